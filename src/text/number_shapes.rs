//! What numbers look like, before anything behind them is looked at.

use super::{NumberStyle, space};
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while_m_n};
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, recognize, verify};
use nom::multi::fold_many_m_n;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// Letters that part a number further: `2b`. Later ones are units: `5m`.
const SUB_LETTERS: &str = "abcdef";

/// Letters that open a reference: `FC/24/12`.
pub(super) const MOST_LETTERS: usize = 4;

/// What a number looks like before anything behind it was looked at.
pub(super) struct Shape<'i> {
    pub(super) style: NumberStyle,
    pub(super) text: &'i str,
    pub(super) value: u32,
    pub(super) depth: u8,
    pub(super) closed: bool,
    pub(super) named: bool,
}

pub(super) fn shape(input: &str) -> IResult<&str, Shape<'_>> {
    match input.as_bytes().first() {
        Some(b'0'..=b'9') => alt((reference, slashed, lettered_part, dotted)).parse(input),
        Some(b'(' | b'[') => bracketed(input),
        _ => alt((named, lettered, reference)).parse(input),
    }
}

/// `Item 4`, `Item 4:`, `Agenda item 2.1 -`
fn named(input: &str) -> IResult<&str, Shape<'_>> {
    let (rest, (text, _)) = preceded(
        alt((
            tag_no_case("agenda no. "),
            tag_no_case("agenda no "),
            recognize((
                opt(tag_no_case("agenda ")),
                alt((
                    tag_no_case("item no. "),
                    tag_no_case("item no "),
                    tag_no_case("item "),
                    tag("TOP "),
                )),
            )),
        )),
        (decimal, opt(preceded(space, one_of(":.)-\u{2013}")))),
    )
    .parse(input)?;
    Ok((
        rest,
        Shape {
            named: true,
            ..decimal_shape(text, true)
        },
    ))
}

/// `(3)`, `(a)`, `[iv]`
fn bracketed(input: &str) -> IResult<&str, Shape<'_>> {
    let inner = alt((decimal, roman_text, letter_text));
    let (rest, text) = alt((
        delimited(char('('), inner, char(')')),
        delimited(
            char('['),
            alt((decimal, roman_text, letter_text)),
            char(']'),
        ),
    ))
    .parse(input)?;
    Ok((rest, any_shape(text)))
}

/// `FRA/` of `23-24/FRA/1`.
fn letters_within(input: &str) -> IResult<&str, &str> {
    terminated(
        take_while_m_n(2, MOST_LETTERS, |c: char| c.is_ascii_uppercase()),
        char('/'),
    )
    .parse(input)
}

/// `C24/15`, `FC/24/12`, `23-24/FRA/1`, `1-0607/8`, `24/15.3`, `2023-24/7`: numbers of minutes that are more than one
/// number and a year. Dates (`12/03/2024`) are none.
fn reference(input: &str) -> IResult<&str, Shape<'_>> {
    let number = |input| take_while_m_n(1, 4, |c: char| c.is_ascii_digit()).parse(input);
    let (rest, (text, close)) = (
        recognize((
            take_while_m_n(0, MOST_LETTERS, |c: char| c.is_ascii_uppercase()),
            opt(one_of("/-")),
            number,
            fold_many_m_n(
                1,
                3,
                (one_of("/-."), opt(letters_within), number),
                || (),
                |(), _| (),
            ),
            opt(one_of(SUB_LETTERS)),
            take_while_m_n(0, 2, |c: char| c.is_ascii_uppercase()),
        )),
        opt(one_of(".:)")),
    )
        .parse(input)?;
    let lettered = text.starts_with(|c: char| c.is_ascii_uppercase())
        || text.contains(|c: char| c.is_ascii_uppercase())
            && text.ends_with(|c: char| c.is_ascii_digit());
    let parts = text.split(['/', '-', '.']);
    let strokes = text.matches('/').count();
    let date = !lettered && strokes != 1 && parts.clone().count() == 3;
    if strokes == 0 || date || (!lettered && parts.clone().count() < 3) {
        return Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Digit,
        )));
    }
    // Before a dash stands the number, and the year behind it; else the number comes last.
    let counts = match (text.find(['-', '.']), text.find('/')) {
        (Some(mark), Some(stroke)) if mark < stroke && mark <= 3 && !lettered => text.get(..mark),
        _ => text.rsplit(['/', '-', '.']).next(),
    };
    let digits = counts
        .unwrap_or_default()
        .trim_matches(|c: char| c.is_ascii_alphabetic());
    Ok((
        rest,
        Shape {
            style: NumberStyle::Slashed,
            text,
            value: digits.parse().unwrap_or(0),
            depth: 1,
            closed: close.is_some(),
            named: true,
        },
    ))
}

/// `12/2023`, `23/045`
fn slashed(input: &str) -> IResult<&str, Shape<'_>> {
    let digits = |least, most| take_while_m_n(least, most, |c: char| c.is_ascii_digit());
    let (rest, (text, close)) = (
        recognize((digits(1, 4), char('/'), digits(2, 4))),
        opt(one_of(".:)")),
    )
        .parse(input)?;
    let (left, right) = text.split_once('/').unwrap_or((text, ""));
    // The year stands on either side; the other part counts.
    let counts = if right.len() != 4 && (left.len() == 4 || right.len() == 3) {
        right
    } else {
        left
    };
    Ok((
        rest,
        Shape {
            style: NumberStyle::Slashed,
            text,
            value: counts.parse().unwrap_or(0),
            depth: 1,
            closed: close.is_some(),
            named: true,
        },
    ))
}

/// `3-A`, `12-B.`: the first part of item 3.
fn lettered_part(input: &str) -> IResult<&str, Shape<'_>> {
    let (rest, (text, close)) = (
        recognize((
            take_while_m_n(1, 2, |c: char| c.is_ascii_digit()),
            char('-'),
            take_while_m_n(1, 1, |c: char| c.is_ascii_uppercase()),
        )),
        opt(one_of(".:)")),
    )
        .parse(input)?;
    let letter = text.bytes().next_back().unwrap_or(b'A');
    Ok((
        rest,
        Shape {
            style: NumberStyle::Decimal,
            text,
            value: u32::from(letter.saturating_sub(b'A')) + 1,
            depth: 2,
            closed: close.is_some(),
            named: true,
        },
    ))
}

/// `3`, `3.`, `3)`, `2.3`, `24.03.5`
fn dotted(input: &str) -> IResult<&str, Shape<'_>> {
    let (rest, (text, close)) = (decimal, opt(one_of(".):"))).parse(input)?;
    Ok((
        rest,
        decimal_shape(
            text,
            close.is_some_and(|c| c != ':')
                || (close.is_some() && !rest.starts_with(|c: char| c.is_ascii_digit())),
        ),
    ))
}

/// `a)`, `B.`, `iv.`, `IV.`
fn lettered(input: &str) -> IResult<&str, Shape<'_>> {
    let (rest, text) = terminated(
        alt((roman_text, upper_roman_text, letter_text)),
        one_of(".)"),
    )
    .parse(input)?;
    Ok((rest, any_shape(text)))
}

fn decimal(input: &str) -> IResult<&str, &str> {
    let digits = |most| take_while_m_n(1, most, |c: char| c.is_ascii_digit());
    recognize((
        digits(3),
        fold_many_m_n(0, 4, preceded(char('.'), digits(3)), || (), |(), _| ()),
        opt(one_of(SUB_LETTERS)),
    ))
    .parse(input)
}

fn roman_text(input: &str) -> IResult<&str, &str> {
    verify(
        take_while_m_n(1, 5, |c: char| matches!(c, 'i' | 'v' | 'x')),
        |text: &str| roman(text).is_some(),
    )
    .parse(input)
}

fn upper_roman_text(input: &str) -> IResult<&str, &str> {
    verify(
        take_while_m_n(1, 5, |c: char| matches!(c, 'I' | 'V' | 'X')),
        |text: &str| roman(&text.to_ascii_lowercase()).is_some(),
    )
    .parse(input)
}

fn letter_text(input: &str) -> IResult<&str, &str> {
    take_while_m_n(1, 1, |c: char| c.is_ascii_alphabetic()).parse(input)
}

fn decimal_shape(text: &str, closed: bool) -> Shape<'_> {
    // `3.0` is the third.
    let whole = text
        .strip_suffix(".0")
        .filter(|whole| !whole.contains('.'))
        .unwrap_or(text);
    let last = whole.rsplit('.').next().unwrap_or(whole);
    let depth = whole.bytes().filter(|byte| *byte == b'.').count() + 1;
    Shape {
        style: NumberStyle::Decimal,
        text,
        value: last
            .trim_end_matches(|c: char| c.is_ascii_lowercase())
            .parse()
            .unwrap_or(0),
        depth: u8::try_from(depth).unwrap_or(u8::MAX),
        closed,
        named: false,
    }
}

fn any_shape(text: &str) -> Shape<'_> {
    let first = text.bytes().next().unwrap_or_default();
    if first.is_ascii_digit() {
        return decimal_shape(text, true);
    }
    let upper = first
        .is_ascii_uppercase()
        .then(|| roman(&text.to_ascii_lowercase()));
    if let Some(value) = upper.flatten() {
        return Shape {
            style: NumberStyle::UpperRoman,
            text,
            value,
            depth: 1,
            closed: true,
            named: false,
        };
    }
    let (style, value) = match roman(text) {
        // A lone `i` is the first of `i, ii, iii`; a lone `v` or `x` is more often a letter.
        Some(value) if text.len() > 1 || text == "i" => (NumberStyle::Roman, value),
        _ if first.is_ascii_lowercase() => (NumberStyle::Lower, u32::from(first - b'a') + 1),
        _ => (
            NumberStyle::Upper,
            u32::from(first.saturating_sub(b'A')) + 1,
        ),
    };
    Shape {
        style,
        text,
        value,
        depth: 1,
        closed: true,
        named: false,
    }
}

/// Value of a small Roman number in lower case.
fn roman(text: &str) -> Option<u32> {
    const ROMAN: &[&str] = &[
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];
    let at = ROMAN.iter().position(|roman| *roman == text)?;
    u32::try_from(at + 1).ok()
}
