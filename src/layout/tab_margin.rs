//! Owner initials at the right edge, which a tab parts from the text that they go with.
//!
//! Word processors have a tab stop there. Seen where several lines of prose end so. Deliberately not
//! seen: tables set by tabs, whose head names what their columns hold.

use super::Pass;
use super::draft::Draft;
use super::margin::{LEAST_NOTES, PROSE_WORDS, is_note};
use crate::document::Span;
use crate::text::word_count;
use crate::vocabulary::{self, Term};

pub(super) const PASS: Pass = Pass {
    name: "tab_margin",
    describes: "owner initials that a tab parts from the text",
    run,
};

/// A line that ends in a tab and words.
struct Edge {
    line: usize,
    /// The words before the tab, and behind it.
    body: Span,
    last: Span,
}

fn run(draft: &mut Draft<'_>) {
    let edges: Vec<Edge> = (0..draft.lines.len())
        .filter_map(|index| edge(draft, index))
        .collect();
    let words = |span: Span| span.of(draft.text);
    if edges
        .iter()
        .any(|edge| heads_table(words(edge.body), words(edge.last)))
    {
        return;
    }
    let is_noted = |edge: &&Edge| is_note(words(edge.last));
    let notes = edges.iter().filter(is_noted).count();
    let prose = edges
        .iter()
        .filter(is_noted)
        .filter(|edge| word_count(words(edge.body)) >= PROSE_WORDS)
        .count();
    if notes < LEAST_NOTES || prose * 2 < notes {
        return;
    }
    let beside: Vec<&Edge> = edges
        .iter()
        .filter(|edge| {
            let prose = word_count(words(edge.body)) >= PROSE_WORDS;
            let head = matches!(
                vocabulary::column(words(edge.last)),
                Some(Term::Action | Term::Owner)
            );
            head || (prose && is_note(words(edge.last)))
        })
        .collect();
    for edge in beside {
        if let Some(line) = draft.lines.get_mut(edge.line) {
            line.margin = Some(edge.last);
            line.span = edge.body;
            line.whole.end = edge.body.end;
            line.tabbed = memchr::memchr(b'\t', edge.body.of(draft.text).as_bytes()).is_some();
        }
    }
}

fn edge(draft: &Draft<'_>, index: usize) -> Option<Edge> {
    let line = draft.lines.get(index).filter(|line| line.tabbed)?;
    if !draft.is_free(index) || line.cell.is_some() {
        return None;
    }
    let words = line.span.of(draft.text);
    let at = words.rfind('\t')?;
    Some(Edge {
        line: index,
        body: line.span.part(0..at).trimmed(draft.text),
        last: line.span.part(at..words.len()).trimmed(draft.text),
    })
}

/// `Action` tab `Owner`, `No.` tab `Action` tab `Owner`.
fn heads_table(body: &str, last: &str) -> bool {
    vocabulary::column(last).is_some()
        && (body.contains('\t') || vocabulary::column(body) == Some(Term::Action))
        && body
            .split('\t')
            .all(|cell| vocabulary::column(cell.trim()).is_some())
}
