//! Dates: `21 March 2022`, `Tuesday 3rd September 2019`, `March 21, 2022`, `2022-03-21`, `21/03/22`,
//! `2 March` (no year), `April 16` where a month and a two-digit year are expected.
//!
//! Numbers alone are read day first, as the UK prints them, unless only month first makes a date.
//! Deliberately not seen: a month alone, years alone, week numbers.

use super::date_names::{MONTHS, WEEKDAYS, named, opens_name};
use super::{failure, number, read, space, word_end, word_starts};
use jiff::civil::Date;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::one_of;
use nom::combinator::{map_opt, not, opt, peek, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// A date as printed: the year may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintedDate {
    /// Year, with its century.
    pub year: Option<i16>,
    /// Month, 1 to 12.
    pub month: i8,
    /// Day, 1 to 31.
    pub day: i8,
    /// Day of the week as printed, Monday is 1.
    pub weekday: Option<i8>,
}

impl PrintedDate {
    /// The date, if the year is printed and the calendar has it.
    #[must_use]
    pub fn whole(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// The first such date on or after `from`, if no year is printed.
    #[must_use]
    pub fn from(self, from: Date) -> Option<Date> {
        if self.year.is_some() {
            return self.whole();
        }
        let in_year = |year| Date::new(year, self.month, self.day).ok();
        in_year(from.year())
            .filter(|date| *date >= from)
            .or_else(|| in_year(from.year() + 1))
    }
}

/// A date.
///
/// # Errors
/// Where `input` starts with no date.
pub fn date(input: &str) -> IResult<&str, PrintedDate> {
    verify(any_date, |date: &PrintedDate| {
        matches!((date.month, date.day), (1..=12, 1..=31))
    })
    .parse(input)
}

/// A date whose month and day may be any numbers of two digits.
pub(super) fn any_date(input: &str) -> IResult<&str, PrintedDate> {
    let (rest, weekday) = opt(terminated(named(WEEKDAYS), separator)).parse(input)?;
    let (rest, _) = opt((tag_no_case("the"), separator)).parse(rest)?;
    let (rest, mut date) =
        alt((iso, numbers, year_first, days, day_first, month_first)).parse(rest)?;
    date.weekday = weekday;
    Ok((rest, date))
}

/// The first date in `text`, with where it starts and ends.
#[must_use]
pub fn find_date(text: &str) -> Option<(PrintedDate, std::ops::Range<usize>)> {
    word_starts(text).find_map(|at| {
        let rest = text.get(at..).filter(|rest| may_open(rest))?;
        // `Meeting #15 April 25, 2018`
        if text.get(..at).is_some_and(|before| before.ends_with('#')) {
            return None;
        }
        read(date, rest).map(|(date, len)| (date, at..at + len))
    })
}

/// Bytes from the start of a date within which its day or year begins: `Wednesday, the 31st`.
const FIRST_NUMBER: usize = 24;

/// Whether a date can begin with the word at the start of `text`: a number, or a month, a weekday or
/// `the` with a number not far behind it.
pub(super) fn may_open(text: &str) -> bool {
    let text = text.as_bytes();
    let behind_the = text
        .split_first_chunk::<3>()
        .filter(|(word, _)| word.eq_ignore_ascii_case(b"the"))
        .map(|(_, rest)| rest.trim_ascii_start());
    match behind_the.unwrap_or(text) {
        [b'0'..=b'9', ..] => true,
        [0x80..=0xff, ..] => behind_the.is_some(),
        rest => rest
            .split_first_chunk()
            .is_some_and(|(letters, rest)| opens_name(*letters) && has_number(rest)),
    }
}

fn has_number(rest: &[u8]) -> bool {
    rest.iter().take(FIRST_NUMBER).any(u8::is_ascii_digit)
}

/// `April 2016`, `April 16`, `04/2016`: year and month.
///
/// # Errors
/// Where `input` starts with no month and year.
pub fn month_and_year(input: &str) -> IResult<&str, (i16, i8)> {
    let words = (named(MONTHS), separator, year).map(|(month, _, year)| (year, month));
    let numbers = map_opt((number(2), one_of("/-."), number(4)), |(month, _, year)| {
        let month = i8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
        Some((
            i16::try_from(year)
                .ok()
                .filter(|y| (1800..2200).contains(y))?,
            month,
        ))
    });
    terminated(alt((words, numbers)), word_end).parse(input)
}

fn iso(input: &str) -> IResult<&str, PrintedDate> {
    let (rest, (year, _, month, _, day)) = (
        number(4),
        one_of("-/."),
        number(2),
        one_of("-/."),
        number(2),
    )
        .parse(input)?;
    let (rest, ()) = word_end(rest)?;
    if year < 1000 {
        return Err(failure(input));
    }
    made(rest, Some(year), month, day)
}

fn numbers(input: &str) -> IResult<&str, PrintedDate> {
    let (rest, (first, mark)) = (number(2), one_of("/.-")).parse(input)?;
    let mut same = [0; 4];
    let again: &str = mark.encode_utf8(&mut same);
    let Some(rest) = rest
        .strip_prefix(|c: char| c.is_ascii_digit())
        .map(|_| rest)
    else {
        return Err(failure(input));
    };
    let (rest, second) = number(2).parse(rest)?;
    let Some(rest) = rest.strip_prefix(again) else {
        return Err(failure(input));
    };
    let (rest, year) = year(rest)?;
    let (rest, ()) = word_end(rest)?;
    let (day, month) = if second > 12 {
        (second, first)
    } else {
        (first, second)
    };
    made(rest, u32::try_from(year).ok(), month, day)
}

/// `2022 December 8`
fn year_first(input: &str) -> IResult<&str, PrintedDate> {
    let (rest, (year, _, month, _, day)) = (
        number(4),
        separator,
        named(MONTHS),
        separator,
        terminated(day_number, word_end),
    )
        .parse(input)?;
    if !(1800..2200).contains(&year) {
        return Err(failure(input));
    }
    made(rest, Some(year), u32::from(month.unsigned_abs()), day)
}

/// `15-16 January 1999`, `15 and 16 January`: the first of two days.
fn days(input: &str) -> IResult<&str, PrintedDate> {
    let (rest, (first, ())) = (day_number, between_days).parse(input)?;
    let (rest, mut date) = day_first(rest)?;
    date.day = match i8::try_from(first) {
        Ok(first) if first < date.day => first,
        _ => return Err(failure(input)),
    };
    Ok((rest, date))
}

/// What stands between two days of one month.
fn between_days(input: &str) -> IResult<&str, ()> {
    let mark = one_of("-\u{2013}/").map(|_| ());
    let word = alt((tag("&"), tag("and"), tag("to")));
    let joined = (space, word, space).map(|_| ());
    alt((mark, joined)).parse(input)
}

/// `3rd of September, 2019`, `21 March`
fn day_first(input: &str) -> IResult<&str, PrintedDate> {
    let (rest, (day, _, _, month)) = (
        day_number,
        separator,
        opt((tag_no_case("of"), separator)),
        named(MONTHS),
    )
        .parse(input)?;
    let (rest, year) = opt(preceded(separator, year)).parse(rest)?;
    made(
        rest,
        year.and_then(|y| u32::try_from(y).ok()),
        u32::from(month.unsigned_abs()),
        day,
    )
}

/// `September 3rd, 2019`
fn month_first(input: &str) -> IResult<&str, PrintedDate> {
    let (rest, (month, _, day)) = (
        named(MONTHS),
        separator,
        terminated(day_number, not(peek(one_of("0123456789:")))),
    )
        .parse(input)?;
    let (rest, year) = opt(preceded(separator, full_year)).parse(rest)?;
    made(
        rest,
        year.and_then(|y| u32::try_from(y).ok()),
        u32::from(month.unsigned_abs()),
        day,
    )
}

/// The date; `rest` is what follows it.
fn made(rest: &str, year: Option<u32>, month: u32, day: u32) -> IResult<&str, PrintedDate> {
    match (i8::try_from(month), i8::try_from(day)) {
        (Ok(month), Ok(day)) => Ok((
            rest,
            PrintedDate {
                year: year.and_then(|year| i16::try_from(year).ok()),
                month,
                day,
                weekday: None,
            },
        )),
        _ => Err(failure(rest)),
    }
}

fn day_number(input: &str) -> IResult<&str, u32> {
    terminated(
        number(2),
        // Raised letters may stand apart: `7 th April`.
        opt(preceded(
            opt(one_of(" ")),
            terminated(
                alt((
                    tag_no_case("st"),
                    tag_no_case("nd"),
                    tag_no_case("rd"),
                    tag_no_case("th"),
                    tag("er"),
                )),
                peek(word_end),
            ),
        )),
    )
    .parse(input)
}

/// A year of four digits, or of two with the century that makes it lie in 1950 to 2049.
fn year(input: &str) -> IResult<&str, i16> {
    alt((
        full_year,
        terminated(
            map_opt(two_digits, |year| {
                i16::try_from(if year < 50 { 2000 + year } else { 1900 + year }).ok()
            }),
            // `1 May, 12 June`: the number is the next date's day; `1 May 14:00`: it is of a time.
            (
                word_end,
                not(peek((separator, named(MONTHS)))),
                not(peek((one_of(":."), two_digits, word_end))),
            ),
        ),
    ))
    .parse(input)
}

fn full_year(input: &str) -> IResult<&str, i16> {
    terminated(
        map_opt(number(4), |year| {
            i16::try_from(year)
                .ok()
                .filter(|y| (1800..2200).contains(y))
        }),
        word_end,
    )
    .parse(input)
}

fn two_digits(input: &str) -> IResult<&str, u32> {
    use nom::bytes::complete::take_while_m_n;
    use nom::combinator::map_res;
    preceded(
        opt(one_of("'\u{2018}\u{2019}")),
        map_res(
            take_while_m_n(2, 2, |c: char| c.is_ascii_digit()),
            str::parse::<u32>,
        ),
    )
    .parse(input)
}

fn separator(input: &str) -> IResult<&str, &str> {
    let (rest, _) = opt(alt((tag("."), tag(",")))).parse(input)?;
    alt((
        preceded(space, tag(",")).and(space).map(|(a, _)| a),
        space,
        tag("-"),
    ))
    .parse(rest)
    .map(|(after, sep)| {
        let after = after
            .strip_prefix(['-', '\u{2010}', '\u{2011}'])
            .unwrap_or(after);
        (after.trim_start(), sep)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        let (date, _) = find_date(text)?;
        Some(match date.year {
            Some(year) => format!("{year:04}-{:02}-{:02}", date.month, date.day),
            None => format!("{:02}-{:02}", date.month, date.day),
        })
    }

    #[test]
    fn dates() {
        for (text, value) in [
            ("21 March 2022", "2022-03-21"),
            ("Monday 21st March, 2022", "2022-03-21"),
            ("Monday, 21 March 2022", "2022-03-21"),
            ("Tuesday the 3rd of September 2019", "2019-09-03"),
            ("March 21, 2022", "2022-03-21"),
            ("July 14th, 2021", "2021-07-14"),
            ("Mon Apr 16 2000", "2000-04-16"),
            ("2022-03-21", "2022-03-21"),
            ("21/03/2022", "2022-03-21"),
            ("03/21/2022", "2022-03-21"),
            ("02.03.11", "2011-03-02"),
            ("17-Oct-13", "2013-10-17"),
            ("held on 2 March at the Hall", "03-02"),
            ("4 Sept. 2018", "2018-09-04"),
            ("4th June 14:00 \u{2013} 16:00", "06-04"),
            ("4 June 14.30", "06-04"),
            ("4 June 14. Then", "2014-06-04"),
            ("September 4", "09-04"),
            ("12 June \u{2019}24", "2024-06-12"),
            ("8 August \u{2018}23", "2023-08-08"),
            ("21MAY2019", "2019-05-21"),
            ("2022 December 8", "2022-12-08"),
            ("15-16 January 1999", "1999-01-15"),
            ("23 and 24 October 2003", "2003-10-23"),
            ("lundi 15 juillet 2024", "2024-07-15"),
            ("Montag, 4. M\u{e4}rz 2024", "2024-03-04"),
            ("FEBRURY 22, 2018", "2018-02-22"),
            ("3 Setpember 2019", "2019-09-03"),
            ("3 May, 12 June and 1 July 2019", "05-03"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "March 2022",
            "10:00-12:00",
            "10.30",
            "32 March 2022",
            "31/31/2022",
            "may 2",
            "1.2.3.4",
            "ABC0124-01",
            "5-0",
            "marching 12",
            "12/2023",
            "0300 123",
            "in 2019",
            "April showers",
            "Augustine 12",
        ] {
            // `may 2` is a date to a machine: only a capital tells it from the verb, and titles in
            // small letters are commoner than that.
            assert!(
                shown(text).is_none() || text == "may 2",
                "{text}: {:?}",
                shown(text)
            );
        }
    }

    #[test]
    fn months_with_years() {
        for (text, value) in [
            ("April 16", (2016, 4)),
            ("April 2016", (2016, 4)),
            ("04/2016", (2016, 4)),
            ("Oct-13", (2013, 10)),
        ] {
            assert_eq!(
                read(month_and_year, text).map(|(v, _)| v),
                Some(value),
                "{text}"
            );
        }
    }

    #[test]
    fn a_missing_year_is_the_next_that_fits() {
        let from = Date::constant(2023, 11, 20);
        let printed = |month, day| PrintedDate {
            year: None,
            month,
            day,
            weekday: None,
        };
        assert_eq!(printed(12, 1).from(from), Some(Date::constant(2023, 12, 1)));
        assert_eq!(printed(1, 15).from(from), Some(Date::constant(2024, 1, 15)));
        assert_eq!(printed(2, 30).from(from), None);
    }
}
