//! The model that the JSON shows: plain data, one struct per record, in the order of the keys.
//!
//! Values are owned and unadorned, so that the model reads back from its own JSON unchanged. Where
//! each value stood, and which recogniser saw it, is kept beside them in [`Minutes::provenance`],
//! addressed by JSON Pointer.

mod attendance;
mod body;
mod meeting;
mod origin;
mod outcome;
mod terms;
mod time;

pub use attendance::{Attendee, PersonLabel, Status};
pub use body::{AgendaEntry, Block, Item, Section};
pub use meeting::{Kind, Marking, Meeting, MeetingStatus, NextMeeting};
pub use origin::{
    Conflict, Diagnostic, Failure, Format, Place, Provenance, Severity, Source, Stray,
};
pub use outcome::{Action, ActionStatus, Ballot, Decision, Mention, Outcome, Vote};
pub use terms::{Footnote, Group, Redaction};
pub use time::{ClockTime, PartialDate};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of the JSON that this program writes.
pub const SCHEMA_VERSION: &str = "1";

/// The program's name and version, as `generator` shows it.
pub const GENERATOR: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// What one input says, in the shape of the JSON.
///
/// A value that the document does not print is `None` or empty, never guessed. Records are linked
/// by `ref`: `p1` people, `g2` agenda, `i4` and `i4.2` items, `a1` actions, `d1` decisions, `s1`
/// sections.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    /// Version of this shape.
    pub schema_version: String,
    /// Program that wrote it, with its version.
    pub generator: String,
    /// The input.
    pub source: Source,
    /// Why nothing could be read; then everything below is empty.
    pub error: Option<Failure>,
    /// What kind of document it is.
    pub kind: Kind,
    /// Language of the text as a BCP 47 tag, where it is plain.
    pub language: Option<String>,
    /// Protective marking or FOI header.
    pub marking: Option<Marking>,
    /// The meeting itself.
    pub meeting: Meeting,
    /// Everybody in the attendance lists, and apologies and absences wherever they are stated.
    pub attendance: Vec<Attendee>,
    /// A separate agenda list or table.
    pub agenda: Vec<AgendaEntry>,
    /// The sections of the minutes' body, in order.
    pub items: Vec<Item>,
    /// Tasks that the document marks as actions.
    pub actions: Vec<Action>,
    /// Formal decisions and resolutions.
    pub decisions: Vec<Decision>,
    /// The next meeting, where one is announced.
    pub next_meeting: Option<NextMeeting>,
    /// Where one document holds several meetings: all but the first.
    pub further_meetings: Vec<FurtherMeeting>,
    /// Terms of reference: the groups that they set up.
    pub groups: Vec<Group>,
    /// Terms of reference: the members, as printed.
    pub membership: Vec<String>,
    /// Everything readable that is no item: front matter, annexes, clauses.
    pub sections: Vec<Section>,
    /// Footnotes.
    pub footnotes: Vec<Footnote>,
    /// Redactions that the source already shows.
    pub redactions: Vec<Redaction>,
    /// Where the document contradicts itself.
    pub conflicts: Vec<Conflict>,
    /// What the reader of this record should know about how it was made.
    pub diagnostics: Vec<Diagnostic>,
    /// Running heads and feet, page numbers.
    pub furniture: Vec<Stray>,
    /// Text that nothing claimed.
    pub unplaced: Vec<Stray>,
    /// Where every value stood; left out on request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Vec<Provenance>>,
}

/// A further meeting in the same document: the keys `meeting` to `next_meeting`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FurtherMeeting {
    /// The meeting itself.
    pub meeting: Meeting,
    /// Everybody in its attendance lists.
    pub attendance: Vec<Attendee>,
    /// Its agenda.
    pub agenda: Vec<AgendaEntry>,
    /// The sections of its minutes.
    pub items: Vec<Item>,
    /// Its actions.
    pub actions: Vec<Action>,
    /// Its decisions.
    pub decisions: Vec<Decision>,
    /// The meeting that it announces.
    pub next_meeting: Option<NextMeeting>,
}

impl Minutes {
    /// A record of `source` with nothing in it.
    #[must_use]
    pub fn empty(source: Source) -> Self {
        Self {
            schema_version: SCHEMA_VERSION.to_owned(),
            generator: GENERATOR.to_owned(),
            source,
            error: None,
            kind: Kind::Other,
            language: None,
            marking: None,
            meeting: Meeting::default(),
            attendance: Vec::new(),
            agenda: Vec::new(),
            items: Vec::new(),
            actions: Vec::new(),
            decisions: Vec::new(),
            next_meeting: None,
            further_meetings: Vec::new(),
            groups: Vec::new(),
            membership: Vec::new(),
            sections: Vec::new(),
            footnotes: Vec::new(),
            redactions: Vec::new(),
            conflicts: Vec::new(),
            diagnostics: Vec::new(),
            furniture: Vec::new(),
            unplaced: Vec::new(),
            provenance: Some(Vec::new()),
        }
    }

    /// The record of an input that could not be read.
    #[must_use]
    pub fn failed(source: Source, failure: Failure) -> Self {
        Self {
            error: Some(failure),
            ..Self::empty(source)
        }
    }

    /// The attendee with this `ref`.
    #[must_use]
    pub fn person(&self, reference: &str) -> Option<&Attendee> {
        self.attendance.iter().find(|p| p.reference == reference)
    }
}
