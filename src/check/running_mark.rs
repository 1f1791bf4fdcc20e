//! Running heads or feet say another marking, state or date than the document.
//!
//! Deliberately not seen: titles that differ; descriptors behind a marking (`OFFICIAL-SENSITIVE
//! COMMERCIAL`); dates in numbers alone, with words that make them another date (`printed`,
//! `version`), or alone in their line and after the meeting, as a date of printing is; ranges of
//! days; heads beside one that has the day of the meeting; documents of several meetings; web pages
//! and Markdown, whose furniture is no running head.

use super::report::{Report, part};
use super::{Check, Code, Reports};
use crate::minutes::{Format, MeetingStatus, Minutes, Place};
use crate::text::{find_date, fold};
use crate::vocabulary::CLASSIFICATIONS;
use jiff::civil::Date;
use std::collections::HashSet;
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "running_mark_differs",
        reports: Reports::Conflict,
        summary: "running heads or feet say another marking, state or date than the document",
        page: include_str!("../../docs/checks/running_mark_differs.md"),
    },
    run,
};

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    let format = minutes.source.format;
    if matches!(format, Some(Format::Html | Format::Markdown)) {
        return;
    }
    let running = running(minutes);
    let mut told = HashSet::new();
    for (pointer, own, mark) in markings(minutes, &running)
        .into_iter()
        .chain(states(minutes, &running))
        .chain(dates(minutes, &running))
    {
        if !told.insert((pointer, fold(mark.words).into_owned())) {
            continue;
        }
        let entry = report.entry(pointer);
        let mut places = entry.map(|entry| entry.places.clone()).unwrap_or_default();
        places.extend(mark.places);
        report.add(
            format!("the pages say `{}`, the document {own}", mark.words),
            places,
            [],
        );
    }
}

/// Where the document says otherwise, what it says there, and the mark.
type Difference<'m> = (&'static str, String, Mark<'m>);

/// A part of a running head or foot.
#[derive(Clone)]
struct Mark<'m> {
    words: &'m str,
    places: Vec<Place>,
}

impl Mark<'_> {
    fn part(&self, range: &Range<usize>) -> Self {
        Self {
            words: self.words.get(range.clone()).unwrap_or_default(),
            places: part(self.words, &self.places, range),
        }
    }
}

/// The running heads and feet in the parts that wide blanks or strokes make of them.
fn running(minutes: &Minutes) -> Vec<Mark<'_>> {
    let mut marks = Vec::new();
    for stray in &minutes.furniture {
        let whole = Mark {
            words: &stray.text,
            places: stray.places.clone(),
        };
        let mut start = 0;
        for piece in stray
            .text
            .split("  ")
            .flat_map(|wide| wide.split_inclusive(['\t', '|']))
        {
            // Pieces are parts of the text, in order.
            let words = piece.trim_matches(['\t', '|', ' ']);
            let Some(at) = stray.text.get(start..).and_then(|rest| rest.find(words)) else {
                continue;
            };
            let range = start + at..start + at + words.len();
            start = range.end;
            if !words.is_empty() {
                marks.push(whole.part(&range));
            }
        }
    }
    marks
}

/// Markings at the pages' edges that differ from that of the document.
fn markings<'m>(minutes: &'m Minutes, running: &[Mark<'m>]) -> Vec<Difference<'m>> {
    const POINTER: &str = "/marking/classification";
    let marking = minutes.marking.as_ref();
    let Some((own, known)) = marking
        .and_then(|marking| marking.classification.as_deref())
        .and_then(|own| Some((own, classification(own)?)))
    else {
        return Vec::new();
    };
    // One that heads a later page stands on no other, so that it is no furniture.
    let entries = minutes.provenance.iter().flatten();
    let heads = entries.filter(|entry| {
        let first = entry.places.first();
        entry.pointer == POINTER
            && first.is_some_and(|place| place.page > Some(1) && place.line == Some(1))
    });
    let heads = heads.map(|entry| Mark {
        words: &entry.raw,
        places: entry.places.clone(),
    });
    let marks = running.iter().cloned().chain(heads);
    marks
        .filter(|mark| classification(mark.words).is_some_and(|other| other != known))
        .map(|mark| (POINTER, format!("`{own}`"), mark))
        .collect()
}

/// The marking that words are, without its descriptor, and in one spelling.
fn classification(words: &str) -> Option<String> {
    let bare = words.trim_matches(['.', '*', ' ', '[', ']']);
    let known = CLASSIFICATIONS.iter().find(|known| {
        let rest = bare.strip_prefix(**known);
        rest.is_some_and(|rest| {
            rest.is_empty()
                || (rest.starts_with([' ', '-', '\u{2013}', ':'])
                    && !rest.contains(char::is_lowercase))
        })
    })?;
    Some(fold(known).into_owned())
}

/// Most words of a running head that says whether the document is a draft.
const MOST_WORDS: usize = 6;

fn states<'m>(minutes: &Minutes, running: &[Mark<'m>]) -> Vec<Difference<'m>> {
    let Some(status) = minutes.meeting.status else {
        return Vec::new();
    };
    let own = match status {
        MeetingStatus::Draft => "that it is a draft",
        MeetingStatus::Approved => "that it is approved",
    };
    let marks = running.iter().filter(|mark| denies(mark.words, status));
    marks
        .map(|mark| ("/meeting/status", own.to_owned(), mark.clone()))
        .collect()
}

/// Whether words say the other of draft and approved.
fn denies(words: &str, status: MeetingStatus) -> bool {
    let folded = fold(words);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |word: &str| words.contains(&word);
    let draft = has("draft") || has("unapproved") || has("unconfirmed");
    let approved = has("approved") && !draft && !has("not") && !has("be") && !has("until");
    words.len() <= MOST_WORDS
        && match status {
            MeetingStatus::Draft => approved,
            MeetingStatus::Approved => draft,
        }
}

fn dates<'m>(minutes: &Minutes, running: &[Mark<'m>]) -> Vec<Difference<'m>> {
    let several = !minutes.further_meetings.is_empty();
    let Some(date) = minutes.meeting.date.filter(|_| !several) else {
        return Vec::new();
    };
    // A head that has the day of the meeting, too, tells more than one date.
    let own = |mark: &Mark<'_>| {
        let printed = find_date(mark.words).and_then(|(printed, _)| printed.whole());
        printed == Some(date)
    };
    if running.iter().any(own) {
        return Vec::new();
    }
    let marks = running.iter().filter_map(|mark| {
        let range = another_date(mark.words, date)?;
        Some(("/meeting/date", format!("{date}"), mark.part(&range)))
    });
    marks.collect()
}

/// Words that make a date that of a meeting.
const OF_A_MEETING: &[&str] = &["minutes", "meeting", "notes", "agenda"];

/// Beginnings of words that make it another; behind the last, only one after the meeting.
const OF_SOMETHING_ELSE: &[&str] = &[
    "version",
    "revis",
    "rev",
    "print",
    "creat",
    "updat",
    "issue",
    "publish",
    "next",
    "amend",
    "effective",
];
const OF_THE_DOCUMENT: &[&str] = &["draft", "approv", "adopt", "confirm"];

/// Words that join it to another.
const JOINS: &[&str] = &["and", "to", "from"];

/// The date of a meeting that is not this one, where the words of a running head name one.
fn another_date(words: &str, meeting: Date) -> Option<Range<usize>> {
    let (printed, range) = find_date(words)?;
    let said = words.get(range.clone())?;
    let other = printed.whole().filter(|other| *other != meeting)?;
    let rest = [words.get(..range.start)?, words.get(range.end..)?];
    let around: Vec<String> = rest
        .iter()
        .flat_map(|rest| fold(rest).split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| !word.is_empty())
        .collect();
    let begins = |heads: &[&str]| {
        let mut words = around.iter();
        words.any(|word| heads.iter().any(|head| word.starts_with(head)))
    };
    let of_something_else = begins(OF_SOMETHING_ELSE)
        || (other > meeting && begins(OF_THE_DOCUMENT))
        || around.iter().any(|word| JOINS.contains(&word.as_str()));
    let of_a_meeting = around
        .iter()
        .any(|word| OF_A_MEETING.contains(&word.as_str()));
    // A date alone that lies after the meeting is that of the print.
    let counts = of_a_meeting || (around.is_empty() && other < meeting);
    let days = said.split([' ', '-', '\u{2013}', '/', '&']);
    let days = days.filter(|word| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()));
    let several = days.filter(|word| !word.is_empty()).count() > 1;
    let joined = several
        || rest.iter().any(|rest| rest.contains(['&', '+']))
        || rest
            .first()
            .is_some_and(|before| before.ends_with(['-', '\u{2013}', '/']))
        || rest
            .last()
            .is_some_and(|behind| behind.starts_with(['-', '\u{2013}', '/']));
    (counts && !of_something_else && !joined && said.contains(char::is_alphabetic)).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markings_in_one_spelling() {
        for (words, expected) in [
            ("OFFICIAL", Some("official")),
            ("OFFICIAL-SENSITIVE", Some("official sensitive")),
            ("OFFICIAL - SENSITIVE", Some("official sensitive")),
            ("OFFICIAL-SENSITIVE COMMERCIAL", Some("official sensitive")),
            ("[OFFICIAL]", Some("official")),
            ("OFFICIALS", None),
            ("OFFICIAL minutes", None),
            ("Pond Committee", None),
        ] {
            assert_eq!(classification(words).as_deref(), expected, "{words}");
        }
    }

    #[test]
    fn states_that_deny() {
        for (words, status, expected) in [
            ("DRAFT", MeetingStatus::Approved, true),
            ("Draft minutes", MeetingStatus::Approved, true),
            ("Approved minutes", MeetingStatus::Draft, true),
            ("Approved minutes", MeetingStatus::Approved, false),
            ("DRAFT", MeetingStatus::Draft, false),
            ("Draft until approved", MeetingStatus::Draft, false),
            ("To be approved", MeetingStatus::Draft, false),
            ("Not yet approved", MeetingStatus::Draft, false),
            ("Pond Committee", MeetingStatus::Approved, false),
        ] {
            assert_eq!(denies(words, status), expected, "{words}");
        }
    }

    #[test]
    fn dates_of_other_meetings() {
        let meeting = Date::constant(2021, 5, 3);
        for (words, expected) in [
            ("Minutes of 5 April 2021", Some("5 April 2021")),
            ("Pond Committee meeting, 7 June 2021", Some("7 June 2021")),
            ("5 April 2021", Some("5 April 2021")),
            ("Town meeting 5 April 2021 Page 2", Some("5 April 2021")),
            ("Draft minutes of 5 April 2021", Some("5 April 2021")),
            ("Draft minutes, 7 June 2021", None),
            ("Minutes of 3 May 2021", None),
            ("7 June 2021", None),
            ("Minutes, version of 5 April 2021", None),
            ("Minutes printed 5 May 2021", None),
            ("Minutes 03/04/2021", None),
            ("Minutes of 2-3 April 2021", None),
            ("Minutes of 2 and 3 May 2021", None),
            ("Minutes of 5 April", None),
            ("Pond Committee", None),
        ] {
            let found = another_date(words, meeting).and_then(|range| words.get(range));
            assert_eq!(found, expected, "{words}");
        }
    }
}
