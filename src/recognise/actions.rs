//! Actions: tables and lists headed as such, labels in running text (`(ACTION X-01: AB to …)`,
//! `Action: …`, `ACTION 3 – …`), columns beside the discussion, initials in the margin.
//!
//! Deliberately not seen: commitments told in prose, the word `action` in a sentence.

use super::regions::Part;
use super::sentences::sentences;
use super::{ActionFact, ActionForm, Fact, Findings, Recogniser};
use crate::document::{Block, Document, Role, Span, Table};
use crate::minutes::ActionStatus;
use crate::text::{
    self, PrintedDate, action_id, date, find_date, fold, is_owner_list, owner_labels, word_count,
};
use crate::vocabulary::{ACTION_STATES, Term};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "actions",
    sees: "actions in tables, lists, labels and margins",
    run,
};

fn run(document: &Document, findings: &mut Findings) {
    let mut label: Option<usize> = None;
    let mut at = 0;
    while let Some(part) = document.part(at) {
        at = part.end();
        match part {
            Part::Block(index, block) => {
                let heads = block
                    .label
                    .is_some_and(|l| l.alone && l.term == Term::Actions)
                    && !block.is_numbered();
                if heads {
                    label = Some(index);
                    at = at.max(list(document, index, findings));
                } else if block
                    .label
                    .is_some_and(|l| l.alone && l.term == Term::Action)
                {
                    at = at.max(below_label(document, index, findings));
                } else if block.role == Role::Margin {
                    margin(document, index, block, findings);
                } else if block.role == Role::Heading {
                    label = None;
                }
            }
            Part::Table(table) => {
                if let Some(columns) = columns(document, table) {
                    action_table(document, table, &columns, label.take(), findings);
                } else {
                    beside_discussion(document, table, findings);
                }
            }
        }
    }
    labelled(document, findings);
}

/// What a column of an action table holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Id,
    Task,
    Owner,
    Due,
    Status,
    Progress,
    Nothing,
}

fn columns(document: &Document, table: &Table) -> Option<Vec<Holds>> {
    let told = table.has(Term::Notes);
    let task = table.has(Term::Action) || table.has(Term::Actions);
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
            Some(Term::Title) if !has_task => Holds::Task,
            Some(Term::Owner | Term::Lead | Term::Name) => Holds::Owner,
            Some(Term::Due) => Holds::Due,
            Some(Term::Status) => Holds::Status,
            Some(Term::Progress) => Holds::Progress,
            _ => Holds::Nothing,
        })
        .collect();
    // `By` heads owners or due dates; what stands below it tells.
    for (at, column) in (0_u16..).zip(columns.iter_mut()) {
        if *column == Holds::Owner && holds_dates(document, table, at) {
            *column = Holds::Due;
        }
    }
    // The discussion of an item beside its actions is no action table.
    let longest = super::items::column_of_prose(document, table);
    let prose = longest.and_then(|at| columns.get(usize::from(at)).copied());
    (columns.contains(&Holds::Task)
        && !(prose == Some(Holds::Nothing) && !table.has(Term::Owner) && !table.has(Term::Due)))
    .then_some(columns)
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

fn action_table(
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
    findings.taking(
        Fact::Actions(ActionForm::Listed, actions),
        document.span_of(first..table.end_block),
        first..table.end_block,
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
fn state(words: &str) -> Option<ActionStatus> {
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

/// Entries below `Actions`; gives the block after them.
fn list(document: &Document, label: usize, findings: &mut Findings) -> usize {
    let mut actions = Vec::new();
    let mut end = label + 1;
    while let Some(Part::Block(index, block)) = document.part(end) {
        let restarts = block.is_numbered_heading() && index > label + 1 && block.gap > 0;
        if (block.begins_part() && (!block.is_numbered() || restarts))
            || block.role == Role::Heading && !block.is_numbered()
        {
            break;
        }
        let words = document.block_text(block);
        let listed = block.marker.is_some()
            || is_task(words)
            || block.label.is_some_and(|l| l.term == Term::Action);
        if !listed
            || restarts
            || (block.gap > 0 && index > label + 1 && block.marker.is_none() && !is_task(words))
        {
            break;
        }
        actions.extend(entry(document, block));
        end = index + 1;
    }
    if actions.is_empty() {
        return label + 1;
    }
    findings.taking(
        Fact::Actions(ActionForm::Listed, actions),
        document.span_of(label..end),
        label..end,
        &[("below the label of actions", 5)],
    );
    end
}

/// `FS to write to …`, `Ann Ash will …`
fn is_task(words: &str) -> bool {
    leading_owners(words).is_some()
}

fn entry(document: &Document, block: &Block) -> Option<ActionFact> {
    let mut span = block.text;
    if let Some(label) = block.label.filter(|l| l.term == Term::Action) {
        span = span
            .after(label.span.to() - span.from())
            .trimmed(document.flow.text());
    }
    let mut id = block.marker.and_then(|marker| marker.number);
    let words = document.words(span);
    if let Some((_, len)) = text::read(action_id, words) {
        let rest = words.get(len..).unwrap_or_default();
        let lead = rest.len()
            - rest
                .trim_start_matches([' ', ':', '.', '-', '\u{2013}'])
                .len();
        if lead > 0 && len >= 2 {
            id = Some(span.part(0..len));
            span = span.after(len + lead);
        }
    }
    (!span.is_empty()).then(|| action(document, span, id, block.whole))
}

/// An action whose task is `span`: owners, due date and the rest are read out of it.
fn action(document: &Document, span: Span, id: Option<Span>, raw: Span) -> ActionFact {
    let words = document.words(span);
    let mut action = ActionFact {
        id,
        text: span,
        owners: None,
        due: due_in(span, words),
        status: None,
        progress: None,
        raw,
    };
    if let Some((owners, task)) = trailing_owners(words) {
        action.owners = Some(span.part(owners));
        action.text = span.part(task);
    } else if let Some(owners) = leading_owners(words) {
        // `FS: write to …` sets the owner apart, `FS to write` does not.
        let rest = words.get(owners.end..).unwrap_or_default();
        let apart = rest.len() - rest.trim_start_matches([':', ' ']).len();
        if rest.starts_with(':') {
            action.text = span.after(owners.end + apart);
        }
        action.owners = Some(span.part(owners));
    }
    action
}

/// The owners at the head of a task: what stands before `to`, `will`, `shall` or a colon.
fn leading_owners(words: &str) -> Option<std::ops::Range<usize>> {
    /// Bytes within which the owners end.
    const WITHIN: usize = 110;
    let head = words.get(..WITHIN.min(words.len())).unwrap_or(words);
    [" to ", " will ", " shall ", ": ", " \u{2013} ", " - "]
        .iter()
        .filter_map(|verb| head.find(verb).map(|at| (at, *verb)))
        .min()
        .filter(|(at, _)| *at > 0)
        .map(|(at, _)| 0..at)
        .filter(|owners| {
            words
                .get(owners.clone())
                .is_some_and(|list| is_owner_list(list) || is_body(list))
        })
}

/// `Cabinet Team`, `Representative from the Office`: words with capitals, no sentence.
fn is_body(list: &str) -> bool {
    owner_labels(list)
        .into_iter()
        .filter_map(|r| list.get(r))
        .all(|label| {
            label.starts_with(char::is_uppercase)
                && word_count(label) <= 8
                && label
                    .split(' ')
                    .all(|w| w.starts_with(char::is_uppercase) || w.len() <= 4 || w == "members")
        })
}

/// `Write to the council (FS)`, `Write to the council – FS`: owners at the end.
fn trailing_owners(words: &str) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let bare = words.trim_end_matches('.');
    if let Some(open) = bare.rfind('(')
        && bare.ends_with(')')
        && let Some(inner) = bare.get(open + 1..bare.len() - 1)
        && is_initials_list(inner)
        && open > 0
    {
        let task = words.get(..open)?.trim_end().len();
        return Some((open + 1..bare.len() - 1, 0..task));
    }
    for dash in [" \u{2013} ", " - "] {
        if let Some(at) = bare.rfind(dash)
            && let Some(last) = bare.get(at + dash.len()..)
            && is_initials_list(last)
            && at > 0
        {
            return Some((at + dash.len()..bare.len(), 0..at));
        }
    }
    None
}

fn is_initials_list(words: &str) -> bool {
    let labels = owner_labels(words);
    !labels.is_empty()
        && labels
            .into_iter()
            .filter_map(|r| words.get(r))
            .all(|label| text::is_initials(label) || label == "All" || label == "ALL")
}

/// `… by 14 June 2024`: when a task is due.
fn due_in(span: Span, words: &str) -> Option<(Span, Option<PrintedDate>)> {
    for lead in [" by ", " before ", " due ", " Due: ", "Due ", "(due "] {
        let mut from = 0;
        while let Some(at) = words
            .get(from..)
            .and_then(|rest| rest.find(lead))
            .map(|at| from + at + lead.len())
        {
            let rest = words.get(at..).unwrap_or_default();
            let skip = ["the end of ", "end of ", "end "]
                .iter()
                .find(|w| rest.starts_with(**w))
                .map_or(0, |w| w.len());
            if skip == 0
                && let Some((date, len)) = text::read(date, rest)
            {
                return Some((span.part(at..at + len), Some(date)));
            }
            from = at;
        }
    }
    None
}

/// The blocks below `Action` on a line of its own, up to the next blank line or heading.
fn below_label(document: &Document, label: usize, findings: &mut Findings) -> usize {
    let mut actions = Vec::new();
    let mut end = label + 1;
    while let Some(Part::Block(index, block)) = document.part(end) {
        let first = index == label + 1;
        if block.role == Role::Heading || block.label.is_some() || (block.gap > 0 && !first) {
            break;
        }
        actions.extend(entry(document, block));
        end = index + 1;
    }
    if !actions.is_empty() {
        findings.inline(
            Fact::Actions(ActionForm::Inline, actions),
            document.span_of(label..end),
            &[("below a label on a line of its own", 4)],
        );
    }
    end
}

/// Initials in the margin: the sentence that ends beside them states the task.
fn margin(document: &Document, index: usize, block: &Block, findings: &mut Findings) {
    let words = document.block_text(block);
    let Some(host) = index.checked_sub(1).and_then(|at| document.blocks.get(at)) else {
        return;
    };
    if !is_owner_list(words)
        || crate::vocabulary::column(words).is_some_and(|t| matches!(t, Term::Action | Term::Owner))
            && !text::is_initials(words)
    {
        findings.taking(
            Fact::PartLabel,
            block.whole,
            index..index + 1,
            &[("head of the margin", 1)],
        );
        return;
    }
    let all: Vec<Span> = sentences(document, host.text).collect();
    let labels: Vec<&str> = owner_labels(words)
        .into_iter()
        .filter_map(|r| words.get(r))
        .collect();
    // The last sentence that names an owner; else the last.
    let names_owner = |span: &&Span| {
        let sentence = document.words(**span);
        labels.iter().any(|label| {
            sentence
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word == *label)
        })
    };
    let Some(text) = all.iter().rev().find(names_owner).or(all.last()) else {
        return;
    };
    let action = ActionFact {
        id: None,
        text: *text,
        owners: Some(block.text),
        due: due_in(*text, document.words(*text)),
        status: None,
        progress: None,
        raw: block.whole,
    };
    findings.taking(
        Fact::Actions(ActionForm::Margin, vec![action]),
        block.whole,
        index..index + 1,
        &[("initials in the margin", 4)],
    );
}

/// Tasks in a column beside the discussion: each block with an id, owner or `to` is one.
fn beside_discussion(document: &Document, table: &Table, findings: &mut Findings) {
    let Some(column) = table
        .column(Term::Action)
        .or_else(|| table.column(Term::Actions))
        .or_else(|| table.column(Term::Owner))
    else {
        return;
    };
    if !(table.has(Term::Notes)
        || super::items::column_of_prose(document, table).is_some_and(|prose| prose != column))
    {
        return;
    }
    for (at, row) in table.rows.iter().enumerate() {
        if row.head {
            continue;
        }
        for index in document.cell(table, at, column) {
            let Some(block) = document.blocks.get(index) else {
                continue;
            };
            let decided = block.label.is_some_and(|l| l.term == Term::Decision);
            if decided {
                continue;
            }
            if let Some(action) = entry(document, block) {
                findings.inline(
                    Fact::Actions(ActionForm::Inline, vec![action]),
                    block.whole,
                    &[("in a column of actions", 4)],
                );
            }
        }
    }
}

/// Words that open an action, longest first.
const LABELS: &[&str] = &[
    "ACTION POINT",
    "Action point",
    "Action Point",
    "ACTION ITEM",
    "Action item",
    "Action Item",
    "ACTION",
    "Action",
];

/// `Action: …` and `(ACTION X-01: …)` in running text.
fn labelled(document: &Document, findings: &mut Findings) {
    let flow = document.flow.text();
    let mut taken_to = 0;
    let starts = starts(flow);
    for (nth, &at) in starts.iter().enumerate() {
        if at < taken_to {
            continue;
        }
        let index = document
            .blocks
            .partition_point(|block| block.whole.to() <= at);
        let Some(block) = document.blocks.get(index) else {
            continue;
        };
        if block.role == Role::Heading || block.role == Role::Margin {
            continue;
        }
        let next = starts.get(nth + 1).copied().unwrap_or(usize::MAX);
        if let Some((action, bracketed)) = labelled_at(document, block, at, next) {
            taken_to = action.raw.to();
            let mut clues = vec![("behind the word `Action`", 4)];
            if bracketed {
                clues.push(("in brackets", 1));
            }
            if action.id.is_some() {
                clues.push(("with an id", 1));
            }
            let raw = action.raw;
            findings.inline(Fact::Actions(ActionForm::Inline, vec![action]), raw, &clues);
        }
    }
}

/// Where `Action` or `ACTION` stands, in order.
fn starts(flow: &str) -> Vec<usize> {
    let mut starts: Vec<usize> = memchr::memmem::find_iter(flow.as_bytes(), b"Action").collect();
    let small = starts.len();
    starts.extend(memchr::memmem::find_iter(flow.as_bytes(), b"ACTION"));
    if small > 0 && starts.len() > small {
        starts.sort_unstable();
    }
    starts
}

fn labelled_at(
    document: &Document,
    block: &Block,
    at: usize,
    next: usize,
) -> Option<(ActionFact, bool)> {
    let flow = document.flow.text();
    let before = flow
        .get(block.text.from()..at)?
        .trim_end_matches(['*', ' ']);
    let bracketed = before.ends_with(['(', '[']);
    let opens = before.is_empty() || bracketed || before.ends_with(['.', '!', '?', ':', ';']);
    let capitals = flow.get(at..at + 6) == Some("ACTION");
    let apart = before.len() < at - block.text.from();
    if !(opens || capitals && apart) {
        return None;
    }
    let rest = flow.get(at..block.text.to())?;
    let label = LABELS.iter().find(|label| rest.starts_with(**label))?;
    let mut cursor = label.len();
    if rest.get(cursor..)?.starts_with(char::is_alphabetic) {
        // `Actions:` heads a list on one line; `Actioned` is a verb.
        cursor += rest
            .get(cursor..)?
            .strip_prefix(['s', 'S'])
            .filter(|r| r.starts_with([':', ' ']))?
            .len()
            .min(1);
    }
    cursor += blank(rest, cursor);
    let mut id = None;
    if let Some((_, len)) = rest.get(cursor..).and_then(|r| text::read(action_id, r)) {
        id = Some(Span::new(at + cursor, at + cursor + len));
        cursor += len;
        cursor += blank(rest, cursor);
    }
    // `ACTION on AB: …`, `ACTION AB: …`
    let mut owners = None;
    if let Some((range, end)) = owner_before_colon(rest, cursor) {
        owners = Some(Span::new(at + range.start, at + range.end));
        cursor = end;
    } else {
        cursor += separator(rest.get(cursor..)?, id.is_some())?;
    }
    cursor += blank(rest, cursor);
    let end = if bracketed {
        closing(rest)
    } else {
        next_label(rest, next.saturating_sub(at))
    };
    let span = Span::new(at + cursor, at + end.max(cursor)).trimmed(flow);
    let span = span.part(0..document.words(span).trim_end_matches(['*', ' ']).len());
    let open = if bracketed {
        before.len()
    } else {
        at - block.text.from()
    };
    let raw = Span::new(
        block.text.from() + open - usize::from(bracketed),
        (at + end + usize::from(bracketed)).min(block.text.to()),
    );
    let words = document.words(span);
    if words.is_empty() {
        return None;
    }
    if is_initials_list(words) && owners.is_none() {
        // `(Action: AB)`: the sentence before states the task.
        let from = flow.ceil_char_boundary(block.text.from().max(at.saturating_sub(SENTENCE)));
        let said = Span::new(from, at).trimmed(flow);
        let text = sentences(
            document,
            said.part(0..document.words(said).trim_end_matches(['(', '[', ' ']).len()),
        )
        .last()?;
        let mut fact = action(document, text, id, raw);
        fact.owners = Some(span);
        fact.text = text;
        return Some((fact, bracketed));
    }
    let mut fact = action(document, span, id, raw);
    fact.owners = owners.or(fact.owners);
    Some((fact, bracketed))
}

/// Bytes before a label in which the sentence that states its task stands.
const SENTENCE: usize = 2000;

fn blank(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.len() - rest.trim_start().len()
}

/// Bytes of the mark between label and task; with an id, a dash is enough.
fn separator(rest: &str, with_id: bool) -> Option<usize> {
    let first = rest.chars().next()?;
    match first {
        ':' => Some(1),
        ')' | ']' | '.' if with_id => Some(1),
        '-' | '\u{2013}' | '\u{2014}' => Some(first.len_utf8()),
        _ => None,
    }
}

/// `on AB:`, `for AB and CD:`, `AB:`
fn owner_before_colon(rest: &str, from: usize) -> Option<(std::ops::Range<usize>, usize)> {
    const WITHIN: usize = 60;
    let tail = rest.get(from..)?;
    let head = tail.get(..tail.floor_char_boundary(WITHIN))?;
    let colon = head.find(':').filter(|at| *at > 0)?;
    let lead = ["on ", "for ", "by ", "- ", "\u{2013} ", "("]
        .iter()
        .find(|lead| tail.starts_with(**lead))
        .map_or(0, |lead| lead.len());
    let list = tail.get(lead..colon)?.trim_end_matches([')', ' ']);
    is_owner_list(list).then(|| (from + lead..from + lead + list.len(), from + colon + 1))
}

/// The bracket that closes what opened before `rest`.
fn closing(rest: &str) -> usize {
    /// Bytes within which a bracket closes; one that does not is no bracket around a task.
    const WITHIN: usize = 4000;
    let mut depth = 1;
    for (at, character) in rest.char_indices().take_while(|(at, _)| *at < WITHIN) {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth -= 1;
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    rest.len()
}

/// Where the task ends: at the next label of the same block, where one stands `at` bytes on.
fn next_label(rest: &str, at: usize) -> usize {
    let Some(label) = rest.get(at..) else {
        return rest.len();
    };
    // `Action` in the middle of a task is a word of it, unless a colon or an id makes it a label.
    let word = LABELS
        .iter()
        .find(|word| label.starts_with(**word))
        .map_or(0, |word| word.len());
    let after = label.get(word..).unwrap_or_default();
    let opens = after.starts_with(':')
        || after
            .strip_prefix(' ')
            .is_some_and(|after| text::read(action_id, after).is_some());
    if opens {
        rest.get(..at)
            .map_or(at, |task| task.trim_end_matches(['(', '[', ' ', '*']).len())
    } else {
        rest.len()
    }
}
