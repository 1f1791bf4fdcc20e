//! The sentences of items and sections, each with the place that it stands in.

use super::report::{Report, part, pointer};
use crate::minutes::{Block, Place};
use crate::text::{fold, sentence_end};

/// A sentence, with its folded words.
pub(super) struct Sentence<'m> {
    /// JSON Pointer of the value that it stands in.
    pub(super) pointer: String,
    pub(super) words: &'m str,
    pub(super) folded: String,
}

impl Sentence<'_> {
    /// Whether one of some phrases of whole words stands in it.
    pub(super) fn has(&self, phrases: &[&str]) -> bool {
        holds(&self.folded, phrases)
    }

    /// Whether one of its words begins so.
    pub(super) fn has_beginning(&self, beginnings: &[&str]) -> bool {
        word_starts(&self.folded).any(|rest| beginnings.iter().any(|start| rest.starts_with(start)))
    }

    /// Where it stands.
    pub(super) fn places(&self, report: &Report<'_>) -> Vec<Place> {
        let Some(entry) = report.entry(&self.pointer) else {
            return Vec::new();
        };
        match entry.raw.find(self.words) {
            Some(start) => {
                let range = start..start + self.words.len();
                part(&entry.raw, &entry.places, &range)
            }
            None => entry.places.clone(),
        }
    }
}

/// Whether whole words of folded text are one of some phrases.
fn holds(folded: &str, phrases: &[&str]) -> bool {
    word_starts(folded).any(|rest| {
        phrases.iter().any(|phrase| {
            rest.strip_prefix(phrase)
                .is_some_and(|behind| behind.is_empty() || behind.starts_with(' '))
        })
    })
}

/// Folded text from each of its words on.
fn word_starts(folded: &str) -> impl Iterator<Item = &str> {
    let behind_spaces = folded.match_indices(' ');
    std::iter::once(folded).chain(behind_spaces.filter_map(|(at, _)| folded.get(at + 1..)))
}

/// Adds the sentences of an item or section to `found`.
pub(super) fn add_sentences<'m>(
    found: &mut Vec<Sentence<'m>>,
    reference: &str,
    title: Option<&'m str>,
    blocks: &'m [Block],
) {
    if let Some(title) = title {
        add_text(found, &pointer(reference, "title"), title);
    }
    for (at, block) in blocks.iter().enumerate() {
        let block_at = pointer(reference, &format!("blocks/{at}"));
        match block {
            Block::Paragraph { text } => add_text(found, &block_at, text),
            Block::List { items } => {
                for (entry, text) in items.iter().enumerate() {
                    add_text(found, &format!("{block_at}/items/{entry}"), text);
                }
            }
            Block::Table { rows } => {
                for text in rows.iter().flatten() {
                    add_text(found, &block_at, text);
                }
            }
        }
    }
}

/// Adds the sentences of the value that stands at `pointer`.
pub(super) fn add_text<'m>(found: &mut Vec<Sentence<'m>>, pointer: &str, text: &'m str) {
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = sentence_end(rest);
        let (words, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        found.push(Sentence {
            pointer: pointer.to_owned(),
            words,
            folded: fold(words).into_owned(),
        });
        rest = after.trim_start();
    }
}

/// Whether one of some strings stands in the text of blocks.
pub(super) fn blocks_hold(blocks: &[Block], cues: &[&str]) -> bool {
    let holds = |text: &String| cues.iter().any(|cue| text.contains(cue));
    blocks.iter().any(|block| match block {
        Block::Paragraph { text } => holds(text),
        Block::List { items } => items.iter().any(holds),
        Block::Table { rows } => rows.iter().flatten().any(holds),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words() {
        for (folded, phrase, held) in [
            ("it was moved that", "moved", true),
            ("moved", "moved", true),
            ("the removed pump", "moved", false),
            ("a quorum was not there", "quorum was not", true),
            ("a quorum was noted", "quorum was not", false),
        ] {
            assert_eq!(holds(folded, &[phrase]), held, "{folded}");
        }
    }
}
