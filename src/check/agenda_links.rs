//! How the agenda and the items of the minutes go together.

use super::formality::formality;
use crate::minutes::{AgendaEntry, Item, Minutes};
use crate::text::fold;
use std::collections::HashMap;

/// Share of the agenda, in percent, that must be linked to items: with less the titles are too far
/// apart for a missing link to say anything.
const MOST_LINKED: usize = 60;

/// Entries that make a list an agenda whose items can be missed.
const LEAST_ENTRIES: usize = 3;

/// The links of a record, both ways.
pub(super) struct AgendaLinks<'m> {
    agenda: &'m [AgendaEntry],
    items: &'m [Item],
    /// For each item, the entries that it takes.
    pub(super) taken: Vec<Vec<usize>>,
    /// For each entry, the items that take it.
    takers: Vec<Vec<usize>>,
}

impl<'m> AgendaLinks<'m> {
    /// The links that assembly made, and those that equal numbers or the same formality make.
    pub(super) fn new(minutes: &'m Minutes) -> Self {
        let (agenda, items) = (&minutes.agenda, &minutes.items);
        let by_ref: HashMap<&str, usize> = agenda
            .iter()
            .enumerate()
            .map(|(at, entry)| (entry.reference.as_str(), at))
            .collect();
        let mut links = Self {
            agenda,
            items,
            taken: Vec::with_capacity(items.len()),
            takers: vec![Vec::new(); agenda.len()],
        };
        for (at, item) in items.iter().enumerate() {
            let taken: Vec<usize> = item
                .agenda
                .iter()
                .filter_map(|entry| by_ref.get(entry.as_str()).copied())
                .collect();
            for entry in &taken {
                if let Some(takers) = links.takers.get_mut(*entry) {
                    takers.push(at);
                }
            }
            links.taken.push(taken);
        }
        links
    }

    /// The items that take an entry.
    pub(super) fn takers(&self, entry: usize) -> &[usize] {
        self.takers
            .get(entry)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Whether enough is linked for a missing link to mean something.
    pub(super) fn hold(&self) -> bool {
        let linked = self.takers.iter().filter(|takers| !takers.is_empty());
        self.agenda.len() >= LEAST_ENTRIES
            && linked.count() * 100 >= self.agenda.len() * MOST_LINKED
    }

    /// Entries that no item takes, under whatever title.
    pub(super) fn unminuted(&self) -> impl Iterator<Item = &'m AgendaEntry> {
        self.agenda.iter().enumerate().filter_map(|(at, entry)| {
            let alone = self.takers(at).is_empty()
                && !self
                    .loose_items()
                    .any(|(index, item)| self.may_be_one((at, entry), (index, item)))
                && !named_below(&entry.title, self.items);
            alone.then_some(entry)
        })
    }

    /// Items that take no entry, under whatever title.
    pub(super) fn unplanned(&self) -> impl Iterator<Item = &'m Item> {
        self.loose_items().filter_map(|(index, item)| {
            let mut loose = self
                .agenda
                .iter()
                .enumerate()
                .filter(|(at, _)| self.takers(*at).is_empty());
            let alone =
                item.title.is_some() && !loose.any(|entry| self.may_be_one(entry, (index, item)));
            alone.then_some(item)
        })
    }

    fn loose_items(&self) -> impl Iterator<Item = (usize, &'m Item)> {
        self.items
            .iter()
            .enumerate()
            .filter(|(at, _)| self.taken.get(*at).is_none_or(Vec::is_empty))
    }

    /// Whether an entry and an item without links may be the same business reworded: the same
    /// number or formality, or the same place between those that are linked.
    fn may_be_one(&self, entry: (usize, &AgendaEntry), item: (usize, &Item)) -> bool {
        let title = item.1.title.as_deref().unwrap_or_default();
        if entry.1.number.is_some() && entry.1.number == item.1.number {
            return true;
        }
        match (formality(&entry.1.title), formality(title)) {
            (Some(a), Some(b)) => a == b,
            _ => self.same_gap(entry.0, item.0),
        }
    }

    /// Whether the last linked entry before the one is taken by the last linked item before the
    /// other, or the next by the next.
    fn same_gap(&self, entry: usize, item: usize) -> bool {
        let before = (0..entry).rev().find(|at| !self.takers(*at).is_empty());
        let after = (entry + 1..self.agenda.len()).find(|at| !self.takers(*at).is_empty());
        let linked = |at: &usize| self.taken.get(*at).is_some_and(|taken| !taken.is_empty());
        let item_before = (0..item).rev().find(linked);
        let item_after = (item + 1..self.items.len()).find(linked);
        let joins = |entry: Option<usize>, item: Option<usize>| match (entry, item) {
            (Some(entry), Some(item)) => self.takers(entry).contains(&item),
            (None, None) => true,
            _ => false,
        };
        joins(before, item_before) || joins(after, item_after)
    }
}

/// Whether the title stands over a sub-item, or in a longer title.
fn named_below(title: &str, items: &[Item]) -> bool {
    let title = fold(title);
    items.iter().any(|item| {
        item.title
            .as_ref()
            .is_some_and(|whole| fold(whole).contains(title.as_ref()))
            || named_below(&title, &item.items)
    })
}
