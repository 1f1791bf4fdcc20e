//! Comments of the syntax: what stands behind a `%`, between objects and in what pages are painted
//! with. No reader shows it.

use super::super::report::{Report, Where};
use super::super::{Code, Severity};
use super::Channel;
use super::file::Pdf;
use super::text;
use lopdf::{Object, ObjectId};
use std::collections::BTreeSet;

pub(super) const SYNTAX_COMMENT: Channel = Channel {
    code: Code {
        name: "syntax_comment",
        severity: Severity::Warning,
        title: "a comment in the file's own syntax",
        hint: "some program noted it; look whether it may go out, or print the pages anew",
    },
    examine,
};

/// Comments that say how the file is written, and no more.
const OWN: &[&str] = &["%PDF-", "%%EOF", "%%Page"];

fn examine(pdf: &Pdf<'_>, report: &mut Report) {
    tell(report, Where::default(), "between objects", pdf.bytes);
    let pages = pdf.pages.iter().flat_map(|page| contents(pdf, *page));
    let painting: BTreeSet<ObjectId> = pages.chain(forms(pdf)).collect();
    for id in painting {
        if let Some(Object::Stream(stream)) = pdf.document.objects.get(&id) {
            let bytes = Pdf::unpacked(stream).unwrap_or_default();
            tell(
                report,
                pdf.place(id),
                "in what a page is painted with",
                &bytes,
            );
        }
    }
}

/// The streams of a page's content.
fn contents(pdf: &Pdf<'_>, page: ObjectId) -> Vec<ObjectId> {
    let page = pdf.document.get_dictionary(page).ok();
    let Some(contents) = page.and_then(|page| page.get(b"Contents").ok()) else {
        return Vec::new();
    };
    let reference = |object: &Object| object.as_reference().ok();
    match pdf.resolved(contents) {
        Object::Array(parts) => parts.iter().filter_map(reference).collect(),
        _ => reference(contents).into_iter().collect(),
    }
}

/// Forms that something leads to.
fn forms<'p>(pdf: &'p Pdf<'_>) -> impl Iterator<Item = ObjectId> + 'p {
    let objects = pdf.document.objects.iter();
    let form = |object: &Object| {
        let kind = object.as_stream().ok().map(|stream| &stream.dict);
        let kind = kind.and_then(|dict| dict.get(b"Subtype").and_then(Object::as_name).ok());
        kind == Some(b"Form")
    };
    objects
        .filter(move |(id, object)| pdf.reachable.contains(id) && form(object))
        .map(|(id, _)| *id)
}

fn tell(report: &mut Report, place: Where, where_it_is: &str, bytes: &[u8]) {
    let mut words: Vec<String> = Vec::new();
    for comment in comments(bytes) {
        if is_binary_mark(comment) {
            continue;
        }
        let comment = text::decoded(comment);
        let own = OWN.iter().any(|own| comment.starts_with(own)) || is_invocation(&comment);
        let comment = comment.trim_matches(['%', ' ', '\t']).to_owned();
        if !own && text::is_wordy(&comment) && !words.contains(&comment) {
            words.push(comment);
        }
    }
    if !words.is_empty() {
        let number = words.len();
        let message = match number {
            1 => format!("a comment {where_it_is}"),
            _ => format!("{number} comments {where_it_is}"),
        };
        report.add(&SYNTAX_COMMENT.code, place, message, &words.join(" | "));
    }
}

/// The few bytes behind the header by which a file is told to be no text.
fn is_binary_mark(comment: &[u8]) -> bool {
    let bytes = comment.get(1..).unwrap_or_default();
    bytes.len() <= MARK_BYTES && bytes.iter().all(|byte| !byte.is_ascii())
}

const MARK_BYTES: usize = 16;

/// How a program was called, with the names of files left out.
fn is_invocation(comment: &str) -> bool {
    comment.starts_with("%%Invocation:") && comment.ends_with('?')
}

/// Comments, each from its `%` to the end of the line; those in strings, streams and pictures within
/// the content are none.
fn comments(bytes: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut depth = 0_usize;
    while let Some(&byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        match byte {
            b'\\' if depth > 0 => at += 1,
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            b'%' if depth == 0 => {
                let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
                found.extend(rest.get(..end));
                at += end;
                continue;
            }
            b's' if depth == 0 && is_word(bytes, at, b"stream") => {
                let Some(end) = memchr::memmem::find(rest, b"endstream") else {
                    break;
                };
                at += end + b"endstream".len();
                continue;
            }
            b'I' if depth == 0 && is_word(bytes, at, b"ID") => {
                let end = memchr::memmem::find_iter(rest, b"EI");
                let mut ends = end.filter(|end| is_word(rest, *end, b"EI"));
                let Some(end) = ends.next() else { break };
                at += end + 2;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Whether a keyword stands at a byte, and no longer word.
fn is_word(bytes: &[u8], at: usize, word: &[u8]) -> bool {
    let own = bytes.get(at..at + word.len()) == Some(word);
    let before = at.checked_sub(1).and_then(|at| bytes.get(at));
    let behind = bytes.get(at + word.len());
    let parts = |byte: Option<&u8>| {
        byte.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'%' | 0))
    };
    own && parts(before) && parts(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_are_comments() {
        for (source, wanted) in [
            (
                &b"1 0 obj % one\r\n<</A(50% off \\( %x)>>\n%two\nendobj"[..],
                &["% one", "%two"][..],
            ),
            (b"<<>>stream\n%no\nendstream % yes", &["% yes"]),
            (b"BI /W 1 ID \x01%no\n EI % yes\nQ", &["% yes"]),
            (b"(open % string", &[]),
            (b"<<>> stream\n% cut", &[]),
            (b"/Streamer % yes", &["% yes"]),
            (b"", &[]),
        ] {
            let found: Vec<String> = comments(source)
                .iter()
                .map(|comment| String::from_utf8_lossy(comment).into_owned())
                .collect();
            assert_eq!(found, wanted, "{}", String::from_utf8_lossy(source));
        }
    }
}
