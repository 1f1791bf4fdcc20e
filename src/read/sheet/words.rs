//! The words of one line in the making, and which of them are bold or struck through.

use crate::document::Span;

/// How words are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::read) struct Face {
    pub(in crate::read) bold: bool,
    pub(in crate::read) struck: bool,
}

/// The words of one line.
#[derive(Debug, Clone, Default)]
pub(in crate::read) struct Words {
    pub(super) text: String,
    /// Spans of `text`.
    pub(super) bold: Vec<Span>,
    pub(super) struck: Vec<Span>,
}

impl Words {
    /// Whether there is nothing to see.
    pub(in crate::read) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The words so far.
    pub(in crate::read) fn text(&self) -> &str {
        &self.text
    }

    /// Adds words whose white space counts; no control character but the tab is part of a line.
    pub(in crate::read) fn push(&mut self, words: &str, face: Face) {
        let start = self.text.len();
        let plain = |c: char| if c.is_control() && c != '\t' { ' ' } else { c };
        self.text.extend(words.chars().map(plain));
        self.set(start, face);
    }

    /// Adds words whose white space is folded to one space, and to none where a line begins.
    pub(in crate::read) fn push_folded(&mut self, words: &str, face: Face) {
        let start = self.text.len();
        for character in words.chars() {
            if character.is_ascii_whitespace() || character.is_control() {
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
            } else {
                self.text.push(character);
            }
        }
        self.set(start, face);
    }

    /// Adds the words of another line.
    pub(in crate::read) fn append(&mut self, other: &Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        let placed = |span: &Span| Span::new(start + span.from(), start + span.to());
        for span in &other.bold {
            extend(&mut self.bold, placed(span));
        }
        for span in &other.struck {
            extend(&mut self.struck, placed(span));
        }
    }

    fn set(&mut self, start: usize, face: Face) {
        let added = Span::new(start, self.text.len());
        if added.of(&self.text).trim().is_empty() {
            return;
        }
        if face.bold {
            extend(&mut self.bold, added);
        }
        if face.struck {
            extend(&mut self.struck, added);
        }
    }
}

/// Adds a span behind those of `spans`; spans that touch are one.
fn extend(spans: &mut Vec<Span>, span: Span) {
    match spans.last_mut() {
        Some(last) if last.end == span.start => last.end = span.end,
        _ => spans.push(span),
    }
}
