//! The command line: one file per subcommand, and what they share.
//!
//! To add a subcommand, write its file with a [`Subcommand`] record at the top, and put the record
//! into [`SUBCOMMANDS`].

mod budgets;
mod check;
mod completions;
mod convert;
mod exit;
mod explain;
mod foi;
mod input;
mod man;
mod output;
mod report;
mod schema;
mod show;
mod snippet;
mod target;
mod worker;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, ColorChoice, Command, ValueEnum};
use exit::{EXITS, Exit};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::process::ExitCode;

/// A subcommand of the program.
struct Subcommand {
    name: &'static str,
    /// Adds its arguments and its help.
    arguments: fn(Command) -> Command,
    run: fn(&ArgMatches) -> Result<Exit, Usage>,
}

/// All of them, in the order that help shows them.
const SUBCOMMANDS: &[Subcommand] = &[
    convert::SUBCOMMAND,
    check::SUBCOMMAND,
    explain::SUBCOMMAND,
    show::SUBCOMMAND,
    foi::SUBCOMMAND,
    schema::SUBCOMMAND,
    completions::SUBCOMMAND,
    man::SUBCOMMAND,
    worker::SUBCOMMAND,
];

/// A command line that cannot be carried out; nothing was done.
#[derive(Debug)]
struct Usage(String);

const ABOUT: &str = "Turns the minutes of meetings into structured JSON, Markdown and HTML";

const EXAMPLES: &str = "\
Examples:
  minutebook convert minutes.txt                     JSON to standard output
  minutebook convert minutes.txt --to markdown       a summary for people
  minutebook convert 2023/*.txt -o records/          one file per input
  minutebook convert 2023/*.txt --to ndjson          all records, one a line";

/// Runs the program on the arguments of the process.
pub(crate) fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let mut command = command().color(color(&arguments));
    match command.try_get_matches_from_mut(arguments) {
        Ok(matches) => run(&mut command, &matches),
        Err(error) => say(&error),
    }
}

fn command() -> Command {
    let color = Arg::new(COLOR)
        .long(COLOR)
        .value_name("WHEN")
        .global(true)
        .value_parser(PossibleValuesParser::new(
            ColorChoice::value_variants()
                .iter()
                .filter_map(ValueEnum::to_possible_value),
        ))
        .display_order(usize::MAX)
        .help("Colour in help, errors and findings [default: auto, which heeds NO_COLOR]");
    let program = Command::new(env!("CARGO_PKG_NAME"))
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT)
        .after_help(format!("{EXAMPLES}\n\n{}", exit_codes()))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(color);
    SUBCOMMANDS.iter().fold(program, |program, subcommand| {
        program.subcommand((subcommand.arguments)(Command::new(subcommand.name)))
    })
}

fn run(command: &mut Command, matches: &ArgMatches) -> ExitCode {
    let Some((subcommand, matches)) = matches.subcommand().and_then(|(name, matches)| {
        let subcommand = SUBCOMMANDS.iter().find(|s| s.name == name)?;
        Some((subcommand, matches))
    }) else {
        // Clap has already refused what is not in the list.
        return Exit::Usage.into();
    };
    match (subcommand.run)(matches) {
        Ok(exit) => exit.into(),
        Err(Usage(message)) => {
            let error = match command.find_subcommand_mut(subcommand.name) {
                Some(command) => command.error(clap::error::ErrorKind::ValueValidation, message),
                None => command.error(clap::error::ErrorKind::ValueValidation, message),
            };
            say(&error)
        }
    }
}

/// Prints clap's error, which may be the help that was asked for.
fn say(error: &clap::Error) -> ExitCode {
    // Where nobody listens any more, there is nobody left to tell.
    let _ = error.print();
    if error.use_stderr() {
        Exit::Usage.into()
    } else {
        Exit::Done.into()
    }
}

const COLOR: &str = "color";

/// What `--color` says. Clap must know it before it reads the command line, because it is clap that
/// colours the errors in it.
fn color(arguments: &[OsString]) -> ColorChoice {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    let mut choice = None;
    while let Some(word) = words.next() {
        let Some(rest) = word.strip_prefix("--color") else {
            continue;
        };
        choice = match rest.strip_prefix('=') {
            Some(value) => Some(value),
            None => words.next(),
        };
    }
    choice
        .and_then(|value| ColorChoice::from_str(value, false).ok())
        .unwrap_or_default()
}

fn exit_codes() -> String {
    EXITS
        .iter()
        .fold("Exit codes:".to_owned(), |mut text, (exit, meaning)| {
            // Writing to a string has no way to fail.
            let _ = write!(text, "\n  {:<3}  {meaning}", exit.code());
            text
        })
}
