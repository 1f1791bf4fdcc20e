//! What is found, collected.

use super::{Code, Severity};
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Something in a file that readers do not see.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Finding {
    /// Which kind.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What was found, in a sentence.
    pub message: String,
    /// From 1; null where it is on no page.
    pub page: Option<u32>,
    /// Left, top, right and bottom, in points from the top left of the page.
    pub bbox: Option<[f32; 4]>,
    /// Where in the file: an object (`12 0`), or a part (`word/comments.xml`).
    pub object: Option<String>,
    /// The words that are there, at most 2,000 bytes of them; empty where it is no text.
    pub words: String,
}

/// Where something was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Where {
    pub(super) page: Option<u32>,
    pub(super) bbox: Option<[f32; 4]>,
    pub(super) object: Option<String>,
}

/// The most bytes of words that a finding shows.
const MOST_WORDS: usize = 2_000;
/// The most findings of a kind that are shown; how many more there are is said.
const MOST_OF_A_KIND: usize = 500;

/// Findings, and which words have been told already.
#[derive(Debug, Default)]
pub(super) struct Report {
    findings: Vec<Finding>,
    left_out: Vec<(&'static Code, usize)>,
    told: BTreeSet<String>,
}

impl Report {
    /// Adds a finding. `words` are what the file holds there.
    pub(super) fn add(
        &mut self,
        code: &'static Code,
        place: Where,
        message: impl Into<String>,
        words: &str,
    ) {
        self.told.insert(words.trim().to_owned());
        let of_kind = self.findings.iter().filter(|f| f.code == code.name);
        if of_kind.count() >= MOST_OF_A_KIND {
            match self
                .left_out
                .iter_mut()
                .find(|(known, _)| known.name == code.name)
            {
                Some((_, number)) => *number += 1,
                None => self.left_out.push((code, 1)),
            }
            return;
        }
        self.findings.push(Finding {
            code: code.name,
            severity: code.severity,
            message: message.into(),
            page: place.page,
            bbox: place.bbox,
            object: place.object,
            words: shortened(words.trim()),
        });
    }

    /// Whether a finding has these words already.
    pub(super) fn has_told(&self, words: &str) -> bool {
        self.told.contains(words.trim())
    }

    pub(super) fn finish(mut self) -> Vec<Finding> {
        for (code, number) in std::mem::take(&mut self.left_out) {
            let message = format!("{number} more of this kind are not listed");
            self.findings.push(Finding {
                code: code.name,
                severity: code.severity,
                message,
                page: None,
                bbox: None,
                object: None,
                words: String::new(),
            });
        }
        // Stable: what is alike stays in the order in which the channels found it.
        self.findings
            .sort_by_key(|finding| (Reverse(finding.severity), finding.page.unwrap_or(u32::MAX)));
        self.findings
    }
}

fn shortened(words: &str) -> String {
    let spaced = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if spaced.len() <= MOST_WORDS {
        return spaced;
    }
    let end = (0..=MOST_WORDS)
        .rev()
        .find(|end| spaced.is_char_boundary(*end));
    let start = spaced.get(..end.unwrap_or_default()).unwrap_or_default();
    format!("{start} …")
}
