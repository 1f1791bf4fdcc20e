//! Markdown, in the dialects of `CommonMark` and of GOV.UK. No acronyms are spelled out: a list of
//! them at the foot of the page would publish names again.

use super::html::{planned, times};
use super::{Nested as _, PublicRenderer, levelled, title};
use crate::publish::Public;
use crate::publish::public::{PublicBlock, PublicLabel, PublicMeeting, Text};
use crate::render::markup::{Dialect, Position, escape};
use crate::render::view::{DateWords, LISTS, Words as _};
use std::fmt::Write as _;

pub(super) const MARKDOWN: PublicRenderer = PublicRenderer {
    name: "markdown",
    file: "minutes.md",
    describes: "Markdown with tables",
    render: |public| render(public, Dialect::CommonMark),
};

pub(super) const GOVSPEAK: PublicRenderer = PublicRenderer {
    name: "govspeak",
    file: "minutes.govspeak.md",
    describes: "for GOV.UK's editors, as Govspeak",
    render: |public| render(public, Dialect::Govspeak),
};

fn render(public: &Public, dialect: Dialect) -> Vec<u8> {
    let mut page = Page {
        out: String::new(),
        dialect,
    };
    if dialect == Dialect::CommonMark {
        page.heading(1, &Text::words(&title(public)));
    }
    page.notice(public);
    for (nth, meeting) in public.meetings.iter().enumerate() {
        if nth > 0 {
            let heading = meeting.title.clone().or_else(|| meeting.body.clone());
            page.heading(
                2,
                &heading.unwrap_or_else(|| Text::words("Further meeting")),
            );
        }
        page.meeting(meeting);
    }
    page.rest(public);
    page.out.into_bytes()
}

struct Page {
    out: String,
    dialect: Dialect,
}

impl Page {
    fn block(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn within(&mut self, text: &str) {
        escape(&mut self.out, text, Position::Within, self.dialect);
    }

    fn line(&mut self, text: &Text) {
        escape(
            &mut self.out,
            &text.to_string(),
            Position::Start,
            self.dialect,
        );
        self.out.push('\n');
    }

    fn heading(&mut self, level: usize, text: &Text) {
        self.block();
        self.out.extend(std::iter::repeat_n('#', level));
        self.out.push(' ');
        self.within(&text.to_string());
        self.out.push('\n');
    }

    fn titled(&mut self, level: usize, words: &str) {
        self.heading(level, &Text::words(words));
    }

    fn paragraph(&mut self, text: &Text) {
        self.block();
        self.line(text);
    }

    fn list(&mut self, items: &[Text]) {
        if items.is_empty() {
            return;
        }
        self.block();
        for item in items {
            self.out.push_str("- ");
            self.line(item);
        }
    }

    fn table(&mut self, head: &[&str], rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        self.block();
        let columns = rows
            .iter()
            .map(Vec::len)
            .max()
            .unwrap_or_default()
            .max(head.len());
        let row = |page: &mut Self, cells: &[String]| {
            for column in 0..columns {
                page.out.push_str("| ");
                page.within(cells.get(column).map_or("", String::as_str));
                page.out.push(' ');
            }
            page.out.push_str("|\n");
        };
        let head: Vec<String> = head.iter().map(|&cell| cell.to_owned()).collect();
        row(self, &head);
        for _ in 0..columns {
            self.out.push_str("| --- ");
        }
        self.out.push_str("|\n");
        for cells in rows {
            row(self, cells);
        }
    }

    fn notice(&mut self, public: &Public) {
        self.titled(2, "About this version");
        let notice = &public.notice;
        self.paragraph(&Text::words(&notice.text));
        self.paragraph(&Text::words(&format!("Published by {}.", notice.publisher)));
        let amounts = notice.withheld.iter().map(|amount| {
            let plural = if amount.places == 1 {
                "place"
            } else {
                "places"
            };
            Text::words(&format!(
                "{} withheld in {} {plural}: {}, {}",
                amount.what, amount.places, amount.provision, amount.title
            ))
        });
        let amounts: Vec<Text> = amounts.collect();
        self.list(&amounts);
    }

    fn meeting(&mut self, meeting: &PublicMeeting) {
        self.facts(meeting);
        if !meeting.attendance.is_empty() {
            self.titled(2, "Attendance");
        }
        for &(status, name) in &LISTS {
            let rows: Vec<Vec<String>> = meeting
                .attendance
                .iter()
                .filter(|row| row.status == status)
                .map(|row| {
                    let chair = if row.chair { " (chair)" } else { "" };
                    let note = row
                        .note
                        .as_ref()
                        .map(|note| format!(", {note}"))
                        .unwrap_or_default();
                    vec![
                        format!("{}{chair}{note}", row.name),
                        shown(row.initials.as_ref()),
                        shown(row.role.as_ref()),
                        shown(row.organisation.as_ref()),
                    ]
                })
                .collect();
            if !rows.is_empty() {
                self.titled(3, name);
            }
            self.table(&["Name", "Initials", "Role", "Organisation"], &rows);
        }
        self.agenda(meeting);
        self.outcomes(meeting);
        if !meeting.items.is_empty() {
            self.titled(2, "Minutes");
        }
        for (level, item) in levelled(&meeting.items) {
            if item.has_heading() {
                self.numbered(level, item.number.as_ref(), item.title.as_ref());
            }
            let time = times(item.start_time, item.end_time);
            if !time.is_empty() {
                self.paragraph(&Text::words(&time));
            }
            self.blocks(&item.blocks);
        }
    }

    fn facts(&mut self, meeting: &PublicMeeting) {
        let next = meeting.next_meeting.as_ref().map(|next| {
            let date = next.date.map(|date| DateWords(date).to_string());
            let time = next.start_time.map(|time| time.to_string());
            let place = next.location.as_ref().map(Text::to_string);
            let parts: Vec<String> = [date, time, place].into_iter().flatten().collect();
            parts.join(", ")
        });
        let facts = [
            ("Body", shown(meeting.body.as_ref())),
            (
                "Date",
                meeting
                    .date
                    .map(|date| DateWords(date).to_string())
                    .unwrap_or_default(),
            ),
            ("Time", times(meeting.start_time, meeting.end_time)),
            ("Place", shown(meeting.location.as_ref())),
            (
                "Status",
                meeting
                    .status
                    .map_or("", |status| status.words())
                    .to_owned(),
            ),
            ("Quorum", shown(meeting.quorum.as_ref())),
            ("Next meeting", next.unwrap_or_default()),
        ];
        let rows: Vec<Vec<String>> = facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(label, value)| vec![label.to_owned(), value])
            .collect();
        self.table(&["Meeting", ""], &rows);
    }

    fn agenda(&mut self, meeting: &PublicMeeting) {
        if meeting.agenda.is_empty() {
            return;
        }
        self.titled(2, "Agenda");
        let rows: Vec<Vec<String>> = meeting
            .agenda
            .iter()
            .map(|entry| {
                vec![
                    shown(entry.number.as_ref()),
                    entry.title.to_string(),
                    planned(entry),
                    labels(&entry.leads),
                ]
            })
            .collect();
        self.table(&["No.", "Item", "Planned", "Led by"], &rows);
    }

    fn outcomes(&mut self, meeting: &PublicMeeting) {
        if !meeting.actions.is_empty() {
            self.titled(2, "Actions");
            let rows: Vec<Vec<String>> = meeting
                .actions
                .iter()
                .map(|action| {
                    let due = action.due.map(|date| DateWords(date).to_string());
                    let status = action.status.map(|status| format!(" ({})", status.words()));
                    let progress = action
                        .progress
                        .as_ref()
                        .map(|progress| format!(" {progress}"));
                    vec![
                        shown(action.id.as_ref()),
                        [
                            action.text.to_string(),
                            status.unwrap_or_default(),
                            progress.unwrap_or_default(),
                        ]
                        .concat(),
                        labels(&action.owners),
                        due.unwrap_or_else(|| shown(action.due_text.as_ref())),
                    ]
                })
                .collect();
            self.table(&["Ref.", "Action", "Owner", "Due"], &rows);
        }
        if !meeting.decisions.is_empty() {
            self.titled(2, "Decisions");
            let decisions = meeting.decisions.iter().map(|decision| {
                // Writing to a string has no way to fail.
                let mut words = decision.text.to_string();
                if let Some(outcome) = decision.outcome {
                    let _ = write!(words, " ({})", outcome.words());
                }
                for (role, label) in [
                    ("moved by", &decision.mover),
                    ("seconded by", &decision.seconder),
                ] {
                    if let Some(label) = label {
                        let _ = write!(words, "; {role} {}", label.label);
                    }
                }
                for vote in &decision.votes {
                    let count = vote
                        .count
                        .map(|count| format!(" {count}"))
                        .unwrap_or_default();
                    let names: Vec<String> = vote.names.iter().map(ToString::to_string).collect();
                    let colon = if names.is_empty() { "" } else { ": " };
                    let _ = write!(words, "; {}{count}{colon}{}", vote.side, names.join(", "));
                }
                Text::words(&words)
            });
            let decisions: Vec<Text> = decisions.collect();
            self.list(&decisions);
        }
    }

    fn numbered(&mut self, level: usize, number: Option<&Text>, title: Option<&Text>) {
        let words: Vec<String> = number
            .into_iter()
            .chain(title)
            .map(ToString::to_string)
            .collect();
        self.titled(level, &words.join(" "));
    }

    fn blocks(&mut self, blocks: &[PublicBlock]) {
        for block in blocks {
            match block {
                PublicBlock::Paragraph { text } => self.paragraph(text),
                PublicBlock::Summary { text } => {
                    self.paragraph(&Text::words(&format!(
                        "Summary of what is withheld: {text}"
                    )));
                }
                PublicBlock::List { items } => self.list(items),
                PublicBlock::Table { rows } => {
                    let rows: Vec<Vec<String>> = rows
                        .iter()
                        .map(|row| row.iter().map(ToString::to_string).collect())
                        .collect();
                    self.table(&[], &rows);
                }
            }
        }
    }

    fn rest(&mut self, public: &Public) {
        let nothing = public.sections.is_empty()
            && public.groups.is_empty()
            && public.membership.is_empty()
            && public.footnotes.is_empty()
            && public.further_text.is_empty();
        if nothing {
            return;
        }
        self.titled(2, "Further text");
        for group in &public.groups {
            let short = group
                .abbreviation
                .as_ref()
                .map(|short| format!(" ({short})"));
            self.titled(3, &format!("{}{}", group.name, short.unwrap_or_default()));
            if let Some(chair) = &group.chair {
                self.paragraph(&Text::words(&format!("Chair: {chair}")));
            }
            self.list(&group.representation);
            self.list(&group.responsibilities);
        }
        self.list(&public.membership);
        for (level, section) in levelled(&public.sections) {
            if section.has_heading() {
                self.numbered(level, section.number.as_ref(), section.title.as_ref());
            }
            self.blocks(&section.blocks);
        }
        for text in &public.further_text {
            self.paragraph(text);
        }
        for note in &public.footnotes {
            self.paragraph(&Text::words(&format!("{} {}", note.mark, note.text)));
        }
    }
}

fn shown(text: Option<&Text>) -> String {
    text.map(Text::to_string).unwrap_or_default()
}

fn labels(labels: &[PublicLabel]) -> String {
    let labels: Vec<String> = labels.iter().map(|label| label.label.to_string()).collect();
    labels.join(", ")
}
