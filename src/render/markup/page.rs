//! The building blocks of a Markdown page.

use super::{Dialect, Position, escape};
use crate::minutes::Block;
use std::fmt::{Display, Write as _};

/// The deepest heading that Markdown knows.
const DEEPEST_HEADING: usize = 6;

/// A page in the making.
pub(super) struct Page {
    pub(super) out: String,
    pub(super) dialect: Dialect,
}

impl Page {
    pub(super) fn new(dialect: Dialect, capacity: usize) -> Self {
        Self {
            out: String::with_capacity(capacity),
            dialect,
        }
    }

    /// Begins a block: one blank line before it, none at the top.
    pub(super) fn block(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// Our own words, which hold no markup by mistake.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// A number, date or time of our own making, which needs no escaping.
    pub(super) fn plain(&mut self, value: impl Display) {
        let _ = write!(self.out, "{value}");
    }

    /// A value at the start of a line.
    pub(super) fn start(&mut self, text: &str) {
        escape(&mut self.out, text, Position::Start, self.dialect);
    }

    /// A value within a line.
    pub(super) fn within(&mut self, text: &str) {
        escape(&mut self.out, text, Position::Within, self.dialect);
    }

    /// Opens a heading; its words and a line end follow.
    pub(super) fn heading(&mut self, level: usize) {
        self.block();
        for _ in 0..level.min(DEEPEST_HEADING) {
            self.out.push('#');
        }
        self.out.push(' ');
    }

    /// A heading in our own words.
    pub(super) fn titled(&mut self, level: usize, title: &str) {
        self.heading(level);
        self.raw(title);
        self.raw("\n");
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.block();
        self.start(text);
        self.raw("\n");
    }

    /// A bullet list; nothing where there is nothing to list.
    pub(super) fn list<'t>(&mut self, items: impl IntoIterator<Item = &'t str>) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_none() {
            return;
        }
        let last = self.out.trim_end().rsplit('\n').next();
        // Two lists in a row with the same bullet would be read as one.
        let bullet = if last.is_some_and(|line| line.starts_with("- ")) {
            "* "
        } else {
            "- "
        };
        self.block();
        for item in items {
            self.raw(bullet);
            self.start(item);
            self.raw("\n");
        }
    }

    /// Running text, as the document had it.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { text } => self.paragraph(text),
                Block::List { items } => self.list(items.iter().map(String::as_str)),
                Block::Table { rows } => self.text_table(rows),
            }
        }
    }

    /// A table of the document's own: Markdown wants a head, and the first row is the likely one.
    fn text_table(&mut self, rows: &[Vec<String>]) {
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        if width == 0 {
            return;
        }
        self.block();
        for (nth, row) in rows.iter().enumerate() {
            for column in 0..width {
                self.raw("| ");
                self.within(row.get(column).map_or("", String::as_str));
                self.raw(" ");
            }
            self.raw("|\n");
            if nth == 0 {
                self.rule(width);
            }
        }
    }

    /// The line under a table's head.
    pub(super) fn rule(&mut self, width: usize) {
        for _ in 0..width {
            self.raw("| --- ");
        }
        self.raw("|\n");
    }
}
