//! Date, time and place of the meeting: behind labels, and in the lines at the head of the document
//! (`held on Wednesday 10th May 2023 at 7.15 pm in the Jubilee Room`).
//!
//! Deliberately not seen: dates in running text, which are of other things; when the meeting closed
//! (that is [`super::sittings`]'s).

use super::items_run_in::standing_item_in_capitals;
use super::meeting_places::{
    held_place, is_address, place_alone, place_behind, place_below, place_between, tells_where,
};
use super::regions::{Part, heads_item};
use super::{Fact, Findings, MeetingDate, PrintedTime, Recogniser, Said};
use crate::document::{Block, Document, LabelHit, Role};
use crate::minutes::ClockTime;
use crate::text::{self, find_date, find_time_range, find_told_time_range, word_count};
use crate::vocabulary::{self, Term};

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
                    // `Clerk: Ann Oak, Long Hall, Elmford` in a letterhead.
                    | Term::MinuteTaker
            );
        }
        heading &= !block.is_numbered_heading() && !begins_plan(document, index);
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

/// Whether a line and the one below it each open with a time: points of an agenda.
fn begins_plan(document: &Document, index: usize) -> bool {
    let timed = |at: usize| {
        document.blocks.get(at).is_some_and(|block| {
            let words = document.block_text(block);
            text::read(text::time_range, words)
                .and_then(|(_, len)| words.get(len..))
                .is_some_and(|item| item.trim_start().starts_with(char::is_uppercase))
        })
    };
    timed(index) && timed(index + 1)
}

const fn is_fact(term: Term) -> bool {
    matches!(
        term,
        Term::Date | Term::Time | Term::StartTime | Term::EndTime | Term::Location
    )
}

/// Words of a sentence that tells of what a label names.
const LEAST_TOLD: usize = 5;

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
    let words = document.words(value);
    // `CALL TO ORDER: the Chair called …` is an item that tells of it.
    let told = standing_item_in_capitals(document.block_text(block)).is_some()
        && word_count(words) >= LEAST_TOLD;
    let takes = if told || heads_item(document, index) {
        0..0
    } else {
        index..end
    };
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
        // `start: 2022-03-21T10:00:46Z` is the meeting's all the same.
        let of_meeting = matches!(label.term, Term::StartTime | Term::EndTime);
        time_of_stamp(after_date(words, shift), of_meeting)
    } else if matches!(label.term, Term::Location | Term::Date) {
        find_time_range(after_date(words, shift))
    } else {
        find_told_time_range(after_date(words, shift))
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
                let end = range.end.map(|time| PrintedTime { time, said });
                let labelled = || {
                    let (time, at) = labelled_end(words, at.end)?;
                    let value = value.part(at);
                    Some(PrintedTime {
                        time,
                        said: Said { value, raw },
                    })
                };
                if let Some(end) = end.or_else(labelled) {
                    fact(Fact::End(end));
                }
                if let Some(place) = place_behind(document, value.after(at.end)) {
                    fact(Fact::Location(Said { value: place, raw }));
                }
            }
        }
    }
}

/// The end behind the start, with a label of its own: `14:00 Finish: 16:00`.
fn labelled_end(words: &str, from: usize) -> Option<(ClockTime, std::ops::Range<usize>)> {
    let (label, behind) = words.get(from..)?.split_once(':')?;
    let label = label.trim_matches([' ', ',', ';', '-', '\u{2013}']);
    let ends = vocabulary::label(label) == Some(Term::EndTime) || label.eq_ignore_ascii_case("to");
    let (range, at) = find_time_range(behind).filter(|_| ends)?;
    let shift = words.len() - behind.len();
    (at.start <= 1).then_some((range.start, at.start + shift..at.end + shift))
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
fn time_of_stamp(
    after_date: &str,
    of_meeting: bool,
) -> Option<(text::TimeRange, std::ops::Range<usize>)> {
    /// Bytes of hours and minutes.
    const LEN: usize = 5;
    let lead = usize::from(after_date.starts_with(['T', ' ']));
    let seconds = after_date.get(lead + LEN..).and_then(|rest| rest.get(..3));
    if !of_meeting && seconds.is_some_and(|seconds| seconds.starts_with(':') && seconds != ":00") {
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
    /// Where it says where the page stands, or who put it up.
    const MOST_WORDS_BESIDE: usize = 14;
    let mut parts = words.split([' ', ':']);
    let first = parts.next().unwrap_or_default();
    let beside = matches!(parts.next(), Some("on" | "by" | "in"));
    let most = if beside {
        MOST_WORDS_BESIDE
    } else {
        MOST_WORDS
    };
    word_count(words) <= most
        && OF_PAGES.iter().any(|word| first.eq_ignore_ascii_case(word))
        && find_date(words).is_some()
}

/// A line without what stands before the end of a bracket that says when it will be approved.
fn without_approval(words: &str) -> &str {
    let Some((before, rest)) = words.split_once('(') else {
        return words;
    };
    match rest.split_once(')') {
        Some((inner, behind)) if inner.contains("approv") => {
            // What follows is the longer part of such a line, if there is any.
            if behind.len() > before.len() {
                behind
            } else {
                before
            }
        }
        _ => words,
    }
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
    if tells_of_page(words) {
        let clues = &[("what a page says of itself", 5)];
        findings.taking(Fact::PartLabel, block.whole, index..index + 1, clues);
        return false;
    }
    // `Draft (until approved at the next meeting)` tells of no other day's meeting.
    let other = text::fold(without_approval(words));
    if OF_OTHER_DAYS.iter().any(|w| other.contains(w)) {
        return false;
    }
    let date = find_date(words);
    let date_end = date.as_ref().map_or(0, |(_, range)| range.end);
    let (time, from) = time_near(words, date.as_ref().map(|(_, at)| at));
    let alone = is_particulars_only(
        words,
        date.as_ref().map(|(_, range)| range.clone()),
        &folded,
    );
    let takes = if alone && !stays_title(index, block, words) {
        index..index + 1
    } else {
        0..0
    };
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
        .or_else(|| place_below(document, index, words))
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

/// What a key says is the title stays the title, and so does the first heading of a page that says so.
fn stays_title(index: usize, block: &Block, words: &str) -> bool {
    block.label.is_some_and(|label| label.term == Term::Title)
        || (index == 0 && block.level > 0 && super::title::has_kind(words))
}

/// The time behind a date, or close before it (`11am - 1pm, Thursday 17 October`), and from where in the
/// words it is counted.
#[allow(
    clippy::type_complexity,
    reason = "two of what `find_time_range` gives"
)]
fn time_near(
    words: &str,
    date: Option<&std::ops::Range<usize>>,
) -> (Option<(text::TimeRange, std::ops::Range<usize>)>, usize) {
    let from = date.map_or(0, |range| range.end);
    if let Some(found) = find_time_range(after_date(words, from)) {
        return (Some(found), from);
    }
    // `… 3 May 2021 at 1930 in the Jubilee Room`
    let behind = after_date(words, from);
    let told = [" at ", ", at ", " commencing at ", " starting at "]
        .iter()
        .find(|lead| date.is_some() && behind.starts_with(**lead));
    if let Some(lead) = told
        && let Some((range, at)) = find_told_time_range(after_date(behind, lead.len()))
        && at.start == 0
    {
        return (Some((range, lead.len()..lead.len() + at.end)), from);
    }
    let before = date
        .and_then(|at| words.get(..at.start))
        .and_then(|before| find_time_range(before).map(|found| (before, found)))
        .filter(|(before, (_, at))| at.start <= LEAD_OF_TIME || leads_on(before, at.end))
        .map(|(_, found)| found);
    let from = if before.is_some() { 0 } else { from };
    (before, from)
}

/// `… held at 3.00pm on 5 May`: a time with no more than `on` between it and the date.
fn leads_on(before: &str, time_end: usize) -> bool {
    before
        .get(time_end..)
        .is_some_and(|between| matches!(between.trim(), "on" | "on the" | ", on" | "," | ""))
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

/// Blocks from the start among which an address is where the meeting was, wherever the date stands.
const FRONT_LINES: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_behind_starts() {
        for (words, from, end) in [
            ("14:00 Finish: 16:00", 5, Some("16:00")),
            ("2pm  End time: 4pm", 3, Some("16:00")),
            ("2:00 pm To: 4:00 pm", 7, Some("16:00")),
            ("14:00 Room: 16:00", 5, None),
            ("14:00 Finish: to be told", 5, None),
            ("14:00", 5, None),
        ] {
            let found = labelled_end(words, from).map(|(time, _)| time.to_string());
            assert_eq!(found.as_deref(), end, "{words}");
        }
    }

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
