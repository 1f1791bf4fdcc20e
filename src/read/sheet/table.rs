//! A table in the making: what stands in its cells, tables within tables included.

use super::{Stand, Words};

/// Columns that a table may have; what stands further right goes into the last.
const MOST_COLUMNS: u16 = 256;

/// A table whose end was not read yet, or one that stands in a cell of another.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pub(super) rows: Vec<OpenRow>,
    /// For each column, the rows below that a cell above reaches into.
    reaching: Vec<u32>,
}

#[derive(Debug, Default)]
pub(super) struct OpenRow {
    /// Whether the format says that it is part of the head.
    pub(super) head: bool,
    pub(super) cells: Vec<OpenCell>,
}

#[derive(Debug, Default)]
pub(super) struct OpenCell {
    pub(super) column: u16,
    /// Columns that it takes.
    pub(super) width: u16,
    pub(super) items: Vec<Item>,
}

/// What stands in a cell.
#[derive(Debug)]
pub(super) enum Item {
    Line(Words, Stand),
    Table(OpenTable),
}

impl OpenTable {
    pub(super) fn open_row(&mut self, head: bool) {
        for rows in &mut self.reaching {
            *rows = rows.saturating_sub(1);
        }
        self.rows.push(OpenRow {
            head,
            cells: Vec::new(),
        });
    }

    /// Opens a cell behind the last one of the row, `columns` wide; it reaches into `rows_below`.
    pub(super) fn open_cell(&mut self, columns: u16, rows_below: u32) {
        if self.rows.is_empty() {
            self.open_row(false);
        }
        let width = columns.clamp(1, MOST_COLUMNS);
        let behind = self
            .rows
            .last()
            .and_then(|row| row.cells.last())
            .map_or(0, |cell| cell.column + cell.width);
        let is_free = |column: &u16| {
            self.reaching
                .get(usize::from(*column))
                .is_none_or(|rows| *rows == 0)
        };
        let column = (behind..MOST_COLUMNS)
            .find(is_free)
            .unwrap_or(MOST_COLUMNS)
            .min(MOST_COLUMNS - 1);
        let width = width.min(MOST_COLUMNS - column);
        if rows_below > 0 {
            let end = usize::from(column + width);
            if self.reaching.len() < end {
                self.reaching.resize(end, 0);
            }
            for rows in self.reaching.iter_mut().take(end).skip(usize::from(column)) {
                // The row that is open counts as one.
                *rows = rows_below.saturating_add(1);
            }
        }
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(OpenCell {
                column,
                width,
                items: Vec::new(),
            });
        }
    }

    pub(super) fn last_cell(&mut self) -> Option<&mut OpenCell> {
        self.rows.last_mut()?.cells.last_mut()
    }

    /// Number of columns.
    pub(super) fn columns(&self) -> u16 {
        self.cells()
            .map(|cell| cell.column + cell.width)
            .max()
            .unwrap_or(0)
    }

    fn cells(&self) -> impl Iterator<Item = &OpenCell> {
        self.rows.iter().flat_map(|row| &row.cells)
    }

    fn filled(&self) -> usize {
        self.cells().filter(|cell| !cell.items.is_empty()).count()
    }

    /// Whether it holds data, rather than words put beside each other to look well: words stand in
    /// two rows and two columns at least, and no table within it holds more.
    pub(super) fn is_data(&self) -> bool {
        let rows = self.rows.iter().filter(|row| row.is_filled()).count();
        let mut columns: Vec<u16> = self
            .cells()
            .filter(|cell| !cell.items.is_empty())
            .map(|cell| cell.column)
            .collect();
        columns.sort_unstable();
        columns.dedup();
        let filled = self.filled();
        let frames = self
            .cells()
            .flat_map(|cell| &cell.items)
            .any(|item| matches!(item, Item::Table(inner) if inner.filled() > filled));
        rows >= 2 && columns.len() >= 2 && !frames
    }
}

impl OpenRow {
    pub(super) fn is_filled(&self) -> bool {
        self.cells.iter().any(|cell| !cell.items.is_empty())
    }

    /// Whether one cell takes all of `columns`.
    pub(super) fn is_title(&self, columns: u16) -> bool {
        columns > 1 && matches!(self.cells.as_slice(), [only] if only.width >= columns)
    }
}

impl OpenCell {
    /// Its lines, those of tables within it included.
    pub(super) fn into_lines(self, lines: &mut Vec<(Words, Stand)>) {
        for item in self.items {
            match item {
                Item::Line(words, stand) => lines.push((words, stand)),
                Item::Table(inner) => {
                    for cell in inner.rows.into_iter().flat_map(|row| row.cells) {
                        cell.into_lines(lines);
                    }
                }
            }
        }
    }
}
