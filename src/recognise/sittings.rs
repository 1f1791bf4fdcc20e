//! When a meeting opened and closed, told in sentences: `called to order at 7.05 pm`, `the meeting
//! closed at 9.05 pm`, `20:10 meeting opened by`.
//!
//! Deliberately not seen: when somebody arrived or left, when an office or road opened or closed.

use super::pattern::Pattern;
use super::{Fact, Findings, PrintedTime, Recogniser, Said};
use crate::document::{Document, Span};
use crate::text::find_time_range;

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
    ],
    r"(?i)\b(?:called (?:the meeting )?to order|(?:meeting|session|AGM|EGM|call|conference|proceedings|Chair|Chairman|Chairwoman|Chairperson|President|Mayor)[^.\n]{0,60}?\b(?:opened|commenced|began|started|convened))\b",
);

static CLOSED: Pattern = Pattern::cued(
    &["close", "ended", "adjourned", "concluded", "finished"],
    r"(?i)\b(?:(?:meeting|session|AGM|EGM|call|conference|proceedings|Chair|Chairman|Chairwoman|Chairperson|President|Mayor)[^.\n]{0,60}?\b(?:closed?|ended|adjourned|concluded|finished)|(?:closed|adjourned|ended|concluded) the (?:[a-z]+ )?(?:meeting|session|AGM|proceedings)|meeting was (?:closed|adjourned))\b",
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
    let flow = document.flow.text();
    for found in OPENED.find_in(document) {
        if let Some((time, said)) = time_behind(document, found.start(), found.end()) {
            findings.inline(
                Fact::Start(PrintedTime { time, said }),
                said.raw,
                &[("a sentence about the opening", 4)],
            );
        }
    }
    for found in CLOSED.find_in(document) {
        if let Some((time, said)) = time_behind(document, found.start(), found.end()) {
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

/// The time behind a verb, in the same sentence.
fn time_behind(
    document: &Document,
    start: usize,
    end: usize,
) -> Option<(crate::minutes::ClockTime, Said)> {
    let rest = document.flow.text().get(end..)?;
    let line = rest
        .find('\n')
        .and_then(|at| rest.get(..at))
        .unwrap_or(rest);
    let (range, at) = find_time_range(line)?;
    let before = line.get(..at.start)?;
    if at.start > TIME_WITHIN || before.contains(". ") {
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
}
