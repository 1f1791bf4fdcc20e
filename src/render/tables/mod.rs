//! The records as tables, for spreadsheets and databases: one file a table.
//!
//! A row stands for one record. Records are told apart by their `ref`, and meetings of one document by
//! their number, from 1.

mod actions;
mod agenda;
mod attendance;
mod conflicts;
mod decisions;
mod diagnostics;
mod documents;
mod items;
mod meetings;
mod owners;

use crate::Minutes;
use crate::minutes::{
    Action, AgendaEntry, Attendee, Decision, Item, Meeting, NextMeeting, PersonLabel,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt::Display;

/// A kind of record, as a table.
#[derive(Debug)]
pub struct Table {
    /// Name, as `--table` takes it.
    pub name: &'static str,
    /// One line of help.
    pub describes: &'static str,
    /// Names of the columns, in lower case.
    pub columns: &'static [&'static str],
    /// The rows of a document, with a cell for each column.
    pub rows: fn(&Minutes) -> Vec<Vec<Cell>>,
}

/// All of them; a table comes after those that its rows refer to.
pub const TABLES: &[Table] = &[
    documents::TABLE,
    meetings::TABLE,
    attendance::TABLE,
    agenda::TABLE,
    items::TABLE,
    actions::TABLE,
    owners::TABLE,
    decisions::TABLE,
    conflicts::TABLE,
    diagnostics::TABLE,
];

impl Table {
    /// The table of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        TABLES.iter().find(|table| table.name == name)
    }
}

impl Default for &Table {
    /// What most people are after.
    fn default() -> Self {
        &actions::TABLE
    }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name)
    }
}

impl<'de> Deserialize<'de> for &'static Table {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Table::named(&name).ok_or_else(|| de::Error::custom("no such table"))
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// Nothing is known.
    Nothing,
    /// A whole number; yes and no are 1 and 0.
    Number(i64),
    /// Words, a date or a time.
    Text(String),
}

/// A value that is shown as the JSON shows it.
fn text(value: impl Display) -> Cell {
    Cell::Text(value.to_string())
}

fn maybe<T: Display>(value: Option<T>) -> Cell {
    value.map_or(Cell::Nothing, text)
}

fn number(value: impl TryInto<i64>) -> Cell {
    value.try_into().map_or(Cell::Nothing, Cell::Number)
}

fn maybe_number<T: TryInto<i64>>(value: Option<T>) -> Cell {
    value.map_or(Cell::Nothing, number)
}

/// The name that the JSON gives to a value of a list of names.
fn name(value: impl Serialize) -> Cell {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Cell::Text(name),
        _ => Cell::Nothing,
    }
}

/// Several words in one cell.
fn several<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> Cell {
    let mut all = String::new();
    for word in words {
        if !all.is_empty() {
            all.push_str("; ");
        }
        all.push_str(word.as_ref());
    }
    if all.is_empty() {
        Cell::Nothing
    } else {
        Cell::Text(all)
    }
}

fn labels(people: &[PersonLabel]) -> Cell {
    several(people.iter().map(|person| &person.label))
}

/// One of the meetings of a document.
struct Sitting<'m> {
    /// From 1.
    number: i64,
    meeting: &'m Meeting,
    attendance: &'m [Attendee],
    agenda: &'m [AgendaEntry],
    items: &'m [Item],
    actions: &'m [Action],
    decisions: &'m [Decision],
    next_meeting: Option<&'m NextMeeting>,
}

/// All meetings of a document; none where it could not be read.
fn sittings(minutes: &Minutes) -> Vec<Sitting<'_>> {
    if minutes.error.is_some() {
        return Vec::new();
    }
    let first = Sitting {
        number: 1,
        meeting: &minutes.meeting,
        attendance: &minutes.attendance,
        agenda: &minutes.agenda,
        items: &minutes.items,
        actions: &minutes.actions,
        decisions: &minutes.decisions,
        next_meeting: minutes.next_meeting.as_ref(),
    };
    let further = minutes.further_meetings.iter().zip(2..);
    let further = further.map(|(sitting, number)| Sitting {
        number,
        meeting: &sitting.meeting,
        attendance: &sitting.attendance,
        agenda: &sitting.agenda,
        items: &sitting.items,
        actions: &sitting.actions,
        decisions: &sitting.decisions,
        next_meeting: sitting.next_meeting.as_ref(),
    });
    std::iter::once(first).chain(further).collect()
}

/// The rows of all meetings of a document.
fn rows_of<'m, T: 'm>(
    minutes: &'m Minutes,
    records: impl Fn(&Sitting<'m>) -> &'m [T],
    row: impl Fn(&Sitting<'m>, &'m T) -> Vec<Cell>,
) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for sitting in sittings(minutes) {
        rows.extend(records(&sitting).iter().map(|record| row(&sitting, record)));
    }
    rows
}

/// Body and date of the meeting of this number.
pub(super) fn meeting_of(minutes: &Minutes, number: &Cell) -> [Cell; 2] {
    let sittings = sittings(minutes);
    let sitting = sittings
        .iter()
        .find(|sitting| *number == Cell::Number(sitting.number));
    let meeting = sitting.map(|sitting| sitting.meeting);
    [
        maybe(meeting.and_then(|meeting| meeting.body.as_ref())),
        maybe(meeting.and_then(|meeting| meeting.date)),
    ]
}
