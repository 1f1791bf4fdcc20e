//! Blocks and tables: what layout makes of lines.

use super::Span;
use crate::vocabulary::Term;

/// A piece of text that belongs together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it looks like.
    pub role: Role,
    /// All of its words in the flow, marker included.
    pub whole: Span,
    /// Its words in the flow, without the marker.
    pub text: Span,
    /// Bullet or number before the words.
    pub marker: Option<Marker>,
    /// The label that it is, or opens with.
    pub label: Option<LabelHit>,
    /// Columns of white space before its first line.
    pub indent: u16,
    /// Blank lines before it.
    pub gap: u16,
    /// Blank lines after it.
    pub gap_after: u16,
    /// Number of source lines that it was made of.
    pub lines: u32,
    /// The bold words that it opens with, in the flow; empty where there are none.
    pub bold: Span,
    /// Whether its type sets all of it apart: bold, underlined, or larger than running text.
    pub set_apart: bool,
    /// Level of the heading that the format says it is, from 1; 0 where it says none.
    pub level: u8,
    /// The cell that it stands in.
    pub cell: Option<CellAt>,
}

/// What a block looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    Paragraph,
    /// An entry of a list.
    Entry,
    /// A short line that stands above others.
    Heading,
    /// Words in the right margin; they belong to the block before.
    Margin,
    /// A footnote.
    Footnote,
}

/// A bullet or a number at the head of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker {
    /// Where it stands in the flow, its punctuation included.
    pub span: Span,
    /// The number alone, in the flow; none for a bullet.
    pub number: Option<Span>,
    /// Value of the number's last part: 3 for `3.`, `2.3` and `(c)`.
    pub value: u32,
    /// Parts of the number: 1 for `3.`, 2 for `2.3`; 0 for a bullet.
    pub depth: u8,
    /// Which kind of number it is.
    pub style: crate::text::NumberStyle,
}

/// A label that a block is, or opens with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LabelHit {
    /// What it stands for.
    pub term: Term,
    /// Where it stands in the flow, colon included.
    pub span: Span,
    /// Whether it is all of the block.
    pub alone: bool,
    /// Whether a colon or dash follows it.
    pub marked: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CellAt {
    /// Index of the table.
    pub table: u32,
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u16,
}

/// A table: its blocks stand one after the other, cell by cell and row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// First of its blocks.
    pub first_block: usize,
    /// The block after its last.
    pub end_block: usize,
    /// Number of columns.
    pub columns: u16,
    /// What the columns hold, where the head says so; empty where there is no head.
    pub head: Vec<Option<Term>>,
    /// Its rows; the head, where there is one, is the first.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// First of its blocks.
    pub first_block: usize,
    /// The block after its last.
    pub end_block: usize,
    /// Whether it is the head, or the head repeated after a page break.
    pub head: bool,
}

impl Table {
    /// The rows below the head.
    pub fn body(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.head)
    }

    /// The column whose head is `term`.
    #[must_use]
    pub fn column(&self, term: Term) -> Option<u16> {
        self.head
            .iter()
            .position(|head| *head == Some(term))
            .and_then(|at| u16::try_from(at).ok())
    }

    /// Whether a column's head is `term`.
    #[must_use]
    pub fn has(&self, term: Term) -> bool {
        self.head.contains(&Some(term))
    }
}
