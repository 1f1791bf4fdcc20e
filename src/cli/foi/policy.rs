//! `minutebook foi policy`: writes a policy to begin with, or looks at one.

use crate::cli::exit::Exit;
use crate::cli::{Subcommand, Usage, output};
use clap::{ArgMatches, Args, FromArgMatches as _};
use minutebook::publish::policy::STARTER;
use std::path::PathBuf;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "policy",
    arguments: |command| PolicyArguments::augment_args(command),
    run,
};

const MORE: &str = "\
Examples:
  minutebook foi policy --init > policy.toml
  minutebook foi policy policy.toml";

/// Writes a commented policy to begin with, or checks one
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct PolicyArguments {
    /// Policy to check
    #[arg(value_name = "POLICY", required_unless_present = "init")]
    policy: Option<PathBuf>,

    /// Print a policy to begin with
    #[arg(long, conflicts_with = "policy")]
    init: bool,
}

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        PolicyArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    let Some(path) = arguments.policy else {
        return Ok(output::print(STARTER));
    };
    let (policy, _) = super::files::policy(&path)?;
    let regime = policy.regime;
    Ok(output::print(format!(
        "{}: a policy of {} under the {}; {} rules, {} organisations\n",
        path.display(),
        policy.body,
        regime.title,
        policy.rules.len(),
        policy.organisations.len()
    )))
}
