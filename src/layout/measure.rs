//! How wide words stand, in columns: characters of a text, or as many points on a page as a
//! character of its running text takes.

use crate::document::{Document, Geometry, Line, PlacedWord, Span, TextColumn, TypeFaces, whole};

/// How far a ruled line may reach into the line above or below, as a share of the type size: the
/// boxes of words are higher than their letters.
const INTO: f32 = 0.35;

/// A distance, in columns.
pub(super) type Columns = f32;

/// The source of a document, and how its words stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    pub(super) geometry: Option<&'t Geometry>,
    pub(super) faces: &'t TypeFaces,
    /// Size of running text, in points; 0 in a text.
    size: f32,
}

/// How many times the size of running text the type of footnotes has at most.
const SMALLER: f32 = 0.95;

/// How many times the size of running text larger type has.
const LARGER: f32 = 1.12;

impl<'t> Source<'t> {
    pub(super) fn of(document: &'t Document) -> Self {
        Self {
            text: &document.text,
            geometry: document.geometry.as_ref(),
            faces: &document.faces,
            size: document.geometry.as_ref().map_or(0.0, running_size),
        }
    }

    #[cfg(test)]
    pub(super) fn of_text(text: &'t str, faces: &'t TypeFaces) -> Self {
        Self {
            text,
            geometry: None,
            faces,
            size: 0.0,
        }
    }

    /// Whether the type of `span` is smaller than running text.
    pub(super) fn is_small(&self, span: Span) -> bool {
        self.placed(span)
            .last()
            .is_some_and(|word| word.size <= self.size * SMALLER)
    }

    /// Whether the type of all words of `span` sets them apart from running text.
    pub(super) fn is_set_apart(&self, span: Span) -> bool {
        let placed = self.placed(span);
        self.faces.is_bold(span, self.text)
            || self.faces.is_underlined(span, self.text)
            || (!placed.is_empty() && placed.iter().all(|word| word.size >= self.size * LARGER))
    }

    /// The words at `span`.
    pub(super) fn words(&self, span: Span) -> &'t str {
        span.of(self.text)
    }

    /// Columns of white space between two words that part columns of a table rather than words.
    /// Where it is measured in points, less is enough: nothing is rounded.
    pub(super) const fn least_gap(&self) -> Columns {
        if self.geometry.is_some() { 1.0 } else { 2.0 }
    }

    /// Columns that the space between two words takes at least.
    const fn space(&self) -> Columns {
        if self.geometry.is_some() { 0.5 } else { 1.0 }
    }

    /// Whether the text goes on below: the first word of `below` would not have fitted on a line that
    /// ends at column `end`.
    pub(super) fn is_full(&self, end: Columns, below: Span, width: Columns) -> bool {
        end + self.space() + self.first_word(below) > width
    }

    /// The words of `span` as they stand on the page; none in a text.
    pub(super) fn placed(&self, span: Span) -> &'t [PlacedWord] {
        self.geometry
            .map(|geometry| geometry.words_in(span))
            .unwrap_or_default()
    }

    /// Columns of a length in points.
    pub(super) fn columns(&self, points: f32) -> Columns {
        points / self.geometry.map_or(1.0, |geometry| geometry.column)
    }

    /// Columns that the words of `span`, which stand on one line, take.
    pub(super) fn width(&self, span: Span) -> Columns {
        match self.placed(span) {
            [] => characters(self.words(span)),
            [only] => self.columns(only.right - only.left),
            [first, .., last] => self.columns(last.right - first.left),
        }
    }

    /// Size of the first word's type in whole points; 0 in a text.
    pub(super) fn size(&self, span: Span) -> u16 {
        self.placed(span).first().map_or(0, |word| whole(word.size))
    }

    /// Columns that the first word of `span` takes.
    fn first_word(&self, span: Span) -> Columns {
        match self.placed(span) {
            [] => characters(self.words(span).split(' ').next().unwrap_or_default()),
            [first, ..] => self.columns(first.right - first.left),
        }
    }

    /// Whether a line is ruled between two lines of one page, over the most of the upper one.
    pub(super) fn is_ruled_between(&self, above: &Line, below: &Line) -> bool {
        let Some(page) = self
            .geometry
            .and_then(|geometry| geometry.pages.get((above.page as usize).checked_sub(1)?))
            .filter(|_| above.page == below.page)
        else {
            return false;
        };
        let ([first, ..], [under, ..]) = (self.placed(above.span), self.placed(below.span)) else {
            return false;
        };
        let last = self.placed(above.span).last().unwrap_or(first);
        let from = page.rules.partition_point(|rule| rule.top < first.top);
        page.rules
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|rule| rule.top < under.bottom)
            .filter(|rule| rule.bottom >= first.bottom - first.size * INTO)
            .filter(|rule| rule.top <= under.top + under.size * INTO)
            .any(|rule| rule.left <= first.left + first.size && rule.right >= last.left)
    }

    /// The column of running text that a line stands in, where there are several.
    fn column_of(&self, line: &Line) -> Option<&'t TextColumn> {
        self.geometry?.columns.get(usize::from(line.column?))
    }

    fn left_of(&self, line: &Line) -> f32 {
        self.column_of(line).map_or(0.0, |column| column.left)
    }

    /// The columns of white space and letters that a line's own column of running text takes.
    pub(super) fn width_of_column(&self, line: &Line) -> Option<Columns> {
        self.column_of(line)
            .map(|column| self.columns(column.right - column.left))
    }

    /// The column of the line's first character, from the left edge of its own column of running text
    /// where there are several.
    pub(super) fn start(&self, line: &Line) -> Columns {
        match self.placed(line.span).first() {
            Some(first) => self.columns(first.left - self.left_of(line)),
            None => f32::from(line.indent),
        }
    }

    /// The column after the line's last character.
    pub(super) fn end(&self, line: &Line) -> Columns {
        match self.placed(line.span).last() {
            Some(last) => self.columns(last.right - self.left_of(line)),
            None => f32::from(line.indent) + characters(self.words(line.span)),
        }
    }
}

fn characters(words: &str) -> Columns {
    f32::from(u16::try_from(words.chars().count()).unwrap_or(u16::MAX))
}

/// The size that most letters of a document have, in points.
fn running_size(geometry: &Geometry) -> f32 {
    let mut sizes: Vec<(f32, usize)> = geometry
        .words
        .iter()
        .map(|word| (word.size, word.span.len()))
        .collect();
    sizes.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let all: usize = sizes.iter().map(|(_, letters)| letters).sum();
    let mut seen = 0;
    sizes
        .iter()
        .find(|(_, letters)| {
            seen += letters;
            seen * 2 >= all
        })
        .map_or(0.0, |(size, _)| *size)
}
