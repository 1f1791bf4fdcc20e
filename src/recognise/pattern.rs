//! Regular expressions over the flow's bytes, made when first used.
//!
//! Bytes rather than characters: an ASCII expression is then matched without decoding, and since
//! each of ours begins and ends with an ASCII character, what it finds are whole characters.
//!
//! An expression that begins with `(?i)` is looked for in the flow in small letters, itself in
//! small letters: what it may begin with are then a few words rather than all ways to write them,
//! and these are found many bytes at once.

use crate::document::{Document, Span};
use crate::vocabulary::{Needs, fates};
use memchr::memmem::Finder;
use regex::bytes::{Captures, Match, Regex};
use std::sync::OnceLock;

/// An expression that is compiled once.
#[derive(Debug)]
pub(super) struct Pattern {
    cues: &'static [&'static str],
    finders: OnceLock<Vec<Finder<'static>>>,
    text: &'static str,
    compiled: OnceLock<Option<Regex>>,
}

/// What makes an expression one for which capitals are small letters.
const ANY_CASE: &str = "(?i)";

impl Pattern {
    /// An expression; that it is one, a test of its file holds.
    pub(super) const fn new(text: &'static str) -> Self {
        Self::cued(&[], text)
    }

    /// An expression that matches only where one of `cues` stands: a text without them is told
    /// sooner than the expression is made. In small letters if it begins with `(?i)`.
    pub(super) const fn cued(cues: &'static [&'static str], text: &'static str) -> Self {
        Self {
            cues,
            finders: OnceLock::new(),
            text,
            compiled: OnceLock::new(),
        }
    }

    fn regex(&self) -> Option<&Regex> {
        self.compiled
            .get_or_init(|| {
                let text = match self.text.strip_prefix(ANY_CASE) {
                    Some(text) => &text.to_ascii_lowercase(),
                    None => self.text,
                };
                Regex::new(&["(?-u)", &with_fates(text)].concat()).ok()
            })
            .as_ref()
    }

    /// Whether it is an expression at all, and means the same in small letters where these are
    /// looked at.
    #[cfg(test)]
    pub(super) fn is_valid(&self) -> bool {
        let capital_class = self
            .text
            .as_bytes()
            .windows(2)
            .any(|pair| matches!(pair, [b'\\', b'A'..=b'Z']));
        self.regex().is_some() && !(self.text.starts_with(ANY_CASE) && capital_class)
    }

    /// Where it matches in the flow.
    pub(super) fn find_in<'d>(&self, document: &'d Document) -> impl Iterator<Item = Match<'d>> {
        let flow = self.flow(document).as_bytes();
        self.regex_for(flow)
            .into_iter()
            .flat_map(move |regex| regex.find_iter(flow))
    }

    /// Where it and its groups match in the flow.
    pub(super) fn captures_in<'d>(
        &self,
        document: &'d Document,
    ) -> impl Iterator<Item = Captures<'d>> {
        self.captures_at(document, Span::new(0, document.flow.text().len()))
    }

    /// Whether it matches in the words at `span`.
    pub(super) fn is_match_at(&self, document: &Document, span: Span) -> bool {
        let words = span.of(self.flow(document)).as_bytes();
        self.regex_for(words)
            .is_some_and(|regex| regex.is_match(words))
    }

    /// Where in the words at `span` it matches first.
    pub(super) fn find_at<'d>(&self, document: &'d Document, span: Span) -> Option<Match<'d>> {
        let words = span.of(self.flow(document)).as_bytes();
        self.regex_for(words).and_then(|regex| regex.find(words))
    }

    /// Where in the words at `span` it and its groups match.
    pub(super) fn captures_at<'d>(
        &self,
        document: &'d Document,
        span: Span,
    ) -> impl Iterator<Item = Captures<'d>> {
        let words = span.of(self.flow(document)).as_bytes();
        self.regex_for(words)
            .into_iter()
            .flat_map(move |regex| regex.captures_iter(words))
    }

    fn flow<'d>(&self, document: &'d Document) -> &'d str {
        if self.text.starts_with(ANY_CASE) {
            document.flow.lower()
        } else {
            document.flow.text()
        }
    }

    /// The expression, unless `words` hold none of its cues.
    fn regex_for(&self, words: &[u8]) -> Option<&Regex> {
        let cues = self
            .finders
            .get_or_init(|| self.cues.iter().map(Finder::new).collect());
        let may_match = cues.is_empty() || cues.iter().any(|cue| cue.find(words).is_some());
        may_match.then(|| self.regex()).flatten()
    }
}

/// What an expression writes for the words of [`fates`], and what these then need.
const FATES: &[(&str, Needs)] = &[
    ("{fates}", Needs::Nothing),
    ("{named fates}", Needs::MotionNamed),
];

fn with_fates(expression: &str) -> String {
    FATES
        .iter()
        .fold(expression.to_owned(), |text, (name, needs)| {
            let words: Vec<&str> = fates(*needs).map(|fate| fate.word).collect();
            text.replace(name, &words.join("|"))
        })
}

/// Whole words that are looked for in small letters; a list needs no expression, which takes longer
/// to make than most documents take to read.
#[derive(Debug)]
pub(super) struct Words(pub(super) &'static [&'static str]);

impl Words {
    /// Where one of them stands in the flow, in order.
    pub(super) fn find_in(&self, document: &Document) -> Vec<usize> {
        let flow = document.flow.lower();
        let mut found: Vec<usize> = self
            .0
            .iter()
            .flat_map(|word| starts_of(flow, word))
            .collect();
        found.sort_unstable();
        found
    }

    /// Whether one of them stands in the words at `span`.
    pub(super) fn is_in(&self, document: &Document, span: Span) -> bool {
        let words = span.of(document.flow.lower());
        self.0
            .iter()
            .any(|word| starts_of(words, word).next().is_some())
    }
}

/// Where `word` stands in `text` as a whole word.
fn starts_of<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let letter = |at: Option<usize>| {
        at.and_then(|at| text.as_bytes().get(at))
            .is_some_and(u8::is_ascii_alphanumeric)
    };
    memchr::memmem::find_iter(text.as_bytes(), word.as_bytes())
        .filter(move |at| !letter(at.checked_sub(1)) && !letter(Some(at + word.len())))
}
