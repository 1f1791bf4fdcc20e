//! Findings for people, and which finding a value was read from.

use crate::assemble::{self, Verdict};
use crate::document::{Document, Span};
use crate::explain::{Origin, record_of};
use crate::minutes::{Place, Provenance};
use crate::recognise::{Clue, Finding, Findings};
use std::collections::HashMap;

/// A finding, for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Witness {
    /// Which of the findings it is, in the order in which they were made.
    pub index: usize,
    /// Name of the recogniser.
    pub by: &'static str,
    /// What it is about.
    pub kind: &'static str,
    /// Its words, on one line.
    pub words: String,
    /// Where it stands.
    pub places: Vec<Place>,
    /// What speaks for it.
    pub clues: Vec<Clue>,
    /// Sum of the clues.
    pub weight: i16,
    /// What became of it.
    pub verdict: Verdict,
}

impl Witness {
    fn new(document: &Document, index: usize, finding: &Finding, verdict: Verdict) -> Self {
        Self {
            index,
            by: finding.by,
            kind: finding.fact.kind(),
            words: document.words(finding.claim).replace('\n', " "),
            places: document.places(finding.claim),
            clues: finding.clues.to_vec(),
            weight: finding.weight(),
            verdict,
        }
    }

    /// Counted on from the findings of the meetings before.
    const fn behind(mut self, before: usize) -> Self {
        self.index += before;
        self.verdict = match self.verdict {
            Verdict::Beaten(by) => Verdict::Beaten(by + before),
            Verdict::Outweighed(by) => Verdict::Outweighed(by + before),
            verdict @ (Verdict::Holds | Verdict::Barred) => verdict,
        };
        self
    }

    /// All findings of a document, in the order of their words; and the document, as
    /// [`crate::each_meeting`] gives it back.
    pub(crate) fn all(document: Document) -> (Document, Vec<Self>) {
        let mut all: Vec<Self> = Vec::new();
        let document = crate::each_meeting(document, |meeting, findings| {
            let before = all.len();
            let verdicts = assemble::judge(meeting, findings);
            let mut order: Vec<(&Finding, usize, Verdict)> = findings
                .list
                .iter()
                .zip(verdicts)
                .enumerate()
                .map(|(at, (finding, verdict))| (finding, at, verdict))
                .collect();
            order.sort_by_key(|(finding, at, _)| (finding.claim, *at));
            all.extend(order.into_iter().map(|(finding, at, verdict)| {
                Self::new(meeting, at, finding, verdict).behind(before)
            }));
        });
        (document, all)
    }

    /// Its clues and their sum: `labelled +6, at the top +2 = 8`.
    #[must_use]
    pub fn reckoning(&self) -> String {
        let clues: Vec<String> = self
            .clues
            .iter()
            .map(|clue| format!("{} {:+}", clue.name, clue.weight))
            .collect();
        format!("{} = {}", clues.join(", "), self.weight)
    }
}

/// The findings, by the words that they claim.
pub(crate) struct Witnesses<'d> {
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
    pub(crate) fn new(
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

    pub(crate) fn origin(&self, entry: &Provenance) -> Origin {
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
