//! Tables, and furniture, that the format itself marks as such.
//!
//! What the columns hold is told by the vocabulary, whether or not the format marks a head. A table
//! of labels and values (`Date:` beside `3 May`) is no table but lines, and so is a list that was
//! put into one (`1.` beside `Welcome`). A label alone in a row (`Apologies`) parts two tables with
//! one head.

use super::Pass;
use super::draft::{Draft, DraftTable, Taken};
use super::tab_tables::opens_part;
use crate::document::{Line, Opens};
use crate::text::numbering;
use crate::vocabulary::{self, Term};

pub(super) const PASS: Pass = Pass {
    name: "given_tables",
    describes: "tables and furniture that the format marks",
    run,
};

/// Columns that the values of labels are indented by, so that they hang below each other.
const VALUES: u16 = 16;

fn run(draft: &mut Draft<'_>) {
    for index in 0..draft.lines.len() {
        if is_furniture(draft, index) {
            draft.take(index, Taken::Furniture);
        }
    }
    let mut index = 0;
    while index < draft.lines.len() {
        index = match table_at(draft, index) {
            Some(table) => {
                let end = table.end;
                lay_out(draft, &table);
                end
            }
            None => index + 1,
        };
    }
}

fn is_furniture(draft: &Draft<'_>, index: usize) -> bool {
    let Some(line) = draft.lines.get(index) else {
        return false;
    };
    let furniture = draft.given.furniture;
    let at = furniture.partition_point(|span| span.end < line.span.end);
    furniture.get(at).is_some_and(|span| span.holds(line.span))
}

/// A table, as indices of lines.
struct Given {
    rows: Vec<Row>,
    columns: u16,
    head_rows: usize,
    /// The line after its last.
    end: usize,
}

#[derive(Default)]
struct Row {
    /// Its filled cells: the column, and the lines.
    cells: Vec<(u16, Vec<usize>)>,
}

/// The table whose first line is `first`.
fn table_at(draft: &Draft<'_>, first: usize) -> Option<Given> {
    let opening = draft.lines.get(first)?.cell?;
    let given = draft.given.tables.get(opening.table as usize)?;
    let mut table = Given {
        rows: Vec::new(),
        columns: given.columns,
        head_rows: given.head_rows as usize,
        end: first,
    };
    let mut last_row = None;
    while let Some(line) = draft.lines.get(table.end) {
        match line.cell {
            Some(cell) if cell.table == opening.table => {
                if last_row != Some(cell.row) {
                    last_row = Some(cell.row);
                    table.rows.push(Row::default());
                }
                if let Some(row) = table.rows.last_mut() {
                    row.add(cell.column, table.end);
                }
            }
            _ if draft.is_free(table.end) => break,
            _ => {}
        }
        table.end += 1;
    }
    Some(table)
}

impl Row {
    fn add(&mut self, column: u16, line: usize) {
        match self.cells.last_mut() {
            Some((last, lines)) if *last == column => lines.push(line),
            _ => self.cells.push((column, vec![line])),
        }
    }

    /// The words of the cell in `column`, where it holds one line.
    fn line<'t>(&self, draft: &Draft<'t>, column: u16) -> Option<&'t str> {
        self.cells
            .iter()
            .find(|(at, _)| *at == column)
            .and_then(|(_, lines)| match lines.as_slice() {
                [only] => Some(draft.words(*only)),
                _ => None,
            })
    }

    fn terms(&self, draft: &Draft<'_>) -> Vec<(u16, Option<Term>)> {
        let words = |lines: &[usize]| {
            let words: Vec<&str> = lines.iter().map(|line| draft.words(*line)).collect();
            words.join(" ")
        };
        self.cells
            .iter()
            .map(|(column, lines)| (*column, vocabulary::column(&words(lines))))
            .collect()
    }
}

fn lay_out(draft: &mut Draft<'_>, table: &Given) {
    let head = head(draft, table);
    let known = head.as_ref().is_some_and(|(_, known)| *known);
    if !known && is_labels(draft, table) {
        return free_labels(draft, table);
    }
    if head.is_none() && is_list(draft, table) {
        return free_list(draft, table);
    }
    let (head_rows, terms) = match head {
        Some((terms, _)) => (table.head_rows.max(1), terms),
        None => (0, Vec::new()),
    };
    let mut parts = Parts {
        columns: table.columns,
        terms,
        open: None,
    };
    for (at, row) in table.rows.iter().enumerate() {
        if at >= head_rows && is_part(draft, row) {
            parts.close(draft);
            set_free(draft, row, 1);
        } else {
            parts.row(draft, row, at < head_rows);
        }
    }
    parts.close(draft);
}

/// What the columns hold, and whether the vocabulary knows most of them: where the format marks a
/// head, or the first row reads like one.
fn head(draft: &Draft<'_>, table: &Given) -> Option<(Vec<Option<Term>>, bool)> {
    let rows = table.rows.get(..table.head_rows.max(1))?;
    let read = |row: &Row| {
        let terms = row.terms(draft);
        let known = terms.iter().filter(|(_, term)| term.is_some()).count();
        (known, terms)
    };
    let (known, terms) = rows.iter().map(read).max_by_key(|(known, _)| *known)?;
    let colons = rows.iter().all(|row| {
        let mut cells = row.cells.iter().flat_map(|(_, lines)| lines);
        cells.all(|line| draft.words(*line).ends_with(':'))
    });
    // `Date:` beside `Time:` is a form, but `Present:` beside `Officials:` heads two lists.
    let of_people = terms
        .iter()
        .all(|(_, term)| term.is_some_and(Term::heads_people));
    let is_known = terms.len() >= 2 && known * 2 > terms.len() && (!colons || of_people);
    if table.head_rows == 0 && !is_known {
        return None;
    }
    let mut head = vec![None; usize::from(table.columns)];
    for (column, term) in terms {
        if let Some(slot) = head.get_mut(usize::from(column)) {
            *slot = term;
        }
    }
    Some((head, is_known))
}

/// Whether rows are labels and their values.
fn is_labels(draft: &Draft<'_>, table: &Given) -> bool {
    let is_label = |row: &&Row| {
        row.cells.len() <= 2
            && row
                .line(draft, 0)
                .is_some_and(|words| words.ends_with(':') || vocabulary::label(words).is_some())
    };
    let labels = table.rows.iter().filter(is_label).count();
    let wide = table.rows.iter().any(|row| row.cells.len() > 2);
    !wide && labels * 2 > table.rows.len()
}

/// Whether rows are entries of a list, whose numbers or bullets have a column of their own.
fn is_list(draft: &Draft<'_>, table: &Given) -> bool {
    let is_entry = |row: &Row| {
        row.cells.len() == 2
            && row
                .line(draft, 0)
                .is_some_and(|words| numbering(words).is_some_and(|n| n.len == words.len()))
    };
    let entries = table.rows.iter().filter(|row| is_entry(row)).count();
    let wide = table.rows.iter().any(|row| row.cells.len() > 2);
    !wide && entries * 2 > table.rows.len()
}

/// Whether a row is a label that begins another part of the document, and nothing else.
fn is_part(draft: &Draft<'_>, row: &Row) -> bool {
    row.cells.len() == 1 && row.line(draft, 0).is_some_and(opens_part)
}

fn free_labels(draft: &mut Draft<'_>, table: &Given) {
    for (at, row) in table.rows.iter().enumerate() {
        let label = row.line(draft, 0);
        let marked = label.is_some_and(|words| words.ends_with(':'));
        set_free(draft, row, u16::from(at == 0));
        let values = row.cells.iter().filter(|(column, _)| *column > 0);
        for (at, line) in values.flat_map(|(_, lines)| lines).enumerate() {
            with_line(draft, *line, |line| {
                line.indent = VALUES;
                line.gap = 0;
                if at == 0 && marked {
                    line.opens = Opens::Continuation;
                }
            });
        }
    }
}

fn free_list(draft: &mut Draft<'_>, table: &Given) {
    for (at, row) in table.rows.iter().enumerate() {
        let marked = row.line(draft, 0).is_some();
        set_free(draft, row, u16::from(at == 0));
        let words = row.cells.iter().find(|(column, _)| *column > 0);
        if let Some(line) = words.and_then(|(_, lines)| lines.first())
            && marked
        {
            with_line(draft, *line, |line| line.opens = Opens::Continuation);
        }
    }
}

/// Makes a row's lines running text.
fn set_free(draft: &mut Draft<'_>, row: &Row, gap: u16) {
    for (at, line) in row.cells.iter().flat_map(|(_, lines)| lines).enumerate() {
        with_line(draft, *line, |line| {
            line.cell = None;
            line.gap = if at == 0 { gap } else { 0 };
        });
    }
}

fn with_line(draft: &mut Draft<'_>, index: usize, change: impl FnOnce(&mut Line)) {
    if let Some(line) = draft.lines.get_mut(index) {
        change(line);
    }
}

/// The parts of a table between labels that stand alone in a row.
struct Parts {
    columns: u16,
    terms: Vec<Option<Term>>,
    open: Option<DraftTable>,
}

impl Parts {
    fn row(&mut self, draft: &mut Draft<'_>, row: &Row, head: bool) {
        let lines = || row.cells.iter().flat_map(|(_, lines)| lines);
        let Some(first) = lines().next() else { return };
        let table = self.open.get_or_insert_with(|| DraftTable {
            first_line: *first,
            columns: self.columns,
            head: self.terms.clone(),
            ..DraftTable::default()
        });
        table.rows.push(head);
        for (column, lines) in &row.cells {
            for line in lines {
                let Some(Line { span, indent, .. }) = draft.lines.get(*line).copied() else {
                    continue;
                };
                // Lines of a cell are paragraphs: the gap says that none goes on with another.
                table.push(usize::from(*column), span, 1, indent);
                draft.take(*line, Taken::Table);
            }
        }
    }

    fn close(&mut self, draft: &mut Draft<'_>) {
        draft.tables.extend(self.open.take());
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Role};
    use crate::layout::lay_out;
    use crate::minutes::Format;
    use crate::read::{Limits, read};
    use crate::vocabulary::Term;

    fn document(html: &str) -> Document {
        let page = format!("<html><body>{html}</body></html>");
        match read(page.as_bytes(), Some(Format::Html), &Limits::default()) {
            Ok(document) => lay_out(document),
            Err(error) => panic!("{error}"),
        }
    }

    fn rows(rows: &[&[&str]]) -> String {
        let row = |cells: &&[&str]| format!("<tr><td>{}</td></tr>", cells.join("</td><td>"));
        let rows: Vec<String> = rows.iter().map(row).collect();
        format!("<table>{}</table>", rows.concat())
    }

    #[test]
    fn a_head_is_told_by_its_words() {
        let document = document(&rows(&[&["Name", "Role"], &["A Oak", "Chair"]]));
        let [table] = document.tables.as_slice() else {
            panic!("{:?}", document.tables);
        };
        assert_eq!(table.head, [Some(Term::Name), Some(Term::Role)]);
        assert_eq!(table.body().count(), 1);
        assert_eq!(document.cell_words(table, 1, 1), "Chair");
    }

    #[test]
    fn labels_and_lists_are_no_tables() {
        let labels = document(&rows(&[&["Date:", "3 May 2021"], &["Venue:", "Hall"]]));
        assert_eq!(labels.flow.text(), "Date: 3 May 2021\nVenue: Hall\n");
        let list = document(&rows(&[&["1.", "Welcome"], &["2.", "Close"]]));
        assert_eq!(list.flow.text(), "1. Welcome\n2. Close\n");
        assert!(
            list.blocks
                .iter()
                .all(|block| block.role != Role::Paragraph)
        );
    }

    #[test]
    fn a_label_alone_parts_a_table() {
        let document = document(&rows(&[
            &["Name", "Role"],
            &["A Oak", "Chair"],
            &["Apologies"],
            &["B Elm", "Clerk"],
        ]));
        assert_eq!(document.tables.len(), 2);
        assert!(document.tables.iter().all(|table| table.has(Term::Name)));
    }
}
