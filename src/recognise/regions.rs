//! Walking a document part by part: a top-level block, or a whole table.

use crate::document::{Block, Document, LabelHit, Role, Span, Table};
use crate::text::{NumberStyle, is_capitals};
use crate::vocabulary::Term;

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

    /// What stands behind the label of a block, in the block itself.
    pub(super) fn behind(&self, block: &Block, label: LabelHit) -> Span {
        block
            .text
            .after(label.span.to() - block.text.from())
            .trimmed(self.flow.text())
    }

    /// The value of a label, behind it or, where the label stands alone, in the block below; and the
    /// block after it.
    pub(super) fn labelled_value(
        &self,
        index: usize,
        block: &Block,
        label: LabelHit,
    ) -> Option<(Span, usize)> {
        if !label.alone {
            return Some((self.behind(block, label), index + 1));
        }
        match self.part(index + 1) {
            Some(Part::Block(_, below))
                if below.label.is_none() && below.gap <= 1 && !below.is_numbered() =>
            {
                Some((below.text, index + 2))
            }
            _ => None,
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

/// Headings beside which a label heads an item as they do.
const LEAST_ALIKE: usize = 2;

/// Whether a label alone (`Adjournment`, `Next meeting`, `Actions`) is a heading like those of the items:
/// then it heads one of them, whatever stands below it.
pub(crate) fn heads_item(document: &Document, index: usize) -> bool {
    let Some(block) = document.blocks.get(index) else {
        return false;
    };
    let part = block.label.is_some_and(|label| {
        let several = document
            .words(label.span)
            .trim_end_matches(':')
            .ends_with(['s', 'S']);
        label.alone
            && match label.term {
                Term::StartTime | Term::EndTime | Term::NextMeeting | Term::Actions => true,
                Term::Decision => several,
                _ => false,
            }
    });
    let is_heading =
        |block: &Block| block.role == Role::Heading && !block.is_numbered() && block.cell.is_none();
    part && is_heading(block)
        && (block.level > 0 || block.set_apart)
        && document
            .blocks
            .iter()
            .filter(|other| {
                is_heading(other)
                    && other.label.is_none()
                    && other.level == block.level
                    && other.set_apart == block.set_apart
                    && is_capitals(document.block_text(other))
                        == is_capitals(document.block_text(block))
            })
            .take(LEAST_ALIKE + 1)
            .count()
            > LEAST_ALIKE
}
