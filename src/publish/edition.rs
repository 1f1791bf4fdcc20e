//! The outputs of a publication.

/// Names of the output formats.
pub const FORMATS: &[&str] = &["html", "markdown", "govspeak", "json", "csv"];
