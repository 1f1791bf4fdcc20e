//! What is wrong with a file that can be read all the same, and what of it was.

use super::fonts::is_there;
use super::guard;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Stream};
use std::fmt;

/// How far from its end a file says that it ends.
const TAIL: usize = 2048;

/// What is damaged in a file, and what was read of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Damage {
    /// Whether the file breaks off before its end.
    cut: bool,
    /// Whether its table of objects is missing or wrong, so that they were searched for.
    searched: bool,
    /// Pages that it says it has, where it does.
    said: Option<usize>,
    found: usize,
    /// Numbers of pages of which parts are missing.
    partial: Vec<u32>,
}

impl Damage {
    /// Of a file that was opened.
    pub(super) fn of(bytes: &[u8], pdf: &Pdf) -> Self {
        let tail = bytes.get(bytes.len().saturating_sub(TAIL)..);
        let ends = tail.is_some_and(|tail| memchr::memmem::find(tail, b"%%EOF").is_some());
        let searched = !guard::has_cross_reference(bytes);
        let said = pdf
            .xref()
            .get::<Dict<'_>>(pdf.xref().root_id())
            .and_then(|catalogue| catalogue.get::<Dict<'_>>(b"Pages"))
            .and_then(|pages| pages.get::<usize>(b"Count"));
        Self {
            cut: searched && !ends,
            searched,
            said,
            found: pdf.pages().len(),
            partial: Vec::new(),
        }
    }

    /// Notes that parts of a page are missing.
    pub(super) fn add_page(&mut self, number: u32) {
        self.partial.push(number);
    }

    /// Whether there is anything to be said.
    pub(super) fn is_any(&self) -> bool {
        self.searched || !self.partial.is_empty() || self.lost().is_some()
    }

    /// Pages that the file says it has, where not all of them were found.
    fn lost(&self) -> Option<usize> {
        // Numbers that no file has room for are damaged themselves.
        const MOST: usize = 1_000_000;
        self.said.filter(|&said| said > self.found && said < MOST)
    }
}

/// `the file is damaged: its end is missing; 2 of its 5 pages were found`
impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file is damaged: ")?;
        if self.cut {
            f.write_str("its end is missing; ")?;
        } else if self.searched {
            f.write_str("its table of objects is missing or wrong, and they were searched for; ")?;
        }
        match self.lost() {
            Some(said) => write!(
                f,
                "{} of its {said} pages {} found",
                self.found,
                were(self.found)
            )?,
            None if self.found == 1 => f.write_str("1 page was found")?,
            None => write!(f, "{} pages were found", self.found)?,
        }
        if !self.partial.is_empty() {
            let pages = if self.partial.len() == 1 {
                "page"
            } else {
                "pages"
            };
            write!(
                f,
                ", but parts of {pages} {} are missing",
                ranges(&self.partial)
            )?;
        }
        Ok(())
    }
}

fn were(number: usize) -> &'static str {
    if number == 1 { "was" } else { "were" }
}

/// Whether a page refers to content that is not there.
pub(super) fn lacks_content(page: &Dict<'_>) -> bool {
    const KEY: &[u8] = b"Contents";
    if page.get::<Stream<'_>>(KEY).is_some() {
        return false;
    }
    match page.get::<Array<'_>>(KEY) {
        Some(all) => all.raw_iter().count() > all.iter::<Stream<'_>>().count(),
        None => page.contains_key(KEY) && (page.get_ref(KEY).is_some() || is_there(page, KEY)),
    }
}

/// `3`, `1 to 4, 7`.
pub(super) fn ranges(numbers: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let shown: Vec<String> = ranges
        .iter()
        .map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first} to {last}")
            }
        })
        .collect();
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_said_with_what_was_read() {
        let whole = Damage {
            said: Some(5),
            found: 5,
            ..Damage::default()
        };
        assert!(!whole.is_any());
        let rows = [
            (
                Damage {
                    cut: true,
                    searched: true,
                    found: 2,
                    ..whole.clone()
                },
                "the file is damaged: its end is missing; 2 of its 5 pages were found",
            ),
            (
                Damage {
                    searched: true,
                    said: None,
                    found: 1,
                    ..whole.clone()
                },
                "the file is damaged: its table of objects is missing or wrong, and they were searched for; 1 page was found",
            ),
            (
                Damage {
                    partial: vec![1, 2, 3, 5],
                    ..whole.clone()
                },
                "the file is damaged: 5 pages were found, but parts of pages 1 to 3, 5 are missing",
            ),
            (
                Damage {
                    said: Some(0),
                    partial: vec![4],
                    ..whole
                },
                "the file is damaged: 5 pages were found, but parts of page 4 are missing",
            ),
        ];
        for (damage, said) in rows {
            assert!(damage.is_any());
            assert_eq!(damage.to_string(), said);
        }
    }
}
