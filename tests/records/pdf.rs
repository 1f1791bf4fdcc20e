//! The samples as PDF, by several producers: each says what its sample's truth says.
//!
//! Pages tell more than plain text (type, rules, exact widths) and some things less (where a
//! paragraph ends whose last line is full), so that records are held against the truth rather than
//! against the record of the text.

use crate::sample;
use crate::score::Score;
use minutebook::{Options, read_minutes};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The least F1 of a single file. The lowest are an agenda whose wrapped cells stand beside wrapped
/// cells without a line between them, and terms of reference whose lists go on over a page.
const LEAST: f64 = 0.85;

/// The least mean F1 of a producer's files.
const LEAST_MEAN: f64 = 0.96;

/// Variants that cannot be read, and the code that says why.
const REFUSED: &[(&str, &str)] = &[
    ("password", "encrypted"),
    ("without-unicode", "undecodable_text"),
];

fn fixtures() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf");
    let mut paths: Vec<PathBuf> = fs::read_dir(root)
        .expect("a folder of fixtures")
        .flat_map(|producer| fs::read_dir(producer.expect("an entry").path()).expect("a folder"))
        .map(|file| file.expect("an entry of a folder").path())
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_producer_says_what_the_samples_say() {
    let samples = sample::all();
    let mut producers: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for path in fixtures() {
        let file = path.file_name().expect("a file").to_string_lossy();
        let name = file.split('.').next().unwrap_or_default();
        let name = name.replace("not-minutes-", "not-minutes/");
        let sample = samples.iter().find(|sample| sample.name == name);
        let Some(truth) = sample.and_then(|sample| sample.truth.as_ref()) else {
            continue;
        };
        let bytes = fs::read(&path).expect("a readable fixture");
        let minutes = read_minutes(&file, &bytes, &Options::default()).minutes;
        let code = minutes.error.as_ref().map(|error| error.code.as_str());
        if let Some((_, refused)) = REFUSED.iter().find(|(how, _)| file.contains(how)) {
            if code != Some(refused) {
                wrong.push(format!("{file}: {code:?} rather than {refused}"));
            }
            continue;
        }
        let record = serde_json::to_value(&minutes).expect("a record is JSON");
        let f1 = Score::of(truth, &record).total().f1();
        let folder = path.parent().and_then(Path::file_name).expect("a folder");
        let producer = folder.to_string_lossy().into_owned();
        println!("{f1:.3} {producer}/{file}");
        if f1 < LEAST {
            wrong.push(format!("{producer}/{file}: {f1:.3} {code:?}"));
        }
        producers.entry(producer).or_default().push(f1);
    }
    assert!(producers.len() >= 8, "there are fixtures");
    for (producer, scores) in &producers {
        let count = f64::from(u32::try_from(scores.len()).expect("few"));
        let mean = scores.iter().sum::<f64>() / count;
        println!("{mean:.4} {producer}");
        if mean < LEAST_MEAN {
            wrong.push(format!("{producer}: mean {mean:.4}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every value has its page and its box.
#[test]
fn values_have_pages_and_boxes() {
    for path in fixtures() {
        let bytes = fs::read(&path).expect("a readable fixture");
        let minutes = read_minutes("input", &bytes, &Options::default()).minutes;
        for entry in minutes.provenance.unwrap_or_default() {
            for place in &entry.places {
                assert!(
                    place.page.is_some(),
                    "{}: {}",
                    path.display(),
                    entry.pointer
                );
                let [left, top, right, bottom] = place.bbox.expect("a box");
                assert!(
                    left < right && top < bottom,
                    "{}: {}",
                    path.display(),
                    entry.pointer
                );
            }
        }
    }
}
