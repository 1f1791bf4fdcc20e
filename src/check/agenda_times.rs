//! Planned for 10:20 to 10:35, minuted from 10:20 to 10:30.
//!
//! Entries that one item takes together are compared as one stretch of time, and so are items that
//! share an entry.
//!
//! Deliberately not seen: entries or items without times, lengths without times.

use super::agenda_links::AgendaLinks;
use super::report::Report;
use super::{Check, Code, Reports};
use crate::minutes::{ClockTime, Minutes};

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "agenda_times_differ",
        reports: Reports::Conflict,
        summary: "an item was planned for one time and is minuted at another",
        page: include_str!("../../docs/checks/agenda_times_differ.md"),
    },
    run,
};

/// From when to when; the end may not be printed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stretch {
    start: ClockTime,
    end: Option<ClockTime>,
}

impl Stretch {
    /// The stretch from the first start to the last end; none where one has no start.
    fn around(times: impl Iterator<Item = (Option<ClockTime>, Option<ClockTime>)>) -> Option<Self> {
        let times: Vec<_> = times.collect();
        let starts: Option<Vec<ClockTime>> = times.iter().map(|(start, _)| *start).collect();
        let last = times.iter().max_by_key(|(start, end)| (*start, *end))?;
        Some(Self {
            start: starts?.into_iter().min()?,
            end: last.1,
        })
    }

    /// Whether the two say different times; an end that one of them does not print is no matter.
    fn contradicts(self, other: Self) -> bool {
        self.start != other.start
            || self
                .end
                .zip(other.end)
                .is_some_and(|(end, other)| end != other)
    }

    fn words(self) -> String {
        match self.end {
            Some(end) => format!("{}\u{2013}{end}", self.start),
            None => self.start.to_string(),
        }
    }
}

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    if minutes
        .agenda
        .iter()
        .all(|entry| entry.start_time.is_none())
    {
        return;
    }
    let links = AgendaLinks::new(minutes);
    for (at, item) in minutes.items.iter().enumerate() {
        let Some(taken) = links.taken.get(at).filter(|taken| !taken.is_empty()) else {
            continue;
        };
        let mut sharing: Vec<usize> = taken
            .iter()
            .flat_map(|entry| links.takers(*entry).iter().copied())
            .collect();
        sharing.sort_unstable();
        sharing.dedup();
        // The first item of those that share an entry speaks for all; where they take further
        // entries with others in turn, there is nothing to compare.
        let closed = sharing
            .iter()
            .all(|other| links.taken.get(*other) == Some(taken));
        if sharing.first() != Some(&at) || !closed {
            continue;
        }
        let entries: Vec<_> = taken
            .iter()
            .filter_map(|at| minutes.agenda.get(*at))
            .collect();
        let items: Vec<_> = sharing
            .iter()
            .filter_map(|at| minutes.items.get(*at))
            .collect();
        let planned = Stretch::around(entries.iter().map(|e| (e.start_time, e.end_time)));
        let held = Stretch::around(items.iter().map(|i| (i.start_time, i.end_time)));
        let (Some(planned), Some(held)) = (planned, held) else {
            continue;
        };
        if !planned.contradicts(held) {
            continue;
        }
        let entry_refs: Vec<&String> = entries.iter().map(|entry| &entry.reference).collect();
        let item_refs: Vec<&String> = items.iter().map(|item| &item.reference).collect();
        let refs: Vec<&String> = entry_refs.into_iter().chain(item_refs).collect();
        let places = refs
            .iter()
            .flat_map(|reference| report.places(reference, "start_time"))
            .collect();
        let title = item.title.as_deref().unwrap_or("an item");
        report.add(
            format!(
                "`{title}` was planned for {} and is minuted at {}",
                planned.words(),
                held.words()
            ),
            places,
            refs,
        );
    }
}
