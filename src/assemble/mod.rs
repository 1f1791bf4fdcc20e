//! Findings to [`Minutes`]: which finding wins, who is who, what belongs to what.
//!
//! Assembling cannot fail. What it infers beyond the printed words, it says in a diagnostic.

mod actions;
mod agenda;
mod attendance;
mod body;
mod chair;
mod contest;
mod decisions;
mod joined;
mod kind;
mod ledger;
mod meeting;
mod meeting_heads;
mod meetings;
mod outline;
mod pointer;
mod terms;
mod tree;
mod who;

use crate::document::Document;
use crate::minutes::{Conflict, Kind, Minutes, Source, Stray};
use crate::recognise::{Fact, Findings};
pub use contest::Verdict;
pub use joined::Joined;
pub use meetings::further_meetings;
pub use pointer::of_value;

use contest::Contest;
use ledger::Ledger;
use who::Who;

/// The record of a document.
#[must_use]
pub fn assemble(
    document: &Document,
    findings: &Findings,
    source: Source,
    provenance: bool,
) -> Minutes {
    let mut minutes = Minutes::empty(source);
    let kind = kind::decide(document, findings);
    let contest = Contest::decide(document, findings, kind);
    let mut ledger = Ledger::new(document, provenance);
    minutes.kind = kind;
    minutes.language = kind::language(document);
    minutes.diagnostics.clone_from(&document.notes);
    if kind != Kind::Other {
        meeting::fill(&mut minutes, &contest, &mut ledger);
        attendance::fill(&mut minutes, &contest, &mut ledger);
    }
    let who = Who::new(&minutes.attendance);
    if kind != Kind::Other {
        agenda::fill(&mut minutes, &contest, &who, &mut ledger);
    }
    let places = body::fill(&mut minutes, &contest, &mut ledger);
    if kind != Kind::Other {
        actions::fill(&mut minutes, &contest, &who, &places, &mut ledger);
        decisions::fill(&mut minutes, &contest, &who, &places, &mut ledger);
        terms::fill(&mut minutes, &contest, &mut ledger);
        body::link(&mut minutes);
    }
    terms::fill_notes(&mut minutes, &contest, &mut ledger);
    labels(&contest, &mut ledger, &mut minutes);
    minutes.furniture = document
        .furniture
        .iter()
        .map(|span| Stray {
            text: span.of(&document.text).to_owned(),
            places: vec![document.place(*span)],
        })
        .collect();
    ledger.finish(&mut minutes);
    minutes
}

/// What became of each of the findings, for people who look for the reason.
#[must_use]
pub fn judge(document: &Document, findings: &Findings) -> Vec<Verdict> {
    let kind = kind::decide(document, findings);
    Contest::decide(document, findings, kind).verdicts()
}

/// Labels and heads that say what a part is, and damaged ones among them.
fn labels(contest: &Contest<'_>, ledger: &mut Ledger<'_>, minutes: &mut Minutes) {
    let document = ledger.document();
    ledger.settle();
    let settled = ledger.claimed();
    for finding in contest.winners() {
        if let Some(pointer) = pointer::of_collection(&finding.fact) {
            // An announcement whose date could not be told is nobody's.
            let absent = (pointer == "/next_meeting" && minutes.next_meeting.is_none())
                || (pointer == "/marking" && minutes.marking.is_none());
            let pointer = if absent { "" } else { pointer };
            ledger.heads(pointer, finding.by, finding.takes.clone(), settled);
        }
        if matches!(finding.fact, Fact::PartLabel) {
            ledger.said("", finding.by, finding.claim);
        }
    }
    for block in &document.blocks {
        let Some(label) = block.label.filter(|label| label.alone && label.marked) else {
            continue;
        };
        let words = document.words(label.span);
        if let Some((_, whole)) = crate::vocabulary::damaged_label(words) {
            minutes.conflicts.push(Conflict {
                code: "damaged_label".to_owned(),
                message: format!("`{words}` is what is left of the label `{whole}`"),
                places: document.places(label.span),
                refs: Vec::new(),
            });
        }
    }
}
