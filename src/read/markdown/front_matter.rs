//! Front matter: `key: value` lines between `---` (YAML), or `key = value` between `+++` (TOML).
//!
//! What it says of the meeting becomes lines as minutes have them (`date: 3 May 2021`, or a label
//! with a list below it). What it says to the program that makes a page is furniture.

use super::super::marker;
use super::super::sheet::{Face, Sheet, Stand, Words};
use crate::document::Opens;
use crate::vocabulary;
use pulldown_cmark::{Event, Parser};

/// Columns that an entry of a list stands in from its label.
const INDENT: u16 = 2;

/// Writes the lines of front matter. `titled` says that the document has a title of its own.
pub(super) fn write(text: &str, titled: bool, sheet: &mut Sheet) {
    let mut furniture = true;
    for line in text.lines() {
        let words = line.trim();
        if words.is_empty() {
            continue;
        }
        if let Some(entry) = words.strip_prefix("- ") {
            let entry = format!("{} {}", marker::BULLET, scalar(entry));
            push(sheet, &entry, INDENT, furniture, 0);
            continue;
        }
        let Some((key, value)) = key_and_value(words) else {
            push(sheet, words, INDENT, furniture, 0);
            continue;
        };
        let value = scalar(value);
        if key.eq_ignore_ascii_case("title") && !titled {
            push(sheet, &value, 0, false, 1);
            furniture = true;
            continue;
        }
        let label = vocabulary::label(key);
        furniture = label.is_none()
            || label == Some(vocabulary::Term::HeaderOther)
            || key.eq_ignore_ascii_case("title");
        push(sheet, &format!("{key}: {value}"), 0, furniture, 0);
    }
}

/// Metadata that no marks fence off, at the head of some pages: lines of keys and values, one of them the
/// title; and the text below them.
pub(super) fn unfenced(text: &str) -> Option<(&str, &str)> {
    /// Lines that make it such.
    const LEAST: usize = 3;
    let mut len = 0;
    let mut count = 0;
    let mut titled = false;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            break;
        }
        let (key, value) = line.split_once(':')?;
        let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '_');
        if key.is_empty() || !key.chars().all(plain) || !value.starts_with([' ', '\n', '\r']) {
            return None;
        }
        titled |= key == "title";
        len += line.len();
        count += 1;
    }
    (titled && count >= LEAST).then(|| text.split_at(len))
}

fn push(sheet: &mut Sheet, line: &str, indent: u16, furniture: bool, heading: u8) {
    let mut words = Words::default();
    words.push_folded(line, Face::default());
    sheet.line(
        words,
        Stand {
            indent,
            heading,
            opens: Opens::Paragraph,
            furniture,
            ..Stand::default()
        },
    );
}

/// `date: 3 May`, `date = "3 May"`. A comment is neither.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '='])?;
    let (key, value) = (line.get(..at)?.trim(), line.get(at + 1..)?);
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    (!key.is_empty() && key.chars().all(letter)).then_some((key, value.trim()))
}

/// A value without its quotes and brackets, entities read.
fn scalar(value: &str) -> String {
    let value = value.trim();
    let bare = |value: &str, open: char, close: char| {
        value
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .map(str::to_owned)
    };
    let list = bare(value, '[', ']').map(|list| {
        let parts: Vec<String> = list.split(',').map(unquoted).collect();
        parts.join(", ")
    });
    let value = list.unwrap_or_else(|| unquoted(value));
    if !value.contains('&') {
        return value;
    }
    Parser::new(&value)
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => Some(text),
            _ => None,
        })
        .collect::<Vec<_>>()
        .concat()
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    ['"', '\'']
        .iter()
        .find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote))
        .unwrap_or(value)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Format;

    #[test]
    fn what_is_of_the_meeting_is_text() {
        let mut sheet = Sheet::default();
        let yaml = "# A comment\nlayout: post\ntitle: \"Pond Committee&#58; May\"\ndate: 2021-05-03\n\
                    directors:\n- A Oak\n- B Elm\nagenda: [Welcome, 'Close']\n";
        write(yaml, false, &mut sheet);
        let document = sheet.finish(Format::Markdown);
        assert_eq!(
            document.text,
            "  # A comment\nlayout: post\nPond Committee: May\ndate: 2021-05-03\ndirectors:\n  \u{2022} A \
             Oak\n  \u{2022} B Elm\nagenda: Welcome, Close\n"
        );
        let furniture: Vec<&str> = document
            .furniture
            .iter()
            .map(|span| span.of(&document.text))
            .collect();
        assert_eq!(furniture, ["# A comment", "layout: post"]);
        assert_eq!(document.lines.get(2).map(|line| line.heading), Some(1));
    }
}
