//! Items 1, 2 and 4: nothing is numbered 3.
//!
//! A number counts in one of its parts: `5.2` follows `5.1`, `13/2023` follows `12/2023`, `24.03.6`
//! follows `24.03.5`, `VII` follows `VI`. A number that falls begins to count anew.
//!
//! Deliberately not seen: numbers missing before the first and behind the last; gaps of more than
//! three; gaps with an item between them that has no number; numbers before other words, or
//! named as an item's anywhere (`items 3 and 4 were taken together`); in the minutes, gaps that the
//! agenda has, too, and entries of the agenda that are not minuted, which are told elsewhere.

use super::counting::counting;
use super::report::Report;
use super::walk::every_item;
use super::{Check, Code, Reports};
use crate::minutes::{Minutes, Severity};
use crate::text::fold;
use std::collections::HashSet;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "number_missing",
        reports: Reports::Diagnostic(Severity::Note),
        summary: "the numbers of the items, or of the agenda, leave one out",
        page: include_str!("../../docs/checks/number_missing.md"),
    },
    run,
};

/// Numbers that are missing in one place at most: a wider gap is another way of counting.
const WIDEST_GAP: u32 = 3;

/// Numbers that make a row of which one can be missing.
const LEAST_NUMBERS: usize = 4;

/// Numbers that there must be for one that is missing.
const LEAST_FOR_ONE: usize = 2;

/// Bytes of the longest number, with the marks around it.
const LONGEST: usize = 12;

/// `ref` and number.
type Numbered<'m> = (&'m str, Option<&'m str>);

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    let agenda: Vec<Numbered<'_>> = minutes
        .agenda
        .iter()
        .map(|entry| (entry.reference.as_str(), entry.number.as_deref()))
        .collect();
    let mut gaps = gaps(&agenda);
    let planned: HashSet<&str> = agenda.iter().filter_map(|(_, number)| *number).collect();
    let unplanned: HashSet<String> = gaps.iter().flat_map(|gap| gap.missing.clone()).collect();
    let items = std::iter::once(minutes.items.as_slice())
        .chain(every_item(&minutes.items).map(|item| item.items.as_slice()));
    for siblings in items {
        let numbers: Vec<Numbered<'_>> = siblings
            .iter()
            .map(|item| (item.reference.as_str(), item.number.as_deref()))
            .collect();
        gaps.extend(self::gaps(&numbers).into_iter().filter(|gap| {
            let known =
                |number: &String| planned.contains(number.as_str()) || unplanned.contains(number);
            !gap.missing.iter().any(known)
        }));
    }
    if gaps.is_empty() {
        return;
    }
    let named = Named::new(minutes);
    for gap in gaps {
        if gap.missing.iter().any(|number| named.holds(number)) {
            continue;
        }
        let (before, after) = (gap.before, gap.after);
        let missing = match gap.missing.as_slice() {
            [only] => format!("`{only}` is missing"),
            [first, .., last] => format!("`{first}` to `{last}` are missing"),
            [] => continue,
        };
        let mut places = report.places_of_any(before.0, &["number", "title"]);
        places.extend(report.places_of_any(after.0, &["number", "title"]));
        report.add(
            format!("{missing} between `{}` and `{}`", before.1, after.1),
            places,
            [],
        );
    }
}

/// A place where numbers are left out.
struct Gap<'m> {
    /// `ref` and number.
    before: (&'m str, &'m str),
    after: (&'m str, &'m str),
    missing: Vec<String>,
}

/// The gaps in one row of numbers.
fn gaps<'m>(numbers: &[Numbered<'m>]) -> Vec<Gap<'m>> {
    let mut found = Vec::new();
    let mut row = Row::default();
    let mut last: Option<(&str, &str)> = None;
    let mut unnumbered = false;
    for (reference, number) in numbers {
        let Some(number) = number else {
            unnumbered = true;
            continue;
        };
        let step = last.and_then(|(_, before)| counting(before, number));
        let step = step.filter(|step| {
            step.to > step.from
                && step.to - step.from <= WIDEST_GAP + 1
                && row.part.is_none_or(|part| part == step.part)
        });
        match (step, last) {
            (Some(step), Some(before)) => {
                row.part = Some(step.part);
                row.numbers += 1;
                let missing = step.missing();
                if !missing.is_empty() && !unnumbered {
                    row.gaps.push(Gap {
                        before,
                        after: (reference, number),
                        missing,
                    });
                }
            }
            _ => found.append(&mut std::mem::take(&mut row).finish()),
        }
        last = Some((reference, number));
        unnumbered = false;
    }
    found.append(&mut row.finish());
    found
}

/// Numbers that rise.
#[derive(Default)]
struct Row<'m> {
    /// The part of the number that counts.
    part: Option<usize>,
    /// How many there are, but for the first.
    numbers: usize,
    gaps: Vec<Gap<'m>>,
}

impl<'m> Row<'m> {
    fn finish(self) -> Vec<Gap<'m>> {
        let numbers = self.numbers + 1;
        let missing: usize = self.gaps.iter().map(|gap| gap.missing.len()).sum();
        if numbers >= LEAST_NUMBERS && numbers >= missing * LEAST_FOR_ONE {
            self.gaps
        } else {
            Vec::new()
        }
    }
}

/// Numbers that stand at the head of words, or behind `item`.
struct Named(HashSet<String>);

impl Named {
    /// Words behind `item` in which its numbers stand: `items 3, 4 and 5`.
    const BEHIND: usize = 5;

    fn new(minutes: &Minutes) -> Self {
        let mut named = HashSet::new();
        let values = minutes.provenance.iter().flatten().map(|entry| &entry.raw);
        let strays = minutes.unplaced.iter().chain(&minutes.furniture);
        for words in values.chain(strays.map(|stray| &stray.text)) {
            let mut tokens = words.split_whitespace().peekable();
            named.extend(tokens.peek().map(|head| bare(head)));
            // `1. 3. Swans`, `… were seen. 9. Boats`: a heading may stand in running text.
            while let Some(token) = tokens.next() {
                let heads = token.ends_with(['.', ')', ':'])
                    && token.len() <= LONGEST
                    && tokens
                        .peek()
                        .is_some_and(|next| next.starts_with(char::is_uppercase));
                if heads {
                    named.insert(bare(token));
                }
            }
            let folded = fold(words);
            let mut rest = folded.as_ref();
            while let Some(at) = rest.find("item") {
                rest = rest.get(at + "item".len()..).unwrap_or_default();
                let behind = rest.split(' ').skip(1).take(Self::BEHIND);
                named.extend(behind.map(str::to_owned));
            }
        }
        Self(named)
    }

    fn holds(&self, number: &str) -> bool {
        let bare = bare(number);
        let shortened = bare.trim_start_matches('0');
        self.0.contains(&bare) || self.0.contains(shortened)
    }
}

/// A number without the marks around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(numbers: &[&str]) -> Vec<String> {
        // `-` has no number.
        let numbers: Vec<Numbered<'_>> = numbers
            .iter()
            .map(|number| ("i1", (*number != "-").then_some(*number)))
            .collect();
        gaps(&numbers)
            .into_iter()
            .flat_map(|gap| gap.missing)
            .collect()
    }

    #[test]
    fn gaps_in_rows() {
        for (numbers, expected) in [
            (&["1", "2", "4", "5"][..], &["3"][..]),
            (
                &["01", "02", "03", "04", "05", "06", "10"],
                &["07", "08", "09"],
            ),
            (&["5.1", "5.2", "5.4", "5.5"], &["5.3"]),
            (&["12/2023", "13/2023", "15/2023", "16/2023"], &["14/2023"]),
            (&["24.03.5", "24.03.6", "24.03.8", "24.03.9"], &["24.03.7"]),
            (
                &["1-0607/8", "2-0607/8", "4-0607/8", "5-0607/8"],
                &["3-0607/8"],
            ),
            (&["C24/15", "C24/16", "C24/18", "C24/19"], &["C24/17"]),
            (&["A", "B", "D", "E"], &["C"]),
            (&["a", "b", "c", "e"], &["d"]),
            (&["III", "IV", "V", "VI", "VIII"], &["VII"]),
            (&["7-A", "7-B", "7-D", "7-E"], &["7-C"]),
            // What is counted anew is another row.
            (&["1", "2", "4", "5", "1", "2"], &["3"]),
        ] {
            assert_eq!(missing(numbers), expected, "{numbers:?}");
        }
    }

    #[test]
    fn rows_without_gaps() {
        for numbers in [
            &["1", "2", "3", "4"][..],
            &["3", "4", "5", "6"],
            &["1", "2", "4"],
            &["1", "2", "3", "8", "9"],
            &["1", "3", "5", "7", "9"],
            &["1", "2", "-", "4", "5"],
            &["1", "2", "3-4", "5", "6"],
            &["1", "2", "2a", "3", "4"],
            &["1", "2", "3", "1", "2", "3"],
            &["1.1", "1.2", "2.1", "2.2"],
            &["10/2023", "11/2023", "1/2024", "2/2024"],
            &["H", "I", "J", "K"],
            &["IV", "V", "VI", "IX.1"],
            &["1", "1", "2", "2"],
            &["-", "-", "-", "-"],
        ] {
            assert_eq!(missing(numbers), Vec::<String>::new(), "{numbers:?}");
        }
    }
}
