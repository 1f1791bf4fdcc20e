//! What readers of formats with markup write to: the document's text line by line, with what the
//! format says of each.
//!
//! The text is what somebody would see: one line a paragraph, markers of lists written out, the cells
//! of a row parted by tabs where each holds one line.

mod table;
mod words;

pub(super) use words::{Face, Words};

use crate::document::{CellAt, Document, GivenTable, Line, Opens, Span, TypeFaces};
use crate::minutes::{Diagnostic, Format, Severity};
use std::collections::BTreeSet;
use table::{Item, OpenRow, OpenTable};

/// Columns that a tab at the head of a line counts for.
const TAB: u16 = 8;

/// Tables within tables that are told apart; words further in belong to the innermost.
const MOST_TABLES: usize = 16;

/// How a line stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stand {
    /// Columns of white space before it.
    pub(super) indent: u16,
    /// Blank lines before it.
    pub(super) gap: u16,
    /// Level of the heading that it is, from 1.
    pub(super) heading: u8,
    /// What the format says of where its paragraph begins.
    pub(super) opens: Opens,
    /// Whether it is no part of the minutes: a running head, a page's navigation.
    pub(super) furniture: bool,
}

/// A document being written.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
    lines: Vec<Line>,
    faces: TypeFaces,
    given: Vec<GivenTable>,
    furniture: Vec<Span>,
    /// Words of the furniture.
    seen: BTreeSet<String>,
    notes: Vec<Diagnostic>,
    open: Vec<OpenTable>,
    /// Tables beyond [`MOST_TABLES`] that are open.
    too_deep: usize,
    /// Number of the last line.
    number: u32,
}

impl Sheet {
    /// Writes a line, into the open cell if there is one.
    pub(super) fn line(&mut self, words: Words, stand: Stand) {
        if words.is_blank() || (stand.furniture && !self.is_news(&words)) {
            return;
        }
        // A caption stands before the first cell: outside of its own table.
        match self.open.iter_mut().rev().find_map(OpenTable::last_cell) {
            Some(cell) => cell.items.push(Item::Line(words, stand)),
            None => self.write(&words, stand),
        }
    }

    /// Whether no furniture of these words was written: heads of pages stand once in the text.
    fn is_news(&mut self, words: &Words) -> bool {
        self.seen.insert(words.text.trim().to_owned())
    }

    /// Whether nothing was written yet.
    pub(super) fn is_blank(&self) -> bool {
        self.lines.is_empty()
    }

    /// Opens a table, which may stand in a cell of another.
    pub(super) fn open_table(&mut self) {
        if self.open.len() < MOST_TABLES {
            self.open.push(OpenTable::default());
        } else {
            self.too_deep += 1;
        }
    }

    /// Opens a row of the open table.
    pub(super) fn open_row(&mut self, head: bool) {
        if self.too_deep == 0
            && let Some(table) = self.open.last_mut()
        {
            table.open_row(head);
        }
    }

    /// Opens a cell of the open row, which takes `columns` and reaches into `rows_below`.
    pub(super) fn open_cell(&mut self, columns: u16, rows_below: u32) {
        if self.too_deep == 0
            && let Some(table) = self.open.last_mut()
        {
            table.open_cell(columns, rows_below);
        }
    }

    /// Closes the open table.
    pub(super) fn close_table(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(table) = self.open.pop() else {
            return;
        };
        match self.open.last_mut().and_then(OpenTable::last_cell) {
            Some(cell) => cell.items.push(Item::Table(table)),
            None => self.write_table(table),
        }
    }

    /// Changes that were recorded: insertions are taken in, deletions are left out.
    pub(super) fn note_tracked_changes(&mut self, inserted: u32, deleted: u32) {
        self.note(
            "tracked_changes",
            Severity::Warning,
            format!(
                "the document records changes: insertions are read as accepted ({inserted}), \
                 deletions are left out ({deleted})"
            ),
        );
    }

    /// Comments, of those who edited or in the text's markup.
    pub(super) fn note_comments(&mut self, comments: usize) {
        self.note(
            "comments",
            Severity::Warning,
            format!("the document has comments, which are left out: {comments}"),
        );
    }

    /// Words that a reader of the document does not see.
    pub(super) fn note_hidden(&mut self, hidden: u32) {
        self.note(
            "hidden_text",
            Severity::Warning,
            format!("text that is hidden stands in `furniture`, at {hidden} places"),
        );
    }

    /// What was noted elsewhere.
    pub(super) fn notes(&mut self, notes: impl IntoIterator<Item = Diagnostic>) {
        self.notes.extend(notes);
    }

    /// Something that the reader of a record should know.
    pub(super) fn note(&mut self, code: &str, severity: Severity, message: String) {
        self.notes.push(Diagnostic {
            code: code.to_owned(),
            severity,
            message,
            places: Vec::new(),
        });
    }

    /// The document.
    pub(super) fn finish(mut self, format: Format) -> Document {
        while !self.open.is_empty() {
            self.too_deep = 0;
            self.close_table();
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let mut document = Document::new(format, self.text, self.lines, None);
        document.faces = self.faces;
        document.given_tables = self.given;
        document.furniture = self.furniture;
        document.notes = self.notes;
        document
    }

    fn write_table(&mut self, table: OpenTable) {
        let columns = table.columns();
        if !table.is_data() {
            for cell in table.rows.into_iter().flat_map(|row| row.cells) {
                for item in cell.items {
                    match item {
                        Item::Line(words, stand) => self.write(&words, stand),
                        Item::Table(inner) => self.write_table(inner),
                    }
                }
            }
            return;
        }
        let mut rows = table.rows.into_iter().filter(OpenRow::is_filled).peekable();
        while let Some(title) = rows.next_if(|row| row.is_title(columns)) {
            let mut lines = Vec::new();
            for cell in title.cells {
                cell.into_lines(&mut lines);
            }
            for (words, stand) in lines {
                self.write(&words, stand);
            }
        }
        let rows: Vec<OpenRow> = rows.collect();
        let head_rows = rows.iter().take_while(|row| row.head).count();
        let index = index(self.given.len());
        self.given.push(GivenTable {
            columns,
            head_rows: if head_rows < rows.len() {
                self::index(head_rows)
            } else {
                0
            },
        });
        for (at, row) in rows.into_iter().enumerate() {
            self.write_row(row, index, self::index(at));
        }
    }

    fn write_row(&mut self, row: OpenRow, table: u32, at: u32) {
        let cells: Vec<(u16, Vec<(Words, Stand)>)> = row
            .cells
            .into_iter()
            .map(|cell| {
                let column = cell.column;
                let mut lines = Vec::new();
                cell.into_lines(&mut lines);
                (column, lines)
            })
            .collect();
        let one_line = cells.iter().all(|(_, lines)| lines.len() <= 1);
        let mut written: Option<u16> = None;
        for (column, lines) in cells {
            for (words, stand) in lines {
                let gap = match written {
                    None => u16::from(at == 0),
                    // A gap between the paragraphs of a cell says nothing of rows.
                    Some(_) => 0,
                };
                let tabs = match written {
                    Some(before) if one_line => column.saturating_sub(before),
                    _ => {
                        self.break_line(gap);
                        column
                    }
                };
                written = Some(column);
                self.text.extend((0..tabs).map(|_| '\t'));
                let cell = (!stand.furniture).then_some(CellAt {
                    table,
                    row: at,
                    column,
                });
                self.write_words(&words, stand, gap, cell);
            }
        }
    }

    fn write(&mut self, words: &Words, stand: Stand) {
        let gap = if self.lines.is_empty() { 0 } else { stand.gap };
        self.break_line(gap);
        self.text.extend((0..stand.indent).map(|_| ' '));
        self.write_words(words, stand, gap, None);
    }

    /// Ends the line that was written last, if any was, and leaves `gap` lines blank.
    fn break_line(&mut self, gap: u16) {
        if self.lines.is_empty() {
            self.number = 1;
            return;
        }
        self.text.extend((0..=gap).map(|_| '\n'));
        self.number = self.number.saturating_add(u32::from(gap) + 1);
    }

    fn write_words(&mut self, words: &Words, stand: Stand, gap: u16, cell: Option<CellAt>) {
        let trimmed = words.text.trim();
        let blank = words.text.len() - words.text.trim_start().len();
        let lead = words.text.get(..blank).unwrap_or_default();
        let indent = lead.chars().fold(stand.indent, |column, c| match c {
            '\t' => (column / TAB).saturating_add(1).saturating_mul(TAB),
            _ => column.saturating_add(1),
        });
        if cell.is_none() {
            self.text.extend(
                (stand.indent..indent.min(stand.indent.saturating_add(TAB * 8))).map(|_| ' '),
            );
        }
        let start = self.text.len();
        self.text.push_str(trimmed);
        let span = Span::new(start, self.text.len());
        let placed = |part: &Span| {
            let from = (start + part.from()).saturating_sub(blank).max(start);
            let to = (start + part.to()).saturating_sub(blank).min(span.to());
            Span::new(from, to)
        };
        self.faces.bold.extend(words.bold.iter().map(placed));
        self.faces.struck.extend(words.struck.iter().map(placed));
        if stand.furniture {
            self.furniture.push(span);
        }
        self.lines.push(Line {
            span,
            whole: span,
            page: 1,
            number: self.number,
            indent,
            gap,
            tabbed: cell.is_none() && memchr::memchr(b'\t', trimmed.as_bytes()).is_some(),
            column: None,
            margin: None,
            opens: stand.opens,
            heading: stand.heading,
            cell,
        });
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Words {
        let mut words = Words::default();
        let bold = Face {
            bold: true,
            ..Face::default()
        };
        match text.split_once('*') {
            Some((before, rest)) => {
                words.push(before, Face::default());
                words.push(rest, bold);
            }
            None => words.push_folded(text, Face::default()),
        }
        words
    }

    #[test]
    fn lines_stand_where_the_text_says() {
        let mut sheet = Sheet::default();
        sheet.line(words(" \tOne *two"), Stand::default());
        sheet.line(words("  "), Stand::default());
        sheet.line(
            words("three   four"),
            Stand {
                gap: 2,
                indent: 3,
                ..Stand::default()
            },
        );
        let document = sheet.finish(Format::Html);
        assert_eq!(document.text, "        One two\n\n\n   three four\n");
        let seen: Vec<_> = document
            .lines
            .iter()
            .map(|l| (l.span.of(&document.text), l.number, l.indent, l.gap))
            .collect();
        assert_eq!(seen, [("One two", 1, 8, 0), ("three four", 4, 3, 2)]);
        let bold = document.faces.bold.first().map(|s| s.of(&document.text));
        assert_eq!(bold, Some("two"));
    }

    /// Rows of cells as `words`, and how wide each is.
    fn table(sheet: &mut Sheet, rows: &[&[(&str, u16, u32)]]) {
        sheet.open_table();
        for row in rows {
            sheet.open_row(false);
            for (text, columns, below) in *row {
                sheet.open_cell(*columns, *below);
                for line in text.split('|') {
                    sheet.line(words(line), Stand::default());
                }
            }
        }
        sheet.close_table();
    }

    #[test]
    fn cells_know_their_row_and_column() {
        let mut sheet = Sheet::default();
        table(
            &mut sheet,
            &[
                &[("Title", 3, 0)],
                &[("a", 1, 1), ("", 1, 0), ("c", 1, 0)],
                &[("e|f", 1, 0), ("g", 1, 0)],
            ],
        );
        let document = sheet.finish(Format::Html);
        assert_eq!(document.text, "Title\n\na\t\tc\n\te\n\tf\n\t\tg\n");
        let cells: Vec<_> = document
            .lines
            .iter()
            .map(|l| l.cell.map(|c| (c.row, c.column)))
            .collect();
        let at = |row, column| Some((row, column));
        assert_eq!(
            cells,
            [None, at(0, 0), at(0, 2), at(1, 1), at(1, 1), at(1, 2)]
        );
    }

    #[test]
    fn frames_are_no_tables() {
        let mut sheet = Sheet::default();
        sheet.open_table();
        sheet.open_row(false);
        sheet.open_cell(1, 0);
        sheet.line(words("Menu"), Stand::default());
        sheet.open_cell(1, 0);
        table(
            &mut sheet,
            &[&[("a", 1, 0), ("b", 1, 0)], &[("c", 1, 0), ("d", 1, 0)]],
        );
        sheet.close_table();
        let document = sheet.finish(Format::Html);
        assert_eq!(document.given_tables.len(), 1);
        assert_eq!(document.text, "Menu\n\na\tb\nc\td\n");
    }
}
