//! What the words of a decision say: outcome, mover, seconder, vote.

use super::pattern::Pattern;
use crate::document::{Document, Span};
use crate::minutes::Outcome;
use crate::text::{Tally, offset_in, person_entry, read, tally};
use crate::vocabulary::{Needs, fates};

pub(super) static MOVER: Pattern =
    Pattern::new(r"(?i)\b(?:proposed|moved|put|motion (?:made )?)(?: by|:) ");

pub(super) static SECONDER: Pattern = Pattern::new(r"(?i)\bsecond(?:ed)?(?: by|:) ");

pub(super) static MOVES_VERB: Pattern =
    Pattern::new(r" (?:moved|moves|made a motion|proposed|proposes)\b");

pub(super) static SECONDS_VERB: Pattern = Pattern::new(r" (?:seconded|seconds|second)\b");

static SIDES: Pattern =
    Pattern::new(r"(?i)\b(ayes|noes|nays|abstain(?:ed|ing)?|abstentions?|for|against): ");

/// What became of a decision; a resolution of which no more is told was passed.
pub(super) fn outcome(words: &str) -> Option<Outcome> {
    let lower = words.to_lowercase();
    fates(Needs::Decision)
        .find(|fate| fate.outcome.is_some() && opens_word(&lower, fate.word))
        .map_or_else(
            || lower.contains("resolution").then_some(Outcome::Carried),
            |fate| fate.outcome,
        )
}

/// Whether a word of `text` opens with `beginning`.
fn opens_word(text: &str, beginning: &str) -> bool {
    let letter = |at: usize| {
        text.as_bytes()
            .get(at)
            .is_some_and(u8::is_ascii_alphanumeric)
    };
    memchr::memmem::find_iter(text.as_bytes(), beginning)
        .any(|at| !at.checked_sub(1).is_some_and(letter))
}

/// `Proposed by Cllr Ash`
pub(super) fn name_behind(pattern: &Pattern, document: &Document, span: Span) -> Option<Span> {
    let words = document.words(span);
    let at = pattern.find_at(document, span)?.end();
    let entry = person_entry(words.get(at..)?)?;
    let start = entry.honorific.map_or(entry.name.start, |h| h.start);
    Some(span.part(at + start..at + entry.name.end))
}

/// `Board Member Ash moved`: the capitalised words before the verb.
pub(super) fn name_before(pattern: &Pattern, document: &Document, span: Span) -> Option<Span> {
    let words = document.words(span);
    let end = pattern.find_at(document, span)?.start();
    let before = words.get(..end)?;
    let start = before
        .rsplit(' ')
        .take_while(|word| {
            word.starts_with(char::is_uppercase) && !word.ends_with(['.', ',', ';', ':'])
                || matches!(*word, "Cllr." | "Mr." | "Mrs." | "Ms." | "Dr.")
        })
        .last()
        .map(|word| offset_in(words, word))?;
    (start < end
        && words
            .get(start..end)
            .is_some_and(|name| !name.starts_with("The ") && !name.starts_with("It ")))
    .then(|| span.part(start..end))
}

pub(super) fn counted(words: &str) -> Option<Tally> {
    let mut previous = ' ';
    for (at, character) in words.char_indices() {
        let opens =
            character.is_ascii_digit() || matches!(character.to_ascii_lowercase(), 'f' | 'a' | 'y');
        if opens
            && !previous.is_alphanumeric()
            && !matches!(previous, '-' | '/' | '.' | ':' | '\u{2013}')
            && let Some((tally, _)) = words.get(at..).and_then(|rest| read(tally, rest))
        {
            return Some(tally);
        }
        previous = character;
    }
    votes_to(words)
}

/// `by 9 votes to 31`, `by 36 votes to 4, with 3 abstentions`
fn votes_to(words: &str) -> Option<Tally> {
    let at = words.find(" votes to ")?;
    let number = |text: &str| text.trim_end_matches([',', '.', ';']).parse::<u32>().ok();
    let left = words.get(..at)?.rsplit(' ').next().and_then(number)?;
    let mut rest = words.get(at + " votes to ".len()..)?.split(' ');
    let right = rest.next().and_then(number)?;
    let rest: Vec<&str> = rest.collect();
    let abstained = rest.windows(2).find_map(|pair| match pair {
        [count, word] if word.starts_with("abst") => number(count),
        _ => None,
    });
    Some(Tally {
        in_favour: Some(left),
        against: Some(right),
        abstained,
    })
}

/// `Ayes: A, B. Noes: C.`: the names of each side.
pub(super) fn sides(document: &Document, span: Span) -> [Option<Span>; 3] {
    let words = document.words(span);
    let mut sides = [None; 3];
    for found in SIDES.captures_at(document, span) {
        let (Some(whole), Some(side)) = (found.get(0), found.get(1)) else {
            continue;
        };
        let rest = words.get(whole.end()..).unwrap_or_default();
        let end = rest.find(['.', ';', '/']).unwrap_or(rest.len());
        let side = side.as_bytes();
        let slot = match side.first().map(u8::to_ascii_lowercase) {
            Some(b'n') => 1,
            Some(b'a') if side.eq_ignore_ascii_case(b"ayes") => 0,
            Some(b'a') if side.eq_ignore_ascii_case(b"against") => 1,
            Some(b'a') => 2,
            _ => 0,
        };
        let named = rest
            .get(..end)
            .is_some_and(|names| names.starts_with(char::is_uppercase));
        if let Some(place) = sides.get_mut(slot).filter(|_| named) {
            *place = Some(span.part(whole.end()..whole.end() + end));
        }
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_expressions() {
        assert!(MOVER.is_valid());
        assert!(SECONDER.is_valid());
        assert!(MOVES_VERB.is_valid());
        assert!(SECONDS_VERB.is_valid());
        assert!(SIDES.is_valid());
    }

    #[test]
    fn outcomes() {
        for (words, expected) in [
            (
                "Oak moved to drain it. The motion carries.",
                Some(Outcome::Carried),
            ),
            ("Elm was re-elected.", Some(Outcome::Carried)),
            ("RESOLUTION 12: to drain the pond", Some(Outcome::Carried)),
            ("The motion was put and not carried.", Some(Outcome::Lost)),
            ("Agreed that it was lost.", Some(Outcome::Lost)),
            ("Deferred to May", Some(Outcome::Deferred)),
            ("The motion was tabled.", None),
            ("Oak was selected by the disapproved.", None),
        ] {
            assert_eq!(outcome(words), expected, "{words}");
        }
    }
}
