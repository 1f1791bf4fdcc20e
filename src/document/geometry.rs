//! Where words stand on pages. Lengths are points; the origin is a page's top left.

use super::Span;

/// The words of a document as they stand on its pages, and the lines ruled between them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Geometry {
    /// The words, in the order of the source text.
    pub words: Vec<PlacedWord>,
    /// The pages, in order.
    pub pages: Vec<PageBox>,
    /// Columns of running text that stand side by side; lines name theirs in [`super::Line::column`].
    pub columns: Vec<TextColumn>,
    /// Mean width of a character of running text, in points: what a column of characters measures.
    pub column: f32,
}

/// A column of running text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextColumn {
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
}

/// A word of the source text and its box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedWord {
    /// Where it stands in the source text.
    pub span: Span,
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
    /// Size of its type.
    pub size: f32,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageBox {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Lines ruled on it, horizontal or vertical, by their upper edges.
    pub rules: Vec<Rule>,
}

/// A thin line, horizontal or vertical; a border of a filled rectangle is one too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

impl Geometry {
    /// The words that stand in `span` of the source text, in part or in whole.
    #[must_use]
    pub fn words_in(&self, span: Span) -> &[PlacedWord] {
        let from = self.words.partition_point(|w| w.span.end <= span.start);
        let to = self.words.partition_point(|w| w.span.start < span.end);
        self.words.get(from..to).unwrap_or_default()
    }

    /// Left, top, right and bottom of the words at `span` of the source text.
    #[must_use]
    pub fn bbox(&self, span: Span) -> Option<[f32; 4]> {
        self.words_in(span)
            .iter()
            .map(|w| [w.left, w.top, w.right, w.bottom])
            .reduce(|[l, t, r, b], [left, top, right, bottom]| {
                [l.min(left), t.min(top), r.max(right), b.max(bottom)]
            })
    }
}

/// A length as a whole number; 0 where it is below.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is brought into bounds first"
)]
#[must_use]
pub fn whole(points: f32) -> u16 {
    points.round().clamp(0.0, f32::from(u16::MAX)) as u16
}
