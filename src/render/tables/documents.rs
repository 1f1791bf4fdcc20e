//! The inputs, those that failed among them.

use super::{Cell, Table, maybe, maybe_number, name, text};
use crate::Minutes;

pub(super) const TABLE: Table = Table {
    name: "documents",
    describes: "the inputs, also those that failed",
    columns: &[
        "sha256",
        "format",
        "bytes",
        "pages",
        "kind",
        "language",
        "classification",
        "error",
        "message",
        "generator",
    ],
    rows,
};

fn rows(minutes: &Minutes) -> Vec<Vec<Cell>> {
    let source = &minutes.source;
    let marking = minutes.marking.as_ref();
    let error = minutes.error.as_ref();
    vec![vec![
        maybe(source.sha256.as_ref()),
        source.format.map_or(Cell::Nothing, name),
        maybe_number(source.bytes),
        maybe_number(source.pages),
        name(minutes.kind),
        maybe(minutes.language.as_ref()),
        maybe(marking.and_then(|marking| marking.classification.as_ref())),
        maybe(error.map(|error| &error.code)),
        maybe(error.map(|error| &error.message)),
        text(&minutes.generator),
    ]]
}
