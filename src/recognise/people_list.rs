//! Reading run-in lists of people.

use super::people::{in_the_chair, named, person};
use super::people_beside::{add_bracket, add_post};
use super::people_chunks::{chunks, is_counted};
use super::people_posts::{
    belongs_to_last, is_bare_post, is_chair, is_post, opens_with_plural_post,
    opens_with_title_of_many,
};
use super::{PersonFact, posted};
use crate::document::{Document, Span};
use crate::minutes::Status;
use crate::text::{self, person_entry};
use std::ops::Range;

/// The people of a run-in list.
pub(super) fn list(document: &Document, span: Span, status: Status) -> Vec<PersonFact> {
    let text = document.words(span);
    if let Some(people) = posted::list(document, span, status) {
        return people;
    }
    if is_nicknames(text) {
        return nicknames(text, span, status);
    }
    let chunks = chunks(text);
    let mut list = List {
        document,
        status,
        text,
        chunks: &chunks,
        people: Vec::with_capacity(chunks.len()),
        post_ahead: None,
        first_name: None,
        single: false,
    };
    for (nth, chunk) in chunks.iter().enumerate() {
        list.add(nth, span.part(chunk.clone()));
    }
    // `…, the Clerk`: a post at the end is of somebody who is not named.
    list.people
        .extend(list.post_ahead.map(|post| named(post, status)));
    list.people
}

/// A list that is being read.
struct List<'d> {
    document: &'d Document,
    status: Status,
    text: &'d str,
    chunks: &'d [Range<usize>],
    people: Vec<PersonFact>,
    /// A post whose holder follows.
    post_ahead: Option<Span>,
    /// `Jo` of `Jo and Di Elm`.
    first_name: Option<Span>,
    /// Whether people go by one name: `Councillors Ash, Elm and Oak`.
    single: bool,
}

impl List<'_> {
    fn add(&mut self, nth: usize, chunk: Span) {
        let (document, status) = (self.document, self.status);
        let words = document.words(chunk);
        // `… and from Cllr Elm`
        let chunk = chunk.after(words.len() - words.trim_start_matches("from ").len());
        let words = document.words(chunk);
        // `four members of the public` are nobody, and nobody's post.
        let counted = words.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            && !words.starts_with("the ");
        if counted || self.is_of_last(chunk, words) {
            return;
        }
        // `Chair: Ann Oak`
        if let Some((post, _)) = words.split_once(": ")
            && is_bare_post(post)
            && let Some(mut person) = person(document, chunk.after(post.len() + 2), status)
        {
            add_post(document, &mut person, chunk.part(0..post.len()));
            self.people.push(person);
            return;
        }
        if is_bare_post(words) && (self.people.is_empty() || words.starts_with("the ")) {
            let article = words.len() - words.trim_start_matches("the ").len();
            self.post_ahead = Some(chunk.after(article));
            return;
        }
        if let Some(person) = behind_post(document, chunk, status) {
            self.people.push(person);
            return;
        }
        if let Some(last) = self.people.last_mut()
            && belongs_to_last(words)
        {
            add_post(document, last, chunk);
            return;
        }
        self.add_named(nth, chunk);
    }

    /// `(AO)` of `Ann Oak, (AO)`.
    fn is_of_last(&mut self, chunk: Span, words: &str) -> bool {
        let bracketed = words.starts_with('(') && words.find(')') == Some(words.len() - 1);
        match self.people.last_mut().filter(|_| bracketed) {
            Some(last) => {
                add_bracket(self.document, last, chunk.part(1..words.len() - 1));
                true
            }
            None => false,
        }
    }

    /// Somebody who is named, maybe the first of several behind one title.
    fn add_named(&mut self, nth: usize, chunk: Span) {
        let (document, status) = (self.document, self.status);
        let words = document.words(chunk);
        // `Cllrs Ash and Elm`
        let titled = opens_with_title_of_many(words);
        let of_many = titled || opens_with_plural_post(words);
        self.single |= of_many;
        let title = if titled { words.find(' ') } else { None };
        let title = title.map(|end| chunk.part(0..end));
        let chunk = title.map_or(chunk, |title| chunk.after(title.len() + 1));
        let words = document.words(chunk);
        if text::is_call_sign(words) {
            self.people.push(named(chunk, status));
            return;
        }
        if is_single_name(words) {
            if self.goes_by_one_name(nth, words) {
                // `Elm & Fir` are two families.
                let first = self.first_name.take();
                self.people.extend(first.map(|first| named(first, status)));
                self.people.push(PersonFact {
                    honorific: title,
                    ..named(chunk, status)
                });
            } else {
                self.first_name = Some(chunk);
            }
            return;
        }
        let Some(mut person) = person(document, chunk, status) else {
            return;
        };
        if let Some(first) = self.first_name.take() {
            self.people
                .extend(sharing_family_name(document, first, &person));
        }
        if person
            .role
            .is_none_or(|role| is_chair(document.words(role)))
        {
            person.role = self.post_ahead.take().or(person.role);
        }
        if of_many && person.chair && !titled {
            person.role = None;
        }
        person.honorific = person.honorific.or(title);
        self.people.push(person);
    }

    /// Whether a word is all of somebody's name, and not the first name of `Jo and Di Elm`.
    fn goes_by_one_name(&self, nth: usize, words: &str) -> bool {
        let joined = self
            .chunks
            .get(nth)
            .zip(self.chunks.get(nth + 1))
            .and_then(|(chunk, next)| self.text.get(chunk.end..next.start))
            .is_some_and(|between| !between.contains(','));
        let titled_before = self.people.last().is_some_and(|last| {
            last.honorific.is_some() && !self.document.words(last.name).contains(' ')
        });
        let all_single = || {
            self.chunks
                .iter()
                .all(|chunk| self.text.get(chunk.clone()).is_some_and(is_single_name))
        };
        self.single
            || titled_before
            || (!joined && self.chunks.len() >= LEAST_OF_MANY && !is_post(words))
            || (self.chunks.len() > 1 && !is_post(words) && all_single())
    }
}

/// `the Clerk (Mrs A Oak)`: who holds a post, in brackets behind it.
fn behind_post(document: &Document, span: Span, status: Status) -> Option<PersonFact> {
    let whole = document.words(span);
    let presides = in_the_chair(whole);
    let words = presides.map_or(whole, |end| whole.get(..end).unwrap_or(whole));
    let open = words.find(" (").filter(|_| words.ends_with(')'))?;
    let post = words.get(..open)?;
    let named = span.part(open + " (".len()..words.len() - 1);
    let entry = person_entry(document.words(named))?;
    let is_person = entry.honorific.is_some() && entry.len == named.len();
    let article = ["the ", "The "]
        .into_iter()
        .find(|article| post.starts_with(article))
        .map_or(0, str::len);
    if !is_person || !is_bare_post(post.get(article..)?) {
        return None;
    }
    let mut person = person(document, named, status)?;
    person.role = Some(span.part(article..open));
    person.chair |= presides.is_some() || is_chair(post);
    Some(person)
}

fn sharing_family_name(document: &Document, first: Span, other: &PersonFact) -> Option<PersonFact> {
    let name = document.words(other.name);
    let family = name.rfind(' ').map(|at| other.name.after(at + 1))?;
    Some(PersonFact {
        family: Some(family),
        ..named(first, other.status)
    })
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
    let person = |chunk| named(span.part(chunk), status);
    chunks(text).into_iter().map(person).collect()
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

/// The people of a span that is a list of them as a whole, if it is.
pub(super) fn whole_list(document: &Document, span: Span, status: Status) -> Vec<PersonFact> {
    let people = list(document, span, status);
    let words = document.words(span);
    let named = chunks(words).into_iter().filter(|chunk| {
        words
            .get(chunk.clone())
            .is_some_and(|chunk| !is_counted(chunk))
    });
    if people.len() == named.count() {
        people
    } else {
        Vec::new()
    }
}
