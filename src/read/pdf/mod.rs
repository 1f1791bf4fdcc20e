//! PDF: bytes to painted pages.

mod bullets;
mod canvas;
mod characters;
mod codecs;
mod colour;
mod covered;
mod damage;
mod file;
mod filters;
mod fonts;
mod forms;
mod guard;
mod interpret;
mod listing;
mod marks;
mod matrix;
mod operators;
mod optional;
mod page;
mod paths;
mod reader;
mod rows;
mod runs;
mod session;
mod setting;
mod show;
mod state;
mod strokes;
mod text_columns;
mod tokens;
mod words;

use super::{Limits, ReadError, Reader};
use crate::document::Document;
use crate::minutes::Format;

pub use damage::Damage;
pub use file::{Note, for_each_page};
pub(super) use listing::list;
pub use page::{Area, Direction, Fill, FontLook, Glyph, GlyphText, PaintedPage, Seen};

pub(super) const READER: Reader = Reader {
    format: Format::Pdf,
    name: "pdf",
    describes: "PDF with a text layer",
    read,
};

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut reader = reader::Reader::default();
    let mut notes = for_each_page(bytes, limits, |page, fonts| reader.page(&page, fonts))?;
    if reader.is_of_bare_layers() {
        reader = reader::Reader::of_bare_layers();
        notes = for_each_page(bytes, limits, |page, fonts| reader.page(&page, fonts))?;
    }
    reader.finish(&notes)
}
