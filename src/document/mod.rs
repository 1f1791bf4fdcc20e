//! One text for the whole document; everything else is byte ranges of it.

use crate::minutes::Format;

/// A document.
#[derive(Debug)]
pub struct Document {
    /// Input format.
    pub format: Format,
    /// The text, as `--to text` prints it.
    pub text: String,
}
