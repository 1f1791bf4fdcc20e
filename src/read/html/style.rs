//! What an element's name, class and style say of how its words are set.

use super::super::sheet::Face;
use super::tree::{Node, Page};

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

/// Whether the element's style says that lines stand tight: Word and Outlook write each line as a
/// paragraph.
pub(super) fn is_tight(page: &Page, node: Node) -> bool {
    page.attribute(node, "style").is_some_and(|style| {
        let is_zero = |name: &str| {
            value(style, name).is_some_and(|margin| {
                margin.split_whitespace().all(|part| {
                    part.trim_start_matches(['0', '.'])
                        .starts_with(['c', 'p', 'i', 'e'])
                        || part == "0"
                }) && margin.starts_with(['0', '.'])
            })
        };
        is_zero("margin") || (is_zero("margin-bottom") && is_zero("margin-top"))
    })
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
        assert_eq!(word_list_indent(style), Some(4));
        assert_eq!(word_list_indent("mso-list:Ignore"), None);
    }
}
