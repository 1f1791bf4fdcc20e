//! Lines to blocks and tables in reading order: passes over a draft, in the order of [`PASSES`].
//!
//! Each pass takes lines for itself (a running head, a table) and leaves the others alone; the
//! last makes paragraphs of what is left and writes the flow. Passes see how lines stand and what
//! labels they bear, never what they mean together.

mod aligned_tables;
mod blank_columns;
mod compose;
mod draft;
mod footnotes;
mod furniture;
mod given_tables;
mod grid;
mod headings;
mod joined_numbers;
mod labels;
mod letterheads;
mod margin;
mod measure;
mod people_rows;
mod ruled_tables;
mod slash_tables;
mod tab_margin;
mod tab_tables;
mod wrap;

use crate::document::Document;
use draft::{Draft, Given};
use measure::Source;

/// One pass over the draft.
#[derive(Debug)]
pub struct Pass {
    /// Name.
    pub name: &'static str,
    /// What it takes.
    pub describes: &'static str,
    run: fn(&mut Draft<'_>),
}

/// All of them, in order.
pub const PASSES: &[Pass] = &[
    given_tables::PASS,
    furniture::PASS,
    footnotes::PASS,
    ruled_tables::PASS,
    tab_margin::PASS,
    tab_tables::PASS,
    slash_tables::PASS,
    margin::PASS,
    aligned_tables::PASS,
];

/// Puts the words of `document` in reading order.
#[must_use]
pub fn lay_out(mut document: Document) -> Document {
    let lines = std::mem::take(&mut document.lines);
    let composed = {
        let mut draft = Draft::new(Source::of(&document), lines);
        draft.given = Given {
            tables: &document.given_tables,
            furniture: &document.furniture,
        };
        for pass in PASSES {
            (pass.run)(&mut draft);
        }
        compose::compose(draft)
    };
    document.lines = composed.lines;
    document.flow = composed.flow;
    document.blocks = composed.blocks;
    document.tables = composed.tables;
    document.furniture = composed.furniture;
    document
}

/// A document whose flow is `text`, for tests.
#[cfg(test)]
pub(crate) fn flowing(text: &str) -> Document {
    let read = crate::read::read(
        text.as_bytes(),
        Some(crate::minutes::Format::Text),
        &crate::read::Limits::default(),
    );
    let empty = || {
        Document::new(
            crate::minutes::Format::Text,
            String::new(),
            Vec::new(),
            None,
        )
    };
    lay_out(read.unwrap_or_else(|_| empty()))
}
