//! One page that needs no other, for screens and for paper.

use super::{PublicRenderer, levelled, title};
use crate::minutes::{ClockTime, Status};
use crate::publish::Public;
use crate::publish::public::{
    Piece, PublicAction, PublicAgendaEntry, PublicAttendee, PublicBlock, PublicItem, PublicMeeting,
    PublicSection, Text,
};
use crate::render::html::without_controls;
use crate::render::view::{self, LISTS, Words as _};
use askama::Template;

pub(super) const RENDERER: PublicRenderer = PublicRenderer {
    name: "html",
    file: "minutes.html",
    describes: "one page, to read and to print",
    render,
};

fn render(public: &Public) -> Vec<u8> {
    let meetings = public
        .meetings
        .iter()
        .enumerate()
        .map(|(nth, meeting)| Part {
            meeting,
            prefix: if nth == 0 {
                String::new()
            } else {
                format!("m{}-", nth + 1)
            },
            title: meeting
                .title
                .as_ref()
                .or(meeting.body.as_ref())
                .map_or_else(|| "Further meeting".to_owned(), Text::to_string),
        });
    let page = Page {
        public,
        title: title(public),
        kind: public.kind.words(),
        meetings: meetings.collect(),
        sections: levelled(&public.sections),
        rest: !(public.sections.is_empty()
            && public.groups.is_empty()
            && public.membership.is_empty()
            && public.footnotes.is_empty()
            && public.further_text.is_empty()),
    };
    let mut out = String::new();
    // Writing to memory fails only where a value's `Display` does, and none of ours does.
    let written = page.render_into(&mut out);
    debug_assert!(written.is_ok());
    without_controls(out).into_bytes()
}

#[derive(Template)]
#[template(path = "public.html")]
struct Page<'a> {
    public: &'a Public,
    title: String,
    kind: &'static str,
    meetings: Vec<Part<'a>>,
    sections: Vec<(usize, &'a PublicSection)>,
    rest: bool,
}

/// Columns of the attendance list that hold anything at all.
struct Columns {
    initials: bool,
    role: bool,
    organisation: bool,
}

/// One meeting.
struct Part<'a> {
    meeting: &'a PublicMeeting,
    prefix: String,
    title: String,
}

impl<'a> Part<'a> {
    fn facts(&self) -> Vec<(&'static str, Text)> {
        let part = self.meeting;
        let words = |words: String| (!words.is_empty()).then(|| Text::words(&words));
        let next = part.next_meeting.as_ref().map(|next| {
            let date = next.date.map(|date| view::DateWords(date).to_string());
            let time = next.start_time.map(|time| time.to_string());
            let mut pieces = Vec::new();
            let both: Vec<String> = date.into_iter().chain(time).collect();
            pieces.push(Piece::Words(both.join(", ")));
            if let Some(location) = &next.location {
                pieces.push(Piece::Words(if both.is_empty() {
                    String::new()
                } else {
                    ", ".to_owned()
                }));
                pieces.extend(location.0.iter().cloned());
            }
            Text(pieces)
        });
        [
            ("Body", part.body.clone()),
            (
                "Date",
                part.date
                    .map(|date| Text::words(&view::DateWords(date).to_string())),
            ),
            ("Time", words(times(part.start_time, part.end_time))),
            ("Place", part.location.clone()),
            (
                "Status",
                part.status.map(|status| Text::words(status.words())),
            ),
            ("Quorum", part.quorum.clone()),
            ("Next meeting", next),
        ]
        .into_iter()
        .filter_map(|(label, value)| Some((label, value?)))
        .collect()
    }

    /// The attendance lists that have any rows.
    fn lists(&self) -> Vec<(&'static str, Vec<&'a PublicAttendee>)> {
        let rows = |status: Status| {
            let rows = self.meeting.attendance.iter();
            rows.filter(|row| row.status == status).collect::<Vec<_>>()
        };
        LISTS
            .iter()
            .map(|&(status, name)| (name, rows(status)))
            .filter(|(_, rows)| !rows.is_empty())
            .collect()
    }

    /// Whether any action says when it is due.
    fn has_dates(&self) -> bool {
        let mut actions = self.meeting.actions.iter();
        actions.any(|action| action.due.is_some() || action.due_text.is_some())
    }

    fn columns(&self) -> Columns {
        let any = |of: fn(&PublicAttendee) -> &Option<Text>| {
            let rows = &self.meeting.attendance;
            rows.iter().any(|row| of(row).is_some())
        };
        Columns {
            initials: any(|row| &row.initials),
            role: any(|row| &row.role),
            organisation: any(|row| &row.organisation),
        }
    }

    fn items(&self) -> Vec<(usize, &'a PublicItem)> {
        levelled(&self.meeting.items)
    }
}

/// `10:00 to 10:15`; the word rather than a dash, since it is also read aloud.
pub(super) fn times(start: Option<ClockTime>, end: Option<ClockTime>) -> String {
    match (start, end) {
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => format!("from {start}"),
        (None, Some(end)) => format!("until {end}"),
        (None, None) => String::new(),
    }
}

/// When an agenda entry is planned.
pub(super) fn planned(entry: &PublicAgendaEntry) -> String {
    let span = times(entry.start_time, entry.end_time);
    match entry.duration_minutes {
        Some(length) if entry.end_time.is_none() && span.is_empty() => format!("{length} min"),
        Some(length) if entry.end_time.is_none() => format!("{span}, {length} min"),
        _ => span,
    }
}

fn minuted(item: &PublicItem) -> String {
    times(item.start_time, item.end_time)
}

fn due(action: &PublicAction) -> String {
    let date = action.due.map(|date| view::DateWords(date).to_string());
    date.unwrap_or_default()
}
