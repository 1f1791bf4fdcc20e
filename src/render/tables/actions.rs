//! What is to be done.

use super::{Cell, Table, labels, maybe, name, rows_of, text};
use crate::Minutes;

pub(super) const TABLE: Table = Table {
    name: "actions",
    describes: "what is to be done, by whom and when",
    columns: &[
        "meeting", "ref", "id", "text", "owners", "due", "due_text", "status", "progress", "item",
    ],
    rows,
};

fn rows(minutes: &Minutes) -> Vec<Vec<Cell>> {
    rows_of(
        minutes,
        |sitting| sitting.actions,
        |sitting, action| {
            vec![
                Cell::Number(sitting.number),
                text(&action.reference),
                maybe(action.id.as_ref()),
                text(&action.text),
                labels(&action.owners),
                maybe(action.due),
                maybe(action.due_text.as_ref()),
                name(action.status),
                maybe(action.progress.as_ref()),
                maybe(action.item.as_ref()),
            ]
        },
    )
}
