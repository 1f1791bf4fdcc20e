//! A motion was moved and seconded, and nothing says what became of it.
//!
//! The sentences of an item are read in order: a motion is open until a word tells its fate, in
//! whichever sentence below.
//!
//! Deliberately not seen: motions that nobody seconded, unless they are called one; motions right before
//! a word that tells a fate, even where it tells that of something else; items of which another motion that
//! amends or replaces the first is told; documents in other languages than English.

use super::report::Report;
use super::sentences::{Sentence, add_sentences, blocks_hold};
use super::walk::{every_item, every_section};
use super::{Check, Code, Reports};
use crate::minutes::{Block, Kind, Minutes, Severity};
use crate::vocabulary::{Needs, fates};
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "motion_without_outcome",
        reports: Reports::Diagnostic(Severity::Note),
        summary: "nothing says what became of a motion",
        page: include_str!("../../docs/checks/motion_without_outcome.md"),
    },
    run,
};

/// Letters without which a text puts no motion.
const CUES: &[&str] = &[
    "econd",
    "ECOND",
    "2nd by",
    "oved that",
    "oves that",
    "otion",
];

/// Words that put a motion, in folded text.
const MOVES: &[&str] = &[
    "moved",
    "moves",
    "motion",
    "motions",
    "motioned",
    "proposed",
    "proposes",
    "proposal",
    "proposition",
    "amendment",
];

/// Those of them that say that somebody moves.
const MOVERS: &[&str] = &["moved", "moves", "motioned", "proposed", "proposes"];

/// Words that second one.
const SECONDS: &[&str] = &["seconded", "2nd by", "second by"];

/// What puts a motion of itself, seconded or not.
const MOVES_FORMALLY: &[&str] = &[
    "moved that",
    "moves that",
    "made a motion that",
    "made a motion to",
    "put the motion that",
];

/// Beginnings of words without which a sentence further down tells the fate of something else.
const OF_MOTIONS: &[&str] = &[
    "amendment",
    "aye",
    "ballot",
    "motion",
    "nays",
    "noes",
    "proposal",
    "proposition",
    "resolution",
    "unanim",
    "vote",
    "voting",
];

/// Sentences behind a motion in which every word of a fate is the motion's.
const NEAR: usize = 3;

/// Words of a motion that shares its vote with the next.
const NOMINATES: &[&str] = &["proposed", "nominated", "nomination"];

/// Words of a motion that goes on with the one before it.
const CHANGES: &[&str] = &["amend", "substitut", "alternative", "friendly", "replace"];

/// Motions that are told of one item; each is looked for in the words of its paragraph.
const MOST_TOLD: usize = 100;

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    // An agenda only announces motions.
    if minutes.kind != Kind::Minutes {
        return;
    }
    let items = minutes.items.iter().map(|item| {
        let below: Vec<Part<'_>> = every_item(std::slice::from_ref(item))
            .map(|item| {
                (
                    item.reference.as_str(),
                    item.title.as_deref(),
                    item.blocks.as_slice(),
                )
            })
            .collect();
        below
    });
    let sections = every_section(&minutes.sections).map(|section| {
        vec![(
            section.reference.as_str(),
            section.title.as_deref(),
            section.blocks.as_slice(),
        )]
    });
    for parts in items.chain(sections) {
        if !parts.iter().any(|(.., blocks)| blocks_hold(blocks, CUES)) {
            continue;
        }
        let mut unit = Unit::default();
        for (reference, title, blocks) in parts {
            add_sentences(&mut unit.0, reference, title, blocks);
        }
        for motion in unit.open_motions().into_iter().take(MOST_TOLD) {
            report.add(
                "nothing says what became of this motion".to_owned(),
                motion.places(report),
                [],
            );
        }
    }
}

/// `ref`, title and text of an item or section.
type Part<'m> = (&'m str, Option<&'m str>, &'m [Block]);

fn seconds(sentence: &Sentence<'_>) -> bool {
    sentence.has(SECONDS)
        || (sentence.has(&["seconds"]) && sentence.has(&["moves", "motion", "proposes"]))
}

/// Whether a word tells a fate; `that it be approved` tells none.
fn tells_fate(sentence: &Sentence<'_>) -> bool {
    let mut before = "";
    sentence.folded.split(' ').any(|word| {
        let fate =
            before != "be" && fates(Needs::MotionNear).any(|fate| word.starts_with(fate.word));
        before = word;
        fate
    })
}

/// The sentences among which a motion and its fate stand.
#[derive(Default)]
struct Unit<'m>(Vec<Sentence<'m>>);

impl<'m> Unit<'m> {
    /// The motions whose fate no sentence tells.
    fn open_motions(&self) -> Vec<&Sentence<'m>> {
        let motions = self.motions();
        let mut open = Vec::new();
        for (nth, motion) in motions.iter().enumerate() {
            let next = motions.get(nth + 1);
            let first = self.0.get(motion.start);
            // Nominations that follow each other share a vote, and a motion that is changed goes on.
            let goes_on = next.is_some_and(|next| {
                let nominated = first.is_some_and(|first| first.has(NOMINATES));
                let changes = |next: &Sentence<'_>| next.has_beginning(CHANGES);
                (nominated && next.start == motion.end)
                    || self.0.get(next.start).is_some_and(changes)
            });
            let end = next.map_or(self.0.len(), |next| next.start);
            // `The minutes were approved.` stands before `Proposed by A, seconded by B.`, too.
            let told_before = first.is_some_and(|first| is_afterthought(first.words));
            let start = motion.start - usize::from(told_before && motion.start > 0);
            let told = self
                .0
                .iter()
                .enumerate()
                .take(end)
                .skip(start)
                .any(|(at, after)| {
                    let near = at < motion.end + NEAR;
                    tells_fate(after) && (near || after.has_beginning(OF_MOTIONS))
                });
            if !goes_on && !told {
                open.extend(first);
            }
        }
        open
    }

    /// The sentences that put each motion, up to the one that names the second.
    fn motions(&self) -> Vec<Range<usize>> {
        let mut motions: Vec<Range<usize>> = Vec::new();
        // Where the last motion begins that nobody has seconded yet.
        let mut unseconded: Option<usize> = None;
        for (at, sentence) in self.0.iter().enumerate() {
            let (moves, seconds) = (sentence.has(MOVES), seconds(sentence));
            let formally = sentence.has(MOVES_FORMALLY);
            match (unseconded, motions.last_mut()) {
                // What was moved is seconded some sentences below.
                (Some(_), Some(open)) if seconds && !sentence.has(MOVERS) => {
                    open.end = at + 1;
                    unseconded = None;
                }
                _ if formally => {
                    motions.push(at..at + 1);
                    unseconded = (!seconds).then_some(at);
                }
                _ if seconds => {
                    let before = at.checked_sub(1).filter(|before| {
                        let free = motions.last().is_none_or(|last| last.end <= *before);
                        let puts = |before: &Sentence<'_>| before.has(MOVES) && !tells_fate(before);
                        free && self.0.get(*before).is_some_and(puts)
                    });
                    let start = before.filter(|_| !sentence.has(MOVERS));
                    if moves || before.is_some() {
                        motions.push(start.unwrap_or(at)..at + 1);
                    }
                }
                _ => {}
            }
        }
        motions
    }
}

/// Whether a sentence only names who moved what the one before tells.
fn is_afterthought(words: &str) -> bool {
    ["Prop", "Moved", "Seconded", "(Prop", "(Moved"]
        .iter()
        .any(|opening| words.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str) -> Vec<String> {
        let blocks = [Block::Paragraph {
            text: text.to_owned(),
        }];
        let mut unit = Unit::default();
        add_sentences(&mut unit.0, "i1", None, &blocks);
        let open = unit.open_motions().into_iter();
        open.map(|motion| motion.words.to_owned()).collect()
    }

    #[test]
    fn motions_whose_fate_is_not_told() {
        for (text, expected) in [
            (
                "E Thrale moved to dredge the pond. O Birdsall seconded. The swans were discussed.",
                "E Thrale moved to dredge the pond.",
            ),
            (
                "Proposed by Cllr Thrale, seconded by Cllr Birdsall.",
                "Proposed by Cllr Thrale, seconded by Cllr Birdsall.",
            ),
            (
                "Cllr Thrale moved that the accounts be approved. The swans were discussed.",
                "Cllr Thrale moved that the accounts be approved.",
            ),
            (
                "Ash moved to dredge, seconded by Elm. It rained. Oak moved to plant, seconded by Elm. Carried.",
                "Ash moved to dredge, seconded by Elm.",
            ),
            (
                "Ash moved to dredge. Elm seconded. It rained. It blew. It froze. It was agreed to go.",
                "Ash moved to dredge.",
            ),
            (
                "Ash moves to dredge, Elm seconds, and the swans are seen to.",
                "Ash moves to dredge, Elm seconds, and the swans are seen to.",
            ),
        ] {
            assert_eq!(open(text), [expected], "{text}");
        }
    }

    #[test]
    fn motions_whose_fate_is_told_and_what_is_no_motion() {
        for text in [
            "E Thrale moved to dredge the pond. O Birdsall seconded. It rained. Motion carried 3-2.",
            "E Thrale moved to dredge, seconded by O Birdsall, all in favour.",
            "The minutes were approved. Proposed by E Thrale, seconded by O Birdsall.",
            "Ash moved to dredge, seconded by Elm. Oak moved an amendment, seconded by Elm. Motion lost.",
            "Moved that the accounts be approved. Seconded O Birdsall. Unanimous.",
            "Ash moved to dredge. Elm seconded. It rained. It blew. It froze. The motion was agreed.",
            "On a motion by Ash, seconded by Elm, the board voted to dredge.",
            "Ash proposed Elm as chair, seconded by Oak. There were no objections.",
            "The pump moved to the sluice in 30 seconds.",
            "She was seconded to the river trust.",
            "The swans have moved to the mill.",
            "A proposal was shown.",
            "A motion by Ash was seconded. The motion passed. A motion by Elm was seconded. It passed.",
            "Ash made a motion to dredge. Also to plant reeds. Elm seconded the motion. It passed 4-1.",
            "Ash was proposed by Elm, seconded by Oak. Birch was proposed by Yew, seconded by Fir. After a vote Ash took the chair.",
        ] {
            assert!(open(text).is_empty(), "{text}: {:?}", open(text));
        }
    }
}
