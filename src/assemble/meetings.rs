//! Where the minutes of a further meeting begin in the same document.
//!
//! They begin with a title, or with a heading that is a date, of another day than those before, above
//! an opening of their own: a list of those present, or a sentence that calls to order. A meeting that
//! is told on several days in a row is one.

use crate::document::{Block, Document, Role, Span};
use crate::minutes::{Kind, Status};
use crate::recognise::{Fact, Findings, names_meeting};
use crate::text::{PrintedDate, ends_sentence, find_date, fold, word_count};
use crate::vocabulary::{BODY_WORDS, TITLE_KINDS, Term};
use std::ops::Range;

/// Blocks between a title and the opening below it.
const MOST_HEAD_BLOCKS: usize = 12;

/// Words of a line at the head; more are running text.
const MOST_WORDS: usize = 40;

/// Words of a heading besides its date.
const MOST_WORDS_BESIDE_DATE: usize = 6;

/// Lines of letterhead above a title.
const MOST_LINES_ABOVE: usize = 3;

/// Words of the name of a body.
const MOST_WORDS_OF_NAME: usize = 12;

/// The blocks with which further meetings begin, in order.
#[must_use]
pub fn further_meetings(document: &Document, findings: &Findings) -> Vec<usize> {
    let openings = openings(document, findings);
    let Some((first, later)) = openings.split_first() else {
        return Vec::new();
    };
    let closings = closings(document, findings);
    let mut days = first_days(document, findings, *first);
    let mut starts: Vec<usize> = Vec::new();
    let mut dated: Option<Dated> = None;
    let mut before = *first;
    for opening in later {
        let end = closings.partition_point(|closing| closing < opening);
        let closed = end.checked_sub(1).and_then(|last| closings.get(last));
        let from = before.max(closed.copied().unwrap_or_default()) + 1;
        before = *opening;
        let head = from.max(opening.saturating_sub(MOST_HEAD_BLOCKS))..*opening;
        let Some(start) = start_in(document, head) else {
            continue;
        };
        let is_another = match (&start, days.last()) {
            (_, None) => true,
            (Start::Title(_, day), Some(_)) => !days.contains(day),
            // Day after day is one meeting.
            (Start::Dated(_, day), Some(last)) => {
                !days.contains(day) && !follow(*last, *day) && !follow(*day, *last)
            }
        };
        let (at, day) = match start {
            Start::Title(at, day) => (at, day),
            Start::Dated(at, day) => {
                dated.get_or_insert_with(|| Dated::like(document, at));
                (at, day)
            }
        };
        days.push(day);
        if is_another {
            starts.push(at);
        }
    }
    match dated.filter(|_| !starts.is_empty()) {
        Some(dated) => dated.with_siblings(document, *first, &starts),
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
                    && list.label.is_some()
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
        .map(|finding| block_at(document, finding.claim))
        .collect();
    closings.sort_unstable();
    closings
}

fn block_at(document: &Document, claim: Span) -> usize {
    document
        .blocks
        .partition_point(|block| block.whole.end <= claim.start)
}

/// The days that the first meeting is told to have been held on: those of its findings, and those in the
/// lines above its opening.
fn first_days(document: &Document, findings: &Findings, opening: usize) -> Vec<PrintedDate> {
    let found = findings
        .list
        .iter()
        .filter_map(|finding| match &finding.fact {
            Fact::Date(date) if block_at(document, finding.claim) <= opening + MOST_HEAD_BLOCKS => {
                Some(bare(date.date))
            }
            _ => None,
        });
    let head = document.blocks.iter().take(opening);
    let printed = head.filter_map(|block| Some(bare(find_date(document.block_text(block))?.0)));
    found.chain(printed).collect()
}

/// Without the day of the week, which may be wrong.
const fn bare(date: PrintedDate) -> PrintedDate {
    PrintedDate {
        weekday: None,
        ..date
    }
}

/// Whether `next` is the day after `day`.
fn follow(day: PrintedDate, next: PrintedDate) -> bool {
    // Days without a year may stand in any, one with a 29 February.
    let date = |date: PrintedDate| PrintedDate {
        year: date.year.or(Some(2000)),
        ..date
    };
    let (day, next) = (date(day).whole(), date(next).whole());
    day.zip(next)
        .and_then(|(day, next)| Some(day.tomorrow().ok()? == next))
        .unwrap_or_default()
}

/// How the minutes of a further meeting begin.
enum Start {
    /// With a title, and a date below or in it.
    Title(usize, PrintedDate),
    /// With a heading that is a date.
    Dated(usize, PrintedDate),
}

/// The beginning among the blocks above an opening.
fn start_in(document: &Document, head: Range<usize>) -> Option<Start> {
    let first = head
        .clone()
        .rev()
        .take_while(|at| {
            document
                .blocks
                .get(*at)
                .is_some_and(|b| is_head_line(document, b))
        })
        .last()?;
    let head = first..head.end;
    let lines = || {
        head.clone()
            .filter_map(|at| Some((at, document.blocks.get(at)?)))
    };
    let date_of = |block: &Block| Some(bare(find_date(document.block_text(block))?.0));
    let (date_at, day) = lines()
        .rev()
        .find_map(|(at, block)| Some((at, date_of(block)?)))?;
    let dated = document.blocks.get(date_at)?;
    let title = lines()
        .filter(|(_, block)| names_minutes(document, block))
        .map(|(at, _)| at)
        .next();
    match title {
        Some(title) if day.year.is_some() => {
            let title = title.min(date_at);
            Some(Start::Title(above(document, first, title), day))
        }
        _ if is_dated_heading(document, dated) => Some(Start::Dated(date_at, day)),
        _ => None,
    }
}

/// Whether a block can stand between a title and the opening of the meeting.
fn is_head_line(document: &Document, block: &Block) -> bool {
    let words = document.block_text(block);
    let label = block.label.is_none_or(|label| {
        matches!(
            label.term,
            Term::Title
                | Term::Body
                | Term::Minutes
                | Term::Agenda
                | Term::Date
                | Term::Time
                | Term::StartTime
                | Term::EndTime
                | Term::Location
                | Term::Status
                | Term::Classification
                | Term::Chair
        )
    });
    let told = words.ends_with('.') && find_date(words).is_none() && word_count(words) > 8;
    block.cell.is_none()
        && block.marker.is_none()
        && block.role != Role::Margin
        && label
        && !told
        && word_count(words) <= MOST_WORDS
}

/// `Minutes of the meeting of …`, `Notes of the AGM`
fn names_minutes(document: &Document, block: &Block) -> bool {
    let words = document.block_text(block);
    let padded = [" ", &fold(words), " "].concat();
    names_meeting(words)
        || TITLE_KINDS
            .iter()
            .filter(|kind| kind.kind == Kind::Minutes)
            .any(|kind| padded.contains(&[" ", kind.words, " "].concat()))
}

/// `## 2024-03-05`, `Tuesday 5 March 2024: monthly call`
fn is_dated_heading(document: &Document, block: &Block) -> bool {
    let words = document.block_text(block);
    let Some((_, at)) = find_date(words) else {
        return false;
    };
    let beside =
        words.get(..at.start).map_or(0, word_count) + words.get(at.end..).map_or(0, word_count);
    (block.level > 0 || block.role == Role::Heading || block.set_apart)
        && block.cell.is_none()
        && block.label.is_none()
        && beside <= MOST_WORDS_BESIDE_DATE
}

/// The first line of what stands right above a title: the name of the body.
fn above(document: &Document, first: usize, title: usize) -> usize {
    let letterhead = || document.blocks.iter().take(MOST_LINES_ABOVE);
    let is_name = |block: &Block| {
        let words = fold(document.block_text(block));
        let names_body = || {
            let mut words = words.split(' ');
            words.any(|word| BODY_WORDS.binary_search(&word).is_ok())
        };
        let again = || letterhead().any(|line| fold(document.block_text(line)) == words);
        block.label.is_none()
            && !ends_sentence(document.block_text(block))
            && word_count(&words) <= MOST_WORDS_OF_NAME
            && (names_body() || again())
    };
    (first..title)
        .rev()
        .take(MOST_LINES_ABOVE)
        .take_while(|at| document.blocks.get(*at).is_some_and(is_name))
        .last()
        .unwrap_or(title)
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
                .map(|(day, _)| bare(day));
            let is_new = day
                .zip(last)
                .is_some_and(|(day, last)| day != last && !follow(day, last) && !follow(last, day));
            if starts.binary_search(&at).is_ok() || (is_new && at > opening) {
                all.push(at);
            }
            last = day.or(last);
        }
        all
    }
}
