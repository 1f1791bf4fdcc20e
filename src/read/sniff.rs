//! Tells the format from the bytes.

use super::{ErrorCode, ReadError};
use crate::minutes::Format;

/// Signatures at the start of a file.
const SIGNATURES: &[(&[u8], Signature)] = &[
    (b"%PDF-", Signature::Known(Format::Pdf)),
    (b"PK\x03\x04", Signature::Zip),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Signature::Foreign("an old Word (.doc), Excel or PowerPoint file; save it as .docx first"),
    ),
    (
        b"{\\rtf",
        Signature::Foreign("Rich Text; save it as .docx first"),
    ),
    (
        b"\x89PNG",
        Signature::Foreign("a picture; it has no text to read"),
    ),
    (
        b"\xff\xd8\xff",
        Signature::Foreign("a picture; it has no text to read"),
    ),
    (
        b"GIF8",
        Signature::Foreign("a picture; it has no text to read"),
    ),
    (b"\x1f\x8b", Signature::Foreign("gzip; unpack it first")),
    (b"\x7fELF", Signature::Foreign("a program")),
];

/// How far a PDF's signature may stand from the start.
const PDF_SIGNATURE_WITHIN: usize = 1024;

enum Signature {
    Known(Format),
    Zip,
    Foreign(&'static str),
}

/// The format of `bytes`.
pub(super) fn format(bytes: &[u8]) -> Result<Format, ReadError> {
    for (signature, what) in SIGNATURES {
        if bytes.starts_with(signature) {
            return match what {
                Signature::Known(format) => Ok(*format),
                Signature::Zip => zip(bytes),
                Signature::Foreign(what) => Err(ReadError::new(
                    ErrorCode::UnsupportedFormat,
                    format!("this is {what}"),
                )),
            };
        }
    }
    let head = bytes.get(..PDF_SIGNATURE_WITHIN).unwrap_or(bytes);
    if memchr::memmem::find(head, b"%PDF-").is_some() {
        return Ok(Format::Pdf);
    }
    let start = head
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(head)
        .trim_ascii_start();
    let opens_with = |tag: &[u8]| {
        start
            .get(..tag.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(tag))
    };
    if opens_with(b"<!doctype html") || opens_with(b"<html") {
        return Ok(Format::Html);
    }
    Ok(Format::Text)
}

/// What kind of package a zip file is: the names of its first entries stand in its first bytes.
fn zip(bytes: &[u8]) -> Result<Format, ReadError> {
    const NAMES_WITHIN: usize = 8192;
    let head = bytes.get(..NAMES_WITHIN).unwrap_or(bytes);
    let names = |name: &[u8]| memchr::memmem::find(head, name).is_some();
    if names(b"application/vnd.oasis.opendocument.text") {
        Ok(Format::Odt)
    } else if names(b"word/") || names(b"[Content_Types].xml") {
        Ok(Format::Docx)
    } else {
        Err(ReadError::new(
            ErrorCode::UnsupportedFormat,
            "this is a zip archive; unpack it first",
        ))
    }
}

/// The error for a known format without a reader.
pub(super) fn unsupported(format: Format) -> ReadError {
    let (what, instead) = match format {
        Format::Pdf => ("PDF", "`pdftotext -layout FILE -` gives text that it reads"),
        Format::Docx | Format::Odt => ("word processor files", "save the document as plain text"),
        Format::Html => ("web pages", "save the page as plain text"),
        Format::Markdown | Format::Text => ("Markdown", "`--from text` reads it as plain text"),
    };
    ReadError::new(
        ErrorCode::UnsupportedFormat,
        format!("this version does not read {what}; {instead}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_from_bytes() {
        for (bytes, expected) in [
            (&b"%PDF-1.7\n"[..], Some(Format::Pdf)),
            (b"\n\njunk %PDF-1.4", Some(Format::Pdf)),
            (b"<!DOCTYPE HTML><p>", Some(Format::Html)),
            (b"Minutes of <html>", Some(Format::Text)),
            (
                b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
                Some(Format::Odt),
            ),
            (b"PK\x03\x04....[Content_Types].xml", Some(Format::Docx)),
            (b"PK\x03\x04....a.txt", None),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),
            (b"{\\rtf1", None),
        ] {
            assert_eq!(format(bytes).ok(), expected);
        }
    }
}
