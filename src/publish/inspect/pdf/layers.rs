//! Layers that are not shown, or not printed.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::file::Pdf;
use lopdf::{Dictionary, Object};

pub(super) const LAYER: Channel = Channel {
    code: Code {
        name: "hidden_layer",
        severity: Severity::Leak,
        title: "a layer that is switched off",
        hint: "anybody can switch it on; remove the layer with its content, or print the pages anew",
    },
    examine: layers,
};

fn layers(pdf: &Pdf<'_>, report: &mut Report) {
    let properties = pdf
        .catalog()
        .and_then(|catalog| pdf.dictionary(catalog, b"OCProperties"));
    let Some(properties) = properties else {
        return;
    };
    let Some(usual) = pdf.dictionary(properties, b"D") else {
        return;
    };
    let all_off = pdf
        .get(usual, b"BaseState")
        .as_name()
        .is_ok_and(|name| name == b"OFF");
    let off = pdf.array(usual, b"OFF");
    let on = pdf.array(usual, b"ON");
    for group in pdf.array(properties, b"OCGs") {
        let Object::Dictionary(dictionary) = pdf.resolved(group) else {
            continue;
        };
        let is_off = off.contains(group) || all_off && !on.contains(group);
        if is_off || is_off_by_usage(pdf, dictionary) {
            let words = pdf.words(dictionary, b"Name").unwrap_or_default();
            let place = group
                .as_reference()
                .map(|id| pdf.place(id))
                .unwrap_or_default();
            report.add(&LAYER.code, place, "a layer that is off", &words);
        }
    }
}

/// Whether its use says that it is not viewed or not printed.
fn is_off_by_usage(pdf: &Pdf<'_>, group: &Dictionary) -> bool {
    let usage = pdf.dictionary(group, b"Usage");
    let state = |kind: &[u8], key: &[u8]| {
        let kind = usage.and_then(|usage| pdf.dictionary(usage, kind));
        kind.is_some_and(|kind| {
            pdf.get(kind, key)
                .as_name()
                .is_ok_and(|name| name == b"OFF")
        })
    };
    state(b"View", b"ViewState") || state(b"Print", b"PrintState")
}
