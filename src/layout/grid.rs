//! Grids: cells that ruled lines bound.
//!
//! Lines that touch make one grid. Where no line parts two fields of it, they are one merged cell.
//! Outer lines may be missing, as long as lines across reach as far. Deliberately not seen: a box
//! around text, and lines that run in one direction only.

use crate::document::Rule;

/// Points by which lines that are meant to meet may miss each other.
const MISS: f32 = 2.5;

/// Points by which the pieces of one line may stand apart.
const BROKEN: f32 = 3.0;

/// Share of a field's side that a line must take to bound it.
const BOUNDS: f32 = 0.6;

/// Shortest line, in points.
const SHORTEST: f32 = 4.0;

/// Most pairs of lines of a page that are looked at, and most fields of a grid: beyond, lines are a
/// drawing.
const MOST_PAIRS: usize = 1 << 20;
const MOST_FIELDS: usize = 1 << 15;

/// A line: where it stands, and from where to where it runs.
#[derive(Debug, Clone, Copy)]
struct Ruled {
    at: f32,
    from: f32,
    to: f32,
}

/// A grid of cells on one page.
#[derive(Debug)]
pub(super) struct Grid {
    /// Lines from left to right.
    pub(super) xs: Vec<f32>,
    /// Lines from top to bottom.
    pub(super) ys: Vec<f32>,
    /// The first field of the cell that each field belongs to; fields count row by row.
    cells: Vec<usize>,
}

/// A cell of a grid, by the first of its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) row: usize,
    pub(super) column: usize,
}

impl Grid {
    pub(super) fn top(&self) -> f32 {
        self.ys.first().copied().unwrap_or_default()
    }

    pub(super) fn bottom(&self) -> f32 {
        self.ys.last().copied().unwrap_or_default()
    }

    pub(super) fn left(&self) -> f32 {
        self.xs.first().copied().unwrap_or_default()
    }

    pub(super) fn right(&self) -> f32 {
        self.xs.last().copied().unwrap_or_default()
    }

    /// The cell at a point; none outside of the grid.
    pub(super) fn cell_at(&self, x: f32, y: f32) -> Option<Field> {
        let row = band(&self.ys, y)?;
        let column = band(&self.xs, x)?;
        let columns = self.columns();
        let first = *self.cells.get(row * columns + column)?;
        Some(Field {
            row: first.checked_div(columns)?,
            column: first.checked_rem(columns)?,
        })
    }

    /// Points from the left to the right line of a cell.
    pub(super) fn width_of(&self, cell: Field) -> f32 {
        let columns = self.columns();
        let first = cell.row * columns + cell.column;
        let own = (cell.column..columns)
            .take_while(|column| self.cells.get(cell.row * columns + column) == Some(&first))
            .count();
        let edge = |at: usize| self.xs.get(at).copied().unwrap_or_default();
        edge(cell.column + own) - edge(cell.column)
    }

    fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// Whether lines part it into several columns.
    fn is_table(&self) -> bool {
        let columns = self.columns();
        self.cells
            .iter()
            .any(|first| first.checked_rem(columns).is_some_and(|column| column > 0))
    }
}

/// The band between two of `edges` that `at` lies in.
fn band(edges: &[f32], at: f32) -> Option<usize> {
    let above = edges.partition_point(|edge| *edge <= at);
    (above < edges.len())
        .then(|| above.checked_sub(1))
        .flatten()
}

/// The grids that lines make, from top to bottom.
pub(super) fn grids(rules: &[Rule]) -> Vec<Grid> {
    let (across, down): (Vec<&Rule>, Vec<&Rule>) = rules
        .iter()
        .partition(|rule| rule.right - rule.left >= rule.bottom - rule.top);
    let across = joined(across.into_iter().map(|rule| Ruled {
        at: f32::midpoint(rule.top, rule.bottom),
        from: rule.left,
        to: rule.right,
    }));
    let down = joined(down.into_iter().map(|rule| Ruled {
        at: f32::midpoint(rule.left, rule.right),
        from: rule.top,
        to: rule.bottom,
    }));
    if across.is_empty() || down.is_empty() || across.len() * down.len() > MOST_PAIRS {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = components(&across, &down)
        .into_iter()
        .filter_map(|(across, down)| grid(&across, &down))
        .filter(Grid::is_table)
        .collect();
    grids.sort_by(|a, b| a.top().total_cmp(&b.top()));
    grids
}

/// Lines whose pieces were drawn one by one, put together.
fn joined(lines: impl Iterator<Item = Ruled>) -> Vec<Ruled> {
    let mut lines: Vec<Ruled> = lines
        .filter(|line| line.at.is_finite() && line.from.is_finite() && line.to.is_finite())
        .collect();
    lines.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut joined: Vec<Ruled> = Vec::new();
    let mut level: Vec<Ruled> = Vec::new();
    for line in lines {
        if level.first().is_some_and(|first| line.at - first.at > MISS) {
            join_level(&mut level, &mut joined);
        }
        level.push(line);
    }
    join_level(&mut level, &mut joined);
    joined.retain(|line| line.to - line.from >= SHORTEST);
    joined
}

/// Joins the pieces of lines that stand on one level.
fn join_level(level: &mut Vec<Ruled>, joined: &mut Vec<Ruled>) {
    level.sort_by(|a, b| a.from.total_cmp(&b.from));
    let first = joined.len();
    for line in level.drain(..) {
        match joined.get_mut(first..).and_then(<[Ruled]>::last_mut) {
            Some(open) if line.from <= open.to + BROKEN => open.to = open.to.max(line.to),
            _ => joined.push(line),
        }
    }
}

/// Lines that touch, group by group.
fn components(across: &[Ruled], down: &[Ruled]) -> Vec<(Vec<Ruled>, Vec<Ruled>)> {
    let mut groups = Groups::new(across.len() + down.len());
    for (i, h) in across.iter().enumerate() {
        for (j, v) in down.iter().enumerate() {
            let meets = v.at >= h.from - MISS
                && v.at <= h.to + MISS
                && h.at >= v.from - MISS
                && h.at <= v.to + MISS;
            if meets {
                groups.join(i, across.len() + j);
            }
        }
    }
    let mut of_root: Vec<Option<usize>> = vec![None; across.len() + down.len()];
    let mut found: Vec<(Vec<Ruled>, Vec<Ruled>)> = Vec::new();
    for (index, line) in across.iter().chain(down).enumerate() {
        let root = groups.root(index);
        let Some(slot) = of_root.get_mut(root) else {
            continue;
        };
        let at = *slot.get_or_insert_with(|| {
            found.push((Vec::new(), Vec::new()));
            found.len() - 1
        });
        if let Some((h, v)) = found.get_mut(at) {
            if index < across.len() {
                h.push(*line);
            } else {
                v.push(*line);
            }
        }
    }
    found.retain(|(h, v)| !h.is_empty() && !v.is_empty());
    found
}

fn grid(across: &[Ruled], down: &[Ruled]) -> Option<Grid> {
    let xs = edges(down, across);
    let ys = edges(across, down);
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns == 0 || rows == 0 || columns.saturating_mul(rows) > MOST_FIELDS {
        return None;
    }
    let walls_down = walls(down, &xs, &ys);
    let walls_across = walls(across, &ys, &xs);
    let mut groups = Groups::new(columns * rows);
    for row in 0..rows {
        for column in 0..columns {
            let field = row * columns + column;
            if column + 1 < columns && !walls_down.stands(column + 1, row) {
                groups.join(field, field + 1);
            }
            if row + 1 < rows && !walls_across.stands(row + 1, column) {
                groups.join(field, field + columns);
            }
        }
    }
    let cells = (0..columns * rows)
        .map(|field| groups.root(field))
        .collect();
    Some(Grid { xs, ys, cells })
}

/// Where lines stand, near ones taken together, and as far as lines across reach beyond them.
fn edges(lines: &[Ruled], across: &[Ruled]) -> Vec<f32> {
    let mut edges: Vec<f32> = Vec::new();
    for line in lines {
        match edges.last() {
            Some(last) if line.at - last <= MISS => {}
            _ => edges.push(line.at),
        }
    }
    let reach = across
        .iter()
        .map(|line| (line.from, line.to))
        .reduce(|(a, b), (from, to)| (a.min(from), b.max(to)));
    if let Some((from, to)) = reach {
        if edges.first().is_some_and(|first| first - from > SHORTEST) {
            edges.insert(0, from);
        }
        if edges.last().is_some_and(|last| to - last > SHORTEST) {
            edges.push(to);
        }
    }
    edges
}

/// Which sides of fields a line stands on.
struct Walls {
    stands: Vec<bool>,
    bands: usize,
}

impl Walls {
    /// Whether a line stands at edge `edge`, beside band `band`.
    fn stands(&self, edge: usize, band: usize) -> bool {
        self.stands
            .get(edge * self.bands + band)
            .copied()
            .unwrap_or_default()
    }
}

/// For each of `edges` and each band between two of `others`, whether a line takes most of it.
fn walls(lines: &[Ruled], edges: &[f32], others: &[f32]) -> Walls {
    let bands = others.len().saturating_sub(1);
    let mut stands = vec![false; edges.len() * bands];
    for line in lines {
        let Some(edge) = edges
            .partition_point(|edge| *edge <= line.at)
            .checked_sub(1)
        else {
            continue;
        };
        for (band, pair) in others.windows(2).enumerate() {
            let [from, to] = pair else { continue };
            let shared = line.to.min(*to) - line.from.max(*from);
            if shared >= (to - from) * BOUNDS
                && let Some(slot) = stands.get_mut(edge * bands + band)
            {
                *slot = true;
            }
        }
    }
    Walls { stands, bands }
}

/// Things that were found to belong together; the root of a group is its first.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, of: usize) -> usize {
        let mut at = of;
        while let Some(&above) = self.0.get(at) {
            if above == at {
                break;
            }
            // Paths are halved, so that the next look is short.
            let next = self.0.get(above).copied().unwrap_or(above);
            if let Some(slot) = self.0.get_mut(at) {
                *slot = next;
            }
            at = next;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn across(y: f32, left: f32, right: f32) -> Rule {
        Rule {
            left,
            top: y,
            right,
            bottom: y + 0.5,
        }
    }

    fn down(x: f32, top: f32, bottom: f32) -> Rule {
        Rule {
            left: x,
            top,
            right: x + 0.5,
            bottom,
        }
    }

    #[test]
    fn fields_without_a_line_between_are_one_cell() {
        let rules = [
            across(0.0, 0.0, 100.0),
            across(20.0, 0.0, 100.0),
            across(40.0, 0.0, 100.0),
            down(0.0, 0.0, 40.0),
            down(50.0, 20.0, 40.0),
            down(100.0, 0.0, 40.0),
        ];
        let grids = grids(&rules);
        let [grid] = grids.as_slice() else {
            unreachable!("one grid");
        };
        let at = |x, y| grid.cell_at(x, y).map(|cell| (cell.row, cell.column));
        assert_eq!(at(70.0, 10.0), Some((0, 0)));
        assert_eq!(at(10.0, 30.0), Some((1, 0)));
        assert_eq!(at(70.0, 30.0), Some((1, 1)));
        assert_eq!(at(70.0, 50.0), None);
    }

    #[test]
    fn outer_lines_may_be_missing() {
        let rules = [
            across(0.0, 0.0, 100.0),
            across(20.0, 0.0, 100.0),
            down(50.0, 0.0, 20.0),
        ];
        let grids = grids(&rules);
        assert_eq!(grids.len(), 1);
        assert!(
            grids
                .first()
                .and_then(|grid| grid.cell_at(99.0, 10.0))
                .is_some_and(|cell| cell.column == 1)
        );
    }

    #[test]
    fn a_box_is_no_table() {
        let rules = [
            across(0.0, 0.0, 100.0),
            across(20.0, 0.0, 100.0),
            down(0.0, 0.0, 20.0),
            down(100.0, 0.0, 20.0),
        ];
        assert!(grids(&rules).is_empty());
        assert!(super::grids(&[across(0.0, 0.0, 100.0)]).is_empty());
    }
}
