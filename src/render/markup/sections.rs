//! The sections of a page, in the order in which they are read.

use super::page::Page;
use super::tables::{self, labels, row_head, table};
use super::{Dialect, Position, acronyms, escape};
use crate::Reading;
use crate::minutes::{
    Action, Failure, Group, Item, Kind, MeetingStatus, Minutes, Section, Severity,
};
use crate::render::RenderOptions;
use crate::render::view::{
    Fact, LISTS, MeetingView, PlaceWords, Words, file_name, flattened, marking_facts, minuted,
    page_title,
};

/// Level of the headings of a meeting's sections, under the page's one top heading.
const SECTION: usize = 2;

/// Writes the page.
pub(in crate::render) fn write(
    reading: &Reading,
    options: &RenderOptions,
    dialect: Dialect,
) -> String {
    let minutes = &reading.minutes;
    // A summary repeats the text with its lists once more as tables.
    let mut page = Page::new(dialect, reading.text.len() * 2 + 4096);
    if dialect == Dialect::CommonMark {
        page.heading(1);
        page.within(page_title(minutes));
        page.raw("\n");
    }
    if let Some(failure) = &minutes.error {
        failed(&mut page, minutes, failure);
        return page.out;
    }
    let first = MeetingView::first(minutes);
    let mut facts = first.facts();
    facts.extend(marking_facts(minutes));
    let title = match dialect {
        Dialect::CommonMark => None,
        Dialect::Govspeak => Some(page_title(minutes)),
    };
    fact_table(&mut page, title, Some(minutes.kind.words()), &facts);
    if dialect == Dialect::Govspeak {
        call_outs(&mut page, minutes, options);
    }
    groups(&mut page, &minutes.groups);
    membership(&mut page, minutes);
    meeting(&mut page, &first, minutes.kind, SECTION, options);
    for view in MeetingView::further(minutes) {
        page.heading(SECTION);
        page.raw("Further meeting");
        let name = view.name();
        if !name.is_empty() {
            page.raw(": ");
            page.within(&name);
        }
        page.raw("\n");
        fact_table(&mut page, None, None, &view.facts());
        meeting(&mut page, &view, minutes.kind, SECTION + 1, options);
    }
    if !options.summary {
        sections(&mut page, &minutes.sections);
        notes(&mut page, minutes);
    }
    if !options.without_conflicts {
        conflicts(&mut page, minutes);
    }
    if dialect == Dialect::Govspeak {
        acronyms::write(&mut page, minutes);
    }
    page.out
}

fn failed(page: &mut Page, minutes: &Minutes, failure: &Failure) {
    page.block();
    page.raw("**");
    page.within(file_name(minutes));
    page.raw("** could not be read");
    if let Some(number) = failure.page {
        page.raw(", page ");
        page.plain(number);
    }
    page.raw(": ");
    page.within(&failure.message);
    page.raw(" (");
    page.within(&failure.code);
    page.raw(")\n");
}

fn fact_table(page: &mut Page, title: Option<&str>, kind: Option<&str>, facts: &[Fact]) {
    let head = [("Title", title), ("Document", kind)];
    let head = head
        .iter()
        .filter_map(|&(label, value)| Some((label, value?)));
    let rows = head.chain(facts.iter().map(|fact| (fact.label, &*fact.value)));
    if rows.clone().next().is_none() {
        return;
    }
    page.block();
    page.raw("| Fact | Value |\n");
    page.rule(2);
    for (label, value) in rows {
        page.raw(row_head(page.dialect, 0));
        page.raw(label);
        page.raw(" | ");
        page.within(value);
        page.raw(" |\n");
    }
}

/// What a reader should not miss, in Govspeak's boxes: `^` informs, `%` warns.
fn call_outs(page: &mut Page, minutes: &Minutes, options: &RenderOptions) {
    let draft = minutes.meeting.status == Some(MeetingStatus::Draft);
    let contradicts = !minutes.conflicts.is_empty() && !options.without_conflicts;
    for (shown, words) in [
        (draft, "^This document is a draft.^\n"),
        (
            contradicts,
            "%This document contradicts itself. The places are listed at the end of the page.%\n",
        ),
    ] {
        if shown {
            page.block();
            page.raw(words);
        }
    }
}

fn meeting(page: &mut Page, view: &MeetingView, kind: Kind, level: usize, options: &RenderOptions) {
    if !view.attendance.is_empty() {
        page.titled(level, "Attendance");
        for (status, title) in LISTS {
            if view.people(status).next().is_some() {
                page.titled(level + 1, title);
                table(
                    page,
                    view,
                    tables::ATTENDANCE,
                    view.attendance.iter().filter(|p| p.status == status),
                );
            }
        }
    }
    if !view.agenda.is_empty() {
        page.titled(level, "Agenda");
        table(page, view, tables::AGENDA, view.agenda.iter());
    }
    if !view.actions.is_empty() {
        page.titled(level, "Actions");
        table(page, view, tables::ACTIONS, view.actions.iter());
        mentions(page, view, level + 1);
    }
    if !view.decisions.is_empty() {
        page.titled(level, "Decisions");
        table(page, view, tables::DECISIONS, view.decisions.iter());
    }
    if !view.items.is_empty() {
        page.titled(
            level,
            if kind == Kind::Minutes {
                "Minutes"
            } else {
                "Items"
            },
        );
        let items = flattened(view.items);
        if options.summary {
            item_list(page, &items);
        } else {
            for (depth, item) in items {
                item_text(page, view, item, level + 1 + depth);
            }
        }
    }
}

/// Where the document states an action more than once: the other wordings.
fn mentions(page: &mut Page, view: &MeetingView, level: usize) {
    let stated_again = |action: &&Action| !action.mentions.is_empty();
    if !view.actions.iter().any(|action| stated_again(&action)) {
        return;
    }
    page.titled(level, "Also stated as");
    page.block();
    for action in view.actions.iter().filter(stated_again) {
        for mention in &action.mentions {
            page.raw("- ");
            if let Some(id) = &action.id {
                page.raw("**");
                page.within(id);
                page.raw("** ");
                page.within(&mention.text);
            } else {
                page.start(&mention.text);
            }
            if !mention.owners.is_empty() {
                page.raw(" – ");
                labels(page, view, &mention.owners);
            }
            page.raw("\n");
        }
    }
}

/// A summary's items: number, title and time, nested as they are in the minutes.
fn item_list(page: &mut Page, items: &[(usize, &Item)]) {
    page.block();
    for (depth, item) in items {
        if item.number.is_none() && item.title.is_none() {
            continue;
        }
        for _ in 0..*depth {
            page.raw("  ");
        }
        page.raw("- ");
        number_and_title(
            page,
            item.number.as_deref(),
            item.title.as_deref(),
            Position::Start,
        );
        if let Some(time) = minuted(item) {
            page.raw(" *");
            page.raw(&time);
            page.raw("*");
        }
        page.raw("\n");
    }
}

fn item_text(page: &mut Page, view: &MeetingView, item: &Item, level: usize) {
    match (&item.number, &item.title) {
        (number, Some(title)) => {
            page.heading(level);
            number_and_title(page, number.as_deref(), Some(title), Position::Within);
            page.raw("\n");
        }
        (Some(number), None) => {
            page.block();
            page.raw("**");
            page.within(number);
            page.raw("**\n");
        }
        (None, None) => {}
    }
    let time = minuted(item);
    if time.is_some() || !item.agenda.is_empty() {
        page.block();
        page.raw("*");
        page.raw(time.as_deref().unwrap_or_default());
        for (nth, entry) in item.agenda.iter().filter_map(|g| view.entry(g)).enumerate() {
            page.raw(match (nth, &time) {
                (0, None) => "Agenda: ",
                (0, Some(_)) => "; agenda: ",
                _ => ", ",
            });
            page.within(entry.number.as_deref().unwrap_or(&entry.title));
        }
        page.raw("*\n");
    }
    page.blocks(&item.blocks);
}

fn number_and_title(page: &mut Page, number: Option<&str>, title: Option<&str>, at: Position) {
    let dialect = page.dialect;
    if let Some(number) = number {
        escape(&mut page.out, number, at, dialect);
        page.raw(" ");
    }
    if let Some(title) = title {
        let at = if number.is_some() {
            Position::Within
        } else {
            at
        };
        escape(&mut page.out, title, at, dialect);
    }
}

fn groups(page: &mut Page, groups: &[Group]) {
    if groups.is_empty() {
        return;
    }
    page.titled(SECTION, "Groups");
    for group in groups {
        page.heading(SECTION + 1);
        page.within(&group.name);
        if let Some(short) = &group.abbreviation {
            page.raw(" (");
            page.within(short);
            page.raw(")");
        }
        page.raw("\n");
        if let Some(chair) = &group.chair {
            page.block();
            page.raw("**Chair:** ");
            page.within(chair);
            page.raw("\n");
        }
        for (label, lines) in [
            ("Represented", &group.representation),
            ("Responsibilities", &group.responsibilities),
        ] {
            if !lines.is_empty() {
                page.titled(SECTION + 2, label);
                page.list(lines.iter().map(String::as_str));
            }
        }
    }
}

fn membership(page: &mut Page, minutes: &Minutes) {
    if !minutes.membership.is_empty() {
        page.titled(SECTION, "Membership");
        page.list(minutes.membership.iter().map(String::as_str));
    }
}

fn sections(page: &mut Page, sections: &[Section]) {
    if sections.is_empty() {
        return;
    }
    page.titled(SECTION, "Further text");
    for (depth, section) in flattened(sections) {
        let (number, title) = (section.number.as_deref(), section.title.as_deref());
        if number.is_some() || title.is_some() {
            page.heading(SECTION + 1 + depth);
            number_and_title(page, number, title, Position::Within);
            page.raw("\n");
        }
        page.blocks(&section.blocks);
    }
}

/// Footnotes, redactions, and text that has no place elsewhere: nothing is lost in silence.
fn notes(page: &mut Page, minutes: &Minutes) {
    if !minutes.footnotes.is_empty() {
        page.titled(SECTION, "Footnotes");
        page.block();
        for note in &minutes.footnotes {
            page.raw("- **");
            page.within(&note.mark);
            page.raw("** ");
            page.within(&note.text);
            page.raw("\n");
        }
    }
    if !minutes.redactions.is_empty() {
        page.titled(SECTION, "Redactions in the source");
        page.list(minutes.redactions.iter().map(|r| r.text.as_str()));
    }
    if !minutes.unplaced.is_empty() {
        page.titled(SECTION, "Text that was not placed");
        page.list(minutes.unplaced.iter().map(|stray| stray.text.as_str()));
    }
}

fn conflicts(page: &mut Page, minutes: &Minutes) {
    let doubts = minutes
        .diagnostics
        .iter()
        .filter(|d| d.severity >= Severity::Warning);
    let rows = [
        (
            "Contradictions in the document",
            minutes
                .conflicts
                .iter()
                .map(|c| (&c.message, &c.places, &c.code))
                .collect::<Vec<_>>(),
        ),
        (
            "Doubts about the reading",
            doubts.map(|d| (&d.message, &d.places, &d.code)).collect(),
        ),
    ];
    for (title, findings) in rows {
        if findings.is_empty() {
            continue;
        }
        page.titled(SECTION, title);
        page.block();
        for (message, places, code) in findings {
            page.raw("- ");
            page.start(message);
            page.raw(" (");
            for place in places {
                page.plain(PlaceWords(place));
                page.raw("; ");
            }
            page.within(code);
            page.raw(")\n");
        }
    }
}
