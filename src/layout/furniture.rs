//! Running heads and feet and page numbers: lines that stand again and again where pages begin
//! and end.
//!
//! Without form feeds the places where pages may have ended are known only by the blank lines
//! that they left; there a line must stand oftener to count.

use super::Pass;
use super::blank_columns::segments;
use super::draft::{Draft, Taken};
use super::{labels, letterheads};
use crate::document::{Line, Span, whole};
use crate::text::{ends_sentence, numbering};
use crate::vocabulary::{self, Term};
use std::ops::Range;

pub(super) const PASS: Pass = Pass {
    name: "furniture",
    describes: "running heads and feet, page numbers",
    run,
};

/// Lines from the edge of a page that can be running heads or feet.
const EDGE: usize = 3;
/// The same where it is known how high they stand.
const EDGE_ON_PAGE: usize = 6;

/// Times that a line must stand at an edge.
const LEAST_WITH_PAGES: usize = 2;
/// The same where pages are only surmised.
const LEAST_WITHOUT_PAGES: usize = 3;

/// Longest running line, in bytes.
const LONGEST: usize = 120;

fn run(draft: &mut Draft<'_>) {
    take_running_lines(draft);
    take_watermarks(draft);
}

fn take_running_lines(draft: &mut Draft<'_>) {
    let paged = draft.lines.last().is_some_and(|line| line.page > 1);
    let edge = if draft.source.geometry.is_some() {
        EDGE_ON_PAGE
    } else {
        EDGE
    };
    let breaks = breaks(&draft.lines, paged);
    let edges = edges(&draft.lines, &breaks, edge);
    take_last_page_number(draft);
    take_counted_pages(draft);
    if edges.is_empty() {
        return;
    }
    let shapes = Shapes::new(
        edges
            .iter()
            .map(|index| (draft.words(*index), height(draft, *index))),
    );
    let least = if paged {
        LEAST_WITH_PAGES
    } else {
        LEAST_WITHOUT_PAGES
    };
    let running = shapes.that_stand(least);
    take_heads_above_the_text(draft);
    for (&index, running) in edges.iter().zip(running) {
        let words = draft.words(index);
        let is_text = is_list_of_people(words) || (!paged && is_text(words));
        if running && has_word(words) && !is_text && !is_table_head(draft, index)
            || is_page_number(words)
        {
            draft.take(index, Taken::Furniture);
        }
    }
    letterheads::give_back(draft, &breaks);
    if draft.source.geometry.is_some() {
        for page in pages(&draft.lines) {
            give_back_text(draft, page.clone());
            close_up(draft, page);
        }
    }
    give_back_marking(draft);
}

/// Gives back the first running mark where the text has none: it is all that marks the document.
fn give_back_marking(draft: &mut Draft<'_>) {
    let is_marking = |draft: &Draft<'_>, index: &usize| {
        vocabulary::CLASSIFICATIONS.contains(&draft.words(*index).trim_matches(['.', ' ']))
    };
    let Some(first) = (0..draft.lines.len()).find(|index| {
        draft.taken.get(*index) == Some(&Taken::Furniture) && is_marking(draft, index)
    }) else {
        return;
    };
    let stated = (0..draft.lines.len())
        .filter(|index| draft.is_free(*index))
        .any(|index| {
            let words = draft.words(index);
            vocabulary::CLASSIFICATIONS
                .iter()
                .any(|marking| words.ends_with(marking))
        });
    if !stated {
        draft.take(first, Taken::Free);
    }
}

/// The lines of each page.
fn pages(lines: &[Line]) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        match pages.last_mut() {
            Some(open) if lines.get(open.start).map(|first| first.page) == Some(line.page) => {
                open.end = index + 1;
            }
            _ => pages.push(index..index + 1),
        }
    }
    pages
}

/// Gives back lines that do not stand in a row from the edge of the page, with a blank between them
/// and the text.
fn give_back_text(draft: &mut Draft<'_>, page: Range<usize>) {
    let taken =
        |draft: &Draft<'_>, index: &usize| draft.taken.get(*index) == Some(&Taken::Furniture);
    let gap = |draft: &Draft<'_>, index: usize| draft.lines.get(index).map_or(1, |line| line.gap);
    let mut head = page.start + page.clone().take_while(|index| taken(draft, index)).count();
    while head > page.start && head < page.end && gap(draft, head) == 0 {
        head -= 1;
    }
    let mut foot = page.end
        - page
            .clone()
            .rev()
            .take_while(|index| taken(draft, index))
            .count();
    while foot < page.end && gap(draft, foot) == 0 {
        foot += 1;
    }
    for index in head..foot {
        if taken(draft, &index) && !is_page_number(draft.words(index)) {
            draft.take(index, Taken::Free);
        }
    }
    // `Attendees` at the head of a page opens what stands below it.
    if let Some(last) = head.checked_sub(1).filter(|last| *last >= page.start)
        && taken(draft, &last)
        && vocabulary::label(draft.words(last)).is_some_and(Term::heads_people)
    {
        draft.take(last, Taken::Free);
    }
}

/// The blank that a page break left is as wide as those around it.
fn close_up(draft: &mut Draft<'_>, page: Range<usize>) {
    let free = |index: &usize| draft.is_free(*index);
    let Some(first) = page.clone().find(free) else {
        return;
    };
    let Some(last) = (0..page.start).rev().find(free) else {
        return;
    };
    let gap = |index: usize| draft.lines.get(index).map_or(0, |line| line.gap);
    let apart = gap(last) > 0
        || (first + 1..page.end)
            .find(free)
            .is_some_and(|next| gap(next) > 0);
    if let Some(line) = draft.lines.get_mut(first) {
        line.gap = u16::from(apart);
    }
}

/// Points between two heights at which running heads are told apart.
const STEP: f32 = 4.0;

/// How high a line stands on its page, where that is known: a running head keeps its place.
fn height(draft: &Draft<'_>, index: usize) -> Option<u16> {
    let line = draft.lines.get(index)?;
    let word = draft.source.placed(line.span).first()?;
    Some(whole(word.bottom / STEP))
}

/// `Page 3 of 7` is no text, wherever it stands.
fn take_counted_pages(draft: &mut Draft<'_>) {
    let counts = |words: &str| words.starts_with("Page ") && words.contains(" of ");
    for index in 0..draft.lines.len() {
        let words = draft.words(index);
        if draft.is_free(index) && counts(words) && is_page_number(words) {
            draft.take(index, Taken::Furniture);
        }
    }
}

/// Words that stand across the page behind the text, as `DRAFT` from corner to corner, are no line of it.
fn take_watermarks(draft: &mut Draft<'_>) {
    /// Points that a line of text never is high; that of a slanting word is that of its box.
    const HIGH: f32 = 60.0;
    for index in 0..draft.lines.len() {
        let Some(line) = draft.lines.get(index) else {
            return;
        };
        let words = draft.source.placed(line.span);
        let high = !words.is_empty() && words.iter().all(|word| word.bottom - word.top > HIGH);
        if high && draft.is_free(index) {
            draft.take(index, Taken::Furniture);
        }
    }
}

/// A number alone at the very end is the page's, page breaks or not.
fn take_last_page_number(draft: &mut Draft<'_>) {
    let last = draft.lines.len().saturating_sub(1);
    let apart = draft.lines.get(last).is_some_and(|line| line.gap > 0);
    if apart && is_page_number(draft.words(last)) {
        draft.take(last, Taken::Furniture);
    }
}

/// Points by which a running head may reach into where the text of the first page begins.
const INTO: f32 = 2.0;

/// Takes the first line of a page that stands higher than the first page begins, with a blank below
/// it: only the first page does without the running head.
fn take_heads_above_the_text(draft: &mut Draft<'_>) {
    let word = |draft: &Draft<'_>, index: usize| {
        let line = draft.lines.get(index)?;
        draft.source.placed(line.span).first().copied()
    };
    let Some(first) = word(draft, 0).map(|word| word.top) else {
        return;
    };
    let starts: Vec<usize> = (1..draft.lines.len())
        .filter(|index| {
            let page = |at: usize| draft.lines.get(at).map(|line| line.page);
            page(*index) != page(index - 1)
        })
        .collect();
    for index in starts {
        let above = word(draft, index).is_some_and(|word| word.bottom <= first + INTO);
        let apart = draft
            .lines
            .get(index)
            .zip(draft.lines.get(index + 1))
            .is_some_and(|(head, text)| head.page == text.page && text.gap > 0);
        let words = draft.words(index);
        if above
            && apart
            && !is_text(words)
            && words.len() <= LONGEST
            && !is_table_head(draft, index)
        {
            draft.take(index, Taken::Furniture);
        }
    }
}

/// A sentence, a label or a numbered heading is text, wherever it stands.
fn is_text(words: &str) -> bool {
    ends_sentence(words) || labels::opens_line(words) || is_numbered(words)
}

/// `Present: A Oak, B Elm`: the same people may meet again.
fn is_list_of_people(words: &str) -> bool {
    words.split_once(':').is_some_and(|(label, people)| {
        has_word(people) && vocabulary::label(label).is_some_and(Term::heads_people)
    })
}

/// Whether a line is words behind a number: `6. Volunteers`.
fn is_numbered(words: &str) -> bool {
    numbering(words)
        .is_some_and(|number| number.number.is_some() && !number.bare && has_word(words))
}

/// Whether a line says something: times and numbers at the edge of a page are cells of a table.
fn has_word(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

/// Whether the line is the head of a table, which is repeated where the table goes on.
fn is_table_head(draft: &Draft<'_>, index: usize) -> bool {
    draft.lines.get(index).is_some_and(|line| {
        let segments = segments(draft.source, line);
        segments.len() >= 2
            && segments
                .iter()
                .all(|s| vocabulary::column(s.span.of(draft.text)).is_some())
    })
}

/// The first lines of pages but the first; without page breaks, those behind breaks that may be some.
fn breaks(lines: &[Line], paged: bool) -> Vec<usize> {
    lines
        .iter()
        .enumerate()
        .filter(|(index, line)| {
            let before = index.checked_sub(1).and_then(|i| lines.get(i));
            if paged {
                before.is_some_and(|before| before.page != line.page)
            } else {
                *index > 0 && line.after_page_break()
            }
        })
        .map(|(index, _)| index)
        .collect()
}

/// Lines at the edges of pages.
fn edges(lines: &[Line], breaks: &[usize], edge: usize) -> Vec<usize> {
    if breaks.is_empty() {
        return Vec::new();
    }
    let mut edges = Vec::with_capacity((breaks.len() + 1) * 2 * edge);
    let mut start = 0;
    for &end in breaks.iter().chain(std::iter::once(&lines.len())) {
        let middle = start + (end - start).div_ceil(2);
        edges.extend(start..(start + edge).min(middle));
        edges.extend(end.saturating_sub(edge).max(middle)..end);
        start = end;
    }
    edges
}

/// Lines with their digits alike, so that `Page 1 of 3` and `Page 2 of 3` are one; white space is
/// disregarded.
struct Shapes {
    text: String,
    /// Where each stands in `text`; none for a line that is too long to be a running one.
    lines: Vec<Option<Span>>,
}

impl Shapes {
    fn new<'t>(lines: impl Iterator<Item = (&'t str, Option<u16>)>) -> Self {
        let mut shapes = Self {
            text: String::new(),
            lines: Vec::with_capacity(lines.size_hint().0),
        };
        for (words, height) in lines {
            // A running title keeps its date; that of the next meeting's minutes has another.
            let literal = letterheads::is_dated_title(words);
            let words = if literal {
                without_page_number(words)
            } else {
                words
            };
            let shape = (length(words) <= LONGEST).then(|| shapes.add(words, literal, height));
            shapes.lines.push(shape);
        }
        shapes
    }

    fn add(&mut self, words: &str, literal: bool, height: Option<u16>) -> Span {
        let start = self.text.len();
        let mut rest = words;
        let stands_for_any = |c: char| c.is_whitespace() || (!literal && c.is_ascii_digit());
        // Words without digits are copied whole.
        while let Some(at) = rest.find(stands_for_any) {
            let (before, from) = rest.split_at(at);
            self.text.push_str(before);
            let mut behind = from.chars();
            if behind.next().is_some_and(|c| c.is_ascii_digit()) {
                self.text.push('#');
            }
            rest = behind.as_str();
        }
        self.text.push_str(rest);
        self.text
            .extend(height.and_then(|height| char::from_u32(u32::from(height))));
        Span::new(start, self.text.len())
    }

    /// Of each line, whether at least `least` have its shape.
    fn that_stand(&self, least: usize) -> impl Iterator<Item = bool> {
        let mut sorted: Vec<&str> = self
            .lines
            .iter()
            .flatten()
            .map(|s| s.of(&self.text))
            .collect();
        sorted.sort_unstable();
        self.lines.iter().map(move |line| {
            line.is_some_and(|span| {
                let shape = span.of(&self.text);
                let first = sorted.partition_point(|other| *other < shape);
                sorted.get(first + least - 1) == Some(&shape)
            })
        })
    }
}

/// `Pond Board, 3 May 2021` of `Pond Board, 3 May 2021 1/2`.
fn without_page_number(words: &str) -> &str {
    /// Digits of a number that counts pages.
    const MOST_DIGITS: usize = 3;
    match words.trim_end().rsplit_once(' ') {
        Some((before, last))
            if last.len() <= 2 * MOST_DIGITS + 1
                && last
                    .split('/')
                    .all(|part| (1..=MOST_DIGITS).contains(&part.len()) && is_digits(part)) =>
        {
            before.trim_end_matches([' ', '/'])
        }
        _ => words,
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Bytes of a line without leaders, such as parts of a line for signatures are, and without the blanks
/// between what stands at its left and at its right.
fn length(words: &str) -> usize {
    let bytes = words.as_bytes();
    let counts = |pair: &[u8]| !matches!(pair, [_, b'.' | b'_'] | [b' ', b' ']);
    1 + bytes.windows(2).filter(|pair| counts(pair)).count()
}

/// `3`, `- 3 -`, `Page 3`, `Page 3 of 9`, `3 / 9`
pub(super) fn is_page_number(words: &str) -> bool {
    let bare = words.trim_matches(['-', '\u{2013}', '|', ' ', '[', ']']);
    if !bare
        .starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'p' | 'P') || c.is_whitespace())
    {
        return false;
    }
    let bare = match bare.get(..4) {
        Some(page) if page.eq_ignore_ascii_case("page") => bare.get(4..).unwrap_or_default(),
        _ => bare,
    };
    let is_number = |part: &str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())
    };
    let mut parts = bare.split_whitespace();
    let mut next = || parts.next();
    match (next(), next(), next(), next()) {
        (Some(only), None, ..) => {
            is_number(only)
                || only
                    .split_once('/')
                    .is_some_and(|(a, b)| is_number(a) && is_number(b))
        }
        (Some(number), Some("of" | "/"), Some(all), None) => is_number(number) && is_number(all),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_headings() {
        for yes in ["6. Volunteers", "7) Boats", "5.2 Nets", "12/2023 Swans"] {
            assert!(is_numbered(yes), "{yes}");
        }
        for no in ["6.", "6", "Page 6", "3 May 2021", "Pond Committee", "- 6 -"] {
            assert!(!is_numbered(no), "{no}");
        }
    }

    #[test]
    fn page_numbers() {
        for yes in ["3", "- 3 -", "Page 3", "PAGE 3 of 9", "3/9", "3 of 9"] {
            assert!(is_page_number(yes), "{yes}");
        }
        for no in ["3.", "Page", "3 May", "three", "", "12345", "3 of them"] {
            assert!(!is_page_number(no), "{no}");
        }
    }
}
