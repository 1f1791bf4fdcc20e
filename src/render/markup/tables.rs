//! The tables of a summary: each a list of columns, of which those without any value are left out.

use super::Dialect;
use super::page::Page;
use crate::minutes::{Action, AgendaEntry, Attendee, Decision, PersonLabel};
use crate::render::view::{MeetingView, Words, due, planned, vote_words};

/// A column: its head, which records have a value for it, and how the value is written.
pub(super) struct Column<T> {
    head: &'static str,
    has: fn(&T) -> bool,
    cell: fn(&mut Page, &MeetingView, &T),
}

pub(super) const ATTENDANCE: &[Column<Attendee>] = &[
    Column {
        head: "Name",
        has: |_| true,
        cell: name,
    },
    Column {
        head: "Initials",
        has: |p| p.initials.is_some(),
        cell: |page, _, p| optional(page, p.initials.as_deref()),
    },
    Column {
        head: "Role",
        has: |p| p.role.is_some(),
        cell: |page, _, p| optional(page, p.role.as_deref()),
    },
    Column {
        head: "Organisation",
        has: |p| p.organisation.is_some(),
        cell: |page, _, p| optional(page, p.organisation.as_deref()),
    },
    Column {
        head: "Note",
        has: |p| p.note.is_some(),
        cell: |page, _, p| optional(page, p.note.as_deref()),
    },
];

pub(super) const AGENDA: &[Column<AgendaEntry>] = &[
    Column {
        head: "Number",
        has: |g| g.number.is_some(),
        cell: |page, _, g| optional(page, g.number.as_deref()),
    },
    Column {
        head: "Item",
        has: |_| true,
        cell: |page, _, g| page.within(&g.title),
    },
    Column {
        head: "Planned",
        has: |g| planned(g).is_some(),
        cell: |page, _, g| optional(page, planned(g).as_deref()),
    },
    Column {
        head: "Led by",
        has: |g| !g.leads.is_empty(),
        cell: |page, view, g| labels(page, view, &g.leads),
    },
];

pub(super) const ACTIONS: &[Column<Action>] = &[
    Column {
        head: "Reference",
        has: |a| a.id.is_some(),
        cell: |page, _, a| optional(page, a.id.as_deref()),
    },
    Column {
        head: "Action",
        has: |_| true,
        cell: |page, _, a| page.within(&a.text),
    },
    Column {
        head: "Owner",
        has: |_| true,
        cell: |page, view, a| labels(page, view, &a.owners),
    },
    Column {
        head: "Due",
        has: |a| due(a).is_some(),
        cell: |page, _, a| optional(page, due(a).as_deref()),
    },
    Column {
        head: "Status",
        has: |a| a.status.is_some(),
        cell: |page, _, a| optional(page, a.status.map(Words::words)),
    },
    Column {
        head: "Progress",
        has: |a| a.progress.is_some(),
        cell: |page, _, a| optional(page, a.progress.as_deref()),
    },
];

pub(super) const DECISIONS: &[Column<Decision>] = &[
    Column {
        head: "Decision",
        has: |_| true,
        cell: |page, _, d| page.within(&d.text),
    },
    Column {
        head: "Outcome",
        has: |d| d.outcome.is_some(),
        cell: |page, _, d| optional(page, d.outcome.map(Words::words)),
    },
    Column {
        head: "Moved by",
        has: |d| d.mover.is_some(),
        cell: |page, view, d| labels(page, view, d.mover.as_slice()),
    },
    Column {
        head: "Seconded by",
        has: |d| d.seconder.is_some(),
        cell: |page, view, d| labels(page, view, d.seconder.as_slice()),
    },
    Column {
        head: "Vote",
        has: |d| d.vote.is_some(),
        cell: |page, _, d| optional(page, d.vote.as_ref().map(vote_words).as_deref()),
    },
];

/// A table of `rows`; nothing where there are none.
pub(super) fn table<'t, T: 't>(
    page: &mut Page,
    view: &MeetingView,
    columns: &'static [Column<T>],
    rows: impl Iterator<Item = &'t T> + Clone,
) {
    let shown: Vec<_> = columns
        .iter()
        .filter(|column| rows.clone().any(column.has))
        .collect();
    if shown.is_empty() {
        return;
    }
    page.block();
    for column in &shown {
        page.raw("| ");
        page.raw(column.head);
        page.raw(" ");
    }
    page.raw("|\n");
    page.rule(shown.len());
    for row in rows {
        for (nth, column) in shown.iter().enumerate() {
            page.raw(row_head(page.dialect, nth));
            (column.cell)(page, view, row);
            page.raw(" ");
        }
        page.raw("|\n");
    }
}

/// Opens a cell; Govspeak makes a head of a row's first cell when told so.
pub(super) fn row_head(dialect: Dialect, column: usize) -> &'static str {
    match (dialect, column) {
        (Dialect::Govspeak, 0) => "| # ",
        _ => "| ",
    }
}

/// Labels as printed, with the full name where the label is not one.
pub(super) fn labels(page: &mut Page, view: &MeetingView, labels: &[PersonLabel]) {
    for (nth, label) in labels.iter().enumerate() {
        page.raw(if nth == 0 { "" } else { "; " });
        page.within(&label.label);
        // Govspeak spells initials out once, at the end of the page.
        if page.dialect == Dialect::CommonMark
            && let Some(name) = view.full_name(label)
        {
            page.raw(" (");
            page.within(name);
            page.raw(")");
        }
    }
}

fn name(page: &mut Page, _: &MeetingView, person: &Attendee) {
    if let Some(honorific) = &person.honorific {
        page.within(honorific);
        page.raw(" ");
    }
    page.within(&person.name);
    if person.chair {
        page.raw(" *(chair)*");
    }
}

fn optional(page: &mut Page, value: Option<&str>) {
    page.within(value.unwrap_or_default());
}
