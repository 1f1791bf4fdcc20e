//! Who is to do what a label marks: owners behind `Action`, before a colon, a verb or in a bracket.

use crate::document::{Block, Document};
use crate::text::{self, is_owner_list};
use crate::vocabulary::{ACTION_STATES, opens_with_task_verb};

/// Whether names are all that stands behind `Action:`, and a sentence before it (`… to do so. Action: Ann Oak`)
/// or nothing.
pub(super) fn names_owners(document: &Document, words: &str, block: &Block, at: usize) -> bool {
    /// Words that a sentence before has at least.
    const LEAST_WORDS: usize = 4;
    let list = words.trim_end_matches('.');
    let before = block.text.part(0..at - block.text.from());
    (before.is_empty() || text::word_count(document.words(before)) >= LEAST_WORDS)
        && names_owners_alone(list)
}

/// Whether a list names people, by name, initials or post, and holds nothing else.
pub(super) fn names_owners_alone(list: &str) -> bool {
    is_owner_list(list)
        && text::owner_labels(list)
            .into_iter()
            .filter_map(|label| list.get(label))
            .all(|label| {
                text::is_initials(label) || is_person(label) || super::people_posts::is_post(label)
            })
}

/// `Ann Oak`, `Mr Oak`, `Ann`; what became of an action (`Closed`) is nobody.
fn is_person(label: &str) -> bool {
    let state = || {
        let folded = text::fold(label);
        NO_OWNERS.contains(&folded.as_ref())
            || ACTION_STATES.iter().any(|(state, _)| folded == *state)
    };
    let entry = || text::person_entry(label).filter(|entry| entry.len == label.len());
    (is_first_name(label) || text::is_name(label) || entry().is_some_and(|e| e.honorific.is_some()))
        && !state()
        && !opens_with_task_verb(label)
}

/// Words that stand behind `Action:` and name nobody.
const NO_OWNERS: &[&str] = &[
    "none",
    "noted",
    "agreed",
    "approved",
    "resolved",
    "deferred",
    "nil",
    "for information",
    "no action",
    "accepted",
    "ratified",
    "tba",
    "tbc",
    "ongoing",
];

/// Where the owners stand that are all that a bracket holds behind `Action`; empty where it holds no more
/// than the word, behind a sentence in the text.
pub(super) fn owners_in_bracket(
    document: &Document,
    block: &Block,
    rest: &str,
    from: usize,
) -> Option<std::ops::Range<usize>> {
    /// Words that a sentence has at least.
    const LEAST_WORDS: usize = 5;
    let inner = rest.get(from..)?;
    let inner = inner.get(..inner.find([')', ']'])?)?.trim_end();
    let bare =
        || !block.is_numbered() && text::word_count(document.words(block.text)) > LEAST_WORDS;
    let fits = if inner.is_empty() {
        bare()
    } else {
        names_owners_alone(inner)
    };
    fits.then_some(from..from + inner.len())
}

/// Where the owners stand that are all that stands behind `Action`, up to the end of the block or the next
/// sentence or list mark; empty where nothing does.
pub(super) fn owners_alone(rest: &str, from: usize) -> Option<std::ops::Range<usize>> {
    /// Bytes within which the owners end.
    const WITHIN: usize = 40;
    let tail = rest.get(from..)?;
    if tail.trim_matches([' ', '.', '*']).is_empty() {
        return Some(from..from);
    }
    let head = tail.get(..tail.floor_char_boundary(WITHIN))?;
    let end = head
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain((head.len() == tail.len()).then_some(head.len()))
        .filter(|end| {
            let list = head.get(..*end).unwrap_or_default().trim_end_matches('.');
            let known =
                |label: &str| text::is_initials(label) || super::people_posts::is_post(label);
            let next = tail.get(*end..).unwrap_or_default().trim_start();
            let parts = next.is_empty()
                || text::numbering(next).is_some()
                || next.starts_with(char::is_uppercase);
            list.starts_with(char::is_uppercase)
                && is_owner_list(list)
                && parts
                && text::owner_labels(list)
                    .into_iter()
                    .filter_map(|label| list.get(label))
                    .all(|label| known(label) || (next.is_empty() && is_person(label)))
        })
        .max()?;
    let list = head.get(..end)?.trim_end_matches('.').len();
    Some(from..from + list)
}

/// `Action Ottilie` at the end of a paragraph.
fn is_first_name(label: &str) -> bool {
    label.len() > 2
        && label.starts_with(char::is_uppercase)
        && label.chars().skip(1).all(char::is_lowercase)
}

/// `on AB:`, `for AB and CD:`, `AB:`
pub(super) fn owner_before_colon(
    rest: &str,
    from: usize,
) -> Option<(std::ops::Range<usize>, usize)> {
    const WITHIN: usize = 60;
    let tail = rest.get(from..)?;
    let head = tail.get(..tail.floor_char_boundary(WITHIN))?;
    let colon = head.find(':').filter(|at| *at > 0)?;
    let lead = ["on ", "for ", "by ", "- ", "\u{2013} ", "("]
        .iter()
        .find(|lead| tail.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    let list = tail.get(lead..colon)?.trim_end_matches([')', ' ']);
    is_owner_list(list).then(|| (from + lead..from + lead + list.len(), from + colon + 1))
}

/// Where owners begin behind `on`, `by:` and the like.
pub(super) fn lead_to_owners(rest: &str, from: usize) -> Option<usize> {
    let tail = rest.get(from..)?;
    let owners = ["on", "by", "for", "By", "BY", "with"]
        .iter()
        .find_map(|word| tail.strip_prefix(word))
        .filter(|owners| owners.starts_with([' ', ':']))?
        .trim_start_matches([':', ' ']);
    Some(rest.len() - owners.len())
}

/// `on AB to …`, `for AB and CD to …`: where the owners stand.
pub(super) fn owner_before_verb(rest: &str, from: usize) -> Option<std::ops::Range<usize>> {
    const WITHIN: usize = 60;
    let tail = rest.get(from..)?;
    let head = tail.get(..tail.floor_char_boundary(WITHIN))?;
    let verb = head.find(" to ")?;
    let lead = ["on ", "for "]
        .iter()
        .find(|lead| tail.starts_with(**lead))?
        .len();
    is_owner_list(tail.get(lead..verb)?).then_some(from + lead..from + verb)
}

/// `AB to …`, `Ann Oak and Bea Elm to …`: whether those who are to do it are named.
pub(super) fn names_before_verb(rest: &str, from: usize) -> bool {
    const WITHIN: usize = 80;
    /// Words behind `Action` that name no one.
    const THINGS: &[&str] = &[
        "Plan", "Group", "List", "Log", "Point", "Points", "Items", "Team", "Required",
    ];
    let Some(tail) = rest
        .get(from..)
        .filter(|tail| tail.starts_with(char::is_uppercase))
    else {
        return false;
    };
    let head = tail.get(..tail.floor_char_boundary(WITHIN)).unwrap_or(tail);
    let Some(list) = head.find(" to ").and_then(|verb| head.get(..verb)) else {
        return false;
    };
    is_owner_list(list)
        && text::owner_labels(list)
            .into_iter()
            .filter_map(|label| list.get(label))
            .all(|label| {
                (text::is_initials(label)
                    || is_person(label)
                    || super::people_posts::is_post(label))
                    && !label.split(' ').any(|word| THINGS.contains(&word))
            })
}

#[cfg(test)]
mod tests {
    use super::{is_person, names_before_verb};

    #[test]
    fn owners_behind_the_label() {
        for (label, yes) in [
            ("Ann", true),
            ("Ann Oak", true),
            ("Mr Oak", true),
            ("Noted", false),
            ("Closed", false),
            ("In progress", false),
            ("For information", false),
        ] {
            assert_eq!(is_person(label), yes, "{label}");
        }
    }

    #[test]
    fn owners_before_verbs() {
        for (text, yes) in [
            ("AO to write to the clerk", true),
            ("Ann to write to the clerk", true),
            ("Ann Oak and Mr Elm to write", true),
            ("Clerk to write", true),
            ("Plan to be written", false),
            ("Group to meet", false),
            ("was left to the clerk", false),
            ("AO wrote", false),
            (": AO to write", false),
        ] {
            assert_eq!(names_before_verb(text, 0), yes, "{text}");
        }
    }
}
