//! `… and the members then suggested a`: a paragraph that stops in the middle of a sentence.
//!
//! A break counts where something that is plainly no end of a sentence follows: a heading, a remark in
//! brackets, or nothing. A paragraph may as well go on in the next, whose first word is a name.
//!
//! Deliberately not seen: paragraphs that a list or table goes on from; entries of lists (`…; and`);
//! words that may end a sentence (`with`, `in`, `to`).

use super::report::{Report, part, pointer};
use super::{Check, Code, Reports};
use crate::minutes::{Block, Item, Minutes, Section};
use crate::text::{fold, word_count};

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "sentence_breaks_off",
        reports: Reports::Conflict,
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
        let entry = report.entry(&pointer(reference, &format!("blocks/{block}")));
        let end = entry.and_then(|entry| entry.places.last());
        // Where only the end of a line is between, the next words were taken from this paragraph.
        let torn = end.is_none_or(|end| report.is_next_to_text(end));
        if torn || text.pieces.get(at + 1).is_some_and(Piece::may_go_on) {
            continue;
        }
        let places = entry
            .map(|entry| {
                let end = entry.raw.trim_end().len();
                let last = end.saturating_sub(last.len())..end;
                part(&entry.raw, &entry.places, &last)
            })
            .unwrap_or_default();
        report.add(format!("a sentence breaks off after `{last}`"), places, []);
    }
}

/// The last word, where no sentence can end on it.
fn breaks_off(words: &str) -> Option<&str> {
    let (before, last) = words.rsplit_once(' ')?;
    let bare = last.chars().all(char::is_alphabetic);
    let between_clauses = before.ends_with([';', ',']);
    (bare
        && !between_clauses
        && NEVER_LAST.contains(&fold(last).as_ref())
        && word_count(words) >= LEAST_WORDS)
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

impl Piece<'_> {
    /// Whether a sentence before it may go on in it.
    fn may_go_on(&self) -> bool {
        match self {
            Self::Paragraph(_, _, words) => !words.starts_with(['(', '[']),
            Self::Heading => false,
            Self::Other => true,
        }
    }
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
