//! Channels of a PDF, over its raw objects.

mod actions;
mod annotations;
mod attachments;
mod bytes;
mod content;
mod file;
mod forms;
mod images;
mod layers;
mod metadata;
mod orphans;
mod other_text;
mod outline;
mod page_box;
mod painted;
mod revisions;
mod shown;
mod signatures;
mod structure;
mod syntax_comments;
mod text;
mod thumbnails;

use super::Code;
use super::report::Report;
use crate::read::ReadError;
use file::Pdf;

/// Looks into one channel.
#[derive(Debug)]
pub(super) struct Channel {
    /// What it finds.
    pub(super) code: Code,
    examine: fn(&Pdf<'_>, &mut Report),
}

/// All of them. Those that know what a text is for come before the one that takes all others.
pub(super) const CHANNELS: &[Channel] = &[
    painted::COVERED,
    painted::CAMOUFLAGED,
    painted::INVISIBLE,
    painted::OUTSIDE,
    painted::RECOGNISED,
    painted::NOT_PAINTED,
    annotations::REDACTION_MARK,
    annotations::COMMENT,
    actions::SCRIPT,
    actions::ACTION,
    actions::LINK,
    attachments::ATTACHMENT,
    forms::FIELD,
    signatures::SIGNATURE,
    metadata::PROPERTY,
    metadata::XMP,
    outline::BOOKMARK,
    outline::DESTINATION,
    structure::REPLACEMENT_TEXT,
    structure::MARKED_CONTENT,
    layers::LAYER,
    thumbnails::THUMBNAIL,
    images::IMAGE_METADATA,
    revisions::REVISION,
    orphans::ORPHAN,
    orphans::STALE,
    bytes::BYTES_OUTSIDE,
    syntax_comments::SYNTAX_COMMENT,
    other_text::OTHER_TEXT,
];

/// Whether the bytes say that they are a PDF, where readers look for it.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    memchr::memmem::find(head, b"%PDF-").is_some()
}

/// Looks into a PDF, and counts its pictures.
///
/// # Errors
/// Where its objects cannot be loaded at all, or only with a password.
pub(super) fn inspect(bytes: &[u8], report: &mut Report) -> Result<usize, ReadError> {
    let pdf = Pdf::load(bytes)?;
    for channel in CHANNELS {
        (channel.examine)(&pdf, report);
    }
    Ok(images::number(&pdf))
}
