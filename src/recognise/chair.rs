//! Who chaired: `Chair: A Ash`, a line below `Chair`, `The meeting was chaired by A Ash.`,
//! `A Ash took the chair`.
//!
//! Deliberately not seen: posts beside names (the attendance has them), chairs of other groups.

use super::pattern::Pattern;
use super::regions::Part;
use super::sentences::rest_of_line;
use super::{Fact, Findings, Recogniser, Said};
use crate::document::{Document, Role, Span};
use crate::text::{person_entry, sentence_end};
use crate::vocabulary::Term;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "chair",
    sees: "who chaired the meeting",
    run,
};

/// Parts of a document from its start in which a label can name the chair of the meeting.
const FRONT: usize = 60;

fn run(document: &Document, findings: &mut Findings) {
    labelled(document, findings);
    in_sentences(document, findings);
}

fn labelled(document: &Document, findings: &mut Findings) {
    let mut people_above = false;
    for part in document.parts().take(FRONT) {
        let Part::Block(index, block) = part else {
            continue;
        };
        // Below the first item, `President: A Ash` tells of an election.
        if index > 0
            && block.role == Role::Heading
            && block.label.is_none()
            && block.gap > 0
            && people_above
        {
            break;
        }
        people_above |= block.label.is_some_and(|label| label.term.heads_people());
        let Some(label) = block.label.filter(|label| label.term == Term::Chair) else {
            continue;
        };
        let Some((value, end)) = document.labelled_value(index, block, label) else {
            continue;
        };
        let words = document.words(value);
        let Some(entry) = person_entry(words) else {
            continue;
        };
        let whole = entry.len + 2 >= words.len();
        if !whole || block.is_numbered() || in_group(document, index, end) {
            continue;
        }
        let raw = document.span_of(index..end);
        let fact = Fact::Chair(Said {
            value: value.part(entry.name),
            raw,
        });
        findings.taking(
            fact,
            raw,
            index..end,
            &[("behind the label of the chair", 3)],
        );
    }
}

/// Terms of reference say `Chair` of each group; `Representation` then follows.
fn in_group(document: &Document, index: usize, end: usize) -> bool {
    document
        .blocks
        .get(index..(end + 4).min(document.blocks.len()))
        .is_some_and(|blocks| {
            blocks.iter().any(|b| {
                b.label.is_some_and(|l| {
                    matches!(l.term, Term::Representation | Term::Responsibilities)
                })
            })
        })
}

static CHAIRED_BY: Pattern = Pattern::cued(
    &[
        "haired by",
        "presided over",
        "to order",
        "presiding officer",
    ],
    r"\b(?:[Cc]haired by|presiding officer|presided over by|called to order (?:at [0-9:. apmAPM]+ )?by) (?:the )?(?:(?:Board |Council |Committee )?(?:Chair|Chairman|Chairwoman|Chairperson|President|Mayor|Reeve|Supervisor|Convenor|Convener),? )?",
);
static TOOK: Pattern = Pattern::cued(
    &["the chair", "the Chair", "chaired", "presided"],
    r",? (?:took the [Cc]hair|was in the [Cc]hair|in the [Cc]hair|chaired the meeting|presided)\b",
);

static CALLED: Pattern = Pattern::cued(
    &["(Chair", "(chair", "(Conven", "(President)"],
    r" \((?:[Cc]hair|[Cc]hairman|[Cc]hairperson|[Cc]hairwoman|Convener|Convenor|President)\) (?:called|opened|welcomed|convened)\b",
);

static CALLS: Pattern = Pattern::cued(
    &["Chair", "President ", "Mayor ", "Conven"],
    r"\b(?:Chair|Chairman|Chairwoman|Chairperson|President|Mayor|Convener|Convenor) ",
);

/// What somebody does who chairs.
const OPENS: &[&str] = &[
    " called the ",
    " called to order",
    " convened",
    " opened the meeting",
    " presiding",
    " presided",
];

fn in_sentences(document: &Document, findings: &mut Findings) {
    let flow = document.flow.text();
    let clues: &[(&str, i16)] = &[("a sentence that names the chair", 2)];
    for found in CHAIRED_BY.find_in(document) {
        let line = rest_of_line(flow, found.end());
        let sentence = line.get(..sentence_end(line)).unwrap_or_default();
        if let Some(entry) = person_entry(sentence) {
            let value = Span::new(found.end() + entry.name.start, found.end() + entry.name.end);
            findings.inline(
                Fact::Chair(Said {
                    value,
                    raw: Span::new(found.start(), value.to()),
                }),
                value,
                clues,
            );
        }
    }
    for found in CALLS.find_in(document) {
        let line = rest_of_line(flow, found.end());
        let Some(entry) = person_entry(line) else {
            continue;
        };
        let after = line.get(entry.name.end..).unwrap_or_default();
        if !OPENS.iter().any(|verb| after.starts_with(verb)) {
            continue;
        }
        let value = Span::new(found.end() + entry.name.start, found.end() + entry.name.end);
        let raw = Span::new(found.start(), value.to());
        findings.inline(Fact::Chair(Said { value, raw }), value, clues);
    }
    for found in TOOK.find_in(document).chain(CALLED.find_in(document)) {
        let before = flow.get(..found.start()).unwrap_or_default();
        let start = before.rfind(['\n', '.', ',', '(']).map_or(0, |at| at + 1);
        let span = Span::new(start, found.start()).trimmed(flow);
        if let Some(entry) = person_entry(document.words(span))
            && entry.len == span.len()
        {
            let value = span.part(entry.name);
            findings.inline(
                Fact::Chair(Said {
                    value,
                    raw: Span::new(span.from(), found.end()),
                }),
                value,
                clues,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_expressions() {
        assert!(CHAIRED_BY.is_valid());
        assert!(TOOK.is_valid());
        assert!(CALLS.is_valid());
        assert!(CALLED.is_valid());
    }
}
