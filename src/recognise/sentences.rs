//! The sentences of a span of the flow.

use crate::document::{Document, Span};
use crate::text::sentence_end;

/// The sentences of a block's text, in order.
pub(super) fn sentences(document: &Document, span: Span) -> impl Iterator<Item = Span> + '_ {
    let mut rest = span;
    std::iter::from_fn(move || {
        rest = rest.trimmed(document.flow.text());
        if rest.is_empty() {
            return None;
        }
        let end = sentence_end(document.words(rest)).max(1);
        let sentence = rest.part(0..end);
        rest = rest.after(end);
        Some(sentence)
    })
}

/// What stands behind the last full stop within `words`: the sentence that leads to what is below it.
pub(super) fn last_sentence(words: &str) -> &str {
    words.rsplit_once(". ").map_or(words, |(_, last)| last)
}

/// Bytes of a line that are looked at behind a phrase: many sentences, and few enough that a line
/// of a hundred thousand such phrases takes no longer than it should.
const FAR: usize = 2000;

/// What follows byte `from` of the flow on the same line, as far as anybody needs to look.
pub(super) fn rest_of_line(flow: &str, from: usize) -> &str {
    let far = flow.floor_char_boundary(from.saturating_add(FAR).min(flow.len()));
    let rest = flow.get(from..far).unwrap_or_default();
    memchr::memchr(b'\n', rest.as_bytes())
        .and_then(|end| rest.get(..end))
        .unwrap_or(rest)
}
