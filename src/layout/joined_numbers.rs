//! Numbers that lost the space before their words, as where a page's cells were joined: `1.Welcome`,
//! `3Minutes of the last meeting`, `A1Declarations of interest`.
//!
//! Deliberately not seen: one that no neighbour counts with (`3Com`, `2.Bundesliga`).

use std::collections::HashMap;

use super::draft::Draft;
use crate::text::{NumberStyle, Numbering};

/// Lines that make it the habit of a document.
const LEAST: usize = 3;

/// How such a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Way {
    /// The letter before the number.
    letter: Option<u8>,
    /// Whether it has two parts: `3.1`.
    parted: bool,
    /// Whether a full stop stands behind it.
    stopped: bool,
}

/// A number at the head of a line that is joined to the words behind it.
#[derive(Debug, Clone, Copy)]
struct Joined {
    way: Way,
    value: u32,
    /// The second part; 0 where there is none.
    part: u32,
    /// Bytes of letter and number.
    len: usize,
}

impl Joined {
    /// What it is to the rest of layout. `3.0` heads what `3.1` is part of.
    fn numbering(self) -> Numbering {
        let within = self.part > 0;
        Numbering {
            style: NumberStyle::Decimal,
            number: Some(0..self.len),
            value: if within { self.part } else { self.value },
            depth: 1 + u8::from(within),
            bare: false,
            len: self.len + usize::from(self.way.stopped),
        }
    }

    /// Whether `next` is the number that comes after this one.
    const fn leads_to(self, next: Self) -> bool {
        if next.value == self.value {
            next.part == self.part + 1
        } else {
            next.value == self.value + 1 && next.part <= 1
        }
    }
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
    // The numbers of each way, with their lines, in the order of the text.
    let mut ways: HashMap<Way, Vec<(usize, Joined)>> = HashMap::new();
    for (index, number) in found {
        ways.entry(number.way).or_default().push((index, number));
    }
    for way in ways.values().filter(|way| way.len() >= LEAST) {
        let counts_up = |nth: Option<usize>| {
            let pair = nth.and_then(|nth| way.get(nth..nth + 2));
            matches!(pair, Some([(_, one), (_, next)]) if one.leads_to(*next))
        };
        for (nth, (index, number)) in way.iter().enumerate() {
            if (counts_up(nth.checked_sub(1)) || counts_up(Some(nth)))
                && let Some(slot) = numberings.get_mut(*index)
            {
                *slot = Some(number.numbering());
            }
        }
    }
}

/// Digits that a number has at most.
const MOST_DIGITS: usize = 2;

/// The number that the first word of `words` is joined to.
fn joined(words: &str) -> Option<Joined> {
    let bytes = words.as_bytes();
    let letter = bytes.first().copied().filter(u8::is_ascii_uppercase);
    let from = usize::from(letter.is_some());
    let value_end = from + digits(bytes, from)?;
    let part = (bytes.get(value_end) == Some(&b'.'))
        .then(|| digits(bytes, value_end + 1))
        .flatten();
    let len = value_end + part.map_or(0, |digits| digits + 1);
    let stopped = bytes.get(len) == Some(&b'.');
    let mut title = words.get(len + usize::from(stopped)..)?.chars();
    let capital = title.next()?.is_uppercase();
    let opens_word = match title.next()? {
        ' ' => stopped,
        second => second.is_lowercase() || ((stopped || part.is_some()) && second.is_uppercase()),
    };
    (capital && opens_word).then_some(Joined {
        way: Way {
            letter,
            parted: part.is_some(),
            stopped,
        },
        value: words.get(from..value_end)?.parse().ok()?,
        part: match part {
            Some(_) => words.get(value_end + 1..len)?.parse().ok()?,
            None => 0,
        },
        len,
    })
}

/// How many digits stand at `from`, if they are as many as a number has.
fn digits(bytes: &[u8], from: usize) -> Option<usize> {
    let digits = bytes
        .iter()
        .skip(from)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    (1..=MOST_DIGITS).contains(&digits).then_some(digits)
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
            ("3.1Agreed as read", Some("3.1")),
            ("3.10AB agreed", Some("3.10")),
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
        let document = super::super::flowing(text);
        document
            .blocks
            .iter()
            .filter_map(|block| block.marker?.number)
            .map(|number| document.words(number).to_owned())
            .collect()
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
