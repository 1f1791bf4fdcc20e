//! Decisions, in the order of the document.

use super::body::Places;
use super::contest::Contest;
use super::ledger::{Ledger, words};
use super::pointer;
use super::who::Who;
use crate::document::{Document, Span};
use crate::minutes::{Ballot, Decision, Minutes, Vote};
use crate::recognise::{DecisionFact, Fact, Finding};

/// Fills `decisions`.
pub(super) fn fill(
    minutes: &mut Minutes,
    contest: &Contest<'_>,
    who: &Who,
    places: &Places,
    ledger: &mut Ledger<'_>,
) {
    let document = ledger.document();
    let mut found: Vec<(&Finding, &DecisionFact)> = contest
        .winners()
        .filter_map(|finding| match &finding.fact {
            Fact::Decision(fact) => Some((finding, fact)),
            _ => None,
        })
        .collect();
    found.sort_by_key(|(finding, _)| finding.claim.start);
    for (finding, fact) in found {
        let at = minutes.decisions.len();
        let label = |span: Option<Span>| span.map(|span| who.label(document, span));
        minutes.decisions.push(Decision {
            reference: pointer::reference('d', at),
            text: words(document, fact.text),
            outcome: fact.outcome,
            mover: label(fact.mover),
            seconder: label(fact.seconder),
            vote: vote(document, fact),
            item: places.item_at(finding.claim.start).map(ToOwned::to_owned),
        });
        let by = finding.by;
        if places.holds(finding.claim.start) {
            ledger.enter(pointer::of("/decisions", at, "text"), by, fact.text);
        } else {
            ledger.said(pointer::of("/decisions", at, "text"), by, finding.claim);
        }
        let mut enter = |field: &str, span: Option<Span>| {
            if let Some(span) = span {
                ledger.enter(pointer::of("/decisions", at, field), by, span);
            }
        };
        enter("mover", fact.mover);
        enter("seconder", fact.seconder);
        enter(
            "vote",
            fact.names
                .iter()
                .flatten()
                .copied()
                .reduce(Span::hull)
                .or(fact.tally.map(|_| fact.text)),
        );
    }
}

fn vote(document: &Document, fact: &DecisionFact) -> Option<Vote> {
    let tally = fact.tally.unwrap_or_default();
    let ballot = |count: Option<u32>, names: Option<Span>| Ballot {
        count,
        names: names
            .map(|span| names_in(document.words(span)))
            .unwrap_or_default(),
    };
    let [in_favour, against, abstained] = fact.names;
    let vote = Vote {
        in_favour: ballot(tally.in_favour, in_favour),
        against: ballot(tally.against, against),
        abstained: ballot(tally.abstained, abstained),
    };
    (vote != Vote::default()).then_some(vote)
}

/// `Ash, Birch and Oak`; `None` names nobody.
fn names_in(list: &str) -> Vec<String> {
    crate::text::owner_labels(list)
        .into_iter()
        .filter_map(|range| list.get(range))
        .filter(|name| !name.eq_ignore_ascii_case("none"))
        .map(ToOwned::to_owned)
        .collect()
}
