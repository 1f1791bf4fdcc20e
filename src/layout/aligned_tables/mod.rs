//! Tables whose columns stand below each other, parted by blanks, as `pdftotext -layout` writes
//! them.
//!
//! A run of lines is a table where the same strips stay blank on all of them, and at least two
//! have text on either side of a strip. A row begins where its first column does; where that
//! column holds numbers, times or ids, only with one of these; where blank lines part every row,
//! with them. Deliberately not seen: lists with hanging numbers, `Label:   value` lines, prose
//! with an odd double space.

mod lists;
mod region;
mod rows;

use super::Pass;
use super::blank_columns::{Segments, Strip, column_of};
use super::draft::{Draft, Taken};
use super::people_rows::is_person;
use crate::vocabulary::{self, Term};
use lists::is_labels_or_list;
use region::{region, table_strips};
use rows::build;

pub(super) const PASS: Pass = Pass {
    name: "aligned_tables",
    describes: "tables whose columns stand below each other",
    run,
};

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

/// What the columns hold, where the first line is a head.
fn head_of(text: &str, segments: &Segments, strips: &[Strip]) -> Option<Vec<Option<Term>>> {
    let terms: Vec<Option<Term>> = segments
        .iter()
        .map(|s| vocabulary::head(s.span.of(text)))
        .collect();
    let known = terms.iter().flatten().count();
    // `Present   Ann Oak   Chair` is a row with its label.
    let named = segments
        .iter()
        .zip(&terms)
        .any(|(s, term)| term.is_none() && is_person(s.span.of(text)));
    if named {
        return None;
    }
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
