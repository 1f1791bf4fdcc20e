//! Date, time and place of the meeting: behind labels, and in the lines at the head of the document
//! (`held on Wednesday 10th May 2023 at 7.15 pm in the Jubilee Room`).
//!
//! Deliberately not seen: dates in running text, which are of other things; when the meeting closed
//! (that is [`super::sittings`]'s).

use super::regions::{Part, heads_item};
use super::{Fact, Findings, MeetingDate, PrintedTime, Recogniser, Said};
use crate::document::{Block, Document, LabelHit, Role, Span};
use crate::text::{self, find_date, find_time_range, word_count};
use crate::vocabulary::Term;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "meeting_facts",
    sees: "date, time and place of the meeting",
    run,
};

/// Parts from the start in which labels speak of the whole meeting.
const FRONT: usize = 40;

/// Words of a line at the head; more are running text.
const MOST_WORDS: usize = 45;

fn run(document: &Document, findings: &mut Findings) {
    let mut heading = true;
    let mut dated = false;
    let mut dated_at = 0;
    for part in document.parts().take(FRONT) {
        let Part::Block(index, block) = part else {
            heading = false;
            continue;
        };
        if let Some(label) = block.label {
            if is_fact(label.term) && !block.is_numbered() {
                dated |= label.term == Term::Date && !is_key(document, label);
                labelled(document, index, block, label, findings);
                continue;
            }
            if label.term == Term::NextMeeting {
                return;
            }
            heading &= matches!(
                label.term,
                Term::Minutes
                    | Term::Agenda
                    | Term::Title
                    | Term::Body
                    | Term::Classification
                    | Term::Foia
                    | Term::Organisation
                    | Term::Created
                    | Term::HeaderOther
            );
        }
        heading &= !block.is_numbered_heading();
        if heading && block.role != Role::Entry {
            let near = dated && index <= dated_at + PLACE_WITHIN;
            if head_line(
                document,
                index,
                block,
                Dated {
                    before: dated,
                    near,
                },
                findings,
            ) {
                dated = true;
                dated_at = index;
            }
        }
    }
}

const fn is_fact(term: Term) -> bool {
    matches!(
        term,
        Term::Date | Term::Time | Term::StartTime | Term::EndTime | Term::Location
    )
}

/// `Date: 21 March 2022`, `Time: 10:00-12:00`, `Venue: Virtual`, or the value a line below.
fn labelled(
    document: &Document,
    index: usize,
    block: &Block,
    label: LabelHit,
    findings: &mut Findings,
) {
    let Some((value, end)) = document.labelled_value(index, block, label) else {
        return;
    };
    let raw = document.span_of(index..end);
    let takes = if heads_item(document, index) {
        0..0
    } else {
        index..end
    };
    let words = document.words(value);
    let clues: &[(&str, i16)] = if is_key(document, label) && label.term == Term::Date {
        &[("behind a key of the page", 2)]
    } else {
        &[("behind a label", 6)]
    };
    let mut fact = |fact: Fact| findings.taking(fact, raw, takes.clone(), clues);
    let date = if is_key(document, label) {
        date_of_stamp(words)
    } else {
        find_date(words)
    };
    let shift = date.as_ref().map_or(0, |(_, range)| range.end);
    let time = if is_key(document, label) {
        time_of_stamp(after_date(words, shift))
    } else {
        find_time_range(after_date(words, shift))
    };
    match label.term {
        Term::Location => {
            fact(Fact::Location(Said { value, raw }));
        }
        Term::EndTime => {
            if let Some((range, at)) = time {
                fact(Fact::End(PrintedTime {
                    time: range.start,
                    said: Said {
                        value: value.part(at.start + shift..at.end + shift),
                        raw,
                    },
                }));
            }
        }
        _ => {
            if let Some((date, at)) = date {
                fact(Fact::Date(MeetingDate {
                    date,
                    said: Said {
                        value: value.part(at),
                        raw,
                    },
                }));
            }
            if let Some((range, at)) = time {
                let at = at.start + shift..at.end + shift;
                let said = Said {
                    value: value.part(at.clone()),
                    raw,
                };
                fact(Fact::Start(PrintedTime {
                    time: range.start,
                    said,
                }));
                if let Some(end) = range.end {
                    fact(Fact::End(PrintedTime { time: end, said }));
                }
                if let Some(place) = place_behind(document, value.after(at.end)) {
                    fact(Fact::Location(Said { value: place, raw }));
                }
            }
        }
    }
}

/// `date:` in small letters is a key for a program that makes a page; often it is that of the page.
fn is_key(document: &Document, label: LabelHit) -> bool {
    text::starts_lower(document.words(label.span))
}

/// The date in `2022-03-21T10:00:00Z`, or as anybody writes it.
fn date_of_stamp(words: &str) -> Option<(text::PrintedDate, std::ops::Range<usize>)> {
    let day = words.find('T').and_then(|at| words.get(..at));
    day.and_then(find_date).or_else(|| find_date(words))
}

/// The time in `2022-03-21T10:00:00Z`, which a program wrote: one with seconds is when a page was made,
/// and midnight is none.
fn time_of_stamp(after_date: &str) -> Option<(text::TimeRange, std::ops::Range<usize>)> {
    /// Bytes of hours and minutes.
    const LEN: usize = 5;
    let lead = usize::from(after_date.starts_with(['T', ' ']));
    let seconds = after_date.get(lead + LEN..).and_then(|rest| rest.get(..3));
    if seconds.is_some_and(|seconds| seconds.starts_with(':') && seconds != ":00") {
        return None;
    }
    let clock = after_date.get(lead..lead + LEN)?;
    let (range, len) = text::read(text::time_range, clock)?;
    (clock != "00:00").then_some((range, lead..lead + len))
}

fn after_date(words: &str, at: usize) -> &str {
    words.get(at..).unwrap_or_default()
}

/// Bytes before a time that stands before the date: `at `, `from `.
const LEAD_OF_TIME: usize = 6;

/// Blocks below the date within which a line without a lead can be the place.
const PLACE_WITHIN: usize = 3;

/// Whether a line above held the date, and near.
#[derive(Clone, Copy)]
struct Dated {
    before: bool,
    near: bool,
}

/// Words of lines whose dates and times are read elsewhere, or are not of the meeting.
const OF_OTHER_DAYS: &[&str] = &[
    "call to order",
    "called to order",
    "approved at",
    "last updated",
    "updated on",
];

/// First words of lines that tell when a page was put up or changed.
const OF_PAGES: &[&str] = &[
    "updated",
    "published",
    "posted",
    "modified",
    "printed",
    "uploaded",
];

/// `Updated 3 May 2021`: what a page says of itself.
pub(super) fn tells_of_page(words: &str) -> bool {
    /// Most words of such a line.
    const MOST_WORDS: usize = 7;
    let first = words.split([' ', ':']).next().unwrap_or_default();
    word_count(words) <= MOST_WORDS
        && OF_PAGES.iter().any(|word| first.eq_ignore_ascii_case(word))
        && find_date(words).is_some()
}

/// A line at the head that holds the date, the time or the place; whether it held the date.
fn head_line(
    document: &Document,
    index: usize,
    block: &Block,
    dated: Dated,
    findings: &mut Findings,
) -> bool {
    let Dated {
        before: dated,
        near,
    } = dated;
    let words = document.block_text(block);
    let words = if tells_where(words) {
        words.get(..text::sentence_end(words)).unwrap_or(words)
    } else {
        words
    };
    if block.is_numbered() || word_count(words) > MOST_WORDS {
        return false;
    }
    let folded = text::fold(words);
    if OF_OTHER_DAYS.iter().any(|w| folded.contains(w)) || tells_of_page(words) {
        return false;
    }
    let date = find_date(words);
    let from = date.as_ref().map_or(0, |(_, range)| range.end);
    let mut time = find_time_range(after_date(words, from));
    let date_end = from;
    let mut from = from;
    if time.is_none()
        && let Some(before) = date.as_ref().and_then(|(_, at)| words.get(..at.start))
        && let Some((range, at)) = find_time_range(before)
        && at.start <= LEAD_OF_TIME
    {
        // `11am - 1pm, Thursday 17 October`
        time = Some((range, at));
        from = 0;
    }
    let alone = is_particulars_only(
        words,
        date.as_ref().map(|(_, range)| range.clone()),
        &folded,
    );
    let takes = if alone { index..index + 1 } else { 0..0 };
    let raw = block.whole;
    let mut found = false;
    if let Some((date, at)) = date
        && !dated
    {
        let whole = i16::from(date.year.is_some());
        let clues: &[(&str, i16)] = &[("in a line at the head", 3), ("with a year", whole)];
        findings.taking(
            Fact::Date(MeetingDate {
                date,
                said: Said {
                    value: block.text.part(at),
                    raw,
                },
            }),
            raw,
            takes.clone(),
            clues,
        );
        found = true;
    }
    let mut place_from = from;
    let mut time_start = 0;
    if let Some((range, at)) = time
        && (found || alone || dated)
    {
        let at = at.start + from..at.end + from;
        time_start = at.start;
        place_from = at.end;
        let said = Said {
            value: block.text.part(at),
            raw,
        };
        times_at_head(range, said, &takes, findings);
    }
    let place_from = place_from.max(date_end);
    let behind = found || place_from > 0;
    let place = held_place(words)
        .map(|at| block.text.part(at))
        .or_else(|| {
            if behind {
                place_behind(document, block.text.after(place_from))
            } else {
                let near = near || (index < FRONT_LINES && is_address(words));
                place_alone(document, block, near)
            }
        })
        .or_else(|| place_between(document, block.text, date_end, time_start));
    if let Some(place) = place {
        let takes = if behind { takes } else { index..index + 1 };
        findings.taking(
            Fact::Location(Said { value: place, raw }),
            raw,
            takes,
            AT_HEAD,
        );
    }
    found
}

/// What speaks for a fact in a line at the head.
const AT_HEAD: &[(&str, i16)] = &[("in a line at the head", 3)];

/// Start and end, as a line at the head has them.
fn times_at_head(
    range: text::TimeRange,
    said: Said,
    takes: &std::ops::Range<usize>,
    findings: &mut Findings,
) {
    let start = Fact::Start(PrintedTime {
        time: range.start,
        said,
    });
    findings.taking(start, said.raw, takes.clone(), AT_HEAD);
    if let Some(end) = range.end {
        let end = Fact::End(PrintedTime { time: end, said });
        findings.taking(end, said.raw, takes.clone(), AT_HEAD);
    }
}

/// Verbs before place, date and time of a meeting.
const HELD: &[&str] = &[" held ", " met ", " convened ", "Held ", "held "];

fn tells_where(words: &str) -> bool {
    HELD.iter().any(|verb| words.contains(verb))
}

/// The place that stands between `held` and the date or time: `held in the Jubilee Room on 3 May`.
fn held_place(words: &str) -> Option<std::ops::Range<usize>> {
    /// Most words of a place.
    const MOST: usize = 20;
    let verb = HELD
        .iter()
        .filter_map(|verb| words.find(verb).map(|at| at + verb.len()))
        .min()?;
    let rest = words.get(verb..)?;
    let date = find_date(rest).map(|(_, at)| at.start);
    let time = find_time_range(rest).map(|(_, at)| at.start);
    let end = date.into_iter().chain(time).min();
    let mut place = rest.get(..end.unwrap_or(rest.len()))?.trim_end_matches('.');
    loop {
        let cut = place.trim_end_matches([' ', ',', '(', '-', '\u{2013}']);
        let shorter = BEFORE_DATES
            .iter()
            .find_map(|word| cut.strip_suffix(word))
            .unwrap_or(cut);
        if shorter.len() == place.len() {
            break;
        }
        place = shorter;
    }
    let lead = ["in ", "at ", "via "]
        .iter()
        .find(|lead| place.starts_with(**lead));
    let by = ["by ", "remotely", "virtually", "online"]
        .iter()
        .any(|lead| place.starts_with(lead));
    let lead = match lead {
        Some(lead) => lead.len(),
        None if by => 0,
        None => return None,
    };
    let named = place.get(lead..)?;
    let plausible = named.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !HOW_HELD.contains(&text::fold(named).as_ref());
    (plausible && word_count(named) <= MOST).then_some(verb + lead..verb + place.len())
}

/// How a meeting can be held, which is no place.
const HOW_HELD: &[&str] = &[
    "public",
    "private",
    "person",
    "session",
    "regular session",
    "special session",
    "closed session",
    "open session",
    "executive session",
    "camera",
];

/// Words between a place and a date or time.
const BEFORE_DATES: &[&str] = &[
    " on",
    " at",
    " from",
    " on the",
    " commencing",
    " starting",
    " beginning",
    " the",
];

/// Whether a line holds nothing but date, time and place.
fn is_particulars_only(words: &str, date: Option<std::ops::Range<usize>>, folded: &str) -> bool {
    let opens = [
        "held on", "held at", "held in", "held via", "on ", "at ", "in ",
    ]
    .iter()
    .any(|w| folded.starts_with(w));
    opens
        || date.is_some_and(|range| range.start <= 2)
        || find_time_range(words).is_some_and(|(_, range)| range.start == 0)
}

/// The place behind date and time: `in the Jubilee Room`, `at Long Hall`, `, Seminar Room 2`.
pub(super) fn place_behind(document: &Document, rest: Span) -> Option<Span> {
    let words = document.words(rest);
    let sentence = text::sentence_end(words);
    let words = words.get(..sentence).unwrap_or(words);
    let mut at = words.len()
        - words
            .trim_start_matches([' ', ',', ';', '-', '\u{2013}', '(', ')', '.'])
            .len();
    // The zone of a time, and the day once more, stand before the place.
    for zone in [
        "UTC", "GMT", "BST", "CET", "CEST", "PDT", "PST", "EDT", "EST", "CDT", "CST", "Pacific",
        "Eastern", "Central", "Mountain", "Time", "onwards",
    ] {
        if words.get(at..).is_some_and(|w| w.starts_with(zone)) {
            at += zone.len();
            at += usize::from(words.get(at..).is_some_and(|w| w.starts_with(' ')));
        }
    }
    // `9.30 am for 9.45 am`: doors open at one time, the meeting at the other.
    if let Some(second) = words.get(at..).and_then(|rest| rest.strip_prefix("for "))
        && let Some((_, len)) = text::read(text::time, second)
    {
        at += "for ".len() + len;
    }
    let tail = words.get(at..).unwrap_or_default();
    at += tail.len() - tail.trim_start_matches([' ', ',', ';']).len();
    let tail = words.get(at..).unwrap_or_default();
    let lead = [
        "in person at ",
        "and held at ",
        "held at ",
        "held in ",
        "in ",
        "at ",
        "via ",
        "by ",
        "on ",
        "IN ",
        "AT ",
        "VIA ",
    ]
    .iter()
    .find(|lead| tail.starts_with(**lead));
    let start = at
        + lead.map_or(0, |lead| {
            if matches!(*lead, "by " | "on ") {
                0
            } else {
                lead.len()
            }
        });
    let end = words.find(" during ").filter(|at| *at > start);
    let place = rest
        .part(start..end.unwrap_or(words.len()))
        .trimmed(document.flow.text());
    let trimmed = document
        .words(place)
        .trim_end_matches(['.', ',', ';', ')'])
        .len();
    let place = place.part(0..trimmed);
    let words = document.words(place);
    let folded = text::fold(words);
    let online = ONLINE.contains(&folded.as_ref());
    let last = folded.rsplit(' ').next().unwrap_or_default();
    let plausible = (lead.is_some() || online || words.starts_with(char::is_uppercase))
        && (lead.is_some() || !NO_LAST_WORDS.contains(&last))
        && !NO_PLACES.contains(&folded.as_ref());
    let enough = words.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    (plausible && enough && find_time_range(words).is_none() && word_count(words) <= 24)
        .then_some(place)
}

/// `… 9 March 2016 in the Village Hall at 7.30pm`: the place between date and time.
fn place_between(document: &Document, line: Span, date_end: usize, time: usize) -> Option<Span> {
    if date_end == 0 || time <= date_end {
        return None;
    }
    let between = line.part(date_end..time);
    let words = document.words(between).trim_end();
    let words = ["at", "from", "commencing at", "starting at"]
        .iter()
        .find_map(|word| words.strip_suffix(word))
        .unwrap_or(words);
    let names = ["in ", "at ", "via "]
        .iter()
        .any(|lead| words.trim_start_matches([' ', ',']).starts_with(lead));
    names
        .then(|| place_behind(document, between.part(0..words.trim_end().len())))
        .flatten()
}

/// Places that are none on earth.
const ONLINE: &[&str] = &["online", "virtual", "virtually", "remotely"];

/// Last words of what stands beside a date and is a body or a meeting.
const NO_LAST_WORDS: &[&str] = &[
    "board",
    "committee",
    "panel",
    "group",
    "team",
    "meeting",
    "agm",
    "egm",
    "minutes",
    "et",
];

/// What stands beside dates and is no place.
const NO_PLACES: &[&str] = &[
    "minutes",
    "draft",
    "draft minutes",
    "agenda",
    "approved",
    "meeting",
    "meeting minutes",
    "notes",
];

/// Blocks from the start among which an address is where the meeting was, wherever the date stands.
const FRONT_LINES: usize = 8;

/// `Jubilee House, 12 Mill Lane, Oakham LE1 1AA`: several parts, one of which holds a number.
pub(super) fn is_address(words: &str) -> bool {
    words.matches(',').count() >= 2
        && words.contains(|c: char| c.is_ascii_digit())
        && !words.contains('@')
        && find_date(words).is_none()
}

/// A line at the head that is nothing but a place: `in the Jubilee Room`, or, below the date, an
/// address or room.
fn place_alone(document: &Document, block: &Block, near_date: bool) -> Option<Span> {
    let words = document.block_text(block);
    let folded = text::fold(words);
    if ["in ", "at ", "held at ", "held in ", "via "]
        .iter()
        .any(|w| folded.starts_with(w))
    {
        return place_behind(document, block.text);
    }
    // Below the date, a short line with a comma that is no sentence is where it was.
    let short = word_count(words) <= 16
        && !words.ends_with(['.', ':'])
        && words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    let close = block.gap == 0 || is_address(words);
    (near_date && close && short && words.contains(',') && digits <= 8).then_some(block.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_pages() {
        for (words, yes) in [
            ("Updated 3 May 2021", true),
            ("Published: 3 May 2021", true),
            ("Posted October 10, 2011", true),
            ("Updated plans for the pond", false),
            ("Meeting of 3 May 2021", false),
        ] {
            assert_eq!(tells_of_page(words), yes, "{words}");
        }
    }
}
