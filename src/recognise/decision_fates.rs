//! Lines that say no more than what became of a motion (`Motion carried.`), and the motion above them.
//!
//! ```text
//! Vote on the new pond.
//! • Vote: 3 in favour, 0 against
//! • Motion carried
//! ```

use super::decision_patterns::MOVES;
use super::pattern::Pattern;
use super::sentences::sentences;
use crate::document::{Block, Document, Role, Span};
use crate::vocabulary::Term;

static FATE_LINE: Pattern = Pattern::cued(
    &["motion", "vote", "amendment", "resolution"],
    r"(?i)^(?:(?:disposition|resolution|result|outcome)[:.]? )?(?:the )?(?:motion|vote|amendment|resolution)s? (?:was |is |were )?(?:duly |unanimously )?(?:{named fates})(?: unanimously|,? [0-9]+ ?[-\x2f] ?[0-9]+)?[.!]?$",
);

static VOTE_LINE: Pattern = Pattern::new(
    r"(?i)^(?:voting|votes?|ayes?|noes?|nays?|yes|no|for|against|abstain(?:ed|ing)?|abstentions?|absent|in favou?r|opposed|second(?:ed)?|all in favou?r)\b|^[0-9]+ ?[-\x2f] ?[0-9]+(?: ?[-\x2f] ?[0-9]+)?$",
);

/// Whether a block says no more than what became of a motion.
pub(super) fn is_fate(document: &Document, block: &Block) -> bool {
    FATE_LINE.is_match_at(document, block.text)
}

/// From the motion that stands above such a line to the line itself.
pub(super) fn with_motion(document: &Document, fate: usize, decided_to: usize) -> Option<Span> {
    /// Lines of votes between a motion and what became of it.
    const MOST_VOTES: usize = 6;
    let last = document.blocks.get(fate)?;
    let is_vote = |block: &Block| {
        let counted = document
            .words(block.whole)
            .trim_start_matches(['\u{2022}', '-', '*', ' ', '\u{b7}']);
        VOTE_LINE.is_match_at(document, block.text)
            || counted
                .chars()
                .all(|c| c.is_ascii_digit() || " -\u{2013}/".contains(c))
    };
    let above = (fate.saturating_sub(MOST_VOTES + 1)..fate)
        .rev()
        .find(|at| {
            document
                .blocks
                .get(*at)
                .is_some_and(|block| !is_vote(block))
        })?;
    let motion = document.blocks.get(above)?;
    // `MOTION: A Ash. SECOND: B Birch` stands above what was moved, and is read as the decision.
    let labelled = above
        .checked_sub(1)
        .and_then(|before| document.blocks.get(before)?.label)
        .is_some_and(|label| label.term == Term::Decision && !label.alone);
    if labelled || motion.cell != last.cell || above < decided_to || motion.role == Role::Margin {
        return None;
    }
    let moved = sentences(document, motion.text)
        .filter(|sentence| MOVES.is_in(document, *sentence))
        .last();
    Some(moved.unwrap_or(motion.text).hull(last.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::flowing;

    #[test]
    fn patterns_are_expressions() {
        assert!(FATE_LINE.is_valid());
        assert!(VOTE_LINE.is_valid());
    }

    #[test]
    fn lines_of_fate() {
        for (line, fate) in [
            ("Motion carried", true),
            ("The motion carries.", true),
            ("Resolution: Vote passed", true),
            ("Disposition: Motion Carried Unanimously", true),
            ("Motion passed 5-0", true),
            ("Motion to adjourn carried", false),
            ("Motion carried by those who stayed", false),
            ("The motion was discussed.", false),
        ] {
            let document = flowing(line);
            let found = document
                .blocks
                .first()
                .is_some_and(|block| is_fate(&document, block));
            assert_eq!(found, fate, "{line}");
        }
    }

    #[test]
    fn motions_above() {
        let document = flowing(
            "There was talk. Moved by Oak to drain the pond.\n\nVoting aye: Oak and Elm\n\nMotion carried\n",
        );
        let span = with_motion(&document, document.blocks.len() - 1, 0);
        let words = span.map(|span| document.words(span).replace('\n', " "));
        let whole = "Moved by Oak to drain the pond. Voting aye: Oak and Elm Motion carried";
        assert_eq!(words.as_deref(), Some(whole));
        assert!(with_motion(&document, document.blocks.len() - 1, 1).is_none());
    }
}
