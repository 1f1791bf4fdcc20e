//! Word's documents: what Word would show, with its numbering, and with tracked changes accepted.

mod body;
mod numbering;
mod paragraph;
mod parts;
mod styles;

use super::package::{Package, damaged};
use super::sheet::Sheet;
use super::{ErrorCode, Limits, ReadError, Reader};
use crate::document::Document;
use crate::minutes::Format;
use parts::Parts;

pub(super) const READER: Reader = Reader {
    format: Format::Docx,
    name: "docx",
    describes: "Word documents (.docx), tracked changes accepted",
    read,
};

fn read(bytes: &[u8], _: &Limits) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes)?;
    let parts = Parts::read(&mut package)?.ok_or_else(damaged)?;
    let mut sheet = Sheet::default();
    body::write(&parts, &mut sheet);
    if sheet.is_blank() {
        return Err(ReadError::new(
            ErrorCode::Empty,
            "the document holds no words",
        ));
    }
    Ok(sheet.finish(Format::Docx))
}
