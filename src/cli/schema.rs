//! `minutebook schema`: the shape of the records.

use super::{Subcommand, output};
use clap::Args;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "schema",
    arguments: |command| SchemaArguments::augment_args(command),
    run: |_| Ok(output::print(format!("{:#}\n", minutebook::schema()))),
};

/// Prints the JSON Schema (2020-12) that every record holds to
#[derive(Debug, Args)]
struct SchemaArguments {}
