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
