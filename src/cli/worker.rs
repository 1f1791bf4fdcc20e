//! `minutebook worker`: what `convert --isolate` starts, not for people.

use super::Subcommand;
use super::exit::Exit;
use crate::batch;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: batch::WORKER,
    arguments: |command| command.hide(true),
    run: |_| Ok(run()),
};

fn run() -> Exit {
    match batch::serve() {
        Ok(()) => Exit::Done,
        // Whoever started it sees that it has ended, and says so.
        Err(_) => Exit::Failed,
    }
}
