//! The markers of lists, which browsers count and the page does not say.

use super::super::marker;
use super::tree::{Node, Page};

/// A list whose entries are being counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    shape: Shape,
    /// Number of the next entry.
    next: i64,
    step: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Bullet,
    Unmarked,
    Counted(marker::Counter),
}

impl List {
    pub(super) fn open(page: &Page, node: Node, name: &str) -> Self {
        let number = |attribute: &str| page.attribute(node, attribute)?.trim().parse::<i64>().ok();
        let reversed = page.attribute(node, "reversed").is_some();
        let entries = || {
            let children = page.children(node).iter();
            children.filter(|c| page.name(**c) == Some("li")).count()
        };
        let first = if reversed {
            i64::try_from(entries()).unwrap_or(1)
        } else {
            1
        };
        let style = page
            .attribute(node, "style")
            .and_then(|style| {
                super::style::value(style, "list-style-type")
                    .or_else(|| super::style::value(style, "list-style"))
            })
            .unwrap_or_default();
        Self {
            shape: shape(
                name,
                page.attribute(node, "type").unwrap_or_default(),
                &style,
            ),
            next: number("start").unwrap_or(first),
            step: if reversed { -1 } else { 1 },
        }
    }

    /// The marker of the next entry, if entries have any.
    pub(super) fn mark(&mut self, page: &Page, entry: Node) -> Option<String> {
        let value = page
            .attribute(entry, "value")
            .and_then(|value| value.trim().parse().ok());
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        match self.shape {
            Shape::Bullet => Some(marker::BULLET.to_owned()),
            Shape::Unmarked => None,
            Shape::Counted(counter) => Some(format!("{}.", counter.number(number))),
        }
    }
}

fn shape(name: &str, kind: &str, style: &str) -> Shape {
    use marker::Counter;
    let by_style = [
        ("none", Shape::Unmarked),
        ("lower-alpha", Shape::Counted(Counter::LowerLetter)),
        ("lower-latin", Shape::Counted(Counter::LowerLetter)),
        ("upper-alpha", Shape::Counted(Counter::UpperLetter)),
        ("upper-latin", Shape::Counted(Counter::UpperLetter)),
        ("lower-roman", Shape::Counted(Counter::LowerRoman)),
        ("upper-roman", Shape::Counted(Counter::UpperRoman)),
        ("decimal", Shape::Counted(Counter::Decimal)),
        ("disc", Shape::Bullet),
    ];
    if let Some((_, shape)) = by_style
        .iter()
        .find(|(word, _)| style.split_whitespace().any(|part| part == *word))
    {
        return *shape;
    }
    match (name, kind) {
        ("ol", "a") => Shape::Counted(Counter::LowerLetter),
        ("ol", "A") => Shape::Counted(Counter::UpperLetter),
        ("ol", "i") => Shape::Counted(Counter::LowerRoman),
        ("ol", "I") => Shape::Counted(Counter::UpperRoman),
        ("ol", _) => Shape::Counted(Counter::Decimal),
        _ => Shape::Bullet,
    }
}
