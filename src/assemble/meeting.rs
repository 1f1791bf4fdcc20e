//! The meeting as a whole: of each fact, the finding whose clues weigh most.

use super::contest::Contest;
use super::ledger::{Ledger, note, words};
use crate::minutes::{Kind, Marking, Minutes, NextMeeting, PartialDate};
use crate::recognise::{Fact, Finding, MarkingPart, MeetingDate, NextMeetingFact, Said, TitleFact};
use crate::text::{find_date, month_and_year, read};

/// Fills `marking`, `meeting` and `next_meeting`.
pub(super) fn fill(minutes: &mut Minutes, contest: &Contest<'_>, ledger: &mut Ledger<'_>) {
    marking(minutes, contest, ledger);
    if let Some((finding, title)) = contest.best(|fact| match fact {
        Fact::Title(title) => Some(title),
        _ => None,
    }) {
        self::title(minutes, finding, title, ledger);
    }
    if let Some((finding, date)) = contest.best(|fact| match fact {
        Fact::Date(date) => Some(date),
        _ => None,
    }) {
        self::date(minutes, finding, date, ledger);
        repeated_dates(finding, date, contest, ledger);
    }
    if let Some((finding, time)) = contest.best(|fact| match fact {
        Fact::Start(time) => Some(time),
        _ => None,
    }) {
        minutes.meeting.start_time = Some(time.time);
        enter(ledger, "/meeting/start_time", finding, time.said);
    }
    if let Some((finding, time)) = contest.best(|fact| match fact {
        Fact::End(time) => Some(time),
        _ => None,
    }) {
        minutes.meeting.end_time = Some(time.time);
        enter(ledger, "/meeting/end_time", finding, time.said);
    }
    if let Some((finding, said)) = contest.best(|fact| match fact {
        Fact::Location(said) => Some(said),
        _ => None,
    }) {
        minutes.meeting.location = Some(words(ledger.document(), said.value));
        enter(ledger, "/meeting/location", finding, *said);
    }
    if let Some((finding, (standing, said))) = contest.best(|fact| match fact {
        Fact::Standing(standing, said) => Some((standing, said)),
        _ => None,
    }) {
        minutes.meeting.status = Some(*standing);
        enter(ledger, "/meeting/status", finding, *said);
    }
    if let Some((finding, said)) = contest.best(|fact| match fact {
        Fact::Quorum(said) => Some(said),
        _ => None,
    }) {
        minutes.meeting.quorum = Some(words(ledger.document(), said.value));
        enter(ledger, "/meeting/quorum", finding, *said);
    }
    if let Some((finding, next)) = contest.best(|fact| match fact {
        Fact::NextMeeting(next) => Some(next),
        _ => None,
    }) {
        self::next(minutes, finding, next, ledger);
    }
}

/// Words in running text stay there; words of a line of its own are accounted for here.
fn enter(ledger: &mut Ledger<'_>, pointer: &str, finding: &Finding, said: Said) {
    if finding.takes.is_empty() {
        ledger.enter(pointer, finding.by, said.raw);
    } else {
        ledger.said(pointer, finding.by, said.raw);
    }
}

fn title(minutes: &mut Minutes, finding: &Finding, title: &TitleFact, ledger: &mut Ledger<'_>) {
    let document = ledger.document();
    let lines: Vec<&str> = title
        .lines
        .iter()
        .map(|line| document.words(*line))
        .collect();
    // A sentence that announces a meeting names its body, and is no title.
    if !lines.is_empty() {
        minutes.meeting.title = Some(lines.join(" "));
        ledger.said_in_pieces("/meeting/title", finding.by, &title.lines);
    }
    if let Some(body) = title.body {
        minutes.meeting.body = Some(words(document, body));
        ledger.enter("/meeting/body", finding.by, body);
    }
    if let Some(abbreviation) = title.abbreviation {
        minutes.meeting.abbreviation = Some(words(document, abbreviation));
        ledger.enter("/meeting/abbreviation", finding.by, abbreviation);
    }
}

fn date(minutes: &mut Minutes, finding: &Finding, date: &MeetingDate, ledger: &mut Ledger<'_>) {
    minutes.meeting.date = date.date.whole();
    if minutes.meeting.date.is_some() {
        enter(ledger, "/meeting/date", finding, date.said);
    }
}

/// The date once more, on a line of its own: `date: 2025-01-23` of the page, and that of the title.
fn repeated_dates(
    chosen: &Finding,
    date: &MeetingDate,
    contest: &Contest<'_>,
    ledger: &mut Ledger<'_>,
) {
    for finding in contest.winners() {
        if let Fact::Date(other) = &finding.fact
            && other.date.whole() == date.date.whole()
            && other.date.whole().is_some()
            && other.said.raw != date.said.raw
            && !finding.takes.is_empty()
            && finding.takes != chosen.takes
        {
            ledger.said("/meeting/date", finding.by, other.said.raw);
        }
    }
}

fn marking(minutes: &mut Minutes, contest: &Contest<'_>, ledger: &mut Ledger<'_>) {
    let document = ledger.document();
    let mut marking = Marking::default();
    let mut marked = false;
    for finding in contest.winners() {
        let Fact::Marking(part, said) = &finding.fact else {
            continue;
        };
        let value = document.words(said.value);
        let pointer = match part {
            MarkingPart::Classification if marking.classification.is_none() => {
                marking.classification = Some(value.to_owned());
                "/marking/classification"
            }
            MarkingPart::Foia => {
                marking.foia_disclosable = yes_or_no(value);
                if marking.foia_disclosable.is_some() {
                    "/marking/foia_disclosable"
                } else {
                    marking.foia_note = Some(value.to_owned());
                    "/marking/foia_note"
                }
            }
            MarkingPart::Organisation => {
                marking.organisation = Some(value.to_owned());
                "/marking/organisation"
            }
            MarkingPart::Created => {
                marking.created = created(value);
                if marking.created.is_some() {
                    "/marking/created"
                } else {
                    "/marking"
                }
            }
            MarkingPart::Classification | MarkingPart::ClassificationAgain => {
                "/marking/classification"
            }
            MarkingPart::Other => "/marking",
        };
        marked |= !matches!(part, MarkingPart::Other);
        ledger.said(pointer, finding.by, said.raw);
    }
    minutes.marking = marked.then_some(marking);
}

/// Yes or no, where a value is one of them.
fn yes_or_no(value: &str) -> Option<bool> {
    match value.trim_end_matches('.').to_ascii_lowercase().as_str() {
        "yes" | "y" => Some(true),
        "no" | "n" => Some(false),
        _ => None,
    }
}

/// When a document was made, as precise as printed. `April 16` is a month and a year here: as a day
/// it would name no date.
fn created(value: &str) -> Option<PartialDate> {
    if let Some(date) = find_date(value).and_then(|(date, _)| date.whole()) {
        return Some(PartialDate::day(date));
    }
    read(month_and_year, value).map(|((year, month), _)| PartialDate::month(year, month))
}

fn next(minutes: &mut Minutes, finding: &Finding, next: &NextMeetingFact, ledger: &mut Ledger<'_>) {
    let document = ledger.document();
    // A document that is no record of a meeting may still announce one.
    if minutes.kind == Kind::ActionLog {
        return;
    }
    let mut announced = NextMeeting::default();
    if let Some((at, date)) = next.date {
        announced.date = date.whole().or_else(|| {
            let inferred = date.from(minutes.meeting.date?)?;
            minutes.diagnostics.push(note(
                "inferred_year",
                format!(
                    "`{}` has no year; it is taken as {inferred}",
                    document.words(at)
                ),
                document.places(at),
            ));
            Some(inferred)
        });
    }
    announced.start_time = next.start.map(|(_, time)| time);
    announced.location = next.location.map(|span| words(document, span));
    if announced.date.is_none() {
        return;
    }
    let mut enter = |pointer: &str, span: Option<crate::document::Span>| {
        if let Some(span) = span {
            if finding.takes.is_empty() {
                ledger.enter(pointer, finding.by, span);
            } else {
                ledger.said(pointer, finding.by, span);
            }
        }
    };
    enter("/next_meeting/date", next.date.map(|(span, _)| span));
    enter("/next_meeting/start_time", next.start.map(|(span, _)| span));
    enter("/next_meeting/location", next.location);
    minutes.next_meeting = Some(announced);
}
