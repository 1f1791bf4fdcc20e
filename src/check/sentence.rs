//! `… and the members then suggested a`: a paragraph that stops in the middle of a sentence.
//!
//! Deliberately not seen: paragraphs that a list or table goes on from, paragraphs whose words go on
//! in the next, entries of lists, and words that may end a sentence (`with`, `in`, `to`).

use super::report::{Report, part, pointer};
use super::{Check, Code, Reports};
use crate::minutes::{Block, Item, Minutes, Section, Severity};
use crate::text::{fold, starts_lower, word_count};

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "sentence_breaks_off",
        reports: Reports::Diagnostic(Severity::Warning),
        summary: "a paragraph ends on a word that ends no sentence",
        page: include_str!("../../docs/checks/sentence_breaks_off.md"),
    },
    run,
};

/// Words that something must follow.
const NEVER_LAST: &[&str] = &[
    "a", "an", "and", "although", "because", "every", "its", "my", "nor", "or", "our", "than",
    "the", "their", "unless", "whether", "whose", "your",
];

/// Words that make a paragraph a sentence and not a heading.
const LEAST_WORDS: usize = 6;

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    let mut text = Text::default();
    text.sections(&minutes.sections);
    text.items(&minutes.items);
    for (at, piece) in text.pieces.iter().enumerate() {
        let Piece::Paragraph(reference, block, words) = *piece else {
            continue;
        };
        let Some(last) = breaks_off(words) else {
            continue;
        };
        let goes_on = match text.pieces.get(at + 1) {
            Some(Piece::Paragraph(_, _, next)) => starts_lower(next),
            Some(Piece::Other) => true,
            Some(Piece::Heading) | None => false,
        };
        if goes_on {
            continue;
        }
        let entry = report.entry(&pointer(reference, &format!("blocks/{block}")));
        let places = entry
            .map(|entry| {
                let end = entry.raw.trim_end().len();
                part(entry, &(end.saturating_sub(last.len())..end))
            })
            .unwrap_or_default();
        report.add(format!("a sentence breaks off after `{last}`"), places, []);
    }
}

/// The last word, where no sentence can end on it.
fn breaks_off(words: &str) -> Option<&str> {
    let last = words.rsplit(' ').next()?;
    let bare = last.chars().all(char::is_alphabetic);
    (bare && NEVER_LAST.contains(&fold(last).as_ref()) && word_count(words) >= LEAST_WORDS)
        .then_some(last)
}

/// What follows what in the body.
enum Piece<'m> {
    /// `ref` of the item or section, index of the block, words.
    Paragraph(&'m str, usize, &'m str),
    Heading,
    /// A list or a table.
    Other,
}

#[derive(Default)]
struct Text<'m> {
    pieces: Vec<Piece<'m>>,
}

impl<'m> Text<'m> {
    fn items(&mut self, items: &'m [Item]) {
        for item in items {
            self.node(&item.reference, item.title.as_deref(), &item.blocks);
            self.items(&item.items);
        }
    }

    fn sections(&mut self, sections: &'m [Section]) {
        for section in sections {
            self.node(
                &section.reference,
                section.title.as_deref(),
                &section.blocks,
            );
            self.sections(&section.sections);
        }
    }

    fn node(&mut self, reference: &'m str, title: Option<&'m str>, blocks: &'m [Block]) {
        if title.is_some() {
            self.pieces.push(Piece::Heading);
        }
        for (at, block) in blocks.iter().enumerate() {
            self.pieces.push(match block {
                Block::Paragraph { text } => Piece::Paragraph(reference, at, text),
                Block::List { .. } | Block::Table { .. } => Piece::Other,
            });
        }
    }
}
