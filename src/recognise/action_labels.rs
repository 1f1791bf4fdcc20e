//! Actions that a label marks in running text: `(ACTION X-01: AB to …)`, `Action: …`,
//! `ACTION 3 – …`, `ACTION on AB: …`.
//!
//! Deliberately not seen: the word `action` in a sentence.

use super::action_margin::stated_beside;
use super::action_owners::{
    lead_to_owners, names_before_verb, names_owners, owner_before_colon, owner_before_verb,
    owners_alone, owners_in_bracket,
};
use super::sentences::sentences;
use super::tasks::{action, is_initials_list};
use super::{ActionFact, ActionForm, Fact, Findings, Recogniser};
use crate::document::{Block, Document, Role, Span};
use crate::text::{self, action_id};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "action_labels",
    sees: "actions that a label marks in running text",
    run,
};

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
fn run(document: &Document, findings: &mut Findings) {
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
    let before_colon = rest.get(cursor..).and_then(id_before_colon);
    let read = || text::read(action_id, rest.get(cursor..)?).map(|(_, len)| len);
    if let Some(len) = before_colon.or_else(read) {
        // Of `ACTION-253` the word is a part.
        let joined = rest.get(cursor..).is_some_and(|r| r.starts_with('-'));
        id = Some(Span::new(
            at + if joined { 0 } else { cursor },
            at + cursor + len,
        ));
        cursor += len;
        cursor += blank(rest, cursor);
    }
    // `ACTION on AB: …`, `ACTION AB: …`
    let mut owners = None;
    if let Some((range, end)) = owner_before_colon(rest, cursor) {
        owners = Some(Span::new(at + range.start, at + range.end));
        cursor = end;
    } else if let Some(range) = owner_before_verb(rest, cursor).filter(|_| capitals && opens) {
        // `ACTION on AB to write …`
        cursor = range.start;
    } else if opens && names_before_verb(rest, cursor) {
        // `Action AB to write …`
    } else if bracketed
        && let Some(range) = owners_in_bracket(document, block, rest, cursor)
        && let Some(action) = of_sentence_before(document, block, at, range, id)
    {
        // `… with the contractor (ACTION AB).`
        let raw = Span::new(at - 1, (action.raw.to() + 1).min(block.text.to()));
        return Some((ActionFact { raw, ..action }, true));
    } else if opens
        && let Some(lead) = lead_to_owners(rest, cursor)
        && let Some(range) = owners_alone(rest, lead).filter(|range| !range.is_empty())
        && let Some(action) =
            of_sentence_before(document, block, at, range.clone(), id).or_else(|| {
                let last = Span::new(at + range.start, at + range.end);
                ends_block(rest, range.end).then(|| stated_above(document, block, last))?
            })
    {
        // `Action by: AB`
        return Some((action, false));
    } else if opens
        && let Some(range) = owners_alone(rest, cursor)
        && let Some(action) = of_sentence_before(document, block, at, range, id)
    {
        // `… with the contractor. Action AB`, `… to do so. ACTION`
        return Some((action, false));
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
    if owners.is_none() && (is_initials_list(words) || names_owners(document, words, block, at)) {
        // `(Action: AB)`: the sentence before states the task.
        let owners = span.from() - at..span.to() - at;
        let stated = of_sentence_before(document, block, at, owners, id)
            .or_else(|| stated_above(document, block, span));
        match stated {
            Some(fact) => return Some((ActionFact { raw, ..fact }, bracketed)),
            None if is_initials_list(words) => return None,
            None => {}
        }
    }
    let mut fact = action(document, span, id, raw);
    fact.owners = owners.or(fact.owners);
    Some((fact, bracketed))
}

/// The length of an id that may hold spaces and brackets, as all that stands before a colon: `SC 9(1): …`.
fn id_before_colon(text: &str) -> Option<usize> {
    /// Longest such id, in bytes.
    const LONGEST: usize = 24;
    let id = text.get(..text.find(':')?)?.trim_end();
    let is_of_id =
        |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b" ()./-_".contains(&byte);
    let counts = id.contains(|c: char| c.is_ascii_digit())
        && id.starts_with(|c: char| c.is_ascii_alphanumeric());
    (counts && id.len() <= LONGEST && id.bytes().all(is_of_id)).then_some(id.len())
}

/// The action whose task the sentence before the label states.
fn of_sentence_before(
    document: &Document,
    block: &Block,
    at: usize,
    owners: std::ops::Range<usize>,
    id: Option<Span>,
) -> Option<ActionFact> {
    let flow = document.flow.text();
    let from = flow.ceil_char_boundary(block.text.from().max(at.saturating_sub(SENTENCE)));
    let said = Span::new(from, at).trimmed(flow);
    let task = sentences(
        document,
        said.part(0..document.words(said).trim_end_matches(['(', '[', ' ']).len()),
    )
    .last()?;
    let raw = Span::new(at, at + owners.end);
    let mut fact = action(document, task, id, raw);
    if !owners.is_empty() {
        fact.owners = Some(Span::new(at + owners.start, at + owners.end));
    }
    fact.text = task;
    Some(fact)
}

/// `Action: AB` on a line of its own: the text above states the task.
fn stated_above(document: &Document, block: &Block, owners: Span) -> Option<ActionFact> {
    /// Most blank lines between.
    const MOST_GAP: u16 = 3;
    let at = document
        .blocks
        .partition_point(|other| other.whole.to() <= block.whole.from());
    let above = at.checked_sub(1).and_then(|at| document.blocks.get(at))?;
    let told = matches!(above.role, Role::Paragraph | Role::Entry)
        && above.cell == block.cell
        && block.gap <= MOST_GAP;
    let task = told.then_some(above.text)?;
    stated_beside(document, task, owners, block.whole)
}

/// Bytes before a label in which the sentence that states its task stands.
const SENTENCE: usize = 2000;

/// Whether nothing but a full stop stands behind `at`.
fn ends_block(rest: &str, at: usize) -> bool {
    rest.get(at..)
        .is_some_and(|rest| rest.trim_matches([' ', '.', '*']).is_empty())
}

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

#[cfg(test)]
mod tests {
    use super::id_before_colon;

    #[test]
    fn ids_before_colons() {
        for (text, id) in [
            ("SC 9(1): members to write", Some("SC 9(1)")),
            ("PB 12: AO to write", Some("PB 12")),
            ("12 : to write", Some("12")),
            ("POND 12/3 A: to write", Some("POND 12/3 A")),
            ("AO to write: soon", None),
            ("- 3: to write", None),
            ("AO and BE: to write", None),
            ("Ponds 9: to write", None),
            ("SC 9(1) members to write", None),
        ] {
            assert_eq!(
                id_before_colon(text).and_then(|len| text.get(..len)),
                id,
                "{text}"
            );
        }
    }
}
