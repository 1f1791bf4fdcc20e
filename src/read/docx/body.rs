//! Paragraphs and tables in their order, then notes, then what stands on every page.

use super::super::marker;
use super::super::sheet::{Face, Sheet, Stand, Words};
use super::super::spacing::{Above, LINE, columns};
use super::super::xml::{Node, ROOT, Xml};
use super::numbering::Counts;
use super::paragraph::{self, Runs};
use super::parts::Parts;
use super::styles::{Properties, value};
use crate::document::Opens;

/// Columns that a level of a list is indented by.
const LEVEL: u16 = 4;

pub(super) fn write(parts: &Parts, sheet: &mut Sheet) {
    let mut writer = Writer {
        parts,
        sheet,
        counts: Counts::default(),
        above: Above::default(),
        carried: None,
        notes: Vec::new(),
        furniture: false,
        inserted: 0,
        deleted: 0,
        hidden: 0,
    };
    let main = &parts.main;
    writer.first_page(main);
    if let Some(body) = main.find("w:body") {
        writer.blocks(main, body);
    }
    writer.flush_carried();
    writer.notes();
    writer.running(main);
    writer.report();
}

struct Writer<'p, 's> {
    parts: &'p Parts,
    sheet: &'s mut Sheet,
    counts: Counts,
    above: Above,
    /// Words of a paragraph whose end was deleted, so that it goes on with the next.
    carried: Option<Words>,
    /// Notes to be written at the end.
    notes: Vec<(String, bool)>,
    furniture: bool,
    inserted: u32,
    deleted: u32,
    hidden: u32,
}

impl<'p> Writer<'p, '_> {
    /// Writes the paragraphs and tables in `node`.
    fn blocks(&mut self, xml: &'p Xml, node: Node) {
        for &child in xml.children(node) {
            match xml.name(child) {
                "w:p" => self.paragraph(xml, child),
                "w:tbl" => self.table(xml, child),
                "w:ins" | "w:moveTo" => {
                    self.inserted += 1;
                    self.blocks(xml, child);
                }
                "w:del" | "w:moveFrom" => self.deleted += 1,
                "mc:AlternateContent" => {
                    if let Some(choice) = xml.child(child, "mc:Choice") {
                        self.blocks(xml, choice);
                    }
                }
                "w:sdt" | "w:sdtContent" | "w:customXml" | "w:smartTag" => self.blocks(xml, child),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, xml: &'p Xml, node: Node) {
        let style = xml
            .child(node, "w:pPr")
            .and_then(|properties| value(xml, properties, "w:pStyle"));
        let styled = self.parts.styles.paragraph(style);
        let mut own = Properties::default();
        let mut end_deleted = false;
        if let Some(node) = xml.child(node, "w:pPr") {
            own.read_paragraph(xml, node);
            // What is said of the paragraph's mark is not said of its words, but for its end.
            end_deleted = xml
                .child(node, "w:rPr")
                .is_some_and(|mark| xml.child(mark, "w:del").is_some());
        }
        let list_is_own = own.list.is_some();
        let properties = own.over(&styled);
        let runs = paragraph::read(xml, node, &self.parts.styles, &properties, self.notes.len());
        self.inserted += runs.inserted;
        self.deleted += runs.deleted + u32::from(end_deleted);
        self.notes.extend(runs.notes.iter().cloned());
        let blank = runs.lines.iter().all(Words::is_blank) && self.carried.is_none();
        if end_deleted {
            self.carry(runs);
        } else if blank {
            self.above.blank();
            self.hidden(runs.hidden);
            self.boxes(xml, &runs.boxes);
        } else {
            let boxes = runs.boxes.clone();
            self.write(runs, style.unwrap_or_default(), &properties, list_is_own);
            self.boxes(xml, &boxes);
        }
    }

    /// Keeps the words of a paragraph that goes on with the next.
    fn carry(&mut self, runs: Runs) {
        let mut lines = runs.lines.into_iter();
        let carried = self.carried.get_or_insert_with(Words::default);
        if let Some(first) = lines.next() {
            carried.append(&first);
        }
        for line in lines {
            carried.push(" ", Face::default());
            carried.append(&line);
        }
    }

    fn flush_carried(&mut self) {
        if let Some(words) = self.carried.take() {
            self.sheet.line(
                words,
                Stand {
                    opens: Opens::Paragraph,
                    ..Stand::default()
                },
            );
        }
    }

    fn write(&mut self, runs: Runs, style: &str, properties: &Properties, list_is_own: bool) {
        let gap = self.above.gap(
            style,
            properties.before.unwrap_or_default(),
            properties.after.unwrap_or_default(),
            properties.contextual.unwrap_or_default(),
        );
        let heading = properties.heading.unwrap_or_default();
        let list = properties.list.as_deref().filter(|list| *list != "0");
        let level = properties.level.unwrap_or_default();
        let mark = list.and_then(|list| self.parts.numbering.mark(&mut self.counts, list, level));
        let indent = if mark.is_some() && (list_is_own || heading == 0) {
            u16::try_from(level)
                .unwrap_or_default()
                .saturating_mul(LEVEL)
        } else if mark.is_some() || heading > 0 {
            0
        } else {
            columns(properties.left.unwrap_or_default() + properties.first_line.unwrap_or_default())
        };
        let mut lines = runs.lines.into_iter();
        let mut first = Words::default();
        if let Some(mark) = &mark {
            let face = Face {
                bold: properties.bold.unwrap_or_default(),
                ..Face::default()
            };
            first.push(&marker::before_words(mark), face);
        }
        if let Some(carried) = self.carried.take() {
            first.append(&carried);
        }
        if let Some(line) = lines.next() {
            first.append(&line);
        }
        let stand = Stand {
            indent,
            gap,
            heading,
            opens: Opens::Paragraph,
            furniture: self.furniture,
        };
        self.sheet.line(first, stand);
        for line in lines {
            self.sheet.line(line, Stand { gap: 0, ..stand });
        }
        self.hidden(runs.hidden);
    }

    /// Words that are hidden are kept apart from those that are seen.
    fn hidden(&mut self, words: Words) {
        if !words.is_blank() {
            self.hidden += 1;
            let stand = Stand {
                furniture: true,
                opens: Opens::Paragraph,
                ..Stand::default()
            };
            self.sheet.line(words, stand);
        }
    }

    fn boxes(&mut self, xml: &'p Xml, boxes: &[Node]) {
        for content in boxes {
            self.blocks(xml, *content);
        }
    }

    fn table(&mut self, xml: &'p Xml, node: Node) {
        self.sheet.open_table();
        self.rows(xml, node);
        self.sheet.close_table();
        // A table's edge parts what stands above and below it.
        self.above = Above::ending(LINE);
    }

    fn rows(&mut self, xml: &'p Xml, node: Node) {
        for &child in xml.children(node) {
            match xml.name(child) {
                "w:tr" => self.row(xml, child),
                "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" => self.rows(xml, child),
                _ => {}
            }
        }
    }

    fn row(&mut self, xml: &'p Xml, node: Node) {
        let properties = xml.child(node, "w:trPr");
        let has = |name| properties.is_some_and(|p| xml.child(p, name).is_some());
        if has("w:del") {
            self.deleted += 1;
            return;
        }
        self.inserted += u32::from(has("w:ins"));
        let is_head = properties
            .and_then(|p| xml.child(p, "w:tblHeader"))
            .is_some_and(|head| {
                xml.attribute(head, "w:val")
                    .is_none_or(|v| v != "0" && v != "false")
            });
        self.sheet.open_row(is_head);
        let before = properties
            .and_then(|p| value(xml, p, "w:gridBefore"))
            .and_then(|columns| columns.parse::<u16>().ok());
        if let Some(columns) = before.filter(|columns| *columns > 0) {
            self.sheet.open_cell(columns, 0);
        }
        self.cells(xml, node);
    }

    fn cells(&mut self, xml: &'p Xml, node: Node) {
        for &child in xml.children(node) {
            match xml.name(child) {
                "w:tc" => {
                    let columns = xml
                        .child(child, "w:tcPr")
                        .and_then(|properties| value(xml, properties, "w:gridSpan"))
                        .and_then(|columns| columns.parse().ok());
                    // A cell that goes on with the one above is there, and empty.
                    self.sheet.open_cell(columns.unwrap_or(1), 0);
                    self.above = Above::default();
                    self.blocks(xml, child);
                    self.flush_carried();
                }
                "w:sdt" | "w:sdtContent" | "w:customXml" => self.cells(xml, child),
                _ => {}
            }
        }
    }

    /// Notes at the foot of pages and at the end, in the order of their marks.
    fn notes(&mut self) {
        let mut at = 0;
        while let Some((id, at_end)) = self.notes.get(at).cloned() {
            at += 1;
            let (part, name) = if at_end {
                (&self.parts.endnotes, "w:endnote")
            } else {
                (&self.parts.footnotes, "w:footnote")
            };
            let Some(xml) = part else { continue };
            let note = xml
                .within(ROOT)
                .find(|n| xml.name(*n) == name && xml.attribute(*n, "w:id") == Some(id.as_str()));
            let Some(note) = note else { continue };
            let mark = marker::raised(&at.to_string()).unwrap_or_default();
            let mut words = Words::default();
            words.push(&mark, Face::default());
            words.push(" ", Face::default());
            self.above = Above::ending(LINE);
            self.carried = Some(words);
            self.blocks(xml, note);
            self.carried = None;
        }
    }

    /// The head of the first page, where it has its own: a letterhead stands there once.
    fn first_page(&mut self, xml: &'p Xml) {
        if let Some(head) = first_of(xml, "w:headerReference", "first") {
            self.part(&head);
        }
    }

    /// Heads and feet, once each.
    fn running(&mut self, xml: &'p Xml) {
        let first = first_of(xml, "w:headerReference", "first");
        let mut written = vec![first.unwrap_or_default()];
        self.furniture = true;
        let references = xml
            .within(ROOT)
            .filter(|n| matches!(xml.name(*n), "w:headerReference" | "w:footerReference"))
            .filter_map(|n| xml.attribute(n, "r:id"));
        for id in references {
            if !written.iter().any(|known| known == id) {
                written.push(id.to_owned());
                self.part(id);
            }
        }
        self.furniture = false;
    }

    fn part(&mut self, id: &str) {
        if let Some(xml) = self.parts.furniture.get(id) {
            for root in xml.children(ROOT) {
                self.blocks(xml, *root);
            }
            self.flush_carried();
        }
    }

    fn report(&mut self) {
        if self.inserted + self.deleted > 0 {
            self.sheet.note_tracked_changes(self.inserted, self.deleted);
        }
        let comments = self.parts.comments.as_ref().map_or(0, |xml| {
            xml.within(ROOT)
                .filter(|n| xml.name(*n) == "w:comment")
                .count()
        });
        if comments > 0 {
            self.sheet.note_comments(comments);
        }
        if self.hidden > 0 {
            self.sheet.note_hidden(self.hidden);
        }
    }
}

/// Id of the first head of a kind, where the section it belongs to uses it.
fn first_of(xml: &Xml, name: &str, kind: &str) -> Option<String> {
    let section = xml
        .within(ROOT)
        .find(|n| xml.name(*n) == "w:sectPr" && xml.child(*n, name).is_some())?;
    xml.child(section, "w:titlePg")?;
    xml.named(section, name)
        .find(|n| xml.attribute(*n, "w:type") == Some(kind))
        .and_then(|n| xml.attribute(n, "r:id"))
        .map(str::to_owned)
}
