//! Preparing minutes for publication: what may not go out is taken from the model, and the model is
//! rendered anew.
//!
//! No document is ever edited. A policy says what is withheld, a plan holds the decisions, and what
//! is left is a model of its own for the public, which has no place for anything else.

pub mod data;
pub mod edition;
pub mod inspect;
pub mod personal;
pub mod policy;
pub mod regime;
mod table;

pub use policy::Policy;
pub use table::Flaw;
