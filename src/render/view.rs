//! What the readable outputs share: one meeting at a time, and values as people write them.

use crate::minutes::{
    Action, ActionStatus, AgendaEntry, Attendee, Ballot, ClockTime, Decision, Item, Kind, Meeting,
    MeetingStatus, Minutes, NextMeeting, Outcome, PartialDate, PersonLabel, Place, Section, Status,
    Vote,
};
use jiff::civil::Date;
use std::borrow::Cow;
use std::fmt::{self, Display, Write as _};

/// One meeting of the document, with its own lists.
#[derive(Clone, Copy)]
pub(super) struct MeetingView<'a> {
    pub(super) meeting: &'a Meeting,
    pub(super) attendance: &'a [Attendee],
    pub(super) agenda: &'a [AgendaEntry],
    pub(super) items: &'a [Item],
    pub(super) actions: &'a [Action],
    pub(super) decisions: &'a [Decision],
    pub(super) next_meeting: Option<&'a NextMeeting>,
}

impl<'a> MeetingView<'a> {
    /// The meeting that the document is about.
    pub(super) fn first(minutes: &'a Minutes) -> Self {
        Self {
            meeting: &minutes.meeting,
            attendance: &minutes.attendance,
            agenda: &minutes.agenda,
            items: &minutes.items,
            actions: &minutes.actions,
            decisions: &minutes.decisions,
            next_meeting: minutes.next_meeting.as_ref(),
        }
    }

    /// The other meetings that it holds.
    pub(super) fn further(minutes: &'a Minutes) -> impl Iterator<Item = Self> {
        minutes.further_meetings.iter().map(|further| Self {
            meeting: &further.meeting,
            attendance: &further.attendance,
            agenda: &further.agenda,
            items: &further.items,
            actions: &further.actions,
            decisions: &further.decisions,
            next_meeting: further.next_meeting.as_ref(),
        })
    }

    /// What it is called among several: its title, or its body and day.
    pub(super) fn name(&self) -> Cow<'a, str> {
        if let Some(title) = &self.meeting.title {
            return Cow::Borrowed(title);
        }
        let body = self.meeting.body.as_deref();
        match (body, self.meeting.date) {
            (Some(body), Some(date)) => Cow::Owned(format!("{body}, {}", DateWords(date))),
            (Some(body), None) => Cow::Borrowed(body),
            (None, Some(date)) => Cow::Owned(DateWords(date).to_string()),
            (None, None) => Cow::Borrowed(""),
        }
    }

    /// Full name behind a label, where it says more than the label does.
    pub(super) fn full_name(&self, label: &PersonLabel) -> Option<&'a str> {
        let reference = label.person.as_deref()?;
        let person = self.attendance.iter().find(|p| p.reference == reference)?;
        (person.name != label.label).then_some(person.name.as_str())
    }

    /// The people of one list.
    pub(super) fn people(&self, status: Status) -> impl Iterator<Item = &'a Attendee> {
        self.attendance.iter().filter(move |p| p.status == status)
    }

    /// The agenda entry with this `ref`.
    pub(super) fn entry(&self, reference: &str) -> Option<&'a AgendaEntry> {
        self.agenda.iter().find(|g| g.reference == reference)
    }

    /// The facts of the meeting as label and value, in the order in which they are read.
    pub(super) fn facts(&self) -> Vec<Fact<'a>> {
        let meeting = self.meeting;
        let body = match (&meeting.body, &meeting.abbreviation) {
            (Some(body), Some(short)) => Some(joined(&[body, " (", short, ")"])),
            (body, short) => body.as_deref().or(short.as_deref()).map(Cow::Borrowed),
        };
        let status = meeting.status.map(|status| status.words().into());
        let next = self.next_meeting.map(|next| NextWords(next).to_string());
        [
            ("Body", body),
            ("Date", meeting.date.map(|d| shown(&DateWords(d)))),
            ("Time", time_span(meeting.start_time, meeting.end_time)),
            ("Place", meeting.location.as_deref().map(Cow::Borrowed)),
            ("Status", status),
            ("Quorum", meeting.quorum.as_deref().map(Cow::Borrowed)),
            (
                "Next meeting",
                next.filter(|n| !n.is_empty()).map(Cow::Owned),
            ),
        ]
        .into_iter()
        .filter_map(|(label, value)| {
            Some(Fact {
                label,
                value: value?,
            })
        })
        .collect()
    }
}

/// A fact with its label.
pub(super) struct Fact<'a> {
    pub(super) label: &'static str,
    pub(super) value: Cow<'a, str>,
}

/// What the document says about its own release.
pub(super) fn marking_facts(minutes: &Minutes) -> Vec<Fact<'_>> {
    let Some(marking) = &minutes.marking else {
        return Vec::new();
    };
    let disclosable = match marking.foia_disclosable {
        Some(true) => Some("Yes"),
        Some(false) => Some("No"),
        None => marking.foia_note.as_deref(),
    };
    [
        ("Marking", marking.classification.as_deref()),
        ("Disclosable under FOIA", disclosable),
        ("Organisation", marking.organisation.as_deref()),
        ("Created", marking.created.as_ref().map(PartialDate::as_str)),
    ]
    .into_iter()
    .filter_map(|(label, value)| {
        Some(Fact {
            label,
            value: value?.into(),
        })
    })
    .collect()
}

/// The page's heading: the document's title, else what comes nearest to one.
pub(super) fn page_title(minutes: &Minutes) -> &str {
    let meeting = &minutes.meeting;
    [&meeting.title, &meeting.body, &meeting.abbreviation]
        .into_iter()
        .flatten()
        .map(|title| title.trim())
        .find(|title| !title.is_empty())
        .unwrap_or_else(|| file_name(minutes))
}

/// The input's name without its folders, which say more about the writer's disk than the meeting.
pub(super) fn file_name(minutes: &Minutes) -> &str {
    let path = minutes.source.path.as_str();
    match path.rsplit(['/', '\\']).next().unwrap_or(path) {
        "" | "-" => "Standard input",
        name => name,
    }
}

/// What a fixed choice is called.
pub(super) trait Words {
    fn words(self) -> &'static str;
}

impl Words for Kind {
    fn words(self) -> &'static str {
        match self {
            Self::Minutes => "Minutes",
            Self::Agenda => "Agenda",
            Self::TermsOfReference => "Terms of reference",
            Self::ActionLog => "Action log",
            Self::Other => "Document",
        }
    }
}

impl Words for MeetingStatus {
    fn words(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Approved => "Approved",
        }
    }
}

impl Words for ActionStatus {
    fn words(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Done => "Done",
        }
    }
}

impl Words for Outcome {
    fn words(self) -> &'static str {
        match self {
            Self::Carried => "Carried",
            Self::Lost => "Lost",
            Self::Deferred => "Deferred",
            Self::Withdrawn => "Withdrawn",
        }
    }
}

/// The attendance lists in the order in which they are shown.
pub(super) const LISTS: [(Status, &str); 4] = [
    (Status::Present, "Present"),
    (Status::InAttendance, "In attendance"),
    (Status::Apologies, "Apologies"),
    (Status::Absent, "Absent"),
];

/// `10:00 to 10:15`; the word rather than a dash, since it is also read aloud.
fn time_span(start: Option<ClockTime>, end: Option<ClockTime>) -> Option<Cow<'static, str>> {
    Some(match (start, end) {
        (Some(start), Some(end)) => {
            let mut out = String::with_capacity("00:00 to 00:00".len());
            let _ = write!(out, "{start} to {end}");
            out.into()
        }
        (Some(start), None) => Cow::Owned(["from ", &start.to_string()].concat()),
        (None, Some(end)) => Cow::Owned(["until ", &end.to_string()].concat()),
        (None, None) => return None,
    })
}

/// When an item was minuted.
pub(super) fn minuted(item: &Item) -> Option<Cow<'static, str>> {
    time_span(item.start_time, item.end_time)
}

/// When an agenda entry is planned: its times, and its length where the times do not give it.
pub(super) fn planned(entry: &AgendaEntry) -> Option<Cow<'static, str>> {
    let span = time_span(entry.start_time, entry.end_time);
    let Some(length) = entry.duration_minutes else {
        return span;
    };
    let length = length.to_string();
    Some(match span {
        Some(span) if entry.end_time.is_some() => span,
        Some(span) => joined(&[&span, ", ", &length, " min"]),
        None => joined(&[&length, " min"]),
    })
}

/// A date with its weekday.
pub(super) struct DateWords(pub(super) Date);

impl Display for DateWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime("%A %-d %B %Y"))
    }
}

/// An announced meeting: date, time and place.
struct NextWords<'a>(&'a NextMeeting);

impl Display for NextWords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut comma = "";
        if let Some(date) = self.0.date {
            write!(f, "{}", DateWords(date))?;
            comma = ", ";
        }
        if let Some(time) = self.0.start_time {
            write!(f, "{comma}{time}")?;
            comma = ", ";
        }
        match &self.0.location {
            Some(location) => write!(f, "{comma}{location}"),
            None => Ok(()),
        }
    }
}

/// When an action is due: the date, and the printed words where they say something else.
pub(super) fn due(action: &Action) -> Option<Cow<'_, str>> {
    match (action.due, action.due_text.as_deref()) {
        (Some(date), _) => Some(shown(&DateWords(date))),
        (None, text) => text.map(Cow::Borrowed),
    }
}

/// `For 5 (names), against 2, abstained 1`; sides of which nothing is printed are left out.
pub(super) fn vote_words(vote: &Vote) -> String {
    let mut out = String::new();
    for (side, ballot) in [
        ("for", &vote.in_favour),
        ("against", &vote.against),
        ("abstained", &vote.abstained),
    ] {
        let Ballot { count, names } = ballot;
        if count.is_none() && names.is_empty() {
            continue;
        }
        out.push_str(if out.is_empty() { "" } else { "; " });
        out.push_str(side);
        if let Some(count) = count {
            let _ = write!(out, " {count}");
        }
        for (nth, name) in names.iter().enumerate() {
            out.push_str(if nth == 0 { ": " } else { ", " });
            out.push_str(name);
        }
    }
    out
}

/// `page 2, line 14`, as far as it is known.
pub(super) struct PlaceWords<'a>(pub(super) &'a Place);

impl Display for PlaceWords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.page, self.0.line) {
            (Some(page), Some(line)) => write!(f, "page {page}, line {line}"),
            (Some(page), None) => write!(f, "page {page}"),
            (None, Some(line)) => write!(f, "line {line}"),
            (None, None) => Ok(()),
        }
    }
}

/// A record that may hold records of its own kind.
pub(super) trait Nested: Sized {
    fn children(&self) -> &[Self];
    fn has_heading(&self) -> bool;
}

impl Nested for Item {
    fn children(&self) -> &[Self] {
        &self.items
    }

    fn has_heading(&self) -> bool {
        self.number.is_some() || self.title.is_some()
    }
}

impl Nested for Section {
    fn children(&self) -> &[Self] {
        &self.sections
    }

    fn has_heading(&self) -> bool {
        self.number.is_some() || self.title.is_some()
    }
}

/// The whole tree in reading order, each record with its depth from 0.
pub(super) fn flattened<T: Nested>(roots: &[T]) -> Vec<(usize, &T)> {
    let mut out = Vec::with_capacity(roots.len());
    let mut open = vec![roots.iter()];
    while let Some(level) = open.last_mut() {
        if let Some(record) = level.next() {
            out.push((open.len() - 1, record));
            if !record.children().is_empty() {
                open.push(record.children().iter());
            }
        } else {
            open.pop();
        }
    }
    out
}

fn shown(value: &impl Display) -> Cow<'static, str> {
    Cow::Owned(value.to_string())
}

fn joined(parts: &[&str]) -> Cow<'static, str> {
    Cow::Owned(parts.concat())
}
