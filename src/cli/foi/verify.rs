//! `minutebook foi verify`: whether a folder is what a plan gives, with every test anew.

use super::apply::{Formats, Job};
use super::files;
use crate::cli::exit::Exit;
use crate::cli::input::ReadArguments;
use crate::cli::{Subcommand, Usage, output};
use clap::{ArgMatches, Args, FromArgMatches as _};
use minutebook::publish::refusal;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "verify",
    arguments: |command| VerifyArguments::augment_args(command),
    run,
};

const MORE: &str = "\
Every test of `apply` is run anew, and every file of the folder must be, byte for byte,
what source, policy and plan give: no more files, no fewer, none changed.

Example:
  minutebook foi verify public/ --plan private/plan.toml --policy private/policy.toml --source minutes.txt";

/// Proves that a folder is what a plan gives, and holds nothing that is withheld
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct VerifyArguments {
    /// Folder that `apply` wrote
    #[arg(value_name = "DIR")]
    folder: PathBuf,

    /// Plan with the decisions
    #[arg(long, value_name = "PLAN")]
    plan: PathBuf,

    /// Policy that the plan was made with
    #[arg(long, value_name = "POLICY")]
    policy: PathBuf,

    /// The document
    #[arg(long, value_name = "INPUT")]
    source: PathBuf,

    #[command(flatten)]
    formats: Formats,

    #[command(flatten)]
    read: ReadArguments,
}

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        VerifyArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    let there = files::names_in(&arguments.folder)?;
    let job = Job::read(
        &arguments.source,
        &arguments.plan,
        &arguments.policy,
        &arguments.formats,
        &arguments.read,
    )?;
    let Some(job) = job else {
        return Ok(Exit::Failed);
    };
    let edition = match job.edition() {
        Ok(edition) => edition,
        Err(refusals) => return Ok(files::refuse(&refusals, Exit::Found)),
    };
    let mut wrong = Vec::new();
    let mut known = BTreeSet::new();
    for own in edition.outputs.iter().chain([&edition.statement]) {
        known.insert(own.name.to_owned());
        let same = fs::read(arguments.folder.join(own.name)).is_ok_and(|bytes| bytes == own.bytes);
        if !same {
            wrong.push(refusal::OUTPUT_DIFFERS.about(own.name));
        }
    }
    for name in there.difference(&known) {
        wrong.push(refusal::OUTPUT_DIFFERS.about(format!("{name}, which the plan does not give")));
    }
    if !wrong.is_empty() {
        return Ok(files::refuse(&wrong, Exit::Found));
    }
    Ok(output::print(format!(
        "{}: {} files are what the plan gives; nothing that is withheld was found in them\n",
        arguments.folder.display(),
        known.len()
    )))
}
