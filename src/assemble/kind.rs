//! What kind of document it is.

use crate::document::Document;
use crate::minutes::Kind;
use crate::recognise::{ActionForm, Fact, Findings};

/// What was seen that speaks of a meeting.
#[derive(Debug, Default)]
struct Evidence {
    title: Option<Kind>,
    body: bool,
    people: usize,
    lists: usize,
    agenda: bool,
    item_table: bool,
    headings: usize,
    listed_actions: usize,
    inline_actions: usize,
    decisions: usize,
    groups: usize,
    date: bool,
    sitting: bool,
    next: bool,
}

/// The kind that the findings together speak for.
pub(super) fn decide(document: &Document, findings: &Findings) -> Kind {
    let evidence = gather(document, findings);
    // What can only come out of a meeting that was held.
    let held = usize::from(evidence.people >= 2)
        + usize::from(evidence.sitting)
        + usize::from(evidence.decisions > 0)
        + usize::from(evidence.inline_actions > 0)
        + usize::from(evidence.item_table);
    let about = usize::from(evidence.date)
        + usize::from(evidence.body)
        + usize::from(evidence.headings >= 2)
        + usize::from(evidence.next)
        + usize::from(evidence.listed_actions > 0)
        + usize::from(evidence.agenda);
    match evidence.title {
        Some(Kind::TermsOfReference) => Kind::TermsOfReference,
        Some(Kind::ActionLog) if evidence.listed_actions + evidence.inline_actions > 0 => {
            Kind::ActionLog
        }
        Some(Kind::Agenda) if evidence.agenda || evidence.headings > 0 => Kind::Agenda,
        Some(Kind::Minutes) if held + about > 0 => Kind::Minutes,
        _ if evidence.groups >= 2 => Kind::TermsOfReference,
        _ if held >= 2 || (held >= 1 && about >= 2) => Kind::Minutes,
        _ if evidence.agenda && about >= 2 && evidence.lists == 0 => Kind::Agenda,
        _ if evidence.listed_actions >= 2 && held == 0 => Kind::ActionLog,
        _ => Kind::Other,
    }
}

fn gather(document: &Document, findings: &Findings) -> Evidence {
    let mut evidence = Evidence::default();
    for finding in &findings.list {
        match &finding.fact {
            Fact::Title(title) => {
                evidence.title = title.kind;
                evidence.body = title.body.is_some();
            }
            Fact::People(list) => {
                evidence.people += list.people.len();
                evidence.lists += usize::from(!finding.takes.is_empty());
            }
            Fact::Agenda(_) => evidence.agenda = true,
            Fact::ItemTable(_) => evidence.item_table = true,
            Fact::ItemHeading(_) => evidence.headings += 1,
            Fact::Actions(form, actions) => {
                let owned = actions
                    .iter()
                    .filter(|action| action.owners.is_some() || action.id.is_some())
                    .count();
                match form {
                    ActionForm::Listed => evidence.listed_actions += owned,
                    ActionForm::Inline | ActionForm::Margin => evidence.inline_actions += owned,
                }
            }
            Fact::Decision(_) => evidence.decisions += 1,
            Fact::Group(_) => evidence.groups += 1,
            Fact::Date(date) => evidence.date |= date.date.year.is_some(),
            Fact::Start(_) | Fact::End(_) => evidence.sitting |= finding.by == "sittings",
            Fact::NextMeeting(_) => evidence.next = true,
            _ => {}
        }
    }
    // An agenda's label is often its title.
    if evidence.title.is_none() {
        let labelled = document.blocks.iter().take(12).any(|block| {
            block
                .label
                .is_some_and(|l| l.alone && l.term == crate::vocabulary::Term::Agenda)
        });
        if labelled
            && evidence.agenda
            && evidence.lists == 0
            && evidence.inline_actions == 0
            && evidence.decisions == 0
        {
            evidence.title = Some(Kind::Agenda);
        }
    }
    evidence
}

/// Bytes of the text that are looked at to tell the language.
const SAMPLE: usize = 16 << 10;

/// Small English words of which running text has many.
const ENGLISH: &[&str] = &[" the ", " of ", " and ", " to "];

/// `en`, where small English words are frequent.
pub(super) fn language(document: &Document) -> Option<String> {
    let flow = document.flow.text().as_bytes();
    let sample = flow.get(..SAMPLE).unwrap_or(flow);
    // A fifth of what English prose has; the search ends as soon as they are found.
    let enough = sample.len().div_ceil(200).max(3);
    ENGLISH
        .iter()
        .flat_map(|word| memchr::memmem::find_iter(sample, word.as_bytes()))
        .nth(enough - 1)
        .map(|_| "en".to_owned())
}
