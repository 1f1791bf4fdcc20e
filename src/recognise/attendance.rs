//! Attendance as lists: run in behind a label (`Present: Cllr Ash (Chair), Cllr Birch`), one person
//! a line below one (`Members`), and in sentences (`Apologies were received from A Oak.`).
//!
//! Deliberately not seen: tables (their own recogniser), head counts (`three members of the
//! public`), people who only speak.

use super::attendance_lines::{
    entry, is_head_count, labels_within, listed, names_person, opens_sentence, slipped_entry,
    spaced_list,
};
use super::attendance_sentences::{below_sentence, in_sentences, leads_to_people};
use super::items_run_in::standing_item_in_capitals;
use super::people;
use super::people_beside::settle_initials;
use super::people_posts;
use super::regions::Part;
use super::{Fact, Findings, PeopleFact, PersonFact, Recogniser};
use crate::document::{Block, Document, LabelHit, Role, Span};
use crate::minutes::Status;
use crate::text::{sentence_end, word_count};
use crate::vocabulary::{Term, tells_attendance};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "attendance",
    sees: "lists and sentences that say who was there and who was not",
    run,
};

/// The status of those whom a label heads.
pub(super) const fn status_of(term: Term) -> Option<Status> {
    match term {
        Term::Present | Term::Attendance => Some(Status::Present),
        Term::InAttendance => Some(Status::InAttendance),
        Term::Apologies => Some(Status::Apologies),
        Term::Absent => Some(Status::Absent),
        _ => None,
    }
}

fn run(document: &Document, findings: &mut Findings) {
    let mut at = 0;
    while let Some(part) = document.part(at) {
        at = part.end();
        if let Part::Block(index, block) = part
            && let Some(label) = block.label
            && let Some(status) = status_of(label.term)
            && !after_vote(document, index)
        {
            let end = if label.alone {
                below_label(document, index, block, status, findings)
            } else {
                behind_label(document, index, block, label, status, findings)
            };
            at = at.max(end);
        } else if let Part::Block(index, block) = part
            && block.label.is_none()
            && heads_apologies(document, block)
        {
            let end = below_label(document, index, block, Status::Apologies, findings);
            at = at.max(end);
        } else if let Part::Block(index, block) = part
            && block.label.is_none()
            && block.cell.is_none()
            && let Some(status) = leads_to_people(document.block_text(block))
        {
            at = at.max(below_sentence(document, index, block, status, findings));
        }
    }
    in_cells(document, findings);
    in_sentences(document, findings);
}

/// `Apologies` in a cell of a table of items, and those who sent them below it.
fn in_cells(document: &Document, findings: &mut Findings) {
    for (index, block) in document.blocks.iter().enumerate() {
        let Some((label, below)) = block.label.zip(document.blocks.get(index + 1)) else {
            continue;
        };
        let away = matches!(label.term, Term::Apologies | Term::Absent) && label.alone;
        if !away || block.cell.is_none() || below.cell != block.cell || below.label.is_some() {
            continue;
        }
        let Some(status) = status_of(label.term) else {
            continue;
        };
        let people = people::whole_list(document, first_sentence(document, below.text), status);
        if !people.is_empty() {
            let fact = Fact::People(PeopleFact {
                people,
                label: Some(label.span),
            });
            findings.inline(fact, below.whole, &[("below a label in a cell", 3)]);
        }
    }
}

/// `Absent: Oak.` below `Ayes: …` tells of a vote, and so does `Absent` below `The matter was put to a vote`.
fn after_vote(document: &Document, index: usize) -> bool {
    /// Blocks above among which the vote is told.
    const NEAR: usize = 8;
    let absent = document
        .blocks
        .get(index)
        .and_then(|block| block.label)
        .is_some_and(|label| label.term == Term::Absent);
    let above = document
        .blocks
        .get(index.saturating_sub(NEAR)..index)
        .unwrap_or_default();
    let told = above.iter().rev().any(|block| {
        let words = document.block_text(block).to_lowercase();
        words.contains(" vote ") && (words.ends_with(':') || words.contains("put to"))
    });
    if absent && told {
        return true;
    }
    index
        .checked_sub(1)
        .and_then(|above| document.blocks.get(above))
        .and_then(|above| above.label)
        .is_some_and(|label| label.term == Term::Vote)
}

/// `Present: A, B and C`, with lines that go on below it.
fn behind_label(
    document: &Document,
    index: usize,
    block: &Block,
    label: LabelHit,
    status: Status,
    findings: &mut Findings,
) -> usize {
    let value = document.behind(block, label);
    let value = without_rules(document, first_sentence(document, value));
    let (value, further) = labels_within(document, value);
    let words = document.words(value);
    // `Apologies: to be noted at the next meeting by the clerk …` is a sentence.
    let mut people = if opens_sentence(words) {
        Vec::new()
    } else {
        people::list(document, value, status)
    };
    let mut end = index + 1;
    let mut unfinished = words.ends_with(',');
    while let Some(Part::Block(next, below)) = document.part(end)
        && (below.gap == 0 || (unfinished && below.gap == 1))
        && (below.indent > block.indent || unfinished)
        && below.label.is_none()
    {
        unfinished = document.block_text(below).ends_with(',');
        let more = people::list(document, below.text, status);
        if more.is_empty() {
            break;
        }
        people.extend(more);
        end = next + 1;
    }
    // A list with one person a paragraph, the first of whom stands beside the label.
    if people.len() == 1 && end == index + 1 {
        while let Some(Part::Block(next, below)) = document.part(end)
            && below.gap <= 1
            && below.label.is_none()
            && !below.begins_part()
            && names_person(document.block_text(below))
            && let Some(person) = people::person(document, below.text, status)
        {
            people.push(person);
            end = next + 1;
        }
    }
    if people.is_empty() && !people::is_nobody(words) {
        return end;
    }
    // `Roll Call: A Ash` says who called it.
    if label.term == Term::Attendance && people.len() == 1 && block.is_numbered() {
        return index + 1;
    }
    people.extend(further);
    settle_initials(document, &mut people);
    by_type(document, block.whole, &mut people);
    let clues: &[(&str, i16)] = &[("behind a label", 4), ("shape of a list of names", 2)];
    let claim = document.span_of(index..end);
    let fact = Fact::People(PeopleFact {
        people,
        label: Some(label.span),
    });
    let in_item = standing_item_in_capitals(document.block_text(block)).is_some();
    if block.is_numbered() || in_item {
        findings.inline(fact, claim, clues);
    } else {
        findings.taking(fact, claim, index..end, clues);
    }
    end
}

/// `| Ann Oak |`: what stood in a cell, without the strokes that parted it.
fn without_rules(document: &Document, value: Span) -> Span {
    let words = document.words(value);
    let strokes: &[char] = &['|', ' '];
    let lead = words.len() - words.trim_start_matches(strokes).len();
    let len = words.trim_matches(strokes).len();
    value.part(lead..lead + len)
}

/// A list is one sentence; what follows it tells something else.
fn first_sentence(document: &Document, value: Span) -> Span {
    let words = document.words(value);
    value.part(0..sentence_end(words))
}

/// `Members` alone, and a person a line below it.
fn below_label(
    document: &Document,
    index: usize,
    block: &Block,
    status: Status,
    findings: &mut Findings,
) -> usize {
    let mut people: Vec<PersonFact> = Vec::new();
    let mut end = index + 1;
    if let Some(to) = numbered_below(document, index, block, status, findings) {
        return to;
    }
    // The body's name may stand between the label and its people.
    if let Some(Part::Block(next, below)) = document.part(end)
        && below.role == Role::Heading
        && below.label.is_none()
        && !below.is_numbered()
        && let Some(Part::Block(_, first)) = document.part(next + 1)
        && first.role == Role::Entry
        && !entry(document, first, status).is_empty()
    {
        end = next + 1;
    }
    let listed_from = end;
    let mut nobody = false;
    while let Some(Part::Block(next, below)) = document.part(end) {
        // `Directors: A Ash, B Birch` below `Officials in attendance` says what they are.
        let of_posts = below.label.is_some_and(|l| {
            !people.is_empty()
                && !l.alone
                && l.term.heads_people()
                && !tells_attendance(document.words(l.span))
        });
        if below.begins_part() && !of_posts
            || (below.label.is_some_and(|l| l.marked)
                && !of_posts
                && !below
                    .label
                    .is_some_and(|l| l.alone && l.term == Term::MinuteTaker))
        {
            break;
        }
        // A blank line ends the list, unless blank lines part its entries too.
        let first_gap = document.blocks.get(listed_from).map_or(0, |b| b.gap);
        let apart = below.gap > first_gap.max(block.gap_after)
            || (below.gap > 0 && next > listed_from + 1 && first_gap == 0);
        if apart && !spaced_list(document, listed_from, next) {
            break;
        }
        let words = document.block_text(below);
        if people::is_nobody(words) {
            nobody = true;
            end = next + 1;
            break;
        }
        // `Name Representing Role` heads the columns of what was a table.
        if heads_columns(words) {
            end = next + 1;
            continue;
        }
        // `Ex Officio` in the middle of a list parts its people.
        if !people.is_empty() && crate::vocabulary::of_people(words, false).is_some() {
            end = next + 1;
            continue;
        }
        // A heading is another part's, unless something beside the name says that it is a person.
        let found = if below.role == Role::Heading && !names_person(words) {
            Vec::new()
        } else {
            entry(document, below, status)
        };
        let found = if found.is_empty() && !people.is_empty() {
            slipped_entry(document, next, status)
        } else {
            found
        };
        if found.is_empty() {
            // A wrapped address or a head count in the middle of the list.
            if !people.is_empty() && below.gap == 0 && is_head_count(words) {
                end = next + 1;
                continue;
            }
            break;
        }
        people.extend(found);
        end = next + 1;
    }
    if let Some(pair) = pair_below(document, &people, listed_from, status) {
        people = pair;
    }
    if people.is_empty() && !nobody {
        label_above_labels(document, index, block, findings);
        return index + 1;
    }
    settle_initials(document, &mut people);
    by_type(document, block.whole, &mut people);
    let clues: &[(&str, i16)] = &[("below a label", 4), ("one person a line", 2)];
    let claim = document.span_of(index..end);
    let fact = Fact::People(PeopleFact {
        people,
        label: Some(block.whole),
    });
    if block.is_numbered() {
        findings.inline(fact, claim, clues);
    } else {
        findings.taking(fact, claim, index..end, clues);
    }
    end
}

/// Where a label says that bold type tells who was there (`Present in bold`), those in other type were
/// not.
fn by_type(document: &Document, label: Span, people: &mut [PersonFact]) {
    if !document.words(label).to_lowercase().contains("bold") || document.faces.bold.is_empty() {
        return;
    }
    for person in people {
        let bold = document
            .source_spans(person.name)
            .iter()
            .all(|span| document.faces.is_bold(*span, &document.text));
        person.status = if bold {
            Status::Present
        } else {
            Status::Absent
        };
    }
}

/// `1/16 To receive and accept APOLOGIES FOR ABSENCE`
fn heads_apologies(document: &Document, block: &Block) -> bool {
    /// Most words of such a heading.
    const MOST_WORDS: usize = 10;
    let words = document.block_text(block);
    block.is_numbered_heading()
        && word_count(words) <= MOST_WORDS
        && words.to_ascii_lowercase().contains("apologies")
}

/// Whether a line holds nothing but heads of columns.
fn heads_columns(words: &str) -> bool {
    const HEADS: &[&str] = &[
        "name",
        "names",
        "representing",
        "role",
        "organisation",
        "organization",
        "title",
        "job",
        "position",
        "initials",
        "company",
        "affiliation",
        "attendance",
        "department",
    ];
    words.contains(' ')
        && words
            .split([' ', '/'])
            .all(|word| HEADS.iter().any(|head| word.eq_ignore_ascii_case(head)))
}

/// `1. A Ash`, `2. B Birch` below a label; gives the block after them.
fn numbered_below(
    document: &Document,
    index: usize,
    block: &Block,
    status: Status,
    findings: &mut Findings,
) -> Option<usize> {
    let first = document.blocks.get(index + 1)?;
    if !first.is_numbered() || first.marker?.value != 1 {
        return None;
    }
    let (people, end) = listed(document, index, block, status);
    if people.len() < 2 {
        return None;
    }
    let fact = Fact::People(PeopleFact {
        people,
        label: Some(block.whole),
    });
    let clues = &[("below a label", 4), ("numbered one by one", 3)];
    findings.taking(fact, document.span_of(index..end), index..end, clues);
    Some(end)
}

/// `Ann Oak, Bea Elm` alone below a label are two people, where `Ann Oak, Elm Ltd` is one.
fn pair_below(
    document: &Document,
    people: &[PersonFact],
    listed_from: usize,
    status: Status,
) -> Option<Vec<PersonFact>> {
    let [only] = people else {
        return None;
    };
    let beside = document.words(only.organisation?);
    if !crate::text::is_name(beside) || people_posts::names_body(beside) {
        return None;
    }
    let line = document.blocks.get(listed_from)?;
    Some(people::whole_list(document, line.text, status)).filter(|pair| pair.len() > 1)
}

/// `ROLL CALL` above `Present:` says no more than these.
fn label_above_labels(document: &Document, index: usize, block: &Block, findings: &mut Findings) {
    let divided = document
        .blocks
        .get(index + 1)
        .and_then(|below| below.label)
        .is_some_and(|below| below.term.heads_people());
    if divided && !block.is_numbered() {
        findings.taking(
            Fact::PartLabel,
            block.whole,
            index..index + 1,
            &[("label above labels of people", 4)],
        );
    }
}
