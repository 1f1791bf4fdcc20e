//! The schedule of what is withheld: for the public, and for the file.

use super::plan::{Entry, Plan, Status, What};
use super::policy::Policy;
use super::register::{How, folded};
use ring::hmac;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a schedule is written from.
pub struct Account<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The policy, for the titles of provisions.
    pub policy: &'a Policy,
    /// HMAC-SHA-256 of the source under the user's key, where there is one.
    pub seal: Option<String>,
}

/// Order, place, code, unit and reason of a row.
type Row<'p> = ((usize, Vec<u32>), String, String, &'p str, String);

/// A table: its head, and its rows.
pub type Rows = (Vec<&'static str>, Vec<Vec<String>>);

/// HMAC-SHA-256 of a source under a key that the user holds, in lower-case hexadecimal.
#[must_use]
pub fn seal(source: &[u8], key: &[u8]) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    crate::hexadecimal(hmac::sign(&key, source).as_ref())
}

impl Account<'_> {
    /// Serial, place, amount in structural units, provision, its title, reason. It never counts
    /// letters, and no row tells that two places name the same person.
    ///
    /// # Errors
    ///
    /// Reasons that hold words which are withheld.
    pub fn public(&self) -> Result<Rows, Vec<String>> {
        let leaks = self.leaks();
        if !leaks.is_empty() {
            return Err(leaks);
        }
        // By place, provision and reason: names are counted together, whosesoever they are.
        let mut rows: BTreeMap<Row<'_>, usize> = BTreeMap::new();
        for entry in self.withheld() {
            for (place, what) in places(entry) {
                let key = (
                    order(&place),
                    place,
                    entry.exemption.clone(),
                    what,
                    entry.reason.clone(),
                );
                *rows.entry(key).or_default() += 1;
            }
        }
        let regime = self.policy.regime;
        let rows =
            rows.into_iter()
                .enumerate()
                .map(|(nth, ((_, place, code, what, reason), count))| {
                    let exemption = regime.exemption(&code);
                    let plural = if count == 1 { "" } else { "s" };
                    vec![
                        (nth + 1).to_string(),
                        place,
                        format!("{count} {what}{plural}"),
                        exemption.map_or_else(|| code.clone(), |known| regime.cite(known)),
                        exemption.map_or("", |known| known.title).to_owned(),
                        if reason.is_empty() {
                            self.policy.reason(&code).to_owned()
                        } else {
                            reason
                        },
                    ]
                });
        let head = vec!["No.", "Place", "Amount", "Provision", "Title", "Reason"];
        Ok((head, rows.collect()))
    }

    /// Everything that is recorded: who, when, why, the public interest, overrides.
    #[must_use]
    pub fn private(&self) -> Rows {
        let mut rows = Vec::new();
        let document = &self.plan.document;
        let mut fact = |what: &str, words: String| {
            let mut row = vec![String::new(); 12];
            if let Some(cell) = row.get_mut(1) {
                what.clone_into(cell);
            }
            if let Some(cell) = row.get_mut(2) {
                *cell = words;
            }
            rows.push(row);
        };
        fact(
            "source",
            format!(
                "{}, SHA-256 {}",
                self.plan.source.name, self.plan.source.sha256
            ),
        );
        fact("policy", format!("SHA-256 {}", self.plan.policy));
        fact(
            "seal",
            self.seal.clone().map_or_else(
                || "none: no key was given".to_owned(),
                |seal| format!("HMAC-SHA-256 {seal}"),
            ),
        );
        fact(
            "signed",
            format!(
                "prepared by {}, checked by {}, {}",
                document.prepared_by, document.checked_by, document.decided_on
            ),
        );
        if document.publish_draft {
            fact("override", "a draft is published".to_owned());
        }
        for (name, over) in [
            ("disclosure", &document.disclosure),
            ("marking", &document.marking),
        ] {
            if over.is_whole() {
                fact(
                    "override",
                    format!(
                        "{name} {}: approved by {} on {}: {}",
                        over.marking, over.approver, over.date, over.reason
                    ),
                );
            }
        }
        for entry in &self.plan.entries {
            rows.push(private_row(entry));
        }
        let head = vec![
            "Entry",
            "What",
            "Words",
            "Place",
            "Status",
            "Treatment",
            "Provision",
            "Reason",
            "Public interest",
            "Opinion or confirmation",
            "Decided",
            "Note",
        ];
        (head, rows)
    }

    fn withheld(&self) -> impl Iterator<Item = &Entry> {
        self.plan.entries.iter().filter(|entry| entry.withholds())
    }

    /// Reasons that say what they are reasons to withhold.
    fn leaks(&self) -> Vec<String> {
        let secrets: Vec<String> = self
            .withheld()
            .filter(|entry| entry.what != What::Item)
            .map(|entry| folded(&entry.words))
            .chain(self.withheld().flat_map(|entry| {
                let named = matches!(entry.what, What::Person | What::Organisation);
                let also = entry
                    .of
                    .iter()
                    .filter(move |_| named)
                    .map(|name| folded(name));
                also.chain(
                    entry
                        .mentions
                        .iter()
                        .filter_map(|mention| words_of(mention)),
                )
            }))
            .chain(
                self.withheld()
                    .filter(|entry| entry.what == What::Person)
                    .flat_map(|entry| {
                        let words = folded(&entry.words);
                        let long = words
                            .split(' ')
                            .filter(|word| word.len() > 2)
                            .map(str::to_owned);
                        long.collect::<Vec<_>>()
                    }),
            )
            .collect();
        let mut leaks = Vec::new();
        for entry in self.withheld() {
            let reason = match entry.reason.as_str() {
                "" => self.policy.reason(&entry.exemption),
                own => own,
            };
            let reason = format!(" {} ", folded(reason));
            let found = secrets
                .iter()
                .find(|secret| !secret.is_empty() && reason.contains(&format!(" {secret} ")));
            if let Some(secret) = found {
                leaks.push(format!(
                    "the reason of {} holds {secret}, which is withheld",
                    entry.id
                ));
            }
        }
        leaks
    }
}

/// The folded words of a shown mention: `agenda, line 1: PR (initials)`.
fn words_of(mention: &str) -> Option<String> {
    let (_, words) = mention.split_once(": ")?;
    let (words, _) = words.rsplit_once(" (")?;
    Some(folded(words))
}

/// Where an entry withholds something that is published otherwise, and what, in structural units.
/// Rows of the attendance list are not told apart, nor counted by their cells: a row's number would
/// tell whose it is.
fn places(entry: &Entry) -> Vec<(String, &'static str)> {
    let unit = match entry.what {
        What::Mention if entry.how == How::Pronoun.as_str() => "word",
        What::Mention if entry.how == How::Role.as_str() => "phrase",
        What::Mention if ORGANISATIONS.iter().any(|how| entry.how == how.as_str()) => {
            "organisation"
        }
        What::Person | What::Mention => "name",
        What::Organisation => "organisation",
        What::Data => "piece of personal data",
        What::Passage if crate::text::word_count(&entry.words) > PHRASE_WORDS => "passage",
        What::Passage => "phrase",
        What::Item => "whole item",
        What::Stray => return Vec::new(),
    };
    let shown: Vec<&str> = match entry.what {
        What::Person | What::Organisation => entry
            .mentions
            .iter()
            .filter_map(|mention| mention.split_once(": "))
            .map(|(place, _)| place)
            .collect(),
        _ => vec![entry.place.as_str()],
    };
    let mut attended = false;
    let mut places = Vec::new();
    for place in shown {
        // Further statements of an action stand in the items' own words.
        if place.contains("statement") {
            continue;
        }
        let row = place.contains(ATTENDANCE);
        if row && (attended || entry.what != What::Person) {
            continue;
        }
        attended |= row;
        let place = match place {
            "" => "document",
            _ if row => "attendance",
            place => place,
        };
        places.push((place.to_owned(), unit));
    }
    places
}

/// How a mention names an organisation.
const ORGANISATIONS: [How; 3] = [How::Organisation, How::Abbreviation, How::DistinctiveWord];
/// As places begin that stand in an attendance list.
const ATTENDANCE: &str = "attendance, row";
/// Words of a passage that is called a phrase.
const PHRASE_WORDS: usize = 3;

/// Parts of a document in the order in which they are read.
const PARTS: &[&str] = &[
    "meeting",
    "attendance",
    "agenda",
    "action",
    "decision",
    "item",
];

/// The part of a place and its numbers, so that `item 10` stands behind `item 9`.
fn order(place: &str) -> (usize, Vec<u32>) {
    let part = PARTS.iter().position(|part| place.starts_with(part));
    let numbers = place
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    (part.unwrap_or(PARTS.len()), numbers)
}

fn private_row(entry: &Entry) -> Vec<String> {
    let opinion = match (entry.qualified_person.as_str(), entry.confirmed_by.as_str()) {
        ("", "") => String::new(),
        ("", by) => format!("confirmed by {by}"),
        (person, _) => format!("{person}, {}", entry.opinion_date),
    };
    let decided = [entry.decided_by.as_str(), entry.decided_on.as_str()];
    let decided: Vec<&str> = decided
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let rejected = entry.status == Status::Rejected;
    vec![
        entry.id.clone(),
        entry.what.as_str().to_owned(),
        entry.words.clone(),
        entry.place.clone(),
        entry.status.as_str().to_owned(),
        if rejected {
            "publish (proposal rejected)".to_owned()
        } else {
            entry.action.as_str().to_owned()
        },
        entry.exemption.clone(),
        entry.reason.clone(),
        entry.public_interest.clone(),
        opinion,
        decided.join(", "),
        entry.note.clone(),
    ]
}

/// A table as Markdown.
#[must_use]
pub fn markdown((head, rows): &Rows) -> String {
    let mut out = String::new();
    let line = |out: &mut String, cells: &mut dyn Iterator<Item = &str>| {
        for cell in cells {
            let cell = cell
                .replace('\\', "\\\\")
                .replace('|', "\\|")
                .replace('<', "\\<")
                .replace('\n', " ");
            // Writing to a string has no way to fail.
            let _ = write!(out, "| {cell} ");
        }
        out.push_str("|\n");
    };
    line(&mut out, &mut head.iter().copied());
    line(&mut out, &mut head.iter().map(|_| "---"));
    for row in rows {
        line(&mut out, &mut row.iter().map(String::as_str));
    }
    out
}

/// A table as CSV; no cell begins with what a spreadsheet would take for a formula.
#[must_use]
pub fn csv((head, rows): &Rows) -> String {
    let mut out = String::new();
    let line = |out: &mut String, cells: &mut dyn Iterator<Item = &str>| {
        for (nth, cell) in cells.enumerate() {
            let comma = if nth == 0 { "" } else { "," };
            let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                "'"
            } else {
                ""
            };
            let _ = write!(out, "{comma}\"{guard}{}\"", cell.replace('"', "\"\""));
        }
        out.push_str("\r\n");
    };
    line(&mut out, &mut head.iter().copied());
    for row in rows {
        line(&mut out, &mut row.iter().map(String::as_str));
    }
    out
}
