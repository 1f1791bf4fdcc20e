//! Where the outputs of several inputs go: their names, settled before anything is written.

use super::Usage;
use super::input::Input;
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf, absolute};

/// What `-o` and `--base` say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) output: Option<&'a Path>,
    pub(super) base: Option<&'a Path>,
}

/// Where one output goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Destination {
    StandardOutput,
    File(PathBuf),
}

impl Asked<'_> {
    /// One destination for each input.
    pub(super) fn each(self, inputs: &[Input], extension: &str) -> Result<Vec<Destination>, Usage> {
        let Some(path) = self.output.filter(|&path| path != Path::new("-")) else {
            return match inputs {
                [_] => Ok(vec![Destination::StandardOutput]),
                _ => Err(Usage(
                    "several inputs need a folder for their outputs (-o DIR/), or a format that \
                     takes all of them (--to ndjson)"
                        .to_owned(),
                )),
            };
        };
        let files = if is_folder(path) || inputs.len() > 1 {
            if path.is_file() {
                return Err(Usage(format!(
                    "several inputs need a folder, and {} is a file",
                    path.display()
                )));
            }
            let names = names(inputs, self.base, extension)?;
            names.into_iter().map(|name| path.join(name)).collect()
        } else {
            vec![path.to_owned()]
        };
        apart(inputs, &files)?;
        Ok(files.into_iter().map(Destination::File).collect())
    }

    /// The one destination of all inputs.
    pub(super) fn all(self, inputs: &[Input]) -> Result<Destination, Usage> {
        let Some(path) = self.output.filter(|&path| path != Path::new("-")) else {
            return Ok(Destination::StandardOutput);
        };
        if is_folder(path) {
            return Err(Usage(format!(
                "all inputs go into one file with this format, and {} is a folder",
                path.display()
            )));
        }
        not_an_input(inputs, path)?;
        Ok(Destination::File(path.to_owned()))
    }
}

/// A path that says it is a folder, or is one already.
fn is_folder(path: &Path) -> bool {
    let said = path
        .as_os_str()
        .as_encoded_bytes()
        .last()
        .is_some_and(|&last| std::path::is_separator(char::from(last)));
    said || path.is_dir()
}

/// The outputs' names in their folder. They cannot lead out of it: what is left of a path when the
/// folder above it is taken away has no `..` any more.
fn names(inputs: &[Input], base: Option<&Path>, extension: &str) -> Result<Vec<PathBuf>, Usage> {
    let files = inputs
        .iter()
        .map(|input| match input {
            Input::StandardInput => Ok(None),
            Input::File(path) => plain(path).map(Some),
        })
        .collect::<Result<Vec<_>, Usage>>()?;
    let base = match base {
        Some(base) => plain(base)?,
        None => common_folder(files.iter().flatten()),
    };
    files
        .iter()
        .map(|file| match file {
            None => Ok(with_extension(Path::new("stdin"), extension)),
            Some(file) => file
                .strip_prefix(&base)
                .ok()
                .filter(|name| name.file_name().is_some())
                .map(|name| with_extension(name, extension))
                .ok_or_else(|| {
                    let (file, base) = (file.display(), base.display());
                    Usage(format!("{file} is not inside --base {base}"))
                }),
        })
        .collect()
}

/// The deepest folder that holds all of the files.
fn common_folder<'a>(files: impl Iterator<Item = &'a PathBuf>) -> PathBuf {
    files
        .filter_map(|file| file.parent().map(Path::to_owned))
        .reduce(|common, folder| {
            let shared = common.components().zip(folder.components());
            shared
                .take_while(|(a, b)| a == b)
                .map(|(component, _)| component)
                .collect()
        })
        .unwrap_or_default()
}

/// The absolute path without `.` and `..`. The file need not be there: one that is missing has an
/// output too, which says so.
fn plain(path: &Path) -> Result<PathBuf, Usage> {
    let whole = absolute(path).map_err(|error| Usage(format!("{}: {error}", path.display())))?;
    let mut plain = PathBuf::new();
    for component in whole.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    Ok(plain)
}

/// Adds an extension, and keeps the one that is there.
fn with_extension(path: &Path, extension: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

/// Holds that no two outputs have the same name, and that none takes the place of an input.
fn apart(inputs: &[Input], files: &[PathBuf]) -> Result<(), Usage> {
    let mut taken: HashMap<PathBuf, &Input> = HashMap::with_capacity(files.len());
    for (input, file) in inputs.iter().zip(files) {
        if let Some(other) = taken.insert(plain(file)?, input) {
            let (other, input, file) = (other.shown(), input.shown(), file.display());
            return Err(Usage(format!(
                "{other} and {input} would both be written to {file}"
            )));
        }
    }
    for input in inputs {
        if let Input::File(path) = input
            && let Some(from) = taken.get(&plain(path)?)
        {
            return Err(overwrites(from, path));
        }
    }
    Ok(())
}

fn not_an_input(inputs: &[Input], file: &Path) -> Result<(), Usage> {
    let place = plain(file)?;
    for input in inputs {
        if let Input::File(path) = input
            && plain(path)? == place
        {
            return Err(overwrites(input, path));
        }
    }
    Ok(())
}

fn overwrites(from: &Input, path: &Path) -> Usage {
    let (from, path) = (from.shown(), path.display());
    Usage(format!(
        "the output of {from} would take the place of the input {path}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(inputs: &[&str], base: Option<&str>) -> Result<Vec<String>, String> {
        let inputs: Vec<Input> = inputs.iter().map(|path| Path::new(path).into()).collect();
        names(&inputs, base.map(Path::new), "json")
            .map(|names| {
                let shown = names.iter().map(|name| name.to_string_lossy());
                shown.map(|name| name.replace('\\', "/")).collect()
            })
            .map_err(|Usage(message)| message)
    }

    #[test]
    fn names_are_relative_to_the_deepest_common_folder() {
        for (inputs, names) in [
            (&["2019/a.pdf"][..], &["a.pdf.json"][..]),
            (
                &["2019/a.pdf", "2020/a.pdf"],
                &["2019/a.pdf.json", "2020/a.pdf.json"],
            ),
            (&["x/a.txt", "x/y/b.txt"], &["a.txt.json", "y/b.txt.json"]),
            (&["x/../a.txt", "./b"], &["a.txt.json", "b.json"]),
            (
                &["../a.txt", "b.txt", "-"],
                &["a.txt.json", "HERE/b.txt.json", "stdin.json"],
            ),
            (&["-"], &["stdin.json"]),
            (&["ab/c", "abc/d"], &["ab/c.json", "abc/d.json"]),
        ] {
            let here = std::env::current_dir().expect("there is a current folder");
            let here = here.file_name().expect("it has a name").to_string_lossy();
            let expected: Vec<_> = names.iter().map(|n| n.replace("HERE", &here)).collect();
            assert_eq!(named(inputs, None).as_ref(), Ok(&expected), "{inputs:?}");
        }
    }

    #[test]
    fn names_are_relative_to_the_base() {
        let given = named(&["x/2019/a.pdf", "-"], Some("x"));
        assert_eq!(
            given,
            Ok(vec!["2019/a.pdf.json".into(), "stdin.json".into()])
        );
        assert!(named(&["a.pdf"], Some("x")).is_err());
        assert!(named(&["x"], Some("x")).is_err());
        assert!(named(&["x/../../a.pdf"], Some("x")).is_err());
    }

    #[test]
    fn no_two_outputs_share_a_name() {
        let inputs = [Input::StandardInput, Input::from(Path::new("x/stdin"))];
        let asked = Asked {
            output: Some(Path::new("out/")),
            base: None,
        };
        assert!(asked.each(&inputs, "json").is_err());
    }
}
