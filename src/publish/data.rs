//! Personal data in the texts of a record.

use super::personal::{DETECTORS, detect, detector};
use super::policy::{Policy, Treatment};
use std::ops::Range;

/// All kinds that a policy can name.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    DETECTORS.iter().map(|detector| detector.kind)
}

/// Personal data at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Datum {
    /// Kind, as a policy names it.
    pub kind: &'static str,
    /// The words.
    pub words: String,
    /// JSON Pointer of the text.
    pub pointer: String,
    /// Bytes in that text.
    pub range: Range<usize>,
    /// From 1: which of the places with the same words in the same text.
    pub nth: usize,
}

/// All personal data of some texts, each with its JSON Pointer.
pub(super) fn all(texts: &[(String, String)]) -> Vec<Datum> {
    let mut found = Vec::new();
    for (pointer, text) in texts {
        for hit in detect(text) {
            let (kind, range) = (hit.kind, hit.range);
            let words = text.get(range.clone()).unwrap_or_default().to_owned();
            found.push(Datum {
                kind,
                nth: super::register::occurrence(text, &words, range.start),
                words,
                pointer: pointer.clone(),
                range,
            });
        }
    }
    found
}

/// Whether it is published without asking: the policy says so, or it is a body's own and the policy
/// does not speak of such.
pub(super) fn is_allowed(datum: &Datum, policy: &Policy) -> bool {
    let same = |allowed: &String| allowed.eq_ignore_ascii_case(&datum.words);
    let spoken_of = policy.data.iter().any(|(kind, _)| kind == datum.kind);
    let own = detector(datum.kind).is_some_and(|detector| !detector.personal);
    policy.allowed.iter().any(same)
        || (own && !spoken_of)
        || matches!(policy.treatment_of_data(datum.kind), Treatment::Publish)
}
