//! Lines that stand like a table and are none: labels with their values, lists whose numbers hang.

use super::super::blank_columns::{Strip, column_of};
use super::region::RegionRow;
use crate::text::{is_initials, numbering};
use crate::vocabulary::{self, Term};

/// Whether the lines are `Label:   value` lines, or a list whose numbers hang.
pub(super) fn is_labels_or_list(text: &str, region: &[RegionRow], strips: &[Strip]) -> bool {
    let firsts: Vec<&str> = region
        .iter()
        .filter_map(|row| row.segments.first().filter(|s| column_of(strips, s) == 0))
        .map(|s| s.span.of(text))
        .collect();
    let labels = firsts
        .iter()
        .filter(|words| words.ends_with(':') || vocabulary::label(words).is_some())
        .count();
    let numbers = firsts.iter().filter(|words| is_marker(words)).count();
    if is_list(text, region) || are_initials_behind(text, region) {
        return true;
    }
    let two = strips.len() == 1;
    if !two && heads_people(text, region, strips) {
        return false;
    }
    labels * 2 >= firsts.len().max(1) && labels > 0 || (two && numbers * 2 > firsts.len())
}

/// Whether all that stands apart from the first words of the lines is initials in brackets: `Ann Oak     (AO)`.
fn are_initials_behind(text: &str, region: &[RegionRow]) -> bool {
    let in_brackets = |words: &str| {
        words
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
            .is_some_and(is_initials)
    };
    region.iter().all(|row| {
        row.segments
            .iter()
            .skip(1)
            .all(|segment| in_brackets(segment.span.of(text)))
    })
}

/// Whether nothing but bullets and numbers stands before the last words of the lines, which may hang
/// one in the other.
fn is_list(text: &str, region: &[RegionRow]) -> bool {
    let (mut marked, mut rows) = (0, 0);
    for row in region {
        let Some((_, before)) = row.segments.split_last().filter(|(_, b)| !b.is_empty()) else {
            continue;
        };
        rows += 1;
        marked += usize::from(before.iter().all(|s| is_marker(s.span.of(text))));
    }
    let bulleted = region
        .iter()
        .filter_map(|row| row.segments.first())
        .filter(|s| is_bullet(s.span.of(text)))
        .count();
    (rows > 0 && marked * 10 >= rows * 9) || bulleted * 4 >= region.len()
}

/// Whether words are a bullet alone.
fn is_bullet(words: &str) -> bool {
    words
        .chars()
        .all(|c| !c.is_alphanumeric() && !c.is_ascii_punctuation())
        || matches!(words, "-" | "*" | "o")
}

/// Whether words are a bullet or a number alone.
fn is_marker(words: &str) -> bool {
    // `.1` counts the paragraphs of an item.
    let bare = words.strip_prefix('.').unwrap_or(words);
    let number = !bare.is_empty()
        && bare.len() <= LONGEST_NUMBER
        && bare.bytes().all(|b| b.is_ascii_digit());
    is_bullet(words) || number || numbering(words).is_some_and(|n| n.len == words.len())
}

/// Digits of a number that a list may hang from.
const LONGEST_NUMBER: usize = 3;

/// Whether the first column holds nothing but heads of attendance lists.
pub(super) fn heads_people(text: &str, region: &[RegionRow], strips: &[Strip]) -> bool {
    let mut firsts = region
        .iter()
        .filter_map(|row| row.segments.first().filter(|s| column_of(strips, s) == 0))
        .map(|s| vocabulary::label(s.span.of(text)))
        .peekable();
    firsts.peek().is_some() && firsts.all(|term| term.is_some_and(Term::heads_people))
}
