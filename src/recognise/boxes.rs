//! Boxes before names: `[x] A Oak`, `[ ] B Elm`.

use crate::document::{Document, Span};
use crate::minutes::Status;

/// The words behind a box (`[x] A Oak`), and what it says of the person: one that is not ticked says
/// that somebody who could have been there was not.
pub(super) fn ticked(document: &Document, text: Span, status: Status) -> (Span, Status) {
    let words = document.words(text);
    let behind = |mark: &str| {
        let rest = words.strip_prefix(mark)?;
        Some(text.after(words.len() - rest.trim_start().len()))
    };
    if let Some(rest) = TICKED.iter().find_map(|mark| behind(mark)) {
        return (rest, status);
    }
    match UNTICKED.iter().find_map(|mark| behind(mark)) {
        Some(rest) if matches!(status, Status::Present | Status::InAttendance) => {
            (rest, Status::Absent)
        }
        Some(rest) => (rest, status),
        None => (text, status),
    }
}

/// Boxes that are ticked, as words and as signs.
const TICKED: &[&str] = &[
    "[x] ", "[X] ", "\u{2611}", "\u{2612}", "\u{2713}", "\u{2714}",
];

/// Boxes that are not.
const UNTICKED: &[&str] = &["[ ] ", "[] ", "\u{2610}"];
