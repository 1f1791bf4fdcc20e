//! Goes through all inputs.

use super::done::{Done, Outcome};
use super::folder::Folder;
use super::input::Input;
use super::isolate::{Isolation, Worker};
use super::kept::Kept;
use super::manifest::Manifest;
use super::queue::{Order, Queue};
use super::recipe::{Facts, Made, Recipe};
use std::fs;
use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

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
    /// Inputs run in processes of their own.
    pub(crate) isolation: Option<&'a Isolation>,
    /// What need not be done again.
    pub(crate) kept: &'a Kept,
    /// Where outputs with names are put.
    pub(crate) folder: Option<&'a Folder>,
    /// Where it is noted what was put into the folder.
    pub(crate) manifest: Option<&'a Manifest>,
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
        let workers = || {
            let mut maker = self.maker();
            move |task: Task| self.work(&mut maker, &task)
        };
        queue.run(tasks, workers, deliver);
    }

    fn maker(&self) -> Maker<'_> {
        match self.isolation {
            Some(isolation) => Maker::Elsewhere(Worker::new(self.recipe, isolation)),
            None => Maker::Here(self.recipe),
        }
    }

    fn work(&self, maker: &mut Maker<'_>, task: &Task) -> Done {
        let started = Instant::now();
        let path = task.input.shown();
        let Made { facts, output } = match task.input.bytes(&self.recipe.read.limits) {
            Ok(bytes) => {
                if let Some(facts) = self.kept_facts(&path, &bytes, task) {
                    return Done {
                        path,
                        facts,
                        outcome: Outcome::Kept,
                        took: started.elapsed(),
                    };
                }
                maker.make(&path, &bytes)
            }
            Err(error) => self.recipe.unread(&path, &error),
        };
        let took = started.elapsed();
        let outcome = match (self.folder, &task.name) {
            (Some(folder), Some(name)) => {
                let written = output
                    .as_ref()
                    .map_or(Ok(()), |bytes| folder.write(name, bytes));
                match written.and_then(|()| self.note(name, &path, &facts, output.as_deref(), took))
                {
                    Err(error) => Outcome::Unwritable(folder.root().join(name), error),
                    Ok(()) if output.is_none() => Outcome::None,
                    Ok(()) => Outcome::Written,
                }
            }
            _ => output.map_or(Outcome::None, Outcome::Row),
        };
        Done {
            path,
            facts,
            outcome,
            took,
        }
    }

    /// What is known of an input that need not be done again.
    fn kept_facts(&self, path: &str, bytes: &[u8], task: &Task) -> Option<Facts> {
        if self.kept.is_empty() {
            return None;
        }
        let kept = self.kept.of(path, &minutebook::sha256(bytes))?;
        if let (Some(folder), Some(name)) = (self.folder, &task.name) {
            let there = fs::symlink_metadata(folder.root().join(name)).ok()?;
            if !there.is_file() || kept.bytes != Some(there.len()) {
                return None;
            }
        }
        Some(kept.facts.clone())
    }

    /// Takes note of an input whose output is in its place.
    fn note(
        &self,
        name: &Path,
        path: &str,
        facts: &Facts,
        output: Option<&[u8]>,
        took: Duration,
    ) -> io::Result<()> {
        let output = output.map(|bytes| (name, bytes.len() as u64));
        self.manifest
            .map_or(Ok(()), |manifest| manifest.note(path, facts, output, took))
    }
}

/// Who makes outputs.
enum Maker<'a> {
    Here(&'a Recipe),
    Elsewhere(Worker<'a>),
}

impl Maker<'_> {
    fn make(&mut self, path: &str, bytes: &[u8]) -> Made {
        match self {
            Self::Here(recipe) => recipe.make(path, bytes),
            Self::Elsewhere(worker) => worker.make(path, bytes),
        }
    }
}
