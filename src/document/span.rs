//! Byte ranges.

/// A range of bytes of a text: first byte, and the byte after the last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The range from `start` to `end`, which are offsets in one text.
    ///
    /// Inputs are limited to far less than 4 GiB, so that an offset fits; one that does not is
    /// clamped, and then stands for nothing.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: clamp(start),
            end: clamp(end.max(start)),
        }
    }

    /// First byte, as an index.
    #[must_use]
    pub const fn from(self) -> usize {
        self.start as usize
    }

    /// The byte after the last, as an index.
    #[must_use]
    pub const fn to(self) -> usize {
        self.end as usize
    }

    /// Number of bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The words at this range of `text`; none where it is no range of that text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.from()..self.to()).unwrap_or_default()
    }

    /// `part`, a range within the words of this range, as a range of the whole text.
    #[must_use]
    pub fn part(self, part: std::ops::Range<usize>) -> Self {
        Self::new(self.from() + part.start, self.from() + part.end)
    }

    /// This range from its byte `at` on.
    #[must_use]
    pub fn after(self, at: usize) -> Self {
        Self::new((self.from() + at).min(self.to()), self.to())
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Whether `other` lies within this range.
    #[must_use]
    pub const fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether both share a byte.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// This range of `text` without white space at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let words = self.of(text);
        let start = words.len() - words.trim_start().len();
        self.part(start..start + words.trim().len())
    }
}
