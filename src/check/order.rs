//! Minuted before business that the agenda has earlier.
//!
//! Of the items that take agenda entries, the most that stand in the agenda's order are in order;
//! the others are not.

use super::agenda_links::AgendaLinks;
use super::overlap::title;
use super::report::Report;
use super::{Check, Code, Reports};
use crate::minutes::Minutes;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "items_out_of_order",
        reports: Reports::Conflict,
        summary: "an item is minuted out of the agenda's order",
        page: include_str!("../../docs/checks/items_out_of_order.md"),
    },
    run,
};

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    let links = AgendaLinks::new(minutes);
    if !links.hold() {
        return;
    }
    // Item, and the first entry that it takes.
    let linked: Vec<(usize, usize)> = links
        .taken
        .iter()
        .enumerate()
        .filter_map(|(item, taken)| Some((item, *taken.iter().min()?)))
        .collect();
    let entries: Vec<usize> = linked.iter().map(|(_, entry)| *entry).collect();
    let in_order = longest_rise(&entries);
    for (at, (item, entry)) in linked.iter().enumerate() {
        // A second item under the same entry goes on with it.
        let goes_on = at > 0 && entries.get(at - 1) == Some(entry);
        if in_order.binary_search(&at).is_ok() || goes_on {
            continue;
        }
        let (Some(item), Some(entry)) = (minutes.items.get(*item), minutes.agenda.get(*entry))
        else {
            continue;
        };
        let mut places = report.places_of_any(&entry.reference, &["number", "title"]);
        places.extend(report.places(&item.reference, "title"));
        report.add(
            format!(
                "{} is not minuted where the agenda has it{}",
                title(item),
                entry
                    .number
                    .as_ref()
                    .map(|number| format!(", as item {number}"))
                    .unwrap_or_default()
            ),
            places,
            [&entry.reference, &item.reference],
        );
    }
}

/// The indexes of a longest run of values, not all next to each other, that never fall.
fn longest_rise(values: &[usize]) -> Vec<usize> {
    // For each length of run, the index of the smallest value that ends one; and before each value,
    // the one that its run came from.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        let length = ends.partition_point(|end| values.get(*end).is_some_and(|v| v <= value));
        before.push(
            length
                .checked_sub(1)
                .and_then(|last| ends.get(last).copied()),
        );
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(index) = at {
        run.push(index);
        at = before.get(index).copied().flatten();
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::longest_rise;

    #[test]
    fn what_is_left_out_is_out_of_order() {
        assert_eq!(longest_rise(&[1, 2, 3, 4, 8, 5, 7]), [0, 1, 2, 3, 5, 6]);
        assert_eq!(longest_rise(&[1, 1, 2]), [0, 1, 2]);
        assert_eq!(longest_rise(&[]), Vec::<usize>::new());
        assert_eq!(longest_rise(&[5, 1, 2]), [1, 2]);
    }
}
