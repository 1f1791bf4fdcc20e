//! Words and sentences.

use std::borrow::Cow;

/// Titles and short forms whose full stop ends no sentence.
const SHORT_FORMS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "cllr", "cllrs", "rev", "st", "no", "nos", "re", "eg", "e.g",
    "ie", "i.e", "etc", "vs", "approx", "inc", "ltd", "co", "dept", "para", "paras", "cf", "p",
    "pp", "a.m", "p.m", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "hon", "jr", "sr", "al", "col", "capt", "maj", "gen", "lt", "cdr", "sgt", "supt",
    "insp", "revd", "ven", "messrs", "ald",
];

/// Number of words.
#[must_use]
pub fn word_count(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    // White space as `char::is_whitespace` has it.
    let is_white = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r');
    let mut before = true;
    text.bytes()
        .map(|byte| {
            let begins = before & !is_white(byte);
            before = is_white(byte);
            usize::from(begins)
        })
        .sum()
}

/// Whether the text ends as a sentence does.
#[must_use]
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '\u{2019}', '\u{201d}', ')', ']', ' '])
        .ends_with(['.', '!', '?'])
        || text.ends_with([':', ';', ')', ']'])
}

/// Whether the first letter is lower case: the text goes on from something.
#[must_use]
pub fn starts_lower(text: &str) -> bool {
    text.trim_start_matches(['"', '\'', '\u{2018}', '\u{201c}', '('])
        .starts_with(char::is_lowercase)
}

/// Whether every letter is a capital, of at least three.
#[must_use]
pub fn is_capitals(text: &str) -> bool {
    let mut letters = 0;
    for character in text.chars() {
        if character.is_lowercase() {
            return false;
        }
        letters += usize::from(character.is_uppercase());
    }
    letters >= 3
}

/// The byte after the first sentence of `text`.
#[must_use]
pub fn sentence_end(text: &str) -> usize {
    let mut from = 0;
    while let Some(at) = text
        .get(from..)
        .and_then(|rest| rest.find(['.', '!', '?']))
        .map(|at| from + at)
    {
        let after = text.get(at + 1..).unwrap_or_default();
        let close = after.len()
            - after
                .trim_start_matches(['"', '\'', '\u{2019}', '\u{201d}', ')'])
                .len();
        let next = after.get(close..).unwrap_or_default();
        let new_sentence = next.is_empty()
            || (next.starts_with(' ')
                && next.trim_start().starts_with(|c: char| {
                    c.is_uppercase() || c.is_numeric() || "(\u{201c}\"'\u{2018}".contains(c)
                }));
        if new_sentence && (next.is_empty() || !is_short_form(text.get(..at).unwrap_or_default())) {
            return at + 1 + close;
        }
        from = at + 1;
    }
    text.len()
}

fn is_short_form(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default();
    // A single capital is an initial.
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    initial
        || are_initials(word)
        || SHORT_FORMS
            .iter()
            .any(|short| word.eq_ignore_ascii_case(short))
}

/// Whether a word is several initials that full stops part (`A.B` of `A.B. Oak`), not a country's.
fn are_initials(word: &str) -> bool {
    const COUNTRIES: &[&str] = &["U.K", "U.S", "U.S.A", "E.U", "U.N"];
    word.contains('.')
        && !COUNTRIES.contains(&word)
        && word
            .split('.')
            .all(|part| part.chars().count() == 1 && part.starts_with(char::is_uppercase))
}

/// Lower case, with everything but letters and digits as single spaces: the form in which words
/// are compared.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if plain {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() {
                folded.push(char::from(byte.to_ascii_lowercase()));
            } else if byte != b'\'' && !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
    } else {
        fold_characters(text, &mut folded);
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    Cow::Owned(folded)
}

fn fold_characters(text: &str, folded: &mut String) {
    for character in text.chars() {
        if character.is_alphanumeric() {
            if character.is_ascii() {
                folded.push(character.to_ascii_lowercase());
            } else {
                folded.extend(character.to_lowercase());
            }
        } else if !matches!(character, '\'' | '\u{2019}')
            && !folded.is_empty()
            && !folded.ends_with(' ')
        {
            folded.push(' ');
        }
    }
}

/// Words that say little about what a title is about.
const SMALL_WORDS: &[&str] = &[
    "a",
    "an",
    "and",
    "any",
    "as",
    "at",
    "been",
    "by",
    "discussion",
    "for",
    "from",
    "has",
    "in",
    "into",
    "is",
    "item",
    "of",
    "on",
    "or",
    "other",
    "re",
    "report",
    "reports",
    "the",
    "to",
    "update",
    "updates",
    "who",
    "with",
];

/// The words of folded text that say what it is about.
pub fn significant_words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(' ')
        .filter(|word| !word.is_empty() && SMALL_WORDS.binary_search(word).is_err())
}

/// Where `part`, which was cut out of `whole`, begins in it, in bytes.
#[must_use]
pub fn offset_in(whole: &str, part: &str) -> usize {
    let offset = (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
    offset.min(whole.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_parts() {
        let whole = "Oak and Elm";
        for (part, offset) in whole.split(' ').zip([0, 4, 8]) {
            assert_eq!(offset_in(whole, part), offset, "{part}");
        }
        assert!(offset_in(whole, "Yew") <= whole.len());
    }

    #[test]
    fn sentences_end_where_a_reader_would_stop() {
        for (text, first) in [
            ("It rained. We left.", "It rained."),
            ("Dr. Ash spoke. Then tea.", "Dr. Ash spoke."),
            ("J. Ash spoke. Then tea.", "J. Ash spoke."),
            ("At 7.30 it began", "At 7.30 it began"),
            (
                "He said \u{201c}no.\u{201d} She left.",
                "He said \u{201c}no.\u{201d}",
            ),
            (
                "See www.example.org for more",
                "See www.example.org for more",
            ),
        ] {
            assert_eq!(text.get(..sentence_end(text)), Some(first));
        }
    }

    #[test]
    fn small_words_are_in_order() {
        let mut sorted = SMALL_WORDS.to_vec();
        sorted.sort_unstable();
        // `binary_search` needs it.
        let unordered: Vec<_> = SMALL_WORDS
            .iter()
            .zip(&sorted)
            .filter(|(a, b)| a != b)
            .collect();
        assert!(unordered.is_empty(), "{unordered:?}");
    }

    #[test]
    fn folding_keeps_letters_and_digits() {
        assert_eq!(fold("Any Other Business (AOB):"), "any other business aob");
        assert_eq!(fold("Treasurer's"), "treasurers");
        assert_eq!(fold("abc1"), "abc1");
    }
}
