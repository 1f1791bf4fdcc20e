//! The items of the minutes: headings in the text, and tables whose columns are titles and what was
//! said (`Time | Item | Notes`, `Ref | Discussion | Decisions and actions`).
//!
//! A title runs up to the colon or full stop where text runs on in its line. Deliberately not judged:
//! whether a heading is an item or a section of some other document, which the whole decides.

use super::items_run_in::{run_on_heading, runs_titles_in, tells_behind_dash};
use super::items_tables::item_table;
use super::regions::Part;
use super::{Fact, Findings, ItemFact, Recogniser};
use crate::document::{Block, Document, Role, Span};
use crate::text::{NumberStyle, find_time_range, is_capitals};
use crate::vocabulary::{Term, is_standing_item, without_file};
use smallvec::{SmallVec, smallvec};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "items",
    sees: "headings and tables of the minutes' body",
    run,
};

fn run(document: &Document, findings: &mut Findings) {
    let mut label: Option<usize> = None;
    let run_in = runs_titles_in(document);
    for part in document.parts() {
        match part {
            Part::Block(index, block) => {
                let heads = block
                    .label
                    .is_some_and(|l| l.alone && l.term == Term::Minutes)
                    && !block.is_numbered();
                label = heads.then_some(index);
                if block.role == Role::Heading && !heads && !tells_behind_dash(document, block) {
                    heading(document, index, block, findings);
                } else {
                    run_on_heading(document, index, block, run_in, findings);
                }
            }
            Part::Table(table) => {
                item_table(document, table, label.take(), findings);
            }
        }
    }
}

fn heading(document: &Document, index: usize, block: &Block, findings: &mut Findings) {
    let words = document.block_text(block);
    let numbered = block.marker.is_some_and(|m| m.number.is_some());
    let mut clues: SmallVec<[(&str, i16); 3]> = smallvec![("stands above text", 2)];
    if numbered {
        clues.push(("numbered", 3));
    }
    if is_capitals(words) {
        clues.push(("in capitals", 1));
    }
    let time = time_in(document, block.text);
    let mut title = block.text;
    if let Some((at, ..)) = time {
        title = without(document, title, at);
    }
    // `5. Approval of Minutes: 16 September` tells more behind what every agenda has.
    if let Some(colon) = document.words(title).find(": ")
        && document
            .words(title)
            .get(..colon)
            .is_some_and(is_standing_item)
    {
        title = title.part(0..colon);
    }
    // `Call to Order.`
    if is_standing_item(document.words(title)) {
        let bare = document.words(title).trim_end_matches('.').len();
        title = title.part(0..bare);
    }
    let fact = ItemFact {
        number: block.marker.and_then(|m| m.number),
        // A heading that is nothing but a time has no title.
        title: Some(bare_title(document, title)).filter(|title| !title.is_empty()),
        time,
        depth: block.marker.map_or(1, |m| depth_of(m.style, m.depth)),
        run_on: None,
        blocks: 0..0,
    };
    findings.taking(
        Fact::ItemHeading(fact),
        block.whole,
        index..index + 1,
        &clues,
    );
}

/// Letters and Roman numbers stand below decimal ones.
pub(super) const fn depth_of(style: NumberStyle, depth: u8) -> u8 {
    match style {
        NumberStyle::Lower | NumberStyle::Roman => 2,
        _ => depth,
    }
}

fn time_in(
    document: &Document,
    span: Span,
) -> Option<(
    Span,
    crate::minutes::ClockTime,
    Option<crate::minutes::ClockTime>,
)> {
    let words = document.words(span);
    let (range, at) = find_time_range(words)?;
    // At either end, or in brackets; elsewhere it is a time that the title speaks of.
    let before = words
        .get(..at.start)?
        .trim_end_matches(['(', '[', ' ', '-', '\u{2013}']);
    let after = words.get(at.end..)?.trim_start_matches([')', ']', ' ']);
    (before.is_empty() || after.is_empty()).then(|| (span.part(at), range.start, range.end))
}

fn without(document: &Document, span: Span, at: Span) -> Span {
    let cut = if at.start <= span.start + 2 {
        Span {
            start: at.end,
            end: span.end,
        }
    } else {
        Span {
            start: span.start,
            end: at.start,
        }
    };
    let words = document.words(cut);
    let strip: &[char] = &['(', ')', '[', ']', ' ', '-', '\u{2013}', ':', '.'];
    let lead = words.len() - words.trim_start_matches(strip).len();
    let len = words.trim_matches(strip).len();
    cut.part(lead..lead + len)
}

/// A title without the colon or dash behind it, and the file that it is a link to.
pub(super) fn bare_title(document: &Document, span: Span) -> Span {
    let words = without_file(document.words(span));
    span.part(0..words.trim_end_matches([':', ' ', '-', '\u{2013}']).len())
}
