//! Pages to a document: its text line by line, with blanks where the page has some, and where each
//! word stands.

use super::page::{Area, Direction, FontLook, PaintedPage};
use super::rows::{self, Row};
use super::runs::{self, Run};
use super::strokes::{self, Stroke};
use super::text_columns::{self, Parted};
use super::words::{self, Word};
use crate::document::{
    Document, Geometry, Line, Opens, PageBox, PlacedWord, Span, TypeFaces, whole,
};
use crate::minutes::Format;

/// Gap, in columns, from which on a blank in the text shows that the page has one.
const WIDE: f32 = 1.7;

/// Most blanks in a row: wider gaps say no more.
const MOST_BLANKS: usize = 60;

/// Distance of two lines, as a share of the common one, from which on a blank line parts them.
const BLANK_LINE: f32 = 1.3;

/// Distances of lines, as shares of their type size, that can be those of running text.
const PITCHES: std::ops::Range<f32> = 0.9..2.6;

/// The common distance where no page has two lines.
const USUAL_PITCH: f32 = 1.2;

/// Sets pages as lines of one text.
#[derive(Debug, Default)]
pub(super) struct Setting {
    text: String,
    lines: Vec<Line>,
    stands: Vec<Stand>,
    geometry: Geometry,
    faces: TypeFaces,
    /// Widths of letters, added up, and how many.
    width: f32,
    letters: usize,
    scratch: String,
    /// Where the right column of text begins, where a page had two.
    right_edge: Option<f32>,
}

/// How a line stands on its page.
#[derive(Debug, Clone, Copy)]
struct Stand {
    baseline: f32,
    size: f32,
    upright: bool,
}

impl Setting {
    /// Adds a page; `counts` tells which of its glyphs are read.
    pub(super) fn page(
        &mut self,
        page: &PaintedPage,
        fonts: &[FontLook],
        counts: impl Fn(&super::page::Glyph) -> bool,
    ) {
        let number = u32::try_from(self.geometry.pages.len() + 1).unwrap_or(u32::MAX);
        if number > 1 {
            self.text.push('\u{c}');
        }
        let rows = rows::rows(runs::runs(&page.glyphs, counts));
        let column = column_of(page, &rows);
        let left = rows
            .iter()
            .filter_map(|row| row.runs.first())
            .map(|run| run.area.left)
            .fold(page.width, f32::min);
        let mut strokes = strokes::of(&page.rules, &rows);
        strokes.rules.sort_by(|a, b| a.top.total_cmp(&b.top));
        let Parted { rows, columns } = text_columns::part(rows, page, &mut self.right_edge);
        let known = self.geometry.columns.len();
        for (at, row) in rows.iter().enumerate() {
            let within = columns.iter().position(|(range, _)| range.contains(&at));
            if columns.iter().any(|(range, _)| range.start == at) {
                // A blank line parts the places of what goes on in the next column.
                self.text.push('\n');
            }
            let edges = within.and_then(|within| columns.get(within));
            let place = LinePlace {
                page: number,
                number: u32::try_from(at + 1).unwrap_or(u32::MAX),
                left: edges.map_or(left, |(_, edges)| edges.left),
                column,
                text_column: within.and_then(|within| u16::try_from(known + within).ok()),
            };
            self.row(page, row, fonts, place, &strokes.marks);
        }
        let edges = columns.into_iter().map(|(_, edges)| edges);
        self.geometry.columns.extend(edges);
        self.geometry.pages.push(PageBox {
            width: page.width,
            height: page.height,
            rules: strokes.rules,
        });
    }

    fn row(
        &mut self,
        page: &PaintedPage,
        row: &Row,
        fonts: &[FontLook],
        place: LinePlace,
        strokes: &[Stroke],
    ) {
        self.scratch.clear();
        let mut scratch = std::mem::take(&mut self.scratch);
        let words = words::words(row, &page.glyphs, fonts, &mut scratch);
        let strokes = strokes::near(strokes, row);
        if let Some((first, last)) = words.first().zip(words.last()) {
            let start = self.text.len();
            let lead = blanks((first.area.left - place.left) / place.column);
            self.text.extend(std::iter::repeat_n(' ', lead));
            let from = self.text.len();
            let mut end = None;
            for word in &words {
                self.word(word, end, place, &scratch, strokes);
                end = Some(word.area.right);
            }
            let to = self.text.len();
            self.lines.push(Line {
                span: Span::new(from, to),
                whole: Span::new(start, to),
                page: place.page,
                number: place.number,
                indent: u16::try_from(lead).unwrap_or(u16::MAX),
                gap: 0,
                tabbed: false,
                column: place.text_column,
                margin: None,
                opens: Opens::default(),
                heading: 0,
                cell: None,
            });
            self.stands.push(Stand {
                baseline: row.baseline,
                size: row.size,
                upright: row.direction == Direction::Right,
            });
            self.width += last.area.right - first.area.left;
            self.letters += to - from;
            self.text.push('\n');
        }
        self.scratch = scratch;
    }

    /// Writes a word, behind as many blanks as the page has before it.
    fn word(
        &mut self,
        word: &Word,
        end: Option<f32>,
        place: LinePlace,
        letters: &str,
        strokes: &[Stroke],
    ) {
        if let Some(end) = end {
            let gap = (word.area.left - end) / place.column;
            let blanks = if gap >= WIDE { blanks(gap).max(2) } else { 1 };
            self.text.extend(std::iter::repeat_n(' ', blanks));
        }
        let start = self.text.len();
        self.text
            .push_str(letters.get(word.letters.clone()).unwrap_or_default());
        let span = Span::new(start, self.text.len());
        let Area {
            left,
            top,
            right,
            bottom,
        } = word.area;
        self.geometry.words.push(PlacedWord {
            span,
            left,
            top,
            right,
            bottom,
            size: word.size,
        });
        if word.bold {
            push_face(&mut self.faces.bold, span);
        }
        for stroke in strokes.iter().filter(|stroke| stroke.marks(word)) {
            let faces = match stroke.kind {
                strokes::Kind::Through => &mut self.faces.struck,
                strokes::Kind::Under => &mut self.faces.underlined,
            };
            push_face(faces, span);
        }
    }

    /// The document.
    pub(super) fn finish(mut self) -> Document {
        self.geometry.column = if self.letters == 0 || self.width <= 0.0 {
            USUAL_COLUMN
        } else {
            self.width / count(self.letters)
        };
        self.set_gaps();
        let pages = u32::try_from(self.geometry.pages.len()).unwrap_or(u32::MAX);
        let mut document = Document::new(Format::Pdf, self.text, self.lines, Some(pages));
        document.geometry = Some(self.geometry);
        document.faces = self.faces;
        document
    }

    /// Tells blank lines from the distances of lines.
    fn set_gaps(&mut self) {
        let pitch = self.pitch();
        let mut before: Option<(u32, Option<u16>, Stand)> = None;
        for (line, stand) in self.lines.iter_mut().zip(&self.stands) {
            line.gap = match before {
                None => 0,
                Some((page, ..)) if page != line.page => Line::PAGE_BREAK,
                Some((_, column, _)) if column != line.column => Line::PAGE_BREAK,
                Some((.., above)) if !above.upright || !stand.upright => 0,
                Some((.., above)) => {
                    let size = above.size.min(stand.size);
                    let lines = (stand.baseline - above.baseline) / (size * pitch);
                    if lines < BLANK_LINE {
                        0
                    } else {
                        whole(lines - 1.0).clamp(1, Line::PAGE_BREAK - 1)
                    }
                }
            };
            before = Some((line.page, line.column, *stand));
        }
    }

    /// The distance of two lines of running text, as a share of their type size.
    fn pitch(&self) -> f32 {
        let mut pitches: Vec<f32> = self
            .lines
            .windows(2)
            .zip(self.stands.windows(2))
            .filter_map(|(lines, stands)| match (lines, stands) {
                ([a, b], [above, below])
                    if (a.page, a.column) == (b.page, b.column)
                        && above.upright
                        && below.upright =>
                {
                    Some((below.baseline - above.baseline) / above.size.min(below.size))
                }
                _ => None,
            })
            .filter(|pitch| PITCHES.contains(pitch))
            .collect();
        if pitches.is_empty() {
            return USUAL_PITCH;
        }
        // Lines of one paragraph are the nearest; what stands apart is the larger half.
        let low = pitches.len() / 3;
        *pitches.select_nth_unstable_by(low, f32::total_cmp).1
    }
}

/// Width of a character where there are none to measure, in points.
const USUAL_COLUMN: f32 = 5.0;

#[derive(Debug, Clone, Copy)]
struct LinePlace {
    page: u32,
    number: u32,
    /// Left edge of the page's text.
    left: f32,
    column: f32,
    text_column: Option<u16>,
}

/// Mean width of a character on a page.
fn column_of(page: &PaintedPage, rows: &[Row]) -> f32 {
    let (width, glyphs) = rows.iter().flat_map(|row| &row.runs).fold(
        (0.0, 0),
        |(width, glyphs),
         Run {
             area, glyphs: g, ..
         }| { (width + (area.right - area.left), glyphs + g.len()) },
    );
    if glyphs == 0 || width <= 0.0 || page.width <= 0.0 {
        USUAL_COLUMN
    } else {
        width / count(glyphs)
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a mean of so many lengths needs no more digits"
)]
fn count(number: usize) -> f32 {
    number as f32
}

/// So many columns as blanks.
fn blanks(columns: f32) -> usize {
    usize::from(whole(columns)).min(MOST_BLANKS)
}

/// Adds a span to a list, as one with the span before where only a blank parts them.
fn push_face(faces: &mut Vec<Span>, span: Span) {
    match faces.last_mut() {
        Some(last) if last.end >= span.start => last.end = last.end.max(span.end),
        Some(last) if last.end + 1 == span.start => last.end = span.end,
        _ => faces.push(span),
    }
}
