//! Objects that are in the file, and that nothing leads to.

use super::super::report::{Report, Where};
use super::super::{Code, Severity};
use super::Channel;
use super::file::{self, Pdf, named};
use super::revisions::{is_table, streams, words_of};
use lopdf::Object;
use lopdf::xref::XrefEntry;
use std::collections::BTreeSet;

pub(super) const ORPHAN: Channel = Channel {
    code: Code {
        name: "orphan_object",
        severity: Severity::Leak,
        title: "an object with words that nothing leads to",
        hint: "a program took away what led to it, and left it; print the pages anew",
    },
    examine: orphans,
};

pub(super) const STALE: Channel = Channel {
    code: Code {
        name: "stale_object",
        severity: Severity::Leak,
        title: "an object with words that the file's table does not list",
        hint: "it was replaced or deleted, and its bytes were left; print the pages anew",
    },
    examine: stale,
};

/// The most unlisted objects that are looked into.
const MOST: usize = 10_000;
/// The number of the catalogue that an object is loaded with: one that no file comes to.
const ROOT: u32 = 999_999;
/// The most bytes that one may have.
const LONGEST: usize = 16 << 20;

fn orphans(pdf: &Pdf<'_>, report: &mut Report) {
    for (id, object) in &pdf.document.objects {
        if pdf.reachable.contains(id) || is_table(object) {
            continue;
        }
        let words = words_of(object).join(" | ");
        if !words.is_empty() {
            report.add(
                &ORPHAN.code,
                pdf.place(*id),
                "an object that nothing leads to",
                &words,
            );
        }
    }
}

fn stale(pdf: &Pdf<'_>, report: &mut Report) {
    let entries = pdf.document.reference_table.entries.values();
    let listed: BTreeSet<usize> = entries
        .filter_map(|entry| match entry {
            XrefEntry::Normal { offset, .. } => Some(*offset as usize),
            _ => None,
        })
        .collect();
    let streams = streams(pdf);
    let starts = starts(pdf.bytes).filter(|start| {
        !listed.contains(start) && !streams.iter().any(|(from, to)| (from..to).contains(&start))
    });
    for start in starts.take(MOST) {
        if let Some((name, words)) = alone(pdf, start)
            && !words.iter().all(|words| report.has_told(words))
        {
            let place = Where {
                object: Some(name),
                ..Where::default()
            };
            let message = format!(
                "an object at byte {} that no table lists",
                start + pdf.before
            );
            report.add(&STALE.code, place, message, &words.join(" | "));
        }
    }
}

/// Where objects begin: the first digit of `12 0 obj`.
fn starts(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    memchr::memmem::find_iter(bytes, b" obj").filter_map(|at| {
        let digits = |end: usize| {
            let head = bytes.get(..end).unwrap_or_default();
            let length = head
                .iter()
                .rev()
                .take(10)
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            (length > 0).then(|| end - length)
        };
        let generation = digits(at)?;
        let space = generation.checked_sub(1)?;
        (bytes.get(space) == Some(&b' '))
            .then(|| digits(space))
            .flatten()
    })
}

/// The words of the object that begins at a byte, loaded as the only one of a file; none where it is
/// one that the file has, to which its table points a little beside.
fn alone(pdf: &Pdf<'_>, start: usize) -> Option<(String, Vec<String>)> {
    let rest = pdf.bytes.get(start..)?;
    let rest = rest.get(..LONGEST.min(rest.len()))?;
    let end = memchr::memmem::find(rest, b"endobj")? + b"endobj".len();
    let object = rest.get(..end)?;
    let root = format!(
        "\n{ROOT} 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root {ROOT} 0 R>>\n%%EOF\n"
    );
    let whole = [b"%PDF-1.7\n", object, root.as_bytes()].concat();
    let document = file::document(&whole).ok()?;
    let (id, object) = document.objects.iter().find(|(id, _)| id.0 != ROOT)?;
    let known = pdf.document.objects.get(id) != Some(object)
        && matches!(
            object,
            Object::Stream(_) | Object::Dictionary(_) | Object::String(..) | Object::Array(_)
        );
    let words = words_of(object);
    (known && !is_table(object) && !words.is_empty()).then(|| (named(*id), words))
}
