//! Runs to rows: runs that stand beside each other on one line, from left to right.

use super::page::Direction;
use super::runs::Run;

/// Share of the smaller type size by which baselines of one row may differ.
const LEVEL: f32 = 0.3;

/// Share of the type size by which the baseline of a raised or lowered mark may differ.
const RAISED: f32 = 0.62;

/// Size of a raised or lowered mark, as a share of the type beside it.
const SMALL: f32 = 0.85;

/// Share of the type size that may stand between a mark and what it belongs to.
const BESIDE: f32 = 0.35;

/// Most glyphs of a raised or lowered mark.
const MARK: usize = 6;

/// Most pairs of a mark and what it may belong to that are looked at in one line.
const MOST_PAIRS: usize = 1_000_000;

/// One line of a page.
#[derive(Debug)]
pub(super) struct Row {
    /// From left to right.
    pub(super) runs: Vec<Run>,
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) direction: Direction,
}

/// The rows of a page, from top to bottom.
pub(super) fn rows(mut runs: Vec<Run>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let turned: Vec<Run> = runs
        .extract_if(.., |run| run.direction != Direction::Right)
        .collect();
    runs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    for run in runs {
        match rows.last_mut().filter(|row| is_level(row, &run)) {
            Some(row) => {
                if run.size > row.size {
                    row.size = run.size;
                    row.baseline = run.baseline;
                }
                row.runs.push(run);
            }
            None => rows.push(Row::of(run)),
        }
    }
    let mut rows = with_marks(rows);
    rows.extend(turned.into_iter().map(Row::of));
    for row in &mut rows {
        row.runs.sort_by(|a, b| a.area.left.total_cmp(&b.area.left));
    }
    rows.sort_by(|a, b| a.level().total_cmp(&b.level()));
    rows
}

impl Row {
    fn of(run: Run) -> Self {
        Self {
            baseline: run.baseline,
            size: run.size,
            direction: run.direction,
            runs: vec![run],
        }
    }

    /// What rows stand below each other by.
    fn level(&self) -> f32 {
        match self.direction {
            Direction::Right => self.baseline,
            _ => self.runs.first().map_or(0.0, |run| run.area.top),
        }
    }

    /// Whether every run may be a mark that belongs to a row of type `size`.
    fn is_of_marks(&self, size: f32) -> bool {
        self.size <= size * SMALL && self.runs.iter().all(|run| run.glyphs.len() <= MARK)
    }
}

fn is_level(row: &Row, run: &Run) -> bool {
    (run.baseline - row.baseline).abs() <= LEVEL * row.size.min(run.size)
}

/// Raised and lowered marks join the row that they belong to.
fn with_marks(rows: Vec<Row>) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
    // Marks above the row that is still to come.
    let mut raised: Option<Row> = None;
    for mut row in rows {
        if let Some(marks) = raised.take() {
            if belongs(&marks, &row) {
                row.runs.extend(marks.runs);
            } else {
                kept.push(marks);
            }
        }
        let lowered = kept
            .last_mut()
            .filter(|above| row.is_of_marks(above.size) && belongs(&row, above));
        if let Some(above) = lowered {
            above.runs.append(&mut row.runs);
        } else if row.runs.iter().all(|run| run.glyphs.len() <= MARK) {
            raised = Some(row);
        } else {
            kept.push(row);
        }
    }
    kept.extend(raised);
    kept
}

fn belongs(marks: &Row, row: &Row) -> bool {
    marks.runs.len().saturating_mul(row.runs.len()) <= MOST_PAIRS
        && marks.is_of_marks(row.size)
        && (marks.baseline - row.baseline).abs() <= RAISED * row.size
        && marks.runs.iter().all(|mark| {
            row.runs.iter().any(|run| {
                let behind = mark.area.left - run.area.right;
                let before = run.area.left - mark.area.right;
                let beside = |gap: f32| gap.abs() <= BESIDE * row.size;
                beside(behind) || beside(before)
                    // Marks within a line that was painted as one run.
                    || (mark.area.left >= run.area.left && mark.area.right <= run.area.right)
            })
        })
}
