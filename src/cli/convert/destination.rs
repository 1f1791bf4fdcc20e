//! Where the outputs of several inputs go: their names, settled before anything is written.

use super::inputs::Inputs;
use crate::batch::{Input, is_extension};
use crate::cli::Usage;
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf, absolute};

/// What `-o` and `--base` say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) output: Option<&'a Path>,
    pub(super) base: Option<&'a Path>,
}

/// Where the one output of all inputs goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Destination {
    StandardOutput,
    File(PathBuf),
}

/// Where outputs go.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outputs {
    /// There is only one.
    One(Destination),
    /// A name in this folder for each input.
    Folder(PathBuf, Vec<PathBuf>),
}

impl Asked<'_> {
    /// An output for each input.
    pub(super) fn each(self, inputs: &Inputs, extension: &str) -> Result<Outputs, Usage> {
        let Some(path) = self.output.filter(|&path| path != Path::new("-")) else {
            if inputs.are_several() {
                return Err(Usage(
                    "several inputs need a folder for their outputs (-o DIR/), or a format that \
                     takes all of them (--to ndjson)"
                        .to_owned(),
                ));
            }
            return Ok(Outputs::One(Destination::StandardOutput));
        };
        if !is_folder(path) && !inputs.are_several() {
            apart(inputs, &[path.to_owned()])?;
            return Ok(Outputs::One(Destination::File(path.to_owned())));
        }
        if path.is_file() {
            return Err(Usage(format!(
                "several inputs need a folder, and {} is a file",
                path.display()
            )));
        }
        let names = names(inputs, self.base, extension)?;
        let files: Vec<PathBuf> = names.iter().map(|name| path.join(name)).collect();
        apart(inputs, &files)?;
        if is_extension(extension) {
            not_among_inputs(inputs, path, &files)?;
        }
        Ok(Outputs::Folder(path.to_owned(), names))
    }

    /// One output of all inputs.
    pub(super) fn all(self, inputs: &Inputs) -> Result<Destination, Usage> {
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
fn names(inputs: &Inputs, base: Option<&Path>, extension: &str) -> Result<Vec<PathBuf>, Usage> {
    let base = match base {
        Some(base) => plain(base)?,
        None => common_folder(inputs)?,
    };
    let name = |input: &Input| match input {
        Input::File(path) => {
            let file = plain(path)?;
            file.strip_prefix(&base)
                .ok()
                .filter(|name| name.file_name().is_some())
                .map(|name| with_extension(name, extension))
                .ok_or_else(|| {
                    let (file, base) = (file.display(), base.display());
                    Usage(format!("{file} is not inside --base {base}"))
                })
        }
        _ => Ok(with_extension(Path::new("stdin"), extension)),
    };
    inputs.all.iter().map(name).collect()
}

/// The deepest folder that holds all of the inputs. A folder that was walked is held by itself, so
/// that names stay the same when files come and go in it.
fn common_folder(inputs: &Inputs) -> Result<PathBuf, Usage> {
    let walked = inputs.walked.iter().map(|folder| plain(folder));
    let walked = walked.collect::<Result<Vec<_>, Usage>>()?;
    let mut common = walked.iter().cloned().reduce(|a, b| shared(&a, &b));
    for file in inputs.files() {
        let file = plain(file)?;
        if !walked.iter().any(|folder| file.starts_with(folder)) {
            let folder = file.parent().unwrap_or(&file);
            common = Some(common.map_or_else(|| folder.to_owned(), |c| shared(&c, folder)));
        }
    }
    Ok(common.unwrap_or_default())
}

fn shared(a: &Path, b: &Path) -> PathBuf {
    let both = a.components().zip(b.components());
    both.take_while(|(a, b)| a == b)
        .map(|(component, _)| component)
        .collect()
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

/// Holds that no two outputs have the same name, nor one that of a folder for another, and that none
/// takes the place of an input.
fn apart(inputs: &Inputs, files: &[PathBuf]) -> Result<(), Usage> {
    let mut taken: HashMap<PathBuf, &Input> = HashMap::with_capacity(files.len());
    for (input, file) in inputs.all.iter().zip(files) {
        if let Some(other) = taken.insert(plain(file)?, input) {
            let (other, input, file) = (other.shown(), input.shown(), file.display());
            return Err(Usage(format!(
                "{other} and {input} would both be written to {file}"
            )));
        }
    }
    for (input, file) in inputs.all.iter().zip(files) {
        let mut folders = plain(file)?;
        while folders.pop() {
            if let Some(other) = taken.get(&folders) {
                let (other, input, folder) = (other.shown(), input.shown(), folders.display());
                return Err(Usage(format!(
                    "the output of {other} would be {folder}, which is a folder for that of {input}"
                )));
            }
        }
    }
    for path in inputs.files() {
        if let Some(from) = taken.get(&plain(path)?) {
            return Err(overwrites(from, path));
        }
    }
    Ok(())
}

fn not_an_input(inputs: &Inputs, file: &Path) -> Result<(), Usage> {
    let place = plain(file)?;
    for path in inputs.files() {
        if plain(path)? == place {
            return Err(overwrites(&Input::from(path), path));
        }
    }
    Ok(())
}

/// Holds that outputs which could be taken for inputs do not stand in a folder that is walked; one
/// that holds nothing but outputs is not walked.
fn not_among_inputs(inputs: &Inputs, root: &Path, files: &[PathBuf]) -> Result<(), Usage> {
    let root = plain(root)?;
    for folder in &inputs.walked {
        let walked = plain(folder)?;
        if root != walked && root.starts_with(&walked) {
            continue;
        }
        for file in files {
            if plain(file)?.starts_with(&walked) {
                let (file, folder) = (file.display(), folder.display());
                return Err(Usage(format!(
                    "the output {file} would stand among the inputs in {folder}; \
                     choose another folder for outputs"
                )));
            }
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

    fn inputs(files: &[&str], walked: &[&str]) -> Inputs {
        Inputs {
            all: files.iter().map(|path| Path::new(path).into()).collect(),
            walked: walked.iter().map(PathBuf::from).collect(),
            any_number: !walked.is_empty(),
            ..Inputs::default()
        }
    }

    fn named(inputs: &Inputs, base: Option<&str>) -> Result<Vec<String>, String> {
        names(inputs, base.map(Path::new), "json")
            .map(|names| {
                let shown = names.iter().map(|name| name.to_string_lossy());
                shown.map(|name| name.replace('\\', "/")).collect()
            })
            .map_err(|Usage(message)| message)
    }

    #[test]
    fn names_are_relative_to_the_deepest_common_folder() {
        for (files, names) in [
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
            assert_eq!(
                named(&inputs(files, &[]), None).as_ref(),
                Ok(&expected),
                "{files:?}"
            );
        }
    }

    #[test]
    fn a_folder_that_is_walked_holds_what_is_in_it() {
        for (files, walked, names) in [
            (&["x/2019/a.pdf"][..], &["x"][..], &["2019/a.pdf.json"][..]),
            (
                &["x/a.pdf", "y/b.pdf"],
                &["x", "y"],
                &["x/a.pdf.json", "y/b.pdf.json"],
            ),
            (
                &["x/y/a.pdf", "b.pdf"],
                &["x/y"],
                &["x/y/a.pdf.json", "b.pdf.json"],
            ),
        ] {
            let expected: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
            assert_eq!(
                named(&inputs(files, walked), None),
                Ok(expected),
                "{files:?}"
            );
        }
    }

    #[test]
    fn names_are_relative_to_the_base() {
        let given = named(&inputs(&["x/2019/a.pdf", "-"], &[]), Some("x"));
        assert_eq!(
            given,
            Ok(vec!["2019/a.pdf.json".into(), "stdin.json".into()])
        );
        assert!(named(&inputs(&["a.pdf"], &[]), Some("x")).is_err());
        assert!(named(&inputs(&["x"], &[]), Some("x")).is_err());
        assert!(named(&inputs(&["x/../../a.pdf"], &[]), Some("x")).is_err());
    }

    #[test]
    fn outputs_stand_apart() {
        for (files, walked, output, extension, good) in [
            (&["-", "x/stdin"][..], &[][..], "out/", "json", false),
            (&["a", "a.json/b"], &[], "out/", "json", false),
            (&["a", "b.json/b"], &[], "out/", "json", true),
            (&["x/a.txt"], &["x"], "x/", "json", true),
            (&["x/a.txt"], &["x"], "x/", "md", false),
            (&["x/a.txt"], &["x"], "x/out/", "md", true),
            (&["x/a.txt"], &["x"], "./", "md", true),
        ] {
            let asked = Asked {
                output: Some(Path::new(output)),
                base: None,
            };
            let outputs = asked.each(&inputs(files, walked), extension);
            assert_eq!(outputs.is_ok(), good, "{files:?} {output} {outputs:?}");
        }
    }
}
