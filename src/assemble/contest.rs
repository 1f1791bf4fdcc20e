//! Which finding wins a block: the one whose clues weigh most; among equals the first.

use crate::document::Document;
use crate::minutes::Kind;
use crate::recognise::{Fact, Finding, Findings};

/// The findings, and which of them hold.
#[derive(Debug)]
pub(super) struct Contest<'f> {
    findings: &'f [Finding],
    /// One for each finding.
    holds: Vec<bool>,
    /// The finding that took each block.
    owners: Vec<Option<usize>>,
}

impl<'f> Contest<'f> {
    /// Lets the findings contend for the blocks of a document of this kind.
    pub(super) fn decide(document: &Document, findings: &'f Findings, kind: Kind) -> Self {
        let findings = &findings.list;
        let mut contest = Self {
            findings,
            holds: vec![false; findings.len()],
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
        let free = blocks.iter().flatten().all(|owner| {
            self.findings
                .get(*owner)
                .is_some_and(|other| may_share(finding, other))
        });
        if !free {
            return;
        }
        if let Some(held) = self.holds.get_mut(at) {
            *held = true;
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
        self.findings
            .iter()
            .zip(&self.holds)
            .filter(|(_, holds)| **holds)
            .map(|(finding, _)| finding)
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
        Kind::ActionLog if matches!(fact, Fact::Date(_) | Fact::Start(_) | Fact::End(_)) => false,
        Kind::Minutes | Kind::Agenda | Kind::ActionLog => {
            !matches!(fact, Fact::Group(_) | Fact::Membership(_))
        }
    }
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
