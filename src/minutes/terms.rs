//! Terms of reference, footnotes, and redactions that the source shows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A group that terms of reference set up.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Name, without its abbreviation.
    pub name: String,
    /// Abbreviation, if printed.
    pub abbreviation: Option<String>,
    /// Who chairs it.
    pub chair: Option<String>,
    /// Who is represented in it.
    pub representation: Vec<String>,
    /// What it is for.
    pub responsibilities: Vec<String>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Footnote {
    /// Its mark, as printed.
    pub mark: String,
    /// Its text.
    pub text: String,
}

/// A redaction that the source already shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Redaction {
    /// The words that stand there.
    pub text: String,
}
