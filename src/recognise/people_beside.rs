//! What stands beside a name: initials, post, organisation, a note.

use super::PersonFact;
use super::people_posts::{is_chair, is_post, is_post_word};
use crate::document::{Document, Span};
use crate::minutes::Status;
use crate::text::{initials_of, is_initials, word_count};

/// Openings of a note beside a name.
const NOTES: &[&str] = &[
    "until ",
    "from ",
    "left ",
    "arrived ",
    "items ",
    "item ",
    "for item",
    "for part",
    "part",
    "by phone",
    "by telephone",
    "by video",
    "by conference",
    "by skype",
    "by teams",
    "by zoom",
    "on teams",
    "on zoom",
    "entered ",
    "via ",
    "online",
    "remote",
    "joined ",
    "via teams",
    "virtual",
    "to item",
    "up to ",
    "(",
    "late",
    "dial",
    "on phone",
    "from item",
    "minutes ",
    "agenda item",
    "not present",
    "phone",
    "deputising",
    "deputizing",
    "representing ",
    "for ",
    "on behalf",
    "observer for",
    "alternate",
];

/// `David Elm Vice President`: a post that nothing parts from the name before it.
pub(super) fn part_post_behind(document: &Document, person: &mut PersonFact) {
    let words = document.words(person.name);
    let mut spaces = words.match_indices(' ').map(|(at, _)| at);
    let (Some(first), Some(second)) = (spaces.next(), spaces.next()) else {
        return;
    };
    let name = words.get(..second).unwrap_or_default();
    let post = words.get(second + 1..).unwrap_or_default();
    let ends_in_post = post.rsplit(' ').next().is_some_and(is_post_word);
    let titled = person.honorific.is_some();
    let family = || name.get(first + 1..).unwrap_or_default();
    let named = words
        .get(..first)
        .is_some_and(|first| first.len() > 2 || titled || family().len() > 2)
        && !is_post(name);
    // `Mrs A Oak Director, Office of the Warden`
    let goes_on = |role: Span| titled && role.from() > person.name.to();
    if !ends_in_post
        || !named
        || person
            .role
            .is_some_and(|role| !is_chair(document.words(role)) && !goes_on(role))
    {
        return;
    }
    let whole = person.name;
    person.name = whole.part(0..second);
    add_post(document, person, whole.after(second + 1));
}

pub(super) fn add_post(document: &Document, person: &mut PersonFact, span: Span) {
    if is_chair(document.words(span)) {
        person.chair = true;
    }
    person.role = Some(person.role.map_or(span, |role| role.hull(span)));
}

pub(super) fn add_bracket(document: &Document, person: &mut PersonFact, span: Span) {
    let words = document.words(span);
    // `(AA - chair)`, `(DS, minutes)`
    for mark in [" - ", " \u{2013} ", ", "] {
        if let Some((first, second)) = words.split_once(mark)
            && is_initials(first)
            && fits(first, document.words(person.name))
            && (is_chair(second) || is_post(second))
        {
            let (initials, post) = (
                span.part(0..first.len()),
                span.after(first.len() + mark.len()),
            );
            add_bracket(document, person, initials);
            add_bracket(document, person, post);
            return;
        }
    }
    let name = document.words(person.name);
    if is_chair(words) {
        person.chair = true;
        person.role = person.role.or(Some(span));
    } else if person.initials.is_none() && is_initials(words) && fits(words, name) {
        person.initials = Some(span);
    } else if is_note(words)
        || (is_away(person) && crate::text::starts_lower(words) && !is_post(words))
    {
        // `(holiday)` says why somebody was away.
        person.note = Some(span);
    } else if is_post(words) {
        person.role = Some(
            person
                .role
                .filter(|role| !is_chair(document.words(*role)))
                .unwrap_or(span),
        );
    } else {
        person.organisation = person.organisation.or(Some(span));
    }
}

const fn is_away(person: &PersonFact) -> bool {
    matches!(person.status, Status::Apologies | Status::Absent)
}

/// Whether initials can be a name's: they begin with its first letter, and small letters stand
/// only at their end, where they tell two people apart.
pub(super) fn fits(initials: &str, name: &str) -> bool {
    let of_name = initials_of(name);
    let first = initials.chars().next();
    let ends_small = initials
        .trim_end_matches(char::is_lowercase)
        .chars()
        .all(|c| !c.is_lowercase());
    // Of those who go by one name, two letters are told apart from abbreviations.
    let enough = word_count(name) >= 2 || initials.chars().count() == 2;
    ends_small && first.is_some() && of_name.chars().next() == first && enough
}

/// In a list whose others have no initials, `Dan Ash (DJV)` names a body by its own: the last capital of
/// initials is that of the family name. Where others have them, they are mistaken initials.
pub(super) fn settle_initials(document: &Document, people: &mut [PersonFact]) {
    let ends_alike = |person: &PersonFact| {
        let Some(initials) = person.initials else {
            return false;
        };
        let name = document.words(person.name);
        let last = document
            .words(initials)
            .chars()
            .rev()
            .find(|c| c.is_uppercase());
        let family = name.rsplit(' ').next().unwrap_or_default();
        let of_family = family
            .chars()
            .filter(|c| c.is_uppercase())
            .chain(family.chars().next());
        last.is_some_and(|last| of_family.into_iter().any(|c| c.eq_ignore_ascii_case(&last)))
    };
    if people.iter().any(ends_alike) {
        return;
    }
    for person in people {
        if person.organisation.is_none() {
            person.organisation = person.initials.take();
        }
    }
}

pub(super) fn is_note(words: &str) -> bool {
    let lower = words.to_lowercase();
    NOTES.iter().any(|note| lower.starts_with(note))
}

/// What stands behind a comma or dash: a post, an organisation, both, with a note in brackets.
pub(super) fn add_rest(document: &Document, person: &mut PersonFact, span: Span) {
    let mut span = span;
    let words = document.words(span);
    if let Some(open) = words.rfind('(')
        && words.ends_with(')')
        && let Some(inner) = words.get(open + 1..words.len() - 1)
        && is_note(inner)
    {
        person.note = Some(span.part(open + 1..words.len() - 1));
        span = span.part(
            0..words
                .get(..open)
                .map_or(0, |before| before.trim_end().len()),
        );
    }
    // `Clerk | Elm Ltd`
    let words = document.words(span);
    if let Some((post, beside)) = words.split_once(" | ") {
        let behind = span.part(words.len() - beside.len()..words.len());
        add_rest(
            document,
            person,
            span.part(0..post.len()).trimmed(document.flow.text()),
        );
        add_rest(document, person, behind);
        return;
    }
    // `Chair (AO) Elm Ltd`
    if person.initials.is_none()
        && let Some((before, rest)) = words.split_once(" (")
        && let Some((inner, after)) = rest.split_once(") ")
        && is_initials(inner)
        && fits(inner, document.words(person.name))
    {
        let open = before.len() + 2;
        person.initials = Some(span.part(open..open + inner.len()));
        let behind = span.part(words.len() - after.len()..words.len());
        add_rest(document, person, span.part(0..before.len()));
        add_rest(document, person, behind);
        return;
    }
    // `Chair (AO)`
    let words = document.words(span);
    if person.initials.is_none()
        && let Some(open) = words.rfind(" (")
        && let Some(inner) = words
            .get(open + 2..)
            .and_then(|inner| inner.strip_suffix(')'))
        && is_initials(inner)
        && fits(inner, document.words(person.name))
    {
        person.initials = Some(span.part(open + 2..words.len() - 1));
        span = span.part(0..open);
    }
    // `Example Ltd - chair`
    let words = document.words(span);
    for dash in [" - ", " \u{2013} "] {
        if let Some(at) = words.rfind(dash)
            && let Some(last) = words.get(at + dash.len()..)
            && (is_chair(last) || is_post(last))
        {
            add_post(document, person, span.after(at + dash.len()));
            span = span.part(0..at);
            break;
        }
    }
    if span.is_empty() {
        return;
    }
    let words = document.words(span);
    // `harvesting` says why somebody was away.
    let why = is_away(person) && crate::text::starts_lower(words);
    if (is_note(words) || why) && person.note.is_none() && !is_post(words) {
        person.note = Some(span);
    } else if is_post(words) || is_chair(words) {
        add_post(document, person, span);
    } else {
        person.organisation = person.organisation.or(Some(span));
    }
}
