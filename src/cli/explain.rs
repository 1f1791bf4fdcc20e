//! `minutebook explain`: why a value was recognised, and what lost against it.

use super::exit::Exit;
use super::input::{Input, ReadArguments};
use super::snippet::{Paint, line, snippet};
use super::{Subcommand, Usage, output, report};
use clap::{ArgMatches, Args, FromArgMatches as _};
use minutebook::assemble::Verdict;
use minutebook::minutes::{Format, Place};
use minutebook::{Explained, NotExplained, Origin, Witness};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::PathBuf;

pub(super) const SUBCOMMAND: Subcommand = Subcommand {
    name: "explain",
    arguments: |command| ExplainArguments::augment_args(command),
    run,
};

const MORE: &str = "\
What is shown:
  Each value with the words that it was read from, the recogniser that saw it, and
  the clues that spoke for it with their weights and their sum. Below that, what
  lost: what wanted the same words, or the same value, and weighed less.

  A JSON Pointer names a value of the record that `minutebook convert` writes, or
  a record with all of its values.

Examples:
  minutebook explain minutes.txt
  minutebook explain minutes.txt /meeting/date
  minutebook explain minutes.txt /attendance/0";

/// Shows why a value was recognised, and what lost against it
#[derive(Debug, Args)]
#[command(after_long_help = MORE)]
struct ExplainArguments {
    /// File to read; `-` is standard input
    #[arg(value_name = "INPUT")]
    input: PathBuf,

    /// JSON Pointer of a value, or of a record [default: all values]
    #[arg(value_name = "POINTER")]
    pointer: Option<String>,

    #[command(flatten)]
    read: ReadArguments,
}

/// Characters of a value or of a finding's words that are shown.
const MOST_CHARACTERS: usize = 80;

fn run(matches: &ArgMatches) -> Result<Exit, Usage> {
    let arguments =
        ExplainArguments::from_arg_matches(matches).map_err(|error| Usage(error.to_string()))?;
    let input = Input::from(arguments.input.as_path());
    let options = arguments.read.options();
    let path = input.shown();
    let explained = input
        .bytes(&options.limits)
        .map_err(NotExplained::Unread)
        .and_then(|bytes| {
            minutebook::explain(&path, &bytes, &options, arguments.pointer.as_deref())
        });
    match explained {
        Ok(explained) => Ok(output::print(&people(&explained, Paint::chosen(matches)))),
        Err(NotExplained::Unread(error)) => {
            report::failure(&path, &error.message, error.code.as_str());
            Ok(Exit::Failed)
        }
        Err(error @ NotExplained::NoSuchValue { .. }) => Err(Usage(error.to_string())),
    }
}

/// The values, for people. A finding that several values come from is told once.
fn people(explained: &Explained, paint: Paint) -> String {
    let mut text = String::new();
    let mut told = HashMap::new();
    for value in &explained.values {
        if !text.is_empty() {
            text.push('\n');
        }
        // Writing to a string has no way to fail.
        let _ = writeln!(text, "{}{}", value.pointer, is(&value.value));
        if value.origins.is_empty() {
            text.push_str(if value.value.is_null() {
                "  nothing in the document was read as this\n"
            } else {
                "  no words of the document are its own\n"
            });
        }
        for origin in &value.origins {
            let _ = match &origin.finding {
                Some(finding) => writeln!(text, "  seen by {}: {}", origin.by, finding.kind),
                None => writeln!(text, "  {}, which no finding took", origin.by),
            };
            text.push_str(&shown(explained, &origin.places, paint));
            why(&mut text, explained, origin, &value.pointer, &mut told);
        }
    }
    text
}

/// ` = "the value"`; nothing for what is made of many.
fn is(value: &Value) -> String {
    match value {
        Value::Object(_) | Value::Array(_) => String::new(),
        plain => format!(" = {}", cut(&plain.to_string())),
    }
}

/// The lines of `places`, the words that count underlined.
fn shown(explained: &Explained, places: &[Place], paint: Paint) -> String {
    let text = &explained.text;
    let pieces: Vec<Place> = match explained.format {
        // Lines of other formats stand at their places, and cannot be counted on from there.
        Format::Text => places
            .iter()
            .flat_map(|place| by_line(text, *place))
            .collect(),
        _ => places.to_vec(),
    };
    let lines: Vec<(usize, &Place)> = pieces
        .iter()
        .map(|place| (line(text, Some(explained.format), place), place))
        .collect();
    snippet(text, &lines, None, None, paint)
        .lines()
        .fold(String::new(), |shown, line| shown + "  " + line + "\n")
}

/// The finding of an origin, and what lost against it.
fn why<'e>(
    text: &mut String,
    explained: &Explained,
    origin: &'e Origin,
    pointer: &'e str,
    told: &mut HashMap<usize, &'e str>,
) {
    let Some(finding) = &origin.finding else {
        return;
    };
    if let Some(before) = told.get(&finding.index) {
        let _ = writeln!(text, "  for the clues of {before}");
        return;
    }
    told.insert(finding.index, pointer);
    let _ = writeln!(text, "  for these clues: {}", finding.reckoning());
    for lost in &origin.lost {
        let place = lost.places.first();
        let _ = writeln!(
            text,
            "  {} {} by {} on line {}: {}\n    {}",
            match lost.verdict {
                Verdict::Beaten(_) => "lost, for the same words:",
                _ => "lost, for the same value:",
            },
            lost.kind,
            lost.by,
            place.map_or(0, |place| line(
                &explained.text,
                Some(explained.format),
                place
            )),
            words(lost),
            lost.reckoning(),
        );
    }
}

fn words(finding: &Witness) -> String {
    format!("`{}`", cut(&report::on_one_line(&finding.words)))
}

fn cut(words: &str) -> String {
    match words.char_indices().nth(MOST_CHARACTERS) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or_default()),
        None => words.to_owned(),
    }
}

/// The lines of a place of their own, so that all of its words are shown.
fn by_line(text: &str, place: Place) -> impl Iterator<Item = Place> {
    let [start, end] = place.span.map(|byte| byte as usize);
    let words = text.get(start..end).unwrap_or_default();
    words
        .split_inclusive(['\n', '\u{c}'])
        .scan(start, |at, line| {
            let from = *at + (line.len() - line.trim_start().len());
            let to = from + line.trim().len();
            *at += line.len();
            Some((from, to))
        })
        .filter(|(from, to)| from < to)
        .filter_map(move |(from, to)| {
            let span = [u32::try_from(from).ok()?, u32::try_from(to).ok()?];
            Some(Place { span, ..place })
        })
}
