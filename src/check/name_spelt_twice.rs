//! `Edwin Thrale` in the attendance, `Edwin Thrall` as an owner or in the text: as it seems one person
//! under two spellings.
//!
//! A surname may have a letter more, less or otherwise, or two swapped; a first name a letter more
//! or less (`Jon`, `John`); the rest of the name is the same.
//!
//! Deliberately not seen: first names that differ otherwise (`Joan`, `John`) or in an `a` at the end
//! (`Paul`, `Paula`), or of two people in one list; short surnames, and those that begin with another
//! letter; people with posts or bodies that differ; words that are somebody else's name, too; names in the
//! text without first name or title; initials, which are told elsewhere.

use super::report::{Report, part};
use super::{Check, Code, Reports};
use crate::minutes::{Attendee, Minutes, PersonLabel, Provenance, Severity, Status};
use crate::text::{fold, is_honorific, offset_in, person_entry, without_letters};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "name_spelt_twice",
        reports: Reports::Diagnostic(Severity::Note),
        summary: "a person's name is spelt in two ways",
        page: include_str!("../../docs/checks/name_spelt_twice.md"),
    },
    run,
};

/// People among whom each name is compared with each.
const MOST_PEOPLE: usize = 500;

/// Letters of a surname from which on a slip in it is told from another surname; more where no first
/// name stands before it.
const LEAST_LETTERS: usize = 5;
const LEAST_LETTERS_ALONE: usize = 6;

/// Letters of a first name from which on one letter more makes no other name.
const LEAST_OF_FIRST: usize = 3;

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    let people = People::new(&minutes.attendance);
    if people.list.is_empty() || people.list.len() > MOST_PEOPLE {
        return;
    }
    let mut told: HashSet<(usize, String)> = HashSet::new();
    let mut tell = |report: &mut Report<'_>, at: usize, spelling: &str, other: Where<'_>| {
        let Some(known) = people.list.get(at) else {
            return;
        };
        if !told.insert((at, fold(spelling).into_owned())) {
            return;
        }
        let mut places = report.places(&known.person.reference, "name");
        places.extend(match other {
            Where::Fields(reference, fields) => report.places_of_any(reference, fields),
            Where::Part(entry, range) => part(&entry.raw, &entry.places, &range),
        });
        let name = without_letters(&known.person.name);
        let message = format!("`{spelling}` may be {name}, spelt otherwise");
        report.add(message, places, []);
    };
    for (at, other) in people.twins() {
        tell(
            report,
            at,
            without_letters(&other.name),
            Where::Fields(&other.reference, &["name"]),
        );
    }
    for (label, reference, fields) in labels(minutes) {
        if let Some(at) = people.spelt_otherwise(label) {
            tell(report, at, label, Where::Fields(reference, fields));
        }
    }
    for entry in minutes.provenance.iter().flatten() {
        let running = entry.pointer.contains("/blocks/") || entry.pointer.ends_with("/text");
        if running {
            for (at, range) in people.in_text(&entry.raw) {
                let spelling = entry.raw.get(range.clone()).unwrap_or_default();
                tell(report, at, spelling, Where::Part(entry, range));
            }
        }
    }
}

/// Where a spelling stands.
enum Where<'m> {
    /// In the first of these fields of a record that stands anywhere.
    Fields(&'m str, &'static [&'static str]),
    /// In a part of a value's words.
    Part(&'m Provenance, Range<usize>),
}

/// Labels of people whom the attendance does not have, with the record's `ref` and the fields that
/// they may stand in.
fn labels(minutes: &Minutes) -> Vec<(&str, &str, &'static [&'static str])> {
    let mut found: Vec<(&str, &str, &'static [&'static str])> = Vec::new();
    let unknown = |label: &&PersonLabel| label.person.is_none();
    for action in &minutes.actions {
        let owners = action.owners.iter().filter(unknown);
        found.extend(owners.map(|owner| {
            let fields: &[&str] = &["owners", "text"];
            (owner.label.as_str(), action.reference.as_str(), fields)
        }));
    }
    for entry in &minutes.agenda {
        let leads = entry.leads.iter().filter(unknown);
        found.extend(leads.map(|lead| {
            let fields: &[&str] = &["leads", "title"];
            (lead.label.as_str(), entry.reference.as_str(), fields)
        }));
    }
    for decision in &minutes.decisions {
        let mover = decision.mover.iter().filter(unknown);
        let movers = mover.map(|label| (label, &["mover", "text"][..]));
        let seconder = decision.seconder.iter().filter(unknown);
        let seconders = seconder.map(|label| (label, &["seconder", "text"][..]));
        let both = movers.chain(seconders);
        found.extend(
            both.map(|(label, fields)| (label.label.as_str(), decision.reference.as_str(), fields)),
        );
        let sides = decision.vote.iter();
        let sides = sides.flat_map(|vote| [&vote.in_favour, &vote.against, &vote.abstained]);
        let names = sides.flat_map(|ballot| &ballot.names);
        found.extend(names.map(|name| {
            let fields: &[&str] = &["vote", "text"];
            (name.as_str(), decision.reference.as_str(), fields)
        }));
    }
    found
}

/// Somebody with a first name and a surname, both folded.
struct Known<'m> {
    person: &'m Attendee,
    first: String,
    last: String,
}

/// The attendance, by name.
struct People<'m> {
    list: Vec<Known<'m>>,
    by_first: HashMap<String, Vec<usize>>,
    /// Every word of every name.
    words: HashSet<String>,
}

impl<'m> People<'m> {
    fn new(attendance: &'m [Attendee]) -> Self {
        let mut people = Self {
            list: Vec::with_capacity(attendance.len()),
            by_first: HashMap::with_capacity(attendance.len()),
            words: HashSet::with_capacity(attendance.len() * 2),
        };
        for person in attendance {
            let name = fold(without_letters(&person.name));
            people.words.extend(name.split(' ').map(str::to_owned));
            let (Some((first, _)), Some((_, last))) = (name.split_once(' '), name.rsplit_once(' '))
            else {
                continue;
            };
            let at = people.list.len();
            let (first, last) = (first.to_owned(), last.to_owned());
            people.by_first.entry(first.clone()).or_default().push(at);
            people.list.push(Known {
                person,
                first,
                last,
            });
        }
        people
    }

    /// People whose names are spelt alike: who is known, and the other.
    fn twins(&self) -> Vec<(usize, &'m Attendee)> {
        let mut twins = Vec::new();
        for (at, known) in self.list.iter().enumerate() {
            for other in self.list.iter().skip(at + 1) {
                let (a, b) = (known.person, other.person);
                let differ =
                    |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
                let others = differ(&a.organisation, &b.organisation)
                    || differ(&a.role, &b.role)
                    || differ(&a.initials, &b.initials);
                // Both may well be there where it is the first names that differ.
                let one = known.first == other.first || away(a) != away(b);
                if one && !others && known.is_spelt(&other.first, &other.last) {
                    twins.push((at, b));
                }
            }
        }
        twins
    }

    /// Who may be meant by a label that is nobody's name.
    fn spelt_otherwise(&self, label: &str) -> Option<usize> {
        let entry = person_entry(label)?;
        let name = fold(without_letters(label.get(entry.name)?)).into_owned();
        let fits = |known: &Known<'_>| match (name.split_once(' '), name.rsplit_once(' ')) {
            (Some((first, _)), Some((_, last))) => {
                let another = known.last != last && self.words.contains(last);
                !another && known.is_spelt(first, last)
            }
            _ => !self.words.contains(&name) && is_slip(&known.last, &name, LEAST_LETTERS_ALONE),
        };
        self.only(&|known| fits(known))
    }

    /// The one of whom something holds.
    fn only(&self, holds: &dyn Fn(&Known<'_>) -> bool) -> Option<usize> {
        let mut fitting = (0..self.list.len()).filter(|at| self.list.get(*at).is_some_and(holds));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// The names in running text that are misspelt: who is meant, and which part it is.
    fn in_text(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut found = Vec::new();
        let mut before: Option<(usize, &str)> = None;
        for (start, word) in words(text) {
            if let Some((from, first)) = before
                && is_one_space(text.get(from + first.len()..start))
                && let Some(at) = self.meant(first, word)
            {
                found.push((at, from..start + word.len()));
            }
            before = Some((start, word));
        }
        found
    }

    /// Who is meant by a title or first name and a surname, where the surname is spelt otherwise.
    fn meant(&self, first: &str, last: &str) -> Option<usize> {
        let capitals =
            first.starts_with(char::is_uppercase) && last.starts_with(char::is_uppercase);
        if !capitals || last.len() < LEAST_LETTERS {
            return None;
        }
        let titled = is_honorific(first);
        let named = self.by_first.get(fold(first).as_ref());
        if !titled && named.is_none() {
            return None;
        }
        let last = fold(last).into_owned();
        // `the Thrales`
        let plural = |known: &Known<'_>| last.strip_suffix('s') == Some(known.last.as_str());
        if self.words.contains(&last) {
            return None;
        }
        if titled {
            return self
                .only(&|known| !plural(known) && is_slip(&known.last, &last, LEAST_LETTERS_ALONE));
        }
        let mut fitting = named?.iter().filter(|at| {
            self.list
                .get(**at)
                .is_some_and(|known| !plural(known) && is_slip(&known.last, &last, LEAST_LETTERS))
        });
        fitting.next().copied().filter(|_| fitting.next().is_none())
    }
}

impl Known<'_> {
    /// Whether another spelling of the name has these words at its ends.
    fn is_spelt(&self, first: &str, last: &str) -> bool {
        (self.first == first && is_slip(&self.last, last, LEAST_LETTERS))
            || (self.last == last && is_longer_by_one(&self.first, first))
    }
}

const fn away(person: &Attendee) -> bool {
    matches!(person.status, Status::Apologies | Status::Absent)
}

/// Whether two surnames are one letter apart.
fn is_slip(a: &str, b: &str, least: usize) -> bool {
    a != b
        && a.chars().next() == b.chars().next()
        && a.chars().count().min(b.chars().count()) >= least
        && a.len().abs_diff(b.len()) <= 2
        && strsim::osa_distance(a, b) == 1
}

/// Whether one first name is the other with a letter more, but for an `a` at the end.
fn is_longer_by_one(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let letters = short.chars().count();
    letters >= LEAST_OF_FIRST
        && long.chars().count() == letters + 1
        && long.strip_suffix('a') != Some(short)
        && strsim::osa_distance(short, long) == 1
}

/// The words of a text, with where they begin; a full stop after a title is part of it.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !(c.is_alphabetic() || c == '\'' || c == '\u{2019}'))
        .filter_map(move |word| {
            let bare = ["'s", "\u{2019}s", "'", "\u{2019}"]
                .iter()
                .find_map(|end| word.strip_suffix(end))
                .unwrap_or(word);
            (!bare.is_empty()).then(|| (offset_in(text, word), bare))
        })
}

/// Whether only a space, with the full stop of a title before it, stands between two words.
fn is_one_space(between: Option<&str>) -> bool {
    matches!(between, Some(" " | ". " | "\u{a0}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_that_are_a_slip_apart() {
        for (a, b, slip) in [
            ("thrale", "thrall", true),
            ("thrale", "thrales", true),
            ("birdsall", "birdsal", true),
            ("orchard", "ochrard", false),
            ("orchard", "orchrad", true),
            ("ash", "ashe", false),
            ("orchard", "orchard", false),
            ("morris", "norris", false),
        ] {
            assert_eq!(is_slip(a, b, LEAST_LETTERS), slip, "{a} {b}");
        }
    }

    #[test]
    fn first_names_with_a_letter_more() {
        for (a, b, longer) in [
            ("jon", "john", true),
            ("sara", "sarah", true),
            ("anne", "ann", true),
            ("paul", "paula", false),
            ("joan", "john", false),
            ("jo", "joe", false),
            ("jon", "jon", false),
        ] {
            assert_eq!(is_longer_by_one(a, b), longer, "{a} {b}");
        }
    }

    #[test]
    fn words_of_a_text() {
        let found: Vec<_> = words("Dr. Elm\u{2019}s caf\u{e9}, at 3").collect();
        assert_eq!(
            found,
            [(0, "Dr"), (4, "Elm"), (12, "caf\u{e9}"), (19, "at")]
        );
    }
}
