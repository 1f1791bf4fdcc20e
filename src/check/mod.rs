//! Checks: what in a record contradicts itself, or looks odd.
//!
//! One file per check, with its record at the top; each is a pure function of the record and reads
//! no document. To add one, write its file and its page in `docs/checks/`, which is its test too,
//! and put its record into [`CHECKS`].

mod action_owners;
mod action_tasks;
mod agenda_links;
mod agenda_times;
mod attendance_twice;
mod code;
mod counting;
mod foreign_action;
mod formality;
mod given;
mod impossible_date;
mod initials;
mod item_not_on_agenda;
mod motion_outcome;
mod name_spelt_twice;
mod next_meeting;
mod not_minuted;
mod number_missing;
mod order;
mod overlap;
mod owner_unknown;
mod quorum;
mod report;
mod running_mark;
mod sentence;
mod sentences;
mod votes;
mod walk;
mod weekday;

pub use code::{Code, Reports};
pub use given::GIVEN;

use crate::minutes::{Kind, Minutes};
use report::Report;

/// Looks for one kind of contradiction or oddity.
#[derive(Debug)]
pub struct Check {
    /// What it reports.
    pub code: Code,
    run: fn(&Minutes, &mut Report<'_>),
}

/// All of them, in the order in which they report.
pub const CHECKS: &[Check] = &[
    initials::CHECK,
    attendance_twice::CHECK,
    name_spelt_twice::CHECK,
    action_owners::CHECK,
    action_tasks::CHECK,
    agenda_times::CHECK,
    overlap::CHECK,
    order::CHECK,
    not_minuted::CHECK,
    item_not_on_agenda::CHECK,
    number_missing::CHECK,
    votes::CHECK,
    motion_outcome::CHECK,
    quorum::CHECK,
    weekday::CHECK,
    impossible_date::CHECK,
    next_meeting::CHECK,
    running_mark::CHECK,
    sentence::CHECK,
    foreign_action::CHECK,
    owner_unknown::CHECK,
];

/// Every code that can stand in `conflicts` or `diagnostics`: the checks' own, and those that
/// reading and assembling give.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    CHECKS.iter().map(|check| &check.code).chain(GIVEN)
}

/// Adds to `minutes` what the checks find. The places come out of its provenance.
pub fn check(minutes: &mut Minutes) {
    if minutes.kind == Kind::Other || minutes.error.is_some() {
        return;
    }
    let mut report = Report::new(minutes);
    for check in CHECKS {
        report.code = Some(&check.code);
        (check.run)(minutes, &mut report);
    }
    let (conflicts, diagnostics) = report.finish();
    minutes.conflicts.extend(conflicts);
    minutes.diagnostics.extend(diagnostics);
}
