//! Headings that a plain text marks before, and perhaps behind: `= Title` and `== Welcome` as `AsciiDoc` has
//! them, `== Welcome ==` as wikis do, `** Welcome` between blank lines as outlines do.

use crate::document::{Line, Span};

/// Behind this mark a heading may be closed by as many.
const MARK: char = '=';

/// This one marks a heading only twice or more: once it marks the entry of a list.
const OUTLINE_MARK: char = '*';

/// Deepest level.
const DEEPEST: u8 = 6;

/// Longest heading, in bytes.
const LONGEST: usize = 120;

/// Takes the marks off lines that are such headings, and gives them their levels; gives where the marks stand.
pub(super) fn find(text: &str, lines: &mut [Line]) -> Vec<Span> {
    let mut headings: Vec<(usize, Heading)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let above = at == 0 || line.gap > 0;
        let below = || lines.get(at + 1).is_none_or(|below| below.gap > 0);
        let words = line.span.of(text);
        // Below text, a line that opens with the mark goes on with it.
        if above
            && let Some(heading) = heading(words).or_else(|| outlined(words).filter(|_| below()))
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
    let marked = (rest.starts_with(' ') || closing > 0) && (closing == 0 || closing == level);
    (marked && is_title(words.trim(), MARK)).then_some(Heading {
        level: level_of(level)?,
        closed: closing > 0,
    })
}

/// `** Welcome`
fn outlined(line: &str) -> Option<Heading> {
    /// Fewest marks.
    const LEAST: usize = 2;
    let rest = line.trim_start_matches(OUTLINE_MARK);
    let level = line.len() - rest.len();
    let marked = level >= LEAST && rest.starts_with(' ') && !rest.ends_with(['.', ';', ',']);
    (marked && is_title(rest.trim(), OUTLINE_MARK)).then_some(Heading {
        level: level_of(level)?,
        closed: false,
    })
}

fn level_of(marks: usize) -> Option<u32> {
    let level = u8::try_from(marks).ok()?;
    (1..=DEEPEST).contains(&level).then(|| level.into())
}

fn is_title(words: &str, mark: char) -> bool {
    let opens = |c: char| c.is_alphanumeric() || matches!(c, '"' | '\u{201c}' | '\u{2018}');
    words.len() <= LONGEST
        && words.starts_with(opens)
        && words.contains(char::is_alphabetic)
        && !words.contains(mark)
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
            (
                "Text\n\n** Welcome\n\nText\n\n** Ponds\n\nText\n",
                vec![("Welcome", 2), ("Ponds", 2)],
            ),
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
            "* A Oak\n\n* B Elm\n",
            "** A Oak\n** B Elm\n",
            "Text\n\n** A note.\n\n** Another.\n",
            "**Present**\n\n**Absent**\n",
        ] {
            assert_eq!(headings(text), [], "{text}");
        }
    }
}
