//! A text as folded words with their places, so that names are found however they are set.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A text as ` word word word `, and where each word stood.
#[derive(Debug)]
pub(in crate::publish) struct Tokens {
    /// Folded words with one space before, between and behind them.
    pub(super) line: String,
    /// Where each word begins in `line`, and where it stood in the text.
    words: Vec<(usize, Range<usize>)>,
}

impl Tokens {
    pub(in crate::publish) fn of(text: &str) -> Self {
        let mut line = String::with_capacity(text.len() + 2);
        let mut words = Vec::new();
        let mut begun = None;
        line.push(' ');
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            if is_ignored(c) || (begun.is_some() && is_combining_mark(c)) {
                // What nobody sees parts no word; a loose accent belongs to the letter before it.
                if let Some((_, range)) = words.last_mut().filter(|_| begun.is_some()) {
                    let range: &mut Range<usize> = range;
                    range.end = end;
                }
            } else if c.is_alphanumeric() {
                if let Some((_, range)) = words.last_mut().filter(|_| begun.is_some()) {
                    range.end = end;
                } else {
                    begun = Some(at);
                    words.push((line.len(), at..end));
                }
                fold_into(c, &mut line);
            } else if begun.take().is_some() {
                line.push(' ');
            }
        }
        if !line.ends_with(' ') {
            line.push(' ');
        }
        Self { line, words }
    }

    /// The words between two spaces of `line`, as indices.
    pub(super) fn words_in(&self, found: Range<usize>) -> Range<usize> {
        let first = self.words.partition_point(|(at, _)| *at < found.start);
        let end = self.words.partition_point(|(at, _)| *at < found.end);
        first..end
    }

    /// Where words stood in the text, from the first to the last.
    pub(super) fn place(&self, words: Range<usize>) -> Range<usize> {
        let first = self.words.get(words.start).map(|(_, range)| range.start);
        let last = words
            .end
            .checked_sub(1)
            .and_then(|last| self.words.get(last))
            .map(|(_, range)| range.end);
        match (first, last) {
            (Some(first), Some(last)) => first..last,
            _ => 0..0,
        }
    }

    /// A folded word.
    pub(super) fn word(&self, nth: usize) -> &str {
        let Some((at, _)) = self.words.get(nth) else {
            return "";
        };
        let rest = self.line.get(*at..).unwrap_or_default();
        rest.split(' ').next().unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Folded words with single spaces between them.
    pub(in crate::publish) fn joined(&self) -> &str {
        self.line.trim()
    }
}

/// Folded words of a name, with single spaces between them.
pub(in crate::publish) fn folded(text: &str) -> String {
    Tokens::of(text).joined().to_owned()
}

/// Lower case, compatibility forms resolved, accents left out.
fn fold_into(c: char, line: &mut String) {
    if c.is_ascii() {
        line.push(c.to_ascii_lowercase());
        return;
    }
    let plain = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c));
    line.extend(
        plain
            .flat_map(char::to_lowercase)
            .filter(|c| c.is_alphanumeric()),
    );
}

/// Characters that take no room: soft hyphens, joiners, marks of direction.
const fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        for (text, words) in [
            ("Anna-Lou O\u{2019}Elm", "anna lou o elm"),
            ("ANNA\u{a0}\u{a0}ELM's", "anna elm s"),
            ("Jos\u{e9} Jose\u{301}", "jose jose"),
            ("El\u{ad}m", "elm"),
            ("\u{fb01}nn", "finn"),
            ("\u{ff21}nn", "ann"),
            ("a.elm@example.org", "a elm example org"),
            ("", ""),
            (" - ", ""),
        ] {
            assert_eq!(folded(text), words, "{text}");
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "(J\u{e9}r\u{f4}me \u{2013} El\u{ad}m)";
        let tokens = Tokens::of(text);
        assert_eq!(tokens.len(), 2);
        let place = tokens.place(0..2);
        assert_eq!(text.get(place), Some("J\u{e9}r\u{f4}me \u{2013} El\u{ad}m"));
        let at = tokens.line.find(" elm ").expect("it is there");
        assert_eq!(tokens.words_in(at..at + 5), 1..2);
    }
}
