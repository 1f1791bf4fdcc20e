//! Tells lines that are drawn under or through words from those that rule tables.

use super::page::{Area, Direction};
use super::rows::Row;
use super::words::Word;
use crate::document::Rule;

/// Thickest line under or through words, as a share of the type size.
const THICKEST: f32 = 0.2;

/// How far below the baseline a line stands under words, as a share of the type size.
const UNDER: std::ops::RangeInclusive<f32> = -0.02..=0.24;

/// How far above the baseline a line runs through words, as a share of the type size.
const THROUGH: std::ops::RangeInclusive<f32> = 0.15..=0.45;

/// How far such a line may reach beyond the words, as a share of the type size.
const BEYOND: f32 = 0.6;

/// Share of a word that a line marks at least.
const MOST_OF: f32 = 0.7;

/// Most of such lines that are looked at in one row, and most rows beside a line.
const MOST_IN_A_ROW: usize = 1000;
const MOST_ROWS: usize = 64;

/// What a line does to the words that it crosses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Under,
    Through,
}

/// A line under or through words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stroke {
    pub(super) kind: Kind,
    area: Area,
    baseline: f32,
}

/// The lines of a page.
#[derive(Debug, Default)]
pub(super) struct Strokes {
    /// Under or through words, by their rows' baselines.
    pub(super) marks: Vec<Stroke>,
    /// All others.
    pub(super) rules: Vec<Rule>,
}

/// Sorts the lines drawn on a page.
pub(super) fn of(drawn: &[Area], rows: &[Row]) -> Strokes {
    let mut strokes = Strokes::default();
    // Rows stand from top to bottom, but turned ones, which nothing marks.
    let upright: Vec<&Row> = rows
        .iter()
        .filter(|row| row.direction == Direction::Right)
        .collect();
    for area in drawn {
        match mark(*area, &upright) {
            Some(stroke) => strokes.marks.push(stroke),
            None => strokes.rules.push(Rule {
                left: area.left,
                top: area.top,
                right: area.right,
                bottom: area.bottom,
            }),
        }
    }
    strokes
        .marks
        .sort_by(|one, other| one.baseline.total_cmp(&other.baseline));
    strokes
}

/// Those of the lines under or through words that are near a row.
pub(super) fn near<'s>(marks: &'s [Stroke], row: &Row) -> &'s [Stroke] {
    let first = marks.partition_point(|mark| mark.baseline < row.baseline - row.size);
    let last = marks.partition_point(|mark| mark.baseline <= row.baseline + row.size);
    let last = last.min(first.saturating_add(MOST_IN_A_ROW));
    marks.get(first..last).unwrap_or_default()
}

/// The mark that a line is; none where it marks no words.
fn mark(area: Area, rows: &[&Row]) -> Option<Stroke> {
    let middle = f32::midpoint(area.top, area.bottom);
    let thickness = area.bottom - area.top;
    if area.right - area.left <= thickness {
        return None;
    }
    let first = rows.partition_point(|row| row.baseline < middle - row.size);
    rows.get(first..)?
        .iter()
        .take(MOST_ROWS)
        .take_while(|row| row.baseline <= middle + row.size)
        .filter(|row| thickness <= row.size * THICKEST)
        .find_map(|row| {
            let below = (middle - row.baseline) / row.size;
            let kind = if UNDER.contains(&below) {
                Kind::Under
            } else if THROUGH.contains(&-below) {
                Kind::Through
            } else {
                return None;
            };
            let beyond = row.size * BEYOND;
            // The words that it marks reach from its one end to its other.
            let crossed = row
                .runs
                .iter()
                .map(|run| run.area)
                .filter(|run| run.left < area.right && run.right > area.left)
                .reduce(Area::hull)?;
            let held = crossed.left <= area.left + beyond && crossed.right >= area.right - beyond;
            held.then_some(Stroke {
                kind,
                area,
                baseline: row.baseline,
            })
        })
}

impl Stroke {
    /// Whether it marks the most of a word.
    pub(super) fn marks(&self, word: &Word) -> bool {
        let width = word.area.right - word.area.left;
        let shared = word.area.right.min(self.area.right) - word.area.left.max(self.area.left);
        (word.baseline - self.baseline).abs() <= word.size * THICKEST && shared >= width * MOST_OF
    }
}
