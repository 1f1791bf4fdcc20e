//! The pages of `docs/checks/` are the tests of the codes: each shows documents and what is
//! reported of them, and documents of which nothing is.
//!
//! `UPDATE_PAGES=1 cargo test --test checks` writes down what is reported now.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on has failed"
)]

use minutebook::check::{CHECKS, Code, codes};
use minutebook::{Options, Reading, read_minutes};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Marks a document, one with bytes such as `\x81` in it, and what is reported.
const FENCES: [&str; 3] = ["```text\n", "```bytes\n", "```reports\n"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks")
}

fn read(document: &[u8]) -> Reading {
    read_minutes("page.txt", document, &Options::default())
}

/// Everything that is reported of a document: code and message, then the words at each place.
fn reports(document: &[u8]) -> String {
    let reading = read(document);
    let minutes = &reading.minutes;
    let conflicts = minutes.conflicts.iter();
    let conflicts = conflicts.map(|c| (&c.code, &c.message, &c.places));
    let diagnostics = minutes.diagnostics.iter();
    let diagnostics = diagnostics.map(|d| (&d.code, &d.message, &d.places));
    let mut text = String::new();
    for (code, message, places) in conflicts.chain(diagnostics) {
        writeln!(text, "{code}: {message}").expect("a string takes all");
        for place in places {
            let [start, end] = place.span.map(|byte| byte as usize);
            let words = &reading.text[start..end];
            let line = place.line.expect("texts have lines");
            writeln!(text, "  line {line}: {words}").expect("a string takes all");
        }
    }
    text
}

/// A part of a page: words, or a fence with what stands in it.
enum Part<'p> {
    Words(&'p str),
    Fence(&'static str, &'p str),
}

fn parts(page: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = page;
    while let Some((at, fence)) = FENCES
        .iter()
        .filter_map(|fence| Some((rest.find(fence)?, *fence)))
        .min()
    {
        parts.push(Part::Words(&rest[..at]));
        let inside = &rest[at + fence.len()..];
        let end = inside.find("```").expect("a fence has an end");
        parts.push(Part::Fence(fence, &inside[..end]));
        rest = &inside[end + 3..];
    }
    parts.push(Part::Words(rest));
    parts
}

fn bytes(fence: &str, inside: &str) -> Vec<u8> {
    if fence != FENCES[1] {
        return inside.as_bytes().to_vec();
    }
    let mut pieces = inside.split("\\x");
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let (digits, rest) = piece.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).expect("two digits"));
        bytes.extend_from_slice(rest.as_bytes());
    }
    bytes
}

/// The page with its reports as they are now, and what is wrong with it.
fn fresh(code: &Code, page: &str) -> (String, Vec<String>) {
    let mut fresh = String::new();
    let mut wrong = Vec::new();
    let (mut silent, mut examples) = (false, [0, 0]);
    let mut now = String::new();
    for part in parts(page) {
        match part {
            Part::Words(words) => {
                silent |= words.contains("\n## Silent");
                fresh.push_str(words);
                continue;
            }
            Part::Fence("```reports\n", _) => {
                fresh.push_str("```reports\n");
                fresh.push_str(&now);
            }
            Part::Fence(fence, inside) => {
                now = reports(&bytes(fence, inside));
                examples[usize::from(silent)] += 1;
                let own = now
                    .lines()
                    .any(|line| line.starts_with(&format!("{}: ", code.name)));
                if silent && !now.is_empty() {
                    wrong.push(format!("{} is not silent on\n{inside}\n{now}", code.name));
                }
                if !silent && !own {
                    wrong.push(format!("{} is not reported of\n{inside}\n{now}", code.name));
                }
                fresh.push_str(fence);
                fresh.push_str(inside);
            }
        }
        fresh.push_str("```");
    }
    if examples.contains(&0) {
        wrong.push(format!("{} lacks an example", code.name));
    }
    (fresh, wrong)
}

#[test]
fn pages_show_what_is_reported() {
    let update = std::env::var_os("UPDATE_PAGES").is_some();
    let mut wrong = Vec::new();
    for code in codes() {
        let path = folder().join(format!("{}.md", code.name));
        let page = fs::read_to_string(&path).expect("a code has a page");
        let page = page.replace("\r\n", "\n");
        let (fresh, faults) = fresh(code, &page);
        wrong.extend(faults);
        if update {
            fs::write(&path, &fresh).expect("a writable page");
        } else if fresh != page {
            wrong.push(format!("{} should be\n{fresh}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn pages_explain_and_hint() {
    for code in codes() {
        let page = code.page.replace("\r\n", "\n");
        assert!(page.starts_with(&format!("# {}\n\n", code.name)), "{page}");
        assert!(code.explanation().ends_with('.'), "{}", code.name);
        assert!(
            code.hint().is_some_and(|hint| hint.ends_with('.')),
            "{}",
            code.name
        );
    }
}

#[test]
fn pages_and_codes_are_the_same() {
    let pages: BTreeSet<String> = fs::read_dir(folder())
        .expect("a folder of pages")
        .map(|entry| entry.expect("an entry of a folder").path())
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    let names: Vec<String> = codes().map(|code| code.name.to_owned()).collect();
    assert_eq!(names.iter().cloned().collect::<BTreeSet<_>>(), pages);
    assert_eq!(names.len(), pages.len(), "no code stands in the list twice");
    assert!(!CHECKS.is_empty());
}

/// Codes that the samples give are known, so that each can be explained; and places are places.
#[test]
fn what_samples_report_can_be_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for entry in fs::read_dir(root).expect("a folder of samples") {
        let path = entry
            .expect("an entry of a folder")
            .path()
            .join("input.txt");
        let Ok(input) = fs::read(path) else { continue };
        let told = reports(&input);
        for line in told.lines().filter(|line| !line.starts_with("  line ")) {
            let (code, _) = line.split_once(": ").expect("a code, and a message");
            assert!(codes().any(|known| known.name == code), "{code}");
        }
    }
}

/// What is found, and where, does not depend on whether provenance is written.
#[test]
fn places_of_conflicts_do_not_need_the_provenance() {
    let input = include_bytes!("../samples/advisory-group-tables/input.txt");
    let with = read(input).minutes;
    let options = Options {
        without_provenance: true,
        ..Options::default()
    };
    let without = read_minutes("page.txt", input, &options).minutes;
    assert!(without.provenance.is_none());
    assert!(!with.conflicts.is_empty());
    assert_eq!(with.conflicts, without.conflicts);
    assert_eq!(with.diagnostics, without.diagnostics);
}
