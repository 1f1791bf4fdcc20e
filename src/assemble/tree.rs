//! Builds items or sections one after the other, and nests them by depth.

use super::pointer;
use crate::document::Span;
use crate::minutes::{Block, ClockTime, Item, Section};

/// An item or a section in the making.
#[derive(Debug)]
pub(super) struct Node {
    depth: usize,
    pub(super) reference: String,
    /// JSON Pointer.
    pub(super) pointer: String,
    pub(super) number: Option<String>,
    pub(super) title: Option<String>,
    pub(super) start_time: Option<ClockTime>,
    pub(super) end_time: Option<ClockTime>,
    pub(super) blocks: Vec<Block>,
}

/// Nodes in the order of the document.
#[derive(Debug)]
pub(super) struct Tree {
    /// Key of the list, at every depth: `items`.
    list: &'static str,
    letter: char,
    pub(super) nodes: Vec<Node>,
    /// Index of the last node at each depth.
    path: Vec<usize>,
}

impl Tree {
    pub(super) const fn new(list: &'static str, letter: char) -> Self {
        Self {
            list,
            letter,
            nodes: Vec::new(),
            path: Vec::new(),
        }
    }

    /// Opens a node at `depth`, from 1; one that would skip a depth stands one below the last.
    pub(super) fn open(&mut self, depth: u8) -> &mut Node {
        let depth = usize::from(depth).clamp(1, self.path.len() + 1);
        let index = self.path.get(depth - 1).map_or(0, |last| last + 1);
        self.path.truncate(depth - 1);
        self.path.push(index);
        let mut pointer = String::with_capacity(self.path.len() * 10);
        let mut reference = String::new();
        for (level, at) in self.path.iter().enumerate() {
            pointer.push('/');
            pointer.push_str(self.list);
            pointer::push_index(&mut pointer, *at);
            if level == 0 {
                reference = pointer::reference(self.letter, *at);
            } else {
                pointer::push_sub(&mut reference, *at);
            }
        }
        self.nodes.push(Node {
            depth,
            reference,
            pointer,
            number: None,
            title: None,
            start_time: None,
            end_time: None,
            blocks: Vec::new(),
        });
        let last = self.nodes.len() - 1;
        // The node has just been pushed.
        #[allow(
            clippy::indexing_slicing,
            reason = "the index is that of the node pushed above"
        )]
        &mut self.nodes[last]
    }

    /// The items, nested.
    pub(super) fn into_items(self) -> Vec<Item> {
        let make = |node: Node| Item {
            reference: node.reference,
            number: node.number,
            title: node.title,
            start_time: node.start_time,
            end_time: node.end_time,
            agenda: Vec::new(),
            blocks: node.blocks,
            actions: Vec::new(),
            decisions: Vec::new(),
            items: Vec::new(),
        };
        nest(self.nodes, make, |item| &mut item.items)
    }

    /// The sections, nested.
    pub(super) fn into_sections(self) -> Vec<Section> {
        let make = |node: Node| Section {
            reference: node.reference,
            number: node.number,
            title: node.title,
            blocks: node.blocks,
            sections: Vec::new(),
        };
        nest(self.nodes, make, |section| &mut section.sections)
    }
}

fn nest<T>(
    nodes: Vec<Node>,
    make: impl Fn(Node) -> T,
    children: impl Fn(&mut T) -> &mut Vec<T>,
) -> Vec<T> {
    let mut roots: Vec<T> = Vec::new();
    let mut open: Vec<(usize, T)> = Vec::new();
    let close = |open: &mut Vec<(usize, T)>, roots: &mut Vec<T>| {
        if let Some((_, done)) = open.pop() {
            match open.last_mut() {
                Some((_, parent)) => children(parent).push(done),
                None => roots.push(done),
            }
        }
    };
    for node in nodes {
        while open.last().is_some_and(|(depth, _)| *depth >= node.depth) {
            close(&mut open, &mut roots);
        }
        open.push((node.depth, make(node)));
    }
    while !open.is_empty() {
        close(&mut open, &mut roots);
    }
    roots
}

impl Node {
    /// Adds a paragraph; gives its pointer.
    pub(super) fn paragraph(&mut self, text: String) -> String {
        self.blocks.push(Block::Paragraph { text });
        self.last_block()
    }

    /// Adds an entry to the list that is open, or opens one; gives its pointer.
    pub(super) fn entry(&mut self, text: String) -> String {
        if !matches!(self.blocks.last(), Some(Block::List { .. })) {
            self.blocks.push(Block::List { items: Vec::new() });
        }
        let mut pointer = self.last_block();
        if let Some(Block::List { items }) = self.blocks.last_mut() {
            pointer.push_str("/items");
            pointer::push_index(&mut pointer, items.len());
            items.push(text);
        }
        pointer
    }

    /// Adds a table; gives its pointer.
    pub(super) fn table(&mut self, rows: Vec<Vec<String>>) -> String {
        self.blocks.push(Block::Table { rows });
        self.last_block()
    }

    fn last_block(&self) -> String {
        let mut pointer = String::with_capacity(self.pointer.len() + 12);
        pointer.push_str(&self.pointer);
        pointer.push_str("/blocks");
        pointer::push_index(&mut pointer, self.blocks.len().saturating_sub(1));
        pointer
    }

    /// The pointer of one of its fields.
    pub(super) fn field(&self, field: &str) -> String {
        let mut pointer = String::with_capacity(self.pointer.len() + field.len() + 1);
        pointer.push_str(&self.pointer);
        pointer.push('/');
        pointer.push_str(field);
        pointer
    }
}

/// Where the text of a node stands, so that what is found there can be linked to it.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) span: Span,
    pub(super) reference: String,
}
