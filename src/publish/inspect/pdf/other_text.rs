//! Every other text string: in a program's own data, labels of pages, threads, names of whatever kind.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::file::Pdf;
use super::text;
use lopdf::{Dictionary, Object};

pub(super) const OTHER_TEXT: Channel = Channel {
    code: Code {
        name: "other_text",
        severity: Severity::Warning,
        title: "a text string whose words are on no page",
        hint: "a program keeps it for itself; print the pages anew",
    },
    examine,
};

/// Entries whose strings say how to draw or read the file, or which other channels told.
const TECHNICAL: &[&[u8]] = &[
    b"ID",
    b"CreationDate",
    b"ModDate",
    b"LastModified",
    b"M",
    b"Producer",
    b"Creator",
    b"Trapped",
    b"O",
    b"U",
    b"OE",
    b"UE",
    b"Perms",
    b"Registry",
    b"Ordering",
    b"OutputCondition",
    b"OutputConditionIdentifier",
    b"RegistryName",
    b"Info",
    b"DA",
    b"DS",
    b"Lang",
    b"CharSet",
    b"Panose",
    b"FontFamily",
    b"Lookup",
    b"CheckSum",
    b"Cert",
    b"ByteRange",
    b"URI",
    b"JS",
    b"CreatorInfo",
    b"PTEX.Fullbanner",
    b"Dest",
    b"D",
    b"IDTree",
    b"ID2",
    b"Placement",
    b"Headers",
    b"Indexed",
    b"EF",
    b"Names",
    b"Limits",
    b"Dests",
    b"ColorSpace",
    b"CS",
    b"Kids",
    b"Title",
    b"Opt",
    b"ActualText",
    b"Alt",
    b"E",
    b"NM",
    b"IRT",
    b"Marks",
    b"Base",
];

fn examine(pdf: &Pdf<'_>, report: &mut Report) {
    let technical = pdf
        .document
        .trailer
        .get(b"Info")
        .and_then(Object::as_reference)
        .ok();
    pdf.each_dictionary(|id, dictionary| {
        if Some(id) == technical || is_drawing(dictionary) {
            return;
        }
        for (key, value) in dictionary {
            if TECHNICAL.contains(&key.as_slice()) {
                continue;
            }
            for words in strings(value) {
                let known =
                    report.has_told(&words) || told_in_part(pdf, dictionary) || pdf.shows(&words);
                if !known && text::is_wordy(&words) && has_word(&words) {
                    let message = format!("`{}`", String::from_utf8_lossy(key));
                    report.add(&OTHER_TEXT.code, pdf.place(id), message, &words);
                }
            }
        }
    });
}

/// Fonts, colours, encodings and attributes of layout: their strings are no words.
pub(super) fn is_drawing(dictionary: &Dictionary) -> bool {
    let kinds: &[&[u8]] = &[
        b"Font",
        b"FontDescriptor",
        b"Encoding",
        b"CMap",
        b"OutputIntent",
        b"Encrypt",
    ];
    dictionary
        .get_type()
        .is_ok_and(|kind| kinds.contains(&kind))
        || dictionary
            .get(b"O")
            .is_ok_and(|owner| owner.as_name().is_ok())
        || dictionary.has(b"CIDSystemInfo")
        || dictionary.has(b"Registry")
}

/// Annotations, fields, files, signatures and elements of the tree: their own channels told them.
fn told_in_part(pdf: &Pdf<'_>, dictionary: &Dictionary) -> bool {
    let is_annotation = dictionary.has(b"Rect") && dictionary.has(b"Subtype");
    let is_link = pdf
        .get(dictionary, b"Subtype")
        .as_name()
        .is_ok_and(|name| name == b"Link");
    is_annotation && !is_link
        || dictionary.has(b"FT")
        || dictionary.has(b"EF")
        || dictionary.has(b"ByteRange")
        || dictionary.get_type().is_ok_and(|kind| kind == b"OCG")
}

/// The strings of a value, its arrays' too; dictionaries in them are seen by themselves.
fn strings(value: &Object) -> Vec<String> {
    let mut words = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Object::Array(items) => open.extend(items.iter().rev()),
            other => words.extend(text::of(other)),
        }
    }
    words
}

/// Whether three letters stand in a row.
fn has_word(words: &str) -> bool {
    words
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() >= 3)
}
