//! Writes the flow: paragraphs of the lines that nobody took, tables cell by cell, in reading order.

mod cells;
mod joints;
mod markers;

use super::draft::{Draft, Taken};
use super::wrap::{self, Measure};
use super::{headings, labels};
use crate::document::{Block, Flow, FlowWriter, Line, Role, Span, Table};
use crate::text::{Numbering, ends_sentence};
use joints::{Joint, hyphenates};
use markers::{markers, placed, whole_marker};

pub(super) struct Composed {
    pub(super) lines: Vec<Line>,
    pub(super) flow: Flow,
    pub(super) blocks: Vec<Block>,
    pub(super) tables: Vec<Table>,
    pub(super) furniture: Vec<Span>,
}

pub(super) fn compose(mut draft: Draft<'_>) -> Composed {
    draft.tables.sort_by_key(|table| table.first_line);
    let tables = std::mem::take(&mut draft.tables);
    let mut composer = Composer {
        hyphenates: hyphenates(&draft),
        measure: wrap::measure(&draft),
        markers: markers(&draft),
        writer: FlowWriter::new(draft.text),
        blocks: Vec::with_capacity(draft.lines.len()),
        tables: Vec::with_capacity(tables.len()),
        draft: &draft,
    };
    let furniture = draft
        .lines
        .iter()
        .zip(&draft.taken)
        .filter(|(_, taken)| **taken == Taken::Furniture)
        .map(|(line, _)| line.span)
        .collect();
    let mut next_table = tables.iter().peekable();
    let mut index = 0;
    while index < draft.lines.len() {
        if let Some(table) = next_table.next_if(|table| table.first_line <= index) {
            composer.table(table);
        }
        match draft.taken.get(index) {
            Some(Taken::Free) => index = composer.paragraph(index),
            Some(Taken::Furniture | Taken::Table) | None => index += 1,
        }
    }
    let (mut blocks, tables) = (composer.blocks, composer.tables);
    let flow = composer.writer.finish();
    set_gaps_after(&mut blocks);
    labels::find(flow.text(), &mut blocks);
    headings::find(flow.text(), &mut blocks);
    Composed {
        lines: draft.lines,
        flow,
        blocks,
        tables,
        furniture,
    }
}

struct Composer<'d, 't> {
    draft: &'d Draft<'t>,
    writer: FlowWriter<'t>,
    blocks: Vec<Block>,
    tables: Vec<Table>,
    /// Whether words are cut at line ends throughout the document.
    hyphenates: bool,
    /// Columns that running text fills; none where lines are not wrapped.
    measure: Option<Measure>,
    /// For each line the bullet or number that counts as its marker.
    markers: Vec<Option<Numbering>>,
}

impl Composer<'_, '_> {
    /// Writes the paragraph that starts at line `first`; gives the line after it.
    fn paragraph(&mut self, first: usize) -> usize {
        let Some(line) = self.draft.lines.get(first) else {
            return first + 1;
        };
        let footnote = self.draft.footnotes.contains(&first);
        let marker = self
            .markers
            .get_mut(first)
            .and_then(Option::take)
            .filter(|_| !footnote);
        let mut open = self.open(line.span, marker, line.indent, line.gap);
        if footnote {
            open.role = Role::Footnote;
        } else if line.heading > 0 {
            open.role = Role::Heading;
            open.level = line.heading;
            open.set_apart = true;
        }
        let mut margin = line.margin;
        let mut last = first;
        let mut index = first + 1;
        while let Some(below) = self.draft.lines.get(index) {
            match self.draft.taken.get(index) {
                Some(Taken::Free) => {}
                // Running heads and feet stand between the halves of a paragraph.
                Some(Taken::Furniture) => {
                    index += 1;
                    continue;
                }
                _ => break,
            }
            // A margin note ends what it stands beside.
            if margin.is_some() && ends_sentence(self.draft.words(last)) {
                break;
            }
            let joint = self.joint(&open, last, index);
            if joint == Joint::Apart {
                break;
            }
            self.join(joint, below.span, &mut open);
            open.lines += 1;
            margin = margin.or(below.margin);
            last = index;
            index += 1;
        }
        self.close(open);
        if let Some(span) = margin {
            let open = self.open(span, whole_marker(span.of(self.draft.text)), 0, 0);
            self.close(Block {
                role: Role::Margin,
                ..open
            });
        }
        index
    }

    fn join(&mut self, joint: Joint, span: Span, block: &mut Block) {
        if joint == Joint::Seamless && self.hyphen_is_of_the_line(span) {
            self.writer.take_back();
        }
        block.set_apart = block.set_apart && self.draft.source.is_set_apart(span);
        self.writer.join(
            joint == Joint::Seamless,
            Span::new(span.from(), span.from()),
        );
        self.write(span, block);
    }

    /// Whether the hyphen that the flow ends with stands for the line end alone: the word is found
    /// whole elsewhere in the document. If it is not, `multi-` and `agency` keep their hyphen.
    fn hyphen_is_of_the_line(&self, below: Span) -> bool {
        let before = self.writer.text().trim_end_matches('-');
        let is_letter = |c: char| c.is_alphanumeric();
        let start = before.rfind(|c| !is_letter(c)).map_or(0, |at| at + 1);
        let left = before.get(start..).unwrap_or_default();
        let right = below.of(self.draft.text);
        let right = right
            .find(|c| !is_letter(c))
            .and_then(|end| right.get(..end))
            .unwrap_or(right);
        if right.starts_with(char::is_uppercase) {
            return false;
        }
        let stands = |word: String| {
            memchr::memmem::find(self.draft.text.as_bytes(), word.as_bytes()).is_some()
        };
        stands([left, right].concat()) || (self.hyphenates && !stands([left, "-", right].concat()))
    }

    fn open(&mut self, span: Span, marker: Option<Numbering>, indent: u16, gap: u16) -> Block {
        let start = self.writer.here();
        let footnote = is_footnote(span.of(self.draft.text));
        let (head, rest) = match &marker {
            Some(marker) => (marker.len, span.after(marker.len)),
            None => (0, span),
        };
        let mut block = Block {
            role: if footnote {
                Role::Footnote
            } else if marker.is_some() {
                Role::Entry
            } else {
                Role::Paragraph
            },
            whole: Span::new(start, start),
            text: Span::new(start, start),
            marker: None,
            label: None,
            indent,
            gap,
            gap_after: 0,
            lines: 1,
            bold: Span::new(start, start),
            set_apart: self.draft.source.is_set_apart(span),
            level: 0,
            cell: None,
        };
        let Some(marker) = marker else {
            self.write(rest, &mut block);
            return block;
        };
        self.writer.push(span.part(0..head));
        let end = self.writer.here();
        block.marker = Some(placed(&marker, start, end));
        let text = rest.trimmed(self.draft.text);
        if text.is_empty() {
            block.text = Span::new(end, end);
        } else {
            // The words begin after the space that is joined on.
            block.text = Span::new(end + 1, end + 1);
            self.writer.join(false, Span::new(text.from(), text.from()));
            block.bold = block.text;
            self.write(text, &mut block);
        }
        block
    }

    /// Writes words of a block, and notes how far it is bold from its start on.
    fn write(&mut self, span: Span, block: &mut Block) {
        let faces = self.draft.source.faces;
        let all_so_far = block.bold.to() + 1 >= self.writer.here();
        let bold = if all_so_far && !faces.bold.is_empty() {
            faces.bold_head(span, self.draft.text)
        } else {
            0
        };
        if bold > 0 {
            self.writer.push(span.part(0..bold));
            let here = self.writer.here();
            block.bold.end = Span::new(here, here).end;
        }
        self.writer.push(span.after(bold));
    }

    fn close(&mut self, mut block: Block) {
        let end = Span::new(self.writer.here(), self.writer.here()).end;
        block.whole.end = end;
        block.text.end = end;
        self.writer.end_block();
        self.blocks.push(block);
    }
}

fn set_gaps_after(blocks: &mut [Block]) {
    let mut below = Line::PAGE_BREAK;
    for block in blocks.iter_mut().rev() {
        block.gap_after = below;
        below = block.gap;
    }
}

/// Marks that open a footnote.
const FOOTNOTE_MARKS: &[char] = &[
    '\u{b9}', '\u{b2}', '\u{b3}', '\u{2074}', '\u{2075}', '\u{2076}', '\u{2077}', '\u{2078}',
    '\u{2079}', '\u{2020}', '\u{2021}',
];

fn is_footnote(words: &str) -> bool {
    words.starts_with(FOOTNOTE_MARKS)
}
