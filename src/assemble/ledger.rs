//! Accounts for every word: which value it went into, and what is left.

use crate::document::{Block, Document, Span};
use crate::minutes::{Diagnostic, Minutes, Place, Provenance, Severity, Stray};
use smallvec::SmallVec;
use std::ops::Range;

/// Keeps the provenance of values, and the spans of the flow that are accounted for.
#[derive(Debug)]
pub(super) struct Ledger<'d> {
    document: &'d Document,
    entries: Option<Vec<Provenance>>,
    claims: Vec<Span>,
}

/// Most words of what is left between values that only joins them: `and`, `to be led by`.
const MOST_JOINING_WORDS: usize = 4;

impl<'d> Ledger<'d> {
    pub(super) fn new(document: &'d Document, provenance: bool) -> Self {
        Self {
            document,
            entries: provenance.then(|| Vec::with_capacity(document.blocks.len() * 2)),
            claims: Vec::with_capacity(document.blocks.len() * 2),
        }
    }

    pub(super) const fn document(&self) -> &'d Document {
        self.document
    }

    /// Accounts for a value that stands at `span`.
    pub(super) fn said(&mut self, pointer: impl Into<String>, by: &'static str, span: Span) {
        self.claims.push(span);
        self.enter(pointer, by, span);
    }

    /// Accounts for a value that is made of several spans.
    pub(super) fn said_in_pieces(
        &mut self,
        pointer: impl Into<String>,
        by: &'static str,
        spans: &[Span],
    ) {
        self.claims.extend_from_slice(spans);
        let Some(entries) = &mut self.entries else {
            return;
        };
        let document = self.document;
        let raw: Vec<&str> = spans.iter().map(|span| document.words(*span)).collect();
        entries.push(Provenance {
            pointer: pointer.into(),
            by: by.into(),
            raw: raw.join(" "),
            places: spans
                .iter()
                .flat_map(|span| document.places(*span))
                .collect(),
        });
    }

    /// Notes where a value stands whose words are accounted for elsewhere.
    pub(super) fn enter(&mut self, pointer: impl Into<String>, by: &'static str, span: Span) {
        if let Some(entries) = &mut self.entries {
            entries.push(Provenance {
                pointer: pointer.into(),
                by: by.into(),
                raw: words(self.document, span),
                places: self.document.places(span),
            });
        }
    }

    /// Puts the claims made so far in order; [`Self::heads`] looks at these.
    pub(super) fn settle(&mut self) {
        merge(&mut self.claims);
    }

    /// Accounts for the label and head words of a collection, and for the words that join its
    /// values, among those that nothing had claimed when the claims were settled.
    pub(super) fn heads(
        &mut self,
        pointer: &'static str,
        by: &'static str,
        takes: Range<usize>,
        settled: usize,
    ) {
        let claims = self.claims.get(..settled).unwrap_or_default();
        let mut left: Vec<Span> = Vec::new();
        for index in takes {
            let Some(block) = self.document.blocks.get(index) else {
                continue;
            };
            let unclaimed = gaps(claims, block.whole);
            let untouched = unclaimed.as_slice() == [block.whole];
            for span in unclaimed {
                let counts =
                    is_head(self.document, block) || (!untouched && joins(self.document, span));
                if counts && has_words(self.document.words(span)) {
                    left.push(span);
                }
            }
        }
        if !left.is_empty() {
            self.said_in_pieces(pointer, by, &left);
        }
    }

    /// Number of claims, by which [`Self::heads`] knows those that were settled.
    pub(super) const fn claimed(&self) -> usize {
        self.claims.len()
    }

    /// Hands over the provenance, and lists what nothing accounts for.
    pub(super) fn finish(mut self, minutes: &mut Minutes) {
        merge(&mut self.claims);
        let document = self.document;
        for block in &document.blocks {
            for span in gaps(&self.claims, block.whole) {
                if has_words(document.words(span)) {
                    minutes.unplaced.push(Stray {
                        text: words(document, span),
                        places: document.places(span),
                    });
                }
            }
        }
        minutes.provenance = self.entries;
    }
}

/// Sorts spans and makes one of those that meet.
fn merge(claims: &mut Vec<Span>) {
    claims.sort_unstable();
    claims.dedup_by(|later, earlier| {
        let meet = later.start <= earlier.end;
        if meet {
            earlier.end = earlier.end.max(later.end);
        }
        meet
    });
}

/// What merged `claims` leave of `whole`.
fn gaps(claims: &[Span], whole: Span) -> SmallVec<[Span; 4]> {
    let mut left = SmallVec::new();
    let mut at = whole.start;
    let first = claims.partition_point(|claim| claim.end <= whole.start);
    for claim in claims.get(first..).unwrap_or_default() {
        if claim.start >= whole.end {
            break;
        }
        if claim.start > at {
            left.push(Span {
                start: at,
                end: claim.start,
            });
        }
        at = at.max(claim.end);
    }
    if at < whole.end {
        left.push(Span {
            start: at,
            end: whole.end,
        });
    }
    left
}

/// The words at a span of the flow, on one line.
pub(super) fn words(document: &Document, span: Span) -> String {
    let words = document.words(span);
    if memchr::memchr(b'\n', words.as_bytes()).is_some() {
        words.replace('\n', " ")
    } else {
        words.to_owned()
    }
}

/// A note about an inference.
pub(super) fn note(code: &str, message: String, places: Vec<Place>) -> Diagnostic {
    Diagnostic {
        code: code.to_owned(),
        severity: Severity::Note,
        message,
        places,
    }
}

fn has_words(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// Whether a block is a label, or stands in the head of a table.
fn is_head(document: &Document, block: &Block) -> bool {
    let in_head = block.cell.is_some_and(|cell| {
        document
            .tables
            .get(cell.table as usize)
            .and_then(|table| table.rows.get(cell.row as usize))
            .is_some_and(|row| row.head)
    });
    // `The members are:` leads into what was taken with it.
    in_head
        || block.label.is_some_and(|label| label.alone)
        || document.block_text(block).ends_with(':')
}

/// Whether words only join values: few, or the label before them.
fn joins(document: &Document, span: Span) -> bool {
    document.words(span).split_whitespace().count() <= MOST_JOINING_WORDS
}
