//! Text that pages paint, and that nobody sees: the failed redactions.

use super::super::report::{Report, Where};
use super::super::{Code, Severity};
use super::Channel;
use super::file::Pdf;
use crate::read::Limits;
use crate::read::pdf::{Area, Glyph, Note, PaintedPage, Seen, for_each_page};
use lopdf::xref::XrefRecovery;

pub(super) const COVERED: Channel = Channel {
    code: Code {
        name: "covered_text",
        severity: Severity::Leak,
        title: "text under a box or a picture",
        hint: "it can be selected and copied; redact it with a program that takes it out, and inspect again",
    },
    examine: |pdf, report| tell(pdf, report, &COVERED.code, Hidden::Covered),
};

pub(super) const CAMOUFLAGED: Channel = Channel {
    code: Code {
        name: "camouflaged_text",
        severity: Severity::Leak,
        title: "text in the colour of what lies behind it",
        hint: "it can be selected and copied; delete it, and inspect again",
    },
    examine: |pdf, report| tell(pdf, report, &CAMOUFLAGED.code, Hidden::Camouflaged),
};

pub(super) const INVISIBLE: Channel = Channel {
    code: Code {
        name: "invisible_text",
        severity: Severity::Leak,
        title: "text that is painted with no colour, or on a layer that is off",
        hint: "it can be searched for and copied; delete it, and inspect again",
    },
    examine: |pdf, report| tell(pdf, report, &INVISIBLE.code, Hidden::Invisible),
};

pub(super) const OUTSIDE: Channel = Channel {
    code: Code {
        name: "text_off_page",
        severity: Severity::Leak,
        title: "text off the page, or cut away",
        hint: "cropping and clipping only hide it; delete it, or print the pages anew",
    },
    examine: |pdf, report| tell(pdf, report, &OUTSIDE.code, Hidden::Outside),
};

pub(super) const RECOGNISED: Channel = Channel {
    code: Code {
        name: "recognised_text",
        severity: Severity::Warning,
        title: "the recognised text of a scanned page",
        hint: "what is blacked out in the picture may stand in this text; read it before publishing",
    },
    examine: |pdf, report| tell(pdf, report, &RECOGNISED.code, Hidden::Recognised),
};

pub(super) const NOT_PAINTED: Channel = Channel {
    code: Code {
        name: "not_looked_into",
        severity: Severity::Warning,
        title: "pages that could not be looked into, or not in full",
        hint: "covered and invisible text may stand there; print the pages anew, and inspect again",
    },
    examine: |pdf, report| {
        if pdf.document.xref_recovery == Some(XrefRecovery::Reconstructed) {
            let message =
                "the file is damaged: its table was made anew, and objects may be missing";
            report.add(&NOT_PAINTED.code, Where::default(), message, "");
        }
        for message in &pdf.painted.not_looked_into {
            report.add(&NOT_PAINTED.code, Where::default(), message.clone(), "");
        }
    },
};

/// Why a text is not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hidden {
    Covered,
    Camouflaged,
    Invisible,
    Outside,
    /// Invisible, over a picture: what a program read in it.
    Recognised,
}

/// Text of one page that is not seen, for one reason, in one piece.
#[derive(Debug)]
struct Piece {
    page: u32,
    hidden: Hidden,
    area: Area,
    words: String,
}

/// What all pages paint.
#[derive(Debug, Default)]
pub(super) struct Painted {
    /// All text that is seen.
    pub(super) seen: String,
    pieces: Vec<Piece>,
    not_looked_into: Vec<String>,
}

impl Painted {
    /// Paints the pages of a file; where that fails, it is told.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut painted = Self::default();
        let mut number = 0;
        let result = for_each_page(bytes, &Limits::default(), |page, _| {
            number += 1;
            painted.take(number, &page);
        });
        match result {
            Ok(notes) => painted.not_looked_into.extend(notes.into_iter().map(told)),
            Err(error) => {
                let message = format!("the pages could not be painted: {}", error.message);
                painted.not_looked_into.push(message);
            }
        }
        painted
    }

    fn take(&mut self, number: u32, page: &PaintedPage) {
        for glyph in &page.glyphs {
            let hidden = hidden(glyph, &page.images);
            let Some(hidden) = hidden else {
                self.seen.extend(glyph.text.iter());
                continue;
            };
            match self.pieces.last_mut() {
                Some(piece) if goes_on(piece, number, hidden, glyph) => piece.add(glyph),
                _ => self.pieces.push(Piece {
                    page: number,
                    hidden,
                    area: glyph.area,
                    words: glyph.text.iter().collect(),
                }),
            }
        }
        if page.undecoded > 0 {
            let characters = page.undecoded;
            let message = format!(
                "page {number}: {characters} characters whose font does not tell their letters"
            );
            self.not_looked_into.push(message);
        }
    }
}

impl Piece {
    fn add(&mut self, glyph: &Glyph) {
        let apart = glyph.area.left - self.area.right > glyph.size * 0.2;
        if apart || glyph.area.top > self.area.bottom {
            self.words.push(' ');
        }
        self.words.extend(glyph.text.iter());
        self.area = Area {
            left: self.area.left.min(glyph.area.left),
            top: self.area.top.min(glyph.area.top),
            right: self.area.right.max(glyph.area.right),
            bottom: self.area.bottom.max(glyph.area.bottom),
        };
    }
}

fn told(note: Note) -> String {
    match note {
        Note::Damaged(damage) => format!("{damage}; what could be saved was looked into"),
        Note::Overfull => {
            "a page has more than could be compared: what is covered there is not known in full"
                .to_owned()
        }
    }
}

/// Why a glyph is not seen.
fn hidden(glyph: &Glyph, images: &[Area]) -> Option<Hidden> {
    match glyph.seen {
        Seen::Yes => None,
        Seen::Covered => Some(Hidden::Covered),
        Seen::Camouflaged => Some(Hidden::Camouflaged),
        Seen::Outside => Some(Hidden::Outside),
        Seen::Invisible if images.iter().any(|image| lies_in(&glyph.area, image)) => {
            Some(Hidden::Recognised)
        }
        Seen::Invisible => Some(Hidden::Invisible),
    }
}

fn lies_in(glyph: &Area, image: &Area) -> bool {
    let (x, y) = (
        glyph.left.midpoint(glyph.right),
        glyph.top.midpoint(glyph.bottom),
    );
    image.left <= x && x <= image.right && image.top <= y && y <= image.bottom
}

/// Whether a glyph goes on with a piece: hidden likewise, on its line or the next one.
fn goes_on(piece: &Piece, page: u32, hidden: Hidden, glyph: &Glyph) -> bool {
    let near = glyph.area.top - piece.area.bottom < glyph.size * 1.5
        && piece.area.top - glyph.area.bottom < glyph.size * 1.5;
    piece.page == page && piece.hidden == hidden && (near || hidden == Hidden::Recognised)
}

fn tell(pdf: &Pdf<'_>, report: &mut Report, code: &'static Code, hidden: Hidden) {
    for piece in pdf
        .painted
        .pieces
        .iter()
        .filter(|piece| piece.hidden == hidden)
    {
        if !piece.words.contains(char::is_alphanumeric) {
            continue;
        }
        let Area {
            left,
            top,
            right,
            bottom,
        } = piece.area;
        let place = Where {
            page: Some(piece.page),
            bbox: Some([left, top, right, bottom]),
            object: None,
        };
        report.add(code, place, code.title, &piece.words);
    }
}
