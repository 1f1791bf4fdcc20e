//! What the detectors of personal data find in real minutes, beside how much there is to read.

use minutebook::publish::personal::detect;
use minutebook::{Options, read_minutes};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        let is_truth = path.to_string_lossy().ends_with(".json");
        if path.is_dir() {
            files(&path, found);
        } else if !is_truth {
            found.push(path);
        }
    }
    found.sort();
}

/// What is found in a folder of documents, by kind, and the number of words.
fn found_in(folder: &Path) -> (usize, BTreeMap<&'static str, Vec<String>>) {
    let mut paths = Vec::new();
    files(folder, &mut paths);
    let (mut words, mut found) = (0, BTreeMap::new());
    for path in paths {
        let bytes = fs::read(&path).expect("a document");
        let text = read_minutes("x", &bytes, &Options::default()).text;
        words += text.split_whitespace().count();
        for hit in detect(&text) {
            let list: &mut Vec<String> = found.entry(hit.kind).or_default();
            list.push(text.get(hit.range).unwrap_or_default().to_owned());
        }
    }
    (words, found)
}

/// The samples hold times, dates, ids and sums, and what data there are in them are invented ones:
/// numbers of Ofcom's drama ranges, addresses at example domains.
#[test]
fn samples_raise_no_false_alarm() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (words, found) = found_in(&root.join("samples"));
    assert!(words > 5_000, "{words}");
    let wrong: Vec<_> = found
        .iter()
        .filter(|(_, hits)| {
            hits.iter()
                .any(|hit| !hit.contains("example") && !hit.starts_with("01632 960"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    // Real documents, where they are at hand: printed, to be looked at.
    let (words, found) = found_in(&root.join("../shared/corpus"));
    if words > 0 {
        let all: usize = found.values().map(Vec::len).sum();
        let rate = all as f64 * 1000.0 / words as f64;
        println!("{all} found in {words} words of real documents, {rate:.2} per 1,000: {found:?}");
    }
}
