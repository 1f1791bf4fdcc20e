//! Whether the document as a whole may go out: marking, disclosure, draft, signatures.

use super::Question;
use crate::Reading;
use crate::minutes::{MeetingStatus, Minutes};
use crate::publish::refusal::{self, Refusal};
use crate::publish::register::folded;

/// Markings that no override of this program opens.
const NEVER: &[&str] = &[
    "secret",
    "top secret",
    "uk secret",
    "uk top secret",
    "cosmic top secret",
];

/// Markings by which a running head or a line of the text is told to be one.
const MARKINGS: &[&str] = &[
    "official",
    "official sensitive",
    "protect",
    "restricted",
    "confidential",
    "secret",
    "top secret",
    "not protectively marked",
    "unclassified",
];

pub(super) fn refusals(question: &Question<'_>) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let minutes = &question.reading.minutes;
    if minutes.error.is_some() {
        return vec![refusal::UNREAD.about(&question.plan.source.name)];
    }
    if minutes.source.sha256.as_deref() != Some(question.plan.source.sha256.as_str()) {
        refusals.push(refusal::SOURCE_CHANGED.about(&question.plan.source.name));
    }
    if question.plan.policy != question.policy_digest {
        refusals.push(refusal::POLICY_CHANGED.about("the policy"));
    }
    marking(question, &mut refusals);
    disclosure(question, minutes, &mut refusals);
    let draft = std::iter::once(&minutes.meeting)
        .chain(
            minutes
                .further_meetings
                .iter()
                .map(|further| &further.meeting),
        )
        .any(|meeting| meeting.status == Some(MeetingStatus::Draft));
    if draft && !question.plan.document.publish_draft {
        refusals.push(refusal::DRAFT.about("the minutes"));
    }
    signatures(question, &mut refusals);
    refusals
}

/// The markings that the document bears: in its header, and on any line of its text.
pub(in crate::publish) fn markings(reading: &Reading) -> Vec<String> {
    let header = reading.minutes.marking.iter();
    let header = header.filter_map(|marking| marking.classification.as_deref());
    let lines = reading
        .text
        .lines()
        .filter(|line| line.len() <= LONGEST_LINE);
    let lines = lines.flat_map(parts).filter(|part| is_marking(part));
    let mut markings: Vec<String> = Vec::new();
    for marking in header.chain(lines) {
        if !markings
            .iter()
            .any(|known| folded(known) == folded(marking))
        {
            markings.push(marking.to_owned());
        }
    }
    markings
}

/// The longest line, in bytes, that can hold a marking beside a title or a page number.
const LONGEST_LINE: usize = 160;

/// `OFFICIAL-SENSITIVE – Minutes of the Board | Page 2` in its parts.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    const BETWEEN: [&str; 6] = [" - ", " \u{2013} ", " \u{2014} ", ": ", "|", "\t"];
    let mut parts = vec![line];
    for between in BETWEEN {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(between))
            .collect();
    }
    parts.into_iter().map(str::trim)
}

/// Whether words are a marking, maybe with a descriptor in capitals: `OFFICIAL-SENSITIVE PERSONAL`.
fn is_marking(text: &str) -> bool {
    if text.contains(char::is_lowercase) {
        return false;
    }
    let words = folded(text);
    MARKINGS
        .iter()
        .any(|marking| words == *marking || words.starts_with(&format!("{marking} ")))
}

fn marking(question: &Question<'_>, refusals: &mut Vec<Refusal>) {
    let markings = markings(question.reading);
    let allowed = |marking: &str| {
        let words = folded(marking);
        question
            .policy
            .markings
            .iter()
            .any(|known| folded(known) == words)
    };
    for marking in &markings {
        let words = folded(marking);
        let never = NEVER
            .iter()
            .any(|never| words == *never || words.starts_with(&format!("{never} ")));
        if never {
            refusals.push(refusal::MARKING_NEVER.about(marking));
        } else if !allowed(marking) {
            let over = &question.plan.document.marking;
            if !(over.is_whole() && folded(&over.marking) == words) {
                refusals.push(refusal::MARKING_ABOVE_POLICY.about(marking));
            }
        }
    }
    if markings.len() > 1 && !question.plan.document.disclosure.is_whole() {
        refusals.push(refusal::MARKING_CONTRADICTION.about(markings.join(", ")));
    }
}

fn disclosure(question: &Question<'_>, minutes: &Minutes, refusals: &mut Vec<Refusal>) {
    let Some(marking) = &minutes.marking else {
        return;
    };
    let words = match (marking.foia_disclosable, marking.foia_note.as_deref()) {
        (Some(false), _) => "Disclosable: No".to_owned(),
        (_, Some(note)) => note.to_owned(),
        (_, None) => return,
    };
    let over = &question.plan.document.disclosure;
    if !over.is_whole() {
        refusals.push(refusal::NOT_DISCLOSABLE.about(words));
    }
}

fn signatures(question: &Question<'_>, refusals: &mut Vec<Refusal>) {
    let document = &question.plan.document;
    let prepared = folded(&document.prepared_by);
    let checked = folded(&document.checked_by);
    let two = question.policy.two_people;
    if prepared.is_empty() || document.decided_on.is_empty() || (two && checked.is_empty()) {
        refusals.push(refusal::NOT_SIGNED.about("the plan"));
    } else if two && prepared == checked {
        refusals.push(refusal::SAME_PERSON_CHECKED.about(&document.prepared_by));
    }
}
