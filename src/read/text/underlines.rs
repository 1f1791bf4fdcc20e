//! Headings that a plain text underlines: a line of `=`, `-` or the like below (and above) a short one,
//! as reStructuredText has them and typists make them.

use crate::document::{Line, Span};

/// Characters of which such lines are made.
const RULES: &[u8] = b"=-~^\"*_#+'`.";

/// Fewest characters of such a line.
const LEAST: usize = 3;

/// Longest heading, in bytes.
const LONGEST: usize = 120;

/// Deepest level.
const DEEPEST: u8 = 6;

/// Gives lines that are underlined the levels of headings, in the order in which the ways to underline
/// come; gives the lines that do no more than underline.
pub(super) fn find(text: &str, lines: &mut [Line]) -> Vec<Span> {
    let rules: Vec<Option<u8>> = lines.iter().map(|line| rule(line.span.of(text))).collect();
    if rules.iter().all(Option::is_none) {
        return Vec::new();
    }
    let mut ways: Vec<(u8, bool)> = Vec::new();
    let mut found = Vec::new();
    for (at, below) in rules.iter().enumerate().skip(1) {
        let Some(rule) = below else { continue };
        let above = at - 1;
        let over = above
            .checked_sub(1)
            .filter(|over| rules.get(*over) == Some(&Some(*rule)))
            .filter(|_| lines.get(above).is_some_and(|line| line.gap == 0));
        // Below the underline of another heading, one stands without a blank line.
        let below_rule = above
            .checked_sub(1)
            .is_some_and(|over| rules.get(over).is_some_and(Option::is_some));
        if !is_underlined(text, lines, at, over.is_some() || below_rule) {
            continue;
        }
        let way = (*rule, over.is_some());
        let level = ways
            .iter()
            .position(|known| *known == way)
            .unwrap_or_else(|| {
                ways.push(way);
                ways.len() - 1
            });
        if let Some(line) = lines.get_mut(above) {
            line.heading = u8::try_from(level + 1).unwrap_or(DEEPEST).min(DEEPEST);
        }
        found.extend([over, Some(at)].into_iter().flatten());
    }
    found
        .into_iter()
        .filter_map(|at| lines.get(at).map(|line| line.span))
        .collect()
}

/// The character that a line is made of.
fn rule(words: &str) -> Option<u8> {
    let first = *words.as_bytes().first()?;
    (words.len() >= LEAST && RULES.contains(&first) && words.bytes().all(|byte| byte == first))
        .then_some(first)
}

/// Whether the line above the rule at `at` is a short line of its own that the rule is as long as.
fn is_underlined(text: &str, lines: &[Line], at: usize, over: bool) -> bool {
    let (Some(line), Some(rule)) = (lines.get(at - 1), lines.get(at)) else {
        return false;
    };
    let words = line.span.of(text);
    let (long, ruled) = (words.chars().count(), rule.span.len());
    let alone = over || at == 1 || line.gap > 0;
    rule.gap == 0
        && alone
        && words.len() <= LONGEST
        && words.contains(|c: char| c.is_alphabetic())
        && !words.ends_with(',')
        && ruled * 5 >= long * 3
        && ruled <= long * 3 + 8
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn underlined_lines_are_headings() {
        let text = "=====\nTitle\n=====\n\nFirst\n=====\nText goes on\nhere\n-----\n\nSub\n---\n\n-----------\nA  B\n";
        let (mut lines, _) = lines(text);
        let rules = find(text, &mut lines);
        let headings: Vec<(&str, u8)> = lines
            .iter()
            .filter(|line| line.heading > 0)
            .map(|line| (line.span.of(text), line.heading))
            .collect();
        assert_eq!(headings, [("Title", 1), ("First", 2), ("Sub", 3)]);
        assert_eq!(rules.len(), 4);
    }
}
