//! `31 June 2023`, wherever it stands: a date that no calendar has is no value of the record, so all
//! words are looked through.
//!
//! Deliberately not seen: what [`crate::text::impossible_dates`] says of numbers that may be no
//! dates.

use super::report::{Report, part};
use super::{Check, Code, Reports};
use crate::minutes::{Minutes, Place, Severity};
use crate::text::{ImpossibleDate, impossible_dates};
use jiff::civil::Date;
use std::collections::HashSet;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "impossible_date",
        reports: Reports::Diagnostic(Severity::Warning),
        summary: "a date that no calendar has",
        page: include_str!("../../docs/checks/impossible_date.md"),
    },
    run,
};

/// Dates that are told of one document; the places of each take a walk over the lines of its text.
const MOST_TOLD: usize = 500;

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    // The same words may stand in several values.
    let mut told: HashSet<u32> = HashSet::new();
    let mut found: Vec<(Vec<Place>, String)> = Vec::new();
    let mut look = |words: &str, places: &[Place]| {
        for (why, range) in impossible_dates(words) {
            if found.len() >= MOST_TOLD {
                return;
            }
            let places = part(words, places, &range);
            if places
                .first()
                .is_none_or(|first| told.insert(first.span[0]))
            {
                let date = words.get(range).unwrap_or_default();
                found.push((places, format!("`{date}`: {}", reason(why))));
            }
        }
    };
    for entry in minutes.provenance.iter().flatten() {
        look(&entry.raw, &entry.places);
    }
    for stray in &minutes.unplaced {
        look(&stray.text, &stray.places);
    }
    // What runs over the pages is told once.
    let mut running: HashSet<&str> = HashSet::new();
    for stray in &minutes.furniture {
        let dates = impossible_dates(&stray.text);
        let mut dates = dates.filter_map(|(_, range)| stray.text.get(range));
        if dates.next().is_some_and(|date| running.insert(date)) {
            look(&stray.text, &stray.places);
        }
    }
    found.sort_by_key(|(places, _)| places.first().map(|place| place.span[0]));
    for (places, message) in found {
        report.add(message, places, []);
    }
}

fn reason(why: ImpossibleDate) -> String {
    match why {
        ImpossibleDate::NoSuchMonth(month) => format!("there is no month {month}"),
        ImpossibleDate::NoSuchDay(month, year, most) => {
            let name = Date::new(2000, month, 1).map_or_else(
                |_| "the month".to_owned(),
                |first| first.strftime("%B").to_string(),
            );
            match (month, year) {
                (2, Some(year)) => format!("{name} {year} has {most} days"),
                (2, None) => format!("{name} has {most} days at most"),
                _ => format!("{name} has {most} days"),
            }
        }
    }
}
