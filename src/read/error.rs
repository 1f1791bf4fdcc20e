//! Why an input could not be read.

use std::fmt;

/// A stable code; the list is add-only, and the README shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// No bytes, or nothing but white space.
    Empty,
    /// More bytes than the limit.
    TooLarge,
    /// Bytes that are neither text nor a known format.
    Binary,
    /// A known format that this version does not read.
    UnsupportedFormat,
    /// A known format, but cut or damaged.
    Damaged,
    /// A password is needed to read it.
    Encrypted,
    /// A document whose pages are pictures without text.
    NoTextLayer,
    /// A document whose fonts do not say which letters they show.
    UndecodableText,
    /// Not of the format that it is said to be of.
    NotPdf,
    /// More pages than the limit.
    TooManyPages,
    /// Content within content, deeper than the limit.
    TooDeep,
    /// More work than the limit.
    TooCostly,
    /// A document that only holds others.
    AttachmentsOnly,
    /// A page that the input does not have.
    NoSuchPage,
    /// The operating system did not give the bytes.
    Unreadable,
    /// The result could not be written.
    Unwritable,
    /// The program itself failed at the input.
    Crashed,
    /// The input took more time than it was given.
    TimedOut,
    /// A row of a stream that names no input.
    BadRow,
}

impl ErrorCode {
    /// All codes, with what they mean, in the order of the README's table.
    pub const ALL: &[(Self, &str)] = &[
        (
            Self::Empty,
            "the input has no bytes, or nothing but white space",
        ),
        (
            Self::TooLarge,
            "the input has more bytes than the limit (`--max-bytes`)",
        ),
        (
            Self::Binary,
            "the bytes are neither text nor a known format",
        ),
        (
            Self::UnsupportedFormat,
            "a known format that this version does not read",
        ),
        (
            Self::Damaged,
            "a known format, but the file is cut or damaged",
        ),
        (
            Self::Encrypted,
            "a password is needed to read the file (`qpdf --decrypt --password=PASSWORD IN OUT` takes it off a PDF)",
        ),
        (
            Self::NoTextLayer,
            "the pages are pictures without a text layer; have their text recognised first (OCRmyPDF)",
        ),
        (
            Self::UndecodableText,
            "the fonts do not say which letters their characters are; have the text recognised (`ocrmypdf --force-ocr IN OUT`)",
        ),
        (Self::NotPdf, "the input is no PDF"),
        (
            Self::TooManyPages,
            "the PDF has more pages than the limit (`--max-pages`)",
        ),
        (
            Self::TooDeep,
            "content of the PDF stands in other content, and so on, deeper than the limit (`--max-depth`)",
        ),
        (
            Self::TooCostly,
            "the PDF's content unpacks to more, or takes more steps, than the limits (`--max-decoded-bytes`, `--max-stream-bytes`, `--max-steps`)",
        ),
        (
            Self::AttachmentsOnly,
            "the PDF is a portfolio that only holds other files: extract them first (`pdfdetach -saveall FILE`)",
        ),
        (Self::NoSuchPage, "the input has no page of that number"),
        (Self::Unreadable, "the file could not be opened or read"),
        (Self::Unwritable, "the result could not be written"),
        (
            Self::Crashed,
            "the program itself failed at the input, which is a defect of ours, or ran out of the memory it was given",
        ),
        (
            Self::TimedOut,
            "the input took longer than it may (`--timeout`)",
        ),
        (
            Self::BadRow,
            "a row for `--pipe` that is neither a path nor an object with one",
        ),
    ];

    /// As JSON and error lines show it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::Binary => "binary",
            Self::UnsupportedFormat => "unsupported_format",
            Self::Damaged => "damaged",
            Self::Encrypted => "encrypted",
            Self::NoTextLayer => "no_text_layer",
            Self::UndecodableText => "undecodable_text",
            Self::NotPdf => "not_pdf",
            Self::TooManyPages => "too_many_pages",
            Self::TooDeep => "too_deep",
            Self::TooCostly => "too_costly",
            Self::AttachmentsOnly => "attachments_only",
            Self::NoSuchPage => "no_such_page",
            Self::Unreadable => "unreadable",
            Self::Unwritable => "unwritable",
            Self::Crashed => "crashed",
            Self::TimedOut => "timed_out",
            Self::BadRow => "bad_row",
        }
    }
}

/// Why an input could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// What kind of failure.
    pub code: ErrorCode,
    /// For people.
    pub message: String,
    /// Page that it is on, from 1.
    pub page: Option<u32>,
}

impl ReadError {
    /// A failure of the input as a whole.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            page: None,
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.message, self.code.as_str())
    }
}

impl std::error::Error for ReadError {}
