//! The items of the minutes: headings in the text, and tables whose columns are titles and what was
//! said (`Time | Item | Notes`, `Ref | Discussion | Decisions and actions`).
//!
//! A title runs up to the colon or full stop where text runs on in its line. Deliberately not judged:
//! whether a heading is an item or a section of some other document, which the whole decides.

use super::regions::Part;
use super::{Fact, Findings, ItemFact, Recogniser};
use crate::document::{Block, Document, Role, Span, Table};
use crate::text::{
    NumberStyle, ends_sentence, numbering, find_time_range, is_capitals, sentence_end, word_count,
};
use crate::vocabulary::{self, Term, is_standing_item};
use smallvec::{SmallVec, smallvec};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "items",
    sees: "headings and tables of the minutes' body",
    run,
};

fn run(document: &Document, findings: &mut Findings) {
    let mut label: Option<usize> = None;
    let run_in = runs_titles_in(document);
    for part in document.parts() {
        match part {
            Part::Block(index, block) => {
                let heads = block
                    .label
                    .is_some_and(|l| l.alone && l.term == Term::Minutes)
                    && !block.is_numbered();
                label = heads.then_some(index);
                if block.role == Role::Heading && !heads && !tells_behind_dash(document, block) {
                    heading(document, index, block, findings);
                } else {
                    run_on_heading(document, index, block, run_in, findings);
                }
            }
            Part::Table(table) => {
                item_table(document, table, label.take(), findings);
            }
        }
    }
}

fn heading(document: &Document, index: usize, block: &Block, findings: &mut Findings) {
    let words = document.block_text(block);
    let numbered = block.marker.is_some_and(|m| m.number.is_some());
    let mut clues: SmallVec<[(&str, i16); 3]> = smallvec![("stands above text", 2)];
    if numbered {
        clues.push(("numbered", 3));
    }
    if is_capitals(words) {
        clues.push(("in capitals", 1));
    }
    let time = time_in(document, block.text);
    let mut title = block.text;
    if let Some((at, ..)) = time {
        title = without(document, title, at);
    }
    // `5. Approval of Minutes: 16 September` tells more behind what every agenda has.
    if let Some(colon) = document.words(title).find(": ")
        && document
            .words(title)
            .get(..colon)
            .is_some_and(is_standing_item)
    {
        title = title.part(0..colon);
    }
    let fact = ItemFact {
        number: block.marker.and_then(|m| m.number),
        // A heading that is nothing but a time has no title.
        title: Some(trim_colon(document, title)).filter(|title| !title.is_empty()),
        time,
        depth: block.marker.map_or(1, |m| depth_of(m.style, m.depth)),
        run_on: None,
        blocks: 0..0,
    };
    findings.taking(
        Fact::ItemHeading(fact),
        block.whole,
        index..index + 1,
        &clues,
    );
}

/// Letters and Roman numbers stand below decimal ones.
const fn depth_of(style: NumberStyle, depth: u8) -> u8 {
    match style {
        NumberStyle::Lower | NumberStyle::Roman => 2,
        _ => depth,
    }
}

/// `3. Finance: the Clerk reported …`, `3. Apologies. None.`: a numbered block whose first words, up
/// to a colon, dash or full stop, are a title.
fn run_on_heading(
    document: &Document,
    index: usize,
    block: &Block,
    run_in: bool,
    findings: &mut Findings,
) {
    let Some(marker) = block.marker.filter(|m| m.number.is_some()) else {
        run_on_plain(document, index, block, run_in, findings);
        return;
    };
    if !matches!(
        marker.style,
        NumberStyle::Decimal | NumberStyle::Slashed | NumberStyle::Upper | NumberStyle::UpperRoman
    ) {
        return;
    }
    let words = document.block_text(block);
    let end = title_end(words)
        .or_else(|| capitals_end(words))
        .or_else(|| standing_end(words))
        .or_else(|| is_short(words).then_some(words.len()));
    let (title, rest) = match end {
        Some(end) => (
            Some(trim_colon(document, block.text.part(0..end))),
            block.text.after(end).trimmed(document.flow.text()),
        ),
        None => (None, block.text),
    };
    let fact = ItemFact {
        number: marker.number,
        title,
        time: None,
        depth: depth_of(marker.style, marker.depth),
        run_on: Some(rest),
        blocks: 0..0,
    };
    let named = if title.is_some() {
        ("title before its text", 2)
    } else {
        ("a numbered paragraph", 0)
    };
    findings.taking(
        Fact::ItemHeading(fact),
        block.whole,
        index..index + 1,
        &[("numbered", 2), named],
    );
}

/// `ROLL CALL - Present: …`, `ADJOURNMENT: …`: an item that stands on most agendas, in capitals before
/// what is told of it; and where a document has several such, any `Devotions: …`.
fn run_on_plain(
    document: &Document,
    index: usize,
    block: &Block,
    run_in: bool,
    findings: &mut Findings,
) {
    if block.marker.is_some() || block.cell.is_some() {
        return;
    }
    let words = document.block_text(block);
    let in_capitals = standing_item_in_capitals(words);
    let by_habit = || title_run_in(block, words).filter(|_| run_in);
    let Some(end) = in_capitals.or_else(by_habit) else {
        return;
    };
    let title = trim_colon(document, block.text.part(0..end));
    let fact = ItemFact {
        number: None,
        title: Some(title),
        time: None,
        depth: 1,
        run_on: Some(block.text.after(end).trimmed(document.flow.text())),
        blocks: 0..0,
    };
    findings.taking(
        Fact::ItemHeading(fact),
        block.whole,
        index..index + 1,
        &[(
            if in_capitals.is_some() {
                "an item of most agendas, in capitals"
            } else {
                "a title before its text, as items have in this document"
            },
            4,
        )],
    );
}

/// Items of most agendas with a colon behind them that make it a document's habit.
const LEAST_RUN_IN: usize = 2;

/// Whether items stand in a document as `Call to Order: the Chair …`, without numbers.
fn runs_titles_in(document: &Document) -> bool {
    let standing = |block: &&Block| {
        let words = document.block_text(block);
        title_run_in(block, words)
            .and_then(|end| words.get(..end))
            .is_some_and(is_standing_item)
    };
    document.blocks.iter().filter(standing).count() >= LEAST_RUN_IN
}

/// Where the title ends of a paragraph that opens with one and a colon.
fn title_run_in(block: &Block, words: &str) -> Option<usize> {
    /// Most words of such a title.
    const MOST_WORDS: usize = 8;
    /// Words of text that make it one.
    const LEAST_TOLD: usize = 3;
    if block.role != Role::Paragraph || block.marker.is_some() || block.cell.is_some() {
        return None;
    }
    let (title, told) = words.split_once(": ")?;
    let standing = is_standing_item(title);
    let says_else = block.label.is_some_and(|label| {
        !standing || (label.term.heads_people() && label.term != Term::Attendance)
    });
    let spoken = title.chars().all(|c| !c.is_lowercase()) && !standing;
    (word_count(title) <= MOST_WORDS
        && title.starts_with(char::is_uppercase)
        && !title.contains(['.', ',', ';'])
        && !says_else
        && !spoken
        && word_count(told) >= LEAST_TOLD)
        .then_some(title.len() + 1)
}

/// `Welcome \u{2013} the Chair opened the meeting at 3.30pm.`: a numbered line that goes on with a sentence.
fn tells_behind_dash(document: &Document, block: &Block) -> bool {
    /// Words of a sentence.
    const LEAST_WORDS: usize = 4;
    let words = document.block_text(block);
    let numbered = block.marker.is_some_and(|m| m.number.is_some());
    // `CORRESPONDENCE a. The letter of …`
    if numbered
        && capitals_end(words)
            .and_then(|end| words.get(end..))
            .is_some_and(|told| word_count(told) >= LEAST_WORDS && told.contains(char::is_lowercase))
    {
        return true;
    }
    let standing_before = [" \u{2013} ", " - "].iter().any(|dash| {
        words
            .split_once(dash)
            .is_some_and(|(title, told)| {
                is_standing_item(title)
                    && word_count(told) >= LEAST_WORDS
                    && told.starts_with(char::is_uppercase)
            })
    });
    if numbered && standing_before {
        return true;
    }
    numbered
        && words.ends_with('.')
        && [" \u{2013} ", " - "].iter().any(|dash| {
            words.split_once(dash).is_some_and(|(_, told)| {
                word_count(told) >= LEAST_WORDS
                    && told.starts_with(char::is_uppercase)
                    && told.contains(" ")
            })
        })
}

/// Where such a title ends, its mark included.
pub(super) fn standing_item_in_capitals(words: &str) -> Option<usize> {
    const MARKS: &[&str] = &[": ", " - ", " \u{2013} "];
    let (at, mark) = MARKS
        .iter()
        .filter_map(|mark| words.find(mark).map(|at| (at, mark)))
        .min()?;
    let title = words.get(..at)?;
    let heads_people = vocabulary::label(title)
        .is_some_and(|term| term.heads_people() && term != Term::Attendance);
    (is_capitals(title) && is_standing_item(title) && !heads_people).then_some(at + mark.len())
}

/// Where the title of a run-on heading ends.
fn title_end(words: &str) -> Option<usize> {
    /// Most words of such a title.
    const MOST_WORDS: usize = 10;
    let colon = words.find(": ").map(|at| at + 1);
    let dash = [" \u{2013} ", " - "]
        .iter()
        .filter_map(|dash| words.find(dash))
        .min();
    let sentence = Some(sentence_end(words)).filter(|end| *end < words.len());
    [colon, dash, sentence]
        .into_iter()
        .flatten()
        .min()
        .filter(|end| {
            words.get(..*end).is_some_and(|title| {
                word_count(title) <= MOST_WORDS && title.starts_with(char::is_uppercase)
            })
        })
        .filter(|end| {
            // A short sentence with a verb is no title: only capitals, or few words, are.
            let title = words.get(..*end).unwrap_or_default();
            title.ends_with(':') || dash == Some(*end) || word_count(title) <= 8
        })
}

/// Where capitals end that open a paragraph: `WELCOME The Chair welcomed …`, and a paragraph that is
/// nothing but capitals.
fn capitals_end(words: &str) -> Option<usize> {
    /// Letters that make them a title.
    const LEAST_LETTERS: usize = 4;
    /// Most bytes of such a title.
    const MOST: usize = 120;
    /// Small words that may stand between capitals.
    const BETWEEN: &[&str] = &["and", "of", "the", "for", "to", "in", "on", "a"];
    let mut end = 0;
    let mut at = 0;
    for word in words.split_inclusive(' ') {
        if BETWEEN.contains(&word.trim_end()) {
            at += word.len();
            continue;
        }
        if word.contains(|c: char| c.is_lowercase()) {
            break;
        }
        at += word.len();
        // `A motion`, `I Oak`: one letter belongs to what follows, unless capitals do.
        if word.trim_end().chars().count() > 1 {
            end = at;
        }
    }
    let title = words.get(..end)?;
    let letters = title.chars().filter(|c| c.is_uppercase()).count();
    let rest = words.get(end..)?;
    let tells = rest.is_empty()
        || rest.starts_with(|c: char| c.is_uppercase() || c == '(')
        || numbering(rest).is_some_and(|mark| mark.number.is_some());
    (letters >= LEAST_LETTERS && title.len() <= MOST && tells).then(|| title.trim_end().len())
}

/// Whether a numbered paragraph is no longer than a title.
fn is_short(words: &str) -> bool {
    /// Most words of a title that fills its paragraph.
    const MOST_WORDS: usize = 8;
    word_count(words) <= MOST_WORDS
        && words.starts_with(char::is_uppercase)
        && !words.ends_with([':', ';', ','])
}

/// Where an item of most agendas ends that opens a paragraph with no mark behind it: `Election of
/// Chairman It was proposed …`.
fn standing_end(words: &str) -> Option<usize> {
    /// Most words of such an item.
    const MOST_WORDS: usize = 6;
    words
        .match_indices(' ')
        .take(MOST_WORDS)
        .map(|(at, _)| at)
        .filter(|at| {
            let rest = words.get(at + 1..).unwrap_or_default();
            words.get(..*at).is_some_and(is_standing_item)
                && rest.starts_with(|c: char| {
                    c.is_uppercase() || c.is_ascii_digit() || "\u{2022}(\u{201c}".contains(c)
                })
        })
        .last()
}

fn time_in(
    document: &Document,
    span: Span,
) -> Option<(
    Span,
    crate::minutes::ClockTime,
    Option<crate::minutes::ClockTime>,
)> {
    let words = document.words(span);
    let (range, at) = find_time_range(words)?;
    // At either end, or in brackets; elsewhere it is a time that the title speaks of.
    let before = words
        .get(..at.start)?
        .trim_end_matches(['(', '[', ' ', '-', '\u{2013}']);
    let after = words.get(at.end..)?.trim_start_matches([')', ']', ' ']);
    (before.is_empty() || after.is_empty()).then(|| (span.part(at), range.start, range.end))
}

fn without(document: &Document, span: Span, at: Span) -> Span {
    let cut = if at.start <= span.start + 2 {
        Span {
            start: at.end,
            end: span.end,
        }
    } else {
        Span {
            start: span.start,
            end: at.start,
        }
    };
    let words = document.words(cut);
    let strip: &[char] = &['(', ')', '[', ']', ' ', '-', '\u{2013}', ':', '.'];
    let lead = words.len() - words.trim_start_matches(strip).len();
    let len = words.trim_matches(strip).len();
    cut.part(lead..lead + len)
}

fn trim_colon(document: &Document, span: Span) -> Span {
    let words = document.words(span);
    span.part(0..words.trim_end_matches([':', ' ', '-', '\u{2013}']).len())
}

/// A table that tells what was said.
fn item_table(document: &Document, table: &Table, label: Option<usize>, findings: &mut Findings) {
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
        let title = match columns.title {
            Some(column) => document.cell_span(table, at, column),
            None => document
                .blocks
                .get(said.start)
                .filter(|b| !said.is_empty() && is_title(document, b, said.len()))
                .map(|block| {
                    blocks.start = said.start + 1;
                    block.text
                }),
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
            title: title.map(|t| trim_colon(document, t)),
            time,
            depth: 1,
            run_on: None,
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
    let number = table
        .column(Term::Number)
        .or_else(|| table.column(Term::Id));
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
    let cells = (0..table.rows.len())
        .map(|row| document.cell(table, row, SAID))
        .filter(|cell| !cell.is_empty());
    let (titled, all) = cells.fold((0, 0), |(titled, all), cell| {
        let first = document.blocks.get(cell.start);
        let title =
            first.is_some_and(|block| block.set_apart && is_title(document, block, cell.len()));
        (titled + usize::from(title), all + 1)
    });
    (titled * 2 > all).then_some(Columns {
        number: Some(NUMBER),
        time: None,
        title: None,
        said: SAID,
    })
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
    !words.ends_with('.') && word_count(words) <= 14 && (blocks > 1 || word_count(words) <= 6)
}
