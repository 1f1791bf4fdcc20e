//! Bookmarks, and the names of places that links lead to.

use super::super::report::{Report, Where};
use super::super::{Code, Severity};
use super::Channel;
use super::file::Pdf;
use super::text;
use lopdf::{Dictionary, Object};

pub(super) const BOOKMARK: Channel = Channel {
    code: Code {
        name: "bookmark",
        severity: Severity::Warning,
        title: "a bookmark whose words are on no page",
        hint: "bookmarks keep headings as they were; take them out, or print the pages anew",
    },
    examine: bookmarks,
};

pub(super) const DESTINATION: Channel = Channel {
    code: Code {
        name: "destination",
        severity: Severity::Warning,
        title: "a named place whose name holds words that are on no page",
        hint: "names of places are made of headings; print the pages anew",
    },
    examine: destinations,
};

fn bookmarks(pdf: &Pdf<'_>, report: &mut Report) {
    pdf.each_dictionary(|id, dictionary| {
        let is_item = dictionary.has(b"Title") && dictionary.has(b"Parent");
        if let Some(words) = pdf.words(dictionary, b"Title").filter(|_| is_item)
            && !pdf.shows(&words)
        {
            report.add(&BOOKMARK.code, pdf.place(id), "a bookmark", &words);
        }
    });
}

fn destinations(pdf: &Pdf<'_>, report: &mut Report) {
    let Some(catalog) = pdf.catalog() else {
        return;
    };
    let mut names = Vec::new();
    if let Some(old) = pdf.dictionary(catalog, b"Dests") {
        names.extend(old.iter().map(|(name, _)| text::decoded(name)));
    }
    let tree = pdf
        .dictionary(catalog, b"Names")
        .and_then(|names| pdf.dictionary(names, b"Dests"));
    if let Some(tree) = tree {
        names_of_tree(pdf, tree, &mut names);
    }
    for name in names {
        if tells_words(&name) && !pdf.shows(&name) {
            report.add(&DESTINATION.code, Where::default(), "a named place", &name);
        }
    }
}

/// The keys of a name tree. A tree that leads back into itself ends where all its objects are seen.
fn names_of_tree(pdf: &Pdf<'_>, tree: &Dictionary, names: &mut Vec<String>) {
    let mut open = vec![tree];
    let mut left = pdf.document.objects.len() + 1;
    while let Some(node) = open.pop() {
        let pairs = pdf.array(node, b"Names").chunks(2);
        names.extend(pairs.filter_map(|pair| text::of(pdf.resolved(pair.first()?))));
        for kid in pdf.array(node, b"Kids") {
            if let Object::Dictionary(kid) = pdf.resolved(kid)
                && left > 0
            {
                left -= 1;
                open.push(kid);
            }
        }
    }
}

/// Whether a name holds words, and is not one that a program counted out: `section.2`, `page12`.
fn tells_words(name: &str) -> bool {
    const COUNTED: &[&str] = &[
        "page",
        "section",
        "subsection",
        "chapter",
        "item",
        "figure",
        "table",
        "toc",
        "ref",
        "doc",
        "bookmark",
        "link",
        "footnote",
        "note",
        "equation",
        "appendix",
        "cite",
        "dest",
        "heading",
        "title",
        "start",
        "end",
        "id",
        "name",
        "anchor",
        "part",
        "paragraph",
        "g",
        "xyz",
        "l",
        "p",
        "hlk",
        "outline",
        "start",
        "top",
        "tagged",
        "main",
        "content",
        "contents",
        "fn",
        "fnref",
    ];
    let words = name
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.len() > 1);
    words
        .into_iter()
        .any(|word| !COUNTED.contains(&word.to_lowercase().as_str()))
}
