//! Dates that no calendar has: `31 June 2023`, `29 February 2023`, `32 March 2022`, `13/13/2023`.
//!
//! Deliberately not seen: numbers alone with a year of two digits, which are as well the number of an
//! item or a file; a day above 31 without a year, or behind words that do not lead to a date (`page
//! 45 May`); a 29 February without a year.

use super::date::{PrintedDate, any_date, may_open};
use super::{read, word_starts};
use std::ops::Range;

/// Why there is no such date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImpossibleDate {
    /// Months are numbered 1 to 12.
    NoSuchMonth(i8),
    /// The month, 1 to 12, and how many days it has at most, in the year where one is printed.
    NoSuchDay(i8, Option<i16>, i8),
}

/// Every impossible date of `text`, with where it stands.
pub fn impossible_dates(text: &str) -> impl Iterator<Item = (ImpossibleDate, Range<usize>)> {
    let mut read_to = 0;
    word_starts(text).filter_map(move |at| {
        let rest = text
            .get(at..)
            .filter(|rest| at >= read_to && may_open(rest))?;
        let (date, len) = read(any_date, rest)?;
        read_to = at + len;
        let before = text.get(..at).unwrap_or_default();
        let words = rest.get(..len).unwrap_or_default();
        let why = contradiction(date)?;
        is_date(before, words, date).then_some((why, at..at + len))
    })
}

/// Days of a month; February has 29 where the year is not known.
fn days(month: i8, year: Option<i16>) -> i8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => match year {
            Some(year) if year % 4 != 0 || (year % 100 == 0 && year % 400 != 0) => 28,
            _ => 29,
        },
        _ => 31,
    }
}

fn contradiction(date: PrintedDate) -> Option<ImpossibleDate> {
    if !(1..=12).contains(&date.month) {
        return Some(ImpossibleDate::NoSuchMonth(date.month));
    }
    let most = days(date.month, date.year);
    (!(1..=most).contains(&date.day))
        .then_some(ImpossibleDate::NoSuchDay(date.month, date.year, most))
}

/// Words that lead to a date.
const LEADS: &[&str] = &[
    "on", "of", "by", "dated", "date", "until", "till", "from", "since", "before", "after", "for",
    "next", "meeting", "minutes", "due", "deadline", "to", "and", "the",
];

/// Bytes before a date in which the word that leads to it stands.
const LONGEST_LEAD: usize = 32;

/// Whether what reads as an impossible date was meant as a date at all.
fn is_date(before: &str, words: &str, date: PrintedDate) -> bool {
    // `12.30 Feb`, `£31 March`, `#30 June`: the number is a time's, a sum's or something else's.
    if before.ends_with(['.', ':', '/', '-', '#', '\u{a3}', '$', '\u{20ac}', '%', '+']) {
        return false;
    }
    if !words.contains(char::is_alphabetic) {
        return is_date_of_numbers(words);
    }
    if (0..=31).contains(&date.day) || date.weekday.is_some() {
        return true;
    }
    // A text without a space is no longer looked through than a word is long.
    let near = before.floor_char_boundary(before.len().saturating_sub(LONGEST_LEAD));
    let near = before.get(near..).unwrap_or_default();
    let last = near.trim_end().rsplit(' ').next().unwrap_or_default();
    let leads = before.trim().is_empty()
        || last.ends_with(':')
        || LEADS
            .iter()
            .any(|lead| lead.eq_ignore_ascii_case(last.trim_end_matches(',')));
    date.year.is_some() && leads
}

/// Whether numbers alone are a date: the year has four digits, and the marks are the same.
fn is_date_of_numbers(words: &str) -> bool {
    let mut marks = words.chars().filter(|c| !c.is_ascii_digit());
    let parts: Vec<&str> = words.split(|c: char| !c.is_ascii_digit()).collect();
    let long = |at: usize| parts.get(at).is_some_and(|part| part.len() == 4);
    let same = marks.next() == marks.next();
    // `2023.13.05` numbers a release.
    parts.len() == 3 && same && (long(2) || (long(0) && !words.contains('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        impossible_dates(text)
            .filter_map(|(_, range)| text.get(range))
            .collect()
    }

    #[test]
    fn dates_that_no_calendar_has() {
        for (text, found) in [
            ("31 June 2023", "31 June 2023"),
            ("Saturday 31st June, 2023", "Saturday 31st June, 2023"),
            ("held on 30 February 2024 at the Mill", "30 February 2024"),
            ("29 February 2023", "29 February 2023"),
            ("29 February 1900", "29 February 1900"),
            ("by 31 September", "31 September"),
            ("June 31, 2023", "June 31, 2023"),
            ("Date: 32 March 2022", "32 March 2022"),
            ("Next meeting: March 32, 2022", "March 32, 2022"),
            ("Monday 33 May 2022", "Monday 33 May 2022"),
            ("0 May 2022", "0 May 2022"),
            ("13/13/2023", "13/13/2023"),
            ("due 31/04/2023", "31/04/2023"),
            ("04/31/2023", "04/31/2023"),
            ("30.02.2023", "30.02.2023"),
            ("2023-02-30", "2023-02-30"),
            ("2023-13-01", "2023-13-01"),
            ("le 31 juin 2024", "31 juin 2024"),
            ("31. April 2024", "31. April 2024"),
            ("1 May, 31 June and 2 July 2023", "31 June"),
        ] {
            assert_eq!(shown(text), [found], "{text}");
        }
    }

    #[test]
    fn dates_that_there_are_and_what_is_no_date() {
        for text in [
            "30 June 2023",
            "29 February 2024",
            "29 February 2000",
            "29 February",
            "31/12/2023",
            "12/31/2023",
            "2023-12-31",
            "May 2023",
            "page 45 May 2022",
            "45 May swimmers",
            "at 12.31 June left",
            "\u{a3}31 June",
            "31/04/23",
            "30.02.11",
            "2023.13.05",
            "13/2023",
            "32/13",
            "0300 123 4567",
            "31 people",
            "1.31.2",
            "Meeting #31 June 5, 2018",
        ] {
            assert!(shown(text).is_empty(), "{text}: {:?}", shown(text));
        }
    }

    #[test]
    fn reasons() {
        let why = |text| impossible_dates(text).next().map(|(why, _)| why);
        for (text, reason) in [
            ("31 June 2023", ImpossibleDate::NoSuchDay(6, Some(2023), 30)),
            (
                "29 February 2023",
                ImpossibleDate::NoSuchDay(2, Some(2023), 28),
            ),
            ("30 February", ImpossibleDate::NoSuchDay(2, None, 29)),
            ("13/13/2023", ImpossibleDate::NoSuchMonth(13)),
        ] {
            assert_eq!(why(text), Some(reason), "{text}");
        }
    }
}
