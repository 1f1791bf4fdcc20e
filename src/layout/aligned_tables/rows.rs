//! Which lines of a table are its rows, and the table of them.

use super::super::blank_columns::{Strip, column_of};
use super::super::draft::{Draft, DraftTable};
use super::super::measure::Columns;
use super::super::wrap;
use super::LEAST_ROWS;
use super::lists::heads_people;
use super::region::RegionRow;
use crate::text::{
    action_id, find_date, find_time_range, numbering, read, starts_lower, word_count,
};
use crate::vocabulary::Term;

/// How the rows of a table are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RowsBy {
    /// Ruled lines part them.
    Rules,
    /// Blank lines part them.
    Blanks,
    /// The first column holds numbers, times, dates or ids.
    Anchors,
    /// The first column holds anything.
    FirstColumn,
    /// Every line is one: lists of people side by side, or beside their heads.
    Lines,
}

pub(super) fn build(
    draft: &Draft<'_>,
    region: &[RegionRow],
    strips: &[Strip],
    head: Option<Vec<Option<Term>>>,
) -> DraftTable {
    let body = usize::from(head.is_some());
    let of_people = head
        .as_ref()
        .is_some_and(|head| head.iter().flatten().all(|term| term.heads_people()));
    let by = if of_people || heads_people(draft.text, region, strips) {
        RowsBy::Lines
    } else {
        rows_by(draft, region.get(body..).unwrap_or_default(), strips)
    };
    let head_words: Vec<&str> = region
        .first()
        .filter(|_| head.is_some())
        .map(|row| row.segments.iter().map(|s| s.span.of(draft.text)).collect())
        .unwrap_or_default();
    let mut table = DraftTable {
        first_line: region.first().map_or(0, |row| row.line),
        columns: u16::try_from(strips.len() + 1).unwrap_or(u16::MAX),
        head: head.unwrap_or_default(),
        widths: widths(region, strips),
        ..DraftTable::default()
    };
    let mut after_head = true;
    for (at, row) in region.iter().enumerate() {
        let repeated = at > 0
            && !head_words.is_empty()
            && row
                .segments
                .iter()
                .map(|s| s.span.of(draft.text))
                .eq(head_words.iter().copied());
        let is_head = repeated || (at == 0 && !head_words.is_empty());
        let first = row.segments.first().filter(|s| column_of(strips, s) == 0);
        let begins = match by {
            RowsBy::Rules => is_ruled_above(draft, region, at),
            RowsBy::Blanks => row.gap > 0,
            RowsBy::Anchors => {
                first.is_some_and(|s| is_anchor(s.span.of(draft.text)))
                    && !is_cut(draft.text, region, at, strips)
            }
            RowsBy::Lines => true,
            RowsBy::FirstColumn => first.is_some() && !goes_on(draft, region, at, strips),
        };
        if is_head || after_head || begins {
            table.rows.push(is_head);
        }
        after_head = is_head;
        let indent = draft.lines.get(row.line).map_or(0, |line| line.indent);
        let mut last = usize::MAX;
        for segment in &row.segments {
            let column = column_of(strips, segment);
            if column == last
                && let Some(piece) = table.pieces.last_mut()
            {
                piece.span = piece.span.hull(segment.span);
            } else {
                table.push(column, segment.span, row.gap, indent);
            }
            last = column;
        }
    }
    table
}

/// Whether the first cell of the line above ends with a hyphen, so that this line's goes on with it:
/// `10:00-` above `10:05`.
fn is_cut(text: &str, region: &[RegionRow], at: usize, strips: &[Strip]) -> bool {
    at.checked_sub(1)
        .and_then(|above| region.get(above))
        .and_then(|above| above.segments.first().filter(|s| column_of(strips, s) == 0))
        .is_some_and(|s| s.span.of(text).ends_with('-'))
}

/// Whether a line that has text in the first column only goes on with the cell above.
fn goes_on(draft: &Draft<'_>, region: &[RegionRow], at: usize, strips: &[Strip]) -> bool {
    let Some((row, above)) = region
        .get(at)
        .zip(at.checked_sub(1).and_then(|i| region.get(i)))
    else {
        return false;
    };
    if row.gap > 0 || row.cells(strips) > 1 {
        return false;
    }
    let Some(cell) = above.segments.first().filter(|s| column_of(strips, s) == 0) else {
        return false;
    };
    let below = row.segments.first().map_or("", |s| s.span.of(draft.text));
    let first_word = row.segments.first().map(|s| s.span);
    let width = strips.first().map_or(0.0, |strip| strip.start);
    starts_lower(below)
        || first_word.is_some_and(|word| draft.source.is_full(cell.end, word, width))
}

/// Whether a ruled line parts a line from the one above it.
fn is_ruled_above(draft: &Draft<'_>, region: &[RegionRow], at: usize) -> bool {
    let line_at = |at: usize| draft.lines.get(region.get(at)?.line);
    at.checked_sub(1)
        .and_then(line_at)
        .zip(line_at(at))
        .is_some_and(|(above, below)| draft.source.is_ruled_between(above, below))
}

fn rows_by(draft: &Draft<'_>, body: &[RegionRow], strips: &[Strip]) -> RowsBy {
    let text = draft.text;
    let ruled = (1..body.len())
        .filter(|at| is_ruled_above(draft, body, *at))
        .count();
    if ruled >= LEAST_ROWS - 1 && ruled * 4 >= body.len() {
        return RowsBy::Rules;
    }
    let is_first = |row: &&RegionRow| {
        row.segments
            .first()
            .is_some_and(|s| column_of(strips, s) == 0)
    };
    let firsts = body.iter().filter(is_first).count();
    let anchors = body
        .iter()
        .filter(is_first)
        .filter(|row| {
            row.segments
                .first()
                .is_some_and(|s| is_anchor(s.span.of(text)))
        })
        .count();
    let groups = 1 + body.iter().skip(1).filter(|row| row.gap > 0).count();
    // Every group between blank lines has its one anchor, or one line that begins with the first
    // column, wherever in the group it stands.
    if groups >= LEAST_ROWS && body.len() > groups && each_group_has_one(body, strips) {
        RowsBy::Blanks
    } else if anchors * 10 >= firsts * 6 && anchors >= LEAST_ROWS {
        RowsBy::Anchors
    } else {
        RowsBy::FirstColumn
    }
}

fn each_group_has_one(body: &[RegionRow], strips: &[Strip]) -> bool {
    let mut count = 0;
    for (at, row) in body.iter().enumerate() {
        if at > 0 && row.gap > 0 {
            if count != 1 {
                return false;
            }
            count = 0;
        }
        count += usize::from(
            row.segments
                .first()
                .is_some_and(|s| column_of(strips, s) == 0),
        );
    }
    count == 1
}

/// A number, a time, a date or an id, and little else.
fn is_anchor(words: &str) -> bool {
    let words = words.trim_end_matches('-');
    let marker = numbering(words).is_some_and(|n| n.number.is_some() && n.len + 1 >= words.len());
    marker
        || read(action_id, words).is_some_and(|(_, len)| len == words.len())
        || (word_count(words) <= 3
            && (find_time_range(words).is_some() || find_date(words).is_some()))
}

/// The columns that each column's text fills.
fn widths(region: &[RegionRow], strips: &[Strip]) -> Vec<Columns> {
    let mut widths: Vec<Columns> = vec![0.0; strips.len() + 1];
    for segment in region.iter().flat_map(|row| row.segments.iter()) {
        if let Some(width) = widths.get_mut(column_of(strips, segment)) {
            *width = (*width).max(segment.end - segment.start);
        }
    }
    widths.into_iter().map(wrap::cell_fill).collect()
}
