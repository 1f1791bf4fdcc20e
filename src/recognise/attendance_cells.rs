//! Lists of people that fill cells of a table without a head, side by side: `Students` | `Staff`, each above
//! those whom it heads.
//!
//! Deliberately not seen: cells with one person each, whose columns say what they hold.

use super::attendance::status_of;
use super::attendance_lines::{entry, names_person};
use super::people;
use super::people_list;
use super::{Fact, Findings, PeopleFact, PersonFact};
use crate::document::{Block, Document, Table};
use crate::minutes::Status;
use crate::vocabulary;

/// Blocks of the head, in which such a table begins.
const FRONT: usize = 16;

/// People that make such a table.
const LEAST: usize = 4;

/// Takes a table all of whose cells are lists of people; says whether it is one.
pub(super) fn read(document: &Document, table: &Table, findings: &mut Findings) -> bool {
    if !table.head.is_empty() || table.first_block > FRONT {
        return false;
    }
    let mut people: Vec<PersonFact> = Vec::new();
    for row in 0..table.rows.len() {
        for column in 0..table.columns {
            let cell = document.cell(table, row, column);
            let blocks = document.blocks.get(cell).unwrap_or_default();
            let Some(found) = in_cell(document, blocks) else {
                return false;
            };
            people.extend(found);
        }
    }
    if people.len() < LEAST {
        return false;
    }
    let takes = table.first_block..table.end_block;
    findings.taking(
        Fact::People(PeopleFact {
            people,
            label: None,
        }),
        document.span_of(takes.clone()),
        takes,
        &[("cells that are lists of people", 5)],
    );
    true
}

/// The people of a cell, the first line of which may head them; none where it holds anything else.
fn in_cell(document: &Document, blocks: &[Block]) -> Option<Vec<PersonFact>> {
    let mut status = Status::Present;
    let mut people = Vec::new();
    for (nth, block) in blocks.iter().enumerate() {
        let words = document.block_text(block);
        let label = block.label.filter(|label| label.term.heads_people());
        if let Some(label) = label.filter(|label| !label.alone) {
            let value = document.behind(block, label);
            let of_label = status_of(label.term).unwrap_or(status);
            people.extend(people_list::list(document, value, of_label));
            continue;
        }
        if nth == 0 && blocks.len() > 1 && !names_person(words) {
            status = vocabulary::of_people(words, true)
                .or(label.map(|label| label.term))
                .and_then(status_of)
                .unwrap_or(status);
            continue;
        }
        // `Chairman)` goes on with the cell above.
        if blocks.len() == 1 && words.ends_with(')') && !words.contains('(') {
            return Some(people);
        }
        let open = words.rfind(" (").filter(|_| !words.contains(')'));
        let found = match open {
            // `Ann Oak (Vice-` whose bracket the next cell closes.
            Some(open) => people::person(document, block.text.part(0..open), status)
                .into_iter()
                .collect(),
            None => entry(document, block, status),
        };
        if found.is_empty() || !names_person(words) {
            return None;
        }
        people.extend(found);
    }
    Some(people)
}
