//! The name of the body in a title: what is left without `Minutes of the regular meeting of the`, dates and
//! places.
//!
//! Deliberately not judged: which body of several met; the one that most words of bodies name counts.

use super::body_strip::{behind_meeting_of, half, strip_back, strip_front};
use super::pattern::Pattern;
use super::sentences::rest_of_line;
use crate::document::{Document, Span};
use crate::text::{find_date, fold, word_count};
use crate::vocabulary::{BODY_WORDS, MEETING_WORDS};

/// A body that a title names.
pub(super) struct Body {
    /// By which of two counts: with an abbreviation, more words of bodies, more words.
    pub(super) rank: (bool, usize, usize),
    pub(super) name: Span,
    pub(super) abbreviation: Option<Span>,
}

/// Most words of a name that holds a word of bodies.
const MOST_WORDS: usize = 16;

/// Most words of one that does not: `Gauge WG meeting`.
const MOST_WORDS_UNKNOWN: usize = 6;

/// The body that a line of the title names.
pub(super) fn named(document: &Document, line: Span) -> Option<Body> {
    let mut span = before_draft(document, half(document, line));
    span = behind_meeting_of(document, span);
    span = strip_front(document, span);
    span = strip_back(document, span);
    let mut abbreviation = None;
    let words = document.words(span);
    if let Some(open) = words.rfind('(')
        && words.ends_with(')')
    {
        let inner = span.part(open + 1..words.len() - 1);
        if is_abbreviation(document.words(inner)) {
            abbreviation = Some(inner);
        }
        span = span.part(0..open).trimmed(document.flow.text());
    }
    span = strip_back(document, span);
    let words = document.words(span);
    let strength = body_words(words);
    let count = word_count(words);
    let shortened = span.len() < line.len();
    if count <= 1 && NO_BODIES.iter().any(|no| words.eq_ignore_ascii_case(no)) {
        return None;
    }
    let known = strength > 0 || abbreviation.is_some();
    let unknown = shortened && count <= MOST_WORDS_UNKNOWN && names_somebody(words);
    if words.is_empty() || !(known || unknown) || count > MOST_WORDS {
        return None;
    }
    Some(Body {
        rank: (
            abbreviation.is_some(),
            strength,
            if known { count } else { 0 },
        ),
        name: span,
        abbreviation,
    })
}

/// `Elm Parish Council` of `Elm Parish Council Draft (until approved)`.
fn before_draft(document: &Document, line: Span) -> Span {
    let words = document.words(line);
    let at = [
        " Draft ",
        " DRAFT ",
        " Draft:",
        " Unapproved ",
        " UNAPPROVED ",
    ]
    .iter()
    .filter_map(|mark| words.find(mark))
    .min()
    .filter(|at| body_words(words.get(..*at).unwrap_or_default()) > 0);
    line.part(0..at.unwrap_or(words.len()))
}

/// Of the bodies that the lines of a title name, from the first, the one that met: the part of an
/// organisation that is named below it, or else the one that most words speak for.
pub(super) fn that_met(document: &Document, bodies: impl Iterator<Item = Body>) -> Option<Body> {
    let ends_with = |body: &Body, kinds: &[&str]| {
        let name = fold(document.words(body.name));
        kinds.iter().any(|kind| {
            name.strip_suffix(kind)
                .is_some_and(|before| before.ends_with(' '))
        })
    };
    bodies.reduce(|best, body| {
        let part = ends_with(&best, ORGANISATIONS) && ends_with(&body, PARTS);
        if part || body.rank >= best.rank {
            body
        } else {
            best
        }
    })
}

/// What names of organisations end with that meet in parts.
const ORGANISATIONS: &[&str] = &[
    "authority",
    "college",
    "council",
    "school",
    "service",
    "trust",
    "university",
];

/// What names of such parts end with.
const PARTS: &[&str] = &[
    "board",
    "cabinet",
    "committee",
    "executive",
    "forum",
    "group",
    "panel",
    "party",
    "senate",
];

/// Number of words that names of bodies hold.
pub(super) fn body_words(words: &str) -> usize {
    fold(words)
        .split(' ')
        .filter(|word| BODY_WORDS.binary_search(word).is_ok())
        .count()
}

/// Whether words that no vocabulary knows can be a body's name: each begins with a capital, and not all
/// are words of meetings.
fn names_somebody(words: &str) -> bool {
    let mut parts = words.split(' ').peekable();
    parts.peek().is_some()
        && words.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !words.contains(|c: char| c.is_ascii_digit() || "[]/@".contains(c))
        && !words.contains(": ")
        && words
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase) || SMALL.contains(&word))
        && words
            .split(' ')
            .any(|word| MEETING_WORDS.binary_search(&fold(word).as_ref()).is_err())
}

/// Documents that are no bodies.
const NO_BODIES: &[&str] = &["report", "notice", "record", "log", "papers", "pack"];

/// Small words within names.
const SMALL: &[&str] = &["of", "the", "and", "for", "in", "on", "&", "\u{2013}", "-"];

fn is_abbreviation(words: &str) -> bool {
    let of_capitals = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() >= 2;
    words.split([' ', '-', '/', '&']).any(of_capitals)
        && words
            .split(' ')
            .all(|word| !word.starts_with(char::is_lowercase))
        && words.len() <= 24
        && word_count(words) <= 3
        && !words.contains(|c: char| c.is_ascii_digit())
}

static MEETING_OF: Pattern = Pattern::cued(&["eeting of "], r"(?i)\bmeeting of (?:the )?");

/// Bytes from the start within which a sentence names the body.
const FRONT: usize = 1500;

/// The body as a sentence at the head names it (`A regular meeting of the Board of the Elm Trust was
/// held …`), where that is longer than what the title has of it.
pub(super) fn in_sentence(document: &Document, titled: &str) -> Option<Span> {
    const ENDS: &[&str] = &[" will ", " was ", " were ", " is ", " held ", " met "];
    let flow = document.flow.text();
    let title = fold(titled).into_owned();
    for found in MEETING_OF
        .find_in(document)
        .take_while(|found| found.start() < FRONT)
    {
        let line = rest_of_line(flow, found.end());
        let Some(end) = ENDS.iter().filter_map(|end| line.find(end)).min() else {
            continue;
        };
        let name = line.get(..end).unwrap_or_default();
        let longer = fold(name).len() > title.len() && fold(name).starts_with(title.as_str());
        if longer
            && word_count(name) <= MOST_WORDS
            && find_date(name).is_none()
            && !name.contains([',', '.', '\n'])
        {
            return Some(Span::new(found.end(), found.end() + end));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_titles() {
        for (title, body) in [
            (
                "Minutes of the Regular Pond Art Commission Meeting",
                Some("Pond Art Commission"),
            ),
            (
                "Extra-Ordinary Meeting of the Parish Council",
                Some("Parish Council"),
            ),
            (
                "100th AGM of Elmford Allotments Association",
                Some("Elmford Allotments Association"),
            ),
            (
                "Here are the minutes of the Pond Board meeting held on 3 May 2020",
                Some("Pond Board"),
            ),
            (
                "Terms of Reference of the Pond Stewardship Committee",
                Some("Pond Stewardship Committee"),
            ),
            ("GX WG Meeting Notes (2019-11-27)", Some("GX WG")),
            (
                "Elmbrew Annual General Meeting, April 8th 2022",
                Some("Elmbrew"),
            ),
            ("Elm Steering Group Meeting #3", Some("Elm Steering Group")),
            ("Special Meeting", None),
            ("Minutes of Elm:UK 2022 AGM", Some("Elm:UK")),
            ("2020-09-30 Elm Community Meeting", Some("Elm Community")),
            (
                "Minutes from the 3 May 2020 Elm Steering Committee Meeting",
                Some("Elm Steering Committee"),
            ),
            ("Elm PTA Meeting: Wednesday 21st June 2017", Some("Elm PTA")),
            (
                "Elm Project TSC Meeting - April 12, 2018",
                Some("Elm Project TSC"),
            ),
            ("ELM Board Meeting Conference Call", Some("ELM Board")),
            ("Trustees Meeting 10:00 19-Nov-2022", Some("Trustees")),
            ("Report of the Regular Meeting", None),
            ("Meeting 03", None),
            ("Annual Review Board", Some("Annual Review Board")),
            (
                "Pond Committee meeting minutes June 2023",
                Some("Pond Committee"),
            ),
            ("Board of Ponds Regular Meeting", Some("Board of Ponds")),
            (
                "A meeting of the Pond Board will be held on 3 May 2020",
                Some("Pond Board"),
            ),
        ] {
            let document = crate::layout::flowing(title);
            let span = Span::new(0, document.flow.text().trim_end().len());
            let found = named(&document, span).map(|body| document.words(body.name).to_owned());
            assert_eq!(found.as_deref(), body, "{title}");
        }
        assert!(MEETING_OF.is_valid());
    }
}
