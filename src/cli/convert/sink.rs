//! The one output of all inputs.

use super::destination::Destination;
use crate::batch::{Done, Outcome, Target};
use crate::cli::output::{Output, STANDARD_OUTPUT};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// The reader of standard output has gone: there is nothing left to do, and nothing to complain of.
pub(super) struct NobodyListens;

/// Where rows go.
pub(super) struct Sink {
    destination: Option<Destination>,
    /// None before the first row of a format that has an output only for an input that can be read.
    output: Option<Output>,
    /// Each row is handed on at once.
    flushes: bool,
}

impl Sink {
    /// For runs in which every output has a file of its own.
    pub(super) const fn nowhere() -> Self {
        Self {
            destination: None,
            output: None,
            flushes: false,
        }
    }

    /// Rows on standard output, each of which somebody waits for.
    pub(super) fn answers() -> Self {
        Self {
            destination: Some(Destination::StandardOutput),
            output: Some(Output::standard()),
            flushes: true,
        }
    }

    /// # Errors
    /// The output's name, and why it cannot be written.
    pub(super) fn open(
        destination: Destination,
        target: Target,
    ) -> Result<Self, (String, io::Error)> {
        let output = match target {
            Target::Each(_) => Ok(None),
            Target::All(_) => open(&destination).map(Some),
        };
        match output {
            Ok(output) => Ok(Self {
                destination: Some(destination),
                output,
                flushes: false,
            }),
            Err(error) => Err((shown(&destination), error)),
        }
    }

    /// As messages show it.
    pub(super) fn shown(&self) -> String {
        self.destination.as_ref().map(shown).unwrap_or_default()
    }

    pub(super) fn take(&mut self, done: &Done) -> io::Result<()> {
        let (Outcome::Row(row), Some(destination)) = (&done.outcome, &self.destination) else {
            return Ok(());
        };
        let output = match &mut self.output {
            Some(output) => output,
            none => none.insert(open(destination)?),
        };
        output.write(row)?;
        if self.flushes { output.flush() } else { Ok(()) }
    }

    pub(super) fn finish(self) -> io::Result<()> {
        self.output.map_or(Ok(()), Output::finish)
    }
}

fn shown(destination: &Destination) -> String {
    match destination {
        Destination::StandardOutput => STANDARD_OUTPUT.to_owned(),
        Destination::File(path) => path.to_string_lossy().into_owned(),
    }
}

/// Whether the reader of standard output has gone.
pub(super) fn is_closed(shown: &str, error: &io::Error) -> bool {
    shown == STANDARD_OUTPUT && error.kind() == ErrorKind::BrokenPipe
}

/// Opens an output, with the folders above it.
fn open(destination: &Destination) -> io::Result<Output> {
    match destination {
        Destination::StandardOutput => Ok(Output::standard()),
        Destination::File(path) => {
            if let Some(folder) = path.parent().filter(|&folder| folder != Path::new("")) {
                fs::create_dir_all(folder)?;
            }
            Output::file(path)
        }
    }
}
