//! The meeting as a whole, and the document's marking.

use super::{ClockTime, PartialDate};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of document it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A record of a meeting that was held.
    Minutes,
    /// A plan of a meeting to be held.
    Agenda,
    /// What a group is for, and who belongs to it.
    TermsOfReference,
    /// A list of actions with their progress.
    ActionLog,
    /// None of these.
    #[default]
    Other,
}

/// A protective marking or FOI header.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Marking {
    /// Words of the classification, as printed.
    pub classification: Option<String>,
    /// Yes or no, where the document says one of them.
    pub foia_disclosable: Option<bool>,
    /// What it says instead, such as `In Part`.
    pub foia_note: Option<String>,
    /// Force or organisation.
    pub organisation: Option<String>,
    /// When the document was made, as precise as printed.
    pub created: Option<PartialDate>,
}

/// The meeting that the document records or plans.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// The document's own title, lines joined.
    pub title: Option<String>,
    /// The group that met.
    pub body: Option<String>,
    /// The group's abbreviation, if printed.
    pub abbreviation: Option<String>,
    /// Date of the meeting.
    #[schemars(with = "Option<PartialDate>")]
    pub date: Option<Date>,
    /// When it began, if printed.
    pub start_time: Option<ClockTime>,
    /// When it ended, if printed.
    pub end_time: Option<ClockTime>,
    /// Venue as printed.
    pub location: Option<String>,
    /// Whether the minutes call themselves draft or approved.
    pub status: Option<MeetingStatus>,
    /// What is said of the quorum.
    pub quorum: Option<String>,
}

/// What minutes call themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeetingStatus {
    /// Not yet approved.
    Draft,
    /// Approved.
    Approved,
}

/// A meeting that is announced.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextMeeting {
    /// Its date.
    #[schemars(with = "Option<PartialDate>")]
    pub date: Option<Date>,
    /// When it begins.
    pub start_time: Option<ClockTime>,
    /// Venue as printed.
    pub location: Option<String>,
}
