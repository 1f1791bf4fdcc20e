//! What styles say of how words stand.

use super::super::xml::{Node, ROOT, Xml};
use super::list::ListStyle;
use std::collections::BTreeMap;

/// Styles that are based on each other.
const MOST_BASES: usize = 16;

/// Twentieths of a point in a unit of length.
const UNITS: &[(&str, f64)] = &[
    ("cm", 566.93),
    ("mm", 56.693),
    ("in", 1440.0),
    ("pt", 20.0),
    ("pc", 240.0),
    ("px", 15.0),
];

/// What is said of a paragraph or of words; what is not said is inherited.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    pub(super) bold: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// Above the line, as the marks of footnotes are.
    pub(super) raised: Option<bool>,
    /// Lengths in twentieths of a point.
    pub(super) before: Option<i32>,
    pub(super) after: Option<i32>,
    pub(super) left: Option<i32>,
    pub(super) first_line: Option<i32>,
    /// No space between paragraphs of one style.
    pub(super) contextual: Option<bool>,
    /// The document's title.
    pub(super) title: Option<bool>,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By name, those of words behind a `/`: names of the families overlap.
    by_name: BTreeMap<String, (Option<String>, Properties)>,
    defaults: Properties,
    lists: BTreeMap<String, ListStyle>,
    /// How headings are numbered.
    pub(super) outline: ListStyle,
}

impl Styles {
    /// The styles of several files; those of later ones win.
    pub(super) fn new<'x>(files: impl Iterator<Item = &'x Xml>) -> Self {
        let mut styles = Self::default();
        for xml in files {
            for node in xml.within(ROOT) {
                styles.read(xml, node);
            }
        }
        styles
    }

    fn read(&mut self, xml: &Xml, node: Node) {
        let attribute = |name| xml.attribute(node, name).unwrap_or_default();
        match xml.name(node) {
            "style:style" => {
                let key = |name: &str| key(attribute("style:family"), name);
                let mut properties = Properties::read(xml, node);
                let name = attribute("style:name");
                if name == "Title" {
                    properties.title = Some(true);
                }
                let parent = xml.attribute(node, "style:parent-style-name").map(key);
                self.by_name.insert(key(name), (parent, properties));
            }
            "style:default-style" if attribute("style:family") == "paragraph" => {
                self.defaults = Properties::read(xml, node);
            }
            "text:list-style" => {
                let name = attribute("style:name").to_owned();
                self.lists.insert(name, ListStyle::read(xml, node));
            }
            "text:outline-style" => self.outline = ListStyle::read(xml, node),
            _ => {}
        }
    }

    /// What holds for a paragraph of a style.
    pub(super) fn paragraph(&self, name: &str) -> Properties {
        self.of(&key("paragraph", name)).over(&self.defaults)
    }

    /// What a style of words says.
    pub(super) fn words(&self, name: &str) -> Properties {
        self.of(&key("text", name))
    }

    pub(super) fn list(&self, name: &str) -> Option<&ListStyle> {
        self.lists.get(name)
    }

    fn of(&self, name: &str) -> Properties {
        let mut properties = Properties::default();
        let mut next = Some(name);
        for _ in 0..MOST_BASES {
            let Some((parent, own)) = next.and_then(|name| self.by_name.get(name)) else {
                break;
            };
            properties = properties.over(own);
            next = parent.as_deref();
        }
        properties
    }
}

fn key(family: &str, name: &str) -> String {
    if family == "text" {
        format!("/{name}")
    } else {
        name.to_owned()
    }
}

impl Properties {
    /// These, and `base` where they say nothing.
    pub(super) fn over(self, base: &Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            struck: self.struck.or(base.struck),
            hidden: self.hidden.or(base.hidden),
            raised: self.raised.or(base.raised),
            before: self.before.or(base.before),
            after: self.after.or(base.after),
            left: self.left.or(base.left),
            first_line: self.first_line.or(base.first_line),
            contextual: self.contextual.or(base.contextual),
            title: self.title.or(base.title),
        }
    }

    fn read(xml: &Xml, style: Node) -> Self {
        let mut properties = Self::default();
        if let Some(node) = xml.child(style, "style:text-properties") {
            let attribute = |name| xml.attribute(node, name);
            properties.bold = attribute("fo:font-weight").map(is_bold);
            properties.struck = attribute("style:text-line-through-style")
                .or(attribute("style:text-line-through-type"))
                .map(|line| line != "none");
            properties.raised =
                attribute("style:text-position").map(|position| position.starts_with("super"));
            properties.hidden = attribute("text:display").map(|display| display == "none");
        }
        if let Some(node) = xml.child(style, "style:paragraph-properties") {
            let attribute = |name| xml.attribute(node, name);
            let length_of = |name| attribute(name).and_then(length);
            let all = length_of("fo:margin");
            properties.before = length_of("fo:margin-top").or(all);
            properties.after = length_of("fo:margin-bottom").or(all);
            properties.left = length_of("fo:margin-left").or(all);
            properties.first_line = length_of("fo:text-indent");
            properties.contextual =
                attribute("style:contextual-spacing").map(|value| value == "true");
        }
        properties
    }
}

fn is_bold(weight: &str) -> bool {
    const BOLD: u32 = 600;
    weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= BOLD)
}

/// A length in twentieths of a point.
fn length(value: &str) -> Option<i32> {
    /// Lengths beyond that are those of no page.
    const MOST: f64 = 100_000.0;
    let (unit, scale) = UNITS.iter().find(|(unit, _)| value.ends_with(unit))?;
    let number: f64 = value.strip_suffix(unit)?.trim().parse().ok()?;
    let twentieths = (number * scale).clamp(-MOST, MOST);
    #[allow(
        clippy::cast_possible_truncation,
        reason = "it was clamped to what fits, and a fraction of a twentieth of a point is nothing"
    )]
    twentieths.is_finite().then_some(twentieths as i32)
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn lengths() {
        for (text, twentieths) in [
            ("0.5in", Some(720)),
            ("12pt", Some(240)),
            ("-1cm", Some(-566)),
            ("0cm", Some(0)),
            ("10%", None),
            ("NaNcm", None),
        ] {
            assert_eq!(length(text), twentieths, "{text}");
        }
    }
}
