//! Where the minutes of a further meeting begin in the same document.
//!
//! They begin with a title, or with a heading that is a date, of another day than those before, above
//! an opening of their own: a list of those present, or a sentence that calls to order. A meeting that
//! is told on several days in a row is one.

use super::meeting_heads::{is_dated_heading, names_minutes, start_in};
use crate::document::{Block, Document, Role, Span};
use crate::minutes::Status;
use crate::recognise::{Fact, Findings};
use crate::text::{PrintedDate, find_date};
use jiff::civil::Date;
use std::collections::HashSet;

/// Blocks between a title and the opening below it.
const MOST_HEAD_BLOCKS: usize = 12;

/// People of a list that no label heads.
const LEAST_PEOPLE: usize = 3;

/// Blocks that are minuted of a meeting whose people are not listed.
const LEAST_SAID: usize = 3;

/// The blocks with which further meetings begin, in order.
#[must_use]
pub fn further_meetings(document: &Document, findings: &Findings) -> Vec<usize> {
    let openings = openings(document, findings);
    let Some(first) = openings.first() else {
        return Vec::new();
    };
    let closings = closings(document, findings);
    let said = said(document, findings);
    // Minutes that list nobody say something before the next are opened.
    let told = said.get(LEAST_SAID - 1).map_or(*first, |at| *first.min(at));
    let mut days = first_days(document, findings, told);
    let mut starts: Vec<usize> = Vec::new();
    let mut dated: Option<Dated> = None;
    let mut before = 0;
    for opening in openings {
        let end = closings.partition_point(|closing| *closing < opening);
        let closed = end.checked_sub(1).and_then(|last| closings.get(last));
        let from = before.max(closed.copied().unwrap_or_default()) + 1;
        before = opening;
        let head = from.max(opening.saturating_sub(MOST_HEAD_BLOCKS))..opening;
        let Some(start) = start_in(document, head).filter(|start| start.at > told) else {
            continue;
        };
        if start.is_date {
            dated.get_or_insert_with(|| Dated::like(document, start.at));
        }
        // Headings of day after day are of one meeting.
        let goes_on = start.is_date && {
            let mut beside = neighbours(start.day).into_iter().flatten();
            beside.any(|day| days.contains(&day))
        };
        if days.insert(key(start.day)) && !goes_on {
            starts.push(start.at);
        }
    }
    match dated.filter(|_| !starts.is_empty()) {
        Some(dated) => dated.with_siblings(document, told, &starts),
        None => starts,
    }
}

/// The blocks at which a meeting is opened: those present are listed, or it is called to order.
fn openings(document: &Document, findings: &Findings) -> Vec<usize> {
    let mut openings: Vec<usize> = findings
        .list
        .iter()
        .filter(|finding| match &finding.fact {
            Fact::People(list) => {
                !finding.takes.is_empty()
                    && (list.label.is_some() || list.people.len() >= LEAST_PEOPLE)
                    && list.people.iter().any(|person| {
                        matches!(person.status, Status::Present | Status::InAttendance)
                    })
            }
            Fact::Start(_) => finding.by == "sittings",
            _ => false,
        })
        .map(|finding| block_at(document, finding.claim))
        .collect();
    openings.sort_unstable();
    openings.dedup();
    openings
}

/// The blocks that end a meeting's minutes, or stand in them: no title is above one, and the meeting
/// below it another.
fn closings(document: &Document, findings: &Findings) -> Vec<usize> {
    let mut closings: Vec<usize> = findings
        .list
        .iter()
        .filter(|finding| {
            let closes = finding.by == "sittings" && matches!(finding.fact, Fact::End(_));
            closes
                || matches!(
                    finding.fact,
                    Fact::NextMeeting(_) | Fact::Actions(..) | Fact::Decision(_)
                )
        })
        .map(|finding| (finding, block_at(document, finding.claim)))
        // `Minutes and actions, 3 May 2021` is a title.
        .filter(|(finding, at)| {
            let block = document.blocks.get(*at);
            matches!(finding.fact, Fact::NextMeeting(_))
                || block.is_none_or(|block| {
                    !names_minutes(document, block)
                        || find_date(document.block_text(block)).is_none()
                })
        })
        .map(|(_, at)| at)
        .collect();
    closings.sort_unstable();
    closings
}

fn block_at(document: &Document, claim: Span) -> usize {
    document
        .blocks
        .partition_point(|block| block.whole.end <= claim.start)
}

/// The blocks at which something is minuted, in order.
fn said(document: &Document, findings: &Findings) -> Vec<usize> {
    let says = |fact: &Fact| {
        matches!(
            fact,
            Fact::ItemHeading(_) | Fact::ItemTable(_) | Fact::Actions(..) | Fact::Decision(_)
        )
    };
    let said = findings.list.iter().filter(|finding| says(&finding.fact));
    let mut said: Vec<usize> = said
        .map(|finding| block_at(document, finding.claim))
        .collect();
    said.sort_unstable();
    said.dedup();
    said
}

/// The days that the first meeting is told to have been held on: those of its findings, and those in the
/// lines above what it says.
fn first_days(document: &Document, findings: &Findings, told: usize) -> HashSet<Day> {
    let found = findings
        .list
        .iter()
        .filter_map(|finding| match &finding.fact {
            Fact::Date(date) if block_at(document, finding.claim) <= told + MOST_HEAD_BLOCKS => {
                Some(key(date.date))
            }
            _ => None,
        });
    let head = document.blocks.iter().take(told);
    let printed = head.filter_map(|block| Some(key(find_date(document.block_text(block))?.0)));
    found.chain(printed).collect()
}

/// Year, month and day; the day of the week may be wrong.
type Day = (Option<i16>, i8, i8);

const fn key(date: PrintedDate) -> Day {
    (date.year, date.month, date.day)
}

/// The days before and after a day.
fn neighbours(day: PrintedDate) -> [Option<Day>; 2] {
    // A day without a year may stand in any, one with a 29 February too.
    let leap_year = 2000;
    let date = Date::new(day.year.unwrap_or(leap_year), day.month, day.day).ok();
    let of = |date: Date| (day.year.map(|_| date.year()), date.month(), date.day());
    [
        date.and_then(|date| date.yesterday().ok()).map(of),
        date.and_then(|date| date.tomorrow().ok()).map(of),
    ]
}

/// How headings that are dates look.
struct Dated {
    level: u8,
    role: Role,
    set_apart: bool,
}

impl Dated {
    fn like(document: &Document, at: usize) -> Self {
        let block = document.blocks.get(at);
        Self {
            level: block.map_or(0, |block| block.level),
            role: block.map_or(Role::Heading, |block| block.role),
            set_apart: block.is_some_and(|block| block.set_apart),
        }
    }

    /// The starts, and the other headings of the kind: not every meeting lists those present.
    fn with_siblings(&self, document: &Document, opening: usize, starts: &[usize]) -> Vec<usize> {
        let alike = |block: &Block| {
            block.level == self.level
                && block.role == self.role
                && block.set_apart == self.set_apart
                && is_dated_heading(document, block)
        };
        let mut all = Vec::new();
        let mut last = None;
        for (at, block) in document.blocks.iter().enumerate() {
            let day = find_date(document.block_text(block))
                .filter(|_| alike(block))
                .map(|(day, _)| day);
            let is_new = day.zip(last).is_some_and(|(day, last)| {
                key(day) != key(last) && !neighbours(day).contains(&Some(key(last)))
            });
            if starts.binary_search(&at).is_ok() || (is_new && at > opening) {
                all.push(at);
            }
            last = day.or(last);
        }
        all
    }
}
