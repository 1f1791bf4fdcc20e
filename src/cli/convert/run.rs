//! A run over many inputs, from the first to the exit code.

use super::destination::{Destination, Outputs};
use super::inputs::Inputs;
use super::log::{Log, LogArguments, Shape};
use super::progress::Progress;
use super::sink::{NobodyListens, Sink, is_closed};
use crate::batch::{
    self, Batch, Folder, Input, Isolation, Kept, Manifest, Order, PassedOver, Recipe, Rows,
    Separator, Tally, Task,
};
use crate::cli::budgets::count;
use crate::cli::exit::Exit;
use crate::cli::{Usage, report};
use clap::Args;
use minutebook::read::ErrorCode;
use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::available_parallelism;
use std::time::Duration;

/// How inputs are gone through.
#[derive(Debug, Args)]
pub(super) struct RunArguments {
    /// How many inputs to work on at a time [default: as many as there are processors]
    #[arg(short = 'j', long, value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// Write rows as they are done, not in the order of the inputs
    #[arg(long)]
    unordered: bool,

    /// Leave alone what an earlier run has done
    #[arg(long)]
    resume: bool,

    /// Read inputs in processes of their own
    #[arg(long)]
    isolate: bool,

    /// The most seconds that one input may take
    #[arg(long, value_name = "SECONDS", requires = "isolate", value_parser = seconds, default_value = "60")]
    timeout: Duration,

    /// The most bytes of memory that a process may ask for; K, M and G are understood
    #[arg(long, value_name = "N", requires = "isolate", value_parser = |text: &str| count(text, MOST_MEMORY))]
    max_memory: Option<u64>,
}

/// More than any machine has.
const MOST_MEMORY: (u64, &str) = (1 << 40, "1024G");

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|&seconds: &f64| seconds > 0.0);
    seconds
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| "a number of seconds above 0 is wanted".to_owned())
}

impl RunArguments {
    fn threads(&self) -> NonZeroUsize {
        let one = NonZeroUsize::MIN;
        self.threads
            .unwrap_or_else(|| available_parallelism().unwrap_or(one))
    }

    const fn order(&self) -> Order {
        if self.unordered {
            Order::AsDone
        } else {
            Order::OfTasks
        }
    }

    fn isolation(&self) -> Option<Isolation> {
        self.isolate.then_some(Isolation {
            timeout: self.timeout,
            memory: self.max_memory,
        })
    }
}

/// A run over many inputs.
pub(super) struct Run<'a> {
    pub(super) arguments: &'a RunArguments,
    pub(super) log: LogArguments,
    pub(super) strict: bool,
    pub(super) recipe: &'a Recipe,
}

/// A folder that outputs are written into.
struct Opened {
    folder: Folder,
    /// None for the one output of one input.
    manifest: Option<Manifest>,
    kept: Kept,
}

impl Run<'_> {
    /// Goes through all inputs.
    pub(super) fn inputs(&self, inputs: Inputs, outputs: Outputs) -> Result<Exit, Usage> {
        let log = self.log_of(&inputs, &outputs);
        Ok(match outputs {
            Outputs::One(_) if self.arguments.resume && !self.recipe.target.is_database() => {
                return Err(Usage(
                    "--resume needs a folder of outputs (-o DIR/) or a database, where it is noted \
                     what is done"
                        .to_owned(),
                ));
            }
            Outputs::One(destination) => {
                let shown = destination.shown();
                let opened = Sink::open(destination, self.recipe)
                    .and_then(|sink| Ok((self.kept_in(&sink)?, sink)));
                match opened {
                    Ok((kept, sink)) => self.to_one_output(inputs, sink, &kept, &log),
                    Err(error) => refused(&shown, &error),
                }
            }
            Outputs::Folder(root, names) => match self.open(&root, &inputs) {
                Ok(opened) => self.to_folder(inputs, names, opened, &log),
                Err(error) => refused(&root.to_string_lossy(), &error),
            },
        })
    }

    /// Answers each row of standard input with a line.
    pub(super) fn rows(&self, separator: Separator) -> Exit {
        let stop = AtomicBool::new(false);
        let log = Log::new(self.log, false, Progress::none());
        let sink = Sink::answers();
        let limits = &self.recipe.read.limits;
        let rows = Rows::of_standard_input(separator, limits, &stop);
        let tasks = rows.map(|input| Task { input, name: None });
        let isolation = self.arguments.isolation();
        let kept = Kept::default();
        let batch = self.batch(isolation.as_ref(), &kept, &stop);
        let answered = deliver(&batch, tasks, sink, &log, &stop);
        match answered {
            Ok(ended) => {
                log.end(&ended.tally, PassedOver::default());
                if ended.is_written {
                    Exit::Done
                } else {
                    Exit::Failed
                }
            }
            Err(NobodyListens) => Exit::Done,
        }
    }

    fn open(&self, root: &Path, inputs: &Inputs) -> io::Result<Opened> {
        let folder = Folder::open(root)?;
        let resume = self.arguments.resume;
        if !inputs.are_several() && !resume {
            return Ok(Opened {
                folder,
                manifest: None,
                kept: Kept::default(),
            });
        }
        let (manifest, kept) = Manifest::open(root, self.recipe, resume)?;
        Ok(Opened {
            folder,
            manifest: Some(manifest),
            kept,
        })
    }

    /// What a database holds already, where that is asked for.
    fn kept_in(&self, sink: &Sink) -> io::Result<Kept> {
        match sink {
            Sink::Database(_, database) if self.arguments.resume => database.kept(),
            _ => Ok(Kept::default()),
        }
    }

    fn to_one_output(&self, inputs: Inputs, sink: Sink, kept: &Kept, log: &Log) -> Exit {
        let stop = stop_flag(&inputs);
        let isolation = self.arguments.isolation();
        let batch = self.batch(isolation.as_ref(), kept, &stop);
        let passed_over = inputs.passed_over;
        let tasks = inputs.all.into_iter();
        let tasks = tasks.map(|input| Task { input, name: None });
        let ended = deliver(&batch, tasks, sink, log, &stop);
        self.exit(ended, passed_over, log, &stop)
    }

    fn to_folder(&self, inputs: Inputs, names: Vec<PathBuf>, opened: Opened, log: &Log) -> Exit {
        let stop = stop_flag(&inputs);
        let isolation = self.arguments.isolation();
        let batch = Batch {
            folder: Some(&opened.folder),
            manifest: opened.manifest.as_ref(),
            ..self.batch(isolation.as_ref(), &opened.kept, &stop)
        };
        let passed_over = inputs.passed_over;
        let tasks = inputs.all.into_iter().zip(names);
        let tasks = tasks.map(|(input, name)| Task {
            input,
            name: Some(name),
        });
        let mut ended = deliver(&batch, tasks, Sink::Nowhere, log, &stop);
        let closed = opened.manifest.map_or(Ok(()), Manifest::close);
        if let (Ok(ended), Err(error)) = (&mut ended, closed) {
            let folder = opened.folder.root().to_string_lossy();
            log.failure(
                &folder,
                &batch::reason(&error),
                ErrorCode::Unwritable.as_str(),
            );
            ended.is_written = false;
        }
        self.exit(ended, passed_over, log, &stop)
    }

    fn batch<'b>(
        &'b self,
        isolation: Option<&'b Isolation>,
        kept: &'b Kept,
        stop: &'b AtomicBool,
    ) -> Batch<'b> {
        Batch {
            recipe: self.recipe,
            threads: self.arguments.threads(),
            order: self.arguments.order(),
            isolation,
            kept,
            folder: None,
            manifest: None,
            stop,
        }
    }

    fn log_of(&self, inputs: &Inputs, outputs: &Outputs) -> Log {
        let to_standard_output = *outputs == Outputs::One(Destination::StandardOutput);
        let progress = if self.log.quiet || self.log.log_format == Shape::Json {
            Progress::none()
        } else {
            Progress::of(inputs.all.len(), to_standard_output)
        };
        Log::new(self.log, inputs.any_number, progress)
    }

    fn exit(
        &self,
        ended: Result<Ended, NobodyListens>,
        passed_over: PassedOver,
        log: &Log,
        stop: &AtomicBool,
    ) -> Exit {
        let Ok(Ended { tally, is_written }) = ended else {
            return Exit::Done;
        };
        log.end(&tally, passed_over);
        if !is_written {
            Exit::Failed
        } else if stop.load(Ordering::Relaxed) {
            Exit::Interrupted
        } else if tally.failed > 0 {
            Exit::Failed
        } else if self.strict && !tally.doubts.is_empty() {
            Exit::Strict
        } else {
            Exit::Done
        }
    }
}

fn refused(path: &str, error: &io::Error) -> Exit {
    report::unwritable(path, error);
    Exit::Failed
}

/// How a run has ended.
struct Ended {
    tally: Tally,
    /// Whether the one output of all inputs could be written.
    is_written: bool,
}

/// Goes through all tasks, and writes and tells what comes of them.
fn deliver(
    batch: &Batch<'_>,
    tasks: impl Iterator<Item = Task> + Send,
    mut sink: Sink,
    log: &Log,
    stop: &AtomicBool,
) -> Result<Ended, NobodyListens> {
    let mut tally = Tally::default();
    let mut broken = None;
    batch.run(tasks, |mut done| {
        sink.store(&mut done);
        tally.add(&done);
        log.done(&done, &tally);
        if let Err(error) = sink.write(&done) {
            broken = Some(error);
            // Whoever waits for a further task need not wait any more.
            stop.store(true, Ordering::Relaxed);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    let shown = sink.shown();
    match broken.map_or_else(|| sink.finish(), Err) {
        Ok(()) => Ok(Ended {
            tally,
            is_written: true,
        }),
        Err(error) if is_closed(&shown, &error) => Err(NobodyListens),
        Err(error) => {
            log.failure(
                &shown,
                &batch::reason(&error),
                ErrorCode::Unwritable.as_str(),
            );
            Ok(Ended {
                tally,
                is_written: false,
            })
        }
    }
}

/// A flag that Ctrl-C sets. Where an input is being typed or piped in, Ctrl-C ends the program as it
/// always does, because nobody else can end the waiting.
fn stop_flag(inputs: &Inputs) -> Arc<AtomicBool> {
    let waits = inputs.all.contains(&Input::Stdin);
    let flag = (!waits).then(|| batch::interrupted(Exit::Interrupted.code()));
    // Without a handler, Ctrl-C ends the program at once: worse, but no reason not to begin.
    flag.and_then(Result::ok).unwrap_or_default()
}
