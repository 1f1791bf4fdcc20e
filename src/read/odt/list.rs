//! The numbers of list entries and headings, which the file does not hold.

use super::super::marker::{BULLET, Counter};
use super::super::xml::{Node, Xml};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// How the entries of a list are marked, level by level.
#[derive(Debug, Clone, Default)]
pub(super) struct ListStyle {
    levels: BTreeMap<usize, Level>,
}

#[derive(Debug, Clone)]
struct Level {
    /// None for a bullet.
    counter: Option<Counter>,
    /// Whether nothing is shown.
    unmarked: bool,
    prefix: String,
    suffix: String,
    /// Levels whose numbers are shown, this one included.
    shown: usize,
    start: i64,
}

/// The numbers of the entries that were written last, level by level.
pub(super) type Counts = [Option<i64>; LEVELS];

impl ListStyle {
    pub(super) fn read(xml: &Xml, node: Node) -> Self {
        let mut style = Self::default();
        for child in xml.children(node) {
            let attribute = |name| xml.attribute(*child, name);
            let number = |name| attribute(name).and_then(|value| value.parse::<usize>().ok());
            let Some(level) = number("text:level").and_then(|level| level.checked_sub(1)) else {
                continue;
            };
            let format = attribute("style:num-format").unwrap_or_default();
            let is_bullet = !matches!(
                xml.name(*child),
                "text:list-level-style-number" | "text:outline-level-style"
            );
            let start = number("text:start-value").and_then(|start| i64::try_from(start).ok());
            style.levels.insert(
                level,
                Level {
                    counter: (!is_bullet).then(|| counter(format)),
                    unmarked: !is_bullet && format.is_empty(),
                    prefix: attribute("style:num-prefix").unwrap_or_default().to_owned(),
                    suffix: attribute("style:num-suffix").unwrap_or_default().to_owned(),
                    shown: number("text:display-levels").unwrap_or(1),
                    start: start.unwrap_or(1),
                },
            );
        }
        style
    }

    /// The marker of the next entry at `level`, which may begin at a number of its own.
    pub(super) fn mark(
        &self,
        counts: &mut Counts,
        level: usize,
        start: Option<i64>,
    ) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let here = self.levels.get(&level)?;
        for (at, count) in counts.iter_mut().enumerate() {
            let first = self.levels.get(&at).map_or(1, |level| level.start);
            match at.cmp(&level) {
                Ordering::Less => {
                    count.get_or_insert(first);
                }
                Ordering::Equal => {
                    let next = count.map_or(first, |count| count.saturating_add(1));
                    *count = Some(start.unwrap_or(next));
                }
                Ordering::Greater => *count = None,
            }
        }
        if here.counter.is_none() {
            return Some(BULLET.to_owned());
        }
        if here.unmarked {
            let written = format!("{}{}", here.prefix, here.suffix);
            let written = written.trim();
            return (!written.is_empty()).then(|| written.to_owned());
        }
        let from = (level + 1).saturating_sub(here.shown);
        let numbers: Vec<String> = (from..=level)
            .filter_map(|at| {
                let counter = self.levels.get(&at)?.counter?;
                let number = counts.get(at).copied().flatten()?;
                Some(counter.number(number))
            })
            .collect();
        let written = format!("{}{}{}", here.prefix, numbers.join("."), here.suffix);
        Some(written.trim().to_owned())
    }
}

fn counter(format: &str) -> Counter {
    match format {
        "a" => Counter::LowerLetter,
        "A" => Counter::UpperLetter,
        "i" => Counter::LowerRoman,
        "I" => Counter::UpperRoman,
        "01" => Counter::TwoDigits,
        _ => Counter::Decimal,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::xml::{ROOT, parse};
    use super::*;

    #[test]
    fn entries_are_counted() {
        let style = "<text:list-style>\
            <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
            <text:list-level-style-number text:level='2' style:num-format='a' text:display-levels='2' \
            style:num-prefix='(' style:num-suffix=')'/>\
            <text:list-level-style-bullet text:level='3'/>\
            <text:list-level-style-number text:level='4' style:num-format=''/></text:list-style>";
        let style = parse(style).ok().map(|xml| {
            let node = xml.find("text:list-style").unwrap_or(ROOT);
            ListStyle::read(&xml, node)
        });
        let style = style.unwrap_or_default();
        let mut counts = Counts::default();
        for (level, start, mark) in [
            (0, None, Some("1.")),
            (1, None, Some("(1.a)")),
            (1, None, Some("(1.b)")),
            (2, None, Some("\u{2022}")),
            (0, Some(7), Some("7.")),
            (1, None, Some("(7.a)")),
            (3, None, None),
        ] {
            assert_eq!(style.mark(&mut counts, level, start).as_deref(), mark);
        }
    }
}
