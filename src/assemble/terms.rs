//! Terms of reference: groups and members; footnotes and redactions of any document.

use super::contest::Contest;
use super::ledger::{Ledger, words};
use super::pointer;
use crate::minutes::{Footnote, Group, Kind, Minutes, Redaction};
use crate::recognise::{Fact, GroupFact};

/// Fills `groups` and `membership`.
pub(super) fn fill(minutes: &mut Minutes, contest: &Contest<'_>, ledger: &mut Ledger<'_>) {
    let document = ledger.document();
    for finding in contest.winners() {
        match &finding.fact {
            Fact::Group(fact) => {
                let at = minutes.groups.len();
                minutes.groups.push(Group {
                    name: words(document, fact.name),
                    abbreviation: fact.abbreviation.map(|span| words(document, span)),
                    chair: fact.chair.map(|span| words(document, span)),
                    representation: fact
                        .representation
                        .iter()
                        .map(|span| words(document, *span))
                        .collect(),
                    responsibilities: fact
                        .responsibilities
                        .iter()
                        .map(|spans| {
                            let pieces: Vec<&str> =
                                spans.iter().map(|span| document.words(*span)).collect();
                            pieces.join(" ")
                        })
                        .collect(),
                });
                enter_group(ledger, fact, at, finding.by);
            }
            Fact::Membership(members) => {
                for member in members {
                    ledger.said(
                        pointer::of("/membership", minutes.membership.len(), ""),
                        finding.by,
                        *member,
                    );
                    minutes.membership.push(words(document, *member));
                }
            }
            _ => {}
        }
    }
    if minutes.groups.is_empty() && minutes.kind == Kind::TermsOfReference {
        own_group(minutes, contest, ledger);
    }
}

/// Terms of reference that set up no groups set up the body whose they are.
fn own_group(minutes: &mut Minutes, contest: &Contest<'_>, ledger: &mut Ledger<'_>) {
    let document = ledger.document();
    let named = contest.winners().find_map(|finding| match &finding.fact {
        Fact::Title(title) => title
            .body
            .map(|body| (finding.by, body, title.abbreviation)),
        _ => None,
    });
    let Some((by, name, abbreviation)) = named else {
        return;
    };
    let mut group = Group {
        name: words(document, name),
        abbreviation: abbreviation.map(|span| words(document, span)),
        chair: None,
        representation: Vec::new(),
        responsibilities: Vec::new(),
    };
    ledger.said(pointer::of("/groups", 0, "name"), by, name);
    if let Some(span) = abbreviation {
        ledger.said(pointer::of("/groups", 0, "abbreviation"), by, span);
    }
    for finding in contest.winners() {
        let (field, list, spans) = match &finding.fact {
            Fact::Duties(spans) => ("responsibilities", &mut group.responsibilities, spans),
            Fact::Represented(spans) => ("representation", &mut group.representation, spans),
            _ => continue,
        };
        for span in spans {
            let mut pointer = pointer::of("/groups", 0, field);
            pointer::push_index(&mut pointer, list.len());
            ledger.said(pointer, finding.by, *span);
            list.push(words(document, *span));
        }
    }
    minutes.groups.push(group);
}

fn enter_group(ledger: &mut Ledger<'_>, fact: &GroupFact, at: usize, by: &'static str) {
    ledger.said(pointer::of("/groups", at, "name"), by, fact.name);
    if let Some(span) = fact.abbreviation {
        ledger.said(pointer::of("/groups", at, "abbreviation"), by, span);
    }
    if let Some(span) = fact.chair {
        ledger.said(pointer::of("/groups", at, "chair"), by, span);
    }
    for (index, span) in fact.representation.iter().enumerate() {
        let mut pointer = pointer::of("/groups", at, "representation");
        pointer::push_index(&mut pointer, index);
        ledger.said(pointer, by, *span);
    }
    for (index, spans) in fact.responsibilities.iter().enumerate() {
        let mut pointer = pointer::of("/groups", at, "responsibilities");
        pointer::push_index(&mut pointer, index);
        ledger.said_in_pieces(pointer, by, spans);
    }
}

/// Fills `footnotes` and `redactions`.
pub(super) fn fill_notes(minutes: &mut Minutes, contest: &Contest<'_>, ledger: &mut Ledger<'_>) {
    let document = ledger.document();
    for finding in contest.winners() {
        match &finding.fact {
            Fact::Footnote(mark, text) => {
                let at = minutes.footnotes.len();
                minutes.footnotes.push(Footnote {
                    mark: words(document, *mark),
                    text: words(document, *text),
                });
                ledger.said(pointer::of("/footnotes", at, "mark"), finding.by, *mark);
                ledger.said(pointer::of("/footnotes", at, "text"), finding.by, *text);
            }
            Fact::Redaction(span) => {
                let at = minutes.redactions.len();
                minutes.redactions.push(Redaction {
                    text: words(document, *span),
                });
                ledger.enter(pointer::of("/redactions", at, "text"), finding.by, *span);
            }
            _ => {}
        }
    }
}
