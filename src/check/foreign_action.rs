//! `Action PC0119-04` in the text of minutes whose own actions are `PC0519-01` and on.
//!
//! The ids of this document's actions give the shape: the same letters, digits and marks in the
//! same places.
//!
//! Deliberately not seen: ids of digits alone, which are dates and numbers of anything.

use super::report::{Report, part, pointer};
use super::walk::every_item;
use super::{Check, Code, Reports};
use crate::minutes::{Block, Item, Minutes};
use std::collections::HashSet;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "unknown_action",
        reports: Reports::Conflict,
        summary: "the text refers to an action that this document does not hold",
        page: include_str!("../../docs/checks/unknown_action.md"),
    },
    run,
};

/// Actions whose ids share a shape before it counts as this series' own.
const LEAST_IDS: usize = 2;

/// Letters and digits that make an id unlike an ordinary word.
const LEAST_LENGTH: usize = 3;

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    let ids: HashSet<&str> = minutes
        .actions
        .iter()
        .filter_map(|action| action.id.as_deref())
        .collect();
    let mut shapes: Vec<String> = ids
        .iter()
        .filter(|id| id.len() >= LEAST_LENGTH && id.contains(|c: char| c.is_alphabetic()))
        .map(|id| shape(id))
        .collect();
    shapes.sort_unstable();
    let total = shapes.len();
    shapes.dedup();
    // Ids of many shapes are no series.
    if total < LEAST_IDS || shapes.len() * 2 > total {
        return;
    }
    let mut seen: HashSet<&str> = HashSet::new();
    for item in every_item(&minutes.items) {
        for (at, block) in item.blocks.iter().enumerate() {
            let (texts, list): (Vec<&str>, bool) = match block {
                Block::Paragraph { text } => (vec![text], false),
                Block::List { items } => (items.iter().map(String::as_str).collect(), true),
                Block::Table { .. } => continue,
            };
            for (index, text) in texts.into_iter().enumerate() {
                let field = if list {
                    format!("blocks/{at}/items/{index}")
                } else {
                    format!("blocks/{at}")
                };
                for word in words(text) {
                    let foreign = !ids.contains(word) && shapes.binary_search(&shape(word)).is_ok();
                    if foreign && seen.insert(word) {
                        tell(report, item, &field, word);
                    }
                }
            }
        }
    }
}

fn tell(report: &mut Report<'_>, item: &Item, field: &str, id: &str) {
    let entry = report.entry(&pointer(&item.reference, field));
    let places = entry
        .map(|entry| match entry.raw.find(id) {
            Some(start) => part(&entry.raw, &entry.places, &(start..start + id.len())),
            None => entry.places.clone(),
        })
        .unwrap_or_default();
    report.add(
        format!("`{id}` looks like an action, and none of this document's has that id"),
        places,
        [],
    );
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || "()[],;:".contains(c))
        .map(|word| word.trim_end_matches(['.', '/', '-']))
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
}

/// Letters as they are, digits as `0`: ids of one series differ in digits alone.
fn shape(id: &str) -> String {
    id.chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect()
}
