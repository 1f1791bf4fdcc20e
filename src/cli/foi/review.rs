//! `minutebook foi review`: a plan beside its minutes, as a page to decide in.

use super::files;
use crate::cli::exit::Exit;
use crate::cli::input::{Input, ReadArguments};
use crate::cli::{Subcommand, Usage, output};
use clap::{ArgMatches, Args, FromArgMatches as _};
use minutebook::publish::worksheet::Worksheet;
use minutebook::render::worksheet;
use minutebook::sha256;
use std::path::PathBuf;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "review",
    arguments: |command| ReviewArguments::augment_args(command),
    run,
};

const MORE: &str = "\
The page shows the minutes with yellow marks and one form for each entry. It works by
keyboard alone and without a network, and gives back the edited plan as a file to save.
It is private: it shows what is to be withheld.

Example:
  minutebook foi review minutes.txt private/plan.toml --policy private/policy.toml -o private/review.html";

/// Writes a worksheet: the minutes with marks, and a form for each entry of a plan
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct ReviewArguments {
    /// File to read
    #[arg(value_name = "INPUT")]
    input: PathBuf,

    /// Plan to decide in
    #[arg(value_name = "PLAN")]
    plan: PathBuf,

    /// Policy that the plan was made with
    #[arg(long, value_name = "POLICY")]
    policy: PathBuf,

    /// Where to write the page [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,

    #[command(flatten)]
    read: ReadArguments,
}

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        ReviewArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    let (policy, policy_text) = files::policy(&arguments.policy)?;
    let plan = files::plan(&arguments.plan)?;
    if plan.policy != sha256(policy_text.as_bytes()) {
        return Err(Usage("the plan was made with another policy".to_owned()));
    }
    let input = Input::from(arguments.input.as_path());
    let Some(document) = files::document(&input, &arguments.read.options()) else {
        return Ok(Exit::Failed);
    };
    if document.reading.minutes.source.sha256.as_deref() != Some(plan.source.sha256.as_str()) {
        return Err(Usage("the plan was made for another document".to_owned()));
    }
    let page = worksheet(&Worksheet::of(&document.reading, &policy, &plan));
    Ok(match &arguments.output {
        None => output::print(page),
        Some(path) => files::write(path, &page),
    })
}
