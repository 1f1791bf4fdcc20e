//! Many inputs: which they are, on how many threads, in which order, and what came of them.
//!
//! ```text
//! folders, lists ──walk──▶ Task ──queue──▶ Recipe ──▶ Done ──▶ folder, or one output for all
//! ```
//!
//! What is made of an input is a pure function ([`Recipe`]). All that depends on threads, time or the
//! state of the disk stands around it, so that the bytes cannot depend on these.

mod database;
mod done;
mod folder;
mod input;
mod interrupt;
mod isolate;
mod kept;
mod kinds;
mod list;
mod manifest;
mod queue;
mod recipe;
mod rows;
mod run;
mod tally;
mod target;
mod walk;
mod whole;

pub(crate) use database::Database;
pub(crate) use done::{Done, Outcome};
pub(crate) use folder::Folder;
pub(crate) use input::{Input, reason};
pub(crate) use interrupt::flag as interrupted;
pub(crate) use isolate::{Isolation, SUBCOMMAND as WORKER, serve};
pub(crate) use kept::Kept;
pub(crate) use kinds::is_extension;
pub(crate) use list::Separator;
pub(crate) use manifest::Manifest;
pub(crate) use queue::Order;
pub(crate) use recipe::{Recipe, doubts};
pub(crate) use rows::Rows;
pub(crate) use run::{Batch, Task};
pub(crate) use tally::Tally;
pub(crate) use target::Target;
pub(crate) use walk::{Choice, Found, PassedOver, Pattern};
pub(crate) use whole::WholeFile;
