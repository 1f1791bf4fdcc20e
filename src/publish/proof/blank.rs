//! Two disguises of what is published: without the mentions that are known to be for the public, and
//! without any words of the document. What stands in the first and not in the second was published
//! by mistake; what stands in both are our own words.

use crate::minutes::Minutes;
use crate::publish::decisions::Decisions;
use crate::publish::texts;
use std::collections::HashMap;
use std::ops::Range;

/// Stands for words; it is no letter, so it is no name.
const BLANK: &str = "\u{b7}";

/// The record with blanks where somebody is named who is published, and where somebody decided to
/// publish a mention.
pub(super) fn without_kept(minutes: &Minutes, decisions: &Decisions) -> (Minutes, Decisions) {
    let mut masked = texts::bare(minutes);
    let mut public: HashMap<&str, Vec<&Range<usize>>> = HashMap::new();
    for (at, range) in decisions.kept.iter().chain(&decisions.others) {
        public.entry(at).or_default().push(range);
    }
    texts::visit(&mut masked, &mut |pointer, text| {
        for &range in public.get(pointer).into_iter().flatten() {
            if let Some(words) = text.get(range.clone()) {
                // As many bytes, so that the cuts beside it stay where they are.
                let blanks = " ".repeat(words.len());
                text.replace_range(range.clone(), &blanks);
            }
        }
    });
    (masked, decisions.clone())
}

/// The record with blanks for all words.
pub(super) fn without_words(minutes: &Minutes, decisions: &Decisions) -> (Minutes, Decisions) {
    let mut blank = texts::bare(minutes);
    let mut decisions = decisions.clone();
    texts::visit(&mut blank, &mut |pointer, text| {
        BLANK.clone_into(text);
        if let Some(cuts) = decisions.cuts.get_mut(pointer) {
            text.clear();
            for cut in cuts {
                text.push_str(BLANK);
                cut.range = text.len()..text.len() + BLANK.len();
                text.push_str(BLANK);
            }
        }
    });
    for item in decisions.items.values_mut() {
        if !item.summary.is_empty() {
            BLANK.clone_into(&mut item.summary);
        }
    }
    (blank, decisions)
}
