//! `minutebook foi inspect`: bad redactions and hidden data in somebody else's file.

use crate::cli::budgets::Budgets;
use crate::cli::exit::Exit;
use crate::cli::input::{Input, named};
use crate::cli::output::{Output, STANDARD_OUTPUT};
use crate::cli::{Subcommand, Usage, report};
use clap::{ArgMatches, Args, FromArgMatches as _, ValueEnum};
use minutebook::minutes::{Failure, Format};
use minutebook::publish::inspect::{Finding, Severity, codes, inspect};
use minutebook::read::ReadError;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "inspect",
    arguments: |command| {
        InspectArguments::augment_args(command).after_long_help(format!("{}\n\n{MORE}", kinds()))
    },
    run,
};

const MORE: &str = "\
A file without findings is not thereby safe: what it shows is not looked at, and pixels
of pictures are not read.

With --format json each input is one object, one a line:
  {\"path\": …, \"format\": \"pdf\", \"error\": null or {\"code\", \"message\", \"page\"},
   \"findings\": [{\"code\", \"severity\", \"message\", \"page\", \"bbox\", \"object\", \"words\"}]}
`severity` is leak, warning or note; `bbox` is left, top, right, bottom in points from the
top left of the page; `object` is an object or a part of the file.

Exit code 10 where there are findings that are more than a note.

Examples:
  minutebook foi inspect released.pdf
  minutebook foi inspect --format json outbox/*.pdf | jq '.findings[].code'";

/// Looks for bad redactions and hidden data in any PDF or DOCX
#[derive(Debug, Args)]
struct InspectArguments {
    /// Files to look into; `-` is standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// How to write what is found
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Shape::Text)]
    format: Shape,

    #[command(flatten)]
    budgets: Budgets,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// For people
    Text,
    /// One JSON object an input, one a line
    Json,
}

/// What is looked for, as help shows it.
fn kinds() -> String {
    let mut told = BTreeSet::new();
    let mut text = "Findings:".to_owned();
    for code in codes().filter(|code| told.insert(code.name)) {
        // Writing to a string has no way to fail.
        let _ = write!(
            text,
            "\n  {:<22} {:<8} {}",
            code.name,
            code.severity.as_str(),
            code.title
        );
    }
    text
}

/// What an input gave, for programs.
#[derive(Debug, Serialize)]
struct Row {
    path: String,
    format: Option<Format>,
    error: Option<Failure>,
    pictures: usize,
    findings: Vec<Finding>,
}

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        InspectArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    let inputs = named(&arguments.inputs)?;
    let (mut failed, mut found) = (false, false);
    let written = look(&arguments, &inputs, &mut |row| {
        failed |= row.error.is_some();
        found |= row
            .findings
            .iter()
            .any(|finding| finding.severity > Severity::Note);
    });
    Ok(match written {
        // Nobody reads any more: there is nothing left to do.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            report::unwritable(STANDARD_OUTPUT, &error);
            Exit::Failed
        }
        Ok(()) if failed => Exit::Failed,
        Ok(()) if found => Exit::Found,
        Ok(()) => Exit::Done,
    })
}

fn look(
    arguments: &InspectArguments,
    inputs: &[Input],
    see: &mut dyn FnMut(&Row),
) -> io::Result<()> {
    let mut output = Output::standard();
    for input in inputs {
        let row = row(input, arguments);
        if let Some(error) = &row.error {
            report::failure(&row.path, &error.message, &error.code);
        }
        see(&row);
        let text = match arguments.format {
            Shape::Text => people(&row),
            Shape::Json => serde_json::to_string(&row)? + "\n",
        };
        output.write(text.as_bytes())?;
    }
    output.finish()
}

fn row(input: &Input, arguments: &InspectArguments) -> Row {
    let path = input.shown();
    let inspected = input
        .bytes(&arguments.budgets.0)
        .and_then(|bytes| inspect(&bytes));
    match inspected {
        Ok(inspection) => Row {
            path,
            format: Some(inspection.format),
            error: None,
            pictures: inspection.pictures,
            findings: inspection.findings,
        },
        Err(ReadError {
            code,
            message,
            page,
        }) => Row {
            path,
            format: None,
            error: Some(Failure {
                code: code.as_str().to_owned(),
                message,
                page,
            }),
            pictures: 0,
            findings: Vec::new(),
        },
    }
}

/// The findings of an input, for people. What to do is said once for each code.
fn people(row: &Row) -> String {
    let path = report::on_one_line(&row.path);
    let mut text = String::new();
    let mut told = BTreeSet::new();
    for finding in &row.findings {
        let page = finding
            .page
            .map(|page| format!(":page {page}"))
            .unwrap_or_default();
        let object = finding
            .object
            .as_ref()
            .map(|object| format!(" ({object})"))
            .unwrap_or_default();
        let severity = finding.severity.as_str();
        let message = report::on_one_line(&finding.message).into_owned();
        // Writing to a string has no way to fail.
        let _ = writeln!(
            text,
            "{path}{page}: {severity}[{}] {message}{object}",
            finding.code
        );
        if let Some([left, top, right, bottom]) = finding.bbox {
            let _ = writeln!(
                text,
                "    at {left:.0}, {top:.0} to {right:.0}, {bottom:.0}"
            );
        }
        if !finding.words.is_empty() {
            let _ = writeln!(text, "    “{}”", report::on_one_line(&finding.words));
        }
        if let Some(code) = codes().find(|code| code.name == finding.code)
            && told.insert(code.name)
        {
            let _ = writeln!(text, "    {}", code.hint);
        }
    }
    if row.error.is_none() {
        let _ = writeln!(text, "{path}: {}", tally(&row.findings));
    }
    text
}

fn tally(findings: &[Finding]) -> String {
    let counted = [Severity::Leak, Severity::Warning, Severity::Note].map(|severity| {
        let number = findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count();
        let plural = if number == 1 { "" } else { "s" };
        (number, format!("{number} {}{plural}", severity.as_str()))
    });
    let words: Vec<String> = counted
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(_, words)| words)
        .collect();
    if words.is_empty() {
        "nothing hidden was found".to_owned()
    } else {
        words.join(", ")
    }
}
