//! Words that may be personal data, and what stands around them.

use super::fold::LETTER;
use std::ops::Range;

/// Words of a folded text that a pattern matched.
#[derive(Debug)]
pub(super) struct Candidate<'t> {
    text: &'t [u8],
    pub(super) range: Range<usize>,
}

impl<'t> Candidate<'t> {
    pub(super) fn new(text: &'t [u8], range: Range<usize>) -> Self {
        Self { text, range }
    }

    pub(super) fn bytes(&self) -> &'t [u8] {
        self.text.get(self.range.clone()).unwrap_or_default()
    }

    /// The byte that stands `distance` before it, from 1.
    pub(super) fn before(&self, distance: usize) -> Option<u8> {
        let at = self.range.start.checked_sub(distance)?;
        self.text.get(at).copied()
    }

    /// The byte that stands `distance` behind it, from 1.
    pub(super) fn behind(&self, distance: usize) -> Option<u8> {
        let at = self.range.end.checked_add(distance - 1)?;
        self.text.get(at).copied()
    }

    /// Whether it is part of a longer word.
    pub(super) fn is_cut(&self) -> bool {
        [self.before(1), self.behind(1)].into_iter().any(is_word)
    }

    /// Whether a mark joins it to a longer word or number: `A-12`, `3.14`, `12/5`, `£5`, `5%`.
    pub(super) fn is_joined(&self) -> bool {
        let joins = |byte: Option<u8>| matches!(byte, Some(b'-' | b'_' | b'/' | b'.' | b'\\'));
        let money = matches!(self.before(1), Some(b'$' | b'#' | b'=' | b'@'));
        let share = matches!(self.behind(1), Some(b'%' | b'=' | b'@'));
        let left = joins(self.before(1)) && is_word(self.before(2));
        let right = joins(self.behind(1)) && is_word(self.behind(2));
        money || share || left || right
    }

    /// The values of its digits.
    pub(super) fn digits(&self) -> Vec<u8> {
        self.bytes()
            .iter()
            .filter(|byte| byte.is_ascii_digit())
            .map(|byte| byte - b'0')
            .collect()
    }

    /// Its letters and digits as capitals, without what stands between them.
    pub(super) fn letters_and_digits(&self) -> Vec<u8> {
        self.bytes()
            .iter()
            .filter(|byte| byte.is_ascii_alphanumeric())
            .map(u8::to_ascii_uppercase)
            .collect()
    }
}

fn is_word(byte: Option<u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == LETTER || byte == b'_')
}
