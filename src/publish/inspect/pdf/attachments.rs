//! Files in the file: attachments, portfolios, and files that annotations and scripts carry.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::file::Pdf;
use super::text;
use lopdf::{Dictionary, Object};
use std::collections::BTreeSet;

pub(super) const ATTACHMENT: Channel = Channel {
    code: Code {
        name: "attachment",
        severity: Severity::Leak,
        title: "a file in the file",
        hint: "save it, look at it, and publish the pages without it",
    },
    examine: attachments,
};

fn attachments(pdf: &Pdf<'_>, report: &mut Report) {
    let mut told = BTreeSet::new();
    pdf.each_dictionary(|id, dictionary| {
        let Some(files) = pdf.dictionary(dictionary, b"EF") else {
            return;
        };
        let names = [&b"UF"[..], b"F", b"Desc", b"Unix", b"Mac", b"DOS"];
        let mut words: Vec<String> = Vec::new();
        for name in names
            .into_iter()
            .filter_map(|key| pdf.words(dictionary, key))
        {
            if !words.contains(&name) {
                words.push(name);
            }
        }
        for (_, file) in files {
            if let Object::Reference(file) = file
                && told.insert(*file)
            {
                words.extend(contents(pdf, pdf.resolved(&Object::Reference(*file))));
            }
        }
        report.add(
            &ATTACHMENT.code,
            pdf.place(id),
            "an attached file",
            &words.join(" | "),
        );
    });
    each_loose(pdf, &told, report);
    if pdf
        .catalog()
        .is_some_and(|catalog| catalog.has(b"Collection"))
    {
        let message = "the file is a portfolio: its files are shown in place of its pages";
        report.add(
            &ATTACHMENT.code,
            super::super::report::Where::default(),
            message,
            "",
        );
    }
}

/// Files that no list of files names.
fn each_loose(pdf: &Pdf<'_>, told: &BTreeSet<lopdf::ObjectId>, report: &mut Report) {
    for (id, object) in &pdf.document.objects {
        if let Object::Stream(stream) = object
            && stream.dict.has_type(b"EmbeddedFile")
            && !told.contains(id)
        {
            let words = contents(pdf, object).unwrap_or_default();
            report.add(
                &ATTACHMENT.code,
                pdf.place(*id),
                "a file that nothing names",
                &words,
            );
        }
    }
}

/// The words of an attached file that is text; of another, how long it is.
fn contents(pdf: &Pdf<'_>, file: &Object) -> Option<String> {
    let Object::Stream(stream) = file else {
        return None;
    };
    let bytes = Pdf::unpacked(stream)?;
    let size = format!("{} bytes", bytes.len());
    let kind = kind(pdf, &stream.dict);
    let words = match str::from_utf8(&bytes) {
        Ok(words) if text::is_wordy(words) => words.to_owned(),
        _ => String::new(),
    };
    Some([kind, size, words].join(" ").trim().to_owned())
}

fn kind(pdf: &Pdf<'_>, dictionary: &Dictionary) -> String {
    let name = pdf
        .get(dictionary, b"Subtype")
        .as_name()
        .unwrap_or_default();
    String::from_utf8_lossy(name).into_owned()
}
