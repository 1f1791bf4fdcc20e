//! What was decided.

use super::{Cell, Table, maybe, maybe_number, name, rows_of, text};
use crate::Minutes;
use crate::minutes::{Ballot, Vote};

pub(super) const TABLE: Table = Table {
    name: "decisions",
    describes: "what was decided, and how the vote went",
    columns: &[
        "meeting",
        "ref",
        "text",
        "outcome",
        "mover",
        "seconder",
        "votes_for",
        "votes_against",
        "votes_abstained",
        "item",
    ],
    rows,
};

fn rows(minutes: &Minutes) -> Vec<Vec<Cell>> {
    rows_of(
        minutes,
        |sitting| sitting.decisions,
        |sitting, decision| {
            let side = |side: fn(&Vote) -> &Ballot| {
                maybe_number(decision.vote.as_ref().and_then(|vote| side(vote).count))
            };
            vec![
                Cell::Number(sitting.number),
                text(&decision.reference),
                text(&decision.text),
                name(decision.outcome),
                maybe(decision.mover.as_ref().map(|mover| &mover.label)),
                maybe(decision.seconder.as_ref().map(|seconder| &seconder.label)),
                side(|vote| &vote.in_favour),
                side(|vote| &vote.against),
                side(|vote| &vote.abstained),
                maybe(decision.item.as_ref()),
            ]
        },
    )
}
