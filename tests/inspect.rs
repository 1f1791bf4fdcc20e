//! The leak suite: files that hold a secret in one channel each, and their clean twins, which have
//! the same channel with nothing to hide. `foi inspect` finds each, and is silent on as many.
//!
//! `cargo test --test inspect -- --ignored --nocapture` writes the files, to try other tools on.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed"
)]

#[path = "inspect/docx.rs"]
mod docx;
#[path = "inspect/pdf.rs"]
mod pdf;

use minutebook::publish::inspect::{Severity, codes, inspect};
use std::collections::BTreeSet;

/// What must not be in a published file.
pub(crate) const SECRET: &str = "Tansy Quillfeather";

/// A channel: what it is called, the code that tells of it, a file that leaks by it, and its twin.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) code: &'static str,
    /// Whether the finding shows the secret's words; a picture and the like have none.
    pub(crate) words: bool,
    pub(crate) leaking: fn() -> Vec<u8>,
    pub(crate) clean: fn() -> Vec<u8>,
}

fn cases() -> impl Iterator<Item = (&'static str, &'static Case)> {
    let pdfs = pdf::CASES.iter().map(|case| ("pdf", case));
    pdfs.chain(docx::CASES.iter().map(|case| ("docx", case)))
}

#[test]
fn every_leak_is_found() {
    let mut missed = Vec::new();
    for (kind, case) in cases() {
        let findings = inspect(&(case.leaking)()).expect("a sound file").findings;
        let hit = findings.iter().any(|finding| {
            let told = finding.words.contains(SECRET) || finding.message.contains(SECRET);
            finding.code == case.code && finding.severity > Severity::Note && (told || !case.words)
        });
        if !hit {
            missed.push(format!("{kind} {}: {findings:?}", case.name));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn clean_twins_are_clean() {
    let mut wrong = Vec::new();
    for (kind, case) in cases() {
        let findings = inspect(&(case.clean)()).expect("a sound file").findings;
        if !findings.is_empty() {
            wrong.push(format!("{kind} {}: {findings:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_code_has_a_case() {
    let tried: BTreeSet<_> = cases().map(|(_, case)| case.code).collect();
    let notes = |code: &&minutebook::publish::inspect::Code| code.severity > Severity::Note;
    for code in codes().filter(notes) {
        assert!(tried.contains(code.name), "no case for {}", code.name);
    }
    println!("{} leaks, {} clean twins", cases().count(), cases().count());
}

/// Broken files give an error or findings, and never panic.
#[test]
fn damaged_files_end_in_an_error_or_findings() {
    for (_, case) in cases() {
        let bytes = (case.leaking)();
        for length in (0..bytes.len()).step_by(97) {
            let _ = inspect(&bytes[..length]);
        }
        for at in (0..bytes.len()).step_by(61) {
            let mut bytes = bytes.clone();
            bytes[at] ^= 0x15;
            let _ = inspect(&bytes);
        }
    }
}

#[test]
fn what_is_neither_pdf_nor_docx_is_refused() {
    for bytes in [
        &b""[..],
        b"plain text",
        b"PK\x03\x04 and no more",
        b"%PDF-1.7\nnothing",
    ] {
        assert!(inspect(bytes).is_err(), "{bytes:?}");
    }
}

#[test]
#[ignore = "writes files"]
fn write_the_suite() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("leaks");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (kind, case) in cases() {
        let name = case.name.replace(' ', "-");
        std::fs::write(folder.join(format!("{name}.leak.{kind}")), (case.leaking)())
            .expect("written");
        std::fs::write(folder.join(format!("{name}.clean.{kind}")), (case.clean)())
            .expect("written");
    }
    println!("{}", folder.display());
}
