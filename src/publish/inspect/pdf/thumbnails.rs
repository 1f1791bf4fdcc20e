//! Small pictures of pages, which may be older than what they show now.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::file::Pdf;

pub(super) const THUMBNAIL: Channel = Channel {
    code: Code {
        name: "thumbnail",
        severity: Severity::Leak,
        title: "a small picture of a page",
        hint: "it may show the page as it was before redaction; print the pages anew",
    },
    examine: |pdf: &Pdf<'_>, report: &mut Report| {
        pdf.each_dictionary(|id, dictionary| {
            if dictionary.has(b"Thumb") {
                report.add(&THUMBNAIL.code, pdf.place(id), "a picture of the page", "");
            }
        });
    },
};
