//! TOML with places: what is wrong in a policy or a plan is told with its line and column.

use std::fmt::{self, Write as _};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// A text that is being read, and what is wrong in it so far.
pub(super) struct Flaws<'t> {
    text: &'t str,
    found: Vec<(usize, String)>,
}

impl<'t> Flaws<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self {
            text,
            found: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, at: usize, message: impl Into<String>) {
        self.found.push((at, message.into()));
    }

    /// `value` where nothing is wrong, else all that is, in the order of the text.
    pub(super) fn finish<T>(mut self, value: Option<T>) -> Result<T, Vec<Flaw>> {
        match value {
            Some(value) if self.found.is_empty() => Ok(value),
            _ => {
                self.found.sort_by_key(|(at, _)| *at);
                Err(self
                    .found
                    .into_iter()
                    .map(|(at, message)| flaw(self.text, at, message))
                    .collect())
            }
        }
    }

    /// The tables of the whole text.
    pub(super) fn parse(&mut self) -> Option<Table<'t>> {
        match DeTable::parse(self.text) {
            Ok(table) => Some(Table {
                at: 0,
                table: table.into_inner(),
            }),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                self.add(at, error.message());
                None
            }
        }
    }
}

fn flaw(text: &str, at: usize, message: String) -> Flaw {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let column = before
        .get(line_start..)
        .map_or(0, |line| line.chars().count());
    Flaw {
        line: before.matches('\n').count() + 1,
        column: column + 1,
        message,
    }
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) at: usize,
}

/// A table whose keys are taken one by one; what is left over is unknown.
pub(super) struct Table<'t> {
    at: usize,
    table: DeTable<'t>,
}

/// A value that has not been looked at.
pub(super) struct Value<'t> {
    pub(super) at: usize,
    value: DeValue<'t>,
}

impl<'t> From<Spanned<DeValue<'t>>> for Value<'t> {
    fn from(value: Spanned<DeValue<'t>>) -> Self {
        let Range { start: at, .. } = value.span();
        Self {
            at,
            value: value.into_inner(),
        }
    }
}

impl<'t> Table<'t> {
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) fn take(&mut self, key: &str) -> Option<Value<'t>> {
        self.table.remove(key).map(Value::from)
    }

    /// A text, where there is one.
    pub(super) fn text(&mut self, key: &str, flaws: &mut Flaws<'_>) -> Option<At<String>> {
        self.take(key)?.text(key, flaws)
    }

    /// A text, empty where there is none.
    pub(super) fn text_or_empty(&mut self, key: &str, flaws: &mut Flaws<'_>) -> String {
        self.text(key, flaws)
            .map_or_else(String::new, |text| text.value)
    }

    /// A text that must be there, and not be empty.
    pub(super) fn needed(&mut self, key: &str, flaws: &mut Flaws<'_>) -> Option<At<String>> {
        let Some(value) = self.take(key) else {
            flaws.add(self.at, format!("`{key}` is missing"));
            return None;
        };
        let text = value.text(key, flaws)?;
        if text.value.trim().is_empty() {
            flaws.add(text.at, format!("`{key}` is empty"));
            return None;
        }
        Some(text)
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &str, flaws: &mut Flaws<'_>) -> Option<bool> {
        let value = self.take(key)?;
        if let DeValue::Boolean(yes) = value.value {
            return Some(yes);
        }
        flaws.add(value.at, format!("`{key}` is true or false"));
        None
    }

    /// A whole number that is not negative.
    pub(super) fn number(&mut self, key: &str, flaws: &mut Flaws<'_>) -> Option<At<usize>> {
        let value = self.take(key)?;
        let number = match &value.value {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            flaws.add(value.at, format!("`{key}` is a whole number"));
        }
        Some(At {
            value: number?,
            at: value.at,
        })
    }

    /// Two whole numbers.
    pub(super) fn pair(&mut self, key: &str, flaws: &mut Flaws<'_>) -> Option<[u32; 2]> {
        let value = self.take(key)?;
        let numbers: Vec<u32> = match &value.value {
            DeValue::Array(values) => values
                .iter()
                .filter_map(|value| match value.get_ref() {
                    DeValue::Integer(number) => number.as_str().parse().ok(),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        if let [start, end] = numbers.as_slice() {
            return Some([*start, *end]);
        }
        flaws.add(value.at, format!("`{key}` is two whole numbers"));
        None
    }

    /// Texts: one, or a list of them.
    pub(super) fn texts(&mut self, key: &str, flaws: &mut Flaws<'_>) -> Vec<At<String>> {
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        match value.value {
            DeValue::Array(values) => values
                .into_iter()
                .filter_map(|value| Value::from(value).text(key, flaws))
                .collect(),
            _ => value.text(key, flaws).into_iter().collect(),
        }
    }

    /// A table, empty where there is none.
    pub(super) fn table(&mut self, key: &str, flaws: &mut Flaws<'_>) -> Self {
        let empty = Self {
            at: self.at,
            table: DeTable::new(),
        };
        match self.take(key) {
            Some(value) => value.table(key, flaws).unwrap_or(empty),
            None => empty,
        }
    }

    /// The tables of a list `[[key]]`.
    pub(super) fn tables(&mut self, key: &str, flaws: &mut Flaws<'_>) -> Vec<Self> {
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        let DeValue::Array(values) = value.value else {
            flaws.add(value.at, format!("`{key}` is a list of tables: [[{key}]]"));
            return Vec::new();
        };
        values
            .into_iter()
            .filter_map(|value| Value::from(value).table(key, flaws))
            .collect()
    }

    /// What is left, key by key.
    pub(super) fn rest(self) -> Vec<(At<String>, Value<'t>)> {
        self.table
            .into_iter()
            .map(|(key, value)| {
                let Range { start: at, .. } = key.span();
                let key = At {
                    value: key.into_inner().into_owned(),
                    at,
                };
                (key, Value::from(value))
            })
            .collect()
    }

    /// Nothing may be left: a key that nobody knows is a rule that nobody follows.
    pub(super) fn done(self, flaws: &mut Flaws<'_>) {
        for (key, _) in self.rest() {
            flaws.add(
                key.at,
                format!("`{}` is no key that is known here", key.value),
            );
        }
    }
}

impl<'t> Value<'t> {
    pub(super) fn text(self, key: &str, flaws: &mut Flaws<'_>) -> Option<At<String>> {
        let at = self.at;
        if let DeValue::String(text) = self.value {
            let value = text.into_owned();
            return Some(At { value, at });
        }
        flaws.add(at, format!("`{key}` is a text: \"…\""));
        None
    }

    /// A table, or none where it is a text.
    pub(super) fn table(self, key: &str, flaws: &mut Flaws<'_>) -> Option<Table<'t>> {
        let at = self.at;
        if let DeValue::Table(table) = self.value {
            return Some(Table { at, table });
        }
        flaws.add(at, format!("`{key}` is a table"));
        None
    }

    pub(super) const fn is_text(&self) -> bool {
        matches!(self.value, DeValue::String(_))
    }
}

/// A text as TOML writes it, on one line.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_reads_back() {
        for text in ["", "a", "\"q\" \\ \n\t\r", "\u{1}\u{7f}\u{85}", "é – 名"] {
            let file = format!("a = {}\n", quoted(text));
            let mut flaws = Flaws::new(&file);
            let mut table = flaws.parse().expect("it parses");
            let read = table.text("a", &mut flaws).map(|text| text.value);
            assert_eq!(read.as_deref(), Some(text), "{file}");
        }
    }

    #[test]
    fn flaws_have_their_places() {
        let text = "a = 1\n\n[b]\n\"ç\" = \"x\"\nd = 2\n";
        let mut flaws = Flaws::new(text);
        let mut table = flaws.parse().expect("it parses");
        assert!(table.text("a", &mut flaws).is_none());
        let mut b = table.table("b", &mut flaws);
        assert!(b.needed("none", &mut flaws).is_none());
        b.done(&mut flaws);
        table.done(&mut flaws);
        let found: Vec<String> = match flaws.finish(Some(())) {
            Ok(()) => Vec::new(),
            Err(found) => found.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(
            found,
            [
                "1:5: `a` is a text: \"…\"",
                "3:1: `none` is missing",
                "4:1: `ç` is no key that is known here",
                "5:1: `d` is no key that is known here"
            ]
        );
    }

    #[test]
    fn what_is_no_toml_has_a_place_too() {
        let mut flaws = Flaws::new("a = 1\nb = = 2\n");
        assert!(flaws.parse().is_none());
        let found = flaws.finish(None::<()>).expect_err("it is wrong");
        assert_eq!(found.first().map(|flaw| flaw.line), Some(2));
    }
}
