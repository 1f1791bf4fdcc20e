//! Numbers that lost the space before their words, as where a page's cells were joined: `1.Welcome`,
//! `3Minutes of the last meeting`, `A1Declarations of interest`.
//!
//! Deliberately not seen: one that no neighbour counts with (`3Com`, `2.Bundesliga`).

use super::draft::Draft;
use crate::text::{NumberStyle, Numbering};

/// Lines that make it the habit of a document.
const LEAST: usize = 3;

/// A number at the head of a line, and the words that it is joined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Joined {
    /// The letter before the number.
    letter: Option<u8>,
    /// Whether a full stop stands behind it.
    stopped: bool,
    value: u32,
    /// Bytes of letter and number.
    len: usize,
}

/// Adds the numbers that count up, one after the other, in lines that are free.
pub(super) fn add(draft: &Draft<'_>, numberings: &mut [Option<Numbering>]) {
    let found: Vec<(usize, Joined)> = draft
        .lines
        .iter()
        .enumerate()
        .filter(|(index, _)| numberings.get(*index).is_some_and(Option::is_none))
        .filter_map(|(index, line)| Some((index, joined(line.span.of(draft.text))?)))
        .filter(|(index, _)| draft.is_free(*index))
        .collect();
    if found.len() < LEAST {
        return;
    }
    let alike = |a: &Joined, b: &Joined| a.letter == b.letter && a.stopped == b.stopped;
    for (at, (index, number)) in found.iter().enumerate() {
        let above = found.get(..at).unwrap_or_default();
        let below = found.get(at + 1..).unwrap_or_default();
        let before = above.iter().rev().find(|(_, other)| alike(other, number));
        let after = below.iter().find(|(_, other)| alike(other, number));
        let follows = before.is_some_and(|(_, other)| other.value + 1 == number.value);
        let leads = after.is_some_and(|(_, other)| number.value + 1 == other.value);
        let habit = found
            .iter()
            .filter(|(_, other)| alike(other, number))
            .count()
            >= LEAST;
        if habit
            && (follows || leads)
            && let Some(slot) = numberings.get_mut(*index)
        {
            *slot = Some(Numbering {
                style: NumberStyle::Decimal,
                number: Some(0..number.len),
                value: number.value,
                depth: 1,
                bare: false,
                len: number.len + usize::from(number.stopped),
            });
        }
    }
}

/// The number that the first word of `words` is joined to.
fn joined(words: &str) -> Option<Joined> {
    /// Most digits of such a number.
    const MOST_DIGITS: usize = 2;
    let bytes = words.as_bytes();
    let letter = bytes.first().copied().filter(u8::is_ascii_uppercase);
    let from = usize::from(letter.is_some());
    let digits = bytes
        .iter()
        .skip(from)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let len = from + digits;
    if !(1..=MOST_DIGITS).contains(&digits) {
        return None;
    }
    let stopped = bytes.get(len) == Some(&b'.');
    let mut title = words.get(len + usize::from(stopped)..)?.chars();
    let capital = title.next()?.is_uppercase();
    let opens_word = match title.next()? {
        ' ' => stopped,
        second => second.is_lowercase() || (stopped && second.is_uppercase()),
    };
    (capital && opens_word).then_some(Joined {
        letter,
        stopped,
        value: words.get(from..len)?.parse().ok()?,
        len,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_joined_to_words() {
        for (words, number) in [
            ("1.Welcome", Some("1")),
            ("12.APOLOGIES", Some("12")),
            ("3Minutes of the last meeting", Some("3")),
            ("A1Declarations of interest", Some("A1")),
            ("1.A word", Some("1")),
            ("1. Welcome", None),
            ("1.5m", None),
            ("3D plans", None),
            ("4G masts", None),
            ("2021Minutes", None),
            ("1st", None),
            ("A4 paper", None),
            ("Welcome", None),
            ("", None),
        ] {
            let found = joined(words).and_then(|number| words.get(..number.len));
            assert_eq!(found, number, "{words}");
        }
    }

    /// The numbers of a text's blocks.
    fn numbers(text: &str) -> Vec<String> {
        let read = crate::read::read(
            text.as_bytes(),
            Some(crate::minutes::Format::Text),
            &crate::read::Limits::default(),
        );
        let document = read.map(crate::layout::lay_out).ok();
        document.map_or_else(Vec::new, |document| {
            document
                .blocks
                .iter()
                .filter_map(|block| block.marker?.number)
                .map(|number| document.words(number).to_owned())
                .collect()
        })
    }

    #[test]
    fn numbers_that_count_up() {
        for (text, found) in [
            (
                "1Welcome\n\nAll came.\n\n2Minutes\n\nThey were read.\n\n3Ponds\n\nThey froze.\n",
                &["1", "2", "3"][..],
            ),
            (
                "A1Welcome\n\nA2Minutes\n\nA3Ponds\n\nB7Weirs\n",
                &["A1", "A2", "A3"],
            ),
            ("1.Welcome\n\n2.Minutes\n\n3.Ponds\n", &["1", "2", "3"]),
            ("1Welcome\n\n2Minutes\n", &[]),
            ("3Com\n\n8Bit\n\n1Up\n", &[]),
        ] {
            assert_eq!(numbers(text), found, "{text}");
        }
    }
}
