//! Where everything comes from: the input, places in it, and what is to be said about them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Path as given, `-` for standard input.
    pub path: String,
    /// SHA-256 of the bytes, in lower-case hexadecimal; none where they were not all read.
    pub sha256: Option<String>,
    /// What the bytes are; none where they could not be told.
    pub format: Option<Format>,
    /// Number of bytes; none where they were not all read.
    pub bytes: Option<u64>,
    /// Number of pages, where the format has pages.
    pub pages: Option<u32>,
}

/// An input format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text.
    Text,
    /// Portable Document Format.
    Pdf,
    /// Office Open XML.
    Docx,
    /// Open Document text.
    Odt,
    /// Hypertext.
    Html,
    /// Markdown.
    Markdown,
}

impl Format {
    /// All of them, in the order that help shows them.
    pub const ALL: &[Self] = &[
        Self::Text,
        Self::Pdf,
        Self::Docx,
        Self::Odt,
        Self::Html,
        Self::Markdown,
    ];

    /// As JSON shows it, and `--from` takes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Html => "html",
            Self::Markdown => "markdown",
        }
    }
}

/// Why an input could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// Stable code, listed in the README.
    pub code: String,
    /// What is wrong, for people.
    pub message: String,
    /// Page that it is on, from 1.
    pub page: Option<u32>,
}

/// A place in the document.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Page, from 1; none where the format has no pages.
    pub page: Option<u32>,
    /// Line, from 1, on that page or in the document.
    pub line: Option<u32>,
    /// Left, top, right and bottom in points from the page's top left; none for text.
    pub bbox: Option<[f32; 4]>,
    /// First byte, and the byte after the last, in the text that `--to text` prints.
    pub span: [u32; 2],
}

/// Where one value stood, and which recogniser saw it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// JSON Pointer of the value.
    pub pointer: String,
    /// Name of the recogniser.
    pub by: Cow<'static, str>,
    /// The words there, label included.
    pub raw: String,
    /// Several where a page or a cell cuts the value.
    pub places: Vec<Place>,
}

/// Where a document contradicts itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// Stable code, listed in the README.
    pub code: String,
    /// What contradicts what, for people.
    pub message: String,
    /// Where.
    pub places: Vec<Place>,
    /// Records that it is about.
    pub refs: Vec<String>,
}

/// What the reader of a record should know about how it was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic {
    /// Stable code, listed in the README.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// What happened, for people.
    pub message: String,
    /// Where.
    pub places: Vec<Place>,
}

/// How much a diagnostic matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something was read with a well-founded inference.
    Note,
    /// Something may be wrong.
    Warning,
    /// Something is wrong.
    Error,
}

/// Text that is no value: furniture, or what nothing claimed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stray {
    /// Its words.
    pub text: String,
    /// Where.
    pub places: Vec<Place>,
}
