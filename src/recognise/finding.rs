//! Findings: a typed fact, where it stands, and the clues that speak for it.

use super::Fact;
use crate::document::Span;
use smallvec::SmallVec;
use std::ops::Range;

/// What speaks for a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clue {
    /// What was seen, for people.
    pub name: &'static str,
    /// How much it counts; what speaks against the finding counts below zero.
    pub weight: i16,
}

/// One thing that a recogniser saw.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Name of the recogniser.
    pub by: &'static str,
    /// What it says.
    pub fact: Fact,
    /// Where in the flow it stands, label included.
    pub claim: Span,
    /// Blocks that are wholly its own, so that they are no running text; may be empty.
    pub takes: Range<usize>,
    /// What speaks for it.
    pub clues: SmallVec<[Clue; 3]>,
}

impl Finding {
    /// Sum of the clues.
    #[must_use]
    pub fn weight(&self) -> i16 {
        self.clues.iter().map(|clue| clue.weight).sum()
    }
}

/// All findings, in the order in which they were made.
#[derive(Debug, Default)]
pub struct Findings {
    /// The findings.
    pub list: Vec<Finding>,
    /// Whether they are of one of several meetings in a document, and so of minutes, however few.
    pub of_meeting: bool,
    pub(super) by: &'static str,
}

impl Findings {
    /// Adds a finding that stands in running text.
    pub(super) fn inline(&mut self, fact: Fact, claim: Span, clues: &[(&'static str, i16)]) {
        self.taking(fact, claim, 0..0, clues);
    }

    /// Adds a finding that takes whole blocks.
    pub(super) fn taking(
        &mut self,
        fact: Fact,
        claim: Span,
        takes: Range<usize>,
        clues: &[(&'static str, i16)],
    ) {
        self.list.push(Finding {
            by: self.by,
            fact,
            claim,
            takes,
            clues: clues
                .iter()
                .map(|(name, weight)| Clue {
                    name,
                    weight: *weight,
                })
                .collect(),
        });
    }
}
