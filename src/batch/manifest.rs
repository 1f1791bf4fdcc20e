//! `minutebook.manifest.jsonl`: what was done with each input, so that a run that was cut short can be
//! taken up again.
//!
//! A line is written once the output is in its place; what is killed between the two is done again,
//! with the same result. Several processes may write into one folder: each adds whole lines, and
//! whoever is alone with the folder, at its beginning or its end, tidies up.

use super::kept::{Kept, KeptOutput};
use super::recipe::{Facts, Recipe};
use super::whole::{WholeFile, sweep};
use minutebook::minutes::GENERATOR;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::io::{self, BufRead, BufReader, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Its name in the folder.
const NAME: &str = "minutebook.manifest.jsonl";

/// One line.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// As it was given.
    pub(crate) path: String,
    pub(crate) sha256: Option<String>,
    pub(crate) status: Status,
    /// Code of the error.
    pub(crate) error: Option<String>,
    /// Name of the output in the folder.
    pub(crate) output: Option<String>,
    /// Of the output.
    pub(crate) bytes: Option<u64>,
    pub(crate) pages: Option<u32>,
    /// Codes of conflicts and warnings.
    pub(crate) doubts: Vec<String>,
    pub(crate) milliseconds: u64,
    /// The program's.
    pub(crate) version: String,
    /// Stands for everything that was asked for.
    pub(crate) options: String,
}

/// Whether an input has a good output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    Converted,
    Failed,
}

/// Stands for a recipe: the same for two that make the same outputs.
pub(crate) fn fingerprint(recipe: &Recipe) -> String {
    // Plain structs are written to memory, which has no way to fail.
    let json = serde_json::to_vec(recipe).unwrap_or_default();
    let mut hash = minutebook::sha256(&json);
    hash.truncate(16);
    hash
}

/// The manifest of a folder that is being written into.
#[derive(Debug)]
pub(crate) struct Manifest {
    folder: PathBuf,
    lines: Mutex<File>,
    lock: Option<File>,
    options: String,
}

impl Manifest {
    /// Opens the folder's manifest, and gives what it says is done, where that is asked for.
    pub(crate) fn open(folder: &Path, recipe: &Recipe, resume: bool) -> io::Result<(Self, Kept)> {
        let path = folder.join(NAME);
        let lock = lock_of(folder);
        if alone(lock.as_ref())? {
            sweep(folder)?;
            tidy(folder)?;
        }
        share(lock.as_ref())?;
        let options = fingerprint(recipe);
        let kept = if resume {
            kept(&path, &options)?
        } else {
            Kept::default()
        };
        let lines = File::options().create(true).append(true).open(&path)?;
        let manifest = Self {
            folder: folder.to_owned(),
            lines: Mutex::new(lines),
            lock,
            options,
        };
        Ok((manifest, kept))
    }

    /// Takes note of an input; `output` is the name and the size of what was written.
    pub(super) fn note(
        &self,
        path: &str,
        facts: &Facts,
        output: Option<(&Path, u64)>,
        took: Duration,
    ) -> io::Result<()> {
        let entry = Entry {
            path: path.to_owned(),
            sha256: facts.sha256.clone(),
            status: if facts.error.is_some() {
                Status::Failed
            } else {
                Status::Converted
            },
            error: facts.error.as_ref().map(|error| error.code.clone()),
            output: output.map(|(name, _)| name.to_string_lossy().into_owned()),
            bytes: output.map(|(_, bytes)| bytes),
            pages: facts.pages,
            doubts: facts.doubts.clone(),
            milliseconds: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            version: GENERATOR.to_owned(),
            options: self.options.clone(),
        };
        let mut line = serde_json::to_vec(&entry)?;
        line.push(b'\n');
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        // In one piece: other processes may be writing, too.
        lines.write_all(&line)
    }

    /// Says that no more is to come.
    pub(crate) fn close(self) -> io::Result<()> {
        if let Some(lock) = &self.lock {
            lock.unlock()?;
        }
        if alone(self.lock.as_ref())? {
            tidy(&self.folder)?;
        }
        Ok(())
    }
}

/// What to lock: the folder itself, where that can be opened.
#[cfg(unix)]
fn lock_of(folder: &Path) -> Option<File> {
    File::open(folder).ok()
}

/// What to lock: a file, because a folder cannot be opened here.
#[cfg(not(unix))]
fn lock_of(folder: &Path) -> Option<File> {
    let path = folder.join(".minutebook.lock");
    File::options().create(true).append(true).open(path).ok()
}

/// Whether nobody else is writing into the folder; then nobody begins to, until [`share`].
fn alone(lock: Option<&File>) -> io::Result<bool> {
    match lock.map(File::try_lock) {
        Some(Err(TryLockError::WouldBlock)) => Ok(false),
        // Where files cannot be locked, there is no telling, and most often nobody.
        Some(Err(TryLockError::Error(error))) if error.kind() != ErrorKind::Unsupported => {
            Err(error)
        }
        _ => Ok(true),
    }
}

fn share(lock: Option<&File>) -> io::Result<()> {
    let Some(lock) = lock else { return Ok(()) };
    let shared = lock.unlock().and_then(|()| lock.lock_shared());
    match shared {
        Err(error) if error.kind() != ErrorKind::Unsupported => Err(error),
        _ => Ok(()),
    }
}

/// The last entry of each input, in the order of their paths. What is no entry was cut short.
fn entries(path: &Path) -> io::Result<BTreeMap<String, Entry>> {
    let mut entries = BTreeMap::new();
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(entries),
        file => file?,
    };
    for line in BufReader::new(file).split(b'\n') {
        if let Ok(entry) = serde_json::from_slice::<Entry>(&line?) {
            entries.insert(entry.path.clone(), entry);
        }
    }
    Ok(entries)
}

/// Writes the manifest anew, with one line for each input.
fn tidy(folder: &Path) -> io::Result<()> {
    let path = folder.join(NAME);
    let entries = entries(&path)?;
    if entries.is_empty() {
        return Ok(());
    }
    let mut file = WholeFile::create(&path)?;
    for entry in entries.values() {
        serde_json::to_writer(&mut file, entry)?;
        file.write_all(b"\n")?;
    }
    file.finish()
}

fn kept(path: &Path, options: &str) -> io::Result<Kept> {
    let mut kept = Kept::default();
    for (path, entry) in entries(path)? {
        let is_same = entry.version == GENERATOR && entry.options == options;
        if is_same && entry.status == Status::Converted {
            let facts = Facts {
                error: None,
                sha256: entry.sha256,
                pages: entry.pages,
                doubts: entry.doubts,
            };
            let bytes = entry.bytes;
            kept.insert(path, KeptOutput { facts, bytes });
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Target;
    use minutebook::Options;
    use minutebook::render::RenderOptions;
    use std::fs;

    const TOOK: Duration = Duration::from_millis(5);

    fn recipe(pretty: bool) -> Recipe {
        Recipe {
            read: Options::default(),
            render: RenderOptions {
                pretty,
                ..RenderOptions::default()
            },
            target: Target::named("json").expect("there is such a format"),
        }
    }

    fn facts(sha256: &str) -> Facts {
        Facts {
            error: None,
            sha256: Some(sha256.to_owned()),
            pages: None,
            doubts: vec!["weekday_differs".to_owned()],
        }
    }

    #[test]
    fn what_is_noted_is_kept_for_the_same_bytes_and_options() {
        let folder = tempfile::tempdir().expect("a folder");
        let (manifest, kept) =
            Manifest::open(folder.path(), &recipe(false), true).expect("a manifest");
        assert!(kept.is_empty());
        let output = Some((Path::new("a.txt.json"), 7));
        manifest
            .note("b.txt", &facts("22"), output, TOOK)
            .expect("it is noted");
        manifest
            .note("a.txt", &facts("11"), output, TOOK)
            .expect("it is noted");
        manifest
            .note("a.txt", &facts("33"), output, TOOK)
            .expect("it is noted");
        // As after a kill: nothing is closed, and the last line is cut short.
        let path = folder.path().join(NAME);
        let mut lines = fs::read(&path).expect("a manifest");
        lines.extend(b"{\"path\":\"c.txt\",\"sha");
        fs::write(&path, lines).expect("it is written");
        fs::write(folder.path().join(".minutebook-1-0.tmp"), "half").expect("it is written");
        drop(manifest);

        let (manifest, kept) =
            Manifest::open(folder.path(), &recipe(false), true).expect("a manifest");
        assert!(kept.of("a.txt", "11").is_none(), "the last line holds");
        let a = kept.of("a.txt", "33").expect("it is done");
        assert_eq!((a.bytes, a.facts.doubts.len()), (Some(7), 1));
        manifest.close().expect("it is closed");
        let names = fs::read_dir(folder.path()).expect("a folder");
        let names = names.map(|entry| entry.expect("an entry").file_name());
        assert_eq!(names.collect::<Vec<_>>(), [NAME]);
        let lines = fs::read_to_string(&path).expect("a manifest");
        assert_eq!(lines.lines().count(), 2);
        assert!(lines.starts_with("{\"path\":\"a.txt\""));

        let (_, kept) = Manifest::open(folder.path(), &recipe(true), true).expect("a manifest");
        assert!(kept.is_empty(), "other options");
    }

    #[test]
    fn who_is_not_alone_leaves_what_others_write() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = || {
            Manifest::open(folder.path(), &recipe(false), false)
                .expect("a manifest")
                .0
        };
        let (one, other) = (open(), open());
        let half = folder.path().join(".minutebook-1-0.tmp");
        fs::write(&half, "half").expect("it is written");
        one.note("a.txt", &facts("11"), None, TOOK)
            .expect("it is noted");
        other
            .note("b.txt", &facts("11"), None, TOOK)
            .expect("it is noted");
        one.close().expect("it is closed");
        drop(open());
        assert!(half.exists());
        other.close().expect("it is closed");
        let entries = entries(&folder.path().join(NAME)).expect("a manifest");
        assert!(entries.keys().eq(["a.txt", "b.txt"]));
    }
}
