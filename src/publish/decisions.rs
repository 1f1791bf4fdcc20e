//! A plan to what is cut where: every question is answered, or nothing is published.

mod document;
mod duties;

pub(super) use document::markings;

use super::data;
use super::plan::{Action, Entry, Plan, Status, What};
use super::policy::{Class, Policy};
use super::refusal::{self, Refusal};
use super::regime::Exemption;
use super::register::{How, Naming, Register, Subject, folded, nth_place};
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
        tidy(texts.get(pointer).map_or("", String::as_str), cuts);
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

    fn people(&mut self) {
        let register = self.question.register;
        for (nth, person) in register.people.iter().enumerate() {
            let key = folded(&person.name);
            let entry =
                self.entry(|entry| entry.what == What::Person && folded(&entry.words) == key);
            let Some(entry) = entry else {
                self.refuse(refusal::PLAN_INCOMPLETE, format!("person {}", person.name));
                continue;
            };
            if Class::named(&entry.class).is_none_or(|class| class == Class::Unknown) {
                self.refuse(refusal::UNKNOWN_PERSON, about(&entry));
            }
            let Fate::Withheld(exemption) = self.fate(&entry) else {
                continue;
            };
            if entry.keep_role && entry.role_note.trim().is_empty() {
                self.refuse(refusal::IDENTIFYING_ROLE, about(&entry));
            }
            self.withhold(Subject::Person(nth), exemption);
            for row in &person.rows {
                let keep_role = entry.keep_role;
                let person = WithheldPerson {
                    exemption,
                    keep_role,
                };
                self.decisions.rows.insert(row.clone(), person);
            }
        }
    }

    /// Initials that were made longer to tell somebody from another: `SMa` tells that there is another
    /// one with an S and an M, who is withheld.
    fn telling_initials(&mut self) {
        let people = &self.question.register.people;
        for (nth, person) in people.iter().enumerate() {
            if self.decisions.withheld.contains(&Subject::Person(nth)) {
                continue;
            }
            let longer = person.initials.iter().filter(|own| capitals(own) != **own);
            let telling: Vec<&String> = longer.filter(|own| self.tells(&capitals(own))).collect();
            let key = folded(&person.name);
            let plan = self.question.plan;
            let noted = plan.entries.iter().any(|entry| {
                entry.what == What::Person
                    && folded(&entry.words) == key
                    && !entry.initials_note.trim().is_empty()
            });
            if let Some(initials) = telling.first().filter(|_| !noted) {
                let about = format!("{}, {initials}", person.name);
                self.refuse(refusal::TELLING_INITIALS, about);
            }
        }
    }

    /// Whether somebody who is withheld has these initials, but for what tells them from others.
    fn tells(&self, letters: &str) -> bool {
        let people = self.question.register.people.iter().enumerate();
        let mut withheld = people.filter(|(nth, _)| {
            let subject = Subject::Person(*nth);
            self.decisions.withheld.contains(&subject)
        });
        withheld.any(|(_, person)| {
            let made = crate::text::initials_of(&person.name);
            let all = person.initials.iter().chain([&made]);
            all.into_iter()
                .any(|initials| capitals(initials) == letters)
        })
    }

    fn organisations(&mut self) {
        let register = self.question.register;
        for (nth, organisation) in register.organisations.iter().enumerate() {
            let key = folded(&organisation.name);
            let entry =
                self.entry(|entry| entry.what == What::Organisation && folded(&entry.words) == key);
            let Some(entry) = entry else {
                if organisation.rule.is_some() {
                    self.refuse(
                        refusal::PLAN_INCOMPLETE,
                        format!("organisation {}", organisation.name),
                    );
                }
                continue;
            };
            if let Fate::Withheld(exemption) = self.fate(&entry) {
                self.withhold(Subject::Organisation(nth), exemption);
            }
        }
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

    fn mentions(&mut self) {
        let register = self.question.register;
        for naming in &register.namings {
            self.mention(naming);
        }
    }

    fn mention(&mut self, naming: &Naming) {
        let withheld: Vec<&'static Exemption> = naming
            .of
            .iter()
            .filter_map(|of| self.exemptions.get(of).copied())
            .collect();
        let Some(exemption) = withheld.first() else {
            if naming.is_certain() {
                let place = (naming.pointer.clone(), naming.range.clone());
                self.decisions.others.push(place);
            }
            return;
        };
        if naming.how == How::Role && naming.of.iter().all(|of| self.keeps_role(*of)) {
            return;
        }
        let person = naming.of.iter().any(|of| matches!(of, Subject::Person(_)));
        let kind = match (naming.how, person) {
            (How::Pronoun | How::Role, _) => CutKind::Words,
            (_, true) => CutKind::Name,
            (_, false) => CutKind::Organisation,
        };
        let entry = self.entry(|entry| {
            entry.what == What::Mention
                && entry.at == naming.pointer
                && entry.words == naming.words
                && entry.nth == naming.nth
        });
        // Whoever of them is meant is withheld, and by the same provision.
        let all = withheld.len() == naming.of.len()
            && withheld.iter().all(|other| other.code == exemption.code);
        match entry {
            Some(entry) => match self.fate(&entry) {
                Fate::Published => {
                    let kept = (naming.pointer.clone(), naming.range.clone());
                    self.decisions.kept.push(kept);
                }
                Fate::Withheld(own) => {
                    self.cut(&naming.pointer, naming.range.clone(), kind, own.code);
                }
                Fate::Open => (),
            },
            None if naming.how.is_certain() && all => {
                self.cut(&naming.pointer, naming.range.clone(), kind, exemption.code);
            }
            // What stands in what is withheld anyhow is no question.
            None if self.is_cut(&naming.pointer, &naming.range) => (),
            None => {
                let about = format!(
                    "{} ({}) at {}",
                    naming.words,
                    naming.how.as_str(),
                    naming.pointer
                );
                self.refuse(refusal::AMBIGUOUS_MENTION, about);
            }
        }
    }

    /// Whether the role of somebody who is withheld is published.
    fn keeps_role(&self, subject: Subject) -> bool {
        let Subject::Person(nth) = subject else {
            return false;
        };
        let rows = self.question.register.people.get(nth);
        rows.is_some_and(|person| {
            let rows = person.rows.iter();
            rows.filter_map(|row| self.decisions.rows.get(row))
                .any(|row| row.keep_role)
        })
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

    fn data(&mut self) {
        let texts = texts::all(&self.question.reading.minutes);
        for datum in data::all(&texts) {
            if data::is_allowed(&datum, self.question.policy)
                || self.is_cut(&datum.pointer, &datum.range)
            {
                continue;
            }
            let entry = self.entry(|entry| {
                entry.what == What::Data
                    && entry.at == datum.pointer
                    && entry.words == datum.words
                    && entry.nth == datum.nth
            });
            let Some(entry) = entry else {
                let about = format!("{} {} at {}", datum.kind, datum.words, datum.pointer);
                self.refuse(refusal::PLAN_INCOMPLETE, about);
                continue;
            };
            match self.fate(&entry) {
                Fate::Withheld(exemption) => {
                    self.decisions.words.push(datum.words.clone());
                    self.cut(&datum.pointer, datum.range, CutKind::Data, exemption.code);
                }
                Fate::Published => self.decisions.kept.push((datum.pointer, datum.range)),
                Fate::Open => (),
            }
        }
    }

    fn passages(&mut self) {
        let plan = self.question.plan;
        for (nth, entry) in plan.entries.iter().enumerate() {
            if entry.what != What::Passage {
                continue;
            }
            self.used.insert(nth);
            let fate = self.fate(entry);
            let place = self
                .texts
                .get(&entry.at)
                .and_then(|text| nth_place(text, &entry.words, entry.nth));
            match (fate, place) {
                (Fate::Withheld(exemption), Some(range)) => {
                    self.decisions.words.push(entry.words.clone());
                    self.cut(&entry.at, range, CutKind::Words, exemption.code);
                }
                (Fate::Withheld(_), None) => {
                    self.refuse(refusal::ENTRY_DOES_NOT_HOLD, about(entry));
                }
                // The same words may be withheld in another place.
                (Fate::Published, Some(range)) => {
                    self.decisions.kept.push((entry.at.clone(), range));
                }
                (Fate::Published, None) | (Fate::Open, _) => (),
            }
        }
    }

    fn items(&mut self) {
        let plan = self.question.plan;
        for (nth, entry) in plan.entries.iter().enumerate() {
            if entry.what != What::Item {
                continue;
            }
            self.used.insert(nth);
            let Fate::Withheld(exemption) = self.fate(entry) else {
                continue;
            };
            // The words are the title, so that an entry cannot slip to another item.
            let title = self.texts.get(&format!("{}/title", entry.at));
            let holds = entry.at.contains("/items/")
                && title.map_or(entry.words.is_empty(), |title| *title == entry.words)
                && self
                    .texts
                    .keys()
                    .any(|pointer| pointer.starts_with(&format!("{}/", entry.at)));
            if !holds {
                self.refuse(refusal::ENTRY_DOES_NOT_HOLD, about(entry));
                continue;
            }
            let wants_summary = self.question.policy.regime.wants_summary;
            if wants_summary && entry.keep_outcomes && entry.summary.trim().is_empty() {
                self.refuse(refusal::NO_SUMMARY, about(entry));
            }
            let item = WithheldItem {
                exemption,
                keep_title: entry.keep_title,
                keep_outcomes: entry.keep_outcomes,
                summary: entry.summary.clone(),
            };
            self.decisions.items.insert(entry.at.clone(), item);
        }
    }

    fn strays(&mut self) {
        for (nth, stray) in self.question.reading.minutes.unplaced.iter().enumerate() {
            let pointer = format!("/unplaced/{nth}/text");
            let entry = self.entry(|entry| {
                entry.what == What::Stray && entry.at == pointer && entry.words == stray.text
            });
            let Some(entry) = entry else {
                self.refuse(
                    refusal::PLAN_INCOMPLETE,
                    format!("text in no part of the record: {}", stray.text),
                );
                continue;
            };
            match (entry.status, entry.action) {
                (Status::Accepted, Action::Omit) => (),
                (Status::Accepted, Action::Publish) => {
                    self.decisions.strays.insert(pointer);
                }
                _ => self.refuse(refusal::UNDECIDED, about(&entry)),
            }
        }
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

/// `SM` of `SMa` and `SM2`.
fn capitals(initials: &str) -> String {
    initials.chars().filter(|c| c.is_uppercase()).collect()
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

/// Merges cuts that overlap, and takes along what would tell the first or last letter of what is cut.
fn tidy(text: &str, cuts: &mut Vec<Cut>) {
    cuts.sort_by_key(|cut| (cut.range.start, std::cmp::Reverse(cut.range.end)));
    let mut tidied: Vec<Cut> = Vec::with_capacity(cuts.len());
    for cut in cuts.drain(..) {
        match tidied.last_mut() {
            Some(last) if cut.range.start < last.range.end => {
                if cut.range.end > last.range.end {
                    last.range.end = cut.range.end;
                }
                // Words that hold a name are words.
                last.kind = last.kind.max(cut.kind);
            }
            // An abbreviation in brackets behind its name is one mention with it.
            Some(last)
                if cut.kind == last.kind
                    && cut.code == last.code
                    && text.get(last.range.end..cut.range.start) == Some(" (")
                    && text
                        .get(cut.range.end..)
                        .is_some_and(|rest| rest.starts_with(')')) =>
            {
                last.range.end = cut.range.end + 1;
            }
            _ => tidied.push(cut),
        }
    }
    let mut floor = 0;
    for cut in &mut tidied {
        if matches!(cut.kind, CutKind::Name | CutKind::Organisation) {
            let before = text.get(floor..cut.range.start).unwrap_or_default();
            cut.range.start -= article(before);
            let after = text.get(cut.range.end..).unwrap_or_default();
            let own = text.get(cut.range.clone()).unwrap_or_default();
            let possessive = possessive(own, after);
            cut.possessive = possessive > 0;
            cut.range.end += possessive;
        }
        floor = cut.range.end;
    }
    *cuts = tidied;
}

/// Bytes of `a ` or `an ` at the end: which of them it is tells of the next letter.
fn article(before: &str) -> usize {
    for article in ["an ", "a ", "An ", "A "] {
        if let Some(rest) = before.strip_suffix(article)
            && !rest.ends_with(char::is_alphanumeric)
        {
            return article.len();
        }
    }
    0
}

/// Bytes of a possessive's end: `'s`, or the apostrophe alone, which tells that the name ends in s.
fn possessive(own: &str, after: &str) -> usize {
    for end in ["'s", "\u{2019}s", "'S", "\u{2019}S"] {
        if let Some(rest) = after.strip_prefix(end)
            && !rest.starts_with(char::is_alphanumeric)
        {
            return end.len();
        }
    }
    for end in ["'", "\u{2019}"] {
        if let Some(rest) = after.strip_prefix(end)
            && own.ends_with(['s', 'S', 'x', 'z'])
            && rest.starts_with(char::is_whitespace)
        {
            return end.len();
        }
    }
    0
}
