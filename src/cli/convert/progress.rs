//! How far a run is, on a terminal.

use crate::batch::Tally;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal as _, stderr, stdout};
use std::time::Duration;

/// How often it is drawn anew while nothing happens.
const TICK: Duration = Duration::from_millis(250);

/// A line that tells how far a run is; it shows nothing where nobody looks.
#[derive(Debug)]
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    pub(super) const fn none() -> Self {
        Self(None)
    }

    /// Progress over `inputs`, where standard error is a terminal, and results that go to standard
    /// output are not written to one.
    pub(super) fn of(inputs: usize, to_standard_output: bool) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let disturbs = to_standard_output && stdout().is_terminal();
        if inputs < 2 || dumb || disturbs || !stderr().is_terminal() {
            return Self::none();
        }
        let bar = ProgressBar::with_draw_target(Some(inputs as u64), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{bar:20} {pos}/{len} files, {msg}{eta} left");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.enable_steady_tick(TICK);
        Self(Some(bar))
    }

    pub(super) fn advance(&self, tally: &Tally) {
        let Some(bar) = &self.0 else { return };
        let seconds = bar.elapsed().as_secs().max(1);
        let mut words = String::new();
        if tally.pages > 0 {
            words = format!("{} pages/s, ", tally.pages / seconds);
        }
        if tally.failed > 0 {
            words = format!("{words}{} failed, ", tally.failed);
        }
        bar.set_message(words);
        bar.set_position(tally.inputs());
    }

    /// Writes something else without disturbing the line.
    pub(super) fn aside(&self, write: impl FnOnce()) {
        match &self.0 {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    pub(super) fn end(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
