//! What an element's name, class and style say of how its words are set.

use super::super::sheet::Face;
use super::tree::{Node, Page, ROOT};

/// Font weights from which on type is bold.
const BOLD: u32 = 600;

/// Columns that one level of a list of Word's is indented by.
const LEVEL: u16 = 4;

/// The face of the words in `node`, which stands in words of `face`.
pub(super) fn face(page: &Page, node: Node, name: &str, face: Face) -> Face {
    let mut face = face;
    match name {
        "b" | "strong" | "th" => face.bold = true,
        "s" | "strike" => face.struck = true,
        _ => {}
    }
    let Some(style) = page.attribute(node, "style") else {
        return face;
    };
    match value(style, "font-weight").as_deref() {
        Some("bold" | "bolder") => face.bold = true,
        Some("normal" | "lighter") => face.bold = false,
        Some(weight) => {
            if let Ok(weight) = weight.parse::<u32>() {
                face.bold = weight >= BOLD;
            }
        }
        None => {}
    }
    let line = value(style, "text-decoration").or_else(|| value(style, "text-decoration-line"));
    if line.is_some_and(|line| line.contains("line-through")) {
        face.struck = true;
    }
    face
}

/// Whether a reader of the page does not see the element.
pub(super) fn is_hidden(page: &Page, node: Node) -> bool {
    let hides = |style: &str| {
        value(style, "display").is_some_and(|v| v == "none")
            || value(style, "visibility").is_some_and(|v| v == "hidden")
            || value(style, "mso-hide").is_some_and(|v| v == "all")
    };
    page.attribute(node, "hidden").is_some() || page.attribute(node, "style").is_some_and(hides)
}

/// Classes whose paragraphs stand tight, by the page's style sheets: Word and Outlook write each line
/// as a paragraph.
pub(super) fn tight_classes(page: &Page) -> Vec<String> {
    let sheets = page.within(ROOT).filter(|n| page.name(*n) == Some("style"));
    let mut classes = Vec::new();
    for sheet in sheets {
        let words = page.words(sheet);
        let rules = words.split('}').filter_map(|rule| rule.split_once('{'));
        for (selectors, declarations) in rules {
            if has_no_margin(declarations) {
                let class = |selector: &str| Some(selector.trim().split_once('.')?.1.to_owned());
                classes.extend(selectors.split(',').filter_map(class));
            }
        }
    }
    classes
}

/// Whether lines stand tight, by the element's own style or its class.
pub(super) fn is_tight(page: &Page, node: Node, tight_classes: &[String]) -> bool {
    match page.attribute(node, "style") {
        Some(style) if style.to_ascii_lowercase().contains("margin") => has_no_margin(style),
        _ => page.attribute(node, "class").is_some_and(|classes| {
            classes
                .split_whitespace()
                .any(|class| tight_classes.iter().any(|tight| tight == class))
        }),
    }
}

/// Whether declarations leave no space above and below.
fn has_no_margin(declarations: &str) -> bool {
    /// A length that is nothing, or as Word writes next to nothing: `.0001pt`.
    const LEAST: f64 = 0.01;
    let is_zero = |length: &str| {
        let number = length.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        number
            .parse::<f64>()
            .is_ok_and(|number| number.abs() < LEAST)
    };
    let side = |name: &str| value(declarations, name).map(|length| is_zero(&length));
    let all = value(declarations, "margin").map(|margin| {
        let sides: Vec<&str> = margin.split_whitespace().collect();
        match sides.as_slice() {
            [top, _, bottom, ..] => is_zero(top) && is_zero(bottom),
            [top, ..] => is_zero(top),
            [] => false,
        }
    });
    let top = side("margin-top").or(all).unwrap_or_default();
    let bottom = side("margin-bottom").or(all).unwrap_or_default();
    top && bottom
}

/// Columns of white space that Word's list level or a left margin asks for.
pub(super) fn word_list_indent(style: &str) -> Option<u16> {
    let list = value(style, "mso-list")?;
    let level = list
        .split_whitespace()
        .find_map(|part| part.strip_prefix("level"))?
        .parse::<u16>()
        .ok()?;
    Some(level.clamp(1, 9).saturating_sub(1) * LEVEL)
}

/// The value of a property in a style attribute, in small letters.
pub(super) fn value(style: &str, property: &str) -> Option<String> {
    style.split(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case(property)
            .then(|| value.replace("!important", "").trim().to_ascii_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_of_a_style() {
        let style = "MARGIN: 0cm 0cm 0pt; mso-list:l0 level2 lfo1;Font-Weight: 700 !important";
        assert_eq!(value(style, "font-weight").as_deref(), Some("700"));
        assert_eq!(value(style, "weight"), None);
        assert!(has_no_margin(style));
        assert!(has_no_margin("margin:0cm;margin-bottom:.0001pt"));
        assert!(!has_no_margin("margin:0cm;margin-bottom:8.0pt"));
        assert!(!has_no_margin("font-size:11pt"));
        assert_eq!(word_list_indent(style), Some(4));
        assert_eq!(word_list_indent("mso-list:Ignore"), None);
    }
}
