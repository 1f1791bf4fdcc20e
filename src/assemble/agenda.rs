//! The agenda; leads that slipped out of their cell into the title are put right where an
//! attendee's initials prove it.

use super::contest::Contest;
use super::ledger::{Ledger, note, words};
use super::outline::outline;
use super::pointer;
use super::who::Who;
use crate::document::{Document, Span};
use crate::minutes::{AgendaEntry, Kind, Minutes};
use crate::recognise::{AgendaFact, Fact, Finding, HeadingParts, parts_of_heading};
use crate::text::{offset_in, owner_labels};
use smallvec::SmallVec;

/// Fills `agenda`.
pub(super) fn fill(
    minutes: &mut Minutes,
    contest: &Contest<'_>,
    who: &Who,
    ledger: &mut Ledger<'_>,
) {
    let document = ledger.document();
    let listed = |finding: &Finding| matches!(finding.fact, Fact::Agenda(_));
    if minutes.kind == Kind::Agenda && !contest.winners().any(listed) {
        from_headings(minutes, contest, who, ledger);
        return;
    }
    for finding in contest.winners() {
        let Fact::Agenda(entries) = &finding.fact else {
            continue;
        };
        for fact in entries {
            let at = minutes.agenda.len();
            let mut pieces: SmallVec<[Span; 2]> = SmallVec::from_slice(&[fact.title]);
            let mut leads = fact.leads;
            if fact.lead_expected
                && leads.is_none()
                && let Some(slip) = slipped(document, fact, who)
            {
                minutes.diagnostics.push(note(
                    "slipped_lead",
                    format!(
                        "`{}` stands in the title of agenda entry {} and is read as its lead",
                        document.words(slip.lead),
                        fact.number.map_or("", |number| document.words(number)),
                    ),
                    document.places(slip.lead),
                ));
                pieces = slip.title;
                leads = Some(slip.lead);
            }
            let title: Vec<&str> = pieces.iter().map(|span| document.words(*span)).collect();
            minutes.agenda.push(AgendaEntry {
                reference: pointer::reference('g', at),
                number: fact.number.map(|span| words(document, span)),
                title: title.join(" ").replace('\n', " "),
                start_time: fact.time.map(|(_, start, _)| start),
                end_time: fact.time.and_then(|(_, _, end)| end),
                duration_minutes: fact.duration.map(|(_, minutes)| minutes),
                leads: leads
                    .map(|span| who.labels(document, span))
                    .unwrap_or_default(),
            });
            let by = finding.by;
            ledger.said_in_pieces(pointer::of("/agenda", at, "title"), by, &pieces);
            let mut enter = |field: &str, span: Option<Span>| {
                if let Some(span) = span {
                    ledger.said(pointer::of("/agenda", at, field), by, span);
                }
            };
            enter("number", fact.number);
            enter("start_time", fact.time.map(|(span, ..)| span));
            enter(
                "end_time",
                fact.time
                    .filter(|(.., end)| end.is_some())
                    .map(|(span, ..)| span),
            );
            enter("duration_minutes", fact.duration.map(|(span, _)| span));
            enter("leads", leads);
        }
    }
}

/// The entries of an agenda that is nothing but headings.
fn from_headings(minutes: &mut Minutes, contest: &Contest<'_>, who: &Who, ledger: &mut Ledger<'_>) {
    let document = ledger.document();
    let outline = outline(document, contest, minutes.kind);
    for finding in contest.winners() {
        let Fact::ItemHeading(fact) = &finding.fact else {
            continue;
        };
        let Some(title) = fact
            .title
            .filter(|_| outline.get(&finding.takes.start) == Some(&1))
        else {
            continue;
        };
        let at = minutes.agenda.len();
        let HeadingParts { title, time, leads } = parts_of_heading(document, title);
        let time = fact.time.map(|(span, start, _)| (span, start)).or(time);
        minutes.agenda.push(AgendaEntry {
            reference: pointer::reference('g', at),
            number: fact.number.map(|span| words(document, span)),
            title: words(document, title),
            start_time: time.map(|(_, start)| start),
            end_time: fact.time.and_then(|(_, _, end)| end),
            duration_minutes: None,
            leads: leads
                .map(|span| who.labels(document, span))
                .unwrap_or_default(),
        });
        ledger.said(pointer::of("/agenda", at, "title"), finding.by, title);
        if let Some(number) = fact.number {
            ledger.said(pointer::of("/agenda", at, "number"), finding.by, number);
        }
        if let Some((time, _)) = time {
            ledger.said(pointer::of("/agenda", at, "start_time"), finding.by, time);
        }
        if let Some(leads) = leads {
            ledger.said(pointer::of("/agenda", at, "leads"), finding.by, leads);
        }
    }
}

struct Slip {
    title: SmallVec<[Span; 2]>,
    lead: Span,
}

/// Initials of attendees at the end of a title; or inside it, where they stand for nobody's rank
/// (`CC Hall`) and are the only ones.
fn slipped(document: &Document, fact: &AgendaFact, who: &Who) -> Option<Slip> {
    let words = document.words(fact.title);
    let last = words.rfind(' ').map_or(0, |at| at + 1);
    let tail = words.get(last..)?;
    let labels = owner_labels(tail);
    let all_known = !labels.is_empty()
        && labels
            .into_iter()
            .filter_map(|range| tail.get(range))
            .all(|label| who.is_initials(label));
    if all_known && last > 0 {
        return Some(Slip {
            title: SmallVec::from_slice(&[fact.title.part(0..last - 1)]),
            lead: fact.title.after(last),
        });
    }
    let mut inside: Option<(usize, usize)> = None;
    for word in words.split(' ') {
        let at = offset_in(words, word);
        let next = words
            .get(at + word.len()..)
            .unwrap_or_default()
            .trim_start()
            .split(' ')
            .next()
            .unwrap_or_default();
        if who.is_initials(word) && !who.is_surname(next) {
            if inside.is_some() {
                return None;
            }
            inside = Some((at, word.len()));
        }
    }
    let (at, len) = inside?;
    let before = fact.title.part(0..at).trimmed(document.flow.text());
    let after = fact.title.after(at + len).trimmed(document.flow.text());
    Some(Slip {
        title: [before, after]
            .into_iter()
            .filter(|span| !span.is_empty())
            .collect(),
        lead: fact.title.part(at..at + len),
    })
}
