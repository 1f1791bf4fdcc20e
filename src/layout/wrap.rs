//! Whether lines are wrapped, and at which width.

use super::draft::Draft;
use super::measure::Columns;
use crate::document::Line;

/// Columns beyond which a line was not wrapped by any program that wraps.
const WIDEST: Columns = 132.0;

/// Columns that a wrapped line may leave free: the length of a long word.
const SLACK: Columns = 16.0;

/// Least number of full lines with another below that prove wrapping.
const LEAST_FULL: usize = 3;

/// Share of all lines, in percent, that may be longer than [`WIDEST`], such as web addresses.
const MOST_LONG: usize = 3;

/// The width at which running text is wrapped; none where lines are paragraphs.
pub(super) fn width(draft: &Draft<'_>) -> Option<Columns> {
    let lines: Vec<&Line> = draft
        .lines
        .iter()
        .enumerate()
        .filter(|(index, _)| draft.is_free(*index))
        .map(|(_, line)| line)
        .collect();
    let ends: Vec<Columns> = lines.iter().map(|line| draft.source.end(line)).collect();
    let long = ends.iter().filter(|end| **end > WIDEST).count();
    if long * 100 > lines.len() * MOST_LONG {
        return None;
    }
    let widest = ends
        .iter()
        .copied()
        .filter(|end| *end <= WIDEST)
        .max_by(Columns::total_cmp)?;
    let full = ends
        .iter()
        .zip(lines.iter().skip(1))
        .filter(|(end, below)| **end + SLACK >= widest && below.gap == 0)
        .count();
    (full >= LEAST_FULL).then_some(widest)
}

/// Whether the text goes on below: the first word below, so many columns wide, would not have fitted
/// on a line that ends at column `end`.
pub(super) fn is_full(end: Columns, first_word: Columns, width: Columns) -> bool {
    end + 1.0 + first_word > width
}

/// Columns that a line of a cell must fill for its words to go on below, where the widest line of the
/// cell takes `widest`: proportional type fills a column unevenly.
pub(super) fn cell_fill(widest: Columns) -> Columns {
    (widest * CELL_FILL).ceil()
}

const CELL_FILL: Columns = 5.0 / 6.0;
