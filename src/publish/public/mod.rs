//! What the public gets: a model of its own, which has no place for anything else.
//!
//! There are no paths, digests, spans, provenance, conflicts or raw words in it. Refs are counted
//! over what is published, and people who are withheld stand behind the others, in an order that
//! their names do not decide.

mod build;
mod text;

pub use text::{Piece, Text};

pub(super) use build::build;

use crate::minutes::{ActionStatus, ClockTime, Kind, MeetingStatus, Outcome, Status};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of the public JSON's shape.
pub const VERSION: &str = "1";

/// Minutes for the public.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Public {
    /// Version of this shape.
    pub schema_version: String,
    /// Program that wrote it, with its version.
    pub generator: String,
    /// What the reader has to know: that the document was edited, by whom and under which law.
    pub notice: Notice,
    /// What kind of document it is.
    pub kind: Kind,
    /// Language of the text as a BCP 47 tag, where it is plain.
    pub language: Option<String>,
    /// The meetings, in the order of the document.
    pub meetings: Vec<PublicMeeting>,
    /// Terms of reference: groups.
    pub groups: Vec<PublicGroup>,
    /// Terms of reference: members.
    pub membership: Vec<Text>,
    /// Readable text that is no item.
    pub sections: Vec<PublicSection>,
    /// Footnotes.
    pub footnotes: Vec<PublicFootnote>,
    /// Text that stood in no part of the document's structure.
    pub further_text: Vec<Text>,
}

/// What the reader has to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Who publishes.
    pub publisher: String,
    /// The law.
    pub regime: String,
    /// The notice in words.
    pub text: String,
    /// What is withheld, in structural units.
    pub withheld: Vec<Amount>,
}

/// How much is withheld under one provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// `section 40(2)`.
    pub provision: String,
    /// What it protects.
    pub title: String,
    /// `name`, `organisation`, `personal data`, `text`, `item`.
    pub what: String,
    /// Number of places.
    pub places: usize,
}

/// A meeting.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicMeeting {
    /// Title of the document or meeting.
    pub title: Option<Text>,
    /// The group that met.
    pub body: Option<Text>,
    /// Its abbreviation.
    pub abbreviation: Option<Text>,
    /// Date.
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// When it began.
    pub start_time: Option<ClockTime>,
    /// When it ended.
    pub end_time: Option<ClockTime>,
    /// Venue.
    pub location: Option<Text>,
    /// Draft or approved.
    pub status: Option<MeetingStatus>,
    /// What is said of the quorum.
    pub quorum: Option<Text>,
    /// Who was there; those withheld behind the others.
    pub attendance: Vec<PublicAttendee>,
    /// The agenda.
    pub agenda: Vec<PublicAgendaEntry>,
    /// The minutes.
    pub items: Vec<PublicItem>,
    /// Actions.
    pub actions: Vec<PublicAction>,
    /// Decisions.
    pub decisions: Vec<PublicDecision>,
    /// The next meeting.
    pub next_meeting: Option<PublicNextMeeting>,
}

/// Somebody who was there, or sent apologies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicAttendee {
    /// `p1`, `p2`, …
    #[serde(rename = "ref")]
    pub reference: String,
    /// Name, or the label that stands for it.
    pub name: Text,
    /// Whether the name is withheld.
    pub withheld: bool,
    /// Initials.
    pub initials: Option<Text>,
    /// Post or role.
    pub role: Option<Text>,
    /// Organisation.
    pub organisation: Option<Text>,
    /// In which list the person stands.
    pub status: Status,
    /// Whether the person chaired the meeting.
    pub chair: bool,
    /// What is said beside the name.
    pub note: Option<Text>,
}

/// A label that stands for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicLabel {
    /// As printed, or the label of what is withheld.
    pub label: Text,
    /// `ref` of the attendee, where one is meant and published.
    pub person: Option<String>,
}

/// A line of the agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicAgendaEntry {
    /// `g1`, `g2`, …
    #[serde(rename = "ref")]
    pub reference: String,
    /// Number.
    pub number: Option<Text>,
    /// Title.
    pub title: Text,
    /// Planned start.
    pub start_time: Option<ClockTime>,
    /// Planned end.
    pub end_time: Option<ClockTime>,
    /// Planned length in minutes.
    pub duration_minutes: Option<u32>,
    /// Who leads it.
    pub leads: Vec<PublicLabel>,
}

/// An item of the minutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicItem {
    /// `i1`, or `i1.2` for a sub-item.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Number.
    pub number: Option<Text>,
    /// Title.
    pub title: Option<Text>,
    /// Minuted start.
    pub start_time: Option<ClockTime>,
    /// Minuted end.
    pub end_time: Option<ClockTime>,
    /// Refs of agenda entries.
    pub agenda: Vec<String>,
    /// Whether the whole item is withheld.
    pub withheld: bool,
    /// The text.
    pub blocks: Vec<PublicBlock>,
    /// Refs of actions.
    pub actions: Vec<String>,
    /// Refs of decisions.
    pub decisions: Vec<String>,
    /// Sub-items.
    pub items: Vec<PublicItem>,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum PublicBlock {
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: Text,
    },
    /// A list.
    List {
        /// Its entries.
        items: Vec<Text>,
    },
    /// A table.
    Table {
        /// Its rows.
        rows: Vec<Vec<Text>>,
    },
    /// What is published instead of a withheld item.
    Summary {
        /// Its words.
        text: Text,
    },
}

/// An action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicAction {
    /// `a1`, `a2`, …
    #[serde(rename = "ref")]
    pub reference: String,
    /// Id as printed.
    pub id: Option<Text>,
    /// The task.
    pub text: Text,
    /// Who does it.
    pub owners: Vec<PublicLabel>,
    /// When it is due.
    #[schemars(with = "Option<String>")]
    pub due: Option<Date>,
    /// When it is due, as printed.
    pub due_text: Option<Text>,
    /// Open or done.
    pub status: Option<ActionStatus>,
    /// What is reported of it.
    pub progress: Option<Text>,
    /// `ref` of the item.
    pub item: Option<String>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicDecision {
    /// `d1`, `d2`, …
    #[serde(rename = "ref")]
    pub reference: String,
    /// The words.
    pub text: Text,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// Who moved it.
    pub mover: Option<PublicLabel>,
    /// Who seconded it.
    pub seconder: Option<PublicLabel>,
    /// How the vote went: for, against, abstained.
    pub votes: Vec<PublicBallot>,
    /// `ref` of the item.
    pub item: Option<String>,
}

/// One side of a vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicBallot {
    /// `for`, `against`, `abstained`.
    pub side: String,
    /// How many.
    pub count: Option<u32>,
    /// Who.
    pub names: Vec<Text>,
}

/// A meeting that is announced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicNextMeeting {
    /// Date.
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// When it begins.
    pub start_time: Option<ClockTime>,
    /// Venue.
    pub location: Option<Text>,
}

/// A group of terms of reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicGroup {
    /// Name.
    pub name: Text,
    /// Abbreviation.
    pub abbreviation: Option<Text>,
    /// Who chairs it.
    pub chair: Option<Text>,
    /// Who is represented.
    pub representation: Vec<Text>,
    /// What it is for.
    pub responsibilities: Vec<Text>,
}

/// Readable text that is no item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicSection {
    /// `s1`, or `s1.2`.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Number.
    pub number: Option<Text>,
    /// Heading.
    pub title: Option<Text>,
    /// The text.
    pub blocks: Vec<PublicBlock>,
    /// Sections in this section.
    pub sections: Vec<PublicSection>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicFootnote {
    /// Its mark.
    pub mark: Text,
    /// Its text.
    pub text: Text,
}

/// The JSON Schema (2020-12) of the public JSON.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Public).to_value()
}
