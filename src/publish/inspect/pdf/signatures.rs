//! Signatures: who signed, where and why.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::file::Pdf;

pub(super) const SIGNATURE: Channel = Channel {
    code: Code {
        name: "signature",
        severity: Severity::Warning,
        title: "a digital signature, which names who signed",
        hint: "its certificate names a person too; print the pages anew if that is not for the public",
    },
    examine: signatures,
};

fn signatures(pdf: &Pdf<'_>, report: &mut Report) {
    pdf.each_dictionary(|id, dictionary| {
        if dictionary.has(b"ByteRange") && dictionary.has(b"Filter") {
            let keys = [&b"Name"[..], b"Reason", b"Location", b"ContactInfo"];
            let words = keys
                .into_iter()
                .filter_map(|key| pdf.words(dictionary, key));
            let words = words.collect::<Vec<_>>().join(" | ");
            report.add(&SIGNATURE.code, pdf.place(id), "a signature", &words);
        }
    });
}
