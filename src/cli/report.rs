//! What goes to standard error: one line for each failure.

pub(super) use crate::batch::reason;
use minutebook::read::ErrorCode;
use std::borrow::Cow;
use std::io::Write as _;

/// Tells of a failure: `minutebook: PATH: message [code]`.
pub(super) fn failure(path: &str, message: &str, code: &str) {
    let line = format!("minutebook: {}: {message} [{code}]\n", on_one_line(path));
    // Where standard error is closed, there is nobody left to tell.
    let _ = std::io::stderr().write_all(line.as_bytes());
}

/// Tells that `path` could not be written.
pub(super) fn unwritable(path: &str, error: &std::io::Error) {
    failure(path, &reason(error), ErrorCode::Unwritable.as_str());
}

/// File names and documents may hold line ends and escape sequences; a line of ours may not.
pub(super) fn on_one_line(path: &str) -> Cow<'_, str> {
    if path.contains(char::is_control) {
        path.chars()
            .flat_map(|c| {
                let escaped = c.is_control().then(|| c.escape_default());
                let plain = (!c.is_control()).then_some(c);
                escaped.into_iter().flatten().chain(plain)
            })
            .collect::<String>()
            .into()
    } else {
        path.into()
    }
}
