//! Tables whose cells ruled lines bound, put together over page breaks.
//!
//! A table goes on with the one at the end of the page before where its columns stand in the same
//! places. Its first row goes on with the last row above where nothing new begins: its first cell
//! is empty, and its words go on with words that were cut. Deliberately not seen: boxes around text.

use super::Pass;
use super::draft::{Draft, DraftTable, Taken};
use super::grid::{Field, Grid, grids};
use super::people_rows::{self, InCell};
use crate::document::{PlacedWord, Span};
use crate::text::{ends_sentence, find_date, starts_lower};
use crate::vocabulary::{self, Term};
use smallvec::SmallVec;
use std::collections::HashMap;

pub(super) const PASS: Pass = Pass {
    name: "ruled_tables",
    describes: "tables whose cells ruled lines bound",
    run,
};

/// Points by which a column may stand elsewhere on the next page.
const SHIFT: f32 = 6.0;

/// How much farther apart than the nearest lines of its table two lines of a cell stand where a
/// paragraph ends, as a share of the type size.
const APART: f32 = 0.15;

/// Distance of two lines, as a share of the type size, that is the nearest where no cell has two.
const NEAREST: f32 = 1.7;

fn run(draft: &mut Draft<'_>) {
    let Some(geometry) = draft.source.geometry else {
        return;
    };
    let mut open: Option<Open> = None;
    for (page, number) in geometry.pages.iter().zip(1_u32..) {
        for grid in grids(&page.rules) {
            let Some(found) = table(draft, &grid, number) else {
                continue;
            };
            open = Some(match open.take() {
                Some(above) if goes_on(draft, &above, &found) => above.with(draft, found),
                above => {
                    draft.tables.extend(above.map(|open| open.table));
                    found
                }
            });
        }
    }
    draft.tables.extend(open.map(|open| open.table));
}

/// A table, and where it stands.
struct Open {
    table: DraftTable,
    /// Left edges of its columns, in points.
    lefts: Vec<f32>,
    right: f32,
    page: u32,
    last_line: usize,
}

/// Words of one line that stand in one cell.
struct Piece {
    line: usize,
    cell: Field,
    span: Span,
    /// Lower edge and size of its type.
    bottom: f32,
    size: f32,
}

impl Piece {
    const fn in_cell(&self) -> InCell {
        InCell {
            line: self.line,
            cell: self.cell,
            span: self.span,
        }
    }
}

/// Most rows within a ruled row.
const MOST_WITHIN: usize = 1024;

/// The table that the words in a grid make; none where it holds none.
fn table(draft: &mut Draft<'_>, grid: &Grid, page: u32) -> Option<Open> {
    let mut pieces = pieces(draft, grid, page);
    let (first_line, last_line) = (pieces.first()?.line, pieces.last()?.line);
    let columns = bands(pieces.iter().map(|piece| piece.cell.column));
    if columns.len() < 2 {
        return None;
    }
    let widths = widths(draft, grid, &pieces, &columns);
    let within = people_rows::within(
        draft,
        &pieces.iter().map(Piece::in_cell).collect::<Vec<_>>(),
    );
    for (piece, within) in pieces.iter_mut().zip(within) {
        piece.cell.row = piece.cell.row * MOST_WITHIN + within.min(MOST_WITHIN - 1);
    }
    let rows = bands(pieces.iter().map(|piece| piece.cell.row));
    for piece in &pieces {
        draft.take(piece.line, Taken::Table);
    }
    let mut table = DraftTable {
        first_line,
        columns: u16::try_from(columns.len()).unwrap_or(u16::MAX),
        widths,
        rows: vec![false; rows.len()],
        ..DraftTable::default()
    };
    let pitch = pitch(&pieces);
    let mut last: Vec<Option<f32>> = vec![None; rows.len() * columns.len()];
    for piece in &pieces {
        let row = rows.partition_point(|row| *row < piece.cell.row);
        let column = columns.partition_point(|column| *column < piece.cell.column);
        let slot = last.get_mut(row * columns.len() + column)?;
        let gap = slot.is_some_and(|bottom| piece.bottom - bottom > piece.size * (pitch + APART));
        *slot = Some(piece.bottom);
        let indent = draft.lines.get(piece.line).map_or(0, |line| line.indent);
        table.push_at(row, column, piece.span, u16::from(gap), indent);
    }
    set_head(draft, &mut table);
    table.form = is_form(draft, &table);
    Some(Open {
        table,
        lefts: columns
            .iter()
            .filter_map(|column| grid.xs.get(*column).copied())
            .collect(),
        right: grid.right(),
        page,
        last_line,
    })
}

/// The least distance of two lines in a cell, as a share of the type size.
fn pitch(pieces: &[Piece]) -> f32 {
    let mut nearest = NEAREST;
    let mut above: HashMap<(usize, usize), f32> = HashMap::new();
    for piece in pieces {
        let cell = (piece.cell.row, piece.cell.column);
        if let Some(bottom) = above.insert(cell, piece.bottom) {
            let distance = (piece.bottom - bottom) / piece.size;
            if distance > SAME_LINE {
                nearest = nearest.min(distance);
            }
        }
    }
    nearest
}

/// Distance below which two pieces stand on one line, as a share of the type size.
const SAME_LINE: f32 = 0.6;

/// The words in a grid, cell by cell and line by line, from top to bottom.
fn pieces(draft: &Draft<'_>, grid: &Grid, page: u32) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let from = draft.lines.partition_point(|line| line.page < page);
    for (index, line) in draft.lines.iter().enumerate().skip(from) {
        if line.page > page {
            break;
        }
        if !draft.is_free(index) {
            continue;
        }
        let of_line = pieces.len();
        for word in draft.source.placed(line.span) {
            let Some(cell) = cell_of(grid, word) else {
                continue;
            };
            match pieces.get_mut(of_line..).and_then(<[Piece]>::last_mut) {
                Some(open) if open.cell == cell => open.span = open.span.hull(word.span),
                _ => pieces.push(Piece {
                    line: index,
                    cell,
                    span: word.span,
                    bottom: word.bottom,
                    size: word.size,
                }),
            }
        }
    }
    pieces
}

/// The cell that a word stands in; a word that reaches out of the grid stands in the cell beside.
fn cell_of(grid: &Grid, word: &PlacedWord) -> Option<Field> {
    let middle = f32::midpoint(word.top, word.bottom);
    let x = f32::midpoint(word.left, word.right).clamp(grid.left() + 1.0, grid.right() - 1.0);
    let near = word.left < grid.right() + SHIFT && word.right > grid.left() - SHIFT;
    (near && middle > grid.top() && middle < grid.bottom())
        .then(|| grid.cell_at(x, middle))
        .flatten()
}

/// The different ones of `numbers`, in order.
fn bands(numbers: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut bands: Vec<usize> = numbers.collect();
    bands.sort_unstable();
    bands.dedup();
    bands
}

/// Columns that text fills in each column: between its lines, less the blank at both sides.
fn widths(draft: &Draft<'_>, grid: &Grid, pieces: &[Piece], columns: &[usize]) -> Vec<f32> {
    columns
        .iter()
        .map(|&column| {
            let edge = grid.xs.get(column).copied().unwrap_or_default();
            let of_column = || pieces.iter().filter(|piece| piece.cell.column == column);
            let blank = of_column()
                .filter_map(|piece| draft.source.placed(piece.span).first())
                .map(|word| (word.left - edge).max(0.0))
                .fold(f32::MAX, f32::min);
            let width = of_column()
                .map(|piece| grid.width_of(piece.cell))
                .fold(f32::MAX, f32::min);
            draft.source.columns((width - 2.0 * blank).max(0.0))
        })
        .collect()
}

/// Marks the first row as the head where most of its cells head columns.
fn set_head(draft: &Draft<'_>, table: &mut DraftTable) {
    let cells = table.row_cells(0);
    let mut head = vec![None; usize::from(table.columns)];
    let mut known = 0;
    let mut filled = 0;
    for (column, spans) in cells {
        let words: Vec<&str> = spans.iter().map(|span| draft.source.words(*span)).collect();
        let words = words.join(" ");
        let term = vocabulary::head(&words);
        // `Present | Ann Oak | Chair` is a row with its label.
        if term.is_none() && people_rows::is_person(&words) {
            return;
        }
        // `Date:` has its value beside it.
        let heads = term.filter(|term| term.heads_people() || !words.ends_with(':'));
        filled += 1;
        // Days at which somebody was there, or not.
        let day = term.is_none() && find_date(&words).is_some();
        known += usize::from(heads.is_some() || day);
        if let Some(slot) = head.get_mut(usize::from(column)) {
            *slot = term;
        }
    }
    if filled >= 2 && known * 2 > filled {
        table.head = head;
        if let Some(row) = table.rows.first_mut() {
            *row = true;
        }
    }
}

/// Most lines of a label.
const LABEL_LINES: usize = 2;

/// Whether a table holds labels and their values: `Date:` beside `3 May`. People are no one's value.
fn is_form(draft: &Draft<'_>, table: &DraftTable) -> bool {
    if table.columns != 2 || !table.head.is_empty() {
        return false;
    }
    let mut firsts: Vec<(u32, usize, Span)> = Vec::new();
    for piece in table.pieces.iter().filter(|piece| piece.column == 0) {
        match firsts.last_mut() {
            Some((row, lines, _)) if *row == piece.row => *lines += 1,
            _ => firsts.push((piece.row, 1, piece.span)),
        }
    }
    let mut labels = 0;
    for (_, lines, label) in &firsts {
        let words = draft.source.words(*label);
        let term = vocabulary::label(words);
        if term.is_some_and(Term::heads_people) || *lines > LABEL_LINES {
            return false;
        }
        labels += usize::from(words.ends_with(':') || term.is_some());
    }
    let rows = firsts.len();
    labels * 2 > rows
}

/// Whether `below` stands on the next page, with nothing between and its columns in the same places.
fn goes_on(draft: &Draft<'_>, above: &Open, below: &Open) -> bool {
    let between = draft
        .taken
        .get(above.last_line + 1..below.table.first_line)
        .unwrap_or_default();
    let same = |left: &f32| {
        above
            .lefts
            .iter()
            .any(|other| (other - left).abs() <= SHIFT)
    };
    below.page <= above.page + 1
        && between.iter().all(|taken| *taken != Taken::Free)
        && (above.right - below.right).abs() <= SHIFT
        && below.lefts.iter().all(same)
        && (below.table.head.is_empty() || below.table.head == above.table.head)
        && (below.page != above.page || below.table.head.is_empty())
}

impl Open {
    /// This table with the rows of the one that goes on with it.
    fn with(mut self, draft: &Draft<'_>, below: Self) -> Self {
        let places: SmallVec<[u16; 8]> = below
            .lefts
            .iter()
            .map(|left| {
                let at = self
                    .lefts
                    .iter()
                    .position(|other| (other - left).abs() <= SHIFT);
                u16::try_from(at.unwrap_or_default()).unwrap_or(u16::MAX)
            })
            .collect();
        let mut table = below.table;
        for piece in &mut table.pieces {
            piece.column = places
                .get(usize::from(piece.column))
                .copied()
                .unwrap_or(piece.column);
        }
        let cut = self.page < below.page && self.is_cut(draft, &table);
        self.table.append_rows(table, cut);
        self.page = below.page;
        self.last_line = below.last_line;
        self
    }

    /// Whether the page break cut the last row, which then goes on with the first of `below`.
    fn is_cut(&self, draft: &Draft<'_>, below: &DraftTable) -> bool {
        if below.rows.first() == Some(&true) || self.table.rows.is_empty() {
            return false;
        }
        let last = self.table.row_cells(self.table.rows.len() - 1);
        let first = below.row_cells(0);
        if first.iter().any(|(column, _)| *column == 0) {
            return false;
        }
        let unfinished = |column: u16| {
            last.iter()
                .find(|(at, _)| *at == column)
                .and_then(|(_, spans)| spans.last())
                .is_some_and(|span| !ends_sentence(draft.source.words(*span)))
        };
        first.len() == 1
            || first.iter().any(|(column, spans)| {
                unfinished(*column)
                    || spans
                        .first()
                        .is_some_and(|span| starts_lower(draft.source.words(*span)))
            })
    }
}
