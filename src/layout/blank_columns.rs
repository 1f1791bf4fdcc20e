//! Segments of a line, and the blank strips between columns.

use super::measure::{Columns, Source};
use crate::document::{Line, PlacedWord, Span};
use smallvec::SmallVec;

/// Spaces that part two segments; two may also follow a full stop.
const LEAST_GAP: usize = 2;

/// Columns that part two segments on a page: wider than the spaces of justified lines.
const LEAST_GAP_ON_PAGE: Columns = 1.7;

/// How many times wider than the line's own spaces the blank between two segments is.
const TIMES_SPACE: Columns = 2.2;

/// A part of a line that wide blanks bound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Segment {
    /// First column.
    pub(super) start: Columns,
    /// The column after the last.
    pub(super) end: Columns,
    /// Where it stands in the source.
    pub(super) span: Span,
}

/// Segments of a line, from left to right.
pub(super) type Segments = SmallVec<[Segment; 6]>;

/// Whether a line can have more than one segment.
pub(super) fn has_gaps(source: Source<'_>, line: &Line) -> bool {
    line.tabbed || memchr::memmem::find(line.span.of(source.text).as_bytes(), b"  ").is_some()
}

/// The segments of a line.
pub(super) fn segments(source: Source<'_>, line: &Line) -> Segments {
    match source.placed(line.span) {
        [] => segments_of_text(source.text, line),
        words => segments_on_page(source, words),
    }
}

/// Segments by the spaces between words on a page.
fn segments_on_page(source: Source<'_>, words: &[PlacedWord]) -> Segments {
    let mut gaps: SmallVec<[f32; 24]> = words
        .windows(2)
        .filter_map(|pair| match pair {
            [left, right] => Some(right.left - left.right),
            _ => None,
        })
        .collect();
    gaps.sort_unstable_by(f32::total_cmp);
    let space = gaps
        .get(gaps.len() / 8)
        .map_or(0.0, |gap| source.columns(*gap));
    let least = if gaps.len() < FEW_GAPS {
        LEAST_GAP_ON_PAGE
    } else {
        LEAST_GAP_ON_PAGE.max(space * TIMES_SPACE)
    };
    let mut segments = Segments::new();
    for word in words {
        let start = source.columns(word.left);
        let end = source.columns(word.right);
        match segments.last_mut() {
            Some(open) if start - open.end < least => {
                open.end = end.max(open.end);
                open.span = open.span.hull(word.span);
            }
            _ => segments.push(Segment {
                start,
                end,
                span: word.span,
            }),
        }
    }
    segments
}

fn segments_of_text(text: &str, line: &Line) -> Segments {
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
        // `Name   : value` is one cell.
        let colon = character == ':'
            && words
                .get(at + 1..)
                .is_some_and(|rest| rest.starts_with(' '));
        if wide
            && !colon
            && let Some((start, from)) = open.take()
        {
            segments.push(Segment {
                start: columns(start),
                end: columns(column - blanks),
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
            start: columns(start),
            end: columns(column),
            span: line.span.part(from..last_end),
        });
    }
    segments
}

fn columns(characters: usize) -> Columns {
    f32::from(u16::try_from(characters).unwrap_or(u16::MAX))
}

/// A blank strip between two columns.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Strip {
    pub(super) start: Columns,
    pub(super) end: Columns,
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
/// `least` wide; none where one does not.
pub(super) fn narrowed(strips: &[Strip], segments: &[Segment], least: Columns) -> Option<Strips> {
    strips
        .iter()
        .map(|strip| {
            let mut widest: Option<Strip> = None;
            let mut from = strip.start;
            let bounds = segments
                .iter()
                .map(|s| (s.start, s.end))
                .chain(std::iter::once((Columns::MAX, Columns::MAX)));
            for (start, end) in bounds {
                if end <= strip.start {
                    continue;
                }
                let free = Strip {
                    start: from,
                    end: start.min(strip.end),
                };
                let width = |s: Strip| s.end - s.start;
                if widest.is_none_or(|w| width(free) > width(w)) {
                    widest = Some(free);
                }
                from = from.max(end);
                if start >= strip.end {
                    break;
                }
            }
            // One that single spaces made narrow need not be wider than it was.
            let least = least.min(strip.end - strip.start);
            widest.filter(|s| s.end >= s.start + least - ROUNDING)
        })
        .collect()
}

/// The strips that are blank on every one of `rows`, of which at least one has text on either side,
/// and that are at least `least` wide.
pub(super) fn common_strips(rows: &[Segments], least: Columns) -> Strips {
    let mut used: Vec<(Columns, Columns)> = rows
        .iter()
        .flatten()
        .map(|segment| (segment.start, segment.end))
        .collect();
    used.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut strips = Strips::new();
    let mut reached: Option<Columns> = None;
    for (start, end) in used {
        if let Some(from) = reached
            && start >= from + least - ROUNDING
        {
            strips.push(Strip {
                start: from,
                end: start,
            });
        }
        reached = Some(reached.map_or(end, |from| from.max(end)));
    }
    strips
}

/// Columns by which a space may stand beside a strip and still part its columns: text that is too
/// wide for its column pushes the next one aside.
const PUSHED: Columns = 3.0;

/// Columns that are lost where lengths are added up.
const ROUNDING: Columns = 0.01;

/// Gaps of a line that are too few to tell what its spaces are.
const FEW_GAPS: usize = 3;

/// The segments of a line cut at single spaces that stand in the strips, or just beside them; none
/// where a strip has no such space.
pub(super) fn cut_at(
    source: Source<'_>,
    segments: &[Segment],
    strips: &[Strip],
) -> Option<Segments> {
    let mut cut = Segments::new();
    for segment in segments {
        let mut rest = *segment;
        for strip in strips {
            if rest.start >= strip.start || rest.end <= strip.end {
                continue;
            }
            let space = nearest_space(source, &rest, *strip)?;
            cut.push(Segment {
                start: rest.start,
                // What fills its column, or more, is counted to it alone.
                end: space.start.min(strip.start),
                span: rest.span.part(0..space.at),
            });
            rest = Segment {
                // What was pushed aside is counted to the column that it belongs to.
                start: space.end.max(strip.end),
                end: rest.end,
                span: rest.span.after(space.at + 1),
            };
        }
        cut.push(rest);
    }
    Some(cut)
}

/// A single space of a segment.
struct Space {
    start: Columns,
    end: Columns,
    /// Its byte in the segment.
    at: usize,
}

/// The space of a segment nearest to a strip.
fn nearest_space(source: Source<'_>, segment: &Segment, strip: Strip) -> Option<Space> {
    let near =
        |space: &Space| space.start + PUSHED >= strip.start && space.start < strip.end + PUSHED;
    let distance = |space: &Space| (space.end - strip.end).abs();
    let nearest = |a: &Space, b: &Space| distance(a).total_cmp(&distance(b));
    match source.placed(segment.span) {
        [] => segment
            .span
            .of(source.text)
            .char_indices()
            .enumerate()
            .filter(|(_, (_, character))| *character == ' ')
            .map(|(offset, (at, _))| {
                let start = segment.start + columns(offset);
                Space {
                    start,
                    end: start + 1.0,
                    at,
                }
            })
            .filter(near)
            .min_by(nearest),
        words => words
            .windows(2)
            .filter_map(|pair| match pair {
                [left, right] => Some(Space {
                    start: source.columns(left.right),
                    end: source.columns(right.left),
                    at: left.span.to().checked_sub(segment.span.from())?,
                }),
                _ => None,
            })
            .filter(near)
            .min_by(nearest),
    }
}

/// The column of a table with these strips that a segment stands in.
pub(super) fn column_of(strips: &[Strip], segment: &Segment) -> usize {
    strips
        .iter()
        .filter(|strip| strip.end <= segment.start + ROUNDING)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Opens, TypeFaces};

    fn text_of<'t>(text: &'t str, faces: &'t TypeFaces) -> Source<'t> {
        Source::of_text(text, faces)
    }

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
            column: None,
            margin: None,
            opens: Opens::default(),
            heading: 0,
            cell: None,
        };
        segments(text_of(line, &TypeFaces::default()), &line_of)
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
        let row = |bounds: &[(Columns, Columns)]| -> Segments {
            bounds
                .iter()
                .map(|(start, end)| Segment {
                    start: *start,
                    end: *end,
                    span: Span::default(),
                })
                .collect()
        };
        let first = strips(&row(&[(0.0, 4.0), (10.0, 20.0)]));
        assert_eq!(
            first.as_slice(),
            [Strip {
                start: 4.0,
                end: 10.0
            }]
        );
        let next = narrowed(&first, &row(&[(0.0, 7.0), (10.0, 15.0)]), 2.0);
        assert_eq!(
            next.as_deref(),
            Some(
                &[Strip {
                    start: 7.0,
                    end: 10.0
                }][..]
            )
        );
        assert_eq!(narrowed(&first, &row(&[(0.0, 30.0)]), 2.0), None);
        assert_eq!(
            narrowed(&first, &row(&[(10.0, 30.0)]), 2.0).as_deref(),
            Some(&first[..])
        );
    }
}
