//! Who chaired: whom a sentence or label names, else the one of those present whose post says so.

use super::contest::Contest;
use super::ledger::{Ledger, words};
use super::pointer;
use crate::minutes::{Attendee, Minutes, Status};
use crate::recognise::{Fact, is_chair};
use crate::text::{fold, without_letters};
use crate::vocabulary::{chaired_body, is_headed_by_chair};

/// A sentence or label that names the chair counts more than a post beside a name, which may be
/// that of somebody who usually chairs.
pub(super) fn fill(minutes: &mut Minutes, contest: &Contest<'_>, ledger: &mut Ledger<'_>) {
    let document = ledger.document();
    for finding in contest.winners() {
        let Fact::Chair(said) = &finding.fact else {
            continue;
        };
        let said_name = document.words(said.value).trim_end_matches('.');
        let name = fold(without_letters(said_name)).into_owned();
        let named = minutes.attendance.iter().position(|person| {
            let full = fold(without_letters(&person.name));
            let family = || {
                full.strip_suffix(name.as_str())
                    .is_some_and(|before| before.ends_with(' '))
            };
            // `President Ann Oak` of a list that has family names alone.
            let longer = || {
                name.strip_suffix(full.as_ref())
                    .is_some_and(|before| before.ends_with(' '))
            };
            let initials = || {
                person
                    .initials
                    .as_deref()
                    .is_some_and(|initials| initials == said_name)
            };
            full == name || family() || longer() || initials()
        });
        // `Chair: Ann`, of whom there is one.
        let first_name = |person: &Attendee| {
            fold(without_letters(&person.name)).split(' ').next() == Some(name.as_str())
        };
        let mut of_first_name = minutes
            .attendance
            .iter()
            .enumerate()
            .filter(|(_, person)| first_name(person))
            .map(|(at, _)| at);
        let named = named.or_else(|| {
            of_first_name
                .next()
                .filter(|_| of_first_name.next().is_none())
        });
        if let Some(at) = named {
            for (other, person) in minutes.attendance.iter_mut().enumerate() {
                person.chair = other == at;
            }
            let pointer = pointer::of("/attendance", at, "chair");
            if finding.takes.is_empty() {
                ledger.enter(pointer, finding.by, said.raw);
            } else {
                ledger.said(pointer, finding.by, said.raw);
            }
            return;
        }
    }
    let by_label = contest.winners().find_map(|finding| match &finding.fact {
        Fact::Chair(said) if !finding.takes.is_empty() => Some((finding, said)),
        _ => None,
    });
    if let Some((finding, said)) = by_label {
        // Named by a label, and in no list.
        let at = minutes.attendance.len();
        minutes.attendance.push(Attendee {
            reference: pointer::reference('p', at),
            name: words(document, said.value),
            honorific: None,
            initials: None,
            role: None,
            organisation: None,
            status: Status::Present,
            chair: true,
            note: None,
        });
        ledger.said(pointer::of("/attendance", at, "name"), finding.by, said.raw);
        return;
    }
    by_post(minutes);
}

/// Exactly one of those present whose post is the chair's beside others (`Councillor/Chair`, `Chair, Elm
/// Ltd`), or else that of this body (`OPC Chair`, `Chair of the Pond Board`).
fn by_post(minutes: &mut Minutes) {
    if minutes.attendance.iter().any(|person| person.chair) {
        return;
    }
    let body = minutes
        .meeting
        .body
        .as_deref()
        .map(|body| fold(body).into_owned());
    let only = |is_post: &dyn Fn(&str) -> bool| {
        let mut found = minutes.attendance.iter().enumerate().filter(|(_, person)| {
            let there = matches!(person.status, Status::Present | Status::InAttendance);
            there && posts(person).any(|post| is_post(&post))
        });
        found
            .next()
            .map(|(at, _)| at)
            .filter(|_| found.next().is_none())
    };
    let of_body = |post: &str| {
        body.as_deref().is_some_and(|body| of_this_body(post, body))
            || is_headed_by_chair(&fold(post))
    };
    let (plain, of_this) = (only(&is_chair), only(&of_body));
    // Two whose posts say so are two too many.
    let several = plain.is_some_and(|plain| of_this.is_some_and(|of_this| plain != of_this));
    if let Some(at) = plain.or(of_this).filter(|_| !several)
        && let Some(person) = minutes.attendance.get_mut(at)
    {
        person.chair = true;
    }
}

/// The posts that stand beside a name, each for itself.
fn posts(person: &Attendee) -> impl Iterator<Item = String> + '_ {
    [person.role.as_deref(), person.organisation.as_deref()]
        .into_iter()
        .flatten()
        .flat_map(|beside| beside.split([',', '/', ';', '(', ')', '[', ']']))
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
}

/// `Chair of the Pond Board` in minutes of the Pond Board.
fn of_this_body(post: &str, body: &str) -> bool {
    chaired_body(&fold(post)).is_some_and(|of| {
        let body = body.trim_start_matches("the ");
        of.contains(body) || body.contains(of)
    })
}
