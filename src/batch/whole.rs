//! Files that are there whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A file that is written beside its place, and moved there when it is whole.
#[derive(Debug)]
pub(crate) struct WholeFile {
    file: BufWriter<File>,
    /// Where it is written; gone once it is finished.
    beside: Option<PathBuf>,
    place: PathBuf,
}

impl WholeFile {
    pub(crate) fn create(place: &Path) -> io::Result<Self> {
        let folder = place.parent().unwrap_or(Path::new(""));
        Self::create_in(folder, place)
    }

    /// One that is written in `folder`, which is on the same device.
    pub(crate) fn create_in(folder: &Path, place: &Path) -> io::Result<Self> {
        let (beside, file) = create_temporary(folder)?;
        Ok(Self {
            file: BufWriter::new(file),
            beside: Some(beside),
            place: place.to_owned(),
        })
    }

    pub(crate) fn set_permissions(&self, permissions: fs::Permissions) -> io::Result<()> {
        self.file.get_ref().set_permissions(permissions)
    }

    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.file.flush()?;
        if let Some(beside) = &self.beside {
            fs::rename(beside, &self.place)?;
        }
        self.beside = None;
        Ok(())
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Creates a file with a name of its own.
///
/// The name is short, because that of the place may be as long as names can be, and never that of a
/// file which is there: an earlier process may have had the same number, and ended in the middle.
fn create_temporary(folder: &Path) -> io::Result<(PathBuf, File)> {
    let process = std::process::id();
    let mut taken = 0;
    loop {
        let beside = folder.join(format!("{PREFIX}{process}-{taken}{SUFFIX}"));
        match File::options().write(true).create_new(true).open(&beside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => taken += 1,
            created => return created.map(|file| (beside, file)),
        }
    }
}

const PREFIX: &str = ".minutebook-";
const SUFFIX: &str = ".tmp";

/// Removes what processes that were killed have left in a folder.
pub(super) fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(PREFIX) && name.ends_with(SUFFIX) && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            // What is left over cannot be mended here.
            let _ = fs::remove_file(beside);
        }
    }
}
