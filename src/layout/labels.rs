//! Labels: what a block is, or opens with, by the vocabulary.

use crate::document::{Block, LabelHit, Role, Span};
use crate::text::{
    find_date, find_time_range, is_capitals, is_weekday, person_entry, starts_lower, word_count,
};
use crate::vocabulary::{self, BODY_WORDS, MEETING_WORDS, Term};

/// Bytes within which a label ends.
const LONGEST: usize = 64;

/// A label at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) term: Term,
    /// Bytes that it takes, colon or dash included.
    pub(super) len: usize,
    /// Whether nothing follows it.
    pub(super) alone: bool,
    /// Whether a colon or dash follows it.
    pub(super) marked: bool,
}

/// Gives every block its label.
pub(super) fn find(flow: &str, blocks: &mut [Block]) {
    let mut below = Below::default();
    let unmarked = labels_go_unmarked(flow, blocks);
    for (nth, block) in blocks.iter_mut().enumerate().rev() {
        let by_type = !block.bold.is_empty() || block.set_apart;
        let set_off = block.role == Role::Heading || (by_type && block.gap > 0);
        if matches!(block.role, Role::Margin | Role::Footnote) {
            continue;
        }
        let text = block.text.of(flow);
        let found = label_at(text)
            .or_else(|| label_of_people(text, set_off, &below))
            .or_else(|| {
                (unmarked && nth < FRONT)
                    .then(|| label_without_mark(text))
                    .flatten()
            })
            .or_else(|| {
                (nth < FRONT && block.marker.is_none())
                    .then(|| label_before_list(text))
                    .flatten()
            });
        below = Below {
            text,
            listed: block.role == Role::Entry,
        };
        block.label = found.map(|hit| LabelHit {
            term: hit.term,
            span: Span::new(block.text.from(), block.text.from() + hit.len),
            alone: hit.alone,
            marked: hit.marked,
        });
    }
}

/// Blocks from the head among which labels may have no mark behind them.
const FRONT: usize = 16;

/// Such labels that make it a document's habit.
const LEAST_UNMARKED: usize = 2;

/// Whether the labels at the head have neither colon nor dash behind them: `Present Ann Oak, Bea Elm` above
/// `Apologies Cy Ash`.
fn labels_go_unmarked(flow: &str, blocks: &[Block]) -> bool {
    let front = blocks.get(..FRONT).unwrap_or(blocks);
    let found = front
        .iter()
        .filter(|block| block.cell.is_none() && block.marker.is_none())
        .filter(|block| {
            let text = block.text.of(flow);
            label_at(text).is_none() && label_without_mark(text).is_some()
        });
    found.count() >= LEAST_UNMARKED
}

/// A label whose value follows it behind a blank.
fn label_without_mark(text: &str) -> Option<Hit> {
    /// Most words of such a label.
    const MOST_WORDS: usize = 3;
    text.match_indices(' ')
        .take(MOST_WORDS)
        .filter_map(|(at, _)| {
            let term = text.get(..at).and_then(vocabulary::label)?;
            let value = text.get(at..)?.trim_start();
            let fits = match term {
                Term::Date => {
                    find_date(value).is_some_and(|(_, range)| range.start == 0)
                        || value.split(' ').next().is_some_and(is_weekday)
                }
                Term::Location => {
                    let label = text.get(..at).unwrap_or_default();
                    ["Venue", "Location", "Place"].contains(&label)
                        && value.starts_with(|c: char| c.is_uppercase())
                }
                Term::Time | Term::StartTime => {
                    find_time_range(value).is_some_and(|(_, range)| range.start == 0)
                }
                _ => {
                    let label = text.get(..at).unwrap_or_default();
                    term.heads_people()
                        && vocabulary::tells_attendance(label)
                        && opens_with_person(value)
                }
            };
            fits.then_some(Hit {
                term,
                len: at,
                alone: false,
                marked: true,
            })
        })
        .last()
}

/// A label of several words without a mark behind it, which names of people follow: `Those attending Mrs A
/// Oak, Mr B Elm`.
fn label_before_list(text: &str) -> Option<Hit> {
    /// Most words of such a label.
    const MOST_WORDS: usize = 3;
    /// Words that go on with a sentence.
    const GO_ON: &[&str] = &["from", "by", "were"];
    text.match_indices(' ')
        .skip(1)
        .take(MOST_WORDS - 1)
        .find_map(|(at, _)| {
            let (label, value) = text.split_at_checked(at)?;
            let value = value.trim_start();
            let last = label.rsplit(' ').next()?;
            if GO_ON.contains(&last) || !vocabulary::tells_attendance(label) {
                return None;
            }
            let entry = person_entry(value)?;
            let after = value.get(entry.name.end..)?;
            let behind = after.strip_prefix(',')?;
            let lists =
                behind.contains(',') || behind.contains(" and ") || entry.honorific.is_some();
            let term = vocabulary::of_people(label, false)?;
            lists.then_some(Hit {
                term,
                len: at,
                alone: false,
                marked: true,
            })
        })
}

/// Whether a line opens with a label and a colon, and so does not go on with the line above.
pub(super) fn opens_line(words: &str) -> bool {
    label_at(words).is_some_and(|hit| hit.marked || (hit.alone && hit.term.opens_part()))
}

/// The label at the start of `text`.
pub(super) fn label_at(text: &str) -> Option<Hit> {
    let head = head(text);
    let hit = |term: Term, len: usize, marked: bool| Hit {
        term,
        len,
        // `PRESENT:-`
        alone: text
            .get(len..)
            .is_none_or(|rest| rest.trim_matches([' ', '-', '\u{2013}']).is_empty()),
        marked,
    };
    if let Some(colon) = memchr::memchr(b':', head.as_bytes())
        && let Some(term) = head.get(..colon).and_then(vocabulary::label)
    {
        return Some(hit(term, colon + 1, true));
    }
    // `APOLOGIES; A Oak`: a slip for a colon
    if let Some(mark) = memchr::memchr(b';', head.as_bytes())
        && let Some(term) = head.get(..mark).and_then(vocabulary::label)
        && term.heads_people()
    {
        return Some(hit(term, mark + 1, true));
    }
    // The end of a sentence is no label: `… motivated people for critical` and `tasks.`
    let ends_sentence = text.ends_with('.') && starts_lower(text);
    if text.len() <= LONGEST && !ends_sentence {
        if let Some(term) = vocabulary::label(text) {
            return Some(hit(term, text.len(), false));
        }
        if let Some((term, _)) = vocabulary::damaged_label(text) {
            return Some(hit(term, text.len(), true));
        }
    }
    if !has_dash(head) {
        return None;
    }
    DASHES.iter().find_map(|dash| {
        let at = head.find(dash)?;
        let term = head.get(..at).and_then(vocabulary::label)?;
        Some(hit(term, at + dash.len(), true))
    })
}

/// A label that its words make one of people, as those behind or below it are people.
fn label_of_people(text: &str, set_off: bool, below: &Below<'_>) -> Option<Hit> {
    let head = head(text);
    if let Some(colon) = memchr::memchr(b':', head.as_bytes()) {
        let value = text.get(colon + 1..)?.trim_start();
        // `Attendees: (Quorum = 50%)`
        let alone = value.is_empty() || is_bracket(value);
        let people = if alone {
            below.lists_people()
        } else {
            opens_with_person(value)
        };
        if !people {
            return None;
        }
        let label = head.get(..colon)?;
        let term = vocabulary::of_people(label, true).or_else(|| {
            (!alone && value.contains(", ") && vocabulary::is_kind_of_body(label))
                .then_some(Term::Present)
        })?;
        return Some(Hit {
            term,
            len: if alone { text.len() } else { colon + 1 },
            alone,
            marked: true,
        });
    }
    if text.len() > LONGEST || !below.lists_people() {
        return None;
    }
    let term = vocabulary::of_people(text, set_off)?;
    Some(Hit {
        term,
        len: text.len(),
        alone: true,
        marked: false,
    })
}

/// Whether a text is one bracket and nothing else.
fn is_bracket(text: &str) -> bool {
    text.starts_with('(') && text.find(')') == Some(text.len() - 1)
}

/// What stands below a block.
#[derive(Default)]
struct Below<'t> {
    text: &'t str,
    /// Whether it is an entry of a list.
    listed: bool,
}

impl Below<'_> {
    /// Whether it may be the first of a list of people: a person, or a short entry.
    fn lists_people(&self) -> bool {
        /// Most words of an entry.
        const MOST_WORDS: usize = 16;
        opens_with_person(self.text)
            || (self.listed
                && word_count(self.text) <= MOST_WORDS
                && self.text.starts_with(|c: char| {
                    c.is_uppercase() || "[\u{2610}\u{2611}\u{2612}".contains(c)
                })
                && !self.text.ends_with(['.', ':', '?']))
    }
}

/// Whether a text opens with somebody's name and nothing that goes on as a sentence.
fn opens_with_person(text: &str) -> bool {
    person_entry(text).is_some_and(|person| {
        let after = text.get(person.name.end..).unwrap_or_default();
        let name = text.get(person.name).unwrap_or_default();
        // `Board of Trustees` may stand above `Regular Meeting`.
        let other = name.split(' ').any(|word| {
            let lower = word.to_ascii_lowercase();
            MEETING_WORDS.binary_search(&lower.as_str()).is_ok()
                || BODY_WORDS.binary_search(&lower.as_str()).is_ok()
                || is_weekday(word)
        });
        if other || is_capitals(text) {
            return false;
        }
        (name.contains(' ') || person.honorific.is_some() || after.starts_with([',', '(']))
            && after
                .trim_start_matches(' ')
                .chars()
                .next()
                .is_none_or(|c| !c.is_alphanumeric())
    })
}

/// As much of `text` as a label can take.
fn head(text: &str) -> &str {
    (0..=LONGEST.min(text.len()))
        .rev()
        .find_map(|end| text.get(..end))
        .unwrap_or_default()
}

/// Whether one of [`DASHES`] may stand in `head`: most lines have none, and looking for each of
/// them costs more than all else.
fn has_dash(head: &str) -> bool {
    const FIRST_OF_LONG_DASH: u8 = 0xe2;
    let bytes = head.as_bytes();
    memchr::memchr2_iter(b'-', FIRST_OF_LONG_DASH, bytes).any(|at| {
        let len = if bytes.get(at) == Some(&b'-') { 1 } else { 3 };
        bytes.get(at + len) == Some(&b' ')
    })
}

/// Dashes that part a label from its value.
const DASHES: &[&str] = &[" \u{2013} ", " - ", " \u{2014} ", "\u{2013} ", "- "];

#[cfg(test)]
mod tests {
    use super::*;

    fn term(hit: Option<Hit>) -> Option<Term> {
        hit.map(|hit| hit.term)
    }

    #[test]
    fn labels_before_lists() {
        for (text, expected) in [
            (
                "Officers in Attendance Mr A Oak, Head of Parks",
                Some(Term::InAttendance),
            ),
            ("Those attending A Oak, B Elm", None),
            (
                "Those attending Mrs A Oak, Mr B Elm, Mr C Ash and two of the public",
                Some(Term::Present),
            ),
            (
                "Members Present A Oak, B Elm and C Ash",
                Some(Term::Present),
            ),
            (
                "Also attending A Oak, B Elm, C Ash",
                Some(Term::InAttendance),
            ),
            ("Apologies received from A Oak, B Elm and C Ash", None),
            ("Present A Oak, B Elm and C Ash", None),
            ("Those attending agreed, after A Oak, to go", None),
            ("Those present Mrs A Oak thanked, and then left", None),
            ("Pond Warden A Oak, B Elm and C Ash", None),
        ] {
            assert_eq!(term(label_before_list(text)), expected, "{text}");
        }
    }

    #[test]
    fn brackets_behind_labels() {
        let below = Below {
            text: "Ann Oak (Elm Ltd)",
            listed: true,
        };
        for (text, alone) in [
            (
                "OPC Attendees (bold shows who was there): (Quorum = 50%)",
                Some(true),
            ),
            ("Board Attendees: (Quorum = 50%) met", None),
            ("Board Attendees: Ann Oak (Elm Ltd)", Some(false)),
        ] {
            let hit = label_of_people(text, true, &below);
            assert_eq!(hit.map(|hit| hit.alone), alone, "{text}");
        }
    }
}
