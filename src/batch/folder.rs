//! The folder that outputs are written into, and never out of.

use super::whole::WholeFile;
use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A folder for outputs.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    /// Folders in it that are known to be there, and to be no links.
    ready: Mutex<HashSet<PathBuf>>,
}

impl Folder {
    /// Makes the folder, where it is not there.
    pub(crate) fn open(root: &Path) -> io::Result<Self> {
        fs::create_dir_all(root)?;
        Ok(Self {
            root: root.to_owned(),
            ready: Mutex::default(),
        })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file of this name, whole or not at all.
    ///
    /// # Errors
    /// Where the name leads out of the folder, by `..` or by a link, and where it cannot be written.
    pub(crate) fn write(&self, name: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Some(folder) = name.parent() {
            self.make_ready(folder)?;
        }
        // A link in the file's own place is replaced, not followed.
        let mut file = WholeFile::create_in(&self.root, &self.root.join(name))?;
        file.write_all(bytes)?;
        file.finish()
    }

    fn make_ready(&self, folder: &Path) -> io::Result<()> {
        let is_ready = |folder: &Path| self.ready().contains(folder);
        if is_ready(folder) {
            return Ok(());
        }
        let mut path = PathBuf::new();
        for component in folder.components() {
            let Component::Normal(name) = component else {
                return Err(leads_out());
            };
            path.push(name);
            let whole = self.root.join(&path);
            match fs::create_dir(&whole) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
                _ => {}
            }
            if !fs::symlink_metadata(&whole)?.is_dir() {
                return Err(leads_out());
            }
            self.ready().insert(path.clone());
        }
        Ok(())
    }

    fn ready(&self) -> std::sync::MutexGuard<'_, HashSet<PathBuf>> {
        self.ready.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn leads_out() -> io::Error {
    io::Error::new(
        ErrorKind::PermissionDenied,
        "a part of its path is a link or a file, and outputs do not leave their folder",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outputs_do_not_leave_their_folder() {
        let here = tempfile::tempdir().expect("a folder");
        let folder = Folder::open(&here.path().join("out")).expect("a folder");
        folder
            .write(Path::new("2019/may.json"), b"{}")
            .expect("it is written");
        assert_eq!(
            fs::read(here.path().join("out/2019/may.json")).expect("it is there"),
            b"{}"
        );
        for name in ["../may.json", "2019/../../may.json"] {
            assert!(folder.write(Path::new(name), b"{}").is_err(), "{name}");
        }
        assert_eq!(fs::read_dir(here.path()).expect("a folder").count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        use std::os::unix::fs::symlink;
        let here = tempfile::tempdir().expect("a folder");
        let root = here.path().join("out");
        let folder = Folder::open(&root).expect("a folder");
        fs::write(here.path().join("precious"), "precious").expect("a file");
        symlink(here.path(), root.join("up")).expect("a link");
        symlink(here.path().join("precious"), root.join("may.json")).expect("a link");
        assert!(folder.write(Path::new("up/june.json"), b"{}").is_err());
        folder
            .write(Path::new("may.json"), b"{}")
            .expect("the link is replaced");
        assert_eq!(
            fs::read(here.path().join("precious")).expect("it is there"),
            b"precious"
        );
        assert_eq!(fs::read(root.join("may.json")).expect("it is there"), b"{}");
    }
}
