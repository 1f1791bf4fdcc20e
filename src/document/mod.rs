//! What a reader makes of an input: one text, and the lines, blocks and tables that stand in it.
//!
//! Two texts belong to a document. [`Document::text`] is the source, as `--to text` prints it;
//! places are counted in it. [`Document::flow`] is the same words in reading order, as layout put
//! them together: white space folded, words and sentences that a line, cell or page break cut
//! joined, one line a block. Recognisers read the flow, where every value is one contiguous
//! [`Span`]; the flow knows where each of its bytes stands in the source.

mod block;
mod flow;
mod geometry;
mod line;
mod part;
mod span;
mod type_face;

pub use block::{Block, CellAt, LabelHit, Marker, Role, Row, Table};
pub use flow::{Flow, FlowWriter};
pub use geometry::{Geometry, PageBox, PlacedWord, Rule, TextColumn, whole};
pub use line::{Line, Opens};
pub use span::Span;
pub use type_face::TypeFaces;

use crate::minutes::{Diagnostic, Format, Place};
use smallvec::SmallVec;
use std::ops::Range;

/// A table that the format itself marks as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenTable {
    /// Number of columns.
    pub columns: u16,
    /// Number of rows at its top that the format says are its head.
    pub head_rows: u32,
}

/// A document in reading order.
#[derive(Debug)]
pub struct Document {
    /// Input format.
    pub format: Format,
    /// The source text, in which places are counted.
    pub text: String,
    /// Number of pages, where the format or the text has page breaks.
    pub pages: Option<u32>,
    /// The lines of the source that hold anything, from top to bottom.
    pub lines: Vec<Line>,
    /// Where words stand on pages, where the format tells it.
    pub geometry: Option<Geometry>,
    /// Which words are bold or struck through, where the format tells it.
    pub faces: TypeFaces,
    /// The tables that the format itself marks as such; lines name them in [`Line::cell`].
    pub given_tables: Vec<GivenTable>,
    /// The words in reading order.
    pub flow: Flow,
    /// The blocks in reading order, those in table cells included.
    pub blocks: Vec<Block>,
    /// The tables in reading order.
    pub tables: Vec<Table>,
    /// Running heads and feet, page numbers: spans of the source.
    pub furniture: Vec<Span>,
    /// What reading and layout have to report.
    pub notes: Vec<Diagnostic>,
}

impl Document {
    /// A document that layout has not touched yet.
    #[must_use]
    pub fn new(format: Format, text: String, lines: Vec<Line>, pages: Option<u32>) -> Self {
        Self {
            format,
            text,
            pages,
            lines,
            geometry: None,
            faces: TypeFaces::default(),
            given_tables: Vec::new(),
            flow: Flow::default(),
            blocks: Vec::new(),
            tables: Vec::new(),
            furniture: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The words at `span` of the flow.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(self.flow.text())
    }

    /// The block's words, without its marker.
    #[must_use]
    pub fn block_text(&self, block: &Block) -> &str {
        self.words(block.text)
    }

    /// Where `span` of the flow stands in the source; several places where a break cuts it.
    #[must_use]
    pub fn places(&self, span: Span) -> Vec<Place> {
        self.flow
            .source(span, &self.text)
            .into_iter()
            .map(|source| self.place(source))
            .collect()
    }

    /// The spans of the source at `span` of the flow.
    #[must_use]
    pub fn source_spans(&self, span: Span) -> SmallVec<[Span; 2]> {
        self.flow.source(span, &self.text)
    }

    /// The place of a span of the source.
    #[must_use]
    pub fn place(&self, source: Span) -> Place {
        let at = self
            .lines
            .partition_point(|line| line.span.start <= source.start)
            .saturating_sub(1);
        let line = self.lines.get(at);
        Place {
            page: self.pages.and(line.map(|line| line.page)),
            line: line.map(|line| line.number),
            bbox: self
                .geometry
                .as_ref()
                .and_then(|geometry| geometry.bbox(source)),
            span: [source.start, source.end],
        }
    }

    /// The blocks outside of tables together with those that stand first in a table.
    pub fn top_level(&self) -> impl Iterator<Item = (usize, &Block)> {
        self.blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| block.cell.is_none())
    }

    /// The words of a run of blocks, from the first to the last.
    #[must_use]
    pub fn span_of(&self, blocks: Range<usize>) -> Span {
        let first = self.blocks.get(blocks.start).map(|b| b.whole);
        let last = self
            .blocks
            .get(blocks.end.saturating_sub(1))
            .map(|b| b.whole);
        match (first, last) {
            (Some(first), Some(last)) if blocks.start < blocks.end => first.hull(last),
            _ => Span::default(),
        }
    }

    /// The blocks of the cell at `row` and `column` of a table.
    #[must_use]
    pub fn cell(&self, table: &Table, row: usize, column: u16) -> Range<usize> {
        let Some(row) = table.rows.get(row) else {
            return 0..0;
        };
        let of_row = self
            .blocks
            .get(row.first_block..row.end_block)
            .unwrap_or_default();
        let column_of = |block: &Block| block.cell.map_or(0, |cell| cell.column);
        let start = of_row.partition_point(|block| column_of(block) < column);
        let end = of_row.partition_point(|block| column_of(block) <= column);
        row.first_block + start..row.first_block + end
    }

    /// The words of a cell; none where it is empty.
    #[must_use]
    pub fn cell_span(&self, table: &Table, row: usize, column: u16) -> Option<Span> {
        let blocks = self.cell(table, row, column);
        (!blocks.is_empty()).then(|| self.span_of(blocks))
    }

    /// The words of a cell, on one line.
    #[must_use]
    pub fn cell_words(&self, table: &Table, row: usize, column: u16) -> String {
        self.cell_span(table, row, column)
            .map(|span| self.words(span).replace('\n', " "))
            .unwrap_or_default()
    }
}
