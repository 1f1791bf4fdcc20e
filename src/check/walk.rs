//! Items and sections with all that stands below them, in the document's order.

use crate::minutes::{Item, Section};

/// The items and their sub-items.
pub(super) fn every_item(items: &[Item]) -> impl Iterator<Item = &Item> {
    every(items, |item| &item.items)
}

/// The sections and the sections in them.
pub(super) fn every_section(sections: &[Section]) -> impl Iterator<Item = &Section> {
    every(sections, |section| &section.sections)
}

fn every<'m, T>(
    roots: &'m [T],
    below: impl Fn(&'m T) -> &'m [T] + 'm,
) -> impl Iterator<Item = &'m T> {
    let mut waiting: Vec<&T> = roots.iter().rev().collect();
    std::iter::from_fn(move || {
        let next = waiting.pop()?;
        waiting.extend(below(next).iter().rev());
        Some(next)
    })
}
