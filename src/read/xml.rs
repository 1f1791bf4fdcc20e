//! XML as a tree: bounded in depth and number; entities that a document defines are not expanded.

use super::ReadError;
use super::package::{damaged, too_large};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Elements within elements.
const MOST_DEPTH: usize = 256;

/// Nodes of one file.
const MOST_NODES: usize = 4 << 20;

/// The prefixes that names get, whatever a document calls its namespaces.
const NAMESPACES: &[(&str, &str)] = &[
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w",
    ),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", "w"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "r",
    ),
    (
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
        "r",
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "m",
    ),
    (
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "rel",
    ),
    (
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "mc",
    ),
    (
        "http://schemas.microsoft.com/office/word/2010/wordml",
        "w14",
    ),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"),
    ("urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"),
    (
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "fo",
    ),
];

/// Index of a node.
pub(super) type Node = usize;

/// The node that holds the root element.
pub(super) const ROOT: Node = 0;

/// A file that was read.
#[derive(Debug)]
pub(super) struct Xml {
    nodes: Vec<NodeData>,
}

#[derive(Debug, Default)]
struct NodeData {
    /// Name with its prefix; none for text.
    name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
    text: String,
    children: Vec<Node>,
}

/// Reads `text`.
pub(super) fn parse(text: &str) -> Result<Xml, ReadError> {
    let mut reader = Reader::from_str(text);
    let mut builder = Builder {
        nodes: vec![NodeData::default()],
        open: vec![ROOT],
        prefixes: BTreeMap::new(),
    };
    loop {
        if builder.nodes.len() > MOST_NODES || builder.open.len() > MOST_DEPTH {
            return Err(too_large());
        }
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(tag) => {
                let node = builder.element(&tag)?;
                builder.open.push(node);
            }
            Event::Empty(tag) => {
                builder.element(&tag)?;
            }
            Event::End(_) => {
                builder.open.pop();
            }
            Event::Text(text) => builder.text(&text.xml10_content()),
            Event::CData(text) => builder.text(&text.xml10_content()),
            Event::GeneralRef(entity) => {
                if let Ok(Some(character)) = entity.resolve_char_ref() {
                    builder.text(character.encode_utf8(&mut [0; 4]));
                } else {
                    builder.text(named_character(&entity));
                }
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    Ok(Xml {
        nodes: builder.nodes,
    })
}

struct Builder {
    nodes: Vec<NodeData>,
    open: Vec<Node>,
    /// Prefixes of the document, and those that they stand for.
    prefixes: BTreeMap<String, &'static str>,
}

impl Builder {
    fn add(&mut self, data: NodeData) -> Node {
        let node = self.nodes.len();
        self.nodes.push(data);
        if let Some(parent) = self.open.last().and_then(|open| self.nodes.get_mut(*open)) {
            parent.children.push(node);
        }
        node
    }

    fn element(&mut self, tag: &BytesStart<'_>) -> Result<Node, ReadError> {
        let mut attributes = Vec::new();
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| damaged())?;
            let name: &str = attribute.key.0;
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|_| damaged())?;
            if name == "xmlns" || name.starts_with("xmlns:") {
                let prefix = name.strip_prefix("xmlns").unwrap_or_default();
                let known = NAMESPACES.iter().find(|(uri, _)| *uri == value);
                if let Some((_, prefix_here)) = known {
                    let prefix = prefix.trim_start_matches(':').to_owned();
                    self.prefixes.insert(prefix, prefix_here);
                }
                continue;
            }
            attributes.push((name.to_owned(), value.into_owned()));
        }
        let name = self.known(tag.name().0, true);
        let attributes = attributes
            .into_iter()
            .map(|(name, value)| (self.known(&name, false), value.into_boxed_str()))
            .collect();
        Ok(self.add(NodeData {
            name,
            attributes,
            ..NodeData::default()
        }))
    }

    /// A name with the prefix that it has here.
    fn known(&self, name: &str, is_element: bool) -> Box<str> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        match self.prefixes.get(prefix) {
            Some(known) if is_element || !prefix.is_empty() => format!("{known}:{local}").into(),
            _ => name.into(),
        }
    }

    fn text(&mut self, text: &str) {
        let last = self
            .open
            .last()
            .and_then(|open| self.nodes.get(*open))
            .and_then(|data| data.children.last().copied());
        match last.and_then(|node| self.nodes.get_mut(node)) {
            Some(data) if data.name.is_empty() => data.text.push_str(text),
            _ => {
                self.add(NodeData {
                    text: text.to_owned(),
                    ..NodeData::default()
                });
            }
        }
    }
}

/// The characters that XML itself names; others are a document's own, and are not read.
fn named_character(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

impl Xml {
    /// The element's name with its prefix; empty for text.
    pub(super) fn name(&self, node: Node) -> &str {
        self.nodes.get(node).map_or("", |data| &data.name)
    }

    /// The words, where the node is text.
    pub(super) fn text(&self, node: Node) -> &str {
        self.nodes.get(node).map_or("", |data| &data.text)
    }

    pub(super) fn children(&self, node: Node) -> &[Node] {
        self.nodes.get(node).map_or(&[], |data| &data.children)
    }

    pub(super) fn child(&self, node: Node, name: &str) -> Option<Node> {
        self.named(node, name).next()
    }

    /// The children of that name.
    pub(super) fn named(&self, node: Node, name: &str) -> impl Iterator<Item = Node> {
        self.children(node)
            .iter()
            .copied()
            .filter(move |child| self.name(*child) == name)
    }

    pub(super) fn attribute(&self, node: Node, name: &str) -> Option<&str> {
        self.nodes
            .get(node)?
            .attributes
            .iter()
            .find(|(known, _)| &**known == name)
            .map(|(_, value)| &**value)
    }

    /// `node` and all that stands in it, in the order of the file.
    pub(super) fn within(&self, node: Node) -> impl Iterator<Item = Node> {
        let mut open = vec![node];
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(self.children(next).iter().rev());
            Some(next)
        })
    }

    /// The first element of that name, wherever it stands.
    pub(super) fn find(&self, name: &str) -> Option<Node> {
        self.within(ROOT).find(|node| self.name(*node) == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_their_usual_prefixes() {
        let xml = "<?xml version='1.0'?><x:p xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main' \
                   x:val='1' y='2'><x:t>A &amp; B&#x21;</x:t><!-- no --></x:p>";
        let xml = parse(xml).unwrap_or(Xml { nodes: Vec::new() });
        let p = xml.find("w:p").unwrap_or(ROOT);
        assert_eq!(xml.attribute(p, "w:val"), Some("1"));
        assert_eq!(xml.attribute(p, "y"), Some("2"));
        let words: String = xml.within(p).map(|node| xml.text(node)).collect();
        assert_eq!(words, "A & B!");
    }

    #[test]
    fn what_is_bounded() {
        let deep = "<a>".repeat(MOST_DEPTH + 1);
        assert!(parse(&deep).is_err());
        let bomb = "<!DOCTYPE a [<!ENTITY b 'cccc'>]><a>&b;&b;</a>";
        let words = parse(bomb).map(|xml| xml.nodes.iter().map(|n| n.text.len()).sum::<usize>());
        assert_eq!(words.ok(), Some(0));
    }
}
