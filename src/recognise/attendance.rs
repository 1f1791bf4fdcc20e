//! Attendance as lists: run in behind a label (`Present: Cllr Ash (Chair), Cllr Birch`), one person
//! a line below one (`Members`), and in sentences (`Apologies were received from A Oak.`).
//!
//! Deliberately not seen: tables (their own recogniser), head counts (`three members of the
//! public`), people who only speak.

use super::attendance_below::{below_heads, below_label, heads_lists};
use super::attendance_lines::{
    entry, grouped, labels_within, names_person, opens_sentence, received_from,
};
use super::attendance_sentences::{below_sentence, in_sentences, leads_to_people};
use super::clerks::clerk_below;
use super::items_run_in::standing_item_in_capitals;
use super::people;
use super::people_beside::{add_bracket, settle_initials};
use super::people_list;
use super::people_posts::{is_bare_post, opens_with_title_of_many};
use super::regions::Part;
use super::roll_call::tells_of_call;
use super::{Fact, Findings, PeopleFact, PersonFact, Recogniser};
use crate::document::{Block, Document, LabelHit, Role, Span};
use crate::minutes::Status;
use crate::text::{is_name, sentence_end, word_count};
use crate::vocabulary::{Term, is_nobody, tells_attendance, tells_only_attendance};

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

/// What the labels above say of those whom the next one heads.
#[derive(Debug, Default)]
struct Above {
    /// The block whose label only divides those of the label above it, and their status.
    divided: Option<(usize, Status)>,
    /// Whether a list of those who belong to the body stands above.
    members: bool,
    /// The block after the last list.
    end: usize,
}

impl Above {
    /// The status of those whom a label heads: `Councillors:` below `In attendance:` says no more of them,
    /// `Attendees:` below `Members:` heads the others.
    fn status(&self, words: &str, index: usize, label: LabelHit, status: Status) -> Status {
        match self.divided {
            Some((at, of_all)) if at == index && !tells_attendance(words) => of_all,
            _ if self.members && label.term == Term::Present && tells_only_attendance(words) => {
                Status::InAttendance
            }
            _ => status,
        }
    }

    /// Whether a list ends right above a block.
    const fn ends_at(&self, index: usize) -> bool {
        index > 0 && self.end == index
    }

    /// Keeps what a sentence says of a label right below it: `Apologies were received from:` above
    /// `Members`.
    fn lead(&mut self, document: &Document, index: usize, status: Status, end: usize) {
        let below = document.blocks.get(end).and_then(|block| block.label);
        self.divided = below
            .filter(|label| end == index + 1 && label.term == Term::Present)
            .map(|_| (end, status));
    }

    /// Keeps what a label and its list, which ends before `end`, say of the labels below.
    fn keep(&mut self, document: &Document, index: usize, status: Status, end: usize) {
        let label = |at: usize| document.blocks.get(at).and_then(|block| block.label);
        let Some(own) = label(index) else { return };
        self.end = if end > index + 1 { end } else { 0 };
        let words = document.words(own.span);
        let lists = !own.alone || end > index + 1;
        self.members |= lists && status == Status::Present && !tells_only_attendance(words);
        let goes_on = self.divided.is_some_and(|(at, _)| at == index) && !tells_attendance(words);
        let divides = own.alone
            && end == index + 1
            && status != Status::Present
            && label(end).is_some_and(|below| {
                below.term == Term::Present && !tells_attendance(document.words(below.span))
            });
        self.divided = (goes_on || divides).then_some((end, status));
    }
}

fn run(document: &Document, findings: &mut Findings) {
    let mut at = 0;
    let mut above = Above::default();
    while let Some(part) = document.part(at) {
        at = part.end();
        if let Part::Block(index, block) = part
            && let Some(label) = block.label
            && let Some(status) = status_of(label.term)
            && !after_vote(document, index)
            && !(label.term == Term::Attendance && tells_of_call(document.block_text(block)))
        {
            let status = above.status(document.words(label.span), index, label, status);
            let end = if label.alone || tells_where(document, index, block, label) {
                below_label(
                    document,
                    index,
                    block,
                    status,
                    above.ends_at(index),
                    findings,
                )
            } else {
                behind_label(document, index, block, label, status, findings)
            };
            above.keep(document, index, status, end);
            at = at.max(end);
        } else if let Part::Block(index, block) = part
            && block.label.is_none()
            && heads_apologies(document, block)
        {
            let end = below_label(document, index, block, Status::Apologies, false, findings);
            at = at.max(end);
        } else if let Part::Block(index, block) = part
            && block.label.is_none()
            && !block.is_numbered()
            && let Some(status) = heads_lists(document.block_text(block))
        {
            at = at.max(below_heads(document, index, block, status, findings));
        } else if let Part::Block(index, block) = part
            && block.label.is_none()
            && block.cell.is_none()
            && let Some(status) = leads_to_people(document.block_text(block))
        {
            let end = below_sentence(document, index, block, status, findings);
            at = at.max(end);
            above.lead(document, index, status, end);
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
        let people =
            people_list::whole_list(document, first_sentence(document, below.text), status);
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

/// `Present: see the list below`, above people one a line.
fn tells_where(document: &Document, index: usize, block: &Block, label: LabelHit) -> bool {
    let value = document.words(document.behind(block, label));
    let sees = value
        .trim_start_matches('(')
        .get(.."see ".len())
        .is_some_and(|first| first.eq_ignore_ascii_case("see "));
    sees && document
        .blocks
        .get(index + 1)
        .is_some_and(|below| below.label.is_none() && names_person(document.block_text(below)))
}

/// Whether a line is a list of people each of whom has a title.
fn is_titled_list(document: &Document, line: &Block) -> bool {
    let people = people_list::whole_list(document, line.text, Status::Present);
    people.len() > 1 && people.iter().all(|person| person.honorific.is_some())
}

/// Marks with which a line ends whose list goes on.
const GOES_ON: [char; 2] = [',', ';'];

/// Adds those of `Councillors B Birch, C Cedar and D Elm` below people one a line; gives the block after them.
fn many_below(
    document: &Document,
    from: usize,
    status: Status,
    people: &mut Vec<PersonFact>,
) -> usize {
    match document.part(from) {
        Some(Part::Block(index, below))
            if people.len() > 1
                && below.gap <= 1
                && below.label.is_none()
                && below.marker.is_none()
                && opens_with_title_of_many(document.block_text(below)) =>
        {
            people.extend(people_list::list(document, below.text, status));
            index + 1
        }
        _ => from,
    }
}

/// `2. Apologies – Chair` says who speaks to it.
fn tells_speaker(document: &Document, people: &[PersonFact]) -> bool {
    let [person] = people else { return false };
    person.honorific.is_none() && is_bare_post(document.words(person.name))
}

/// The list of `ROLL CALL: Present: A Oak, …`.
fn without_second_label(document: &Document, value: Span, status: Status) -> Span {
    let words = document.words(value);
    match words.strip_prefix("Present:") {
        Some(list) if status == Status::Present => {
            value.part(words.len() - list.trim_start().len()..words.len())
        }
        _ => value,
    }
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
    let value = without_second_label(document, value, status);
    let (value, further) = labels_within(document, value);
    let value = without_rules(document, first_sentence(document, value));
    let value = if status == Status::Apologies {
        value.after(received_from(document.words(value)))
    } else {
        value
    };
    let words = document.words(value);
    // `Apologies: to be noted at the next meeting by the clerk …` is a sentence.
    let mut people = if opens_sentence(words) {
        Vec::new()
    } else {
        people_list::list(document, value, status)
    };
    let mut end = index + 1;
    let mut unfinished = words.ends_with(GOES_ON);
    while let Some(Part::Block(next, below)) = document.part(end)
        && (below.gap == 0 || (unfinished && below.gap == 1))
        && (below.indent > block.indent
            || unfinished
            || (people.len() > 1 && is_titled_list(document, below)))
        && below.label.is_none()
    {
        let one_a_line = !unfinished && people.len() == next - index;
        let text = with_last(document, below.text, &mut people);
        unfinished = document.block_text(below).ends_with(GOES_ON);
        let more = if one_a_line {
            entry(document, below, status)
        } else {
            people_list::list(document, text, status)
        };
        if more.is_empty() {
            break;
        }
        people.extend(more);
        end = next + 1;
    }
    // `Councillor A Ash in the chair.` above `Councillors B Birch, C Cedar and D Elm.`
    let of_many = document.blocks.get(end).is_some_and(|below| {
        below.gap <= 1 && opens_with_title_of_many(document.block_text(below))
    });
    if people.len() == 1
        && end == index + 1
        && of_many
        && let Some(below) = document
            .blocks
            .get(end)
            .filter(|below| below.label.is_none())
    {
        people.extend(people_list::list(document, below.text, status));
        end += 1;
    }
    // A list with one person a paragraph, the first of whom stands beside the label.
    if people.len() == 1 && end == index + 1 {
        while let Some(Part::Block(next, below)) = document.part(end)
            && below.gap <= 1
            && below.label.is_none()
            && !below.begins_part()
            && let Some(person) = people::person(document, below.text, status)
            && (names_person(document.block_text(below)) || person.role.is_some())
        {
            people.push(person);
            end = next + 1;
        }
    }
    end = many_below(document, end, status, &mut people);
    if people.len() > 1 && end == index + 1 {
        end = paragraphs_below(document, end, status, &mut people);
    }
    if below_label_of_all(document, index) && !people.is_empty() {
        end = grouped_below(document, end, status, &mut people);
    }
    if people.is_empty() && !is_nobody(words) {
        return end;
    }
    if block.is_numbered() && tells_speaker(document, &people) {
        return index + 1;
    }
    // `Roll Call: A Ash` says who called it.
    if label.term == Term::Attendance && people.len() == 1 && block.is_numbered() {
        return index + 1;
    }
    people.extend(further);
    let end = clerk_below(document, end, &mut people);
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

/// Paragraphs of people that go on with those behind a label, each of which says something beside a name:
/// `Ed Yew, Flo Birch, (Mill Society).`; gives the block after them.
fn paragraphs_below(
    document: &Document,
    from: usize,
    status: Status,
    people: &mut Vec<PersonFact>,
) -> usize {
    let mut end = from;
    while let Some(Part::Block(next, below)) = document.part(end)
        && below.gap <= 1
        && below.label.is_none()
        && below.marker.is_none()
        && below.role == Role::Paragraph
        && let words = document.block_text(below)
        && !words.contains(':')
        && !opens_sentence(words)
        && let more = people_list::list(document, below.text, status)
        && more.iter().any(PersonFact::has_particulars)
        && more
            .iter()
            .all(|person| person.has_particulars() || is_name(document.words(person.name)))
    {
        people.extend(more);
        end = next + 1;
    }
    end
}

/// Whether the block above is a label of people alone, of which this one's label says no more than who they
/// are: `PRESENT:` above `Members: A Ash; B Birch`.
fn below_label_of_all(document: &Document, index: usize) -> bool {
    let label = |at: usize| document.blocks.get(at).and_then(|block| block.label);
    let above = index.checked_sub(1).and_then(label);
    above.is_some_and(|above| above.alone && above.term.heads_people())
        && label(index).is_some_and(|own| !tells_attendance(document.words(own.span)))
}

/// The lines that go on with `Elm Ltd: C Cedar; D Elm`; gives the block after them.
fn grouped_below(
    document: &Document,
    from: usize,
    status: Status,
    people: &mut Vec<PersonFact>,
) -> usize {
    let mut end = from;
    while let Some(Part::Block(next, below)) = document.part(end)
        && below.gap <= 1
        && below.label.is_none()
        && !below.is_numbered()
        && let Some(more) = grouped(document, below.text, status)
    {
        people.extend(more);
        end = next + 1;
    }
    end
}

/// What a line holds behind the bracket that it opens with, which is of the person before it: `(Chair), B
/// Birch`.
fn with_last(document: &Document, line: Span, people: &mut [PersonFact]) -> Span {
    let words = document.words(line);
    let close = words.strip_prefix('(').and_then(|rest| rest.find(')'));
    match close.zip(people.last_mut()) {
        Some((close, last)) => {
            add_bracket(document, last, line.part(1..close + 1));
            let rest = words.get(close + 2..).unwrap_or_default();
            let bare = rest.trim_start_matches([',', ';', ' ']);
            line.after(words.len() - bare.len())
        }
        None => line,
    }
}

/// `| Ann Oak |`: what stood in a cell, without the strokes that parted it; `– Ann Oak` without the dash.
fn without_rules(document: &Document, value: Span) -> Span {
    let words = document.words(value);
    let strokes: &[char] = &['|', '/', ' '];
    let dashes: &[char] = &['-', '\u{2013}', '\u{2014}', ' '];
    let inner = words.trim_start_matches(strokes);
    let lead = words.len() - inner.trim_start_matches(dashes).len();
    let end = words.trim_end_matches(strokes).len();
    value.part(lead..end.max(lead))
}

/// A list is one sentence; what follows it tells something else.
fn first_sentence(document: &Document, value: Span) -> Span {
    let words = document.words(value);
    value.part(0..sentence_end(words))
}

/// Where a label says that bold type tells who was there (`Present in bold`), those in other type were
/// not.
pub(super) fn by_type(document: &Document, label: Span, people: &mut [PersonFact]) {
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

/// A text as a document, and the people that are found in it, for tests.
#[cfg(test)]
pub(super) fn found_in(text: &str) -> (Document, Vec<PersonFact>) {
    let document = crate::layout::flowing(text);
    let mut findings = Findings::default();
    run(&document, &mut findings);
    let lists = findings.list.into_iter().map(|finding| finding.fact);
    let people = lists.filter_map(|fact| match fact {
        Fact::People(list) => Some(list.people),
        _ => None,
    });
    let people = people.flatten().collect();
    (document, people)
}
