//! Tracked changes: what was taken out is still there, with who did it and when.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::package::{Element, Package, Seen, place, walk};

pub(super) const TRACKED_CHANGE: Channel = Channel {
    code: Code {
        name: "tracked_change",
        severity: Severity::Leak,
        title: "a tracked change, with its author",
        hint: "accept or reject all changes, and inspect again",
    },
    examine,
};

/// Elements that hold what was changed, and what they say.
const CHANGES: &[(&str, &str)] = &[
    ("del", "deleted"),
    ("ins", "inserted"),
    ("moveFrom", "moved away"),
    ("moveTo", "moved here"),
    ("cellDel", "cell deleted"),
    ("cellIns", "cell inserted"),
    ("cellMerge", "cells merged"),
    ("rPrChange", "formatting changed"),
    ("pPrChange", "formatting of a paragraph changed"),
    ("tblPrChange", "formatting of a table changed"),
    ("sectPrChange", "formatting of a section changed"),
    ("numberingChange", "numbering changed"),
];

fn examine(package: &Package, report: &mut Report) {
    for (name, bytes) in package.stories() {
        let mut open: Vec<(Element, String)> = Vec::new();
        walk(bytes, |_, seen| match seen {
            Seen::Start(element) if kind(element).is_some() => {
                open.push((element.clone(), String::new()));
            }
            Seen::Text(text) => {
                if let Some((_, words)) = open.last_mut() {
                    words.push_str(text);
                }
            }
            Seen::End(element) if kind(element).is_some() => {
                if let Some((element, words)) = open.pop() {
                    let kind = kind(&element).unwrap_or_default();
                    let author = element.get("author").unwrap_or("nobody");
                    let date = element.get("date").unwrap_or("no date");
                    let message = format!("{kind} by {author}, {date}");
                    report.add(&TRACKED_CHANGE.code, place(name), message, &words);
                }
            }
            _ => {}
        });
    }
}

fn kind(element: &Element) -> Option<&'static str> {
    let found = CHANGES.iter().find(|(name, _)| *name == element.name);
    found
        .filter(|_| element.get("id").is_some())
        .map(|(_, kind)| *kind)
}
