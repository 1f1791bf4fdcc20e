//! Bullets that are drawn, as shapes by browsers or as pictures by word processors: each becomes a
//! glyph before the text that it marks.

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
/// Width and height of the picture of a bullet, in points, with what is blank around the dot.
const PICTURE_SIZES: std::ops::RangeInclusive<f32> = 4.0..=18.0;
/// Its width, as shares of the size of the text.
const PICTURE_WIDTHS: std::ops::RangeInclusive<f32> = 0.3..=1.3;
/// How far pictures of one column may stand apart sideways or differ in size, in points: those that
/// stand alone are of something else.
const PICTURES_ALIKE: f32 = 0.5;
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

/// Adds bullets to the glyphs of a page, for those of the shapes and of its pictures that stand alone
/// before text.
pub(super) fn add(page: &mut PaintedPage, dots: &[Area]) {
    let pictures = pictures_in_columns(&page.images);
    let shapes = dots.len() + pictures.len();
    if shapes == 0 || shapes > MOST_DOTS || page.glyphs.len() > MOST_GLYPHS {
        return;
    }
    let mut found = before_text(dots, &WIDTHS, &page.glyphs);
    found.extend(before_text(&pictures, &PICTURE_WIDTHS, &page.glyphs));
    page.glyphs.extend(found);
}

/// The bullets among shapes that are so wide, as shares of the size of the text.
fn before_text(
    dots: &[Area],
    widths: &std::ops::RangeInclusive<f32>,
    glyphs: &[Glyph],
) -> Vec<Glyph> {
    dots.iter()
        .filter_map(|dot| {
            let text = marked(dot, glyphs)?;
            let alone = !dots
                .iter()
                .any(|other| stands_beside(other, dot, text.size));
            (alone && widths.contains(&(dot.width() / text.size))).then(|| bullet(dot, text))
        })
        .collect()
}

/// Small pictures below or above others of the same size.
fn pictures_in_columns(images: &[Area]) -> Vec<Area> {
    let near = |one: f32, other: f32| (one - other).abs() <= PICTURES_ALIKE;
    let mut small: Vec<Area> = images
        .iter()
        .filter(|image| {
            PICTURE_SIZES.contains(&image.width()) && PICTURE_SIZES.contains(&image.height())
        })
        .copied()
        .collect();
    if small.len() > MOST_DOTS {
        return Vec::new();
    }
    small.sort_by(|one, other| one.left.total_cmp(&other.left));
    let alike = |one: &Area, other: &Area| {
        near(one.left, other.left)
            && near(one.width(), other.width())
            && near(one.height(), other.height())
    };
    small
        .iter()
        .enumerate()
        .filter(|(at, image)| {
            let before = small.iter().take(*at).rev();
            let after = small.iter().skip(at + 1);
            before
                .take_while(|other| near(other.left, image.left))
                .chain(after.take_while(|other| near(other.left, image.left)))
                .any(|other| alike(other, image))
        })
        .map(|(_, image)| *image)
        .collect()
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
    next.filter(|glyph| glyph.area.left - dot.right <= glyph.size * BEFORE)
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
