//! What a file does or leads to: scripts, actions and links.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::file::Pdf;
use super::text;
use lopdf::{Dictionary, Object, ObjectId};

pub(super) const SCRIPT: Channel = Channel {
    code: Code {
        name: "script",
        severity: Severity::Warning,
        title: "a script",
        hint: "minutes need no scripts; print the pages anew",
    },
    examine: scripts,
};

pub(super) const ACTION: Channel = Channel {
    code: Code {
        name: "action",
        severity: Severity::Warning,
        title: "an action that opens, sends or fetches something",
        hint: "a path or an address in it may tell of people and machines; print the pages anew",
    },
    examine: actions,
};

pub(super) const LINK: Channel = Channel {
    code: Code {
        name: "link",
        severity: Severity::Warning,
        title: "a link to a mailbox or a file, which the page need not show",
        hint: "look at the address; take the link out if it is not for the public",
    },
    examine: links,
};

/// Kinds of actions that leave the document, and the entries that say where to.
const LEAVING: &[&[u8]] = &[
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"GoToR",
    b"GoToE",
    b"Rendition",
];

/// Addresses that anybody may see: pages of the web.
const PUBLIC: &[&str] = &["http://", "https://", "#"];

fn kind(dictionary: &Dictionary) -> &[u8] {
    dictionary
        .get(b"S")
        .and_then(Object::as_name)
        .unwrap_or_default()
}

fn scripts(pdf: &Pdf<'_>, report: &mut Report) {
    pdf.each_dictionary(|id, dictionary| {
        if !dictionary.has(b"JS") && kind(dictionary) != b"JavaScript" {
            return;
        }
        let words = match pdf.get(dictionary, b"JS") {
            Object::Stream(stream) => {
                let code = Pdf::unpacked(stream).unwrap_or_default();
                text::decoded(&code)
            }
            object => text::of(object).unwrap_or_default(),
        };
        report.add(&SCRIPT.code, pdf.place(id), "a script", &words);
    });
}

fn actions(pdf: &Pdf<'_>, report: &mut Report) {
    pdf.each_dictionary(|id, dictionary| {
        let kind = kind(dictionary);
        if LEAVING.contains(&kind) {
            let message = format!("an action of kind {}", String::from_utf8_lossy(kind));
            report.add(
                &ACTION.code,
                pdf.place(id),
                message,
                &target(pdf, dictionary),
            );
        }
    });
}

/// The file or address that an action names.
fn target(pdf: &Pdf<'_>, dictionary: &Dictionary) -> String {
    let file = pdf.get(dictionary, b"F");
    let inner = file
        .as_dict()
        .ok()
        .or_else(|| pdf.dictionary(dictionary, b"Win"));
    let names = inner.into_iter().flat_map(|inner| {
        [&b"UF"[..], b"F", b"P", b"D"]
            .into_iter()
            .filter_map(|key| pdf.words(inner, key))
    });
    text::of(file)
        .into_iter()
        .chain(names)
        .collect::<Vec<_>>()
        .join(" | ")
}

fn links(pdf: &Pdf<'_>, report: &mut Report) {
    let mut see = |id: ObjectId, dictionary: &Dictionary| {
        if kind(dictionary) != b"URI" {
            return;
        }
        let Some(address) = pdf.words(dictionary, b"URI") else {
            return;
        };
        let lower = address.trim().to_lowercase();
        if !PUBLIC.iter().any(|start| lower.starts_with(start)) {
            report.add(&LINK.code, pdf.place(id), "a link", &address);
        }
    };
    pdf.each_dictionary(&mut see);
}
