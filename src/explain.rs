//! Why a value was recognised, and what lost against it.

use crate::assemble::Joined;
use crate::document::Document;
use crate::minutes::{Format, Minutes, Place, Provenance};
use crate::near_pointer::near;
use crate::read::{self, ReadError};
use crate::witness::{Witness, Witnesses};
use crate::{Options, layout};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

/// Values of an input, and why each is what it is.
#[derive(Debug)]
pub struct Explained {
    /// The document's text, as `--to text` prints it, in which places are counted.
    pub text: String,
    /// Format of the input.
    pub format: Format,
    /// Each value, in the order in which the record was made.
    pub values: Vec<Explanation>,
}

/// A value of the record.
#[derive(Debug)]
pub struct Explanation {
    /// JSON Pointer of the value.
    pub pointer: String,
    /// The value.
    pub value: Value,
    /// Where it was read; none where no words of the document are the value's own.
    pub origins: Vec<Origin>,
}

/// Where a value was read, and why.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Name of the recogniser, or of what else accounts for the words.
    pub by: Cow<'static, str>,
    /// Where.
    pub places: Vec<Place>,
    /// The finding that the value was read from; none for running text, which nothing claimed.
    pub finding: Option<Witness>,
    /// What wanted the same words or the same value, and did not get it.
    pub lost: Vec<Witness>,
}

/// Why there is no explanation.
#[derive(Debug)]
pub enum NotExplained {
    /// The input cannot be read.
    Unread(ReadError),
    /// The record has no such value.
    NoSuchValue {
        /// What was asked for.
        pointer: String,
        /// The nearest value that the record has.
        near: String,
    },
}

impl fmt::Display for NotExplained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(error) => error.fmt(f),
            Self::NoSuchValue { pointer, near } => {
                write!(f, "the record has no `{pointer}`; the nearest is `{near}`")
            }
        }
    }
}

impl std::error::Error for NotExplained {}

/// Why the value at `pointer` and those below it, or all values, are what they are.
///
/// `path` is only shown, never opened.
///
/// # Errors
/// Where the input cannot be read, or the record has nothing at `pointer`.
pub fn explain(
    path: &str,
    bytes: &[u8],
    options: &Options,
    pointer: Option<&str>,
) -> Result<Explained, NotExplained> {
    let document =
        read::read(bytes, options.from, &options.limits).map_err(NotExplained::Unread)?;
    let document = layout::lay_out(document);
    let source = crate::source(path, bytes);
    let mut joined = Joined::default();
    let mut origins: Vec<Origin> = Vec::new();
    let mut before = 0;
    let document = crate::each_meeting(document, |meeting, findings| {
        let minutes = crate::record(meeting, findings, source.clone());
        let entries = minutes.provenance.as_deref().unwrap_or_default();
        let witnesses = Witnesses::new(meeting, findings, before, entries);
        origins.extend(entries.iter().map(|entry| witnesses.origin(entry)));
        before += findings.list.len();
        joined.add(minutes);
    });
    let mut minutes = joined.finish().unwrap_or_else(|| Minutes::empty(source));
    let provenance = minutes.provenance.take().unwrap_or_default();
    let record = serde_json::to_value(&minutes).unwrap_or_default();
    let asked = pointer.unwrap_or_default();
    let Some(value) = record.pointer(asked) else {
        return Err(NotExplained::NoSuchValue {
            pointer: asked.to_owned(),
            near: near(&record, asked),
        });
    };
    let mut values = Vec::new();
    let mut under = asked;
    if !provenance.iter().any(|entry| is_below(entry, under)) {
        values.push(Explanation {
            pointer: asked.to_owned(),
            value: value.clone(),
            origins: Vec::new(),
        });
        // A status or a link has no words of its own: it comes with the others of its record.
        match record_of(asked).filter(|_| !value.is_null()) {
            Some(whole) => under = whole,
            None => return Ok(explained(document, values)),
        }
    }
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (nth, entry) in provenance
        .iter()
        .enumerate()
        .filter(|(_, e)| is_below(e, under))
    {
        let at = *known.entry(&entry.pointer).or_insert(values.len());
        if at == values.len() {
            values.push(Explanation {
                pointer: entry.pointer.clone(),
                value: record.pointer(&entry.pointer).cloned().unwrap_or_default(),
                origins: Vec::new(),
            });
        }
        // A value that a further meeting has from the document's title comes last, and has the title's.
        let origin = origins
            .get(nth)
            .or_else(|| origins.iter().find(|origin| origin.places == entry.places));
        if let Some((value, origin)) = values.get_mut(at).zip(origin) {
            value.origins.push(origin.clone());
        }
    }
    Ok(explained(document, values))
}

fn explained(document: Document, values: Vec<Explanation>) -> Explained {
    Explained {
        text: document.text,
        format: document.format,
        values,
    }
}

/// Whether an entry is about the value at `pointer`, or about a part of it.
fn is_below(entry: &Provenance, pointer: &str) -> bool {
    let rest = entry.pointer.strip_prefix(pointer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The record of a list that a value is a field of: `/attendance/0` of `/attendance/0/status`.
pub(crate) fn record_of(pointer: &str) -> Option<&str> {
    let (record, _) = pointer.rsplit_once('/')?;
    let (_, index) = record.rsplit_once('/')?;
    index.parse::<usize>().is_ok().then_some(record)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::Verdict;
    use serde_json::json;

    const MINUTES: &str = "Minutes of the Mill Race Committee\n\nHeld on 4 May 2021\n\n\
        Date: 3 May 2021\n\nPresent\nIda Marl (Chair)\nTom Reed\n";

    fn explain_minutes(pointer: Option<&str>) -> Result<Explained, NotExplained> {
        explain("-", MINUTES.as_bytes(), &Options::default(), pointer)
    }

    #[test]
    fn a_value_has_its_finding_and_what_that_outweighs() {
        let explained = explain_minutes(Some("/meeting/date")).expect("it is explained");
        let [date] = explained.values.as_slice() else {
            panic!("one value, not {:?}", explained.values);
        };
        assert_eq!(date.value, json!("2021-05-03"));
        let origin = date.origins.first().expect("an origin");
        let finding = origin.finding.as_ref().expect("a finding");
        assert_eq!(finding.words, "Date: 3 May 2021");
        let lost = origin.lost.first().expect("a rival");
        assert_eq!(lost.words, "Held on 4 May 2021");
        assert_eq!(lost.verdict, Verdict::Outweighed(finding.index));
        assert!(lost.weight <= finding.weight);
    }

    #[test]
    fn every_value_but_running_text_has_a_finding() {
        let explained = explain_minutes(None).expect("it is explained");
        for value in &explained.values {
            for origin in &value.origins {
                let known = origin.finding.is_some() || origin.by == "text";
                assert!(known, "{} by {}", value.pointer, origin.by);
            }
        }
    }

    #[test]
    fn what_is_below_a_pointer_is_no_neighbour() {
        let explained = explain_minutes(Some("/attendance/1")).expect("it is explained");
        let pointers: Vec<&str> = explained
            .values
            .iter()
            .map(|v| v.pointer.as_str())
            .collect();
        assert_eq!(pointers, ["/attendance/1/name"]);
    }
}
