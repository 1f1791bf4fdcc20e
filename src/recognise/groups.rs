//! Groups of terms of reference: a heading, below it `Chair`, `Representation`, `Responsibilities`, each
//! on a line of its own or before a colon. Below a label of responsibilities that heads no group are the
//! duties of the body itself.
//!
//! Deliberately not seen: groups that running text describes.

use super::regions::Part;
use super::sentences::last_sentence;
use super::{Fact, Findings, GroupFact, Recogniser};
use crate::document::{Block, Document, Role, Span};
use crate::text::{ends_sentence, starts_lower};
use crate::vocabulary::{Term, opens_with_terms};
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
        let words = document.block_text(block);
        if block.label.is_none()
            && (leads_to_duties(words) || heads_clauses(document, index, words))
        {
            at = at.max(duties(document, index, findings));
            continue;
        }
        let Some(term) = block
            .label
            .map(|label| label.term)
            .filter(|term| is_side(*term))
        else {
            continue;
        };
        let heading = Some(index)
            .filter(|_| side_label(block).is_some() && another_side_label_near(document, index))
            .and_then(|index| heading_above(document, index));
        at = at.max(match heading {
            Some(heading) => group(document, heading, index, findings),
            None if term == Term::Responsibilities => duties(document, index, findings),
            None => continue,
        });
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
        .find(|at| {
            document
                .blocks
                .get(*at)
                .is_some_and(|b| b.role == Role::Heading && b.label.is_none())
        })
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

/// `The responsibilities of the Group are to:`
fn leads_to_duties(words: &str) -> bool {
    /// Most words of such a sentence.
    const MOST_WORDS: usize = 20;
    if !words.ends_with(':') {
        return false;
    }
    let sentence = last_sentence(words);
    let lower = sentence.to_lowercase();
    sentence.split(' ').count() <= MOST_WORDS
        && [
            "responsibilities of",
            "responsible for",
            "objectives of",
            "activities are",
        ]
        .iter()
        .any(|words| lower.contains(words))
}

/// `Terms of Reference for the Pond Board` directly above clauses that open with what it is to do: `To oversee …`.
fn heads_clauses(document: &Document, index: usize, words: &str) -> bool {
    opens_with_terms(words)
        && document.blocks.get(index + 1).is_some_and(|below| {
            below.role == Role::Entry && document.block_text(below).starts_with("To ")
        })
}

/// Paragraphs between the label of duties and the list of them.
const MOST_LEADING: usize = 2;

/// The list below a label of responsibilities: what the body that the document is about is for; gives
/// the block after it.
fn duties(document: &Document, label: usize, findings: &mut Findings) -> usize {
    let mut first = label + 1;
    while let Some(Part::Block(index, block)) = document.part(first)
        && index <= label + MOST_LEADING
        && block.role == Role::Paragraph
        && block.label.is_none()
    {
        first = index + 1;
    }
    let mut end = first;
    let mut duties = Vec::new();
    let mut outermost = u16::MAX;
    while let Some(Part::Block(index, block)) = document.part(end)
        && block.role == Role::Entry
    {
        outermost = outermost.min(block.indent);
        if block.indent <= outermost {
            duties.push(block.text);
        }
        end = index + 1;
    }
    if duties.len() < LEAST_DUTIES {
        return label + 1;
    }
    findings.inline(
        Fact::Duties(duties),
        document.span_of(first..end),
        &[("below the label of responsibilities", 3)],
    );
    end
}

/// Entries that make a list of duties.
const LEAST_DUTIES: usize = 2;

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
