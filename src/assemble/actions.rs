//! Actions: what a table and the text state twice is one record; the table's wording stands, the
//! others are mentions, and link it to the item that it was made in.

use super::body::Places;
use super::contest::Contest;
use super::ledger::{Ledger, note, words};
use super::pointer;
use super::who::Who;
use crate::document::Document;
use crate::minutes::{Action, Diagnostic, Mention, Minutes, PersonLabel};
use crate::recognise::{ActionFact, ActionForm, Fact, Finding};
use crate::text::fold;
use std::collections::HashMap;

/// Share of words, in percent, that two statements without id must have in common to be one.
const SAME_WORDS: usize = 80;

struct Statement<'f> {
    finding: &'f Finding,
    fact: &'f ActionFact,
    form: ActionForm,
}

/// Fills `actions`.
pub(super) fn fill(
    minutes: &mut Minutes,
    contest: &Contest<'_>,
    who: &Who,
    places: &Places,
    ledger: &mut Ledger<'_>,
) {
    let mut statements: Vec<Statement<'_>> = Vec::new();
    for finding in contest.winners() {
        if let Fact::Actions(form, facts) = &finding.fact {
            statements.extend(facts.iter().map(|fact| Statement {
                finding,
                fact,
                form: *form,
            }));
        }
    }
    // Tables and lists first: theirs is the wording that stands.
    statements.sort_by_key(|s| (s.form != ActionForm::Listed, s.fact.raw.start));
    let document = ledger.document();
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    let mut by_words: HashMap<String, usize> = HashMap::new();
    let mut records: Vec<(u32, Record)> = Vec::new();
    for statement in &statements {
        let id = statement.fact.id.map(|id| document.words(id));
        let key = first_words(document, statement.fact);
        let known = match id {
            Some(id) => by_id.get(id).copied(),
            None => by_words.get(&key).copied().filter(|at| {
                records.get(*at).is_some_and(|(_, record)| {
                    same_task(document, record.statement, statement.fact)
                })
            }),
        };
        if let Some((_, record)) = known.and_then(|at| records.get_mut(at)) {
            record.mentions.push(statement);
        } else {
            let at = records.len();
            if let Some(id) = id {
                by_id.insert(id, at);
            }
            by_words.entry(key).or_insert(at);
            records.push((
                statement.fact.raw.start,
                Record {
                    first: statement,
                    statement: statement.fact,
                    mentions: Vec::new(),
                },
            ));
        }
    }
    records.sort_by_key(|(at, _)| *at);
    for (_, record) in &records {
        add(minutes, record, who, places, ledger);
    }
}

struct Record<'s> {
    first: &'s Statement<'s>,
    statement: &'s ActionFact,
    mentions: Vec<&'s Statement<'s>>,
}

/// The first words of a task, under which the same task is looked for.
fn first_words(document: &Document, fact: &ActionFact) -> String {
    const WORDS: usize = 3;
    let folded = fold(document.words(fact.text)).into_owned();
    folded.split(' ').take(WORDS).collect::<Vec<_>>().join(" ")
}

fn same_task(document: &Document, a: &ActionFact, b: &ActionFact) -> bool {
    let (a, b) = (
        fold(document.words(a.text)).into_owned(),
        fold(document.words(b.text)).into_owned(),
    );
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let common = a.iter().filter(|word| b.contains(word)).count();
    common * 100 >= a.len().max(b.len()) * SAME_WORDS
}

fn add(
    minutes: &mut Minutes,
    record: &Record<'_>,
    who: &Who,
    places: &Places,
    ledger: &mut Ledger<'_>,
) {
    let document = ledger.document();
    let fact = record.statement;
    let finding = record.first.finding;
    let at = minutes.actions.len();
    let meeting = minutes.meeting.date;
    let due = fact.due.and_then(|(span, date)| {
        let date = date?;
        date.whole().or_else(|| {
            let inferred = date.from(meeting?)?;
            minutes.diagnostics.push(note(
                "inferred_year",
                format!(
                    "`{}` has no year; it is taken as {inferred}",
                    document.words(span)
                ),
                document.places(span),
            ));
            Some(inferred)
        })
    });
    let made_in = std::iter::once(fact.raw)
        .chain(record.mentions.iter().map(|mention| mention.fact.raw))
        .find_map(|raw| places.item_at(raw.start));
    let owners = owners(document, fact, who, &mut minutes.diagnostics);
    let mentions = record
        .mentions
        .iter()
        .map(|mention| Mention {
            text: words(document, mention.fact.text),
            owners: self::owners(document, mention.fact, who, &mut minutes.diagnostics),
        })
        .collect();
    minutes.actions.push(Action {
        reference: pointer::reference('a', at),
        id: fact.id.map(|span| words(document, span)),
        text: words(document, fact.text),
        owners,
        due,
        due_text: fact.due.map(|(span, _)| words(document, span)),
        status: fact.status.map(|(_, status)| status),
        progress: fact.progress.map(|span| words(document, span)),
        item: made_in.map(ToOwned::to_owned),
        mentions,
    });
    enter(ledger, record.first, at, finding);
    for (index, mention) in record.mentions.iter().enumerate() {
        let mut pointer = pointer::of("/actions", at, "mentions");
        pointer::push_index(&mut pointer, index);
        ledger.said(pointer, mention.finding.by, mention.fact.raw);
    }
}

fn enter(ledger: &mut Ledger<'_>, statement: &Statement<'_>, at: usize, finding: &Finding) {
    let fact = statement.fact;
    let values = [
        ("id", fact.id),
        ("text", Some(fact.text)),
        ("owners", fact.owners),
        ("due_text", fact.due.map(|(span, _)| span)),
        ("status", fact.status.map(|(span, _)| span)),
        ("progress", fact.progress),
    ];
    for (field, span) in values {
        if let Some(span) = span {
            // What stands beside initials in the margin stays in the item's text.
            if statement.form == ActionForm::Margin && field == "text" {
                ledger.enter(pointer::of("/actions", at, field), finding.by, span);
            } else {
                ledger.said(pointer::of("/actions", at, field), finding.by, span);
            }
        }
    }
    if statement.form == ActionForm::Inline {
        // The label and brackets around it.
        ledger.said(pointer::of("/actions", at, ""), finding.by, fact.raw);
    }
}

/// The owners of a statement; an abbreviation that a space broke in two is told.
fn owners(
    document: &Document,
    fact: &ActionFact,
    who: &Who,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PersonLabel> {
    let Some(span) = fact.owners else {
        return Vec::new();
    };
    let labels = who.labels(document, span);
    for label in &labels {
        if let Some(whole) = who.mended(&label.label) {
            diagnostics.push(note(
                "broken_abbreviation",
                format!(
                    "`{}` is read as the abbreviation `{whole}`, not as two labels",
                    label.label
                ),
                document.places(span),
            ));
        }
    }
    labels
}
