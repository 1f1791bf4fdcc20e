//! An owner's initials that are nobody's.
//!
//! Deliberately not seen: where few attendees have initials printed, abbreviations of organisations
//! that the document names, and whatever does not look like initials.

use super::report::Report;
use super::{Check, Code, Reports};
use crate::minutes::{Minutes, Severity};
use crate::text::is_initials;
use std::collections::HashSet;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "owner_unknown",
        reports: Reports::Diagnostic(Severity::Note),
        summary: "an action's owner has initials that nobody in the attendance has",
        page: include_str!("../../docs/checks/owner_unknown.md"),
    },
    run,
};

/// Share of the attendance, in percent, that must have initials: then who has none there is
/// somebody else.
const MOST_INITIALS: usize = 80;

/// People with initials that make these the document's custom.
const LEAST_PEOPLE: usize = 3;

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    let with = minutes.attendance.iter().filter(|p| p.initials.is_some());
    let with = with.count();
    if with < LEAST_PEOPLE || with * 100 < minutes.attendance.len() * MOST_INITIALS {
        return;
    }
    let mut told: HashSet<&str> = HashSet::new();
    for action in &minutes.actions {
        for owner in &action.owners {
            let label = owner.label.as_str();
            if owner.person.is_some()
                || !is_initials(label)
                || names_a_body(minutes, label)
                || !told.insert(label)
            {
                continue;
            }
            let places = report.places_of_any(&action.reference, &["owners", "text"]);
            report.add(
                format!("nobody in the attendance has the initials `{label}`"),
                places,
                [],
            );
        }
    }
}

/// Whether the label is a word of somebody's post or organisation, or of the meeting's title.
fn names_a_body(minutes: &Minutes, label: &str) -> bool {
    let people = minutes
        .attendance
        .iter()
        .flat_map(|person| person.role.iter().chain(&person.organisation));
    let meeting = &minutes.meeting;
    let mut texts = people
        .chain(&meeting.abbreviation)
        .chain(&meeting.title)
        .chain(&meeting.body);
    texts.any(|text| {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|word| word == label)
    })
}
