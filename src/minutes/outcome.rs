//! What came out of the meeting: actions and decisions.

use super::PartialDate;
use super::PersonLabel;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A task that the document marks as an action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// `a1`, `a2`, …
    #[serde(rename = "ref")]
    pub reference: String,
    /// Id as printed.
    pub id: Option<String>,
    /// The task, without its label, and without the owner where the owner stands apart.
    pub text: String,
    /// Who does it.
    pub owners: Vec<PersonLabel>,
    /// When it is due.
    #[schemars(with = "Option<PartialDate>")]
    pub due: Option<Date>,
    /// When it is due, as printed.
    pub due_text: Option<String>,
    /// Open or done, where the document says so.
    pub status: Option<ActionStatus>,
    /// What is reported of it.
    pub progress: Option<String>,
    /// `ref` of the item that it was made in.
    pub item: Option<String>,
    /// Each further place that states the same action.
    pub mentions: Vec<Mention>,
}

/// A further statement of an action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// Its words there.
    pub text: String,
    /// Its owners there.
    pub owners: Vec<PersonLabel>,
}

/// Whether an action is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    /// Still to be done.
    Open,
    /// Done.
    Done,
}

/// A formal decision or resolution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// `d1`, `d2`, …
    #[serde(rename = "ref")]
    pub reference: String,
    /// The whole sentence or paragraph.
    pub text: String,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// Who moved it.
    pub mover: Option<PersonLabel>,
    /// Who seconded it.
    pub seconder: Option<PersonLabel>,
    /// How the vote went.
    pub vote: Option<Vote>,
    /// `ref` of the item that it was made in.
    pub item: Option<String>,
}

/// What became of a motion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was agreed.
    Carried,
    /// It was voted down.
    Lost,
    /// It was put off.
    Deferred,
    /// It was taken back.
    Withdrawn,
}

/// A vote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// In favour.
    #[serde(rename = "for")]
    pub in_favour: Ballot,
    /// Against.
    pub against: Ballot,
    /// Abstentions.
    pub abstained: Ballot,
}

/// One side of a vote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// How many, where a number is printed.
    pub count: Option<u32>,
    /// Who, where names are printed.
    pub names: Vec<String>,
}
