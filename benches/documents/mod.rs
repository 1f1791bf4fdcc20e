//! What the benches read: the samples, or the real documents beside the checkout where there are any.

use std::fs;
use std::path::{Path, PathBuf};

/// The bytes of all documents.
pub(crate) fn all() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let real = texts(&root.join("../shared/corpus/seeds"));
    let paths = if real.is_empty() {
        texts(&root.join("samples"))
    } else {
        real
    };
    assert!(!paths.is_empty(), "there are documents");
    paths
        .iter()
        .map(|path| fs::read(path).expect("a readable document"))
        .collect()
}

fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            found.extend(texts(&path));
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            found.push(path);
        }
    }
    found.sort();
    found
}
