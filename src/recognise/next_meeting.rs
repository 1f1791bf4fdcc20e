//! The next meeting: below or behind its label, or in a sentence (`The next meeting will be held on …`).
//!
//! Deliberately not seen: what the next meeting will discuss.

use super::meeting_places::place_behind;
use super::pattern::Pattern;
use super::regions::{Part, heads_item};
use super::sentences::rest_of_line;
use super::{Fact, Findings, NextMeetingFact, Recogniser};
use crate::document::{Block, Document, Span};
use crate::text::{find_date, find_time_range};
use crate::vocabulary::Term;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "next_meeting",
    sees: "date, time and place of the next meeting",
    run,
};

/// Blocks below the label that may hold date, time and place.
const BELOW: usize = 3;

fn run(document: &Document, findings: &mut Findings) {
    for (index, block) in document.blocks.iter().enumerate() {
        let Some(label) = block.label.filter(|l| l.term == Term::NextMeeting) else {
            continue;
        };
        let behind = document.behind(block, label);
        let end = if behind.is_empty() {
            below(document, index)
        } else {
            index + 1
        };
        let span = if behind.is_empty() {
            document.span_of(index + 1..end)
        } else {
            behind
        };
        if let Some(fact) = read(document, span) {
            let raw = block.whole.hull(span);
            // A line of its own at the end of the document is no item and no text.
            let free = block.cell.is_none()
                && !block.is_numbered()
                && (label.marked || label.alone)
                && !heads_item(document, index);
            let takes = if free { index..end } else { 0..0 };
            findings.taking(
                Fact::NextMeeting(fact),
                raw,
                takes,
                &[("behind a label", 5)],
            );
        }
    }
    in_sentences(document, findings);
}

/// The block after those below a label that tell of the next meeting.
fn below(document: &Document, label: usize) -> usize {
    let mut end = label + 1;
    let cell = document.blocks.get(label).and_then(|b| b.cell);
    let depth = document
        .blocks
        .get(label)
        .and_then(|block| block.marker)
        .map_or(0, |marker| marker.depth);
    // `12.1 Monday 3 May` below `12. Date of next meeting` is of it.
    let another = |block: &Block| {
        block.is_numbered_heading()
            && block
                .marker
                .is_none_or(|marker| marker.depth <= depth.max(1))
    };
    while end <= label + BELOW
        && let Some(block) = document.blocks.get(end)
        && block.cell == cell
        && block.label.is_none()
        && !another(block)
        && (block.gap == 0 || end == label + 1)
    {
        end += 1;
    }
    if end == label + 1 && cell.is_some() && matches!(document.part(label), Some(Part::Table(_))) {
        // The label fills its cell: the next cell of the row tells.
        end += 1;
    }
    end
}

fn read(document: &Document, span: Span) -> Option<NextMeetingFact> {
    let words = document.words(span);
    let (date, at) = find_date(words)?;
    let mut fact = NextMeetingFact {
        date: Some((span.part(at.clone()), date)),
        start: None,
        location: None,
    };
    let rest = words.get(at.end..).unwrap_or_default();
    let line = rest.find('\n').map_or(rest.len(), |end| end);
    let mut place_from = at.end;
    if let Some((range, time)) =
        find_time_range(rest.get(..line).unwrap_or(rest)).filter(|(_, time)| time.start < 40)
    {
        fact.start = Some((
            span.part(at.end + time.start..at.end + time.end),
            range.start,
        ));
        place_from = at.end + time.end;
    } else if let Some((range, time)) = words.get(..at.start).and_then(find_time_range) {
        // `at 7.30 pm on Monday 6 April`
        fact.start = Some((span.part(time), range.start));
    }
    let line_end = words
        .get(place_from..)
        .and_then(|rest| rest.find('\n'))
        .map_or(words.len(), |end| place_from + end);
    fact.location = place_behind(document, span.part(place_from..line_end));
    Some(fact)
}

static SENTENCE: Pattern = Pattern::cued(
    &["next "],
    r"(?i)\bnext (?:[a-z-]+ ){0,4}?(?:meeting|call|session|AGM)\b[^.\n]*?(?:\b(?:on|be|is|at|for|held)\b|:)|\bdate of next meeting\b",
);

fn in_sentences(document: &Document, findings: &mut Findings) {
    let flow = document.flow.text();
    for found in SENTENCE.find_in(document) {
        let line = rest_of_line(flow, found.start()).len();
        let span = Span::new(found.start(), found.start() + line);
        let near = document.words(span).get(..found.len()).map_or(0, str::len);
        if let Some(fact) = read(document, span)
            && fact
                .date
                .is_some_and(|(at, _)| at.from() <= found.start() + near + 60)
        {
            findings.inline(Fact::NextMeeting(fact), span, &[("in a sentence", 3)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_expressions() {
        assert!(SENTENCE.is_valid());
    }
}
