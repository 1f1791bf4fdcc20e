//! Times of day, ranges of them, and lengths: `10:00`, `7.05pm`, `1900 hrs`, `noon`,
//! `10:00-12:00`, `2-4pm`, `15 mins`.
//!
//! Deliberately not seen: a bare hour (`10`) outside of a range that ends with am or pm, scores
//! (`5-0`), sums (`10.50`) that no clock shows, dates.

use super::{failure, number, read, space, word_end, word_starts};
use crate::minutes::ClockTime;
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case};
use nom::character::complete::{char, digit1, one_of};
use nom::combinator::{not, opt, peek, recognize, value, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// A start, and maybe an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeRange {
    /// When it begins.
    pub start: ClockTime,
    /// When it ends.
    pub end: Option<ClockTime>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// Hour and minute as printed, before am or pm of a neighbour is known.
#[derive(Debug, Clone, Copy)]
struct Printed {
    hour: u32,
    minute: Option<u32>,
    half: Option<Half>,
    whole: bool,
}

impl Printed {
    fn clock(self, inherited: Option<Half>) -> Option<ClockTime> {
        let hour = match (self.half.or(inherited), self.hour) {
            (Some(Half::Morning), 12) => 0,
            (Some(Half::Afternoon), hour) if hour < 12 => hour + 12,
            (_, hour) => hour,
        };
        ClockTime::new(
            u8::try_from(hour).ok()?,
            u8::try_from(self.minute.unwrap_or(0)).ok()?,
        )
    }

    /// Whether it is a time even without a neighbour.
    fn stands_alone(self) -> bool {
        self.minute.is_some() || self.half.is_some() || self.whole
    }
}

/// A single time.
///
/// # Errors
/// Where `input` starts with no time.
pub fn time(input: &str) -> IResult<&str, ClockTime> {
    let (rest, printed) = verify(printed, |p: &Printed| p.stands_alone()).parse(input)?;
    printed
        .clock(None)
        .map(|clock| (rest, clock))
        .ok_or_else(|| failure(input))
}

/// A range, or a single time.
///
/// # Errors
/// Where `input` starts with no time.
pub fn time_range(input: &str) -> IResult<&str, TimeRange> {
    if let Ok(range) = four_digit_range(input) {
        return Ok(range);
    }
    let (rest, first) = printed(input)?;
    if let Ok((after, second)) = preceded(until, printed).parse(rest) {
        let plain = first.stands_alone() || second.half.is_some() || second.whole;
        // `2-4pm` begins in the afternoon, `10-2pm` does not.
        let inherited = second
            .half
            .filter(|_| first.half.is_none() && first.hour <= second.hour && second.hour != 12);
        let range = first.clock(inherited).zip(second.clock(None));
        if let (true, true, Some((start, end))) = (plain, second.stands_alone(), range) {
            // `7.30 pm - 9.15`: the end is in the same half.
            let end = if end < start && second.half.is_none() {
                second.clock(first.half).unwrap_or(end)
            } else {
                end
            };
            return Ok((
                after,
                TimeRange {
                    start,
                    end: Some(end),
                },
            ));
        }
    }
    match first.clock(None).filter(|_| first.stands_alone()) {
        Some(start) => Ok((rest, TimeRange { start, end: None })),
        None => Err(failure(input)),
    }
}

/// `15 mins`, `(10 minutes)`, `1 hour`, `1 hr 30 min`: the length in minutes.
///
/// # Errors
/// Where `input` starts with no length.
pub fn duration_minutes(input: &str) -> IResult<&str, u32> {
    let hours = terminated(
        number(2),
        (
            space,
            alt((
                tag_no_case("hours"),
                tag_no_case("hour"),
                tag_no_case("hrs"),
                tag_no_case("hr"),
            )),
            word_end,
        ),
    );
    let minutes = || {
        terminated(
            number(3),
            (
                space,
                alt((
                    tag_no_case("minutes"),
                    tag_no_case("minute"),
                    tag_no_case("mins"),
                    tag_no_case("min"),
                    tag("'"),
                    tag("\u{2019}"),
                    tag("m"),
                )),
                word_end,
            ),
        )
    };
    alt((
        (hours, opt(preceded(space, minutes()))).map(|(h, m)| h * 60 + m.unwrap_or(0)),
        minutes(),
    ))
    .parse(input)
}

/// The first time or range in `text`, with where it starts and ends.
#[must_use]
pub fn find_time_range(text: &str) -> Option<(TimeRange, std::ops::Range<usize>)> {
    /// Marks that make of the number behind them something else than a time.
    const NO_TIME_BEHIND: &[char] = &['.', '/', ':', '\u{a3}', '$', '\u{20ac}'];
    word_starts(text).find_map(|at| {
        let rest = text.get(at..).filter(|rest| may_open(rest))?;
        let before = text.get(..at)?;
        if before.ends_with(NO_TIME_BEHIND) || numbers_a_room(before) {
            return None;
        }
        if before.ends_with("etween ")
            && let Some((range, len)) = read(between, rest)
        {
            return Some((range, at..at + len));
        }
        read(time_range, rest).map(|(range, len)| (range, at..at + len))
    })
}

/// `Room 4.12` is on the fourth floor.
fn numbers_a_room(before: &str) -> bool {
    const ROOMS: &[&[u8]] = &[b"room ", b"suite ", b"office "];
    let before = before.as_bytes();
    before.ends_with(b" ")
        && ROOMS.iter().any(|room| {
            before
                .len()
                .checked_sub(room.len())
                .and_then(|at| before.get(at..))
                .is_some_and(|last| last.eq_ignore_ascii_case(room))
        })
}

/// The first time or range in `text`, where the words before it say that a time follows: four digits
/// alone are one then (`closed at 2130`, `Time: 1400 - 1530`).
#[must_use]
pub fn find_told_time_range(text: &str) -> Option<(TimeRange, std::ops::Range<usize>)> {
    find_time_range(text).or_else(|| {
        word_starts(text).find_map(|at| {
            let before = text.get(..at)?.trim_end();
            let told = before.is_empty()
                || before.ends_with([':', '-', '\u{2013}'])
                || BEFORE_TIMES.contains(&before.rsplit(' ').next()?);
            let (start, mut len) = read(bare_digits, text.get(at..)?).filter(|_| told)?;
            let end = text
                .get(at + len..)
                .and_then(|rest| read(|rest| preceded(until, bare_digits).parse(rest), rest));
            len += end.map_or(0, |(_, more)| more);
            // `2018-05-22` is a date.
            if end.is_none() && text.get(at + len..)?.starts_with('-') {
                return None;
            }
            let range = TimeRange {
                start,
                end: end.map(|(end, _)| end),
            };
            Some((range, at..at + len))
        })
    })
}

/// Words before four digits that are a time.
const BEFORE_TIMES: &[&str] = &["at", "from", "by", "about", "approximately", "around"];

/// `2130`
fn bare_digits(input: &str) -> IResult<&str, ClockTime> {
    let (rest, (hour, minute)) = (two_digits, two_digits).parse(input)?;
    let ends = rest
        .trim_start_matches('.')
        .chars()
        .next()
        .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | ':'));
    u8::try_from(hour)
        .ok()
        .zip(u8::try_from(minute).ok())
        .and_then(|(hour, minute)| ClockTime::new(hour, minute))
        .filter(|_| ends)
        .map(|clock| (rest, clock))
        .ok_or_else(|| failure(input))
}

fn clock_of(hour: u32, minute: u32) -> Option<ClockTime> {
    ClockTime::new(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?)
}

/// `10.00 and 12.00 hours` of `between 10.00 and 12.00 hours`
fn between(input: &str) -> IResult<&str, TimeRange> {
    let (rest, first) = printed(input)?;
    let (rest, second) = preceded((space, tag("and "), space), printed).parse(rest)?;
    let inherited = second
        .half
        .filter(|_| first.half.is_none() && first.hour <= second.hour && second.hour != 12);
    match first.clock(inherited).zip(second.clock(None)) {
        Some((start, end)) if second.stands_alone() => Ok((
            rest,
            TimeRange {
                start,
                end: Some(end),
            },
        )),
        _ => Err(failure(input)),
    }
}

/// Whether a time can begin with the word at the start of `text`: a number, `noon`, `midday` or
/// `midnight`.
fn may_open(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) || may_be_named(text)
}

fn may_be_named(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [b'n' | b'N', b'o' | b'O', ..] | [b'm' | b'M', b'i' | b'I', ..] | [b'1', b'2', ..]
    )
}

/// Whether what stands behind white space begins with one of these bytes: most numbers are no
/// times, and this tells it soonest.
fn goes_on_with(input: &str, small_letters: &[u8]) -> bool {
    input
        .trim_start()
        .bytes()
        .next()
        .is_some_and(|byte| small_letters.contains(&byte.to_ascii_lowercase()))
}

fn until(input: &str) -> IResult<&str, ()> {
    const FIRST_OF_LONG_DASH: u8 = 0xe2;
    if !goes_on_with(input, &[b'-', FIRST_OF_LONG_DASH, b't', b'u']) {
        return Err(failure(input));
    }
    value(
        (),
        (
            space,
            alt((
                tag("--"),
                tag("-"),
                tag("\u{2013}"),
                tag("\u{2014}"),
                tag("\u{2010}"),
                tag("\u{2212}"),
                tag_no_case("to "),
                tag_no_case("until "),
                tag_no_case("till "),
            )),
            space,
        ),
    )
    .parse(input)
}

fn printed(input: &str) -> IResult<&str, Printed> {
    alt((named, clock, four_digits)).parse(input)
}

fn named(input: &str) -> IResult<&str, Printed> {
    if !may_be_named(input) {
        return Err(failure(input));
    }
    let at = |hour| Printed {
        hour,
        minute: Some(0),
        half: None,
        whole: true,
    };
    terminated(
        alt((
            value(
                at(12),
                alt((
                    tag_no_case("noon"),
                    tag_no_case("midday"),
                    tag_no_case("12 noon"),
                    tag_no_case("12noon"),
                    tag_no_case("12 midday"),
                )),
            ),
            value(at(0), tag_no_case("midnight")),
        )),
        word_end,
    )
    .parse(input)
}

/// `10:00`, `10.00`, `7.05pm`, `7pm`, `19h30`, `10:00:30` (seconds are dropped)
fn clock(input: &str) -> IResult<&str, Printed> {
    let two = || verify(number(2), |n: &u32| *n < 60);
    let (rest, hour) = verify(number(2), |h: &u32| *h < 24).parse(input)?;
    let (rest, minute) = opt(preceded(
        one_of(":.h\u{2236}"),
        verify(two_digits, |minute: &u32| *minute < 60),
    ))
    .parse(rest)?;
    let (rest, minute) = match minute {
        Some(minute) => (rest, Some(minute)),
        None => opt(odd_minutes).parse(rest)?,
    };
    let (rest, seconds) = opt(preceded(char(':'), two())).parse(rest)?;
    // `12:00:39.843Z`
    let (rest, _) = match seconds {
        Some(_) => opt(recognize((opt((char('.'), digit1)), opt(char('Z'))))).parse(rest)?,
        None => (rest, None),
    };
    // `14h`
    let (rest, hours) = opt(terminated(char('h'), word_end)).parse(rest)?;
    let (rest, half) = opt(half).parse(rest)?;
    let (rest, o_clock) = opt(o_clock).parse(rest)?;
    // `10.30.22` is a date, `10.301` and `10:30x` are nothing of ours.
    let (rest, ()) = not(peek(one_of("0123456789"))).parse(rest)?;
    let (rest, ()) = not(peek((one_of("./:"), one_of("0123456789")))).parse(rest)?;
    if rest.starts_with(char::is_alphabetic) || half.is_some_and(|_| hour > 12) && minute.is_none()
    {
        return Err(failure(input));
    }
    Ok((
        rest,
        Printed {
            hour,
            minute,
            half,
            whole: hours.is_some()
                || o_clock.is_some_and(|word| minute.is_some() || is_o_clock(word)),
        },
    ))
}

/// `7-30pm`, `8;30pm`: minutes behind a dash that no range has, or a slip for a colon.
fn odd_minutes(input: &str) -> IResult<&str, u32> {
    let (rest, (mark, minute)) = (one_of("-;"), two_digits).parse(input)?;
    let (_, _) = peek(half).parse(rest)?;
    let may_be_hour = mark == '-' && minute <= 12;
    if may_be_hour || minute >= 60 {
        return Err(failure(input));
    }
    Ok((rest, minute))
}

fn o_clock(input: &str) -> IResult<&str, &str> {
    if !goes_on_with(input, b"ohu") {
        return Err(failure(input));
    }
    preceded(
        space,
        alt((
            tag_no_case("o'clock"),
            tag_no_case("o\u{2019}clock"),
            tag_no_case("hrs"),
            tag_no_case("hours"),
            tag("Uhr"),
        )),
    )
    .parse(input)
}

/// `9 hours` is a length, `9 o'clock` a time.
fn is_o_clock(word: &str) -> bool {
    word.starts_with(['o', 'O'])
}

/// `1400-1600hrs`: the unit behind the second tells what the first is.
fn four_digit_range(input: &str) -> IResult<&str, TimeRange> {
    let (rest, (hour, minute)) = (two_digits, two_digits).parse(input)?;
    let (rest, end) = preceded(until, four_digits).parse(rest)?;
    match clock_of(hour, minute).zip(end.clock(None)) {
        Some((start, end)) => Ok((
            rest,
            TimeRange {
                start,
                end: Some(end),
            },
        )),
        None => Err(failure(input)),
    }
}

/// `1900 hrs`, `0930hrs`, `1400h`
fn four_digits(input: &str) -> IResult<&str, Printed> {
    let (rest, (hour, minute)) = (two_digits, two_digits).parse(input)?;
    let (rest, _) = (
        space,
        alt((tag_no_case("hours"), tag_no_case("hrs"), tag_no_case("h"))),
        word_end,
    )
        .parse(rest)?;
    if hour > 23 || minute > 59 {
        return Err(failure(input));
    }
    Ok((
        rest,
        Printed {
            hour,
            minute: Some(minute),
            half: None,
            whole: true,
        },
    ))
}

fn half(input: &str) -> IResult<&str, Half> {
    if !goes_on_with(input, b"ap") {
        return Err(failure(input));
    }
    terminated(
        preceded(
            space,
            alt((
                value(
                    Half::Morning,
                    alt((tag_no_case("a.m."), tag_no_case("a.m"), tag_no_case("am"))),
                ),
                value(
                    Half::Afternoon,
                    alt((tag_no_case("p.m."), tag_no_case("p.m"), tag_no_case("pm"))),
                ),
            )),
        ),
        word_end,
    )
    .parse(input)
}

fn two_digits(input: &str) -> IResult<&str, u32> {
    use nom::bytes::complete::take_while_m_n;
    use nom::combinator::map_res;
    map_res(
        take_while_m_n(2, 2, |c: char| c.is_ascii_digit()),
        str::parse::<u32>,
    )
    .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        let (range, _) = find_time_range(text)?;
        Some(match range.end {
            Some(end) => format!("{}-{end}", range.start),
            None => range.start.to_string(),
        })
    }

    #[test]
    fn times_and_ranges() {
        for (text, value) in [
            ("10:00-12:00", "10:00-12:00"),
            ("10:00 \u{2013} 12:00", "10:00-12:00"),
            ("12.30 \u{2013} 18.00", "12:30-18:00"),
            ("10.00am to 12.00pm", "10:00-12:00"),
            ("2-4pm", "14:00-16:00"),
            ("10-12 noon", "10:00-12:00"),
            ("2.00 - 4.00 pm", "14:00-16:00"),
            ("10-2pm", "10:00-14:00"),
            ("7.05pm", "19:05"),
            ("7 p.m.", "19:00"),
            ("12.15 am", "00:15"),
            ("12pm", "12:00"),
            ("at 1900 hrs", "19:00"),
            ("19h30", "19:30"),
            ("noon", "12:00"),
            ("12 noon", "12:00"),
            ("called to order at 7:05 PM", "19:05"),
            ("closed at 21.15.", "21:15"),
            ("7.30 pm - 9.15", "19:30-21:15"),
            ("14:59:27", "14:59"),
            ("1400-1600hrs", "14:00-16:00"),
            ("0930 to 1130 hours", "09:30-11:30"),
            ("at 7-30pm", "19:30"),
            ("8;30 pm", "20:30"),
            ("10-11pm", "22:00-23:00"),
            ("between 10.00 and 12.00 hours", "10:00-12:00"),
            ("between 2 and 4pm", "14:00-16:00"),
            ("9 o\u{2019}clock", "09:00"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_time() {
        for text in [
            "5-0",
            "10",
            "21 March 2022",
            "24.03.2019",
            "25:00",
            "10:75",
            "\u{a3}10.50",
            "2022",
            "3-4 weeks",
            "10.301",
            "ABC0124-01",
            "1.5m",
            "item 12",
            "0300 123",
            "12 months",
            "monday",
            "name",
            "10:3",
            "Noone",
            "Room 4.12, Long Hall",
            "2019-2021",
            "1400 - 1600",
            "7-30",
            "between 10 and 12 members",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn times_behind_words_that_tell_them() {
        for (text, value) in [
            ("at 2130.", Some((21, Some(30)))),
            ("1400 - 1530", Some((14, Some(0)))),
            ("at 9pm in Room 1200", Some((21, Some(0)))),
            ("at 2475", None),
            ("2018-05-22T12:30", None),
            ("3 May 2021", None),
            ("at 21305", None),
            ("2130/7", None),
            ("", None),
        ] {
            let found = find_told_time_range(text).map(|(range, _)| range.start);
            let value = value.and_then(|(hour, minute)| ClockTime::new(hour, minute?));
            assert_eq!(found, value, "{text}");
        }
        let range = find_told_time_range("1400 - 1530").and_then(|(range, _)| range.end);
        assert_eq!(range, ClockTime::new(15, 30));
    }

    #[test]
    fn lengths() {
        for (text, minutes) in [
            ("15 mins", 15),
            ("10 min", 10),
            ("1 hour", 60),
            ("1 hr 30 min", 90),
            ("5 minutes", 5),
            ("20m", 20),
            ("5'", 5),
        ] {
            assert_eq!(
                read(duration_minutes, text).map(|(m, _)| m),
                Some(minutes),
                "{text}"
            );
        }
        for text in ["15", "15 members", "ten minutes", "minutes", "15 minuted"] {
            assert_eq!(read(duration_minutes, text).map(|(m, _)| m), None, "{text}");
        }
    }
}
