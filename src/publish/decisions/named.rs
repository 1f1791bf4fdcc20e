//! Decisions on people and organisations, and on each place that names them.

use super::{Answer, Class, CutKind, Fate, WithheldPerson, about, refusal};
use crate::publish::plan::What;
use crate::publish::regime::Exemption;
use crate::publish::register::{How, Naming, Subject, folded};

impl Answer<'_> {
    pub(super) fn people(&mut self) {
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
    pub(super) fn telling_initials(&mut self) {
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

    pub(super) fn organisations(&mut self) {
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

    pub(super) fn mentions(&mut self) {
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
}

/// `SM` of `SMa` and `SM2`.
fn capitals(initials: &str) -> String {
    initials.chars().filter(|c| c.is_uppercase()).collect()
}
