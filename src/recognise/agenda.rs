//! A separate agenda: a table headed by titles with times or leads, or a list below `Agenda`.
//!
//! Deliberately not seen: the headings of the minutes themselves, tables that say what was said.

use super::agenda_points::{describes, goes_on, is_call, names_agenda, opens_plan};
use super::items_tables::{holds_numbers, numbers_rows};
use super::regions::Part;
use super::sentences::last_sentence;
use super::{AgendaFact, Fact, Findings, Recogniser};
use crate::document::{Block, Document, Role, Span, Table};
use crate::minutes::ClockTime;
use crate::text::{
    self, TimeRange, duration_minutes, find_time_range, is_owner_list, numbering, time_range,
};
use crate::vocabulary::Term;
use std::ops::Range;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "agenda",
    sees: "agenda tables and lists, with times, lengths and leads",
    run,
};

/// Entries that make a list an agenda.
const LEAST_ENTRIES: usize = 2;

fn run(document: &Document, findings: &mut Findings) {
    let mut label: Option<usize> = None;
    let mut at = 0;
    while let Some(part) = document.part(at) {
        at = part.end();
        match part {
            Part::Block(index, block) => {
                let heads = block
                    .label
                    .is_some_and(|l| l.term == Term::Agenda && l.alone)
                    && !block.is_numbered();
                if heads {
                    label = Some(index);
                    at = at.max(list(document, index + 1, index, findings));
                } else if leads_to_agenda(document.block_text(block)) {
                    at = at.max(list(document, index + 1, index, findings));
                } else if names_agenda(document, index, block) {
                    label = Some(index);
                } else if label.is_some_and(|label| index <= label + NOTES)
                    && opens_plan(document, block)
                {
                    at = at.max(list(document, index, index, findings));
                    label = None;
                } else if !is_note(document, block) && !is_part(document.block_text(block)) {
                    label = None;
                }
            }
            Part::Table(table) => {
                table_agenda(document, table, label, findings);
            }
        }
    }
}

/// Lines of date, time and place that may stand between a title and its agenda.
const NOTES: usize = 8;

/// `The Chair presented the following agenda for the meeting:`
fn leads_to_agenda(words: &str) -> bool {
    /// Most words of such a sentence.
    const MOST_WORDS: usize = 16;
    if !words.ends_with(':') {
        return false;
    }
    let sentence = last_sentence(words);
    text::word_count(sentence) <= MOST_WORDS && sentence.contains("following agenda")
}

/// Whether a paragraph below the label leads to the list: it ends with a colon, or speaks of the agenda.
fn leads_in(words: &str) -> bool {
    /// Most words of such a paragraph.
    const MOST_WORDS: usize = 30;
    text::word_count(words) <= MOST_WORDS && (words.ends_with(':') || words.contains("agenda"))
}

/// A line between the label and the agenda: no heading, and no label but that of a fact.
fn is_note(document: &Document, block: &Block) -> bool {
    block
        .label
        .is_none_or(|label| !label.alone && !label.term.opens_part())
        && (block.role != Role::Heading || text::find_date(document.block_text(block)).is_some())
        && document.block_text(block).len() < 120
}

/// `PART 1 \u{2013} OPEN TO THE PUBLIC`, which parts the points of an agenda.
fn is_part(words: &str) -> bool {
    /// Most words of such a line.
    const MOST_WORDS: usize = 10;
    let mut parts = words.split(' ');
    let part = parts.next().unwrap_or_default();
    let number = parts.next().unwrap_or_default();
    let counted = number.trim_end_matches([':', '.', '-']);
    part.eq_ignore_ascii_case("part")
        && (1..=3).contains(&counted.len())
        && counted
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
        && text::word_count(words) <= MOST_WORDS
}

/// What a column of an agenda holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Number,
    Time,
    Title,
    Lead,
    Duration,
    Nothing,
}

fn table_agenda(document: &Document, table: &Table, label: Option<usize>, findings: &mut Findings) {
    let Some(columns) = columns(document, table, label.is_some()) else {
        return;
    };
    // Where rows are numbered, those without a number are details of the one above.
    let numbers = columns
        .iter()
        .position(|holds| *holds == Holds::Number)
        .and_then(|at| u16::try_from(at).ok())
        .filter(|column| numbers_rows(document, table, *column));
    let entries: Vec<AgendaFact> = (0..table.rows.len())
        .filter(|row| table.rows.get(*row).is_some_and(|row| !row.head))
        .filter(|row| {
            numbers.is_none_or(|column| document.cell_span(table, *row, column).is_some())
        })
        .filter_map(|row| entry_of_row(document, table, row, &columns))
        .collect();
    if entries.is_empty() {
        return;
    }
    // What stands between the label and the table is of the meeting.
    let first = label
        .filter(|label| {
            label + 1 == table.first_block
                && document
                    .blocks
                    .get(*label)
                    .is_some_and(|block| block.label.is_some())
        })
        .unwrap_or(table.first_block);
    let claim = document.span_of(first..table.end_block);
    let mut clues = vec![("a table with titles", 3)];
    if label.is_some() {
        clues.push(("below the label of an agenda", 5));
    }
    if columns.contains(&Holds::Time) || columns.contains(&Holds::Duration) {
        clues.push(("a column of times", 2));
    }
    findings.taking(Fact::Agenda(entries), claim, first..table.end_block, &clues);
}

fn columns(document: &Document, table: &Table, labelled: bool) -> Option<Vec<Holds>> {
    let excluded = [
        Term::Notes,
        Term::Action,
        Term::Actions,
        Term::Owner,
        Term::Decision,
        Term::Status,
        Term::Name,
        Term::Progress,
        Term::Due,
    ];
    if table.head.is_empty() {
        return labelled
            .then(|| by_content(document, table))
            .or_else(|| timed_rows(document, table));
    }
    let has_title = table.has(Term::Title) || table.has(Term::Agenda);
    // `Minutes` may head the lengths of a plan.
    let lengths = table
        .column(Term::Notes)
        .filter(|column| holds_numbers(document, table, *column));
    if !has_title
        || table.head.iter().flatten().any(|term| {
            let told = *term == Term::Notes && lengths.is_some();
            // `For` heads what is to be done with an item where `Lead` stands beside it.
            let purpose = *term == Term::Owner && table.has(Term::Lead);
            excluded.contains(term) && !told && !purpose
        })
    {
        return None;
    }
    let planned = lengths.is_some()
        || table.has(Term::Time)
        || table.has(Term::Lead)
        || table.has(Term::Duration)
        || table.has(Term::Paper);
    if !(labelled || planned) {
        return None;
    }
    let titles = |column: u16| {
        matches!(
            table.head.get(usize::from(column)),
            Some(Some(Term::Title | Term::Agenda))
        )
    };
    // `Item` may head the numbers of what `Description` describes.
    let numbers = (0..table.columns).find(|column| {
        titles(*column)
            && holds_numbers(document, table, *column)
            && (column + 1..table.columns).any(titles)
    });
    Some(
        (0_u16..)
            .zip(&table.head)
            .map(|(column, term)| match term {
                Some(Term::Number | Term::Id) => Holds::Number,
                Some(Term::Time | Term::StartTime) => Holds::Time,
                Some(Term::Title | Term::Agenda) if numbers == Some(column) => Holds::Number,
                Some(Term::Title | Term::Agenda) => Holds::Title,
                Some(Term::Lead | Term::Name) => Holds::Lead,
                Some(Term::Duration) => Holds::Duration,
                _ if lengths == Some(column) => Holds::Duration,
                None if column == 0 && holds_numbers(document, table, column) => Holds::Number,
                _ => Holds::Nothing,
            })
            .collect(),
    )
}

/// A table without heads or label whose first column is times: an agenda that starts at once.
fn timed_rows(document: &Document, table: &Table) -> Option<Vec<Holds>> {
    /// Rows that must begin with a time.
    const LEAST: usize = 3;
    let cells: Vec<&str> = (0..table.rows.len())
        .filter_map(|row| document.cell_span(table, row, 0))
        .map(|c| document.words(c))
        .collect();
    let timed = cells.iter().filter(|cell| is_time(cell)).count();
    // Minutes as a table hold sentences; a plan does not.
    let told = table_prose(document, table);
    (timed >= LEAST && timed * 4 >= cells.len() * 3 && !told).then(|| by_content(document, table))
}

fn table_prose(document: &Document, table: &Table) -> bool {
    let blocks = document
        .blocks
        .get(table.first_block..table.end_block)
        .unwrap_or_default();
    blocks.iter().any(|block| {
        let words = document.block_text(block);
        words.len() > 160 || (words.ends_with('.') && text::word_count(words) > 12)
    })
}

fn by_content(document: &Document, table: &Table) -> Vec<Holds> {
    let mut columns: Vec<Holds> = Vec::with_capacity(usize::from(table.columns));
    for column in 0..table.columns {
        let cells: Vec<&str> = (0..table.rows.len())
            .filter_map(|row| cell_text(document, table, row, column))
            .map(|cell| document.words(cell))
            .collect();
        let most = |is: fn(&str) -> bool| {
            !cells.is_empty()
                && cells.iter().filter(|cell| is(cell)).count() * 10 >= cells.len() * 6
        };
        let titled = columns.contains(&Holds::Title);
        columns.push(if !titled && most(is_time) {
            Holds::Time
        } else if !titled && most(is_number) {
            Holds::Number
        } else if !titled {
            Holds::Title
        } else if most(is_length) {
            Holds::Duration
        } else if most(is_time) {
            Holds::Time
        } else if most(is_owner_list) {
            Holds::Lead
        } else {
            Holds::Nothing
        });
    }
    columns
}

/// The words of a cell without the number before them.
fn cell_text(document: &Document, table: &Table, row: usize, column: u16) -> Option<Span> {
    let blocks = document.cell(table, row, column);
    let first = document
        .blocks
        .get(blocks.start)
        .filter(|_| !blocks.is_empty())?;
    let cell = document.span_of(blocks);
    Some(if first.text.is_empty() {
        cell
    } else {
        Span {
            start: first.text.start,
            end: cell.end,
        }
    })
}

fn is_time(cell: &str) -> bool {
    text::read(time_range, cell).is_some_and(|(_, len)| len + 4 >= cell.len())
}

fn is_number(cell: &str) -> bool {
    numbering(cell).is_some_and(|n| n.len == cell.len())
        || (!cell.is_empty() && cell.len() <= 3 && cell.bytes().all(|b| b.is_ascii_digit()))
}

fn is_length(cell: &str) -> bool {
    text::read(duration_minutes, cell).is_some_and(|(_, len)| len == cell.len())
        || (cell.len() <= 3 && cell.parse::<u32>().is_ok())
}

fn entry_of_row(
    document: &Document,
    table: &Table,
    row: usize,
    columns: &[Holds],
) -> Option<AgendaFact> {
    let mut fact = AgendaFact {
        number: None,
        title: Span::default(),
        time: None,
        duration: None,
        leads: None,
        lead_expected: columns.contains(&Holds::Lead),
    };
    for (column, holds) in (0_u16..).zip(columns) {
        let blocks = document.cell(table, row, column);
        let Some(first) = document
            .blocks
            .get(blocks.start)
            .filter(|_| !blocks.is_empty())
        else {
            continue;
        };
        let cell = document.span_of(blocks.clone());
        let words = document.words(cell);
        match holds {
            Holds::Number => fact.number = number_span(document, first).or(Some(cell)),
            Holds::Time => {
                let text = cell_text(document, table, row, column).unwrap_or(cell);
                fact.time = timed(text, document.words(text));
                fact.number = fact.number.or_else(|| number_span(document, first));
            }
            Holds::Title => {
                // `1. Welcome`: the number stands in the title's cell. Bullets below a title are
                // its details.
                if fact.number.is_none() {
                    fact.number = number_span(document, first);
                }
                let same = blocks
                    .clone()
                    .take_while(|at| *at == blocks.start || is_title_line(document, *at))
                    .count();
                fact.title = document.span_of(blocks.start..blocks.start + same);
                fact.title.start = first.text.start;
            }
            Holds::Lead => fact.leads = Some(cell),
            Holds::Duration => {
                fact.duration = text::read(duration_minutes, words)
                    .map(|(minutes, _)| minutes)
                    .or_else(|| words.parse().ok())
                    .map(|minutes| (cell, minutes));
            }
            Holds::Nothing => {}
        }
    }
    if !fact.lead_expected && !fact.title.is_empty() {
        read_ends(document, &mut fact);
    }
    (!fact.title.is_empty()).then_some(fact)
}

/// A line of a title's cell that goes on with the title.
fn is_title_line(document: &Document, at: usize) -> bool {
    document.blocks.get(at).is_some_and(|block| {
        block.marker.is_none() && text::starts_lower(document.block_text(block))
    })
}

fn number_span(document: &Document, block: &Block) -> Option<Span> {
    block
        .marker
        .and_then(|marker| marker.number)
        .filter(|number| !document.words(*number).is_empty())
}

fn timed(cell: Span, words: &str) -> Option<(Span, ClockTime, Option<ClockTime>)> {
    let (TimeRange { start, end }, at) = find_time_range(words)?;
    Some((cell.part(at), start, end))
}

/// A list below `Agenda`, from a block on; gives the block after it. What it takes begins with `label`.
fn list(document: &Document, from: usize, label: usize, findings: &mut Findings) -> usize {
    let mut entries: Vec<AgendaFact> = Vec::new();
    let mut end = from;
    // `This is what will be discussed:` may stand between.
    if let Some(Part::Block(index, note)) = document.part(end)
        && note.role == Role::Paragraph
        && note.label.is_none()
        && leads_in(document.block_text(note))
    {
        end = index + 1;
    }
    let called = is_call(document);
    let mut last_value = 0;
    let mut top_indent = None;
    while let Some(Part::Block(index, block)) = document.part(end) {
        let numbered = block.is_numbered();
        let value = block.marker.map_or(0, |m| m.value);
        // The numbers start again where the minutes themselves begin, and text stands below them.
        let restarts =
            numbered && value <= last_value && block.marker.is_some_and(|m| m.depth == 1);
        let all_timed = !entries.is_empty() && entries.iter().all(|entry| entry.time.is_some());
        let listed = block.marker.is_some()
            || (block.gap == 0 || entries.is_empty() || all_timed)
                && looks_planned(document, block);
        if !listed
            && !entries.is_empty()
            && describes(document, index, block, called)
            && goes_on(document, index + 1, last_value, top_indent)
        {
            end = index + 1;
            continue;
        }
        let part = block.label.is_some_and(|l| l.term.opens_part() && l.alone)
            && (block.marker.is_none() || entries.is_empty())
            && !numbered;
        if restarts
            || !listed
            || part
            || document.block_text(block).len() > 200
            || has_text_below(document, index, block)
        {
            break;
        }
        let indent = *top_indent.get_or_insert(block.indent);
        let nested = block.marker.is_some_and(|m| m.depth > 1) || block.indent > indent + 2;
        if !nested {
            entries.extend(
                Some(entry_of_line(document, block)).filter(|entry| !entry.title.is_empty()),
            );
            if numbered {
                last_value = value;
            }
        }
        end = index + 1;
    }
    if entries.len() < LEAST_ENTRIES {
        return from;
    }
    let expected = entries.iter().filter(|e| e.leads.is_some()).count() * 2 > entries.len();
    for entry in &mut entries {
        entry.lead_expected = expected;
    }
    findings.taking(
        Fact::Agenda(entries),
        document.span_of(label..end),
        label..end,
        &[("below the label of an agenda", 5), ("a list", 1)],
    );
    end
}

/// A line without number or bullet that an agenda can hold: it begins with a time or ends with a
/// length.
fn looks_planned(document: &Document, block: &Block) -> bool {
    let words = document.block_text(block);
    is_time(words.split("  ").next().unwrap_or(words)) || text::read(time_range, words).is_some()
}

/// Whether words are more than a note of who reports on a point.
fn is_running(words: &str) -> bool {
    /// Most words of such a note, and of one that does not end as a sentence.
    const MOST_WORDS: (usize, usize) = (12, 24);
    let count = text::word_count(words);
    count > MOST_WORDS.1 || (count > MOST_WORDS.0 && words.ends_with('.'))
}

/// Whether running text stands below an entry, so that it is a heading of the minutes.
fn has_text_below(document: &Document, index: usize, block: &Block) -> bool {
    block.gap_after == 0
        && matches!(document.part(index + 1), Some(Part::Block(_, below))
            if below.marker.is_none() && below.role == Role::Paragraph && is_running(document.block_text(below)))
}

/// `2. 10:05 - 10:20  Open actions (ET)`, `3. Winter report (20 mins) – A Ash, B Birch`.
fn entry_of_line(document: &Document, block: &Block) -> AgendaFact {
    let mut title = block.text;
    let mut fact = AgendaFact {
        number: number_span(document, block),
        title,
        time: None,
        duration: None,
        leads: None,
        lead_expected: false,
    };
    let words = document.words(title);
    if let Some((range, len)) = text::read(time_range, words) {
        fact.time = Some((title.part(0..len), range.start, range.end));
        title = skip(document, title, len);
    }
    fact.title = title;
    read_ends(document, &mut fact);
    fact
}

/// Leads, length and time that stand at the end of a title: a dash parts leads, or brackets hold
/// them; a length may stand in brackets too.
fn read_ends(document: &Document, fact: &mut AgendaFact) {
    let mut title = leads_behind_dash(document, fact, fact.title);
    for _ in 0..2 {
        let Some((inner, before)) = last_bracket(document, title) else {
            break;
        };
        let words = document.words(inner);
        if let Some((minutes, len)) = text::read(duration_minutes, words)
            && len == words.len()
        {
            fact.duration = Some((inner, minutes));
        } else if fact.time.is_none() && is_time(words) {
            fact.time = timed(inner, words);
        } else if fact.leads.is_none() && is_owner_list(words) && looks_like_people(words) {
            fact.leads = Some(inner);
        } else {
            break;
        }
        title = before;
    }
    // `Welcome \u{2013} Ann Oak (5 mins)`
    if fact.leads.is_none() {
        title = leads_behind_dash(document, fact, title);
    }
    // `Welcome 10.00` without brackets.
    let words = document.words(title);
    if fact.time.is_none()
        && let Some((range, at)) = find_time_range(words)
        && at.end == words.len()
        && at.start > 3
    {
        fact.time = Some((title.part(at.clone()), range.start, range.end));
        title = title.part(0..at.start).trimmed(document.flow.text());
    }
    // What is nothing but a time or a length keeps its words as a title.
    let title = trim_dashes(document, title);
    if !title.is_empty() {
        fact.title = title;
    }
}

/// A title without the leads behind its last dash, which the entry is given.
fn leads_behind_dash(document: &Document, fact: &mut AgendaFact, title: Span) -> Span {
    let words = document.words(title);
    for dash in [" \u{2013} ", " - ", " \u{2014} "] {
        if let Some(at) = words.rfind(dash)
            && let Some(last) = words.get(at + dash.len()..)
            && is_owner_list(last)
        {
            fact.leads = Some(title.after(at + dash.len()));
            return title.part(0..at);
        }
    }
    title
}

/// Initials, or names of two words: `(paper A)` and `(Minutes)` are no leads.
pub(super) fn looks_like_people(words: &str) -> bool {
    text::owner_labels(words)
        .into_iter()
        .filter_map(|r| words.get(r))
        .all(|label| {
            text::is_initials(label)
                || text::is_name(label)
                || matches!(label, "Chair" | "All" | "Clerk" | "Secretary" | "Treasurer")
        })
}

pub(super) fn last_bracket(document: &Document, span: Span) -> Option<(Span, Span)> {
    let words = document.words(span);
    let open = words.rfind('(')?;
    let inner = Range {
        start: open + 1,
        end: words.len().checked_sub(1)?,
    };
    let before = words.get(..open)?.trim_end().len();
    (words.ends_with(')') && before > 0).then(|| (span.part(inner), span.part(0..before)))
}

pub(super) fn skip(document: &Document, span: Span, len: usize) -> Span {
    let words = document.words(span);
    let rest = words.get(len..).unwrap_or_default();
    let lead = rest.len()
        - rest
            .trim_start_matches([' ', '-', '\u{2013}', ':', '.', ')'])
            .len();
    span.after(len + lead)
}

fn trim_dashes(document: &Document, span: Span) -> Span {
    let words = document.words(span);
    span.part(0..words.trim_end_matches([' ', '-', '\u{2013}', ':']).len())
}
