//! Small grammars: text in, a typed value and the rest out. They know nothing of documents.
//!
//! Each reads at the start of its input and takes no white space after what it read.

mod action_id;
mod call_signs;
mod date;
mod date_names;
mod impossible_date;
mod initials;
mod number_shapes;
mod numbering;
mod owners;
mod person;
mod person_names;
mod tally;
mod time;
mod titles;
mod words;

pub use action_id::action_id;
pub use call_signs::is_call_sign;
pub use date::{PrintedDate, date, find_date, month_and_year};
pub use date_names::is_weekday;
pub use impossible_date::{ImpossibleDate, impossible_dates};
pub use initials::{initials_of, is_initials};
pub use numbering::{NumberStyle, Numbering, numbering};
pub use owners::{action_label, is_owner_list, owner_labels};
pub use person::{PersonEntry, person_entry};
pub use person_names::is_name;
pub use tally::{Tally, tally};
pub use time::{
    TimeRange, duration_minutes, find_time_range, find_told_time_range, time, time_range,
};
pub use titles::{ADDRESSES, is_honorific, is_title_of_many, without_letters};
pub use words::{
    ends_sentence, fold, is_capitals, offset_in, sentence_end, significant_words, starts_lower,
    word_count,
};

use nom::{IResult, Parser};

/// The value that `grammar` reads at the start of `input`, and the number of bytes that it took.
pub(crate) fn read<'i, T>(
    grammar: impl FnOnce(&'i str) -> IResult<&'i str, T>,
    input: &'i str,
) -> Option<(T, usize)> {
    let (rest, value) = grammar(input).ok()?;
    Some((value, input.len() - rest.len()))
}

/// Where words and numbers begin in `text`, as far as they begin with an ASCII character.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.bytes().enumerate().filter_map(move |(at, byte)| {
        let was_inside = inside;
        inside = match byte {
            0x00..=0x7f => byte.is_ascii_alphanumeric(),
            // What the first byte of a character said holds for its others.
            0x80..=0xbf => was_inside,
            _ => text
                .get(at..)
                .is_some_and(|rest| rest.starts_with(char::is_alphanumeric)),
        };
        (inside && !was_inside && byte.is_ascii()).then_some(at)
    })
}

/// A number of at most `digits` digits.
fn number<'i>(
    digits: usize,
) -> impl Parser<&'i str, Output = u32, Error = nom::error::Error<&'i str>> {
    use nom::bytes::complete::take_while_m_n;
    use nom::combinator::map_res;
    map_res(
        take_while_m_n(1, digits, |c: char| c.is_ascii_digit()),
        str::parse::<u32>,
    )
}

/// The end of a word or number: nothing is read, and no letter or digit follows.
fn word_end(input: &str) -> IResult<&str, ()> {
    if input.starts_with(char::is_alphanumeric) {
        Err(failure(input))
    } else {
        Ok((input, ()))
    }
}

/// That a grammar does not read what stands at `input`.
fn failure(input: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))
}

/// Spaces, tabs and no-break spaces, maybe none.
fn space(input: &str) -> IResult<&str, &str> {
    use nom::bytes::complete::take_while;
    take_while(char::is_whitespace).parse(input)
}
