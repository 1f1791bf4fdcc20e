//! What a policy proposes for a document.

use super::{Action, Anchor, Document, Entry, Plan, What};
use crate::Reading;
use crate::minutes::Minutes;
use crate::publish::data;
use crate::publish::data::Datum;
use crate::publish::places::{Places, shown};
use crate::publish::policy::{Policy, Treatment};
use crate::publish::register::{How, Naming, Register, Subject};
use crate::publish::texts;
use crate::sha256;

/// Proposes a plan for a document.
#[must_use]
pub fn propose(reading: &Reading, policy: &Policy, policy_text: &str) -> Plan {
    let minutes = &reading.minutes;
    let register = Register::of(minutes, Some(policy));
    let places = Places::of(reading);
    let mut proposal = Proposal {
        register: &register,
        policy,
        places: &places,
        entries: Vec::new(),
    };
    proposal.people();
    proposal.organisations();
    proposal.mentions();
    proposal.data(minutes);
    proposal.strays(minutes);
    let path = minutes.source.path.as_str();
    Plan {
        source: Anchor {
            name: path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned(),
            sha256: minutes.source.sha256.clone().unwrap_or_default(),
        },
        policy: sha256(policy_text.as_bytes()),
        document: Document::default(),
        entries: proposal.entries,
    }
}

struct Proposal<'a> {
    register: &'a Register,
    policy: &'a Policy,
    places: &'a Places<'a>,
    entries: Vec<Entry>,
}

impl Proposal<'_> {
    fn push(&mut self, mut entry: Entry) {
        let same = self
            .entries
            .iter()
            .filter(|other| other.what == entry.what)
            .count();
        entry.id = format!("{}-{}", entry.what.as_str(), same + 1);
        self.entries.push(entry);
    }

    fn treat(&self, entry: &mut Entry, treatment: Treatment) {
        match treatment {
            Treatment::Publish => entry.action = Action::Publish,
            Treatment::Ask => entry.action = Action::Ask,
            Treatment::Redact {
                exemption,
                keep_role,
            } => {
                entry.action = Action::Redact;
                exemption.code.clone_into(&mut entry.exemption);
                self.policy
                    .reason(exemption.code)
                    .clone_into(&mut entry.reason);
                entry.keep_role = keep_role;
            }
        }
    }

    fn people(&mut self) {
        for (nth, person) in self.register.people.iter().enumerate() {
            let mut entry = Entry::new(What::Person, &person.name);
            person.class.as_str().clone_into(&mut entry.class);
            entry.basis.clone_from(&person.why);
            self.treat(&mut entry, self.policy.treatment_of(person.class));
            if entry.action == Action::Publish && self.belongs_to_withheld(nth) {
                entry.action = Action::Ask;
                entry
                    .basis
                    .push_str("; belongs to an organisation that is withheld");
            }
            let facts = [&person.role, &person.organisation];
            let facts: Vec<&str> = facts
                .into_iter()
                .filter_map(|fact| fact.as_deref())
                .collect();
            entry.context = facts.join(", ");
            entry.mentions = self.mentions_of(Subject::Person(nth));
            self.push(entry);
        }
    }

    /// Whether a row of the person names an organisation that is withheld.
    fn belongs_to_withheld(&self, nth: usize) -> bool {
        let Some(person) = self.register.people.get(nth) else {
            return false;
        };
        self.register.namings.iter().any(|naming| {
            let in_row = person.rows.iter().any(|row| {
                let field = naming.pointer.strip_prefix(row.as_str());
                field.is_some_and(|field| field.starts_with('/'))
            });
            in_row
                && naming
                    .of
                    .iter()
                    .any(|of| matches!(of, Subject::Organisation(_)) && self.may_be_withheld(*of))
        })
    }

    fn organisations(&mut self) {
        for (nth, organisation) in self.register.organisations.iter().enumerate() {
            let Some(rule) = organisation
                .rule
                .and_then(|rule| self.policy.organisations.get(rule))
            else {
                continue;
            };
            let mut entry = Entry::new(What::Organisation, &organisation.name);
            entry.action = Action::Redact;
            rule.exemption.code.clone_into(&mut entry.exemption);
            entry.reason.clone_from(&rule.reason);
            entry.basis = format!("policy, line {}", rule.line);
            entry.of.clone_from(&organisation.also);
            entry.mentions = self.mentions_of(Subject::Organisation(nth));
            self.push(entry);
        }
    }

    fn mentions_of(&self, subject: Subject) -> Vec<String> {
        self.register
            .namings
            .iter()
            .filter(|naming| naming.is_certain() && naming.of.contains(&subject))
            .map(|naming| {
                format!(
                    "{}: {} ({})",
                    shown(&naming.pointer),
                    naming.words,
                    naming.how.as_str()
                )
            })
            .collect()
    }

    /// Whether somebody may be withheld.
    fn may_be_withheld(&self, subject: Subject) -> bool {
        match subject {
            Subject::Person(nth) => self.register.people.get(nth).is_none_or(|person| {
                !matches!(self.policy.treatment_of(person.class), Treatment::Publish)
            }),
            Subject::Organisation(nth) => self
                .register
                .organisations
                .get(nth)
                .is_none_or(|organisation| organisation.rule.is_some()),
        }
    }

    /// Whether somebody's role is published although the name is not.
    fn keeps_role(&self, subject: Subject) -> bool {
        let Subject::Person(nth) = subject else {
            return false;
        };
        self.register.people.get(nth).is_some_and(|person| {
            let treatment = self.policy.treatment_of(person.class);
            matches!(treatment, Treatment::Redact { keep_role, .. } if keep_role)
        })
    }

    fn mentions(&mut self) {
        for naming in &self.register.namings {
            let kept = naming.how == How::Role && naming.of.iter().all(|of| self.keeps_role(*of));
            let may_be = naming.of.iter().any(|of| self.may_be_withheld(*of));
            if naming.is_certain() || kept || !may_be {
                continue;
            }
            let entry = mention(naming, self.register, self.policy, self.places);
            self.push(entry);
        }
    }

    fn data(&mut self, minutes: &Minutes) {
        let texts = texts::all(minutes);
        for datum in data::all(&texts) {
            if data::is_allowed(&datum, self.policy) {
                continue;
            }
            let Datum {
                kind,
                words,
                pointer,
                nth,
                ..
            } = &datum;
            let mut entry = Entry::new(What::Data, words);
            (*kind).clone_into(&mut entry.how);
            entry.at.clone_from(pointer);
            entry.nth = *nth;
            self.treat(&mut entry, self.policy.treatment_of_data(kind));
            entry.keep_role = false;
            "personal data".clone_into(&mut entry.basis);
            self.locate(&mut entry);
            self.push(entry);
        }
    }

    fn strays(&mut self, minutes: &Minutes) {
        for (nth, stray) in minutes.unplaced.iter().enumerate() {
            let mut entry = Entry::new(What::Stray, &stray.text);
            entry.action = Action::Omit;
            entry.at = format!("/unplaced/{nth}/text");
            "the text stands in no part of the record".clone_into(&mut entry.basis);
            self.locate(&mut entry);
            self.push(entry);
        }
    }

    fn locate(&self, entry: &mut Entry) {
        entry.place = shown(&entry.at);
        entry.context = self.places.context(&entry.at, &entry.words, entry.nth);
        entry.span = self.places.span(&entry.at, &entry.words, entry.nth);
    }
}

/// The entry for a place of which it is not certain whom it names.
fn mention(naming: &Naming, register: &Register, policy: &Policy, places: &Places<'_>) -> Entry {
    let mut entry = Entry::new(What::Mention, &naming.words);
    naming.how.as_str().clone_into(&mut entry.how);
    entry.at.clone_from(&naming.pointer);
    entry.nth = naming.nth;
    entry.of = naming
        .of
        .iter()
        .map(|of| register.name(*of).to_owned())
        .collect();
    entry.action = Action::Redact;
    let exemption = naming.of.iter().find_map(|of| match of {
        Subject::Person(nth) => match policy.treatment_of(register.people.get(*nth)?.class) {
            Treatment::Redact { exemption, .. } => Some(exemption),
            _ => None,
        },
        Subject::Organisation(nth) => {
            let rule = register.organisations.get(*nth)?.rule?;
            policy.organisations.get(rule).map(|rule| rule.exemption)
        }
    });
    if let Some(exemption) = exemption {
        exemption.code.clone_into(&mut entry.exemption);
        policy.reason(exemption.code).clone_into(&mut entry.reason);
    }
    let mut rules = naming.of.iter().filter_map(|of| match of {
        Subject::Organisation(nth) => register.organisations.get(*nth)?.rule,
        Subject::Person(_) => None,
    });
    if let Some(rule) = rules.find_map(|rule| policy.organisations.get(rule)) {
        entry.reason.clone_from(&rule.reason);
    }
    entry.basis = if naming.how.is_certain() {
        "several may be meant".to_owned()
    } else if naming.how == How::Pronoun {
        "tells whether the person is a man or a woman".to_owned()
    } else if naming.how == How::Role {
        "the role of this person alone".to_owned()
    } else {
        "may be a form of the name".to_owned()
    };
    entry.place = shown(&entry.at);
    entry.context = places.context(&entry.at, &entry.words, entry.nth);
    entry.span = places.span(&entry.at, &entry.words, entry.nth);
    entry
}
