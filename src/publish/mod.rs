//! Preparing minutes for publication: what may not go out is taken from the model, and the model is
//! rendered anew.
//!
//! No document is ever edited. A policy says what is withheld, a plan holds the decisions, and what
//! is left is a model of its own for the public, which has no place for anything else.

pub mod data;
mod decisions;
pub mod edition;
pub mod inspect;
pub mod personal;
mod places;
pub mod plan;
pub mod policy;
mod proof;
pub mod public;
pub mod refusal;
pub mod regime;
pub mod register;
pub mod scan;
pub mod schedule;
pub mod statement;
mod table;
mod texts;
pub mod worksheet;

pub use decisions::CutKind;
pub use edition::{Edition, Order, Output};
pub use plan::Plan;
pub use policy::Policy;
pub use public::Public;
pub use refusal::Refusal;
pub use table::Flaw;
