//! `minutebook convert`: inputs to outputs.

use super::destination::{Asked, Destination};
use super::exit::Exit;
use super::input::{Input, ReadArguments};
use super::output::{Output, STANDARD_OUTPUT};
use super::target::Target;
use super::{Subcommand, Usage, report};
use clap::{ArgMatches, Args, FromArgMatches as _};
use minutebook::minutes::Severity;
use minutebook::render::{Collection, RenderOptions, Renderer};
use minutebook::{Minutes, Options, Reading};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "convert",
    arguments: |command| ConvertArguments::augment_args(command),
    run,
};

const MORE: &str = "\
Outputs:
  One input is written to standard output, or to the file that -o names. Several
  inputs are written into the folder that -o names: each under its own name and
  the format's extension (2019/a.txt becomes 2019/a.txt.json), with the folders
  below the deepest one that holds all inputs, or below --base. A file is written
  whole or not at all.

  An input that fails is told on standard error, one line each, and the others
  are done. Formats that hold the whole record (json, ndjson) then have a record
  with `error`; the other formats have no output for that input.

Examples:
  minutebook convert minutes.txt
  minutebook convert minutes.txt --to markdown --summary
  minutebook convert 2019/*.txt 2020/*.txt -o records/
  minutebook convert *.txt --to ndjson | jq .meeting.date
  pdftotext -layout minutes.pdf - | minutebook convert -";

/// Turns minutes into JSON, Markdown, HTML and other formats
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct ConvertArguments {
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// What to write
    #[arg(long, value_name = "FORMAT", value_parser = Target::parser(), default_value = Target::default_name())]
    to: Target,

    /// Where to write it: a file, or a folder (ends in `/`, is one, or there are several inputs)
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,

    /// What outputs' names are relative to [default: the deepest folder that holds all inputs]
    #[arg(long, value_name = "DIR", requires = "output")]
    base: Option<PathBuf>,

    #[command(flatten)]
    read: ReadArguments,

    /// Leave out where each value stood in the document
    #[arg(long)]
    no_provenance: bool,

    #[command(flatten)]
    render: RenderArguments,

    /// End with exit code 3 where there are conflicts, or diagnostics above a note
    #[arg(long)]
    strict: bool,
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

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        ConvertArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    let inputs = Input::all(&arguments.inputs)?;
    let asked = Asked {
        output: arguments.output.as_deref(),
        base: arguments.base.as_deref(),
    };
    let mut conversion = Conversion::new(&arguments);
    let written = match arguments.to {
        Target::Each(renderer) => {
            let destinations = asked.each(&inputs, renderer.extension)?;
            conversion.each(renderer, &inputs, &destinations)
        }
        Target::All(collection) => {
            let destination = asked.all(&inputs)?;
            conversion.all(collection, &inputs, &destination)
        }
    };
    Ok(match written {
        Ok(()) => conversion.exit(arguments.strict),
        Err(NobodyListens) => Exit::Done,
    })
}

/// The reader of standard output has gone: there is nothing left to do, and nothing to complain of.
struct NobodyListens;

/// What is done with each input, and what came of it.
struct Conversion {
    read: Options,
    render: RenderOptions,
    failed: bool,
    doubtful: bool,
}

impl Conversion {
    fn new(arguments: &ConvertArguments) -> Self {
        Self {
            read: Options {
                without_provenance: arguments.no_provenance,
                ..arguments.read.options()
            },
            render: arguments.render.options(),
            failed: false,
            doubtful: false,
        }
    }

    const fn exit(&self, strict: bool) -> Exit {
        if self.failed {
            Exit::Failed
        } else if strict && self.doubtful {
            Exit::Strict
        } else {
            Exit::Done
        }
    }

    /// One output for each input.
    fn each(
        &mut self,
        renderer: &Renderer,
        inputs: &[Input],
        destinations: &[Destination],
    ) -> Result<(), NobodyListens> {
        for (input, destination) in inputs.iter().zip(destinations) {
            let reading = self.read(input);
            if reading.minutes.error.is_some() && !renderer.shows_errors() {
                continue;
            }
            let bytes = (renderer.render)(&reading, &self.render);
            let written = open(destination).and_then(|mut output| {
                output.write(&bytes)?;
                output.finish()
            });
            self.written(destination, written)?;
        }
        Ok(())
    }

    /// One output for all inputs.
    fn all(
        &mut self,
        collection: &Collection,
        inputs: &[Input],
        destination: &Destination,
    ) -> Result<(), NobodyListens> {
        let written = open(destination).and_then(|mut output| {
            for input in inputs {
                let reading = self.read(input);
                output.write(&(collection.row)(&reading, &self.render))?;
            }
            output.finish()
        });
        self.written(destination, written)
    }

    /// Reads one input; one that fails is told of, and gives a record with `error`.
    fn read(&mut self, input: &Input) -> Reading {
        let path = input.shown();
        let reading = match input.bytes(&self.read.limits) {
            Ok(bytes) => minutebook::read_minutes(&path, &bytes, &self.read),
            Err(error) => minutebook::unread(&path, &error, &self.read),
        };
        if let Some(error) = &reading.minutes.error {
            report::failure(&path, &error.message, &error.code);
            self.failed = true;
        }
        self.doubtful |= is_doubtful(&reading.minutes);
        reading
    }

    /// Takes note of how the writing went.
    fn written(
        &mut self,
        destination: &Destination,
        written: io::Result<()>,
    ) -> Result<(), NobodyListens> {
        match (written, destination) {
            (Ok(()), _) => {}
            (Err(error), Destination::StandardOutput) if error.kind() == ErrorKind::BrokenPipe => {
                return Err(NobodyListens);
            }
            (Err(error), Destination::StandardOutput) => {
                report::unwritable(STANDARD_OUTPUT, &error);
                self.failed = true;
            }
            (Err(error), Destination::File(path)) => {
                report::unwritable(&path.to_string_lossy(), &error);
                self.failed = true;
            }
        }
        Ok(())
    }
}

/// Opens an output, with the folders below the one that was asked for.
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

/// Whether a person should look at the record.
pub(super) fn is_doubtful(minutes: &Minutes) -> bool {
    let above_note = |severity: Severity| severity > Severity::Note;
    !minutes.conflicts.is_empty()
        || minutes
            .diagnostics
            .iter()
            .any(|diagnostic| above_note(diagnostic.severity))
}
