//! Decisions on what stands at one place: personal data, passages, items, text of no part.

use super::{Answer, CutKind, Fate, WithheldItem, about, data, refusal, texts};
use crate::publish::plan::{Action, Status, What};
use crate::publish::register::nth_place;

impl Answer<'_> {
    pub(super) fn data(&mut self) {
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

    pub(super) fn passages(&mut self) {
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

    pub(super) fn items(&mut self) {
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

    pub(super) fn strays(&mut self) {
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
}
