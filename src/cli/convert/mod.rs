//! `minutebook convert`: inputs to outputs.

mod destination;
mod inputs;
mod log;
mod progress;
mod run;
mod sink;

use super::exit::Exit;
use super::input::ReadArguments;
use super::{Subcommand, Usage, target};
use crate::batch::{Recipe, Target};
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, FromArgMatches as _};
use destination::{Asked, Destination, Outputs};
use inputs::InputArguments;
use log::LogArguments;
use minutebook::Options;
use minutebook::render::RenderOptions;
use minutebook::render::tables::Table;
use run::{Run, RunArguments};
use std::path::PathBuf;

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

  csv writes the table that --table names. A cell that a spreadsheet would take for a
  formula begins with an apostrophe. sqlite adds to the database that -o names, each
  input in place of an earlier one of the same path.

Many inputs:
  A folder of outputs holds minutebook.manifest.jsonl, one line for each input. A run
  that was cut short is taken up by the same command with --resume: what has the
  same bytes, and was done by the same version with the same options, is left alone.
  Ctrl-C finishes what is being worked on and ends with 130; a second one ends at
  once.

  --isolate is for archives that nobody trusts: inputs are read in processes of
  their own, and one that takes too long, eats too much memory or brings its process
  down is a failure like any other.

  --pipe answers each line of standard input with one line, at once, in order: a path,
  or an object with `path`, or with `content` in base64 and a `path` to show. Failures
  are answers, too, so that the exit code is 0.

Examples:
  minutebook convert minutes.txt
  minutebook convert minutes.txt --to markdown --summary
  minutebook convert archive/ -o records/ --exclude drafts
  minutebook convert *.txt --to ndjson | jq .meeting.date
  find archive -name '*.txt' -print0 | minutebook convert --files-from - -0 --to ndjson
  minutebook convert archive/ -o records/ --resume
  minutebook convert archive/ --to csv --table actions > actions.csv
  minutebook convert archive/ --to sqlite -o archive.db
  pdftotext -layout minutes.pdf - | minutebook convert -
  jq -c '{path, content}' scans.ndjson | minutebook convert --pipe";

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

    /// Which table, with --to csv
    #[arg(long, value_name = "TABLE", value_parser = target::tables(), default_value = target::default_table())]
    table: &'static Table,
}

impl RenderArguments {
    const fn options(&self) -> RenderOptions {
        RenderOptions {
            summary: self.summary,
            without_conflicts: self.no_conflicts,
            pretty: self.pretty,
            table: self.table,
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

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let mut arguments =
        ConvertArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    if arguments.inputs.pipe {
        arguments.to = rows_format(matches, arguments.to)?;
    }
    if is_chosen(matches, "table") && arguments.to.name() != "csv" {
        return Err(Usage("--table is for --to csv".to_owned()));
    }
    let recipe = arguments.recipe();
    let run = Run {
        arguments: &arguments.run,
        log: arguments.log,
        strict: arguments.strict,
        recipe: &recipe,
    };
    if arguments.inputs.pipe {
        return Ok(run.rows(arguments.inputs.separator()));
    }
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
        Target::All(_) => {
            let destination = asked.all(&inputs)?;
            if arguments.to.is_database() && destination == Destination::StandardOutput {
                return Err(Usage("a database needs a file (-o FILE.db)".to_owned()));
            }
            Outputs::One(destination)
        }
    };
    run.inputs(inputs, outputs)
}

/// The format of the answers to rows: the default is another one there.
fn rows_format(matches: &ArgMatches, to: Target) -> Result<Target, Usage> {
    const FORMAT: &str = "ndjson";
    if is_chosen(matches, "to") && to.name() != FORMAT {
        return Err(Usage(format!(
            "--pipe answers each row with one line, which is --to {FORMAT}"
        )));
    }
    Ok(Target::named(FORMAT).unwrap_or(to))
}

/// Whether the command line says it, and not a default.
fn is_chosen(matches: &ArgMatches, argument: &str) -> bool {
    matches.value_source(argument) == Some(ValueSource::CommandLine)
}
