//! The samples, and a few inputs too small for a folder of their own.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A document written for this project.
pub(crate) struct Sample {
    /// Its folder, from `samples/`.
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    pub(crate) input: Vec<u8>,
    /// What a careful person reads in it.
    pub(crate) truth: Option<Value>,
}

/// All of them, by name.
pub(crate) fn all() -> Vec<Sample> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut samples = Vec::new();
    collect(&root, &root, &mut samples);
    assert!(!samples.is_empty(), "there are samples");
    samples.sort_by(|a, b| a.name.cmp(&b.name));
    samples
}

fn collect(root: &Path, folder: &Path, samples: &mut Vec<Sample>) {
    for entry in fs::read_dir(folder).expect("a folder of samples") {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            collect(root, &path, samples);
        } else if path.file_name().is_some_and(|name| name == "input.txt") {
            let truth = fs::read(folder.join("truth.json")).ok();
            let name = folder.strip_prefix(root).expect("inside of the root");
            samples.push(Sample {
                name: name.to_string_lossy().replace('\\', "/"),
                folder: folder.to_owned(),
                input: fs::read(&path).expect("a readable sample"),
                truth: truth.map(|json| serde_json::from_slice(&json).expect("truth is JSON")),
            });
        }
    }
}

/// Inputs of a few words, and such as cannot be read.
pub(crate) const SMALL: &[&[u8]] = &[
    b"",
    b" \n\t\n",
    b"x",
    b"Minutes",
    b"Minutes of the Allotment Committee\n\nPresent: A. Plum (Chair), B. Quince\n",
    b"\xEF\xBB\xBFAgenda\n1. Welcome\n2. Any other business\n",
    b"\xFF\xFEA\x00g\x00e\x00n\x00d\x00a\x00",
    b"caf\xE9 minutes \x96 \x93draft\x94",
    b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n",
    b"PK\x03\x04\x14\x00\x06\x00",
    b"\x00\x01\x02\x03\x04\x05\x06\x07",
    b"\x7FELF\x02\x01\x01\x00",
    b"\x0C\x0C\x0C",
    b"<!DOCTYPE html><p>Minutes</p>",
    b"# Minutes\n\n| a | b |\n| - | - |\n",
];
