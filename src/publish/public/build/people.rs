//! Attendance lists, the agenda, and labels that stand for somebody.

use super::super::{Piece, PublicAgendaEntry, PublicAttendee, PublicLabel, Text};
use super::items::Hidden;
use super::{Builder, CutKind, Refs};
use crate::minutes::{AgendaEntry, Attendee, PersonLabel};

impl Builder<'_> {
    /// Those who are named, in the document's order, then those who are not, in an order that
    /// depends on what is published of them alone.
    pub(super) fn attendance(
        &mut self,
        at: &str,
        rows: &[Attendee],
        refs: &mut Refs,
    ) -> Vec<PublicAttendee> {
        let mut named = Vec::new();
        let mut withheld = Vec::new();
        for (nth, row) in rows.iter().enumerate() {
            let Attendee {
                reference,
                name,
                honorific,
                initials,
                role,
                organisation,
                status,
                chair,
                note,
            } = row;
            let person = self
                .decisions
                .rows
                .get(&format!("{at}/attendance/{nth}"))
                .cloned();
            if let Some(person) = person {
                let label = self.label(CutKind::Name, person.exemption.code);
                let keep = |text: &Option<String>| text.clone().filter(|_| person.keep_role);
                withheld.push(PublicAttendee {
                    reference: String::new(),
                    name: Text(vec![label]),
                    withheld: true,
                    initials: None,
                    role: self.maybe(keep(role).as_ref()),
                    organisation: self.maybe(keep(organisation).as_ref()),
                    status: *status,
                    chair: *chair && person.keep_role,
                    note: None,
                });
                continue;
            }
            let mut name = self.text(name);
            if let Some(honorific) = honorific {
                name.0.insert(0, Piece::Words(format!("{honorific} ")));
            }
            let public = PublicAttendee {
                reference: format!("p{}", named.len() + 1),
                name,
                withheld: false,
                initials: self.maybe(initials.as_ref()),
                role: self.maybe(role.as_ref()),
                organisation: self.maybe(organisation.as_ref()),
                status: *status,
                chair: *chair,
                note: self.maybe(note.as_ref()),
            };
            refs.people
                .insert(reference.clone(), public.reference.clone());
            named.push(public);
        }
        withheld.sort_by_cached_key(|row| {
            let words = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
            (
                row.status as u8,
                !row.chair,
                words(&row.role),
                words(&row.organisation),
                // The labels differ where the provisions do.
                row.name.to_string(),
            )
        });
        for row in withheld {
            let reference = format!("p{}", named.len() + 1);
            named.push(PublicAttendee { reference, ..row });
        }
        named
    }

    pub(super) fn agenda_entry(
        &mut self,
        entry: &AgendaEntry,
        hidden: &Hidden,
        refs: &Refs,
    ) -> PublicAgendaEntry {
        let AgendaEntry {
            reference,
            number,
            title,
            start_time,
            end_time,
            duration_minutes,
            leads,
        } = entry;
        let withheld = hidden.agenda.get(reference).copied();
        PublicAgendaEntry {
            reference: refs.agenda.get(reference).cloned().unwrap_or_default(),
            number: self.maybe(number.as_ref()),
            title: match withheld {
                Some(code) => Text(vec![self.label(CutKind::Item, code)]),
                None => self.text(title),
            },
            start_time: *start_time,
            end_time: *end_time,
            duration_minutes: *duration_minutes,
            leads: match withheld {
                Some(_) => Vec::new(),
                None => self.person_labels(leads, refs),
            },
        }
    }

    pub(super) fn person_labels(
        &mut self,
        labels: &[PersonLabel],
        refs: &Refs,
    ) -> Vec<PublicLabel> {
        labels
            .iter()
            .map(|label| self.person_label(label, refs))
            .collect()
    }

    pub(super) fn person_label(&mut self, label: &PersonLabel, refs: &Refs) -> PublicLabel {
        let PersonLabel { label, person } = label;
        let label = self.text(label);
        let person = person.as_ref().filter(|_| !label.is_cut());
        PublicLabel {
            person: person.and_then(|person| refs.people.get(person)).cloned(),
            label,
        }
    }
}
