//! The samples in other formats, and what of each format must hold whatever the file is.
//!
//! A fixture has the words of its sample, so that it must give the sample's record but for places,
//! source and furniture. Where the layout of the plain text hides something that the format tells,
//! the records differ, and [`KNOWN`] says where.

use crate::hostile::Dice;
use crate::score::Score;
use crate::{sample, sound};
use minutebook::{Options, read_minutes};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The folders of fixtures that hold one file a sample.
const FOLDERS: &[&str] = &["docx", "odt", "html", "html/word", "markdown"];

/// Parts of records that differ, by sample or file, because the plain text hides or lacks something:
/// lines that it wraps where only a format tells that they go on, indents that it takes for lists,
/// leads that slipped into titles.
const KNOWN: &[(&str, &[&str])] = &[
    ("advisory-group-tables", &["/conflicts", "/diagnostics"]),
    (
        "board-column-tables",
        &["/items/2/blocks", "/items/3/blocks"],
    ),
    (
        "council-votes",
        &["/meeting/location", "/sections/0/blocks"],
    ),
    ("not-minutes/recipe", &["/sections"]),
    // Below headings that the format states, numbered paragraphs are a list.
    ("user-group-terms-of-reference", &["/sections"]),
    ("not-minutes/server-log", &["/sections"]),
    ("not-minutes/source-code", &["/sections"]),
    (
        "parish-council-resolutions",
        &["/decisions/1", "/items/2/blocks"],
    ),
    ("society-agm", &["/decisions/4/item", "/items/5"]),
    // What only the format has: changes and comments, front matter.
    (
        "docx/parish-council-resolutions.tracked-changes.docx",
        &["/diagnostics"],
    ),
    ("odt/council-votes.tracked-changes.odt", &["/diagnostics"]),
    ("markdown/trust-board-durations.yaml.md", &["/sections"]),
    // Not read as well as the text yet: a date on a line of its own, words in bold within a cell, a
    // footnote that Word's HTML marks by its place.
    ("docx/committee-margin-initials.docx", &["/meeting/title"]),
    ("odt/committee-margin-initials.odt", &["/meeting/title"]),
    (
        "docx/board-column-tables.merged-cells.docx",
        &["/decisions", "/items", "/unplaced"],
    ),
    (
        "html/word/user-group-terms-of-reference.html",
        &["/footnotes"],
    ),
];

/// Fixtures that score less than their sample's text, and how much they score.
const FLOORS: &[(&str, f64)] = &[
    ("docx/board-column-tables.merged-cells.docx", 0.94),
    ("docx/committee-margin-initials.docx", 0.98),
    ("odt/committee-margin-initials.odt", 0.98),
];

struct Fixture {
    /// Folder and file, from `tests/fixtures/`.
    name: String,
    sample: String,
    bytes: Vec<u8>,
}

fn fixtures() -> Vec<Fixture> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut fixtures = Vec::new();
    for folder in FOLDERS {
        let mut paths: Vec<PathBuf> = fs::read_dir(root.join(folder))
            .expect("a folder of fixtures")
            .map(|entry| entry.expect("an entry of a folder").path())
            .filter(|path| path.is_file())
            .collect();
        paths.sort();
        for path in paths {
            let file = path.file_name().expect("a file").to_string_lossy();
            let sample = file.split('.').next().unwrap_or_default();
            fixtures.push(Fixture {
                name: format!("{folder}/{file}"),
                sample: sample.replace("not-minutes-", "not-minutes/"),
                bytes: fs::read(&path).expect("a readable fixture"),
            });
        }
    }
    assert!(fixtures.len() > FOLDERS.len(), "there are fixtures");
    fixtures
}

#[test]
fn fixtures_give_the_records_of_their_samples() {
    let samples = sample::all();
    let (mut wrong, mut met) = (Vec::new(), BTreeSet::new());
    for fixture in fixtures() {
        let sample = samples.iter().find(|sample| sample.name == fixture.sample);
        let sample = sample.expect("a fixture is one of a sample");
        let expected = fs::read(sample.folder.join("expected.json")).expect("a readable record");
        let expected: Value = serde_json::from_slice(&expected).expect("a record is JSON");
        let reading = sound::read(&fixture.name, &fixture.bytes);
        let record = serde_json::to_value(&reading.minutes).expect("a record is JSON");
        let mut differing = Vec::new();
        differences(&bare(expected), &bare(record), "", &mut differing);
        for pointer in differing {
            let known: Vec<_> = KNOWN
                .iter()
                .filter(|(name, _)| *name == fixture.name || *name == fixture.sample)
                .flat_map(|(name, prefixes)| prefixes.iter().map(move |prefix| (*name, *prefix)))
                .filter(|(_, prefix)| pointer.starts_with(prefix))
                .collect();
            if known.is_empty() {
                wrong.push(format!("{}: {pointer} differs", fixture.name));
            }
            met.extend(known);
        }
    }
    for (name, prefixes) in KNOWN {
        for prefix in *prefixes {
            if !met.contains(&(*name, *prefix)) {
                wrong.push(format!("{name}: {prefix} no longer differs"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a careful person reads in the sample stands in each of its fixtures, at least as well as in
/// its text.
#[test]
fn fixtures_score_no_less_than_their_samples() {
    let samples = sample::all();
    let mut below = Vec::new();
    for fixture in fixtures() {
        let sample = samples.iter().find(|sample| sample.name == fixture.sample);
        let Some((sample, truth)) = sample.and_then(|s| Some((s, s.truth.as_ref()?))) else {
            continue;
        };
        let score = |bytes: &[u8]| {
            let reading = read_minutes("input", bytes, &Options::default());
            let record = serde_json::to_value(&reading.minutes).expect("a record is JSON");
            Score::of(truth, &record).total().f1()
        };
        let (text, here) = (score(&sample.input), score(&fixture.bytes));
        println!("{text:.3} {here:.3} {}", fixture.name);
        let floor = FLOORS.iter().find(|(name, _)| *name == fixture.name);
        if here + SLACK < floor.map_or(text, |(_, floor)| *floor) {
            below.push(fixture.name);
        }
    }
    assert!(below.is_empty(), "below their samples: {below:?}");
}

/// Rounding.
const SLACK: f64 = 1e-9;

/// A record without what a format may tell otherwise.
fn bare(mut record: Value) -> Value {
    if let Some(record) = record.as_object_mut() {
        for part in ["source", "provenance", "furniture"] {
            record.remove(part);
        }
    }
    without_places(&mut record);
    record
}

fn without_places(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.remove("places");
            map.values_mut().for_each(without_places);
        }
        Value::Array(list) => list.iter_mut().for_each(without_places),
        _ => {}
    }
}

/// Pointers of the values that differ; of lists of different lengths, that of the list.
fn differences(a: &Value, b: &Value, pointer: &str, found: &mut Vec<String>) {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                let none = Value::Null;
                let (a, b) = (a.get(key).unwrap_or(&none), b.get(key).unwrap_or(&none));
                differences(a, b, &format!("{pointer}/{key}"), found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                differences(a, b, &format!("{pointer}/{at}"), found);
            }
        }
        _ if a == b => {}
        _ => found.push(pointer.to_owned()),
    }
}

/// How often each fixture is cut, and how often it is flipped.
const ROUNDS: usize = 3;

#[test]
fn fixtures_cut_and_flipped() {
    for (seed, fixture) in (1..).zip(fixtures()) {
        let mut dice = Dice(seed);
        for round in 0..ROUNDS {
            let cut = &fixture.bytes[..dice.below(fixture.bytes.len())];
            sound::read(&format!("{} up to {}", fixture.name, cut.len()), cut);
            let mut bytes = fixture.bytes.clone();
            for _ in 0..=round {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
            sound::read(&format!("{} flipped, round {round}", fixture.name), &bytes);
        }
    }
}

/// The code of the error that reading gives.
fn error(bytes: &[u8]) -> Option<String> {
    sound::read("hostile", bytes).minutes.error.map(|e| e.code)
}

fn package(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(*name, options).expect("a file in a package");
        zip.write_all(content).expect("memory takes all");
    }
    zip.finish().expect("a whole package").into_inner()
}

const DOCX: &str =
    "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>";

fn docx(body: &str) -> Vec<u8> {
    let document = format!("{DOCX}{body}</w:body></w:document>");
    package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
    ])
}

#[test]
fn packages_that_are_bombs_or_broken() {
    let zeros = " ".repeat(200 << 20);
    assert_eq!(error(&docx(&zeros)).as_deref(), Some("too_large"));
    assert_eq!(
        error(&docx(&"<w:p>".repeat(5000))).as_deref(),
        Some("too_large")
    );
    assert_eq!(error(&docx("<w:p></w:q>")).as_deref(), Some("damaged"));
    assert_eq!(error(&docx("<w:p/>")).as_deref(), Some("empty"));
    let no_document = package(&[("[Content_Types].xml", b"<Types/>")]);
    assert_eq!(error(&no_document).as_deref(), Some("damaged"));
    let tables = "<w:tbl><w:tr><w:tc>".repeat(60)
        + "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
        + &"</w:tc></w:tr></w:tbl>".repeat(60);
    assert_eq!(error(&docx(&tables)), None);
}

#[test]
fn pages_that_are_bombs() {
    let page = |body: &str| format!("<!doctype html><body>{body}").into_bytes();
    for body in [
        "<div>".repeat(100_000),
        "<table><tr><td>".repeat(20_000),
        "<b><i>".repeat(50_000) + "x",
        "<ul><li>".repeat(20_000) + "x",
        "<p><font size=1>x".repeat(2_000),
        "</p>".repeat(50_000),
        format!(
            "<table><tr><td colspan=9999999 rowspan=9999999>{}",
            "<td>x".repeat(2_000)
        ),
        "<ol start=-99999999999999999999 reversed><li>x".to_owned(),
        "<a href='".to_owned(),
    ] {
        let reading = sound::read("a page", &page(&body));
        let error = reading.minutes.error.map(|error| error.code);
        let expected = [None, Some("empty"), Some("too_large")];
        assert!(expected.contains(&error.as_deref()), "{error:?}");
    }
}

#[test]
fn markdown_that_is_a_bomb() {
    for body in [
        "> ".repeat(10_000) + "x",
        "- ".repeat(5_000) + "x",
        "[".repeat(50_000),
        "**a ".repeat(20_000),
        "|a".repeat(2_000) + "|\n" + &"|-".repeat(2_000) + "|\n" + &"|x|\n".repeat(100),
        "<div>\n\n".repeat(2_000),
    ] {
        let text = format!("---\ntitle: Minutes\n---\n{body}\n");
        sound::read("a text", text.as_bytes());
    }
}
