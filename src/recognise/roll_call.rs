//! Attendance that only a roll call tells: `On roll call: Ash - Aye, Birch - Aye, Cedar - Absent`.
//!
//! Deliberately not seen: where a label of people stands in the document, votes.

use super::pattern::Pattern;
use super::people::person;
use super::sentences::rest_of_line;
use super::{Fact, Findings, PeopleFact, PersonFact, Recogniser};
use crate::document::{Block, Document, Span};
use crate::minutes::Status;
use crate::text::{offset_in, sentence_end};
use crate::vocabulary::Term;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "roll_call",
    sees: "roll calls that say who was there",
    run,
};

/// People that make a roll call.
const LEAST: usize = 3;

static CALL: Pattern = Pattern::cued(
    &["oll call", "oll Call", "OLL CALL"],
    r"(?i)\broll call[^:.\n]{0,40}: ?",
);

/// What somebody answered, or was said to be.
const ANSWERS: &[(&str, Status)] = &[
    ("aye", Status::Present),
    ("yes", Status::Present),
    ("yea", Status::Present),
    ("nay", Status::Present),
    ("no", Status::Present),
    ("abstain", Status::Present),
    ("here", Status::Present),
    ("present", Status::Present),
    ("absent", Status::Absent),
    ("excused", Status::Apologies),
];

fn run(document: &Document, findings: &mut Findings) {
    let labelled = |block: &Block| {
        let heads = block
            .label
            .is_some_and(|label| matches!(label.term, Term::Present | Term::Attendance));
        heads && !tells_of_call(document.block_text(block))
    };
    if document.blocks.iter().any(labelled) {
        return;
    }
    let flow = document.flow.text();
    for found in CALL.find_in(document) {
        let line = rest_of_line(flow, found.end());
        let first = sentence_end(line);
        // `Roll call: A Oak, Clerk, called the roll. B Elm - present, …`
        let second = line
            .get(first..)
            .map_or(first, |rest| first + sentence_end(rest));
        let sentences = [
            Span::new(found.end(), found.end() + first),
            Span::new(found.end() + first, found.end() + second),
        ];
        let Some((span, people)) = sentences
            .into_iter()
            .map(|span| span.trimmed(flow))
            .find_map(|span| Some((span, answers(document, span)?)))
        else {
            continue;
        };
        let raw = Span::new(found.start(), span.to());
        let fact = Fact::People(PeopleFact {
            people,
            label: None,
        });
        findings.inline(fact, raw, &[("a roll call", 2)]);
        return;
    }
}

/// Whether words say that somebody called the roll, rather than who answered.
pub(super) fn tells_of_call(words: &str) -> bool {
    words.contains("called the roll")
}

fn answers(document: &Document, span: Span) -> Option<Vec<PersonFact>> {
    let words = document.words(span).trim_end_matches('.');
    let mut people = Vec::new();
    for part in words.split([',', ';']) {
        let part = part.trim();
        let mark = part.rfind(['-', '\u{2013}', '\u{2014}', ':', ' '])?;
        let answer = part
            .get(mark..)?
            .trim_start_matches(['-', '\u{2013}', '\u{2014}', ':', ' ']);
        let (_, status) = ANSWERS
            .iter()
            .find(|(word, _)| answer.eq_ignore_ascii_case(word))?;
        let name = part
            .get(..mark)?
            .trim_end_matches(['-', '\u{2013}', '\u{2014}', ':', ' ']);
        let name = name.strip_prefix("and ").unwrap_or(name);
        let from = offset_in(words, name);
        people.push(person(
            document,
            span.part(from..from + name.len()),
            *status,
        )?);
    }
    (people.len() >= LEAST).then_some(people)
}
