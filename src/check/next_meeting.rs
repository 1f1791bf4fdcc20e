//! The next meeting is on the day of this one, or before it.

use super::report::Report;
use super::{Check, Code, Reports};
use crate::minutes::Minutes;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "next_meeting_not_after",
        reports: Reports::Conflict,
        summary: "the next meeting is not after this one",
        page: include_str!("../../docs/checks/next_meeting_not_after.md"),
    },
    run,
};

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    let next = minutes.next_meeting.as_ref().and_then(|next| next.date);
    let (Some(date), Some(next)) = (minutes.meeting.date, next) else {
        return;
    };
    if next > date {
        return;
    }
    let places = ["/meeting/date", "/next_meeting/date"]
        .into_iter()
        .filter_map(|pointer| report.entry(pointer))
        .flat_map(|entry| entry.places.clone())
        .collect();
    report.add(
        format!("the next meeting ({next}) is not after this one ({date})"),
        places,
        [],
    );
}
