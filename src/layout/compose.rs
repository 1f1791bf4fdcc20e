//! Writes the flow: paragraphs of the lines that nobody took, tables cell by cell, in reading order.

use super::draft::{CellPiece, Draft, DraftTable, Taken};
use super::wrap::{Measure, cell_fill};
use super::{headings, joined_numbers, labels, wrap};
use crate::document::{
    Block, CellAt, Flow, FlowWriter, Line, Marker, Opens, Role, Row, Span, Table,
};
use crate::text::{
    NumberStyle, Numbering, ends_sentence, find_date, find_time_range, is_honorific, is_weekday,
    numbering, starts_lower,
};

pub(super) struct Composed {
    pub(super) lines: Vec<Line>,
    pub(super) flow: Flow,
    pub(super) blocks: Vec<Block>,
    pub(super) tables: Vec<Table>,
    pub(super) furniture: Vec<Span>,
}

/// Columns by which a line must be indented below its first to be taken for its continuation.
const HANGING: u16 = 4;

pub(super) fn compose(mut draft: Draft<'_>) -> Composed {
    draft.tables.sort_by_key(|table| table.first_line);
    let tables = std::mem::take(&mut draft.tables);
    let numberings = numberings(&draft);
    let mut composer = Composer {
        hyphenates: hyphenates(&draft),
        measure: wrap::measure(&draft),
        markers: markers(&draft, numberings),
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

/// How the next piece of text goes on from the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// It begins another block.
    Apart,
    /// With a space.
    Spaced,
    /// Without a space: a line end cut a word at its hyphen.
    Seamless,
}

/// Lines of a title above its date.
const MOST_LINES_OF_TITLE: u32 = 3;

/// Whether a line is a date, with the time at most.
fn is_date_line(words: &str) -> bool {
    /// Letters that may stand beside date and time.
    const LEEWAY: usize = 4;
    /// Longest such line.
    const LONGEST: usize = 64;
    if words.len() > LONGEST || !words.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some((date, at)) = find_date(words) else {
        return false;
    };
    let after = words.get(at.end..).unwrap_or_default();
    let time = find_time_range(after).map_or(0..0, |(_, at)| at);
    let letters = |text: Option<&str>| -> usize {
        let words = text.unwrap_or_default().split(|c: char| !c.is_alphabetic());
        words
            .filter(|word| !is_weekday(word))
            .map(|word| word.chars().count())
            .sum()
    };
    date.year.is_some()
        && letters(words.get(..at.start))
            + letters(after.get(..time.start))
            + letters(after.get(time.end..))
            <= LEEWAY
        && !words.ends_with(',')
}

/// Whether a line is a list of several, whose end is cut behind a comma or the title of somebody.
fn is_cut_list(line: &str) -> bool {
    /// Commas of such a line.
    const LEAST: usize = 3;
    // Lines of programs and tables end with commas too.
    let is_told = |c: char| !c.is_ascii_digit() && !matches!(c, '"' | '=' | '{' | '<');
    let titled = line.rsplit(' ').next().is_some_and(is_honorific);
    line.contains(", ")
        && (titled || (line.ends_with(',') && line.matches(',').count() >= LEAST))
        && line.chars().all(is_told)
}

/// Whether the end of a line leads to a date: `… held on`, `… of Monday`.
fn leads_to_date(before: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    before.ends_with([',', '-', '\u{2013}', ':', '(']) || starts_lower(last)
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

    /// How line `below` goes on from line `last` of the open block.
    fn joint(&self, open: &Block, last: usize, below: usize) -> Joint {
        let (Some(above), Some(line)) = (self.draft.lines.get(last), self.draft.lines.get(below))
        else {
            return Joint::Apart;
        };
        let words = line.span.of(self.draft.text);
        let before = above.span.of(self.draft.text);
        match line.opens {
            Opens::Unsaid => {}
            Opens::Paragraph => return Joint::Apart,
            Opens::Continuation => return seam(before, words),
        }
        // A page break leaves as many blank lines as it likes, or furniture.
        let over_page = line.page != above.page || line.column != above.column || below > last + 1;
        let full = line.gap == 0 && !over_page && self.is_full(above, line);
        let unfinished = !ends_sentence(before);
        let marked = self.has_marker(below, words) && !(full && unfinished && self.is_cut(below));
        if marked || (line.gap > 0 && !over_page && !line.after_page_break()) {
            return Joint::Apart;
        }
        if line.gap > 0 || over_page {
            let goes_on = starts_lower(words) || (over_page && self.is_cut_by_page(above, line));
            return if unfinished && goes_on {
                seam(before, words)
            } else {
                Joint::Apart
            };
        }
        if open.lines <= MOST_LINES_OF_TITLE && is_date_line(words) && !leads_to_date(before) {
            return Joint::Apart;
        }
        let headed = self.is_headed(above.span, line.span);
        let hangs = line.indent >= open.indent + HANGING && above.indent <= line.indent;
        let outdents = line.indent + HANGING <= above.indent && above.indent > open.indent;
        let label_below = labels::opens_line(words);
        let goes_on = full
            || is_cut_list(before)
            || (unfinished && starts_lower(words))
            || (hangs && self.value_goes_on(open, before));
        // A title that fills the width is one, whatever word the page cuts it before.
        let title = full && unfinished && open.set_apart && self.is_alike(above, line);
        if title || (goes_on && !label_below && !outdents && !headed) {
            seam(before, words)
        } else {
            Joint::Apart
        }
    }

    /// Whether `above` takes the whole width, so that the text goes on with `below`.
    fn is_full(&self, above: &Line, below: &Line) -> bool {
        let source = self.draft.source;
        if let Some(width) = source.width_of_column(above) {
            return source.is_full(source.end(above), below.span, width);
        }
        self.measure.is_some_and(|measure| {
            let (start, end) = (source.start(above), source.end(above));
            source.is_full(end, below.span, measure.right)
                // A title that stands in the middle is cut where it would reach both edges.
                || (measure.centres(start, end)
                    && source.is_full(measure.left + (end - start), below.span, measure.right))
        })
    }

    /// Whether the type of the line above heads the one below: it is set apart, which that is not.
    fn is_headed(&self, above: Span, below: Span) -> bool {
        let source = self.draft.source;
        let ends = !source.words(above).ends_with([',', '(', '-', '&']);
        ends && source.is_set_apart(above)
            && !source.is_set_apart(below)
            && !starts_lower(source.words(below))
    }

    /// Whether two lines are set apart alike.
    fn is_alike(&self, above: &Line, below: &Line) -> bool {
        let source = self.draft.source;
        source.is_set_apart(below.span) && source.size(above.span) == source.size(below.span)
    }

    /// Whether the last line of a page takes the whole width, and the next page goes on in the same
    /// type.
    fn is_cut_by_page(&self, above: &Line, below: &Line) -> bool {
        let source = self.draft.source;
        source.geometry.is_some()
            && self.is_full(above, below)
            && source.is_set_apart(above.span) == source.is_set_apart(below.span)
    }

    /// Whether the number that a line opens with may be one that the line above was cut before:
    /// where a page tells exactly what would have fitted.
    fn is_cut(&self, index: usize) -> bool {
        let number = |marker: &Numbering| marker.number.is_some();
        self.draft.source.geometry.is_some()
            && self
                .markers
                .get(index)
                .is_some_and(|marker| marker.as_ref().is_some_and(number))
    }

    /// Whether the block that is open is a label with a value that hanging lines go on with. People
    /// under each other are not one value.
    fn value_goes_on(&self, open: &Block, before: &str) -> bool {
        let words = Span::new(open.text.from(), self.writer.here()).of(self.writer.text());
        before.ends_with(',')
            || labels::label_at(words).is_some_and(|hit| !hit.alone && !hit.term.heads_people())
    }

    fn has_marker(&self, index: usize, words: &str) -> bool {
        self.markers.get(index).is_some_and(Option::is_some)
            || is_footnote(words)
            || self.draft.footnotes.contains(&index)
    }

    fn table(&mut self, draft: &DraftTable) {
        let mut pieces: Vec<&CellPiece> = draft.pieces.iter().collect();
        pieces.sort_by_key(|piece| (piece.row, piece.column));
        if draft.form {
            self.form(draft, &pieces);
            return;
        }
        let table = u32::try_from(self.tables.len()).unwrap_or(u32::MAX);
        let first_block = self.blocks.len();
        let mut rows: Vec<Row> = Vec::with_capacity(draft.rows.len());
        let mut open: Option<(Block, &CellPiece)> = None;
        for piece in pieces {
            if let Some((mut block, last)) = open.take() {
                let same_cell = (last.row, last.column) == (piece.row, piece.column);
                let joint = if same_cell {
                    self.cell_joint(draft, last, piece)
                } else {
                    Joint::Apart
                };
                if joint == Joint::Apart {
                    self.close(block);
                } else {
                    self.join(joint, piece.span, &mut block);
                    block.lines += 1;
                    open = Some((block, piece));
                    continue;
                }
            }
            while rows.len() <= piece.row as usize {
                let head = draft.rows.get(rows.len()).copied().unwrap_or_default();
                let here = self.blocks.len();
                if let Some(last) = rows.last_mut() {
                    last.end_block = here;
                }
                rows.push(Row {
                    first_block: here,
                    end_block: here,
                    head,
                });
            }
            let marker = whole_marker(piece.span.of(self.draft.text));
            let mut block = self.open(piece.span, marker, piece.indent, piece.gap);
            block.cell = Some(CellAt {
                table,
                row: piece.row,
                column: piece.column,
            });
            open = Some((block, piece));
        }
        if let Some((block, _)) = open {
            self.close(block);
        }
        let end_block = self.blocks.len();
        if let Some(last) = rows.last_mut() {
            last.end_block = end_block;
        }
        self.tables.push(Table {
            first_block,
            end_block,
            columns: draft.columns,
            head: draft.head.clone(),
            rows,
        });
    }

    /// Writes each row as a label with its value.
    fn form(&mut self, draft: &DraftTable, pieces: &[&CellPiece]) {
        let mut open: Option<(Block, &CellPiece)> = None;
        for piece in pieces {
            if let Some((mut block, last)) = open.take() {
                let joint = if last.row != piece.row {
                    Joint::Apart
                } else if last.column != piece.column {
                    Joint::Spaced
                } else {
                    self.cell_joint(draft, last, piece)
                };
                if joint == Joint::Apart {
                    self.close(block);
                } else {
                    self.join(joint, piece.span, &mut block);
                    open = Some((block, piece));
                    continue;
                }
            }
            let gap = if piece.row == 0 { piece.gap } else { 0 };
            open = Some((self.open(piece.span, None, piece.indent, gap), piece));
        }
        if let Some((block, _)) = open {
            self.close(block);
        }
    }

    /// How a piece goes on from the one above it in the same cell.
    fn cell_joint(&self, table: &DraftTable, above: &CellPiece, piece: &CellPiece) -> Joint {
        let before = above.span.of(self.draft.text);
        let words = piece.span.of(self.draft.text);
        if whole_marker(words).is_some() {
            return Joint::Apart;
        }
        let unfinished = !ends_sentence(before);
        let width = table
            .widths
            .get(usize::from(piece.column))
            .copied()
            .or(self.measure.map(|measure| cell_fill(measure.right)));
        let hyphen = seam(before, words) == Joint::Seamless;
        let source = self.draft.source;
        let full = piece.gap == 0
            && width
                .is_some_and(|width| source.is_full(source.width(above.span), piece.span, width));
        let headed = self.is_headed(above.span, piece.span);
        if (full && !headed) || hyphen || (unfinished && starts_lower(words)) {
            seam(before, words)
        } else {
            Joint::Apart
        }
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

/// How words go on over a line end: one that a hyphen cuts goes on without a space, and so does a
/// range or an id (`10:00-` `10:05`).
fn seam(before: &str, words: &str) -> Joint {
    let cut = before
        .strip_suffix('-')
        .is_some_and(|word| word.ends_with(char::is_alphanumeric))
        && words.starts_with(char::is_alphanumeric);
    if cut { Joint::Seamless } else { Joint::Spaced }
}

/// Line ends with a cut word that make a document one that cuts words.
const LEAST_CUT: usize = 3;

/// Whether a document cuts words at its line ends: pages set by a program that does so have many, a
/// compound word falls on a line end but now and then.
fn hyphenates(draft: &Draft<'_>) -> bool {
    draft.source.geometry.is_some()
        && draft
            .lines
            .windows(2)
            .filter(|pair| match pair {
                [above, below] => {
                    let below = below.span.of(draft.text);
                    starts_lower(below) && seam(above.span.of(draft.text), below) == Joint::Seamless
                }
                _ => false,
            })
            .nth(LEAST_CUT - 1)
            .is_some()
}

/// The marker that `numbering` read, whose words were written to the flow from `start` to `end`.
fn placed(numbering: &Numbering, start: usize, end: usize) -> Marker {
    let number = numbering.number.as_ref().map(|number| {
        // What stands before the number may have been folded, what stands behind it was not.
        let number_end = end.saturating_sub(numbering.len - number.end);
        Span::new(number_end.saturating_sub(number.len()), number_end)
    });
    Marker {
        span: Span::new(start, end),
        number,
        value: numbering.value,
        depth: numbering.depth,
        style: numbering.style,
    }
}

/// The bullet or number at the start of `words` that counts whatever stands around it.
fn whole_marker(words: &str) -> Option<Numbering> {
    numbering(words).filter(|n| !n.bare)
}

/// The bullet or number at the start of each line that is free.
fn numberings(draft: &Draft<'_>) -> Vec<Option<Numbering>> {
    let mut numberings = printed_numberings(draft);
    if draft.source.geometry.is_some() {
        add_counted(draft, &mut numberings);
    }
    add_of_one_meeting(draft, &mut numberings);
    joined_numbers::add(draft, &mut numberings);
    numberings
}

/// Numbers of one meeting's minutes that make a list, though each alone may be a date.
const LEAST_OF_MEETING: usize = 3;

/// `24/05/1`, `24/05/2`: the last part of a number.
fn number_of_meeting(words: &str) -> Option<(&str, u32, usize)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let bytes = words.as_bytes();
    let prefix = words.get(..6)?;
    let of_two = |from: usize| {
        bytes
            .get(from..from + 2)
            .is_some_and(|part| part.iter().all(u8::is_ascii_digit))
    };
    if !(of_two(0) && of_two(3) && bytes.get(2) == Some(&b'/') && bytes.get(5) == Some(&b'/')) {
        return None;
    }
    let behind = words.get(6..)?;
    let count = digits(behind);
    let value = behind.get(..count)?.parse().ok()?;
    ((1..=3).contains(&count)).then_some((prefix, value, 6 + count))
}

/// Adds the numbers of lines that open with year, month and number of one meeting's minutes, each greater
/// than the one before.
fn add_of_one_meeting(draft: &Draft<'_>, numberings: &mut [Option<Numbering>]) {
    let mut found: Vec<(usize, &str, u32, usize)> = Vec::new();
    for (index, line) in draft.lines.iter().enumerate() {
        if draft.is_free(index)
            && let Some((prefix, value, len)) = number_of_meeting(line.span.of(draft.text))
        {
            found.push((index, prefix, value, len));
        }
    }
    let ascending = found
        .windows(2)
        .all(|pair| matches!(pair, [(_, a, v, _), (_, b, w, _)] if a == b && v < w));
    if found.len() < LEAST_OF_MEETING || !ascending {
        return;
    }
    for (index, _, value, len) in found {
        if let Some(slot) = numberings.get_mut(index) {
            *slot = Some(Numbering {
                style: NumberStyle::Slashed,
                number: Some(0..len),
                value,
                depth: 1,
                bare: false,
                len,
            });
        }
    }
}

/// Lines that count up one below the other and make a list, though each alone may state a quantity:
/// `1 data`, `2 standards`, `3 costs`.
const LEAST_COUNTED: usize = 3;

/// Adds the numbers of lines that count from 1 one below the other, indented alike.
fn add_counted(draft: &Draft<'_>, numberings: &mut [Option<Numbering>]) {
    let counted = |index: usize| -> Option<(u32, u16, usize)> {
        let line = draft.lines.get(index).filter(|_| draft.is_free(index))?;
        let words = line.span.of(draft.text);
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        let behind = words.get(digits..)?;
        let value = words.get(..digits)?.parse().ok()?;
        (digits <= 2 && behind.starts_with(' ')).then_some((value, line.indent, digits))
    };
    let mut index = 0;
    while index < numberings.len() {
        let Some((1, indent, _)) = counted(index) else {
            index += 1;
            continue;
        };
        let run = (1_u32..)
            .zip(index..numberings.len())
            .take_while(|&(value, at)| {
                counted(at).is_some_and(|(v, i, _)| v == value && i == indent)
            })
            .count();
        if run >= LEAST_COUNTED {
            for at in index..index + run {
                let slot = numberings.get_mut(at).filter(|slot| slot.is_none());
                if let Some((slot, (value, _, digits))) = slot.zip(counted(at)) {
                    *slot = Some(Numbering {
                        style: NumberStyle::Decimal,
                        number: Some(0..digits),
                        value,
                        depth: 1,
                        bare: true,
                        len: digits,
                    });
                }
            }
        }
        index += run.max(1);
    }
}

fn printed_numberings(draft: &Draft<'_>) -> Vec<Option<Numbering>> {
    draft
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            draft
                .is_free(index)
                .then(|| numbering(line.span.of(draft.text)))
                .flatten()
        })
        .collect()
}

/// Those that count: a bare number only where the one before or after, indented alike, is its
/// neighbour.
fn markers(draft: &Draft<'_>, mut numberings: Vec<Option<Numbering>>) -> Vec<Option<Numbering>> {
    let bare: Vec<(usize, u32, u16)> = draft
        .lines
        .iter()
        .zip(&numberings)
        .enumerate()
        .filter_map(|(index, (line, numbering))| {
            let numbering = numbering.as_ref().filter(|n| n.bare)?;
            Some((index, numbering.value, line.indent))
        })
        .collect();
    for (at, (index, value, indent)) in bare.iter().enumerate() {
        let follows = |other: Option<&(usize, u32, u16)>, wanted: u32| {
            other.is_some_and(|(_, v, i)| *v == wanted && i == indent)
        };
        let before = at.checked_sub(1).and_then(|at| bare.get(at));
        let counts =
            follows(bare.get(at + 1), value + 1) || (*value > 0 && follows(before, value - 1));
        if let Some(slot) = numberings.get_mut(*index).filter(|_| !counts) {
            *slot = None;
        }
    }
    numberings
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

#[cfg(test)]
mod tests {
    use super::{is_cut_list, number_of_meeting};

    #[test]
    fn lists_that_a_line_cuts() {
        for (line, cut) in [
            ("Ann Oak, Bert Elm, Cleo Ash,", true),
            ("Present: Mrs A Oak, Mr B Elm, Dr", true),
            ("Ann Oak, and then,", false),
            ("Ann Oak, Bert Elm, Cleo Ash", false),
            ("oaks, elms, ashes, \"firs\",", false),
            ("let a = 1, b, c, d,", false),
            ("Mrs", false),
            ("", false),
        ] {
            assert_eq!(is_cut_list(line), cut, "{line}");
        }
    }

    #[test]
    fn numbers_of_one_meeting() {
        for (words, found) in [
            ("24/05/1 Public forum", Some(("24/05/", 1, 7))),
            ("24/05/12Finance", Some(("24/05/", 12, 8))),
            ("24/5/1 Finance", None),
            ("24/05/ Finance", None),
            ("24/05/2024 Finance", None),
            ("Finance", None),
            ("", None),
        ] {
            assert_eq!(number_of_meeting(words), found, "{words}");
        }
    }
}
