//! `minutebook convert`: inputs to outputs.

mod destination;
mod inputs;
mod log;
mod progress;
mod sink;

use super::exit::Exit;
use super::input::ReadArguments;
use super::{Subcommand, Usage, report, target};
use crate::batch::{self, Batch, Folder, Order, Recipe, Tally, Target, Task};
use clap::{ArgMatches, Args, FromArgMatches as _};
use destination::{Asked, Outputs};
use inputs::{InputArguments, Inputs};
use log::{Log, LogArguments};
use minutebook::Options;
use minutebook::render::RenderOptions;
use progress::Progress;
use sink::{NobodyListens, Sink};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::available_parallelism;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "convert",
    arguments: |command| ConvertArguments::augment_args(command),
    run,
};

const MORE: &str = "\
Inputs:
  A folder gives the files in it and below whose names end like a known format, in
  the order of their names. Hidden files are left alone, and links are not followed.
  A glob without `/` is matched against names at any depth, others against the path
  below the folder. With --from, files of every name are taken.

Outputs:
  One input is written to standard output, or to the file that -o names. Several
  inputs are written into the folder that -o names: each under its own name and
  the format's extension (2019/a.txt becomes 2019/a.txt.json), with the folders
  below the deepest one that holds all inputs, or below --base. A file is written
  whole or not at all, and none is written outside of the folder.

  An input that fails is told on standard error, one line each, and the others
  are done. Formats that hold the whole record (json, ndjson) then have a record
  with `error`; the other formats have no output for that input.

  Ctrl-C finishes what is being worked on and ends with 130; a second one ends at
  once.

Examples:
  minutebook convert minutes.txt
  minutebook convert minutes.txt --to markdown --summary
  minutebook convert archive/ -o records/ --exclude drafts
  minutebook convert *.txt --to ndjson | jq .meeting.date
  find archive -name '*.txt' -print0 | minutebook convert --files-from - -0 --to ndjson
  pdftotext -layout minutes.pdf - | minutebook convert -";

/// Turns minutes into JSON, Markdown, HTML and other formats
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct ConvertArguments {
    #[command(flatten)]
    inputs: InputArguments,

    /// What to write
    #[arg(long, value_name = "FORMAT", value_parser = target::parser(), default_value = target::default_name())]
    to: Target,

    /// Where to write it: a file, or a folder (ends in `/`, is one, or there are several inputs)
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,

    /// What outputs' names are relative to [default: the deepest folder that holds all inputs]
    #[arg(long, value_name = "DIR", requires = "output")]
    base: Option<PathBuf>,

    #[command(flatten)]
    read: ReadArguments,

    #[command(flatten)]
    run: RunArguments,

    /// Leave out where each value stood in the document
    #[arg(long)]
    no_provenance: bool,

    #[command(flatten)]
    render: RenderArguments,

    /// End with exit code 3 where there are conflicts, or diagnostics above a note
    #[arg(long)]
    strict: bool,

    #[command(flatten)]
    log: LogArguments,
}

/// How many inputs are gone through.
#[derive(Debug, Args)]
struct RunArguments {
    /// How many inputs to work on at a time [default: as many as there are processors]
    #[arg(short = 'j', long, value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// Write rows as they are done, not in the order of the inputs
    #[arg(long)]
    unordered: bool,
}

/// What can be chosen about an output.
#[derive(Debug, Args)]
struct RenderArguments {
    /// Leave out the texts of the items, where the format is for people
    #[arg(long)]
    summary: bool,

    /// Leave out the conflicts, where the format is for people
    #[arg(long)]
    no_conflicts: bool,

    /// Write JSON on many indented lines
    #[arg(long)]
    pretty: bool,
}

impl RenderArguments {
    const fn options(&self) -> RenderOptions {
        RenderOptions {
            summary: self.summary,
            without_conflicts: self.no_conflicts,
            pretty: self.pretty,
        }
    }
}

impl ConvertArguments {
    fn recipe(&self) -> Recipe {
        Recipe {
            read: Options {
                without_provenance: self.no_provenance,
                ..self.read.options()
            },
            render: self.render.options(),
            target: self.to,
        }
    }
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
}

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        ConvertArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    let recipe = arguments.recipe();
    let output = arguments.output.as_deref();
    let of_any_type = recipe.read.from.is_some();
    let inputs = arguments
        .inputs
        .gather(output, of_any_type, &recipe.read.limits)?;
    let asked = Asked {
        output,
        base: arguments.base.as_deref(),
    };
    let outputs = match arguments.to {
        Target::Each(renderer) => asked.each(&inputs, renderer.extension)?,
        Target::All(_) => Outputs::One(asked.all(&inputs)?),
    };
    let run = Run {
        arguments: &arguments,
        recipe: &recipe,
    };
    Ok(run.go(inputs, outputs))
}

/// A run over all inputs.
struct Run<'a> {
    arguments: &'a ConvertArguments,
    recipe: &'a Recipe,
}

impl Run<'_> {
    fn go(&self, inputs: Inputs, outputs: Outputs) -> Exit {
        let stop = stop_flag(&inputs);
        let log = self.log(&inputs, &outputs);
        let opened = match outputs {
            Outputs::One(destination) => {
                Sink::open(destination, self.arguments.to).map(|sink| (sink, None, Vec::new()))
            }
            Outputs::Folder(root, names) => Folder::open(&root)
                .map(|folder| (Sink::nowhere(), Some(folder), names))
                .map_err(|error| (root.to_string_lossy().into_owned(), error)),
        };
        let (sink, folder, names) = match opened {
            Ok(opened) => opened,
            Err((path, error)) => {
                report::unwritable(&path, &error);
                return Exit::Failed;
            }
        };
        let batch = Batch {
            recipe: self.recipe,
            threads: self.arguments.run.threads(),
            order: self.arguments.run.order(),
            folder: folder.as_ref(),
            stop: &stop,
        };
        let passed_over = inputs.passed_over;
        let mut names = names.into_iter();
        let tasks = inputs.all.into_iter().map(|input| Task {
            input,
            name: names.next(),
        });
        match deliver(&batch, tasks, sink, &log) {
            Ok(tally) => {
                log.end(&tally, passed_over);
                self.exit(&tally, &stop)
            }
            Err(NobodyListens) => Exit::Done,
        }
    }

    fn log(&self, inputs: &Inputs, outputs: &Outputs) -> Log {
        let arguments = self.arguments.log;
        let to_standard_output = *outputs == Outputs::One(destination::Destination::StandardOutput);
        let progress = if arguments.quiet || arguments.log_format == log::Shape::Json {
            Progress::none()
        } else {
            Progress::of(inputs.all.len(), to_standard_output)
        };
        Log::new(arguments, inputs.any_number, progress)
    }

    fn exit(&self, tally: &Tally, stop: &AtomicBool) -> Exit {
        if stop.load(Ordering::Relaxed) {
            Exit::Interrupted
        } else if tally.failed > 0 {
            Exit::Failed
        } else if self.arguments.strict && !tally.doubts.is_empty() {
            Exit::Strict
        } else {
            Exit::Done
        }
    }
}

/// Goes through all tasks, and writes and tells what comes of them.
fn deliver(
    batch: &Batch<'_>,
    tasks: impl Iterator<Item = Task> + Send,
    mut sink: Sink,
    log: &Log,
) -> Result<Tally, NobodyListens> {
    let mut tally = Tally::default();
    let mut broken = None;
    batch.run(tasks, |done| {
        tally.add(&done);
        log.done(&done, &tally);
        sink.take(&done).map_or_else(
            |error| {
                broken = Some(error);
                ControlFlow::Break(())
            },
            ControlFlow::Continue,
        )
    });
    let shown = sink.shown();
    match broken.map_or_else(|| sink.finish(), Err) {
        Ok(()) => Ok(tally),
        Err(error) if sink::is_closed(&shown, &error) => Err(NobodyListens),
        Err(error) => {
            let code = minutebook::read::ErrorCode::Unwritable.as_str();
            log.failure(&shown, &batch::reason(&error), code);
            tally.failed += 1;
            *tally.errors.entry(code.to_owned()).or_default() += 1;
            Ok(tally)
        }
    }
}

/// A flag that Ctrl-C sets. Where an input is being typed or piped in, Ctrl-C ends the program as it
/// always does, because nobody else can end the waiting.
fn stop_flag(inputs: &Inputs) -> Arc<AtomicBool> {
    let waits = inputs.all.contains(&batch::Input::Stdin);
    let flag = (!waits).then(|| batch::interrupted(Exit::Interrupted.code()));
    // Without a handler, Ctrl-C ends the program at once: worse, but no reason not to begin.
    flag.and_then(Result::ok).unwrap_or_default()
}
