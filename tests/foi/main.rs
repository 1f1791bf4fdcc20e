//! Preparing for publication: refusals, leaks, the master test, and the attacker's game.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::format_push_string,
    reason = "a test that cannot go on has failed, measures are printed, and texts are put together"
)]

mod docs;
mod game;
mod job;
mod leaks;
mod property;
mod refusals;
mod sample;
