//! What was said, with sub-items after the items that they belong to.

use super::{Cell, Table, maybe, several, sittings, text};
use crate::Minutes;
use crate::minutes::{Block, Item};

pub(super) const TABLE: Table = Table {
    name: "items",
    describes: "what was said: items and sub-items, with their text",
    columns: &[
        "meeting",
        "ref",
        "parent",
        "number",
        "title",
        "start_time",
        "end_time",
        "agenda",
        "text",
    ],
    rows,
};

fn rows(minutes: &Minutes) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for sitting in sittings(minutes) {
        add(sitting.number, None, sitting.items, &mut rows);
    }
    rows
}

/// Items are nested no deeper than their refs are long, so that this ends soon.
fn add(meeting: i64, parent: Option<&str>, items: &[Item], rows: &mut Vec<Vec<Cell>>) {
    for item in items {
        rows.push(vec![
            Cell::Number(meeting),
            text(&item.reference),
            maybe(parent),
            maybe(item.number.as_ref()),
            maybe(item.title.as_ref()),
            maybe(item.start_time),
            maybe(item.end_time),
            several(&item.agenda),
            words(&item.blocks),
        ]);
        add(meeting, Some(&item.reference), &item.items, rows);
    }
}

/// A block a paragraph, an entry of a list and a row of a table a line.
fn words(blocks: &[Block]) -> Cell {
    let blocks = blocks.iter().map(|block| match block {
        Block::Paragraph { text } => text.clone(),
        Block::List { items } => items.join("\n"),
        Block::Table { rows } => {
            let rows: Vec<String> = rows.iter().map(|row| row.join(" | ")).collect();
            rows.join("\n")
        }
    });
    let text = blocks.collect::<Vec<_>>().join("\n\n");
    if text.is_empty() {
        Cell::Nothing
    } else {
        Cell::Text(text)
    }
}
