//! Tables whose cells a stroke between blanks parts: `1. / Write to the clerk / AO`, as programs print
//! them that take the words out of a word processor's file, or `Ann Oak | Clerk | Pond Trust`.
//!
//! A row goes on over lines until it has all of its cells. Deliberately not seen: strokes in running
//! text, and rows of two cells that neither a head nor numbers make a table.

use super::Pass;
use super::draft::{Draft, DraftTable, Taken};
use crate::document::Span;
use crate::text::{numbering, offset_in, starts_lower, word_count};
use crate::vocabulary::{self, Term};
use smallvec::SmallVec;

pub(super) const PASS: Pass = Pass {
    name: "slash_tables",
    describes: "tables whose cells are parted by strokes",
    run,
};

/// What parts cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stroke {
    Slanting,
    /// Cells may be empty, and strokes may frame a row: running text has this stroke seldom.
    Upright,
}

impl Stroke {
    /// What stands between two cells of a row at least once.
    const fn between(self) -> &'static str {
        match self {
            Self::Slanting => " / ",
            Self::Upright => " | ",
        }
    }
}

/// Most cells of a row.
const MOST_CELLS: usize = 8;

/// Rows that show that strokes part cells.
const LEAST_ROWS: usize = 3;

/// Most lines of a row.
const MOST_LINES: usize = 12;

type Cells = SmallVec<[Span; 6]>;

fn run(draft: &mut Draft<'_>) {
    for stroke in [Stroke::Slanting, Stroke::Upright] {
        if memchr::memmem::find(draft.text.as_bytes(), stroke.between().as_bytes()).is_none() {
            continue;
        }
        let mut index = 0;
        while index < draft.lines.len() {
            index = if opens_row(draft, index, stroke) {
                take_table(draft, index, stroke)
            } else {
                index + 1
            };
        }
    }
}

fn opens_row(draft: &Draft<'_>, index: usize, stroke: Stroke) -> bool {
    draft.is_free(index) && draft.words(index).contains(stroke.between())
}

/// The cells of a line.
fn cells(draft: &Draft<'_>, index: usize, stroke: Stroke) -> Cells {
    let Some(line) = draft.lines.get(index) else {
        return Cells::new();
    };
    let words = line.span.of(draft.text);
    let cell = |part: &str| {
        let from = offset_in(words, part);
        line.span.part(from..from + part.len()).trimmed(draft.text)
    };
    match stroke {
        Stroke::Slanting => words
            .trim_end()
            .trim_end_matches(" /")
            .split(stroke.between())
            .map(cell)
            .collect(),
        Stroke::Upright => {
            let framed = words.strip_prefix('|');
            let row = framed.unwrap_or(words).trim_end();
            let row = framed.and(row.strip_suffix('|')).unwrap_or(row);
            row.split('|').map(cell).collect()
        }
    }
}

/// Takes the table that starts at `first`, if it is one; gives the line after it.
fn take_table(draft: &mut Draft<'_>, first: usize, stroke: Stroke) -> usize {
    let head = cells(draft, first, stroke);
    let terms = || {
        head.iter()
            .map(|cell| vocabulary::column(cell.of(draft.text)))
    };
    let labelled = head
        .first()
        .is_none_or(|cell| cell.is_empty() || cell.of(draft.text).ends_with(':'));
    let headed = terms().all(|term| term.is_some());
    let told = terms().any(|term| term == Some(Term::Notes));
    let counted = is_number(draft, &head);
    if head.len() > MOST_CELLS
        || labelled
        || (told && stroke == Stroke::Slanting)
        || !(headed || counted || head.len() > 2 || stroke == Stroke::Upright)
    {
        return first + 1;
    }
    let shape = Shape {
        columns: head.len(),
        counted: counted && !headed,
        lines: stroke == Stroke::Upright || (!headed && !counted),
        stroke,
    };
    let rows = rows(draft, first, shape);
    let least = if headed { 2 } else { LEAST_ROWS };
    if rows.len() < least {
        return first + 1;
    }
    let mut table = DraftTable {
        first_line: first,
        columns: u16::try_from(head.len()).unwrap_or(u16::MAX),
        ..DraftTable::default()
    };
    if headed {
        table.head = terms().collect();
    }
    let mut end = first + 1;
    for (nth, row) in rows.iter().enumerate() {
        table.rows.push(headed && nth == 0);
        for (column, line, cell) in row {
            let gap = draft.lines.get(*line).map_or(0, |line| line.gap);
            table.push(*column, *cell, gap, 0);
            draft.take(*line, Taken::Table);
            end = end.max(line + 1);
        }
    }
    for index in first..end {
        if draft.is_free(index) && is_rule(draft, &cells(draft, index, stroke)) {
            draft.take(index, Taken::Table);
        }
    }
    draft.tables.push(table);
    end
}

/// Whether a number is all of the first cell.
fn is_number(draft: &Draft<'_>, cells: &Cells) -> bool {
    cells.first().is_some_and(|cell| {
        let words = cell.of(draft.text);
        numbering(words).is_some_and(|number| number.len == words.len())
    })
}

/// Pieces of a row: the column, the line, and the words.
type Row = Vec<(usize, usize, Span)>;

/// What the rows of a table have in common.
#[derive(Clone, Copy)]
struct Shape {
    /// Cells of each.
    columns: usize,
    /// Whether each opens with a number.
    counted: bool,
    /// Whether each is one line.
    lines: bool,
    stroke: Stroke,
}

/// Whether the first cell is a short value, and no other is empty: no pieces of a sentence.
fn are_values(draft: &Draft<'_>, cells: &Cells, stroke: Stroke) -> bool {
    /// Most words of the first cell.
    const MOST_WORDS: usize = 8;
    cells.first().is_some_and(|cell| {
        let words = cell.of(draft.text);
        word_count(words) <= MOST_WORDS && !starts_lower(words)
    }) && (stroke == Stroke::Upright || cells.iter().all(|cell| !cell.is_empty()))
}

/// `--- | :---`: what parts the head of a table from its rows.
fn is_rule(draft: &Draft<'_>, cells: &Cells) -> bool {
    cells.first().is_some_and(|cell| {
        let words = cell.of(draft.text);
        words.len() > 1 && words.chars().all(|c| matches!(c, '-' | ':' | '='))
    })
}

/// The rows from `first` on.
fn rows(draft: &Draft<'_>, first: usize, shape: Shape) -> Vec<Row> {
    let Shape {
        columns,
        counted,
        lines,
        stroke,
    } = shape;
    let mut rows: Vec<Row> = Vec::new();
    let mut index = first;
    while opens_row(draft, index, stroke) {
        let opening = cells(draft, index, stroke);
        if is_rule(draft, &opening) {
            index += 1;
            continue;
        }
        if opening.len() > columns
            || (counted && !is_number(draft, &opening))
            || (lines && !(opening.len() == columns && are_values(draft, &opening, stroke)))
            || draft
                .lines
                .get(index)
                .is_some_and(|line| index > first && line.gap > 1)
        {
            break;
        }
        let mut row: Row = opening
            .iter()
            .enumerate()
            .map(|(column, cell)| (column, index, *cell))
            .collect();
        let mut filled = opening.len();
        let mut next = index + 1;
        // A cell goes on below until the row has all of its own.
        while filled < columns && next < index + MOST_LINES && draft.is_free(next) {
            let more = cells(draft, next, stroke);
            if filled + more.len() - 1 > columns
                || (counted && is_number(draft, &more))
                || draft.lines.get(next).is_some_and(|line| line.gap > 1)
            {
                break;
            }
            row.extend(
                more.iter()
                    .enumerate()
                    .map(|(nth, cell)| (filled - 1 + nth, next, *cell)),
            );
            filled += more.len() - 1;
            next += 1;
        }
        if filled < columns {
            break;
        }
        rows.push(row);
        index = next;
    }
    rows
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::read::{Limits, read};

    /// The cells of the first table, rows parted by `;`.
    fn table(text: &str) -> Option<String> {
        let document = read(text.as_bytes(), None, &Limits::default()).ok()?;
        let document: Document = super::super::lay_out(document);
        let table = document.tables.first()?;
        let row = |row: usize| {
            let words: Vec<&str> = (0..table.columns)
                .map(|column| document.cell_span(table, row, column))
                .map(|cell| cell.map_or("", |cell| document.words(cell)))
                .collect();
            words.join("|")
        };
        let rows: Vec<String> = (0..table.rows.len()).map(row).collect();
        Some(rows.join(";"))
    }

    #[test]
    fn tables() {
        for (text, cells) in [
            (
                "Actions\n\nNo. / Action / Owner\n1. / Write to the clerk / AO\n2. / Dig a pond\nand fill it / BE\n",
                Some("No.|Action|Owner;1.|Write to the clerk|AO;2.|Dig a pond and fill it|BE"),
            ),
            (
                "Action Sheet\n\n1. / Write to the clerk / AO\n2. / Dig a pond\nand fill it / BE\n3. / Rest / CA\n",
                Some("1.|Write to the clerk|AO;2.|Dig a pond and fill it|BE;3.|Rest|CA"),
            ),
            (
                "Present\n\nName / Role\nAnn Oak / Clerk\nBea Elm / Warden\n",
                Some("Name|Role;Ann Oak|Clerk;Bea Elm|Warden"),
            ),
            (
                "Notes\n\nThe ponds / ducks were seen.\nAnd the trees / birds too.\n",
                None,
            ),
            (
                "Date: / 3 May / Venue: / Long Hall\nPresent: / Ann Oak / Clerk: / Bea Elm\nAway: / Cy Ash / Sick: / Di Fir\n",
                None,
            ),
            (
                "Present\n\nName | Role | Body\nAnn Oak | Clerk |\nBea Elm | | Pond Trust\n",
                Some("Name|Role|Body;Ann Oak|Clerk|;Bea Elm||Pond Trust"),
            ),
            (
                "Actions\n\n| Write to the clerk | AO |\n| Dig a pond | BE |\n| Rest | CA |\n",
                Some("Write to the clerk|AO;Dig a pond|BE;Rest|CA"),
            ),
            ("Home | Ponds | Trees\n\nThe ponds were seen.\n", None),
            (
                "Notes\n\nPonds / ducks / trees were seen.\nThat is all that was told.\n",
                None,
            ),
        ] {
            assert_eq!(table(text).as_deref(), cells, "{text}");
        }
    }
}
