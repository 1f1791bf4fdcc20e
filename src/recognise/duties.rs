//! What terms of reference say that their body is for: the list below a label of responsibilities
//! (`Duties`), behind a sentence that leads to one (`The remit of the Board is to:`), or, without
//! either, a list that opens with what is to be done (`To advise …`, `Reviewing …`); and the list below
//! `Composition` of those who are represented.
//!
//! Deliberately not seen: duties in running text; what members, chairs and secretaries are to do.

use super::regions::Part;
use super::sentences::last_sentence;
use super::{Fact, Findings, Recogniser};
use crate::document::{Block, Document, Role, Span};
use crate::text::word_count;
use crate::vocabulary::{
    Term, is_terms_section, leads_to_duties, names_terms, opens_with_duty, tells_of_others,
};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "duties",
    sees: "what a body is for and who is represented on it, in its terms of reference",
    run,
};

/// Paragraphs between the label of a list and the list.
const MOST_LEADING: usize = 2;

/// Entries that make a list.
const LEAST: usize = 2;

/// Most entries of one, so that lists within lists are not read over and over.
const MOST: usize = 400;

/// The entries of a list.
#[derive(Debug)]
struct List {
    entries: Vec<Span>,
    span: Span,
    /// The block after it.
    end: usize,
}

fn run(document: &Document, findings: &mut Findings) {
    if !speaks_of_terms(document) {
        return;
    }
    let mut at = 0;
    let mut above: Option<&Block> = None;
    let mut of_others = false;
    while let Some(part) = document.part(at) {
        at = part.end();
        let Part::Block(index, block) = part else {
            above = None;
            continue;
        };
        let words = document.block_text(block);
        if opens_section(block, words) {
            of_others = tells_of_others(words);
        }
        let before = above.replace(block);
        let term = block.label.map(|label| label.term);
        let labelled = matches!(term, Some(Term::Responsibilities | Term::Representation));
        let found = if labelled || leads_to_duties(last_sentence(words)) {
            list(document, below(document, index)).map(|found| {
                (
                    found,
                    "below the label of a list or a sentence that leads to it",
                )
            })
        } else if block.role == Role::Entry && !of_others && opens_list(document, before) {
            list(document, index)
                .filter(|found| mostly_duties(document, found))
                .map(|found| (found, "entries that open with what is to be done"))
        } else {
            None
        };
        let Some((found, clue)) = found else {
            continue;
        };
        at = at.max(found.end);
        let fact = match term {
            Some(Term::Representation) => Fact::Represented(found.entries),
            _ => Fact::Duties(found.entries),
        };
        findings.inline(fact, found.span, &[(clue, 3)]);
    }
}

/// Whether the document is called terms of reference or has a section that they have.
fn speaks_of_terms(document: &Document) -> bool {
    /// Blocks among which a title that is no heading stands.
    const FRONT: usize = 12;
    document.blocks.iter().enumerate().any(|(at, block)| {
        let words = document.block_text(block);
        let heads = block.role == Role::Heading || block.label.is_some();
        (heads && is_terms_section(words)) || ((heads || at < FRONT) && names_terms(words))
    })
}

/// Whether a block is a heading, has a label or is a few words before a colon.
fn opens_section(block: &Block, words: &str) -> bool {
    /// Most of these words.
    const MOST_WORDS: usize = 4;
    let few = words.ends_with(':') && word_count(words) <= MOST_WORDS;
    block.role == Role::Heading || block.label.is_some() || few
}

/// Whether a list begins below `before`, of the body and not of its people.
fn opens_list(document: &Document, before: Option<&Block>) -> bool {
    before.is_none_or(|before| {
        let words = document.block_text(before);
        let leads = words.ends_with(':');
        (leads || before.role != Role::Entry) && !(leads && tells_of_others(last_sentence(words)))
    })
}

fn mostly_duties(document: &Document, list: &List) -> bool {
    let duties = list
        .entries
        .iter()
        .filter(|entry| opens_with_duty(document.words(**entry)))
        .count();
    duties * 3 >= list.entries.len() * 2
}

/// The first block of the list that a label or a sentence leads to.
fn below(document: &Document, label: usize) -> usize {
    let mut first = label + 1;
    while let Some(Part::Block(index, block)) = document.part(first)
        && index <= label + MOST_LEADING
        && block.role == Role::Paragraph
        && block.label.is_none()
    {
        first = index + 1;
    }
    first
}

/// The outermost entries from `first` on, up to another kind of list.
fn list(document: &Document, first: usize) -> Option<List> {
    let numbered = document.blocks.get(first)?.is_numbered();
    let mut end = first;
    let mut entries = Vec::new();
    let mut outermost = u16::MAX;
    while let Some(Part::Block(index, block)) = document.part(end)
        && block.role == Role::Entry
        && end < first + MOST
    {
        if block.indent <= outermost {
            if block.is_numbered() != numbered {
                break;
            }
            outermost = block.indent;
            entries.push(block.text);
        }
        end = index + 1;
    }
    (entries.len() >= LEAST).then(|| List {
        entries,
        span: document.span_of(first..end),
        end,
    })
}
