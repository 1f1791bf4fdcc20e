//! Writing results: to standard output, or to a file that is there whole or not at all.

use super::exit::Exit;
use super::report;
use crate::batch::WholeFile;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// As messages call it.
pub(super) const STANDARD_OUTPUT: &str = "standard output";

/// Where a result goes.
pub(super) enum Output {
    Standard(io::StdoutLock<'static>),
    /// A file that takes its name when it is finished.
    Whole(WholeFile),
    /// A device or a pipe, which cannot be replaced.
    Special(File),
}

impl Output {
    pub(super) fn standard() -> Self {
        Self::Standard(io::stdout().lock())
    }

    pub(super) fn file(path: &Path) -> io::Result<Self> {
        match fs::metadata(path) {
            Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            // Behind a link stands the file that is meant.
            Ok(there) if there.is_file() => {
                let whole = WholeFile::create(&fs::canonicalize(path)?)?;
                whole.set_permissions(there.permissions())?;
                Ok(Self::Whole(whole))
            }
            Ok(_) => Ok(Self::Special(File::options().write(true).open(path)?)),
            Err(_) => Ok(Self::Whole(WholeFile::create(path)?)),
        }
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.write_all(bytes),
            Self::Whole(out) => out.write_all(bytes),
            Self::Special(out) => out.write_all(bytes),
        }
    }

    /// Hands on what was written so far, to whoever waits for it.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::Whole(out) => out.flush(),
            Self::Special(out) => out.flush(),
        }
    }

    /// Says that all was written.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Standard(mut out) => out.flush(),
            Self::Whole(out) => out.finish(),
            Self::Special(mut out) => out.flush(),
        }
    }
}

/// Prints the result of a subcommand that has only one.
pub(super) fn print(result: impl AsRef<[u8]>) -> Exit {
    let mut output = Output::standard();
    match output.write(result.as_ref()).and_then(|()| output.finish()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            report::unwritable(STANDARD_OUTPUT, &error);
            Exit::Failed
        }
        _ => Exit::Done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_whole_or_not_at_all() {
        let folder = std::env::temp_dir().join(format!("minutebook-test-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for temporary files");
        let path = folder.join("record.json");
        fs::write(&path, "old").expect("a writable file");

        let mut given_up = Output::file(&path).expect("an output");
        given_up.write(b"half").expect("it takes bytes");
        drop(given_up);
        assert_eq!(fs::read(&path).expect("it is there"), b"old");

        let mut whole = Output::file(&path).expect("an output");
        whole.write(b"whole").expect("it takes bytes");
        assert_eq!(fs::read(&path).expect("it is there"), b"old");
        whole.finish().expect("it is finished");
        assert_eq!(fs::read(&path).expect("it is there"), b"whole");

        let left = fs::read_dir(&folder).expect("a folder").count();
        assert_eq!(left, 1, "nothing is left beside it");
        fs::remove_dir_all(&folder).expect("the folder can go");
    }
}
