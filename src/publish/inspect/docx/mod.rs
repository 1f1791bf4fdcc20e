//! Channels of a DOCX, over its parts.

mod comments;
mod hidden;
mod looks;
mod package;
mod parts;
mod properties;
mod tracked;

use super::Code;
use super::report::Report;
use crate::read::ReadError;
use package::Package;

/// Looks into one channel.
#[derive(Debug)]
pub(super) struct Channel {
    /// What it finds.
    pub(super) code: Code,
    examine: fn(&Package, &mut Report),
}

/// All of them.
pub(super) const CHANNELS: &[Channel] = &[
    tracked::TRACKED_CHANGE,
    hidden::HIDDEN_TEXT,
    hidden::WHITE_TEXT,
    hidden::ALTERNATIVE_TEXT,
    hidden::LINK,
    hidden::BOOKMARK,
    hidden::INSTRUCTION,
    comments::COMMENT,
    properties::PROPERTY,
    properties::PEOPLE,
    properties::VARIABLE,
    parts::CUSTOM_XML,
    parts::EMBEDDED_FILE,
    parts::MACRO,
    parts::PICTURE_METADATA,
    parts::OTHER_PART,
];

/// Whether the bytes are a ZIP archive.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Looks into a DOCX, and counts its pictures.
///
/// # Errors
/// Where it is no archive, holds no document, or is larger unpacked than is looked into.
pub(super) fn inspect(bytes: &[u8], report: &mut Report) -> Result<usize, ReadError> {
    let package = Package::load(bytes)?;
    for channel in CHANNELS {
        (channel.examine)(&package, report);
    }
    let parts = package.parts.keys();
    Ok(parts.filter(|name| name.starts_with("word/media/")).count())
}
