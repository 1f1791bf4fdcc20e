//! Where inputs come from: files and standard input, read with a bound.

use super::{Usage, report};
use clap::builder::PossibleValuesParser;
use clap::{Args, builder::TypedValueParser};
use minutebook::Options;
use minutebook::minutes::Format;
use minutebook::read::{ErrorCode, Limits, ReadError};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// How inputs are read, for every subcommand that reads some.
#[derive(Debug, Args)]
pub(super) struct ReadArguments {
    /// The inputs' format, where it is not to be told from the bytes
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    from: Option<Format>,

    /// The most bytes that one input may have; K, M and G are understood
    #[arg(long, value_name = "N", value_parser = byte_count, default_value = "64M")]
    max_bytes: usize,
}

impl ReadArguments {
    pub(super) fn options(&self) -> Options {
        Options {
            from: self.from,
            limits: Limits {
                bytes: self.max_bytes,
            },
            ..Options::default()
        }
    }
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.as_str())).try_map(|name| {
        Format::ALL
            .iter()
            .copied()
            .find(|format| format.as_str() == name)
            .ok_or("no such format")
    })
}

/// Places in a text are counted in 32 bits, and a text may be thrice as long in UTF-8 as its input.
const MOST_BYTES: usize = 1 << 30;

fn byte_count(text: &str) -> Result<usize, String> {
    let digits = text.trim_end_matches(['K', 'M', 'G', 'k', 'm', 'g']);
    let unit = match text.get(digits.len()..) {
        Some("") => 1,
        Some("K" | "k") => 1 << 10,
        Some("M" | "m") => 1 << 20,
        Some("G" | "g") => 1 << 30,
        _ => return Err("one of K, M and G is enough".to_owned()),
    };
    digits
        .parse::<usize>()
        .map_err(|error| error.to_string())?
        .checked_mul(unit)
        .filter(|&bytes| 0 < bytes && bytes <= MOST_BYTES)
        .ok_or_else(|| "a number from 1 to 1G is wanted".to_owned())
}

/// One input, as the command line names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    StandardInput,
    File(PathBuf),
}

impl From<&Path> for Input {
    fn from(path: &Path) -> Self {
        if path.as_os_str() == OsStr::new("-") {
            Self::StandardInput
        } else {
            Self::File(path.to_owned())
        }
    }
}

impl Input {
    /// The inputs that the command line names, in its order.
    pub(super) fn all(paths: &[PathBuf]) -> Result<Vec<Self>, Usage> {
        let inputs: Vec<Self> = paths
            .iter()
            .map(|path| Self::from(path.as_path()))
            .collect();
        if inputs.iter().filter(|&i| *i == Self::StandardInput).count() > 1 {
            return Err(Usage("standard input can be read only once".to_owned()));
        }
        Ok(inputs)
    }

    /// As records and messages show it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::StandardInput => "-".to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// All of its bytes, where they are no more than `limits` allow.
    pub(super) fn bytes(&self, limits: &Limits) -> Result<Vec<u8>, ReadError> {
        match self {
            Self::StandardInput => bounded(io::stdin().lock(), 0, limits),
            Self::File(path) => {
                let file = File::open(path).map_err(|error| unreadable(&error))?;
                let metadata = file.metadata().map_err(|error| unreadable(&error))?;
                if metadata.is_dir() {
                    return Err(ReadError::new(ErrorCode::Unreadable, "is a folder"));
                }
                bounded(file, metadata.len(), limits)
            }
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
    ReadError::new(ErrorCode::Unreadable, report::reason(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_counts() {
        for (text, bytes) in [
            ("1", Some(1)),
            ("10K", Some(10 << 10)),
            ("64M", Some(64 << 20)),
            ("1g", Some(1 << 30)),
            ("2G", None),
            ("0", None),
            ("", None),
            ("M", None),
            ("1MM", None),
            ("1 M", None),
            ("-1", None),
            ("1.5M", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(byte_count(text).ok(), bytes, "{text}");
        }
    }

    #[test]
    fn a_source_without_end_is_refused() {
        let limits = Limits { bytes: 1000 };
        let error = bounded(io::repeat(b'a'), 0, &limits).map_err(|e| e.code);
        assert_eq!(error, Err(ErrorCode::TooLarge));
        let whole = bounded(io::repeat(b'a').take(1000), 0, &limits).map(|b| b.len());
        assert_eq!(whole, Ok(1000));
    }
}
