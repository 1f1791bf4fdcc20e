//! Reading a task: its id, its owners, when it is due. For the recognisers of actions.

use super::ActionFact;
use crate::document::{Block, Document, Span};
use crate::text::{self, PrintedDate, action_id, date, is_owner_list, owner_labels, word_count};
use crate::vocabulary::{Term, opens_with_task_verb};

/// `FS to write to …`, `Ann Ash will …`
pub(super) fn is_task(words: &str) -> bool {
    leading_owners(words).is_some()
}

/// The action that an entry of a list or a block of a column states.
pub(super) fn entry(document: &Document, block: &Block) -> Option<ActionFact> {
    let mut span = block.text;
    if let Some(label) = block.label.filter(|l| l.term == Term::Action) {
        span = span
            .after(label.span.to() - span.from())
            .trimmed(document.flow.text());
    }
    let mut id = block.marker.and_then(|marker| marker.number);
    let words = document.words(span);
    if let Some((_, len)) = text::read(action_id, words) {
        let rest = words.get(len..).unwrap_or_default();
        let lead = rest.len()
            - rest
                .trim_start_matches([' ', ':', '.', '-', '\u{2013}'])
                .len();
        if lead > 0 && len >= 2 {
            id = Some(span.part(0..len));
            span = span.after(len + lead);
        }
    }
    let words = document.words(span);
    // A date or a mark alone is no task.
    let states = words.contains(char::is_alphabetic)
        && text::find_date(words).is_none_or(|(_, range)| range.len() + 2 < words.len());
    states.then(|| action(document, span, id, block.whole))
}

/// An action whose task is `span`: owners, due date and the rest are read out of it.
pub(super) fn action(document: &Document, span: Span, id: Option<Span>, raw: Span) -> ActionFact {
    let words = document.words(span);
    let mut action = ActionFact {
        id,
        text: span,
        owners: None,
        due: due_in(span, words),
        status: None,
        progress: None,
        raw,
    };
    if let Some((owners, task)) = trailing_owners(words) {
        action.owners = Some(span.part(owners));
        action.text = span.part(task);
    } else if let Some((owners, task)) = bracketed_owners(words) {
        action.owners = Some(span.part(owners));
        action.text = span.part(task);
    } else if let Some(owners) = leading_owners(words) {
        // `FS: write to …` sets the owner apart, `FS to write` does not.
        let rest = words.get(owners.end..).unwrap_or_default();
        let apart = rest.len() - rest.trim_start_matches([':', ' ']).len();
        if rest.starts_with(':') {
            action.text = span.after(owners.end + apart);
        }
        action.owners = Some(span.part(owners));
    }
    action
}

/// The owners at the head of a task: what stands before `to`, `will`, `shall` or a colon.
fn leading_owners(words: &str) -> Option<std::ops::Range<usize>> {
    /// Bytes within which the owners end.
    const WITHIN: usize = 110;
    let head = words.get(..WITHIN.min(words.len())).unwrap_or(words);
    [" to ", " will ", " shall ", ": ", " \u{2013} ", " - "]
        .iter()
        .filter_map(|verb| head.find(verb).map(|at| (at, *verb)))
        .min()
        .filter(|(at, _)| *at > 0)
        .map(|(at, _)| 0..at)
        .filter(|owners| {
            words.get(owners.clone()).is_some_and(|list| {
                !opens_with_task_verb(list) && (is_owner_list(list) || is_body(list))
            })
        })
}

/// `[AO, BE] Write to the council`: owners in brackets before the task.
fn bracketed_owners(words: &str) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let close = match words.chars().next()? {
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let end = words.find(close)?;
    let inner = words.get(1..end)?;
    let task = words
        .get(end + 1..)?
        .trim_start_matches([' ', ':', '-', '\u{2013}']);
    (is_initials_list(inner) && !task.is_empty())
        .then(|| (1..end, words.len() - task.len()..words.len()))
}

/// Those who are `to` do a task that is a sentence: `Harbour Team to write …`.
pub(super) fn owners_before_verb(document: &Document, task: Span) -> Option<Span> {
    leading_owners(document.words(task)).map(|owners| task.part(owners))
}

/// Small words within the name of a body.
const SMALL: &[&str] = &["of", "the", "for", "and", "from", "with", "on", "in", "&"];

/// `Cabinet Team`, `Representative from the Office`: words with capitals, no sentence.
fn is_body(list: &str) -> bool {
    owner_labels(list)
        .into_iter()
        .filter_map(|r| list.get(r))
        .all(|label| {
            label.starts_with(char::is_uppercase)
                && word_count(label) <= 8
                && label.split(' ').all(|w| {
                    w.starts_with(char::is_uppercase) || SMALL.contains(&w) || w == "members"
                })
        })
}

/// `Write to the council (FS)`, `Write to the council – FS`: owners at the end.
fn trailing_owners(words: &str) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let bare = words.trim_end_matches('.');
    if let Some(open) = bare.rfind('(')
        && bare.ends_with(')')
        && let Some(inner) = bare.get(open + 1..bare.len() - 1)
        && (is_initials_list(inner) || (is_owner_list(inner) && names_several_words(inner)))
        && open > 0
    {
        let task = words.get(..open)?.trim_end().len();
        return Some((open + 1..bare.len() - 1, 0..task));
    }
    for dash in [" \u{2013} ", " - "] {
        if let Some(at) = bare.rfind(dash)
            && let Some(last) = bare.get(at + dash.len()..)
            && is_initials_list(last)
            && at > 0
        {
            return Some((at + dash.len()..bare.len(), 0..at));
        }
    }
    None
}

/// Whether owners in brackets are names or posts, not an abbreviation.
fn names_several_words(owners: &str) -> bool {
    owner_labels(owners)
        .into_iter()
        .filter_map(|label| owners.get(label))
        .all(|label| label.chars().any(char::is_lowercase))
}

pub(super) fn is_initials_list(words: &str) -> bool {
    let labels = owner_labels(words);
    !labels.is_empty()
        && labels
            .into_iter()
            .filter_map(|r| words.get(r))
            .all(|label| text::is_initials(label) || label == "All" || label == "ALL")
}

/// `… by 14 June 2024`: when a task is due.
pub(super) fn due_in(span: Span, words: &str) -> Option<(Span, Option<PrintedDate>)> {
    for lead in [" by ", " before ", " due ", " Due: ", "Due ", "(due "] {
        let mut from = 0;
        while let Some(at) = words
            .get(from..)
            .and_then(|rest| rest.find(lead))
            .map(|at| from + at + lead.len())
        {
            let rest = words.get(at..).unwrap_or_default();
            let skip = ["the end of ", "end of ", "end "]
                .iter()
                .find(|w| rest.starts_with(**w))
                .map_or(0, |w| w.len());
            if skip == 0
                && let Some((date, len)) = text::read(date, rest)
            {
                return Some((span.part(at..at + len), Some(date)));
            }
            from = at;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::bracketed_owners;

    #[test]
    fn owners_before_tasks() {
        let read = |words: &'static str| {
            bracketed_owners(words).map(|(owners, task)| {
                let part = |range| {
                    words
                        .get::<std::ops::Range<usize>>(range)
                        .unwrap_or_default()
                };
                (part(owners), part(task))
            })
        };
        assert_eq!(
            read("[AO, BE] Write to all."),
            Some(("AO, BE", "Write to all."))
        );
        assert_eq!(read("(AO): write"), Some(("AO", "write")));
        assert_eq!(read("[see below] Write"), None);
        assert_eq!(read("[AO]"), None);
        assert_eq!(read("Write [AO]"), None);
        assert_eq!(read(""), None);
    }
}
