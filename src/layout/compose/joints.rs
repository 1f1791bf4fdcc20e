//! How a line goes on from the one above it: as another block, with a space, or without one.

use super::super::draft::{Draft, Taken};
use super::super::labels;
use super::{Composer, is_footnote};
use crate::document::{Block, Line, Opens, Span};
use crate::text::{
    Numbering, ends_sentence, find_date, find_time_range, is_honorific, is_weekday, starts_lower,
};

/// How the next piece of text goes on from the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// It begins another block.
    Apart,
    /// With a space.
    Spaced,
    /// Without a space: a line end cut a word at its hyphen.
    Seamless,
}

/// Columns by which a line must be indented below its first to be taken for its continuation.
const HANGING: u16 = 4;

/// Lines of a title above its date.
const MOST_LINES_OF_TITLE: u32 = 3;

impl Composer<'_, '_> {
    /// How line `below` goes on from line `last` of the open block.
    pub(super) fn joint(&self, open: &Block, last: usize, below: usize) -> Joint {
        let (Some(above), Some(line)) = (self.draft.lines.get(last), self.draft.lines.get(below))
        else {
            return Joint::Apart;
        };
        let words = line.span.of(self.draft.text);
        let before = above.span.of(self.draft.text);
        match line.opens {
            Opens::Unsaid => {}
            Opens::Paragraph => return Joint::Apart,
            Opens::Continuation => return seam(before, words),
        }
        // A page break leaves as many blank lines as it likes, or furniture.
        // A watermark between two lines parts them no more than the paper does.
        let skips = || {
            let between = self.draft.taken.get(last + 1..below).unwrap_or_default();
            let behind_text = self.draft.source.geometry.is_some() && line.gap == 0;
            !(behind_text && between.iter().all(|taken| *taken == Taken::Furniture))
        };
        let over_page =
            line.page != above.page || line.column != above.column || (below > last + 1 && skips());
        let full = line.gap == 0 && !over_page && self.is_full(above, line);
        let unfinished = !ends_sentence(before);
        let marked = self.has_marker(below, words) && !(full && unfinished && self.is_cut(below));
        if marked || (line.gap > 0 && !over_page && !line.after_page_break()) {
            return Joint::Apart;
        }
        if line.gap > 0 || over_page {
            let goes_on = starts_lower(words) || (over_page && self.is_cut_by_page(above, line));
            return if unfinished && goes_on {
                seam(before, words)
            } else {
                Joint::Apart
            };
        }
        if open.lines <= MOST_LINES_OF_TITLE && is_date_line(words) && !leads_to_date(before) {
            return Joint::Apart;
        }
        let headed = self.is_headed(above.span, line.span);
        let hangs = line.indent >= open.indent + HANGING && above.indent <= line.indent;
        let outdents = line.indent + HANGING <= above.indent && above.indent > open.indent;
        let label_below = labels::opens_line(words);
        let goes_on = full
            || is_cut_list(before)
            || leads_on(before)
            || cuts_bracket(before, words)
            || cuts_name(before, words)
            || (unfinished && starts_lower(words))
            || (hangs && self.value_goes_on(open, before));
        // A title that fills the width is one, whatever word the page cuts it before.
        let title = full && unfinished && open.set_apart && self.is_alike(above, line);
        if title || (goes_on && !label_below && !outdents && !headed) {
            seam(before, words)
        } else {
            Joint::Apart
        }
    }

    /// Whether `above` takes the whole width, so that the text goes on with `below`.
    pub(super) fn is_full(&self, above: &Line, below: &Line) -> bool {
        let source = self.draft.source;
        if let Some(width) = source.width_of_column(above) {
            return source.is_full(source.end(above), below.span, width);
        }
        self.measure.is_some_and(|measure| {
            let (start, end) = (source.start(above), source.end(above));
            source.is_full(end, below.span, measure.right)
                // A title that stands in the middle is cut where it would reach both edges.
                || (measure.centres(start, end)
                    && source.is_full(measure.left + (end - start), below.span, measure.right))
        })
    }

    /// Whether the type of the line above heads the one below: it is set apart, which that is not.
    pub(super) fn is_headed(&self, above: Span, below: Span) -> bool {
        let source = self.draft.source;
        let ends = !source.words(above).ends_with([',', '(', '-', '&']);
        ends && source.is_set_apart(above)
            && !source.is_set_apart(below)
            && !starts_lower(source.words(below))
    }

    /// Whether two lines are set apart alike.
    fn is_alike(&self, above: &Line, below: &Line) -> bool {
        let source = self.draft.source;
        source.is_set_apart(below.span) && source.size(above.span) == source.size(below.span)
    }

    /// Whether the last line of a page takes the whole width, and the next page goes on in the same
    /// type.
    fn is_cut_by_page(&self, above: &Line, below: &Line) -> bool {
        let source = self.draft.source;
        source.geometry.is_some()
            && self.is_full(above, below)
            && source.is_set_apart(above.span) == source.is_set_apart(below.span)
    }

    /// Whether the number that a line opens with may be one that the line above was cut before:
    /// where a page tells exactly what would have fitted.
    fn is_cut(&self, index: usize) -> bool {
        let number = |marker: &Numbering| marker.number.is_some();
        self.draft.source.geometry.is_some()
            && self
                .markers
                .get(index)
                .is_some_and(|marker| marker.as_ref().is_some_and(number))
    }

    /// Whether the block that is open is a label with a value that hanging lines go on with. People
    /// under each other are not one value.
    fn value_goes_on(&self, open: &Block, before: &str) -> bool {
        let words = Span::new(open.text.from(), self.writer.here()).of(self.writer.text());
        before.ends_with(',')
            || labels::label_at(words).is_some_and(|hit| !hit.alone && !hit.term.heads_people())
    }

    fn has_marker(&self, index: usize, words: &str) -> bool {
        self.markers.get(index).is_some_and(Option::is_some)
            || is_footnote(words)
            || self.draft.footnotes.contains(&index)
    }
}

/// Whether a line is a date, with the time at most.
fn is_date_line(words: &str) -> bool {
    /// Letters that may stand beside date and time.
    const LEEWAY: usize = 4;
    /// Longest such line.
    const LONGEST: usize = 64;
    if words.len() > LONGEST || !words.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some((date, at)) = find_date(words) else {
        return false;
    };
    let after = words.get(at.end..).unwrap_or_default();
    let time = find_time_range(after).map_or(0..0, |(_, at)| at);
    let letters = |text: Option<&str>| -> usize {
        let words = text.unwrap_or_default().split(|c: char| !c.is_alphabetic());
        words
            .filter(|word| !is_weekday(word))
            .map(|word| word.chars().count())
            .sum()
    };
    date.year.is_some()
        && letters(words.get(..at.start))
            + letters(after.get(..time.start))
            + letters(after.get(time.end..))
            <= LEEWAY
        && !words.ends_with(',')
}

/// Whether a line is a list of several, whose end is cut behind a comma or the title of somebody.
fn is_cut_list(line: &str) -> bool {
    /// Commas of such a line.
    const LEAST: usize = 3;
    // Lines of programs and tables end with commas too.
    let is_told = |c: char| !c.is_ascii_digit() && !matches!(c, '"' | '=' | '{' | '<');
    let titled = line.rsplit(' ').next().is_some_and(is_honorific);
    line.contains(", ")
        && (titled || (line.ends_with(',') && line.matches(',').count() >= LEAST))
        && line.chars().all(is_told)
}

/// Whether a line ends with a word that no line ends with that is whole.
fn leads_on(line: &str) -> bool {
    const WORDS: &[&str] = &["and", "&", "of", "the", "or"];
    /// Words of a line that the width may have cut.
    const LEAST_WORDS: usize = 3;
    let mut words = line.rsplit(' ');
    words.next().is_some_and(|last| WORDS.contains(&last)) && words.nth(LEAST_WORDS - 2).is_some()
}

/// Whether a bracket that the line above opens is closed by the line below: `… (Head of the` `Weir); …`.
fn cuts_bracket(before: &str, below: &str) -> bool {
    /// Most words between the bracket and the line end.
    const MOST_WORDS: usize = 8;
    [('(', ')'), ('[', ']')].into_iter().any(|(open, close)| {
        before.rfind(open).is_some_and(|at| {
            let inner = before.get(at + 1..).unwrap_or_default();
            let closed = below.find(close);
            let opened = below.find(open);
            !inner.contains(close)
                && inner.starts_with(char::is_alphabetic)
                && inner.split(' ').count() <= MOST_WORDS
                && closed.is_some_and(|closed| opened.is_none_or(|opened| closed < opened))
        })
    })
}

/// Whether a line end parts somebody's names in a list: `Ann Oak, Bert Elm, Cleo` `Ash, Di Fir`.
fn cuts_name(before: &str, below: &str) -> bool {
    /// Marks that part the people.
    const LEAST: usize = 3;
    let mark = |c: char| matches!(c, ',' | ';');
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().count() > 1
            && letters.all(|c| c.is_lowercase() || matches!(c, '\'' | '\u{2019}' | '-'))
    };
    let last = before.rsplit(mark).next().unwrap_or_default().trim();
    let first = below.split(' ').next().unwrap_or_default();
    before.contains(mark)
        && before.matches(mark).count() + below.matches(mark).count() >= LEAST
        && is_name(last)
        && first.ends_with(mark)
        && is_name(first.trim_end_matches(mark))
}

/// Whether the end of a line leads to a date: `… held on`, `… of Monday`.
fn leads_to_date(before: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    before.ends_with([',', '-', '\u{2013}', ':', '(']) || starts_lower(last)
}

/// How words go on over a line end: one that a hyphen cuts goes on without a space, and so does a
/// range or an id (`10:00-` `10:05`).
pub(super) fn seam(before: &str, words: &str) -> Joint {
    let cut = before
        .strip_suffix('-')
        .is_some_and(|word| word.ends_with(char::is_alphanumeric))
        && words.starts_with(char::is_alphanumeric);
    if cut { Joint::Seamless } else { Joint::Spaced }
}

/// Line ends with a cut word that make a document one that cuts words.
const LEAST_CUT: usize = 3;

/// Whether a document cuts words at its line ends: pages set by a program that does so have many, a
/// compound word falls on a line end but now and then.
pub(super) fn hyphenates(draft: &Draft<'_>) -> bool {
    draft.source.geometry.is_some()
        && draft
            .lines
            .windows(2)
            .filter(|pair| match pair {
                [above, below] => {
                    let below = below.span.of(draft.text);
                    starts_lower(below) && seam(above.span.of(draft.text), below) == Joint::Seamless
                }
                _ => false,
            })
            .nth(LEAST_CUT - 1)
            .is_some()
}

#[cfg(test)]
mod tests {
    use super::{cuts_bracket, cuts_name, is_cut_list};

    #[test]
    fn brackets_and_names_that_a_line_cuts() {
        for (before, below, cut) in [
            ("Di Fir (Head of the", "Weir); Ed Yew (Clerk)", true),
            ("Di Fir [Swan", "Club], Ed Yew", true),
            ("Di Fir (Clerk)", "Ed Yew)", false),
            ("Di Fir (Head of the", "Ed Yew (Clerk)", false),
            ("as said above :(", "so they did :)", false),
        ] {
            assert_eq!(cuts_bracket(before, below), cut, "{before} {below}");
        }
        for (before, below, cut) in [
            ("Ann Oak, Bert Elm, Cleo", "Ash, Di Fir", true),
            ("Ann Oak, Bert Elm, Cleo Ash", "Ed, Di Fir", false),
            ("oaks, elms, Ashes", "Firs are green", false),
            ("Oak, Cleo", "Ash, Di Fir", false),
            ("Oak, Cleo", "Ash, Di Fir, Ed Yew", true),
        ] {
            assert_eq!(cuts_name(before, below), cut, "{before} {below}");
        }
    }

    #[test]
    fn lists_that_a_line_cuts() {
        for (line, cut) in [
            ("Ann Oak, Bert Elm, Cleo Ash,", true),
            ("Present: Mrs A Oak, Mr B Elm, Dr", true),
            ("Ann Oak, and then,", false),
            ("Ann Oak, Bert Elm, Cleo Ash", false),
            ("oaks, elms, ashes, \"firs\",", false),
            ("let a = 1, b, c, d,", false),
            ("Mrs", false),
            ("", false),
        ] {
            assert_eq!(is_cut_list(line), cut, "{line}");
        }
    }
}
