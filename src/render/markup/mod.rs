//! Markdown in two dialects: the page's structure is written once, the dialect decides its spelling.
//!
//! Everything is appended to one `String`; there are no pieces in between.

mod acronyms;
mod escape;
mod page;
mod sections;
mod tables;

pub(super) use sections::write;

pub(super) use escape::{Position, escape};

/// How Markdown is spelled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// `CommonMark` with the tables of GitHub's dialect.
    CommonMark,
    /// What GOV.UK publishes from: no top heading (the title has its own field there), row heads in
    /// tables, call-outs, and acronyms spelled out once for the whole page.
    Govspeak,
}
