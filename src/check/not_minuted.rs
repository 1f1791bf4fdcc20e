//! On the agenda, but not in the minutes.
//!
//! Deliberately not seen: where too few items bear the agenda's titles to miss one; breaks and the
//! close of the meeting; apologies and the next meeting, where the minutes tell them elsewhere.

use super::agenda_links::AgendaLinks;
use super::formality::{Formality, formality};
use super::report::Report;
use super::{Check, Code, Reports};
use crate::minutes::{Kind, Minutes, Status};

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "agenda_item_not_minuted",
        reports: Reports::Conflict,
        summary: "an item of the agenda has no minute",
        page: include_str!("../../docs/checks/agenda_item_not_minuted.md"),
    },
    run,
};

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    if minutes.kind != Kind::Minutes {
        return;
    }
    let links = AgendaLinks::new(minutes);
    if !links.hold() {
        return;
    }
    for entry in links.unminuted() {
        if told_elsewhere(minutes, formality(&entry.title)) {
            continue;
        }
        let places = report.places(&entry.reference, "title");
        let number = entry.number.as_ref();
        report.add(
            format!(
                "`{}` is{} on the agenda and has no minute",
                entry.title,
                number
                    .map(|number| format!(" item {number}"))
                    .unwrap_or_default()
            ),
            places,
            [&entry.reference],
        );
    }
}

/// Whether minutes tell a formality without a heading of its own.
fn told_elsewhere(minutes: &Minutes, formality: Option<Formality>) -> bool {
    match formality {
        Some(Formality::Break | Formality::Close | Formality::Welcome) => true,
        Some(Formality::Apologies) => minutes
            .attendance
            .iter()
            .any(|person| person.status == Status::Apologies),
        Some(Formality::NextMeeting) => minutes.next_meeting.is_some(),
        _ => false,
    }
}
