//! The name of the body in a title: what is left without `Minutes of the regular meeting of the`, dates and
//! places.
//!
//! Deliberately not judged: which body of several met; the one that most words of bodies name counts.

use super::pattern::Pattern;
use super::sentences::rest_of_line;
use crate::document::{Document, Span};
use crate::text::{self, find_date, fold, word_count};
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
    let mut span = half(document, line);
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

/// What stands behind a dash is the title's other half.
fn half(document: &Document, line: Span) -> Span {
    let mut span = line;
    for dash in [" \u{2013} ", " - ", " \u{2014} ", ": "] {
        let words = document.words(span);
        if let Some(at) = words.find(dash) {
            let (left, right) = (span.part(0..at), span.after(at + dash.len()));
            let names = |s: Span| {
                (
                    body_words(document.words(s)),
                    !super::title::has_kind(document.words(s)),
                )
            };
            span = if names(right) > names(left) && !opens_with_date(document.words(right)) {
                right
            } else {
                left
            };
        }
    }
    span
}

/// `Wednesday 3 May 2020`, `12 May`
fn opens_with_date(words: &str) -> bool {
    let first = words.split([' ', ',']).next().unwrap_or_default();
    text::is_weekday(first)
        || first.starts_with(|c: char| c.is_ascii_digit())
        || text::find_date(words).is_some_and(|(_, at)| at.start == 0)
        || text::read(text::month_and_year, words).is_some()
}

/// Words before the name, longest first.
const BEFORE_NAMES: &[&str] = &[
    "terms of reference of ",
    "terms of reference for ",
    "minutes from ",
    "report of ",
    "minutes of ",
    "meeting of ",
    "agm of ",
    "egm of ",
    "session of ",
    "notes of ",
    "notes from ",
    "agenda of ",
    "agenda for ",
];

/// `Here are the minutes of the Pond Board meeting` from `the Pond Board` on.
fn behind_meeting_of(document: &Document, span: Span) -> Span {
    let lower = document.words(span).to_ascii_lowercase();
    let cut = BEFORE_NAMES
        .iter()
        .filter_map(|lead| lower.rfind(lead).map(|at| at + lead.len()))
        .max();
    match cut.filter(|cut| body_words(document.words(span.after(*cut))) > 0) {
        Some(cut) => span.after(cut),
        None => span,
    }
}

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

/// Words that say which meeting of the body it was.
const WHICH: &[&str] = &[
    "regular",
    "special",
    "extraordinary",
    "extra",
    "ordinary",
    "extra-ordinary",
    "monthly",
    "quarterly",
    "inaugural",
    "adjourned",
    "joint",
    "virtual",
    "draft",
];

/// `Minutes of the regular meeting of the`, `Draft minutes -`
fn strip_front(document: &Document, span: Span) -> Span {
    let span = without_date_before(document, span);
    let words = document.words(span);
    let mut cut = 0;
    let mut named = false;
    for (start, word) in word_starts(words) {
        let folded = fold(word);
        if MEETING_WORDS.binary_search(&folded.as_ref()).is_ok() {
            named = true;
        } else if !(matches!(folded.as_ref(), "of" | "the" | "a" | "an") && (named || cut == start))
        {
            break;
        }
        cut = start + word.len();
    }
    // `Annual Review Board` keeps its first word: only a meeting or minutes *of* something is cut.
    let cut_words = fold(words.get(..cut).unwrap_or_default()).into_owned();
    let of = cut_words.ends_with(" of")
        || cut_words.ends_with(" of the")
        || cut_words.ends_with("of a")
        || cut_words == "the"
        || ends_with_kind(&cut_words);
    let mut span = if of {
        span.after(cut).trimmed(document.flow.text())
    } else {
        span
    };
    loop {
        let words = document.words(span);
        let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
        let lower = first.to_ascii_lowercase();
        let counted = ["st", "nd", "rd", "th"].iter().any(|end| {
            lower.strip_suffix(end).is_some_and(|number| {
                !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
            })
        });
        if rest.is_empty() || !(counted || WHICH.contains(&lower.as_str()) || lower == "the") {
            return span;
        }
        span = span.after(first.len() + 1);
    }
}

/// `2020-09-30 Elm Community Meeting`, `Minutes from the 3 May 2020 Elm Board Meeting` from the name on.
fn without_date_before(document: &Document, span: Span) -> Span {
    let words = document.words(span);
    let Some((_, range)) = find_date(words) else {
        return span;
    };
    let before = words.get(..range.start).unwrap_or_default();
    let after = words.get(range.end..).unwrap_or_default();
    let no_name = before
        .split(' ')
        .filter(|word| !word.is_empty())
        .all(|word| {
            let folded = fold(word);
            MEETING_WORDS.binary_search(&folded.as_ref()).is_ok()
                || matches!(folded.as_ref(), "of" | "the" | "for" | "from" | "on")
        });
    let of_name = |word: &str| MEETING_WORDS.binary_search(&fold(word).as_ref()).is_err();
    let names = after
        .split([' ', ',', '-', '\u{2013}', ':'])
        .any(|word| word.starts_with(char::is_alphabetic) && of_name(word));
    // `Minutes of 3 May 2020 in the Elm Room` names a place.
    let place = ["in ", "at ", "held", "from "]
        .iter()
        .any(|opening| after.trim_start_matches([' ', ',']).starts_with(opening));
    if !no_name || !names || place {
        return span;
    }
    let lead = after.len()
        - after
            .trim_start_matches([' ', ',', '-', '\u{2013}', ':'])
            .len();
    span.after(range.end + lead)
}

/// `June` of `Pond Board minutes June 2023`.
fn is_month(word: &str) -> bool {
    word.len() > 2 && text::read(text::month_and_year, &[word, " 2000"].concat()).is_some()
}

fn ends_with_kind(folded: &str) -> bool {
    ["minutes", "agenda", "notes", "minutes of"]
        .iter()
        .any(|kind| folded == *kind || folded.ends_with(&[" ", *kind].concat()))
}

/// `… meeting minutes`, `… annual general meeting`, `… Terms of Reference`
fn strip_back(document: &Document, span: Span) -> Span {
    let words = document.words(span);
    let mut end = words.len();
    if let Some((_, range)) = find_date(words) {
        end = range.start;
    }
    for tail in [
        "terms of reference",
        "action log",
        " held ",
        " will be",
        " will take",
        " will meet",
        " meeting on ",
        ", by ",
        " by video",
        " via ",
        " in public",
    ] {
        let lower = words.to_lowercase();
        if let Some(at) = lower.find(tail).filter(|at| words.is_char_boundary(*at)) {
            end = end.min(at);
        }
    }
    loop {
        let head = words
            .get(..end)
            .unwrap_or_default()
            .trim_end_matches([' ', ',', '-', '\u{2013}', ':', '.', '(']);
        end = head.len();
        let start = head.rfind(' ').map_or(0, |at| at + 1);
        let last = head.get(start..).unwrap_or_default();
        let word = fold(last).into_owned();
        let ordinal = word.ends_with("th") && word.len() <= 4 || ORDINALS.contains(&word.as_str());
        // `#28`, `No. 4`, the year of a general meeting, `10:00`
        let counted = last.starts_with('#')
            || (last.starts_with(|c: char| c.is_ascii_digit())
                && !last.contains(char::is_alphabetic))
            || last.eq_ignore_ascii_case("no")
            || is_month(last)
            || last
                .strip_prefix("No.")
                .is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()));
        if start == 0
            || !(MEETING_WORDS.binary_search(&word.as_str()).is_ok()
                || ordinal
                || counted
                || matches!(
                    word.as_str(),
                    "held"
                        | "on"
                        | "of"
                        | "the"
                        | "at"
                        | "and"
                        | "for"
                        | "open"
                        | "public"
                        | "closed"
                        | "regular"
                        | "special"
                        | "monthly"
                        | "organizational"
                        | "organisational"
                )
                || (word == "conference" && words.get(end..).is_some_and(opens_with_call)))
        {
            break;
        }
        end = start;
    }
    let cut = span.part(0..end);
    let bare = document
        .words(cut)
        .trim_end_matches(['\'', '\u{2019}'])
        .len();
    cut.part(0..bare).trimmed(document.flow.text())
}

/// `Conference Call`
fn opens_with_call(rest: &str) -> bool {
    rest.trim_start().to_ascii_lowercase().starts_with("call")
}

/// Numbers of meetings: `Ninth Meeting`.
const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "inaugural",
];

fn word_starts(words: &str) -> impl Iterator<Item = (usize, &str)> {
    words
        .split(' ')
        .map(move |word| (word.as_ptr() as usize - words.as_ptr() as usize, word))
}

static MEETING_OF: Pattern = Pattern::cued(&["eeting of "], r"(?i)\bmeeting of (?:the )?");

/// Bytes from the start within which a sentence names the body.
const FRONT: usize = 1500;

/// The body as a sentence at the head names it (`A regular meeting of the Board of the Elm Trust was
/// held …`), where that is longer than what the title has of it.
pub(super) fn in_sentence(document: &Document, titled: &str) -> Option<Span> {
    const ENDS: &[&str] = &[" was ", " were ", " is ", " held ", " met "];
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
        ] {
            let document = super::super::people::flowing(title);
            let span = Span::new(0, document.flow.text().trim_end().len());
            let found = named(&document, span).map(|body| document.words(body.name).to_owned());
            assert_eq!(found.as_deref(), body, "{title}");
        }
        assert!(MEETING_OF.is_valid());
    }
}
