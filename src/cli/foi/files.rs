//! The files that preparing needs besides the minutes.

use crate::cli::exit::Exit;
use crate::cli::input::Input;
use crate::cli::output::Output;
use crate::cli::{Usage, report};
use minutebook::publish::{Edition, Flaw, Plan, Policy, Refusal, refusal};
use minutebook::{Options, Reading};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The most bytes that a policy or a plan may have.
const MOST_BYTES: u64 = 16 << 20;

/// A policy, and its text.
pub(super) fn policy(path: &Path) -> Result<(Policy, String), Usage> {
    let text = text(path)?;
    let policy = Policy::read(&text).map_err(|flaws| told(path, &flaws))?;
    Ok((policy, text))
}

/// The text of a small file.
pub(super) fn text(path: &Path) -> Result<String, Usage> {
    let wrong =
        |error: &std::io::Error| Usage(format!("{}: {}", path.display(), report::reason(error)));
    let size = fs::metadata(path).map_err(|error| wrong(&error))?.len();
    if size > MOST_BYTES {
        return Err(Usage(format!("{}: too large", path.display())));
    }
    fs::read_to_string(path).map_err(|error| wrong(&error))
}

/// All that is wrong in a file, one a line, as editors jump to it.
pub(super) fn told(path: &Path, flaws: &[Flaw]) -> Usage {
    let mut message = String::new();
    for flaw in flaws {
        // Writing to a string has no way to fail.
        let _ = write!(message, "\n  {}:{flaw}", path.display());
    }
    Usage(format!("the file does not hold:{message}"))
}

/// A plan.
pub(super) fn plan(path: &Path) -> Result<Plan, Usage> {
    let text = text(path)?;
    Plan::read(&text).map_err(|flaws| told(path, &flaws))
}

/// A document that was read.
pub(super) struct Document {
    pub(super) reading: Reading,
    pub(super) bytes: Vec<u8>,
}

/// Reads a document; none where it cannot be had, which is told.
pub(super) fn document(input: &Input, options: &Options) -> Option<Document> {
    let path = input.shown();
    let (reading, bytes) = match input.bytes(&options.limits) {
        Ok(bytes) => {
            let reading = minutebook::read_minutes(&path, &bytes, options);
            (reading, bytes.into_owned())
        }
        Err(error) => (minutebook::unread(&path, &error, options), Vec::new()),
    };
    if let Some(error) = &reading.minutes.error {
        report::failure(&path, &error.message, &error.code);
        return None;
    }
    Some(Document { reading, bytes })
}

/// Writes a file whole or not at all.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Exit {
    let written = Output::file(path).and_then(|mut output| {
        output.write(bytes)?;
        output.finish()
    });
    match written {
        Ok(()) => Exit::Done,
        Err(error) => {
            report::unwritable(&path.to_string_lossy(), &error);
            Exit::Failed
        }
    }
}

/// Tells why nothing is published.
pub(super) fn refuse(refusals: &[Refusal], exit: Exit) -> Exit {
    let mut text = String::new();
    let mut told: Vec<&str> = Vec::new();
    for refusal in refusals {
        // Writing to a string has no way to fail.
        let _ = writeln!(
            text,
            "minutebook: {}",
            report::on_one_line(&refusal.to_string())
        );
        if !told.contains(&refusal.code.name) {
            told.push(refusal.code.name);
            let _ = writeln!(text, "  to resolve it: {}", refusal.code.resolve);
        }
    }
    // Where standard error is closed, there is nobody left to tell.
    let _ = std::io::stderr().write_all(text.as_bytes());
    exit
}

/// A path as it is, as far as it is there already.
fn resolved(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut rest = Vec::new();
    let mut there = absolute.as_path();
    loop {
        if let Ok(real) = fs::canonicalize(there) {
            return rest.iter().rev().fold(real, |path, part| path.join(part));
        }
        match (there.parent(), there.file_name()) {
            (Some(parent), Some(name)) => {
                rest.push(name.to_owned());
                there = parent;
            }
            _ => return absolute,
        }
    }
}

/// Refuses a folder that holds a private file, or lies in the folder of the plan or policy.
pub(super) fn apart(folder: &Path, [plan, policy, source]: &[&Path; 3]) -> Option<Refusal> {
    let out = resolved(folder);
    let holds = [plan, policy, source]
        .iter()
        .any(|file| resolved(file).starts_with(&out));
    let inside = [plan, policy].iter().any(|file| {
        let file = resolved(file);
        file.parent()
            .is_some_and(|private| out.starts_with(private))
    });
    (holds || inside).then(|| Refusal {
        code: refusal::OUTPUT_FOLDER,
        about: folder.to_string_lossy().into_owned(),
    })
}

/// Writes an edition whole or not at all: beside its place, and moved there when all is written.
pub(super) fn write_folder(folder: &Path, edition: &Edition) -> Exit {
    match try_write_folder(folder, edition) {
        Ok(()) => Exit::Done,
        Err(error) => {
            report::unwritable(&folder.to_string_lossy(), &error);
            Exit::Failed
        }
    }
}

fn try_write_folder(folder: &Path, edition: &Edition) -> io::Result<()> {
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        // What stands there may be another document's; it is not for us to remove.
        return Err(io::Error::other(
            "the folder is there already, and not empty",
        ));
    }
    let absolute = resolved(folder);
    if let Some(parent) = absolute.parent() {
        fs::create_dir_all(parent)?;
    }
    let beside = absolute.with_file_name(format!(".minutebook-{}.tmp", std::process::id()));
    fs::create_dir(&beside)?;
    let written = edition
        .outputs
        .iter()
        .chain([&edition.statement])
        .try_for_each(|output| fs::write(beside.join(output.name), &output.bytes))
        .and_then(|()| match fs::remove_dir(&absolute) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => fs::rename(&beside, &absolute),
        });
    if written.is_err() {
        // What is left over cannot be mended here.
        let _ = fs::remove_dir_all(&beside);
    }
    written
}

/// Names of all that is in a folder.
pub(super) fn names_in(folder: &Path) -> Result<BTreeSet<String>, Usage> {
    let wrong =
        |error: &io::Error| Usage(format!("{}: {}", folder.display(), report::reason(error)));
    let entries = fs::read_dir(folder).map_err(|error| wrong(&error))?;
    entries
        .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
        .collect::<io::Result<_>>()
        .map_err(|error| wrong(&error))
}
