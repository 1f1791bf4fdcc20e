//! `minutebook foi`: minutes are prepared for publication. One file per command.
//!
//! To add a command, write its file with a [`Subcommand`] record at the top, and put the record into
//! [`COMMANDS`].

mod apply;
mod files;
mod inspect;
mod plan;
mod policy;
mod review;
mod scan;
mod schedule;
mod verify;

use super::exit::Exit;
use super::{Subcommand, Usage};
use clap::{ArgMatches, Command};

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "foi",
    arguments,
    run,
};

/// All of them, in the order in which an officer needs them.
const COMMANDS: &[Subcommand] = &[
    policy::SUBCOMMAND,
    scan::SUBCOMMAND,
    plan::SUBCOMMAND,
    review::SUBCOMMAND,
    apply::SUBCOMMAND,
    verify::SUBCOMMAND,
    schedule::SUBCOMMAND,
    inspect::SUBCOMMAND,
];

const ABOUT: &str = "Prepares minutes for publication, with proof";

fn arguments(command: Command) -> Command {
    let command = command
        .about(ABOUT)
        .subcommand_required(true)
        .arg_required_else_help(true);
    COMMANDS.iter().fold(command, |command, each| {
        command.subcommand((each.arguments)(Command::new(each.name)))
    })
}

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let chosen = matches.subcommand().and_then(|(name, matches)| {
        let command = COMMANDS.iter().find(|command| command.name == name)?;
        Some((command, matches))
    });
    match chosen {
        Some((command, matches)) => (command.run)(matches),
        // Clap has already refused what is not in the list.
        None => Ok(Exit::Usage),
    }
}
