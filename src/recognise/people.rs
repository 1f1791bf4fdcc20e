//! Reading a person, or a run-in list of people, out of a span of the flow.

use super::{PersonFact, posted};
use crate::document::{Document, Span};
use crate::minutes::Status;
use crate::text::{self, initials_of, is_initials, person_entry, word_count};
use crate::vocabulary::{BODY_WORDS, POST_WORDS};
use smallvec::SmallVec;

/// Most words of an entry of a list of people; more are a sentence.
const MOST_WORDS: usize = 30;

/// Words that stand where a list has nobody.
const NOBODY: &[&str] = &[
    "none",
    "nil",
    "no apologies",
    "n/a",
    "there were none",
    "nobody",
    "none received",
    "no one",
];

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

/// Whether the text says that nobody is listed.
pub(super) fn is_nobody(text: &str) -> bool {
    let bare = text.trim_matches(['.', ' ', '(', ')', '-', '\u{2013}']);
    NOBODY
        .iter()
        .any(|nobody| bare.eq_ignore_ascii_case(nobody))
}

/// The people of a run-in list.
pub(super) fn list(document: &Document, span: Span, status: Status) -> Vec<PersonFact> {
    let text = document.words(span);
    if let Some(people) = posted::list(document, span, status) {
        return people;
    }
    if is_nicknames(text) {
        return nicknames(text, span, status);
    }
    let mut people: Vec<PersonFact> = Vec::new();
    let mut post_ahead: Option<Span> = None;
    let mut first_name: Option<Span> = None;
    let chunks = chunks(text);
    let mut single = false;
    for (nth, chunk) in chunks.iter().enumerate() {
        let joined = chunks
            .get(nth + 1)
            .and_then(|next| text.get(chunk.end..next.start))
            .is_some_and(|between| !between.contains(','));
        let chunk = span.part(chunk.clone());
        let words = document.words(chunk);
        // `four members of the public` are nobody, and nobody's post.
        if words.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            && !words.starts_with("the ")
        {
            continue;
        }
        if is_bare_post(words) && (people.is_empty() || words.starts_with("the ")) {
            let article = words.len() - words.trim_start_matches("the ").len();
            post_ahead = Some(chunk.after(article));
            continue;
        }
        if let Some(last) = people.last_mut()
            && belongs_to_last(words)
        {
            add_post(document, last, chunk);
            continue;
        }
        let of_many = opens_with_plural_post(words);
        single |= of_many;
        let titled_before = people.last().is_some_and(|last| {
            last.honorific.is_some() && !document.words(last.name).contains(' ')
        });
        if is_single_name(words) {
            // `Councillors Ash, Elm and Oak`; of many, those who go by one name.
            let all_single = || {
                chunks.iter().all(|chunk| {
                    text.get(chunk.clone()).is_some_and(is_single_name)
                })
            };
            if single
                || titled_before
                || (!joined && chunks.len() >= LEAST_OF_MANY && !is_post(words))
                || (chunks.len() > 1 && !is_post(words) && all_single())
            {
                people.push(named(chunk, status));
            } else {
                // `Jo and Di Elm`
                first_name = Some(chunk);
            }
            continue;
        }
        if let Some(mut person) = person(document, chunk, status) {
            if let Some(first) = first_name.take() {
                people.extend(sharing_family_name(document, first, &person));
            }
            if person
                .role
                .is_none_or(|role| is_chair(document.words(role)))
            {
                person.role = post_ahead.take().or(person.role);
            }
            if of_many && person.chair {
                person.role = None;
            }
            people.push(person);
        }
    }
    people
}

/// Whether the list is one of names as people have them in chats and conference calls: each is one
/// word, and `Ann_Oak` stands among them.
pub(super) fn is_nicknames(text: &str) -> bool {
    let one_word = |chunk: &std::ops::Range<usize>| {
        text.get(chunk.clone())
            .is_some_and(|words| !words.contains(' '))
    };
    let joined = |word: &str| {
        word.split_once('_').is_some_and(|(first, last)| {
            let letter = |c: char| c.is_alphabetic();
            first.starts_with(letter) && last.starts_with(letter)
        })
    };
    text.contains('_') && chunks(text).iter().all(one_word) && text.split([',', ' ']).any(joined)
}

fn nicknames(text: &str, span: Span, status: Status) -> Vec<PersonFact> {
    let person = |chunk: std::ops::Range<usize>| PersonFact {
        name: span.part(chunk),
        family: None,
        honorific: None,
        initials: None,
        role: None,
        organisation: None,
        status,
        chair: false,
        note: None,
        presence: None,
    };
    chunks(text).into_iter().map(person).collect()
}

/// A post and nothing else: `the President`, `Vice Chairman`.
fn is_bare_post(words: &str) -> bool {
    let bare = words.strip_prefix("the ").unwrap_or(words);
    !bare.is_empty() && bare.split(' ').all(is_post_word)
}

/// A single word that begins with a capital: a first name whose family name follows.
fn is_single_name(words: &str) -> bool {
    !words.contains(' ')
        && words.starts_with(char::is_uppercase)
        && words.chars().all(char::is_alphabetic)
        && (words.chars().any(char::is_lowercase) || words.len() > 2)
}

/// Entries of a list that may name some by one name.
const LEAST_OF_MANY: usize = 3;

/// Whether words open with the post of several people: `Councillors Ash`.
pub(super) fn opens_with_plural_post(words: &str) -> bool {
    let (post, rest) = words.split_once(' ').unwrap_or((words, ""));
    post.ends_with('s')
        && post.starts_with(char::is_uppercase)
        && !rest.is_empty()
        && is_post_word(post)
}

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

fn sharing_family_name(document: &Document, first: Span, other: &PersonFact) -> Option<PersonFact> {
    let name = document.words(other.name);
    let family = name.rfind(' ').map(|at| other.name.after(at + 1))?;
    Some(PersonFact {
        family: Some(family),
        ..named(first, other.status)
    })
}

/// The person that `span` as a whole describes.
pub(super) fn person(document: &Document, span: Span, status: Status) -> Option<PersonFact> {
    let whole = document.words(span);
    if word_count(whole) > MOST_WORDS || is_nobody(whole) {
        return None;
    }
    let lead = whole.len() - whole.trim_start_matches(ARTICLES).len();
    let (role_lead, at) = leading_post(whole, lead);
    let text = whole.get(at..)?;
    let entry = person_entry(text)?;
    let leftover = text
        .get(entry.len..)?
        .trim_matches([' ', '.', ',', ';', ')', '*', '\u{2020}']);
    if !leftover.is_empty() {
        return None;
    }
    let part = |range: std::ops::Range<usize>| span.part(at + range.start..at + range.end);
    let mut person = PersonFact {
        name: part(entry.name.clone()),
        family: None,
        honorific: entry.honorific.map(part),
        initials: None,
        role: role_lead.map(|range| span.part(range)),
        organisation: None,
        status,
        chair: false,
        note: None,
        presence: None,
    };
    person.chair = person
        .role
        .is_some_and(|role| is_chair(document.words(role)));
    for bracket in entry.brackets {
        add_bracket(document, &mut person, part(bracket));
    }
    if let Some(rest) = entry.rest {
        add_rest(document, &mut person, part(rest));
    }
    part_post_behind(document, &mut person);
    Some(person)
}

/// `David Elm Vice President`: a post that nothing parts from the name before it.
fn part_post_behind(document: &Document, person: &mut PersonFact) {
    let words = document.words(person.name);
    let mut spaces = words.match_indices(' ').map(|(at, _)| at);
    let (Some(first), Some(second)) = (spaces.next(), spaces.next()) else {
        return;
    };
    let name = words.get(..second).unwrap_or_default();
    let post = words.get(second + 1..).unwrap_or_default();
    let ends_in_post = post.rsplit(' ').next().is_some_and(is_post_word);
    let named = words.get(..first).is_some_and(|first| first.len() > 2) && !is_post(name);
    if !ends_in_post || !named || person.role.is_some_and(|role| !is_chair(document.words(role))) {
        return;
    }
    let whole = person.name;
    person.name = whole.part(0..second);
    add_post(document, person, whole.after(second + 1));
}

/// Articles before a title: `the Revd A Oak`.
const ARTICLES: &[char] = &[' ', '*', '+', '\u{2020}'];

/// A post before a name: `District Councillor Ruth Elm`, `President, Dr Ann Oak`; gives the post
/// and where the name begins.
fn leading_post(text: &str, from: usize) -> (Option<std::ops::Range<usize>>, usize) {
    /// Most words of a post before a name.
    const MOST: usize = 4;
    let mut at = from;
    for article in ["the ", "The "] {
        if text.get(at..).is_some_and(|rest| rest.starts_with(article)) {
            at += article.len();
        }
    }
    let start = at;
    let mut post_end = None;
    for _ in 0..MOST {
        let rest = text.get(at..).unwrap_or_default();
        let end = rest.find([' ', ',']).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        if !word.starts_with(char::is_uppercase) || rest.get(end..).is_none_or(str::is_empty) {
            break;
        }
        let stop = at + end;
        let after = text.get(stop..).unwrap_or_default();
        let next = stop + after.len() - after.trim_start_matches([' ', ',']).len();
        let of_area = text
            .get(start..at)
            .is_some_and(|before| AREAS.contains(&before.trim_end()));
        let councillor = of_area && text::is_honorific(word.trim_end_matches('.'));
        if is_post_word(word) || councillor {
            post_end = Some((stop, next));
        }
        if after.starts_with(',') {
            break;
        }
        at = next;
    }
    match post_end {
        // `Councillor Ash` keeps its title; `Chair Ash` too: a name must be left, of two words or
        // with a title, unless the post has two words itself.
        Some((stop, next))
            if text
                .get(next..)
                .is_some_and(|name| person_entry(name).is_some_and(|e| plausible(name, &e))) =>
        {
            (Some(start..stop), next)
        }
        _ => (None, start),
    }
}

fn plausible(name: &str, entry: &text::PersonEntry) -> bool {
    entry.honorific.is_some()
        || name
            .get(entry.name.clone())
            .is_some_and(|name| word_count(name) >= 2)
}

pub(super) fn is_post_word(word: &str) -> bool {
    let bare = word.trim_matches(['.', ',', ')', '(']);
    let lower = bare.to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    POST_WORDS.binary_search(&lower.as_str()).is_ok() || POST_WORDS.binary_search(&singular).is_ok()
}

/// Whether the words name a post.
pub(super) fn is_post(text: &str) -> bool {
    text.split([' ', '-', '/', ',']).any(is_post_word)
}

/// Whether the words name the chair of this meeting, not a deputy or a former one.
pub(super) fn is_chair(text: &str) -> bool {
    let folded = text::fold(text);
    matches!(
        folded.as_ref(),
        "chair"
            | "chairman"
            | "chairperson"
            | "chairwoman"
            | "in the chair"
            | "chairing"
            | "acting chair"
            | "chair of the meeting"
            | "meeting chair"
            | "chair of meeting"
            | "presiding"
            | "convener"
            | "convenor"
            | "co chair"
            | "board chair"
            | "council chair"
            | "committee chair"
            | "chair person"
            | "acting chairman"
            | "interim chair"
            | "vorsitzender"
            | "vorsitzende"
            | "vorsitz"
            | "pr\u{e9}sident"
            | "pr\u{e9}sidente"
            | "chaired the meeting"
            | "group chair"
            | "panel chair"
    )
}

/// `Harbor Master` after `Lyle Elm,`: the post of the person before, not a person.
fn belongs_to_last(words: &str) -> bool {
    let words = match words.split_once(',') {
        Some((first, _)) if !is_post(first) => return false,
        _ => words,
    };
    let honorific =
        person_entry(words).is_some_and(|e| e.honorific.is_some() || !e.brackets.is_empty());
    !honorific && (is_post(words) || is_chair(words)) && leading_post(words, 0).0.is_none()
}

fn add_post(document: &Document, person: &mut PersonFact, span: Span) {
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
            let (initials, post) = (span.part(0..first.len()), span.after(first.len() + mark.len()));
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
fn fits(initials: &str, name: &str) -> bool {
    let of_name = initials_of(name);
    let first = initials.chars().next();
    let ends_small = initials
        .trim_end_matches(char::is_lowercase)
        .chars()
        .all(|c| !c.is_lowercase());
    ends_small && first.is_some() && of_name.chars().next() == first && word_count(name) >= 2
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
fn add_rest(document: &Document, person: &mut PersonFact, span: Span) {
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
    // `Chair (AO)`
    let words = document.words(span);
    if person.initials.is_none()
        && let Some(open) = words.rfind(" (")
        && let Some(inner) = words.get(open + 2..).and_then(|inner| inner.strip_suffix(')'))
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
    if is_note(words) && person.note.is_none() && !is_post(words) {
        person.note = Some(span);
    } else if is_post(words) || is_chair(words) {
        add_post(document, person, span);
    } else {
        person.organisation = person.organisation.or(Some(span));
    }
}

/// The entries of a run-in list: parted at semicolons where there are any, else at commas and
/// `and`, never inside brackets.
pub(super) fn chunks(text: &str) -> Vec<std::ops::Range<usize>> {
    let semicolons = text.contains(';');
    let mut chunks = Vec::new();
    let mut depth = 0_i32;
    let mut start = 0;
    let mut push = |range: std::ops::Range<usize>| {
        let words = text.get(range.clone()).unwrap_or_default();
        let trimmed = words.trim_matches([' ', '.', ',', ';']);
        if trimmed.is_empty() {
            return;
        }
        let lead = words.len() - words.trim_start_matches([' ', '.', ',', ';']).len();
        // A full stop after an initial or a short title belongs to it.
        chunks.push(range.start + lead..range.start + lead + trimmed.len());
    };
    for (at, character) in text.char_indices() {
        if at < start {
            continue;
        }
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ';' | '\n' if depth <= 0 => {
                push(start..at);
                start = at + 1;
            }
            ',' if depth <= 0 && !semicolons => {
                push(start..at);
                start = at + 1;
            }
            ' ' if depth <= 0 && !semicolons => {
                for and in [" and ", " & "] {
                    if text.get(at..).is_some_and(|rest| rest.starts_with(and)) {
                        push(start..at);
                        start = at + and.len();
                    }
                }
            }
            _ => {}
        }
    }
    push(start..text.len());
    let chunks: Vec<_> = chunks
        .into_iter()
        .flat_map(|chunk| titled_within(text, chunk))
        .flat_map(|chunk| bracketed_within(text, chunk))
        .collect();
    if semicolons && chunks.len() <= MOST_GROUPS {
        return chunks
            .into_iter()
            .flat_map(|chunk| names_within(text, chunk))
            .collect();
    }
    chunks
}

/// The people of `Cllr A Ash (Chair)  Cllr B Birch`, whom nothing but their titles part.
fn titled_within(
    text: &str,
    chunk: std::ops::Range<usize>,
) -> SmallVec<[std::ops::Range<usize>; 2]> {
    let words = text.get(chunk.clone()).unwrap_or_default();
    let mut starts: SmallVec<[usize; 2]> = SmallVec::from_iter([0]);
    // `District Councillor Ruth Elm` is one person.
    let first = words.split(' ').next().unwrap_or_default();
    if !(text::is_honorific(first.trim_end_matches('.')) || AREAS.contains(&first)) {
        return SmallVec::from_iter([chunk]);
    }
    let mut named = false;
    let mut area: Option<usize> = None;
    let mut depth = 0_i32;
    let mut at = 0;
    for word in words.split_inclusive(' ') {
        let bare = word.trim_matches([' ', '.']);
        let title = text::is_honorific(bare);
        if title && named && depth == 0 {
            // `… District Cllr R Elm` begins with the area.
            starts.push(area.unwrap_or(at));
            named = false;
        }
        depth += i32::try_from(word.matches('(').count()).unwrap_or(0)
            - i32::try_from(word.matches(')').count()).unwrap_or(0);
        area = AREAS.contains(&bare).then_some(at);
        named |= !title && area.is_none() && !bare.is_empty();
        at += word.len();
    }
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let len = words
                .get(*start..end)
                .map_or(0, |part| part.trim_end().len());
            chunk.start + start..chunk.start + start + len
        })
        .collect()
}

/// Brackets that part people where nothing else does.
const LEAST_BRACKETED: usize = 2;

/// The people of `A Ash (Chair) B Birch (Clerk) C Cedar (Member)`, whom only what stands in brackets behind
/// each parts.
fn bracketed_within(
    text: &str,
    chunk: std::ops::Range<usize>,
) -> SmallVec<[std::ops::Range<usize>; 2]> {
    let words = text.get(chunk.clone()).unwrap_or_default();
    let mut starts: SmallVec<[usize; 8]> = SmallVec::from_iter([0]);
    for (at, _) in words.match_indices([')', ']']) {
        let after = words.get(at + 1..).unwrap_or_default();
        let rest = after.trim_start();
        if rest.len() < after.len() && rest.starts_with(char::is_uppercase) {
            starts.push(words.len() - rest.len());
        }
    }
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let parts: SmallVec<[std::ops::Range<usize>; 2]> = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let len = words.get(*start..end).map_or(0, |part| part.trim_end().len());
            chunk.start + start..chunk.start + start + len
        })
        .collect();
    let last = parts.len().saturating_sub(1);
    let each_a_person = parts.iter().enumerate().all(|(nth, part)| {
        let words = text.get(part.clone()).unwrap_or_default();
        person_entry(words).is_some_and(|entry| {
            let name = words.get(entry.name.clone()).unwrap_or_default();
            let rest = words.get(entry.len..).unwrap_or_default();
            rest.trim().is_empty()
                && word_count(name) >= 2
                && !names_body(name)
                && !is_post(name)
                && (nth == last || !entry.brackets.is_empty())
        })
    });
    if parts.len() >= LEAST_BRACKETED && each_a_person {
        parts
    } else {
        SmallVec::from_iter([chunk])
    }
}

/// Areas that a councillor of another council is told by.
const AREAS: &[&str] = &[
    "District",
    "County",
    "Borough",
    "City",
    "Town",
    "Parish",
    "Ward",
    "Community",
];

/// Most parts of a list whose semicolons part groups rather than people.
const MOST_GROUPS: usize = 3;

/// The names of `A Ash, B Birch, C Cedar`, where commas part people and semicolons groups of them.
fn names_within(
    text: &str,
    group: std::ops::Range<usize>,
) -> SmallVec<[std::ops::Range<usize>; 4]> {
    let words = text.get(group.clone()).unwrap_or_default();
    let names = words
        .split(", ")
        .map(|part| part.strip_prefix("and ").unwrap_or(part));
    let all = names.clone().all(|name| {
        person_entry(name).is_some_and(|e| e.len == name.len() && e.rest.is_none())
            && word_count(name) >= 2
            && !names_body(name)
    });
    if !all || names.clone().count() < LEAST_OF_GROUP {
        return SmallVec::from_iter([group]);
    }
    names
        .map(|name| {
            let at = group.start + (name.as_ptr() as usize - words.as_ptr() as usize);
            at..at + name.len()
        })
        .collect()
}

/// Names that make a group of people.
const LEAST_OF_GROUP: usize = 3;

/// Whether words hold one that names of bodies have.
pub(super) fn names_body(words: &str) -> bool {
    words.split([' ', '-', '/']).any(|word| {
        BODY_WORDS
            .binary_search(&word.to_lowercase().as_str())
            .is_ok()
    })
}

/// The people of a span that is a list of them as a whole, if it is.
pub(super) fn whole_list(document: &Document, span: Span, status: Status) -> Vec<PersonFact> {
    let people = list(document, span, status);
    if people.len() == chunks(document.words(span)).len() {
        people
    } else {
        Vec::new()
    }
}

/// A document whose flow is `text`, for tests.
#[cfg(test)]
pub(super) fn flowing(text: &str) -> Document {
    let read = crate::read::read(
        text.as_bytes(),
        Some(crate::minutes::Format::Text),
        &crate::read::Limits::default(),
    );
    let empty = || {
        Document::new(
            crate::minutes::Format::Text,
            String::new(),
            Vec::new(),
            None,
        )
    };
    crate::layout::lay_out(read.unwrap_or_else(|_| empty()))
}
