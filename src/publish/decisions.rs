//! A plan to what is cut where: every question is answered, or nothing is published.

mod document;
mod duties;
mod named;
mod placed;
mod tidy;

pub(super) use document::markings;

use super::data;
use super::plan::{Action, Entry, Plan, Status, What};
use super::policy::{Class, Policy};
use super::refusal::{self, Refusal};
use super::regime::Exemption;
use super::register::{Register, Subject, nth_place};
use super::texts;
use crate::Reading;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// What is withheld, and where.
#[derive(Debug, Clone, Default)]
pub(super) struct Decisions {
    /// Pointers of attendance rows whose person is withheld.
    pub(super) rows: BTreeMap<String, WithheldPerson>,
    /// Cuts by the pointer of the text, in order, without overlaps.
    pub(super) cuts: BTreeMap<String, Vec<Cut>>,
    /// Items by their pointers.
    pub(super) items: BTreeMap<String, WithheldItem>,
    /// Pointers of texts of no part of the record that are published.
    pub(super) strays: HashSet<String>,
    /// Mentions that somebody decided to publish.
    pub(super) kept: Vec<(String, Range<usize>)>,
    /// Mentions that name for certain somebody who is published: `Wilton Orr` is no misspelt `Wiltons`.
    pub(super) others: Vec<(String, Range<usize>)>,
    /// Subjects that are withheld, by their index in the register.
    pub(super) withheld: HashSet<Subject>,
    /// Other words that are withheld, such as addresses.
    pub(super) words: Vec<String>,
}

/// A person whose row of the attendance list is withheld.
#[derive(Debug, Clone)]
pub(super) struct WithheldPerson {
    pub(super) exemption: &'static Exemption,
    pub(super) keep_role: bool,
}

/// A withheld item.
#[derive(Debug, Clone)]
pub(super) struct WithheldItem {
    pub(super) exemption: &'static Exemption,
    pub(super) keep_title: bool,
    pub(super) keep_outcomes: bool,
    pub(super) summary: String,
}

/// Words that are withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) range: Range<usize>,
    pub(super) kind: CutKind,
    pub(super) code: &'static str,
    /// Whether an `’s` stands for what was cut behind.
    pub(super) possessive: bool,
}

/// What a label calls that which it stands for. A name has one label whatever its form: a label of
/// its own for initials would tell them from names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CutKind {
    /// A person.
    Name,
    /// An organisation.
    Organisation,
    /// Personal data other than a name.
    Data,
    /// Words.
    Words,
    /// A whole item.
    Item,
}

impl CutKind {
    /// As a label says it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Organisation => "organisation",
            Self::Data => "personal data",
            Self::Words => "text",
            Self::Item => "item",
        }
    }
}

/// What is needed to answer.
pub(super) struct Question<'a> {
    pub(super) reading: &'a Reading,
    pub(super) register: &'a Register,
    pub(super) policy: &'a Policy,
    pub(super) policy_digest: &'a str,
    pub(super) plan: &'a Plan,
}

/// All that is withheld, or all that forbids to publish.
pub(super) fn decide(question: &Question<'_>) -> Result<Decisions, Vec<Refusal>> {
    let mut answer = Answer {
        question,
        texts: texts::all(&question.reading.minutes).into_iter().collect(),
        used: HashSet::new(),
        refusals: document::refusals(question),
        exemptions: HashMap::new(),
        decisions: Decisions::default(),
    };
    answer.people();
    answer.telling_initials();
    answer.organisations();
    answer.items();
    answer.passages();
    answer.mentions();
    answer.data();
    answer.strays();
    answer.unused();
    duties::refusals(question, &mut answer.refusals);
    if !answer.refusals.is_empty() {
        return Err(answer.refusals);
    }
    let texts = answer.texts;
    let mut decisions = answer.decisions;
    for (pointer, cuts) in &mut decisions.cuts {
        tidy::tidy(texts.get(pointer).map_or("", String::as_str), cuts);
    }
    Ok(decisions)
}

struct Answer<'a> {
    question: &'a Question<'a>,
    texts: HashMap<String, String>,
    used: HashSet<usize>,
    refusals: Vec<Refusal>,
    /// The provision under which somebody is withheld.
    exemptions: HashMap<Subject, &'static Exemption>,
    decisions: Decisions,
}

/// What became of an entry.
enum Fate {
    Published,
    Withheld(&'static Exemption),
    Open,
}

impl Answer<'_> {
    fn entry(&mut self, fits: impl Fn(&Entry) -> bool) -> Option<Entry> {
        let plan = self.question.plan;
        let (nth, entry) = plan
            .entries
            .iter()
            .enumerate()
            .find(|(_, entry)| fits(entry))?;
        self.used.insert(nth);
        Some(entry.clone())
    }

    fn refuse(&mut self, code: &'static refusal::Code, about: impl Into<String>) {
        self.refusals.push(code.about(about));
    }

    /// What an entry's decision comes to; nothing is decided by silence.
    fn fate(&mut self, entry: &Entry) -> Fate {
        let about = about(entry);
        match (entry.status, entry.action) {
            (Status::Accepted, Action::Redact) => match self.exemption(entry) {
                Some(exemption) => Fate::Withheld(exemption),
                None => Fate::Open,
            },
            (Status::Accepted, Action::Publish) | (Status::Rejected, Action::Redact) => {
                Fate::Published
            }
            _ => {
                self.refuse(refusal::UNDECIDED, about);
                Fate::Open
            }
        }
    }

    fn exemption(&mut self, entry: &Entry) -> Option<&'static Exemption> {
        if entry.exemption.trim().is_empty() {
            self.refuse(refusal::NO_CODE, about(entry));
            return None;
        }
        let exemption = self.question.policy.regime.exemption(&entry.exemption);
        if exemption.is_none() {
            let about = format!("{}, code {}", about(entry), entry.exemption);
            self.refuse(refusal::CODE_NOT_IN_REGIME, about);
        }
        exemption
    }

    fn withhold(&mut self, subject: Subject, exemption: &'static Exemption) {
        self.exemptions.insert(subject, exemption);
        self.decisions.withheld.insert(subject);
    }

    fn cut(&mut self, pointer: &str, range: Range<usize>, kind: CutKind, code: &'static str) {
        let cut = Cut {
            range,
            kind,
            code,
            possessive: false,
        };
        self.decisions
            .cuts
            .entry(pointer.to_owned())
            .or_default()
            .push(cut);
    }

    fn is_cut(&self, pointer: &str, range: &Range<usize>) -> bool {
        let in_item = self.decisions.items.keys().any(|item| {
            pointer
                .strip_prefix(item.as_str())
                .is_some_and(|rest| rest.starts_with("/blocks") || rest.starts_with("/items"))
        });
        let in_row = self.decisions.rows.keys().any(|row| {
            pointer
                .strip_prefix(row.as_str())
                .is_some_and(|rest| matches!(rest, "/name" | "/initials" | "/honorific" | "/note"))
        });
        let in_cut = self.decisions.cuts.get(pointer).is_some_and(|cuts| {
            cuts.iter()
                .any(|cut| cut.range.start <= range.start && range.end <= cut.range.end)
        });
        in_item || in_row || in_cut || pointer.starts_with("/unplaced")
    }

    /// An entry that nothing answers to withholds nothing, and somebody may think that it does.
    fn unused(&mut self) {
        let plan = self.question.plan;
        for (nth, entry) in plan.entries.iter().enumerate() {
            let idle =
                matches!(entry.status, Status::Rejected) || !matches!(entry.action, Action::Redact);
            let hidden = matches!(entry.what, What::Mention | What::Data);
            let answered = self.used.contains(&nth) || idle || (hidden && self.holds(entry));
            if !answered {
                self.refuse(refusal::ENTRY_DOES_NOT_HOLD, about(entry));
            }
        }
    }

    fn holds(&self, entry: &Entry) -> bool {
        self.texts
            .get(&entry.at)
            .is_some_and(|text| nth_place(text, &entry.words, entry.nth).is_some())
    }
}

/// What a refusal is about.
fn about(entry: &Entry) -> String {
    let id = if entry.id.is_empty() {
        "entry"
    } else {
        &entry.id
    };
    format!("{id}, {}", entry.words)
}
