//! Who is who: every person and organisation that a record names, and every place where it does.
//!
//! The attendance list is the dictionary: names are not guessed from their looks, they are found by
//! the forms that the known names can take. What only looks like one of them is told apart.

mod find;
mod forms;
mod people;
mod tables;
#[cfg(test)]
mod tests;
mod tokens;

pub use forms::How;

pub(super) use find::Finder;
pub(super) use tokens::{Tokens, folded};

use super::policy::{Class, Policy};
use super::texts;
use crate::minutes::Minutes;
use std::collections::HashMap;
use std::ops::Range;

/// Somebody or something that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Index into [`Register::people`].
    Person(usize),
    /// Index into [`Register::organisations`].
    Organisation(usize),
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name as printed; a label where nothing else is known.
    pub name: String,
    /// `Mr`, `Dr`, …
    pub honorific: Option<String>,
    /// Initials as printed.
    pub initials: Vec<String>,
    /// Post or role.
    pub role: Option<String>,
    /// Organisation.
    pub organisation: Option<String>,
    /// JSON Pointers of the rows of attendance lists; empty for those who are only spoken of.
    pub rows: Vec<String>,
    /// Why somebody was there.
    pub class: Class,
    /// Which rule says so.
    pub why: String,
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Abbreviations and other names.
    pub also: Vec<String>,
    /// Index of the policy's rule that withholds it.
    pub rule: Option<usize>,
}

/// A place where somebody is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// JSON Pointer of the text.
    pub pointer: String,
    /// Bytes in that text.
    pub range: Range<usize>,
    /// The words there.
    pub words: String,
    /// From 1: which of the places with the same words in the same text.
    pub nth: usize,
    /// How it names them.
    pub how: How,
    /// Everybody who may be meant.
    pub of: Vec<Subject>,
}

impl Naming {
    /// Whether it names one, without doubt.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.how.is_certain() && self.of.len() == 1
    }
}

/// Everybody whom a record names.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// People, in the order in which they are first named in lists.
    pub people: Vec<Person>,
    /// Organisations.
    pub organisations: Vec<Organisation>,
    /// Where they are named, in the record's order.
    pub namings: Vec<Naming>,
}

impl Register {
    /// Finds everybody whom a record names; `policy` says who is of which class, and adds the
    /// organisations that it withholds.
    #[must_use]
    pub fn of(minutes: &Minutes, policy: Option<&Policy>) -> Self {
        let texts = texts::all(minutes);
        let mut register = Self {
            people: people::attending(minutes),
            organisations: people::organisations(minutes, policy),
            namings: Vec::new(),
        };
        register.abbreviations(&texts);
        let first = register.find(&texts, &people::links(minutes, &register.people));
        let others = people::spoken_of(&texts, &first, &register);
        register.people.extend(others);
        if let Some(policy) = policy {
            for person in &mut register.people {
                (person.class, person.why) = people::class(person, policy);
            }
        }
        let links = people::links(minutes, &register.people);
        register.namings = register.find(&texts, &links);
        register
    }

    /// All forms of all names.
    pub(super) fn finder(&self) -> Finder {
        self.finder_of(&|_| true)
    }

    /// All forms of the names of some.
    pub(super) fn finder_of(&self, which: &dyn Fn(Subject) -> bool) -> Finder {
        let printed: Vec<String> = self
            .people
            .iter()
            .flat_map(|person| &person.initials)
            .map(|initials| initials.to_uppercase())
            .collect();
        let mut all = Vec::new();
        for (nth, person) in self.people.iter().enumerate() {
            let subject = Subject::Person(nth);
            let letters = crate::text::initials_of(&person.name).to_uppercase();
            let made = !printed.contains(&letters);
            if which(subject) {
                all.extend(forms::of_person(person, subject, made));
                let role = self.own_role(nth);
                all.extend(role.map(|words| forms::of_role(&words, subject)));
            }
        }
        for (nth, organisation) in self.organisations.iter().enumerate() {
            let subject = Subject::Organisation(nth);
            if which(subject) {
                let near = organisation.rule.is_some();
                all.extend(forms::of_organisation(organisation, subject, near));
            }
        }
        Finder::new(all, &self.people)
    }

    /// The folded words of a role that no one else in the lists has, and that names no organisation.
    fn own_role(&self, nth: usize) -> Option<String> {
        let person = self.people.get(nth)?;
        let words = forms::role_words(person.role.as_deref()?)?;
        let others = self.people.iter().enumerate().filter(|(at, _)| *at != nth);
        let shared = others
            .filter_map(|(_, other)| other.role.as_deref())
            .any(|role| find::has_words(&folded(role), &words));
        let organisation = self.organisations.iter().any(|organisation| {
            let names = std::iter::once(&organisation.name).chain(&organisation.also);
            names.into_iter().any(|name| folded(name) == words)
        });
        (!shared && !organisation).then_some(words)
    }

    fn find(&self, texts: &[(String, String)], links: &HashMap<String, usize>) -> Vec<Naming> {
        let finder = self.finder();
        let mut namings = Vec::new();
        for (pointer, text) in texts {
            let mut found = finder.find(text);
            if pointer.contains("/attendance/") {
                // There, roles are those of the rows.
                found.retain(|found| found.how != How::Role);
            }
            if let Some(person) = links.get(pointer.as_str()) {
                let subject = Subject::Person(*person);
                // The record knows whom the label means; who else it may mean does not count.
                found = vec![find::Found {
                    range: 0..text.len(),
                    how: found
                        .iter()
                        .find(|found| found.of.contains(&subject))
                        .map_or(How::Linked, |found| found.how.min(How::Linked)),
                    of: vec![subject],
                }];
            }
            found.extend(find::pronouns(text, &found));
            found.sort_by_key(|found| found.range.start);
            for found in found {
                let words = text.get(found.range.clone()).unwrap_or_default().to_owned();
                let nth = occurrence(text, &words, found.range.start);
                namings.push(Naming {
                    pointer: pointer.clone(),
                    range: found.range,
                    nth,
                    words,
                    how: found.how,
                    of: found.of,
                });
            }
        }
        namings
    }

    /// Adds the abbreviations that stand in brackets behind an organisation's name.
    fn abbreviations(&mut self, texts: &[(String, String)]) {
        let finder = self.finder_of(&|subject| matches!(subject, Subject::Organisation(_)));
        for (_, text) in texts {
            for found in finder.find(text) {
                let Some(Subject::Organisation(nth)) = found.of.first() else {
                    continue;
                };
                let short = text
                    .get(found.range.end..)
                    .and_then(|rest| rest.strip_prefix(" ("))
                    .and_then(|rest| rest.split_once(')'))
                    .map(|(short, _)| short)
                    .filter(|short| {
                        found.how == How::Organisation && forms::is_abbreviation(short)
                    });
                if let (Some(short), Some(organisation)) = (short, self.organisations.get_mut(*nth))
                    && !organisation.also.iter().any(|known| known == short)
                {
                    organisation.also.push(short.to_owned());
                }
            }
        }
    }

    /// What somebody is called.
    #[must_use]
    pub fn name(&self, subject: Subject) -> &str {
        match subject {
            Subject::Person(nth) => self.people.get(nth).map_or("", |person| &person.name),
            Subject::Organisation(nth) => self.organisations.get(nth).map_or("", |o| &o.name),
        }
    }
}

/// From 1: which of the places with the same words the one at `at` is.
pub(super) fn occurrence(text: &str, words: &str, at: usize) -> usize {
    let places = text.match_indices(words);
    places.take_while(|(start, _)| *start <= at).count().max(1)
}

/// Bytes of the nth place of `words`.
pub(super) fn nth_place(text: &str, words: &str, nth: usize) -> Option<Range<usize>> {
    let (start, _) = text.match_indices(words).nth(nth.checked_sub(1)?)?;
    (!words.is_empty()).then(|| start..start + words.len())
}
