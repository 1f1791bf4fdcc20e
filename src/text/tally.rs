//! Vote tallies: `5-0`, `7 for, 2 against, 1 abstention`, `For (57) / Against (0)`, `Ayes: 4 Noes: 1`.
//!
//! Deliberately not seen: times, dates and scores without a word or a plain hyphen between
//! two small numbers.

use super::{number, space};
use nom::branch::alt;
use nom::bytes::complete::tag_no_case;
use nom::character::complete::{char, one_of};
use nom::combinator::{not, opt, peek};
use nom::multi::many1;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// Counted votes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// In favour.
    pub in_favour: Option<u32>,
    /// Against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstained: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    For,
    Against,
    Abstained,
}

const SIDES: &[(&str, Side)] = &[
    ("in favour", Side::For),
    ("in favor", Side::For),
    ("for", Side::For),
    ("ayes", Side::For),
    ("aye", Side::For),
    ("yes", Side::For),
    ("yeas", Side::For),
    ("against", Side::Against),
    ("opposed", Side::Against),
    ("noes", Side::Against),
    ("nays", Side::Against),
    ("no", Side::Against),
    ("abstentions", Side::Abstained),
    ("abstention", Side::Abstained),
    ("abstaining", Side::Abstained),
    ("abstained", Side::Abstained),
    ("abstain", Side::Abstained),
];

/// A tally.
///
/// # Errors
/// Where `input` starts with no tally.
pub fn tally(input: &str) -> IResult<&str, Tally> {
    alt((worded, plain)).parse(input)
}

/// `5-0`, `5-0-1`
fn plain(input: &str) -> IResult<&str, Tally> {
    let dash = || one_of("-\u{2013}");
    let (rest, (in_favour, against, abstained)) = (
        number(3),
        preceded(dash(), number(3)),
        opt(preceded(dash(), number(3))),
    )
        .parse(input)?;
    let (rest, ()) = not(peek(one_of("0123456789-:/."))).parse(rest).or_else(
        |error: nom::Err<nom::error::Error<&str>>| {
            // A full stop may end the sentence.
            let ends = rest
                .strip_prefix('.')
                .is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_digit()));
            if ends { Ok((rest, ())) } else { Err(error) }
        },
    )?;
    // `05-13` is an id: nobody counts votes with a leading zero.
    let padded = input.starts_with('0')
        && input
            .get(1..2)
            .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    if padded || rest.starts_with(char::is_alphanumeric) {
        return Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Verify,
        )));
    }
    Ok((
        rest,
        Tally {
            in_favour: Some(in_favour),
            against: Some(against),
            abstained,
        },
    ))
}

/// `7 for, 2 against`, `For (57) / Against (0)`, `Ayes: 4`
fn worded(input: &str) -> IResult<&str, Tally> {
    let (rest, votes) = many1(terminated(
        alt((
            (number(4), preceded(space, side)),
            (
                side,
                alt((
                    delimited((space, char('(')), number(4), char(')')),
                    preceded((space, opt(one_of(":-=")), space), number(4)),
                )),
            )
                .map(|(side, count)| (count, side)),
        )),
        (
            space,
            opt(one_of(",;/")),
            space,
            opt((tag_no_case("and"), space)),
        ),
    ))
    .parse(input)?;
    let mut tally = Tally::default();
    for (count, side) in &votes {
        match side {
            Side::For => tally.in_favour = Some(*count),
            Side::Against => tally.against = Some(*count),
            Side::Abstained => tally.abstained = Some(*count),
        }
    }
    // `12 for` alone is no vote: `12 for dinner`.
    if votes.len() < 2 && !votes.iter().any(|(_, side)| *side == Side::Abstained) {
        return Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Verify,
        )));
    }
    Ok((rest, tally))
}

fn side(input: &str) -> IResult<&str, Side> {
    for (word, side) in SIDES {
        if let Ok((rest, _)) = tag_no_case::<_, _, nom::error::Error<&str>>(*word).parse(input)
            && !rest.starts_with(char::is_alphanumeric)
        {
            return Ok((rest, *side));
        }
    }
    Err(nom::Err::Error(nom::error::Error::new(
        input,
        nom::error::ErrorKind::Alt,
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::read;

    #[test]
    fn tallies() {
        for (text, votes) in [
            ("5-0", (Some(5), Some(0), None)),
            ("4\u{2013}1.", (Some(4), Some(1), None)),
            ("5-0-1", (Some(5), Some(0), Some(1))),
            (
                "7 for, 2 against, 1 abstention",
                (Some(7), Some(2), Some(1)),
            ),
            ("For (57) / Against (0)", (Some(57), Some(0), None)),
            ("Ayes: 4 Noes: 1", (Some(4), Some(1), None)),
            ("6 in favour and 1 against", (Some(6), Some(1), None)),
        ] {
            let read = read(tally, text).map(|(t, _)| (t.in_favour, t.against, t.abstained));
            assert_eq!(read, Some(votes), "{text}");
        }
    }

    #[test]
    fn what_is_no_tally() {
        for text in [
            "10:00-12:00",
            "12 for dinner",
            "5",
            "2022-03-21",
            "for the record",
            "3-4pm",
            "01632-960",
            "10.00-11.00",
            "05-13",
        ] {
            assert_eq!(read(tally, text).map(|(t, _)| t), None, "{text}");
        }
    }
}
