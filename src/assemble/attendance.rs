//! The attendance: all lists and sentences as one, each person once, and who chaired.

use super::contest::Contest;
use super::ledger::{Ledger, words};
use super::pointer;
use crate::document::{Document, Span};
use crate::minutes::{Attendee, Minutes, Status};
use crate::recognise::{Fact, Finding, PersonFact, is_post};
use crate::text::{fold, without_letters};
use crate::vocabulary::tells_only_attendance;
use std::collections::HashMap;

/// People in attendance who are all who were there.
const LEAST_OF_ALL: usize = 3;

/// Fills `attendance`.
pub(super) fn fill(minutes: &mut Minutes, contest: &Contest<'_>, ledger: &mut Ledger<'_>) {
    let document = ledger.document();
    let mut lists: Vec<&Finding> = contest
        .winners()
        .filter(|finding| matches!(finding.fact, Fact::People(_)))
        .collect();
    lists.sort_by_key(|finding| finding.claim.start);
    let members = lists.iter().any(|finding| match &finding.fact {
        Fact::People(list) => list.people.iter().any(|p| p.status == Status::Present),
        _ => false,
    });
    // The same person may stand in a list and in a sentence; both present and away is a
    // contradiction that is shown, not smoothed.
    let mut seen: HashMap<(String, bool), usize> = HashMap::new();
    for finding in lists {
        let Fact::People(list) = &finding.fact else {
            continue;
        };
        // `In attendance` heads all who were there where nothing else does.
        let all = !members
            && list.people.len() >= LEAST_OF_ALL
            && list
                .label
                .is_some_and(|label| tells_only_attendance(document.words(label)));
        let mut posts: HashMap<String, usize> = HashMap::new();
        for person in &list.people {
            let away = matches!(person.status, Status::Apologies | Status::Absent);
            let mut name = fold(without_letters(&full_name(document, person))).into_owned();
            // `Deputy Director` three times in a list are three people.
            if is_post(document.words(person.name)) {
                let nth = posts.entry(name.clone()).or_default();
                name.push_str(&nth.to_string());
                *nth += 1;
            }
            let key = (name, away);
            let new = || {
                let known = by_family_name(document, person, away, &minutes.attendance);
                known.unwrap_or(minutes.attendance.len())
            };
            let at = *seen.entry(key).or_insert_with(new);
            let first = at == minutes.attendance.len();
            if first {
                let mut attendee = attendee(document, person, at);
                if all {
                    attendee.status = Status::Present;
                }
                minutes.attendance.push(attendee);
            } else if let Some(known) = minutes.attendance.get_mut(at) {
                known.role = known
                    .role
                    .take()
                    .or_else(|| person.role.map(|span| words(document, span)));
                known.chair |= person.chair;
            }
            enter(ledger, finding, person, at, first);
        }
    }
    super::chair::fill(minutes, contest, ledger);
}

/// `Mr Elm`, told in a sentence, where one `B Elm` is listed whom nothing else calls `Mrs`.
fn by_family_name(
    document: &Document,
    person: &PersonFact,
    away: bool,
    listed: &[Attendee],
) -> Option<usize> {
    let honorific = document.words(person.honorific?);
    let name = fold(without_letters(document.words(person.name)));
    let is_same = |known: &Attendee| {
        let full = fold(without_letters(&known.name));
        let alike = known.honorific.as_deref().is_none_or(|h| h == honorific);
        let known_away = matches!(known.status, Status::Apologies | Status::Absent);
        let of_family = full
            .rsplit_once(' ')
            .is_some_and(|(_, family)| *family == *name);
        alike && known_away == away && of_family
    };
    let mut same = listed
        .iter()
        .enumerate()
        .filter(|(_, known)| is_same(known));
    let (at, _) = same.next()?;
    same.next().is_none().then_some(at)
}

fn attendee(document: &Document, person: &PersonFact, at: usize) -> Attendee {
    let text = |span: Option<Span>| span.map(|span| words(document, span));
    Attendee {
        reference: pointer::reference('p', at),
        name: full_name(document, person),
        honorific: text(person.honorific),
        initials: text(person.initials),
        role: text(person.role),
        organisation: text(person.organisation),
        status: person.status,
        chair: person.chair,
        note: text(person.note),
    }
}

/// The name, with the family name that stands with the next person.
fn full_name(document: &Document, person: &PersonFact) -> String {
    let mut name = words(document, person.name);
    if let Some(family) = person.family {
        name.push(' ');
        name.push_str(document.words(family));
    }
    name
}

/// Accounts for the words about a person; those of somebody named once more are of the name.
fn enter(ledger: &mut Ledger<'_>, finding: &Finding, person: &PersonFact, at: usize, first: bool) {
    let document = ledger.document();
    let values = [
        ("name", Some(person.name)),
        ("honorific", person.honorific),
        ("initials", person.initials),
        ("role", person.role.map(|role| as_printed(document, role))),
        ("organisation", person.organisation),
        ("note", person.note),
        ("status", person.presence),
    ];
    for (field, span) in values {
        if let Some(span) = span {
            let field = if first { field } else { "name" };
            let pointer = pointer::of("/attendance", at, field);
            if finding.takes.is_empty() {
                ledger.enter(pointer, finding.by, span);
            } else {
                ledger.said(pointer, finding.by, span);
            }
        }
    }
}

/// The printed words of a post: `Members` of those each of whom is a `Member`.
fn as_printed(document: &Document, role: Span) -> Span {
    let rest = document.flow.text().get(role.to()..).unwrap_or_default();
    let more = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
    Span::new(role.from(), role.to() + more)
}
