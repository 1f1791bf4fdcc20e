//! The body: items with their text in minutes, sections in every other kind of document; in minutes,
//! what stands before the first item is a section too.

use super::contest::Contest;
use super::ledger::{Ledger, words};
use super::outline::{Outline, outline};
use super::tree::{Held, Node, Tree};
use crate::document::{Block, Document, Marker, Role, Span, Table};
use crate::minutes::{AgendaEntry, Item, Kind, Minutes};
use crate::recognise::{Fact, ItemFact};
use crate::text::{NumberStyle, fold, significant_words};
use crate::vocabulary::is_closing;
use std::collections::HashMap;

/// Where the items' text stands in the flow.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// In order, not overlapping.
    held: Vec<Held>,
    items: bool,
}

impl Places {
    /// Whether running text holds this byte of the flow.
    pub(super) fn holds(&self, at: u32) -> bool {
        self.around(at).is_some()
    }

    /// `ref` of the item around this byte of the flow.
    pub(super) fn item_at(&self, at: u32) -> Option<&str> {
        self.around(at)
            .filter(|_| self.items)
            .filter(|held| held.reference.starts_with('i'))
            .map(|held| held.reference.as_str())
    }

    fn around(&self, at: u32) -> Option<&Held> {
        let after = self.held.partition_point(|held| held.span.start <= at);
        after
            .checked_sub(1)
            .and_then(|index| self.held.get(index))
            .filter(|held| at < held.span.end)
    }
}

/// Lists actions and decisions at the items that they were made in, and links items to the agenda.
pub(super) fn link(minutes: &mut Minutes) {
    let mut actions: HashMap<String, Vec<String>> = HashMap::new();
    for action in &minutes.actions {
        if let Some(item) = &action.item {
            actions
                .entry(item.clone())
                .or_default()
                .push(action.reference.clone());
        }
    }
    let mut decisions: HashMap<String, Vec<String>> = HashMap::new();
    for decision in &minutes.decisions {
        if let Some(item) = &decision.item {
            decisions
                .entry(item.clone())
                .or_default()
                .push(decision.reference.clone());
        }
    }
    each(&mut minutes.items, &mut |item| {
        item.actions = actions.remove(&item.reference).unwrap_or_default();
        item.decisions = decisions.remove(&item.reference).unwrap_or_default();
    });
    link_agenda(&minutes.agenda, &mut minutes.items);
}

fn each(items: &mut [Item], visit: &mut impl FnMut(&mut Item)) {
    for item in items {
        visit(item);
        each(&mut item.items, visit);
    }
}

/// Share of its significant words, in percent, that a title must find in the other.
const SAME_TITLE: usize = 60;

/// Entries that a word may stand in and still tell them apart.
const MOST_ENTRIES: usize = 12;

/// Links items to the agenda entries that they take, by the words of their titles.
fn link_agenda(agenda: &[AgendaEntry], items: &mut [Item]) {
    let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
    let mut sizes: Vec<usize> = Vec::with_capacity(agenda.len());
    for (at, entry) in agenda.iter().enumerate() {
        let folded = fold(&entry.title);
        let mut size = 0;
        for word in significant_words(&folded) {
            size += 1;
            let entries = by_word.entry(word.to_owned()).or_default();
            if entries.last() != Some(&at) {
                entries.push(at);
            }
        }
        sizes.push(size);
    }
    for item in items {
        let Some(title) = &item.title else { continue };
        let folded = fold(title).into_owned();
        let mut own = 0;
        let mut common: HashMap<usize, usize> = HashMap::new();
        for word in significant_words(&folded) {
            own += 1;
            for at in by_word.get(word).into_iter().flatten().take(MOST_ENTRIES) {
                *common.entry(*at).or_default() += 1;
            }
        }
        let mut taken: Vec<usize> = common
            .into_iter()
            .filter(|(at, common)| {
                let least = sizes.get(*at).copied().unwrap_or(usize::MAX).min(own);
                least > 0 && common * 100 >= least * SAME_TITLE && (*common >= 2 || least == 1)
            })
            .map(|(at, _)| at)
            .collect();
        taken.sort_unstable();
        item.agenda = taken
            .into_iter()
            .filter_map(|at| agenda.get(at))
            .map(|entry| entry.reference.clone())
            .collect();
    }
}

/// Fills `items` and `sections`.
pub(super) fn fill(
    minutes: &mut Minutes,
    contest: &Contest<'_>,
    ledger: &mut Ledger<'_>,
) -> Places {
    let document = ledger.document();
    let mut body = Body {
        document,
        contest,
        outline: outline(document, contest, minutes.kind),
        items: Tree::new("items", 'i'),
        sections: Tree::new("sections", 's'),
        in_items: false,
        end_of_items: end_of_items(document),
        kind: minutes.kind,
        held: Vec::new(),
        ledger,
    };
    body.walk();
    let Body {
        items,
        sections,
        held,
        ..
    } = body;
    minutes.items = items.into_items();
    minutes.sections = sections.into_sections();
    Places {
        held,
        items: minutes.kind == Kind::Minutes,
    }
}

/// Blocks behind the first of those that end minutes.
const MOST_AT_END: usize = 8;

/// The first of the blocks that end minutes and belong to no item: signatures and notices.
fn end_of_items(document: &Document) -> usize {
    let all = document.blocks.len();
    let first = all.saturating_sub(MOST_AT_END);
    let last = document.blocks.get(first..).unwrap_or_default();
    let closes = |block: &Block| {
        block.cell.is_none() && block.marker.is_none() && is_closing(document.block_text(block))
    };
    let Some(at) = last.iter().position(closes) else {
        return all;
    };
    // `R. Elm, Secretary` signs, and is no item R.
    let numbered = |marker: Marker| marker.style == NumberStyle::Decimal;
    let heads = |block: &Block| block.role == Role::Heading && block.marker.is_some_and(numbered);
    if last.iter().skip(at).any(heads) {
        return all;
    }
    first + at
}

struct Body<'b, 'd> {
    document: &'d Document,
    contest: &'b Contest<'b>,
    outline: Outline,
    items: Tree,
    sections: Tree,
    in_items: bool,
    end_of_items: usize,
    kind: Kind,
    held: Vec<Held>,
    ledger: &'b mut Ledger<'d>,
}

impl Body<'_, '_> {
    fn walk(&mut self) {
        let mut index = 0;
        while let Some(block) = self.document.blocks.get(index) {
            if index == self.end_of_items && self.in_items {
                self.in_items = false;
                self.sections.open(1);
            }
            let table = block
                .cell
                .and_then(|cell| self.document.tables.get(cell.table as usize));
            let owner = self.contest.owner(index);
            match (owner.map(|finding| &finding.fact), table) {
                (Some(Fact::ItemTable(items)), Some(table)) => {
                    self.item_table(items, owner.map_or("", |finding| finding.by));
                    index = table.end_block;
                }
                (Some(Fact::ItemHeading(fact)), _) => {
                    let by = owner.map_or("", |finding| finding.by);
                    self.heading(index, block, fact, by);
                    // The title may stand in the block below the number.
                    let end = owner.map_or(0, |finding| finding.takes.end);
                    index = if self.outline.contains_key(&index) {
                        end.max(index + 1)
                    } else {
                        index + 1
                    };
                }
                (Some(_), Some(table)) => index = table.end_block,
                (Some(_), None) => index += 1,
                (None, Some(table)) => {
                    self.free_table(table);
                    index = table.end_block;
                }
                (None, None) => {
                    self.text(block, block.text);
                    index += 1;
                }
            }
        }
    }

    fn heading(&mut self, index: usize, block: &Block, fact: &ItemFact, by: &'static str) {
        let Some(depth) = self.outline.get(&index).copied() else {
            self.text(block, block.text);
            return;
        };
        // Front matter has headings too.
        let numbered = fact.number.is_some();
        let outline_has_numbers = || {
            self.document
                .top_level()
                .skip_while(|(at, _)| *at <= index)
                .any(|(at, later)| self.outline.contains_key(&at) && later.is_numbered_block())
        };
        let item = self.kind == Kind::Minutes
            && index < self.end_of_items
            && (numbered || self.in_items || !outline_has_numbers());
        self.in_items |= item;
        let clause = !item && numbered && fact.run_on.is_some();
        let document = self.document;
        let tree = if item {
            &mut self.items
        } else {
            &mut self.sections
        };
        let node = tree.open(depth);
        node.number = fact.number.map(|span| words(document, span));
        node.title = fact
            .title
            .filter(|_| !clause)
            .map(|span| words(document, span));
        node.start_time = fact.time.map(|(_, start, _)| start);
        node.end_time = fact.time.and_then(|(.., end)| end);
        let is = match (item, clause) {
            (true, _) => HeadOf::Item,
            (false, true) => HeadOf::Clause,
            (false, false) => HeadOf::Section,
        };
        enter_head(self.ledger, node, fact, by, is);
        // The number's punctuation.
        if let Some(marker) = block.marker {
            let pointer = if numbered {
                node.field("number")
            } else {
                node.pointer.clone()
            };
            self.ledger.said(pointer, by, marker.span);
        }
        let held = Held {
            span: block.whole,
            reference: node.reference.clone(),
        };
        self.held.push(held);
        let rest = if clause {
            Some(block.text)
        } else {
            fact.run_on
        };
        let rest = rest.filter(|span| !span.is_empty());
        if let Some(rest) = rest {
            let pointer = node.paragraph(words(document, rest));
            self.ledger.said(pointer, "text", rest);
        }
    }

    /// The open item, or the open section; front matter opens one.
    fn node(&mut self) -> &mut Node {
        let tree = if self.in_items {
            &mut self.items
        } else {
            &mut self.sections
        };
        if tree.nodes.is_empty() {
            tree.open(1);
        }
        let last = tree.nodes.len() - 1;
        #[allow(
            clippy::indexing_slicing,
            reason = "a node has been opened above where there was none"
        )]
        &mut tree.nodes[last]
    }

    fn text(&mut self, block: &Block, text: Span) {
        let document = self.document;
        let entry = block.role == Role::Entry || block.marker.is_some();
        let shown = match block.marker {
            // Numbers of entries are printed words, bullets are not.
            Some(marker) if marker.number.is_some() => block.whole,
            _ => text,
        };
        let node = self.node();
        let words = words(document, shown);
        if words.is_empty() {
            return;
        }
        let pointer = if entry {
            node.entry(words)
        } else {
            node.paragraph(words)
        };
        let held = Held {
            span: block.whole,
            reference: node.reference.clone(),
        };
        self.held.push(held);
        self.ledger.said(pointer, "text", shown);
    }

    fn free_table(&mut self, table: &Table) {
        let document = self.document;
        let rows: Vec<Vec<String>> = (0..table.rows.len())
            .map(|row| {
                (0..table.columns)
                    .map(|column| document.cell_words(table, row, column))
                    .collect()
            })
            .collect();
        let span = document.span_of(table.first_block..table.end_block);
        let node = self.node();
        let pointer = node.table(rows);
        let held = Held {
            span,
            reference: node.reference.clone(),
        };
        self.held.push(held);
        self.ledger.said(pointer, "text", span);
    }

    fn item_table(&mut self, items: &[ItemFact], by: &'static str) {
        let minutes = self.kind == Kind::Minutes;
        self.in_items |= minutes;
        let document = self.document;
        for fact in items {
            let start = [fact.number, fact.title, fact.time.map(|(at, ..)| at)]
                .into_iter()
                .flatten()
                .map(|s| s.start)
                .min()
                .unwrap_or_default();
            let tree = if minutes {
                &mut self.items
            } else {
                &mut self.sections
            };
            let node = tree.open(1);
            node.number = fact.number.map(|span| words(document, span));
            node.title = fact.title.map(|span| words(document, span));
            node.start_time = fact.time.map(|(_, start, _)| start);
            node.end_time = fact.time.and_then(|(.., end)| end);
            let is = if minutes {
                HeadOf::Item
            } else {
                HeadOf::Section
            };
            enter_head(self.ledger, node, fact, by, is);
            let mut end = start;
            if let Some(rest) = fact.run_on.filter(|span| !span.is_empty()) {
                end = rest.end;
                let pointer = node.paragraph(words(document, rest));
                self.ledger.said(pointer, "text", rest);
            }
            let blocks = document.blocks.get(fact.blocks.clone()).unwrap_or_default();
            // Rows that go on have actions and owners beside what was said, which are told apart; and
            // a head that is repeated says nothing.
            let said = blocks.first().and_then(|block| block.cell);
            let beside = |block: &&Block| {
                said.zip(block.cell).is_some_and(|(said, cell)| {
                    let table = document.tables.get(cell.table as usize);
                    let head = table
                        .and_then(|table| table.rows.get(cell.row as usize))
                        .is_some_and(|row| row.head);
                    cell.column > said.column || head
                })
            };
            for block in blocks.iter().filter(|block| !beside(block)) {
                end = block.whole.end;
                let shown = if block.marker.is_some_and(|m| m.number.is_some()) {
                    block.whole
                } else {
                    block.text
                };
                let words = words(document, shown);
                let pointer = if block.marker.is_some() {
                    node.entry(words)
                } else {
                    node.paragraph(words)
                };
                self.ledger.said(pointer, "text", shown);
            }
            self.held.push(Held {
                span: Span { start, end },
                reference: node.reference.clone(),
            });
        }
        self.close_gaps();
    }

    /// A row of the table reaches up to the next: what stands in its other columns belongs to it.
    fn close_gaps(&mut self) {
        let mut next = u32::MAX;
        for held in self.held.iter_mut().rev() {
            if next != u32::MAX && held.span.end < next && held.reference.starts_with('i') {
                held.span.end = next;
            }
            next = held.span.start;
        }
    }
}

/// What a heading is the heading of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HeadOf {
    Item,
    Section,
    /// A numbered paragraph, which has no title.
    Clause,
}

fn enter_head(ledger: &mut Ledger<'_>, node: &Node, fact: &ItemFact, by: &'static str, is: HeadOf) {
    if let Some(span) = fact.number {
        ledger.said(node.field("number"), by, span);
    }
    if let Some(span) = fact.title.filter(|_| is != HeadOf::Clause) {
        ledger.said(node.field("title"), by, span);
    }
    // Sections have no times; a time in the heading of one is accounted for as part of it.
    if let Some((span, ..)) = fact.time.filter(|_| is != HeadOf::Item) {
        ledger.said(node.pointer.clone(), by, span);
    }
    if let Some((span, _, end)) = fact.time.filter(|_| is == HeadOf::Item) {
        ledger.said(node.field("start_time"), by, span);
        if end.is_some() {
            ledger.enter(node.field("end_time"), by, span);
        }
    }
}

impl Block {
    fn is_numbered_block(&self) -> bool {
        self.marker.is_some_and(|marker| marker.number.is_some())
    }
}
