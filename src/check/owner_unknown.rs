//! An owner's initials that are nobody's.
//!
//! Deliberately not seen: where few attendees have initials printed; abbreviations of organisations
//! that the document names, and initials that stand in brackets after a name elsewhere; whatever
//! does not look like initials.

use super::report::Report;
use super::walk::{every_item, every_section};
use super::{Check, Code, Reports};
use crate::minutes::{Block, Minutes, Severity};
use crate::text::is_initials;
use std::collections::HashSet;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "owner_unknown",
        reports: Reports::Diagnostic(Severity::Note),
        summary: "an action's owner has initials that nobody in the attendance has",
        page: include_str!("../../docs/checks/owner_unknown.md"),
    },
    run,
};

/// Share of the attendance, in percent, that must have initials: then who has none there is
/// somebody else.
const MOST_INITIALS: usize = 80;

/// People with initials that make these the document's custom.
const LEAST_PEOPLE: usize = 3;

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    let with = minutes.attendance.iter().filter(|p| p.initials.is_some());
    let with = with.count();
    if with < LEAST_PEOPLE || with * 100 < minutes.attendance.len() * MOST_INITIALS {
        return;
    }
    let mut told: HashSet<&str> = HashSet::new();
    for action in &minutes.actions {
        for owner in &action.owners {
            let label = owner.label.as_str();
            if owner.person.is_some()
                || !is_initials(label)
                || names_a_body(minutes, label)
                || introduced(minutes, label)
                || !told.insert(label)
            {
                continue;
            }
            let places = report.places_of_any(&action.reference, &["owners", "text"]);
            report.add(
                format!("nobody in the attendance has the initials `{label}`"),
                places,
                [],
            );
        }
    }
}

/// Whether the label is a word of somebody's post or organisation, or of the meeting's title.
fn names_a_body(minutes: &Minutes, label: &str) -> bool {
    let people = minutes
        .attendance
        .iter()
        .flat_map(|person| person.role.iter().chain(&person.organisation));
    let meeting = &minutes.meeting;
    let mut texts = people
        .chain(&meeting.abbreviation)
        .chain(&meeting.title)
        .chain(&meeting.body);
    texts.any(|text| {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|word| word == label)
    })
}

/// Whether the label stands in brackets somewhere, as it does where a text introduces it.
fn introduced(minutes: &Minutes, label: &str) -> bool {
    let bracket = format!("({label})");
    let holds = |text: &str| text.contains(&bracket);
    let block = |block: &Block| match block {
        Block::Paragraph { text } => holds(text),
        Block::List { items } => items.iter().any(|text| holds(text)),
        Block::Table { rows } => rows.iter().flatten().any(|text| holds(text)),
    };
    minutes.unplaced.iter().any(|stray| holds(&stray.text))
        || every_section(&minutes.sections).any(|section| section.blocks.iter().any(block))
        || every_item(&minutes.items).any(|item| item.blocks.iter().any(block))
}
