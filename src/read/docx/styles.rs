//! What styles, and the properties of paragraphs and runs, say of how words stand.

use super::super::xml::{Node, ROOT, Xml};
use std::collections::BTreeMap;

/// Styles that are based on each other.
const MOST_BASES: usize = 16;

/// Levels of headings; further down is running text.
const LEVELS: u8 = 9;

/// What is said of a paragraph and of its words; what is not said is inherited.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    pub(super) bold: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// Above the line, as the marks of footnotes are.
    pub(super) raised: Option<bool>,
    /// Level of a heading, from 1; 0 for running text.
    pub(super) heading: Option<u8>,
    /// Space before and after, in twentieths of a point.
    pub(super) before: Option<i32>,
    pub(super) after: Option<i32>,
    /// No space between paragraphs of the same style.
    pub(super) contextual: Option<bool>,
    /// Indents, in twentieths of a point.
    pub(super) left: Option<i32>,
    pub(super) first_line: Option<i32>,
    /// The list, and the level in it.
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    properties: Properties,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// What holds where no style says otherwise.
    defaults: Properties,
    /// Style of a paragraph that names none.
    normal: Option<String>,
}

impl Styles {
    pub(super) fn new(xml: Option<&Xml>) -> Self {
        let mut styles = Self::default();
        let Some(xml) = xml else { return styles };
        for defaults in ["w:pPrDefault", "w:rPrDefault"] {
            if let Some(node) = xml.find(defaults) {
                let read = Properties::read(xml, node);
                styles.defaults = read.over(&styles.defaults);
            }
        }
        for node in xml.within(ROOT).filter(|n| xml.name(*n) == "w:style") {
            let Some(id) = xml.attribute(node, "w:styleId") else {
                continue;
            };
            let mut properties = Properties::read(xml, node);
            let name = value(xml, node, "w:name").unwrap_or_default();
            properties.heading = properties.heading.or_else(|| heading_by_name(name));
            let default = xml.attribute(node, "w:default").is_some_and(is_on);
            if default && xml.attribute(node, "w:type") == Some("paragraph") {
                styles.normal = Some(id.to_owned());
            }
            let style = Style {
                based_on: value(xml, node, "w:basedOn").map(str::to_owned),
                properties,
            };
            styles.by_id.insert(id.to_owned(), style);
        }
        styles
    }

    /// What holds for a paragraph of a style.
    pub(super) fn paragraph(&self, style: Option<&str>) -> Properties {
        let style = style.or(self.normal.as_deref()).unwrap_or_default();
        self.of(style).over(&self.defaults)
    }

    /// What a style and those that it is based on say.
    pub(super) fn of(&self, style: &str) -> Properties {
        let mut properties = Properties::default();
        let mut next = Some(style);
        for _ in 0..MOST_BASES {
            let Some(style) = next.and_then(|id| self.by_id.get(id)) else {
                break;
            };
            properties = properties.over(&style.properties);
            next = style.based_on.as_deref();
        }
        properties
    }
}

impl Properties {
    /// What the `w:pPr` and `w:rPr` within `node` say.
    pub(super) fn read(xml: &Xml, node: Node) -> Self {
        let mut properties = Self::default();
        for child in xml.children(node) {
            match xml.name(*child) {
                "w:pPr" => properties.read_paragraph(xml, *child),
                "w:rPr" => properties.read_run(xml, *child),
                _ => {}
            }
        }
        properties
    }

    /// These, and `base` where they say nothing.
    pub(super) fn over(self, base: &Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            struck: self.struck.or(base.struck),
            hidden: self.hidden.or(base.hidden),
            raised: self.raised.or(base.raised),
            heading: self.heading.or(base.heading),
            before: self.before.or(base.before),
            after: self.after.or(base.after),
            contextual: self.contextual.or(base.contextual),
            left: self.left.or(base.left),
            first_line: self.first_line.or(base.first_line),
            level: self.level.or(base.level),
            list: self.list.or_else(|| base.list.clone()),
        }
    }

    pub(super) fn read_run(&mut self, xml: &Xml, run: Node) {
        let on = |name| switch(xml, run, name);
        self.bold = on("w:b").or(self.bold);
        self.struck = on("w:strike").or(on("w:dstrike")).or(self.struck);
        self.raised = value(xml, run, "w:vertAlign")
            .map(|align| align == "superscript")
            .or(self.raised);
        self.hidden = on("w:vanish").or(on("w:webHidden")).or(self.hidden);
    }

    pub(super) fn read_paragraph(&mut self, xml: &Xml, paragraph: Node) {
        let number = |node: Option<Node>, name: &str| {
            node.and_then(|node| xml.attribute(node, name))
                .and_then(|value| value.parse::<i32>().ok())
        };
        let outline = value(xml, paragraph, "w:outlineLvl").and_then(|v| v.parse::<u8>().ok());
        self.heading = outline
            .map(|level| if level < LEVELS { level + 1 } else { 0 })
            .or(self.heading);
        let spacing = xml.child(paragraph, "w:spacing");
        self.before = number(spacing, "w:before").or(self.before);
        self.after = number(spacing, "w:after").or(self.after);
        self.contextual = switch(xml, paragraph, "w:contextualSpacing").or(self.contextual);
        let indent = xml.child(paragraph, "w:ind");
        self.left = number(indent, "w:left")
            .or(number(indent, "w:start"))
            .or(self.left);
        self.first_line = number(indent, "w:firstLine")
            .or(number(indent, "w:hanging").map(|hanging| -hanging))
            .or(self.first_line);
        if let Some(list) = xml.child(paragraph, "w:numPr") {
            self.level = value(xml, list, "w:ilvl")
                .and_then(|level| level.parse().ok())
                .or(self.level);
            self.list = value(xml, list, "w:numId")
                .map(str::to_owned)
                .or(self.list.take());
        }
    }
}

/// `heading 2`, as the built-in styles are named in every language of Word.
fn heading_by_name(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    if name == "title" {
        return Some(1);
    }
    let level = name.strip_prefix("heading ")?.trim().parse::<u8>().ok()?;
    (1..=LEVELS).contains(&level).then_some(level)
}

/// `w:val` of the child of that name.
pub(super) fn value<'x>(xml: &'x Xml, node: Node, name: &str) -> Option<&'x str> {
    xml.attribute(xml.child(node, name)?, "w:val")
}

/// Whether a property that can be switched is on; none where nothing is said.
fn switch(xml: &Xml, node: Node, name: &str) -> Option<bool> {
    let child = xml.child(node, name)?;
    Some(xml.attribute(child, "w:val").is_none_or(is_on))
}

fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off")
}
