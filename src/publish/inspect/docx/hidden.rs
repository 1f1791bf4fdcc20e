//! Words of the running text that readers do not see.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::looks::{Look, Styles, is_styles};
use super::package::{Element, Package, Seen, has_extension, place, walk};

pub(super) const HIDDEN_TEXT: Channel = Channel {
    code: Code {
        name: "hidden_text",
        severity: Severity::Leak,
        title: "text that is formatted as hidden",
        hint: "show hidden text, delete it, and inspect again",
    },
    examine: |package, report| {
        runs(
            package,
            report,
            &HIDDEN_TEXT.code,
            "hidden text",
            Look::is_hidden,
        );
    },
};

pub(super) const WHITE_TEXT: Channel = Channel {
    code: Code {
        name: "white_text",
        severity: Severity::Leak,
        title: "text in the colour of the page, or too small to be read",
        hint: "select all, make it black, and look at what appears",
    },
    examine: |package, report| {
        runs(
            package,
            report,
            &WHITE_TEXT.code,
            "white or tiny text",
            Look::is_white,
        );
    },
};

pub(super) const ALTERNATIVE_TEXT: Channel = Channel {
    code: Code {
        name: "alternative_text",
        severity: Severity::Warning,
        title: "an alternative text of a picture or table",
        hint: "screen readers read it out; look whether it may go out",
    },
    examine: alternative_text,
};

pub(super) const LINK: Channel = Channel {
    code: Code {
        name: "link",
        severity: Severity::Warning,
        title: "a link to a mailbox or a file, which the page need not show",
        hint: "look at the address; take the link out if it is not for the public",
    },
    examine: links,
};

pub(super) const BOOKMARK: Channel = Channel {
    code: Code {
        name: "bookmark",
        severity: Severity::Note,
        title: "a bookmark with a name",
        hint: "its name stays in the file; look whether it may go out",
    },
    examine: bookmarks,
};

pub(super) const INSTRUCTION: Channel = Channel {
    code: Code {
        name: "field_instruction",
        severity: Severity::Warning,
        title: "an instruction of a field that names a file, a mailbox or a person",
        hint: "turn fields into text, and inspect again",
    },
    examine: instructions,
};

/// Runs for which `holds`; those that follow each other are one finding.
fn runs(
    package: &Package,
    report: &mut Report,
    code: &'static Code,
    message: &str,
    holds: fn(Look) -> bool,
) {
    let styles = Styles::of(package);
    for (name, bytes) in package.stories().filter(|(name, _)| !is_styles(name)) {
        let mut paragraph = styles.usual();
        let mut look = paragraph;
        let mut said = String::new();
        let mut words = String::new();
        let mut tell = |words: &mut String| {
            if !words.trim().is_empty() {
                report.add(code, place(name), message, words);
            }
            words.clear();
        };
        walk(bytes, |stack, seen| match seen {
            Seen::Start(element) if element.name == "r" => {
                look = paragraph;
                said.clear();
            }
            Seen::Start(element) if element.name == "pStyle" => {
                paragraph = styles.paragraph(element);
            }
            Seen::Start(element) => look.note(stack, element, &styles),
            Seen::Text(text) if is_text(stack) => said.push_str(text),
            Seen::End(element) if element.name == "r" => {
                if holds(look) {
                    words.push_str(&said);
                } else if !said.trim().is_empty() {
                    tell(&mut words);
                }
            }
            Seen::End(element) if element.name == "p" => {
                tell(&mut words);
                paragraph = styles.usual();
            }
            _ => {}
        });
        tell(&mut words);
    }
}

fn is_text(stack: &[Element]) -> bool {
    stack
        .last()
        .is_some_and(|element| matches!(element.name.as_str(), "t" | "delText"))
}

fn alternative_text(package: &Package, report: &mut Report) {
    for (name, bytes) in package.stories() {
        walk(bytes, |_, seen| {
            let Seen::Start(element) = seen else {
                return;
            };
            let keys: &[&str] = match element.name.as_str() {
                "docPr" | "cNvPr" => &["descr", "title"],
                "shape" | "rect" | "imagedata" => &["alt", "title"],
                "tblCaption" | "tblDescription" => &["val"],
                _ => return,
            };
            let words = keys
                .iter()
                .filter_map(|key| element.get(key))
                .filter(|words| !words.trim().is_empty());
            let words = words.collect::<Vec<_>>().join(" | ");
            if !words.is_empty() && !report.has_told(&words) {
                report.add(
                    &ALTERNATIVE_TEXT.code,
                    place(name),
                    "an alternative text",
                    &words,
                );
            }
        });
    }
}

fn links(package: &Package, report: &mut Report) {
    for (name, bytes) in package
        .parts
        .iter()
        .filter(|(name, _)| has_extension(name, "rels"))
    {
        walk(bytes, |_, seen| {
            if let Seen::Start(element) = seen
                && element.get("TargetMode") == Some("External")
            {
                let target = element.get("Target").unwrap_or_default();
                let lower = target.to_lowercase();
                if !lower.starts_with("http://") && !lower.starts_with("https://") {
                    report.add(&LINK.code, place(name), "a link", target);
                }
            }
        });
    }
}

/// Names that programs give.
const OWN_NAMES: &[&str] = &[
    "_GoBack", "_Toc", "_Ref", "_Hlk", "_heading", "_GBack", "OLE_LINK",
];

fn bookmarks(package: &Package, report: &mut Report) {
    for (name, bytes) in package.stories() {
        walk(bytes, |_, seen| {
            if let Seen::Start(element) = seen
                && element.name == "bookmarkStart"
                && let Some(words) = element.get("name")
                && !OWN_NAMES.iter().any(|own| words.starts_with(own))
            {
                report.add(&BOOKMARK.code, place(name), "a bookmark", words);
            }
        });
    }
}

/// Fields that name what is not on the page.
const TELLING: &[&str] = &[
    "INCLUDE",
    "LINK",
    "DOCPROPERTY",
    "AUTHOR",
    "FILENAME",
    "mailto:",
    "MERGEFIELD",
    "COMMENTS",
    "USERNAME",
    "TC ",
    "XE ",
];

fn instructions(package: &Package, report: &mut Report) {
    for (name, bytes) in package.stories() {
        let mut words = String::new();
        walk(bytes, |stack, seen| {
            match seen {
                Seen::Text(text) if stack.last().is_some_and(|e| e.name == "instrText") => {
                    words.push_str(text);
                }
                Seen::Start(element) if element.name == "fldSimple" => {
                    words.push_str(element.get("instr").unwrap_or_default());
                }
                Seen::End(element) if element.name == "p" => {}
                _ => return,
            }
            let ends = matches!(seen, Seen::End(_));
            if ends {
                let web = words.contains("http://") || words.contains("https://");
                if TELLING.iter().any(|field| words.contains(field)) && !web {
                    report.add(&INSTRUCTION.code, place(name), "a field", &words);
                }
                words.clear();
            }
        });
    }
}
