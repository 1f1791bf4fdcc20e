//! Attendance without a label, above the first item: `Councillors A Ash (Chairman), B Birch and C Cedar`,
//! and below it the clerk.
//!
//! Deliberately not seen: where a label of people stands near the head, what is listed without one.

use super::attendance_lines::entry;
use super::people;
use super::people_list;
use super::people_posts;
use super::title::has_kind;
use super::unnamed::{in_post, unnamed_post};
use super::{Fact, Findings, PeopleFact, PersonFact, Recogniser};
use crate::document::{Block, Document, Role};
use crate::minutes::Status;
use crate::text::{is_name, word_count};
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
    let front = front(document);
    let labelled = |block: &Block| {
        block
            .label
            .is_some_and(|label| matches!(label.term, Term::Present | Term::Attendance))
    };
    if front.iter().any(labelled) {
        return;
    }
    let Some((from, end, people)) = first_list(document) else {
        if let Some((from, people)) = initialled(document) {
            take(document, from..from + people.len(), people, findings);
            return;
        }
        let above = front.iter().position(begins_items).unwrap_or(front.len());
        roll(document, front.get(above..).unwrap_or_default(), findings);
        return;
    };
    let mut end = end;
    let mut people = people;
    while let Some(below) = front.get(end).filter(|below| below.gap <= 1)
        && let more = those_of(document, below, end..end + 1)
        && more.len() > 1
    {
        people.extend(more);
        end += 1;
    }
    take(document, from..end, people, findings);
    // Those who serve the body stand below its members.
    let mut at = end;
    while let Some(below) = front.get(at)
        && let Some(person) = in_a_post(document, below)
    {
        take(document, at..at + 1, vec![person], findings);
        at += 1;
    }
}

fn front(document: &Document) -> &[Block] {
    document.blocks.get(..FRONT).unwrap_or(&document.blocks)
}

fn begins_items(block: &Block) -> bool {
    block.is_numbered() || block.level > 1
}

/// Where the first list of people above the items begins and ends, which no label heads, and the people.
fn first_list(document: &Document) -> Option<(usize, usize, Vec<PersonFact>)> {
    let front = front(document);
    let above = front.iter().position(begins_items).unwrap_or(front.len());
    (0..above).find_map(|at| {
        let (people, end) = those_from(document, front, at);
        // Lines of a title in capitals look like names.
        let titled = |to: usize| {
            let lines = document.blocks.get(at..to).unwrap_or_default();
            lines.iter().any(|line| has_kind(document.block_text(line)))
        };
        if people.len() >= LEAST && !titled(end) {
            return Some((at, end, people));
        }
        let (entries, lines) =
            one_an_entry(document, document.blocks.get(at..).unwrap_or_default());
        (entries.len() > LEAST && lines > 2 && !titled(at + lines)).then_some((
            at,
            at + lines,
            entries,
        ))
    })
}

/// The block with which a list of people begins that stands above the items without a label.
pub(super) fn begins(document: &Document) -> Option<usize> {
    first_list(document).map(|(from, ..)| from)
}

/// `Ann Oak (AO)`, one a line, wherever the first of them stands: the initials say that they are people.
fn initialled(document: &Document) -> Option<(usize, Vec<PersonFact>)> {
    /// Blocks among which such a list begins.
    const NEAR: usize = 60;
    let person = |block: &Block| {
        let free = block.cell.is_none() && block.label.is_none() && !block.is_numbered();
        people::person(document, block.text, Status::Present)
            .filter(|person| free && person.initials.is_some())
    };
    (0..document.blocks.len().min(NEAR)).find_map(|at| {
        let blocks = document.blocks.get(at..)?;
        let people: Vec<PersonFact> = blocks.iter().map_while(person).collect();
        (people.len() > LEAST).then_some((at, people))
    })
}

/// Titled names that make a roll, wherever they stand.
const LEAST_OF_ROLL: usize = 6;

/// `Mr A Ash, Mrs B Birch, …` in the first item: many names, each with its title, and nothing else.
fn roll(document: &Document, blocks: &[Block], findings: &mut Findings) {
    for block in blocks {
        let said_else = block.cell.is_some() || block.label.is_some();
        if said_else || block.role != Role::Paragraph {
            continue;
        }
        let people = people_list::whole_list(document, block.text, Status::Present);
        if people.len() >= LEAST_OF_ROLL && people.iter().all(|p| p.honorific.is_some()) {
            let fact = Fact::People(PeopleFact {
                people,
                label: None,
            });
            findings.inline(fact, block.whole, &[("a roll of titled names", 3)]);
            return;
        }
    }
}

/// The people of a list that begins at a block and goes on in those below while they end with a comma,
/// and the block after it.
fn those_from(document: &Document, front: &[Block], at: usize) -> (Vec<PersonFact>, usize) {
    let mut end = at + 1;
    while front
        .get(end - 1)
        .is_some_and(|above| document.block_text(above).ends_with(','))
        && front.get(end).is_some_and(|below| {
            below.gap == 0 && below.label.is_none() && !below.is_numbered() && below.cell.is_none()
        })
    {
        end += 1;
    }
    let people = front
        .get(at)
        .map_or_else(Vec::new, |block| those_of(document, block, at..end));
    (people, end)
}

/// Titles of several people.
const PLURAL_TITLES: &[&str] = &["Cllrs", "Councillors", "Crs", "Clrs", "Messrs"];

/// The people of blocks that are a list of them, and say so by posts, titles or brackets.
fn those_of(document: &Document, block: &Block, blocks: std::ops::Range<usize>) -> Vec<PersonFact> {
    if block.cell.is_some() || block.label.is_some() || block.role == Role::Heading {
        return Vec::new();
    }
    let span = document.span_of(blocks);
    let people = people_list::whole_list(document, span, Status::Present);
    let told = people.iter().filter(|p| is_told(p)).count();
    let words = document.block_text(block);
    let of_many = words
        .split(' ')
        .next()
        .is_some_and(|first| PLURAL_TITLES.contains(&first.trim_end_matches('.')));
    if told * 2 > people.len() || of_many || people_posts::opens_with_plural_post(words) {
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

/// Lines of names, among which one says that it is somebody's, that are a list; fewer are one above a label
/// of other people.
const MANY_LINES: usize = 6;

/// Blank lines between lines of one list.
const MOST_APART: u16 = 3;

/// Whether something beside a name says that it is somebody's.
const fn is_told(person: &PersonFact) -> bool {
    person.has_particulars() || person.honorific.is_some()
}

/// Entries of a list or lines, each a person, most with a post or body in brackets or behind a comma; and
/// how many blocks they take.
fn one_an_entry(document: &Document, blocks: &[Block]) -> (Vec<PersonFact>, usize) {
    let role = blocks.first().map_or(Role::Entry, |block| block.role);
    let mut people = Vec::new();
    let mut lines = 0;
    for (nth, block) in blocks.iter().enumerate() {
        let line = |role: Role| matches!(role, Role::Paragraph | Role::Heading);
        let alike = (role == Role::Entry || line(role))
            && (block.role == role || (line(role) && line(block.role)))
            && !block.is_numbered()
            && block.cell.is_none()
            && block.label.is_none()
            && (role == Role::Entry || nth == 0 || block.gap <= MOST_APART);
        if !alike {
            break;
        }
        let found = if titled_behind_dash(document, block) {
            entry(document, block, Status::Present)
        } else {
            one_or_more(document, block)
        };
        let found = match unnamed_post(document.block_text(block)) {
            Some(post) if lines >= LEAST => {
                vec![in_post(
                    block.text,
                    document.block_text(block),
                    post,
                    Status::Present,
                )]
            }
            _ => found,
        };
        // Lines that blank lines part must each say that they are people.
        let close = role == Role::Entry || nth == 0 || block.gap == 0;
        if found.is_empty() || !(close || found.iter().all(is_told)) {
            break;
        }
        // `Welcome` is no name alone.
        let is_whole =
            |person: &PersonFact| is_told(person) || is_name(document.words(person.name));
        if block.role == Role::Heading && !found.iter().all(is_whole) {
            break;
        }
        people.extend(found);
        lines += 1;
    }
    let told = people.iter().filter(|p| is_told(p)).count();
    let labelled_below = blocks
        .get(lines)
        .and_then(|below| below.label)
        .is_some_and(|label| label.alone && label.term.heads_people());
    let plain = || {
        told > 0
            && (lines >= MANY_LINES || (lines >= LEAST && labelled_below))
            && people
                .iter()
                .all(|person| is_name(document.words(person.name)) || is_told(person))
    };
    if told * 2 > people.len() || plain() {
        (people, lines)
    } else {
        (Vec::new(), 0)
    }
}

/// The person of a line, or those whom semicolons part in it.
fn one_or_more(document: &Document, block: &Block) -> Vec<PersonFact> {
    if document.block_text(block).contains(';') {
        let several = people_list::whole_list(document, block.text, Status::Present);
        if several.len() > 1 {
            return several;
        }
    }
    let person = people::person(document, block.text, Status::Present);
    person.into_iter().collect()
}

/// `Elm - Mr A Ash, Ms B Birch`: a place or body, and those who came from there.
fn titled_behind_dash(document: &Document, block: &Block) -> bool {
    let words = document.block_text(block);
    [" - ", " \u{2013} "].iter().any(|dash| {
        words.split_once(dash).is_some_and(|(_, people)| {
            crate::text::person_entry(people).is_some_and(|entry| entry.honorific.is_some())
        })
    })
}

/// People of whom it is sure that they are a list.
const MANY: usize = 4;

fn take(
    document: &Document,
    takes: std::ops::Range<usize>,
    people: Vec<PersonFact>,
    findings: &mut Findings,
) {
    let clues: &[(&str, i16)] = if people.len() >= MANY {
        &[
            ("a list of names above the first item", 3),
            ("many of them", 2),
        ]
    } else {
        &[("a list of names above the first item", 3)]
    };
    let fact = Fact::People(PeopleFact {
        people,
        label: None,
    });
    findings.taking(fact, document.span_of(takes.clone()), takes, clues);
}
