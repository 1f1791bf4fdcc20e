//! Decisions below a label or a sentence that leads to them, and motions told line by line.

use super::Findings;
use super::decisions::push;
use super::regions::Part;
use super::sentences::last_sentence;
use crate::document::{Block, Document, Role};

/// `The Board agreed:`, `The following decisions were taken on funding.` above a list of what was decided.
pub(super) fn leads_to_decisions(words: &str) -> bool {
    /// Most words of such a sentence.
    const MOST_WORDS: usize = 14;
    const ENDS: &[&str] = &[
        "agreed",
        "decided",
        "resolved",
        "resolved that",
        "agreed that",
        "agreed to",
        "resolved to",
        "agreed as follows",
        "decided that",
    ];
    if !words.ends_with([':', '.']) {
        return false;
    }
    let sentence = last_sentence(words);
    if sentence.split(' ').count() > MOST_WORDS {
        return false;
    }
    let lower = sentence.to_lowercase();
    let following = lower.contains("following decisions")
        || lower.contains("following was decided")
        || lower.contains("following was agreed");
    let bare = lower.trim_end_matches([':', '.']);
    (sentence.ends_with(':') && ENDS.iter().any(|end| bare.ends_with(end)))
        || (following && sentence.ends_with([':', '.']))
}

/// Whether a block is marked as the first entry of a list is, by a bullet or by a number.
fn alike(document: &Document, first: usize, block: &Block) -> bool {
    document
        .blocks
        .get(first)
        .is_some_and(|first| first.is_numbered() == block.is_numbered())
}

/// The list below such a sentence: each outermost entry is a decision.
pub(super) fn below_sentence(
    document: &Document,
    sentence: usize,
    findings: &mut Findings,
) -> bool {
    let mut at = sentence + 1;
    let mut outermost = u16::MAX;
    let mut any = false;
    while let Some(Part::Block(index, block)) = document.part(at)
        && (block.role == Role::Entry || (block.is_numbered() && block.label.is_none()))
        && (!any || alike(document, sentence + 1, block))
    {
        outermost = outermost.min(block.indent);
        if block.indent <= outermost {
            let clues = &[("below a sentence that leads to decisions", 3)];
            push(document, block.text, block.whole, clues, findings);
            any = true;
        }
        at = index + 1;
    }
    any || goes_on_below(document, sentence, findings)
}

/// `The Board resolved:` above `to note the report.`
fn goes_on_below(document: &Document, sentence: usize, findings: &mut Findings) -> bool {
    let Some(Part::Block(_, below)) = document.part(sentence + 1) else {
        return false;
    };
    let words = document.block_text(below);
    let goes_on = ["to ", "that ", "To ", "That "]
        .iter()
        .any(|opening| words.starts_with(opening));
    if !goes_on || below.label.is_some() || below.role != Role::Paragraph {
        return false;
    }
    let clues = &[("below a sentence that leads to decisions", 3)];
    push(document, below.text, below.whole, clues, findings);
    true
}

/// The block below `Decision` on a line of its own; gives the block after it.
pub(super) fn below_label(document: &Document, label: usize, findings: &mut Findings) -> usize {
    let mut end = label + 1;
    let mut outermost = 0;
    while let Some(Part::Block(index, block)) = document.part(end) {
        let first = index == label + 1;
        let entry = block.role == Role::Entry;
        if block.role == Role::Heading || block.label.is_some() || !(first || entry) {
            break;
        }
        if first {
            outermost = block.indent;
        }
        // Entries below an entry are details of it.
        if first || block.indent <= outermost {
            push(
                document,
                block.text,
                document.span_of(label.min(index)..index + 1),
                &[("below the label of a decision", 4)],
                findings,
            );
        }
        end = index + 1;
        if !entry {
            break;
        }
    }
    end
}

/// Openings of the lines of a motion below the first.
const GOES_ON: &[&str] = &[
    "Seconded",
    "SECONDED",
    "Second:",
    "Second by",
    "2nd",
    "Carried",
    "CARRIED",
    "Motion carried",
    "Motion Carried",
    "MOTION CARRIED",
    "AND AGREED",
    "And agreed",
    "and agreed",
    "AND RESOLVED",
    "Disposition",
    "THAT ",
    "\u{201c}THAT ",
    "\"THAT ",
    "That ",
    "\u{201c}That ",
    "\"That ",
    "\u{201c}To ",
    "\"To ",
    "Passed",
    "Vote:",
    "All in favour",
    "All in favor",
    "Unanimous",
];

/// Most lines of a motion.
const MOST_LINES: usize = 6;

/// Where a motion ends that is told line by line (`Moved by A Ash` / `Seconded by B Birch` / `Carried`), if the
/// block is its first line and it says what became of it.
pub(super) fn stacked(document: &Document, first: usize) -> Option<usize> {
    let head = document.blocks.get(first)?;
    let words = document.block_text(head);
    let opens = ["Moved", "MOVED", "Proposed", "PROPOSED", "Motion", "MOTION"]
        .iter()
        .any(|opening| words.contains(opening));
    if !opens || head.cell.is_some() {
        return None;
    }
    let mut end = first + 1;
    while end < first + MOST_LINES
        && let Some(below) = document.blocks.get(end)
        && below.cell.is_none()
        && below.marker.is_none()
        && (below.gap == 0 || end == first + 1)
        && GOES_ON
            .iter()
            .any(|opening| document.block_text(below).starts_with(opening))
    {
        end += 1;
    }
    let whole = document.words(document.span_of(first..end)).to_lowercase();
    let decided = [
        "carried",
        "agreed",
        "passed",
        "resolved",
        "in favo",
        "unanimous",
    ]
    .iter()
    .any(|fate| whole.contains(fate));
    let seconded = whole.contains("second") || whole.contains("2nd");
    (end > first + 1 && decided && seconded).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::leads_to_decisions;

    #[test]
    fn sentences_that_lead_to_decisions() {
        for sentence in [
            "The Board agreed:",
            "There was much talk. It was resolved that:",
            "The following decisions were taken on funding.",
        ] {
            assert!(leads_to_decisions(sentence), "{sentence}");
        }
        for sentence in [
            "The Board agreed.",
            "The Board agreed with the Clerk that these are needed:",
            "Decisions:",
            "",
        ] {
            assert!(!leads_to_decisions(sentence), "{sentence}");
        }
    }
}
