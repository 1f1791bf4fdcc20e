//! `minutebook completions`: what a shell needs to complete command lines.

use super::exit::Exit;
use super::{Subcommand, Usage, output};
use clap::{ArgMatches, Args, FromArgMatches as _};
use clap_complete::Shell;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "completions",
    arguments: |command| CompletionsArguments::augment_args(command),
    run,
};

const MORE: &str = "\
Examples:
  minutebook completions bash > ~/.local/share/bash-completion/completions/minutebook
  minutebook completions zsh > ~/.zfunc/_minutebook
  minutebook completions fish > ~/.config/fish/completions/minutebook.fish
  minutebook completions powershell >> $PROFILE";

/// Prints the completions of a shell
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct CompletionsArguments {
    /// Whose completions
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments = CompletionsArguments::from_arg_matches(matches)
        .map_err(|error| Usage(error.to_string()))?;
    let mut script = Vec::new();
    let mut command = super::command();
    let name = command.get_name().to_owned();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    Ok(output::print(&script))
}
