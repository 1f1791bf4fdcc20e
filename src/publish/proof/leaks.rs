//! Looks for what is withheld in what was written, in every shape that it can take.

use crate::minutes::Minutes;
use crate::publish::decisions::Decisions;
use crate::publish::refusal::{self, Refusal};
use crate::publish::register::{Finder, How, Register, Subject, folded};
use crate::publish::texts;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// An output: its name, and its bytes.
pub(super) type Output = (&'static str, Vec<u8>);

/// The fewest letters of a secret that is looked for in encoded form: shorter ones are everywhere.
const ENCODED_LETTERS: usize = 4;
/// Words in a row of a withheld text that may not stand in an output, and their letters.
const SHINGLE_WORDS: usize = 6;
const SHINGLE_LETTERS: usize = 25;

/// What is looked for.
pub(super) struct Secrets {
    finder: Finder,
    /// Whole names, addresses and withheld words.
    phrases: Vec<String>,
    /// Folded rows of words of withheld texts, and short ones that are no common words.
    shingles: Vec<String>,
}

impl Secrets {
    pub(super) fn of(minutes: &Minutes, register: &Register, decisions: &Decisions) -> Self {
        let finder = register.finder_of(&|subject| decisions.withheld.contains(&subject));
        let mut phrases: Vec<String> = decisions.words.clone();
        for subject in &sorted(decisions) {
            phrases.push(register.name(*subject).to_owned());
            if let Subject::Person(nth) = subject
                && let Some(person) = register.people.get(*nth)
                && let Some((_, surname)) = person.name.rsplit_once(' ')
            {
                phrases.push(surname.to_owned());
            }
        }
        let mut shingles = Vec::new();
        for (pointer, text) in texts::all(minutes) {
            // Roles and bodies are named in many places: withheld there, they may stand here.
            let said = pointer.contains("/items/");
            if said && super::twin::is_secret(&pointer, decisions) {
                shingle(&text, &mut shingles);
            }
        }
        for words in &decisions.words {
            shingle(words, &mut shingles);
        }
        shingles.sort_unstable();
        shingles.dedup();
        phrases.sort_unstable();
        phrases.dedup();
        phrases.retain(|phrase| {
            phrase.chars().filter(|c| c.is_alphanumeric()).count() >= ENCODED_LETTERS
        });
        Self {
            finder,
            phrases,
            shingles,
        }
    }

    /// Leaks of outputs: `masked` are those without the mentions that were kept, `blank` those
    /// without any words of the document.
    pub(super) fn leaks(&self, masked: &[Output], blank: &[Output]) -> Vec<Refusal> {
        let mut leaks = Vec::new();
        for ((name, masked), (_, blank)) in masked.iter().zip(blank) {
            let masked = String::from_utf8_lossy(masked);
            let blank = String::from_utf8_lossy(blank);
            for words in more(&self.named(&masked), &self.named(&blank)) {
                leaks.push(refusal::LEAK.about(format!("{name}: {words}")));
            }
            let own = self.told(&blank);
            for phrase in self.told(&masked) {
                if own.contains(&phrase) {
                    continue;
                }
                leaks.push(refusal::LEAK.about(format!("{name}: {phrase}")));
            }
            for (phrase, shape) in self.encoded(&masked) {
                if !self.encoded(&blank).contains(&(phrase, shape)) {
                    leaks.push(refusal::LEAK.about(format!("{name}: {phrase} as {shape}")));
                }
            }
        }
        leaks
    }

    /// Leaks of a text that somebody wrote who knows what is withheld: a summary.
    pub(super) fn leaks_of_text(&self, name: &str, text: &str) -> Vec<Refusal> {
        let named = self.named(text).into_keys();
        let told = self.told(text).into_iter().map(str::to_owned);
        named
            .chain(told)
            .map(|words| refusal::LEAK.about(format!("{name}: {words}")))
            .collect()
    }

    /// Leaks of a text of the policy: a body may have a name that is near to somebody's.
    pub(super) fn leaks_of_policy(&self, name: &str, text: &str) -> Vec<Refusal> {
        let named = self.finder.find(text).into_iter();
        let certain = named.filter(|found| found.how.is_certain());
        let words = certain.filter_map(|found| text.get(found.range));
        words
            .map(|words| refusal::LEAK.about(format!("{name}: {words}")))
            .collect()
    }

    /// Every form of a name, with its number.
    fn named(&self, output: &str) -> BTreeMap<String, usize> {
        let plain = plain(output);
        let mut named = BTreeMap::new();
        // Whether a role may stand there was asked; beside a name it may be published.
        let found = self.finder.find(&plain).into_iter();
        for found in found.filter(|found| found.how != How::Role) {
            let words = plain.get(found.range).unwrap_or_default();
            *named.entry(words.to_owned()).or_default() += 1;
        }
        named
    }

    /// Rows of words out of withheld texts.
    fn told(&self, output: &str) -> Vec<&str> {
        if self.shingles.is_empty() {
            return Vec::new();
        }
        let folded = format!(" {} ", folded(&plain(output)));
        self.shingles
            .iter()
            .filter(|shingle| folded.contains(shingle.as_str()))
            .map(String::as_str)
            .collect()
    }

    /// Phrases in the shapes that programs give to texts.
    fn encoded(&self, output: &str) -> Vec<(&str, &'static str)> {
        let lower = output.to_lowercase();
        let mut found = Vec::new();
        for phrase in &self.phrases {
            for (shape, encoded, exact) in shapes(phrase) {
                let there = if exact {
                    output.contains(&encoded)
                } else {
                    lower.contains(&encoded.to_lowercase())
                };
                if there && encoded.len() >= ENCODED_LETTERS {
                    found.push((phrase.as_str(), shape));
                }
            }
        }
        found
    }
}

fn sorted(decisions: &Decisions) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = decisions.withheld.iter().copied().collect();
    subjects.sort_unstable();
    subjects
}

/// What stands more often in the one than in the other.
fn more(masked: &BTreeMap<String, usize>, blank: &BTreeMap<String, usize>) -> Vec<String> {
    masked
        .iter()
        .filter(|(words, count)| **count > blank.get(*words).copied().unwrap_or_default())
        .map(|(words, _)| words.clone())
        .collect()
}

/// Whether a few words would be known again: they hold a figure, or a capital behind their beginning.
fn is_distinctive(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let told = |c: char| c.is_uppercase() || c.is_ascii_digit();
    letters >= ENCODED_LETTERS
        && (text.contains(|c: char| c.is_ascii_digit()) || text.chars().skip(1).any(told))
}

fn shingle(text: &str, shingles: &mut Vec<String>) {
    let folded = folded(text);
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() < SHINGLE_WORDS && is_distinctive(text) {
        shingles.push(format!(" {folded} "));
    }
    for row in words.windows(SHINGLE_WORDS) {
        let row = row.join(" ");
        if row.len() >= SHINGLE_LETTERS {
            shingles.push(format!(" {row} "));
        }
    }
}

/// An output without the spellings that hide words: entities, escapes of JSON, Markdown and
/// addresses, compatibility forms.
fn plain(output: &str) -> String {
    let mut plain = String::with_capacity(output.len());
    let mut rest = output;
    while let Some(at) = rest.find(['&', '\\', '%']) {
        plain.push_str(rest.get(..at).unwrap_or_default());
        let tail = rest.get(at..).unwrap_or_default();
        let (character, taken) = unescaped(tail);
        plain.extend(character);
        rest = tail.get(taken..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain.nfkc().collect()
}

/// The character that an escape stands for, and the bytes that it takes.
fn unescaped(text: &str) -> (Option<char>, usize) {
    let number = |digits: Option<&str>, radix| {
        digits
            .and_then(|digits| u32::from_str_radix(digits, radix).ok())
            .and_then(char::from_u32)
    };
    if let Some(rest) = text.strip_prefix("\\u") {
        if let Some(c) = number(rest.get(..4), 16) {
            return (Some(c), 6);
        }
    } else if let Some(rest) = text
        .strip_prefix("\\n")
        .or_else(|| text.strip_prefix("\\t"))
    {
        let _ = rest;
        return (Some(' '), 2);
    } else if text.starts_with('\\') {
        return (None, 1);
    } else if text.starts_with('%') {
        if let Some(c) = number(text.get(1..3), 16).filter(char::is_ascii) {
            return (Some(c), 3);
        }
        return (Some('%'), 1);
    } else if let Some((entity, _)) = text.get(1..).and_then(|rest| rest.split_once(';'))
        && entity.len() < 10
    {
        let taken = entity.len() + 2;
        let c = match entity {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some(' '),
            _ => match entity.strip_prefix('#') {
                Some(number_in) => match number_in.strip_prefix(['x', 'X']) {
                    Some(digits) => number(Some(digits), 16),
                    None => number(Some(number_in), 10),
                },
                None => None,
            },
        };
        if c.is_some() {
            return (c, taken);
        }
    }
    let first = text.chars().next();
    (first, first.map_or(1, char::len_utf8))
}

/// A phrase in the shapes that programs give to texts, and whether case matters there.
fn shapes(phrase: &str) -> Vec<(&'static str, String, bool)> {
    let hexadecimal = |bytes: &[u8]| crate::hexadecimal(bytes);
    let utf16: Vec<u8> = phrase.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let squeezed: String = phrase.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut shapes = vec![
        ("hexadecimal", hexadecimal(phrase.as_bytes()), false),
        ("UTF-16", hexadecimal(&utf16), false),
        ("percent", phrase.replace(' ', "%20"), false),
        ("slug", folded(phrase).replace(' ', "-"), false),
        ("slug", folded(phrase).replace(' ', "_"), false),
        ("reversed", phrase.chars().rev().collect(), false),
        ("digest", crate::sha256(phrase.as_bytes()), false),
        (
            "digest",
            crate::sha256(phrase.to_lowercase().as_bytes()),
            false,
        ),
    ];
    if squeezed.chars().count() > 2 * ENCODED_LETTERS {
        shapes.push(("one word", squeezed, false));
    }
    for start in 0..3 {
        shapes.push(("base64", base64_core(phrase.as_bytes(), start), true));
    }
    // One word is found by its letters as a word; as a part of others it is no name.
    shapes.retain(|(shape, encoded, _)| {
        !matches!(*shape, "slug" | "percent") || encoded.contains(['-', '_', '%'])
    });
    shapes
}

/// The letters of base64 that do not depend on what stands before and behind, where `start` bytes
/// stand before.
fn base64_core(bytes: &[u8], start: usize) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let skip = (3 - start) % 3;
    let whole = bytes.get(skip..).unwrap_or_default();
    let mut encoded = String::new();
    for three in whole.chunks_exact(3) {
        let number = three
            .iter()
            .fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
        for shift in [18, 12, 6, 0] {
            let letter = LETTERS.get(((number >> shift) & 63) as usize);
            encoded.extend(letter.map(|letter| char::from(*letter)));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone() {
        for (written, text) in [
            ("a &amp; b &#65;&#x42; &lt;", "a & b AB <"),
            ("Mc\\_Adam \\u0041", "Mc_Adam A"),
            ("a%20b 5% 100%", "a b 5% 100%"),
            ("AT&T; & &nosuch;", "AT&T; & &nosuch;"),
            ("\u{fb01}n", "fin"),
        ] {
            assert_eq!(plain(written), text, "{written}");
        }
    }

    #[test]
    fn base64_is_found_wherever_it_begins() {
        // "xxTansy Quill", encoded by somebody else's program.
        for (encoded, start) in [
            ("VGFuc3kgUXVpbGw=", 0),
            ("eFRhbnN5IFF1aWxs", 1),
            ("eHhUYW5zeSBRdWlsbA==", 2),
        ] {
            let core = base64_core(b"Tansy Quill", start);
            assert!(
                core.len() >= 12 && encoded.contains(&core),
                "{core} in {encoded}"
            );
        }
    }
}
