//! `minutebook foi apply`: the public version, proved, or nothing.

use super::files::{self, Document};
use crate::cli::exit::Exit;
use crate::cli::input::{Input, ReadArguments};
use crate::cli::{Subcommand, Usage};
use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Args, FromArgMatches as _};
use minutebook::publish::{Edition, Order, Plan, Policy, Refusal};
use minutebook::render::{PUBLIC_RENDERERS, publish};
use minutebook::sha256;
use std::path::{Path, PathBuf};

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "apply",
    arguments: |command| ApplyArguments::augment_args(command),
    run,
};

const MORE: &str = "\
The folder is written whole, with a statement of what was proved, or not at all. It must
lie apart from the folders of the plan, the policy and the source. Exit code 11 says that
it was refused; each reason is told with what would resolve it.

Example:
  minutebook foi apply minutes.txt private/plan.toml --policy private/policy.toml -o public/";

/// Writes the public version, proved, or nothing
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct ApplyArguments {
    /// File to read
    #[arg(value_name = "INPUT")]
    input: PathBuf,

    /// Plan with the decisions
    #[arg(value_name = "PLAN")]
    plan: PathBuf,

    /// Policy that the plan was made with
    #[arg(long, value_name = "POLICY")]
    policy: PathBuf,

    /// Folder to write; it is created
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,

    #[command(flatten)]
    formats: Formats,

    #[command(flatten)]
    read: ReadArguments,
}

/// Which files are written.
#[derive(Debug, Args)]
pub(super) struct Formats {
    /// What to write [default: what the policy says]
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', value_parser = formats())]
    to: Vec<String>,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(
        PUBLIC_RENDERERS.iter().map(|renderer| {
            clap::builder::PossibleValue::new(renderer.name).help(renderer.describes)
        }),
    )
}

impl Formats {
    fn of(&self, policy: &Policy) -> Vec<String> {
        let chosen = if self.to.is_empty() {
            policy.outputs.clone()
        } else {
            self.to.clone()
        };
        if chosen.is_empty() {
            return PUBLIC_RENDERERS
                .iter()
                .take(1)
                .map(|renderer| renderer.name.to_owned())
                .collect();
        }
        chosen
    }
}

/// A document with its plan and its policy.
pub(super) struct Job {
    document: Document,
    pub(super) plan: Plan,
    policy: Policy,
    policy_digest: String,
    formats: Vec<String>,
}

impl Job {
    /// Reads all that is needed; none where the document cannot be had, which was told.
    pub(super) fn read(
        input: &Path,
        plan: &Path,
        policy: &Path,
        formats: &Formats,
        read: &ReadArguments,
    ) -> Result<Option<Self>, Usage> {
        let (policy, text) = files::policy(policy)?;
        let plan = files::plan(plan)?;
        let formats = formats.of(&policy);
        let document = files::document(&Input::from(input), &read.options());
        Ok(document.map(|document| Self {
            document,
            plan,
            policy,
            policy_digest: sha256(text.as_bytes()),
            formats,
        }))
    }

    pub(super) fn edition(&self) -> Result<Edition, Vec<Refusal>> {
        Order {
            reading: &self.document.reading,
            policy: &self.policy,
            policy_digest: &self.policy_digest,
            plan: &self.plan,
            render: &|public| publish(public, &self.formats),
        }
        .fill()
    }
}

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        ApplyArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    let private = [&arguments.plan, &arguments.policy, &arguments.input];
    let apart = files::apart(&arguments.output, &private.map(PathBuf::as_path));
    let job = Job::read(
        &arguments.input,
        &arguments.plan,
        &arguments.policy,
        &arguments.formats,
        &arguments.read,
    )?;
    let Some(job) = job else {
        return Ok(Exit::Failed);
    };
    let mut refusals: Vec<Refusal> = apart.into_iter().collect();
    match job.edition() {
        Ok(edition) if refusals.is_empty() => Ok(files::write_folder(&arguments.output, &edition)),
        Ok(_) => Ok(files::refuse(&refusals, Exit::Refused)),
        Err(more) => {
            refusals.extend(more);
            Ok(files::refuse(&refusals, Exit::Refused))
        }
    }
}
