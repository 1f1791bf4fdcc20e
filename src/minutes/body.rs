//! What was planned, what was said, and everything readable besides.

use super::{ClockTime, PersonLabel};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One line of a separate agenda.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgendaEntry {
    /// `g1`, `g2`, …
    #[serde(rename = "ref")]
    pub reference: String,
    /// Number as printed.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// Planned start.
    pub start_time: Option<ClockTime>,
    /// Planned end.
    pub end_time: Option<ClockTime>,
    /// Planned length in minutes, where a length is printed.
    pub duration_minutes: Option<u32>,
    /// Who leads it.
    pub leads: Vec<PersonLabel>,
}

/// A section of the minutes' body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// `i1`, or `i1.2` for a sub-item.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Number as printed.
    pub number: Option<String>,
    /// Title as printed; none where a numbered paragraph has no heading.
    pub title: Option<String>,
    /// Minuted start.
    pub start_time: Option<ClockTime>,
    /// Minuted end.
    pub end_time: Option<ClockTime>,
    /// Refs of the agenda entries that this item takes.
    pub agenda: Vec<String>,
    /// The text under the heading, in order.
    pub blocks: Vec<Block>,
    /// Refs of the actions made here.
    pub actions: Vec<String>,
    /// Refs of the decisions made here.
    pub decisions: Vec<String>,
    /// Sub-items.
    pub items: Vec<Item>,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its words; white space folded.
        text: String,
    },
    /// A list.
    List {
        /// Its entries, with their printed numbers, without bullets.
        items: Vec<String>,
    },
    /// A table.
    Table {
        /// Its rows, the heads among them.
        rows: Vec<Vec<String>>,
    },
}

/// Readable text that is no item: front matter, an annex, a numbered clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// `s1`, or `s1.2` for a section in a section.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Number as printed.
    pub number: Option<String>,
    /// Heading.
    pub title: Option<String>,
    /// The text under the heading, in order.
    pub blocks: Vec<Block>,
    /// Sections in this section.
    pub sections: Vec<Section>,
}
