//! The program `minutebook`.

mod batch;
mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
