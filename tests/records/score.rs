//! How well a record agrees with what a careful person reads in the document, field by field.
//!
//! A value that both have is right; one that only the truth has is missed; one that only the record
//! has is invented; one that differs is both. Only the keys of the truth are compared. Names are
//! equal without honorifics, case, accents and punctuation; texts where four fifths of their words
//! agree (seven tenths for actions and decisions, or where one stands whole in the other); dates,
//! times, numbers and ids exactly.

mod words;

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use words::{bare_number, compact, contained, fold, name_key, owner_key, token_f1, tokens};

/// Right, missed and invented values of one field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) missed: usize,
    pub(crate) invented: usize,
}

impl Tally {
    fn add(&mut self, right: usize, missed: usize, invented: usize) {
        self.right += right;
        self.missed += missed;
        self.invented += invented;
    }

    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub(crate) fn f1(self) -> f64 {
        let all = 2 * self.right + self.missed + self.invented;
        if all == 0 {
            1.0
        } else {
            (2 * self.right) as f64 / all as f64
        }
    }
}

/// The tallies of a document, and what is wrong with each value that is not right.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) fields: BTreeMap<String, Tally>,
    pub(crate) notes: Vec<String>,
}

/// Texts agree from here on.
const TEXT: f64 = 0.8;
/// Actions and decisions agree from here on.
const WORDING: f64 = 0.7;
/// So many words of an item's text are compared where the truth has none.
const WORDS: usize = 6;

type Same = fn(&str, &str) -> bool;

fn exact(a: &str, b: &str) -> bool {
    fold(a) == fold(b)
}

fn alike(a: &str, b: &str) -> bool {
    token_f1(a, b) >= TEXT
}

impl Score {
    /// Compares a record with its truth.
    pub(crate) fn of(truth: &Value, got: &Value) -> Self {
        let mut score = Self::default();
        score.whole(truth, got);
        score.attendance(truth, got);
        score.entries("agenda", truth, got);
        score.entries("items", truth, got);
        score.outcomes(truth, got);
        score.terms(truth, got);
        score.further_meetings(truth, got);
        score
    }

    /// Each of the further meetings is compared as the first is.
    fn further_meetings(&mut self, truth: &Value, got: &Value) {
        let Some(meetings) = truth.get("further_meetings").map(list) else {
            return;
        };
        let found = list(&got["further_meetings"]);
        let (right, most) = (
            meetings.len().min(found.len()),
            meetings.len().max(found.len()),
        );
        let field = self
            .fields
            .entry("further_meetings".to_owned())
            .or_default();
        field.add(right, meetings.len() - right, most - meetings.len());
        for (meeting, found) in meetings.iter().zip(found) {
            let further = Self::of(meeting, found);
            for (field, tally) in further.fields {
                let sum = self.fields.entry(field).or_default();
                sum.add(tally.right, tally.missed, tally.invented);
            }
            self.notes.extend(further.notes);
        }
    }

    pub(crate) fn total(&self) -> Tally {
        let mut total = Tally::default();
        for tally in self.fields.values() {
            total.add(tally.right, tally.missed, tally.invented);
        }
        total
    }

    fn whole(&mut self, truth: &Value, got: &Value) {
        if truth.get("kind").is_some() {
            self.scalar("kind", &truth["kind"], &got["kind"], exact);
        }
        match truth.get("marking") {
            Some(Value::Object(marking)) => {
                for (key, value) in marking {
                    let field = format!("marking.{key}");
                    self.scalar(&field, value, &got["marking"][key], exact);
                }
            }
            Some(_) => {
                let got = &got["marking"]["classification"];
                self.scalar("marking.classification", &Value::Null, got, exact);
            }
            None => {}
        }
        for (key, value) in truth["meeting"].as_object().into_iter().flatten() {
            let same = match key.as_str() {
                "date" | "start_time" | "end_time" | "abbreviation" => exact,
                _ => alike as Same,
            };
            self.scalar(&format!("meeting.{key}"), value, &got["meeting"][key], same);
        }
        if let Some(next) = truth.get("next_meeting") {
            for key in ["date", "start_time", "location"] {
                if next.is_null() || next.get(key).is_some() {
                    let same = if key == "location" {
                        alike
                    } else {
                        exact as Same
                    };
                    let field = format!("next_meeting.{key}");
                    self.scalar(&field, &next[key], &got["next_meeting"][key], same);
                }
            }
        }
    }

    fn attendance(&mut self, truth: &Value, got: &Value) {
        let Some(people) = truth.get("attendance").map(list) else {
            return;
        };
        let found = list(&got["attendance"]);
        let pairs = self.pair("attendance.name", people, found, 1.0, |a, b| {
            f64::from(name_key(string(a, "name")) == name_key(string(b, "name")))
        });
        if people.iter().all(|person| person.get("status").is_some()) {
            let away = |people: &[Value]| -> BTreeSet<String> {
                let away = people
                    .iter()
                    .filter(|p| ["apologies", "absent"].contains(&string(p, "status")));
                away.map(|person| name_key(string(person, "name")))
                    .collect()
            };
            self.sets("attendance.away", &away(people), &away(found));
        }
        for (a, b) in pairs {
            self.given("attendance", a, b, "status", exact);
            self.given("attendance", a, b, "initials", |a, b| {
                compact(a) == compact(b)
            });
            if let Some(chair) = a.get("chair") {
                let word = |chair: &Value| match chair {
                    Value::Bool(true) => Value::from("yes"),
                    _ => Value::Null,
                };
                self.scalar("attendance.chair", &word(chair), &word(&b["chair"]), exact);
            }
            if a.get("role").is_some() || a.get("organisation").is_some() {
                let post = |person: &Value| {
                    let parts = ["role", "organisation"].map(|key| string(person, key).to_owned());
                    Value::from(parts.join(" ").trim())
                };
                self.scalar("attendance.affiliation", &post(a), &post(b), alike);
            }
        }
    }

    /// Agenda entries, and items.
    fn entries(&mut self, field: &str, truth: &Value, got: &Value) {
        let Some(entries) = truth.get(field).map(list) else {
            return;
        };
        let titles = format!("{field}.title");
        let pairs = self.pair(&titles, entries, list(&got[field]), TEXT, |a, b| {
            token_f1(string(a, "title"), string(b, "title"))
        });
        for (a, b) in pairs {
            self.given(field, a, b, "number", |a, b| {
                bare_number(a) == bare_number(b)
            });
            self.given(field, a, b, "start_time", exact);
            self.given(field, a, b, "end_time", exact);
            if let Some(leads) = a.get("leads") {
                self.sets(
                    &format!("{field}.leads"),
                    &labels(leads),
                    &labels(&b["leads"]),
                );
            }
            if field == "items" {
                self.ends_of_text(a, b);
            }
        }
    }

    fn ends_of_text(&mut self, truth: &Value, got: &Value) {
        let text = tokens(&item_text(got));
        for key in ["text_start", "text_end"] {
            let Some(expected) = truth.get(key) else {
                continue;
            };
            let count = match tokens(expected.as_str().unwrap_or_default()).len() {
                0 => WORDS,
                count => count,
            };
            let part = if key == "text_start" {
                text.get(..count)
            } else {
                text.len()
                    .checked_sub(count)
                    .and_then(|start| text.get(start..))
            };
            let part = Value::from(part.unwrap_or(&text).join(" "));
            self.scalar(&format!("items.{key}"), expected, &part, alike);
        }
    }

    fn outcomes(&mut self, truth: &Value, got: &Value) {
        let same_wording = |a: &Value, b: &Value| wording(string(a, "text"), string(b, "text"));
        if let Some(actions) = truth.get("actions").map(list) {
            let found = list(&got["actions"]);
            let pairs = self.pair("actions", actions, found, WORDING, |a, b| {
                match (string(a, "id"), string(b, "id")) {
                    ("", _) | (_, "") => same_wording(a, b),
                    (a, b) => f64::from(exact(a, b)),
                }
            });
            for (a, b) in pairs {
                let same = |a: &str, b: &str| wording(a, b) >= WORDING;
                self.scalar("actions.text", &a["text"], &b["text"], same);
                self.given("actions", a, b, "id", exact);
                if let Some(owners) = a.get("owners") {
                    self.sets("actions.owners", &labels(owners), &labels(&b["owners"]));
                }
                self.given("actions", a, b, "due", exact);
            }
        }
        if let Some(decisions) = truth.get("decisions").map(list) {
            let found = list(&got["decisions"]);
            self.pair("decisions", decisions, found, WORDING, same_wording);
        }
    }

    fn terms(&mut self, truth: &Value, got: &Value) {
        let same_text = |a: &Value, b: &Value| token_f1(plain(a), plain(b));
        if let Some(groups) = truth.get("groups").map(list) {
            let found = list(&got["groups"]);
            let pairs = self.pair("groups.name", groups, found, TEXT, |a, b| {
                token_f1(string(a, "name"), string(b, "name"))
            });
            for (a, b) in pairs {
                self.given("groups", a, b, "abbreviation", exact);
                self.given("groups", a, b, "chair", alike);
                for key in ["representation", "responsibilities"] {
                    if let Some(texts) = a.get(key).map(list) {
                        let field = format!("groups.{key}");
                        self.pair(&field, texts, list(&b[key]), TEXT, same_text);
                    }
                }
            }
        }
        if let Some(members) = truth.get("membership").map(list) {
            let found = list(&got["membership"]);
            self.pair("membership", members, found, TEXT, same_text);
        }
    }

    /// A value of a record that the truth may be silent about.
    fn given(&mut self, field: &str, truth: &Value, got: &Value, key: &str, same: Same) {
        if let Some(value) = truth.get(key) {
            self.scalar(&format!("{field}.{key}"), value, &got[key], same);
        }
    }

    fn scalar(&mut self, field: &str, truth: &Value, got: &Value, same: Same) {
        let (wrong, tally) = match (shown(truth), shown(got)) {
            (None, None) => return,
            (None, Some(_)) => ("not in the document", (0, 0, 1)),
            (Some(_), None) => ("missing", (0, 1, 0)),
            (Some(a), Some(b)) if same(&a, &b) => ("", (1, 0, 0)),
            (Some(_), Some(_)) => ("wrong", (0, 1, 1)),
        };
        self.tally(field, tally);
        if !wrong.is_empty() {
            self.notes
                .push(format!("{field}: {wrong}: truth {truth}, got {got}"));
        }
    }

    fn sets(&mut self, field: &str, truth: &BTreeSet<String>, got: &BTreeSet<String>) {
        let right = truth.intersection(got).count();
        self.tally(field, (right, truth.len() - right, got.len() - right));
        if truth != got {
            self.notes
                .push(format!("{field}: truth {truth:?}, got {got:?}"));
        }
    }

    /// Pairs the records of two lists, the most similar first.
    fn pair<'a>(
        &mut self,
        field: &str,
        truth: &'a [Value],
        got: &'a [Value],
        floor: f64,
        similarity: impl Fn(&Value, &Value) -> f64,
    ) -> Vec<(&'a Value, &'a Value)> {
        let mut candidates = Vec::new();
        for (i, a) in truth.iter().enumerate() {
            for (j, b) in got.iter().enumerate() {
                candidates.push((similarity(a, b), i, j));
            }
        }
        candidates.retain(|(similarity, ..)| *similarity >= floor);
        // Stable: of equals, the first stay first.
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut paired, mut taken) = (BTreeSet::new(), BTreeSet::new());
        let mut pairs = Vec::new();
        for (_, i, j) in candidates {
            if !paired.contains(&i) && !taken.contains(&j) {
                paired.insert(i);
                taken.insert(j);
                pairs.push((&truth[i], &got[j]));
            }
        }
        let right = pairs.len();
        self.tally(field, (right, truth.len() - right, got.len() - right));
        let left = |list: &'a [Value], used: &BTreeSet<usize>| -> Vec<&'a Value> {
            let unused = list.iter().enumerate().filter(|(at, _)| !used.contains(at));
            unused.map(|(_, value)| value).collect()
        };
        for missed in left(truth, &paired) {
            self.notes
                .push(format!("{field}: missed {}", brief(missed)));
        }
        for invented in left(got, &taken) {
            self.notes
                .push(format!("{field}: invented {}", brief(invented)));
        }
        pairs
    }

    fn tally(&mut self, field: &str, (right, missed, invented): (usize, usize, usize)) {
        let tally = self.fields.entry(field.to_owned()).or_default();
        tally.add(right, missed, invented);
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn string<'a>(record: &'a Value, key: &str) -> &'a str {
    record[key].as_str().unwrap_or_default()
}

fn plain(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// A single value as text; none where there is nothing.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// The labels of owners or leads, which the truth writes as strings and records as objects.
fn labels(value: &Value) -> BTreeSet<String> {
    list(value)
        .iter()
        .map(|label| owner_key(label["label"].as_str().unwrap_or_else(|| plain(label))))
        .filter(|label| !label.is_empty())
        .collect()
}

fn wording(a: &str, b: &str) -> f64 {
    let whole = if contained(a, b) { TEXT } else { 0.0 };
    token_f1(a, b).max(whole)
}

/// All text under an item's heading, that of its sub-items included, in the order of reading.
fn item_text(item: &Value) -> String {
    let mut texts = Vec::new();
    for block in list(&item["blocks"]) {
        texts.push(string(block, "text").to_owned());
        texts.extend(
            list(&block["items"])
                .iter()
                .map(|entry| plain(entry).to_owned()),
        );
        let cells = list(&block["rows"]).iter().flat_map(list);
        texts.extend(cells.map(|cell| plain(cell).to_owned()));
    }
    for sub in list(&item["items"]) {
        texts.push(string(sub, "number").to_owned());
        texts.push(string(sub, "title").to_owned());
        texts.push(item_text(sub));
    }
    texts.join(" ")
}

/// What identifies a record, for a note.
fn brief(record: &Value) -> String {
    const KEYS: [&str; 6] = ["name", "number", "title", "id", "text", "status"];
    match record {
        Value::String(text) => text.clone(),
        record => {
            let values = KEYS.map(|key| string(record, key));
            let shown: Vec<&str> = values.into_iter().filter(|v| !v.is_empty()).collect();
            shown.join(" | ")
        }
    }
}
