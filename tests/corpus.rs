//! The figures on a corpus of real minutes, where it stands beside the checkout.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

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
