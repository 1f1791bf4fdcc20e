//! Goes through all inputs.

use super::done::{Done, Outcome};
use super::folder::Folder;
use super::input::Input;
use super::queue::{Order, Queue};
use super::recipe::{Made, Recipe};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// An input, and where its output goes.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) input: Input,
    /// The output's name in the folder; without one, it is handed to whoever called.
    pub(crate) name: Option<PathBuf>,
}

/// How inputs are gone through.
#[derive(Debug)]
pub(crate) struct Batch<'a> {
    pub(crate) recipe: &'a Recipe,
    pub(crate) threads: NonZeroUsize,
    pub(crate) order: Order,
    /// Where outputs with names are put.
    pub(crate) folder: Option<&'a Folder>,
    /// Set from outside: what is begun is finished, and nothing more is begun.
    pub(crate) stop: &'a AtomicBool,
}

impl Batch<'_> {
    /// Goes through all `tasks`, and hands every result to `deliver`, on the calling thread.
    pub(crate) fn run(
        &self,
        tasks: impl Iterator<Item = Task> + Send,
        deliver: impl FnMut(Done) -> ControlFlow<()>,
    ) {
        let queue = Queue {
            threads: self.threads,
            order: self.order,
            stop: self.stop,
        };
        queue.run(tasks, || |task| self.work(&task), deliver);
    }

    fn work(&self, task: &Task) -> Done {
        let started = Instant::now();
        let path = task.input.shown();
        let Made { facts, output } = match task.input.bytes(&self.recipe.read.limits) {
            Ok(bytes) => self.recipe.make(&path, &bytes),
            Err(error) => self.recipe.unread(&path, &error),
        };
        let outcome = output.map_or(Outcome::None, |bytes| self.put(task.name.as_deref(), bytes));
        Done {
            path,
            facts,
            outcome,
            took: started.elapsed(),
        }
    }

    fn put(&self, name: Option<&Path>, bytes: Vec<u8>) -> Outcome {
        let (Some(folder), Some(name)) = (self.folder, name) else {
            return Outcome::Row(bytes);
        };
        match folder.write(name, &bytes) {
            Ok(()) => Outcome::Written,
            Err(error) => Outcome::Unwritable(folder.root().join(name), error),
        }
    }
}
