//! Bytes before the file's header and behind its end.

use super::super::report::{Report, Where};
use super::super::{Code, Severity};
use super::Channel;
use super::file::Pdf;
use super::text;

pub(super) const BYTES_OUTSIDE: Channel = Channel {
    code: Code {
        name: "bytes_outside",
        severity: Severity::Warning,
        title: "bytes that are no part of the document",
        hint: "some program added them; print the pages anew",
    },
    examine,
};

/// The fewest bytes that are told.
const FEW: usize = 8;

fn examine(pdf: &Pdf<'_>, report: &mut Report) {
    let mark = b"%%EOF";
    let end = memchr::memmem::rfind(pdf.bytes, mark).map(|at| at + mark.len());
    let behind = end.and_then(|end| pdf.bytes.get(end..)).unwrap_or_default();
    let content: Vec<u8> = behind
        .iter()
        .copied()
        .filter(|b| !b.is_ascii_whitespace() && *b != 0)
        .collect();
    if content.len() >= FEW {
        let message = format!("{} bytes behind the end of the document", content.len());
        report.add(
            &BYTES_OUTSIDE.code,
            Where::default(),
            message,
            &words(behind),
        );
    }
    if pdf.before >= FEW {
        let message = format!("{} bytes before the document's header", pdf.before);
        report.add(&BYTES_OUTSIDE.code, Where::default(), message, "");
    }
}

fn words(bytes: &[u8]) -> String {
    let words = text::decoded(bytes);
    Some(words)
        .filter(|words| text::is_wordy(words))
        .unwrap_or_default()
}
