//! Attendance without a label, above the first item: `Councillors A Ash (Chairman), B Birch and C Cedar`,
//! and below it the clerk.
//!
//! Deliberately not seen: where a label of people stands near the head, what is listed without one.

use super::people;
use super::{Fact, Findings, PeopleFact, PersonFact, Recogniser};
use crate::document::{Block, Document, Role};
use crate::minutes::Status;
use crate::text::word_count;
use crate::vocabulary::Term;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "unlabelled",
    sees: "lists of people above the first item that no label heads",
    run,
};

/// Blocks from the head among which such a list stands.
const FRONT: usize = 16;

/// People that make a list.
const LEAST: usize = 3;

/// Most words of somebody's post and name.
const MOST_WORDS: usize = 12;

fn run(document: &Document, findings: &mut Findings) {
    let front = document.blocks.get(..FRONT).unwrap_or(&document.blocks);
    let labelled = |block: &Block| {
        block
            .label
            .is_some_and(|label| matches!(label.term, Term::Present | Term::Attendance))
    };
    if front.iter().any(labelled) {
        return;
    }
    let mut at = 0;
    while let Some(block) = front.get(at) {
        if block.is_numbered() || block.level > 1 {
            return;
        }
        let entries = one_an_entry(document, front.get(at..).unwrap_or_default());
        if entries.len() > LEAST {
            let end = at + entries.len();
            take(document, at..end, entries, findings);
            return;
        }
        at += 1;
        let people = those_of(document, block);
        if people.len() < LEAST {
            continue;
        }
        take(document, at - 1..at, people, findings);
        // Those who serve the body stand below its members.
        while let Some(below) = front.get(at)
            && let Some(person) = in_a_post(document, below)
        {
            take(document, at..at + 1, vec![person], findings);
            at += 1;
        }
        return;
    }
}

/// The people of a block that is a list of them, and says so by posts, titles or brackets.
fn those_of(document: &Document, block: &Block) -> Vec<PersonFact> {
    if block.cell.is_some() || block.label.is_some() || block.role == Role::Heading {
        return Vec::new();
    }
    let people = people::whole_list(document, block.text, Status::Present);
    let told = people
        .iter()
        .filter(|p| {
            p.honorific.is_some()
                || p.role.is_some()
                || p.initials.is_some()
                || p.organisation.is_some()
        })
        .count();
    if told * 2 > people.len() || people::opens_with_plural_post(document.block_text(block)) {
        people
    } else {
        Vec::new()
    }
}

/// `Parish Clerk A Elm`
fn in_a_post(document: &Document, block: &Block) -> Option<PersonFact> {
    let words = document.block_text(block);
    if block.is_numbered()
        || block.cell.is_some()
        || block.label.is_some()
        || word_count(words) > MOST_WORDS
        || words.ends_with('.')
    {
        return None;
    }
    people::person(document, block.text, Status::InAttendance).filter(|p| p.role.is_some())
}

/// Entries of a list or lines, each a person, most with a post or body in brackets or behind a comma.
fn one_an_entry(document: &Document, blocks: &[Block]) -> Vec<PersonFact> {
    let role = blocks.first().map_or(Role::Entry, |block| block.role);
    let people: Vec<PersonFact> = blocks
        .iter()
        .enumerate()
        .take_while(|(nth, block)| {
            let line = |role: Role| matches!(role, Role::Paragraph | Role::Heading);
            (role == Role::Entry || line(role))
                && (block.role == role || (line(role) && line(block.role)))
                && !block.is_numbered()
                && block.cell.is_none()
                && block.label.is_none()
                && (role == Role::Entry || *nth == 0 || block.gap == 0)
        })
        .map(|(_, block)| block)
        .map_while(|block| people::person(document, block.text, Status::Present))
        .collect();
    let told = people
        .iter()
        .filter(|p| p.role.is_some() || p.organisation.is_some() || p.initials.is_some())
        .count();
    if told * 2 > people.len() {
        people
    } else {
        Vec::new()
    }
}

fn take(
    document: &Document,
    takes: std::ops::Range<usize>,
    people: Vec<PersonFact>,
    findings: &mut Findings,
) {
    let fact = Fact::People(PeopleFact {
        people,
        label: None,
    });
    findings.taking(
        fact,
        document.span_of(takes.clone()),
        takes,
        &[("a list of names above the first item", 3)],
    );
}
