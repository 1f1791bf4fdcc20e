//! Walking a document part by part: a top-level block, or a whole table.

use crate::document::{Block, Document, Role, Table};
use crate::text::NumberStyle;

/// A part of a document, at the top level.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'d> {
    Block(usize, &'d Block),
    Table(&'d Table),
}

impl Document {
    /// The part that begins with block `at`.
    pub(super) fn part(&self, at: usize) -> Option<Part<'_>> {
        let block = self.blocks.get(at)?;
        match block
            .cell
            .and_then(|cell| self.tables.get(cell.table as usize))
        {
            Some(table) => Some(Part::Table(table)),
            None => Some(Part::Block(at, block)),
        }
    }

    /// All parts, in order.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let part = self.part(at)?;
            at = part.end();
            Some(part)
        })
    }
}

impl Part<'_> {
    /// The block after it.
    pub(super) fn end(&self) -> usize {
        match self {
            Self::Block(at, _) => at + 1,
            Self::Table(table) => table.end_block.max(table.first_block + 1),
        }
    }
}

impl Block {
    /// Whether a number stands before it.
    pub(super) fn is_numbered(&self) -> bool {
        self.marker
            .is_some_and(|marker| marker.style != NumberStyle::Bullet)
    }

    /// Whether it heads something that is an item of its own.
    pub(super) fn is_numbered_heading(&self) -> bool {
        self.role == Role::Heading && self.is_numbered()
    }

    /// Whether it begins another part of the document than the list before it.
    pub(super) fn begins_part(&self) -> bool {
        self.is_numbered_heading()
            || self
                .label
                .is_some_and(|label| label.term.opens_part() && (label.alone || label.marked))
    }
}
