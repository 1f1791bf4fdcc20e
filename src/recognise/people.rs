//! Reading a person out of a span of the flow.

use super::PersonFact;
use super::people_beside::{add_bracket, add_rest, fits, part_post_behind};
use super::people_columns::is_name_alone;
use super::people_posts::{is_chair, is_post, is_post_word, joined_at, leading_post};
use crate::document::{Document, Span};
use crate::minutes::Status;
use crate::text::{self, is_initials, offset_in, person_entry, word_count};
use crate::vocabulary::is_nobody;

/// Most words of an entry of a list of people; more are a sentence.
const MOST_WORDS: usize = 30;

/// Somebody of whom no more than a name is said.
pub(super) const fn named(name: Span, status: Status) -> PersonFact {
    PersonFact {
        name,
        family: None,
        honorific: None,
        initials: None,
        role: None,
        organisation: None,
        status,
        chair: false,
        note: None,
        presence: None,
    }
}

/// The person that `span` as a whole describes.
pub(super) fn person(document: &Document, span: Span, status: Status) -> Option<PersonFact> {
    let whole = document.words(span);
    if word_count(whole) > MOST_WORDS || is_nobody(whole) {
        return None;
    }
    if let Some(at) = joined_at(whole) {
        let mut person = person(document, span.part(0..at), status)?;
        add_rest(document, &mut person, span.after(at));
        return Some(person);
    }
    // `Councillor Ann Oak in the chair`
    if let Some(at) = in_the_chair(whole) {
        let mut person = person(document, span.part(0..at), status)?;
        let post = whole.get(at + 1..)?.trim_end_matches(['.', ' ']);
        person.chair = true;
        person.role = person.role.or(Some(span.part(at + 1..at + 1 + post.len())));
        return Some(person);
    }
    // `Ann Oak / Head of Parks`: what stood in the cell beside.
    if let Some((name, beside)) = whole.split_once(" / ")
        && is_name_alone(name)
        && !is_name_alone(beside)
    {
        let mut person = person(document, span.part(0..name.len()), status)?;
        add_rest(document, &mut person, span.after(name.len() + " / ".len()));
        return Some(person);
    }
    if matches!(status, Status::Apologies | Status::Absent)
        && let Some(at) = REASONS.iter().find_map(|reason| whole.find(reason))
    {
        let mut person = person(document, span.part(0..at), status)?;
        person.note = person.note.or(Some(span.after(at + 1)));
        return Some(person);
    }
    let lead = whole.len() - whole.trim_start_matches(ARTICLES).len();
    let initials_ahead = initials_before(whole, lead);
    let lead = initials_ahead.as_ref().map_or(lead, |(_, next)| *next);
    let (role_lead, at) = leading_post(whole, lead);
    let text = whole.get(at..)?;
    let entry = person_entry(text)?;
    let leftover = text
        .get(entry.len..)?
        .trim_matches([' ', '.', ',', ';', ')', '*', '\u{2020}']);
    // `Ann Oak (AO) Clinical Chair`
    let unparted = !leftover.is_empty()
        && entry.rest.is_none()
        && entry.brackets.iter().any(|bracket| {
            text.get(bracket.clone())
                .zip(text.get(entry.name.clone()))
                .is_some_and(|(inner, name)| is_initials(inner) && fits(inner, name))
        })
        && leftover.starts_with(char::is_uppercase);
    if !leftover.is_empty() && !unparted {
        return before_post(document, span.after(at), &entry, status);
    }
    let part = |range: std::ops::Range<usize>| span.part(at + range.start..at + range.end);
    let mut person = PersonFact {
        honorific: entry.honorific.map(part),
        role: role_lead.map(|range| span.part(range)),
        ..named(part(entry.name.clone()), status)
    };
    person.chair = person
        .role
        .is_some_and(|role| is_chair(document.words(role)));
    for bracket in entry.brackets {
        add_bracket(document, &mut person, part(bracket));
    }
    if let Some((initials, _)) = initials_ahead
        && person.initials.is_none()
        && whole
            .get(initials.clone())
            .is_some_and(|initials| fits(initials, document.words(person.name)))
    {
        person.initials = Some(span.part(initials));
    }
    if let Some(rest) = entry.rest {
        add_rest(document, &mut person, part(rest));
    } else if unparted {
        let from = offset_in(text, leftover);
        add_rest(document, &mut person, part(from..from + leftover.len()));
    }
    part_post_behind(document, &mut person);
    Some(person)
}

/// `Mr A Oak Clerk and Adviser to the Council`: a post of several words that nothing parts from the name
/// before it.
fn before_post(
    document: &Document,
    span: Span,
    entry: &text::PersonEntry,
    status: Status,
) -> Option<PersonFact> {
    /// Most words of such an entry.
    const MOST_WORDS: usize = 14;
    /// Small words that go on with a post.
    const GO_ON: &[&str] = &[" of ", " and ", " for ", " to ", " & "];
    let whole = document.words(span);
    let behind = whole.get(entry.len..)?;
    let name = whole.get(entry.name.clone())?;
    let (person, post) = name.rsplit_once(' ')?;
    let fits = entry.brackets.is_empty()
        && entry.rest.is_none()
        && GO_ON.iter().any(|word| behind.starts_with(word))
        && is_post_word(post)
        && !is_post(person)
        && word_count(person) == 2
        && word_count(whole) <= MOST_WORDS
        && !whole.ends_with(['.', '?']);
    fits.then(|| {
        let from = entry.name.start;
        let post_at = from + person.len() + 1;
        PersonFact {
            honorific: entry.honorific.clone().map(|range| span.part(range)),
            role: Some(span.after(post_at)),
            ..named(span.part(from..from + person.len()), status)
        }
    })
}

/// `[AO] Ann Oak`, `AO Ann Oak`: initials before a name, and where the name begins.
fn initials_before(text: &str, from: usize) -> Option<(std::ops::Range<usize>, usize)> {
    let rest = text.get(from..)?;
    let close = match rest.chars().next()? {
        '[' => ']',
        '(' => ')',
        _ => {
            let (initials, name) = rest.split_once(' ')?;
            let len = initials.len();
            return opens_with_own(initials, name).then_some((from..from + len, from + len + 1));
        }
    };
    let end = rest.find(close)?;
    let inner = rest.get(1..end)?;
    let after = rest.get(end + 1..)?;
    let name = after.trim_start();
    (is_initials(inner) && !name.is_empty())
        .then(|| (from + 1..from + end, text.len() - name.len()))
}

/// Where the name ends of somebody who is `in the chair`.
pub(super) fn in_the_chair(words: &str) -> Option<usize> {
    const POST: &str = " in the chair";
    let bare = words.trim_end_matches(['.', ' ']);
    let at = bare.len().checked_sub(POST.len())?;
    bare.get(at..)?
        .eq_ignore_ascii_case(POST)
        .then_some(at)
        .filter(|at| *at > 0)
}

/// Whether initials in capitals are those of the name that stands behind them: `AO Ann Oak`.
fn opens_with_own(initials: &str, name: &str) -> bool {
    let of_capitals = initials.len() > 1 && initials.bytes().all(|byte| byte.is_ascii_uppercase());
    of_capitals
        && person_entry(name).is_some_and(|entry| {
            let bare = name.get(entry.name).unwrap_or_default();
            word_count(bare) > 1 && fits(initials, bare)
        })
}

/// What leads from somebody to why they were away.
const REASONS: &[&str] = &[
    " due to ",
    " owing to ",
    " because of ",
    " for personal reasons",
    " for health reasons",
    " for work reasons",
];

/// Articles before a title: `the Revd A Oak`.
const ARTICLES: &[char] = &[' ', '*', '+', '\u{2020}'];
