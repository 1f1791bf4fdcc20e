//! Runs of lines on which the same strips stay blank.

use super::super::blank_columns::{
    Segments, Strip, Strips, column_of, common_strips, cut_at, has_gaps, narrowed, segments, strips,
};
use super::super::draft::{Draft, Taken};
use super::super::measure::{Columns, Source};
use super::super::tab_tables::opens_part;
use super::LEAST_ROWS;
use crate::vocabulary;

/// Blank lines that may stand within a table on one page.
const MOST_BLANK: u16 = 2;

/// Columns by which the first column may begin apart on different lines.
const LEEWAY: Columns = 2.0;

/// Rows that prove columns well enough for a single space to part them.
const LEAST_PROOF: usize = 3;

pub(super) struct RegionRow {
    pub(super) line: usize,
    pub(super) gap: u16,
    pub(super) segments: Segments,
}

impl RegionRow {
    /// Number of columns that it has text in.
    pub(super) fn cells(&self, strips: &[Strip]) -> usize {
        let mut last = usize::MAX;
        let mut count = 0;
        for segment in &self.segments {
            let column = column_of(strips, segment);
            count += usize::from(column != last);
            last = column;
        }
        count
    }
}

/// The run of lines from `first` on that keeps the blank strips of its lines.
pub(super) fn region(draft: &Draft<'_>, first: usize) -> Option<Vec<RegionRow>> {
    let line = draft.lines.get(first)?;
    if !draft.is_free(first) || !has_gaps(draft.source, line) {
        return None;
    }
    let opening = segments(draft.source, line);
    if opening.len() < 2 {
        return None;
    }
    let mut blank: Strips = strips(&opening);
    let mut region = vec![RegionRow {
        line: first,
        gap: 0,
        segments: opening,
    }];
    let mut proven = 1;
    let first_column = region
        .first()
        .and_then(|row| row.segments.first())
        .map_or(0.0, |s| s.start);
    let mut widest: Columns = 0.0;
    for index in first + 1..draft.lines.len() {
        let Some(line) = draft.lines.get(index) else {
            break;
        };
        if !draft.is_free(index) {
            if draft.taken.get(index) == Some(&Taken::Furniture) {
                continue;
            }
            break;
        }
        let segments = segments(draft.source, line);
        let page_break = region
            .last()
            .and_then(|row| draft.lines.get(row.line))
            .is_some_and(|last| last.page != line.page);
        let far = line.gap > MOST_BLANK && !page_break;
        let alone = segments.len() == 1;
        let label = opens_part(draft.words(index));
        let outside = segments
            .first()
            .is_some_and(|s| s.start <= first_column + LEEWAY);
        if far
            || (alone && label && outside)
            || is_other_head(draft.text, region.first(), &segments)
        {
            break;
        }
        let many = segments.len() >= 2;
        // Where columns are proved, text that fills its column may leave a single space.
        let tight = || {
            let starts = segments
                .first()
                .is_some_and(|s| s.start <= first_column + LEEWAY);
            let fits = segments.last().is_some_and(|s| s.end <= widest);
            (region.len() >= LEAST_PROOF
                && (line.gap == 0 || page_break)
                && starts
                && fits
                && !label)
                .then(|| cut_at(draft.source, &segments, &blank))
                .flatten()
        };
        let (segments, many) = match narrowed(&blank, &segments, draft.source.least_gap()) {
            Some(narrower) => {
                blank = narrower;
                (segments, many)
            }
            None => match tight() {
                Some(cut) => (cut, true),
                None => break,
            },
        };
        widest = widest.max(segments.last().map_or(0.0, |s| s.end));
        region.push(RegionRow {
            line: index,
            gap: line.gap,
            segments,
        });
        if many {
            proven = region.len();
        }
    }
    // What follows the last row with several cells belongs to it only where it goes on at once.
    let tail = region
        .iter()
        .skip(proven)
        .take_while(|row| {
            row.gap == 0
                && row
                    .segments
                    .first()
                    .is_some_and(|s| column_of(&blank, s) > 0)
        })
        .count();
    region.truncate(proven + tail);
    (region.len() >= LEAST_ROWS).then_some(region)
}

/// Whether a line is the head of another table than the one that `first` begins.
fn is_other_head(text: &str, first: Option<&RegionRow>, segments: &Segments) -> bool {
    let head = segments.len() >= 2
        && segments
            .iter()
            .all(|s| vocabulary::column(s.span.of(text)).is_some_and(|term| !term.heads_people()));
    let same = first.is_some_and(|row| {
        row.segments
            .iter()
            .map(|s| s.span.of(text))
            .eq(segments.iter().map(|s| s.span.of(text)))
    });
    head && !same
}

/// The strips of a table. Where a head in one column reaches into the next (`No. Time`), those of the
/// rows below it count, and the head is cut at its spaces.
pub(super) fn table_strips(source: Source<'_>, region: &mut [RegionRow]) -> Strips {
    let rows: Vec<Segments> = region.iter().map(|row| row.segments.clone()).collect();
    let all = common_strips(&rows, source.least_gap());
    let below = common_strips(rows.get(1..).unwrap_or_default(), source.least_gap());
    let Some(head) = region.first_mut().filter(|_| below.len() > all.len()) else {
        return all;
    };
    let cut = cut_at(source, &head.segments, &below).filter(|cut| {
        cut.iter()
            .all(|s| vocabulary::column(s.span.of(source.text)).is_some())
    });
    match cut {
        Some(cut) => {
            head.segments = cut;
            below
        }
        None => all,
    }
}
