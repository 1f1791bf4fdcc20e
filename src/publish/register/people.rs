//! Who is there to be named: the attendance lists, labels that no list explains, and people who are
//! named with a title in the text.

use super::find::has_words;
use super::forms::is_abbreviation;
use super::tables::{self, HEADING_WORDS, ORGANISATION_WORDS, RANKS};
use super::{Class, Naming, Organisation, Person, Register, Tokens, folded};
use crate::minutes::{Attendee, Minutes, PersonLabel};
use crate::publish::policy::Policy;
use crate::text::{is_initials, is_name, person_entry, without_letters};
use std::collections::{HashMap, HashSet};

/// Everybody in the attendance lists; who stands in several is one.
pub(super) fn attending(minutes: &Minutes) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (row, attendee) in rows(minutes) {
        let name = without_letters(&attendee.name);
        let key = folded(name);
        let at = *known.entry(key).or_insert_with(|| {
            people.push(Person {
                name: name.to_owned(),
                honorific: attendee.honorific.clone(),
                initials: Vec::new(),
                role: attendee.role.clone(),
                organisation: attendee.organisation.clone(),
                rows: Vec::new(),
                class: Class::Unknown,
                why: "no rule of the policy fits".to_owned(),
            });
            people.len() - 1
        });
        if let Some(person) = people.get_mut(at) {
            person.rows.push(row);
            let initials = attendee.initials.iter();
            let new: Vec<_> = initials
                .filter(|i| !person.initials.contains(i))
                .cloned()
                .collect();
            person.initials.extend(new);
        }
    }
    people
}

/// The rows of all attendance lists, with their JSON Pointers.
pub(in crate::publish) fn rows(minutes: &Minutes) -> Vec<(String, &Attendee)> {
    let further = minutes.further_meetings.iter().enumerate();
    let further = further.map(|(nth, meeting)| {
        let prefix = format!("/further_meetings/{nth}");
        (prefix, meeting.attendance.as_slice())
    });
    std::iter::once((String::new(), minutes.attendance.as_slice()))
        .chain(further)
        .flat_map(|(prefix, list)| {
            list.iter()
                .enumerate()
                .map(move |(nth, attendee)| (format!("{prefix}/attendance/{nth}"), attendee))
        })
        .collect()
}

/// Labels that the record links to somebody: JSON Pointer of the text to index of the person. The
/// name, initials and honorific of a row are linked to the row's person.
pub(super) fn links(minutes: &Minutes, people: &[Person]) -> HashMap<String, usize> {
    let mut links = HashMap::new();
    for (nth, person) in people.iter().enumerate() {
        for row in &person.rows {
            for field in ["name", "honorific", "initials"] {
                links.insert(format!("{row}/{field}"), nth);
            }
        }
    }
    // A `ref` is of the list of its own meeting.
    let rows = rows(minutes);
    let listed: HashMap<(&str, &str), &String> = rows
        .iter()
        .filter_map(|(row, attendee)| {
            let (meeting, _) = row.split_once("/attendance/")?;
            Some(((meeting, attendee.reference.as_str()), row))
        })
        .collect();
    for label in labels(minutes) {
        if let Some(reference) = &label.label.person {
            let row = listed.get(&(label.meeting.as_str(), reference.as_str()));
            let person = people
                .iter()
                .position(|person| row.is_some_and(|row| person.rows.contains(*row)));
            links.extend(person.map(|person| (format!("{}/label", label.pointer), person)));
        }
    }
    links
}

/// A label with where it stands.
struct Standing<'m> {
    label: &'m PersonLabel,
    pointer: String,
    /// JSON Pointer of the meeting, without `/meeting`.
    meeting: String,
}

fn labels(minutes: &Minutes) -> Vec<Standing<'_>> {
    let mut labels = Vec::new();
    let mut meetings = vec![(
        String::new(),
        &minutes.agenda,
        &minutes.actions,
        &minutes.decisions,
    )];
    meetings.extend(
        minutes
            .further_meetings
            .iter()
            .enumerate()
            .map(|(nth, further)| {
                let prefix = format!("/further_meetings/{nth}");
                (
                    prefix,
                    &further.agenda,
                    &further.actions,
                    &further.decisions,
                )
            }),
    );
    for (meeting, agenda, actions, decisions) in meetings {
        for (nth, entry) in agenda.iter().enumerate() {
            listed(
                &mut labels,
                &meeting,
                &format!("{meeting}/agenda/{nth}/leads"),
                &entry.leads,
            );
        }
        for (nth, action) in actions.iter().enumerate() {
            let pointer = format!("{meeting}/actions/{nth}");
            listed(
                &mut labels,
                &meeting,
                &format!("{pointer}/owners"),
                &action.owners,
            );
            for (mention, said) in action.mentions.iter().enumerate() {
                let pointer = format!("{pointer}/mentions/{mention}/owners");
                listed(&mut labels, &meeting, &pointer, &said.owners);
            }
        }
        for (nth, decision) in decisions.iter().enumerate() {
            for (key, label) in [("mover", &decision.mover), ("seconder", &decision.seconder)] {
                labels.extend(label.as_ref().map(|label| Standing {
                    label,
                    pointer: format!("{meeting}/decisions/{nth}/{key}"),
                    meeting: meeting.clone(),
                }));
            }
        }
    }
    labels
}

fn listed<'m>(
    labels: &mut Vec<Standing<'m>>,
    meeting: &str,
    pointer: &str,
    list: &'m [PersonLabel],
) {
    labels.extend(list.iter().enumerate().map(|(nth, label)| Standing {
        label,
        pointer: format!("{pointer}/{nth}"),
        meeting: meeting.to_owned(),
    }));
}

/// The organisations of the attendance lists, and those that the policy withholds.
pub(super) fn organisations(minutes: &Minutes, policy: Option<&Policy>) -> Vec<Organisation> {
    let mut organisations: Vec<Organisation> = Vec::new();
    let rules = policy.map_or(&[][..], |policy| &policy.organisations);
    for (nth, rule) in rules.iter().enumerate() {
        organisations.push(Organisation {
            name: rule.name.clone(),
            also: rule.also.clone(),
            rule: Some(nth),
        });
    }
    let printed = minutes
        .marking
        .iter()
        .filter_map(|m| m.organisation.as_deref());
    let attending = rows(minutes)
        .into_iter()
        .filter_map(|(_, attendee)| organisation_of(attendee));
    for words in printed.chain(attending) {
        let (name, short) = split_abbreviation(words);
        if name.is_empty() {
            continue;
        }
        let key = folded(name);
        let known = organisations.iter_mut().find(|known| {
            std::iter::once(&known.name)
                .chain(&known.also)
                .any(|known| folded(known) == key)
        });
        match known {
            Some(known) => {
                let new = short.filter(|short| {
                    !known.also.iter().any(|also| also == short) && known.name != *short
                });
                known.also.extend(new.map(str::to_owned));
            }
            None => organisations.push(Organisation {
                name: name.to_owned(),
                also: short.map(str::to_owned).into_iter().collect(),
                rule: None,
            }),
        }
    }
    organisations
}

/// What a row says of the organisation: its own column, or the end of the role.
fn organisation_of(attendee: &Attendee) -> Option<&str> {
    if let Some(organisation) = attendee.organisation.as_deref() {
        return Some(organisation);
    }
    let role = attendee.role.as_deref()?;
    let last = role.rsplit_once(", ").map_or(role, |(_, last)| last);
    let words = Tokens::of(last);
    let tells = words
        .joined()
        .split(' ')
        .any(|word| ORGANISATION_WORDS.contains(&word));
    (tells || is_abbreviation(last)).then_some(last)
}

/// `Office of Ponds (OOP)` as name and abbreviation.
fn split_abbreviation(words: &str) -> (&str, Option<&str>) {
    let split = words
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("))
        .filter(|(_, short)| is_abbreviation(short));
    match split {
        Some((name, short)) => (name.trim(), Some(short)),
        None => (words.trim(), None),
    }
}

/// Labels that stand for nobody who is known, and people who are named with a title.
pub(super) fn spoken_of(
    texts: &[(String, String)],
    namings: &[Naming],
    register: &Register,
) -> Vec<Person> {
    let mut covered: HashMap<&str, Vec<&Naming>> = HashMap::new();
    for naming in namings {
        covered
            .entry(naming.pointer.as_str())
            .or_default()
            .push(naming);
    }
    let mut known: HashSet<String> = HashSet::new();
    let mut people = Vec::new();
    for (pointer, text) in texts {
        let named = covered.get(pointer.as_str()).map_or(&[][..], Vec::as_slice);
        let label = pointer.ends_with("/label")
            || pointer.contains("/names/")
            || pointer.ends_with("/chair");
        let mut found = titled(text, named);
        // `Miss Judith Oak` is Judith Oak, who was found by the title.
        if label && named.is_empty() && found.is_empty() && stands_for_somebody(text) {
            found.push((text.clone(), None));
        }
        for (name, title) in found {
            if known.insert(folded(&name)) {
                people.push(spoken(name, title));
            }
        }
    }
    let abbreviations = |name: &str| {
        register.organisations.iter().any(|organisation| {
            organisation.name == name || organisation.also.iter().any(|also| also == name)
        })
    };
    people.retain(|person| !abbreviations(&person.name));
    // `Mr Oak` is Tom Oak, who is named in another sentence.
    let whole: Vec<String> = people
        .iter()
        .filter_map(|person| person.name.rsplit_once(' '))
        .map(|(_, surname)| folded(surname))
        .collect();
    people.retain(|person| person.name.contains(' ') || !whole.contains(&folded(&person.name)));
    people
}

fn spoken(name: String, honorific: Option<String>) -> Person {
    let initials = is_initials(&name) && !name.contains(' ');
    Person {
        initials: initials.then(|| name.clone()).into_iter().collect(),
        name,
        honorific,
        role: None,
        organisation: None,
        rows: Vec::new(),
        class: Class::Unknown,
        why: "named in the text, in no attendance list".to_owned(),
    }
}

/// Whether a label that nobody is known by is somebody's: initials, or a name.
fn stands_for_somebody(label: &str) -> bool {
    is_initials(label)
        || is_name(label)
        || person_entry(label).is_some_and(|entry| entry.honorific.is_some())
}

/// Names behind a title that no naming covers: `Sir Tom Oak`.
fn titled(text: &str, named: &[&Naming]) -> Vec<(String, Option<String>)> {
    let tokens = Tokens::of(text);
    let mut found = Vec::new();
    for nth in 0..tokens.len() {
        let word = tokens.word(nth);
        let rank = RANKS.iter().any(|(rank, _)| *rank == word);
        if !(rank || tables::title(word).is_some()) {
            continue;
        }
        let place = tokens.place(nth..nth + 1);
        let title = text.get(place.clone()).unwrap_or_default();
        if !title.starts_with(char::is_uppercase) {
            continue;
        }
        let Some(after) = text.get(place.end..) else {
            continue;
        };
        let after = after.strip_prefix('.').unwrap_or(after);
        let Some(name) = after.strip_prefix(' ') else {
            continue;
        };
        let entry = person_entry(name).filter(|entry| entry.name.start == 0);
        let Some(entry) = entry else { continue };
        let start = text.len() - name.len();
        let range = start..start + entry.name.end;
        let covered = named
            .iter()
            .any(|naming| naming.range.start < range.end && range.start < naming.range.end);
        let name = without_letters(text.get(range).unwrap_or_default()).trim_end_matches('.');
        // `PC Plod` is somebody; `DC Comics` and `DS Project Plan` may be, and are asked about.
        if !covered && name.chars().count() > 1 && !is_common(name, rank) {
            found.push((name.to_owned(), Some(title.to_owned())));
        }
    }
    found
}

/// Behind a rank that is a word of its own, what begins another name: `Commissioner for Ponds`.
fn is_common(name: &str, rank: bool) -> bool {
    let folded = folded(name);
    rank && (is_abbreviation(name)
        || folded
            .split(' ')
            .any(|word| ORGANISATION_WORDS.contains(&word) || HEADING_WORDS.contains(&word)))
}

/// Of which class a person is, and why.
pub(super) fn class(person: &Person, policy: &Policy) -> (Class, String) {
    let name = folded(&person.name);
    let role = folded(person.role.as_deref().unwrap_or_default());
    let organisation = folded(person.organisation.as_deref().unwrap_or_default());
    let any = |words: &[String], text: &[&str]| {
        words.is_empty()
            || words
                .iter()
                .any(|words| text.iter().any(|text| has_words(text, &folded(words))))
    };
    let found = policy.rules.iter().find(|rule| {
        (rule.name.is_empty() || rule.name.iter().any(|words| folded(words) == name))
            && any(&rule.role, &[&role])
            && any(&rule.organisation, &[&organisation, &role])
    });
    match found {
        Some(found) => {
            let consent = match found.consent.as_str() {
                "" => String::new(),
                consent => format!("; consent: {consent}"),
            };
            (found.class, format!("policy, line {}{consent}", found.line))
        }
        None => (person.class, person.why.clone()),
    }
}
