//! One table of all that has rows: people, agenda, actions, decisions and items.
//!
//! A cell never begins with what a spreadsheet would take for a formula.

use super::{PublicRenderer, levelled};
use crate::publish::Public;
use crate::publish::public::{PublicBlock, PublicLabel, PublicMeeting, Text};
use crate::render::view::Words as _;

pub(super) const RENDERER: PublicRenderer = PublicRenderer {
    name: "csv",
    file: "minutes.csv",
    describes: "people, agenda, actions, decisions and items as one table",
    render,
};

const HEAD: [&str; 9] = [
    "meeting",
    "record",
    "ref",
    "number",
    "text",
    "role",
    "organisation",
    "people",
    "date_or_status",
];

fn render(public: &Public) -> Vec<u8> {
    let mut out = String::new();
    row(&mut out, &HEAD.map(str::to_owned));
    let notice = &public.notice;
    let cells = [
        "",
        "notice",
        "",
        "",
        &notice.text,
        "",
        &notice.publisher,
        "",
        &notice.regime,
    ];
    row(&mut out, &cells.map(str::to_owned));
    for (nth, meeting) in public.meetings.iter().enumerate() {
        rows(&mut out, &(nth + 1).to_string(), meeting);
    }
    out.into_bytes()
}

/// A table in the making.
struct Table<'o> {
    out: &'o mut String,
    meeting: String,
}

/// What a row says of its record: number, text, role, organisation, people, date or status.
#[derive(Default)]
struct Cells {
    number: String,
    text: String,
    role: String,
    organisation: String,
    people: String,
    status: String,
}

impl Table<'_> {
    fn row(&mut self, record: &str, reference: &str, cells: Cells) {
        let row = [
            self.meeting.clone(),
            record.to_owned(),
            reference.to_owned(),
            cells.number,
            cells.text,
            cells.role,
            cells.organisation,
            cells.people,
            cells.status,
        ];
        self::row(self.out, &row);
    }

    fn people_and_agenda(&mut self, meeting: &PublicMeeting) {
        for person in &meeting.attendance {
            let cells = Cells {
                number: maybe(person.initials.as_ref()),
                text: person.name.to_string(),
                role: maybe(person.role.as_ref()),
                organisation: maybe(person.organisation.as_ref()),
                people: String::new(),
                status: status(person.status).to_owned(),
            };
            self.row("person", &person.reference, cells);
        }
        for entry in &meeting.agenda {
            let cells = Cells {
                number: maybe(entry.number.as_ref()),
                text: entry.title.to_string(),
                people: labels(&entry.leads),
                status: super::html::planned(entry),
                ..Cells::default()
            };
            self.row("agenda", &entry.reference, cells);
        }
    }

    fn outcomes(&mut self, meeting: &PublicMeeting) {
        for action in &meeting.actions {
            let due = action.due.map(|date| date.to_string());
            let cells = Cells {
                number: maybe(action.id.as_ref()),
                text: action.text.to_string(),
                people: labels(&action.owners),
                status: due.unwrap_or_else(|| maybe(action.due_text.as_ref())),
                ..Cells::default()
            };
            self.row("action", &action.reference, cells);
        }
        for decision in &meeting.decisions {
            let movers = decision.mover.iter().chain(&decision.seconder).cloned();
            let movers: Vec<PublicLabel> = movers.collect();
            let outcome = decision.outcome.map_or("", |outcome| outcome.words());
            let cells = Cells {
                text: decision.text.to_string(),
                people: labels(&movers),
                status: outcome.to_owned(),
                ..Cells::default()
            };
            self.row("decision", &decision.reference, cells);
        }
    }

    fn items(&mut self, meeting: &PublicMeeting) {
        for (_, item) in levelled(&meeting.items) {
            let cells = Cells {
                number: maybe(item.number.as_ref()),
                text: maybe(item.title.as_ref()),
                status: super::html::times(item.start_time, item.end_time),
                ..Cells::default()
            };
            self.row("item", &item.reference, cells);
            for text in item.blocks.iter().flat_map(texts) {
                let cells = Cells {
                    text,
                    ..Cells::default()
                };
                self.row("text", &item.reference, cells);
            }
        }
    }
}

fn rows(out: &mut String, number: &str, meeting: &PublicMeeting) {
    let mut table = Table {
        out,
        meeting: number.to_owned(),
    };
    let date = meeting.date.map(|date| date.to_string());
    let cells = Cells {
        text: maybe(meeting.title.as_ref()),
        organisation: maybe(meeting.body.as_ref()),
        status: date.unwrap_or_default(),
        ..Cells::default()
    };
    table.row("meeting", "", cells);
    table.people_and_agenda(meeting);
    table.outcomes(meeting);
    table.items(meeting);
}

fn maybe(text: Option<&Text>) -> String {
    text.map(Text::to_string).unwrap_or_default()
}

fn texts(block: &PublicBlock) -> Vec<String> {
    match block {
        PublicBlock::Paragraph { text } | PublicBlock::Summary { text } => vec![text.to_string()],
        PublicBlock::List { items } => items.iter().map(ToString::to_string).collect(),
        PublicBlock::Table { rows } => rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("; ")
            })
            .collect(),
    }
}

fn labels(labels: &[PublicLabel]) -> String {
    labels
        .iter()
        .map(|label| label.label.to_string())
        .collect::<Vec<_>>()
        .join("; ")
}

fn status(status: crate::minutes::Status) -> &'static str {
    crate::render::view::LISTS
        .iter()
        .find(|(known, _)| *known == status)
        .map_or("", |(_, name)| name)
}

fn row(out: &mut String, cells: &[String]) {
    for (nth, cell) in cells.iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        out.push('"');
        if formula {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}
