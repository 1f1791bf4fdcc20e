//! Fields of forms: values, defaults, what readers are told about them, and XFA.

use super::super::report::{Report, Where};
use super::super::{Code, Severity, xml};
use super::Channel;
use super::file::{Pdf, each_part};
use super::text;
use lopdf::Object;

pub(super) const FIELD: Channel = Channel {
    code: Code {
        name: "form_field",
        severity: Severity::Warning,
        title: "a field of a form, with its value",
        hint: "fields keep values and defaults that the page need not show; print the pages anew",
    },
    examine: fields,
};

/// Value, default, rich text, alternative and export names, choices.
const WORDS: &[&[u8]] = &[b"V", b"DV", b"RV", b"TU", b"TM", b"Opt"];

fn fields(pdf: &Pdf<'_>, report: &mut Report) {
    pdf.each_dictionary(|id, dictionary| {
        let is_field = dictionary.has(b"FT")
            || dictionary.has(b"T") && (dictionary.has(b"V") || dictionary.has(b"DV"));
        let is_signature = pdf
            .get(dictionary, b"FT")
            .as_name()
            .is_ok_and(|name| name == b"Sig");
        if !is_field || is_signature {
            return;
        }
        let mut words = Vec::new();
        for value in WORDS.iter().map(|key| pdf.get(dictionary, key)) {
            each_part(value, &mut |part| words.extend(text::of(part)));
            if let Object::Stream(stream) = value {
                words.extend(Pdf::unpacked(stream).map(|bytes| text::decoded(&bytes)));
            }
        }
        if !words.is_empty() {
            let name = pdf.words(dictionary, b"T").unwrap_or_default();
            let message = format!("field `{name}`");
            let place = pdf.place_of_box(id, dictionary);
            report.add(&FIELD.code, place, message, &words.join(" | "));
        }
    });
    let form = pdf
        .catalog()
        .and_then(|catalog| pdf.dictionary(catalog, b"AcroForm"));
    let Some(form) = form else {
        return;
    };
    let packets = match pdf.get(form, b"XFA") {
        Object::Array(items) => items.iter().map(|item| pdf.resolved(item)).collect(),
        object => vec![object],
    };
    for packet in packets {
        if let Object::Stream(stream) = packet {
            let bytes = Pdf::unpacked(stream).unwrap_or_default();
            let words = words(&bytes);
            if !words.is_empty() {
                report.add(&FIELD.code, Where::default(), "an XML form (XFA)", &words);
            }
        }
    }
}

fn words(xml: &[u8]) -> String {
    let words = xml::words(xml).into_iter().map(|(_, words)| words);
    words.collect::<Vec<_>>().join(" | ")
}
