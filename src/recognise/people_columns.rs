//! People whom a page's text put in lines that are no entries: two side by side on each line, or a name and
//! what is said of it on lines by turns.
//!
//! ```text
//! Ann Oak (Chair) Dr Bea Elm          Ann Oak
//! Cy Ash Di Fir                       Nominated by the Board
//! Ed Yew Flo Birch                    Bea Elm
//!                                     Chief Officer
//! ```
//!
//! Deliberately not seen: lines some of which only may be two people.

use super::people_beside::fits;
use super::people_posts::{is_post, names_body};
use super::{PersonFact, people};
use crate::document::{Block, Document, Span};
use crate::minutes::Status;
use crate::text::{is_honorific, is_initials, offset_in, person_entry, word_count};

/// Lines or pairs of lines that show how a list is set.
const LEAST: usize = 3;

/// The people of lines that all hold two side by side, and the block after them.
pub(super) fn side_by_side(
    document: &Document,
    from: usize,
    status: Status,
) -> Option<(Vec<PersonFact>, usize)> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(block) = document.blocks.get(at).filter(|block| is_free(block))
        && (at == from || block.gap == 0)
        && let Some((left, right)) = two_people(document, block.text, status)
    {
        found.push(left);
        found.push(right);
        at += 1;
    }
    (at - from >= LEAST).then_some((found, at))
}

/// The people of lines by turns a name and a post or body, and the block after them.
pub(super) fn by_turns(
    document: &Document,
    from: usize,
    status: Status,
) -> Option<(Vec<PersonFact>, usize)> {
    let mut found = Vec::new();
    let mut told = 0;
    let mut at = from;
    let initialled = initials_between(document, from);
    while let Some((name, beside)) = document
        .blocks
        .get(at)
        .zip(document.blocks.get(at + 1 + usize::from(initialled)))
        && is_free(name)
        && (is_free(beside) || is_post_alone(beside))
        && is_name_alone(document.block_text(name))
        && (is_said_of_name(document.block_text(beside)) || found.len() >= LEAST)
        && let Some(mut person) = people::person(document, name.text, status)
    {
        let words = document.block_text(beside);
        let post = is_post(words);
        told += usize::from(post || names_body(words));
        if initialled {
            let Some(initials) = own_initials(document, &person, at + 1) else {
                break;
            };
            person.initials = Some(initials);
        }
        if post {
            person.role = person.role.or(Some(beside.text));
        } else {
            person.organisation = person.organisation.or(Some(beside.text));
        }
        found.push(person);
        at += 2 + usize::from(initialled);
    }
    (found.len() >= LEAST && (initialled || told * 2 > found.len())).then_some((found, at))
}

/// Whether a name's initials stand alone below it, above what is said of it.
fn initials_between(document: &Document, name: usize) -> bool {
    document
        .blocks
        .get(name)
        .and_then(|block| people::person(document, block.text, Status::Present))
        .is_some_and(|person| own_initials(document, &person, name + 1).is_some())
}

/// The initials of somebody that a line is.
fn own_initials(document: &Document, person: &PersonFact, line: usize) -> Option<Span> {
    let block = document.blocks.get(line).filter(|block| is_free(block))?;
    let words = document.block_text(block);
    (is_initials(words) && fits(words, document.words(person.name))).then_some(block.text)
}

/// The people of lines that each hold a name and what stood in the columns beside it, and the block after
/// them.
pub(super) fn with_posts(
    document: &Document,
    from: usize,
    status: Status,
) -> Option<(Vec<PersonFact>, usize)> {
    /// Most words of such a line.
    const MOST_WORDS: usize = 14;
    /// Lines that show how a list is set whose head names its columns.
    const LEAST: usize = 2;
    let mut found = Vec::new();
    let mut at = from;
    while let Some(block) = document.blocks.get(at).filter(|block| is_free(block))
        && (at == from || block.gap == 0)
        && let words = document.block_text(block)
        && !words.ends_with(['.', ':', '?'])
        && word_count(words) <= MOST_WORDS
        && let Some((name, beside)) = name_before(words)
    {
        let at_beside = offset_in(words, beside);
        let Some(mut person) = people::person(document, block.text.part(0..name), status) else {
            break;
        };
        person.chair |= super::people_posts::is_chair(beside);
        person.role = (!beside.is_empty()).then(|| block.text.after(at_beside));
        found.push(person);
        at += 1;
    }
    (found.len() >= LEAST).then_some((found, at))
}

/// The length of the first and last name that words begin with, titles and initials between included, and
/// the words behind them.
fn name_before(words: &str) -> Option<(usize, &str)> {
    let mut names = 0;
    let mut end = 0;
    for word in words.split(' ') {
        let initial = word.trim_end_matches('.').chars().count() == 1;
        if !word.starts_with(char::is_uppercase) {
            return None;
        }
        end = offset_in(words, word) + word.len();
        names += usize::from(!initial && !is_title(word));
        if names == 2 || (names == 1 && end == words.len()) {
            break;
        }
    }
    let name = words.get(..end)?;
    let beside = words
        .get(end..)?
        .trim_start_matches([' ', ',', '-', '\u{2013}']);
    (is_name_alone(name.trim_end_matches(',')))
        .then_some((name.trim_end_matches(',').len(), beside))
}

fn is_free(block: &Block) -> bool {
    block.cell.is_none() && block.label.is_none() && block.marker.is_none()
}

/// `Clerk`, which is a label as well.
fn is_post_alone(block: &Block) -> bool {
    block.cell.is_none()
        && block.marker.is_none()
        && block
            .label
            .is_some_and(|label| label.alone && !label.marked && !label.term.opens_part())
}

/// A name of two words or more, maybe with a title and brackets, and nothing else.
pub(super) fn is_name_alone(words: &str) -> bool {
    person_entry(words).is_some_and(|entry| {
        let name = words.get(entry.name.clone()).unwrap_or_default();
        entry.len == words.len()
            && entry.rest.is_none()
            && (word_count(name) > 1 || entry.honorific.is_some())
            && !is_post(name)
            && !names_body(name)
    })
}

/// What can stand below a name: no name itself, no sentence.
fn is_said_of_name(words: &str) -> bool {
    /// Most words below a name.
    const MOST_WORDS: usize = 14;
    word_count(words) <= MOST_WORDS
        && words.starts_with(char::is_uppercase)
        && !words.ends_with(['.', ':', '?', ';'])
        && !has_post_behind(words)
        && (is_post(words) || names_body(words) || !is_name_alone(words))
}

/// `Ann Oak (Member for Ponds)` is another entry.
fn has_post_behind(words: &str) -> bool {
    person_entry(words).is_some_and(|entry| {
        let name = words.get(entry.name.clone()).unwrap_or_default();
        let behind = !entry.brackets.is_empty() || entry.rest.is_some();
        behind && word_count(name) > 1 && !is_post(name) && !names_body(name)
    })
}

/// The two people of a line, parted before a title, behind a bracket, or in the middle of four words.
fn two_people(document: &Document, line: Span, status: Status) -> Option<(PersonFact, PersonFact)> {
    let words = document.words(line);
    let at = parted_at(words)?;
    let (left, right) = (words.get(..at)?.trim_end(), words.get(at..)?);
    if !is_name_alone(left) || !is_name_alone(right) {
        return None;
    }
    let first = people::person(document, line.part(0..left.len()), status)?;
    let second = people::person(document, line.after(at), status)?;
    Some((first, second))
}

/// Where the second of two people begins.
fn parted_at(words: &str) -> Option<usize> {
    let starts: Vec<(usize, &str)> = words
        .split(' ')
        .map(|word| (offset_in(words, word), word))
        .collect();
    if words.contains([',', ';', ':', '.', '/']) && !starts.iter().any(|(_, w)| is_title(w)) {
        return None;
    }
    let title = starts
        .windows(2)
        .skip(1)
        .find(
            |pair| matches!(pair, [(_, before), (_, word)] if is_title(word) && !is_title(before)),
        )
        .and_then(|pair| pair.get(1));
    if let Some((at, _)) = title {
        return Some(*at);
    }
    if let Some(close) = words.find(") ") {
        return Some(close + 2);
    }
    match starts.as_slice() {
        [(_, first), _, (at, _), _] if !is_title(first) => Some(*at),
        [(_, first), (_, second), _, (at, _), _] if is_title(first) && !is_title(second) => {
            Some(*at)
        }
        _ => None,
    }
}

fn is_title(word: &str) -> bool {
    is_honorific(word.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::flowing;

    fn names(document: &Document, people: &[PersonFact]) -> Vec<String> {
        let name = |person: &PersonFact| document.words(person.name).to_owned();
        people.iter().map(name).collect()
    }

    #[test]
    fn two_on_a_line() {
        for (line, second) in [
            ("Ann Oak Bea Elm", Some("Bea Elm")),
            ("Ann Oak (Chair) Dr Bea Elm", Some("Dr Bea Elm")),
            ("Professor Ann Oak Bea Elm", Some("Bea Elm")),
            ("Dr Ann Oak Sir Cy Ash-Birch", Some("Sir Cy Ash-Birch")),
            ("Ann Oak (AO) Bea Elm (BE)", Some("Bea Elm (BE)")),
            ("Ann Oak", None),
            ("Ann van der Oak", None),
            ("Ann Oak, Bea Elm", None),
            ("Professor Sir Ann Oak", None),
        ] {
            let found = parted_at(line)
                .and_then(|at| Some((line.get(..at)?.trim_end(), line.get(at..)?)))
                .filter(|(left, right)| is_name_alone(left) && is_name_alone(right))
                .map(|(_, right)| right);
            assert_eq!(found, second, "{line}");
        }
    }

    #[test]
    fn lines_by_turns() {
        let document = flowing(
            "Ann Oak\n\nChief Officer\n\nBea Elm\n\nNominated by the Pond Board\n\nCy Ash\n\nClerk\n",
        );
        let (found, end) = by_turns(&document, 0, Status::Present).unwrap_or_default();
        assert_eq!(names(&document, &found), ["Ann Oak", "Bea Elm", "Cy Ash"]);
        assert_eq!(end, document.blocks.len());
        let document = flowing("Ann Oak\n\nBea Elm\n\nCy Ash\n\nDi Fir\n\nEd Yew\n\nFlo Birch\n");
        assert!(by_turns(&document, 0, Status::Present).is_none());
    }
}
