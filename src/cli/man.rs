//! `minutebook man`: the manual page.

use super::exit::Exit;
use super::output::{self, STANDARD_OUTPUT};
use super::{Subcommand, report};
use clap::{Args, Command};
use clap_mangen::Man;
use std::io::{self, Write as _};

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "man",
    arguments: |command| ManArguments::augment_args(command),
    run: |_| Ok(print()),
};

const MORE: &str = "\
Examples:
  minutebook man | man -l -
  minutebook man > ~/.local/share/man/man1/minutebook.1";

/// Prints the manual page
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct ManArguments {}

fn print() -> Exit {
    match page() {
        Ok(page) => output::print(page),
        Err(error) => {
            report::unwritable(STANDARD_OUTPUT, &error);
            Exit::Failed
        }
    }
}

/// One page for the program and all of its subcommands: a page for each would have to be installed
/// one by one.
fn page() -> io::Result<Vec<u8>> {
    let mut command = super::command();
    // What clap makes of the arguments is only there once it is built.
    command.build();
    let mut page = Vec::new();
    let whole = Man::new(command.clone());
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_description_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    for subcommand in command.get_subcommands().filter(|c| c.get_name() != "help") {
        subcommand_section(subcommand, &mut page)?;
    }
    whole.render_extra_section(&mut page)?;
    whole.render_version_section(&mut page)?;
    Ok(page)
}

fn subcommand_section(subcommand: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let man = Man::new(subcommand.clone());
    let mut section = Vec::new();
    man.render_synopsis_section(&mut section)?;
    man.render_description_section(&mut section)?;
    man.render_options_section(&mut section)?;
    man.render_extra_section(&mut section)?;
    writeln!(
        page,
        ".SH \"MINUTEBOOK {}\"",
        subcommand.get_name().to_uppercase()
    )?;
    // The sections of a subcommand stand within its own.
    for line in String::from_utf8_lossy(&section).lines() {
        match line.strip_prefix(".SH ") {
            Some(title) => writeln!(page, ".SS {title}")?,
            None => writeln!(page, "{line}")?,
        }
    }
    Ok(())
}
