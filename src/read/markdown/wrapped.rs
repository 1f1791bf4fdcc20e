//! Whether a line end within a paragraph is one of the words, or only of the file.
//!
//! Some wrap their lines at a width, others put each person on a line and trust that it stays one.
//! Where the first word below would still have fitted, the line was ended on purpose.

use crate::text::{ends_sentence, starts_lower};

/// Columns beyond which a line was not wrapped by anybody.
const WIDEST: usize = 132;

/// Full lines that prove that lines are wrapped.
const LEAST_FULL: usize = 3;

/// Width at which the lines of a document are wrapped.
#[derive(Debug, Default)]
pub(super) struct Wrap {
    width: Option<usize>,
}

impl Wrap {
    /// By all line ends within paragraphs, given as offsets of `source`.
    pub(super) fn of(source: &str, ends: &[usize]) -> Self {
        let lines: Vec<(usize, usize)> = ends
            .iter()
            .map(|end| (column(source, *end), first_word(below(source, *end))))
            .filter(|(end, _)| *end <= WIDEST)
            .collect();
        let widest = lines.iter().map(|(end, _)| *end).max();
        let width = widest.filter(|widest| {
            let full = lines.iter().filter(|(end, word)| end + 1 + word > *widest);
            full.count() >= LEAST_FULL
        });
        Self { width }
    }

    /// Whether the paragraph goes on over the line end at `end`.
    pub(super) fn goes_on(&self, source: &str, end: usize) -> bool {
        let words = below(source, end);
        let column = column(source, end);
        let full = self
            .width
            .is_some_and(|width| column + 1 + first_word(words) > width);
        let above = source.get(..end).unwrap_or_default();
        full || (starts_lower(words.trim_start()) && !ends_sentence(above.trim_end()))
    }
}

/// Column of the byte `end`.
fn column(source: &str, end: usize) -> usize {
    let above = source.get(..end).unwrap_or_default();
    let start = above.rfind('\n').map_or(0, |at| at + 1);
    above
        .get(start..)
        .map_or(0, |line| line.trim_end().chars().count())
}

/// The line below the line end at `end`.
fn below(source: &str, end: usize) -> &str {
    let rest = source.get(end..).unwrap_or_default();
    rest.trim_start_matches('\r')
        .trim_start_matches('\n')
        .lines()
        .next()
        .unwrap_or_default()
}

fn first_word(line: &str) -> usize {
    line.trim_start_matches([' ', '\t', '>'])
        .split(' ')
        .next()
        .map_or(0, |word| word.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_on_purpose() {
        let wrapped = "one two three\nfour five six\nseven eight\nnine tens.\nTwo\nThree";
        let ends: Vec<usize> = wrapped.match_indices('\n').map(|(at, _)| at).collect();
        let wrap = Wrap::of(wrapped, &ends);
        let seen: Vec<bool> = ends.iter().map(|end| wrap.goes_on(wrapped, *end)).collect();
        assert_eq!(seen, [true, true, true, true, false]);
        let people = "A Oak, Treasurer\nB Elm\nof the Hall\nC Ash";
        let ends: Vec<usize> = people.match_indices('\n').map(|(at, _)| at).collect();
        let wrap = Wrap::of(people, &ends);
        let seen: Vec<bool> = ends.iter().map(|end| wrap.goes_on(people, *end)).collect();
        assert_eq!(seen, [false, true, false]);
    }
}
