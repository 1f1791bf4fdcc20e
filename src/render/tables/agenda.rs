//! What was planned.

use super::{Cell, Table, labels, maybe, maybe_number, rows_of, text};
use crate::Minutes;

pub(super) const TABLE: Table = Table {
    name: "agenda",
    describes: "what was planned",
    columns: &[
        "meeting",
        "ref",
        "number",
        "title",
        "start_time",
        "end_time",
        "duration_minutes",
        "leads",
    ],
    rows,
};

fn rows(minutes: &Minutes) -> Vec<Vec<Cell>> {
    rows_of(
        minutes,
        |sitting| sitting.agenda,
        |sitting, entry| {
            vec![
                Cell::Number(sitting.number),
                text(&entry.reference),
                maybe(entry.number.as_ref()),
                text(&entry.title),
                maybe(entry.start_time),
                maybe(entry.end_time),
                maybe_number(entry.duration_minutes),
                labels(&entry.leads),
            ]
        },
    )
}
