//! A page as a tree: what `html5ever` builds, bounded in depth and number.

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{ElemName, TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName, TokenizerResult};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};

/// Elements within elements; tags further in are disregarded, their words are not.
const MOST_DEPTH: u32 = 256;

/// Nodes of a page. A page of minutes has some thousand.
const MOST_NODES: usize = 1 << 20;

/// Elements whose content is no markup: without their start tag it would be taken for words.
const RAW: &[&str] = &["script", "style", "title", "textarea", "iframe", "xmp"];

/// Index of a node.
pub(super) type Node = usize;

/// The node that holds all others.
pub(super) const ROOT: Node = 0;

#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: RefCell<Vec<NodeData>>,
    /// Depth of the element that is open.
    depth: Cell<u32>,
}

#[derive(Debug)]
struct NodeData {
    parent: Option<Node>,
    children: Vec<Node>,
    depth: u32,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// The document, a template's content, a comment.
    None,
    Text(String),
    Element(QualName, Vec<Attribute>),
}

/// A page that was read.
#[derive(Debug)]
pub(super) struct Page {
    nodes: Vec<NodeData>,
}

/// Reads a page; none where it has more than [`MOST_NODES`].
pub(super) fn parse(html: &str) -> Option<Page> {
    let tree = Tree::default();
    tree.add(Content::None);
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let bounded = Bounded(TreeBuilder::new(tree, options));
    let tokenizer = Tokenizer::new(bounded, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let tree = tokenizer.sink.0.sink;
    if tree.is_full() {
        return None;
    }
    Some(Page {
        nodes: tree.nodes.into_inner(),
    })
}

impl Page {
    pub(super) fn children(&self, node: Node) -> &[Node] {
        self.nodes.get(node).map_or(&[], |data| &data.children)
    }

    pub(super) fn parent(&self, node: Node) -> Option<Node> {
        self.nodes.get(node)?.parent
    }

    /// The words, where the node is text.
    pub(super) fn text(&self, node: Node) -> Option<&str> {
        match &self.nodes.get(node)?.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The element's name; none where the node is none.
    pub(super) fn name(&self, node: Node) -> Option<&str> {
        match &self.nodes.get(node)?.content {
            Content::Element(name, _) => Some(&name.local),
            _ => None,
        }
    }

    pub(super) fn attribute(&self, node: Node, name: &str) -> Option<&str> {
        match &self.nodes.get(node)?.content {
            Content::Element(_, attributes) => attributes
                .iter()
                .find(|attribute| &*attribute.name.local == name)
                .map(|attribute| &*attribute.value),
            _ => None,
        }
    }

    /// `node` and all that stands in it, in the order of the page.
    pub(super) fn within(&self, node: Node) -> impl Iterator<Item = Node> {
        let mut open = vec![node];
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(self.children(next).iter().rev());
            Some(next)
        })
    }

    /// All words in `node`, as they stand.
    pub(super) fn words(&self, node: Node) -> String {
        self.within(node).filter_map(|n| self.text(n)).collect()
    }
}

/// Keeps tags from the builder that would make a tree too deep to walk or too large to hold.
struct Bounded(TreeBuilder<Node, Tree>);

impl TokenSink for Bounded {
    type Handle = Node;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Node> {
        let tree = &self.0.sink;
        let too_deep = |token: &Token| {
            matches!(token, Token::TagToken(tag)
                if tag.kind == TagKind::StartTag && !RAW.contains(&&*tag.name))
        };
        let disregarded = match &token {
            Token::EOFToken => false,
            _ if tree.is_full() => true,
            token => tree.depth.get() >= MOST_DEPTH && too_deep(token),
        };
        if disregarded {
            return TokenSinkResult::Continue;
        }
        self.0.process_token(token, line)
    }

    fn end(&self) {
        self.0.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.0
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Tree {
    fn is_full(&self) -> bool {
        self.nodes.borrow().len() >= MOST_NODES
    }

    fn add(&self, content: Content) -> Node {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(NodeData {
            parent: None,
            children: Vec::new(),
            depth: 0,
            content,
        });
        nodes.len() - 1
    }

    /// Puts `child` into `parent`: before its child `before`, or last.
    fn insert(&self, parent: Node, child: NodeOrText<Node>, before: Option<Node>) {
        let at = {
            let nodes = self.nodes.borrow();
            let Some(data) = nodes.get(parent) else {
                return;
            };
            before
                .and_then(|before| data.children.iter().rposition(|c| *c == before))
                .unwrap_or(data.children.len())
        };
        let child = match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                if self.extend_text(parent, at, &text) {
                    return;
                }
                self.add(Content::Text(text.to_string()))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes.get(parent).map_or(0, |data| data.depth) + 1;
        let Some(data) = nodes.get_mut(child) else {
            return;
        };
        data.parent = Some(parent);
        data.depth = depth;
        if matches!(data.content, Content::Element(..)) {
            self.depth.set(depth);
        }
        if let Some(data) = nodes.get_mut(parent) {
            data.children.insert(at, child);
        }
    }

    /// Adds `text` to the text that stands before child `at` of `parent`, if one does.
    fn extend_text(&self, parent: Node, at: usize, text: &str) -> bool {
        let mut nodes = self.nodes.borrow_mut();
        let before = nodes.get(parent).and_then(|data| {
            let before = at.checked_sub(1)?;
            data.children.get(before).copied()
        });
        match before.and_then(|node| nodes.get_mut(node)) {
            Some(NodeData {
                content: Content::Text(words),
                ..
            }) => {
                words.push_str(text);
                true
            }
            _ => false,
        }
    }

    fn parent(&self, node: Node) -> Option<Node> {
        self.nodes.borrow().get(node)?.parent
    }
}

/// Name of an element, as the builder asks for it.
#[derive(Debug)]
pub(super) struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Tree {
    type Handle = Node;
    type Output = Self;
    type ElemName<'a> = Name;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Node {
        ROOT
    }

    fn elem_name(&self, node: &Node) -> Name {
        match self.nodes.borrow().get(*node).map(|data| &data.content) {
            Some(Content::Element(name, _)) => Name(name.clone()),
            _ => Name(QualName::new(
                None,
                Namespace::default(),
                LocalName::default(),
            )),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Node {
        self.add(Content::Element(name, attributes))
    }

    fn create_comment(&self, _: StrTendril) -> Node {
        self.add(Content::None)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Node {
        self.add(Content::None)
    }

    fn append(&self, parent: &Node, child: NodeOrText<Node>) {
        self.insert(*parent, child, None);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Node,
        previous: &Node,
        child: NodeOrText<Node>,
    ) {
        if self.parent(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &Node) {
        let depth = self.nodes.borrow().get(*node).map_or(0, |data| data.depth);
        self.depth.set(depth.saturating_sub(1));
    }

    /// A template's content shows nowhere: it is kept out of the tree.
    fn get_template_contents(&self, _: &Node) -> Node {
        self.add(Content::None)
    }

    fn same_node(&self, a: &Node, b: &Node) -> bool {
        a == b
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Node, child: NodeOrText<Node>) {
        if let Some(parent) = self.parent(*sibling) {
            self.insert(parent, child, Some(*sibling));
        }
    }

    fn add_attrs_if_missing(&self, node: &Node, added: Vec<Attribute>) {
        if let Some(NodeData {
            content: Content::Element(_, attributes),
            ..
        }) = self.nodes.borrow_mut().get_mut(*node)
        {
            for attribute in added {
                if attributes.iter().all(|known| known.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, node: &Node) {
        let mut nodes = self.nodes.borrow_mut();
        let parent = nodes.get_mut(*node).and_then(|data| data.parent.take());
        if let Some(data) = parent.and_then(|parent| nodes.get_mut(parent))
            && let Some(at) = data.children.iter().rposition(|child| child == node)
        {
            data.children.remove(at);
        }
    }

    fn reparent_children(&self, node: &Node, new_parent: &Node) {
        let mut nodes = self.nodes.borrow_mut();
        let children = nodes
            .get_mut(*node)
            .map(|data| std::mem::take(&mut data.children))
            .unwrap_or_default();
        for child in &children {
            if let Some(data) = nodes.get_mut(*child) {
                data.parent = Some(*new_parent);
            }
        }
        if let Some(data) = nodes.get_mut(*new_parent) {
            data.children.extend(children);
        }
    }
}
