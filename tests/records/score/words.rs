//! When two texts say the same.

use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Titles of persons.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "cllr",
    "councillor",
    "rev",
    "revd",
    "reverend",
    "hon",
    "rt",
];

/// Offices that stand before a name like a title.
const OFFICES: &[&str] = &[
    "cllrs",
    "the",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "alderman",
    "ald",
    "commissioner",
    "mayor",
    "deputy",
    "vice",
    "trustee",
    "director",
    "president",
    "secretary",
    "treasurer",
    "supt",
    "ds",
    "di",
    "dcc",
    "acc",
    "cc",
    "pc",
    "insp",
    "ch",
];

/// What stands behind a name.
const POSTNOMINALS: &[&str] = &[
    "obe", "mbe", "cbe", "kc", "qc", "qpm", "phd", "jp", "dl", "kbe", "dbe", "frs", "freng", "esq",
    "jr", "sr", "ii", "iii", "md",
];

/// Without accents, case, punctuation and surplus space.
pub(super) fn fold(text: &str) -> String {
    tokens(text).join(" ")
}

pub(super) fn tokens(text: &str) -> Vec<String> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '\'' | '\u{2019}'))
        .nfkd()
        .filter(|&c| !is_combining_mark(c))
        .flat_map(char::to_lowercase)
        .collect();
    plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The share of words that two texts have in common.
#[expect(clippy::cast_precision_loss, reason = "texts are short")]
pub(super) fn token_f1(a: &str, b: &str) -> f64 {
    let (a, b) = (tokens(a), tokens(b));
    if a.is_empty() || b.is_empty() {
        return f64::from(a == b);
    }
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in &b {
        *left.entry(word).or_default() += 1;
    }
    let mut hits = 0;
    for word in &a {
        if let Some(count) = left.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            hits += 1;
        }
    }
    f64::from(2 * hits) / (a.len() + b.len()) as f64
}

/// So few words say nothing by standing in another text.
const FEWEST: usize = 5;
/// A sentence's paragraph is at most so many times as long.
const LONGEST: usize = 4;

/// Whether one text stands whole in the other.
pub(super) fn contained(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (tokens(a), tokens(b));
    if a.len() > b.len() {
        std::mem::swap(&mut a, &mut b);
    }
    a.len() >= FEWEST && b.len() <= LONGEST * a.len() && b.windows(a.len()).any(|part| part == a)
}

/// A name without honorifics and what stands behind it.
pub(super) fn name_key(name: &str) -> String {
    let parts = tokens(name);
    let mut parts = parts.iter().map(String::as_str).collect::<Vec<_>>();
    while parts.len() > 1 && (TITLES.contains(&parts[0]) || OFFICES.contains(&parts[0])) {
        parts.remove(0);
    }
    while parts.len() > 1 && parts.last().is_some_and(|last| POSTNOMINALS.contains(last)) {
        parts.pop();
    }
    parts.join(" ")
}

/// The label of an owner without titles; offices stay, for they may be all that it has.
pub(super) fn owner_key(label: &str) -> String {
    let mut parts = tokens(label);
    while parts.len() > 1 && TITLES.contains(&parts[0].as_str()) {
        parts.remove(0);
    }
    parts.concat()
}

/// Initials without space and dots; their case matters.
pub(super) fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '.')
        .collect()
}

/// A number without brackets and dots around it.
pub(super) fn bare_number(number: &str) -> String {
    number
        .trim_start_matches(|c: char| c.is_whitespace() || "([".contains(c))
        .trim_end_matches(|c: char| c.is_whitespace() || ".)]:".contains(c))
        .to_lowercase()
}
