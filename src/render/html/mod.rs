//! The summary as HTML: one file that needs no other, for screens and for paper.
//!
//! The templates are in `templates/`; what they show is put in order here.

mod timeline;

use super::view::{
    self, Fact, LISTS, MeetingView, Nested, Words, flattened, marking_facts, page_title,
};
use super::{RenderOptions, Renderer};
use crate::Reading;
use crate::minutes::{
    AgendaEntry, Attendee, Block, Diagnostic, Item, Kind, Minutes, Section, Severity,
};
use askama::Template;
use std::borrow::Cow;
use timeline::{Timeline, in_words, timeline};

pub(super) const RENDERER: Renderer = Renderer {
    name: "html",
    extension: "html",
    describes: "a summary to read and to print, as one HTML file",
    render,
};

/// The language of the words that are ours.
const OUR_LANGUAGE: &str = "en";
/// The style sheet and the frame, in bytes; the text comes on top, a few times over.
const FRAME_BYTES: usize = 16 * 1024;
/// Headings of items begin under `h2`, and stop where HTML does.
const FIRST_ITEM_HEADING: usize = 3;
const LAST_HEADING: usize = 6;

fn render(reading: &Reading, options: &RenderOptions) -> Vec<u8> {
    let page = Page::new(&reading.minutes, options);
    let mut out = String::with_capacity(FRAME_BYTES + reading.text.len() * 4);
    // Writing to memory fails only where a value's `Display` does, and none of ours does.
    let written = page.render_into(&mut out);
    debug_assert!(written.is_ok());
    without_controls(out).into_bytes()
}

/// HTML allows no control characters, not even by number; a hostile value may hold some.
pub(in crate::render) fn without_controls(page: String) -> String {
    let forbidden = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || is_noncharacter(c);
    if may_hold_forbidden(page.as_bytes()) && page.contains(forbidden) {
        page.replace(forbidden, "\u{fffd}")
    } else {
        page
    }
}

/// Whether it is worth to look at every character: nearly always it is not, and bytes are quicker.
/// There is no early way out, so that the compiler looks at many bytes at once.
fn may_hold_forbidden(bytes: &[u8]) -> bool {
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let found = pairs.fold(0, |found, (&byte, &after)| {
        let ascii = (byte < b' ' && byte != b'\n') || byte == 0x7f;
        let second_set = byte == 0xc2 && after < 0xa0;
        let noncharacter = (byte == 0xef && (after == 0xb7 || after == 0xbf)) || byte >= 0xf0;
        found | u8::from(ascii || second_set || noncharacter)
    });
    found != 0
}

const fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32 & 0xfffe) == 0xfffe
}

#[derive(Template)]
#[template(path = "summary.html")]
struct Page<'a> {
    minutes: &'a Minutes,
    title: &'a str,
    /// Language of the document's own words, where it is another than that of ours.
    language: Option<&'a str>,
    facts: Vec<Fact<'a>>,
    meetings: Vec<Part<'a>>,
    sections: Vec<(usize, &'a Section)>,
    doubts: Vec<&'a Diagnostic>,
    summary: bool,
    conflicts: bool,
}

impl<'a> Page<'a> {
    fn new(minutes: &'a Minutes, options: &RenderOptions) -> Self {
        let views =
            std::iter::once(MeetingView::first(minutes)).chain(MeetingView::further(minutes));
        let language = minutes.language.as_deref();
        let conflicts = !options.without_conflicts;
        let doubts = minutes.diagnostics.iter();
        Self {
            minutes,
            title: page_title(minutes),
            language: language.filter(|tag| *tag != OUR_LANGUAGE && is_language_tag(tag)),
            facts: marking_facts(minutes),
            meetings: views
                .enumerate()
                .map(|(nth, view)| Part::new(nth, view))
                .collect(),
            sections: if options.summary {
                Vec::new()
            } else {
                levelled(&minutes.sections)
            },
            doubts: doubts
                .filter(|d| conflicts && d.severity >= Severity::Warning)
                .collect(),
            summary: options.summary,
            conflicts,
        }
    }

    fn status(&self) -> Option<&'static str> {
        self.minutes.meeting.status.map(Words::words)
    }

    fn items_title(&self) -> &'static str {
        if self.minutes.kind == Kind::Minutes {
            "Minutes"
        } else {
            "Items"
        }
    }
}

/// A tag that a browser would take, since it goes where escaping does not make it one.
fn is_language_tag(tag: &str) -> bool {
    let part = |p: &str| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.bytes().take_while(u8::is_ascii_alphabetic).count() >= 2 && tag.split('-').all(part)
}

/// One meeting, with what its sections need.
struct Part<'a> {
    view: MeetingView<'a>,
    /// Before every id, so that several meetings on one page keep theirs apart.
    prefix: String,
    further: bool,
    facts: Vec<Fact<'a>>,
    /// Titles and rows of the attendance lists that have any.
    people: Vec<(&'static str, Vec<&'a Attendee>)>,
    columns: Columns,
    items: Vec<(usize, &'a Item)>,
    picture: Option<Timeline<'a>>,
}

impl<'a> Part<'a> {
    fn new(nth: usize, view: MeetingView<'a>) -> Self {
        let prefix = match nth {
            0 => String::new(),
            nth => ["m", &(nth + 1).to_string(), "-"].concat(),
        };
        let people = LISTS.iter().filter_map(|&(status, title)| {
            let rows: Vec<_> = view.people(status).collect();
            (!rows.is_empty()).then_some((title, rows))
        });
        Self {
            prefix,
            further: nth > 0,
            facts: view.facts(),
            people: people.collect(),
            columns: Columns::of(view.attendance),
            items: levelled(view.items),
            picture: timeline(&view),
            view,
        }
    }

    fn title(&self) -> Cow<'a, str> {
        match self.view.name() {
            name if name.is_empty() => Cow::Borrowed("Further meeting"),
            name => name,
        }
    }

    /// The items that take an agenda entry.
    fn taken(&self, entry: &AgendaEntry) -> impl Iterator<Item = &'a Item> {
        self.items
            .iter()
            .map(|(_, item)| *item)
            .filter(|item| item.agenda.contains(&entry.reference))
    }

    fn any_minuted(&self) -> bool {
        self.items
            .iter()
            .any(|(_, item)| !item.agenda.is_empty() && item.start_time.is_some())
    }

    /// A decision's place in the list, as it is numbered there.
    fn decision_number(&self, reference: &str) -> usize {
        let mut decisions = self.view.decisions.iter();
        decisions
            .position(|d| d.reference == reference)
            .map_or(0, |nth| nth + 1)
    }

    fn picture_in_words(&self) -> String {
        in_words(&self.view)
    }

    /// What an action is called in a link to it.
    fn action_name(&self, reference: &'a str) -> &'a str {
        let action = self.view.actions.iter().find(|a| a.reference == reference);
        action.and_then(|a| a.id.as_deref()).unwrap_or(reference)
    }
}

/// Which columns the attendance lists need: the same in all of them, so that they line up.
struct Columns {
    initials: bool,
    role: bool,
    organisation: bool,
}

impl Columns {
    fn of(people: &[Attendee]) -> Self {
        Self {
            initials: people.iter().any(|p| p.initials.is_some()),
            role: people.iter().any(|p| p.role.is_some()),
            organisation: people.iter().any(|p| p.organisation.is_some()),
        }
    }
}

/// The whole tree in reading order, each record with the level of its heading, which is at most one
/// deeper than the heading before it: a level left out confuses those who move by headings.
fn levelled<T: Nested>(roots: &[T]) -> Vec<(usize, &T)> {
    let mut before = FIRST_ITEM_HEADING - 1;
    let tree = flattened(roots).into_iter();
    tree.map(|(depth, record)| {
        let level = (FIRST_ITEM_HEADING + depth)
            .min(before + 1)
            .min(LAST_HEADING);
        if record.has_heading() {
            before = level;
        }
        (level, record)
    })
    .collect()
}

/// How many columns a table of the document's own has.
fn columns(rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or_default()
}

/// Whether the first row can be the head: every column has one, and there is something under it.
fn has_head(rows: &[Vec<String>]) -> bool {
    let full =
        |row: &Vec<String>| row.len() == columns(rows) && row.iter().all(|c| !c.trim().is_empty());
    rows.len() > 1 && rows.first().is_some_and(full)
}
