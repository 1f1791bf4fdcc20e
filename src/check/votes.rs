//! `For: 4 (Ash, Birch, Cole)`; carried by two votes against five.
//!
//! Deliberately not seen: motions that lost with more votes for than against, for some need more
//! than half.

use super::report::Report;
use super::{Check, Code, Reports};
use crate::minutes::{Ballot, Decision, Minutes, Outcome};

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "vote_does_not_add_up",
        reports: Reports::Conflict,
        summary: "a vote's numbers, names and outcome do not agree",
        page: include_str!("../../docs/checks/vote_does_not_add_up.md"),
    },
    run,
};

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    for decision in &minutes.decisions {
        for message in contradictions(decision) {
            let places = report.places_of_any(&decision.reference, &["vote", "text"]);
            report.add(message, places, [&decision.reference]);
        }
    }
}

fn contradictions(decision: &Decision) -> Vec<String> {
    let Some(vote) = &decision.vote else {
        return Vec::new();
    };
    let sides = [
        ("for", &vote.in_favour),
        ("against", &vote.against),
        ("abstained", &vote.abstained),
    ];
    let mut found: Vec<String> = sides
        .into_iter()
        .filter_map(|(side, ballot)| miscounted(side, ballot))
        .collect();
    if let (Some(Outcome::Carried), Some(pro), Some(contra)) =
        (decision.outcome, vote.in_favour.count, vote.against.count)
        && contra > pro
    {
        found.push(format!("carried by {pro} votes against {contra}"));
    }
    found
}

fn miscounted(side: &str, ballot: &Ballot) -> Option<String> {
    let count = ballot.count? as usize;
    let names = ballot.names.len();
    (names > 0 && names != count).then(|| format!("{count} votes {side}, but {names} names"))
}
