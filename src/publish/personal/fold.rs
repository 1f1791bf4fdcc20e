//! A text as detectors see it: in ASCII, with what only looks different made alike.

use super::candidate::Candidate;
use std::ops::Range;

/// What stands for a letter or digit outside of ASCII.
pub(super) const LETTER: u8 = 0x80;
/// What stands for any other character outside of ASCII.
const OTHER: u8 = 0x81;

/// A text in one byte a character: dashes, spaces and quotation marks of all kinds are the plain ones,
/// currency signs are `$`, and characters that nobody sees are left out.
#[derive(Debug)]
pub(super) struct Folded {
    pub(super) bytes: Vec<u8>,
    lower: Vec<u8>,
    /// Where in the source each byte's character begins and ends; empty where the source is ASCII,
    /// and each byte stands where it stands.
    places: Vec<(usize, usize)>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let mut bytes = Vec::with_capacity(text.len());
        let mut places = Vec::new();
        if text.is_ascii() {
            bytes.extend_from_slice(text.as_bytes());
        } else {
            for (start, character) in text.char_indices() {
                if let Some(byte) = folded(character) {
                    bytes.push(byte);
                    places.push((start, start + character.len_utf8()));
                }
            }
        }
        Self {
            lower: bytes.to_ascii_lowercase(),
            bytes,
            places,
        }
    }

    /// Where in the source the bytes at `range` stand.
    pub(super) fn source(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.places.get(range.start).map(|(start, _)| *start);
        let end = self
            .places
            .get(range.end.saturating_sub(1))
            .map(|(_, end)| *end);
        start.unwrap_or(range.start)..end.unwrap_or(range.end)
    }

    /// The first of `words` that stands near `candidate`, whole: begins no more than `before` bytes
    /// before it, or ends no more than `after` bytes behind it.
    pub(super) fn word_near(
        &self,
        candidate: &Candidate<'_>,
        words: &'static [&'static str],
        before: usize,
        after: usize,
    ) -> Option<&'static str> {
        let Range { start, end } = candidate.range;
        let left = start.saturating_sub(before)..start;
        let right = end..end.saturating_add(after).min(self.lower.len());
        words.iter().copied().find(|word| {
            [&left, &right]
                .into_iter()
                .any(|side| self.stands_in(side, word))
        })
    }

    fn stands_in(&self, side: &Range<usize>, word: &str) -> bool {
        let words = self.lower.get(side.clone()).unwrap_or_default();
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| self.lower.get(at))
                .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == LETTER)
        };
        memchr::memmem::find_iter(words, word.as_bytes())
            .map(|at| side.start + at)
            .any(|at| !is_letter(at.checked_sub(1)) && !is_letter(Some(at + word.len())))
    }
}

/// One byte for a character; none for one that nobody sees.
fn folded(character: char) -> Option<u8> {
    Some(match character {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}' => return None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => b'-',
        '\u{2018}' | '\u{2019}' | '\u{201b}' => b'\'',
        '\u{201c}' | '\u{201d}' => b'"',
        '£' | '€' | '¥' => b'$',
        '\u{ff01}'..='\u{ff5e}' => {
            // The full-width forms stand in the order of ASCII.
            u8::try_from(u32::from(character) - 0xff01 + 0x21).unwrap_or(OTHER)
        }
        _ if character.is_ascii() => u8::try_from(character).unwrap_or(OTHER),
        _ if character.is_whitespace() => b' ',
        _ if character.is_alphanumeric() => LETTER,
        _ => OTHER,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_alike() {
        let text = "Zoë’s\u{a0}no\u{ad}te – １２ £5";
        let folded = Folded::new(text);
        assert_eq!(folded.bytes, b"Zo\x80's note - 12 $5");
        let source = folded.source(&(6..10));
        assert_eq!(text.get(source), Some("no\u{ad}te"));
        assert_eq!(Folded::new("plain").source(&(1..3)), 1..3);
    }
}
