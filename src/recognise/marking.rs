//! The protective marking block: `Label: value` lines, labels and values in two blocks, and
//! classifications on lines of their own.
//!
//! Deliberately not seen: classifications inside sentences.

use super::regions::Part;
use super::{Fact, Findings, MarkingPart, Recogniser, Said};
use crate::document::{Block, Document, LabelHit};
use crate::text::word_count;
use crate::vocabulary::{CLASSIFICATIONS, Term};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "marking",
    sees: "protective markings and FOI headers",
    run,
};

/// The part of a marking that a label stands for.
pub(super) const fn part_of(term: Term) -> Option<MarkingPart> {
    match term {
        Term::Classification => Some(MarkingPart::Classification),
        Term::Foia => Some(MarkingPart::Foia),
        Term::Organisation => Some(MarkingPart::Organisation),
        Term::Created => Some(MarkingPart::Created),
        Term::HeaderOther => Some(MarkingPart::Other),
        _ => None,
    }
}

/// Whether a text is a classification and nothing else.
pub(super) fn is_classification(text: &str) -> bool {
    let bare = text.trim_matches(['.', '*', ' ', '[', ']']);
    CLASSIFICATIONS.iter().any(|marking| {
        bare.get(..marking.len()).is_some_and(|head| head.eq_ignore_ascii_case(marking))
            // `OFFICIAL-SENSITIVE – PERSONAL`: a descriptor may follow, in capitals.
            && bare.get(marking.len()..).is_some_and(|rest| rest.is_empty() || (rest.starts_with([' ', '-', '\u{2013}', ':']) && !rest.contains(char::is_lowercase) && rest.len() < 40))
            && !bare.contains(char::is_lowercase)
    })
}

fn run(document: &Document, findings: &mut Findings) {
    let header = header(document, findings);
    let mut seen = header;
    for part in document.parts() {
        let Part::Block(index, block) = part else {
            continue;
        };
        if block.label.is_none()
            && block.marker.is_none()
            && is_classification(document.block_text(block))
        {
            let said = Said {
                value: block.text,
                raw: block.whole,
            };
            let part = if seen {
                MarkingPart::ClassificationAgain
            } else {
                MarkingPart::Classification
            };
            // The value in the header's second block has been taken with the header.
            if findings
                .list
                .iter()
                .any(|finding| finding.takes.contains(&index))
            {
                continue;
            }
            findings.taking(
                Fact::Marking(part, said),
                block.whole,
                index..index + 1,
                &[("a classification on a line of its own", 3)],
            );
            seen = true;
        }
    }
}

/// The header's labels and values; whether it has a classification.
fn header(document: &Document, findings: &mut Findings) -> bool {
    let mut classified = false;
    let mut at = 0;
    while let Some(part) = document.part(at) {
        at = part.end();
        let Part::Block(index, block) = part else {
            continue;
        };
        let Some((marking, label)) = block
            .label
            .filter(|l| l.marked)
            .and_then(|l| Some((part_of(l.term)?, l)))
        else {
            continue;
        };
        if !opens_header(document, index) || is_other_abbreviation(document, block, marking, label)
        {
            continue;
        }
        if label.alone {
            let pairs = two_blocks(document, index);
            at = at.max(pairs.end);
            for (label_at, value_at) in pairs.pairs {
                classified |= pair(document, label_at, value_at, findings);
            }
        } else {
            let value = document.behind(block, label);
            classified |= marking == MarkingPart::Classification;
            let said = Said {
                value,
                raw: block.whole,
            };
            findings.taking(
                Fact::Marking(marking, said),
                block.whole,
                index..index + 1,
                &[("behind a header label", 4)],
            );
        }
    }
    classified
}

/// `GSC: Garden Sub-Committee` among the abbreviations of a document is no marking: a label that does not
/// say so itself wants a classification behind it.
fn is_other_abbreviation(
    document: &Document,
    block: &Block,
    part: MarkingPart,
    label: LabelHit,
) -> bool {
    let says = document.words(label.span).to_lowercase();
    part == MarkingPart::Classification
        && !label.alone
        && !says.contains("classification")
        && !says.contains("marking")
        && !is_classification(&document.words(document.behind(block, label)).to_uppercase())
}

/// A label among those of a header that the vocabulary does not have: a few words and a colon.
pub(super) fn is_unknown_header_label(document: &Document, block: &Block) -> bool {
    /// Most words of such a label.
    const MOST_WORDS: usize = 6;
    let words = document.block_text(block);
    block.label.is_none()
        && block.marker.is_none()
        && words.ends_with(':')
        && word_count(words) <= MOST_WORDS
}

/// A header is known by a label for the classification or for disclosure near by; `Organisation:`
/// alone is none.
fn opens_header(document: &Document, index: usize) -> bool {
    const NEAR: usize = 8;
    let from = index.saturating_sub(NEAR);
    document
        .blocks
        .get(from..(index + NEAR).min(document.blocks.len()))
        .unwrap_or_default()
        .iter()
        .filter_map(|block| block.label)
        .any(|label| label.marked && matches!(label.term, Term::Classification | Term::Foia))
}

struct Pairs {
    pairs: Vec<(usize, usize)>,
    end: usize,
}

/// Labels one below the other, and as many values below them; or a value below each label.
fn two_blocks(document: &Document, first: usize) -> Pairs {
    let header_label = |block: &Block| {
        block
            .label
            .is_some_and(|l| l.alone && l.marked && part_of(l.term).is_some())
            || is_unknown_header_label(document, block)
    };
    let labels = document
        .blocks
        .iter()
        .skip(first)
        .take_while(|block| header_label(block) && block.cell.is_none())
        .count();
    let values = document
        .blocks
        .iter()
        .skip(first + labels)
        .take(labels)
        .enumerate()
        .take_while(|(at, block)| {
            block.cell.is_none() && !header_label(block) && (*at == 0 || block.gap == 0)
        })
        .count();
    // A label without a value would shift all others: then only the first is sure.
    let sure = if values == labels {
        labels
    } else {
        values.min(1).min(labels)
    };
    Pairs {
        pairs: (0..sure)
            .map(|at| (first + at, first + labels + at))
            .collect(),
        end: first + labels + values,
    }
}

fn pair(document: &Document, label_at: usize, value_at: usize, findings: &mut Findings) -> bool {
    let Some((label, value)) = document
        .blocks
        .get(label_at)
        .zip(document.blocks.get(value_at))
    else {
        return false;
    };
    let part = label
        .label
        .and_then(|l| part_of(l.term))
        .unwrap_or(MarkingPart::Other);
    let clues: &[(&str, i16)] = &[("labels and values in two blocks", 4)];
    findings.taking(Fact::PartLabel, label.whole, label_at..label_at + 1, clues);
    let said = Said {
        value: value.text,
        raw: value.whole,
    };
    findings.taking(
        Fact::Marking(part, said),
        value.whole,
        value_at..value_at + 1,
        clues,
    );
    part == MarkingPart::Classification
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::flowing;

    #[test]
    fn headers_and_abbreviations() {
        for (text, classification) in [
            ("GSC: OFFICIAL\nFOI: Yes\n\nMinutes\n", Some("OFFICIAL")),
            ("GSC: Official\n\nMinutes\n", Some("Official")),
            ("Protective marking: None\n\nMinutes\n", Some("None")),
            (
                "GSC: Garden Sub-Committee\nPAC: Pond Advisory Committee\n",
                None,
            ),
            ("Handling: Mr Oak\n\nMinutes\n", None),
        ] {
            let document = flowing(text);
            let mut findings = Findings::default();
            run(&document, &mut findings);
            let found = findings.list.iter().find_map(|finding| match finding.fact {
                Fact::Marking(MarkingPart::Classification, said) => {
                    Some(document.words(said.value))
                }
                _ => None,
            });
            assert_eq!(found, classification, "{text}");
        }
    }
}
