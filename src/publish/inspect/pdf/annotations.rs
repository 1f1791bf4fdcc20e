//! Annotations: comments and their pop-ups, and marks for redaction that nobody applied.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::file::Pdf;
use lopdf::Dictionary;

pub(super) const REDACTION_MARK: Channel = Channel {
    code: Code {
        name: "redaction_not_applied",
        severity: Severity::Leak,
        title: "a mark for redaction that was never applied",
        hint: "the text below is still there; apply the redaction in the program that marked it, and inspect again",
    },
    examine: redaction_marks,
};

pub(super) const COMMENT: Channel = Channel {
    code: Code {
        name: "comment",
        severity: Severity::Warning,
        title: "a comment, note or mark-up",
        hint: "delete comments before publishing, or print the pages anew",
    },
    examine: comments,
};

/// Entries of an annotation that hold words: the text, its rich form, the subject, who wrote it.
const WORDS: &[&[u8]] = &[
    b"Contents",
    b"RC",
    b"Subj",
    b"T",
    b"OverlayText",
    b"NM",
    b"State",
];

/// Annotations that are no comments: what they hold is told by other channels, or is to be seen.
const OTHERS: &[&[u8]] = &[
    b"Redact",
    b"Link",
    b"Widget",
    b"FileAttachment",
    b"Screen",
    b"PrinterMark",
    b"TrapNet",
    b"RichMedia",
    b"3D",
    b"Movie",
    b"Sound",
];

/// The flags Invisible, Hidden and `NoView`.
const NOT_SHOWN: i64 = 1 | 2 | 32;

fn redaction_marks(pdf: &Pdf<'_>, report: &mut Report) {
    pdf.each_dictionary(|id, dictionary| {
        if subtype(dictionary) == b"Redact" && is_annotation(dictionary) {
            let place = pdf.place_of_box(id, dictionary);
            let words = words(pdf, dictionary);
            let message = "marked for redaction, but not redacted";
            report.add(&REDACTION_MARK.code, place, message, &words);
        }
    });
}

fn comments(pdf: &Pdf<'_>, report: &mut Report) {
    pdf.each_dictionary(|id, dictionary| {
        let kind = subtype(dictionary);
        if !is_annotation(dictionary) || OTHERS.contains(&kind) {
            return;
        }
        let words = words(pdf, dictionary);
        let flags = pdf.get(dictionary, b"F").as_i64().unwrap_or_default();
        let hidden = if flags & NOT_SHOWN == 0 {
            ""
        } else {
            ", hidden from view"
        };
        if kind == b"Popup" && words.is_empty() {
            return;
        }
        let message = format!(
            "annotation of kind {}{hidden}",
            String::from_utf8_lossy(kind)
        );
        report.add(
            &COMMENT.code,
            pdf.place_of_box(id, dictionary),
            message,
            &words,
        );
    });
}

fn subtype(dictionary: &Dictionary) -> &[u8] {
    dictionary
        .get(b"Subtype")
        .and_then(lopdf::Object::as_name)
        .unwrap_or_default()
}

/// Annotations have a rectangle and a subtype; their type may be left out.
fn is_annotation(dictionary: &Dictionary) -> bool {
    let kind = dictionary.get_type().unwrap_or(b"Annot");
    kind == b"Annot" && dictionary.has(b"Rect") && dictionary.has(b"Subtype")
}

fn words(pdf: &Pdf<'_>, dictionary: &Dictionary) -> String {
    let words = WORDS.iter().filter_map(|key| pdf.words(dictionary, key));
    words.collect::<Vec<_>>().join(" | ")
}
