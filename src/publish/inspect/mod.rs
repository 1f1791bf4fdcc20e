//! What a file holds beside what it shows: bad redactions and hidden data, in PDF and DOCX.
//!
//! One folder a format, one file a channel, with its record at the top; each is a pure function of
//! the file's own objects, read by a second reader than the one that converts. To add a channel,
//! write its file and put its record into the list of its format.

mod docx;
mod jpeg;
mod pdf;
mod report;
mod xml;

pub use report::Finding;

use crate::minutes::Format;
use crate::read::{ErrorCode, ReadError};
use report::Report;
use schemars::JsonSchema;
use serde::Serialize;

/// One kind of finding.
#[derive(Debug)]
pub struct Code {
    /// Its name, in snake case.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is, in a line.
    pub title: &'static str,
    /// What to do about it.
    pub hint: &'static str,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; no reason against publishing.
    Note,
    /// Readers do not see it, and programs do: somebody has to look whether it may go out.
    Warning,
    /// It looks taken out, and is there.
    Leak,
}

impl Severity {
    /// As JSON has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Leak => "leak",
        }
    }
}

/// What was found in a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Inspection {
    /// What the file is.
    pub format: Format,
    /// Number of pictures, which nobody has read: they may show words.
    pub pictures: usize,
    /// The worst first, then in the order of pages.
    pub findings: Vec<Finding>,
}

/// Every kind of finding, format by format.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let pdf = pdf::CHANNELS.iter().map(|channel| &channel.code);
    let docx = docx::CHANNELS.iter().map(|channel| &channel.code);
    pdf.chain(docx)
}

/// Looks into a file. Which format it has is told from its bytes.
///
/// # Errors
/// Where the bytes are neither a PDF nor a DOCX, or are too broken or too large to be looked into.
pub fn inspect(bytes: &[u8]) -> Result<Inspection, ReadError> {
    let mut report = Report::default();
    let (format, pictures) = if pdf::is_pdf(bytes) {
        (Format::Pdf, pdf::inspect(bytes, &mut report)?)
    } else if docx::is_zip(bytes) {
        (Format::Docx, docx::inspect(bytes, &mut report)?)
    } else {
        return Err(ReadError::new(
            ErrorCode::UnsupportedFormat,
            "neither a PDF nor a DOCX: only these are inspected",
        ));
    };
    let findings = report.finish();
    Ok(Inspection {
        format,
        pictures,
        findings,
    })
}
