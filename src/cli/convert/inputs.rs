//! Which inputs are converted: those that are named, listed, or stand in folders.

use crate::batch::{Choice, Found, Input, PassedOver, Pattern, Separator};
use crate::cli::{Usage, input};
use clap::Args;
use minutebook::read::Limits;
use std::collections::HashSet;
use std::io::Read as _;
use std::path::{Path, PathBuf, absolute};

/// Which inputs.
#[derive(Debug, Args)]
pub(super) struct InputArguments {
    /// Files and folders to read; `-` is standard input
    #[arg(required_unless_present_any = ["files_from", "pipe"], value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// Read also the files that FILE lists, one a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,

    /// Read rows from standard input, each a path or an object, and answer each with a line
    #[arg(long, conflicts_with_all = ["inputs", "files_from", "include", "exclude", "output", "resume", "strict"])]
    pub(super) pipe: bool,

    /// The list, or the rows, are parted by NUL, as `find -print0` writes them
    #[arg(short = '0', long)]
    null: bool,

    /// Of folders, take only what matches; may be repeated
    #[arg(long, value_name = "GLOB")]
    include: Vec<Pattern>,

    /// Of folders, leave what matches; may be repeated
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<Pattern>,
}

/// The inputs, in order.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    pub(super) all: Vec<Input>,
    /// The folders that were walked.
    pub(super) walked: Vec<PathBuf>,
    /// Whether there may be any number of them, whatever their number is today.
    pub(super) any_number: bool,
    pub(super) passed_over: PassedOver,
}

impl Inputs {
    pub(super) const fn are_several(&self) -> bool {
        self.any_number || self.all.len() > 1
    }

    /// The files among them.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.all.iter().filter_map(|input| match input {
            Input::File(path) => Some(path.as_path()),
            _ => None,
        })
    }
}

impl InputArguments {
    pub(super) const fn separator(&self) -> Separator {
        if self.null {
            Separator::Nul
        } else {
            Separator::LineEnd
        }
    }

    /// All inputs. Folders give their files, without those in the folder for outputs; `of_any_type`
    /// takes files whose names tell of no known type, too.
    pub(super) fn gather(
        &self,
        output: Option<&Path>,
        of_any_type: bool,
        limits: &Limits,
    ) -> Result<Inputs, Usage> {
        let choice = Choice {
            include: self.include.clone(),
            exclude: self.exclude.clone(),
            of_any_type,
        };
        let mut inputs = Inputs::default();
        for named in input::named(&self.inputs)? {
            match named {
                Input::File(folder) if folder.is_dir() => {
                    let found = choice.walk(&folder, output);
                    inputs.add(folder, found.map_err(|error| Usage(error.to_string()))?);
                }
                other => inputs.all.push(other),
            }
        }
        inputs.all.extend(self.listed(limits)?);
        inputs.any_number |= self.files_from.is_some();
        inputs.keep_first();
        Ok(inputs)
    }

    /// The files of the list.
    fn listed(&self, limits: &Limits) -> Result<Vec<Input>, Usage> {
        let Some(list) = &self.files_from else {
            return Ok(Vec::new());
        };
        let list = Input::from(list.as_path());
        if list == Input::Stdin && self.inputs.iter().any(|path| path == Path::new("-")) {
            return Err(Usage("standard input can be read only once".to_owned()));
        }
        let unreadable = |error: &dyn std::fmt::Display| {
            Usage(format!("--files-from {}: {error}", list.shown()))
        };
        let bytes = match &list {
            Input::Stdin => {
                let mut bytes = Vec::new();
                let read = std::io::stdin().lock().read_to_end(&mut bytes);
                read.map_err(|error| unreadable(&error))?;
                bytes
            }
            file => {
                let bytes = file.bytes(limits).map_err(|error| unreadable(&error))?;
                bytes.into_owned()
            }
        };
        let paths = self.separator().paths(&bytes);
        Ok(paths.into_iter().map(Input::File).collect())
    }
}

impl Inputs {
    fn add(&mut self, folder: PathBuf, found: Found) {
        self.all.extend(found.files.into_iter().map(Input::File));
        self.walked.push(folder);
        self.any_number = true;
        self.passed_over.unknown += found.passed_over.unknown;
        self.passed_over.links += found.passed_over.links;
    }

    /// Where folders overlap, or hold what is named besides, each file is read once.
    fn keep_first(&mut self) {
        if self.walked.is_empty() {
            return;
        }
        let mut seen = HashSet::with_capacity(self.all.len());
        self.all.retain(|input| match input {
            Input::File(path) => seen.insert(absolute(path).unwrap_or_else(|_| path.clone())),
            _ => true,
        });
    }
}
