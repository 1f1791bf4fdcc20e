//! Markdown, as `CommonMark` and GitHub have it, with front matter, tables and inline HTML.

mod block_scalars;
mod front_matter;
mod looks;
mod open_headings;
mod raw_ends;
mod walk;
mod wrapped;

use super::sheet::Sheet;
use super::{ErrorCode, Limits, ReadError, Reader, encoding};
use crate::document::Document;
use crate::minutes::Format;

pub(super) use looks::looks_like;

pub(super) const READER: Reader = Reader {
    format: Format::Markdown,
    name: "markdown",
    describes: "Markdown, with front matter, tables, ticked boxes and inline HTML",
    read,
};

fn read(bytes: &[u8], _: &Limits) -> Result<Document, ReadError> {
    let decoded = encoding::decode(bytes)?;
    let mut sheet = Sheet::default();
    sheet.notes(decoded.damage());
    let mut text = decoded.text.as_str();
    if let Some((metadata, rest)) = front_matter::unfenced(text) {
        let of_first_level = rest.lines().filter(|line| line.starts_with("# "));
        let titled = of_first_level.count() == 1;
        front_matter::write(metadata, titled, &mut sheet);
        text = rest;
    }
    let text = block_scalars::lifted(text);
    let text = raw_ends::in_small_letters(&text);
    walk::walk(&open_headings::apart(&text), &mut sheet)?;
    if sheet.is_blank() {
        return Err(ReadError::new(ErrorCode::Empty, "the input holds no words"));
    }
    Ok(sheet.finish(Format::Markdown))
}
