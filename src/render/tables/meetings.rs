//! The meetings; most documents hold one.

use super::{Cell, Sitting, Table, maybe, name, sittings};
use crate::Minutes;

pub(super) const TABLE: Table = Table {
    name: "meetings",
    describes: "the meetings",
    columns: &[
        "meeting",
        "title",
        "body",
        "abbreviation",
        "date",
        "start_time",
        "end_time",
        "location",
        "status",
        "quorum",
        "next_date",
        "next_start_time",
        "next_location",
    ],
    rows,
};

fn rows(minutes: &Minutes) -> Vec<Vec<Cell>> {
    sittings(minutes).iter().map(row).collect()
}

fn row(sitting: &Sitting<'_>) -> Vec<Cell> {
    let meeting = sitting.meeting;
    let next = sitting.next_meeting;
    vec![
        Cell::Number(sitting.number),
        maybe(meeting.title.as_ref()),
        maybe(meeting.body.as_ref()),
        maybe(meeting.abbreviation.as_ref()),
        maybe(meeting.date),
        maybe(meeting.start_time),
        maybe(meeting.end_time),
        maybe(meeting.location.as_ref()),
        name(meeting.status),
        maybe(meeting.quorum.as_ref()),
        maybe(next.and_then(|next| next.date)),
        maybe(next.and_then(|next| next.start_time)),
        maybe(next.and_then(|next| next.location.as_ref())),
    ]
}
