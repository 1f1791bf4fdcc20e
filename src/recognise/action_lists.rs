//! Lists of actions below a heading `Actions`, also by those who are to do them.

use super::action_owners::names_owners_alone;
use super::regions::{Part, heads_item};
use super::tasks::{entry, is_task};
use super::{ActionFact, ActionForm, Fact, Findings};
use crate::document::{Block, Document, Role, Span};
use crate::vocabulary::Term;

/// Entries below `Actions`; gives the block after them.
pub(super) fn below(document: &Document, label: usize, findings: &mut Findings) -> usize {
    let mut actions = Vec::new();
    let mut end = label + 1;
    let first = document.blocks.get(end);
    let (indent, counted) = first.map_or((0, false), |first| {
        let from_one = first.is_numbered() && first.marker.is_some_and(|m| m.value == 1);
        (first.indent, from_one)
    });
    let mut owners: Option<Span> = None;
    while let Some(Part::Block(index, block)) = document.part(end) {
        let below = document.blocks.get(index + 1);
        if let Some(group) = owners_of_group(document, block, below) {
            owners = Some(group);
            end = index + 1;
            continue;
        }
        let restarts = block.is_numbered_heading() && index > label + 1 && block.gap > 0;
        // What stands further left behind a blank line is no part of the list.
        if block.gap > 0 && index > label + 1 && block.indent < indent {
            break;
        }
        let bulleted = block.role == Role::Entry && block.label.is_none_or(|l| !l.alone);
        if (block.begins_part() && !bulleted && (!block.is_numbered() || restarts))
            || block.role == Role::Heading && !block.is_numbered()
        {
            break;
        }
        let words = document.block_text(block);
        let listed = block.marker.is_some()
            || is_task(words)
            || owners.is_some() && block.gap == 0
            || block.label.is_some_and(|l| l.term == Term::Action);
        if !listed
            || restarts
            || (block.gap > 0 && index > label + 1 && block.marker.is_none() && !is_task(words))
        {
            break;
        }
        actions.extend(entry(document, block).map(|action| ActionFact {
            owners: action.owners.or(owners),
            ..action
        }));
        end = index + 1;
    }
    if actions.is_empty() {
        return label + 1;
    }
    // Numbers that begin below the label and have no text below them are of tasks, not of items.
    let ends_there = match document.part(end) {
        Some(Part::Block(_, below)) => below.role == Role::Heading && !below.is_numbered(),
        Some(Part::Table(_)) => false,
        None => true,
    };
    let mut clues = vec![("below the label of actions", 5)];
    if counted && ends_there && actions.len() > 1 {
        clues.push(("numbered from one", 2));
    }
    let takes = if heads_item(document, label) {
        0..0
    } else {
        label..end
    };
    findings.taking(
        Fact::Actions(ActionForm::Listed, actions),
        document.span_of(label..end),
        takes,
        &clues,
    );
    end
}

/// Who is to do all that stands below, where a line names somebody and nothing else: `Ann Oak:`.
fn owners_of_group(document: &Document, block: &Block, below: Option<&Block>) -> Option<Span> {
    let words = document.block_text(block);
    let list = words.trim_end_matches([':', ' ']);
    let heads = below.is_some_and(|below| {
        let entries = below.role == Role::Entry && block.marker.is_none();
        let told = list.len() < words.len() && below.role == Role::Paragraph;
        (entries || told) && !names_owners_alone(document.block_text(below))
    });
    (heads && block.role != Role::Heading && names_owners_alone(list))
        .then(|| block.text.part(0..list.len()))
}
