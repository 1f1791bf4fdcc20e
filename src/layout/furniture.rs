//! Running heads and feet and page numbers: lines that stand again and again where pages begin
//! and end.
//!
//! Without form feeds the places where pages may have ended are known only by the blank lines
//! that they left; there a line must stand oftener to count.

use super::Pass;
use super::draft::{Draft, Taken};
use crate::document::Line;
use std::collections::HashMap;

pub(super) const PASS: Pass = Pass {
    name: "furniture",
    describes: "running heads and feet, page numbers",
    run,
};

/// Lines from the edge of a page that can be running heads or feet.
const EDGE: usize = 3;

/// Times that a line must stand at an edge.
const LEAST_WITH_PAGES: usize = 2;
/// The same where pages are only surmised.
const LEAST_WITHOUT_PAGES: usize = 3;

/// Longest running line, in bytes.
const LONGEST: usize = 120;

fn run(draft: &mut Draft<'_>) {
    let paged = draft.lines.last().is_some_and(|line| line.page > 1);
    let edges = edges(&draft.lines, paged);
    if edges.is_empty() {
        return;
    }
    let mut counts: HashMap<String, usize> = HashMap::new();
    for &index in &edges {
        *counts.entry(shape(draft.words(index))).or_default() += 1;
    }
    let least = if paged {
        LEAST_WITH_PAGES
    } else {
        LEAST_WITHOUT_PAGES
    };
    for &index in &edges {
        let words = draft.words(index);
        let running = words.len() <= LONGEST
            && counts
                .get(&shape(words))
                .is_some_and(|count| *count >= least)
            && !words.contains('\t');
        if running || is_page_number(words) {
            draft.take(index, Taken::Furniture);
        }
    }
}

/// Lines at the edges of pages; without page breaks, those beside breaks that may be some.
fn edges(lines: &[Line], paged: bool) -> Vec<usize> {
    let breaks: Vec<usize> = lines
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
        .collect();
    if breaks.is_empty() {
        return Vec::new();
    }
    let mut edges = Vec::with_capacity((breaks.len() + 1) * 2 * EDGE);
    let mut start = 0;
    for &end in breaks.iter().chain(std::iter::once(&lines.len())) {
        let middle = start + (end - start).div_ceil(2);
        edges.extend(start..(start + EDGE).min(middle));
        edges.extend(end.saturating_sub(EDGE).max(middle)..end);
        start = end;
    }
    edges
}

/// The line with its digits alike, so that `Page 1 of 3` and `Page 2 of 3` are one.
fn shape(words: &str) -> String {
    words
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c.is_ascii_digit() { '#' } else { c })
        .collect()
}

/// `3`, `- 3 -`, `Page 3`, `Page 3 of 9`, `3 / 9`
fn is_page_number(words: &str) -> bool {
    let bare = words.trim_matches(['-', '\u{2013}', '|', ' ', '[', ']']);
    let bare = match bare.get(..4) {
        Some(page) if page.eq_ignore_ascii_case("page") => bare.get(4..).unwrap_or_default(),
        _ => bare,
    };
    let is_number = |part: &str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())
    };
    let parts: Vec<&str> = bare.split_whitespace().collect();
    match parts.as_slice() {
        [only] => {
            is_number(only)
                || only
                    .split_once('/')
                    .is_some_and(|(a, b)| is_number(a) && is_number(b))
        }
        [number, "of" | "/", all] => is_number(number) && is_number(all),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
