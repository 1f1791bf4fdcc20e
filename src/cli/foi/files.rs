//! The files that preparing needs besides the minutes.

use crate::cli::{Usage, report};
use minutebook::publish::{Flaw, Policy};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

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
