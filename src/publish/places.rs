//! Where texts of the record stand, for people and in the source.

use crate::Reading;
use crate::minutes::Place;
use crate::publish::texts;
use std::collections::HashMap;

/// Words that are shown on either side of a place.
const CONTEXT_CHARACTERS: usize = 40;

/// Where the texts of a record stand.
pub(super) struct Places<'r> {
    reading: &'r Reading,
    texts: HashMap<String, String>,
    /// By the pointer of the value.
    origins: HashMap<&'r str, &'r [Place]>,
}

impl<'r> Places<'r> {
    pub(super) fn of(reading: &'r Reading) -> Self {
        let provenance = reading.minutes.provenance.iter().flatten();
        Self {
            reading,
            texts: texts::all(&reading.minutes).into_iter().collect(),
            origins: provenance
                .map(|origin| (origin.pointer.as_str(), origin.places.as_slice()))
                .collect(),
        }
    }

    /// The words around the nth place of `words` in a text.
    pub(super) fn context(&self, pointer: &str, words: &str, nth: usize) -> String {
        let Some(text) = self.texts.get(pointer) else {
            return String::new();
        };
        let Some((at, _)) = text.match_indices(words).nth(nth.saturating_sub(1)) else {
            return String::new();
        };
        let before: Vec<char> = text.get(..at).unwrap_or_default().chars().collect();
        let from = before.len().saturating_sub(CONTEXT_CHARACTERS);
        let before: String = before.get(from..).unwrap_or_default().iter().collect();
        let after = text.get(at + words.len()..).unwrap_or_default();
        let shown: String = after.chars().take(CONTEXT_CHARACTERS).collect();
        let dots = |cut: bool| if cut { "…" } else { "" };
        format!(
            "{}{before}{words}{shown}{}",
            dots(from > 0),
            dots(shown.len() < after.len())
        )
    }

    /// Bytes of the nth place of `words` in the source's text, where one line holds them.
    pub(super) fn span(&self, pointer: &str, words: &str, nth: usize) -> Option<[u32; 2]> {
        let mut left = nth.saturating_sub(1);
        let mut key = pointer;
        let places = loop {
            if let Some(places) = self.origins.get(key) {
                break places;
            }
            key = key.rsplit_once('/').map(|(before, _)| before)?;
        };
        for place in *places {
            let [start, end] = place.span.map(|byte| byte as usize);
            let text = self.reading.text.get(start..end)?;
            for (at, _) in text.match_indices(words) {
                if left == 0 {
                    let start = u32::try_from(start + at).ok()?;
                    return Some([start, start + u32::try_from(words.len()).ok()?]);
                }
                left -= 1;
            }
        }
        None
    }
}

/// What parts of the record are called, by their keys.
const PARTS: &[(&str, &str)] = &[
    ("attendance", "attendance, row"),
    ("agenda", "agenda, line"),
    ("items", "item"),
    ("actions", "action"),
    ("decisions", "decision"),
    ("mentions", "statement"),
    ("blocks", "paragraph"),
    ("rows", "table row"),
    ("groups", "group"),
    ("membership", "member"),
    ("sections", "section"),
    ("footnotes", "footnote"),
    ("unplaced", "unplaced text"),
    ("further_meetings", "further meeting"),
    ("redactions", "earlier redaction"),
];

/// The place of a text in the record's structure. It holds no words of the record but printed
/// numbers.
pub(super) fn shown(pointer: &str) -> String {
    let mut shown: Vec<String> = Vec::new();
    let mut keys = pointer.split('/').skip(1).peekable();
    while let Some(key) = keys.next() {
        let number = keys.peek().and_then(|next| next.parse::<usize>().ok());
        let part = PARTS.iter().find(|(known, _)| *known == key);
        match (part, number) {
            (Some((_, part)), Some(number)) => {
                keys.next();
                shown.push(format!("{part} {}", number + 1));
            }
            (None, None) if key == "meeting" => shown.push("meeting".to_owned()),
            (None, None) if key == "title" => shown.push("title".to_owned()),
            (None, None) if key == "role" || key == "organisation" => shown.push("role".to_owned()),
            _ => (),
        }
    }
    shown.join(", ")
}
