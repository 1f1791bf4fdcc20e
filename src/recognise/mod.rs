//! A document to findings: one file for each thing seen.
//!
//! Every recogniser looks at the document alone. None reads another's findings, so their order
//! does not matter; which finding wins is [`crate::assemble`]'s to say, by the clues that each
//! finding names.

mod action_labels;
mod action_lists;
mod action_margin;
mod action_owners;
mod action_tables;
mod actions;
mod agenda;
mod agenda_points;
mod attendance;
mod attendance_below;
mod attendance_cells;
mod attendance_lines;
mod attendance_sentences;
mod attendance_table;
mod body_name;
mod body_strip;
mod boxes;
mod chair;
mod clerks;
mod decision_fates;
mod decision_lists;
mod decision_patterns;
mod decision_words;
mod decisions;
mod duties;
mod fact;
mod finding;
mod flat_tables;
mod footnotes;
mod groups;
mod items;
mod items_run_in;
mod items_tables;
mod marking;
mod meeting_facts;
mod meeting_places;
mod membership;
mod next_meeting;
mod pattern;
mod people;
mod people_beside;
mod people_chunks;
mod people_columns;
mod people_list;
mod people_posts;
mod posted;
mod presence;
mod quorum;
mod redactions;
mod regions;
mod roll_call;
mod sentences;
mod sittings;
mod tasks;
mod title;
mod title_lines;
mod unlabelled;
mod unnamed;

pub(crate) use agenda_points::{HeadingParts, parts_of_heading};
pub use fact::{
    ActionFact, ActionForm, AgendaFact, DecisionFact, Fact, GroupFact, ItemFact, MarkingPart,
    MeetingDate, NextMeetingFact, PeopleFact, PersonFact, PrintedTime, Said, TitleFact,
};
pub use finding::{Clue, Finding, Findings};
pub(crate) use people_posts::{is_chair, is_post};
pub(crate) use regions::heads_item;
pub use title::names_meeting;

use crate::document::Document;

/// Sees one kind of thing.
#[derive(Debug)]
pub struct Recogniser {
    /// Name, as `by` in the record's provenance shows it.
    pub name: &'static str,
    /// What it sees.
    pub sees: &'static str,
    run: fn(&Document, &mut Findings),
}

/// All of them.
pub const RECOGNISERS: &[Recogniser] = &[
    marking::RECOGNISER,
    title::RECOGNISER,
    meeting_facts::RECOGNISER,
    sittings::RECOGNISER,
    quorum::RECOGNISER,
    attendance::RECOGNISER,
    attendance_table::RECOGNISER,
    unlabelled::RECOGNISER,
    roll_call::RECOGNISER,
    chair::RECOGNISER,
    agenda::RECOGNISER,
    items::RECOGNISER,
    actions::RECOGNISER,
    action_labels::RECOGNISER,
    action_margin::RECOGNISER,
    decisions::RECOGNISER,
    next_meeting::RECOGNISER,
    groups::RECOGNISER,
    duties::RECOGNISER,
    membership::RECOGNISER,
    footnotes::RECOGNISER,
    redactions::RECOGNISER,
];

/// All that the recognisers find in `document`.
#[must_use]
pub fn recognise(document: &Document) -> Findings {
    let mut findings = Findings::default();
    for recogniser in RECOGNISERS {
        findings.by = recogniser.name;
        (recogniser.run)(document, &mut findings);
    }
    findings
}
