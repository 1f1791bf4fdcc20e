//! Which finding a value was read from.

use super::{Origin, Witness, record_of};
use crate::assemble::{self, Verdict};
use crate::document::{Document, Span};
use crate::minutes::Provenance;
use crate::recognise::{Finding, Findings};
use std::collections::HashMap;

/// The findings, by the words that they claim.
pub(super) struct Witnesses<'d> {
    document: &'d Document,
    findings: &'d [Finding],
    /// Number of findings of the meetings before.
    before: usize,
    verdicts: Vec<Verdict>,
    /// What each finding beat.
    losers: HashMap<usize, Vec<usize>>,
    /// Of each recogniser: its claims in the source, in their order.
    claims: HashMap<&'static str, Vec<Claim>>,
    /// Of each record of a list, and each recogniser: a finding that some value there stands in.
    records: HashMap<(&'d str, &'d str), usize>,
}

struct Claim {
    /// From its first word to its last.
    hull: Span,
    /// The end of all claims up to this one.
    reach: u32,
    finding: usize,
}

impl<'d> Witnesses<'d> {
    pub(super) fn new(
        document: &'d Document,
        findings: &'d Findings,
        before: usize,
        provenance: &'d [Provenance],
    ) -> Self {
        let verdicts = assemble::judge(document, findings);
        let mut losers: HashMap<usize, Vec<usize>> = HashMap::new();
        for (at, verdict) in verdicts.iter().enumerate() {
            if let Verdict::Beaten(by) | Verdict::Outweighed(by) = verdict {
                losers.entry(*by).or_default().push(at);
            }
        }
        let mut claims: HashMap<&'static str, Vec<Claim>> = HashMap::new();
        // In the order of their words, so that each knows how far those before it reach.
        let mut order = Vec::with_capacity(findings.list.len());
        for (at, finding) in findings.list.iter().enumerate() {
            let spans = document.source_spans(finding.claim);
            if let Some(hull) = spans.into_iter().reduce(Span::hull) {
                order.push((hull, at, finding.by));
            }
        }
        order.sort_unstable();
        for (hull, finding, by) in order {
            let claims = claims.entry(by).or_default();
            let reach = claims.last().map_or(0, |last| last.reach).max(hull.end);
            claims.push(Claim {
                hull,
                reach,
                finding,
            });
        }
        let mut witnesses = Self {
            document,
            findings: &findings.list,
            before,
            verdicts,
            losers,
            claims,
            records: HashMap::new(),
        };
        for entry in provenance {
            if let Some(record) = record_of(&entry.pointer)
                && let Some(finding) = witnesses.at_its_words(entry)
            {
                let key = (record, entry.by.as_ref());
                witnesses.records.entry(key).or_insert(finding);
            }
        }
        witnesses
    }

    pub(super) fn origin(&self, entry: &Provenance) -> Origin {
        let finding = self.finding(entry);
        let lost = finding.and_then(|at| self.losers.get(&at));
        Origin {
            by: entry.by.clone(),
            places: entry.places.clone(),
            finding: finding.and_then(|at| self.witness(at)),
            lost: lost
                .into_iter()
                .flatten()
                .filter_map(|at| self.witness(*at))
                .collect(),
        }
    }

    /// The finding that a value was read from. One that claims only a mark, such as initials in the
    /// margin, stands beside the other words of its record.
    fn finding(&self, entry: &Provenance) -> Option<usize> {
        self.at_its_words(entry).or_else(|| {
            let key = (record_of(&entry.pointer)?, entry.by.as_ref());
            self.records.get(&key).copied()
        })
    }

    /// The finding of the same recogniser and kind at the words of a value; the one that claims
    /// least besides.
    fn at_its_words(&self, entry: &Provenance) -> Option<usize> {
        let claims = self.claims.get(entry.by.as_ref())?;
        entry.places.iter().find_map(|place| {
            let [start, end] = place.span;
            let words = Span { start, end };
            let before = claims.partition_point(|claim| claim.hull.start < end);
            claims
                .get(..before)?
                .iter()
                .rev()
                .take_while(|claim| claim.reach > start)
                .filter(|claim| claim.hull.meets(words) && self.fits(claim.finding, entry))
                .min_by_key(|claim| claim.hull.len())
                .map(|claim| claim.finding)
        })
    }

    fn fits(&self, at: usize, entry: &Provenance) -> bool {
        let holds = self.verdicts.get(at) == Some(&Verdict::Holds);
        let of = |finding: &Finding| assemble::of_value(&finding.fact);
        let pointer = self.findings.get(at).and_then(of);
        holds && pointer.is_none_or(|pointer| pointer == entry.pointer)
    }

    fn witness(&self, at: usize) -> Option<Witness> {
        let verdict = *self.verdicts.get(at)?;
        let finding = self.findings.get(at)?;
        let witness = Witness::new(self.document, at, finding, verdict);
        Some(witness.behind(self.before))
    }
}
