//! Rows within a ruled row: people who stand under each other in one cell, beside cells whose lines stand on
//! theirs.

use super::draft::Draft;
use super::grid::Field;
use crate::document::Span;
use crate::text::{person_entry, word_count};
use std::collections::HashSet;

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
    let mut by_row: Vec<(usize, &InCell)> = pieces.iter().enumerate().collect();
    by_row.sort_by_key(|(_, piece)| (piece.cell.row, piece.cell.column, piece.line));
    for row in by_row.chunk_by(|(_, a), (_, b)| a.cell.row == b.cell.row) {
        let Some(lines) = lines_of_people(draft, row) else {
            continue;
        };
        for (at, piece) in row {
            if let Some(slot) = within.get_mut(*at) {
                *slot = lines
                    .partition_point(|line| *line <= piece.line)
                    .saturating_sub(1);
            }
        }
    }
    within
}

/// The lines on which people stand in the first column that holds several, where each has something beside it.
/// The pieces of the row stand in the order of their columns and lines.
fn lines_of_people(draft: &Draft<'_>, row: &[(usize, &InCell)]) -> Option<Vec<usize>> {
    /// People that make several.
    const LEAST: usize = 2;
    let mut columns = row.chunk_by(|(_, a), (_, b)| a.cell.column == b.cell.column);
    let mut from = 0;
    columns.find_map(|column| {
        from += column.len();
        let lines: Vec<usize> = column.iter().map(|(_, piece)| piece.line).collect();
        let stacked = lines.len() >= LEAST && lines.is_sorted_by(|a, b| a < b);
        let people = || {
            column
                .iter()
                .all(|(_, piece)| is_person(draft.source.words(piece.span)))
        };
        if !stacked || !people() {
            return None;
        }
        let beside: HashSet<usize> = row
            .get(from..)
            .unwrap_or_default()
            .iter()
            .map(|(_, piece)| piece.line)
            .collect();
        lines
            .iter()
            .all(|line| beside.contains(line))
            .then_some(lines)
    })
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
