//! A document in the making: its lines, and what the passes took.

use super::measure::{Columns, Source};
use crate::document::{GivenTable, Line, Span};
use crate::vocabulary::Term;
use smallvec::SmallVec;

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// Nobody took it: it is running text.
    Free,
    /// A running head or foot, or a page number.
    Furniture,
    /// Part of a table.
    Table,
}

#[derive(Debug)]
pub(super) struct Draft<'t> {
    pub(super) text: &'t str,
    pub(super) source: Source<'t>,
    pub(super) lines: Vec<Line>,
    /// One for each line.
    pub(super) taken: Vec<Taken>,
    pub(super) tables: Vec<DraftTable>,
    /// Lines that begin a footnote though no raised mark says so.
    pub(super) footnotes: Vec<usize>,
    /// What the format itself says.
    pub(super) given: Given<'t>,
}

/// What the format itself says of a document.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Given<'t> {
    pub(super) tables: &'t [GivenTable],
    /// Spans of the source, in order.
    pub(super) furniture: &'t [Span],
}

/// A table as pieces of lines.
#[derive(Debug, Default)]
pub(super) struct DraftTable {
    pub(super) first_line: usize,
    pub(super) columns: u16,
    pub(super) head: Vec<Option<Term>>,
    /// Whether it is no table but labels with their values, row by row.
    pub(super) form: bool,
    /// One for each row: whether it is the head, or the head repeated.
    pub(super) rows: Vec<bool>,
    pub(super) pieces: Vec<CellPiece>,
    /// Columns that each column's text fills before it wraps; empty where cells are not wrapped.
    pub(super) widths: Vec<Columns>,
}

/// A piece of a line that stands in a cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellPiece {
    pub(super) row: u32,
    pub(super) column: u16,
    pub(super) span: Span,
    /// Blank lines between it and the piece before in the source.
    pub(super) gap: u16,
    pub(super) indent: u16,
}

impl<'t> Draft<'t> {
    pub(super) fn new(source: Source<'t>, lines: Vec<Line>) -> Self {
        Self {
            text: source.text,
            source,
            taken: vec![Taken::Free; lines.len()],
            lines,
            tables: Vec::new(),
            footnotes: Vec::new(),
            given: Given::default(),
        }
    }

    /// The words of line `index`.
    pub(super) fn words(&self, index: usize) -> &'t str {
        self.lines
            .get(index)
            .map_or("", |line| line.span.of(self.text))
    }

    pub(super) fn is_free(&self, index: usize) -> bool {
        self.taken.get(index) == Some(&Taken::Free)
    }

    pub(super) fn take(&mut self, index: usize, taken: Taken) {
        if let Some(slot) = self.taken.get_mut(index) {
            *slot = taken;
        }
    }
}

impl DraftTable {
    /// Adds a piece to the last row.
    pub(super) fn push(&mut self, column: usize, span: Span, gap: u16, indent: u16) {
        self.push_at(self.rows.len().saturating_sub(1), column, span, gap, indent);
    }

    /// Adds a piece to a row.
    pub(super) fn push_at(&mut self, row: usize, column: usize, span: Span, gap: u16, indent: u16) {
        if span.is_empty() {
            return;
        }
        self.pieces.push(CellPiece {
            row: u32::try_from(row).unwrap_or(u32::MAX),
            column: u16::try_from(column).unwrap_or(u16::MAX),
            span,
            gap,
            indent,
        });
    }

    /// The filled cells of a row, and the pieces in each.
    pub(super) fn row_cells(&self, row: usize) -> SmallVec<[(u16, SmallVec<[Span; 2]>); 6]> {
        let mut cells: SmallVec<[(u16, SmallVec<[Span; 2]>); 6]> = SmallVec::new();
        for piece in self.pieces.iter().filter(|piece| piece.row as usize == row) {
            match cells.iter_mut().find(|(column, _)| *column == piece.column) {
                Some((_, spans)) => spans.push(piece.span),
                None => cells.push((piece.column, SmallVec::from_slice(&[piece.span]))),
            }
        }
        cells.sort_by_key(|(column, _)| *column);
        cells
    }

    /// Adds the rows of a table that this one goes on with; a first row without a first cell goes on
    /// with the last.
    pub(super) fn append(&mut self, other: Self) {
        let begins = other
            .pieces
            .first()
            .is_none_or(|piece| piece.column == 0 && piece.row == 0);
        self.append_rows(other, !begins);
    }

    /// Adds the rows of a table that this one goes on with; where `cut`, its first row goes on with
    /// the last.
    pub(super) fn append_rows(&mut self, other: Self, cut: bool) {
        let skipped = usize::from(cut && !self.rows.is_empty());
        let base = u32::try_from(self.rows.len() - skipped).unwrap_or(u32::MAX);
        self.rows.extend(other.rows.into_iter().skip(skipped));
        self.pieces
            .extend(other.pieces.into_iter().map(|piece| CellPiece {
                row: piece.row.saturating_add(base),
                ..piece
            }));
    }
}
