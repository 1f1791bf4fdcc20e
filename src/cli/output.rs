//! Writing results: to standard output, or to a file that is there whole or not at all.

use super::exit::Exit;
use super::report;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

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
                whole.file.get_ref().set_permissions(there.permissions())?;
                Ok(Self::Whole(whole))
            }
            Ok(_) => Ok(Self::Special(File::options().write(true).open(path)?)),
            Err(_) => Ok(Self::Whole(WholeFile::create(path)?)),
        }
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.write_all(bytes),
            Self::Whole(out) => out.file.write_all(bytes),
            Self::Special(out) => out.write_all(bytes),
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

/// A file that is written beside its place, and moved there when it is whole.
pub(super) struct WholeFile {
    file: BufWriter<File>,
    /// Where it is written; gone once it is finished.
    beside: Option<PathBuf>,
    place: PathBuf,
}

impl WholeFile {
    fn create(place: &Path) -> io::Result<Self> {
        let (beside, file) = create_beside(place)?;
        Ok(Self {
            file: BufWriter::new(file),
            beside: Some(beside),
            place: place.to_owned(),
        })
    }

    fn finish(mut self) -> io::Result<()> {
        self.file.flush()?;
        if let Some(beside) = &self.beside {
            fs::rename(beside, &self.place)?;
        }
        self.beside = None;
        Ok(())
    }
}

/// Creates a file with a name of its own in the folder of `place`.
///
/// The name is short, because that of `place` may be as long as names can be, and never that of a
/// file which is there: an earlier process may have had the same number, and ended in the middle.
fn create_beside(place: &Path) -> io::Result<(PathBuf, File)> {
    let process = std::process::id();
    let mut taken = 0;
    loop {
        let beside = place.with_file_name(format!(".minutebook-{process}-{taken}.tmp"));
        match File::options().write(true).create_new(true).open(&beside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => taken += 1,
            created => return created.map(|file| (beside, file)),
        }
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            // What is left over cannot be mended here.
            let _ = fs::remove_file(beside);
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
