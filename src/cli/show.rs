//! `minutebook show`: what a stage of the pipeline sees.

use super::exit::Exit;
use super::input::{Input, ReadArguments};
use super::{Subcommand, Usage, output, report};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgMatches, Args, FromArgMatches as _};
use minutebook::Stage;
use std::path::PathBuf;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "show",
    arguments: |command| ShowArguments::augment_args(command),
    run,
};

/// Shows what a stage of the pipeline sees of an input
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  minutebook show minutes.txt --stage blocks
  minutebook show minutes.pdf --stage lines --page 2
  minutebook show minutes.pdf --stage blocks --page 2 --svg > page.svg")]
struct ShowArguments {
    /// File to read; `-` is standard input
    #[arg(value_name = "INPUT")]
    input: PathBuf,

    /// Which stage
    #[arg(long, value_name = "STAGE", value_parser = stages())]
    stage: Stage,

    /// Only this page, from 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    page: Option<u32>,

    /// Draw it over the page, as an SVG picture; of the first page where --page names none
    #[arg(long)]
    svg: bool,

    #[command(flatten)]
    read: ReadArguments,
}

fn stages() -> impl TypedValueParser<Value = Stage> {
    let values = Stage::ALL
        .iter()
        .map(|&(_, name, shows)| PossibleValue::new(name).help(shows));
    PossibleValuesParser::new(values).try_map(|given| {
        Stage::ALL
            .iter()
            .find(|(_, name, _)| *name == given)
            .map(|&(stage, ..)| stage)
            .ok_or("no such stage")
    })
}

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        ShowArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    let input = Input::from(arguments.input.as_path());
    let options = arguments.read.options();
    let shown = input.bytes(&options.limits).and_then(|bytes| {
        if arguments.svg {
            let page = arguments.page.unwrap_or(1);
            minutebook::overlay(arguments.stage, page, &bytes, &options)
        } else {
            minutebook::show(arguments.stage, arguments.page, &bytes, &options)
        }
    });
    Ok(match shown {
        Ok(text) => output::print(&text),
        Err(error) => {
            report::failure(&input.shown(), &error.message, error.code.as_str());
            Exit::Failed
        }
    })
}
