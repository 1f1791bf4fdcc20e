//! Whether lines are wrapped, and at which width.

use crate::document::Line;

/// Columns beyond which a line was not wrapped by any program that wraps.
const WIDEST: usize = 132;

/// Columns that a wrapped line may leave free: the length of a long word.
const SLACK: usize = 16;

/// Least number of full lines with another below that prove wrapping.
const LEAST_FULL: usize = 3;

/// Share of all lines, in percent, that may be longer than [`WIDEST`], such as web addresses.
const MOST_LONG: usize = 3;

/// The width at which the lines are wrapped; none where lines are paragraphs.
pub(super) fn width(text: &str, lines: &[Line]) -> Option<usize> {
    let ends: Vec<usize> = lines.iter().map(|line| end_column(text, line)).collect();
    let long = ends.iter().filter(|end| **end > WIDEST).count();
    if long * 100 > lines.len() * MOST_LONG {
        return None;
    }
    let widest = ends.iter().copied().filter(|end| *end <= WIDEST).max()?;
    let full = ends
        .iter()
        .zip(lines.iter().skip(1))
        .filter(|(end, below)| **end + SLACK >= widest && below.gap == 0)
        .count();
    (full >= LEAST_FULL).then_some(widest)
}

/// The column after the line's last character.
pub(super) fn end_column(text: &str, line: &Line) -> usize {
    usize::from(line.indent) + line.span.of(text).chars().count()
}

/// Whether the text goes on below: the first word below would not have fitted on a line that ends
/// at column `end`.
pub(super) fn is_full(end: usize, below: &str, width: usize) -> bool {
    let word = below
        .split(' ')
        .next()
        .map_or(0, |word| word.chars().count());
    end + 1 + word > width
}
