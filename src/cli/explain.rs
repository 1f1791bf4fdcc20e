//! `minutebook explain`: why a value was recognised, and what lost against it.

use super::exit::Exit;
use super::input::{Input, ReadArguments};
use super::snippet::{Lines, Paint, snippet};
use super::{Subcommand, Usage, output, report};
use clap::{ArgMatches, Args, FromArgMatches as _};
use minutebook::assemble::Verdict;
use minutebook::minutes::{Format, Place};
use minutebook::{Explained, Explanation, NotExplained, Origin, Witness};
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
        Ok(explained) => Ok(output::print(people(&explained, Paint::chosen(matches)))),
        Err(NotExplained::Unread(error)) => {
            report::failure(&path, &error.message, error.code.as_str());
            Ok(Exit::Failed)
        }
        Err(error @ NotExplained::NoSuchValue { .. }) => Err(Usage(error.to_string())),
    }
}

/// The values, for people.
fn people(explained: &Explained, paint: Paint) -> String {
    let mut page = Page {
        text: String::new(),
        lines: Lines::new(&explained.text, Some(explained.format)),
        explained,
        paint,
        told: HashMap::new(),
    };
    for value in &explained.values {
        page.value(value);
    }
    page.text
}

/// What is printed, as far as it is written.
struct Page<'e> {
    text: String,
    explained: &'e Explained,
    lines: Lines,
    paint: Paint,
    /// Findings that are told, each with the value that it was told of: once is enough.
    told: HashMap<usize, &'e str>,
}

impl<'e> Page<'e> {
    fn value(&mut self, value: &'e Explanation) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        // Writing to a string has no way to fail.
        let _ = writeln!(self.text, "{}{}", value.pointer, is(&value.value));
        if value.origins.is_empty() {
            self.text.push_str(if value.value.is_null() {
                "  nothing in the document was read as this\n"
            } else {
                "  no words of the document are its own\n"
            });
        }
        for origin in &value.origins {
            let _ = match &origin.finding {
                Some(finding) => writeln!(self.text, "  seen by {}: {}", origin.by, finding.kind),
                None => writeln!(self.text, "  {}, which no finding took", origin.by),
            };
            self.places(&origin.places);
            self.why(origin, &value.pointer);
        }
    }

    /// The lines of `places`, the words that count underlined.
    fn places(&mut self, places: &[Place]) {
        let text = &self.explained.text;
        let pieces: Vec<Place> = match self.explained.format {
            // Lines of other formats stand at their places, and cannot be counted on from there.
            Format::Text => places
                .iter()
                .flat_map(|place| by_line(text, *place))
                .collect(),
            _ => places.to_vec(),
        };
        let lines: Vec<(usize, &Place)> = pieces
            .iter()
            .map(|place| (self.lines.of(place), place))
            .collect();
        for line in snippet(text, &lines, None, None, self.paint).lines() {
            let _ = writeln!(self.text, "  {line}");
        }
    }

    /// The finding of an origin, and what lost against it.
    fn why(&mut self, origin: &'e Origin, pointer: &'e str) {
        let Some(finding) = &origin.finding else {
            return;
        };
        if let Some(before) = self.told.get(&finding.index) {
            let _ = writeln!(self.text, "  for the clues of {before}");
            return;
        }
        self.told.insert(finding.index, pointer);
        let _ = writeln!(self.text, "  for these clues: {}", finding.reckoning());
        for lost in &origin.lost {
            let wanted = match lost.verdict {
                Verdict::Beaten(_) => "words",
                _ => "value",
            };
            let place = lost.places.first();
            let _ = writeln!(
                self.text,
                "  lost, for the same {wanted}: {} by {} on line {}: {}\n    {}",
                lost.kind,
                lost.by,
                place.map_or(0, |place| self.lines.of(place)),
                words(lost),
                lost.reckoning(),
            );
        }
    }
}

/// ` = "the value"`; nothing for what is made of many.
fn is(value: &Value) -> String {
    match value {
        Value::Object(_) | Value::Array(_) => String::new(),
        plain => format!(" = {}", cut(&plain.to_string())),
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
