//! Where checks report to, and where they get the places of values from.

use super::code::{Code, Reports};
use crate::minutes::{Conflict, Diagnostic, Minutes, Place, Provenance};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

/// What the checks found so far.
pub(super) struct Report<'m> {
    minutes: &'m Minutes,
    /// The code of the check that runs.
    pub(super) code: Option<&'static Code>,
    /// Made when the first place is asked for: most documents have nothing to report.
    index: OnceCell<HashMap<&'m str, &'m Provenance>>,
    /// Where every text begins, in order.
    starts: OnceCell<Vec<u32>>,
    conflicts: Vec<Conflict>,
    diagnostics: Vec<Diagnostic>,
}

impl<'m> Report<'m> {
    pub(super) fn new(minutes: &'m Minutes) -> Self {
        Self {
            minutes,
            code: None,
            index: OnceCell::new(),
            starts: OnceCell::new(),
            conflicts: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Reports under the check's code. Refs only go where the record has room for them.
    pub(super) fn add<'r>(
        &mut self,
        message: String,
        places: Vec<Place>,
        refs: impl IntoIterator<Item = &'r String>,
    ) {
        let Some(Code { name, reports, .. }) = self.code else {
            return;
        };
        let code = (*name).to_owned();
        match *reports {
            Reports::Conflict => self.conflicts.push(Conflict {
                code,
                message,
                places,
                refs: refs.into_iter().cloned().collect(),
            }),
            Reports::Diagnostic(severity) => self.diagnostics.push(Diagnostic {
                code,
                severity,
                message,
                places,
            }),
        }
    }

    pub(super) fn finish(self) -> (Vec<Conflict>, Vec<Diagnostic>) {
        (self.conflicts, self.diagnostics)
    }

    /// Where a value stood: the record's `ref`, and the field.
    pub(super) fn places(&self, reference: &str, field: &str) -> Vec<Place> {
        self.entry(&pointer(reference, field))
            .map(|entry| entry.places.clone())
            .unwrap_or_default()
    }

    /// Where the first of several fields stood that stands anywhere.
    pub(super) fn places_of_any(&self, reference: &str, fields: &[&str]) -> Vec<Place> {
        fields
            .iter()
            .map(|field| self.places(reference, field))
            .find(|places| !places.is_empty())
            .unwrap_or_default()
    }

    /// Whether text that went somewhere else begins right after this place, one line end apart.
    pub(super) fn is_next_to_text(&self, place: &Place) -> bool {
        let starts = self.starts.get_or_init(|| {
            let values = self.minutes.provenance.iter().flatten();
            let values = values.flat_map(|entry| &entry.places);
            let strays = self.minutes.unplaced.iter().flat_map(|stray| &stray.places);
            let mut starts: Vec<u32> = values.chain(strays).map(|place| place.span[0]).collect();
            starts.sort_unstable();
            starts
        });
        let end = place.span[1];
        let next = starts.partition_point(|start| *start < end);
        starts.get(next).is_some_and(|start| start - end <= 1)
    }

    /// What is known of where a value stood.
    pub(super) fn entry(&self, pointer: &str) -> Option<&'m Provenance> {
        self.index
            .get_or_init(|| {
                let mut index = HashMap::new();
                for entry in self.minutes.provenance.iter().flatten() {
                    index.entry(entry.pointer.as_str()).or_insert(entry);
                }
                index
            })
            .get(pointer)
            .copied()
    }
}

/// The JSON Pointer of a field of the record that bears a `ref`: `i4.2` stands at
/// `/items/3/items/1`.
pub(super) fn pointer(reference: &str, field: &str) -> String {
    let mut characters = reference.chars();
    let list = match characters.next() {
        Some('p') => "attendance",
        Some('g') => "agenda",
        Some('i') => "items",
        Some('a') => "actions",
        Some('d') => "decisions",
        _ => "sections",
    };
    let mut pointer = String::with_capacity(reference.len() * 8 + field.len());
    for number in characters.as_str().split('.') {
        let at = number.parse::<usize>().unwrap_or(1).saturating_sub(1);
        // Writing to a string has no way to fail.
        let _ = write!(pointer, "/{list}/{at}");
    }
    if !field.is_empty() {
        pointer.push('/');
        pointer.push_str(field);
    }
    pointer
}

/// The places of a part of the words at `places`; all of them where words were joined, so that
/// bytes cannot be counted from one to the other.
pub(super) fn part(words: &str, places: &[Place], part: &Range<usize>) -> Vec<Place> {
    let length = |place: &Place| (place.span[1] - place.span[0]) as usize;
    // One byte parts the words of two places.
    let whole = places.iter().map(|place| length(place) + 1).sum::<usize>();
    if whole != words.len() + 1 {
        return places.to_vec();
    }
    let mut start = 0;
    let mut found = Vec::new();
    for place in places {
        let end = start + length(place);
        let (from, to) = (part.start.max(start), part.end.min(end));
        let bytes = |length: usize| u32::try_from(length).unwrap_or_default();
        if from < to {
            let first = place.span[0] + bytes(from - start);
            found.push(Place {
                span: [first, first + bytes(to - from)],
                ..*place
            });
        }
        start = end + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_of_refs() {
        for (reference, field, expected) in [
            ("p1", "initials", "/attendance/0/initials"),
            ("i4.2", "title", "/items/3/items/1/title"),
            ("s1.2.3", "", "/sections/0/sections/1/sections/2"),
            ("a12", "mentions/0", "/actions/11/mentions/0"),
        ] {
            assert_eq!(pointer(reference, field), expected);
        }
    }

    fn place(span: [u32; 2]) -> Place {
        Place {
            page: None,
            line: None,
            bbox: None,
            span,
        }
    }

    #[test]
    fn parts_of_places() {
        let places = [place([10, 18]), place([20, 25])];
        let apart = "the pond and a";
        assert_eq!(part(apart, &places, &(13..14)), [place([24, 25])]);
        assert_eq!(
            part(apart, &places, &(4..12)),
            [place([14, 18]), place([20, 23])]
        );
        assert_eq!(part("the ponds and a", &places, &(13..14)), places);
    }
}
