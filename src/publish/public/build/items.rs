//! Items and sections, and what withheld items take with them.

use super::super::{PublicBlock, PublicItem, PublicSection, Text};
use super::{Builder, CutKind, Refs};
use crate::minutes::{Block, Item, Section};
use crate::publish::decisions::WithheldItem;
use std::collections::HashMap;

impl Builder<'_> {
    pub(super) fn items(
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

    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Vec<PublicBlock> {
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

    pub(super) fn sections(&mut self, sections: &[Section], prefix: &str) -> Vec<PublicSection> {
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
    pub(super) fn hidden(&self, at: &str, items: &[Item]) -> Hidden {
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
}

/// What withheld items take with them: refs of the record.
#[derive(Default)]
pub(super) struct Hidden {
    items: Vec<String>,
    pub(super) actions: Vec<String>,
    pub(super) decisions: Vec<String>,
    /// With the code under which the title is withheld.
    pub(super) agenda: HashMap<String, &'static str>,
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

    pub(super) fn holds(&self, item: Option<&String>) -> bool {
        item.is_some_and(|item| self.items.contains(item))
    }
}
