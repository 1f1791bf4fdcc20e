//! What a worksheet shows: the minutes, line by line, with what a plan's entries are about marked.

use super::places::shown;
use super::plan::{Action, Entry, Plan, What};
use super::policy::Policy;
use super::register::{Naming, Register, Subject, folded, nth_place};
use super::texts;
use crate::Reading;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// A plan beside the minutes that it is for.
#[derive(Debug)]
pub struct Worksheet<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The policy, for its codes.
    pub policy: &'a Policy,
    /// The minutes, in the record's order.
    pub parts: Vec<Part>,
}

/// A part of the minutes: the attendance list, the items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is called.
    pub name: &'static str,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A row, a heading or a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// JSON Pointer of the record or block.
    pub at: String,
    /// The place, for people.
    pub place: String,
    /// Whether it is the heading of an item.
    pub heading: bool,
    /// Its words.
    pub pieces: Vec<Marked>,
}

/// Words, and the entries that are about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The words.
    pub words: String,
    /// Indices into the plan's entries; empty where none is about them.
    pub entries: Vec<usize>,
}

/// What parts are called, by the first key of their pointers.
const PARTS: &[(&str, &str)] = &[
    ("marking", "Marking"),
    ("meeting", "Meeting"),
    ("attendance", "Attendance"),
    ("agenda", "Agenda"),
    ("items", "Minutes"),
    ("actions", "Actions"),
    ("decisions", "Decisions"),
    ("next_meeting", "Next meeting"),
    ("groups", "Groups"),
    ("membership", "Members"),
    ("sections", "Further text"),
    ("footnotes", "Footnotes"),
    ("redactions", "Earlier redactions"),
    ("unplaced", "Text in no part of the record"),
];

/// Stands between the fields of a row.
const BETWEEN: &str = " \u{b7} ";

impl<'a> Worksheet<'a> {
    /// Lays a plan beside its minutes.
    #[must_use]
    pub fn of(reading: &Reading, policy: &'a Policy, plan: &'a Plan) -> Self {
        let minutes = &reading.minutes;
        let texts = texts::all(minutes);
        let marks = marks(&texts, &Register::of(minutes, Some(policy)), plan);
        let mut parts: Vec<Part> = Vec::new();
        for (pointer, text) in &texts {
            // Further statements of an action stand in the items' own words.
            if pointer.contains("/mentions/") || text.is_empty() {
                continue;
            }
            let keys = Keys::of(pointer);
            let name = keys.part();
            if parts.last().is_none_or(|part| part.name != name) {
                let lines = Vec::new();
                parts.push(Part { name, lines });
            }
            let Some(part) = parts.last_mut() else {
                continue;
            };
            let at = keys.line();
            match part.lines.last_mut().filter(|line| line.at == at) {
                Some(line) => line.pieces.push(Marked {
                    words: BETWEEN.to_owned(),
                    entries: Vec::new(),
                }),
                None => part.lines.push(Line {
                    at: at.to_owned(),
                    place: shown(at),
                    heading: keys.is_heading(),
                    pieces: Vec::new(),
                }),
            }
            if let Some(line) = part.lines.last_mut() {
                let marks = marks.get(pointer.as_str()).map_or(&[][..], Vec::as_slice);
                line.pieces.extend(pieces(text, marks));
            }
        }
        Self {
            plan,
            policy,
            parts,
        }
    }
}

/// A pointer's keys.
struct Keys<'p> {
    pointer: &'p str,
    keys: Vec<&'p str>,
}

impl<'p> Keys<'p> {
    fn of(pointer: &'p str) -> Self {
        Self {
            pointer,
            keys: pointer.split('/').skip(1).collect(),
        }
    }

    /// Keys before those of the meeting's own parts.
    fn from(&self) -> usize {
        match self.keys.first() {
            Some(&"further_meetings") => 2,
            _ => 0,
        }
    }

    fn first(&self) -> &'p str {
        self.keys.get(self.from()).copied().unwrap_or_default()
    }

    fn part(&self) -> &'static str {
        let first = self.first();
        let part = PARTS.iter().find(|(key, _)| *key == first);
        part.map_or("Document", |(_, name)| name)
    }

    fn block(&self) -> Option<usize> {
        self.keys.iter().position(|key| *key == "blocks")
    }

    fn is_nested(&self) -> bool {
        matches!(self.first(), "items" | "sections")
    }

    fn is_heading(&self) -> bool {
        self.is_nested() && self.block().is_none()
    }

    /// The pointer of the line that the text stands in.
    fn line(&self) -> &'p str {
        let all = self.keys.len();
        let taken = match (self.first(), self.block()) {
            ("meeting" | "marking" | "next_meeting", _) => all,
            (_, Some(block)) if self.is_nested() => {
                let inner = self.keys.get(block + 2);
                let more = matches!(inner, Some(&("rows" | "items")));
                block + if more { 4 } else { 2 }
            }
            _ if self.is_nested() => all - 1,
            _ => self.from() + 2,
        };
        let bytes: usize = self.keys.iter().take(taken).map(|key| key.len() + 1).sum();
        self.pointer.get(..bytes).unwrap_or(self.pointer)
    }
}

/// Bytes of a text, and the entry that is about them.
type Mark = (Range<usize>, usize);

/// What every entry is about, by the pointers of the texts.
fn marks<'t>(
    texts: &'t [(String, String)],
    register: &Register,
    plan: &Plan,
) -> HashMap<&'t str, Vec<Mark>> {
    let named: HashMap<(What, String), usize> = plan
        .entries
        .iter()
        .enumerate()
        .map(|(nth, entry)| ((entry.what, folded(&entry.words)), nth))
        .collect();
    let mut namings: HashMap<&str, Vec<&Naming>> = HashMap::new();
    for naming in register.namings.iter().filter(|naming| naming.is_certain()) {
        namings.entry(&naming.pointer).or_default().push(naming);
    }
    let mut rows: Vec<(&str, usize)> = Vec::new();
    for person in &register.people {
        let entry = named.get(&(What::Person, folded(&person.name))).copied();
        let entry = entry.filter(|nth| plan.entries.get(*nth).is_some_and(takes_role));
        rows.extend(
            entry
                .into_iter()
                .flat_map(|entry| person.rows.iter().map(move |row| (row.as_str(), entry))),
        );
    }
    let mut marks = HashMap::new();
    for (pointer, text) in texts {
        let mut here: Vec<Mark> = Vec::new();
        for naming in namings.get(pointer.as_str()).into_iter().flatten() {
            let entry = naming.of.first().and_then(|of| {
                let what = match of {
                    Subject::Person(_) => What::Person,
                    Subject::Organisation(_) => What::Organisation,
                };
                named.get(&(what, folded(register.name(*of))))
            });
            here.extend(entry.map(|entry| (naming.range.clone(), *entry)));
        }
        for (nth, entry) in plan.entries.iter().enumerate() {
            here.extend(place(entry, pointer, text).map(|range| (range, nth)));
        }
        let beside = rows.iter().filter(|(row, _)| is_beside(pointer, row));
        here.extend(beside.map(|(_, entry)| (0..text.len(), *entry)));
        marks.insert(pointer.as_str(), here);
    }
    marks
}

/// Whether a person's role would go with the name.
fn takes_role(entry: &Entry) -> bool {
    entry.action != Action::Publish && !entry.keep_role
}

/// Whether a text stands in a row beside the name.
fn is_beside(pointer: &str, row: &str) -> bool {
    let field = pointer.strip_prefix(row);
    field.is_some_and(|field| matches!(field, "/role" | "/organisation" | "/note"))
}

/// Bytes of a text that an entry names by its place.
fn place(entry: &Entry, pointer: &str, text: &str) -> Option<Range<usize>> {
    let here = entry.at == pointer;
    match entry.what {
        What::Mention | What::Data | What::Passage if here => {
            nth_place(text, &entry.words, entry.nth)
        }
        What::Stray if here => Some(0..text.len()),
        What::Item => {
            let inside = pointer.strip_prefix(entry.at.as_str())?;
            (!entry.at.is_empty() && inside.starts_with('/')).then_some(0..text.len())
        }
        _ => None,
    }
}

/// A text, cut wherever a mark begins or ends.
fn pieces(text: &str, marks: &[Mark]) -> Vec<Marked> {
    let ends = marks.iter().flat_map(|(range, _)| [range.start, range.end]);
    let mut cuts: BTreeSet<usize> = ends.collect();
    cuts.insert(text.len());
    let mut pieces = Vec::new();
    let mut at = 0;
    for cut in cuts {
        let Some(words) = text.get(at..cut).filter(|words| !words.is_empty()) else {
            continue;
        };
        let about = marks
            .iter()
            .filter(|(range, _)| range.start <= at && cut <= range.end);
        pieces.push(Marked {
            words: words.to_owned(),
            entries: about.map(|(_, entry)| *entry).collect(),
        });
        at = cut;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_one_record_are_one_line() {
        for (pointer, line, part) in [
            ("/attendance/3/name", "/attendance/3", "Attendance"),
            ("/agenda/0/leads/1/label", "/agenda/0", "Agenda"),
            ("/items/1/title", "/items/1", "Minutes"),
            (
                "/items/1/items/0/blocks/2/text",
                "/items/1/items/0/blocks/2",
                "Minutes",
            ),
            (
                "/items/0/blocks/1/rows/2/3",
                "/items/0/blocks/1/rows/2",
                "Minutes",
            ),
            (
                "/sections/0/blocks/1/items/4",
                "/sections/0/blocks/1/items/4",
                "Further text",
            ),
            ("/meeting/title", "/meeting/title", "Meeting"),
            (
                "/further_meetings/1/attendance/3/name",
                "/further_meetings/1/attendance/3",
                "Attendance",
            ),
            (
                "/unplaced/2/text",
                "/unplaced/2",
                "Text in no part of the record",
            ),
        ] {
            let keys = Keys::of(pointer);
            assert_eq!((keys.line(), keys.part()), (line, part), "{pointer}");
        }
    }

    #[test]
    fn a_text_is_cut_where_marks_begin_and_end() {
        let found = pieces("A Bee sees", &[(2..5, 0), (2..10, 1)]);
        let shown: Vec<(&str, &[usize])> = found
            .iter()
            .map(|piece| (piece.words.as_str(), piece.entries.as_slice()))
            .collect();
        let wanted: [(&str, &[usize]); 3] = [("A ", &[]), ("Bee", &[0, 1]), (" sees", &[1])];
        assert_eq!(shown, wanted);
        assert!(pieces("", &[]).is_empty());
    }
}
