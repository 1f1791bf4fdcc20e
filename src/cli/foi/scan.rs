//! `minutebook foi scan`: what an officer has to know before anything is decided.

use super::files;
use crate::cli::exit::Exit;
use crate::cli::input::{Input, ReadArguments};
use crate::cli::report::on_one_line;
use crate::cli::{Subcommand, Usage, output};
use clap::{ArgMatches, Args, FromArgMatches as _, ValueEnum};
use minutebook::publish::scan::{Named, Scan};
use std::fmt::Write as _;
use std::path::PathBuf;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "scan",
    arguments: |command| ScanArguments::augment_args(command),
    run,
};

const MORE: &str = "\
Ends with exit code 10 where there is anything to decide.

Examples:
  minutebook foi scan minutes.txt
  minutebook foi scan minutes.txt --policy policy.toml --format json";

/// Lists marking, people with all mentions, personal data, what stands nowhere or is hidden
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct ScanArguments {
    /// File to read; `-` is standard input
    #[arg(value_name = "INPUT")]
    input: PathBuf,

    /// Policy that says who is of which class
    #[arg(long, value_name = "POLICY")]
    policy: Option<PathBuf>,

    /// How to write what is found
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Shape::Text)]
    format: Shape,

    #[command(flatten)]
    read: ReadArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// For people
    Text,
    /// One JSON object
    Json,
}

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        ScanArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    let policy = arguments.policy.as_deref().map(files::policy).transpose()?;
    let input = Input::from(arguments.input.as_path());
    let Some(document) = files::document(&input, &arguments.read.options()) else {
        return Ok(Exit::Failed);
    };
    let scan = Scan::of(&document.reading, policy.as_ref().map(|(policy, _)| policy))
        .with_file(&document.bytes);
    let text = match arguments.format {
        Shape::Text => people(&scan),
        Shape::Json => serde_json::to_string_pretty(&scan).unwrap_or_default() + "\n",
    };
    let printed = output::print(text);
    Ok(match printed {
        Exit::Done if !scan.is_clean() => Exit::Found,
        other => other,
    })
}

fn people(scan: &Scan) -> String {
    let mut text = String::new();
    // Writing to a string has no way to fail.
    for warning in &scan.warnings {
        let _ = writeln!(text, "{}: {}", warning.code, on_one_line(&warning.about));
    }
    list(&mut text, "People", &scan.people);
    list(&mut text, "Organisations", &scan.organisations);
    if !scan.uncertain.is_empty() {
        text.push_str("\nTo decide: these may name somebody\n");
    }
    for uncertain in &scan.uncertain {
        let said = &uncertain.said;
        let _ = writeln!(
            text,
            "  {} ({}), {}: {}?",
            said.words,
            said.how,
            said.place,
            uncertain.of.join(" or ")
        );
    }
    if !scan.data.is_empty() {
        text.push_str("\nPersonal data\n");
    }
    for found in &scan.data {
        let _ = writeln!(text, "  {} {}, {}", found.kind, found.words, found.place);
    }
    if !scan.unplaced.is_empty() {
        text.push_str("\nText in no part of the record: not published unless somebody says so\n");
    }
    for stray in &scan.unplaced {
        let _ = writeln!(text, "  {}", on_one_line(stray));
    }
    if !scan.in_file.is_empty() || scan.pictures > 0 {
        text.push_str("\nIn the file, and not in what is published\n");
    }
    if scan.pictures > 0 {
        let plural = if scan.pictures == 1 { "" } else { "s" };
        let _ = writeln!(text, "  {} picture{plural}", scan.pictures);
    }
    for finding in &scan.in_file {
        let words = match finding.words.as_str() {
            "" => String::new(),
            words => format!(": {words}"),
        };
        let line = format!("{}{words}", finding.message);
        let _ = writeln!(text, "  {}: {}", finding.code, on_one_line(&line));
    }
    text.trim_start().to_owned()
}

/// Each place once: a row that holds name and initials is one.
fn places(named: &Named) -> String {
    let mut places: Vec<&str> = Vec::new();
    for said in &named.mentions {
        if !places.contains(&said.place.as_str()) {
            places.push(&said.place);
        }
    }
    places.join("; ")
}

fn list(text: &mut String, title: &str, list: &[Named]) {
    if !list.is_empty() {
        let _ = writeln!(text, "\n{title}");
    }
    for named in list {
        let short = named.short.join(", ");
        let short = if short.is_empty() {
            short
        } else {
            format!(" ({short})")
        };
        let class = named
            .class
            .map(|class| format!(" [{class}]"))
            .unwrap_or_default();
        let role = named
            .role
            .as_deref()
            .map(|role| format!(", {role}"))
            .unwrap_or_default();
        let mentions = named.mentions.len();
        let plural = if mentions == 1 { "" } else { "s" };
        let _ = writeln!(
            text,
            "  {}{short}{role}{class}: {mentions} mention{plural}",
            named.name
        );
        if mentions > 0 {
            let _ = writeln!(text, "    {}", places(named));
        }
    }
}
