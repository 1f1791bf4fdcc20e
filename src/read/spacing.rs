//! How far paragraphs of word processors stand apart, in blank lines.

/// Space between paragraphs, in twentieths of a point, from which on they look parted by a line.
pub(super) const LINE: i32 = 80;

/// The same for two lines.
const TWO_LINES: i32 = 480;

/// Width of a column of text, in twentieths of a point.
const COLUMN: i32 = 120;

/// Most columns that a paragraph is indented by.
const MOST_INDENT: i32 = 60;

/// Most blank lines before a paragraph; more would look like a page's end.
const MOST_GAP: u16 = 2;

/// The paragraph above.
#[derive(Debug, Default)]
pub(super) struct Above {
    style: String,
    after: i32,
    contextual: bool,
    /// Empty paragraphs since.
    blank: u16,
}

impl Above {
    /// What stands above is no paragraph, and ends with so much space.
    pub(super) fn ending(after: i32) -> Self {
        Self {
            after,
            ..Self::default()
        }
    }

    /// An empty paragraph follows.
    pub(super) fn blank(&mut self) {
        self.blank = self.blank.saturating_add(1).min(MOST_GAP);
    }

    /// Blank lines before a paragraph with so much space around it, which is now the one above.
    /// Where `contextual`, none parts paragraphs of one style.
    pub(super) fn gap(&mut self, style: &str, before: i32, after: i32, contextual: bool) -> u16 {
        let alike = self.style == style;
        let above = if alike && self.contextual {
            0
        } else {
            self.after
        };
        let below = if alike && contextual { 0 } else { before };
        let space = above.max(below);
        let gap = u16::from(space >= LINE) + u16::from(space >= TWO_LINES);
        let gap = gap.saturating_add(self.blank).min(MOST_GAP);
        *self = Self {
            style: style.to_owned(),
            after,
            contextual,
            blank: 0,
        };
        gap
    }
}

/// Columns of an indent.
pub(super) fn columns(indent: i32) -> u16 {
    u16::try_from((indent / COLUMN).clamp(0, MOST_INDENT)).unwrap_or_default()
}
