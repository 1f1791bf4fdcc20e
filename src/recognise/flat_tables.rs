//! Tables that were flattened to one cell a line: the heads of their columns one below the other, and below
//! them the cells, row by row.
//!
//! ```text
//! Name            Action
//! Organisation    Owner
//! Ann Oak         Write to the agency
//! Elm Council     AO
//! Bea Elm         Book the hall
//! Fir Trust       BE
//! ```
//!
//! Deliberately not seen: rows behind one that lacks a cell, since nothing tells which.

use super::people_columns::is_name_alone;
use super::tasks::due_in;
use super::{ActionFact, PersonFact, action_tables, people, people_posts};
use crate::document::{Block, Document};
use crate::minutes::Status;
use crate::text::{action_id, find_date, is_owner_list, read, word_count};
use crate::vocabulary::{self, Term};

/// Rows that show that cells stand by turns.
const LEAST_ROWS: usize = 2;

/// Most columns of such a table.
const MOST_COLUMNS: usize = 6;

/// Most words of a cell that is no task.
const MOST_WORDS: usize = 14;

fn cell_at(document: &Document, at: usize) -> Option<&Block> {
    let block = document.blocks.get(at)?;
    let free = block.cell.is_none() && block.label.is_none_or(|label| label.alone);
    free.then_some(block)
}

/// The heads of columns that stand one below the other from block `from` on.
fn heads(document: &Document, from: usize) -> Vec<Term> {
    (from..=from + MOST_COLUMNS)
        .map_while(|at| {
            let words = document.block_text(cell_at(document, at)?);
            vocabulary::column(words)
        })
        .collect()
}

/// The blocks of the rows below `heads`, as far as `is_cell` says so of each cell.
fn rows<'d>(
    document: &'d Document,
    heads: &'d [Term],
    from: usize,
    is_cell: impl Fn(Term, &Block, &str) -> bool + 'd,
) -> Vec<&'d [Block]> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(row) = document.blocks.get(at..at + heads.len())
        && row
            .iter()
            .zip(heads)
            .enumerate()
            .all(|(nth, (block, head))| {
                cell_at(document, at + nth).is_some()
                    && is_cell(*head, block, document.block_text(block))
            })
    {
        found.push(row);
        at += heads.len();
    }
    found
}

/// The people of such a table, and the block after them.
pub(super) fn people_below_heads(
    document: &Document,
    from: usize,
    status: Status,
) -> Option<(Vec<PersonFact>, usize)> {
    let heads = heads(document, from);
    if heads.len() < 2 || heads.len() > MOST_COLUMNS || heads.first() != Some(&Term::Name) {
        return None;
    }
    let first = from + heads.len();
    let is_cell = |head: Term, block: &Block, words: &str| match head {
        Term::Name => block.label.is_none() && block.marker.is_none() && is_name_alone(words),
        _ => word_count(words) <= MOST_WORDS && !words.ends_with(['.', ':', '?']),
    };
    let rows = rows(document, &heads, first, is_cell);
    if rows.len() < LEAST_ROWS {
        return None;
    }
    let end = first + rows.len() * heads.len();
    let found = rows.into_iter().filter_map(|row| {
        let mut person = people::person(document, row.first()?.text, status)?;
        for (block, head) in row.iter().zip(&heads).skip(1) {
            match head {
                Term::Initials => person.initials = Some(block.text),
                Term::Role => {
                    person.chair |= people_posts::is_chair(document.block_text(block));
                    person.role = Some(block.text);
                }
                _ => person.organisation = person.organisation.or(Some(block.text)),
            }
        }
        Some(person)
    });
    Some((found.collect(), end))
}

/// The actions of such a table whose heads begin at block `from`, and the block after them.
pub(super) fn actions_below_heads(
    document: &Document,
    from: usize,
) -> Option<(Vec<ActionFact>, usize)> {
    let heads = heads(document, from);
    if heads.len() < 2
        || heads.len() > MOST_COLUMNS
        || heads.iter().filter(|term| is_task(**term)).count() != 1
        || !heads.contains(&Term::Owner)
    {
        return None;
    }
    let first = from + heads.len();
    let is_cell = |head: Term, _: &Block, words: &str| match head {
        Term::Number | Term::Id => {
            read(action_id, words).is_some_and(|(_, len)| len + 1 >= words.len())
        }
        Term::Owner => is_owner_list(words),
        Term::Action | Term::Actions => word_count(words) > 1,
        _ => word_count(words) <= MOST_WORDS,
    };
    let rows = rows(document, &heads, first, is_cell);
    if rows.len() < LEAST_ROWS {
        return None;
    }
    let end = first + rows.len() * heads.len();
    let found = rows.into_iter().map(|row| action(document, row, &heads));
    Some((found.flatten().collect(), end))
}

/// Whether a head's cells tell what is to be done.
const fn is_task(head: Term) -> bool {
    matches!(head, Term::Action | Term::Actions)
}

fn action(document: &Document, row: &[Block], heads: &[Term]) -> Option<ActionFact> {
    let task = row.get(heads.iter().position(|head| is_task(*head))?)?.text;
    let raw = row.first()?.whole.hull(row.last()?.whole);
    let mut action = ActionFact {
        id: None,
        text: task,
        owners: None,
        due: due_in(task, document.words(task)),
        status: None,
        progress: None,
        raw,
    };
    for (block, head) in row.iter().zip(heads) {
        let words = document.block_text(block);
        match head {
            Term::Number | Term::Id => action.id = Some(block.text),
            Term::Owner => action.owners = Some(block.text),
            Term::Due => action.due = Some((block.text, find_date(words).map(|(date, _)| date))),
            Term::Status | Term::Progress => {
                action.status = action_tables::state(words).map(|state| (block.text, state));
                action.progress = Some(block.text);
            }
            _ => {}
        }
    }
    Some(action)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::flowing;

    #[test]
    fn people_one_cell_a_line() {
        for (text, names) in [
            (
                "Name\nOrganisation\nRole\nAnn Oak\nElm Council\nChair\nBea Elm\nFir Trust\nMember\n",
                "Ann Oak,Bea Elm",
            ),
            (
                "Name\n\nOrganisation\n\nAnn Oak\n\nElm Council\n\nBea Elm\n\nFir Trust\n",
                "Ann Oak,Bea Elm",
            ),
            ("Name\nOrganisation\nAnn Oak\nElm Council\n", ""),
            ("Name\nAnn Oak\nBea Elm\nCy Ash\n", ""),
            ("Role\nName\nChair\nAnn Oak\nClerk\nBea Elm\n", ""),
        ] {
            let document = flowing(&text.replace('\n', "\n\n"));
            let found = people_below_heads(&document, 0, Status::Present);
            let found: Vec<&str> = found
                .iter()
                .flat_map(|(people, _)| people)
                .map(|person| document.words(person.name))
                .collect();
            assert_eq!(found.join(","), names, "{text}");
        }
    }

    #[test]
    fn actions_one_cell_a_line() {
        for (text, tasks) in [
            (
                "No\nAction\nOwner\nDue\n1\nWrite to the agency\nAO\n12 June 2021\n2\nBook the hall\nBE\n1 July 2021\n",
                "Write to the agency (AO),Book the hall (BE)",
            ),
            (
                "Action\n\nOwner\n\nWrite to the agency\n\nAnn Oak\n\nBook the hall\n\nBea Elm\n",
                "Write to the agency (Ann Oak),Book the hall (Bea Elm)",
            ),
            ("Action\nOwner\nWrite to the agency\nAO\n", ""),
            (
                "Action\nDue\nWrite to the agency\nsoon\nBook the hall\nsoon\n",
                "",
            ),
            (
                "Action\nOwner\nThe pond was told of.\nnobody yet\nBook the hall\nAO\n",
                "",
            ),
        ] {
            let document = flowing(&text.replace('\n', "\n\n"));
            let found = actions_below_heads(&document, 0);
            let found: Vec<String> = found
                .iter()
                .flat_map(|(actions, _)| actions)
                .map(|action| {
                    let owners = action.owners.map(|owners| document.words(owners));
                    format!(
                        "{} ({})",
                        document.words(action.text),
                        owners.unwrap_or_default()
                    )
                })
                .collect();
            assert_eq!(found.join(","), tasks, "{text}");
        }
    }
}
