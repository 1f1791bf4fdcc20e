//! A motion was moved and seconded, and nothing says what became of it.
//!
//! The sentences of an item are read in order: a motion is open until a word tells its fate, in
//! whichever sentence below.
//!
//! Deliberately not seen: motions that nobody seconded, unless they are called one; whatever a word
//! of a fate stands beside, even where it means something else; items of which another motion that
//! amends or replaces the first is told; documents in other languages than English.

use super::report::{Report, part, pointer};
use super::walk::{every_item, every_section};
use super::{Check, Code, Reports};
use crate::minutes::{Block, Minutes, Place, Severity};
use crate::text::{fold, sentence_end};

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "motion_without_outcome",
        reports: Reports::Diagnostic(Severity::Note),
        summary: "nothing says what became of a motion",
        page: include_str!("../../docs/checks/motion_without_outcome.md"),
    },
    run,
};

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

/// Beginnings of words that tell what became of a motion, or that it was voted on.
const FATES: &[&str] = &[
    "abst",
    "accepted",
    "adjourned",
    "adopted",
    "agree",
    "appointed",
    "approved",
    "approves",
    "aye",
    "carri",
    "concur",
    "confirmed",
    "consen",
    "decided",
    "defeated",
    "deferred",
    "died",
    "dies",
    "elected",
    "endorsed",
    "fail",
    "falls",
    "favo",
    "fell",
    "granted",
    "lapsed",
    "lost",
    "nays",
    "nem",
    "noes",
    "objection",
    "opposed",
    "ordered",
    "passed",
    "passes",
    "postponed",
    "ratified",
    "reelected",
    "referred",
    "rejected",
    "resolved",
    "tabled",
    "unanim",
    "unopposed",
    "upheld",
    "vote",
    "voting",
    "withdr",
];

/// Words of a motion that goes on with the one before it.
const CHANGES: &[&str] = &["amend", "substitut", "alternative", "friendly", "replace"];

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    let items = minutes.items.iter().map(|item| {
        let mut unit = Unit::default();
        for item in every_item(std::slice::from_ref(item)) {
            unit.add(&item.reference, item.title.as_deref(), &item.blocks);
        }
        unit
    });
    let sections = every_section(&minutes.sections).map(|section| {
        let mut unit = Unit::default();
        unit.add(
            &section.reference,
            section.title.as_deref(),
            &section.blocks,
        );
        unit
    });
    for unit in items.chain(sections) {
        for motion in unit.open_motions() {
            let places = places(report, motion);
            report.add(
                "nothing says what became of this motion".to_owned(),
                places,
                [],
            );
        }
    }
}

/// A sentence, with its folded words.
struct Sentence<'m> {
    /// JSON Pointer of the value that it stands in.
    pointer: String,
    words: &'m str,
    folded: String,
}

impl Sentence<'_> {
    fn has(&self, phrases: &[&str]) -> bool {
        let padded = format!(" {} ", self.folded);
        phrases
            .iter()
            .any(|phrase| padded.contains(&format!(" {phrase} ")))
    }

    fn has_beginning(&self, beginnings: &[&str]) -> bool {
        let mut words = self.folded.split(' ');
        words.any(|word| {
            beginnings
                .iter()
                .any(|beginning| word.starts_with(beginning))
        })
    }

    fn seconds(&self) -> bool {
        self.has(SECONDS) || (self.has(&["seconds"]) && self.has(&["moves", "motion"]))
    }

    /// Whether a word tells a fate; `that it be approved` tells none.
    fn tells_fate(&self) -> bool {
        let mut before = "";
        self.folded.split(' ').any(|word| {
            let fate = before != "be" && FATES.iter().any(|fate| word.starts_with(fate));
            before = word;
            fate
        })
    }
}

/// The sentences among which a motion and its fate stand.
#[derive(Default)]
struct Unit<'m>(Vec<Sentence<'m>>);

impl<'m> Unit<'m> {
    /// Adds the sentences of an item or section.
    fn add(&mut self, reference: &str, title: Option<&'m str>, blocks: &'m [Block]) {
        if let Some(title) = title {
            self.add_sentences(&pointer(reference, "title"), title);
        }
        for (at, block) in blocks.iter().enumerate() {
            let block_at = pointer(reference, &format!("blocks/{at}"));
            match block {
                Block::Paragraph { text } => self.add_sentences(&block_at, text),
                Block::List { items } => {
                    for (entry, text) in items.iter().enumerate() {
                        self.add_sentences(&format!("{block_at}/items/{entry}"), text);
                    }
                }
                Block::Table { rows } => {
                    for text in rows.iter().flatten() {
                        self.add_sentences(&block_at, text);
                    }
                }
            }
        }
    }

    fn add_sentences(&mut self, pointer: &str, text: &'m str) {
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let end = sentence_end(rest);
            let (words, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            self.0.push(Sentence {
                pointer: pointer.to_owned(),
                words,
                folded: fold(words).into_owned(),
            });
            rest = after.trim_start();
        }
    }

    /// The motions whose fate no sentence tells.
    fn open_motions(&self) -> impl Iterator<Item = &Sentence<'m>> {
        let motions: Vec<usize> = (0..self.0.len())
            .filter(|at| self.puts_motion(*at))
            .collect();
        let mut open = Vec::new();
        for (nth, at) in motions.iter().copied().enumerate() {
            let Some(motion) = self.0.get(at) else {
                continue;
            };
            let next = motions.get(nth + 1).copied();
            let changed = next
                .and_then(|next| self.0.get(next))
                .is_some_and(|next| next.has_beginning(CHANGES));
            let end = next.filter(|_| !changed).unwrap_or(self.0.len());
            // `The minutes were approved.` stands before `Proposed by A, seconded by B.`, too.
            let start = at - usize::from(at > 0 && is_afterthought(motion.words));
            let after = self.0.get(start..end).unwrap_or_default();
            if !after.iter().any(Sentence::tells_fate) {
                open.push(motion);
            }
        }
        open.into_iter()
    }

    /// Whether a sentence puts a motion: it names the second, and it or the one before tells what
    /// was moved.
    fn puts_motion(&self, at: usize) -> bool {
        let Some(sentence) = self.0.get(at) else {
            return false;
        };
        if sentence.has(MOVES_FORMALLY) {
            // The next sentence may name the second.
            return self
                .0
                .get(at + 1)
                .is_none_or(|next| !next.seconds() || next.has(MOVES_FORMALLY));
        }
        let before = at.checked_sub(1).and_then(|at| self.0.get(at));
        let before_moves = before.is_some_and(|before| before.has(MOVES) && !before.seconds());
        sentence.seconds() && (sentence.has(MOVES) || before_moves)
    }
}

/// Whether a sentence only names who moved what the one before tells.
fn is_afterthought(words: &str) -> bool {
    ["Prop", "Moved", "Seconded", "(Prop", "(Moved"]
        .iter()
        .any(|opening| words.starts_with(opening))
}

fn places(report: &Report<'_>, sentence: &Sentence<'_>) -> Vec<Place> {
    let Some(entry) = report.entry(&sentence.pointer) else {
        return Vec::new();
    };
    match entry.raw.find(sentence.words) {
        Some(start) => {
            let range = start..start + sentence.words.len();
            part(&entry.raw, &entry.places, &range)
        }
        None => entry.places.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str) -> Vec<String> {
        let blocks = [Block::Paragraph {
            text: text.to_owned(),
        }];
        let mut unit = Unit::default();
        unit.add("i1", None, &blocks);
        let open = unit.open_motions();
        open.map(|motion| motion.words.to_owned()).collect()
    }

    #[test]
    fn motions_whose_fate_is_not_told() {
        for (text, expected) in [
            (
                "E Thrale moved to dredge the pond. O Birdsall seconded. The swans were discussed.",
                "O Birdsall seconded.",
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
                "Ash moved to dredge, seconded by Elm. Ash moved to plant reeds, seconded by Elm. Carried.",
                "Ash moved to dredge, seconded by Elm.",
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
            "On a motion by Ash, seconded by Elm, the board voted to dredge.",
            "Ash proposed Elm as chair, seconded by Oak. There were no objections.",
            "The pump moved to the sluice in 30 seconds.",
            "She was seconded to the river trust.",
            "The swans have moved to the mill.",
            "A proposal was shown.",
        ] {
            assert!(open(text).is_empty(), "{text}: {:?}", open(text));
        }
    }
}
