//! Regular expressions over the flow's bytes, made when first used.
//!
//! Bytes rather than characters: an ASCII expression is then matched without decoding, and since
//! each of ours begins and ends with an ASCII character, what it finds are whole characters.

use regex::bytes::{Captures, Match, Regex};
use std::sync::OnceLock;

/// An expression that is compiled once.
#[derive(Debug)]
pub(super) struct Pattern {
    text: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// An expression; that it is one, a test of its file holds.
    pub(super) const fn new(text: &'static str) -> Self {
        Self {
            text,
            compiled: OnceLock::new(),
        }
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled
            .get_or_init(|| Regex::new(&["(?-u)", self.text].concat()).ok())
            .as_ref()
    }

    /// Whether it is an expression at all.
    #[cfg(test)]
    pub(super) fn is_valid(&self) -> bool {
        self.regex().is_some()
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        self.regex()
            .is_some_and(|regex| regex.is_match(text.as_bytes()))
    }

    pub(super) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.regex().and_then(|regex| regex.find(text.as_bytes()))
    }

    pub(super) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        self.regex()
            .into_iter()
            .flat_map(|regex| regex.find_iter(text.as_bytes()))
    }

    pub(super) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.regex()
            .into_iter()
            .flat_map(|regex| regex.captures_iter(text.as_bytes()))
    }
}
