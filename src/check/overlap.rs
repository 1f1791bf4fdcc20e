//! Minuted from 10:30 to 11:00, and the next from 10:45 to 11:00.
//!
//! Deliberately not seen: items with the same times, which were taken together; items that run over
//! midnight; sub-items, which lie within their item.

use super::report::Report;
use super::{Check, Code, Reports};
use crate::minutes::{ClockTime, Item, Minutes};

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "item_times_overlap",
        reports: Reports::Conflict,
        summary: "two items are minuted at the same time",
        page: include_str!("../../docs/checks/item_times_overlap.md"),
    },
    run,
};

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    let mut timed: Vec<(ClockTime, ClockTime, &Item)> = minutes
        .items
        .iter()
        .filter_map(|item| Some((item.start_time?, item.end_time?, item)))
        .filter(|(start, end, _)| start < end)
        .collect();
    timed.sort_by_key(|(start, ..)| *start);
    let mut longest: Option<(ClockTime, ClockTime, &Item)> = None;
    for (start, end, item) in timed {
        if let Some((from, to, earlier)) = longest
            && start < to
            && (start, end) != (from, to)
        {
            let mut places = report.places(&earlier.reference, "start_time");
            places.extend(report.places(&item.reference, "start_time"));
            report.add(
                format!(
                    "{} ({from}\u{2013}{to}) and {} ({start}\u{2013}{end}) overlap",
                    title(earlier),
                    title(item)
                ),
                places,
                [&earlier.reference, &item.reference],
            );
        }
        if longest.is_none_or(|(_, to, _)| end > to) {
            longest = Some((start, end, item));
        }
    }
}

/// How a message calls an item.
pub(super) fn title(item: &Item) -> String {
    match (&item.title, &item.number) {
        (Some(title), _) => format!("`{title}`"),
        (None, Some(number)) => format!("item {number}"),
        (None, None) => "an item".to_owned(),
    }
}
