//! What is said of the quorum: the sentence that holds the word.
//!
//! Deliberately not judged: whether there was one.

use super::{Fact, Findings, Recogniser, Said};
use crate::document::{Document, Span};
use crate::text::sentence_end;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "quorum",
    sees: "sentences about the quorum",
    run,
};

fn run(document: &Document, findings: &mut Findings) {
    let flow = document.flow.text();
    let Some(at) = ["quorum", "Quorum", "QUORUM", "quorate", "Quorate"]
        .iter()
        .filter_map(|word| memchr::memmem::find(flow.as_bytes(), word.as_bytes()))
        .min()
    else {
        return;
    };
    let start = flow
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |line| line + 1);
    let mut sentence = start;
    let line = flow
        .get(start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    // The sentence of the line in which the word stands.
    loop {
        let rest = line.get(sentence - start..).unwrap_or_default();
        let end = sentence + sentence_end(rest);
        if end > at || rest.is_empty() {
            let span = Span::new(sentence, end).trimmed(flow);
            findings.inline(
                Fact::Quorum(Said {
                    value: span,
                    raw: span,
                }),
                span,
                &[("the word stands in it", 2)],
            );
            return;
        }
        sentence = end;
    }
}
