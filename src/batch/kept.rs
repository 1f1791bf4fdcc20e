//! What earlier runs have done already.

use super::recipe::Facts;
use std::collections::HashMap;

/// Inputs that earlier runs of the same version with the same options have done, by their paths.
#[derive(Debug, Default)]
pub(crate) struct Kept(HashMap<String, KeptOutput>);

/// An output that is there.
#[derive(Debug)]
pub(crate) struct KeptOutput {
    pub(crate) facts: Facts,
    /// Its size, where it is a file.
    pub(crate) bytes: Option<u64>,
}

impl Kept {
    pub(crate) fn insert(&mut self, path: String, output: KeptOutput) {
        self.0.insert(path, output);
    }

    /// The output of an input with these bytes' hash.
    pub(super) fn of(&self, path: &str, sha256: &str) -> Option<&KeptOutput> {
        let is_of = |output: &&KeptOutput| output.facts.sha256.as_deref() == Some(sha256);
        self.0.get(path).filter(is_of)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
