//! What records hold, whatever the input: held against the samples, and against what hostile input
//! does to them.
//!
//! `UPDATE_SAMPLES=1 cargo test --test records` writes the records that the samples give.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod formats;
mod hostile;
mod layouts;
mod meetings;
mod pdf;
mod sample;
mod samples;
mod schema;
mod score;
mod sound;
mod text_kept;
