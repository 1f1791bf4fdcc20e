//! Plain text: its encoding, its lines, its pages.

mod lines;
mod marked;
mod underlines;

use super::{ErrorCode, Limits, ReadError, Reader, encoding};
use crate::document::Document;
use crate::minutes::Format;

pub(super) const READER: Reader = Reader {
    format: Format::Text,
    name: "text",
    describes: "plain text in UTF-8, UTF-16 or Windows-1252",
    read,
};

fn read(bytes: &[u8], _limits: &Limits) -> Result<Document, ReadError> {
    let decoded = encoding::decode(bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(ReadError::new(
            ErrorCode::Empty,
            "the input holds nothing but white space",
        ));
    }
    let (mut lines, pages) = lines::lines(&decoded.text);
    let rules = underlines::find(&decoded.text, &mut lines);
    let marks = marked::find(&decoded.text, &mut lines);
    let damage = decoded.damage();
    let mut document = Document::new(Format::Text, decoded.text, lines, pages);
    document.furniture = rules;
    document.furniture.extend(marks);
    document.notes.extend(damage);
    Ok(document)
}
