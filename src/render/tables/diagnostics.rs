//! What looks odd, or was inferred.

use super::{Cell, Table, maybe_number, name, number, text};
use crate::Minutes;

pub(super) const TABLE: Table = Table {
    name: "diagnostics",
    describes: "what looks odd, or was inferred",
    columns: &["position", "code", "severity", "message", "page", "line"],
    rows,
};

fn rows(minutes: &Minutes) -> Vec<Vec<Cell>> {
    let diagnostics = minutes.diagnostics.iter().enumerate();
    diagnostics
        .map(|(before, diagnostic)| {
            let place = diagnostic.places.first();
            vec![
                number(before + 1),
                text(&diagnostic.code),
                name(diagnostic.severity),
                text(&diagnostic.message),
                maybe_number(place.and_then(|place| place.page)),
                maybe_number(place.and_then(|place| place.line)),
            ]
        })
        .collect()
}
