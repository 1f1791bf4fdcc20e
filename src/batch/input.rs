//! Where inputs come from: files, standard input and rows of a stream, read with a bound.

use minutebook::read::{ErrorCode, Limits, ReadError};
use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// One input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    Stdin,
    File(PathBuf),
    /// Bytes that came with a name.
    Content(String, Vec<u8>),
    /// A name, and why there are no bytes.
    Refused(String, ReadError),
}

impl From<&Path> for Input {
    /// As a command line names it: `-` is standard input.
    fn from(path: &Path) -> Self {
        if path.as_os_str() == OsStr::new("-") {
            Self::Stdin
        } else {
            Self::File(path.to_owned())
        }
    }
}

impl Input {
    /// As records and messages show it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
            Self::Content(name, _) | Self::Refused(name, _) => name.clone(),
        }
    }

    /// All of its bytes, where they are no more than `limits` allow.
    pub(crate) fn bytes(&self, limits: &Limits) -> Result<Cow<'_, [u8]>, ReadError> {
        match self {
            Self::Stdin => bounded(io::stdin().lock(), 0, limits).map(Cow::Owned),
            Self::File(path) => {
                let file = File::open(path).map_err(|error| unreadable(&error))?;
                let metadata = file.metadata().map_err(|error| unreadable(&error))?;
                if metadata.is_dir() {
                    return Err(ReadError::new(ErrorCode::Unreadable, "is a folder"));
                }
                bounded(file, metadata.len(), limits).map(Cow::Owned)
            }
            Self::Content(_, bytes) => Ok(Cow::Borrowed(bytes)),
            Self::Refused(_, error) => Err(error.clone()),
        }
    }
}

/// Reads to the end, or to one byte more than the limit: what is longer than memory, or has no end,
/// must not be read in whole to be refused.
fn bounded(source: impl Read, expected: u64, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let most = limits.bytes as u64;
    if expected > most {
        return Err(too_large(limits));
    }
    // One byte of room besides spares the last, empty read a growth.
    let room = usize::try_from(expected).unwrap_or_default() + 1;
    let mut bytes = Vec::with_capacity(room);
    source
        .take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    if bytes.len() > limits.bytes {
        return Err(too_large(limits));
    }
    Ok(bytes)
}

fn too_large(limits: &Limits) -> ReadError {
    let message = format!("more than {} bytes, the most that is read", limits.bytes);
    ReadError::new(ErrorCode::TooLarge, message)
}

fn unreadable(error: &io::Error) -> ReadError {
    ReadError::new(ErrorCode::Unreadable, reason(error))
}

/// Why the operating system refused, in the same words on all of them where it matters.
pub(crate) fn reason(error: &io::Error) -> Cow<'static, str> {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        _ => error.to_string().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_without_end_is_refused() {
        let limits = Limits {
            bytes: 1000,
            ..Limits::default()
        };
        let error = bounded(io::repeat(b'a'), 0, &limits).map_err(|e| e.code);
        assert_eq!(error, Err(ErrorCode::TooLarge));
        let whole = bounded(io::repeat(b'a').take(1000), 0, &limits).map(|b| b.len());
        assert_eq!(whole, Ok(1000));
    }
}
