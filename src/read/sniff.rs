//! Tells the format from the bytes.

use super::{ErrorCode, ReadError, markdown};
use crate::minutes::Format;

/// Signatures at the start of a file.
const SIGNATURES: &[(&[u8], Signature)] = &[
    (b"%PDF-", Signature::Known(Format::Pdf)),
    (b"PK\x03\x04", Signature::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Signature::Compound),
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
    /// The container of Office before 2007, and of what a password protects.
    Compound,
    Foreign(&'static str),
}

/// The format of `bytes`.
pub(super) fn format(bytes: &[u8]) -> Result<Format, ReadError> {
    for (signature, what) in SIGNATURES {
        if bytes.starts_with(signature) {
            return match what {
                Signature::Known(format) => Ok(*format),
                Signature::Zip => zip(bytes),
                Signature::Compound => Err(compound(bytes)),
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
    let opening = opening_tag(bytes);
    if opening.is_some_and(|tag| is_one_of(tag, WHOLE_PAGE)) {
        return Ok(Format::Html);
    }
    if has_objects(bytes) {
        return Ok(Format::Pdf);
    }
    if markdown::looks_like(bytes) {
        return Ok(Format::Markdown);
    }
    if opening.is_some_and(|tag| is_one_of(tag, PIECE_OF_A_PAGE)) {
        return Ok(Format::Html);
    }
    Ok(Format::Text)
}

/// Whether there are objects of a PDF that lost its first bytes, or has many before it.
fn has_objects(bytes: &[u8]) -> bool {
    let ends = memchr::memmem::find_iter(bytes, b"endobj").any(|at| {
        let behind = bytes.get(at + 6);
        at.checked_sub(1)
            .and_then(|before| bytes.get(before))
            .is_none_or(|byte| byte.is_ascii_whitespace() || *byte == b'>')
            && behind.is_none_or(u8::is_ascii_whitespace)
    });
    ends && memchr::memmem::find(bytes, b" obj").is_some()
        && memchr::memmem::find(bytes, b"/Type").is_some()
}

/// Tags that open a page and nothing else.
const WHOLE_PAGE: &[&str] = &["!doctype", "html", "head", "body", "meta", "title"];

/// Tags that open a piece of a page, which may also be the start of Markdown.
const PIECE_OF_A_PAGE: &[&str] = &[
    "article", "center", "div", "dl", "font", "h1", "h2", "h3", "main", "ol", "p", "section",
    "span", "style", "table", "ul",
];

fn is_one_of(tag: &[u8], names: &[&str]) -> bool {
    names
        .iter()
        .any(|name| tag.eq_ignore_ascii_case(name.as_bytes()))
}

/// Name of the tag that the text opens with, comments and declarations before it disregarded.
fn opening_tag(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    loop {
        rest = rest.trim_ascii_start();
        let end: &[u8] = if rest.starts_with(b"<!--") {
            b"-->"
        } else if rest.starts_with(b"<?xml") {
            b"?>"
        } else {
            break;
        };
        rest = rest.get(memchr::memmem::find(rest, end)? + end.len()..)?;
    }
    let name = rest.strip_prefix(b"<")?;
    let end = name
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'!')?;
    let ends = matches!(
        name.get(end),
        Some(b' ' | b'>' | b'\n' | b'\r' | b'\t' | b'/')
    );
    ends.then(|| name.get(..end)).flatten()
}

/// Names of streams, in UTF-16, by which the kind of a compound file is told; and what to do.
const STREAMS: &[(&[u8], ErrorCode, &str)] = &[
    (
        b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
        ErrorCode::Encrypted,
        "a password protects this document; open it in Word and save it without one",
    ),
    (
        b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0",
        ErrorCode::UnsupportedFormat,
        "this is a document of Word 97-2003 (.doc); open it in Word or LibreOffice and save it as .docx, or run \
         `soffice --headless --convert-to docx FILE`",
    ),
    (
        b"W\0o\0r\0k\0b\0o\0o\0k\0",
        ErrorCode::UnsupportedFormat,
        "this is an Excel workbook (.xls); save the sheet as text",
    ),
];

fn compound(bytes: &[u8]) -> ReadError {
    STREAMS
        .iter()
        .find(|(name, ..)| memchr::memmem::find(bytes, name).is_some())
        .map_or_else(
            || {
                ReadError::new(
                    ErrorCode::UnsupportedFormat,
                    "this is an old Office file, or an Outlook message; save it as .docx or as text first",
                )
            },
            |(_, code, message)| ReadError::new(*code, *message),
        )
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
        Format::Odt => ("Open Document text", "save the document as .docx"),
        Format::Docx | Format::Html | Format::Markdown | Format::Text => {
            ("this format", "save the document as plain text")
        }
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
            (
                b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
                Some(Format::Pdf),
            ),
            (b"The word endobj and the word obj", Some(Format::Text)),
            (b"Minutes of <html>", Some(Format::Text)),
            (
                b"\xef\xbb\xbf<!-- saved --><?xml version='1'?>\n<HTML>",
                Some(Format::Html),
            ),
            (b"<p class=x>Minutes</p>", Some(Format::Html)),
            (b"<A Oak> hello", Some(Format::Text)),
            (b"<div>\n\n## Minutes\n\n</div>", Some(Format::Markdown)),
            (b"# Minutes\n\n- [x] A Oak", Some(Format::Markdown)),
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
