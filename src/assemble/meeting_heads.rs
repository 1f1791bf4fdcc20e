//! The head of a meeting's minutes, above the opening: title, date and place.

use super::kind::names_body;
use crate::document::{Block, Document, Role};
use crate::minutes::Kind;
use crate::recognise::names_meeting;
use crate::text::{PrintedDate, ends_sentence, find_date, fold, word_count};
use crate::vocabulary::{Term, title_kinds};
use std::ops::Range;

/// Words of a line at the head; more are running text.
const MOST_WORDS_OF_LINE: usize = 40;

/// Words of running text between a title and an opening.
const MOST_WORDS: usize = 80;

/// Words of a heading besides its date.
const MOST_WORDS_BESIDE_DATE: usize = 6;

/// Lines of letterhead above a title.
const MOST_LINES_ABOVE: usize = 3;

/// Blocks from a labelled date to the opening below it.
const WITHIN_DATE: usize = 3;

/// Sentences, and numbered headings, between a title and the opening below it.
const MOST_BETWEEN: usize = 2;

/// Words of the name of a body.
const MOST_WORDS_OF_NAME: usize = 12;

/// Where the minutes of a further meeting may begin.
pub(super) struct Start {
    /// The block.
    pub(super) at: usize,
    /// The day that is printed there.
    pub(super) day: PrintedDate,
    /// Whether they begin with the date, and not with a title.
    pub(super) is_date: bool,
}

/// The beginning among the blocks above an opening.
pub(super) fn start_in(document: &Document, head: Range<usize>) -> Option<Start> {
    let mut sentences = 0;
    let mut numbered = 0;
    let first = head
        .clone()
        .rev()
        .take_while(|at| {
            let Some(block) = document.blocks.get(*at) else {
                return false;
            };
            sentences += usize::from(is_told(document, block));
            numbered += usize::from(block.marker.is_some());
            sentences <= MOST_BETWEEN && numbered <= MOST_BETWEEN && is_head_line(document, block)
        })
        .last()?;
    let head = first..head.end;
    let lines = || {
        head.clone()
            .filter_map(|at| Some((at, document.blocks.get(at)?)))
            .filter(|(_, block)| block.marker.is_none() && !is_told(document, block))
    };
    let date_of = |block: &Block| Some(find_date(document.block_text(block))?.0);
    let mut days = lines()
        .rev()
        .filter_map(|(at, block)| Some((at, date_of(block)?)));
    let last = days.next()?;
    let whole = |(_, day): &(usize, PrintedDate)| day.year.is_some();
    let (date_at, day) = if whole(&last) {
        last
    } else {
        days.find(whole).unwrap_or(last)
    };
    let dated = document.blocks.get(date_at)?;
    let title = lines()
        .filter(|(_, block)| names_minutes(document, block))
        .map(|(at, _)| at)
        .next();
    let is_date = title.is_none() || day.year.is_none();
    let at = match title {
        Some(title) if !is_date => above(document, first, title.min(date_at)),
        _ if is_dated_heading(document, dated) => date_at,
        _ if is_labelled_date(dated) && date_at + WITHIN_DATE >= head.end => {
            let headings = (first..date_at).rev().take_while(|at| {
                let block = document.blocks.get(*at);
                block.is_some_and(|block| block.role == Role::Heading || block.level > 0)
            });
            headings.last().unwrap_or(date_at)
        }
        _ => return None,
    };
    Some(Start { at, day, is_date })
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
                | Term::Organisation
                | Term::Created
                | Term::HeaderOther
                | Term::Chair
        )
    });
    let numbered = block.marker.is_some_and(|marker| marker.number.is_some());
    block.cell.is_none()
        && (block.marker.is_none() || (numbered && block.role == Role::Heading))
        && block.role != Role::Margin
        && label
        && word_count(words) <= MOST_WORDS
}

/// Whether a block is running text.
fn is_told(document: &Document, block: &Block) -> bool {
    let words = document.block_text(block);
    word_count(words) > MOST_WORDS_OF_LINE
        || (words.ends_with('.') && find_date(words).is_none() && word_count(words) > 8)
}

/// `Minutes of the meeting of …`, `Notes of the AGM`, `Weir Committee - 5 March 2024`
pub(super) fn names_minutes(document: &Document, block: &Block) -> bool {
    let words = document.block_text(block);
    let stands_out = block.role == Role::Heading || block.set_apart || block.level > 0;
    if stands_out && names_body(words) && find_date(words).is_some() {
        return true;
    }
    names_meeting(words) || title_kinds(&fold(words)).any(|kind| kind == Kind::Minutes)
}

/// `## 2024-03-05`, `Tuesday 5 March 2024: monthly call`
pub(super) fn is_dated_heading(document: &Document, block: &Block) -> bool {
    let words = document.block_text(block);
    let Some((_, at)) = find_date(words) else {
        return false;
    };
    let beside =
        words.get(..at.start).map_or(0, word_count) + words.get(at.end..).map_or(0, word_count);
    let stands_out = block.level > 0 || block.role == Role::Heading || block.set_apart;
    block.cell.is_none()
        && block.label.is_none()
        && ((stands_out && beside <= MOST_WORDS_BESIDE_DATE) || beside == 0)
}

/// `Date: 5 March 2024`
fn is_labelled_date(block: &Block) -> bool {
    block
        .label
        .is_some_and(|label| label.term == Term::Date && label.marked && !label.alone)
}

/// The first line of what stands right above a title: the name of the body.
fn above(document: &Document, first: usize, title: usize) -> usize {
    let letterhead = || document.blocks.iter().take(MOST_LINES_ABOVE);
    let is_name = |block: &Block| {
        let words = fold(document.block_text(block));
        let again = || letterhead().any(|line| fold(document.block_text(line)) == words);
        block.label.is_none()
            && !ends_sentence(document.block_text(block))
            && word_count(&words) <= MOST_WORDS_OF_NAME
            && (names_body(&words) || again())
    };
    (first..title)
        .rev()
        .take(MOST_LINES_ABOVE)
        .take_while(|at| document.blocks.get(*at).is_some_and(is_name))
        .last()
        .unwrap_or(title)
}
