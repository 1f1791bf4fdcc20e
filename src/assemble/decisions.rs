//! Decisions, in the order of the document.

use super::body::Places;
use super::contest::Contest;
use super::ledger::{Ledger, words};
use super::pointer;
use super::who::Who;
use crate::document::{Document, Span};
use crate::minutes::{Ballot, Decision, Minutes, Vote};
use crate::recognise::{DecisionFact, Fact, Finding};
use crate::text::is_honorific;
use crate::vocabulary::{MOVING_WORDS, is_nobody};

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
    let mut before: Option<&DecisionFact> = None;
    for (finding, fact) in found {
        let label = |span: Option<Span>| span.map(|span| who.label(document, span));
        let of_last = before.is_some_and(|last| is_of(document, last, fact));
        if let Some((at, decision)) = minutes.decisions.iter_mut().enumerate().last()
            && of_last
        {
            decision.mover = label(fact.mover);
            decision.seconder = label(fact.seconder);
            decision.outcome = decision.outcome.or(fact.outcome);
            decision.vote = decision.vote.take().or_else(|| vote(document, fact));
            enter_names(ledger, finding, fact, at);
            before = None;
            continue;
        }
        before = Some(fact);
        let at = minutes.decisions.len();
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
        enter_names(ledger, finding, fact, at);
    }
}

/// Accounts for who moved, who seconded and who voted.
fn enter_names(ledger: &mut Ledger<'_>, finding: &Finding, fact: &DecisionFact, at: usize) {
    let named = fact.names.iter().flatten().copied().reduce(Span::hull);
    let vote = named.or(fact.tally.map(|_| fact.text));
    for (field, span) in [
        ("mover", fact.mover),
        ("seconder", fact.seconder),
        ("vote", vote),
    ] {
        if let Some(span) = span {
            ledger.enter(pointer::of("/decisions", at, field), finding.by, span);
        }
    }
}

/// Whether a decision is no more than who moved the one on the line above: `Proposed by A Oak, seconded
/// by B Elm. Carried.`
fn is_of(document: &Document, last: &DecisionFact, fact: &DecisionFact) -> bool {
    let between = Span {
        start: last.text.end,
        end: fact.text.start,
    };
    let parted = document
        .words(between)
        .contains(|c: char| c.is_alphanumeric());
    let (Some(mover), Some(seconder)) = (fact.mover, fact.seconder) else {
        return false;
    };
    if last.mover.is_some() || last.seconder.is_some() || parted {
        return false;
    }
    let names = [mover, seconder];
    let mut at = fact.text.start;
    let rest = names.iter().copied().chain([Span {
        start: fact.text.end,
        end: fact.text.end,
    }]);
    let mut only_who = true;
    for name in rest {
        let words = document.words(Span {
            start: at,
            end: name.start,
        });
        let mut words = words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty());
        only_who &= words.all(tells_who_moved);
        at = at.max(name.end);
    }
    only_who
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
        .filter(|name| !is_nobody(name))
        .map(ToOwned::to_owned)
        .collect()
}

/// Whether a word says who moved and what became of it, and nothing of what.
fn tells_who_moved(word: &str) -> bool {
    MOVING_WORDS
        .binary_search(&word.to_lowercase().as_str())
        .is_ok()
        || is_honorific(word)
}
