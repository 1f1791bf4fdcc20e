//! One record of the meetings that one document holds.

use crate::minutes::{
    Action, AgendaEntry, Attendee, Conflict, Decision, FurtherMeeting, Item, Minutes, PersonLabel,
    Provenance, Section,
};

/// Lists of the record that all meetings of a document share.
const SHARED_LISTS: &[&str] = &[
    "sections",
    "groups",
    "membership",
    "footnotes",
    "redactions",
];

/// What a meeting has of its own.
const OF_MEETING: &[&str] = &[
    "meeting",
    "attendance",
    "agenda",
    "items",
    "actions",
    "decisions",
    "next_meeting",
];

/// Meetings of one document, as far as they are joined.
#[derive(Debug, Default)]
pub struct Joined {
    minutes: Option<Minutes>,
    last: LastReferences,
}

impl Joined {
    /// Adds the record of the next meeting: its `ref`s go on where those before end, its places in the
    /// record move to `further_meetings`.
    pub fn add(&mut self, mut next: Minutes) {
        let Some(whole) = &mut self.minutes else {
            self.last.count(&next);
            self.minutes = Some(next);
            return;
        };
        let prefix = format!("/further_meetings/{}", whole.further_meetings.len());
        let shared = shared_lengths(whole);
        for entry in next.provenance.iter_mut().flatten() {
            entry.pointer = moved(&entry.pointer, &prefix, &shared);
        }
        renumber(&mut next, &self.last);
        self.last.count(&next);
        whole.further_meetings.push(FurtherMeeting {
            meeting: next.meeting,
            attendance: next.attendance,
            agenda: next.agenda,
            items: next.items,
            actions: next.actions,
            decisions: next.decisions,
            next_meeting: next.next_meeting,
        });
        whole.groups.append(&mut next.groups);
        whole.membership.append(&mut next.membership);
        whole.sections.append(&mut next.sections);
        whole.footnotes.append(&mut next.footnotes);
        whole.redactions.append(&mut next.redactions);
        whole.conflicts.append(&mut next.conflicts);
        whole.diagnostics.append(&mut next.diagnostics);
        whole.furniture.append(&mut next.furniture);
        whole.unplaced.append(&mut next.unplaced);
        if let (Some(all), Some(entries)) = (&mut whole.provenance, &mut next.provenance) {
            all.append(entries);
        }
    }

    /// The record; none where nothing was added.
    #[must_use]
    pub fn finish(self) -> Option<Minutes> {
        let mut minutes = self.minutes;
        if let Some(whole) = &mut minutes {
            inherit_body(whole);
        }
        minutes
    }
}

/// The lengths of the lists that all meetings share.
fn shared_lengths(whole: &Minutes) -> [usize; SHARED_LISTS.len()] {
    [
        whole.sections.len(),
        whole.groups.len(),
        whole.membership.len(),
        whole.footnotes.len(),
        whole.redactions.len(),
    ]
}

/// Where a value of a further meeting's record stands in that of the whole; nowhere, where the record
/// has it of the first meeting only, such as a marking.
fn moved(pointer: &str, prefix: &str, shared: &[usize; SHARED_LISTS.len()]) -> String {
    let Some(path) = pointer.strip_prefix('/') else {
        return String::new();
    };
    let (list, rest) = path.split_once('/').unwrap_or((path, ""));
    if OF_MEETING.contains(&list) {
        return [prefix, pointer].concat();
    }
    let known = SHARED_LISTS
        .iter()
        .zip(shared)
        .find(|(name, _)| **name == list);
    let Some((_, before)) = known else {
        return String::new();
    };
    if rest.is_empty() {
        return pointer.to_owned();
    }
    let (index, field) = match rest.split_once('/') {
        Some((index, field)) => (index, ["/", field].concat()),
        None => (rest, String::new()),
    };
    match index.parse::<usize>() {
        Ok(index) => format!("/{list}/{}{field}", before + index),
        Err(_) => String::new(),
    }
}

/// Numbers of the last `ref` of each letter.
#[derive(Debug, Default)]
struct LastReferences {
    people: usize,
    agenda: usize,
    items: usize,
    actions: usize,
    decisions: usize,
    sections: usize,
}

impl LastReferences {
    /// Counts on by the records of one more meeting.
    const fn count(&mut self, minutes: &Minutes) {
        self.people += minutes.attendance.len();
        self.agenda += minutes.agenda.len();
        self.items += minutes.items.len();
        self.actions += minutes.actions.len();
        self.decisions += minutes.decisions.len();
        self.sections += minutes.sections.len();
    }

    /// `i4.2` becomes `i9.2` where the items before end with `i5`.
    fn shift(&self, reference: &mut String) {
        let before = match reference.chars().next() {
            Some('p') => self.people,
            Some('g') => self.agenda,
            Some('i') => self.items,
            Some('a') => self.actions,
            Some('d') => self.decisions,
            Some('s') => self.sections,
            _ => return,
        };
        let Some((letter, path)) = reference.split_at_checked(1) else {
            return;
        };
        let (number, below) = match path.split_once('.') {
            Some((number, below)) => (number, [".", below].concat()),
            None => (path, String::new()),
        };
        if let Ok(number) = number.parse::<usize>() {
            *reference = format!("{letter}{}{below}", before + number);
        }
    }

    fn shift_all<'r>(&self, references: impl IntoIterator<Item = &'r mut String>) {
        for reference in references {
            self.shift(reference);
        }
    }

    fn shift_people<'r>(&self, labels: impl IntoIterator<Item = &'r mut PersonLabel>) {
        self.shift_all(labels.into_iter().filter_map(|label| label.person.as_mut()));
    }

    fn attendee(&self, attendee: &mut Attendee) {
        self.shift(&mut attendee.reference);
    }

    fn entry(&self, entry: &mut AgendaEntry) {
        self.shift(&mut entry.reference);
        self.shift_people(&mut entry.leads);
    }

    fn item(&self, item: &mut Item) {
        self.shift(&mut item.reference);
        self.shift_all(&mut item.agenda);
        self.shift_all(&mut item.actions);
        self.shift_all(&mut item.decisions);
        for below in &mut item.items {
            self.item(below);
        }
    }

    fn action(&self, action: &mut Action) {
        self.shift(&mut action.reference);
        self.shift_all(&mut action.item);
        self.shift_people(&mut action.owners);
        for mention in &mut action.mentions {
            self.shift_people(&mut mention.owners);
        }
    }

    fn decision(&self, decision: &mut Decision) {
        self.shift(&mut decision.reference);
        self.shift_all(&mut decision.item);
        self.shift_people(&mut decision.mover);
        self.shift_people(&mut decision.seconder);
    }

    fn section(&self, section: &mut Section) {
        self.shift(&mut section.reference);
        for below in &mut section.sections {
            self.section(below);
        }
    }

    fn conflict(&self, conflict: &mut Conflict) {
        self.shift_all(&mut conflict.refs);
    }
}

/// Lets the `ref`s of a record go on where others end.
fn renumber(minutes: &mut Minutes, last: &LastReferences) {
    minutes.attendance.iter_mut().for_each(|p| last.attendee(p));
    minutes
        .agenda
        .iter_mut()
        .for_each(|entry| last.entry(entry));
    minutes.items.iter_mut().for_each(|item| last.item(item));
    minutes
        .actions
        .iter_mut()
        .for_each(|action| last.action(action));
    minutes.decisions.iter_mut().for_each(|d| last.decision(d));
    minutes.sections.iter_mut().for_each(|s| last.section(s));
    minutes.conflicts.iter_mut().for_each(|c| last.conflict(c));
}

/// A heading that is no more than a date is of the body that the document's title names.
fn inherit_body(whole: &mut Minutes) {
    let Some(body) = whole.meeting.body.clone() else {
        return;
    };
    let fields: Vec<Provenance> = whole
        .provenance
        .iter()
        .flatten()
        .filter(|entry| {
            matches!(
                entry.pointer.as_str(),
                "/meeting/body" | "/meeting/abbreviation"
            )
        })
        .cloned()
        .collect();
    let mut inherited = Vec::new();
    for (nth, further) in whole.further_meetings.iter_mut().enumerate() {
        let meeting = &mut further.meeting;
        if meeting.body.is_some() || meeting.abbreviation.is_some() {
            continue;
        }
        meeting.body = Some(body.clone());
        meeting.abbreviation.clone_from(&whole.meeting.abbreviation);
        inherited.extend(fields.iter().map(|entry| Provenance {
            pointer: format!("/further_meetings/{nth}{}", entry.pointer),
            ..entry.clone()
        }));
    }
    whole
        .provenance
        .iter_mut()
        .for_each(|all| all.append(&mut inherited));
}
