//! Groups of terms of reference: a heading, below it `Chair`, `Representation`, `Responsibilities`, each
//! on a line of its own or before a colon.
//!
//! Deliberately not seen: groups that running text describes; what terms of reference say of the body
//! that they are of (its own recogniser).

use super::regions::Part;
use super::{Fact, Findings, GroupFact, Recogniser};
use crate::document::{Block, Document, Role, Span};
use crate::text::{ends_sentence, starts_lower, word_count};
use crate::vocabulary::{Term, names_terms};
use smallvec::SmallVec;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "groups",
    sees: "groups with chair, representation and responsibilities",
    run,
};

/// Blocks between the heading of a group and its first label.
const MOST_NOTES: usize = 2;

const fn is_side(term: Term) -> bool {
    matches!(
        term,
        Term::Chair | Term::Representation | Term::Responsibilities | Term::Membership
    )
}

fn side_label(block: &Block) -> Option<Term> {
    block
        .label
        .filter(|label| (label.alone || label.marked) && !block.is_numbered())
        // `• Chair` is a member.
        .filter(|label| !(label.alone && block.marker.is_some()))
        .map(|label| label.term)
        .filter(|term| is_side(*term))
}

fn run(document: &Document, findings: &mut Findings) {
    let mut at = 0;
    while let Some(part) = document.part(at) {
        at = part.end();
        let Part::Block(index, block) = part else {
            continue;
        };
        if side_label(block).is_some()
            && another_side_label_near(document, index)
            && let Some(heading) = heading_above(document, index)
        {
            at = group(document, heading, index, findings);
        }
    }
}

/// One label alone may be anything; two of them, with little between, are a group's.
fn another_side_label_near(document: &Document, index: usize) -> bool {
    const NEAR: usize = 12;
    let first = document.blocks.get(index).and_then(side_label);
    document
        .blocks
        .iter()
        .skip(index + 1)
        .take(NEAR)
        .filter_map(side_label)
        .any(|term| Some(term) != first)
}

fn heading_above(document: &Document, index: usize) -> Option<usize> {
    (1..=1 + MOST_NOTES)
        .filter_map(|back| index.checked_sub(back))
        .take_while(|at| {
            document
                .blocks
                .get(*at)
                .is_some_and(|b| b.cell.is_none() && side_label(b).is_none())
        })
        .find(|at| names_group(document, *at))
}

/// Whether a block is a heading that may be a group's name: not the title of the whole, and none above
/// `Terms of Reference`.
fn names_group(document: &Document, at: usize) -> bool {
    /// Most words of a line of a title.
    const MOST_WORDS: usize = 12;
    let above = document.blocks.get(..at).unwrap_or_default();
    let in_title = above.iter().all(|block| {
        let words = document.block_text(block);
        block.role == Role::Heading || (word_count(words) <= MOST_WORDS && !words.ends_with('.'))
    });
    let is_terms = |at: usize| {
        document
            .blocks
            .get(at)
            .is_some_and(|block| names_terms(document.block_text(block)))
    };
    !in_title
        && !is_terms(at)
        && !is_terms(at + 1)
        && document
            .blocks
            .get(at)
            .is_some_and(|block| block.role == Role::Heading && block.label.is_none())
}

/// The group whose heading and first side label these are; gives the block after it.
fn group(document: &Document, heading: usize, first: usize, findings: &mut Findings) -> usize {
    let Some(head) = document.blocks.get(heading) else {
        return first + 1;
    };
    let (name, abbreviation) = name_and_abbreviation(document, head.text);
    let mut fact = GroupFact {
        name,
        abbreviation,
        ..GroupFact::default()
    };
    let mut side: Option<Term> = None;
    let mut end = first;
    while let Some(Part::Block(index, block)) = document.part(end) {
        if let Some(term) = side_label(block) {
            side = Some(term);
            let label = block.label.map_or(block.text.to(), |label| label.span.to());
            let value = block
                .text
                .after(label - block.text.from())
                .trimmed(document.flow.text());
            if !value.is_empty() {
                add(document, &mut fact, side, value, block);
            }
        } else if ends_group(document, index, block) {
            break;
        } else {
            add(document, &mut fact, side, block.text, block);
        }
        end = index + 1;
    }
    let clues: &[(&str, i16)] = &[("a heading above the labels of a group", 5)];
    findings.taking(
        Fact::Group(fact),
        document.span_of(heading..end),
        heading..end,
        clues,
    );
    end
}

/// A heading that stands above the labels of the next group, or above other text.
fn ends_group(document: &Document, index: usize, block: &Block) -> bool {
    if block.label.is_some_and(|label| label.term.opens_part()) {
        return true;
    }
    if block.role != Role::Heading {
        return false;
    }
    // A value such as `Head of Products` stands between two labels.
    let last_is_label = index
        .checked_sub(1)
        .and_then(|i| document.blocks.get(i))
        .and_then(side_label)
        .is_some();
    !last_is_label
}

fn add(document: &Document, fact: &mut GroupFact, side: Option<Term>, value: Span, block: &Block) {
    match side {
        Some(Term::Chair) => fact.chair = Some(fact.chair.map_or(value, |chair| chair.hull(value))),
        Some(Term::Representation | Term::Membership) => fact.representation.push(value),
        Some(Term::Responsibilities) => {
            let words = document.words(value);
            let goes_on = fact
                .responsibilities
                .last()
                .and_then(|spans| spans.last())
                .is_some_and(|last| {
                    let before = document.words(*last);
                    // `… with regard to;` and its list, and the end of the sentence below the list.
                    before.ends_with([';', ':', ','])
                        || (!ends_sentence(before) && starts_lower(words))
                        || (starts_lower(words) && block.marker.is_none())
                });
            match fact.responsibilities.last_mut().filter(|_| goes_on) {
                Some(spans) => spans.push(value),
                None => fact.responsibilities.push(SmallVec::from_slice(&[value])),
            }
        }
        _ => {}
    }
}

/// `Bridge Advisory Board (BAB)`
fn name_and_abbreviation(document: &Document, span: Span) -> (Span, Option<Span>) {
    let words = document.words(span);
    match words.rfind('(') {
        Some(open) if words.ends_with(')') && open > 0 => {
            let name = span.part(0..words.get(..open).map_or(0, |w| w.trim_end().len()));
            (name, Some(span.part(open + 1..words.len() - 1)))
        }
        _ => (span, None),
    }
}
