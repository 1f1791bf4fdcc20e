//! Tables whose columns stand below each other, parted by blanks, as `pdftotext -layout` writes
//! them.
//!
//! A run of lines is a table where the same strips stay blank on all of them, and at least two
//! have text on either side of a strip. A row begins where its first column does; where that
//! column holds numbers, times or ids, only with one of these; where blank lines part every row,
//! with them. Deliberately not seen: lists with hanging numbers, `Label:   value` lines, prose
//! with an odd double space.

use super::Pass;
use super::blank_columns::{
    Segments, Strip, Strips, column_of, common_strips, cut_at, has_gaps, narrowed, segments, strips,
};
use super::draft::{Draft, DraftTable, Taken};
use super::measure::{Columns, Source};
use super::tab_tables::opens_part;
use super::wrap;
use crate::text::{find_date, find_time_range, is_initials, numbering, word_count};
use crate::vocabulary::{self, Term};

pub(super) const PASS: Pass = Pass {
    name: "aligned_tables",
    describes: "tables whose columns stand below each other",
    run,
};

/// Blank lines that may stand within a table on one page.
const MOST_BLANK: u16 = 2;

/// Columns by which the first column may begin apart on different lines.
const LEEWAY: Columns = 2.0;

/// Rows that prove columns well enough for a single space to part them.
const LEAST_PROOF: usize = 3;

/// Rows with more than one cell that prove a table without a head.
const LEAST_ROWS: usize = 2;

fn run(draft: &mut Draft<'_>) {
    let mut index = 0;
    while index < draft.lines.len() {
        index = take_table(draft, index).unwrap_or(index + 1);
    }
}

/// The table that starts at line `first`, if one does; gives the line after it.
fn take_table(draft: &mut Draft<'_>, first: usize) -> Option<usize> {
    let region = region(draft, first)?;
    let end = region.last()?.line + 1;
    let mut region = region;
    let strips = table_strips(draft.source, &mut region);
    if strips.is_empty() {
        return None;
    }
    let many = region.iter().filter(|row| row.cells(&strips) >= 2).count();
    let head = region
        .first()
        .and_then(|row| head_of(draft.text, &row.segments, &strips));
    let goes_on = head.is_none() && follows_table(draft, first, strips.len() + 1);
    if !goes_on
        && (many < LEAST_ROWS
            || (head.is_none() && is_labels_or_list(draft.text, &region, &strips)))
    {
        return None;
    }
    let table = build(draft, &region, &strips, head);
    for row in &region {
        draft.take(row.line, Taken::Table);
    }
    match draft.tables.last_mut().filter(|_| goes_on) {
        Some(last) => last.append(table),
        None => draft.tables.push(table),
    }
    Some(end)
}

/// Whether the lines directly before `first` are a table of as many columns: where a page or the
/// width of a cell shifts the columns, one table looks like two.
fn follows_table(draft: &Draft<'_>, first: usize, columns: usize) -> bool {
    let adjacent = draft.lines.get(first).is_some_and(|line| {
        let above = first.checked_sub(1).and_then(|at| draft.lines.get(at));
        line.gap == 0 || above.is_some_and(|above| above.page != line.page)
    });
    let after_table = draft
        .taken
        .get(..first)
        .unwrap_or_default()
        .iter()
        .rev()
        .find(|taken| **taken != Taken::Furniture)
        == Some(&Taken::Table);
    adjacent
        && after_table
        && draft
            .tables
            .last()
            .is_some_and(|last| last.first_line < first && usize::from(last.columns) == columns)
}

/// The strips of a table. Where a head in one column reaches into the next (`No. Time`), those of the
/// rows below it count, and the head is cut at its spaces.
fn table_strips(source: Source<'_>, region: &mut [RegionRow]) -> Strips {
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

struct RegionRow {
    line: usize,
    gap: u16,
    segments: Segments,
}

impl RegionRow {
    /// Number of columns that it has text in.
    fn cells(&self, strips: &[Strip]) -> usize {
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
fn region(draft: &Draft<'_>, first: usize) -> Option<Vec<RegionRow>> {
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

/// What the columns hold, where the first line is a head.
fn head_of(text: &str, segments: &Segments, strips: &[Strip]) -> Option<Vec<Option<Term>>> {
    let terms: Vec<Option<Term>> = segments
        .iter()
        .map(|s| vocabulary::head(s.span.of(text)))
        .collect();
    let known = terms.iter().flatten().count();
    if segments.len() < 2 || known * 2 < segments.len() + 1 {
        return None;
    }
    // `Present:   A Oak` is a label and its value.
    let labels = segments
        .iter()
        .filter(|s| s.span.of(text).ends_with(':'))
        .count();
    if labels > 0 && labels < segments.len() {
        return None;
    }
    // `Date:   Time:` is a form, but `Present:   Officials:` heads two lists of people.
    let colons = segments.iter().all(|s| s.span.of(text).ends_with(':'));
    if colons
        && !terms
            .iter()
            .all(|term| term.is_some_and(Term::heads_people))
    {
        return None;
    }
    let mut head = vec![None; strips.len() + 1];
    for (segment, term) in segments.iter().zip(terms) {
        if let Some(slot) = head.get_mut(column_of(strips, segment)) {
            *slot = slot.or(term);
        }
    }
    Some(head)
}

/// Whether the lines are `Label:   value` lines, or a list whose numbers hang.
fn is_labels_or_list(text: &str, region: &[RegionRow], strips: &[Strip]) -> bool {
    let firsts: Vec<&str> = region
        .iter()
        .filter_map(|row| row.segments.first().filter(|s| column_of(strips, s) == 0))
        .map(|s| s.span.of(text))
        .collect();
    let labels = firsts
        .iter()
        .filter(|words| words.ends_with(':') || vocabulary::label(words).is_some())
        .count();
    let numbers = firsts.iter().filter(|words| is_marker(words)).count();
    if is_list(text, region) || are_initials_behind(text, region) {
        return true;
    }
    let two = strips.len() == 1;
    if !two && heads_people(text, region, strips) {
        return false;
    }
    labels * 2 >= firsts.len().max(1) && labels > 0 || (two && numbers * 2 > firsts.len())
}

/// Whether all that stands apart from the first words of the lines is initials in brackets: `Ann Oak     (AO)`.
fn are_initials_behind(text: &str, region: &[RegionRow]) -> bool {
    let in_brackets = |words: &str| {
        words
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
            .is_some_and(is_initials)
    };
    region.iter().all(|row| {
        row.segments
            .iter()
            .skip(1)
            .all(|segment| in_brackets(segment.span.of(text)))
    })
}

/// Whether nothing but bullets and numbers stands before the last words of the lines, which may hang
/// one in the other.
fn is_list(text: &str, region: &[RegionRow]) -> bool {
    let (mut marked, mut rows) = (0, 0);
    for row in region {
        let Some((_, before)) = row.segments.split_last().filter(|(_, b)| !b.is_empty()) else {
            continue;
        };
        rows += 1;
        marked += usize::from(before.iter().all(|s| is_marker(s.span.of(text))));
    }
    let bulleted = region
        .iter()
        .filter_map(|row| row.segments.first())
        .filter(|s| is_bullet(s.span.of(text)))
        .count();
    (rows > 0 && marked * 10 >= rows * 9) || bulleted * 4 >= region.len()
}

/// Whether words are a bullet alone.
fn is_bullet(words: &str) -> bool {
    words
        .chars()
        .all(|c| !c.is_alphanumeric() && !c.is_ascii_punctuation())
        || matches!(words, "-" | "*" | "o")
}

/// Whether words are a bullet or a number alone.
fn is_marker(words: &str) -> bool {
    let number = words.len() <= LONGEST_NUMBER && words.bytes().all(|b| b.is_ascii_digit());
    is_bullet(words) || number || numbering(words).is_some_and(|n| n.len == words.len())
}

/// Digits of a number that a list may hang from.
const LONGEST_NUMBER: usize = 3;

/// Whether the first column holds nothing but heads of attendance lists.
fn heads_people(text: &str, region: &[RegionRow], strips: &[Strip]) -> bool {
    let mut firsts = region
        .iter()
        .filter_map(|row| row.segments.first().filter(|s| column_of(strips, s) == 0))
        .map(|s| vocabulary::label(s.span.of(text)))
        .peekable();
    firsts.peek().is_some() && firsts.all(|term| term.is_some_and(Term::heads_people))
}

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

fn build(
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
    crate::text::starts_lower(below)
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
        || crate::text::read(crate::text::action_id, words)
            .is_some_and(|(_, len)| len == words.len())
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
