//! What is told on standard error of many inputs, for people or for programs.

use super::progress::Progress;
use crate::batch::{Done, Outcome, PassedOver, Tally, reason};
use crate::cli::report::on_one_line;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

/// How much is told, and in which shape.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct LogArguments {
    /// Tell of failures only: no progress, no summary
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,

    /// Tell of each input when it is done, and always of the whole
    #[arg(short, long)]
    pub(super) verbose: bool,

    /// How to write what is told on standard error
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Shape::Text)]
    pub(super) log_format: Shape,
}

/// How lines on standard error are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Shape {
    /// For people
    Text,
    /// One JSON object a line
    Json,
}

/// What is told.
#[derive(Debug)]
pub(super) struct Log {
    arguments: LogArguments,
    /// Whether there is a summary, unless it is not wanted.
    summary: bool,
    progress: Progress,
    began: Instant,
}

impl Log {
    /// A log of a run that has `summary` at its end, and shows `progress` until then.
    pub(super) fn new(arguments: LogArguments, summary: bool, progress: Progress) -> Self {
        Self {
            arguments,
            summary: (summary || arguments.verbose) && !arguments.quiet,
            progress,
            began: Instant::now(),
        }
    }

    /// Tells of an input that was gone through.
    pub(super) fn done(&self, done: &Done, tally: &Tally) {
        let (path, error) = match (&done.outcome, &done.facts.error) {
            (Outcome::Unwritable(output, error), _) => (
                output.to_string_lossy().into_owned(),
                Some(reason(error).into_owned()),
            ),
            (_, Some(error)) => (done.path.clone(), Some(error.message.clone())),
            (_, None) => (done.path.clone(), None),
        };
        match (error, done.error_code()) {
            (Some(message), Some(code)) => self.failure(&path, &message, code),
            _ if self.arguments.verbose => self.success(done),
            _ => {}
        }
        self.progress.advance(tally);
    }

    /// Tells of a failure.
    pub(super) fn failure(&self, path: &str, message: &str, code: &str) {
        match self.arguments.log_format {
            Shape::Text => self.line(&format!("{}: {message} [{code}]", on_one_line(path))),
            Shape::Json => self.object(&json!({
                "event": "failed", "path": path, "code": code, "message": message,
            })),
        }
    }

    fn success(&self, done: &Done) {
        let event = if done.is_kept() {
            "skipped"
        } else {
            "converted"
        };
        let milliseconds = done.took.as_millis();
        match self.arguments.log_format {
            Shape::Text if done.is_kept() => {
                self.line(&format!("{}: done already", on_one_line(&done.path)));
            }
            Shape::Text => {
                let path = on_one_line(&done.path);
                self.line(&format!("{path}: converted in {milliseconds} ms"));
            }
            Shape::Json => self.object(&json!({
                "event": event, "path": done.path, "pages": done.facts.pages,
                "doubts": done.facts.doubts, "milliseconds": milliseconds,
            })),
        }
    }

    /// Tells what came of all inputs.
    pub(super) fn end(&self, tally: &Tally, passed_over: PassedOver) {
        self.progress.end();
        if !self.summary {
            return;
        }
        let took = self.began.elapsed();
        match self.arguments.log_format {
            Shape::Text => {
                let text = summary(tally, passed_over, took);
                text.lines().for_each(|line| self.line(line));
            }
            Shape::Json => self.object(&summary_object(tally, passed_over, took)),
        }
    }

    fn line(&self, text: &str) {
        self.write(&format!("minutebook: {text}\n"));
    }

    fn object(&self, object: &Value) {
        self.write(&format!("{object}\n"));
    }

    fn write(&self, text: &str) {
        self.progress.aside(|| {
            // Where standard error is closed, there is nobody left to tell.
            let _ = std::io::stderr().write_all(text.as_bytes());
        });
    }
}

/// The summary for people: what there is none of is left out.
fn summary(tally: &Tally, passed_over: PassedOver, took: Duration) -> String {
    let mut text = format!("{} converted, {} failed", tally.converted, tally.failed);
    for (number, what) in [
        (tally.kept, "done already"),
        (passed_over.unknown, "of unknown type passed over"),
        (passed_over.links, "links passed over"),
    ] {
        if number > 0 {
            // Writing to a string has no way to fail.
            let _ = write!(text, ", {number} {what}");
        }
    }
    text.push('\n');
    for (what, counts) in [("failed", &tally.errors), ("warnings", &tally.doubts)] {
        if !counts.is_empty() {
            let _ = writeln!(text, "{what}: {}", counted(counts));
        }
    }
    if !tally.slowest.is_empty() {
        let slowest = tally
            .slowest
            .iter()
            .map(|(took, path)| format!("{} ({:.2} s)", on_one_line(path), took.as_secs_f64()));
        let _ = writeln!(text, "slowest: {}", slowest.collect::<Vec<_>>().join(", "));
    }
    let seconds = took.as_secs_f64();
    let files = rate(tally.inputs(), took);
    let pages = if tally.pages > 0 {
        format!(
            ", {} pages ({:.0} a second)",
            tally.pages,
            rate(tally.pages, took)
        )
    } else {
        String::new()
    };
    let _ = writeln!(
        text,
        "{} files in {seconds:.1} s ({files:.0} a second){pages}",
        tally.inputs()
    );
    text
}

#[allow(
    clippy::cast_precision_loss,
    reason = "numbers of files are far below 2^52"
)]
fn rate(number: u64, took: Duration) -> f64 {
    number as f64 / took.as_secs_f64().max(0.001)
}

/// The most frequent first.
fn counted(counts: &BTreeMap<String, u64>) -> String {
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|&(code, number)| (std::cmp::Reverse(*number), code));
    let words = counts
        .iter()
        .map(|(code, number)| format!("{code} {number}"));
    words.collect::<Vec<_>>().join(", ")
}

fn summary_object(tally: &Tally, passed_over: PassedOver, took: Duration) -> Value {
    let slowest = tally
        .slowest
        .iter()
        .map(|(took, path)| json!({"path": path, "milliseconds": took.as_millis()}));
    json!({
        "event": "summary",
        "converted": tally.converted,
        "failed": tally.failed,
        "skipped": tally.kept,
        "unknown_type": passed_over.unknown,
        "links": passed_over.links,
        "errors": tally.errors,
        "doubts": tally.doubts,
        "slowest": slowest.collect::<Vec<_>>(),
        "pages": tally.pages,
        "milliseconds": took.as_millis(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_names_what_there_is() {
        let mut tally = Tally {
            converted: 9,
            failed: 3,
            ..Tally::default()
        };
        let took = Duration::from_secs(2);
        let short = summary(&tally, PassedOver::default(), took);
        assert_eq!(
            short,
            "9 converted, 3 failed\n12 files in 2.0 s (6 a second)\n"
        );

        tally.kept = 2;
        tally.pages = 40;
        tally.errors = [("empty".to_owned(), 1), ("binary".to_owned(), 2)].into();
        tally.slowest = vec![(Duration::from_millis(1500), "a\nb.txt".to_owned())];
        let passed_over = PassedOver {
            unknown: 7,
            links: 0,
        };
        let long = summary(&tally, passed_over, took);
        assert_eq!(
            long,
            "9 converted, 3 failed, 2 done already, 7 of unknown type passed over\n\
             failed: binary 2, empty 1\n\
             slowest: a\\nb.txt (1.50 s)\n\
             14 files in 2.0 s (7 a second), 40 pages (20 a second)\n"
        );
    }
}
