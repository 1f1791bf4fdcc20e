//! `Tuesday 3 May 2021`, which was a Monday.
//!
//! Deliberately not seen: dates whose year was inferred, for the weekday may mean another year.

use super::report::{Report, part, pointer};
use super::{Check, Code, Reports};
use crate::minutes::Minutes;
use crate::text::find_date;
use jiff::civil::{Date, Weekday};

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "weekday_differs",
        reports: Reports::Conflict,
        summary: "a date is no such day of the week",
        page: include_str!("../../docs/checks/weekday_differs.md"),
    },
    run,
};

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    if let Some(date) = minutes.meeting.date {
        check(report, "/meeting/date", date, None);
    }
    if let Some(date) = minutes.next_meeting.as_ref().and_then(|next| next.date) {
        check(report, "/next_meeting/date", date, None);
    }
    for action in &minutes.actions {
        if let Some(date) = action.due {
            let pointer = pointer(&action.reference, "due");
            check(report, &pointer, date, Some(&action.reference));
        }
    }
}

fn check(report: &mut Report<'_>, pointer: &str, date: Date, reference: Option<&String>) {
    let Some(entry) = report.entry(pointer) else {
        return;
    };
    let printed = find_date(&entry.raw).filter(|(printed, _)| printed.whole() == Some(date));
    let Some((printed, range)) = printed else {
        return;
    };
    let weekday = date.weekday();
    if printed
        .weekday
        .is_none_or(|said| said == weekday.to_monday_one_offset())
    {
        return;
    }
    let name = match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    };
    let words = entry.raw.get(range.clone()).unwrap_or_default();
    report.add(
        format!("`{words}`: {date} is a {name}"),
        part(&entry.raw, &entry.places, &range),
        reference,
    );
}
