//! Lines of the source.

use super::{CellAt, Span};

/// A line of the source that holds anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Its words, without white space at the ends.
    pub span: Span,
    /// The whole line, without its end.
    pub whole: Span,
    /// Page, from 1.
    pub page: u32,
    /// Number, from 1, on its page or in the document.
    pub number: u32,
    /// Columns of white space before the words; a tab counts to the next multiple of eight.
    pub indent: u16,
    /// Blank lines before it; a page break counts as [`Line::PAGE_BREAK`].
    pub gap: u16,
    /// Whether a tab stands in it.
    pub tabbed: bool,
    /// The column of running text that it stands in, of [`super::Geometry::columns`], where text is set in
    /// several side by side.
    pub column: Option<u16>,
    /// Words in the right margin, such as an owner's initials; not part of `span`.
    pub margin: Option<Span>,
    /// How the format says that the line goes on from the one before.
    pub opens: Opens,
    /// Level of the heading that the format says it is, from 1; 0 where it says none.
    pub heading: u8,
    /// The cell that the format says it stands in, of one of [`super::Document::given_tables`].
    pub cell: Option<CellAt>,
}

/// What a format says of where paragraphs begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Opens {
    /// Nothing: layout has to tell from how the lines stand.
    #[default]
    Unsaid,
    /// A paragraph begins with this line, or a line that was broken on purpose.
    Paragraph,
    /// The line goes on with the paragraph of the line before.
    Continuation,
}

impl Line {
    /// Blank lines that make a break as wide as between two pages: word processors that export
    /// text leave three or more where a page ended.
    pub const PAGE_BREAK: u16 = 3;

    /// Whether a page may have ended before this line.
    #[must_use]
    pub const fn after_page_break(&self) -> bool {
        self.gap >= Self::PAGE_BREAK
    }
}
