//! The words of a paragraph: its runs, with insertions taken in and deletions left out.

use super::super::marker;
use super::super::sheet::{Face, Words};
use super::super::xml::{Node, Xml};
use super::styles::{Properties, Styles};

/// A paragraph's words, line by line, and what stands in it beside them.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// Lines that breaks part.
    pub(super) lines: Vec<Words>,
    /// Words that a reader does not see.
    pub(super) hidden: Words,
    /// Elements that hold paragraphs of a text box.
    pub(super) boxes: Vec<Node>,
    /// Ids of the notes at its foot, and whether each stands at the document's end.
    pub(super) notes: Vec<(String, bool)>,
    pub(super) inserted: u32,
    pub(super) deleted: u32,
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
        for &child in self.xml.children(node) {
            self.element(child, properties);
        }
    }

    fn element(&mut self, node: Node, properties: &Properties) {
        let xml = self.xml;
        match xml.name(node) {
            "w:r" => self.run(node, properties),
            "w:ins" | "w:moveTo" => {
                self.runs.inserted += 1;
                self.children(node, properties);
            }
            "w:del" | "w:moveFrom" => self.runs.deleted += 1,
            "mc:AlternateContent" => {
                let choice = xml.child(node, "mc:Choice");
                if let Some(choice) = choice.or_else(|| xml.child(node, "mc:Fallback")) {
                    self.children(choice, properties);
                }
            }
            "w:drawing" | "w:pict" | "w:object" => {
                let boxes = outermost(xml, node, "w:txbxContent");
                self.runs.boxes.extend(boxes);
            }
            "w:ruby" => {
                if let Some(base) = xml.child(node, "w:rubyBase") {
                    self.children(base, properties);
                }
            }
            "w:pPr" | "w:rPr" | "w:sdtPr" | "w:txbxContent" => {}
            "m:t" => self.push_text(node, properties),
            _ => self.children(node, properties),
        }
    }

    fn run(&mut self, node: Node, around: &Properties) {
        let xml = self.xml;
        let mut own = Properties::default();
        if let Some(properties) = xml.child(node, "w:rPr") {
            own.read_run(xml, properties);
            if let Some(style) = super::styles::value(xml, properties, "w:rStyle") {
                own = own.over(&self.styles.of(style));
            }
        }
        let properties = own.over(around);
        for &child in xml.children(node) {
            match xml.name(child) {
                "w:t" => self.push_text(child, &properties),
                "w:tab" | "w:ptab" => self.push("\t", &properties),
                "w:noBreakHyphen" => self.push("-", &properties),
                "w:br" | "w:cr" => self.runs.lines.push(Words::default()),
                "w:sym" => self.symbol(child, &properties),
                "w:footnoteReference" | "w:endnoteReference" => self.note(child, &properties),
                "w:fldChar" => self.field(child, &properties),
                _ => self.element(child, &properties),
            }
        }
    }

    fn push_text(&mut self, node: Node, properties: &Properties) {
        let xml = self.xml;
        let words: String = xml.children(node).iter().map(|n| xml.text(*n)).collect();
        let raised = properties.raised.unwrap_or_default();
        match marker::raised(&words).filter(|_| raised) {
            Some(raised) => self.push(&raised, properties),
            None => self.push(&words, properties),
        }
    }

    fn push(&mut self, words: &str, properties: &Properties) {
        let face = Face {
            bold: properties.bold.unwrap_or_default(),
            struck: properties.struck.unwrap_or_default(),
        };
        if properties.hidden.unwrap_or_default() {
            self.runs.hidden.push(words, face);
        } else if let Some(line) = self.runs.lines.last_mut() {
            line.push(words, face);
        }
    }

    /// A character of a font of symbols: of these, boxes and ticks say something.
    fn symbol(&mut self, node: Node, properties: &Properties) {
        /// In the fonts Wingdings and Wingdings 2.
        const SYMBOLS: &[(u32, &str)] = &[
            (0x2f, "-"),
            (0x52, "[x]"),
            (0x6f, "[ ]"),
            (0xa3, "[ ]"),
            (0xa8, "[ ]"),
            (0xfc, "\u{2713}"),
            (0xfd, "[x]"),
            (0xfe, "[x]"),
        ];
        let code = self
            .xml
            .attribute(node, "w:char")
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .unwrap_or_default();
        let known = SYMBOLS.iter().find(|(known, _)| *known == code & 0xff);
        self.push(known.map_or(marker::BULLET, |(_, text)| text), properties);
    }

    fn note(&mut self, node: Node, properties: &Properties) {
        let Some(id) = self.xml.attribute(node, "w:id") else {
            return;
        };
        let at_end = self.xml.name(node) == "w:endnoteReference";
        self.runs.notes.push((id.to_owned(), at_end));
        let number = (self.noted + self.runs.notes.len()).to_string();
        self.push(&marker::raised(&number).unwrap_or_default(), properties);
    }

    /// A box of a form that is ticked or not.
    fn field(&mut self, node: Node, properties: &Properties) {
        let xml = self.xml;
        let tick_box = xml
            .child(node, "w:ffData")
            .and_then(|data| xml.child(data, "w:checkBox"));
        if let Some(tick_box) = tick_box {
            let state = xml
                .child(tick_box, "w:checked")
                .or_else(|| xml.child(tick_box, "w:default"));
            let ticked = state.is_some_and(|state| {
                xml.attribute(state, "w:val")
                    .is_none_or(|value| !matches!(value, "0" | "false"))
            });
            self.push(if ticked { "[x] " } else { "[ ] " }, properties);
        }
    }
}

/// The elements of that name in `node` that stand in no other of it.
fn outermost(xml: &Xml, node: Node, name: &str) -> Vec<Node> {
    let mut found = Vec::new();
    let mut open = vec![node];
    while let Some(next) = open.pop() {
        if xml.name(next) == name {
            found.push(next);
        } else if xml.name(next) != "mc:Fallback" {
            open.extend(xml.children(next).iter().rev());
        }
    }
    found
}
