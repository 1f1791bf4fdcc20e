//! Who is to do what: a row for each owner of each action.

use super::{Cell, Sitting, Table, maybe, number, sittings, text};
use crate::Minutes;
use crate::minutes::{Action, PersonLabel};

pub(super) const TABLE: Table = Table {
    name: "owners",
    describes: "who is to do what: a row for each owner of each action",
    columns: &["meeting", "action", "position", "label", "person", "name"],
    rows,
};

fn rows(minutes: &Minutes) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for sitting in sittings(minutes) {
        for action in sitting.actions {
            let owners = action.owners.iter().enumerate();
            rows.extend(owners.map(|(before, owner)| row(&sitting, action, before + 1, owner)));
        }
    }
    rows
}

fn row(sitting: &Sitting<'_>, action: &Action, position: usize, owner: &PersonLabel) -> Vec<Cell> {
    let person = sitting
        .attendance
        .iter()
        .find(|person| owner.person.as_ref() == Some(&person.reference));
    vec![
        Cell::Number(sitting.number),
        text(&action.reference),
        number(position),
        text(&owner.label),
        maybe(person.map(|person| &person.reference)),
        maybe(person.map(|person| &person.name)),
    ]
}
