//! One name among those present, and again among those who sent apologies or were absent.
//!
//! Deliberately not seen: where a note is printed beside the name (`from item 4`), for it explains
//! both.

use super::report::Report;
use super::{Check, Code, Reports};
use crate::minutes::{Attendee, Minutes, Status};
use crate::text::{fold, without_letters};
use std::collections::HashMap;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "present_and_absent",
        reports: Reports::Conflict,
        summary: "a person is listed as present and as absent",
        page: include_str!("../../docs/checks/present_and_absent.md"),
    },
    run,
};

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    let mut here: HashMap<String, &Attendee> = HashMap::with_capacity(minutes.attendance.len());
    for person in minutes.attendance.iter().filter(|person| !away(person)) {
        here.insert(fold(without_letters(&person.name)).into_owned(), person);
    }
    for absent in minutes.attendance.iter().filter(|person| away(person)) {
        let Some(present) = here.get(fold(without_letters(&absent.name)).as_ref()) else {
            continue;
        };
        // Two people may share a short name; a post or body that differs tells them apart.
        let differ = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
        let others = differ(&present.organisation, &absent.organisation)
            || differ(&present.role, &absent.role)
            || differ(&present.initials, &absent.initials);
        let whole_name = present.name.contains(' ');
        if others || !whole_name || present.note.is_some() || absent.note.is_some() {
            continue;
        }
        let mut places = report.places(&present.reference, "name");
        places.extend(report.places(&absent.reference, "name"));
        let absence = match absent.status {
            Status::Absent => "absent",
            _ => "having sent apologies",
        };
        report.add(
            format!("{} is listed as present and as {absence}", present.name),
            places,
            [&present.reference, &absent.reference],
        );
    }
}

const fn away(person: &Attendee) -> bool {
    matches!(person.status, Status::Apologies | Status::Absent)
}
