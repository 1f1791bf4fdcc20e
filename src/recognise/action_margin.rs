//! Actions by their owners' initials in the right margin: the sentence beside them states the task.
//!
//! Deliberately not seen: other notes in the margin.

use super::sentences::sentences;
use super::tasks::{due_in, is_initials_list};
use super::{ActionFact, ActionForm, Fact, Findings, Recogniser};
use crate::document::{Block, Document, Role, Span};
use crate::text::{self, action_label, is_owner_list, owner_labels};
use crate::vocabulary::Term;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "action_margin",
    sees: "actions by the initials of their owners in the margin",
    run,
};

fn run(document: &Document, findings: &mut Findings) {
    let column = head_of_column(document);
    for (index, block) in document.blocks.iter().enumerate() {
        let flattened = || {
            column.is_some_and(|head| index > head + 1)
                && block.marker.is_none()
                && block.cell.is_none()
                && block.gap <= MOST_GAP
                && is_initials_list(document.block_text(block))
                && follows_text(document, index)
        };
        if block.role == Role::Margin || flattened() {
            margin(document, index, block, findings);
        }
    }
}

/// Most blank lines between a text and the initials beside it, which stand below it now.
const MOST_GAP: u16 = 1;

/// `Action` alone above an item: the head of a column whose initials came to stand on lines of their own.
fn head_of_column(document: &Document) -> Option<usize> {
    document.blocks.windows(2).position(|pair| match pair {
        [head, below] => {
            head.label
                .is_some_and(|label| label.alone && label.term == Term::Action)
                && head.cell.is_none()
                && below.is_numbered_heading()
        }
        _ => false,
    })
}

fn follows_text(document: &Document, index: usize) -> bool {
    index
        .checked_sub(1)
        .and_then(|at| document.blocks.get(at))
        .is_some_and(|above| {
            matches!(above.role, Role::Paragraph | Role::Entry) && above.cell.is_none()
        })
}

/// The action of `owners`, whose task the last sentence of `text` that names one of them states; else the
/// last.
pub(super) fn stated_beside(
    document: &Document,
    text: Span,
    owners: Span,
    raw: Span,
) -> Option<ActionFact> {
    let words = document.words(owners);
    let all: Vec<Span> = sentences(document, text).collect();
    let labels: Vec<&str> = owner_labels(words)
        .into_iter()
        .filter_map(|r| words.get(r))
        .collect();
    let names_owner = |span: &&Span| {
        let sentence = document.words(**span);
        labels.iter().any(|label| {
            sentence
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word == *label)
        })
    };
    let text = *all.iter().rev().find(names_owner).or(all.last())?;
    Some(ActionFact {
        id: None,
        text,
        owners: Some(owners),
        due: due_in(text, document.words(text)),
        status: None,
        progress: None,
        raw,
    })
}

/// Initials in the margin: the sentence that ends beside them states the task.
fn margin(document: &Document, index: usize, block: &Block, findings: &mut Findings) {
    let words = document.block_text(block);
    let Some(host) = index.checked_sub(1).and_then(|at| document.blocks.get(at)) else {
        return;
    };
    let label = action_label(words);
    let owners = block.text.after(label);
    let words = document.words(owners);
    if !is_owner_list(words)
        || label == 0
            && crate::vocabulary::column(words)
                .is_some_and(|t| matches!(t, Term::Action | Term::Owner))
            && !text::is_initials(words)
    {
        findings.taking(
            Fact::PartLabel,
            block.whole,
            index..index + 1,
            &[("head of the margin", 1)],
        );
        return;
    }
    let Some(action) = stated_beside(document, host.text, owners, block.whole) else {
        return;
    };
    findings.taking(
        Fact::Actions(ActionForm::Margin, vec![action]),
        block.whole,
        index..index + 1,
        &[("initials in the margin", 4)],
    );
}
