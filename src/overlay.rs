//! What a stage of the pipeline sees of a page, drawn over the page.

use crate::document::{Document, PageBox, PlacedWord, Span};
use crate::minutes::Place;
use crate::read::{self, ErrorCode, ReadError};
use crate::witness::Witness;
use crate::{Options, Stage, layout};
use askama::Template;

/// Colours that tell kinds of boxes apart, used in turn.
const COLOURS: &[&str] = &[
    "#0b6", "#06c", "#c30", "#939", "#a60", "#088", "#c09", "#560", "#44c", "#666",
];

/// Points between the names of two kinds at the top of the page.
const LEGEND: f32 = 60.0;

#[derive(Template)]
#[template(path = "overlay.svg")]
struct Overlay<'d> {
    title: String,
    width: f32,
    height: f32,
    rules: Vec<Shape>,
    words: Vec<Word<'d>>,
    marks: Vec<Mark>,
    kinds: Vec<Kind>,
}

struct Shape {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
}

struct Word<'d> {
    left: f32,
    baseline: f32,
    width: f32,
    size: f32,
    text: &'d str,
}

struct Mark {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    kind: usize,
    name: String,
    name_at: f32,
    title: String,
}

struct Kind {
    name: String,
    colour: &'static str,
    left: f32,
}

/// What `stage` sees of page `page` (from 1), as an SVG picture of the page.
///
/// # Errors
/// Where the input cannot be read, where its format has no places on pages, or it has no such page.
pub fn overlay(
    stage: Stage,
    page: u32,
    bytes: &[u8],
    options: &Options,
) -> Result<String, ReadError> {
    let document = read::read(bytes, options.from, &options.limits)?;
    let (document, findings) = match stage {
        Stage::Glyphs | Stage::Lines => (document, Vec::new()),
        Stage::Blocks => (layout::lay_out(document), Vec::new()),
        Stage::Findings => Witness::all(layout::lay_out(document)),
    };
    let (shape, words) = page_of(&document, page)?;
    let mut drawing = Drawing {
        document: &document,
        page,
        marks: Vec::new(),
        kinds: Vec::new(),
    };
    match stage {
        Stage::Glyphs => drawing.words(words),
        Stage::Lines => drawing.lines(),
        Stage::Blocks => drawing.blocks(),
        Stage::Findings => drawing.findings(&findings),
    }
    let overlay = Overlay {
        title: format!("page {page}"),
        width: shape.width,
        height: shape.height,
        rules: shape
            .rules
            .iter()
            .map(|rule| Shape {
                left: rule.left,
                top: rule.top,
                width: (rule.right - rule.left).max(HAIRLINE),
                height: (rule.bottom - rule.top).max(HAIRLINE),
            })
            .collect(),
        words: words
            .iter()
            .map(|word| Word {
                left: word.left,
                baseline: word.bottom - word.size * DESCENT,
                width: word.right - word.left,
                size: word.size,
                text: word.span.of(&document.text),
            })
            .collect(),
        marks: drawing.marks,
        kinds: drawing.kinds,
    };
    overlay
        .render()
        .map_err(|error| ReadError::new(ErrorCode::Unwritable, error.to_string()))
}

/// Least width that a drawn line is shown with, in points.
const HAIRLINE: f32 = 0.3;

/// Share of the type size that stands below the baseline.
const DESCENT: f32 = 0.21;

fn page_of(document: &Document, page: u32) -> Result<(&PageBox, &[PlacedWord]), ReadError> {
    let Some(geometry) = &document.geometry else {
        return Err(ReadError::new(
            ErrorCode::UnsupportedFormat,
            "only a PDF has pages to draw; leave out --svg for text",
        ));
    };
    let shape = page
        .checked_sub(1)
        .and_then(|at| geometry.pages.get(at as usize))
        .ok_or_else(|| {
            ReadError::new(
                ErrorCode::NoSuchPage,
                format!("there is no page {page}; it has {}", geometry.pages.len()),
            )
        })?;
    let first = document.lines.partition_point(|line| line.page < page);
    let end = document.lines.partition_point(|line| line.page <= page);
    let of_page = document.lines.get(first..end).unwrap_or_default();
    let span = of_page
        .first()
        .zip(of_page.last())
        .map(|(first, last)| first.whole.hull(last.whole))
        .unwrap_or_default();
    Ok((shape, geometry.words_in(span)))
}

struct Drawing<'d> {
    document: &'d Document,
    page: u32,
    marks: Vec<Mark>,
    kinds: Vec<Kind>,
}

impl Drawing<'_> {
    fn words(&mut self, words: &[PlacedWord]) {
        for word in words {
            let faces = &self.document.faces;
            let bold = faces.is_bold(word.span, &self.document.text);
            let kind = if bold { "bold" } else { "plain" };
            let area = [word.left, word.top, word.right, word.bottom];
            let text = word.span.of(&self.document.text).to_owned();
            self.mark(area, kind, String::new(), text);
        }
    }

    fn lines(&mut self) {
        for line in &self.document.lines {
            let name = format!("{} gap {}", line.number, line.gap);
            self.source(line.span, "line", &name, line.span.of(&self.document.text));
        }
    }

    fn blocks(&mut self) {
        for (index, block) in self.document.blocks.iter().enumerate() {
            let kind = match block.cell {
                Some(_) => "cell".to_owned(),
                None => format!("{:?}", block.role).to_lowercase(),
            };
            let name = match block.cell {
                Some(cell) => format!("{}:{}:{}", cell.table, cell.row, cell.column),
                None => index.to_string(),
            };
            for span in self.document.source_spans(block.whole) {
                self.source(span, &kind, &name, self.document.words(block.whole));
            }
        }
        for span in &self.document.furniture {
            self.source(*span, "furniture", "", span.of(&self.document.text));
        }
    }

    fn findings(&mut self, findings: &[Witness]) {
        for finding in findings {
            let name = finding.index.to_string();
            let title = format!("{}: {}", finding.by, finding.words);
            for place in &finding.places {
                self.place(place, finding.kind, &name, &title);
            }
        }
    }

    fn source(&mut self, span: Span, kind: &str, name: &str, title: &str) {
        let place = self.document.place(span);
        self.place(&place, kind, name, title);
    }

    fn place(&mut self, place: &Place, kind: &str, name: &str, title: &str) {
        if place.page == Some(self.page)
            && let Some(area) = place.bbox
        {
            self.mark(area, kind, name.to_owned(), title.to_owned());
        }
    }

    fn mark(&mut self, area: [f32; 4], kind: &str, name: String, title: String) {
        let [left, top, right, bottom] = area;
        let kind = self.kind(kind);
        self.marks.push(Mark {
            left,
            top,
            width: right - left,
            height: bottom - top,
            kind,
            name,
            name_at: f32::midpoint(top, bottom),
            title,
        });
    }

    fn kind(&mut self, name: &str) -> usize {
        if let Some(at) = self.kinds.iter().position(|kind| kind.name == name) {
            return at;
        }
        let at = self.kinds.len();
        let left = self.kinds.last().map_or(0.0, |kind| kind.left) + LEGEND;
        self.kinds.push(Kind {
            name: name.to_owned(),
            colour: COLOURS.get(at % COLOURS.len()).copied().unwrap_or("#000"),
            left,
        });
        at
    }
}
