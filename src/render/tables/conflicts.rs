//! Where documents contradict themselves.

use super::{Cell, Table, maybe_number, number, several, text};
use crate::Minutes;

pub(super) const TABLE: Table = Table {
    name: "conflicts",
    describes: "where documents contradict themselves",
    columns: &["position", "code", "message", "refs", "page", "line"],
    rows,
};

fn rows(minutes: &Minutes) -> Vec<Vec<Cell>> {
    let conflicts = minutes.conflicts.iter().enumerate();
    conflicts
        .map(|(before, conflict)| {
            let place = conflict.places.first();
            vec![
                number(before + 1),
                text(&conflict.code),
                text(&conflict.message),
                several(&conflict.refs),
                maybe_number(place.and_then(|place| place.page)),
                maybe_number(place.and_then(|place| place.line)),
            ]
        })
        .collect()
}
