//! Walks the events of a Markdown text and writes what a reader of it sees, line by line.

use super::super::sheet::{Face, Sheet, Stand, Words};
use super::super::{ReadError, html, marker};
use super::front_matter;
use super::wrapped::Wrap;
use crate::document::Opens;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Columns that an entry of an inner list is indented by.
const INDENT: u16 = 4;

/// Columns by which the words of an entry hang below its marker.
const HANG: u16 = 2;

/// Most blank lines before a line; more would look like a page's end.
const MOST_GAP: u16 = 2;

/// Writes what `source` shows to `sheet`.
pub(super) fn walk(source: &str, sheet: &mut Sheet) -> Result<(), ReadError> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let events = || Parser::new_ext(source, options).into_offset_iter();
    let mut of_first_level = 0_usize;
    let mut soft_breaks = Vec::new();
    for (event, range) in events() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                of_first_level += usize::from(level == HeadingLevel::H1);
            }
            Event::SoftBreak => soft_breaks.push(range.start),
            _ => {}
        }
    }
    let mut walker = Walker {
        source,
        sheet,
        // Several of the first level are of its parts.
        titled: of_first_level == 1,
        wrap: Wrap::of(source, &soft_breaks),
        words: Words::default(),
        gap: 0,
        opens: Opens::Paragraph,
        heading: 0,
        bold: 0,
        struck: 0,
        lists: Vec::new(),
        quotes: 0,
        hangs: false,
        inside: Inside::Text,
        held: String::new(),
        comments: 0,
    };
    for (event, range) in events() {
        walker.event(event, range)?;
    }
    walker.html()?;
    walker.end_line(Opens::Paragraph);
    if walker.comments > 0 {
        let comments = walker.comments;
        sheet.note_comments(comments);
    }
    Ok(())
}

/// What the text of an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Text,
    FrontMatter,
    /// Lines that stay as they are.
    Code,
    /// What stands in place of a picture.
    Image,
}

struct Walker<'t, 's> {
    source: &'t str,
    sheet: &'s mut Sheet,
    /// Whether there is a heading of the first level.
    titled: bool,
    wrap: Wrap,
    words: Words,
    /// Blank lines before the line that is open.
    gap: u16,
    opens: Opens,
    heading: u8,
    bold: u16,
    struck: u16,
    /// The lists that are open: the number of the next entry, where they are numbered.
    lists: Vec<Option<u64>>,
    quotes: u16,
    /// Whether the line is not the first of its entry.
    hangs: bool,
    inside: Inside,
    /// HTML, front matter, or words for a picture, which are read when they are whole.
    held: String,
    comments: usize,
}

impl Walker<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), ReadError> {
        if !matches!(
            event,
            Event::Html(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock)
        ) {
            self.html()?;
        }
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.words.push_folded(&code, self.face());
            }
            Event::Html(html) => self.held.push_str(&html),
            Event::InlineHtml(tag) => self.inline_html(&tag),
            Event::FootnoteReference(label) => {
                let mark = marker::raised(&label).unwrap_or_else(|| format!("[{label}]"));
                self.words.push(&mark, self.face());
            }
            Event::SoftBreak => {
                // Entries of a list are wrapped; one who writes line by line gives each its mark.
                let goes_on = !self.lists.is_empty() || self.wrap.goes_on(self.source, range.start);
                self.end_line(if goes_on {
                    Opens::Continuation
                } else {
                    Opens::Paragraph
                });
            }
            Event::HardBreak => self.end_line(Opens::Paragraph),
            Event::Rule => {
                self.end_line(Opens::Paragraph);
                self.gap = MOST_GAP;
            }
            Event::TaskListMarker(ticked) => {
                let mark = if ticked { "[x] " } else { "[ ] " };
                self.words.push(mark, self.face());
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let at = range.start;
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.begin(at),
            Tag::Heading { level, .. } => {
                self.begin(at);
                self.heading = heading_level(*level);
            }
            Tag::CodeBlock(_) => {
                self.begin(at);
                self.inside = Inside::Code;
            }
            Tag::MetadataBlock(_) => self.inside = Inside::FrontMatter,
            Tag::Image { .. } => self.inside = Inside::Image,
            Tag::BlockQuote(_) => {
                self.begin(at);
                self.quotes += 1;
            }
            Tag::List(first) => {
                self.end_line(Opens::Paragraph);
                self.lists.push(*first);
            }
            Tag::Item => self.entry(range),
            Tag::FootnoteDefinition(label) => {
                self.begin(at);
                let mark = marker::raised(label).unwrap_or_else(|| format!("[{label}]"));
                self.words.push(&mark, self.face());
                self.words.push(" ", self.face());
            }
            Tag::Table(_) => {
                self.begin(at);
                self.sheet.open_table();
            }
            Tag::TableHead => self.sheet.open_row(true),
            Tag::TableRow => self.sheet.open_row(false),
            Tag::TableCell => self.sheet.open_cell(1, 0),
            Tag::Strong => self.bold += 1,
            Tag::Strikethrough => self.struck += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::TableCell | TagEnd::FootnoteDefinition => {
                self.end_line(Opens::Paragraph);
            }
            TagEnd::Heading(_) => {
                self.end_line(Opens::Paragraph);
                self.heading = 0;
            }
            TagEnd::CodeBlock => {
                self.end_line(Opens::Paragraph);
                self.inside = Inside::Text;
            }
            TagEnd::MetadataBlock(_) => {
                let held = std::mem::take(&mut self.held);
                front_matter::write(&held, self.titled, self.sheet);
                self.inside = Inside::Text;
            }
            TagEnd::Image => {
                self.inside = Inside::Text;
                let mut words = Words::default();
                words.push_folded(&std::mem::take(&mut self.held), Face::default());
                let furniture = Stand {
                    furniture: true,
                    ..Stand::default()
                };
                self.sheet.line(words, furniture);
            }
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::List(_) => {
                self.end_line(Opens::Paragraph);
                self.lists.pop();
                self.hangs = !self.lists.is_empty();
            }
            TagEnd::Item => self.end_line(Opens::Paragraph),
            TagEnd::Table => self.sheet.close_table(),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            _ => {}
        }
    }

    /// Begins a block; the first of an entry stands beside its marker.
    fn begin(&mut self, at: usize) {
        if self.words.is_blank() {
            self.gap = self.gap.max(blank_lines_before(self.source, at));
        }
    }

    fn entry(&mut self, range: Range<usize>) {
        self.end_line(Opens::Paragraph);
        self.begin(range.start);
        let written = self.source.get(range).unwrap_or_default();
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                let closes = written.trim_start_matches(|c: char| c.is_ascii_digit());
                let close = if closes.starts_with(')') { ')' } else { '.' };
                let mark = format!("{number}{close} ");
                *number = number.saturating_add(1);
                mark
            }
            _ => format!("{} ", marker::BULLET),
        };
        self.hangs = false;
        self.words.push(&mark, Face::default());
    }

    fn text(&mut self, text: &str) {
        match self.inside {
            Inside::Text => self.words.push_folded(text, self.face()),
            Inside::FrontMatter | Inside::Image => self.held.push_str(text),
            Inside::Code => {
                for (at, line) in text.split('\n').enumerate() {
                    if at > 0 {
                        self.end_line(Opens::Unsaid);
                    }
                    self.words.push(line, self.face());
                }
            }
        }
    }

    /// Tags within a line: a break, and what sets words in another type.
    fn inline_html(&mut self, tag: &str) {
        let name = tag
            .trim_matches(['<', '>', '/'])
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let closes = tag.starts_with("</");
        let step = |count: u16| {
            if closes {
                count.saturating_sub(1)
            } else {
                count.saturating_add(1)
            }
        };
        match name.as_str() {
            "br" => self.end_line(Opens::Paragraph),
            "b" | "strong" => self.bold = step(self.bold),
            "s" | "strike" | "del" => self.struck = step(self.struck),
            _ if tag.starts_with("<!--") => self.comment(tag),
            _ => {}
        }
    }

    /// Writes the HTML that is held.
    fn html(&mut self) -> Result<(), ReadError> {
        if self.inside != Inside::Text || self.held.is_empty() {
            return Ok(());
        }
        self.end_line(Opens::Paragraph);
        let held = std::mem::take(&mut self.held);
        for comment in held.split("<!--").skip(1) {
            self.comment(&format!("<!--{comment}"));
        }
        let indent = self.indent();
        html::write(&held, self.sheet, indent)
    }

    /// A comment, unless it tells a program something: `<!--#include … -->`.
    fn comment(&mut self, comment: &str) {
        let words = comment.trim_start_matches("<!--").trim_start_matches('-');
        let words = words.split("-->").next().unwrap_or_default().trim();
        self.comments += usize::from(!words.is_empty() && !words.starts_with('#'));
    }

    fn face(&self) -> Face {
        Face {
            bold: self.bold > 0,
            struck: self.struck > 0,
        }
    }

    fn indent(&self) -> u16 {
        let levels = u16::try_from(self.lists.len()).unwrap_or(u16::MAX);
        let hang = if self.hangs && levels > 0 { HANG } else { 0 };
        let level = levels.saturating_sub(1).saturating_add(self.quotes);
        level.min(MOST_LEVELS) * INDENT + hang
    }

    /// Writes the line that is open; the one below `opens` as said.
    fn end_line(&mut self, opens: Opens) {
        let words = std::mem::take(&mut self.words);
        let here = std::mem::replace(&mut self.opens, opens);
        if words.is_blank() {
            if here == Opens::Unsaid {
                self.gap = (self.gap + 1).min(MOST_GAP);
            }
            return;
        }
        let furniture = is_machinery(words.text().trim());
        let stand = Stand {
            indent: self.indent(),
            gap: self.gap.min(MOST_GAP),
            heading: self.heading,
            opens: here,
            furniture,
        };
        self.sheet.line(words, stand);
        self.gap = 0;
        self.hangs = true;
    }
}

/// Levels of lists and quotations that are indented; further in, lines stand below each other.
const MOST_LEVELS: u16 = 9;

const fn heading_level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Words to the program that makes a page: `{% include head %}`, `{: .note}`.
fn is_machinery(line: &str) -> bool {
    [("{%", "%}"), ("{{", "}}"), ("{:", "}")]
        .iter()
        .any(|(open, close)| line.starts_with(open) && line.ends_with(close))
}

/// Blank lines above the line that `at` stands on.
fn blank_lines_before(source: &str, at: usize) -> u16 {
    let above = source.get(..at).unwrap_or_default();
    let Some(end) = above.rfind('\n') else {
        return 0;
    };
    let above = above.get(..end).unwrap_or_default();
    let blank = above
        .rsplit('\n')
        .take(usize::from(MOST_GAP))
        .take_while(|line| line.trim_matches(['>', ' ', '\t', '\r']).is_empty())
        .count();
    u16::try_from(blank).unwrap_or(MOST_GAP)
}
