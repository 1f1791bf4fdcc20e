//! Words that can be a name's.

use super::call_signs::is_call_sign;
use super::person::word_at;
use super::titles::is_post_nominal;

const PARTICLES: &[&str] = &[
    "de", "la", "le", "du", "da", "dos", "di", "del", "della", "van", "von", "der", "den", "ter",
    "ten", "bin", "ibn", "al", "el", "af", "av", "zu", "y",
];

/// Particles that stand joined to a name: `deElm`.
const JOINED_PARTICLES: &[&str] = &["de", "di", "du", "la", "le", "van", "von", "mac"];

/// Most words of a name, particles included.
const MOST_NAME_WORDS: usize = 6;

/// Whether all of `text` has the shape of a name of at least two words.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let words = name_words(text);
    words.count >= 2 && words.len == text.len()
}

pub(super) struct NameWords {
    pub(super) count: usize,
    pub(super) len: usize,
}

/// The words at the start of `text` that can be a name's.
pub(super) fn name_words(text: &str) -> NameWords {
    let mut words = NameWords { count: 0, len: 0 };
    let mut at = 0;
    let mut taken = 0;
    while let Some((range, next)) = word_at(text, at) {
        let word = text.get(range.clone()).unwrap_or_default();
        if taken == 0 && is_call_sign(word) {
            return NameWords {
                count: 1,
                len: range.end,
            };
        }
        let particle = taken > 0 && PARTICLES.contains(&word);
        if taken >= MOST_NAME_WORDS || !(is_name_word(word) || particle) {
            break;
        }
        let bare = word.trim_end_matches(['.', ',']);
        if taken >= 2 && is_post_nominal(bare) {
            break;
        }
        taken += 1;
        if !particle {
            words.count += 1;
            // A full stop belongs to an initial, not to a name at the end of a sentence.
            let initials = bare.split('.').all(|part| part.chars().count() <= 1);
            let stop = word.ends_with('.') && bare.chars().count() > 3 && !initials;
            words.len = range.end - usize::from(stop);
            if stop {
                break;
            }
        }
        at = next;
    }
    words
}

/// Words that no name holds, even where all is in capitals.
const NO_NAMES: &[&str] = &[
    "OF", "THE", "AND", "FOR", "TO", "ON", "IN", "AT", "BY", "The", "Of", "And",
];

/// A word of letters that begins with a capital, or an initial.
fn is_name_word(word: &str) -> bool {
    if NO_NAMES.contains(&word) {
        return false;
    }
    let mut characters = word.chars();
    let first = characters.next().unwrap_or(' ');
    let capital = first.is_uppercase()
        || (matches!(first, 'd' | 'l' | 'O')
            && matches!(characters.next(), Some('\'' | '\u{2019}')))
        || JOINED_PARTICLES.iter().any(|particle| {
            word.strip_prefix(particle)
                .is_some_and(|rest| rest.starts_with(char::is_uppercase))
        });
    capital
        && word.chars().all(|c| {
            c.is_alphabetic()
                || matches!(c, '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}' | '.')
        })
        && word.chars().any(|c| c != '.')
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names() {
        assert!(is_name("Ann Ash"));
        for text in ["Ann", "Ann Ash spoke"] {
            assert!(!is_name(text), "{text}");
        }
    }
}
