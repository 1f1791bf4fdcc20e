//! Glyphs to runs: glyphs painted one after the other that stand beside each other on one baseline.

use super::matrix::{greater, lesser};
use super::page::{Area, Direction, Glyph, Seen};
use std::ops::Range;

/// Share of the type size by which baselines within a run may differ.
const BASELINE: f32 = 0.12;

/// Share of the type size by which a glyph may reach back over the one before: kerning, accents.
const OVERLAP: f32 = 0.4;

/// Share of the type size beyond which a gap ends a run.
const GAP: f32 = 0.9;

/// Glyphs that were painted one after the other and stand beside each other.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Which glyphs of the page.
    pub(super) glyphs: Range<usize>,
    pub(super) area: Area,
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) direction: Direction,
}

/// The runs of the glyphs that `counts` lets pass.
pub(super) fn runs(glyphs: &[Glyph], counts: impl Fn(&Glyph) -> bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        if !counts(glyph) || !is_placed(glyph) {
            continue;
        }
        match runs.last_mut().filter(|run| goes_on(run, glyph, at)) {
            Some(run) => {
                run.glyphs.end = at + 1;
                run.area = run.area.hull(glyph.area);
            }
            None => runs.push(Run {
                glyphs: at..at + 1,
                area: glyph.area,
                baseline: glyph.baseline,
                size: glyph.size,
                direction: glyph.direction,
            }),
        }
    }
    runs
}

/// Whether arithmetic can be done with where the glyph stands.
fn is_placed(glyph: &Glyph) -> bool {
    let area = glyph.area;
    [
        area.left,
        area.top,
        area.right,
        area.bottom,
        glyph.baseline,
        glyph.size,
    ]
    .iter()
    .all(|length| length.abs() < FARTHEST)
        && glyph.size > 0.0
}

/// Points beyond which nothing on a page stands.
const FARTHEST: f32 = 1.0e5;

fn goes_on(run: &Run, glyph: &Glyph, at: usize) -> bool {
    if run.glyphs.end != at || run.direction != glyph.direction {
        return false;
    }
    let size = greater(run.size, glyph.size);
    let (end, start) = match run.direction {
        Direction::Up => (-run.area.top, -glyph.area.bottom),
        Direction::Down => (run.area.bottom, glyph.area.top),
        Direction::Left => (-run.area.left, -glyph.area.right),
        // The letters of a slanted word are only painted one after the other.
        Direction::Slant => return true,
        Direction::Right => (run.area.right, glyph.area.left),
    };
    (run.baseline - glyph.baseline).abs() <= BASELINE * size
        && start >= end - OVERLAP * size
        && start <= end + GAP * size
}

/// Whether a glyph belongs to the text that people read.
pub(super) fn is_read(glyph: &Glyph) -> bool {
    glyph.seen == Seen::Yes
}

impl Area {
    /// The smallest area that holds both, whose sides are numbers.
    pub(super) fn hull(self, other: Self) -> Self {
        Self {
            left: lesser(self.left, other.left),
            top: lesser(self.top, other.top),
            right: greater(self.right, other.right),
            bottom: greater(self.bottom, other.bottom),
        }
    }
}
