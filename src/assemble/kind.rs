//! What kind of document it is.

use crate::document::{Block, Document, Role};
use crate::minutes::Kind;
use crate::recognise::{ActionForm, Fact, Findings};
use crate::text::word_count;
use crate::vocabulary::{
    BODY_WORDS, SMALL_WORDS, Term, announces_meeting, chair_welcomes, is_of_members,
    is_standing_item, is_terms_section, is_terms_title,
};

/// What was seen that speaks of a meeting.
#[derive(Debug, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each says whether one thing was seen, and they are weighed one by one"
)]
struct Evidence {
    title: Option<Kind>,
    body: bool,
    meeting: bool,
    people: usize,
    lists: usize,
    /// Whether the label of one says that they were present.
    present: bool,
    /// Of these, lists whose label says that they belong to the body, and not that they were there.
    members: usize,
    agenda: bool,
    item_table: bool,
    headings: usize,
    listed_actions: usize,
    inline_actions: usize,
    decisions: usize,
    groups: usize,
    /// Sections that terms of reference have.
    sections: usize,
    date: bool,
    /// Whether a day or a time of the meeting is told, however it is.
    day: bool,
    time: bool,
    opened: bool,
    closed: bool,
    next: bool,
    /// Items that stand on most agendas.
    standing: usize,
    /// It tells of a meeting, names points, and says nothing of them.
    is_plan: bool,
    /// Its head tells of a meeting to come.
    announced: bool,
    /// It tells of what somebody in the chair did first.
    welcomed: bool,
}

/// Whether something was seen, and how much it counts.
type Weight = (fn(&Evidence) -> bool, u8);

/// What each thing seen says for a meeting that was held.
const WEIGHTS: &[Weight] = &[
    (|e| e.people >= 2, 3),
    (|e| e.people >= 2 && e.lists > 0, 1),
    (|e| e.body, 2),
    (|e| e.item_table, 2),
    (|e| e.opened, 2),
    (|e| e.closed, 2),
    (|e| e.next, 2),
    (|e| e.welcomed, 3),
    (|e| e.decisions > 0, 1),
    (|e| e.decisions >= MANY_DECISIONS, 2),
    (|e| e.inline_actions + e.listed_actions > 0, 1),
    (|e| e.headings >= LEAST_HEADINGS, 1),
    (|e| e.standing >= LEAST_STANDING, 4),
    (|e| e.date, 1),
    (|e| e.agenda, 1),
];

impl Evidence {
    /// Whether it tells what a body is for and who belongs to it, and of no meeting on some day.
    const fn is_of_members(&self) -> bool {
        /// Sections beside the list of members.
        const LEAST: usize = 1;
        let held = self.date || self.opened || self.closed || self.decisions > 0 || self.agenda;
        !held && self.body && self.sections >= LEAST && self.lists > 0 && self.lists == self.members
    }

    /// Whether it calls people to a meeting and names its points; some of them may be explained.
    const fn is_call(&self) -> bool {
        let held = self.lists > 0 || self.people > 0 || self.opened || self.closed;
        let settled = self.decisions + self.inline_actions > 0;
        self.announced && self.headings >= LEAST_HEADINGS && !held && !settled
    }

    /// Whether it is a body's, has parts and is told of a day and time, if of no year.
    const fn is_of_a_day(&self) -> bool {
        /// Parts that no document without a meeting has by chance.
        const LEAST: usize = 2;
        self.body && self.day && self.time && self.headings >= LEAST
    }

    /// Whether nothing tells of a meeting on some day.
    const fn is_of_no_day(&self) -> bool {
        let held = self.date || self.opened || self.closed;
        !held && self.lists == 0 && self.decisions == 0 && !self.agenda
    }
}

/// Sections that make a document terms of reference; one less where its title names a body.
const LEAST_SECTIONS: usize = 3;

/// Headings that make a document one of parts.
const LEAST_HEADINGS: usize = 3;

/// Decisions that no document without a meeting has by chance.
const MANY_DECISIONS: usize = 3;

/// Items of every agenda that make a document one of a meeting.
const LEAST_STANDING: usize = 3;

/// Points that make a document without running text an agenda.
const LEAST_POINTS: usize = 4;

/// Weight from which on a document without a telling title is minutes. A recipe with a date, steps,
/// times and an `It was agreed` stays below it.
const ENOUGH: u8 = 5;

/// The kind that the findings together speak for.
pub(super) fn decide(document: &Document, findings: &Findings) -> Kind {
    let evidence = gather(document, findings);
    let weight: u8 = WEIGHTS
        .iter()
        .filter(|(seen, _)| seen(&evidence))
        .map(|(_, weight)| weight)
        .sum();
    let told = evidence.decisions + evidence.inline_actions > 0
        || evidence.welcomed
        || (evidence.standing >= LEAST_STANDING && tells(document))
        || evidence.people >= 2
        || evidence.opened
        || evidence.closed;
    let actions = evidence.listed_actions + evidence.inline_actions;
    match evidence.title {
        Some(Kind::TermsOfReference) => Kind::TermsOfReference,
        Some(Kind::ActionLog) if actions > 0 => Kind::ActionLog,
        Some(Kind::Agenda) if evidence.present && tells(document) => Kind::Minutes,
        Some(Kind::Agenda) if evidence.agenda || evidence.headings > 0 => Kind::Agenda,
        Some(Kind::Minutes) if weight > 0 => Kind::Minutes,
        _ if evidence.groups >= 2 => Kind::TermsOfReference,
        None if evidence.sections >= LEAST_SECTIONS - usize::from(evidence.body)
            && evidence.is_of_no_day() =>
        {
            Kind::TermsOfReference
        }
        None if evidence.is_of_members() => Kind::TermsOfReference,
        None if evidence.is_call() => Kind::Agenda,
        _ if weight >= ENOUGH && told => Kind::Minutes,
        _ if evidence.agenda && weight >= 2 && evidence.lists == 0 && !told => Kind::Agenda,
        _ if evidence.is_plan && evidence.headings >= LEAST_POINTS && !told => Kind::Agenda,
        _ if findings.of_meeting => Kind::Minutes,
        _ if evidence.listed_actions >= 2 && !told => Kind::ActionLog,
        None if evidence.is_of_a_day() => Kind::Minutes,
        _ => Kind::Other,
    }
}

fn gather(document: &Document, findings: &Findings) -> Evidence {
    let mut evidence = Evidence::default();
    for finding in &findings.list {
        match &finding.fact {
            Fact::Title(title) => {
                evidence.title = title.kind;
                evidence.body = title
                    .body
                    .is_some_and(|body| names_body(document.words(body)));
                evidence.meeting = true;
            }
            Fact::People(list) => {
                evidence.people += list.people.len();
                let listed = usize::from(!finding.takes.is_empty());
                let belong = list
                    .label
                    .is_some_and(|label| is_of_members(document.words(label)));
                evidence.lists += listed;
                evidence.present |= list
                    .label
                    .is_some_and(|label| says_present(document.words(label)));
                evidence.members += if belong { listed } else { 0 };
            }
            Fact::Agenda(_) => evidence.agenda = true,
            Fact::ItemTable(_) => evidence.item_table = true,
            Fact::ItemHeading(item) => {
                evidence.headings += 1;
                evidence.standing += usize::from(
                    item.title
                        .is_some_and(|title| is_standing_item(document.words(title))),
                );
            }
            Fact::Actions(form, actions) => {
                let owned = actions
                    .iter()
                    .filter(|action| {
                        action.owners.is_some()
                            || action.id.is_some()
                            || action.due.is_some()
                            || action.progress.is_some()
                    })
                    .count();
                match form {
                    ActionForm::Listed => evidence.listed_actions += owned,
                    ActionForm::Inline | ActionForm::Margin => evidence.inline_actions += owned,
                }
            }
            Fact::Decision(_) => evidence.decisions += 1,
            Fact::Group(_) => evidence.groups += 1,
            Fact::Date(date) => {
                evidence.day = true;
                evidence.date |= date.date.year.is_some();
            }
            Fact::Start(_) => {
                evidence.time = true;
                evidence.opened |= finding.by == "sittings";
            }
            Fact::End(_) => evidence.closed |= finding.by == "sittings",
            Fact::NextMeeting(_) => evidence.next = true,
            _ => {}
        }
    }
    evidence.sections = sections(document);
    if evidence.title.is_none() && heads_terms(document) && evidence.is_of_no_day() {
        evidence.title = Some(Kind::TermsOfReference);
    }
    evidence.is_plan = evidence.lists == 0
        && evidence.date
        && (evidence.body || evidence.meeting)
        && !tells(document);
    evidence.welcomed = evidence.title.is_none() && tells_of_welcome(document);
    // An agenda's label is often its title.
    if evidence.title.is_none() {
        let told = document.blocks.iter().any(|block| {
            block.role == Role::Heading
                && block.marker.is_none()
                && block
                    .label
                    .is_some_and(|l| l.alone && l.term == Term::Minutes)
        });
        if told && evidence.headings > 0 {
            evidence.title = Some(Kind::Minutes);
        }
    }
    if evidence.title.is_none() {
        let labelled = document.blocks.iter().take(12).any(|block| {
            block
                .label
                .is_some_and(|l| l.alone && l.term == Term::Agenda)
        });
        evidence.announced = announces(document);
        let plain = evidence.people == 0 && !evidence.opened && !evidence.closed;
        let announced = plain && evidence.headings > 0 && evidence.announced;
        let nothing_told = evidence.agenda
            && evidence.lists == 0
            && evidence.inline_actions == 0
            && evidence.decisions == 0;
        if labelled && (announced || nothing_told) {
            evidence.title = Some(Kind::Agenda);
        }
    }
    evidence
}

/// `Board members present`
fn says_present(label: &str) -> bool {
    label
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.eq_ignore_ascii_case("present"))
}

/// Whether the chair's welcome stands near the head.
fn tells_of_welcome(document: &Document) -> bool {
    /// Bytes from the head within which it stands.
    const FRONT: usize = 8 << 10;
    let flow = document.flow.text();
    chair_welcomes(flow.get(..flow.floor_char_boundary(FRONT)).unwrap_or(flow))
}

/// Whether the head of a document tells of a meeting to come: `The Annual Meeting will be held at …`, `Proposed
/// agenda`.
fn announces(document: &Document) -> bool {
    /// Blocks of the head.
    const FRONT: usize = 16;
    document
        .blocks
        .iter()
        .take(FRONT)
        .any(|block| announces_meeting(document.block_text(block)))
}

/// Headings and labels that name sections of terms of reference.
fn sections(document: &Document) -> usize {
    let names_section = |block: &&Block| {
        let words = document.block_text(block);
        match words.split_once(": ") {
            Some((label, _)) => is_terms_section(label),
            None => block.role == Role::Heading && is_terms_section(words),
        }
    };
    document.blocks.iter().filter(names_section).count()
}

/// Whether a heading below the title says `Terms of Reference`.
fn heads_terms(document: &Document) -> bool {
    let says =
        |block: &Block| block.role == Role::Heading && is_terms_title(document.block_text(block));
    document.blocks.iter().any(says)
}

/// Whether a name holds a word of bodies; that of a title may be any.
pub(super) fn names_body(name: &str) -> bool {
    let is_body = |word: &str| {
        BODY_WORDS
            .binary_search(&word.to_lowercase().as_str())
            .is_ok()
    };
    name.split([' ', '-', '/']).any(is_body)
}

/// Whether more than a few of the document's paragraphs are running text.
fn tells(document: &Document) -> bool {
    /// Of how many paragraphs one may be.
    const ONE_OF: usize = 12;
    let running = document.blocks.iter().filter(|block| {
        let words = document.block_text(block);
        (words.ends_with('.') && word_count(words) > 8) || word_count(words) > 24
    });
    running.count() * ONE_OF > document.blocks.len()
}

/// Bytes of the text that are looked at to tell the language.
const SAMPLE: usize = 16 << 10;

/// The language whose small words are frequent.
pub(super) fn language(document: &Document) -> Option<String> {
    let flow = document.flow.text().as_bytes();
    let sample = flow.get(..SAMPLE).unwrap_or(flow);
    // A fifth of what prose has; the search ends as soon as they are found.
    let enough = sample.len().div_ceil(200).max(3);
    SMALL_WORDS
        .iter()
        .find(|(_, words)| {
            words
                .iter()
                .flat_map(|word| memchr::memmem::find_iter(sample, word.as_bytes()))
                .nth(enough - 1)
                .is_some()
        })
        .map(|(language, _)| (*language).to_owned())
}
