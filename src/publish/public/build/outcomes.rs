//! Actions and decisions.

use super::super::{PublicAction, PublicBallot, PublicDecision, Text};
use super::{Builder, Refs};
use crate::minutes::{Action, Ballot, Decision, Vote};

impl Builder<'_> {
    pub(super) fn action(&mut self, action: &Action, refs: &Refs) -> PublicAction {
        let Action {
            reference,
            id,
            text,
            owners,
            due,
            due_text,
            status,
            progress,
            item,
            // The other statements stand in the items' own words.
            mentions: _,
        } = action;
        PublicAction {
            reference: refs.actions.get(reference).cloned().unwrap_or_default(),
            id: self.maybe(id.as_ref()),
            text: self.text(text),
            owners: self.person_labels(owners, refs),
            due: *due,
            due_text: self.maybe(due_text.as_ref()),
            status: *status,
            progress: self.maybe(progress.as_ref()),
            item: item.as_ref().and_then(|item| refs.items.get(item)).cloned(),
        }
    }

    pub(super) fn decision(&mut self, decision: &Decision, refs: &Refs) -> PublicDecision {
        let Decision {
            reference,
            text,
            outcome,
            mover,
            seconder,
            vote,
            item,
        } = decision;
        let mut votes = Vec::new();
        if let Some(Vote {
            in_favour,
            against,
            abstained,
        }) = vote
        {
            for (side, ballot) in [
                ("for", in_favour),
                ("against", against),
                ("abstained", abstained),
            ] {
                let Ballot { count, names } = ballot;
                if count.is_some() || !names.is_empty() {
                    let mut names: Vec<Text> = names.iter().map(|name| self.text(name)).collect();
                    // A roll is in the order of its names, so that a gap in it would tell letters.
                    names.sort_by_key(Text::is_cut);
                    votes.push(PublicBallot {
                        side: side.to_owned(),
                        count: *count,
                        names,
                    });
                }
            }
        }
        PublicDecision {
            reference: refs.decisions.get(reference).cloned().unwrap_or_default(),
            text: self.text(text),
            outcome: *outcome,
            mover: mover.as_ref().map(|label| self.person_label(label, refs)),
            seconder: seconder
                .as_ref()
                .map(|label| self.person_label(label, refs)),
            votes,
            item: item.as_ref().and_then(|item| refs.items.get(item)).cloned(),
        }
    }
}
