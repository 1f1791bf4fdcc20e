//! Segments of a line, and the blank strips between columns.

use crate::document::{Line, Span};
use smallvec::SmallVec;

/// Spaces that part two segments; two may also follow a full stop.
const LEAST_GAP: usize = 2;

/// A part of a line that wide blanks bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment {
    /// First column.
    pub(super) start: usize,
    /// The column after the last.
    pub(super) end: usize,
    /// Where it stands in the source.
    pub(super) span: Span,
}

/// Segments of a line, from left to right.
pub(super) type Segments = SmallVec<[Segment; 6]>;

/// Whether a line can have more than one segment.
pub(super) fn has_gaps(text: &str, line: &Line) -> bool {
    line.tabbed || memchr::memmem::find(line.span.of(text).as_bytes(), b"  ").is_some()
}

/// The segments of a line.
pub(super) fn segments(text: &str, line: &Line) -> Segments {
    let words = line.span.of(text);
    let mut segments = Segments::new();
    let mut column = usize::from(line.indent);
    let mut open: Option<(usize, usize)> = None;
    let mut blanks = 0;
    let mut tab = false;
    let mut last = ' ';
    let mut last_end = 0;
    for (at, character) in words.char_indices() {
        if character == ' ' || character == '\t' || character == '\u{a0}' {
            blanks += 1;
            tab |= character == '\t';
            column += 1;
            continue;
        }
        let after_stop = matches!(last, '.' | '!' | '?');
        let wide = tab || blanks > LEAST_GAP || (blanks == LEAST_GAP && !after_stop);
        if wide && let Some((start, from)) = open.take() {
            segments.push(Segment {
                start,
                end: column - blanks,
                span: line.span.part(from..last_end),
            });
        }
        if open.is_none() {
            open = Some((column, at));
        }
        blanks = 0;
        tab = false;
        last = character;
        column += 1;
        last_end = at + character.len_utf8();
    }
    if let Some((start, from)) = open {
        segments.push(Segment {
            start,
            end: column,
            span: line.span.part(from..last_end),
        });
    }
    segments
}

/// A blank strip between two columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Strip {
    pub(super) start: usize,
    pub(super) end: usize,
}

pub(super) type Strips = SmallVec<[Strip; 6]>;

/// The strips between the segments of one line.
pub(super) fn strips(segments: &[Segment]) -> Strips {
    segments
        .windows(2)
        .filter_map(|pair| match pair {
            [left, right] => Some(Strip {
                start: left.end,
                end: right.start,
            }),
            _ => None,
        })
        .collect()
}

/// What is left of `strips` below a line with `segments`: each must stay at least
/// [`LEAST_GAP`] wide; none where one does not.
pub(super) fn narrowed(strips: &[Strip], segments: &[Segment]) -> Option<Strips> {
    strips
        .iter()
        .map(|strip| {
            let mut widest: Option<Strip> = None;
            let mut from = strip.start;
            let bounds = segments
                .iter()
                .map(|s| (s.start, s.end))
                .chain(std::iter::once((usize::MAX, usize::MAX)));
            for (start, end) in bounds {
                if end <= strip.start {
                    continue;
                }
                let free = Strip {
                    start: from,
                    end: start.min(strip.end),
                };
                let width = |s: Strip| s.end.saturating_sub(s.start);
                if widest.is_none_or(|w| width(free) > width(w)) {
                    widest = Some(free);
                }
                from = from.max(end);
                if start >= strip.end {
                    break;
                }
            }
            // One that single spaces made narrow need not be wider than it was.
            let least = LEAST_GAP.min(strip.end - strip.start);
            widest.filter(|s| s.end >= s.start + least)
        })
        .collect()
}

/// The strips that are blank on every one of `rows`, of which at least one has text on either side.
pub(super) fn common_strips(rows: &[Segments]) -> Strips {
    let width = rows
        .iter()
        .filter_map(|row| row.last().map(|s| s.end))
        .max()
        .unwrap_or(0);
    let mut used = vec![false; width];
    for segment in rows.iter().flatten() {
        if let Some(columns) = used.get_mut(segment.start..segment.end) {
            columns.fill(true);
        }
    }
    let mut strips = Strips::new();
    let mut start = None;
    for (column, used) in used.iter().enumerate() {
        match (used, start) {
            (false, None) => start = Some(column),
            (true, Some(from)) => {
                if from > 0 && column >= from + LEAST_GAP {
                    strips.push(Strip {
                        start: from,
                        end: column,
                    });
                }
                start = None;
            }
            _ => {}
        }
    }
    strips
}

/// Columns by which a space may stand beside a strip and still part its columns: text that is too
/// wide for its column pushes the next one aside.
const PUSHED: usize = 3;

/// The segments of a line cut at single spaces that stand in the strips, or just beside them; none
/// where a strip has no such space.
pub(super) fn cut_at(text: &str, segments: &[Segment], strips: &[Strip]) -> Option<Segments> {
    let mut cut = Segments::new();
    for segment in segments {
        let mut rest = *segment;
        for strip in strips {
            if rest.start >= strip.start || rest.end <= strip.end {
                continue;
            }
            let (column, at) = nearest_space(text, &rest, strip)?;
            cut.push(Segment {
                start: rest.start,
                // What fills its column, or more, is counted to it alone.
                end: column.min(strip.start),
                span: rest.span.part(0..at),
            });
            rest = Segment {
                // What was pushed aside is counted to the column that it belongs to.
                start: (column + 1).max(strip.end),
                end: rest.end,
                span: rest.span.after(at + 1),
            };
        }
        cut.push(rest);
    }
    Some(cut)
}

/// The space of a segment nearest to a strip: its column, and its byte in the segment.
fn nearest_space(text: &str, segment: &Segment, strip: &Strip) -> Option<(usize, usize)> {
    segment
        .span
        .of(text)
        .char_indices()
        .enumerate()
        .filter(|(_, (_, character))| *character == ' ')
        .map(|(offset, (at, _))| (segment.start + offset, at))
        .filter(|(column, _)| *column + PUSHED >= strip.start && *column < strip.end + PUSHED)
        .min_by_key(|(column, _)| column.abs_diff(strip.end.saturating_sub(1)))
}

/// The column of a table with these strips that a segment stands in.
pub(super) fn column_of(strips: &[Strip], segment: &Segment) -> usize {
    strips
        .iter()
        .filter(|strip| strip.end <= segment.start)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Opens;

    fn cut(line: &str) -> Vec<&str> {
        let span = Span::new(0, line.len());
        let line_of = Line {
            span,
            whole: span,
            page: 1,
            number: 1,
            indent: 0,
            gap: 0,
            tabbed: line.contains('\t'),
            margin: None,
            opens: Opens::default(),
            heading: 0,
            cell: None,
        };
        segments(line, &line_of)
            .iter()
            .map(|s| s.span.of(line))
            .collect()
    }

    #[test]
    fn wide_blanks_part_segments() {
        assert_eq!(cut("Item   Title  Lead"), ["Item", "Title", "Lead"]);
        assert_eq!(cut("It ended.  Then tea."), ["It ended.  Then tea."]);
        assert_eq!(cut("It ended.   Then"), ["It ended.", "Then"]);
        assert_eq!(cut("1.\tOne"), ["1.", "One"]);
    }

    #[test]
    fn strips_narrow_and_end() {
        let row = |bounds: &[(usize, usize)]| -> Segments {
            bounds
                .iter()
                .map(|(start, end)| Segment {
                    start: *start,
                    end: *end,
                    span: Span::default(),
                })
                .collect()
        };
        let first = strips(&row(&[(0, 4), (10, 20)]));
        assert_eq!(first.as_slice(), [Strip { start: 4, end: 10 }]);
        let next = narrowed(&first, &row(&[(0, 7), (10, 15)]));
        assert_eq!(next.as_deref(), Some(&[Strip { start: 7, end: 10 }][..]));
        assert_eq!(narrowed(&first, &row(&[(0, 30)])), None);
        assert_eq!(
            narrowed(&first, &row(&[(10, 30)])).as_deref(),
            Some(&first[..])
        );
    }
}
