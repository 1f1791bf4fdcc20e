//! `minutebook foi schedule`: accounts for what is withheld.

use super::files;
use crate::cli::exit::Exit;
use crate::cli::{Subcommand, Usage, output};
use clap::{ArgMatches, Args, FromArgMatches as _, ValueEnum};
use minutebook::publish::schedule::{Account, csv, markdown, seal};
use std::fs;
use std::path::PathBuf;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "schedule",
    arguments: |command| ScheduleArguments::augment_args(command),
    run,
};

const MORE: &str = "\
The public schedule tells place, amount, provision and reason: names are counted, never
letters. The private one tells all that was decided, by whom and why, with an HMAC of the
source under a key that you hold, by which you can prove later which file it was.

Examples:
  minutebook foi schedule private/plan.toml --policy private/policy.toml --public
  minutebook foi schedule private/plan.toml --policy private/policy.toml --private \\
      --source minutes.txt --key private/key";

/// Accounts for what is withheld: for the public, or for the file
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct ScheduleArguments {
    /// Plan with the decisions
    #[arg(value_name = "PLAN")]
    plan: PathBuf,

    /// Policy that the plan was made with
    #[arg(long, value_name = "POLICY")]
    policy: PathBuf,

    /// What may be published
    #[arg(long, conflicts_with = "private", required_unless_present = "private")]
    public: bool,

    /// Everything that is recorded
    #[arg(long)]
    private: bool,

    /// The document, for the seal of the private schedule
    #[arg(long, value_name = "INPUT", requires = "key", requires = "private")]
    source: Option<PathBuf>,

    /// File that holds the key of the seal: its bytes, at least 16
    #[arg(long, value_name = "FILE", requires = "source")]
    key: Option<PathBuf>,

    /// How to write it
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Shape::Markdown)]
    to: Shape,

    /// Where to write it [default: standard output]
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// A table in Markdown
    Markdown,
    /// A table for spreadsheets
    Csv,
}

/// The fewest bytes of a key: fewer can be guessed.
const KEY_BYTES: usize = 16;

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        ScheduleArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    let (policy, policy_text) = files::policy(&arguments.policy)?;
    let plan = files::plan(&arguments.plan)?;
    if plan.policy != minutebook::sha256(policy_text.as_bytes()) {
        return Err(Usage("the plan was made with another policy".to_owned()));
    }
    let account = Account {
        plan: &plan,
        policy: &policy,
        seal: sealed(&arguments, &plan.source.sha256)?,
    };
    let rows = if arguments.private {
        account.private()
    } else {
        account.public().map_err(|leaks| Usage(leaks.join("; ")))?
    };
    let text = match arguments.to {
        Shape::Markdown => markdown(&rows),
        Shape::Csv => csv(&rows),
    };
    Ok(match &arguments.output {
        None => output::print(text),
        Some(path) => files::write(path, text.as_bytes()),
    })
}

fn sealed(arguments: &ScheduleArguments, sha256: &str) -> Result<Option<String>, Usage> {
    let (Some(source), Some(key)) = (&arguments.source, &arguments.key) else {
        return Ok(None);
    };
    let read = |path: &PathBuf| {
        fs::read(path).map_err(|error| Usage(format!("{}: {error}", path.display())))
    };
    let (source, key) = (read(source)?, read(key)?);
    if key.len() < KEY_BYTES {
        return Err(Usage(format!("a key has at least {KEY_BYTES} bytes")));
    }
    if minutebook::sha256(&source) != sha256 {
        return Err(Usage("the plan was made for another document".to_owned()));
    }
    Ok(Some(seal(&source, &key)))
}
