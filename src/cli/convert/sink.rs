//! The one output of all inputs.

use super::destination::Destination;
use crate::batch::{Database, Done, Outcome, Recipe, Target};
use crate::cli::output::{Output, STANDARD_OUTPUT};
use minutebook::render::Medium;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// The reader of standard output has gone: there is nothing left to do, and nothing to complain of.
pub(super) struct NobodyListens;

/// Where rows go.
pub(super) enum Sink {
    /// Every output has a file of its own.
    Nowhere,
    Stream(Stream),
    Database(Destination, Box<Database>),
}

/// Rows that follow each other.
pub(super) struct Stream {
    destination: Destination,
    /// None before the first row of a format that has an output only for an input that can be read.
    output: Option<Output>,
    /// Each row is handed on at once.
    flushes: bool,
}

impl Sink {
    /// Rows on standard output, each of which somebody waits for.
    pub(super) fn answers() -> Self {
        Self::Stream(Stream {
            destination: Destination::StandardOutput,
            output: Some(Output::standard()),
            flushes: true,
        })
    }

    pub(super) fn open(destination: Destination, recipe: &Recipe) -> io::Result<Self> {
        let output = match (recipe.target, &destination) {
            (Target::All(collection), Destination::File(path))
                if collection.medium == Medium::Database =>
            {
                make_folder_of(path)?;
                let database = Box::new(Database::open(path, recipe)?);
                return Ok(Self::Database(destination, database));
            }
            (Target::All(collection), _) => {
                let mut output = open(&destination)?;
                output.write(&(collection.head)(&recipe.render))?;
                Some(output)
            }
            (Target::Each(_), _) => None,
        };
        Ok(Self::Stream(Stream {
            destination,
            output,
            flushes: false,
        }))
    }

    /// As messages show it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Nowhere => String::new(),
            Self::Stream(Stream { destination, .. }) | Self::Database(destination, _) => {
                destination.shown()
            }
        }
    }

    /// Puts a document into the database. One that does not go in has failed, and the others go on.
    pub(super) fn store(&mut self, done: &mut Done) {
        if let (Self::Database(destination, database), Outcome::Row(row)) = (self, &done.outcome) {
            done.outcome = match database.put(&done.path, row) {
                Ok(()) => Outcome::Written,
                Err(error) => {
                    let words = format!("{}: {error}", done.path);
                    Outcome::Unwritable(destination.shown().into(), io::Error::other(words))
                }
            };
        }
    }

    /// Writes a row.
    pub(super) fn write(&mut self, done: &Done) -> io::Result<()> {
        match (self, &done.outcome) {
            (Self::Stream(stream), Outcome::Row(row)) => stream.write(row),
            _ => Ok(()),
        }
    }

    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Nowhere => Ok(()),
            Self::Stream(stream) => stream.output.map_or(Ok(()), Output::finish),
            Self::Database(_, database) => database.close(),
        }
    }
}

impl Stream {
    fn write(&mut self, row: &[u8]) -> io::Result<()> {
        let output = match &mut self.output {
            Some(output) => output,
            none => none.insert(open(&self.destination)?),
        };
        output.write(row)?;
        if self.flushes { output.flush() } else { Ok(()) }
    }
}

impl Destination {
    /// As messages show it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::StandardOutput => STANDARD_OUTPUT.to_owned(),
            Self::File(path) => path.to_string_lossy().into_owned(),
        }
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
            make_folder_of(path)?;
            Output::file(path)
        }
    }
}

fn make_folder_of(path: &Path) -> io::Result<()> {
    match path.parent().filter(|&folder| folder != Path::new("")) {
        Some(folder) => fs::create_dir_all(folder),
        None => Ok(()),
    }
}
