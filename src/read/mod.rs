//! Bytes to [`Document`]: one file or folder per input format.

mod docx;
mod encoding;
mod error;
mod html;
mod markdown;
mod marker;
mod odt;
mod package;
pub mod pdf;
mod sheet;
mod sniff;
mod spacing;
mod text;
mod xml;

pub use error::{ErrorCode, ReadError};

use crate::document::Document;
use crate::minutes::Format;
use serde::{Deserialize, Serialize};

/// What one input may cost.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Limits {
    /// Most bytes of one input.
    pub bytes: usize,
    /// Most pages of one PDF.
    pub pages: usize,
    /// Most bytes of one stream of a PDF, decoded, and of one page's content.
    pub stream_bytes: usize,
    /// Most bytes of all streams of a PDF, decoded.
    pub decoded_bytes: usize,
    /// Most operators and characters of all content of a PDF, and four more for each byte of the file.
    pub steps: u64,
    /// How deep content of a PDF may stand in other content.
    pub depth: usize,
}

impl Default for Limits {
    /// 64 MiB: some ten thousand pages of text, a thousandfold of what minutes have.
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            pages: 20_000,
            stream_bytes: 24 << 20,
            decoded_bytes: 512 << 20,
            steps: 15_000_000,
            depth: 24,
        }
    }
}

/// Reads one input format.
#[derive(Debug)]
pub struct Reader {
    /// What it reads.
    pub format: Format,
    /// Name, as `--from` takes it.
    pub name: &'static str,
    /// One line of help.
    pub describes: &'static str,
    read: fn(&[u8], &Limits) -> Result<Document, ReadError>,
}

/// All of them.
pub const READERS: &[Reader] = &[
    text::READER,
    pdf::READER,
    docx::READER,
    odt::READER,
    html::READER,
    markdown::READER,
];

/// Reads `bytes`, whose format is `from` or else is told from the bytes.
///
/// # Errors
/// Where the bytes are empty, too many, of no known format, of a format that has no reader yet, or
/// not what `from` says.
pub fn read(bytes: &[u8], from: Option<Format>, limits: &Limits) -> Result<Document, ReadError> {
    if bytes.len() > limits.bytes {
        return Err(ReadError::new(
            ErrorCode::TooLarge,
            format!(
                "the input has more than {} bytes (--max-bytes)",
                limits.bytes
            ),
        ));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::new(ErrorCode::Empty, "the input is empty"));
    }
    let format = match from {
        Some(format) => format,
        None => sniff::format(bytes)?,
    };
    let reader = READERS
        .iter()
        .find(|reader| reader.format == format)
        .ok_or_else(|| sniff::unsupported(format))?;
    (reader.read)(bytes, limits)
}

/// What the pages of a PDF paint, or one of them (from 1), piece by piece, as text for people.
///
/// # Errors
/// As [`read`], and where the input is no PDF or has no such page.
pub fn show_glyphs(
    bytes: &[u8],
    from: Option<Format>,
    limits: &Limits,
    page: Option<u32>,
) -> Result<String, ReadError> {
    match from.map_or_else(|| sniff::format(bytes), Ok)? {
        Format::Pdf => pdf::list(bytes, limits, page),
        _ => Err(ReadError::new(
            ErrorCode::UnsupportedFormat,
            "only a PDF has glyphs on pages; `--stage lines` shows what is read of this input",
        )),
    }
}
