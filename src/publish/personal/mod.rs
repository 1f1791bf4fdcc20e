//! Personal data by form: one file a kind, with its patterns, what proves them, and its tables of
//! texts that must and must not be found.
//!
//! To add a kind, write its file with a [`Detector`] record at the top, and put the record into
//! [`DETECTORS`]. Names of people are not found here: the attendance list finds those.
//!
//! All is looked for in a folded text (`fold`), so that a no-break space or an invisible character
//! hides nothing, in time linear in its length.

mod bank_account;
mod candidate;
mod collar_number;
mod date_of_birth;
mod driving_licence;
mod email;
mod fold;
mod iban;
mod ip_address;
mod nhs_number;
mod ni_number;
mod passport;
mod payment_card;
mod postcode;
mod telephone;
mod vehicle;

use candidate::Candidate;
use fold::Folded;
use regex::bytes::Regex;
use schemars::JsonSchema;
use serde::Serialize;
use std::ops::Range;
use std::sync::OnceLock;

/// Finds one kind of personal data.
#[derive(Debug)]
pub struct Detector {
    /// The kind, as policies and reports name it: `nhs_number`.
    pub kind: &'static str,
    /// The kind in words: `NHS number`.
    pub title: &'static str,
    /// Whether it tells of a person; where not, it is a body's own, such as an enquiries desk's
    /// telephone, and is told so that it need not be taken for the other.
    pub personal: bool,
    patterns: &'static [Pattern],
    context: Context,
}

/// One form that a kind is written in.
#[derive(Debug)]
struct Pattern {
    /// Unique in its detector.
    name: &'static str,
    /// Over the folded text; every repetition in it is bounded or of a class that ends it, so that a
    /// candidate that does not hold costs no more than its own length.
    regex: &'static str,
    strength: Strength,
    /// What no regular expression can say.
    holds: fn(&Candidate<'_>) -> bool,
}

/// What a candidate needs to be a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// A check digit that holds.
    CheckDigit,
    /// A check digit that holds, and a context word: too many numbers pass the one alone.
    CheckDigitInContext,
    /// A form that little else has.
    Form,
    /// A context word.
    Context,
}

/// The words that tell a number from others of its form.
#[derive(Debug)]
struct Context {
    /// In small letters.
    words: &'static [&'static str],
    /// How many bytes before a candidate they may begin.
    before: usize,
    /// How many bytes behind a candidate they may end.
    after: usize,
    /// Words before it by which it is something else.
    against: &'static [&'static str],
}

impl Context {
    /// For what needs none.
    const NONE: Self = Self {
        words: &[],
        before: 0,
        after: 0,
        against: &[],
    };
}

/// Personal data in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Hit {
    /// The kind: [`Detector::kind`].
    pub kind: &'static str,
    /// The form that it has, unique in its kind.
    pub pattern: &'static str,
    /// Its first byte, and the byte after its last one.
    pub range: Range<usize>,
    /// What proves it.
    pub proof: Proof,
}

/// What proves that a number is what it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "by", content = "word")]
pub enum Proof {
    /// A word near it.
    Context(&'static str),
    /// Its form.
    Form,
    /// Its check digit.
    CheckDigit,
}

/// All of them.
pub const DETECTORS: &[Detector] = &[
    email::PERSONAL,
    email::FUNCTIONAL,
    telephone::PERSONAL,
    telephone::FUNCTIONAL,
    postcode::DETECTOR,
    ni_number::DETECTOR,
    nhs_number::DETECTOR,
    vehicle::DETECTOR,
    date_of_birth::DETECTOR,
    bank_account::DETECTOR,
    payment_card::DETECTOR,
    iban::DETECTOR,
    collar_number::DETECTOR,
    passport::DETECTOR,
    driving_licence::DETECTOR,
    ip_address::DETECTOR,
];

/// The detector of a kind.
#[must_use]
pub fn detector(kind: &str) -> Option<&'static Detector> {
    DETECTORS.iter().find(|detector| detector.kind == kind)
}

/// All personal data in `text` that its form, a check digit or a word near it tells, in order. Where
/// one lies inside of another, only the outer one or the better proved one is given.
#[must_use]
pub fn detect(text: &str) -> Vec<Hit> {
    let folded = Folded::new(text);
    let mut hits = Vec::new();
    for (detector, compiled) in DETECTORS.iter().zip(compiled()) {
        for (pattern, regex) in detector.patterns.iter().zip(compiled) {
            if let Some(regex) = regex {
                find(&folded, detector, pattern, regex, &mut hits);
            }
        }
    }
    without_inner(hits)
}

/// The expressions of all detectors, in their order; that all are expressions, a test holds.
fn compiled() -> &'static [Vec<Option<Regex>>] {
    static COMPILED: OnceLock<Vec<Vec<Option<Regex>>>> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let regexes = |detector: &Detector| {
            let patterns = detector.patterns.iter();
            patterns
                .map(|pattern| Regex::new(&["(?-u)", pattern.regex].concat()).ok())
                .collect()
        };
        DETECTORS.iter().map(regexes).collect()
    })
}

/// The longest candidate that is looked into again from its second byte, where it does not hold.
const LONGEST_RETRIED: usize = 64;

fn find(
    folded: &Folded,
    detector: &'static Detector,
    pattern: &'static Pattern,
    regex: &Regex,
    hits: &mut Vec<Hit>,
) {
    let mut from = 0;
    while let Some(found) = regex.find_at(&folded.bytes, from) {
        let candidate = Candidate::new(&folded.bytes, found.range());
        let proof = if candidate.is_cut() || !(pattern.holds)(&candidate) {
            None
        } else {
            proof(folded, detector, pattern, &candidate)
        };
        from = match proof {
            Some(proof) => {
                hits.push(Hit {
                    kind: detector.kind,
                    pattern: pattern.name,
                    range: folded.source(&found.range()),
                    proof,
                });
                found.end()
            }
            None if found.len() > LONGEST_RETRIED => found.end(),
            None => found.start() + 1,
        };
    }
}

fn proof(
    folded: &Folded,
    detector: &Detector,
    pattern: &Pattern,
    candidate: &Candidate<'_>,
) -> Option<Proof> {
    let context = &detector.context;
    if folded
        .word_near(candidate, context.against, context.before, 0)
        .is_some()
    {
        return None;
    }
    let word = || folded.word_near(candidate, context.words, context.before, context.after);
    match pattern.strength {
        Strength::CheckDigit => Some(Proof::CheckDigit),
        Strength::CheckDigitInContext => word().map(|_| Proof::CheckDigit),
        Strength::Form => Some(Proof::Form),
        Strength::Context => word().map(Proof::Context),
    }
}

/// The hits in order, without those that lie in one that is longer, or as long and better proved.
fn without_inner(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| {
        (
            hit.range.start,
            std::cmp::Reverse((hit.range.end, hit.proof)),
        )
    });
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits {
        // Those kept begin no later; the one that ends last is among the last few, for hits are short.
        let inner = kept
            .iter()
            .rev()
            .take(4)
            .any(|outer| hit.range.end <= outer.range.end);
        if !inner {
            kept.push(hit);
        }
    }
    kept
}

#[cfg(test)]
mod tests;
