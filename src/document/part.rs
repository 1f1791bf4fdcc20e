//! A document that is taken apart: each part is a document of its own, in the same source.

use super::{Block, Document, Flow, Span, Table};

impl Document {
    /// Hands over the parts that begin with the first block and with each of `starts`, one after the
    /// other, and gives back what the parts have in common: no block is left in it.
    ///
    /// `starts` are indexes of blocks outside of tables, in order. Places of a part are those of the
    /// whole. What reading had to report goes with the first part.
    #[must_use]
    pub fn in_parts(mut self, starts: &[usize], mut each: impl FnMut(&Self)) -> Self {
        let flow = std::mem::take(&mut self.flow);
        let blocks = std::mem::take(&mut self.blocks);
        let furniture = std::mem::take(&mut self.furniture);
        let cuts: Vec<u32> = starts
            .iter()
            .map(|start| self.cut_before(&flow, &blocks, *start))
            .collect();
        let mut running = vec![Vec::new(); starts.len() + 1];
        for span in furniture {
            let part = cuts.partition_point(|cut| *cut <= span.start);
            if let Some(of_part) = running.get_mut(part) {
                of_part.push(span);
            }
        }
        let ends = starts.iter().copied().chain([blocks.len()]);
        let mut blocks = blocks.into_iter();
        let mut tables = std::mem::take(&mut self.tables).into_iter().peekable();
        let mut taken = Taken::default();
        for (nth, end) in ends.enumerate() {
            self.blocks = blocks.by_ref().take(end - taken.blocks).collect();
            self.tables.clear();
            while let Some(table) = tables.next_if(|table| table.first_block < end) {
                self.tables.push(table);
            }
            let words = self.span_of(0..self.blocks.len());
            taken.bytes = words.start;
            // With the line feed that ends the last block.
            self.flow = flow.part(Span {
                start: words.start,
                end: words.end.saturating_add(1),
            });
            let (of_blocks, of_tables) = (self.blocks.len(), self.tables.len());
            taken.shift(&mut self.blocks, &mut self.tables, nth > 0);
            self.furniture = running.get_mut(nth).map(std::mem::take).unwrap_or_default();
            each(&self);
            self.notes.clear();
            taken.blocks += of_blocks;
            taken.tables += of_tables;
        }
        self.blocks.clear();
        self.tables.clear();
        self
    }

    /// Where in the source the part begins whose first block is `start`: at the top of the page, where
    /// nothing of the part before stands on it.
    fn cut_before(&self, flow: &Flow, blocks: &[Block], start: usize) -> u32 {
        let at = |index: usize, of: fn(&Block) -> u32| {
            let block = blocks.get(index)?;
            Some(flow.origin(of(block)))
        };
        let line = |source: u32| {
            self.lines
                .partition_point(|line| line.span.start <= source)
                .saturating_sub(1)
        };
        let first = at(start, |block| block.whole.start).unwrap_or_default();
        let before = at(start.wrapping_sub(1), |block| {
            block.whole.end.saturating_sub(1)
        });
        let page = |source: u32| self.lines.get(line(source)).map_or(0, |line| line.page);
        if before.is_none_or(|before| page(before) >= page(first)) {
            return first;
        }
        let top = self.lines.partition_point(|line| line.page < page(first));
        self.lines
            .get(top)
            .map_or(first, |line| line.whole.start.min(first))
    }
}

/// What the parts before a part took of the whole.
#[derive(Debug, Default)]
struct Taken {
    blocks: usize,
    tables: usize,
    bytes: u32,
}

impl Taken {
    /// Counts blocks, tables and bytes from the beginning of the part. The heading of a later part is
    /// the first of its levels, as a document's is.
    fn shift(&self, blocks: &mut [Block], tables: &mut [Table], is_later: bool) {
        let bytes = self.bytes;
        let back = |span: &mut Span| {
            span.start = span.start.saturating_sub(bytes);
            span.end = span.end.saturating_sub(bytes);
        };
        let top = blocks
            .iter()
            .find(|block| block.level > 0)
            .filter(|_| is_later)
            .map_or(0, |block| block.level - 1);
        let first_table = u32::try_from(self.tables).unwrap_or(u32::MAX);
        for block in blocks {
            back(&mut block.whole);
            back(&mut block.text);
            back(&mut block.bold);
            if block.level > 0 {
                block.level = block.level.saturating_sub(top).max(1);
            }
            if let Some(marker) = &mut block.marker {
                back(&mut marker.span);
                if let Some(number) = &mut marker.number {
                    back(number);
                }
            }
            if let Some(label) = &mut block.label {
                back(&mut label.span);
            }
            if let Some(cell) = &mut block.cell {
                cell.table = cell.table.saturating_sub(first_table);
            }
        }
        let earlier = self.blocks;
        for table in tables {
            table.first_block = table.first_block.saturating_sub(earlier);
            table.end_block = table.end_block.saturating_sub(earlier);
            for row in &mut table.rows {
                row.first_block = row.first_block.saturating_sub(earlier);
                row.end_block = row.end_block.saturating_sub(earlier);
            }
        }
    }
}
