//! Who is who: labels to people.

use super::pointer;
use crate::document::{Document, Span};
use crate::minutes::{Attendee, PersonLabel};
use crate::text::{fold, initials_of, owner_labels, person_entry, without_letters};
use std::collections::HashMap;

/// The people of a meeting, by everything that can stand for them.
#[derive(Debug)]
pub(super) struct Who {
    /// Initials as printed, in their case.
    initials: HashMap<String, Match>,
    /// Folded names, surnames and first names, initials made of names, posts that one person holds.
    names: HashMap<String, Match>,
    made: HashMap<String, Match>,
    /// Abbreviations of organisations.
    organisations: Vec<String>,
}

/// One person, or several, which is as good as none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Match {
    One(usize),
    Several,
}

impl Who {
    pub(super) fn new(attendance: &[Attendee]) -> Self {
        let mut who = Self {
            initials: HashMap::with_capacity(attendance.len()),
            names: HashMap::with_capacity(attendance.len() * 4),
            made: HashMap::with_capacity(attendance.len()),
            organisations: Vec::new(),
        };
        for (at, person) in attendance.iter().enumerate() {
            if let Some(initials) = &person.initials {
                add(&mut who.initials, initials.clone(), at);
            }
            let name = fold(without_letters(&person.name));
            if let Some((first, _)) = name.split_once(' ') {
                add(&mut who.names, first.to_owned(), at);
            }
            if let Some((_, last)) = name.rsplit_once(' ') {
                add(&mut who.names, last.to_owned(), at);
            }
            add(
                &mut who.made,
                initials_of(without_letters(&person.name)),
                at,
            );
            add(&mut who.names, name.into_owned(), at);
            if person.chair {
                add(&mut who.names, "chair".to_owned(), at);
            }
            for text in person.role.iter().chain(&person.organisation) {
                who.organisations.extend(abbreviations(text));
            }
        }
        who.organisations.sort_unstable();
        who.organisations.dedup();
        who
    }

    /// The index of the person that a label stands for without doubt.
    pub(super) fn person(&self, label: &str) -> Option<usize> {
        let one = |found: Option<&Match>| match found {
            Some(Match::One(at)) => Some(*at),
            _ => None,
        };
        if let Some(found) = self.initials.get(label) {
            return one(Some(found));
        }
        let bare = person_entry(label)
            .and_then(|entry| label.get(entry.name))
            .map(without_letters);
        let found = self
            .names
            .get(fold(label).as_ref())
            .or_else(|| bare.and_then(|name| self.names.get(fold(name).as_ref())));
        if found.is_some() {
            return one(found);
        }
        // Initials that are printed nowhere, where they fit one person alone and no organisation.
        if self
            .organisations
            .binary_search_by(|o| o.as_str().cmp(label))
            .is_ok()
        {
            return None;
        }
        let letters: String = label.chars().filter(|c| *c != '-' && *c != '.').collect();
        one(self.made.get(&letters))
    }

    /// Whether a word is the initials of somebody, as printed.
    pub(super) fn is_initials(&self, word: &str) -> bool {
        self.initials.contains_key(word)
    }

    /// Whether a word is somebody's last name.
    pub(super) fn is_surname(&self, word: &str) -> bool {
        self.names.contains_key(fold(word).as_ref())
    }

    /// The abbreviation that a broken one stands for: `OXBCC` for `OXB CC`.
    pub(super) fn mended(&self, label: &str) -> Option<&str> {
        if !label.contains(' ') {
            return None;
        }
        let joined: String = label.split(' ').collect();
        self.organisations
            .binary_search(&joined)
            .ok()
            .and_then(|at| self.organisations.get(at))
            .map(String::as_str)
    }

    /// One label.
    pub(super) fn label(&self, document: &Document, span: Span) -> PersonLabel {
        let label = super::ledger::words(document, span);
        let person = self.person(&label).map(|at| pointer::reference('p', at));
        PersonLabel { label, person }
    }

    /// The labels of a list.
    pub(super) fn labels(&self, document: &Document, list: Span) -> Vec<PersonLabel> {
        let words = document.words(list);
        owner_labels(words)
            .into_iter()
            .map(|range| self.label(document, list.part(range)))
            .collect()
    }
}

fn add(table: &mut HashMap<String, Match>, key: String, at: usize) {
    if key.is_empty() {
        return;
    }
    table
        .entry(key)
        .and_modify(|found| {
            if *found != Match::One(at) {
                *found = Match::Several;
            }
        })
        .or_insert(Match::One(at));
}

/// `OXBCC` of `Office of … (OXBCC)`, `ABCD` of `ABCD`.
fn abbreviations(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !(c.is_alphanumeric() || c == '&'))
        .filter(|word| {
            let capitals = word.chars().filter(|c| c.is_uppercase()).count();
            capitals >= 3 && capitals * 2 > word.chars().count()
        })
        .map(ToOwned::to_owned)
}
