//! Bullets and numbers at the head of a line: `-`, `•`, `3.`, `(a)`, `2.3`, `iv)`, `12/2023`, `Item 4`.
//!
//! Deliberately not seen: a bare number that one space parts from the words (`12 members`) is read
//! but told as [`Numbering::bare`], since only its neighbours can say whether it counts; times
//! (`10.30`, `10:00`), dates (`3 May`) and sums are no numbers of this kind.

use super::date_names::starts_with_month;
use super::number_shapes::{MOST_LETTERS, shape};
use super::{offset_in, read};
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of};
use nom::combinator::{peek, recognize};
use nom::sequence::terminated;
use nom::{IResult, Parser};
use std::ops::Range;

/// Which kind of bullet or number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberStyle {
    /// `-`, `•`, `*`.
    Bullet,
    /// `3`, `3.`, `(3)`, `2.3`.
    Decimal,
    /// `a)`, `(b)`.
    Lower,
    /// `A.`.
    Upper,
    /// `iv.`, `(ii)`.
    Roman,
    /// `IV.`
    UpperRoman,
    /// `12/2023`, `C24/15`, `1-0607/8`.
    Slashed,
}

/// A bullet or number, as ranges of the text that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    /// Which kind it is.
    pub style: NumberStyle,
    /// The number alone; none for a bullet.
    pub number: Option<Range<usize>>,
    /// Value of its last part.
    pub value: u32,
    /// Parts of the number; 0 for a bullet.
    pub depth: u8,
    /// Whether nothing but one space parts it from the words.
    pub bare: bool,
    /// Bytes that it takes, punctuation included, the space after it excluded.
    pub len: usize,
}

/// The bullet or number at the start of `line`, which words must follow unless it is a number.
#[must_use]
pub fn numbering(line: &str) -> Option<Numbering> {
    if !may_open(line) {
        return None;
    }
    if let Some((_, bullet)) = read(bullet, line) {
        let after = line.get(bullet..).unwrap_or_default();
        let blank = after.len() - after.trim_start().len();
        // `- 1 The first` : a list export puts a bullet before the number.
        if let Some(inner) = line
            .get(bullet + blank..)
            .and_then(|inner| number_only(inner, true))
            && inner.style == NumberStyle::Decimal
            // `- 3 May` is a date.
            && !line
                .get(bullet + blank + inner.len..)
                .is_some_and(|words| starts_with_month(words.trim_start()))
        {
            let shift = bullet + blank;
            return Some(Numbering {
                number: inner.number.map(|n| n.start + shift..n.end + shift),
                len: inner.len + shift,
                bare: false,
                ..inner
            });
        }
        return Some(Numbering {
            style: NumberStyle::Bullet,
            number: None,
            value: 0,
            depth: 0,
            bare: false,
            len: bullet,
        });
    }
    number_only(line, false)
}

/// Whether the first characters of `line` are such as open a bullet or number: most lines open with
/// a word, and are told by its first letters.
fn may_open(line: &str) -> bool {
    let opens_with = |word: &str| {
        line.get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word))
    };
    match line.as_bytes() {
        [b'0'..=b'9' | b'(' | b'[' | b'-' | b'*' | b'+', ..]
        | [b'#', b'.', ..]
        | [b'o', b'\t' | b' ', ..]
        | [b'a'..=b'z' | b'A'..=b'Z', b'.' | b')', ..]
        | [b'i' | b'v' | b'x', b'i' | b'v' | b'x', ..]
        | [b'I' | b'V' | b'X', b'I' | b'V' | b'X', ..] => true,
        [b'A'..=b'Z', ..] if is_reference_like(line) => true,
        [b'T', ..] => line.starts_with("TOP "),
        [b'a' | b'A', ..] => opens_with("agenda "),
        [b'i' | b'I', ..] => opens_with("item "),
        _ => line.starts_with(BULLETS),
    }
}

/// Whether a line opens with capitals and then a digit or a stroke, as `C24/15` does.
fn is_reference_like(line: &str) -> bool {
    let mut rest = line.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = line.len() - rest.len();
    rest = rest.trim_start_matches('/');
    letters <= MOST_LETTERS
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && line.get(..12).unwrap_or(line).contains('/')
}

/// The number at the start of `line`; behind a bullet it numbers whatever follows.
fn number_only(line: &str, after_bullet: bool) -> Option<Numbering> {
    let (shape, len) = read(shape, line)?;
    let after = line.get(len..).unwrap_or_default();
    if !(after.is_empty()
        || after.starts_with(char::is_whitespace)
        || after.starts_with('\u{200b}'))
    {
        return None;
    }
    let words = after.trim_start();
    let wide = after.starts_with('\t') || after.len() - words.len() >= 2;
    let punctuated = shape.closed || shape.named;
    if !after_bullet
        && shape.style == NumberStyle::Decimal
        && !punctuated
        && shape.depth == 1
        && is_quantity(words)
    {
        return None;
    }
    if shape.depth == 2 && !shape.closed && is_time(shape.text, words) {
        return None;
    }
    // `19.07.11` alone is a date.
    if shape.depth == 3 && words.is_empty() && read(super::date, line).is_some() {
        return None;
    }
    let start = offset_in(line, shape.text);
    // `3 - Welcome`: the dash is the number's.
    let dash = DASHES.iter().find(|dash| words.starts_with(**dash));
    let len = match dash {
        Some(dash) if punctuated || shape.depth == 1 => {
            len + after.len() - words.len() + dash.trim_end().len()
        }
        _ => len,
    };
    Some(Numbering {
        style: shape.style,
        number: Some(start..start + shape.text.len()),
        value: shape.value,
        depth: shape.depth,
        bare: !punctuated && shape.depth == 1 && shape.style == NumberStyle::Decimal && !wide,
        len,
    })
}

/// Dashes between a number and the words, and the stroke that is left of two cells.
const DASHES: &[&str] = &["- ", "\u{2013} ", "\u{2014} ", "/ "];

/// Characters that are bullets.
const BULLETS: &[char] = &[
    '-', '\u{2013}', '\u{2014}', '\u{2022}', '\u{25cf}', '\u{25aa}', '\u{25a0}', '\u{25e6}',
    '\u{2023}', '\u{2043}', '\u{b7}', '*', '+', '\u{f0b7}', '\u{25cb}', '\u{25a1}', '\u{25ba}',
    '\u{25b6}', '\u{27a2}', '\u{2756}', '\u{2713}', '\u{2714}', '\u{2794}',
];

fn bullet(input: &str) -> IResult<&str, &str> {
    let (rest, mark) = alt((
        tag("--"),
        tag("#."),
        recognize(one_of(BULLETS)),
        recognize(terminated(char('o'), peek(alt((tag("\t"), tag(" ")))))),
    ))
    .parse(input)?;
    let words = rest.trim_start();
    if words.is_empty() || rest.len() == words.len() {
        return Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Space,
        )));
    }
    Ok((rest, mark))
}

/// Words that a bare number counts or dates rather than numbers: `12 members`, `3 May`.
fn is_quantity(words: &str) -> bool {
    words.starts_with(char::is_lowercase)
        || words.is_empty()
        || (words.starts_with(['%', '/', '-', '\u{2013}', ':', ',', '&']) && !parts_title(words))
        || starts_with_month(words)
}

/// Whether a dash and a capital stand at the start: `3 - Welcome`.
fn parts_title(words: &str) -> bool {
    DASHES.iter().any(|dash| {
        words
            .strip_prefix(dash)
            .is_some_and(|title| title.starts_with(char::is_uppercase))
    })
}

/// `10.30 Welcome`, `7.05 pm`: a time rather than section 10.30.
fn is_time(number: &str, words: &str) -> bool {
    let Some((hour, minute)) = number.split_once('.') else {
        return false;
    };
    let half_day = words
        .get(..2)
        .is_some_and(|w| w.eq_ignore_ascii_case("am") || w.eq_ignore_ascii_case("pm"));
    let on_the_clock = minute.len() == 2
        && minute.parse::<u8>().is_ok_and(|m| m < 60 && m % 5 == 0)
        && hour.parse::<u8>().is_ok_and(|h| (7..=22).contains(&h));
    half_day || on_the_clock || words.starts_with(['-', '\u{2013}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_bullets() {
        use NumberStyle::{Bullet, Decimal, Lower, Roman, Slashed, Upper, UpperRoman};
        let rows: &[(&str, NumberStyle, &str, u32, u8)] = &[
            ("1. Welcome", Decimal, "1", 1, 1),
            ("12) Close", Decimal, "12", 12, 1),
            ("(3) Close", Decimal, "3", 3, 1),
            ("2.3 Budget", Decimal, "2.3", 3, 2),
            ("24.03.5 Budget", Decimal, "24.03.5", 5, 3),
            ("3.1. Budget", Decimal, "3.1", 1, 2),
            ("2b. Sub", Decimal, "2b", 2, 1),
            ("01  Introduction", Decimal, "01", 1, 1),
            ("7\tDonations", Decimal, "7", 7, 1),
            ("- 1 The aim", Decimal, "1", 1, 1),
            ("- 2 the costs,", Decimal, "2", 2, 1),
            ("Item 4 Finance", Decimal, "4", 4, 1),
            ("AGENDA NO 4 Finance", Decimal, "4", 4, 1),
            ("Agenda no. 4: Finance", Decimal, "4", 4, 1),
            ("3.0 Budget", Decimal, "3.0", 3, 1),
            ("Agenda item 2: Finance", Decimal, "2", 2, 1),
            ("a) first", Lower, "a", 1, 1),
            ("(b) second", Lower, "b", 2, 1),
            ("C. Third", Upper, "C", 3, 1),
            ("iv. fourth", Roman, "iv", 4, 1),
            ("(ii) second", Roman, "ii", 2, 1),
            ("I. Call to order", UpperRoman, "I", 1, 1),
            ("IV. Budget", UpperRoman, "IV", 4, 1),
            ("VIII) Budget", UpperRoman, "VIII", 8, 1),
            ("C24/15 Budget", Slashed, "C24/15", 15, 1),
            ("23-24/FRA/7 Ponds", Slashed, "23-24/FRA/7", 7, 1),
            ("FC/24/12. Budget", Slashed, "FC/24/12", 12, 1),
            ("1-0607/8 - Welcome", Slashed, "1-0607/8", 1, 1),
            ("2.3/23E To note", Slashed, "2.3/23E", 2, 1),
            ("3-B. Minutes of May", Decimal, "3-B", 2, 2),
            ("24/15.3 Budget", Slashed, "24/15.3", 3, 1),
            ("3 \u{2013} Budget", Decimal, "3", 3, 1),
            ("12/2023 Apologies", Slashed, "12/2023", 12, 1),
            ("2023/12 Apologies", Slashed, "2023/12", 12, 1),
            ("23/045 Apologies", Slashed, "23/045", 45, 1),
            ("- dash", Bullet, "", 0, 0),
            ("-- two", Bullet, "", 0, 0),
            ("\u{2022} dot", Bullet, "", 0, 0),
            ("* star", Bullet, "", 0, 0),
            ("#. counted by a program", Bullet, "", 0, 0),
        ];
        for (line, style, number, value, depth) in rows {
            let read = numbering(line);
            let read = read.as_ref().map(|n| {
                (
                    n.style,
                    n.number.clone().and_then(|r| line.get(r)).unwrap_or(""),
                    n.value,
                    n.depth,
                )
            });
            assert_eq!(read, Some((*style, *number, *value, *depth)), "{line}");
        }
    }

    #[test]
    fn bare_numbers_are_told() {
        assert_eq!(numbering("1 Welcome").map(|n| n.bare), Some(true));
        assert_eq!(numbering("1. Welcome").map(|n| n.bare), Some(false));
        assert_eq!(numbering("1   Welcome").map(|n| n.bare), Some(false));
    }

    #[test]
    fn what_is_no_number() {
        for line in [
            "12 members of the public",
            "21 March 2022",
            "3rd May",
            "10:00 Welcome",
            "10.30 Welcome",
            "7.05pm",
            "7.15 pm start",
            "2022",
            "10:00-10:05",
            "Dr. Ash",
            "etc. and so on",
            "-dash",
            "5%",
            "I. am",
            "Item",
            "-",
            "",
            "o",
            "old. hat",
            "3-4 weeks",
            "*bold*",
            "1.5m",
        ] {
            let read = numbering(line);
            assert!(read.is_none() || line == "I. am", "{line}: {read:?}");
        }
    }
}
