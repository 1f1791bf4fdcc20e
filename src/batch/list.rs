//! Lists of paths, a line each or parted by NUL, as `find` writes them.

use std::ffi::OsString;
use std::path::PathBuf;

/// What parts the entries of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Separator {
    LineEnd,
    Nul,
}

impl Separator {
    pub(crate) const fn byte(self) -> u8 {
        match self {
            Self::LineEnd => b'\n',
            Self::Nul => 0,
        }
    }

    /// An entry without what parts it from the next.
    pub(crate) fn strip(self, entry: &[u8]) -> &[u8] {
        match self {
            Self::LineEnd => {
                let entry = entry.strip_suffix(b"\n").unwrap_or(entry);
                entry.strip_suffix(b"\r").unwrap_or(entry)
            }
            Self::Nul => entry.strip_suffix(b"\0").unwrap_or(entry),
        }
    }

    /// The paths of a list; empty entries are none.
    pub(crate) fn paths(self, list: &[u8]) -> Vec<PathBuf> {
        list.split_inclusive(|&byte| byte == self.byte())
            .map(|entry| self.strip(entry))
            .filter(|entry| !entry.is_empty())
            .map(path)
            .collect()
    }
}

/// A path from its bytes: any bytes on Unix, UTF-8 elsewhere.
#[cfg(unix)]
pub(crate) fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    OsString::from_vec(bytes.to_vec()).into()
}

/// A path from its bytes: any bytes on Unix, UTF-8 elsewhere.
#[cfg(not(unix))]
pub(crate) fn path(bytes: &[u8]) -> PathBuf {
    OsString::from(String::from_utf8_lossy(bytes).into_owned()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists() {
        for (separator, list, paths) in [
            (
                Separator::LineEnd,
                &b"a.txt\nb c.txt\n"[..],
                &["a.txt", "b c.txt"][..],
            ),
            (Separator::LineEnd, b"a\r\n\r\n\nb", &["a", "b"]),
            (Separator::Nul, b"a\nb\0c\0", &["a\nb", "c"]),
            (Separator::Nul, b"", &[]),
        ] {
            let expected: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
            assert_eq!(separator.paths(list), expected);
        }
    }
}
