//! `minutebook foi plan`: what a policy proposes for a document.

use super::files;
use crate::cli::exit::Exit;
use crate::cli::input::{Input, ReadArguments};
use crate::cli::{Subcommand, Usage, output};
use clap::{ArgMatches, Args, FromArgMatches as _};
use minutebook::publish::plan::{Holding, propose};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "plan",
    arguments: |command| PlanArguments::augment_args(command),
    run,
};

const MORE: &str = "\
A plan is a file to read, edit and compare: one entry for each thing to decide. With
--update the decisions of an earlier plan are taken over where the same words stand at
the same place; what moved or is gone is told on standard error.

Examples:
  minutebook foi plan minutes.txt --policy policy.toml -o private/plan.toml
  minutebook foi plan minutes.txt --policy policy.toml --update private/plan.toml -o private/plan.toml";

/// Proposes what to withhold, as a file to decide in
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct PlanArguments {
    /// File to read; `-` is standard input
    #[arg(value_name = "INPUT")]
    input: PathBuf,

    /// Policy to propose by
    #[arg(long, value_name = "POLICY")]
    policy: PathBuf,

    /// Earlier plan whose decisions are taken over
    #[arg(long, value_name = "PLAN")]
    update: Option<PathBuf>,

    /// Where to write the plan [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,

    #[command(flatten)]
    read: ReadArguments,
}

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        PlanArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    let (policy, policy_text) = files::policy(&arguments.policy)?;
    let earlier = arguments.update.as_deref().map(files::plan).transpose()?;
    let input = Input::from(arguments.input.as_path());
    let Some(document) = files::document(&input, &arguments.read.options()) else {
        return Ok(Exit::Failed);
    };
    let mut plan = propose(&document.reading, &policy, &policy_text);
    if let Some(earlier) = earlier {
        let held = plan.take_over(&earlier);
        // Writing to a string has no way to fail.
        let mut told = String::new();
        for entry in &held {
            if entry.holding != Holding::Holds {
                let state = entry.holding.as_str();
                let _ = writeln!(told, "minutebook: {} {state}: {}", entry.id, entry.words);
            }
        }
        let kept = held
            .iter()
            .filter(|entry| entry.holding == Holding::Holds)
            .count();
        let _ = writeln!(told, "minutebook: {kept} of {} entries hold", held.len());
        // Where standard error is closed, there is nobody left to tell.
        let _ = std::io::stderr().write_all(told.as_bytes());
    }
    let text = plan.write();
    Ok(match &arguments.output {
        None => output::print(text),
        Some(path) => files::write(path, text.as_bytes()),
    })
}
