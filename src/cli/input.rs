//! What a command line says of its inputs, and of how they are read.

use super::Usage;
use super::budgets::Budgets;
pub(super) use crate::batch::Input;
use clap::builder::PossibleValuesParser;
use clap::{Args, builder::TypedValueParser};
use minutebook::Options;
use minutebook::minutes::Format;
use std::path::PathBuf;

/// How inputs are read, for every subcommand that reads some.
#[derive(Debug, Args)]
pub(super) struct ReadArguments {
    /// The inputs' format, where it is not to be told from the bytes
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    from: Option<Format>,

    #[command(flatten)]
    budgets: Budgets,
}

impl ReadArguments {
    pub(super) fn options(&self) -> Options {
        Options {
            from: self.from,
            limits: self.budgets.0.clone(),
            ..Options::default()
        }
    }
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.as_str())).try_map(|name| {
        Format::ALL
            .iter()
            .copied()
            .find(|format| format.as_str() == name)
            .ok_or("no such format")
    })
}

/// The inputs that a command line names, in its order.
pub(super) fn named(paths: &[PathBuf]) -> Result<Vec<Input>, Usage> {
    let inputs: Vec<Input> = paths
        .iter()
        .map(|path| Input::from(path.as_path()))
        .collect();
    if inputs.iter().filter(|&i| *i == Input::Stdin).count() > 1 {
        return Err(Usage("standard input can be read only once".to_owned()));
    }
    Ok(inputs)
}
