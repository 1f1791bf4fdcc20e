//! Rows within a ruled row: people who stand under each other in one cell, beside cells whose lines stand on
//! theirs.

use super::draft::Draft;
use super::grid::Field;
use crate::document::Span;
use crate::text::{person_entry, word_count};

/// Words of one line that stand in one cell of a table.
#[derive(Clone, Copy)]
pub(super) struct InCell {
    pub(super) line: usize,
    pub(super) cell: Field,
    pub(super) span: Span,
}

/// Of each piece, the row within its ruled row: 0 where that is one row.
pub(super) fn within(draft: &Draft<'_>, pieces: &[InCell]) -> Vec<usize> {
    let mut within = vec![0; pieces.len()];
    let mut rows: Vec<usize> = pieces.iter().map(|piece| piece.cell.row).collect();
    rows.sort_unstable();
    rows.dedup();
    for row in rows {
        let of_row = || pieces.iter().filter(|piece| piece.cell.row == row);
        let Some(lines) = lines_of_people(draft, &of_row) else {
            continue;
        };
        for (slot, piece) in within.iter_mut().zip(pieces) {
            if piece.cell.row == row {
                *slot = lines
                    .partition_point(|line| *line <= piece.line)
                    .saturating_sub(1);
            }
        }
    }
    within
}

/// The lines on which people stand in the first column that holds several, where each has something beside it.
fn lines_of_people<'p, I: Iterator<Item = &'p InCell>>(
    draft: &Draft<'_>,
    of_row: &dyn Fn() -> I,
) -> Option<Vec<usize>> {
    /// People that make several.
    const LEAST: usize = 2;
    let mut columns: Vec<usize> = of_row().map(|piece| piece.cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    for column in columns {
        let here = || of_row().filter(|piece| piece.cell.column == column);
        let lines: Vec<usize> = here().map(|piece| piece.line).collect();
        let stacked = lines.len() >= LEAST && lines.is_sorted_by(|a, b| a < b);
        let beside =
            |line: &usize| of_row().any(|piece| piece.line == *line && piece.cell.column > column);
        if stacked
            && here().all(|piece| is_person(draft.source.words(piece.span)))
            && lines.iter().all(beside)
        {
            return Some(lines);
        }
    }
    None
}

/// `Ann Oak`, `Dr Ann Oak (AO)`: a name, and nothing beside it but brackets.
pub(super) fn is_person(words: &str) -> bool {
    person_entry(words).is_some_and(|entry| {
        let name = words.get(entry.name.clone()).unwrap_or_default();
        entry.len == words.len()
            && entry.rest.is_none()
            && (word_count(name) >= 2 || entry.honorific.is_some())
    })
}
