//! The parts of a DOCX, unpacked, with a bound; and their elements one by one.

use super::super::report::Where;
use super::super::xml::{decoded, referred};
use crate::read::{ErrorCode, ReadError};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// The most bytes that all parts may have.
const MOST: u64 = 256 << 20;
/// The most parts.
const MOST_PARTS: usize = 10_000;
/// The deepest that elements may lie in each other.
const DEEPEST: usize = 512;

/// An unpacked document.
#[derive(Debug)]
pub(super) struct Package {
    /// By name, in the order of names.
    pub(super) parts: BTreeMap<String, Vec<u8>>,
}

/// An element's end, or text, with the elements around it.
#[derive(Debug)]
pub(super) enum Seen<'s> {
    Start(&'s Element),
    Text(&'s str),
    End(&'s Element),
}

/// An element, without prefixes.
#[derive(Debug, Clone)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it is a switch that is on: there, and not said to be off.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val"), Some("0" | "false" | "off" | "none"))
    }
}

impl Package {
    pub(super) fn load(bytes: &[u8]) -> Result<Self, ReadError> {
        let damaged = |error: &dyn std::fmt::Display| {
            ReadError::new(
                ErrorCode::Damaged,
                format!("the archive cannot be unpacked: {error}"),
            )
        };
        let mut archive =
            zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > MOST_PARTS {
            let message = format!("more than {MOST_PARTS} parts");
            return Err(ReadError::new(ErrorCode::TooLarge, message));
        }
        let mut parts = BTreeMap::new();
        let mut left = MOST;
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(|error| damaged(&error))?;
            let name = part.name().map_err(|error| damaged(&error))?;
            let name = name.trim_start_matches('/').to_owned();
            let mut unpacked = Vec::new();
            let read = part.take(left + 1).read_to_end(&mut unpacked);
            read.map_err(|error| damaged(&error))?;
            left = left.checked_sub(unpacked.len() as u64).ok_or_else(|| {
                ReadError::new(
                    ErrorCode::TooLarge,
                    format!("more than {MOST} bytes unpacked"),
                )
            })?;
            parts.insert(name, unpacked);
        }
        if parts.contains_key("word/document.xml") {
            Ok(Self { parts })
        } else {
            let message = "an archive that holds no `word/document.xml`: no DOCX";
            Err(ReadError::new(ErrorCode::UnsupportedFormat, message))
        }
    }

    /// The parts that hold running text: the document, heads, feet, notes, comments, building blocks.
    pub(super) fn stories(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let is_story = |name: &str| {
            name.starts_with("word/") && has_extension(name, "xml") && !name.contains("/_rels/")
        };
        let parts = self.parts.iter().filter(move |(name, _)| is_story(name));
        parts.map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }
}

/// Whether a part's name ends as given, in any case.
pub(super) fn has_extension(name: &str, extension: &str) -> bool {
    let found = name.rsplit_once('.').map(|(_, found)| found);
    found.is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// A place in a part.
pub(super) fn place(part: &str) -> Where {
    Where {
        object: Some(part.to_owned()),
        ..Where::default()
    }
}

/// Sees the elements and texts of a part, in order, each with those around it, outermost first.
pub(super) fn walk(bytes: &[u8], mut see: impl FnMut(&[Element], Seen<'_>)) {
    let source = decoded(bytes);
    let mut reader = Reader::from_str(&source);
    reader.config_mut().check_end_names = false;
    let mut stack: Vec<Element> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if stack.len() < DEEPEST => {
                let element = element(&start);
                see(&stack, Seen::Start(&element));
                stack.push(element);
            }
            Ok(Event::Empty(start)) => {
                let element = element(&start);
                see(&stack, Seen::Start(&element));
                see(&stack, Seen::End(&element));
            }
            Ok(Event::End(_)) => {
                if let Some(element) = stack.pop() {
                    see(&stack, Seen::End(&element));
                }
            }
            Ok(Event::Text(text)) => see(&stack, Seen::Text(&text)),
            Ok(Event::CData(text)) => see(&stack, Seen::Text(&text)),
            Ok(Event::GeneralRef(name)) => {
                see(&stack, Seen::Text(&referred(&name)));
            }
            Ok(Event::Start(_) | Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let local = |name: &str| name.rsplit(':').next().unwrap_or_default().to_owned();
    let mut attributes = start.attributes();
    let attributes = attributes
        .with_checks(false)
        .flatten()
        .map(|attribute| (local(attribute.key.as_ref()), unescaped(&attribute.value)));
    Element {
        name: local(start.name().as_ref()),
        attributes: attributes.collect(),
    }
}

/// A value with its references replaced.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value;
    while let Some((before, behind)) = rest.split_once('&') {
        text.push_str(before);
        rest = match behind.split_once(';') {
            Some((name, behind)) if name.len() < 10 => {
                text.push_str(&referred(name));
                behind
            }
            _ => {
                text.push('&');
                behind
            }
        };
    }
    text + rest
}
