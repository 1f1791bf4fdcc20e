//! Who was there, and who was not.

use super::{Cell, Table, maybe, name, number, rows_of, text};
use crate::Minutes;

pub(super) const TABLE: Table = Table {
    name: "attendance",
    describes: "who was there, and who was not",
    columns: &[
        "meeting",
        "ref",
        "name",
        "honorific",
        "initials",
        "role",
        "organisation",
        "status",
        "chair",
        "note",
    ],
    rows,
};

fn rows(minutes: &Minutes) -> Vec<Vec<Cell>> {
    rows_of(
        minutes,
        |sitting| sitting.attendance,
        |sitting, person| {
            vec![
                Cell::Number(sitting.number),
                text(&person.reference),
                text(&person.name),
                maybe(person.honorific.as_ref()),
                maybe(person.initials.as_ref()),
                maybe(person.role.as_ref()),
                maybe(person.organisation.as_ref()),
                name(person.status),
                number(person.chair),
                maybe(person.note.as_ref()),
            ]
        },
    )
}
