//! Text that stands in for what is shown: for screen readers, in the tree of a tagged document and
//! in its pages' content.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::file::{MOST_UNPACKED_IN_ALL, Pdf};
use super::text;
use lopdf::content::Content;
use lopdf::{Dictionary, Object};

pub(super) const REPLACEMENT_TEXT: Channel = Channel {
    code: Code {
        name: "replacement_text",
        severity: Severity::Warning,
        title: "a replacement or alternative text whose words are on no page",
        hint: "screen readers read it out; change or remove the tags, or print the pages anew",
    },
    examine: in_the_tree,
};

pub(super) const MARKED_CONTENT: Channel = Channel {
    code: Code {
        name: "marked_content_text",
        severity: Severity::Warning,
        title: "a replacement text in a page's content whose words are on no page",
        hint: "copying and screen readers give it in place of what is shown; print the pages anew",
    },
    examine: in_content,
};

/// Replacement, alternative, expansion; the title of an element of the tree.
const WORDS: &[&[u8]] = &[b"ActualText", b"Alt", b"E"];

/// Letters that fonts join into one: what the joined one says of itself hides nothing.
const LIGATURES: &[&str] = &[
    "ff", "fi", "fl", "ffi", "ffl", "fj", "ffj", "ft", "fft", "st", "ct", "tt", "ti", "tti", "Th",
];

fn in_the_tree(pdf: &Pdf<'_>, report: &mut Report) {
    pdf.each_dictionary(|id, dictionary| {
        let title = dictionary.has(b"S") && dictionary.has(b"P");
        let keys = WORDS.iter().copied().chain(title.then_some(&b"T"[..]));
        for key in keys {
            if let Some(words) = pdf.words(dictionary, key).filter(|words| !pdf.shows(words)) {
                let message = format!("`{}`", String::from_utf8_lossy(key));
                report.add(&REPLACEMENT_TEXT.code, pdf.place(id), message, &words);
            }
        }
    });
}

fn in_content(pdf: &Pdf<'_>, report: &mut Report) {
    let mut left = MOST_UNPACKED_IN_ALL;
    for (id, object) in &pdf.document.objects {
        let Object::Stream(stream) = object else {
            continue;
        };
        if !pdf.reachable.contains(id) || !may_be_content(&stream.dict) {
            continue;
        }
        let bytes = Pdf::unpacked(stream).unwrap_or_default();
        let Some(rest) = left.checked_sub(bytes.len()) else {
            return;
        };
        left = rest;
        if !WORDS.iter().any(|key| holds_key(&bytes, key)) {
            continue;
        }
        for words in marked(&bytes) {
            if !pdf.paints(&words) && !LIGATURES.contains(&words.as_str()) {
                report.add(
                    &MARKED_CONTENT.code,
                    pdf.place(*id),
                    "a replacement text",
                    &words,
                );
            }
        }
    }
}

/// Pages' content has no type; forms and patterns have theirs.
pub(super) fn may_be_content(dictionary: &Dictionary) -> bool {
    let name = |key: &[u8]| {
        dictionary
            .get(key)
            .and_then(Object::as_name)
            .unwrap_or_default()
    };
    matches!(name(b"Type"), b"" | b"XObject" | b"Pattern")
        && matches!(name(b"Subtype"), b"" | b"Form")
        && !dictionary.has(b"Length1")
        && !dictionary.has(b"N")
        && !dictionary.has(b"FunctionType")
}

fn holds_key(bytes: &[u8], key: &[u8]) -> bool {
    memchr::memmem::find_iter(bytes, key).any(|at| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        let behind = bytes.get(at + key.len());
        before == Some(&b'/') && !behind.is_some_and(u8::is_ascii_alphanumeric)
    })
}

/// The words that marked content says of itself.
fn marked(bytes: &[u8]) -> Vec<String> {
    let Ok(content) = Content::decode(bytes) else {
        return Vec::new();
    };
    let marks = content
        .operations
        .iter()
        .filter(|operation| matches!(operation.operator.as_str(), "BDC" | "DP"));
    let lists = marks
        .flat_map(|operation| &operation.operands)
        .filter_map(|o| o.as_dict().ok());
    let words = lists.flat_map(|list| WORDS.iter().filter_map(|key| text::at(list, key)));
    words.collect()
}
