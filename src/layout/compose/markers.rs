//! Which bullets and numbers at the heads of lines count as their markers.

use super::super::draft::Draft;
use super::super::joined_numbers;
use crate::document::{Marker, Span};
use crate::text::{NumberStyle, Numbering, numbering, person_entry};

/// The bullet or number of each line that counts as its marker: a bare number only where the one before or after, indented alike, is its
/// neighbour.
pub(super) fn markers(draft: &Draft<'_>) -> Vec<Option<Numbering>> {
    let mut numberings = numberings(draft);
    let bare: Vec<(usize, u32, u16)> = draft
        .lines
        .iter()
        .zip(&numberings)
        .enumerate()
        .filter_map(|(index, (line, numbering))| {
            let numbering = numbering.as_ref().filter(|n| n.bare)?;
            Some((index, numbering.value, line.indent))
        })
        .collect();
    for (at, (index, value, indent)) in bare.iter().enumerate() {
        let follows = |other: Option<&(usize, u32, u16)>, wanted: u32| {
            other.is_some_and(|(_, v, i)| *v == wanted && i == indent)
        };
        let before = at.checked_sub(1).and_then(|at| bare.get(at));
        let counts =
            follows(bare.get(at + 1), value + 1) || (*value > 0 && follows(before, value - 1));
        if let Some(slot) = numberings.get_mut(*index).filter(|_| !counts) {
            *slot = None;
        }
    }
    numberings
}

/// The bullet or number at the start of `words` that counts whatever stands around it.
pub(super) fn whole_marker(words: &str) -> Option<Numbering> {
    numbering(words).filter(|n| !n.bare)
}

/// The marker that `numbering` read, whose words were written to the flow from `start` to `end`.
pub(super) fn placed(numbering: &Numbering, start: usize, end: usize) -> Marker {
    let number = numbering.number.as_ref().map(|number| {
        // What stands before the number may have been folded, what stands behind it was not.
        let number_end = end.saturating_sub(numbering.len - number.end);
        Span::new(number_end.saturating_sub(number.len()), number_end)
    });
    Marker {
        span: Span::new(start, end),
        number,
        value: numbering.value,
        depth: numbering.depth,
        style: numbering.style,
    }
}

/// The bullet or number at the start of each line that is free.
fn numberings(draft: &Draft<'_>) -> Vec<Option<Numbering>> {
    let mut numberings = printed_numberings(draft);
    if draft.source.geometry.is_some() {
        add_counted(draft, &mut numberings);
    }
    add_of_one_meeting(draft, &mut numberings);
    joined_numbers::add(draft, &mut numberings);
    drop_initials(draft, &mut numberings);
    settle_single_letters(draft, &mut numberings);
    numberings
}

/// Small letters that are Roman numbers, too, with their values.
const ROMAN_LETTERS: &[(&str, u32)] = &[("i", 1), ("v", 5), ("x", 10)];

/// Tells Roman numbers of one letter from letters by what stands before them: `v.` behind `iv.`, `(i)` behind
/// `(h)`.
fn settle_single_letters(draft: &Draft<'_>, numberings: &mut [Option<Numbering>]) {
    let mut before: Option<(NumberStyle, u32)> = None;
    for (index, slot) in numberings.iter_mut().enumerate() {
        let Some(numbering) = slot
            .as_mut()
            .filter(|n| matches!(n.style, NumberStyle::Lower | NumberStyle::Roman))
        else {
            continue;
        };
        let words = draft.words(index);
        let letter = numbering
            .number
            .clone()
            .and_then(|number| words.get(number));
        let both = ROMAN_LETTERS
            .iter()
            .find(|(roman, _)| Some(*roman) == letter);
        if let Some((roman, value)) = both
            && let Some((style, last)) = before
        {
            let of_alphabet = roman
                .bytes()
                .next()
                .map_or(0, |byte| u32::from(byte - b'a') + 1);
            if style == NumberStyle::Roman && last + 1 == *value {
                (numbering.style, numbering.value) = (style, *value);
            } else if style == NumberStyle::Lower && last + 1 == of_alphabet {
                (numbering.style, numbering.value) = (style, of_alphabet);
            }
        }
        before = Some((numbering.style, numbering.value));
    }
}

/// Drops the letters of lines that follow each other and do not count on, where each opens a name:
/// `C. Elm`, `H. Oak`, `D. Ash`.
fn drop_initials(draft: &Draft<'_>, numberings: &mut [Option<Numbering>]) {
    let letter = |index: usize, numberings: &[Option<Numbering>]| -> Option<u8> {
        let numbering = numberings.get(index)?.as_ref()?;
        let lettered = matches!(
            numbering.style,
            NumberStyle::Upper | NumberStyle::UpperRoman
        );
        let words = draft.words(index);
        let single = lettered && words.as_bytes().get(1) == Some(&b'.');
        let named = || {
            person_entry(words)
                .is_some_and(|entry| words.get(entry.name).is_some_and(|name| name.contains(' ')))
        };
        words.bytes().next().filter(|_| single && named())
    };
    let beside = |index: usize| {
        person_entry(draft.words(index))
            .is_some_and(|entry| entry.rest.is_some() || !entry.brackets.is_empty())
    };
    let mut index = 0;
    while index < numberings.len() {
        let letters: Vec<u8> = (index..numberings.len())
            .map_while(|at| letter(at, numberings))
            .collect();
        let counts = letters
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if a.checked_add(1) == Some(*b)));
        // Two may be headings, unless something stands beside a name.
        let listed = letters.len() > 2 || (index..index + letters.len()).any(beside);
        if letters.len() > 1 && listed && !counts {
            for slot in numberings.iter_mut().skip(index).take(letters.len()) {
                *slot = None;
            }
        }
        index += letters.len().max(1);
    }
}

fn printed_numberings(draft: &Draft<'_>) -> Vec<Option<Numbering>> {
    draft
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            draft
                .is_free(index)
                .then(|| numbering(line.span.of(draft.text)))
                .flatten()
        })
        .collect()
}

/// Numbers of one meeting's minutes that make a list, though each alone may be a date.
const LEAST_OF_MEETING: usize = 3;

/// `24/05/1`, `24/05/2`: the last part of a number.
fn number_of_meeting(words: &str) -> Option<(&str, u32, usize)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let bytes = words.as_bytes();
    let prefix = words.get(..6)?;
    let of_two = |from: usize| {
        bytes
            .get(from..from + 2)
            .is_some_and(|part| part.iter().all(u8::is_ascii_digit))
    };
    if !(of_two(0) && of_two(3) && bytes.get(2) == Some(&b'/') && bytes.get(5) == Some(&b'/')) {
        return None;
    }
    let behind = words.get(6..)?;
    let count = digits(behind);
    let value = behind.get(..count)?.parse().ok()?;
    ((1..=3).contains(&count)).then_some((prefix, value, 6 + count))
}

/// Adds the numbers of lines that open with year, month and number of one meeting's minutes, each greater
/// than the one before.
fn add_of_one_meeting(draft: &Draft<'_>, numberings: &mut [Option<Numbering>]) {
    let mut found: Vec<(usize, &str, u32, usize)> = Vec::new();
    for (index, line) in draft.lines.iter().enumerate() {
        if draft.is_free(index)
            && let Some((prefix, value, len)) = number_of_meeting(line.span.of(draft.text))
        {
            found.push((index, prefix, value, len));
        }
    }
    let ascending = found
        .windows(2)
        .all(|pair| matches!(pair, [(_, a, v, _), (_, b, w, _)] if a == b && v < w));
    if found.len() < LEAST_OF_MEETING || !ascending {
        return;
    }
    for (index, _, value, len) in found {
        if let Some(slot) = numberings.get_mut(index) {
            *slot = Some(Numbering {
                style: NumberStyle::Slashed,
                number: Some(0..len),
                value,
                depth: 1,
                bare: false,
                len,
            });
        }
    }
}

/// Lines that count up one below the other and make a list, though each alone may state a quantity:
/// `1 data`, `2 standards`, `3 costs`.
const LEAST_COUNTED: usize = 3;

/// Adds the numbers of lines that count from 1 one below the other, indented alike.
fn add_counted(draft: &Draft<'_>, numberings: &mut [Option<Numbering>]) {
    let counted = |index: usize| -> Option<(u32, u16, usize)> {
        let line = draft.lines.get(index).filter(|_| draft.is_free(index))?;
        let words = line.span.of(draft.text);
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        let behind = words.get(digits..)?;
        let value = words.get(..digits)?.parse().ok()?;
        (digits <= 2 && behind.starts_with(' ')).then_some((value, line.indent, digits))
    };
    let mut index = 0;
    while index < numberings.len() {
        let Some((1, indent, _)) = counted(index) else {
            index += 1;
            continue;
        };
        let run = (1_u32..)
            .zip(index..numberings.len())
            .take_while(|&(value, at)| {
                counted(at).is_some_and(|(v, i, _)| v == value && i == indent)
            })
            .count();
        if run >= LEAST_COUNTED {
            for at in index..index + run {
                let slot = numberings.get_mut(at).filter(|slot| slot.is_none());
                if let Some((slot, (value, _, digits))) = slot.zip(counted(at)) {
                    *slot = Some(Numbering {
                        style: NumberStyle::Decimal,
                        number: Some(0..digits),
                        value,
                        depth: 1,
                        bare: true,
                        len: digits,
                    });
                }
            }
        }
        index += run.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::number_of_meeting;

    #[test]
    fn letters_of_names_and_of_lists() {
        let entries = |text: &str| {
            let document = crate::layout::flowing(text);
            let numbered = |block: &&crate::document::Block| block.marker.is_some();
            document.blocks.iter().filter(numbered).count()
        };
        for (text, numbered) in [
            ("Present:\nC. Elm, Clerk\nH. Oak\nD. Ash (Chair)\n", 0),
            ("Items\nA. Oak Lane\nB. Elm Lane\nC. Ash Lane\n", 3),
            ("Items\nC. Finance\nF. Ponds\n", 2),
        ] {
            assert_eq!(entries(text), numbered, "{text}");
        }
    }

    #[test]
    fn numbers_of_one_meeting() {
        for (words, found) in [
            ("24/05/1 Public forum", Some(("24/05/", 1, 7))),
            ("24/05/12Finance", Some(("24/05/", 12, 8))),
            ("24/5/1 Finance", None),
            ("24/05/ Finance", None),
            ("24/05/2024 Finance", None),
            ("Finance", None),
            ("", None),
        ] {
            assert_eq!(number_of_meeting(words), found, "{words}");
        }
    }
}
