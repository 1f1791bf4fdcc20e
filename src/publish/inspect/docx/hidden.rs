//! Words of the running text that readers do not see.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::package::{Element, Package, Seen, has_extension, place, walk};

pub(super) const HIDDEN_TEXT: Channel = Channel {
    code: Code {
        name: "hidden_text",
        severity: Severity::Leak,
        title: "text that is formatted as hidden",
        hint: "show hidden text, delete it, and inspect again",
    },
    examine: |package, report| runs(package, report, &HIDDEN_TEXT.code, "hidden text", is_hidden),
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
            is_white,
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

/// What a run says of how it looks.
#[derive(Debug, Default)]
struct Look {
    hidden: bool,
    white: bool,
    shaded: bool,
    words: String,
}

fn is_hidden(look: &Look) -> bool {
    look.hidden
}

fn is_white(look: &Look) -> bool {
    look.white && !look.shaded
}

/// Half points below which nobody reads.
const TINY: u32 = 4;

/// Runs for which `holds`; those that follow each other are one finding.
fn runs(
    package: &Package,
    report: &mut Report,
    code: &'static Code,
    message: &str,
    holds: fn(&Look) -> bool,
) {
    for (name, bytes) in package
        .stories()
        .filter(|(name, _)| !name.ends_with("styles.xml"))
    {
        let mut look = Look::default();
        let mut words = String::new();
        let mut tell = |words: &mut String| {
            if !words.trim().is_empty() {
                report.add(code, place(name), message, words);
            }
            words.clear();
        };
        walk(bytes, |stack, seen| match seen {
            Seen::Start(element) if element.name == "r" => look = Look::default(),
            Seen::Start(element) => note(stack, element, &mut look),
            Seen::Text(text) if is_text(stack) => look.words.push_str(text),
            Seen::End(element) if element.name == "r" => {
                if holds(&look) {
                    words.push_str(&look.words);
                } else if !look.words.trim().is_empty() {
                    tell(&mut words);
                }
            }
            Seen::End(element) if element.name == "p" => tell(&mut words),
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

/// Notes what a property of a run says; those of what it was before do not count.
fn note(stack: &[Element], element: &Element, look: &mut Look) {
    let in_run = stack.last().is_some_and(|parent| parent.name == "rPr");
    if !in_run || stack.iter().any(|parent| parent.name == "rPrChange") {
        return;
    }
    let value = element.get("val").unwrap_or_default();
    match element.name.as_str() {
        "vanish" | "webHidden" | "specVanish" => look.hidden |= element.is_on(),
        "color" => {
            look.white |= value.eq_ignore_ascii_case("ffffff")
                || element.get("themeColor") == Some("background1");
        }
        "sz" => look.white |= value.parse::<u32>().is_ok_and(|size| size < TINY),
        "shd" => {
            look.shaded |= element
                .get("fill")
                .is_some_and(|fill| !matches!(fill, "auto" | "FFFFFF" | "ffffff"));
        }
        "highlight" => look.shaded |= !matches!(value, "none" | "white"),
        _ => {}
    }
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
