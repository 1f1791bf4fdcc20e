//! Footnotes: blocks that open with a raised figure or a dagger.
//!
//! Deliberately not seen: asterisks, which are bullets far oftener.

use super::{Fact, Findings, Recogniser};
use crate::document::{Document, Role};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "footnotes",
    sees: "footnotes",
    run,
};

fn run(document: &Document, findings: &mut Findings) {
    for (index, block) in document.blocks.iter().enumerate() {
        if block.role != Role::Footnote {
            continue;
        }
        let words = document.block_text(block);
        let raised = |c: char| !c.is_ascii() && !c.is_alphabetic();
        let behind = if words.starts_with(raised) {
            words.trim_start_matches(raised)
        } else {
            words.trim_start_matches(|c: char| c.is_ascii_digit())
        };
        let mark = words.len() - behind.len();
        let text = block.text.after(mark).trimmed(document.flow.text());
        let takes = if block.cell.is_none() {
            index..index + 1
        } else {
            0..0
        };
        findings.taking(
            Fact::Footnote(block.text.part(0..mark), text),
            block.whole,
            takes,
            &[("opens with a raised mark", 4)],
        );
    }
}
