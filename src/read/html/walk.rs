//! Walks a page and writes what a reader of it sees, line by line.

use super::super::marker;
use super::super::sheet::{Face, Sheet, Stand, Words};
use super::list::List;
use super::noise::Layout;
use super::style;
use super::tree::{Node, Page, ROOT};
use crate::document::Opens;

/// Elements within elements that are walked; the tree is not deeper but for repairs.
const MOST_DEPTH: u32 = 1024;

/// Columns that an entry of an inner list is indented by, and a definition.
const INDENT: u16 = 4;

/// Columns by which the words of an entry hang below its marker.
const HANG: u16 = 2;

/// Most cells that one takes the place of.
const MOST_SPAN: u32 = 1000;

/// Elements that show nothing.
const UNSEEN: &[&str] = &[
    "head", "script", "style", "template", "iframe", "object", "audio", "video", "canvas", "svg",
    "map", "datalist", "wbr", "img", "link", "meta",
];

/// Elements that begin a line and end one, with the blank lines around them.
const BLOCKS: &[(&str, u16)] = &[
    ("address", 0),
    ("article", 0),
    ("aside", 1),
    ("blockquote", 1),
    ("body", 0),
    ("caption", 0),
    ("center", 0),
    ("dd", 0),
    ("details", 0),
    ("dialog", 0),
    ("dir", 1),
    ("div", 0),
    ("dl", 1),
    ("dt", 0),
    ("fieldset", 0),
    ("figcaption", 0),
    ("figure", 1),
    ("footer", 1),
    ("form", 0),
    ("h1", 1),
    ("h2", 1),
    ("h3", 1),
    ("h4", 1),
    ("h5", 1),
    ("h6", 1),
    ("header", 1),
    ("hgroup", 0),
    ("hr", 1),
    ("legend", 0),
    ("li", 0),
    ("main", 1),
    ("menu", 1),
    ("nav", 1),
    ("ol", 1),
    ("p", 1),
    ("pre", 1),
    ("section", 1),
    ("summary", 0),
    ("table", 1),
    ("tbody", 0),
    ("td", 0),
    ("tfoot", 0),
    ("th", 0),
    ("thead", 0),
    ("tr", 0),
    ("ul", 1),
];

/// Writes `page` to `sheet`, `indent` columns from the left.
pub(super) fn walk(page: &Page, sheet: &mut Sheet, indent: u16) {
    let mut walker = Walker {
        layout: Layout::of(page),
        tight: style::tight_classes(page),
        page,
        sheet,
        words: Words::default(),
        gap: 1,
        marker: None,
        hidden: 0,
        deleted: 0,
        inserted: 0,
        comments: 0,
    };
    let around = Around {
        indent,
        ..Around::default()
    };
    walker.title(around);
    walker.children(ROOT, around, &mut None);
    walker.flush(around);
    walker.report();
}

/// What an element's words take from the elements around it.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    face: Face,
    indent: u16,
    heading: u8,
    depth: u32,
    /// Whether white space counts.
    pre: bool,
    part: Part,
    in_main: bool,
    in_list: bool,
}

/// What words are to the document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Text,
    /// What stands around the text, or is hidden.
    Furniture,
    /// Deleted, or a comment.
    LeftOut,
}

struct Walker<'p, 's> {
    layout: Layout,
    /// Classes whose paragraphs stand tight.
    tight: Vec<String>,
    page: &'p Page,
    sheet: &'s mut Sheet,
    words: Words,
    /// Blank lines before the next line.
    gap: u16,
    /// Marker that the next line opens with.
    marker: Option<String>,
    hidden: u32,
    deleted: u32,
    inserted: u32,
    comments: usize,
}

impl Walker<'_, '_> {
    /// The page's title: its first line where nothing else heads it.
    fn title(&mut self, around: Around) {
        let page = self.page;
        let title = page.within(ROOT).find(|n| page.name(*n) == Some("title"));
        let headed = page.within(ROOT).any(|n| page.name(n) == Some("h1"));
        if let Some(title) = title {
            self.words.push_folded(&page.words(title), around.face);
            self.flush(Around {
                heading: u8::from(!headed),
                part: if headed { Part::Furniture } else { Part::Text },
                ..around
            });
            self.gap = 1;
        }
    }

    fn children(&mut self, node: Node, around: Around, list: &mut Option<List>) {
        for &child in self.page.children(node) {
            match self.page.text(child) {
                Some(text) if around.pre => self.preformatted(text, around),
                Some(text) => self.text(text, around),
                None => self.element(child, around, list),
            }
        }
    }

    fn text(&mut self, text: &str, around: Around) {
        if self.words.is_blank()
            && !text
                .trim_matches(|c: char| c.is_ascii_whitespace())
                .is_empty()
            && let Some(marker) = self.marker.take()
        {
            self.words.push(&marker, around.face);
            self.words.push(" ", around.face);
        }
        self.words.push_folded(text, around.face);
    }

    fn preformatted(&mut self, text: &str, around: Around) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.end_line(around);
            }
            self.words.push(line, around.face);
        }
    }

    /// Ends a line on purpose; one without words is a blank line.
    fn end_line(&mut self, around: Around) {
        if self.words.is_blank() {
            self.words = Words::default();
            self.gap = (self.gap + 1).min(2);
        } else {
            self.flush(around);
        }
    }

    /// Writes the line that is open.
    fn flush(&mut self, around: Around) {
        let words = std::mem::take(&mut self.words);
        if words.is_blank() {
            return;
        }
        let opens = if around.pre {
            Opens::Unsaid
        } else {
            Opens::Paragraph
        };
        self.sheet.line(
            words,
            Stand {
                indent: around.indent,
                gap: self.gap,
                heading: around.heading,
                opens,
                furniture: around.part == Part::Furniture,
            },
        );
        self.gap = 0;
    }

    fn element(&mut self, node: Node, around: Around, list: &mut Option<List>) {
        let page = self.page;
        let Some(name) = page.name(node) else { return };
        if UNSEEN.contains(&name) || around.depth > MOST_DEPTH {
            return;
        }
        let mut inner = self.around(node, name, around);
        if inner.part == Part::LeftOut {
            return;
        }
        match name {
            "br" => return self.end_line(around),
            "sup" | "span" if is_raised(page, node, name) => {
                if let Some(raised) = marker::raised(&page.words(node)) {
                    return self.text(&raised, inner);
                }
            }
            "input" => return self.input(node, around),
            "span" if is_word_marker(page, node) => return self.word_marker(node, around),
            _ => {}
        }
        let Some((_, margin)) = BLOCKS.iter().find(|(block, _)| *block == name) else {
            if inner.part != around.part {
                self.flush(around);
                self.children(node, inner, &mut None);
                return self.flush(inner);
            }
            return self.children(node, inner, list);
        };
        self.flush(around);
        let tight = (around.in_list && matches!(name, "ul" | "ol" | "dl"))
            || style::is_tight(page, node, &self.tight);
        let margin = if tight { 0 } else { *margin };
        self.gap = self.gap.max(margin);
        if let Some(indent) = page
            .attribute(node, "style")
            .and_then(style::word_list_indent)
        {
            inner.indent = indent;
        }
        self.block(node, name, &mut inner, list);
        if self.words.is_blank() && self.words.text().contains('\u{a0}') {
            // An empty paragraph is a blank line.
            self.words = Words::default();
            self.gap = self.gap.max(1);
        }
        self.flush(inner);
        self.marker = None;
        self.gap = self.gap.max(margin);
    }

    /// Walks what stands in a block.
    fn block(&mut self, node: Node, name: &str, inner: &mut Around, list: &mut Option<List>) {
        let page = self.page;
        match name {
            "ul" | "ol" | "menu" | "dir" => {
                if inner.in_list {
                    inner.indent = inner.indent.saturating_add(INDENT - HANG);
                }
                inner.in_list = true;
                return self.children(node, *inner, &mut Some(List::open(page, node, name)));
            }
            "li" => {
                self.marker = list
                    .get_or_insert_with(|| List::open(page, node, "ul"))
                    .mark(page, node);
                return self.entry(node, *inner);
            }
            "dd" => {
                inner.indent = inner.indent.saturating_add(INDENT);
            }
            "blockquote" => inner.indent = inner.indent.saturating_add(INDENT),
            "table" => {
                self.sheet.open_table();
                inner.indent = 0;
                self.children(node, *inner, &mut None);
                self.flush(*inner);
                return self.sheet.close_table();
            }
            "tr" => {
                let cells = || page.children(node).iter().filter_map(|c| page.name(*c));
                let headed = cells().any(|cell| cell == "th") && cells().all(|cell| cell != "td");
                let in_head =
                    page.parent(node).and_then(|parent| page.name(parent)) == Some("thead");
                self.sheet.open_row(in_head || headed);
            }
            "td" | "th" => {
                let span = |attribute: &str| {
                    let span = page
                        .attribute(node, attribute)?
                        .trim()
                        .parse::<u32>()
                        .ok()?;
                    Some(span.clamp(1, MOST_SPAN))
                };
                let columns = u16::try_from(span("colspan").unwrap_or(1)).unwrap_or(1);
                self.sheet
                    .open_cell(columns, span("rowspan").unwrap_or(1) - 1);
                self.gap = 0;
                inner.in_list = false;
            }
            _ => {}
        }
        self.children(node, *inner, &mut None);
    }

    /// An entry: its first line stands at its marker, the others hang.
    fn entry(&mut self, node: Node, around: Around) {
        let hanging = Around {
            indent: around.indent.saturating_add(HANG),
            ..around
        };
        for &child in self.page.children(node) {
            let first = self.marker.is_some();
            let here = if first { around } else { hanging };
            if let Some(text) = self.page.text(child) {
                self.text(text, here);
                continue;
            }
            let is_list = matches!(self.page.name(child), Some("ul" | "ol"));
            if is_list {
                self.flush(around);
            }
            self.element(child, if is_list { hanging } else { here }, &mut None);
        }
    }

    /// What the words in `node` take from it and from what is around it.
    fn around(&mut self, node: Node, name: &str, around: Around) -> Around {
        let page = self.page;
        let mut inner = Around {
            face: style::face(page, node, name, around.face),
            depth: around.depth + 1,
            in_main: around.in_main || self.layout.is_main(node),
            pre: around.pre || matches!(name, "pre" | "listing" | "xmp" | "plaintext"),
            ..around
        };
        if let [b'h', level @ b'1'..=b'6'] = name.as_bytes() {
            inner.heading = level - b'0';
        }
        if around.part == Part::Furniture {
            return inner;
        }
        let class = page.attribute(node, "class").unwrap_or_default();
        let mso = page
            .attribute(node, "style")
            .and_then(|style| style::value(style, "mso-element"));
        if name == "del" || class.contains("msoDel") {
            self.deleted += 1;
            inner.part = Part::LeftOut;
        } else if name == "ins" || class.contains("msoIns") {
            self.inserted += 1;
        } else if class.contains("MsoComment")
            || class.contains("msocom")
            || mso.as_deref() == Some("comment")
        {
            self.comments += usize::from(mso.is_some());
            inner.part = Part::LeftOut;
        } else if mso.as_deref() == Some("comment-list") {
            inner.part = Part::LeftOut;
        } else if matches!(mso.as_deref(), Some("header" | "footer")) {
            inner.part = Part::Furniture;
        } else if style::is_hidden(page, node) {
            self.hidden += u32::from(!page.words(node).trim().is_empty());
            inner.part = Part::Furniture;
        } else if self.layout.is_noise(page, node, name, inner.in_main) {
            inner.part = Part::Furniture;
        }
        inner
    }

    /// A box that is ticked or not; other fields of forms show nothing that was written.
    fn input(&mut self, node: Node, around: Around) {
        let is_box = page_type(self.page, node) == "checkbox";
        if is_box {
            let ticked = self.page.attribute(node, "checked").is_some();
            self.text(if ticked { "[x] " } else { "[ ] " }, around);
        }
    }

    /// The number or bullet that Word writes before the words of an entry.
    fn word_marker(&mut self, node: Node, around: Around) {
        let words = self.page.words(node);
        let words = words.trim();
        let is_symbol = words.chars().count() == 1
            && !words
                .contains(|c: char| c.is_ascii_digit() || (c.is_ascii_alphabetic() && c != 'o'));
        let marker = if is_symbol { marker::BULLET } else { words };
        if !marker.is_empty() {
            self.text(&marker::before_words(marker), around);
        }
    }

    fn report(&mut self) {
        let deleted = self.deleted;
        let inserted = self.inserted;
        if deleted + inserted > 0 {
            self.sheet.note_tracked_changes(inserted, deleted);
        }
        if self.comments > 0 {
            self.sheet.note_comments(self.comments);
        }
        if self.hidden > 0 {
            self.sheet.note_hidden(self.hidden);
        }
    }
}

fn page_type(page: &Page, node: Node) -> String {
    page.attribute(node, "type")
        .unwrap_or_default()
        .to_ascii_lowercase()
}

/// Whether words stand above the line, as the marks of footnotes do.
fn is_raised(page: &Page, node: Node, name: &str) -> bool {
    name == "sup"
        || page
            .attribute(node, "style")
            .and_then(|style| style::value(style, "vertical-align"))
            .is_some_and(|align| align == "super")
}

/// Whether a span holds the marker of one of Word's lists: `mso-list:Ignore`.
fn is_word_marker(page: &Page, node: Node) -> bool {
    page.attribute(node, "style")
        .and_then(|style| style::value(style, "mso-list"))
        .is_some_and(|list| list == "ignore")
}
