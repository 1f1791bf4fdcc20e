//! What stands before and behind the name of a body in a title: `Minutes of the regular meeting of the`,
//! dates, numbers, kinds of documents.

use super::body_name::body_words;
use crate::document::{Document, Span};
use crate::text::{self, find_date, fold, offset_in};
use crate::vocabulary::MEETING_WORDS;

/// What stands behind a dash is the title's other half.
pub(super) fn half(document: &Document, line: Span) -> Span {
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
pub(super) fn opens_with_date(words: &str) -> bool {
    let first = words.split([' ', ',']).next().unwrap_or_default();
    text::is_weekday(first)
        || first.starts_with(|c: char| c.is_ascii_digit())
        || text::find_date(words).is_some_and(|(_, at)| at.start == 0)
        || text::read(text::month_and_year, words).is_some()
}

/// Words before the name, longest first.
pub(super) const BEFORE_NAMES: &[&str] = &[
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
pub(super) fn behind_meeting_of(document: &Document, span: Span) -> Span {
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

/// Words that say which meeting of the body it was.
pub(super) const WHICH: &[&str] = &[
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
pub(super) fn strip_front(document: &Document, span: Span) -> Span {
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
        // `2022 Winter Pond Group`
        let dated = dated(words);
        if rest.is_empty()
            || !(dated.is_some() || counted || WHICH.contains(&lower.as_str()) || lower == "the")
        {
            return span;
        }
        span = span.after(dated.unwrap_or(first.len() + 1));
    }
}

/// The length of a year with its month or season that stands before a name.
fn dated(words: &str) -> Option<usize> {
    const SEASONS: &[&str] = &["spring", "summer", "autumn", "winter", "fall"];
    let mut parts = words.splitn(3, ' ');
    let (first, second, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = |word: &str| {
        word.len() == 4
            && word.starts_with(['1', '2'])
            && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (year, part) = if is_year(first) {
        (first, second)
    } else {
        (second, first)
    };
    let known = || {
        SEASONS.contains(&part.to_ascii_lowercase().as_str())
            || text::read(text::month_and_year, &format!("{part} {year}")).is_some()
    };
    (is_year(year) && known()).then(|| words.len() - rest.len())
}

/// `2020-09-30 Elm Community Meeting`, `Minutes from the 3 May 2020 Elm Board Meeting` from the name on.
pub(super) fn without_date_before(document: &Document, span: Span) -> Span {
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
pub(super) fn is_month(word: &str) -> bool {
    word.len() > 2 && text::read(text::month_and_year, &[word, " 2000"].concat()).is_some()
}

pub(super) fn ends_with_kind(folded: &str) -> bool {
    ["minutes", "agenda", "notes", "minutes of"]
        .iter()
        .any(|kind| folded == *kind || folded.ends_with(&[" ", *kind].concat()))
}

/// `… meeting minutes`, `… annual general meeting`, `… Terms of Reference`
pub(super) fn strip_back(document: &Document, span: Span) -> Span {
    let words = document.words(span);
    let mut end = words.len();
    if let Some((_, range)) = find_date(words) {
        end = range.start;
    }
    for tail in [
        "terms of reference",
        "action log",
        " held ",
        " to be held",
        " to take place",
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
pub(super) fn opens_with_call(rest: &str) -> bool {
    rest.trim_start().to_ascii_lowercase().starts_with("call")
}

/// Numbers of meetings: `Ninth Meeting`.
pub(super) const ORDINALS: &[&str] = &[
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

pub(super) fn word_starts(words: &str) -> impl Iterator<Item = (usize, &str)> {
    words
        .split(' ')
        .map(move |word| (offset_in(words, word), word))
}

#[cfg(test)]
mod tests {
    use super::dated;

    #[test]
    fn years_with_months_and_seasons() {
        for (words, rest) in [
            ("2022 Winter Pond Group", Some("Pond Group")),
            ("2022 September Pond Group", Some("Pond Group")),
            ("March 2022 Pond Group", Some("Pond Group")),
            ("2030 Vision Group", None),
            ("Winter Pond Group", None),
            ("2022 Winter", None),
        ] {
            let found = dated(words).and_then(|at| words.get(at..));
            assert_eq!(found, rest, "{words}");
        }
    }
}
