//! Tables of actions, and columns of actions beside items.

use super::items_tables::opens_with_titles;
use super::regions::heads_item;
use super::tasks::owners_before_verb;
use super::{ActionFact, ActionForm, Fact, Findings};
use crate::document::{Document, Span, Table};
use crate::minutes::{ActionStatus, Kind};
use crate::text::{self, action_id, find_date, fold, is_owner_list, word_count};
use crate::vocabulary::{ACTION_STATES, Term};

/// What a column of an action table holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Id,
    Task,
    Owner,
    Due,
    Status,
    Progress,
    Nothing,
}

pub(super) fn columns(document: &Document, table: &Table) -> Option<Vec<Holds>> {
    // `No | Detail | Owner | Status`: what is to be done may stand below a head that says little.
    let detailed = table.has(Term::Notes)
        && table.has(Term::Owner)
        && (table.has(Term::Status) || table.has(Term::Due))
        && !table.has(Term::Action)
        && !table.has(Term::Title);
    let told = table.has(Term::Notes) && !detailed;
    let task = table.has(Term::Action) || table.has(Term::Actions) || detailed;
    let apart = table.has(Term::Owner)
        || table.has(Term::Due)
        || table.has(Term::Status)
        || table.has(Term::Progress)
        || table.has(Term::Lead);
    let anonymous = table.has(Term::Owner)
        && (table.has(Term::Title) || table.has(Term::Number))
        && table.has(Term::Due);
    if told
        || table.has(Term::Time) && !table.has(Term::Owner)
        || !((task && apart) || anonymous || (task && table.has(Term::Id)))
    {
        return None;
    }
    let has_task = task;
    let mut columns: Vec<Holds> = table
        .head
        .iter()
        .map(|term| match term {
            Some(Term::Id | Term::Number) => Holds::Id,
            Some(Term::Action | Term::Actions) => Holds::Task,
            Some(Term::Notes) if detailed => Holds::Task,
            Some(Term::Title) if !has_task => Holds::Task,
            Some(Term::Owner | Term::Lead | Term::Name) => Holds::Owner,
            Some(Term::Due) => Holds::Due,
            Some(Term::Status) => Holds::Status,
            Some(Term::Progress) => Holds::Progress,
            _ => Holds::Nothing,
        })
        .collect();
    // Of `No | Minute ref`, the first counts the actions.
    let ids = columns.iter_mut().filter(|holds| **holds == Holds::Id);
    for other in ids.skip(1) {
        *other = Holds::Nothing;
    }
    // `By` heads owners or due dates; what stands below it tells.
    for (at, column) in (0_u16..).zip(columns.iter_mut()) {
        if *column == Holds::Owner && holds_dates(document, table, at) {
            *column = Holds::Due;
        }
    }
    // The discussion of an item beside its actions is no action table.
    let longest = super::items_tables::column_of_prose(document, table);
    let prose = longest.and_then(|at| columns.get(usize::from(at)).copied());
    (columns.contains(&Holds::Task)
        && !(prose == Some(Holds::Nothing) && !table.has(Term::Owner) && !table.has(Term::Due)))
    .then_some(columns)
}

/// Whether items stand in a column of the table, so that the actions beside them are not all that it holds.
pub(super) fn is_beside_items(document: &Document, table: &Table) -> bool {
    table
        .column(Term::Title)
        .is_some_and(|column| opens_with_titles(document, table, column))
}

/// Actions in columns of their own beside what was said of items, whose numbers are not theirs.
pub(super) fn rows_beside_items(
    document: &Document,
    table: &Table,
    columns: &[Holds],
    findings: &mut Findings,
) {
    let columns: Vec<Holds> = columns
        .iter()
        .map(|holds| match holds {
            Holds::Id => Holds::Nothing,
            other => *other,
        })
        .collect();
    for (at, row) in table.rows.iter().enumerate() {
        if row.head {
            continue;
        }
        if let Some(action) = row_action(document, table, at, &columns) {
            let raw = action.raw;
            findings.inline(
                Fact::Actions(ActionForm::Inline, vec![action]),
                raw,
                &[("in columns of tasks and owners", 4)],
            );
        }
    }
}

/// Whether the head of a document says that it holds actions: `Action Sheet`.
pub(super) fn of_actions(document: &Document) -> bool {
    /// Blocks of the head.
    const FRONT: usize = 5;
    /// Most words of such a line.
    const MOST_WORDS: usize = 8;
    document.blocks.iter().take(FRONT).any(|block| {
        let words = document.block_text(block);
        word_count(words) <= MOST_WORDS
            && crate::vocabulary::title_kinds(&fold(words)).any(|kind| kind == Kind::ActionLog)
    })
}

/// What the columns of a table of actions hold that has no head: a column of prose, and one of
/// those who are to do it or of dates.
pub(super) fn columns_without_head(document: &Document, table: &Table) -> Option<Vec<Holds>> {
    /// Rows that show what a column holds.
    const LEAST_ROWS: usize = 2;
    if !table.head.is_empty() || table.rows.len() < LEAST_ROWS || table.columns < 2 {
        return None;
    }
    let prose = super::items_tables::column_of_prose(document, table)?;
    let columns: Vec<Holds> = (0..table.columns)
        .map(|column| {
            let cells = || {
                (0..table.rows.len())
                    .filter_map(move |row| document.cell_span(table, row, column))
                    .map(|cell| document.words(cell))
                    .filter(|words| !words.is_empty())
            };
            let most = |are: &dyn Fn(&str) -> bool| {
                let (all, such) = cells().fold((0, 0), |(all, such), words| {
                    (all + 1, such + usize::from(are(words)))
                });
                such * 5 >= all * 4 && such > 0
            };
            if column == prose {
                Holds::Task
            } else if most(&|words| {
                words.len() <= 5 && words.starts_with(|c: char| c.is_ascii_digit())
            }) {
                Holds::Id
            } else if holds_dates(document, table, column) {
                Holds::Due
            } else if most(&|words| is_owner_list(words) && word_count(words) <= 6) {
                Holds::Owner
            } else {
                Holds::Nothing
            }
        })
        .collect();
    (columns.contains(&Holds::Owner) || columns.contains(&Holds::Due)).then_some(columns)
}

fn holds_dates(document: &Document, table: &Table, column: u16) -> bool {
    let cells = (0..table.rows.len())
        .filter(|row| table.rows.get(*row).is_some_and(|row| !row.head))
        .filter_map(|row| document.cell_span(table, row, column));
    let (all, dated) = cells.fold((0, 0), |(all, dated), cell| {
        (
            all + 1,
            dated + usize::from(find_date(document.words(cell)).is_some()),
        )
    });
    dated * 2 >= all && dated > 0
}

pub(super) fn action_table(
    document: &Document,
    table: &Table,
    columns: &[Holds],
    label: Option<usize>,
    findings: &mut Findings,
) {
    let actions: Vec<ActionFact> = (0..table.rows.len())
        .filter(|row| table.rows.get(*row).is_some_and(|row| !row.head))
        .filter_map(|row| row_action(document, table, row, columns))
        .collect();
    if actions.is_empty() {
        return;
    }
    let first = label.unwrap_or(table.first_block);
    let mut clues = vec![("a table headed by tasks and owners", 6)];
    if label.is_some() {
        clues.push(("below the label of actions", 3));
    }
    let takes = if label.is_some_and(|label| heads_item(document, label)) {
        0..0
    } else {
        first..table.end_block
    };
    findings.taking(
        Fact::Actions(ActionForm::Listed, actions),
        document.span_of(first..table.end_block),
        takes,
        &clues,
    );
}

fn row_action(
    document: &Document,
    table: &Table,
    row: usize,
    columns: &[Holds],
) -> Option<ActionFact> {
    let record = table.rows.get(row)?;
    let raw = document.span_of(record.first_block..record.end_block);
    let mut action = ActionFact {
        id: None,
        text: Span::default(),
        owners: None,
        due: None,
        status: None,
        progress: None,
        raw,
    };
    for (column, holds) in (0_u16..).zip(columns) {
        let Some(cell) = document.cell_span(table, row, column) else {
            continue;
        };
        let words = document.words(cell);
        match holds {
            Holds::Id => action.id = Some(id_in(cell, words)),
            Holds::Task => action.text = cell,
            Holds::Owner => action.owners = Some(cell),
            Holds::Due => action.due = Some((cell, find_date(words).map(|(date, _)| date))),
            Holds::Status => {
                action.status = state(words).map(|state| (cell, state));
                if word_count(words) > 1 || action.status.is_none() {
                    action.progress = action.progress.or(Some(cell));
                }
            }
            Holds::Progress => {
                action.progress = Some(cell);
                action.status = action
                    .status
                    .or_else(|| state(words).map(|state| (cell, state)));
            }
            Holds::Nothing => {}
        }
    }
    if action.owners.is_none() && !columns.contains(&Holds::Owner) {
        action.owners = owners_before_verb(document, action.text);
    }
    (!action.text.is_empty()).then_some(action)
}

/// `1.` is the id `1`.
fn id_in(cell: Span, words: &str) -> Span {
    text::read(action_id, words).map_or(cell, |(_, len)| {
        if len + 1 >= words.len() {
            cell.part(0..len)
        } else {
            cell
        }
    })
}

/// What a word of progress says of an action.
pub(super) fn state(words: &str) -> Option<ActionStatus> {
    let folded = fold(words);
    ACTION_STATES
        .iter()
        .find(|(state, _)| {
            folded
                .strip_prefix(state)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
        .map(|(_, status)| *status)
}
