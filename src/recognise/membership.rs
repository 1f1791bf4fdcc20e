//! The members of a body, in terms of reference: a list below `Membership`, or below a heading and a
//! sentence such as `The membership consists of:`.
//!
//! Deliberately not seen: numbered clauses about membership, attendance lists.

use super::regions::Part;
use super::sentences::last_sentence;
use super::{Fact, Findings, Recogniser};
use crate::document::{Block, Document, LabelHit, Role, Span, Table};
use crate::text::word_count;
use crate::vocabulary::{self, Term};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "membership",
    sees: "lists of members in terms of reference",
    run,
};

/// Most words of a member; more are a clause.
const MOST_WORDS: usize = 24;

/// Most words of a member that is an entry of a list.
const MOST_ENTRY_WORDS: usize = 32;

/// Members that make a list.
const LEAST: usize = 2;

fn run(document: &Document, findings: &mut Findings) {
    let mut at = 0;
    while let Some(part) = document.part(at) {
        at = part.end();
        let Part::Block(index, block) = part else {
            continue;
        };
        let label = block
            .label
            .is_some_and(|l| l.alone && heads_members(document, l));
        let sentence = leads_in(document.block_text(block));
        if label || sentence {
            at = at.max(list(document, index, label, findings));
        }
    }
}

/// `Membership`, and `Members` where it does not say that they were there.
fn heads_members(document: &Document, label: LabelHit) -> bool {
    match label.term {
        Term::Membership => true,
        Term::Present => document
            .words(label.span)
            .trim_end_matches(':')
            .eq_ignore_ascii_case("members"),
        _ => false,
    }
}

/// `The membership of the forum consists of:`
fn leads_in(words: &str) -> bool {
    leads_to_list(words) && last_sentence(words).to_lowercase().contains("member")
}

/// `The forum shall comprise:`, which leads to members below a heading that says so.
fn leads_to_list(words: &str) -> bool {
    const VERBS: &[&str] = &[
        " is:",
        "consist",
        "compris",
        "are",
        "made up",
        "follow",
        "include",
        "drawn from",
        "constitut",
    ];
    if !words.ends_with(':') {
        return false;
    }
    let words = last_sentence(words);
    word_count(words) <= MOST_WORDS && {
        let folded = words.to_lowercase();
        VERBS.iter().any(|verb| folded.contains(verb))
            && !OF_DUTIES.iter().any(|duty| folded.contains(duty))
    }
}

/// Words of sentences that lead to what members are to do.
const OF_DUTIES: &[&str] = &["responsib", "duties", "role of", "roles of", "expected to"];

/// The block below the sentence that leads to the members, in one of the first clauses below their heading.
fn below_lead(document: &Document, from: usize) -> Option<usize> {
    /// Clauses that may stand before it.
    const WITHIN: usize = 4;
    (from..from + WITHIN)
        .map_while(|at| match document.part(at) {
            Some(Part::Block(_, block))
                if block.role != Role::Heading || leads_to_list(document.block_text(block)) =>
            {
                Some((at, block))
            }
            _ => None,
        })
        .find(|(_, block)| leads_to_list(document.block_text(block)))
        .map(|(at, _)| at + 1)
}

fn list(document: &Document, index: usize, labelled: bool, findings: &mut Findings) -> usize {
    let mut members: Vec<Span> = Vec::new();
    let mut end = index + 1;
    // A heading may have its sentence below it.
    if labelled {
        end = below_lead(document, end).unwrap_or(end);
    }
    let first = end;
    if let Some(Part::Table(table)) = document.part(end) {
        members.extend(rows(document, table));
        end = table.end_block;
    }
    while let Some(Part::Block(at, block)) = document.part(end) {
        let apart = block.gap > 0 && at > first && block.marker.is_none();
        if apart || !is_member(document, block) {
            break;
        }
        members.push(block.text);
        end = at + 1;
    }
    if members.len() < LEAST {
        return index + 1;
    }
    // A heading with a number stays one.
    let numbered = document.blocks.get(index).is_some_and(Block::is_numbered);
    let takes = if numbered { first..end } else { index..end };
    findings.taking(
        Fact::Membership(members),
        document.span_of(takes.clone()),
        takes,
        &[("below the label of a membership", 4)],
    );
    end
}

/// The members of a table: a row each.
fn rows<'d>(document: &'d Document, table: &'d Table) -> impl Iterator<Item = Span> + 'd {
    let body = table.rows.iter().enumerate().filter(|(at, row)| {
        let heads = (0..table.columns)
            .filter_map(|column| document.cell_span(table, *at, column))
            .any(|cell| vocabulary::column(document.words(cell)).is_some());
        !(row.head || *at == 0 && heads)
    });
    body.map(|(_, row)| document.span_of(row.first_block..row.end_block))
}

fn is_member(document: &Document, block: &Block) -> bool {
    let words = document.block_text(block);
    let (most_words, ends) = match block.role {
        // `• Chair`
        Role::Entry | Role::Heading if block.marker.is_some() => (MOST_ENTRY_WORDS, &[':'][..]),
        Role::Heading | Role::Footnote => return false,
        _ => (MOST_WORDS, &['.', ':'][..]),
    };
    !block.is_numbered() && word_count(words) <= most_words && !words.ends_with(ends)
}
