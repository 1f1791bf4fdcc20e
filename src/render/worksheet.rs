//! A worksheet as one page that works without a network, by keyboard alone, and gives back the
//! edited plan.

use super::html::without_controls;
use crate::publish::plan::{Action, Entry, Plan, Status, What};
use crate::publish::policy::Class;
use crate::publish::regime::Exemption;
use crate::publish::worksheet::{Line, Part, Worksheet};
use askama::Template;
use base64::Engine as _;
use ring::digest::{SHA256, digest};

const SCRIPT: &str = include_str!("../../templates/review.js");

/// Writes a worksheet.
#[must_use]
pub fn worksheet(sheet: &Worksheet<'_>) -> Vec<u8> {
    let mut marks = 0;
    let mut places: Vec<Vec<Place>> = vec![Vec::new(); sheet.plan.entries.len()];
    let parts = sheet
        .parts
        .iter()
        .map(|part| shown(part, sheet.plan, &mut marks, &mut places))
        .collect();
    let entries = sheet.plan.entries.iter().zip(places).enumerate();
    let page = Page {
        plan: sheet.plan,
        text: sheet.plan.write(),
        script: SCRIPT,
        script_digest: base64::engine::general_purpose::STANDARD
            .encode(digest(&SHA256, SCRIPT.as_bytes())),
        parts,
        entries: entries
            .map(|(nth, (entry, places))| Form {
                nth,
                entry,
                places,
                code: sheet.policy.regime.exemption(&entry.exemption),
            })
            .collect(),
        codes: sheet.policy.regime.exemptions,
        decided: sheet
            .plan
            .entries
            .iter()
            .filter(|entry| entry.status != Status::Proposed)
            .count(),
    };
    let mut out = String::new();
    // Writing to memory fails only where a value's `Display` does, and none of ours does.
    let written = page.render_into(&mut out);
    debug_assert!(written.is_ok());
    without_controls(out).into_bytes()
}

#[derive(Template)]
#[template(path = "review.html")]
struct Page<'a> {
    plan: &'a Plan,
    text: String,
    script: &'static str,
    script_digest: String,
    parts: Vec<Shown<'a>>,
    entries: Vec<Form<'a>>,
    codes: &'static [Exemption],
    decided: usize,
}

/// What is decided of an entry.
struct Form<'a> {
    nth: usize,
    entry: &'a Entry,
    places: Vec<Place>,
    code: Option<&'static Exemption>,
}

impl Form<'_> {
    fn is(&self, code: &Exemption) -> bool {
        self.code.is_some_and(|own| own.code == code.code)
    }
}

/// A mark on the page, and what its place is called.
#[derive(Clone)]
struct Place {
    mark: usize,
    name: String,
}

struct Shown<'a> {
    name: &'static str,
    lines: Vec<(&'a Line, Vec<Piece<'a>>)>,
}

struct Piece<'a> {
    words: &'a str,
    /// Number of the mark, and its entries; none where nothing is marked.
    mark: Option<(usize, &'a [usize])>,
    state: &'static str,
}

impl Piece<'_> {
    /// The entries' numbers, as the script reads them.
    fn entries(&self) -> String {
        let entries = self.mark.map_or(&[][..], |(_, entries)| entries);
        let numbers: Vec<String> = entries.iter().map(ToString::to_string).collect();
        numbers.join(" ")
    }

    /// The entry that decides most closely: one of the place rather than one of the person.
    fn nearest(&self) -> usize {
        let entries = self.mark.map_or(&[][..], |(_, entries)| entries);
        entries.iter().copied().max().unwrap_or_default()
    }
}

fn shown<'a>(
    part: &'a Part,
    plan: &Plan,
    marks: &mut usize,
    places: &mut [Vec<Place>],
) -> Shown<'a> {
    let mut lines = Vec::with_capacity(part.lines.len());
    for line in &part.lines {
        let mut pieces = Vec::with_capacity(line.pieces.len());
        for marked in &line.pieces {
            let mark = (!marked.entries.is_empty()).then(|| {
                *marks += 1;
                for entry in &marked.entries {
                    if let Some(places) = places.get_mut(*entry) {
                        places.push(Place {
                            mark: *marks,
                            name: line.place.clone(),
                        });
                    }
                }
                (*marks, marked.entries.as_slice())
            });
            pieces.push(Piece {
                words: &marked.words,
                mark,
                state: state(plan, &marked.entries),
            });
        }
        lines.push((line, pieces));
    }
    Shown {
        name: part.name,
        lines,
    }
}

/// How a mark looks: what is withheld by one entry is withheld. `templates/review.js` says the same.
fn state(plan: &Plan, entries: &[usize]) -> &'static str {
    let states = entries.iter().filter_map(|nth| plan.entries.get(*nth));
    let mut state = "published";
    for entry in states {
        match (entry.status, entry.action) {
            (Status::Rejected, _) | (_, Action::Publish) => (),
            (_, Action::Redact | Action::Omit) => return "withheld",
            (_, Action::Ask) => state = "asked",
        }
    }
    state
}

/// Statuses, as people read them.
const STATUSES: [(Status, &str); 3] = [
    (Status::Proposed, "undecided"),
    (Status::Accepted, "accept"),
    (Status::Rejected, "reject"),
];
