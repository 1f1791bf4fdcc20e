//! `minutebook` turns the minutes of meetings into structured, checkable data.
//!
//! ```text
//! bytes ──read──▶ Document ──recognise──▶ Findings ──assemble──▶ Minutes ──render──▶ bytes
//!                   │  ▲                                           └──check──▶ Conflicts
//!                   └──┘ layout passes
//! ```
//!
//! ```
//! use minutebook::{Options, read_minutes};
//!
//! let bytes = b"Minutes of the Pond Committee\n\nDate: 3 May 2021\nPresent: A Oak (Chair), B Elm\n";
//! let reading = read_minutes("pond.txt", bytes, &Options::default());
//! let minutes = &reading.minutes;
//! assert_eq!(minutes.meeting.body.as_deref(), Some("Pond Committee"));
//! assert!(minutes.attendance.iter().any(|person| person.name == "A Oak" && person.chair));
//! let json = serde_json::to_string(minutes)?;
//! assert!(json.contains("\"date\":\"2021-05-03\""));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # The rooms
//!
//! Each knows only those before it; a test reads their `use` lines.
//!
//! | room | holds |
//! | --- | --- |
//! | [`minutes`] | the model that the JSON shows |
//! | [`text`] | small grammars: text in, a typed value and the rest out |
//! | [`vocabulary`] | the labels that documents use: tables, one file a language |
//! | [`document`] | one text, and the lines, blocks and tables in it |
//! | [`read`] | bytes to a document, one file or folder a format |
//! | [`layout`] | passes that put a document's words in reading order |
//! | [`recognise`] | a document to findings, one file for each thing seen |
//! | [`assemble`] | findings to minutes: which wins, who is who, what belongs to what |
//! | [`check`] | where minutes contradict themselves, one file a check |
//! | [`publish`] | minutes prepared for the public: policy, plan, what is left, and the proof |
//! | [`render`] | minutes to bytes, one file a format |
//! | `batch` | many inputs: folders, threads, order, isolation, what is done already |
//! | `cli` | the command line, one file a command |
//!
//! Grammars and vocabulary stand before reading and layout, because layout tells a table's head and a
//! label's line by them. They know nothing of documents, so no arrow turns back.
//!
//! A document has two texts. Its source text is what places are counted in; its flow is the same
//! words in reading order, white space folded and cut words and sentences joined. Every value is one
//! span of the flow, so that recognisers work on plain `&str`, and the flow knows where in the source
//! each of its bytes stands ([`document::Flow`]).
//!
//! A document that holds several meetings is taken apart where each begins ([`assemble::further_meetings`]),
//! each part is recognised and assembled as a document of its own ([`document::Document::in_parts`]), and
//! the records are joined ([`assemble::Joined`]).
//!
//! The model holds plain values, and what is known of where each stood is kept beside them, by JSON
//! Pointer ([`minutes::Provenance`]): so a record reads back from its own JSON unchanged.
//!
//! # What holds
//!
//! 1. Only `cli` and `batch` touch files, the environment, the terminal and the clock. All else is a
//!    pure function.
//! 2. Reading can fail. Recognising and assembling cannot: they give minutes and diagnostics.
//! 3. Recognisers do not read each other; their order does not matter; only [`assemble`] chooses
//!    between rivals.
//! 4. No renderer and no check recognises anything. If it needs to know, the model has a field for it.
//! 5. Every word of a document's text stands in a value, in the raw words of its provenance, in
//!    `furniture` or in `unplaced`.
//! 6. The same input gives the same bytes, at any number of threads.
//! 7. No name of a person or a body from a sample or a real document occurs in `src/`: a rule that fits
//!    one document is no rule.

pub mod assemble;
pub mod check;
pub mod document;
mod explain;
pub mod layout;
pub mod minutes;
mod near_pointer;
mod overlay;
pub mod publish;
pub mod read;
pub mod recognise;
pub mod render;
mod show;
pub mod text;
pub mod vocabulary;
mod witness;

pub use explain::{Explained, Explanation, NotExplained, Origin, explain};
pub use minutes::Minutes;
pub use overlay::overlay;
pub use show::{Stage, show};
pub use witness::Witness;

use assemble::Joined;
use document::Document;
use minutes::Source;
use read::{Limits, ReadError};
use recognise::Findings;
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

/// How an input is to be read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
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
            let mut joined = Joined::default();
            let document = each_meeting(layout::lay_out(document), |meeting, findings| {
                joined.add(record(meeting, findings, source.clone()));
            });
            let mut minutes = joined.finish().unwrap_or_else(|| Minutes::empty(source));
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
        sha256: Some(sha256(bytes)),
        format: None,
        bytes: Some(bytes.len() as u64),
        pages: None,
    }
}

/// Hands over the part of `document` that each of its meetings takes, with what was found there; gives
/// back the document, without the blocks where it was taken apart.
fn each_meeting(document: Document, mut each: impl FnMut(&Document, &Findings)) -> Document {
    let findings = recognise::recognise(&document);
    let starts = assemble::further_meetings(&document, &findings);
    if starts.is_empty() {
        each(&document, &findings);
        return document;
    }
    document.in_parts(&starts, |part| {
        let mut findings = recognise::recognise(part);
        findings.of_meeting = true;
        each(part, &findings);
    })
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

/// The record of an input whose bytes are known, and of which nothing can be made for a reason that
/// lies outside of it: reading it took too long, or the program failed at it.
#[must_use]
pub fn given_up(path: &str, bytes: &[u8], error: &ReadError, options: &Options) -> Reading {
    Reading::failed(source(path, bytes), error, options)
}

/// The JSON Schema (2020-12) of a record.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Minutes).to_value()
}

/// The SHA-256 of `bytes` in lower-case hexadecimal, as `source.sha256` shows it.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(digest(&SHA256, bytes).as_ref())
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
