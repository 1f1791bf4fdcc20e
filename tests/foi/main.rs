//! Preparing for publication: refusals, leaks, the master test, and the attacker's game.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::panic,
    clippy::assigning_clones,
    clippy::string_slice,
    clippy::too_many_lines,
    clippy::cast_precision_loss,
    clippy::format_push_string,
    reason = "a test that cannot go on has failed, measures are printed, texts are put together, and tables are long"
)]

mod alarms;
mod docs;
mod folders;
mod game;
mod job;
mod leaks;
mod property;
mod refusals;
mod sample;
mod scanning;
mod traces;
mod worksheet;
