//! Tables whose cells tabs part, put together over page breaks.
//!
//! A row begins with its first cell; a line whose leading cells are empty goes on with the row
//! above, and so do lines without tabs between two rows of one table: they belong to the last cell.
//! Deliberately not seen: numbered lists (`1.` tab title) and `Label:` tab value lines.

use super::Pass;
use super::draft::{Draft, DraftTable, Taken};
use crate::document::{Line, Span};
use crate::text::{ends_sentence, numbering, starts_lower, word_count};
use crate::vocabulary::{self, Term};
use smallvec::SmallVec;

pub(super) const PASS: Pass = Pass {
    name: "tab_tables",
    describes: "tables whose cells are parted by tabs",
    run,
};

type Cells = SmallVec<[Span; 6]>;

/// Words of a cell that is a short value rather than prose.
const SHORT_VALUE: usize = 4;

fn run(draft: &mut Draft<'_>) {
    let mut index = 0;
    while index < draft.lines.len() {
        index = match starts_table(draft, index) {
            Some(head) => take_table(draft, index, head),
            None => index + 1,
        };
    }
}

/// Whether a table starts at this line; and if so, whether with its head.
fn starts_table(draft: &Draft<'_>, index: usize) -> Option<bool> {
    let line = draft.lines.get(index).filter(|line| line.tabbed)?;
    if !draft.is_free(index) {
        return None;
    }
    let cells = cells(draft.text, line);
    if is_head(draft.text, &cells) {
        return Some(true);
    }
    if filled(&cells) < 2 || is_list_entry(draft.text, &cells) {
        return None;
    }
    // Without a head, a second row of as many cells is the proof.
    let next = draft.lines.get(index + 1).filter(|next| next.tabbed)?;
    let below = self::cells(draft.text, next);
    let alike =
        below.len() == cells.len() && filled(&below) >= 2 && !is_list_entry(draft.text, &below);
    alike.then_some(false)
}

/// Takes the table that starts at `first`; gives the line after it.
fn take_table(draft: &mut Draft<'_>, first: usize, with_head: bool) -> usize {
    let mut table = DraftTable {
        first_line: first,
        ..DraftTable::default()
    };
    let head_cells = draft
        .lines
        .get(first)
        .map(|line| cells(draft.text, line))
        .unwrap_or_default();
    table.columns = u16::try_from(head_cells.len()).unwrap_or(u16::MAX);
    if with_head {
        table.head = head_cells
            .iter()
            .map(|cell| vocabulary::column(cell.of(draft.text)))
            .collect();
    }
    let prose = table.head.last() == Some(&Some(Term::Notes));
    let mut builder = Builder {
        head: with_head.then_some(head_cells),
        table,
        last: RowState::default(),
    };
    let mut taken = Vec::new();
    let mut index = first;
    // Lines without tabs are taken only when another row proves that the table goes on.
    let mut pending: Vec<usize> = Vec::new();
    while let Some(line) = draft.lines.get(index) {
        if !draft.is_free(index) {
            index += 1;
            continue;
        }
        if line.tabbed {
            let cells = cells(draft.text, line);
            let other = index > first && builder.is_other_table(draft.text, &cells);
            let beyond = !pending.is_empty() && cells.len() > usize::from(builder.table.columns);
            // A heading stands between this table and another with the same head.
            let headed = !pending.is_empty() && builder.is_head_again(draft.text, &cells);
            if other || beyond || headed {
                break;
            }
            for &line in &pending {
                builder.continue_last_cell(draft, line);
            }
            taken.append(&mut pending);
            builder.row(draft, index, &cells);
            taken.push(index);
        } else if opens_part(draft.words(index)) {
            break;
        } else if line.gap == 0 && pending.is_empty() {
            builder.continue_last_cell(draft, index);
            taken.push(index);
        } else {
            pending.push(index);
        }
        index += 1;
    }
    if prose {
        // The last row of the minutes has no row below it to prove that its text goes on.
        for &line in &pending {
            builder.continue_last_cell(draft, line);
        }
        taken.append(&mut pending);
    }
    let end = taken.last().map_or(first, |last| *last) + 1;
    for index in taken {
        draft.take(index, Taken::Table);
    }
    draft.tables.push(builder.table);
    end
}

/// What the row that is being built looks like.
#[derive(Default)]
struct RowState {
    /// Whether each cell so far ended as a sentence or a short value does.
    complete: SmallVec<[bool; 6]>,
    last_column: usize,
}

struct Builder {
    head: Option<Cells>,
    table: DraftTable,
    last: RowState,
}

impl Builder {
    fn row(&mut self, draft: &Draft<'_>, index: usize, cells: &Cells) {
        let Some(line) = draft.lines.get(index) else {
            return;
        };
        let repeated = self.is_head_again(draft.text, cells);
        if repeated || !self.goes_on(draft.text, cells) {
            self.table.rows.push(repeated);
            self.last = RowState::default();
        }
        self.table.columns = self
            .table
            .columns
            .max(u16::try_from(cells.len()).unwrap_or(u16::MAX));
        for (column, cell) in cells.iter().enumerate() {
            if cell.is_empty() {
                continue;
            }
            self.table.push(column, *cell, line.gap, 0);
            let words = cell.of(draft.text);
            if self.last.complete.len() <= column {
                self.last.complete.resize(column + 1, true);
            }
            if let Some(complete) = self.last.complete.get_mut(column) {
                *complete = ends_sentence(words) || word_count(words) <= SHORT_VALUE;
            }
            self.last.last_column = column;
        }
    }

    /// Whether a line with these cells is the head of this table once more.
    fn is_head_again(&self, text: &str, cells: &Cells) -> bool {
        self.head
            .as_ref()
            .is_some_and(|head| same_words(text, head, cells))
    }

    /// Whether a line with these cells is the head of another table.
    fn is_other_table(&self, text: &str, cells: &Cells) -> bool {
        !self.is_head_again(text, cells) && is_head(text, cells)
    }

    /// Whether cells go on with the row above: the first is empty, and they do not look like a
    /// new record in columns that were complete.
    fn goes_on(&self, text: &str, cells: &Cells) -> bool {
        if self.table.rows.is_empty() || cells.first().is_none_or(|first| !first.is_empty()) {
            return false;
        }
        let fresh = cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
            .all(|(column, cell)| {
                let complete = self.last.complete.get(column).copied().unwrap_or(true);
                complete && !starts_lower(cell.of(text))
            });
        !(fresh && filled(cells) >= 2)
    }

    fn continue_last_cell(&mut self, draft: &Draft<'_>, index: usize) {
        if let Some(line) = draft.lines.get(index) {
            let column =
                usize::from(self.table.columns.saturating_sub(1)).min(self.last.last_column.max(1));
            self.table.push(column, line.span, line.gap, line.indent);
        }
    }
}

/// Whether a line is a label that begins another part of the document.
pub(super) fn opens_part(words: &str) -> bool {
    let label = words.split_once(':').map_or(words, |(label, _)| label);
    // `Apologies received from A Oak.` opens a part too.
    let opening = label.split(' ').next().unwrap_or_default();
    vocabulary::label(label).is_some_and(Term::opens_part)
        || vocabulary::label(opening) == Some(Term::Apologies)
}

/// Whether every cell is the head of a column.
fn is_head(text: &str, cells: &Cells) -> bool {
    filled(cells) >= 2
        && cells
            .iter()
            .filter(|cell| !cell.is_empty())
            .all(|cell| vocabulary::column(cell.of(text)).is_some())
}

/// `1.` tab `Title`, `Date:` tab `3 May`: a list entry or a labelled value.
fn is_list_entry(text: &str, cells: &Cells) -> bool {
    let first = cells.first().map_or("", |cell| cell.of(text));
    let marker = numbering(first).is_some_and(|n| n.len == first.len())
        || is_bullet(first)
        || (is_bare_number(first)
            && cells
                .last()
                .is_some_and(|last| word_count(last.of(text)) > SHORT_VALUE));
    filled(cells) == 2 && (marker || first.ends_with(':') || first.is_empty())
}

/// One sign alone.
fn is_bullet(words: &str) -> bool {
    let mut signs = words.chars();
    let sign = signs.next().is_some_and(|c| !c.is_alphanumeric());
    sign && signs.next().is_none()
}

/// `4` before a paragraph, which a tab parts from it.
fn is_bare_number(words: &str) -> bool {
    const MOST_DIGITS: usize = 3;
    words.len() <= MOST_DIGITS && !words.is_empty() && words.bytes().all(|b| b.is_ascii_digit())
}

fn same_words(text: &str, a: &Cells, b: &Cells) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.of(text) == b.of(text))
}

fn filled(cells: &Cells) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// The cells of a line; empty ones at the end are dropped.
fn cells(text: &str, line: &Line) -> Cells {
    let words = line.whole.of(text);
    let mut cells = Cells::new();
    let mut start = 0;
    for at in memchr::memchr_iter(b'\t', words.as_bytes()).chain(std::iter::once(words.len())) {
        cells.push(line.whole.part(start..at).trimmed(text));
        start = at + 1;
    }
    while cells.last().is_some_and(|cell| cell.is_empty()) {
        cells.pop();
    }
    cells
}
