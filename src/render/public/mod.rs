//! What the public gets, to bytes: one file per output format.
//!
//! These renderers see the public model alone: what is withheld is not in it, nor anything that was
//! counted, sorted or measured by it.

mod csv;
mod html;
mod json;
mod markup;

use crate::publish::Output;
use crate::publish::public::{Public, PublicItem, PublicSection, Text};

/// A format for the public.
#[derive(Debug)]
pub struct PublicRenderer {
    /// Name, as `--to` takes it.
    pub name: &'static str,
    /// Name of the file; it must not depend on the source.
    pub file: &'static str,
    /// One line of help.
    pub describes: &'static str,
    /// Writes the file.
    pub render: fn(&Public) -> Vec<u8>,
}

/// All of them.
pub const PUBLIC_RENDERERS: &[PublicRenderer] = &[
    html::RENDERER,
    markup::MARKDOWN,
    markup::GOVSPEAK,
    json::RENDERER,
    csv::RENDERER,
];

/// Writes the outputs of some formats, in the order of the list.
#[must_use]
pub fn publish(public: &Public, formats: &[String]) -> Vec<Output> {
    PUBLIC_RENDERERS
        .iter()
        .filter(|renderer| formats.iter().any(|format| format == renderer.name))
        .map(|renderer| Output {
            name: renderer.file,
            format: renderer.name,
            bytes: (renderer.render)(public),
        })
        .collect()
}

/// The page's title: the first meeting's, else what comes nearest to one.
fn title(public: &Public) -> String {
    let first = public.meetings.first();
    first
        .and_then(|meeting| meeting.title.as_ref().or(meeting.body.as_ref()))
        .map_or_else(|| "Published document".to_owned(), Text::to_string)
}

/// A record that may hold records of its own kind.
trait Nested: Sized {
    fn children(&self) -> &[Self];
    fn has_heading(&self) -> bool;
}

impl Nested for PublicItem {
    fn children(&self) -> &[Self] {
        &self.items
    }

    fn has_heading(&self) -> bool {
        self.number.is_some() || self.title.is_some()
    }
}

impl Nested for PublicSection {
    fn children(&self) -> &[Self] {
        &self.sections
    }

    fn has_heading(&self) -> bool {
        self.number.is_some() || self.title.is_some()
    }
}

/// Headings of items begin under `h2`, and stop where HTML and Markdown do.
const FIRST_HEADING: usize = 3;
const LAST_HEADING: usize = 6;

/// The whole tree in reading order, each record with the level of its heading.
fn levelled<T: Nested>(roots: &[T]) -> Vec<(usize, &T)> {
    let mut out = Vec::with_capacity(roots.len());
    let mut open = vec![roots.iter()];
    let mut before = FIRST_HEADING - 1;
    while let Some(level) = open.last_mut() {
        let Some(record) = level.next() else {
            open.pop();
            continue;
        };
        let heading = (FIRST_HEADING + open.len() - 1)
            .min(before + 1)
            .min(LAST_HEADING);
        if record.has_heading() {
            before = heading;
        }
        out.push((heading, record));
        if !record.children().is_empty() {
            open.push(record.children().iter());
        }
    }
    out
}
