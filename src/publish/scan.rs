//! What an officer has to know before anything is decided.

use super::data::{self, Datum};
use super::decisions::markings;
use super::inspect::{Finding, inspect};
use super::places::shown;
use super::policy::Policy;
use super::register::{Naming, Register, Subject};
use super::texts;
use crate::Reading;
use crate::minutes::{MeetingStatus, Severity};
use serde::Serialize;

/// What an officer has to know of a document.
#[derive(Debug, Serialize)]
pub struct Scan {
    /// Path as given.
    pub path: String,
    /// What stands against publication as a whole.
    pub warnings: Vec<Warning>,
    /// Markings, in the header and in running heads.
    pub markings: Vec<String>,
    /// People, with all mentions that are certain.
    pub people: Vec<Named>,
    /// Organisations, with all mentions that are certain.
    pub organisations: Vec<Named>,
    /// Mentions of which it is not certain whom they name.
    pub uncertain: Vec<Uncertain>,
    /// Personal data.
    pub data: Vec<Found>,
    /// Texts that stand in no part of the record, which are not published unless somebody says so.
    pub unplaced: Vec<String>,
    /// Pictures of the file, of which nothing is published.
    pub pictures: usize,
    /// What the file holds beside what it shows: comments, tracked changes, attachments, bad
    /// redactions. Nothing of it is published, but whoever has the file has it.
    pub in_file: Vec<Finding>,
}

/// What stands against publication as a whole.
#[derive(Debug, Serialize)]
pub struct Warning {
    /// Stable code.
    pub code: &'static str,
    /// The words that it is about.
    pub about: String,
}

/// Somebody, and where they are named.
#[derive(Debug, Serialize)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Initials or abbreviations.
    pub short: Vec<String>,
    /// Role.
    pub role: Option<String>,
    /// Class by the policy, where there is one.
    pub class: Option<&'static str>,
    /// Where they are named.
    pub mentions: Vec<Said>,
}

/// Words at a place.
#[derive(Debug, Serialize)]
pub struct Said {
    /// JSON Pointer of the text.
    pub at: String,
    /// The place, for people.
    pub place: String,
    /// The words.
    pub words: String,
    /// How they name somebody.
    pub how: &'static str,
}

/// A mention of which it is not certain whom it names.
#[derive(Debug, Serialize)]
pub struct Uncertain {
    /// The words.
    #[serde(flatten)]
    pub said: Said,
    /// Who may be meant.
    pub of: Vec<String>,
}

/// Personal data at a place.
#[derive(Debug, Serialize)]
pub struct Found {
    /// Kind.
    pub kind: &'static str,
    /// JSON Pointer of the text.
    pub at: String,
    /// The place, for people.
    pub place: String,
    /// The words.
    pub words: String,
}

impl Scan {
    /// Looks through a document.
    #[must_use]
    pub fn of(reading: &Reading, policy: Option<&Policy>) -> Self {
        let minutes = &reading.minutes;
        let register = Register::of(minutes, policy);
        let said = |naming: &Naming| Said {
            at: naming.pointer.clone(),
            place: shown(&naming.pointer),
            words: naming.words.clone(),
            how: naming.how.as_str(),
        };
        let mentions = |subject: Subject| {
            let certain = register.namings.iter().filter(|naming| naming.is_certain());
            certain
                .filter(|naming| naming.of.contains(&subject))
                .map(said)
                .collect()
        };
        let people = register
            .people
            .iter()
            .enumerate()
            .map(|(nth, person)| Named {
                name: person.name.clone(),
                short: person.initials.clone(),
                role: person.role.clone(),
                class: policy.map(|_| person.class.as_str()),
                mentions: mentions(Subject::Person(nth)),
            });
        let organisations = register
            .organisations
            .iter()
            .enumerate()
            .map(|(nth, organisation)| Named {
                name: organisation.name.clone(),
                short: organisation.also.clone(),
                role: None,
                class: None,
                mentions: mentions(Subject::Organisation(nth)),
            });
        let uncertain = register
            .namings
            .iter()
            .filter(|naming| !naming.is_certain());
        let uncertain = uncertain.map(|naming| Uncertain {
            said: said(naming),
            of: naming
                .of
                .iter()
                .map(|of| register.name(*of).to_owned())
                .collect(),
        });
        let found = data::all(&texts::all(minutes)).into_iter().map(|datum| {
            let Datum {
                kind,
                words,
                pointer,
                ..
            } = datum;
            Found {
                kind,
                place: shown(&pointer),
                at: pointer,
                words,
            }
        });
        Self {
            path: minutes.source.path.clone(),
            warnings: warnings(reading),
            markings: markings(reading),
            people: people.collect(),
            organisations: organisations.collect(),
            uncertain: uncertain.collect(),
            data: found.collect(),
            unplaced: minutes
                .unplaced
                .iter()
                .map(|stray| stray.text.clone())
                .collect(),
            pictures: 0,
            in_file: Vec::new(),
        }
    }

    /// Looks into the file itself too, where it is a PDF or a DOCX.
    #[must_use]
    pub fn with_file(mut self, bytes: &[u8]) -> Self {
        if let Ok(inspection) = inspect(bytes) {
            self.pictures = inspection.pictures;
            self.in_file = inspection.findings;
        }
        self
    }

    /// Whether there is anything to decide.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.warnings.is_empty()
            && self.people.is_empty()
            && self.data.is_empty()
            && self.uncertain.is_empty()
            && self.unplaced.is_empty()
            && self.pictures == 0
            && self.in_file.is_empty()
    }
}

fn warnings(reading: &Reading) -> Vec<Warning> {
    let minutes = &reading.minutes;
    let mut warnings = Vec::new();
    let mut warn = |code, about: String| warnings.push(Warning { code, about });
    let markings = markings(reading);
    for marking in &markings {
        warn("marking", marking.clone());
    }
    if markings.len() > 1 {
        warn("marking_contradiction", markings.join(", "));
    }
    if let Some(marking) = &minutes.marking {
        match (marking.foia_disclosable, &marking.foia_note) {
            (Some(false), _) => warn("not_disclosable", "Disclosable: No".to_owned()),
            (_, Some(note)) => warn("not_disclosable", note.clone()),
            _ => (),
        }
    }
    if minutes.meeting.status == Some(MeetingStatus::Draft) {
        warn("draft", "the minutes call themselves a draft".to_owned());
    }
    for redaction in &minutes.redactions {
        warn("earlier_redaction", redaction.text.clone());
    }
    for diagnostic in &minutes.diagnostics {
        if diagnostic.severity >= Severity::Warning {
            warn("reading", diagnostic.message.clone());
        }
    }
    warnings
}
