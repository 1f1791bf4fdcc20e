//! Preparing for publication: refusals, leaks, the master test, and the attacker's game.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and measures are printed"
)]

mod docs;
mod game;
mod job;
mod leaks;
mod property;
mod refusals;
mod sample;
