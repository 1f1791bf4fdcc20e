//! The master test: a twin of the record in which every secret is another word.
//!
//! What is published of a record and of its twins must be the same bytes. A renderer that reads a
//! withheld name through a ref, sorts by it, or lays out by its length, gives other bytes.

use crate::minutes::{Action, AgendaEntry, Attendee, Block, Decision, Item, Minutes, PersonLabel};
use crate::publish::decisions::Decisions;
use crate::publish::texts;
use std::collections::HashSet;

/// What stands for secrets, and how much there is of it.
pub(super) struct Disguise {
    /// For people.
    pub(super) name: &'static str,
    word: fn(usize) -> String,
    /// Paragraphs of a withheld item.
    paragraphs: usize,
    /// Whether what was decided in a withheld item is there at all.
    outcomes: bool,
    /// Whether the rows of those withheld stand before all others, in the opposite order.
    moved: bool,
}

/// All of them.
pub(super) const DISGUISES: &[Disguise] = &[
    Disguise {
        name: "one letter",
        word: |_| "Q".to_owned(),
        paragraphs: 1,
        outcomes: true,
        moved: false,
    },
    Disguise {
        name: "forty letters",
        word: |_| "Zyxwvutsrq".repeat(4),
        paragraphs: 3,
        outcomes: false,
        moved: false,
    },
    // The same name is another word in each place, and what comes later comes earlier in the alphabet.
    Disguise {
        name: "other words in each place, and other rows",
        word: |nth| {
            let letter = b"ZYXWVUTSRQPONMLKJIHGFEDCBA".get(nth % 26);
            let letter = letter.map_or('Q', |letter| char::from(*letter));
            String::from(letter).repeat(1 + nth * 7 % 40)
        },
        paragraphs: 2,
        outcomes: true,
        moved: true,
    },
];

/// The twin of a record, and the decisions that hold for it.
pub(super) fn twin(
    minutes: &Minutes,
    decisions: &Decisions,
    disguise: &Disguise,
) -> (Minutes, Decisions) {
    let mut twin = texts::bare(minutes);
    let mut moved = decisions.clone();
    let mut words = (0..).map(disguise.word);
    let mut word = || words.next().unwrap_or_default();
    texts::visit(&mut twin, &mut |pointer, text| {
        if is_secret(pointer, decisions) {
            *text = word();
            moved.cuts.remove(pointer);
        } else if let Some(cuts) = moved.cuts.get_mut(pointer) {
            let mut disguised = String::with_capacity(text.len());
            let mut at = 0;
            for cut in cuts {
                disguised.push_str(text.get(at..cut.range.start).unwrap_or_default());
                at = cut.range.end;
                cut.range.start = disguised.len();
                disguised.push_str(&word());
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
        let prefix = format!("/further_meetings/{nth}");
        let lists = (&mut further.actions, &mut further.decisions);
        outcomes(&prefix, lists, &hidden, disguise, &mut moved);
    }
    let lists = (&mut twin.actions, &mut twin.decisions);
    outcomes("", lists, &hidden, disguise, &mut moved);
    if disguise.moved {
        move_rows("", &mut twin.attendance, &mut moved);
        for (nth, further) in twin.further_meetings.iter_mut().enumerate() {
            let prefix = format!("/further_meetings/{nth}");
            move_rows(&prefix, &mut further.attendance, &mut moved);
        }
    }
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

/// Where in the list a withheld row stands is as secret.
fn move_rows(prefix: &str, list: &mut Vec<Attendee>, moved: &mut Decisions) {
    let start = format!("{prefix}/attendance/");
    let withheld = |nth: usize| moved.rows.contains_key(&format!("{start}{nth}"));
    let (mut order, rest): (Vec<usize>, Vec<usize>) =
        (0..list.len()).partition(|nth| withheld(*nth));
    order.reverse();
    order.extend(rest);
    arrange(list, &order, &start, moved);
}

/// Puts the records of a list into another order, and what is cut in them with them; those that are
/// not in the order are gone. `start` is where the list's pointers begin.
fn arrange<T: Clone>(list: &mut Vec<T>, order: &[usize], start: &str, moved: &mut Decisions) {
    let arranged = order.iter().filter_map(|nth| list.get(*nth));
    *list = arranged.cloned().collect();
    let key = |pointer: String| -> Option<String> {
        let Some(rest) = pointer.strip_prefix(start) else {
            return Some(pointer);
        };
        let (record, field) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let old = record.parse::<usize>().ok()?;
        let new = order.iter().position(|nth| *nth == old)?;
        Some(format!("{start}{new}{field}"))
    };
    let rows = std::mem::take(&mut moved.rows).into_iter();
    moved.rows = rows
        .filter_map(|(pointer, row)| Some((key(pointer)?, row)))
        .collect();
    let cuts = std::mem::take(&mut moved.cuts).into_iter();
    moved.cuts = cuts
        .filter_map(|(pointer, cuts)| Some((key(pointer)?, cuts)))
        .collect();
}

/// Whom a withheld label means is secret.
fn links(twin: &mut Minutes, decisions: &Decisions) {
    let mut own = (
        String::new(),
        &mut twin.agenda,
        &mut twin.actions,
        &mut twin.decisions,
    );
    unlink(&mut own, decisions);
    for (nth, further) in twin.further_meetings.iter_mut().enumerate() {
        let prefix = format!("/further_meetings/{nth}");
        let mut parts = (
            prefix,
            &mut further.agenda,
            &mut further.actions,
            &mut further.decisions,
        );
        unlink(&mut parts, decisions);
    }
}

/// The start of a meeting's pointers, and its lists that have labels.
type Labelled<'t> = (
    String,
    &'t mut Vec<AgendaEntry>,
    &'t mut Vec<Action>,
    &'t mut Vec<Decision>,
);

fn unlink((prefix, agenda, actions, resolved): &mut Labelled<'_>, decisions: &Decisions) {
    let unlink = |pointer: &str, label: &mut PersonLabel| {
        if decisions.cuts.contains_key(&format!("{pointer}/label")) {
            label.person = None;
        }
    };
    for (nth, entry) in agenda.iter_mut().enumerate() {
        for (lead, label) in entry.leads.iter_mut().enumerate() {
            unlink(&format!("{prefix}/agenda/{nth}/leads/{lead}"), label);
        }
    }
    for (nth, action) in actions.iter_mut().enumerate() {
        for (owner, label) in action.owners.iter_mut().enumerate() {
            unlink(&format!("{prefix}/actions/{nth}/owners/{owner}"), label);
        }
    }
    for (nth, decision) in resolved.iter_mut().enumerate() {
        for (key, label) in [
            ("mover", &mut decision.mover),
            ("seconder", &mut decision.seconder),
        ] {
            if let Some(label) = label {
                unlink(&format!("{prefix}/decisions/{nth}/{key}"), label);
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
                // What the items below it decided is withheld with it, even where the twin has not them.
                let below = std::mem::take(&mut item.items);
                for inner in &below {
                    outcomes_of(inner, &mut item.actions, &mut item.decisions);
                }
                item.items = below;
            }
            let text = (disguise.word)(nth);
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

/// Adds the actions and decisions of an item, and of those below it.
fn outcomes_of(item: &Item, actions: &mut Vec<String>, decisions: &mut Vec<String>) {
    actions.extend(item.actions.iter().cloned());
    decisions.extend(item.decisions.iter().cloned());
    for inner in &item.items {
        outcomes_of(inner, actions, decisions);
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
    prefix: &str,
    (actions, decisions): (&mut Vec<Action>, &mut Vec<Decision>),
    hidden: &HashSet<String>,
    disguise: &Disguise,
    moved: &mut Decisions,
) {
    let is_hidden = |own: &String, item: &Option<String>| {
        hidden.contains(own) || item.as_ref().is_some_and(|item| hidden.contains(item))
    };
    if !disguise.outcomes {
        let seen = |(nth, hidden): (usize, bool)| (!hidden).then_some(nth);
        let own = actions
            .iter()
            .map(|one| is_hidden(&one.reference, &one.item));
        let order: Vec<usize> = own.enumerate().filter_map(seen).collect();
        arrange(actions, &order, &format!("{prefix}/actions/"), moved);
        let own = decisions
            .iter()
            .map(|one| is_hidden(&one.reference, &one.item));
        let order: Vec<usize> = own.enumerate().filter_map(seen).collect();
        arrange(decisions, &order, &format!("{prefix}/decisions/"), moved);
    }
    for action in actions
        .iter_mut()
        .filter(|action| is_hidden(&action.reference, &action.item))
    {
        action.text = (disguise.word)(0);
        action.owners.clear();
        action.due = None;
    }
    for decision in decisions
        .iter_mut()
        .filter(|decision| is_hidden(&decision.reference, &decision.item))
    {
        decision.text = (disguise.word)(0);
        decision.outcome = None;
        decision.vote = None;
    }
}
