//! Owner initials in the right margin, beside the line of the text that they go with.
//!
//! Seen where several lines end, after a wide blank, in initials that stand in one column.
//! Deliberately not seen: last columns of tables, whose lines have more than two segments or
//! stand below a head.

use super::Pass;
use super::blank_columns::{has_gaps, segments};
use super::draft::Draft;
use super::measure::Columns;
use crate::document::Span;
use crate::text::{action_label, is_owner_list, numbering, word_count};
use crate::vocabulary::{self, Term};

pub(super) const PASS: Pass = Pass {
    name: "margin",
    describes: "owner initials in the right margin",
    run,
};

/// Column from which on a margin may begin.
const LEAST_COLUMN: Columns = 48.0;

/// Columns by which the notes of one margin may begin apart: they may be centred.
const LEEWAY: Columns = 6.0;

/// Blank columns before a margin.
const LEAST_BLANK: Columns = 3.0;

/// Notes that prove a margin.
pub(super) const LEAST_NOTES: usize = 2;

/// Words of the text beside a note that make it prose rather than a cell, where most have them.
pub(super) const PROSE_WORDS: usize = 6;

struct Note {
    line: usize,
    column: Columns,
    body_end: usize,
    span: Span,
    head: bool,
    /// Whether it says itself that it is of an action: `ACTION JB`.
    labelled: bool,
    prose: bool,
}

fn run(draft: &mut Draft<'_>) {
    let notes = candidates(draft);
    let Some(column) = common_column(&notes) else {
        return;
    };
    let beside = |note: &&Note| (note.column - column).abs() <= LEEWAY;
    let headed = notes
        .iter()
        .filter(beside)
        .any(|note| note.head || note.labelled);
    let least = if headed { 1 } else { LEAST_NOTES };
    let (count, prose) = notes
        .iter()
        .filter(beside)
        .filter(|note| !note.head)
        .fold((0, 0), |(n, p), note| (n + 1, p + usize::from(note.prose)));
    if count < least || prose * 2 < count {
        return;
    }
    for note in notes.iter().filter(beside).filter(|note| note.body_end > 0) {
        if let Some(line) = draft.lines.get_mut(note.line) {
            line.margin = Some(note.span);
            line.span.end = line.span.start + Span::new(note.body_end, note.body_end).start;
        }
    }
}

fn candidates(draft: &Draft<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for (index, line) in draft.lines.iter().enumerate() {
        if !draft.is_free(index) {
            continue;
        }
        if !has_gaps(draft.source, line) {
            notes.extend(head_alone(draft, index));
            continue;
        }
        let segments = segments(draft.source, line);
        let Some((last, body)) = segments.split_last() else {
            continue;
        };
        let Some(before) = body.last() else { continue };
        let marked = body.first().is_some_and(|first| {
            let words = first.span.of(draft.text);
            numbering(words).is_some_and(|n| n.len == words.len())
        });
        let words = last.span.of(draft.text);
        let head = matches!(vocabulary::column(words), Some(Term::Action | Term::Owner))
            && !matches!(
                vocabulary::column(before.span.of(draft.text)),
                Some(Term::Action)
            );
        let apart = last.start >= LEAST_COLUMN && last.start >= before.end + LEAST_BLANK;
        let label_len = action_label(words);
        let owners = words.get(label_len..).unwrap_or_default();
        let of_owners = is_note(owners) || (label_len > 0 && is_few(owners));
        if apart && body.len() <= 1 + usize::from(marked) && (head || of_owners) {
            notes.push(Note {
                line: index,
                column: last.start,
                body_end: before.span.to() - line.span.from(),
                span: last.span,
                head,
                labelled: label_len > 0,
                prose: word_count(before.span.of(draft.text)) >= PROSE_WORDS,
            });
        }
    }
    notes
}

/// The head of a margin on a line of its own.
fn head_alone(draft: &Draft<'_>, index: usize) -> Option<Note> {
    let line = draft.lines.get(index)?;
    let words = line.span.of(draft.text);
    let term = vocabulary::column(words)?;
    let segments = segments(draft.source, line);
    let (first, _) = segments.split_first()?;
    let apart = matches!(term, Term::Action | Term::Owner) && first.start >= LEAST_COLUMN;
    apart.then_some(Note {
        line: index,
        column: first.start,
        body_end: 0,
        span: line.span,
        head: true,
        labelled: false,
        prose: false,
    })
}

/// Owners that a label stands before: no more than a name or two.
fn is_few(owners: &str) -> bool {
    /// Most words of them.
    const MOST_WORDS: usize = 4;
    is_owner_list(owners) && word_count(owners) <= MOST_WORDS
}

/// Initials, or a list of them.
pub(super) fn is_note(words: &str) -> bool {
    is_owner_list(words)
        && words
            .split(['/', ',', ' ', '&'])
            .filter(|part| !part.is_empty() && *part != "and")
            .all(|part| {
                part.len() <= 5 && part.chars().filter(|c| c.is_uppercase()).count() >= 2
                    || part.eq_ignore_ascii_case("all")
            })
}

/// The column at which most notes begin.
fn common_column(notes: &[Note]) -> Option<Columns> {
    let mut columns: Vec<Columns> = notes.iter().filter(|n| !n.head).map(|n| n.column).collect();
    columns.sort_unstable_by(Columns::total_cmp);
    columns.get(columns.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use crate::document::Role;

    /// The notes in a text's margin.
    fn notes(text: &str) -> Vec<String> {
        let document = super::super::flowing(text);
        document
            .blocks
            .iter()
            .filter(|block| block.role == Role::Margin)
            .map(|block| document.block_text(block).to_owned())
            .collect()
    }

    #[test]
    fn notes_in_the_margin() {
        let told = "The survey was noted. It was agreed to look into the costs";
        let row = |note: &str| format!("{told:<66}{note}\nof the survey and report back.\n\n");
        for (text, found) in [
            ([row("JB"), row("CA")].concat(), &["JB", "CA"][..]),
            (row("ACTION JB"), &["ACTION JB"]),
            (row("Action: Clerk"), &["Action: Clerk"]),
            (format!("{:<66}Action\n{}", "", row("JB")), &["JB"]),
            (row("JB"), &[]),
            (row("in full"), &[]),
            (format!("{:<66}Figures\n{}", "", row("JB")), &[]),
        ] {
            assert_eq!(notes(&text), found, "{text}");
        }
    }
}
