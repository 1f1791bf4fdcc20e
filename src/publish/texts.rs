//! Every text of a record, with its JSON Pointer.
//!
//! Each struct is taken apart without `..`: a field that the model gains does not compile until it
//! is said here whether it is a text.

use crate::minutes::{
    Action, AgendaEntry, Attendee, Ballot, Block, Decision, Footnote, FurtherMeeting, Group, Item,
    Marking, Meeting, Mention, Minutes, NextMeeting, PersonLabel, Redaction, Section, Stray, Vote,
};

/// Shows every text of the record to `see`, which may change it. What the program says of the
/// document (source, provenance, conflicts, diagnostics) and running heads are no texts of it.
pub(super) fn visit(minutes: &mut Minutes, see: &mut dyn FnMut(&str, &mut String)) {
    let Minutes {
        schema_version: _,
        generator: _,
        source: _,
        error: _,
        kind: _,
        language: _,
        marking,
        meeting,
        attendance,
        agenda,
        items,
        actions,
        decisions,
        next_meeting,
        further_meetings,
        groups,
        membership,
        sections,
        footnotes,
        redactions,
        conflicts: _,
        diagnostics: _,
        furniture: _,
        unplaced,
        provenance: _,
    } = minutes;
    let mut at = Walk {
        pointer: String::new(),
        see,
    };
    if let Some(marking) = marking {
        at.key("marking", |at| at.marking(marking));
    }
    at.key("meeting", |at| at.meeting(meeting));
    at.list("attendance", attendance, Walk::attendee);
    at.list("agenda", agenda, Walk::agenda_entry);
    at.list("items", items, Walk::item);
    at.list("actions", actions, Walk::action);
    at.list("decisions", decisions, Walk::decision);
    if let Some(next) = next_meeting {
        at.key("next_meeting", |at| at.next_meeting(next));
    }
    at.list("further_meetings", further_meetings, Walk::further);
    at.list("groups", groups, Walk::group);
    at.list("membership", membership, Walk::text);
    at.list("sections", sections, Walk::section);
    at.list("footnotes", footnotes, Walk::footnote);
    at.list("redactions", redactions, |at, Redaction { text }| {
        at.field("text", text);
    });
    at.list("unplaced", unplaced, |at, Stray { text, places: _ }| {
        at.field("text", text);
    });
}

/// Where the walk is.
struct Walk<'s> {
    pointer: String,
    see: &'s mut dyn FnMut(&str, &mut String),
}

impl Walk<'_> {
    fn key(&mut self, key: &str, inside: impl FnOnce(&mut Self)) {
        let before = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(key);
        inside(self);
        self.pointer.truncate(before);
    }

    fn list<T>(&mut self, key: &str, list: &mut [T], mut each: impl FnMut(&mut Self, &mut T)) {
        self.key(key, |at| {
            for (nth, value) in list.iter_mut().enumerate() {
                at.key(&nth.to_string(), |at| each(at, value));
            }
        });
    }

    fn text(&mut self, text: &mut String) {
        (self.see)(&self.pointer, text);
    }

    fn field(&mut self, key: &str, text: &mut String) {
        self.key(key, |at| at.text(text));
    }

    fn maybe(&mut self, key: &str, text: &mut Option<String>) {
        if let Some(text) = text {
            self.field(key, text);
        }
    }

    fn marking(&mut self, marking: &mut Marking) {
        let Marking {
            classification,
            foia_disclosable: _,
            foia_note,
            organisation,
            created: _,
        } = marking;
        self.maybe("classification", classification);
        self.maybe("foia_note", foia_note);
        self.maybe("organisation", organisation);
    }

    fn meeting(&mut self, meeting: &mut Meeting) {
        let Meeting {
            title,
            body,
            abbreviation,
            date: _,
            start_time: _,
            end_time: _,
            location,
            status: _,
            quorum,
        } = meeting;
        self.maybe("title", title);
        self.maybe("body", body);
        self.maybe("abbreviation", abbreviation);
        self.maybe("location", location);
        self.maybe("quorum", quorum);
    }

    fn attendee(&mut self, attendee: &mut Attendee) {
        let Attendee {
            reference: _,
            name,
            honorific,
            initials,
            role,
            organisation,
            status: _,
            chair: _,
            note,
        } = attendee;
        self.field("name", name);
        self.maybe("honorific", honorific);
        self.maybe("initials", initials);
        self.maybe("role", role);
        self.maybe("organisation", organisation);
        self.maybe("note", note);
    }

    fn label(&mut self, label: &mut PersonLabel) {
        let PersonLabel { label, person: _ } = label;
        self.field("label", label);
    }

    fn agenda_entry(&mut self, entry: &mut AgendaEntry) {
        let AgendaEntry {
            reference: _,
            number,
            title,
            start_time: _,
            end_time: _,
            duration_minutes: _,
            leads,
        } = entry;
        self.maybe("number", number);
        self.field("title", title);
        self.list("leads", leads, Walk::label);
    }

    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Paragraph { text } => self.field("text", text),
            Block::List { items } => self.list("items", items, Walk::text),
            Block::Table { rows } => self.list("rows", rows, |at, row| {
                for (nth, cell) in row.iter_mut().enumerate() {
                    at.field(&nth.to_string(), cell);
                }
            }),
        }
    }

    fn item(&mut self, item: &mut Item) {
        let Item {
            reference: _,
            number,
            title,
            start_time: _,
            end_time: _,
            agenda: _,
            blocks,
            actions: _,
            decisions: _,
            items,
        } = item;
        self.maybe("number", number);
        self.maybe("title", title);
        self.list("blocks", blocks, Walk::block);
        self.list("items", items, Walk::item);
    }

    fn action(&mut self, action: &mut Action) {
        let Action {
            reference: _,
            id,
            text,
            owners,
            due: _,
            due_text,
            status: _,
            progress,
            item: _,
            mentions,
        } = action;
        self.maybe("id", id);
        self.field("text", text);
        self.list("owners", owners, Walk::label);
        self.maybe("due_text", due_text);
        self.maybe("progress", progress);
        self.list("mentions", mentions, |at, Mention { text, owners }| {
            at.field("text", text);
            at.list("owners", owners, Walk::label);
        });
    }

    fn decision(&mut self, decision: &mut Decision) {
        let Decision {
            reference: _,
            text,
            outcome: _,
            mover,
            seconder,
            vote,
            item: _,
        } = decision;
        self.field("text", text);
        for (key, label) in [("mover", mover), ("seconder", seconder)] {
            if let Some(label) = label {
                self.key(key, |at| at.label(label));
            }
        }
        if let Some(Vote {
            in_favour,
            against,
            abstained,
        }) = vote
        {
            self.key("vote", |at| {
                for (key, ballot) in [
                    ("for", in_favour),
                    ("against", against),
                    ("abstained", abstained),
                ] {
                    let Ballot { count: _, names } = ballot;
                    at.key(key, |at| at.list("names", names, Walk::text));
                }
            });
        }
    }

    fn next_meeting(&mut self, next: &mut NextMeeting) {
        let NextMeeting {
            date: _,
            start_time: _,
            location,
        } = next;
        self.maybe("location", location);
    }

    fn further(&mut self, further: &mut FurtherMeeting) {
        let FurtherMeeting {
            meeting,
            attendance,
            agenda,
            items,
            actions,
            decisions,
            next_meeting,
        } = further;
        self.key("meeting", |at| at.meeting(meeting));
        self.list("attendance", attendance, Walk::attendee);
        self.list("agenda", agenda, Walk::agenda_entry);
        self.list("items", items, Walk::item);
        self.list("actions", actions, Walk::action);
        self.list("decisions", decisions, Walk::decision);
        if let Some(next) = next_meeting {
            self.key("next_meeting", |at| at.next_meeting(next));
        }
    }

    fn group(&mut self, group: &mut Group) {
        let Group {
            name,
            abbreviation,
            chair,
            representation,
            responsibilities,
        } = group;
        self.field("name", name);
        self.maybe("abbreviation", abbreviation);
        self.maybe("chair", chair);
        self.list("representation", representation, Walk::text);
        self.list("responsibilities", responsibilities, Walk::text);
    }

    fn section(&mut self, section: &mut Section) {
        let Section {
            reference: _,
            number,
            title,
            blocks,
            sections,
        } = section;
        self.maybe("number", number);
        self.maybe("title", title);
        self.list("blocks", blocks, Walk::block);
        self.list("sections", sections, Walk::section);
    }

    fn footnote(&mut self, footnote: &mut Footnote) {
        let Footnote { mark, text } = footnote;
        self.field("mark", mark);
        self.field("text", text);
    }
}

/// A copy of the record without what is not for reading: provenance, conflicts, furniture. The
/// source's path and digests are gone too.
pub(super) fn bare(minutes: &Minutes) -> Minutes {
    let mut source = minutes.source.clone();
    source.path = String::new();
    source.sha256 = None;
    source.bytes = None;
    let mut bare = Minutes::empty(source);
    bare.kind = minutes.kind;
    bare.language.clone_from(&minutes.language);
    bare.marking.clone_from(&minutes.marking);
    bare.meeting = minutes.meeting.clone();
    bare.attendance.clone_from(&minutes.attendance);
    bare.agenda.clone_from(&minutes.agenda);
    bare.items.clone_from(&minutes.items);
    bare.actions.clone_from(&minutes.actions);
    bare.decisions.clone_from(&minutes.decisions);
    bare.next_meeting.clone_from(&minutes.next_meeting);
    bare.further_meetings.clone_from(&minutes.further_meetings);
    bare.groups.clone_from(&minutes.groups);
    bare.membership.clone_from(&minutes.membership);
    bare.sections.clone_from(&minutes.sections);
    bare.footnotes.clone_from(&minutes.footnotes);
    bare.redactions.clone_from(&minutes.redactions);
    bare.unplaced.clone_from(&minutes.unplaced);
    bare.provenance = None;
    bare
}

/// Every text of the record, in its order.
pub(super) fn all(minutes: &Minutes) -> Vec<(String, String)> {
    let mut bare = bare(minutes);
    let mut texts = Vec::new();
    visit(&mut bare, &mut |pointer, text| {
        texts.push((pointer.to_owned(), std::mem::take(text)));
    });
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, read_minutes};

    /// Every string of the record's JSON under a key that holds texts is visited, at its pointer.
    #[test]
    fn pointers_are_those_of_the_json() {
        let input = include_bytes!("../../samples/council-votes/input.txt");
        let minutes = read_minutes("x", input, &Options::default()).minutes;
        let json = serde_json::to_value(&minutes).expect("a record is JSON");
        let texts = all(&minutes);
        assert!(texts.len() > 50);
        for (pointer, text) in &texts {
            let found = json.pointer(pointer).and_then(|value| value.as_str());
            assert_eq!(found, Some(text.as_str()), "{pointer}");
        }
        let mut strings = 0;
        for key in [
            "meeting",
            "attendance",
            "agenda",
            "items",
            "actions",
            "decisions",
        ] {
            strings += count(&json[key], "");
        }
        let seen = texts.iter().filter(|(pointer, _)| {
            ![
                "/sections",
                "/footnotes",
                "/unplaced",
                "/redactions",
                "/marking",
                "/groups",
                "/membership",
                "/next_meeting",
                "/further",
            ]
            .iter()
            .any(|other| pointer.starts_with(other))
        });
        assert_eq!(strings, seen.count());
    }

    /// Strings that are neither references nor fixed choices, dates or times.
    fn count(value: &serde_json::Value, key: &str) -> usize {
        const OTHERS: [&str; 12] = [
            "ref",
            "kind",
            "status",
            "outcome",
            "date",
            "start_time",
            "end_time",
            "due",
            "item",
            "person",
            "agenda",
            "decisions",
        ];
        match value {
            serde_json::Value::String(_) => usize::from(!OTHERS.contains(&key) && key != "actions"),
            serde_json::Value::Array(list) => list.iter().map(|value| count(value, key)).sum(),
            serde_json::Value::Object(map) => {
                map.iter().map(|(key, value)| count(value, key)).sum()
            }
            _ => 0,
        }
    }
}
