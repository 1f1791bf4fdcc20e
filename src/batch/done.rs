//! An input that was gone through.

use super::queue::Weighs;
use super::recipe::Facts;
use minutebook::read::ErrorCode;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// An input that was gone through.
#[derive(Debug)]
pub(crate) struct Done {
    /// As it was given.
    pub(crate) path: String,
    pub(crate) facts: Facts,
    pub(crate) outcome: Outcome,
    /// From the first byte read to the last byte made.
    pub(crate) took: Duration,
}

/// What became of an input's output.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// The format has none for an input that failed.
    None,
    /// To be written to the one output of all inputs.
    Row(Vec<u8>),
    /// Written to a file of its own.
    Written,
    /// This file could not be written.
    Unwritable(PathBuf, io::Error),
    /// It is there from an earlier run.
    Kept,
}

impl Done {
    /// Why there is no good output.
    pub(crate) fn error_code(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Unwritable(..) => Some(ErrorCode::Unwritable.as_str()),
            _ => self.facts.error.as_ref().map(|error| error.code.as_str()),
        }
    }

    pub(crate) const fn is_kept(&self) -> bool {
        matches!(self.outcome, Outcome::Kept)
    }
}

impl Weighs for Done {
    fn weight(&self) -> usize {
        match &self.outcome {
            Outcome::Row(bytes) => bytes.len(),
            _ => 0,
        }
    }
}
