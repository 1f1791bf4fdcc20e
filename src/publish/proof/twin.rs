//! The master test: a twin of the record in which every secret is another word.
//!
//! What is published of a record and of its twins must be the same bytes. A renderer that reads a
//! withheld name through a ref, sorts by it, or lays out by its length, gives other bytes.

use crate::minutes::{Block, Item, Minutes};
use crate::publish::decisions::Decisions;
use crate::publish::texts;
use std::collections::HashSet;

/// What stands for every secret, and how much there is of it.
pub(super) struct Disguise {
    /// The word.
    pub(super) word: String,
    /// Paragraphs of a withheld item.
    pub(super) paragraphs: usize,
    /// Whether what was decided in a withheld item is there at all.
    pub(super) outcomes: bool,
}

impl Disguise {
    /// One letter, and forty.
    pub(super) fn both() -> [Self; 2] {
        [
            Self {
                word: "Q".to_owned(),
                paragraphs: 1,
                outcomes: true,
            },
            Self {
                word: "Zyxwvutsrq".repeat(4),
                paragraphs: 3,
                outcomes: false,
            },
        ]
    }
}

/// The twin of a record, and the decisions that hold for it.
pub(super) fn twin(
    minutes: &Minutes,
    decisions: &Decisions,
    disguise: &Disguise,
) -> (Minutes, Decisions) {
    let mut twin = texts::bare(minutes);
    let mut moved = decisions.clone();
    let word = &disguise.word;
    texts::visit(&mut twin, &mut |pointer, text| {
        if is_secret(pointer, decisions) {
            text.clone_from(word);
            moved.cuts.remove(pointer);
        } else if let Some(cuts) = moved.cuts.get_mut(pointer) {
            let mut disguised = String::with_capacity(text.len());
            let mut at = 0;
            for cut in cuts {
                disguised.push_str(text.get(at..cut.range.start).unwrap_or_default());
                at = cut.range.end;
                cut.range.start = disguised.len();
                disguised.push_str(word);
                cut.range.end = disguised.len();
            }
            disguised.push_str(text.get(at..).unwrap_or_default());
            *text = disguised;
        }
    });
    rows(&mut twin, decisions);
    links(&mut twin, decisions);
    let mut hidden = HashSet::new();
    items(&mut twin.items, "/items", decisions, disguise, &mut hidden);
    for (nth, further) in twin.further_meetings.iter_mut().enumerate() {
        let pointer = format!("/further_meetings/{nth}/items");
        let mut hidden = HashSet::new();
        items(
            &mut further.items,
            &pointer,
            decisions,
            disguise,
            &mut hidden,
        );
        outcomes(
            &mut further.actions,
            &mut further.decisions,
            &hidden,
            disguise,
        );
    }
    outcomes(&mut twin.actions, &mut twin.decisions, &hidden, disguise);
    (twin, moved)
}

/// Whether all of a text is withheld.
pub(super) fn is_secret(pointer: &str, decisions: &Decisions) -> bool {
    let behind = |start: &str| pointer.strip_prefix(start);
    let row = decisions.rows.iter().any(|(row, person)| {
        behind(row).is_some_and(|field| match field {
            "/role" | "/organisation" => !person.keep_role,
            field => field.starts_with('/'),
        })
    });
    let item = decisions.items.iter().any(|(at, item)| {
        behind(at).is_some_and(|field| match field {
            "/title" => !item.keep_title,
            field => field.starts_with("/blocks/") || field.starts_with("/items/"),
        })
    });
    row || item || (pointer.starts_with("/unplaced/") && !decisions.strays.contains(pointer))
}

/// Who chaired is as secret as who it was.
fn rows(twin: &mut Minutes, decisions: &Decisions) {
    let further = twin.further_meetings.iter_mut().enumerate();
    let further =
        further.map(|(nth, meeting)| (format!("/further_meetings/{nth}"), &mut meeting.attendance));
    let lists = std::iter::once((String::new(), &mut twin.attendance)).chain(further);
    for (prefix, list) in lists {
        for (nth, row) in list.iter_mut().enumerate() {
            let person = decisions.rows.get(&format!("{prefix}/attendance/{nth}"));
            if let Some(person) = person {
                row.chair ^= !person.keep_role;
                row.note = Some("x".to_owned());
                row.honorific = None;
            }
        }
    }
}

/// Whom a withheld label means is secret.
fn links(twin: &mut Minutes, decisions: &Decisions) {
    for (nth, entry) in twin.agenda.iter_mut().enumerate() {
        for (lead, label) in entry.leads.iter_mut().enumerate() {
            let pointer = format!("/agenda/{nth}/leads/{lead}/label");
            if decisions.cuts.contains_key(&pointer) {
                label.person = None;
            }
        }
    }
    for (nth, action) in twin.actions.iter_mut().enumerate() {
        for (owner, label) in action.owners.iter_mut().enumerate() {
            let pointer = format!("/actions/{nth}/owners/{owner}/label");
            if decisions.cuts.contains_key(&pointer) {
                label.person = None;
            }
        }
    }
}

fn items(
    items_here: &mut [Item],
    at: &str,
    decisions: &Decisions,
    disguise: &Disguise,
    hidden: &mut HashSet<String>,
) {
    for (nth, item) in items_here.iter_mut().enumerate() {
        let pointer = format!("{at}/{nth}");
        if let Some(withheld) = decisions.items.get(&pointer) {
            if !withheld.keep_outcomes {
                references(item, hidden);
            }
            let text = disguise.word.clone();
            item.blocks = vec![Block::Paragraph { text }; disguise.paragraphs];
            item.items.truncate(usize::from(disguise.outcomes));
        } else {
            items(
                &mut item.items,
                &format!("{pointer}/items"),
                decisions,
                disguise,
                hidden,
            );
        }
    }
}

fn references(item: &Item, hidden: &mut HashSet<String>) {
    hidden.insert(item.reference.clone());
    hidden.extend(item.actions.iter().chain(&item.decisions).cloned());
    for item in &item.items {
        references(item, hidden);
    }
}

fn outcomes(
    actions: &mut Vec<crate::minutes::Action>,
    decisions: &mut Vec<crate::minutes::Decision>,
    hidden: &HashSet<String>,
    disguise: &Disguise,
) {
    let is_hidden = |own: &String, item: &Option<String>| {
        hidden.contains(own) || item.as_ref().is_some_and(|item| hidden.contains(item))
    };
    if !disguise.outcomes {
        actions.retain(|action| !is_hidden(&action.reference, &action.item));
        decisions.retain(|decision| !is_hidden(&decision.reference, &decision.item));
    }
    for action in actions
        .iter_mut()
        .filter(|action| is_hidden(&action.reference, &action.item))
    {
        action.text.clone_from(&disguise.word);
        action.owners.clear();
        action.due = None;
    }
    for decision in decisions
        .iter_mut()
        .filter(|decision| is_hidden(&decision.reference, &decision.item))
    {
        decision.text.clone_from(&disguise.word);
        decision.outcome = None;
        decision.vote = None;
    }
}
