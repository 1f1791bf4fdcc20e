//! Open Document text, as `LibreOffice` and Word write it.

mod body;
mod list;
mod paragraph;
mod styles;

use super::package::{Package, damaged};
use super::sheet::Sheet;
use super::xml;
use super::{ErrorCode, Limits, ReadError, Reader};
use crate::document::Document;
use crate::minutes::Format;
use styles::Styles;

pub(super) const READER: Reader = Reader {
    format: Format::Odt,
    name: "odt",
    describes: "Open Document text (.odt), tracked changes accepted",
    read,
};

/// How a package's manifest marks a file that a password protects.
const ENCRYPTED: &str = "encryption-data";

fn read(bytes: &[u8], _: &Limits) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes)?;
    let manifest = package.text("META-INF/manifest.xml")?;
    if manifest.is_some_and(|manifest| manifest.contains(ENCRYPTED)) {
        return Err(ReadError::new(
            ErrorCode::Encrypted,
            "a password protects this document; open it and save it without one",
        ));
    }
    let content = package.text("content.xml")?.ok_or_else(damaged)?;
    let content = xml::parse(&content)?;
    let master = match package.text("styles.xml")? {
        Some(text) => Some(xml::parse(&text)?),
        None => None,
    };
    let styles = Styles::new(master.iter().chain([&content]));
    let mut sheet = Sheet::default();
    body::write(&content, master.as_ref(), &styles, &mut sheet);
    if sheet.is_blank() {
        return Err(ReadError::new(
            ErrorCode::Empty,
            "the document holds no words",
        ));
    }
    Ok(sheet.finish(Format::Odt))
}
