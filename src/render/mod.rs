//! Minutes to bytes: one file per output format.

mod compact;
mod csv;
mod database;
mod govspeak;
mod html;
mod json;
mod markdown;
mod markup;
mod ndjson;
mod public;
pub mod tables;
mod text;
mod view;
mod worksheet;

pub use public::{PUBLIC_RENDERERS, PublicRenderer, publish};
pub use worksheet::worksheet;

use crate::Reading;
use serde::{Deserialize, Serialize};

/// What can be chosen about an output.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct RenderOptions {
    /// Leave out the texts of the items.
    pub summary: bool,
    /// Leave out the conflicts.
    pub without_conflicts: bool,
    /// JSON on many indented lines.
    pub pretty: bool,
    /// Which table, where the format has only one.
    pub table: &'static tables::Table,
}

/// An output format with one output per input.
#[derive(Debug)]
pub struct Renderer {
    /// Name, as `--to` takes it.
    pub name: &'static str,
    /// File name extension, without the dot.
    pub extension: &'static str,
    /// One line of help.
    pub describes: &'static str,
    /// Writes one output.
    pub render: fn(&Reading, &RenderOptions) -> Vec<u8>,
}

/// All of them; the first is the default.
pub const RENDERERS: &[Renderer] = &[
    json::RENDERER,
    markdown::RENDERER,
    html::RENDERER,
    govspeak::RENDERER,
    text::RENDERER,
];

impl Renderer {
    /// Whether an input that failed has an output too: only the record itself has a place for
    /// `error`.
    #[must_use]
    pub fn shows_errors(&self) -> bool {
        self.extension == json::RENDERER.extension
    }
}

/// An output format with one output for all inputs: rows for each, one after the other.
#[derive(Debug)]
pub struct Collection {
    /// Name, as `--to` takes it.
    pub name: &'static str,
    /// One line of help.
    pub describes: &'static str,
    /// What takes the rows.
    pub medium: Medium,
    /// What comes before all rows.
    pub head: fn(&RenderOptions) -> Vec<u8>,
    /// Writes one row; an input that failed has one too.
    pub row: fn(&Reading, &RenderOptions) -> Vec<u8>,
}

/// All of them.
pub const COLLECTIONS: &[Collection] = &[ndjson::COLLECTION, csv::COLLECTION, database::COLLECTION];

/// What takes the rows of a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A stream: rows follow each other.
    Stream,
    /// A database that can be added to.
    Database,
}
