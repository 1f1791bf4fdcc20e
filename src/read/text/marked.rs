//! Headings that a plain text marks with `=` before them, and perhaps behind: `= Title` and `== Welcome` as
//! `AsciiDoc` has them, `== Welcome ==` as wikis do.

use crate::document::{Line, Span};

/// The mark.
const MARK: char = '=';

/// Deepest level.
const DEEPEST: u8 = 6;

/// Longest heading, in bytes.
const LONGEST: usize = 120;

/// Takes the marks off lines that are such headings, and gives them their levels; gives where the marks stand.
pub(super) fn find(text: &str, lines: &mut [Line]) -> Vec<Span> {
    let mut headings: Vec<(usize, Heading)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        // Below text, a line that opens with the mark goes on with it.
        if (at == 0 || line.gap > 0)
            && let Some(heading) = heading(line.span.of(text))
        {
            headings.push((at, heading));
        }
    }
    // One alone could be a sum or a line of a program, unless it is the title.
    if headings.len() < 2 && headings.first().is_none_or(|(at, _)| *at > 0) {
        return Vec::new();
    }
    let mut marks = Vec::new();
    for (at, heading) in headings {
        let Some(line) = lines.get_mut(at) else {
            continue;
        };
        let Span { start, end } = line.span;
        let behind = if heading.closed { heading.level } else { 0 };
        let words = Span {
            start: start + heading.level,
            end: end - behind,
        };
        marks.extend(
            [(start, words.start), (words.end, end)].map(|(start, end)| Span { start, end }),
        );
        line.span = words.trimmed(text);
        line.heading = u8::try_from(heading.level).unwrap_or(DEEPEST);
    }
    marks.retain(|mark| !mark.is_empty());
    marks
}

/// How a heading is marked.
struct Heading {
    level: u32,
    /// Whether marks stand behind the words too.
    closed: bool,
}

fn heading(line: &str) -> Option<Heading> {
    let rest = line.trim_start_matches(MARK);
    let words = rest.trim_end_matches(MARK);
    let (level, closing) = (line.len() - rest.len(), rest.len() - words.len());
    let title = words.trim();
    let opens = |c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '‘');
    let is_heading = (rest.starts_with(' ') || closing > 0)
        && (closing == 0 || closing == level)
        && title.len() <= LONGEST
        && title.starts_with(opens)
        && title.contains(char::is_alphabetic)
        && !title.contains(MARK);
    let level = u8::try_from(level)
        .ok()
        .filter(|level| (1..=DEEPEST).contains(level))?;
    is_heading.then_some(Heading {
        level: level.into(),
        closed: closing > 0,
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn headings(text: &str) -> Vec<(&str, u8)> {
        let (mut lines, _) = lines(text);
        find(text, &mut lines);
        lines
            .iter()
            .filter(|line| line.heading > 0)
            .map(|line| (line.span.of(text), line.heading))
            .collect()
    }

    #[test]
    fn lines_behind_marks_are_headings() {
        for (text, expected) in [
            (
                "= Minutes for May\nA Oak\n\nText\n\n== Welcome\n\nText\n",
                vec![("Minutes for May", 1), ("Welcome", 2)],
            ),
            (
                "Notes\n\n==Welcome==\nText\n\n=== Ponds ===\nText\n",
                vec![("Welcome", 2), ("Ponds", 3)],
            ),
            ("= Minutes\n\nText\n", vec![("Minutes", 1)]),
        ] {
            assert_eq!(headings(text), expected, "{text}");
        }
    }

    #[test]
    fn rules_and_sums_are_none() {
        for text in [
            "Minutes\n=======\n\nText\n",
            "Cost\n\n= 200\n\n= 300\n",
            "Total\n\n= a sum of two\nText\n",
            "Text\n= a\n= b\n",
            "\n==a\n\n==b\n",
            "Text\n\n= a = b\n\n= c = d\n",
            "=======\nTitle\n=======\n",
            "Text\n\n== a =\n\n== b =\n",
        ] {
            assert_eq!(headings(text), [], "{text}");
        }
    }
}
