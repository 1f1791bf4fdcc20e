//! Earlier states of the file: an incremental update leaves all that it replaces.

use super::super::report::{Report, Where};
use super::super::{Code, Severity};
use super::Channel;
use super::file::{self, Pdf, each_part};
use super::other_text::is_drawing;
use super::{content, text};
use lopdf::xref::XrefEntry;
use lopdf::{Document, Object, ObjectId};
use std::collections::BTreeSet;

pub(super) const REVISION: Channel = Channel {
    code: Code {
        name: "earlier_revision",
        severity: Severity::Leak,
        title: "an earlier state of the file, whole",
        hint: "anybody can cut the file back to it; print the pages anew",
    },
    examine: revisions,
};

/// The most earlier states that are looked into, from the newest.
const MOST: usize = 16;

fn revisions(pdf: &Pdf<'_>, report: &mut Report) {
    let ends = ends(pdf);
    for (number, end) in ends.iter().enumerate().rev().take(MOST) {
        let name = format!("state {} of {}", number + 1, ends.len() + 1);
        let bytes = pdf.bytes.get(..*end).unwrap_or_default();
        if let Ok(earlier) = file::document(bytes) {
            compare(pdf, &earlier, &name, report);
        } else {
            let message = format!("{name}, which ends at byte {end} and cannot be loaded alone");
            report.add(&REVISION.code, Where::default(), message, "");
        }
    }
    if ends.len() > MOST {
        let message = format!("{} more states that are older", ends.len() - MOST);
        report.add(&REVISION.code, Where::default(), message, "");
    }
}

/// Where the file ended before each update: the ends of all `%%EOF` but the last. The first one of a
/// linearised file ends no state, but its first page's table; nor does one inside of a stream.
fn ends(pdf: &Pdf<'_>) -> Vec<usize> {
    const MARK: &[u8] = b"%%EOF";
    let streams: Vec<(usize, usize)> = streams(pdf);
    let mut ends: Vec<usize> = memchr::memmem::find_iter(pdf.bytes, MARK)
        .filter(|at| {
            !streams
                .iter()
                .any(|(start, end)| (start..end).contains(&at))
        })
        .map(|at| at + MARK.len())
        .collect();
    if pdf.document.linearization.is_some() && ends.len() > 1 {
        ends.remove(0);
    }
    ends.pop();
    ends
}

/// Where the bytes of streams stand that the file's table lists.
pub(super) fn streams(pdf: &Pdf<'_>) -> Vec<(usize, usize)> {
    const KEYWORD: &[u8] = b"stream";
    let entries = pdf.document.reference_table.entries.iter();
    let places = entries.filter_map(|(number, entry)| match entry {
        XrefEntry::Normal { offset, generation } => {
            Some(((*number, *generation), *offset as usize))
        }
        _ => None,
    });
    places
        .filter_map(|(id, offset)| {
            let stream = pdf.document.objects.get(&id)?.as_stream().ok()?;
            let keyword = memchr::memmem::find(pdf.bytes.get(offset..)?, KEYWORD)?;
            let start = offset + keyword + KEYWORD.len();
            Some((start, start + stream.content.len()))
        })
        .collect()
}

/// Tells what an earlier state has that the file's present state has not.
fn compare(pdf: &Pdf<'_>, earlier: &Document, name: &str, report: &mut Report) {
    let present = |id: &ObjectId| {
        pdf.document
            .objects
            .get(id)
            .filter(|_| pdf.reachable.contains(id))
    };
    let now: BTreeSet<String> = pdf
        .reachable
        .iter()
        .filter_map(present)
        .flat_map(words_of)
        .collect();
    let mut words: Vec<String> = Vec::new();
    let mut changed = 0;
    for (id, object) in &earlier.objects {
        if present(id) == Some(object) || is_table(object) {
            continue;
        }
        changed += 1;
        for word in words_of(object) {
            if !now.contains(&word) && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    // Some programs write a second end behind a second table that changes nothing.
    if changed == 0 {
        return;
    }
    let message = format!("{name}: {changed} objects are replaced or gone since");
    report.add(
        &REVISION.code,
        Where::default(),
        message,
        &words.join(" | "),
    );
}

/// Tables and packed objects: how the file is built, not what it says.
pub(super) fn is_table(object: &Object) -> bool {
    object
        .as_stream()
        .is_ok_and(|stream| stream.dict.has_type(b"XRef") || stream.dict.has_type(b"ObjStm"))
        || object
            .as_dict()
            .is_ok_and(|dictionary| dictionary.has(b"Linearized"))
}

/// All words of an object: its strings, and what a stream shows or holds as text.
pub(super) fn words_of(object: &Object) -> Vec<String> {
    let mut words = Vec::new();
    if object.as_dict().is_ok_and(is_drawing) {
        return words;
    }
    each_part(object, &mut |part| {
        let said = text::of(part).filter(|said| text::is_wordy(said) && !text::is_date(said));
        words.extend(said);
    });
    if let Object::Stream(stream) = object {
        words.extend(content::words_of(stream));
    }
    words
}
