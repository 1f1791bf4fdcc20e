//! Web pages: whole ones with what stands around the text, those that Word and Outlook write, and
//! pieces of HTML within Markdown.

mod charset;
mod list;
mod noise;
mod style;
mod tree;
mod walk;

use super::sheet::Sheet;
use super::{ErrorCode, Limits, ReadError, Reader, encoding};
use crate::document::Document;
use crate::minutes::Format;

pub(super) const READER: Reader = Reader {
    format: Format::Html,
    name: "html",
    describes: "web pages, also as Word and Outlook write them",
    read,
};

fn read(bytes: &[u8], _: &Limits) -> Result<Document, ReadError> {
    let decoded = encoding::decode_as(bytes, charset::declared(bytes))?;
    let mut sheet = Sheet::default();
    sheet.notes(decoded.damage());
    write(&decoded.text, &mut sheet, 0)?;
    if sheet.is_blank() {
        return Err(ReadError::new(ErrorCode::Empty, "the page holds no words"));
    }
    Ok(sheet.finish(Format::Html))
}

/// Writes what `html` shows to `sheet`, `indent` columns from the left.
pub(super) fn write(html: &str, sheet: &mut Sheet, indent: u16) -> Result<(), ReadError> {
    let page = tree::parse(html).ok_or_else(|| {
        ReadError::new(
            ErrorCode::TooLarge,
            "the page has more elements than any page of minutes",
        )
    })?;
    walk::walk(&page, sheet, indent);
    Ok(())
}
