//! Paragraphs, lists and tables in their order, then notes, then what stands on every page.

use super::super::marker;
use super::super::sheet::{Sheet, Stand, Words};
use super::super::spacing::{Above, LINE, columns};
use super::super::xml::{Node, ROOT, Xml};
use super::list::{Counts, LEVELS};
use super::paragraph::{self, face};
use super::styles::{Properties, Styles};
use crate::document::Opens;
use std::collections::BTreeMap;

/// Columns that a level of a list is indented by.
const LEVEL: u16 = 4;

/// Columns by which the words of an entry hang below its marker.
const HANG: u16 = 2;

/// Levels of headings.
const HEADINGS: u8 = 9;

/// Writes the document; `master` is the file of styles, which holds heads and feet.
pub(super) fn write(content: &Xml, master: Option<&Xml>, styles: &Styles, sheet: &mut Sheet) {
    let mut writer = Writer {
        styles,
        sheet,
        above: Above::default(),
        lists: Lists::default(),
        notes: Vec::new(),
        noted: 0,
        before: Words::default(),
        furniture: false,
        inserted: 0,
        deleted: 0,
        comments: 0,
        hidden: 0,
    };
    if let Some(master) = master {
        writer.running(master, &["style:header-first"], false);
    }
    if let Some(body) = content.find("office:text") {
        writer.blocks(content, body);
    }
    writer.notes(content);
    if let Some(master) = master {
        writer.running(master, RUNNING, true);
    }
    writer.report();
}

/// Elements that stand on every page.
const RUNNING: &[&str] = &[
    "style:header",
    "style:footer",
    "style:header-left",
    "style:footer-left",
    "style:footer-first",
];

/// The lists that are open, and those that may be gone on with.
#[derive(Debug, Default)]
struct Lists {
    /// Names of the styles of the lists that are open, from the outermost.
    open: Vec<String>,
    counts: Counts,
    by_style: BTreeMap<String, Counts>,
    by_id: BTreeMap<String, Counts>,
    outline: Counts,
    /// The entry that is open and has no line yet.
    pending: Option<Pending>,
}

/// An entry of a list that has no line yet.
#[derive(Debug, Clone, Copy)]
struct Pending {
    /// The number that it begins with, if it says so.
    start: Option<i64>,
}

struct Writer<'d, 's> {
    styles: &'d Styles,
    sheet: &'s mut Sheet,
    above: Above,
    lists: Lists,
    /// Bodies of notes to be written at the end.
    notes: Vec<Node>,
    noted: usize,
    /// Words before those of the next paragraph: the mark of a note.
    before: Words,
    furniture: bool,
    inserted: u32,
    deleted: u32,
    comments: usize,
    hidden: u32,
}

impl Writer<'_, '_> {
    /// Writes the paragraphs, lists and tables in `node`.
    fn blocks(&mut self, xml: &Xml, node: Node) {
        for &child in xml.children(node) {
            match xml.name(child) {
                "text:p" | "text:h" => self.paragraph(xml, child),
                "text:list" => self.list(xml, child),
                "table:table" => self.table(xml, child),
                "text:tracked-changes" => {
                    let count = |name| {
                        let changes = xml.within(child).filter(|n| xml.name(*n) == name);
                        u32::try_from(changes.count()).unwrap_or(u32::MAX)
                    };
                    self.inserted += count("text:insertion");
                    self.deleted += count("text:deletion");
                }
                "office:annotation" => self.comments += 1,
                "office:forms" | "text:sequence-decls" | "" => {}
                "text:table-of-content" => {
                    let before = std::mem::replace(&mut self.furniture, true);
                    if let Some(index) = xml.child(child, "text:index-body") {
                        self.blocks(xml, index);
                    }
                    self.furniture = before;
                }
                // Sections, frames, text boxes and shapes.
                _ => self.blocks(xml, child),
            }
        }
    }

    fn paragraph(&mut self, xml: &Xml, node: Node) {
        let style = xml.attribute(node, "text:style-name").unwrap_or_default();
        let properties = self.styles.paragraph(style);
        let noted = self.noted + self.notes.len();
        let runs = paragraph::read(xml, node, self.styles, &properties, noted);
        self.comments += runs.comments;
        self.notes.extend(&runs.notes);
        let blank = runs.lines.iter().all(Words::is_blank) && self.before.is_blank();
        if blank {
            self.above.blank();
        } else {
            let heading = heading(xml, node, &properties);
            self.lines(xml, node, style, &properties, heading, runs.lines);
        }
        if !runs.hidden.is_blank() {
            self.hidden += 1;
            let stand = Stand {
                furniture: true,
                opens: Opens::Paragraph,
                ..Stand::default()
            };
            self.sheet.line(runs.hidden, stand);
        }
        for shape in runs.boxes {
            self.blocks(xml, shape);
        }
    }

    fn lines(
        &mut self,
        xml: &Xml,
        node: Node,
        style: &str,
        properties: &Properties,
        heading: u8,
        lines: Vec<Words>,
    ) {
        let gap = self.above.gap(
            style,
            properties.before.unwrap_or_default(),
            properties.after.unwrap_or_default(),
            properties.contextual.unwrap_or_default(),
        );
        let is_heading = xml.name(node) == "text:h" && heading > 0;
        let mark = match self.lists.pending.take() {
            Some(Pending { start }) => self.mark(start),
            None if is_heading && self.lists.open.is_empty() => {
                self.styles
                    .outline
                    .mark(&mut self.lists.outline, usize::from(heading - 1), None)
            }
            None => None,
        };
        let level = u16::try_from(self.lists.open.len()).unwrap_or_default();
        let indent = if is_heading {
            0
        } else if level > 0 {
            let hang = if mark.is_some() { 0 } else { HANG };
            (level - 1) * LEVEL + hang
        } else {
            columns(properties.left.unwrap_or_default() + properties.first_line.unwrap_or_default())
        };
        let mut first = std::mem::take(&mut self.before);
        if let Some(mark) = mark {
            first.push(&marker::before_words(&mark), face(properties));
        }
        let stand = Stand {
            indent,
            gap,
            heading,
            opens: Opens::Paragraph,
            furniture: self.furniture,
        };
        let mut lines = lines.into_iter();
        if let Some(line) = lines.next() {
            first.append(&line);
        }
        self.sheet.line(first, stand);
        for line in lines {
            self.sheet.line(line, Stand { gap: 0, ..stand });
        }
    }

    /// The marker of the entry that is open.
    fn mark(&mut self, start: Option<i64>) -> Option<String> {
        let level = self.lists.open.len().checked_sub(1)?;
        let style = self.styles.list(self.lists.open.last()?)?;
        style.mark(&mut self.lists.counts, level, start)
    }

    fn list(&mut self, xml: &Xml, node: Node) {
        let own = xml.attribute(node, "text:style-name");
        let style = own
            .map(str::to_owned)
            .or_else(|| self.lists.open.last().cloned())
            .unwrap_or_default();
        let outermost = self.lists.open.is_empty();
        if outermost {
            let goes_on = xml.attribute(node, "text:continue-numbering") == Some("true");
            let other = xml.attribute(node, "text:continue-list");
            self.lists.counts = other
                .and_then(|id| self.lists.by_id.get(id))
                .or_else(|| self.lists.by_style.get(&style).filter(|_| goes_on))
                .copied()
                .unwrap_or_default();
        }
        if self.lists.open.len() < LEVELS {
            self.lists.open.push(style.clone());
            self.entries(xml, node);
            self.lists.open.pop();
        } else {
            self.entries(xml, node);
        }
        if outermost {
            let counts = self.lists.counts;
            self.lists.by_style.insert(style, counts);
            if let Some(id) = xml.attribute(node, "xml:id") {
                self.lists.by_id.insert(id.to_owned(), counts);
            }
        }
    }

    fn entries(&mut self, xml: &Xml, node: Node) {
        for &child in xml.children(node) {
            if xml.name(child) == "text:list-item" {
                let start = xml.attribute(child, "text:start-value");
                self.lists.pending = Some(Pending {
                    start: start.and_then(|start| start.parse().ok()),
                });
            }
            self.blocks(xml, child);
            self.lists.pending = None;
        }
    }

    fn table(&mut self, xml: &Xml, node: Node) {
        let open = std::mem::take(&mut self.lists.open);
        self.sheet.open_table();
        self.rows(xml, node, false);
        self.sheet.close_table();
        self.lists.open = open;
        // A table's edge parts what stands above and below it.
        self.above = Above::ending(LINE);
    }

    fn rows(&mut self, xml: &Xml, node: Node, head: bool) {
        for &child in xml.children(node) {
            match xml.name(child) {
                "table:table-header-rows" => self.rows(xml, child, true),
                "table:table-rows" | "table:table-row-group" => self.rows(xml, child, head),
                "table:table-row" => {
                    self.sheet.open_row(head);
                    self.cells(xml, child);
                }
                _ => {}
            }
        }
    }

    fn cells(&mut self, xml: &Xml, row: Node) {
        for cell in xml.named(row, "table:table-cell") {
            let number = |name| {
                xml.attribute(cell, name)
                    .and_then(|v| v.parse::<u16>().ok())
            };
            let repeated = number("table:number-columns-repeated").unwrap_or(1);
            let columns = number("table:number-columns-spanned").unwrap_or(repeated);
            let rows = number("table:number-rows-spanned").unwrap_or(1);
            self.sheet
                .open_cell(columns, u32::from(rows.saturating_sub(1)));
            self.above = Above::default();
            self.blocks(xml, cell);
        }
    }

    /// Notes at the foot of pages and at the end, in the order of their marks.
    fn notes(&mut self, xml: &Xml) {
        while !self.notes.is_empty() {
            for body in std::mem::take(&mut self.notes) {
                self.noted += 1;
                let mark = marker::raised(&self.noted.to_string()).unwrap_or_default();
                self.before.push(&mark, face(&Properties::default()));
                self.before.push(" ", face(&Properties::default()));
                self.above = Above::ending(LINE);
                self.blocks(xml, body);
                self.before = Words::default();
            }
        }
    }

    /// Heads and feet of pages.
    fn running(&mut self, master: &Xml, names: &[&str], furniture: bool) {
        self.furniture = furniture;
        for node in master.within(ROOT) {
            if names.contains(&master.name(node)) {
                self.blocks(master, node);
            }
        }
        self.notes.clear();
        self.furniture = false;
    }

    fn report(&mut self) {
        if self.inserted + self.deleted > 0 {
            self.sheet.note_tracked_changes(self.inserted, self.deleted);
        }
        if self.comments > 0 {
            self.sheet.note_comments(self.comments);
        }
        if self.hidden > 0 {
            self.sheet.note_hidden(self.hidden);
        }
    }
}

/// Level of the heading that a paragraph is; 0 for none.
fn heading(xml: &Xml, node: Node, properties: &Properties) -> u8 {
    if xml.name(node) == "text:h" {
        let level = xml.attribute(node, "text:outline-level");
        let level = level.and_then(|level| level.parse::<u8>().ok());
        return level.unwrap_or(1).clamp(1, HEADINGS);
    }
    u8::from(properties.title.unwrap_or_default())
}
