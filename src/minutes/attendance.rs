//! Who was there, and who was not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One person, or one organisation that attended without a person's name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    /// `p1`, `p2`, …
    #[serde(rename = "ref")]
    pub reference: String,
    /// Name as printed, without honorific; with a seat in a parliament behind it.
    pub name: String,
    /// `Mr`, `Dr`, `Cllr`, …
    pub honorific: Option<String>,
    /// Initials as printed; their case matters (`SSm`, `SSt`).
    pub initials: Option<String>,
    /// Post or role as printed.
    pub role: Option<String>,
    /// Organisation as printed.
    pub organisation: Option<String>,
    /// In which list the person stands.
    pub status: Status,
    /// Whether the person chaired the meeting.
    pub chair: bool,
    /// What is printed beside the name, such as `left at 19:50`.
    pub note: Option<String>,
}

/// In which list a person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Members and attendees.
    Present,
    /// A separately headed list: officers, staff, guests, observers.
    InAttendance,
    /// Sent apologies, regrets, or was excused.
    Apologies,
    /// Absent without apologies.
    Absent,
}

/// A label that stands for somebody: an owner, a lead, a mover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonLabel {
    /// As printed.
    pub label: String,
    /// `ref` of the attendee, where one matches without doubt.
    pub person: Option<String>,
}
