//! Which finding wins a block: the one whose clues weigh most; among equals the first.

use crate::document::Document;
use crate::minutes::Kind;
use crate::recognise::{Fact, Finding, Findings};
use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

/// What became of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It went into the record.
    Holds,
    /// A document of this kind does not say such things.
    Barred,
    /// Blocks that it wanted went to the finding of this index.
    Beaten(usize),
    /// A record has one such value, and that of the finding of this index stands.
    Outweighed(usize),
}

/// The findings, and which of them hold.
#[derive(Debug)]
pub(super) struct Contest<'f> {
    findings: &'f [Finding],
    /// One for each finding.
    verdicts: Vec<Verdict>,
    /// The finding that took each block.
    owners: Vec<Option<usize>>,
}

impl<'f> Contest<'f> {
    /// Lets the findings contend for the blocks of a document of this kind.
    pub(super) fn decide(document: &Document, findings: &'f Findings, kind: Kind) -> Self {
        let findings = &findings.list;
        let mut contest = Self {
            findings,
            verdicts: vec![Verdict::Barred; findings.len()],
            owners: vec![None; document.blocks.len()],
        };
        let mut order: Vec<(i16, usize)> = findings
            .iter()
            .enumerate()
            .filter(|(_, finding)| can_hold(&finding.fact, kind))
            .map(|(at, finding)| (-finding.weight(), at))
            .collect();
        order.sort_unstable();
        for (_, at) in order {
            contest.admit(at);
        }
        contest
    }

    fn admit(&mut self, at: usize) {
        let Some(finding) = self.findings.get(at) else {
            return;
        };
        let blocks = self.owners.get(finding.takes.clone()).unwrap_or_default();
        let beats = blocks.iter().flatten().copied().find(|owner| {
            !self
                .findings
                .get(*owner)
                .is_some_and(|other| may_share(finding, other))
        });
        if let Some(verdict) = self.verdicts.get_mut(at) {
            *verdict = beats.map_or(Verdict::Holds, Verdict::Beaten);
        }
        if beats.is_some() {
            return;
        }
        for owner in self
            .owners
            .get_mut(finding.takes.clone())
            .unwrap_or_default()
        {
            owner.get_or_insert(at);
        }
    }

    /// The findings that hold, in the order in which they were made.
    pub(super) fn winners(&self) -> impl Iterator<Item = &'f Finding> {
        self.holding().map(|(_, finding)| finding)
    }

    fn holding(&self) -> impl Iterator<Item = (usize, &'f Finding)> {
        self.findings
            .iter()
            .enumerate()
            .zip(&self.verdicts)
            .filter(|(_, verdict)| **verdict == Verdict::Holds)
            .map(|(finding, _)| finding)
    }

    /// Of a value that a record has once: the finding that weighs most; among equals the first.
    pub(super) fn best<T>(
        &self,
        select: impl Fn(&'f Fact) -> Option<T>,
    ) -> Option<(&'f Finding, T)> {
        self.best_at(select)
            .map(|(_, finding, value)| (finding, value))
    }

    fn best_at<T>(
        &self,
        select: impl Fn(&'f Fact) -> Option<T>,
    ) -> Option<(usize, &'f Finding, T)> {
        let mut best: Option<(usize, &Finding, T)> = None;
        for (at, finding) in self.holding() {
            if let Some(value) = select(&finding.fact)
                && best
                    .as_ref()
                    .is_none_or(|(_, held, _)| finding.weight() > held.weight())
            {
                best = Some((at, finding, value));
            }
        }
        best
    }

    /// What became of each finding, those that only another of their kind outweighs included.
    pub(super) fn verdicts(self) -> Vec<Verdict> {
        let mut bests: HashMap<Discriminant<Fact>, usize> = HashMap::new();
        let mut verdicts = self.verdicts.clone();
        for (at, finding) in self.holding().filter(|(_, f)| is_said_once(&f.fact)) {
            let kind = discriminant(&finding.fact);
            let best = *bests.entry(kind).or_insert_with(|| {
                let same = |fact: &Fact| (discriminant(fact) == kind).then_some(());
                self.best_at(same).map_or(at, |(best, ..)| best)
            });
            if let Some(verdict) = verdicts.get_mut(at).filter(|_| best != at) {
                *verdict = Verdict::Outweighed(best);
            }
        }
        verdicts
    }

    /// The finding that took a block.
    pub(super) fn owner(&self, block: usize) -> Option<&'f Finding> {
        self.owners
            .get(block)
            .copied()
            .flatten()
            .and_then(|at| self.findings.get(at))
    }
}

/// Findings that may hold in a document of this kind: one that is no minutes at all says nothing of
/// meetings.
fn can_hold(fact: &Fact, kind: Kind) -> bool {
    match kind {
        Kind::Other => matches!(
            fact,
            Fact::ItemHeading(_) | Fact::Footnote(..) | Fact::Redaction(_)
        ),
        Kind::TermsOfReference => !matches!(
            fact,
            Fact::Agenda(_)
                | Fact::ItemTable(_)
                | Fact::People(_)
                | Fact::Chair(_)
                | Fact::Date(_)
                | Fact::Start(_)
                | Fact::End(_)
                | Fact::Decision(_)
                | Fact::Location(_)
                | Fact::NextMeeting(_)
        ),
        // `as at 1 March 2024` is no meeting's date.
        // What is to come has not been decided.
        Kind::Agenda if matches!(fact, Fact::Decision(_)) => false,
        Kind::ActionLog if matches!(fact, Fact::Date(_) | Fact::Start(_) | Fact::End(_)) => false,
        Kind::Minutes | Kind::Agenda | Kind::ActionLog => !matches!(
            fact,
            Fact::Group(_) | Fact::Duties(_) | Fact::Represented(_) | Fact::Membership(_)
        ),
    }
}

/// Facts that a record has room for once.
const fn is_said_once(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Title(_)
            | Fact::Standing(..)
            | Fact::Date(_)
            | Fact::Start(_)
            | Fact::End(_)
            | Fact::Location(_)
            | Fact::Quorum(_)
            | Fact::NextMeeting(_)
    )
}

/// One line may tell several things: date, time and place.
fn may_share(a: &Finding, b: &Finding) -> bool {
    let fact = |finding: &Finding| {
        matches!(
            finding.fact,
            Fact::Date(_) | Fact::Start(_) | Fact::End(_) | Fact::Location(_) | Fact::Chair(_)
        )
    };
    fact(a) && fact(b)
}
