//! Words that say what became of a motion, and lines that say no more.

use crate::minutes::Outcome;
use Needs::{Decision, MotionNamed, MotionNear, Nothing};

/// What must be at hand for a word to say what became of a motion; each may do with less than those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// A motion close by; the word may only begin so.
    MotionNear,
    /// The sentence of a decision.
    Decision,
    /// Something moved, named in the same sentence: `The motion fell.`
    MotionNamed,
    /// Nothing but that a motion was told before: `Carried.`
    Nothing,
}

/// A word that says what became of a motion.
#[derive(Debug, Clone, Copy)]
pub struct Fate {
    /// A word, the beginning of words, or a phrase; in small letters.
    pub word: &'static str,
    /// What must be at hand.
    pub needs: Needs,
    /// What became of it; `None` where the word tells only that it was dealt with.
    pub outcome: Option<Outcome>,
}

const LOST: Option<Outcome> = Some(Outcome::Lost);
const WITHDRAWN: Option<Outcome> = Some(Outcome::Withdrawn);
const DEFERRED: Option<Outcome> = Some(Outcome::Deferred);
const CARRIED: Option<Outcome> = Some(Outcome::Carried);

const fn fate(word: &'static str, needs: Needs, outcome: Option<Outcome>) -> Fate {
    Fate {
        word,
        needs,
        outcome,
    }
}

/// Where a sentence holds several, the outcome of the first counts: what was lost is often told of as
/// carried or agreed, too.
const FATES: &[Fate] = &[
    fate("lost", MotionNamed, LOST),
    fate("fell", MotionNamed, LOST),
    fate("failed", MotionNamed, LOST),
    fate("fails", MotionNamed, LOST),
    fate("defeated", MotionNamed, LOST),
    fate("died", MotionNamed, LOST),
    fate("rejected", MotionNamed, LOST),
    fate("not carried", Decision, LOST),
    fate("withdrawn", MotionNamed, WITHDRAWN),
    fate("deferred", MotionNamed, DEFERRED),
    fate("postponed", Decision, DEFERRED),
    fate("carried", Nothing, CARRIED),
    fate("carries", Nothing, CARRIED),
    fate("passed", Nothing, CARRIED),
    fate("passes", Nothing, CARRIED),
    fate("approved", Nothing, CARRIED),
    fate("agreed", Nothing, CARRIED),
    fate("adopted", Nothing, CARRIED),
    fate("accepted", Nothing, CARRIED),
    fate("unanimous", Nothing, CARRIED),
    fate("unanim", Decision, CARRIED),
    fate("resolved", Decision, CARRIED),
    fate("decided", Decision, CARRIED),
    fate("ratified", Decision, CARRIED),
    fate("confirmed", Decision, CARRIED),
    fate("elected", Decision, CARRIED),
    fate("all aye", Decision, CARRIED),
    fate("aye all", Decision, CARRIED),
    fate("all in favo", Decision, CARRIED),
    fate("else in favo", Decision, CARRIED),
    // In Britain what is tabled is taken up, in America it is put off.
    fate("tabled", MotionNamed, None),
    fate("abst", MotionNear, None),
    fate("adjourned", MotionNear, None),
    fate("agree", MotionNear, None),
    fate("appointed", MotionNear, None),
    fate("approves", MotionNear, None),
    fate("aye", MotionNear, None),
    fate("concur", MotionNear, None),
    fate("consensus", MotionNear, None),
    fate("dies", MotionNear, None),
    fate("endorsed", MotionNear, None),
    fate("fail", MotionNear, None),
    fate("falls", MotionNear, None),
    fate("favo", MotionNear, None),
    fate("granted", MotionNear, None),
    fate("lapsed", MotionNear, None),
    fate("nays", MotionNear, None),
    fate("nem", MotionNear, None),
    fate("noes", MotionNear, None),
    fate("objection", MotionNear, None),
    fate("opposed", MotionNear, None),
    fate("ordered", MotionNear, None),
    fate("reelected", MotionNear, None),
    fate("referred", MotionNear, None),
    fate("unopposed", MotionNear, None),
    fate("upheld", MotionNear, None),
    fate("vote", MotionNear, None),
    fate("voting", MotionNear, None),
    fate("withdr", MotionNear, None),
];

/// The words that need no more than is at hand.
pub fn fates(at_hand: Needs) -> impl Iterator<Item = &'static Fate> {
    FATES.iter().filter(move |fate| fate.needs >= at_hand)
}

/// What is put to a vote.
const PUT: &[&str] = &["motion", "resolution", "amendment", "vote"];

/// Openings of lines that tell a vote without what was put to it, in small letters.
const VOTES: &[&str] = &[
    "all aye",
    "all in favor",
    "all in favour",
    "carried unanimously",
    "passed unanimously",
    "unanimously approved",
    "unanimously carried",
];

/// Whether a line says no more than what became of a motion: `Motion carried unanimously.`
#[must_use]
pub fn is_outcome(line: &str) -> bool {
    /// Most bytes of such a line.
    const LONGEST: usize = 60;
    if line.len() > LONGEST {
        return false;
    }
    let lower = line.to_lowercase();
    let mut words = lower
        .split([' ', '.', ',', ';', ':', '-', '(', ')'])
        .filter(|word| !word.is_empty());
    let put = words.next().is_some_and(|first| PUT.contains(&first));
    let tells = |word: &str| fates(MotionNamed).any(|fate| fate.word == word);
    (put && words.take(2).any(tells)) || VOTES.iter().any(|opening| lower.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_once_in_small_letters() {
        for (at, fate) in FATES.iter().enumerate() {
            assert_eq!(fate.word, fate.word.to_lowercase());
            let again = FATES.iter().skip(at + 1).find(|a| a.word == fate.word);
            assert!(again.is_none(), "{again:?}");
        }
    }

    #[test]
    fn words_by_what_they_need() {
        for (word, enough, too_little) in [
            ("carried", Nothing, None),
            ("fell", MotionNamed, Some(Nothing)),
            ("elected", Decision, Some(MotionNamed)),
            ("referred", MotionNear, Some(Decision)),
        ] {
            let told = |at_hand| fates(at_hand).any(|fate| fate.word == word);
            assert!(told(enough), "{word}");
            assert!(!too_little.is_some_and(told), "{word}");
        }
    }

    #[test]
    fn outcomes() {
        for line in [
            "Motion carried",
            "MOTION CARRIED UNANIMOUSLY",
            "Motion was passed, 5-0",
            "Amendment rejected",
            "All in favor: 7",
            "Vote: unanimous",
        ] {
            assert!(is_outcome(line), "{line}");
        }
        for line in [
            "Motions",
            "Motion to approve the minutes",
            "Motions passed",
            "Resolution 12 - Ponds",
            "Vote of thanks",
            "Lost property",
        ] {
            assert!(!is_outcome(line), "{line}");
        }
    }
}
