//! The record to what the public gets.

mod items;
mod outcomes;
mod people;

use super::{
    Amount, Notice, Piece, Public, PublicFootnote, PublicGroup, PublicMeeting, PublicNextMeeting,
    Text, VERSION,
};
use crate::minutes::{
    Action, AgendaEntry, Attendee, Decision, Footnote, GENERATOR, Group, Item, Meeting, Minutes,
    NextMeeting, Stray,
};
use crate::publish::decisions::{Cut, CutKind, Decisions};
use crate::publish::policy::Policy;
use crate::publish::texts;
use std::collections::{BTreeMap, HashMap};

/// Marks in a text where something is cut: the number of its label between these.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// What the public gets of a record.
pub(in crate::publish) fn build(
    minutes: &Minutes,
    decisions: &Decisions,
    policy: &Policy,
) -> Public {
    let mut builder = Builder {
        decisions,
        policy,
        labels: Vec::new(),
        amounts: BTreeMap::new(),
    };
    let marked = builder.mark(minutes);
    let mut meetings = vec![builder.meeting("", &Parts::first(&marked))];
    for (nth, further) in marked.further_meetings.iter().enumerate() {
        let parts = Parts {
            meeting: &further.meeting,
            attendance: &further.attendance,
            agenda: &further.agenda,
            items: &further.items,
            actions: &further.actions,
            decisions: &further.decisions,
            next_meeting: further.next_meeting.as_ref(),
        };
        meetings.push(builder.meeting(&format!("/further_meetings/{nth}"), &parts));
    }
    let groups = marked
        .groups
        .iter()
        .map(|group| builder.group(group))
        .collect();
    let membership = marked
        .membership
        .iter()
        .map(|line| builder.text(line))
        .collect();
    let sections = builder.sections(&marked.sections, "s");
    let footnotes = marked
        .footnotes
        .iter()
        .map(|Footnote { mark, text }| PublicFootnote {
            mark: builder.text(mark),
            text: builder.text(text),
        });
    let footnotes = footnotes.collect();
    let further_text = marked
        .unplaced
        .iter()
        .enumerate()
        .filter(|(nth, _)| decisions.strays.contains(&format!("/unplaced/{nth}/text")))
        .map(|(_, Stray { text, places: _ })| builder.text(text))
        .collect();
    Public {
        schema_version: VERSION.to_owned(),
        generator: GENERATOR.to_owned(),
        notice: builder.notice(),
        kind: marked.kind,
        language: marked.language.clone(),
        meetings,
        groups,
        membership,
        sections,
        footnotes,
        further_text,
    }
}

/// One meeting's lists.
struct Parts<'m> {
    meeting: &'m Meeting,
    attendance: &'m [Attendee],
    agenda: &'m [AgendaEntry],
    items: &'m [Item],
    actions: &'m [Action],
    decisions: &'m [Decision],
    next_meeting: Option<&'m NextMeeting>,
}

impl<'m> Parts<'m> {
    fn first(minutes: &'m Minutes) -> Self {
        Self {
            meeting: &minutes.meeting,
            attendance: &minutes.attendance,
            agenda: &minutes.agenda,
            items: &minutes.items,
            actions: &minutes.actions,
            decisions: &minutes.decisions,
            next_meeting: minutes.next_meeting.as_ref(),
        }
    }
}

/// Refs of the record to those of the public.
#[derive(Default)]
struct Refs {
    people: HashMap<String, String>,
    agenda: HashMap<String, String>,
    items: HashMap<String, String>,
    actions: HashMap<String, String>,
    decisions: HashMap<String, String>,
}

struct Builder<'a> {
    decisions: &'a Decisions,
    policy: &'a Policy,
    /// Labels by the number that stands in the marked texts.
    labels: Vec<(CutKind, &'static str, bool)>,
    /// How much is withheld, by provision and kind.
    amounts: BTreeMap<(&'static str, CutKind), usize>,
}

impl Builder<'_> {
    /// The record with marks where something is cut.
    fn mark(&mut self, minutes: &Minutes) -> Minutes {
        let mut marked = texts::bare(minutes);
        let cuts = &self.decisions.cuts;
        let labels = &mut self.labels;
        texts::visit(&mut marked, &mut |pointer, text| {
            if text.contains([OPEN, CLOSE]) {
                // A document's own marks would be read as ours. Both have as many bytes.
                *text = text.replace([OPEN, CLOSE], "\u{fffd}");
            }
            if let Some(cuts) = cuts.get(pointer) {
                *text = mark(text, cuts, labels);
            }
        });
        marked
    }

    fn label(&mut self, kind: CutKind, code: &'static str) -> Piece {
        *self.amounts.entry((code, kind)).or_default() += 1;
        let regime = self.policy.regime;
        let citation = regime
            .exemption(code)
            .map_or_else(|| code.to_owned(), |exemption| regime.cite(exemption));
        let label = self.policy.label.replace("{what}", kind.as_str());
        Piece::Withheld(label.replace("{citation}", &citation))
    }

    /// A marked text with labels.
    fn text(&mut self, marked: &str) -> Text {
        let mut pieces = Vec::new();
        let mut rest = marked;
        while let Some((before, after)) = rest.split_once(OPEN) {
            if !before.is_empty() {
                pieces.push(Piece::Words(before.to_owned()));
            }
            let (number, after) = after.split_once(CLOSE).unwrap_or((after, ""));
            let label = number
                .parse::<usize>()
                .ok()
                .and_then(|nth| self.labels.get(nth).copied());
            if let Some((kind, code, possessive)) = label {
                let label = self.label(kind, code);
                pieces.push(label);
                if possessive {
                    pieces.push(Piece::Words("\u{2019}s".to_owned()));
                }
            }
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Text(pieces)
    }

    fn maybe(&mut self, marked: Option<&String>) -> Option<Text> {
        marked.map(|text| self.text(text))
    }

    fn meeting(&mut self, at: &str, parts: &Parts<'_>) -> PublicMeeting {
        let mut refs = Refs::default();
        let attendance = self.attendance(at, parts.attendance, &mut refs);
        let hidden = self.hidden(at, parts.items);
        number(
            &mut refs.agenda,
            "g",
            parts.agenda.iter().map(|entry| &entry.reference),
        );
        let actions: Vec<&Action> = parts
            .actions
            .iter()
            .filter(|action| {
                !hidden.actions.contains(&action.reference) && !hidden.holds(action.item.as_ref())
            })
            .collect();
        let decisions: Vec<&Decision> = parts
            .decisions
            .iter()
            .filter(|decision| {
                !hidden.decisions.contains(&decision.reference)
                    && !hidden.holds(decision.item.as_ref())
            })
            .collect();
        number(
            &mut refs.actions,
            "a",
            actions.iter().map(|action| &action.reference),
        );
        number(
            &mut refs.decisions,
            "d",
            decisions.iter().map(|decision| &decision.reference),
        );
        let agenda = parts
            .agenda
            .iter()
            .map(|entry| self.agenda_entry(entry, &hidden, &refs))
            .collect();
        let items = self.items(&format!("{at}/items"), parts.items, "i", &mut refs);
        let Meeting {
            title,
            body,
            abbreviation,
            date,
            start_time,
            end_time,
            location,
            status,
            quorum,
        } = parts.meeting;
        PublicMeeting {
            title: self.maybe(title.as_ref()),
            body: self.maybe(body.as_ref()),
            abbreviation: self.maybe(abbreviation.as_ref()),
            date: *date,
            start_time: *start_time,
            end_time: *end_time,
            location: self.maybe(location.as_ref()),
            status: *status,
            quorum: self.maybe(quorum.as_ref()),
            attendance,
            agenda,
            items,
            actions: actions
                .into_iter()
                .map(|action| self.action(action, &refs))
                .collect(),
            decisions: decisions
                .into_iter()
                .map(|decision| self.decision(decision, &refs))
                .collect(),
            next_meeting: parts.next_meeting.map(|next| PublicNextMeeting {
                date: next.date,
                start_time: next.start_time,
                location: self.maybe(next.location.as_ref()),
            }),
        }
    }

    fn group(&mut self, group: &Group) -> PublicGroup {
        let Group {
            name,
            abbreviation,
            chair,
            representation,
            responsibilities,
        } = group;
        PublicGroup {
            name: self.text(name),
            abbreviation: self.maybe(abbreviation.as_ref()),
            chair: self.maybe(chair.as_ref()),
            representation: representation.iter().map(|line| self.text(line)).collect(),
            responsibilities: responsibilities
                .iter()
                .map(|line| self.text(line))
                .collect(),
        }
    }

    fn notice(&self) -> Notice {
        let regime = self.policy.regime;
        let mut withheld = Vec::new();
        for ((code, kind), places) in &self.amounts {
            let Some(exemption) = regime.exemption(code) else {
                continue;
            };
            withheld.push(Amount {
                provision: regime.cite(exemption),
                title: exemption.title.to_owned(),
                what: kind.as_str().to_owned(),
                places: *places,
            });
        }
        let text = if withheld.is_empty() {
            "This document was prepared for publication from the record of the meeting. Nothing was withheld.".to_owned()
        } else {
            format!(
                "This document was edited for publication. What is marked as withheld was withheld under the {}. Running heads and page numbers are left out.",
                regime.title
            )
        };
        Notice {
            publisher: self.policy.body.clone(),
            regime: regime.title.to_owned(),
            text,
            withheld,
        }
    }
}

fn number<'r>(
    refs: &mut HashMap<String, String>,
    prefix: &str,
    list: impl Iterator<Item = &'r String>,
) {
    for (nth, reference) in list.enumerate() {
        refs.insert(reference.clone(), format!("{prefix}{}", nth + 1));
    }
}

fn mark(text: &str, cuts: &[Cut], labels: &mut Vec<(CutKind, &'static str, bool)>) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut at = 0;
    for cut in cuts {
        marked.push_str(text.get(at..cut.range.start).unwrap_or_default());
        let label = (cut.kind, cut.code, cut.possessive);
        let number = labels
            .iter()
            .position(|known| *known == label)
            .unwrap_or_else(|| {
                labels.push(label);
                labels.len() - 1
            });
        marked.push(OPEN);
        marked.push_str(&number.to_string());
        marked.push(CLOSE);
        at = cut.range.end;
    }
    marked.push_str(text.get(at..).unwrap_or_default());
    marked
}
