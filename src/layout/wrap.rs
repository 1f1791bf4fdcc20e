//! Whether lines are wrapped, and at which width.

use super::draft::{Draft, Taken};
use super::measure::Columns;
use crate::document::Line;
use crate::text::{ends_sentence, starts_lower};

/// Columns beyond which a line was not wrapped by any program that wraps.
const WIDEST: Columns = 132.0;

/// Columns that a wrapped line may leave free: the length of a long word.
const SLACK: Columns = 16.0;

/// Least number of full lines with another below that prove wrapping.
const LEAST_FULL: usize = 3;

/// Share of all lines, in percent, that may be longer than [`WIDEST`], such as web addresses.
const MOST_LONG: usize = 3;

/// Columns within which the edges of lines on a page are one.
const EDGE: Columns = 3.0;

/// The columns that running text fills.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// The leftmost.
    pub(super) left: Columns,
    /// The column after the last.
    pub(super) right: Columns,
}

impl Measure {
    /// Whether a line from `start` to `end` stands in its middle.
    pub(super) fn centres(self, start: Columns, end: Columns) -> bool {
        let aside = (start - self.left) - (self.right - end);
        start > self.left + EDGE && aside.abs() <= EDGE
    }
}

/// The columns that running text fills; none where lines are paragraphs.
pub(super) fn measure(draft: &Draft<'_>) -> Option<Measure> {
    if draft.source.geometry.is_some() {
        return measure_of_pages(draft);
    }
    Some(Measure {
        left: 0.0,
        right: width(draft)?,
    })
}

/// The columns between the edges that several lines keep.
fn measure_of_pages(draft: &Draft<'_>) -> Option<Measure> {
    let lines = || {
        draft
            .lines
            .iter()
            .zip(&draft.taken)
            .filter(|(line, taken)| **taken != Taken::Furniture && line.column.is_none())
            .map(|(line, _)| line)
    };
    let mut starts: Vec<Columns> = lines().map(|line| draft.source.start(line)).collect();
    let mut ends: Vec<Columns> = lines().map(|line| draft.source.end(line)).collect();
    starts.sort_unstable_by(Columns::total_cmp);
    ends.sort_unstable_by(|a, b| b.total_cmp(a));
    // Lines that surely go on below end where text is wrapped; a heading or a table may be wider.
    let mut wrapped: Vec<Columns> = draft
        .lines
        .windows(2)
        .filter_map(|pair| match pair {
            [line, below] if below.gap == 0 && line.page == below.page && line.column.is_none() => {
                let goes_on = !ends_sentence(draft.source.words(line.span))
                    && starts_lower(draft.source.words(below.span));
                goes_on.then(|| draft.source.end(line))
            }
            _ => None,
        })
        .collect();
    wrapped.sort_unstable_by(|a, b| b.total_cmp(a));
    let is_wrapped = wrapped.len() >= LEAST_FULL;
    if is_wrapped {
        ends = wrapped;
    }
    let kept = |edges: &[Columns]| {
        edges
            .windows(2)
            .find_map(|pair| match pair {
                [a, b] if (a - b).abs() <= EDGE => Some(*a),
                _ => None,
            })
            .or(edges.first().copied())
    };
    Some(Measure {
        left: kept(&starts)?,
        // Where next to nothing is wrapped, lines that end alike do so by chance.
        right: if is_wrapped {
            kept(&ends)?
        } else {
            *ends.first()?
        },
    })
}

/// The width at which the lines of a text are wrapped; none where lines are paragraphs.
fn width(draft: &Draft<'_>) -> Option<Columns> {
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

/// Columns that a line of a cell must fill for its words to go on below, where the widest line of the
/// cell takes `widest`: proportional type fills a column unevenly.
pub(super) fn cell_fill(widest: Columns) -> Columns {
    (widest * CELL_FILL).ceil()
}

const CELL_FILL: Columns = 5.0 / 6.0;
