//! Parts beside the text: data of programs, embedded files, macros, and pictures' data.

use super::super::report::Report;
use super::super::{Code, Severity, jpeg, xml};
use super::Channel;
use super::package::{Package, has_extension, place};

pub(super) const CUSTOM_XML: Channel = Channel {
    code: Code {
        name: "custom_xml",
        severity: Severity::Warning,
        title: "data that a program keeps in the file",
        hint: "have the word processor's document inspector remove it",
    },
    examine: custom_xml,
};

pub(super) const EMBEDDED_FILE: Channel = Channel {
    code: Code {
        name: "attachment",
        severity: Severity::Leak,
        title: "a file in the file",
        hint: "a sheet or a document is there whole, though only a part is shown; put in a picture of it",
    },
    examine: |package, report| {
        files(
            package,
            report,
            &EMBEDDED_FILE.code,
            "an embedded file",
            |name| {
                name.contains("/embeddings/")
                    || name.contains("/afchunk")
                    || has_extension(name, "ole")
            },
        );
    },
};

pub(super) const MACRO: Channel = Channel {
    code: Code {
        name: "script",
        severity: Severity::Warning,
        title: "a script",
        hint: "save the document without macros",
    },
    examine: |package, report| {
        files(package, report, &MACRO.code, "macros", |name| {
            name.ends_with("vbaProject.bin") || name.contains("/activeX/")
        });
    },
};

pub(super) const PICTURE_METADATA: Channel = Channel {
    code: Code {
        name: "image_metadata",
        severity: Severity::Warning,
        title: "a picture with data about itself",
        hint: "such data may name the place, the time and the owner of a camera; strip it from the picture",
    },
    examine: pictures,
};

pub(super) const OTHER_PART: Channel = Channel {
    code: Code {
        name: "other_part",
        severity: Severity::Warning,
        title: "a part that no word processor writes",
        hint: "some program added it; look at it, or save the document anew",
    },
    examine: |package, report| {
        files(
            package,
            report,
            &OTHER_PART.code,
            "a part of unknown use",
            |name| !KNOWN.iter().any(|known| name.starts_with(known)),
        );
    },
};

/// Where word processors put parts.
const KNOWN: &[&str] = &[
    "word/",
    "docProps/",
    "customXml/",
    "_rels/",
    "[Content_Types].xml",
    "_xmlsignatures/",
    "docMetadata/",
];

fn custom_xml(package: &Package, report: &mut Report) {
    let parts = package.parts.iter().filter(|(name, _)| {
        (name.starts_with("customXml/") || name.starts_with("docMetadata/"))
            && has_extension(name, "xml")
            && !name.contains("itemProps")
    });
    for (name, bytes) in parts {
        let is_words = |(element, words): &(String, String)| {
            !element.starts_with("xmlns")
                && words.contains(char::is_alphabetic)
                && !is_style(element)
        };
        let words = xml::words(bytes)
            .into_iter()
            .filter(is_words)
            .map(|(_, words)| words);
        let words = words.collect::<Vec<_>>().join(" | ");
        if !words.is_empty() {
            report.add(&CUSTOM_XML.code, place(name), "a program's data", &words);
        }
    }
}

/// The style of a bibliography, which every document has that ever had one.
fn is_style(element: &str) -> bool {
    matches!(element, "SelectedStyle" | "StyleName" | "Version" | "URI")
}

fn files(
    package: &Package,
    report: &mut Report,
    code: &'static Code,
    what: &str,
    is_one: fn(&str) -> bool,
) {
    for (name, bytes) in package
        .parts
        .iter()
        .filter(|(name, _)| is_one(name) && !name.ends_with('/'))
    {
        let message = format!("{what} of {} bytes", bytes.len());
        let words = match str::from_utf8(bytes) {
            Ok(words) if !words.contains('\0') => words,
            _ => "",
        };
        report.add(code, place(name), message, words);
    }
}

fn pictures(package: &Package, report: &mut Report) {
    for (name, bytes) in package
        .parts
        .iter()
        .filter(|(name, _)| name.starts_with("word/media/"))
    {
        for (kind, words) in jpeg::segments(bytes) {
            report.add(&PICTURE_METADATA.code, place(name), kind, &words);
        }
    }
}
