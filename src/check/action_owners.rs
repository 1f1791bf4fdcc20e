//! `AB/CD` own an action in the table, `AB/EF` in the text.
//!
//! Deliberately not seen: one person under two labels, and places that name no owner.

use super::report::{Report, part, pointer};
use super::{Check, Code, Reports};
use crate::minutes::{Action, Minutes, PersonLabel, Place};
use crate::text::{fold, without_letters};
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "action_owners_differ",
        reports: Reports::Conflict,
        summary: "an action's owners differ between two places",
        page: include_str!("../../docs/checks/action_owners_differ.md"),
    },
    run,
};

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    for action in &minutes.actions {
        for (at, mention) in action.mentions.iter().enumerate() {
            if same_owners(minutes, &action.owners, &mention.owners) {
                continue;
            }
            let mut places = report.places_of_any(&action.reference, &["owners", "text"]);
            places.extend(places_in_mention(report, action, at, |raw| {
                owners_in(raw, &mention.owners)
            }));
            report.add(
                format!(
                    "{} is for {} in one place and for {} in another",
                    called(action),
                    list(&action.owners),
                    list(&mention.owners)
                ),
                places,
                [&action.reference],
            );
        }
    }
}

/// Where a part of a mention's words stands; all of the mention where the part is not found.
pub(super) fn places_in_mention(
    report: &Report<'_>,
    action: &Action,
    at: usize,
    find: impl Fn(&str) -> Option<Range<usize>>,
) -> Vec<Place> {
    let entry = report.entry(&pointer(&action.reference, &format!("mentions/{at}")));
    entry
        .map(|entry| match find(&entry.raw) {
            Some(range) => part(&entry.raw, &entry.places, &range),
            None => entry.places.clone(),
        })
        .unwrap_or_default()
}

/// From the first owner's label to the end of the last's.
fn owners_in(raw: &str, owners: &[PersonLabel]) -> Option<Range<usize>> {
    let first = raw.find(&owners.first()?.label)?;
    let last = &owners.last()?.label;
    let end = first + raw.get(first..)?.find(last)? + last.len();
    Some(first..end)
}

/// How a message calls an action.
pub(super) fn called(action: &Action) -> String {
    match &action.id {
        Some(id) => format!("action {id}"),
        None => "an action".to_owned(),
    }
}

fn list(owners: &[PersonLabel]) -> String {
    let labels: Vec<&str> = owners.iter().map(|owner| owner.label.as_str()).collect();
    labels.join(", ")
}

fn same_owners(minutes: &Minutes, a: &[PersonLabel], b: &[PersonLabel]) -> bool {
    let held = |these: &[PersonLabel], those: &[PersonLabel]| {
        these
            .iter()
            .all(|this| those.iter().any(|that| same(minutes, this, that)))
    };
    // A place without owners says nothing about them.
    a.is_empty() || b.is_empty() || (held(a, b) && held(b, a))
}

fn same(minutes: &Minutes, a: &PersonLabel, b: &PersonLabel) -> bool {
    match (&a.person, &b.person) {
        (Some(a), Some(b)) => a == b,
        (Some(person), None) => stands_for(minutes, person, &b.label),
        (None, Some(person)) => stands_for(minutes, person, &a.label),
        (None, None) => same_words(&a.label, &b.label),
    }
}

/// Whether a label that matches nobody for sure may still be this person: by post, or by a part of
/// the name that others share.
fn stands_for(minutes: &Minutes, person: &str, label: &str) -> bool {
    let Some(person) = minutes.person(person) else {
        return false;
    };
    let label = fold(label);
    let name = fold(without_letters(&person.name));
    let by_name = label
        .split(' ')
        .any(|word| name.split(' ').any(|part| part == word));
    let by_post = person
        .role
        .iter()
        .flat_map(|role| role.split([',', ';', '(', ')']))
        .any(|post| fold(post) == label);
    by_name || by_post
}

/// Whether one label is the other, or is made of words of the other; a space may have broken one.
fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let holds = |whole: &str, part: &str| {
        part.split(' ')
            .all(|word| whole.split(' ').any(|other| other == word))
    };
    holds(&a, &b) || holds(&b, &a) || a.replace(' ', "") == b.replace(' ', "")
}
