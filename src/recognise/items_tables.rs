//! Tables whose rows are items, with what was said in a column.

use super::items::bare_title;
use super::{Fact, Findings, ItemFact};
use crate::document::{Block, Document, Table};
use crate::text::{ends_sentence, find_time_range, word_count};
use crate::vocabulary::Term;

/// A table that tells what was said.
pub(super) fn item_table(
    document: &Document,
    table: &Table,
    label: Option<usize>,
    findings: &mut Findings,
) {
    let Some(columns) = columns(document, table, label.is_some()) else {
        return;
    };
    let mut items: Vec<ItemFact> = Vec::new();
    let numbered = columns
        .number
        .is_some_and(|column| numbers_rows(document, table, column));
    for (at, row) in table.rows.iter().enumerate() {
        if row.head {
            continue;
        }
        // Where rows are numbered, one without a number stands below, or parts those that are.
        if numbered
            && columns
                .number
                .is_some_and(|column| document.cell_span(table, at, column).is_none())
        {
            let told = document
                .blocks
                .get(row.first_block)
                .is_some_and(|block| ends_sentence(document.block_text(block)));
            let goes_on = told || row.end_block > row.first_block + 1;
            if let Some(last) = items.last_mut().filter(|_| goes_on) {
                last.blocks.end = row.end_block;
            }
            continue;
        }
        let said = document.cell(table, at, columns.said);
        let mut blocks = said.clone();
        let mut run_on = None;
        let first = document.blocks.get(said.start).filter(|_| !said.is_empty());
        let title = match (columns.title, first) {
            (Some(column), _) => document.cell_span(table, at, column),
            (None, Some(block)) => {
                let words = document.block_text(block);
                if let Some(end) = title_before_colon(words).filter(|_| !block.set_apart) {
                    blocks.start = said.start + 1;
                    run_on = Some(block.text.after(end).trimmed(document.flow.text()));
                    Some(block.text.part(0..end))
                } else {
                    is_title(document, block, said.len()).then(|| {
                        blocks.start = said.start + 1;
                        block.text
                    })
                }
            }
            (None, None) => None,
        };
        let number = columns
            .number
            .and_then(|column| {
                document
                    .blocks
                    .get(document.cell(table, at, column).start)
                    .filter(|_| !document.cell(table, at, column).is_empty())
            })
            .map(|block| block.marker.and_then(|m| m.number).unwrap_or(block.text));
        let time = columns
            .time
            .and_then(|column| document.cell_span(table, at, column))
            .and_then(|cell| {
                find_time_range(document.words(cell))
                    .map(|(range, span)| (cell.part(span), range.start, range.end))
            });
        if title.is_none() && number.is_none() && time.is_none() {
            // A row without a head of its own goes on with the item above.
            if let Some(last) = items.last_mut() {
                last.blocks.end = row.end_block;
            }
            continue;
        }
        items.push(ItemFact {
            number,
            title: title
                .map(|t| bare_title(document, t))
                .filter(|t| !t.is_empty()),
            time,
            depth: 1,
            run_on,
            blocks,
        });
    }
    if items.is_empty() {
        return;
    }
    let first = label.unwrap_or(table.first_block);
    let mut clues = vec![("a column of what was said", 4)];
    if label.is_some() {
        clues.push(("below the label of the minutes", 3));
    }
    findings.taking(
        Fact::ItemTable(items),
        document.span_of(first..table.end_block),
        first..table.end_block,
        &clues,
    );
}

struct Columns {
    number: Option<u16>,
    time: Option<u16>,
    title: Option<u16>,
    said: u16,
}

fn columns(document: &Document, table: &Table, labelled: bool) -> Option<Columns> {
    let unheaded = || {
        let bare = table.head.first().is_some_and(Option::is_none);
        (bare && holds_numbers(document, table, 0)).then_some(0)
    };
    let number = table
        .column(Term::Number)
        .or_else(|| table.column(Term::Id))
        .or_else(unheaded);
    if let Some(said) = table
        .column(Term::Notes)
        .filter(|column| !holds_numbers(document, table, *column))
    {
        let title = table.column(Term::Title);
        // `Item` may head the numbers.
        let numbers = title.filter(|column| holds_numbers(document, table, *column));
        return Some(Columns {
            number: number.or(numbers),
            time: table.column(Term::Time),
            title: title.filter(|_| numbers.is_none()),
            said,
        });
    }
    if table.head.is_empty() {
        return headless(document, table);
    }
    // `Item | Description | Action`: what was said stands beside the actions.
    let prose = column_of_prose(document, table)?;
    let beside = table.has(Term::Action) || table.has(Term::Decision) || table.has(Term::Owner);
    if !(table.has(Term::Title) || table.has(Term::Number)) || !(beside || labelled) {
        return None;
    }
    let title = table.column(Term::Title).filter(|column| *column != prose);
    // `Item` may head the numbers.
    let numbers = title.filter(|column| holds_numbers(document, table, *column));
    Some(Columns {
        number: number.or(numbers),
        time: table.column(Term::Time),
        title: title.filter(|_| numbers.is_none()),
        said: prose,
    })
}

/// `1 | Welcome …` row by row: numbers beside cells that open with a title.
fn headless(document: &Document, table: &Table) -> Option<Columns> {
    const NUMBER: u16 = 0;
    const SAID: u16 = 1;
    if !numbers_rows(document, table, NUMBER) || !holds_numbers(document, table, NUMBER) {
        return None;
    }
    opens_with_titles(document, table, SAID).then_some(Columns {
        number: Some(NUMBER),
        time: None,
        title: None,
        said: SAID,
    })
}

/// Whether most cells of a column open with a title that is set apart from what is said below it.
pub(super) fn opens_with_titles(document: &Document, table: &Table, column: u16) -> bool {
    let cells = (0..table.rows.len())
        .filter(|row| table.rows.get(*row).is_some_and(|row| !row.head))
        .map(|row| document.cell(table, row, column))
        .filter(|cell| !cell.is_empty());
    let (titled, all) = cells.fold((0, 0), |(titled, all), cell| {
        let first = document.blocks.get(cell.start);
        let title =
            first.is_some_and(|block| block.set_apart && is_title(document, block, cell.len()));
        (titled + usize::from(title), all + 1)
    });
    titled * 2 > all
}

/// Rows with numbers that make those the rows of a table.
const LEAST_NUMBERED: usize = 3;

/// Whether the rows of a table have their numbers in `column`.
pub(super) fn numbers_rows(document: &Document, table: &Table, column: u16) -> bool {
    let numbered = (0..table.rows.len())
        .filter(|row| table.rows.get(*row).is_some_and(|row| !row.head))
        .filter(|row| document.cell_span(table, *row, column).is_some())
        .count();
    numbered >= LEAST_NUMBERED
}

pub(super) fn holds_numbers(document: &Document, table: &Table, column: u16) -> bool {
    let mut cells = (0..table.rows.len())
        .filter(|row| table.rows.get(*row).is_some_and(|row| !row.head))
        .filter_map(|row| document.cell_span(table, row, column))
        .peekable();
    cells.peek().is_some()
        && cells.all(|cell| {
            document.words(cell).len() <= 6
                && document.words(cell).contains(|c: char| c.is_ascii_digit())
        })
}

/// The column that holds the longest text, where it is running text.
pub(super) fn column_of_prose(document: &Document, table: &Table) -> Option<u16> {
    let mut bytes = vec![0_usize; usize::from(table.columns)];
    for block in document
        .blocks
        .get(table.first_block..table.end_block)
        .unwrap_or_default()
    {
        if let Some(sum) = block
            .cell
            .and_then(|cell| bytes.get_mut(usize::from(cell.column)))
        {
            *sum += block.whole.len();
        }
    }
    let rows = table.body().count().max(1);
    let (at, most) = bytes.iter().enumerate().max_by_key(|(_, bytes)| **bytes)?;
    let owned = table
        .head
        .get(at)
        .copied()
        .flatten()
        .is_some_and(|term| matches!(term, Term::Action | Term::Owner));
    (most / rows >= 60 && !owned).then(|| u16::try_from(at).unwrap_or(0))
}

/// Whether the first block of a cell is the item's title.
fn is_title(document: &Document, block: &Block, blocks: usize) -> bool {
    let words = document.block_text(block);
    !words.ends_with('.')
        && word_count(words) <= 14
        && (blocks > 1 || block.set_apart || word_count(words) <= 6)
}

/// Where the title ends of a cell that goes on behind a colon: `Budget: the head presented it.`
fn title_before_colon(words: &str) -> Option<usize> {
    /// Most words of such a title.
    const MOST_WORDS: usize = 8;
    let (title, told) = words.split_once(": ")?;
    let is_title = title.starts_with(char::is_uppercase)
        && word_count(title) <= MOST_WORDS
        && !title.contains(['.', ',', ';'])
        && !crate::text::is_initials(title)
        && !told.is_empty();
    is_title.then_some(title.len() + 1)
}
