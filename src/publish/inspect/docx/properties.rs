//! Properties: who wrote the document, for whom, from which template, and variables of programs.

use super::super::report::Report;
use super::super::{Code, Severity, xml};
use super::Channel;
use super::package::{Package, Seen, has_extension, place, walk};

pub(super) const PROPERTY: Channel = Channel {
    code: Code {
        name: "property",
        severity: Severity::Warning,
        title: "a document property",
        hint: "clear the document's properties before publishing",
    },
    examine: properties,
};

pub(super) const PEOPLE: Channel = Channel {
    code: Code {
        name: "people",
        severity: Severity::Warning,
        title: "a person whom the program knows as an author",
        hint: "clear the document's properties before publishing",
    },
    examine: people,
};

pub(super) const VARIABLE: Channel = Channel {
    code: Code {
        name: "variable",
        severity: Severity::Warning,
        title: "a document variable",
        hint: "a template or a program keeps it; take it out, or print the pages anew",
    },
    examine: variables,
};

/// Elements and attributes that tell of programs, times and numbers, not of people.
const TECHNICAL: &[&str] = &[
    "created",
    "modified",
    "revision",
    "TotalTime",
    "Pages",
    "Words",
    "Characters",
    "Application",
    "DocSecurity",
    "Lines",
    "Paragraphs",
    "ScaleCrop",
    "LinksUpToDate",
    "CharactersWithSpaces",
    "SharedDoc",
    "HyperlinksChanged",
    "AppVersion",
    "type",
    "fmtid",
    "pid",
    "size",
    "baseType",
    "language",
    "lpstr",
    "i4",
    "lastPrinted",
    "MMClips",
    "HiddenSlides",
    "Slides",
    "Notes",
    "version",
    "cppropertiesnamespace",
    "space",
];

fn properties(package: &Package, report: &mut Report) {
    for (name, bytes) in package
        .parts
        .iter()
        .filter(|(name, _)| name.starts_with("docProps/"))
    {
        if has_extension(name, "xml") {
            for (element, words) in xml::words(bytes) {
                let local = element.rsplit(':').next().unwrap_or_default();
                let custom = name.ends_with("custom.xml") && local == "lpwstr";
                if (custom || !TECHNICAL.contains(&local)) && !is_declaration(&element, &words) {
                    report.add(
                        &PROPERTY.code,
                        place(name),
                        format!("property `{local}`"),
                        &words,
                    );
                }
            }
        } else if !bytes.is_empty() {
            report.add(
                &PROPERTY.code,
                place(name),
                "a picture of the first page",
                "",
            );
        }
    }
}

/// Names of namespaces, and templates that every program has.
fn is_declaration(element: &str, words: &str) -> bool {
    element.starts_with("xmlns")
        || element.ends_with("Template") && matches!(words, "Normal" | "Normal.dotm" | "Normal.dot")
        || !words.contains(char::is_alphabetic)
}

fn people(package: &Package, report: &mut Report) {
    for (name, bytes) in package
        .stories()
        .filter(|(name, _)| name.ends_with("people.xml"))
    {
        walk(bytes, |_, seen| {
            if let Seen::Start(element) = seen {
                let values = ["author", "userId"]
                    .into_iter()
                    .filter_map(|key| element.get(key));
                let words = values.collect::<Vec<_>>().join(" | ");
                if !words.is_empty() {
                    report.add(&PEOPLE.code, place(name), "a known author", &words);
                }
            }
        });
    }
}

fn variables(package: &Package, report: &mut Report) {
    for (name, bytes) in package
        .stories()
        .filter(|(name, _)| name.ends_with("settings.xml"))
    {
        walk(bytes, |_, seen| {
            if let Seen::Start(element) = seen
                && element.name == "docVar"
            {
                let words = element.get("val").unwrap_or_default();
                let message = format!("variable `{}`", element.get("name").unwrap_or_default());
                report.add(&VARIABLE.code, place(name), message, words);
            }
        });
    }
}
