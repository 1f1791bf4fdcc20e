//! The record to what the public gets.

use super::{
    Amount, Notice, Piece, Public, PublicAction, PublicAgendaEntry, PublicAttendee, PublicBallot,
    PublicBlock, PublicDecision, PublicFootnote, PublicGroup, PublicItem, PublicLabel,
    PublicMeeting, PublicNextMeeting, PublicSection, Text, VERSION,
};
use crate::minutes::{
    Action, AgendaEntry, Attendee, Ballot, Block, Decision, Footnote, GENERATOR, Group, Item,
    Meeting, Minutes, NextMeeting, PersonLabel, Section, Stray, Vote,
};
use crate::publish::decisions::{Cut, CutKind, Decisions, WithheldItem};
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

    /// Those who are named, in the document's order, then those who are not, in an order that
    /// depends on what is published of them alone.
    fn attendance(&mut self, at: &str, rows: &[Attendee], refs: &mut Refs) -> Vec<PublicAttendee> {
        let mut named = Vec::new();
        let mut withheld = Vec::new();
        for (nth, row) in rows.iter().enumerate() {
            let Attendee {
                reference,
                name,
                honorific,
                initials,
                role,
                organisation,
                status,
                chair,
                note,
            } = row;
            let person = self
                .decisions
                .rows
                .get(&format!("{at}/attendance/{nth}"))
                .cloned();
            if let Some(person) = person {
                let label = self.label(CutKind::Name, person.exemption.code);
                let keep = |text: &Option<String>| text.clone().filter(|_| person.keep_role);
                withheld.push(PublicAttendee {
                    reference: String::new(),
                    name: Text(vec![label]),
                    withheld: true,
                    initials: None,
                    role: self.maybe(keep(role).as_ref()),
                    organisation: self.maybe(keep(organisation).as_ref()),
                    status: *status,
                    chair: *chair && person.keep_role,
                    note: None,
                });
                continue;
            }
            let mut name = self.text(name);
            if let Some(honorific) = honorific {
                name.0.insert(0, Piece::Words(format!("{honorific} ")));
            }
            let public = PublicAttendee {
                reference: format!("p{}", named.len() + 1),
                name,
                withheld: false,
                initials: self.maybe(initials.as_ref()),
                role: self.maybe(role.as_ref()),
                organisation: self.maybe(organisation.as_ref()),
                status: *status,
                chair: *chair,
                note: self.maybe(note.as_ref()),
            };
            refs.people
                .insert(reference.clone(), public.reference.clone());
            named.push(public);
        }
        withheld.sort_by_cached_key(|row| {
            let words = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
            (
                row.status as u8,
                !row.chair,
                words(&row.role),
                words(&row.organisation),
                // The labels differ where the provisions do.
                row.name.to_string(),
            )
        });
        for row in withheld {
            let reference = format!("p{}", named.len() + 1);
            named.push(PublicAttendee { reference, ..row });
        }
        named
    }

    fn agenda_entry(
        &mut self,
        entry: &AgendaEntry,
        hidden: &Hidden,
        refs: &Refs,
    ) -> PublicAgendaEntry {
        let AgendaEntry {
            reference,
            number,
            title,
            start_time,
            end_time,
            duration_minutes,
            leads,
        } = entry;
        let withheld = hidden.agenda.get(reference).copied();
        PublicAgendaEntry {
            reference: refs.agenda.get(reference).cloned().unwrap_or_default(),
            number: self.maybe(number.as_ref()),
            title: match withheld {
                Some(code) => Text(vec![self.label(CutKind::Item, code)]),
                None => self.text(title),
            },
            start_time: *start_time,
            end_time: *end_time,
            duration_minutes: *duration_minutes,
            leads: match withheld {
                Some(_) => Vec::new(),
                None => self.person_labels(leads, refs),
            },
        }
    }

    fn person_labels(&mut self, labels: &[PersonLabel], refs: &Refs) -> Vec<PublicLabel> {
        labels
            .iter()
            .map(|label| self.person_label(label, refs))
            .collect()
    }

    fn person_label(&mut self, label: &PersonLabel, refs: &Refs) -> PublicLabel {
        let PersonLabel { label, person } = label;
        let label = self.text(label);
        let person = person.as_ref().filter(|_| !label.is_cut());
        PublicLabel {
            person: person.and_then(|person| refs.people.get(person)).cloned(),
            label,
        }
    }

    fn items(
        &mut self,
        at: &str,
        items: &[Item],
        prefix: &str,
        refs: &mut Refs,
    ) -> Vec<PublicItem> {
        items
            .iter()
            .enumerate()
            .map(|(nth, item)| {
                self.item(
                    &format!("{at}/{nth}"),
                    item,
                    &format!("{prefix}{}", nth + 1),
                    refs,
                )
            })
            .collect()
    }

    fn item(&mut self, at: &str, item: &Item, own: &str, refs: &mut Refs) -> PublicItem {
        let Item {
            reference,
            number,
            title,
            start_time,
            end_time,
            agenda,
            blocks,
            actions,
            decisions,
            items,
        } = item;
        refs.items.insert(reference.clone(), own.to_owned());
        let all = |refs: &HashMap<String, String>, list: &[String]| -> Vec<String> {
            list.iter()
                .filter_map(|reference| refs.get(reference))
                .cloned()
                .collect()
        };
        let withheld = self.decisions.items.get(at).cloned();
        let (title, blocks, items) = match &withheld {
            Some(item) => self.instead(item, title.as_ref()),
            None => (
                self.maybe(title.as_ref()),
                self.blocks(blocks),
                self.items(&format!("{at}/items"), items, &format!("{own}."), refs),
            ),
        };
        PublicItem {
            reference: own.to_owned(),
            number: self.maybe(number.as_ref()),
            title,
            start_time: *start_time,
            end_time: *end_time,
            agenda: all(&refs.agenda, agenda),
            withheld: withheld.is_some(),
            blocks,
            actions: all(&refs.actions, actions),
            decisions: all(&refs.decisions, decisions),
            items,
        }
    }

    /// What stands for a withheld item.
    fn instead(
        &mut self,
        item: &WithheldItem,
        title: Option<&String>,
    ) -> (Option<Text>, Vec<PublicBlock>, Vec<PublicItem>) {
        let label = self.label(CutKind::Item, item.exemption.code);
        let text = Text(vec![label]);
        let mut blocks = vec![PublicBlock::Paragraph { text }];
        if !item.summary.trim().is_empty() {
            let text = Text::words(item.summary.trim());
            blocks.push(PublicBlock::Summary { text });
        }
        let title = title.filter(|_| item.keep_title);
        (self.maybe(title), blocks, Vec::new())
    }

    fn blocks(&mut self, blocks: &[Block]) -> Vec<PublicBlock> {
        blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph { text } => PublicBlock::Paragraph {
                    text: self.text(text),
                },
                Block::List { items } => PublicBlock::List {
                    items: items.iter().map(|item| self.text(item)).collect(),
                },
                Block::Table { rows } => PublicBlock::Table {
                    rows: rows
                        .iter()
                        .map(|row| row.iter().map(|cell| self.text(cell)).collect())
                        .collect(),
                },
            })
            .collect()
    }

    fn action(&mut self, action: &Action, refs: &Refs) -> PublicAction {
        let Action {
            reference,
            id,
            text,
            owners,
            due,
            due_text,
            status,
            progress,
            item,
            // The other statements stand in the items' own words.
            mentions: _,
        } = action;
        PublicAction {
            reference: refs.actions.get(reference).cloned().unwrap_or_default(),
            id: self.maybe(id.as_ref()),
            text: self.text(text),
            owners: self.person_labels(owners, refs),
            due: *due,
            due_text: self.maybe(due_text.as_ref()),
            status: *status,
            progress: self.maybe(progress.as_ref()),
            item: item.as_ref().and_then(|item| refs.items.get(item)).cloned(),
        }
    }

    fn decision(&mut self, decision: &Decision, refs: &Refs) -> PublicDecision {
        let Decision {
            reference,
            text,
            outcome,
            mover,
            seconder,
            vote,
            item,
        } = decision;
        let mut votes = Vec::new();
        if let Some(Vote {
            in_favour,
            against,
            abstained,
        }) = vote
        {
            for (side, ballot) in [
                ("for", in_favour),
                ("against", against),
                ("abstained", abstained),
            ] {
                let Ballot { count, names } = ballot;
                if count.is_some() || !names.is_empty() {
                    let mut names: Vec<Text> = names.iter().map(|name| self.text(name)).collect();
                    // A roll is in the order of its names, so that a gap in it would tell letters.
                    names.sort_by_key(Text::is_cut);
                    votes.push(PublicBallot {
                        side: side.to_owned(),
                        count: *count,
                        names,
                    });
                }
            }
        }
        PublicDecision {
            reference: refs.decisions.get(reference).cloned().unwrap_or_default(),
            text: self.text(text),
            outcome: *outcome,
            mover: mover.as_ref().map(|label| self.person_label(label, refs)),
            seconder: seconder
                .as_ref()
                .map(|label| self.person_label(label, refs)),
            votes,
            item: item.as_ref().and_then(|item| refs.items.get(item)).cloned(),
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

    fn sections(&mut self, sections: &[Section], prefix: &str) -> Vec<PublicSection> {
        let sections = sections.iter().enumerate();
        sections
            .map(|(nth, section)| {
                let Section {
                    reference: _,
                    number,
                    title,
                    blocks,
                    sections,
                } = section;
                let reference = format!("{prefix}{}", nth + 1);
                PublicSection {
                    number: self.maybe(number.as_ref()),
                    title: self.maybe(title.as_ref()),
                    blocks: self.blocks(blocks),
                    sections: self.sections(sections, &format!("{reference}.")),
                    reference,
                }
            })
            .collect()
    }

    /// What withheld items take with them.
    fn hidden(&self, at: &str, items: &[Item]) -> Hidden {
        let mut hidden = Hidden::default();
        let mut open: Vec<(String, &Item)> = items
            .iter()
            .enumerate()
            .map(|(nth, item)| (format!("{at}/items/{nth}"), item))
            .collect();
        while let Some((pointer, item)) = open.pop() {
            if let Some(withheld) = self.decisions.items.get(&pointer) {
                hidden.take(item, withheld);
            } else {
                let children = item.items.iter().enumerate();
                open.extend(children.map(|(nth, child)| (format!("{pointer}/items/{nth}"), child)));
            }
        }
        hidden
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

/// What withheld items take with them: refs of the record.
#[derive(Default)]
struct Hidden {
    items: Vec<String>,
    actions: Vec<String>,
    decisions: Vec<String>,
    /// With the code under which the title is withheld.
    agenda: HashMap<String, &'static str>,
}

impl Hidden {
    fn take(&mut self, item: &Item, withheld: &WithheldItem) {
        let mut open = vec![item];
        while let Some(item) = open.pop() {
            if !withheld.keep_outcomes {
                self.items.push(item.reference.clone());
                self.actions.extend(item.actions.iter().cloned());
                self.decisions.extend(item.decisions.iter().cloned());
            }
            if !withheld.keep_title {
                let agenda = item.agenda.iter().cloned();
                self.agenda
                    .extend(agenda.map(|entry| (entry, withheld.exemption.code)));
            }
            open.extend(&item.items);
        }
    }

    fn holds(&self, item: Option<&String>) -> bool {
        item.is_some_and(|item| self.items.contains(item))
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
