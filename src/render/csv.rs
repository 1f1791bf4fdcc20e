//! One table of all inputs as CSV (RFC 4180, lines ended by a line feed), for spreadsheets.
//!
//! A spreadsheet takes a cell that begins like a formula for one, and runs it. Such cells begin with an
//! apostrophe here, which spreadsheets take for the sign of plain text.

use super::tables::{Cell, Table, meeting_of};
use super::{Collection, Medium, RenderOptions};
use crate::Reading;
use std::borrow::Cow;

pub(super) const COLLECTION: Collection = Collection {
    name: "csv",
    describes: "one table (`--table`), a record a row with the input's path",
    medium: Medium::Stream,
    head,
    row,
};

/// Of the input.
const PATH: &str = "path";

/// What is told of the meeting that a record belongs to.
const OF_THE_MEETING: [&str; 2] = ["meeting_body", "meeting_date"];

fn head(options: &RenderOptions) -> Vec<u8> {
    let table = options.table;
    let of_the_meeting = OF_THE_MEETING
        .iter()
        .filter(|_| belongs_to_a_meeting(table));
    let columns = std::iter::once(&PATH).chain(of_the_meeting);
    let columns = columns.chain(table.columns);
    written(std::iter::once(
        columns.map(|&column| column.into()).collect(),
    ))
}

fn row(reading: &Reading, options: &RenderOptions) -> Vec<u8> {
    let minutes = &reading.minutes;
    let table = options.table;
    written((table.rows)(minutes).into_iter().map(|cells| {
        let of_the_meeting = cells
            .first()
            .filter(|_| belongs_to_a_meeting(table))
            .map(|number| meeting_of(minutes, number));
        let path = Cell::Text(minutes.source.path.clone());
        std::iter::once(path)
            .chain(of_the_meeting.into_iter().flatten())
            .chain(cells)
            .map(|cell| harmless(cell).into())
            .collect()
    }))
}

/// Whether the rows tell their meeting's number, and nothing else of it.
fn belongs_to_a_meeting(table: &Table) -> bool {
    table.columns.first() == Some(&"meeting") && !table.columns.contains(&"body")
}

/// What a cell shows, without what a spreadsheet would run.
fn harmless(cell: Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) if is_formula(&text) => format!("'{text}"),
        Cell::Text(text) => text,
    }
}

/// Whether a spreadsheet could take it for a formula; some skip white space, or take wide forms of the
/// signs.
fn is_formula(text: &str) -> bool {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(SIGNS)
}

fn written<'c>(rows: impl Iterator<Item = Vec<Cow<'c, str>>>) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Writing to memory has no way to fail, and all rows of a table are of one length.
        let written = csv.write_record(row.iter().map(AsRef::as_ref));
        debug_assert!(written.is_ok());
    }
    csv.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::tables::TABLES;
    use crate::{Options, read_minutes};

    #[test]
    fn formulas_are_harmless() {
        for (text, shown) in [
            ("=1+1", "'=1+1"),
            (
                "=HYPERLINK(\"http://x.example\")",
                "'=HYPERLINK(\"http://x.example\")",
            ),
            ("+44 1632 960001", "'+44 1632 960001"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1", "' =1"),
            ("\t1", "'\t1"),
            ("\r=1", "'\r=1"),
            ("＝1", "'＝1"),
            ("1 + 1 = 2", "1 + 1 = 2"),
            ("a-b", "a-b"),
            ("'=1", "'=1"),
            ("", ""),
        ] {
            assert_eq!(harmless(Cell::Text(text.to_owned())), shown);
        }
        assert_eq!(harmless(Cell::Number(-2)), "-2");
    }

    #[test]
    fn rows_have_the_columns_of_their_tables() {
        let text = b"Minutes of the Pond Committee\n\nDate: 3 May 2021\n\
            Present: A Oak (Chair), B Elm\n\n1. Ducks\n\nFed, \"well\".\n\nAction: A Oak to feed them.\n";
        let reading = read_minutes("=ponds.txt", text, &Options::default());
        for table in TABLES {
            for row in (table.rows)(&reading.minutes) {
                assert_eq!(row.len(), table.columns.len(), "{}", table.name);
            }
            let options = RenderOptions {
                table,
                ..RenderOptions::default()
            };
            let mut csv = head(&options);
            csv.extend(row(&reading, &options));
            let mut csv = csv::Reader::from_reader(csv.as_slice());
            for record in csv.records() {
                let record = record.expect("as many cells as in the head");
                assert_eq!(record.get(0), Some("'=ponds.txt"));
            }
        }
    }
}
