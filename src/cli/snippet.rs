//! Lines of a document with the words underlined that a finding is about.

use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use clap::ArgMatches;
use minutebook::minutes::{Format, Place};
use std::io::IsTerminal as _;
use std::ops::Range;

/// Columns that a line may take; longer lines are cut around the words.
const WIDTH: usize = 100;

/// Bytes of a line beyond the words that can matter at that width; a line may be a whole book.
const AROUND: usize = WIDTH * 4;

/// Bytes of the words that are shown: what goes on is not shown to the end.
const MOST_WORDS: usize = WIDTH;

/// Places that are shown of one finding; more are only counted.
const MOST_PLACES: usize = 6;

/// Whether results are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paint {
    Plain,
    Coloured,
}

impl Paint {
    /// What `--color` says; where it leaves the choice, a terminal is coloured unless `NO_COLOR` is
    /// set.
    pub(super) fn chosen(matches: &ArgMatches) -> Self {
        let choice = matches.get_one::<String>(super::COLOR).map(String::as_str);
        let coloured = match choice {
            Some("always") => true,
            Some("never") => false,
            _ => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                !refused && std::io::stdout().is_terminal()
            }
        };
        if coloured {
            Self::Coloured
        } else {
            Self::Plain
        }
    }

    /// `conflict[code]`.
    pub(super) fn label(self, severity: &str, code: &str) -> String {
        let label = format!("{severity}[{code}]");
        let color = match severity {
            "note" => AnsiColor::BrightGreen,
            "warning" => AnsiColor::BrightYellow,
            _ => AnsiColor::BrightRed,
        };
        match self {
            Self::Plain => label,
            Self::Coloured => {
                let style = Style::new()
                    .fg_color(Some(color.into()))
                    .effects(Effects::BOLD);
                format!("{style}{label}{style:#}")
            }
        }
    }
}

/// Where the lines of a text end, so that the lines of many places are told without counting anew.
pub(super) struct Lines {
    /// For texts only.
    ends: Option<Vec<usize>>,
}

impl Lines {
    pub(super) fn new(text: &str, format: Option<Format>) -> Self {
        let ends = (format == Some(Format::Text))
            .then(|| memchr::memchr_iter(b'\n', text.as_bytes()).collect());
        Self { ends }
    }

    /// The line of a place. Texts have lines from their first to their last, whatever pages they
    /// have, and editors jump to these.
    pub(super) fn of(&self, place: &Place) -> usize {
        match &self.ends {
            Some(ends) => 1 + ends.partition_point(|end| *end < place.span[0] as usize),
            None => place.line.map_or(1, |line| line as usize),
        }
    }
}

/// The lines of `places`, each with its number, then `why` and `hint`.
pub(super) fn snippet(
    text: &str,
    places: &[(usize, &Place)],
    why: Option<String>,
    hint: Option<String>,
    paint: Paint,
) -> String {
    let mut group = Group::with_level(Level::WARNING);
    let mut shown: Vec<(usize, &str, Vec<Range<usize>>)> = Vec::new();
    for (number, place) in places.iter().take(MOST_PLACES) {
        let Some((line, words)) = line_around(text, place) else {
            continue;
        };
        match shown.last_mut() {
            // Words on the same line are underlined together.
            Some((last, same, ranges)) if last == number && *same == line => ranges.push(words),
            _ => shown.push((*number, line, vec![words])),
        }
    }
    for (number, line, ranges) in shown {
        let annotations = ranges
            .into_iter()
            .map(|words| AnnotationKind::Primary.span(words));
        let source = Snippet::source(line)
            .line_start(number)
            .annotations(annotations);
        group = group.element(source);
    }
    let further = places.len().saturating_sub(MOST_PLACES);
    if further > 0 {
        group = group.element(Level::NOTE.message(format!("and {further} further places")));
    }
    group = group.elements(why.map(|why| Level::NOTE.no_name().message(why)));
    group = group.elements(hint.map(|hint| Level::HELP.with_name("hint").message(hint)));
    if group.is_empty() {
        return String::new();
    }
    let renderer = match paint {
        Paint::Plain => Renderer::plain(),
        Paint::Coloured => Renderer::styled(),
    };
    let page = renderer.term_width(WIDTH).render(&[group]);
    page.lines()
        .fold(String::new(), |shown, line| shown + line.trim_end() + "\n")
}

/// The line that a place begins on, or as much of it as matters, and the place's words in it.
fn line_around<'t>(text: &'t str, place: &Place) -> Option<(&'t str, Range<usize>)> {
    let [start, end] = place.span.map(|byte| byte as usize);
    let from = boundary(text, start.saturating_sub(AROUND));
    let to = boundary(text, text.len().min(start + AROUND));
    let (before, after) = (text.get(from..start)?, text.get(start..to)?);
    let ends = ['\n', '\u{c}'];
    let first = before.rfind(ends).map_or(from, |at| from + at + 1);
    let last = after.find(ends).map_or(to, |at| start + at);
    let words = boundary(text, end.min(last).min(start + MOST_WORDS));
    let line = text.get(first..last)?.trim_end_matches('\r');
    let words = start - first..(words - first).min(line.len());
    (words.start < words.end).then_some((line, words))
}

/// The first byte of a character, at or before `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or_default()
}
