//! Run-in lists of people cut into their entries.

use super::people_beside::fits;
use super::people_posts::{is_post, names_body, opens_with_title_of_many};
use crate::text::{self, offset_in, person_entry, word_count};
use crate::vocabulary::is_nobody;
use smallvec::SmallVec;

/// The entries of a run-in list: parted at semicolons where there are any, else at commas and
/// `and`, never inside brackets.
pub(super) fn chunks(text: &str) -> Vec<std::ops::Range<usize>> {
    let semicolons = text.contains(';');
    let all = 0..text.len();
    let parts = if semicolons {
        parted(text, all, &[";", "\n"])
    } else {
        parted(text, all, &[";", "\n", ",", " and ", " & "])
    };
    let bracketed = parts
        .iter()
        .filter(|part| text.get((*part).clone()).is_some_and(|p| p.ends_with(')')))
        .count();
    let bodies_in_brackets = bracketed > 1 && bracketed * 2 >= parts.len();
    let groups = semicolons && parts.len() <= MOST_GROUPS;
    let people = parts
        .into_iter()
        .flat_map(|part| of_many(text, part, bodies_in_brackets && semicolons))
        .flat_map(|chunk| titled_within(text, chunk))
        .flat_map(|chunk| bracketed_within(text, chunk))
        .flat_map(|chunk| initials_within(text, chunk));
    if groups {
        return people.flat_map(|chunk| names_within(text, chunk)).collect();
    }
    people.collect()
}

/// The parts of a list between marks that stand in no bracket, without blanks and marks around them.
fn parted(
    text: &str,
    range: std::ops::Range<usize>,
    marks: &[&str],
) -> Vec<std::ops::Range<usize>> {
    let mut parts = Vec::new();
    let mut push = |range: std::ops::Range<usize>| {
        let words = text.get(range.clone()).unwrap_or_default();
        let trimmed = words.trim_matches([' ', '.', ',', ';']);
        if trimmed.is_empty() {
            return;
        }
        let lead = words.len() - words.trim_start_matches([' ', '.', ',', ';']).len();
        // A full stop after an initial or a short title belongs to it.
        parts.push(range.start + lead..range.start + lead + trimmed.len());
    };
    let (first, last) = (range.start, range.end);
    let mut depth = 0_i32;
    let mut start = first;
    for (at, character) in text.get(range).unwrap_or_default().char_indices() {
        let at = first + at;
        if at < start {
            continue;
        }
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ' ' | ',' | ';' | '\n' if depth <= 0 => {
                let rest = text.get(at..last).unwrap_or_default();
                // `Mr and Mrs Ash` are told as one.
                let title = || text.get(start..at).is_some_and(is_title);
                if let Some(mark) = marks.iter().find(|mark| rest.starts_with(**mark))
                    && !(mark.starts_with(' ') && title())
                {
                    push(start..at);
                    start = at + mark.len();
                }
            }
            _ => {}
        }
    }
    push(start..last);
    parts
}

/// `Mr` and nothing else.
fn is_title(words: &str) -> bool {
    text::is_honorific(words.trim_matches([' ', '.']))
}

/// `6 members of the public`
pub(super) fn is_counted(words: &str) -> bool {
    const OF_MANY: &[&str] = &["public", "residents", "parishioners", "electors"];
    let last = words.rsplit(' ').next().unwrap_or_default();
    words.starts_with(|c: char| c.is_ascii_digit()) || is_nobody(words) || OF_MANY.contains(&last)
}

/// The people of a part between semicolons that names several: `Cllrs Ash (Chair), Elm & Fir`, or, where
/// others tell their bodies in brackets, `Ann Oak, Bea Elm (Pond Club)`; and without those who are only
/// counted at its end.
fn of_many(
    text: &str,
    part: std::ops::Range<usize>,
    bodies_in_brackets: bool,
) -> SmallVec<[std::ops::Range<usize>; 2]> {
    let words = text.get(part.clone()).unwrap_or_default();
    let counted = words
        .rfind(" and ")
        .filter(|at| words.get(at + " and ".len()..).is_some_and(is_counted));
    let part = part.start..part.start + counted.unwrap_or(words.len());
    let words = text.get(part.clone()).unwrap_or_default();
    let titled = opens_with_title_of_many(words);
    if !(titled || bodies_in_brackets && words.ends_with(')')) {
        return SmallVec::from_iter([part]);
    }
    let people = parted(text, part.clone(), &[",", " and ", " & "]);
    let is_person = |person: &std::ops::Range<usize>| {
        let person = text.get(person.clone()).unwrap_or_default();
        person_entry(person).is_some_and(|entry| {
            let name = person.get(entry.name.clone()).unwrap_or_default();
            entry.len == person.len()
                && entry.rest.is_none()
                && word_count(name) >= 2
                && !is_post(name)
                && !names_body(name)
        })
    };
    if titled || people.iter().all(is_person) {
        people.into_iter().collect()
    } else {
        SmallVec::from_iter([part])
    }
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
        // `Mr and Mrs Ash`
        let joins = matches!(bare, "" | "and" | "&");
        named |= !title && area.is_none() && !joins;
        at += word.len();
    }
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let len = words
                .get(*start..end)
                .map_or(0, |part| without_and(part).len());
            chunk.start + start..chunk.start + start + len
        })
        .collect()
}

/// `Ann Oak and` before another title.
fn without_and(part: &str) -> &str {
    let part = part.trim_end();
    [" and", " &"]
        .iter()
        .find_map(|and| part.strip_suffix(and))
        .unwrap_or(part)
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
            let len = words
                .get(*start..end)
                .map_or(0, |part| part.trim_end().len());
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

/// People that nothing but their initials parts, before their names or behind them.
const LEAST_INITIALLED: usize = 3;

/// The people of `A B Ash C Birch Mrs D Elm`, whose names initials open, or of `Ann Ash AA Bea Birch BB`, whose
/// own initials stand behind each.
fn initials_within(
    text: &str,
    chunk: std::ops::Range<usize>,
) -> SmallVec<[std::ops::Range<usize>; 2]> {
    let words = text.get(chunk.clone()).unwrap_or_default();
    let people = before_initials(words).or_else(|| behind_initials(words));
    match people {
        Some(people) => people
            .into_iter()
            .map(|person| {
                let from = chunk.start + offset_in(words, person);
                from..from + person.len()
            })
            .collect(),
        None => SmallVec::from_iter([chunk]),
    }
}

/// Names each of which opens with an initial, or a title and an initial.
fn before_initials(words: &str) -> Option<Vec<&str>> {
    let is_initial = |word: &str| {
        let mut letters = word.trim_end_matches('.').chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    };
    let mut starts = vec![0];
    let mut before = "";
    for word in words.split(' ') {
        let opens = is_initial(word) || text::is_honorific(word.trim_end_matches('.'));
        let ends = !is_initial(before) && !text::is_honorific(before.trim_end_matches('.'));
        if opens && ends && !before.is_empty() {
            starts.push(offset_in(words, word));
        }
        before = word;
    }
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let people: Vec<&str> = starts
        .iter()
        .zip(ends)
        .filter_map(|(start, end)| Some(words.get(*start..end)?.trim_end()))
        .collect();
    let is_person = |person: &&str| {
        person_entry(person).is_some_and(|entry| {
            let name = person.get(entry.name.clone()).unwrap_or_default();
            entry.len == person.len()
                && (entry.honorific.is_some() || is_initial(name.split(' ').next().unwrap_or("")))
                && word_count(name) >= 2
                && !is_initial(name.rsplit(' ').next().unwrap_or(""))
        })
    };
    (people.len() >= LEAST_INITIALLED && people.iter().all(is_person)).then_some(people)
}

/// Names each of which its own initials stand behind; gives both together.
fn behind_initials(words: &str) -> Option<Vec<&str>> {
    let mut people = Vec::new();
    let mut from = 0;
    for word in words.split(' ') {
        let at = offset_in(words, word);
        let name = words.get(from..at)?.trim_end();
        let own = text::is_initials(word)
            && word.len() > 1
            && person_entry(name).is_some_and(|entry| {
                let bare = name.get(entry.name.clone()).unwrap_or_default();
                word_count(bare) >= 2 && fits(word, bare)
            });
        if own {
            people.push(words.get(from..at + word.len())?);
            from = at + word.len() + 1;
        }
    }
    (people.len() >= LEAST_INITIALLED && from >= words.len()).then_some(people)
}

/// Areas that a councillor of another council is told by.
pub(super) const AREAS: &[&str] = &[
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
        .map(|part| part.strip_prefix("and ").unwrap_or(part))
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim_end_matches('.'));
    let is_person = |name: &&str| {
        person_entry(name).is_some_and(|e| {
            // `Councillors A Oak` is no council.
            let titled = e.honorific.is_some();
            e.len == name.len() && e.rest.is_none() && (titled || !names_body(name))
        }) && word_count(name) >= 2
    };
    // Of many, a few may be written in ways of their own: `Catherine (Cath) Elm`.
    let others = names.clone().filter(|name| !is_person(name)).count();
    let all = others * MANY_TO_ONE <= names.clone().count();
    let titled = |name: &str| person_entry(name).is_some_and(|entry| entry.honorific.is_some());
    let last_pair = names.clone().count() == 2
        && words.contains(" and ")
        && names.clone().all(|name| word_count(name) >= 2)
        && (names.clone().any(titled)
            || names.clone().all(|name| is_person(&name) && !is_post(name)))
        && !words.contains(", ");
    if !last_pair && (!all || names.clone().count() < LEAST_OF_GROUP) {
        return SmallVec::from_iter([group]);
    }
    names
        .map(|name| {
            let at = group.start + offset_in(words, name);
            at..at + name.len()
        })
        .collect()
}

/// Names among which one may not look like a name.
const MANY_TO_ONE: usize = 6;

/// Names that make a group of people.
const LEAST_OF_GROUP: usize = 3;
