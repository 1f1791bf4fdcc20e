//! A plan's text to a plan, or to everything that is wrong in it.

use super::{Action, Anchor, Document, Entry, Override, Plan, Status, VERSION, What};
use crate::publish::Flaw;
use crate::publish::table::{Flaws, Table};
use std::collections::HashSet;

pub(super) fn read(text: &str) -> Result<Plan, Vec<Flaw>> {
    let mut flaws = Flaws::new(text);
    let plan = flaws.parse().map(|table| plan(table, &mut flaws));
    flaws.finish(plan)
}

fn plan(mut top: Table<'_>, flaws: &mut Flaws<'_>) -> Plan {
    let at = top.at();
    match top.number("version", flaws) {
        Some(version) if version.value != VERSION => {
            flaws.add(version.at, format!("only version {VERSION} is known"));
        }
        None => flaws.add(at, "`version` is missing: version = 1"),
        Some(_) => (),
    }
    let mut source = top.table("source", flaws);
    let anchor = Anchor {
        name: source.text_or_empty("name", flaws),
        sha256: source.text_or_empty("sha256", flaws),
    };
    source.done(flaws);
    let mut policy_table = top.table("policy", flaws);
    let policy = policy_table.text_or_empty("sha256", flaws);
    policy_table.done(flaws);
    let document = top.table("document", flaws);
    let document = self::document(document, flaws);
    let mut ids = HashSet::new();
    let mut entries = Vec::new();
    for table in top.tables("entry", flaws) {
        let at = table.at();
        let entry = entry(table, flaws);
        if let Some(entry) = entry {
            if !entry.id.is_empty() && !ids.insert(entry.id.clone()) {
                flaws.add(at, format!("two entries have the id `{}`", entry.id));
            }
            entries.push(entry);
        }
    }
    top.done(flaws);
    Plan {
        source: anchor,
        policy,
        document,
        entries,
    }
}

fn document(mut table: Table<'_>, flaws: &mut Flaws<'_>) -> Document {
    let document = Document {
        prepared_by: table.text_or_empty("prepared_by", flaws),
        checked_by: table.text_or_empty("checked_by", flaws),
        decided_on: date(&mut table, "decided_on", flaws),
        publish_draft: table.flag("publish_draft", flaws).unwrap_or(false),
        disclosure: over(&mut table, "disclosure", flaws),
        marking: over(&mut table, "marking", flaws),
    };
    table.done(flaws);
    document
}

fn over(table: &mut Table<'_>, key: &str, flaws: &mut Flaws<'_>) -> Override {
    let mut given = table.table(key, flaws);
    let over = Override {
        marking: given.text_or_empty("marking", flaws),
        approver: given.text_or_empty("approver", flaws),
        reason: given.text_or_empty("reason", flaws),
        date: date(&mut given, "date", flaws),
    };
    given.done(flaws);
    over
}

fn date(table: &mut Table<'_>, key: &str, flaws: &mut Flaws<'_>) -> String {
    let Some(date) = table.text(key, flaws) else {
        return String::new();
    };
    let holds = date.value.is_empty() || date.value.parse::<jiff::civil::Date>().is_ok();
    if !holds {
        flaws.add(date.at, format!("`{key}` is a date: \"2024-05-31\""));
    }
    date.value
}

/// One of fixed words.
fn choice<T: Copy>(
    table: &mut Table<'_>,
    key: &str,
    all: &[(T, &'static str)],
    flaws: &mut Flaws<'_>,
) -> Option<T> {
    let word = table.text(key, flaws)?;
    let found = all.iter().find(|(_, name)| *name == word.value);
    if found.is_none() {
        let names: Vec<&str> = all.iter().map(|(_, name)| *name).collect();
        flaws.add(word.at, format!("`{key}` is one of {}", names.join(", ")));
    }
    found.map(|(value, _)| *value)
}

fn entry(mut table: Table<'_>, flaws: &mut Flaws<'_>) -> Option<Entry> {
    let at = table.at();
    let what = choice(&mut table, "what", What::ALL, flaws);
    if what.is_none() {
        flaws.add(at, "an entry says `what` it is about");
    }
    let texts = |table: &mut Table<'_>, key: &str, flaws: &mut Flaws<'_>| -> Vec<String> {
        table
            .texts(key, flaws)
            .into_iter()
            .map(|text| text.value)
            .collect()
    };
    let mut entry = Entry::new(what.unwrap_or(What::Passage), "");
    entry.id = table.text_or_empty("id", flaws);
    entry.words = table.text_or_empty("words", flaws);
    // What nobody has said is not decided, and what nobody has understood is asked about.
    entry.status = choice(&mut table, "status", Status::ALL, flaws).unwrap_or(Status::Proposed);
    entry.action = choice(&mut table, "treatment", Action::ALL, flaws).unwrap_or(Action::Redact);
    entry.exemption = table.text_or_empty("exemption", flaws);
    entry.reason = table.text_or_empty("reason", flaws);
    entry.class = table.text_or_empty("class", flaws);
    entry.keep_role = table.flag("keep_role", flaws).unwrap_or(false);
    entry.role_note = table.text_or_empty("role_note", flaws);
    entry.initials_note = table.text_or_empty("initials_note", flaws);
    entry.keep_title = table.flag("keep_title", flaws).unwrap_or(false);
    entry.keep_outcomes = table.flag("keep_outcomes", flaws).unwrap_or(false);
    entry.public_interest = table.text_or_empty("public_interest", flaws);
    entry.qualified_person = table.text_or_empty("qualified_person", flaws);
    entry.opinion_date = date(&mut table, "opinion_date", flaws);
    entry.confirmed_by = table.text_or_empty("confirmed_by", flaws);
    entry.summary = table.text_or_empty("summary", flaws);
    entry.how = table.text_or_empty("how", flaws);
    entry.of = texts(&mut table, "of", flaws);
    entry.at = table.text_or_empty("at", flaws);
    if let Some(nth) = table.number("nth", flaws) {
        entry.nth = nth.value;
    }
    entry.span = table.pair("span", flaws);
    entry.place = table.text_or_empty("place", flaws);
    entry.context = table.text_or_empty("context", flaws);
    entry.basis = table.text_or_empty("basis", flaws);
    entry.mentions = texts(&mut table, "mentions", flaws);
    entry.decided_by = table.text_or_empty("decided_by", flaws);
    entry.decided_on = date(&mut table, "decided_on", flaws);
    entry.note = table.text_or_empty("note", flaws);
    table.done(flaws);
    Some(entry).filter(|_| what.is_some())
}
