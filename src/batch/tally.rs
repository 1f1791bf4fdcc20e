//! What came of many inputs, in numbers.

use super::done::Done;
use std::collections::BTreeMap;
use std::time::Duration;

/// How many of the slowest inputs are told.
const SLOWEST: usize = 3;

/// What came of all inputs so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) converted: u64,
    /// Done in an earlier run.
    pub(crate) kept: u64,
    pub(crate) failed: u64,
    pub(crate) pages: u64,
    /// Number of inputs by the code of the error.
    pub(crate) errors: BTreeMap<String, u64>,
    /// Number of conflicts and warnings by code.
    pub(crate) doubts: BTreeMap<String, u64>,
    /// The slowest first.
    pub(crate) slowest: Vec<(Duration, String)>,
}

impl Tally {
    pub(crate) fn add(&mut self, done: &Done) {
        if let Some(code) = done.error_code() {
            self.failed += 1;
            *self.errors.entry(code.to_owned()).or_default() += 1;
        } else if done.is_kept() {
            self.kept += 1;
        } else {
            self.converted += 1;
        }
        self.pages += u64::from(done.facts.pages.unwrap_or_default());
        for code in &done.facts.doubts {
            *self.doubts.entry(code.clone()).or_default() += 1;
        }
        if !done.is_kept() {
            self.time(done);
        }
    }

    fn time(&mut self, done: &Done) {
        let place = self.slowest.partition_point(|(took, _)| *took >= done.took);
        if place < SLOWEST {
            self.slowest.insert(place, (done.took, done.path.clone()));
            self.slowest.truncate(SLOWEST);
        }
    }

    /// All inputs that were gone through.
    pub(crate) const fn inputs(&self) -> u64 {
        self.converted + self.kept + self.failed
    }
}
