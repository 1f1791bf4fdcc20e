//! All tables of an input, for a database: one line of JSON that `batch` puts into SQLite, because a
//! renderer touches no files.

use super::tables::{Cell, TABLES};
use super::{Collection, Medium, RenderOptions};
use crate::Reading;

pub(super) const COLLECTION: Collection = Collection {
    name: "sqlite",
    describes: "a database (`-o FILE.db`) of all records, with an index of all words",
    medium: Medium::Database,
    head: |_| Vec::new(),
    row,
};

/// The rows of each table, by the table's name.
fn row(reading: &Reading, _: &RenderOptions) -> Vec<u8> {
    let tables: Vec<(&str, Vec<Vec<Cell>>)> = TABLES
        .iter()
        .map(|table| (table.name, (table.rows)(&reading.minutes)))
        .collect();
    // Plain values are written to memory, which has no way to fail.
    serde_json::to_vec(&tables).unwrap_or_default()
}
