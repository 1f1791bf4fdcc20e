//! In the minutes, but not on the agenda.
//!
//! Deliberately not seen: where too few items bear the agenda's titles; apologies, breaks and the
//! next meeting, which agendas leave out.

use super::agenda_links::AgendaLinks;
use super::formality::{Formality, formality};
use super::overlap::title;
use super::report::Report;
use super::{Check, Code, Reports};
use crate::minutes::{Kind, Minutes};

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "item_not_on_agenda",
        reports: Reports::Conflict,
        summary: "an item of the minutes is not on the agenda",
        page: include_str!("../../docs/checks/item_not_on_agenda.md"),
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
    for item in links.unplanned() {
        let left_out = item
            .title
            .as_deref()
            .and_then(formality)
            .is_some_and(|form| {
                matches!(
                    form,
                    Formality::Apologies | Formality::Break | Formality::NextMeeting
                )
            });
        if left_out {
            continue;
        }
        let places = report.places(&item.reference, "title");
        report.add(
            format!("{} is minuted and not on the agenda", title(item)),
            places,
            [&item.reference],
        );
    }
}
