//! What the stages of the pipeline see, for people who look for the reason of a result.

use crate::Options;
use crate::read::{self, ReadError};
use std::fmt::Write as _;

/// A stage of the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The lines of the text.
    Lines,
    /// The blocks that the layout passes make of them.
    Blocks,
    /// What the recognisers found.
    Findings,
}

impl Stage {
    /// All of them, with their names and what they show, in the order of the pipeline.
    pub const ALL: &[(Self, &str, &str)] = &[
        (
            Self::Lines,
            "lines",
            "the lines of the text, as it was read",
        ),
        (Self::Blocks, "blocks", "the blocks that the lines make up"),
        (Self::Findings, "findings", "what the recognisers found"),
    ];
}

/// What `stage` sees of an input, as text for people.
///
/// # Errors
/// Where the input cannot be read.
pub fn show(stage: Stage, bytes: &[u8], options: &Options) -> Result<String, ReadError> {
    let document = read::read(bytes, options.from, &options.limits)?;
    let mut shown = String::new();
    match stage {
        Stage::Lines => {
            for (number, line) in (1..).zip(document.text.lines()) {
                // Writing to a string has no way to fail.
                let _ = writeln!(shown, "{number:>5}  {line}");
            }
        }
        Stage::Blocks | Stage::Findings => {}
    }
    Ok(shown)
}
