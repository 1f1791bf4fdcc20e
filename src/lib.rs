//! `minutebook` turns the minutes of meetings into structured, checkable data.
//!
//! ```text
//! bytes ──read──▶ Document ──recognise──▶ Findings ──assemble──▶ Minutes ──render──▶ bytes
//! ```

pub mod assemble;
pub mod check;
pub mod document;
mod explain;
pub mod layout;
pub mod minutes;
pub mod read;
pub mod recognise;
pub mod render;
mod show;
pub mod text;
pub mod vocabulary;

pub use explain::{Explained, Explanation, NotExplained, Origin, Witness, explain};
pub use minutes::Minutes;
pub use show::{Stage, show};

use document::Document;
use minutes::Source;
use read::{Limits, ReadError};
use recognise::Findings;
use sha2::{Digest, Sha256};

/// How an input is to be read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format, where it is not to be told from the bytes.
    pub from: Option<minutes::Format>,
    /// What an input may cost.
    pub limits: Limits,
    /// Leave `provenance` out of the record.
    pub without_provenance: bool,
}

/// An input that was read: its text, and what was recognised in it.
#[derive(Debug)]
pub struct Reading {
    /// The document's text, as `--to text` prints it; empty where reading failed.
    pub text: String,
    /// The record.
    pub minutes: Minutes,
}

impl Reading {
    fn failed(source: Source, error: &ReadError, options: &Options) -> Self {
        let failure = minutes::Failure {
            code: error.code.as_str().to_owned(),
            message: error.message.clone(),
            page: error.page,
        };
        let mut minutes = Minutes::failed(source, failure);
        if options.without_provenance {
            minutes.provenance = None;
        }
        Self {
            text: String::new(),
            minutes,
        }
    }
}

/// Reads one input into a record; an input that cannot be read gives a record with `error`.
///
/// `path` is only shown in the record, never opened.
#[must_use]
pub fn read_minutes(path: &str, bytes: &[u8], options: &Options) -> Reading {
    let source = source(path, bytes);
    match read::read(bytes, options.from, &options.limits) {
        Ok(document) => {
            let document = layout::lay_out(document);
            let findings = recognise::recognise(&document);
            let mut minutes = record(&document, &findings, source);
            if options.without_provenance {
                minutes.provenance = None;
            }
            Reading {
                text: document.text,
                minutes,
            }
        }
        Err(error) => Reading::failed(source, &error, options),
    }
}

/// What is known of an input before it is read.
fn source(path: &str, bytes: &[u8]) -> Source {
    Source {
        path: path.to_owned(),
        sha256: Some(hexadecimal(&Sha256::digest(bytes))),
        format: None,
        bytes: Some(bytes.len() as u64),
        pages: None,
    }
}

/// The record of a document, with provenance: checks find the places of values there.
fn record(document: &Document, findings: &Findings, mut source: Source) -> Minutes {
    source.format = Some(document.format);
    source.pages = document.pages;
    let mut minutes = assemble::assemble(document, findings, source, true);
    check::check(&mut minutes);
    minutes
}

/// The record of an input whose bytes could not be had, so that it does not drop out of a stream of
/// records.
#[must_use]
pub fn unread(path: &str, error: &ReadError, options: &Options) -> Reading {
    let source = Source {
        path: path.to_owned(),
        sha256: None,
        format: None,
        bytes: None,
        pages: None,
    };
    Reading::failed(source, error, options)
}

/// The JSON Schema (2020-12) of a record.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Minutes).to_value()
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|nibble| DIGITS.get(usize::from(nibble)))
        .collect()
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
