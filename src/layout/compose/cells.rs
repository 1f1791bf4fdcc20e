//! Writes tables: cell by cell, or as labels with their values where they are forms.

use super::super::draft::{CellPiece, DraftTable};
use super::super::wrap::cell_fill;
use super::Composer;
use super::joints::{Joint, seam};
use super::markers::whole_marker;
use crate::document::{Block, CellAt, Row, Table};
use crate::text::{ends_sentence, starts_lower};

impl Composer<'_, '_> {
    pub(super) fn table(&mut self, draft: &DraftTable) {
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
}
