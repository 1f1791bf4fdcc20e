//! What is made of each input: a pure function, so that any thread and any process makes the same.

use super::target::Target;
use minutebook::minutes::{Failure, Severity};
use minutebook::read::{ErrorCode, ReadError};
use minutebook::render::RenderOptions;
use minutebook::{Minutes, Options, Reading};
use serde::{Deserialize, Serialize};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How inputs are read, and what is written of them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Recipe {
    pub(crate) read: Options,
    pub(crate) render: RenderOptions,
    pub(crate) target: Target,
}

/// What was made of an input.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) facts: Facts,
    /// The output; none where the format has none for an input that failed.
    pub(crate) output: Option<Vec<u8>>,
}

/// What is told of an input besides its output.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Facts {
    pub(crate) error: Option<Failure>,
    /// Of its bytes, in hexadecimal; none where they were not all read.
    pub(crate) sha256: Option<String>,
    pub(crate) pages: Option<u32>,
    /// Codes of its conflicts, and of its diagnostics above a note.
    pub(crate) doubts: Vec<String>,
}

impl Recipe {
    /// Makes the output of an input; one at which the program itself fails has a record that says so.
    pub(crate) fn make(&self, path: &str, bytes: &[u8]) -> Made {
        let reading = || minutebook::read_minutes(path, bytes, &self.read);
        catch_unwind(AssertUnwindSafe(|| self.rendered(&reading()))).unwrap_or_else(|panic| {
            let message = format!("the program failed at this input: {}", words(&*panic));
            self.given_up(path, bytes, &ReadError::new(ErrorCode::Crashed, message))
        })
    }

    /// The output of an input that was read, and that nothing can be made of.
    pub(crate) fn given_up(&self, path: &str, bytes: &[u8], error: &ReadError) -> Made {
        self.rendered(&minutebook::given_up(path, bytes, error, &self.read))
    }

    /// The output of an input whose bytes could not be had.
    pub(crate) fn unread(&self, path: &str, error: &ReadError) -> Made {
        self.rendered(&minutebook::unread(path, error, &self.read))
    }

    fn rendered(&self, reading: &Reading) -> Made {
        let facts = Facts::of(&reading.minutes);
        let output = match self.target {
            Target::Each(renderer) if facts.error.is_some() && !renderer.shows_errors() => None,
            Target::Each(renderer) => Some((renderer.render)(reading, &self.render)),
            Target::All(collection) => Some((collection.row)(reading, &self.render)),
        };
        Made { facts, output }
    }
}

/// What a panic says.
fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("it does not say why")
}

impl Facts {
    fn of(minutes: &Minutes) -> Self {
        Self {
            error: minutes.error.clone(),
            sha256: minutes.source.sha256.clone(),
            pages: minutes.source.pages,
            doubts: doubts(minutes).map(str::to_owned).collect(),
        }
    }
}

/// The codes of what a person should look at: conflicts, and diagnostics above a note.
pub(crate) fn doubts(minutes: &Minutes) -> impl Iterator<Item = &str> {
    let conflicts = minutes.conflicts.iter().map(|conflict| &conflict.code);
    let diagnostics = minutes
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity > Severity::Note)
        .map(|diagnostic| &diagnostic.code);
    conflicts.chain(diagnostics).map(String::as_str)
}
