//! When a meeting opened and closed, told in sentences: `called to order at 7.05 pm`, `the meeting
//! closed at 9.05 pm`, `20:10 meeting opened by`.
//!
//! Deliberately not seen: when somebody arrived or left, when an office or road opened or closed.

use super::meeting_places::place_behind;
use super::pattern::Pattern;
use super::regions::heads_item;
use super::sentences::rest_of_line;
use super::{Fact, Findings, PrintedTime, Recogniser, Said};
use crate::document::{Block, Document, Span};
use crate::text::{find_time_range, find_told_time_range};
use crate::vocabulary::{self, Term};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "sittings",
    sees: "sentences that say when the meeting opened or closed",
    run,
};

/// Verbs of the opening.
const OPENING: &[&[u8]] = &[b"opened", b"began", b"started", b"commenced"];

/// Bytes behind the verb within which its time stands.
const TIME_WITHIN: usize = 60;

static OPENED: Pattern = Pattern::cued(
    &[
        "opened",
        "commenced",
        "began",
        "started",
        "convened",
        "to order",
        "bute",
        "commence",
        "ouverte",
        "beginnt",
        "ffnet",
        "begin",
    ],
    r"(?i)(?m:^)(?:[*-] ?)?(?:begin|(?:began|started|opened|commenced|convened) at)\b|\b(?:called (?:the [^.\n]{0,50}?)?to order|(?:opened|commenced|began|started|convened) the (?:[a-z]+ ){0,2}(?:meeting|session|AGM|call)|(?:meeting|session|AGM|EGM|call|conference|proceedings|Chair|Chairman|Chairwoman|Chairperson|President|Mayor|Committee|Board|Council|Commission)[ ,][^.\n]*?\b(?:opened|commenced|began|started|convened)|(?:s\u{e9}ance|r\u{e9}union|assembl\u{e9}e) [^.\n]*?\b(?:d\u{e9}bute|commence|ouverte)|(?:Sitzung|Versammlung) [^.\n]*?\b(?:beginnt|er\u{f6}ffnet))\b",
);

static CLOSED: Pattern = Pattern::cued(
    &[
        "close",
        "ended",
        "adjourn",
        "concluded",
        "finished",
        "finish ",
        "finish:",
        "terminated",
        "time was",
        "lev\u{e9}e",
        "termin\u{e9}e",
        "prend fin",
        "endet",
        "geschlossen",
        "beendet",
        " rose",
        "terminated",
        "an end",
        "wound up",
        "meeting ends",
        "concluding at",
        "finishing at",
        "ending at",
        "closing at",
    ],
    r"(?i)(?m:^)(?:[0-9ivxlc]{1,5}[.)] ?|[*-] ?)?(?:(?:meeting )?(?:closed?|ended|concluded|finish|finished)(?: at|[: ] ?)|adjourned|adjournment|the time was)\b|\b(?:concluding|finishing|ending|closing) at\b|\b(?:(?:meeting|session|AGM|EGM|call|conference|proceedings|Chair|Chairman|Chairwoman|Chairperson|President|Mayor)[ ,][^.\n]*?\b(?:closed?|ended|adjourned|concluded|finished|terminated|wound up|came to an end)|(?:meeting|session|proceedings) ends|(?:meeting|session|proceedings) [^\n]{0,90}?\band (?:was )?(?:closed|ended|adjourned|concluded|finished) at|(?:meeting|session|committee|council|board|court|forum|panel|group) (?:then |finally )?(?:rose|adjourned|closed) at|business (?:of the (?:meeting|day) )?(?:was )?(?:closed|ended|concluded|finished)|(?:closed|adjourned|ended|concluded) the (?:[a-z]+ )?(?:meeting|session|AGM|proceedings)|meeting was (?:closed|adjourned)|to adjourn(?: the meeting)?|(?:s\u{e9}ance|r\u{e9}union|assembl\u{e9}e) [^.\n]*?\b(?:lev\u{e9}e|close|termin\u{e9}e|prend fin)|(?:Sitzung|Versammlung) [^.\n]*?\b(?:endet|endete|geschlossen|beendet))\b",
);

static TIME_FIRST: Pattern = Pattern::cued(
    &[
        "opened",
        "began",
        "started",
        "commenced",
        "closed",
        "ended",
        "adjourned",
    ],
    r"(?i)\b(?:AGM|EGM|meeting|session)\b[^.\n]{0,20}?\b(opened|began|started|commenced|closed|ended|adjourned)\b",
);

fn run(document: &Document, findings: &mut Findings) {
    labelled(document, findings);
    let flow = document.flow.text();
    for found in OPENED.find_in(document) {
        if let Some((time, said)) = time_behind(document, found.start(), found.end()) {
            findings.inline(
                Fact::Start(PrintedTime { time, said }),
                said.raw,
                &[("a sentence about the opening", 4)],
            );
            opening_place(document, said, findings);
        }
    }
    for found in CLOSED.find_in(document) {
        // `Closed 9.15pm`: without a word between, the time is all that follows.
        let close = found
            .as_bytes()
            .last()
            .is_some_and(|byte| matches!(byte, b' ' | b':'));
        if let Some((time, said)) = time_behind(document, found.start(), found.end())
            && (!close || said.value.from() == found.end())
            && !goes_on(flow, found.end(), said)
        {
            findings.inline(
                Fact::End(PrintedTime { time, said }),
                said.raw,
                &[("a sentence about the close", 4)],
            );
        }
    }
    for found in TIME_FIRST.captures_in(document) {
        let (Some(whole), Some(verb)) = (found.get(0), found.get(1)) else {
            continue;
        };
        let line = flow
            .get(..whole.start())
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1);
        let Some(before) = flow.get(line..whole.start()) else {
            continue;
        };
        // `20:10 meeting opened by`: the time is the first word of the line.
        if let Some((range, at)) = find_time_range(before)
            && at.start == 0
            && before.len() <= at.end + 6
        {
            let said = Said {
                value: Span::new(line, line + at.end),
                raw: Span::new(line, whole.end()),
            };
            let time = PrintedTime {
                time: range.start,
                said,
            };
            let opened = OPENING
                .iter()
                .any(|word| verb.as_bytes().eq_ignore_ascii_case(word));
            let fact = if opened {
                Fact::Start(time)
            } else {
                Fact::End(time)
            };
            findings.inline(fact, said.raw, &[("a time before the verb", 3)]);
        }
    }
}

/// `… at 6.32 p.m. in the Council Chambers, City Hall`
fn opening_place(document: &Document, said: Said, findings: &mut Findings) {
    let index = document
        .blocks
        .partition_point(|block| block.whole.end <= said.value.start);
    let Some(block) = document.blocks.get(index) else {
        return;
    };
    let rest = Span {
        start: said.value.end,
        end: block.text.end,
    };
    let led = ["in ", "at ", "via "]
        .iter()
        .any(|word| document.words(rest).trim_start().starts_with(word));
    if let Some(place) = place_behind(document, rest).filter(|_| led) {
        let raw = Span {
            start: said.raw.start,
            end: place.end,
        };
        findings.inline(
            Fact::Location(Said { value: place, raw }),
            raw,
            &[("behind the time of the opening", 2)],
        );
    }
}

/// What else is closed in the course of a meeting.
const OF_PARTS: &[&str] = &[
    "public comment",
    "public forum",
    "public participation",
    "public question",
    "hearing",
    "nomination",
    "discussion",
];

/// Whether a meeting that was adjourned met again: `adjourned until 7.30 pm`, `adjourned at 10.40 and
/// reconvened at 11`; or a part of it was closed: `closed the hearing at 6.41 pm`.
fn goes_on(flow: &str, verb_end: usize, time: Said) -> bool {
    /// Bytes behind the time within which that is told.
    const WITHIN: usize = 60;
    let before = flow.get(verb_end..time.value.from()).unwrap_or_default();
    let behind = rest_of_line(flow, time.value.to());
    let behind = behind
        .get(..behind.floor_char_boundary(WITHIN))
        .unwrap_or(behind);
    [" until ", "reconven", "resum"]
        .iter()
        .any(|word| before.contains(word))
        || OF_PARTS.iter().any(|word| before.contains(word))
        || ["reconven", "resum"]
            .iter()
            .any(|word| behind.contains(word))
}

/// `Close of meeting 9.20 pm`: a label and its time with nothing between them.
fn unmarked(document: &Document, block: &Block) -> Option<(Term, PrintedTime)> {
    /// Most bytes of such a line.
    const LONGEST: usize = 60;
    let words = document.block_text(block);
    if words.len() > LONGEST || !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (range, at) = find_time_range(words)?;
    let behind = words.get(at.end..)?.trim_matches(['.', ')', ' ']);
    let label = words.get(..at.start)?.trim_end();
    let label = label.strip_suffix(" at").unwrap_or(label);
    let term = vocabulary::label(label)?;
    let tells = matches!(term, Term::EndTime | Term::StartTime) && behind.is_empty();
    let said = Said {
        value: block.text.part(at),
        raw: block.whole,
    };
    let time = range.start;
    tells.then_some((term, PrintedTime { time, said }))
}

/// `Meeting closed` on a line of its own, and the time below it, wherever in the document.
fn labelled(document: &Document, findings: &mut Findings) {
    for (index, block) in document.top_level() {
        if block.label.is_none()
            && let Some((term, time)) = unmarked(document, block)
        {
            let fact = match term {
                Term::EndTime => Fact::End(time),
                _ => Fact::Start(time),
            };
            findings.inline(fact, block.whole, &[("beside a label", 4)]);
        }
        let Some(label) = block
            .label
            .filter(|label| matches!(label.term, Term::EndTime | Term::StartTime))
        else {
            continue;
        };
        let fact_of = |time: PrintedTime| {
            if label.term == Term::EndTime {
                Fact::End(time)
            } else {
                Fact::Start(time)
            }
        };
        if !label.alone {
            // `1. CALL TO ORDER: 7.06 pm`
            let value = document.behind(block, label);
            if let Some((range, at)) = find_told_time_range(document.words(value))
                && at.start <= 3
            {
                let said = Said {
                    value: value.part(at),
                    raw: block.whole,
                };
                let time = PrintedTime {
                    time: range.start,
                    said,
                };
                findings.inline(fact_of(time), block.whole, &[("behind a label", 4)]);
            }
            continue;
        }
        if block.is_numbered() {
            continue;
        }
        let Some(below) = document
            .blocks
            .get(index + 1)
            .filter(|b| b.cell.is_none() && b.gap <= 1)
        else {
            continue;
        };
        let words = document.block_text(below);
        if let Some((range, at)) = find_told_time_range(words)
            && at.start == 0
            && at.end + 1 >= words.len()
        {
            let raw = block.whole.hull(below.whole);
            let time = PrintedTime {
                time: range.start,
                said: Said {
                    value: below.text.part(at),
                    raw,
                },
            };
            let fact = fact_of(time);
            let takes = if heads_item(document, index) {
                0..0
            } else {
                index..index + 2
            };
            findings.taking(fact, raw, takes, &[("below a label", 5)]);
        }
    }
}

/// ` at 2130`: four digits behind the verb.
fn told_at(line: &str) -> Option<(crate::text::TimeRange, std::ops::Range<usize>)> {
    let lead = [" at ", ": ", " ", ""]
        .iter()
        .find(|lead| line.starts_with(**lead))?;
    let (range, at) = find_told_time_range(line.get(lead.len()..)?)?;
    (at.start == 0).then_some((range, lead.len()..lead.len() + at.end))
}

/// The time behind a verb, in the same sentence.
fn time_behind(
    document: &Document,
    start: usize,
    end: usize,
) -> Option<(crate::minutes::ClockTime, Said)> {
    let line = rest_of_line(document.flow.text(), end);
    let line = line
        .get(..line.floor_char_boundary(TIME_WITHIN * 2))
        .unwrap_or(line);
    let (range, at) = find_time_range(line)
        .filter(|(_, at)| at.start <= TIME_WITHIN)
        .or_else(|| told_at(line))?;
    let before = line.get(..at.start)?;
    // `The meeting was then closed. Time: 8.40 pm`
    let labelled = [". Time ", ". Time: ", ". (Time: "].contains(&before);
    if at.start > TIME_WITHIN || (before.contains(". ") && !labelled) {
        return None;
    }
    let value = Span::new(end + at.start, end + at.end);
    Some((
        range.start,
        Said {
            value,
            raw: Span::new(start, value.to()),
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_expressions() {
        assert!(OPENED.is_valid());
        assert!(CLOSED.is_valid());
        assert!(TIME_FIRST.is_valid());
    }

    /// When the recogniser says that a text's meeting began and ended.
    fn times(text: &str) -> (Option<String>, Option<String>) {
        let document = crate::layout::flowing(text);
        let mut findings = Findings::default();
        run(&document, &mut findings);
        let shown = |ends: bool| {
            findings
                .list
                .iter()
                .find_map(|finding| match &finding.fact {
                    Fact::End(time) if ends => Some(time.time.to_string()),
                    Fact::Start(time) if !ends => Some(time.time.to_string()),
                    _ => None,
                })
        };
        (shown(false), shown(true))
    }

    #[test]
    fn ends_of_meetings() {
        for (text, end) in [
            ("The meeting concluded at 21.05 hours.", "21:05"),
            ("The meeting rose at 4.15pm", "16:15"),
            ("The Council rose at 9.45pm.", "21:45"),
            ("The meeting terminated at 8.30pm", "20:30"),
            ("The meeting came to an end at 8:30pm", "20:30"),
            ("The meeting was wound up at 9.10pm.", "21:10"),
            ("The Committee adjourned at 11.20am", "11:20"),
            ("The business finished at 9.40pm", "21:40"),
            ("Meeting ends 16:00", "16:00"),
            ("Close of meeting 9.20pm", "21:20"),
            ("Finish Time 20.40", "20:40"),
            ("Time of closing: 8.30 pm", "20:30"),
            ("The meeting was then closed. Time: 8.40 pm", "20:40"),
            ("The meeting closed at 9 o\u{2019}clock", "09:00"),
        ] {
            assert_eq!(times(text).1.as_deref(), Some(end), "{text}");
        }
        let both = "The meeting commenced at 10.00 am and concluded at 12.35 pm";
        assert_eq!(
            times(both),
            (Some("10:00".to_owned()), Some("12:35".to_owned()))
        );
        for text in [
            "The meeting was adjourned until 7.30 pm.",
            "The Committee adjourned at 10.40am and reconvened at 10.50am.",
            "The Mayor rose to speak of the road that shuts at 8pm.",
            "The pond closes at 4pm",
            "The gates opened at 8am and closed at 6pm.",
            "Close of the bridge from 9.20pm",
            "The weir ends 16:00",
        ] {
            assert_eq!(times(text).1, None, "{text}");
        }
    }
}
