//! Folders to the files in them, in the order of their names.
//!
//! Hidden files and folders are left alone, and links are not followed: what a link leads to stands
//! somewhere else, or above, without end.

use super::kinds;
use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Which files of a folder are taken.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choice {
    /// Only these, where there are any.
    pub(crate) include: Vec<Pattern>,
    /// Not these, nor what is in folders of these names.
    pub(crate) exclude: Vec<Pattern>,
    /// Files of every type, not only of those that are known.
    pub(crate) of_any_type: bool,
}

/// A glob. One without `/` is matched against names, at any depth; others against the path below
/// the folder that is walked.
#[derive(Debug, Clone)]
pub(crate) struct Pattern(Glob);

impl std::str::FromStr for Pattern {
    type Err = globset::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let anywhere = if text.contains('/') { "" } else { "**/" };
        let text = format!("{anywhere}{}", text.trim_start_matches('/'));
        let glob = GlobBuilder::new(&text).literal_separator(true).build()?;
        Ok(Self(glob))
    }
}

/// What a folder holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Files to read. What could not be looked into is among them: reading it tells why.
    pub(crate) files: Vec<PathBuf>,
    pub(crate) passed_over: PassedOver,
}

/// How many entries of folders were left, besides those that are hidden or excluded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct PassedOver {
    /// Files whose names tell of no known type.
    pub(crate) unknown: u64,
    /// Links.
    pub(crate) links: u64,
}

impl Choice {
    /// What `folder` holds, without what is in the folder `without`.
    ///
    /// # Errors
    /// Where the patterns together are too much for the matcher.
    pub(crate) fn walk(
        &self,
        folder: &Path,
        without: Option<&Path>,
    ) -> Result<Found, globset::Error> {
        let (include, exclude) = (set(&self.include)?, set(&self.exclude)?);
        let mut found = Found::default();
        let is_left = |entry: &DirEntry| {
            let below = below(folder, entry);
            // The folder itself is named on the command line, and taken whatever its name.
            entry.depth() > 0
                && (is_hidden(entry)
                    || exclude.is_match(below)
                    || without.is_some_and(|out| entry.file_type().is_dir() && is_same(entry, out)))
        };
        let entries = WalkDir::new(folder)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| !is_left(entry));
        for entry in entries {
            match entry {
                Err(error) => found.files.extend(error.path().map(Path::to_owned)),
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let included = include.is_empty() || include.is_match(below(folder, &entry));
                    if included {
                        self.take(entry, &mut found);
                    }
                }
            }
        }
        Ok(found)
    }

    fn take(&self, entry: DirEntry, found: &mut Found) {
        if entry.file_type().is_symlink() {
            found.passed_over.links += 1;
        } else if entry.file_type().is_file() && (self.of_any_type || kinds::is_known(entry.path()))
        {
            found.files.push(entry.into_path());
        } else {
            found.passed_over.unknown += 1;
        }
    }
}

fn set(patterns: &[Pattern]) -> Result<GlobSet, globset::Error> {
    let mut set = GlobSetBuilder::new();
    for Pattern(glob) in patterns {
        set.add(glob.clone());
    }
    set.build()
}

fn below<'e>(folder: &Path, entry: &'e DirEntry) -> &'e Path {
    let path = entry.path();
    path.strip_prefix(folder).unwrap_or(path)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Whether an entry is the folder `other`, by whatever name.
fn is_same(entry: &DirEntry, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(other).is_some_and(|other| real(entry.path()) == Some(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn patterns(texts: &[&str]) -> Vec<Pattern> {
        let parsed = texts.iter().map(|text| text.parse().expect("a glob"));
        parsed.collect()
    }

    fn walked(include: &[&str], exclude: &[&str], of_any_type: bool) -> (Vec<String>, PassedOver) {
        let folder = tempfile::tempdir().expect("a folder");
        for name in [
            "b.txt",
            "a.md",
            "2019/may.txt",
            "2019/drafts/june.txt",
            "2019/scan.jpg",
            "out/a.md.txt",
            ".hidden/a.txt",
            ".a.txt",
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, "text").expect("a file");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), folder.path().join("2019/up")).expect("a link");
        let choice = Choice {
            include: patterns(include),
            exclude: patterns(exclude),
            of_any_type,
        };
        let found = choice
            .walk(folder.path(), Some(&folder.path().join("./out/")))
            .expect("a walk");
        let names = found.files.iter().map(|path| {
            let name = path.strip_prefix(folder.path()).expect("below");
            name.to_string_lossy().replace('\\', "/")
        });
        (names.collect(), found.passed_over)
    }

    #[test]
    fn files_of_known_types_in_the_order_of_their_names() {
        let (names, passed_over) = walked(&[], &[], false);
        assert_eq!(
            names,
            ["2019/drafts/june.txt", "2019/may.txt", "a.md", "b.txt"]
        );
        assert_eq!(passed_over.unknown, 1);
        assert_eq!(passed_over.links, u64::from(cfg!(unix)));
    }

    #[test]
    fn globs_choose() {
        for (include, exclude, names) in [
            (&["*.md"][..], &[][..], &["a.md"][..]),
            (&["2019/*.txt"], &[], &["2019/may.txt"]),
            (&["2019/**"], &[], &["2019/drafts/june.txt", "2019/may.txt"]),
            (&["/*.txt"], &[], &["b.txt"]),
            (&[], &["drafts", "*.md"], &["2019/may.txt", "b.txt"]),
            (&["*.txt"], &["2019"], &["b.txt"]),
            (&["june.*"], &[], &["2019/drafts/june.txt"]),
            (&["nothing"], &[], &[]),
        ] {
            assert_eq!(walked(include, exclude, false).0, names, "{include:?}");
        }
    }

    #[test]
    fn any_type_may_be_asked_for() {
        assert_eq!(walked(&["*.jpg"], &[], true).0, ["2019/scan.jpg"]);
    }

    #[test]
    fn what_is_not_there_is_told_when_it_is_read() {
        let missing = Path::new("no/such/folder");
        let found = Choice::default().walk(missing, None).expect("a walk");
        assert_eq!(found.files, [missing]);
    }
}
