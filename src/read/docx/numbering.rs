//! The numbers of list entries and headings, which Word computes and the file does not hold.

use super::super::marker::{BULLET, Counter};
use super::super::xml::{Node, ROOT, Xml};
use super::styles::{Styles, value};
use std::collections::{BTreeMap, BTreeSet};

/// Levels of a list.
const LEVELS: usize = 9;

#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Lists, by the id that paragraphs name them by.
    lists: BTreeMap<String, List>,
    /// The levels of each kind of list; lists of one kind go on with each other's numbers.
    kinds: BTreeMap<String, Vec<Level>>,
}

#[derive(Debug, Clone, Default)]
struct List {
    kind: String,
    /// Levels that are counted anew where the list begins, and from which number.
    starts: BTreeMap<usize, i64>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Debug, Clone)]
struct Level {
    start: i64,
    format: Form,
    /// `%1.%2)`
    text: String,
    /// Whether numbers of other levels are decimals whatever their own form.
    legal: bool,
    /// The level that counts it anew, from 1; 0 for none.
    restart: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Counted(Counter),
    Bullet,
    None,
}

/// Numbers that were given so far.
#[derive(Debug, Default)]
pub(super) struct Counts {
    by_kind: BTreeMap<String, [Option<i64>; LEVELS]>,
    begun: BTreeSet<(String, usize)>,
}

impl Numbering {
    pub(super) fn new(xml: Option<&Xml>, styles: &Styles) -> Self {
        let mut numbering = Self::default();
        let Some(xml) = xml else { return numbering };
        let mut links: BTreeMap<String, String> = BTreeMap::new();
        for node in xml.within(ROOT) {
            match xml.name(node) {
                "w:abstractNum" => {
                    let Some(id) = xml.attribute(node, "w:abstractNumId") else {
                        continue;
                    };
                    if let Some(style) = value(xml, node, "w:numStyleLink") {
                        links.insert(id.to_owned(), style.to_owned());
                    }
                    let mut levels: Vec<Level> = Vec::new();
                    for level in xml.named(node, "w:lvl").take(LEVELS) {
                        levels.push(Level::read(xml, level));
                    }
                    numbering.kinds.insert(id.to_owned(), levels);
                }
                "w:num" => {
                    if let Some(id) = xml.attribute(node, "w:numId") {
                        numbering.lists.insert(id.to_owned(), List::read(xml, node));
                    }
                }
                _ => {}
            }
        }
        for (kind, style) in links {
            let linked = styles.of(&style).list;
            let linked = linked.and_then(|list| numbering.lists.get(&list));
            if let Some(levels) = linked.and_then(|list| numbering.kinds.get(&list.kind)) {
                let levels = levels.clone();
                numbering.kinds.insert(kind, levels);
            }
        }
        numbering
    }

    /// The marker of the next entry at `level` of `list`; none where the list has none.
    pub(super) fn mark(&self, counts: &mut Counts, list: &str, level: usize) -> Option<String> {
        let known = self.lists.get(list)?;
        let level = level.min(LEVELS - 1);
        let here = self.level(known, level)?;
        if here.format == Form::Bullet {
            return Some(BULLET.to_owned());
        }
        let begins = counts.begun.insert((list.to_owned(), level));
        let by_level = counts.by_kind.entry(known.kind.clone()).or_default();
        for (at, count) in by_level.iter_mut().enumerate() {
            let starts = self.level(known, at).map_or(1, |level| level.start);
            if at < level {
                count.get_or_insert(starts);
            } else if at == level {
                let anew = known.starts.get(&at).filter(|_| begins).copied();
                let next = count.map_or(starts, |count| count.saturating_add(1));
                *count = Some(anew.unwrap_or(next));
            } else if self.restarts(known, at, level) {
                *count = None;
            }
        }
        let numbers = by_level.map(|count| count.unwrap_or(1));
        let text = self.text(known, here, &numbers);
        (!text.is_empty()).then_some(text)
    }

    fn level<'n>(&'n self, list: &'n List, level: usize) -> Option<&'n Level> {
        list.levels
            .get(&level)
            .or_else(|| self.kinds.get(&list.kind)?.get(level))
    }

    /// Whether level `inner` is counted anew after an entry at level `outer`.
    fn restarts(&self, list: &List, inner: usize, outer: usize) -> bool {
        match self.level(list, inner).and_then(|level| level.restart) {
            None => true,
            Some(restart) => outer < restart,
        }
    }

    /// The level's text with its numbers.
    fn text(&self, list: &List, level: &Level, numbers: &[i64; LEVELS]) -> String {
        if level.format == Form::None && !level.text.contains('%') {
            return level.text.trim().to_owned();
        }
        let mut written = String::new();
        let mut rest = level.text.as_str();
        while let Some((before, behind)) = rest.split_once('%') {
            written.push_str(before);
            let digit = behind.chars().next().and_then(|c| c.to_digit(10));
            let at = digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
            let Some((at, number)) = at.and_then(|at| Some((at, numbers.get(at)?))) else {
                written.push('%');
                rest = behind;
                continue;
            };
            let form = self.level(list, at).map(|level| level.format);
            let counter = match form {
                Some(Form::Counted(counter)) if !level.legal => counter,
                _ => Counter::Decimal,
            };
            written.push_str(&counter.number(*number));
            rest = behind.get(1..).unwrap_or_default();
        }
        written.push_str(rest);
        written.trim().to_owned()
    }
}

impl List {
    fn read(xml: &Xml, node: Node) -> Self {
        let mut list = Self {
            kind: value(xml, node, "w:abstractNumId")
                .unwrap_or_default()
                .to_owned(),
            ..Self::default()
        };
        for over in xml.named(node, "w:lvlOverride") {
            let level = xml.attribute(over, "w:ilvl").and_then(|v| v.parse().ok());
            let Some(level) = level else { continue };
            let start = value(xml, over, "w:startOverride").and_then(|v| v.parse().ok());
            if let Some(start) = start {
                list.starts.insert(level, start);
            }
            if let Some(node) = xml.child(over, "w:lvl") {
                list.levels.insert(level, Level::read(xml, node));
            }
        }
        list
    }
}

impl Level {
    fn read(xml: &Xml, node: Node) -> Self {
        let number = |name| value(xml, node, name).and_then(|v| v.parse::<i64>().ok());
        Self {
            start: number("w:start").unwrap_or(1),
            format: form(value(xml, node, "w:numFmt").unwrap_or("decimal")),
            text: value(xml, node, "w:lvlText").unwrap_or_default().to_owned(),
            legal: xml.child(node, "w:isLgl").is_some(),
            restart: number("w:lvlRestart").and_then(|level| usize::try_from(level).ok()),
        }
    }
}

fn form(name: &str) -> Form {
    const FORMS: &[(&str, Form)] = &[
        ("bullet", Form::Bullet),
        ("none", Form::None),
        ("decimalZero", Form::Counted(Counter::TwoDigits)),
        ("lowerLetter", Form::Counted(Counter::LowerLetter)),
        ("upperLetter", Form::Counted(Counter::UpperLetter)),
        ("lowerRoman", Form::Counted(Counter::LowerRoman)),
        ("upperRoman", Form::Counted(Counter::UpperRoman)),
    ];
    FORMS
        .iter()
        .find(|(known, _)| *known == name)
        .map_or(Form::Counted(Counter::Decimal), |(_, form)| *form)
}

#[cfg(test)]
mod tests {
    use super::super::super::xml;
    use super::*;

    const LISTS: &str = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
          <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/>
          <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        </w:numbering>"#;

    #[test]
    fn numbers_are_counted_as_word_counts_them() {
        let xml = xml::parse(LISTS).ok();
        let numbering = Numbering::new(xml.as_ref(), &Styles::default());
        let mut counts = Counts::default();
        for (list, level, mark) in [
            ("1", 0, Some("1.")),
            ("1", 1, Some("1.a)")),
            ("1", 1, Some("1.b)")),
            ("1", 2, Some("1.2.3")),
            ("1", 3, Some("\u{2022}")),
            ("1", 0, Some("2.")),
            ("1", 1, Some("2.a)")),
            ("2", 0, Some("5.")),
            ("2", 0, Some("6.")),
            ("1", 0, Some("7.")),
            ("9", 0, None),
        ] {
            let seen = numbering.mark(&mut counts, list, level);
            assert_eq!(seen.as_deref(), mark, "{list} {level}");
        }
    }
}
