//! The words of a paragraph, and what stands in it beside them.

use super::super::marker;
use super::super::sheet::{Face, Words};
use super::super::xml::{Node, Xml};
use super::styles::{Properties, Styles};

/// Most spaces that one element stands for.
const MOST_SPACES: usize = 100;

/// A paragraph's words, line by line.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// Lines that breaks part.
    pub(super) lines: Vec<Words>,
    /// Words that a reader does not see.
    pub(super) hidden: Words,
    /// Elements that hold paragraphs beside this one.
    pub(super) boxes: Vec<Node>,
    /// Bodies of the notes at its foot or at the end.
    pub(super) notes: Vec<Node>,
    pub(super) comments: usize,
}

/// Reads what stands in the paragraph `node`; `noted` notes stand before it.
pub(super) fn read(
    xml: &Xml,
    node: Node,
    styles: &Styles,
    properties: &Properties,
    noted: usize,
) -> Runs {
    let mut reader = Reader {
        xml,
        styles,
        noted,
        runs: Runs {
            lines: vec![Words::default()],
            ..Runs::default()
        },
    };
    reader.children(node, properties);
    reader.runs
}

struct Reader<'x> {
    xml: &'x Xml,
    styles: &'x Styles,
    noted: usize,
    runs: Runs,
}

impl Reader<'_> {
    fn children(&mut self, node: Node, properties: &Properties) {
        let xml = self.xml;
        for &child in xml.children(node) {
            match xml.name(child) {
                "" => self.push_folded(xml.text(child), properties),
                "text:s" => {
                    let count = xml.attribute(child, "text:c");
                    let count = count.and_then(|c| c.parse().ok()).unwrap_or(1);
                    self.push(&" ".repeat(MOST_SPACES.min(count)), properties);
                }
                "text:tab" => self.push("\t", properties),
                "text:line-break" => self.runs.lines.push(Words::default()),
                "text:span" => {
                    let style = xml.attribute(child, "text:style-name").unwrap_or_default();
                    let own = self.styles.words(style).over(properties);
                    self.children(child, &own);
                }
                "text:note" => self.note(child, properties),
                "office:annotation" => self.runs.comments += 1,
                "text:hidden-text" | "text:hidden-paragraph" => {
                    let hidden = Properties {
                        hidden: Some(true),
                        ..properties.clone()
                    };
                    self.children(child, &hidden);
                }
                "text:ruby-text" | "text:tracked-changes" | "office:event-listeners" => {}
                name if name.starts_with("draw:") => self.runs.boxes.push(child),
                _ => self.children(child, properties),
            }
        }
    }

    fn note(&mut self, node: Node, properties: &Properties) {
        if let Some(body) = self.xml.child(node, "text:note-body") {
            self.runs.notes.push(body);
            let number = (self.noted + self.runs.notes.len()).to_string();
            self.push(&marker::raised(&number).unwrap_or_default(), properties);
        }
    }

    fn push(&mut self, words: &str, properties: &Properties) {
        let face = face(properties);
        self.line(properties).push(words, face);
    }

    fn push_folded(&mut self, words: &str, properties: &Properties) {
        let face = face(properties);
        let raised = properties.raised.unwrap_or_default();
        let line = self.line(properties);
        match marker::raised(words).filter(|_| raised) {
            Some(raised) => line.push(&raised, face),
            None => line.push_folded(words, face),
        }
    }

    fn line(&mut self, properties: &Properties) -> &mut Words {
        if properties.hidden.unwrap_or_default() {
            return &mut self.runs.hidden;
        }
        match self.runs.lines.last_mut() {
            Some(line) => line,
            None => &mut self.runs.hidden,
        }
    }
}

pub(super) fn face(properties: &Properties) -> Face {
    Face {
        bold: properties.bold.unwrap_or_default(),
        struck: properties.struck.unwrap_or_default(),
    }
}
