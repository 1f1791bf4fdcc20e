//! `minutebook check`: what contradicts itself or looks odd, with the place in the document.

use super::exit::Exit;
use super::input::{self, Input, ReadArguments};
use super::output::{self, Output, STANDARD_OUTPUT};
use super::snippet::{Lines, Paint, snippet};
use super::{Subcommand, Usage, report};
use crate::batch;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgMatches, Args, FromArgMatches as _, ValueEnum};
use minutebook::check::{Code, Reports, codes};
use minutebook::minutes::{Failure, Format, Minutes, Place};
use minutebook::{Options, Reading};
use serde::Serialize;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "check",
    arguments: |command| CheckArguments::augment_args(command),
    run,
};

const MORE: &str = "\
Findings:
  A conflict is where the document contradicts itself; a warning or a note is about
  what looks odd, or was inferred. Each is shown with its code, the places in the
  document, why it is reported and what to do. --explain CODE tells more, with
  examples.

  With --format json each input is one object, one a line:
    {\"path\": …, \"error\": null or {\"code\", \"message\", \"page\"},
     \"findings\": [{\"code\", \"severity\", \"message\", \"explanation\", \"hint\",
                   \"places\": [{\"page\", \"line\", \"bbox\", \"span\"}], \"refs\": […]}]}
  `severity` is conflict, error, warning or note; places and refs are those of the
  record that `minutebook convert` writes.

Examples:
  minutebook check minutes.txt
  minutebook check --strict 2023/*.txt
  minutebook check --format json minutes.txt | jq '.findings[].code'
  minutebook check --explain sentence_breaks_off";

/// Shows where minutes contradict themselves or look odd
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct CheckArguments {
    /// Files to read; `-` is standard input
    #[arg(required_unless_present = "explain", value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// How to write what is found
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Shape::Text)]
    format: Shape,

    /// End with exit code 3 where there are conflicts, or diagnostics above a note
    #[arg(long)]
    strict: bool,

    /// Print the page about a code instead
    #[arg(long, value_name = "CODE", value_parser = code(), conflicts_with = "inputs", hide_possible_values = true)]
    explain: Option<&'static Code>,

    #[command(flatten)]
    read: ReadArguments,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// For people
    Text,
    /// One JSON object an input, one a line
    Json,
}

fn code() -> impl TypedValueParser<Value = &'static Code> {
    PossibleValuesParser::new(codes().map(|code| code.name))
        .try_map(|name| codes().find(|code| code.name == name).ok_or("no such code"))
}

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        CheckArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    if let Some(code) = arguments.explain {
        return Ok(output::print(code.page));
    }
    let inputs = input::named(&arguments.inputs)?;
    let mut tally = Tally::default();
    let written = check(&arguments, &inputs, Paint::chosen(matches), &mut tally);
    Ok(match written {
        // Nobody reads any more: there is nothing left to do.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            report::unwritable(STANDARD_OUTPUT, &error);
            Exit::Failed
        }
        Ok(()) if tally.failed > 0 => Exit::Failed,
        Ok(()) if arguments.strict && tally.doubtful => Exit::Strict,
        Ok(()) => Exit::Done,
    })
}

fn check(
    arguments: &CheckArguments,
    inputs: &[Input],
    paint: Paint,
    tally: &mut Tally,
) -> io::Result<()> {
    let options = arguments.read.options();
    let mut output = Output::standard();
    for input in inputs {
        let reading = read(input, &options);
        let minutes = &reading.minutes;
        if let Some(error) = &minutes.error {
            report::failure(&minutes.source.path, &error.message, &error.code);
        }
        let findings = Finding::all(minutes);
        tally.add(minutes, &findings);
        let text = match arguments.format {
            Shape::Text => people(&reading, &findings, paint),
            Shape::Json => json(minutes, &findings)?,
        };
        output.write(text.as_bytes())?;
    }
    if arguments.format == Shape::Text {
        output.write(tally.words(inputs.len()).as_bytes())?;
    }
    output.finish()
}

fn read(input: &Input, options: &Options) -> Reading {
    let path = input.shown();
    match input.bytes(&options.limits) {
        Ok(bytes) => minutebook::read_minutes(&path, &bytes, options),
        Err(error) => minutebook::unread(&path, &error, options),
    }
}

/// A conflict or a diagnostic.
#[derive(Debug, Serialize)]
struct Finding<'m> {
    code: &'m str,
    severity: &'static str,
    message: &'m str,
    explanation: Option<String>,
    hint: Option<String>,
    places: &'m [Place],
    refs: &'m [String],
}

impl<'m> Finding<'m> {
    /// All of a record, in the order of the document.
    fn all(minutes: &'m Minutes) -> Vec<Self> {
        let conflicts = minutes.conflicts.iter().map(|conflict| {
            let severity = Reports::Conflict;
            let (code, message) = (&conflict.code, &conflict.message);
            Self::new(code, severity, message, &conflict.places, &conflict.refs)
        });
        let diagnostics = minutes.diagnostics.iter().map(|diagnostic| {
            let severity = Reports::Diagnostic(diagnostic.severity);
            let (code, message) = (&diagnostic.code, &diagnostic.message);
            Self::new(code, severity, message, &diagnostic.places, &[])
        });
        let mut all: Vec<Self> = conflicts.chain(diagnostics).collect();
        all.sort_by_key(|finding| finding.places.first().map(|place| place.span));
        all
    }

    fn new(
        code: &'m str,
        severity: Reports,
        message: &'m str,
        places: &'m [Place],
        refs: &'m [String],
    ) -> Self {
        let known = codes().find(|known| known.name == code);
        Self {
            code,
            severity: severity.as_str(),
            message,
            explanation: known.map(|code| code.explanation().into_owned()),
            hint: known.and_then(Code::hint).map(Into::into),
            places,
            refs,
        }
    }
}

/// The findings of an input, for programs.
#[derive(Debug, Serialize)]
struct Row<'m> {
    path: &'m str,
    error: &'m Option<Failure>,
    findings: &'m [Finding<'m>],
}

fn json(minutes: &Minutes, findings: &[Finding<'_>]) -> io::Result<String> {
    let row = Row {
        path: &minutes.source.path,
        error: &minutes.error,
        findings,
    };
    Ok(serde_json::to_string(&row)? + "\n")
}

/// The findings of an input, for people. Why, and what to do, is said once for each code.
fn people(reading: &Reading, findings: &[Finding<'_>], paint: Paint) -> String {
    let mut text = String::new();
    let mut told = HashSet::new();
    let lines_of = Lines::new(&reading.text, reading.minutes.source.format);
    for finding in findings {
        let place = finding.places.first();
        let at = place.map(|place| at(reading, &lines_of, place));
        let at = at.unwrap_or_default();
        let path = report::on_one_line(&reading.minutes.source.path);
        let message = report::on_one_line(finding.message);
        let label = paint.label(finding.severity, finding.code);
        // Writing to a string has no way to fail.
        let _ = writeln!(text, "{path}{at}: {label} {message}");
        let first = told.insert(finding.code);
        let lines: Vec<(usize, &Place)> = finding
            .places
            .iter()
            .map(|place| (lines_of.of(place), place))
            .collect();
        let footer = |text: &Option<String>| text.clone().filter(|_| first);
        let (why, hint) = (footer(&finding.explanation), footer(&finding.hint));
        text.push_str(&snippet(&reading.text, &lines, why, hint, paint));
        text.push('\n');
    }
    text
}

/// `:12`, or `:page 3:12` where lines are counted on each page.
fn at(reading: &Reading, lines: &Lines, place: &Place) -> String {
    let format = reading.minutes.source.format;
    let line = lines.of(place);
    match place.page.filter(|_| format != Some(Format::Text)) {
        Some(page) => format!(":page {page}:{line}"),
        None => format!(":{line}"),
    }
}

/// What was found in all inputs.
#[derive(Debug, Default)]
struct Tally {
    conflicts: usize,
    warnings: usize,
    notes: usize,
    failed: usize,
    doubtful: bool,
}

impl Tally {
    fn add(&mut self, minutes: &Minutes, findings: &[Finding<'_>]) {
        for finding in findings {
            match finding.severity {
                "conflict" => self.conflicts += 1,
                "note" => self.notes += 1,
                _ => self.warnings += 1,
            }
        }
        self.failed += usize::from(minutes.error.is_some());
        self.doubtful |= batch::doubts(minutes).next().is_some();
    }

    fn words(&self, inputs: usize) -> String {
        let read = counted(inputs - self.failed, "document");
        let found: Vec<String> = [
            (self.conflicts, "conflict"),
            (self.warnings, "warning"),
            (self.notes, "note"),
        ]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| counted(number, word))
        .collect();
        if found.is_empty() {
            format!("nothing found in {read}\n")
        } else {
            format!("{} in {read}\n", found.join(", "))
        }
    }
}

fn counted(number: usize, word: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {word}{plural}")
}
