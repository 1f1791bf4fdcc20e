//! Bullets that are drawn as shapes, as browsers draw those of lists: each becomes a glyph before the
//! text that it marks.

use super::page::{Area, Direction, Glyph, GlyphText, PaintedPage, Seen};

/// What stands for a bullet of any shape.
const BULLET: char = '\u{2022}';
/// Least and greatest width and height of a bullet, in points.
const SIZES: std::ops::RangeInclusive<f32> = 1.5..=9.0;
/// How much wider than high, or higher than wide, it may be.
const ROUND: f32 = 1.15;
/// Most shapes of a page that may be bullets, and most glyphs they are looked for beside; beyond, they
/// belong to a drawing.
const MOST_DOTS: usize = 400;
const MOST_GLYPHS: usize = 40_000;
/// Its width, as shares of the size of the text.
const WIDTHS: std::ops::RangeInclusive<f32> = 0.12..=0.7;
/// How high its middle stands over the baseline, as shares of the size of the text.
const HEIGHTS: std::ops::RangeInclusive<f32> = 0.1..=0.6;
/// How far before the text it ends at most, as a share of its size.
const BEFORE: f32 = 2.5;

/// Whether a shape may be a bullet, from how large it is.
pub(super) fn may_be(area: &Area) -> bool {
    let (width, height) = (area.width(), area.height());
    SIZES.contains(&width)
        && SIZES.contains(&height)
        && width <= height * ROUND
        && height <= width * ROUND
}

/// Adds bullets to the glyphs of a page, for those of the shapes that stand alone before text.
pub(super) fn add(page: &mut PaintedPage, dots: &[Area]) {
    if dots.is_empty() || dots.len() > MOST_DOTS || page.glyphs.len() > MOST_GLYPHS {
        return;
    }
    let found: Vec<Glyph> = dots
        .iter()
        .filter_map(|dot| {
            let text = marked(dot, &page.glyphs)?;
            let alone = !dots
                .iter()
                .any(|other| stands_beside(other, dot, text.size));
            alone.then(|| bullet(dot, text))
        })
        .collect();
    page.glyphs.extend(found);
}

/// The glyph that a shape stands before, where nothing is between them and nothing before it.
fn marked<'g>(dot: &Area, glyphs: &'g [Glyph]) -> Option<&'g Glyph> {
    let middle = dot.top.midpoint(dot.bottom);
    let beside = |glyph: &&Glyph| {
        glyph.seen == Seen::Yes
            && glyph.direction == Direction::Right
            && HEIGHTS.contains(&((glyph.baseline - middle) / glyph.size))
            && !glyph.text.is_blank()
    };
    let mut next: Option<&Glyph> = None;
    for glyph in glyphs.iter().filter(beside) {
        let reach = glyph.size * BEFORE;
        if glyph.area.left < dot.right {
            if glyph.area.right > dot.left - reach {
                return None;
            }
        } else if next.is_none_or(|next| glyph.area.left < next.area.left) {
            next = Some(glyph);
        }
    }
    next.filter(|glyph| {
        glyph.area.left - dot.right <= glyph.size * BEFORE
            && WIDTHS.contains(&(dot.width() / glyph.size))
    })
}

/// Whether another shape stands on the same line close by: dots of a leader, a pattern.
fn stands_beside(other: &Area, dot: &Area, size: f32) -> bool {
    other != dot
        && (other.top - dot.top).abs() < size * 0.5
        && (other.left - dot.left).abs() < size * BEFORE
}

fn bullet(dot: &Area, text: &Glyph) -> Glyph {
    Glyph {
        text: GlyphText::One(BULLET),
        area: Area {
            left: dot.left,
            right: dot.right,
            ..text.area
        },
        ..text.clone()
    }
}
