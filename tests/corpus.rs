//! The figures on a corpus of real minutes, where it stands beside the checkout.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and its figures are printed"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The sets of the corpus that hold documents of a format that is read, and the mean that each
/// reaches at least.
const FLOORS: &[(&str, &str)] = &[("seeds", "0.99"), ("docs", "0.90")];

#[test]
fn the_corpus_scores_at_least_its_floors() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let score = shared.join("score/score.py");
    if !score.exists() {
        println!("left out: there is no corpus beside this checkout");
        return;
    }
    if Command::new("python3").arg("--version").output().is_err() {
        println!("left out: the corpus is scored by a Python script, and there is no Python");
        return;
    }
    for (set, floor) in FLOORS {
        let documents = shared.join("corpus").join(set);
        let outputs = converted(set, &documents);
        let scored = Command::new("python3")
            .arg(&score)
            .args([documents.as_path(), &outputs])
            .args(["--min", floor, "--verbose"])
            .output()
            .expect("Python runs");
        println!("{set}:\n{}", String::from_utf8_lossy(&scored.stdout));
        print_unplaced(&outputs);
        assert!(scored.status.success(), "{set} is below {floor}");
    }
}

/// The folder with a set's records.
fn converted(set: &str, documents: &Path) -> PathBuf {
    let outputs = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("corpus")
        .join(set);
    let entries = fs::read_dir(documents).expect("a set is a folder");
    let inputs = entries
        .map(|entry| entry.expect("an entry of a folder").path())
        .filter(|path| !path.to_string_lossy().ends_with(".truth.json"));
    let status = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .arg("convert")
        .args(inputs)
        .arg("--output")
        .arg(outputs.join(""))
        .status()
        .expect("the program runs");
    assert!(status.success(), "{set} is converted without failures");
    outputs
}

/// Prints which share of the characters of each document nothing accounts for.
fn print_unplaced(outputs: &Path) {
    let mut rows: Vec<(f64, String)> = Vec::new();
    for entry in fs::read_dir(outputs).expect("outputs are a folder") {
        let path = entry.expect("an entry of a folder").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a record is text");
        let record: serde_json::Value = serde_json::from_str(&text).expect("a record is JSON");
        let letters = |value: &serde_json::Value| count_letters(value);
        let unplaced = record.get("unplaced").map_or(0, letters);
        let mut told = 0;
        for (key, value) in record.as_object().expect("a record is an object") {
            if !["provenance", "source", "diagnostics", "conflicts"].contains(&key.as_str()) {
                told += letters(value);
            }
        }
        #[allow(clippy::cast_precision_loss, reason = "a share, for people")]
        let share = unplaced as f64 / told.max(1) as f64;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        rows.push((share, name.into_owned()));
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("share of `unplaced`:");
    for (share, name) in rows {
        println!("{:6.2} %  {name}", share * 100.0);
    }
}

/// Letters and digits of all texts within a value.
fn count_letters(value: &serde_json::Value) -> usize {
    match value {
        serde_json::Value::String(text) => text.chars().filter(|c| c.is_alphanumeric()).count(),
        serde_json::Value::Array(values) => values.iter().map(count_letters).sum(),
        serde_json::Value::Object(fields) => fields
            .iter()
            .filter(|(key, _)| *key != "places")
            .map(|(_, value)| count_letters(value))
            .sum(),
        _ => 0,
    }
}
