//! Which glyphs of a page are read, and what there is to report of the others.
//!
//! What the eye does not see is kept apart and reported. One exception: where a page is a picture
//! without visible text, unseen text on it is what a program recognised in the picture. So is unseen
//! text of a document of which nothing at all can be seen: the pictures were taken out of it.

use super::damage::ranges;
use super::file::Note;
use super::page::{Area, FontLook, Glyph, PaintedPage, Seen};
use super::runs;
use super::setting::Setting;
use crate::document::Document;
use crate::minutes::{Diagnostic, Place, Severity};
use crate::read::{ErrorCode, ReadError};

/// Share of a page that pictures cover where it is a scan.
const SCAN: f32 = 0.5;

/// Visible letters beside which unseen text of a scan still counts, as a share of it: a stamp, a page
/// number.
const STAMP: usize = 10;

/// Characters of hidden text that a message shows.
const SHOWN: usize = 80;

/// Reads pages one by one.
#[derive(Debug, Default)]
pub(super) struct Reader {
    setting: Setting,
    page: u32,
    letters: usize,
    /// Letters painted with no colour where no picture is.
    bare: usize,
    /// Whether these are read.
    reads_bare: bool,
    undecoded: u32,
    scans: Vec<u32>,
    recognised: Vec<u32>,
    hidden: Vec<Diagnostic>,
}

impl Reader {
    /// One that reads what is painted with no colour on pages where nothing can be seen.
    pub(super) fn of_bare_layers() -> Self {
        Self {
            reads_bare: true,
            ..Self::default()
        }
    }

    /// Whether nothing was read, but text is there like that of a scan whose picture is missing.
    pub(super) fn is_of_bare_layers(&self) -> bool {
        self.letters == 0 && self.scans.is_empty() && self.bare > 0
    }

    /// Adds the next page.
    pub(super) fn page(&mut self, page: &PaintedPage, fonts: &[FontLook]) {
        self.page += 1;
        self.undecoded = self.undecoded.saturating_add(page.undecoded);
        let (mut visible, mut unseen, mut invisible) = (0, 0, 0);
        for glyph in &page.glyphs {
            if glyph
                .text
                .iter()
                .any(|character| character.is_alphanumeric())
            {
                visible += usize::from(glyph.seen == Seen::Yes);
                unseen += usize::from(is_unseen(glyph));
                invisible += usize::from(glyph.seen == Seen::Invisible);
            }
        }
        let pictured = share_of_pictures(page) >= SCAN;
        let bare = !pictured && visible == 0;
        if bare {
            self.bare += invisible;
        }
        let recognised = pictured && unseen > visible.saturating_mul(STAMP);
        if recognised || (bare && self.reads_bare) {
            self.recognised.push(self.page);
            self.setting.page(page, fonts, |glyph| {
                glyph.seen == Seen::Yes || is_unseen(glyph)
            });
            self.letters += visible + unseen;
            return;
        }
        if pictured && visible == 0 {
            self.scans.push(self.page);
        }
        if unseen > 0 {
            self.report_hidden(page);
        }
        self.setting.page(page, fonts, runs::is_read);
        self.letters += visible;
    }

    /// The document.
    ///
    /// # Errors
    /// Where no page has text that can be read.
    pub(super) fn finish(self, notes: &[Note]) -> Result<Document, ReadError> {
        if self.letters == 0 {
            return Err(self.nothing());
        }
        let mut document = self.setting.finish();
        let mut note = |code: &str, message: String| {
            document.notes.push(Diagnostic {
                code: code.to_owned(),
                severity: Severity::Warning,
                message,
                places: Vec::new(),
            });
        };
        if !self.scans.is_empty() {
            note(
                "scanned_pages",
                format!("{} without a text layer, and not read", pages(&self.scans)),
            );
        }
        if !self.recognised.is_empty() {
            note(
                "recognised_text",
                if self.reads_bare {
                    format!(
                        "nothing on {} can be seen; what was read is painted with no colour, like the text of a scan whose picture is missing",
                        page_numbers(&self.recognised)
                    )
                } else {
                    format!(
                        "the text of {} was recognised in a picture by another program",
                        page_numbers(&self.recognised)
                    )
                },
            );
        }
        if self.undecoded > 0 {
            note(
                "undecodable_text",
                format!(
                    "{} characters have a font that does not say which letters they are; they are left out",
                    self.undecoded
                ),
            );
        }
        for told in notes {
            note(told.code(), told.message());
        }
        document.notes.extend(self.hidden);
        Ok(document)
    }

    fn nothing(&self) -> ReadError {
        if self.undecoded > 0 {
            return ReadError::new(
                ErrorCode::UndecodableText,
                "the fonts do not say which letters their characters are; have the text recognised, for one with `ocrmypdf --force-ocr IN OUT`",
            );
        }
        if self.scans.is_empty() {
            return ReadError::new(ErrorCode::Empty, "no text can be seen on any of its pages");
        }
        let mut error = ReadError::new(
            ErrorCode::NoTextLayer,
            format!(
                "{} without a text layer; have the text recognised first, for one with `ocrmypdf IN OUT`",
                pages(&self.scans)
            ),
        );
        error.page = self.scans.first().copied();
        error
    }

    fn report_hidden(&mut self, page: &PaintedPage) {
        for (seen, why) in WHY {
            let runs = runs::runs(&page.glyphs, |glyph| glyph.seen == *seen);
            let text: String = runs
                .iter()
                .flat_map(|run| page.glyphs.get(run.glyphs.clone()).unwrap_or_default())
                .flat_map(|glyph| glyph.text.iter())
                .collect();
            let text = text.trim();
            let Some(area) = runs.iter().map(|run| run.area).reduce(Area::hull) else {
                continue;
            };
            if !text.contains(char::is_alphanumeric) {
                continue;
            }
            let shown: String = text.chars().take(SHOWN).collect();
            let more = if shown.len() < text.len() {
                "\u{2026}"
            } else {
                ""
            };
            self.hidden.push(Diagnostic {
                code: "hidden_text".to_owned(),
                severity: Severity::Warning,
                message: format!("text that nobody sees, {why}, is left out: {shown}{more}"),
                places: vec![Place {
                    page: Some(self.page),
                    line: None,
                    bbox: Some([area.left, area.top, area.right, area.bottom]),
                    span: [0, 0],
                }],
            });
        }
    }
}

/// Why text is not seen, for people.
const WHY: &[(Seen, &str)] = &[
    (Seen::Invisible, "painted with no colour"),
    (Seen::Camouflaged, "in the colour of what lies behind it"),
    (Seen::Covered, "under a box or a picture"),
    (Seen::Outside, "off the page"),
];

/// Whether a glyph is what a program may have recognised in the picture of a page.
fn is_unseen(glyph: &Glyph) -> bool {
    matches!(glyph.seen, Seen::Invisible | Seen::Covered)
}

/// The share of a page that its pictures cover; those that overlap count twice.
fn share_of_pictures(page: &PaintedPage) -> f32 {
    let area = page.width * page.height;
    if area <= 0.0 {
        return 0.0;
    }
    page.images
        .iter()
        .map(|image| {
            let width = image.right.min(page.width) - image.left.max(0.0);
            let height = image.bottom.min(page.height) - image.top.max(0.0);
            width.max(0.0) * height.max(0.0) / area
        })
        .sum()
}

/// `page 3`, `pages 1 to 4, 7`.
fn page_numbers(numbers: &[u32]) -> String {
    let pages = if numbers.len() == 1 { "page" } else { "pages" };
    format!("{pages} {}", ranges(numbers))
}

/// `page 3 is a picture`, `pages 1 to 4, 7 are pictures`.
fn pages(numbers: &[u32]) -> String {
    let are = if numbers.len() == 1 {
        "is a picture"
    } else {
        "are pictures"
    };
    format!("{} {are}", page_numbers(numbers))
}
