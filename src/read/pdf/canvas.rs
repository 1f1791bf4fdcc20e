//! What was painted on a page so far, in the order in which it was.

use super::bullets;
use super::colour::{Rgb, WHITE, alike};
use super::page::{Area, Fill, Glyph, PaintedPage};

/// The greatest thickness of a rule, in points; what is thicker is a box.
const THICKEST_RULE: f32 = 3.0;
/// How thick the thinnest line is taken to be, in points.
const HAIRLINE: f32 = 0.2;
/// The least opacity of what hides things behind it.
pub(super) const OPAQUE: f32 = 0.9;
/// Most glyphs, and most areas, of one page.
const MOST_GLYPHS: usize = 400_000;
const MOST_AREAS: usize = 200_000;
const MOST_DOTS: usize = 10_000;

/// An area that was painted: text may stand on it or be hidden by it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layer {
    pub(super) area: Area,
    /// Nothing where it is of many colours.
    pub(super) colour: Option<Rgb>,
    /// Glyphs painted before it.
    pub(super) after: u32,
    /// Whether all of the area is painted, and nothing behind it seen.
    pub(super) solid: bool,
}

/// A page that is painted on.
pub(super) struct Canvas {
    pub(super) page: PaintedPage,
    pub(super) layers: Vec<Layer>,
    /// Small round or square shapes, which may be bullets.
    pub(super) dots: Vec<Area>,
    /// The page as it is shown.
    pub(super) bounds: Area,
    /// Whether something was left out because there was too much.
    pub(super) overfull: bool,
}

impl Canvas {
    /// An empty page that may come to hold so many glyphs.
    pub(super) fn new(width: f32, height: f32, glyphs: usize) -> Self {
        Self {
            page: PaintedPage {
                width,
                height,
                glyphs: Vec::with_capacity(glyphs),
                ..PaintedPage::default()
            },
            layers: Vec::new(),
            dots: Vec::new(),
            bounds: Area {
                left: 0.0,
                top: 0.0,
                right: width,
                bottom: height,
            },
            overfull: false,
        }
    }

    #[inline]
    pub(super) fn glyph(&mut self, glyph: Glyph) {
        if self.page.glyphs.len() < MOST_GLYPHS {
            self.page.glyphs.push(glyph);
        } else {
            self.overfull = true;
        }
    }

    fn glyphs_so_far(&self) -> u32 {
        u32::try_from(self.page.glyphs.len()).unwrap_or(u32::MAX)
    }

    /// A straight horizontal or vertical line between two points.
    pub(super) fn line(&mut self, ends: Area, thickness: f32, colour: Rgb, clip: &Area) {
        let half = thickness.max(HAIRLINE) / 2.0;
        let lies = ends.width() >= ends.height();
        let area = Area {
            left: ends.left - if lies { 0.0 } else { half },
            right: ends.right + if lies { 0.0 } else { half },
            top: ends.top - if lies { half } else { 0.0 },
            bottom: ends.bottom + if lies { half } else { 0.0 },
        };
        if thickness <= THICKEST_RULE {
            self.rule(&area, colour, clip);
        } else {
            self.fill(&area, colour, true, clip);
        }
    }

    /// A filled rectangle; `solid` where nothing behind it is seen.
    pub(super) fn fill(&mut self, area: &Area, colour: Rgb, solid: bool, clip: &Area) {
        if area.width().min(area.height()) <= THICKEST_RULE {
            return self.rule(area, colour, clip);
        }
        let area = area.common(clip);
        if area.is_empty() {
            return;
        }
        if self.page.fills.len() >= MOST_AREAS {
            self.overfull = true;
            return;
        }
        let after = self.glyphs_so_far();
        self.page.fills.push(Fill {
            area,
            colour,
            after,
        });
        self.layer(area, Some(colour), solid);
    }

    fn rule(&mut self, area: &Area, colour: Rgb, clip: &Area) {
        let area = area.common(clip);
        if area.is_empty() || !self.differs_from_behind(&area, colour) {
            return;
        }
        if self.page.rules.len() >= MOST_AREAS {
            self.overfull = true;
            return;
        }
        self.page.rules.push(area);
    }

    /// Whether a rule is seen: white ones on white paper are not.
    fn differs_from_behind(&self, area: &Area, colour: Rgb) -> bool {
        // The last few are looked at: rules are drawn soon after what they stand on.
        const LOOKED_AT: usize = 64;
        if !alike(colour, WHITE) {
            return true;
        }
        let (x, y) = (
            area.left.midpoint(area.right),
            area.top.midpoint(area.bottom),
        );
        self.layers
            .iter()
            .rev()
            .take(LOOKED_AT)
            .find(|layer| layer.area.holds(x, y))
            .is_some_and(|behind| behind.colour.is_none_or(|behind| !alike(behind, colour)))
    }

    /// A small shape, painted or outlined in a colour, that may be a bullet.
    pub(super) fn dot(&mut self, area: &Area, colour: Rgb, clip: &Area) {
        let seen = clip.common(&self.bounds).holds_all_of(area) && !alike(colour, WHITE);
        if seen && bullets::may_be(area) && self.dots.len() < MOST_DOTS {
            self.dots.push(*area);
        }
    }

    /// An area that is no rectangle of one colour.
    pub(super) fn layer(&mut self, area: Area, colour: Option<Rgb>, solid: bool) {
        if self.layers.len() >= MOST_AREAS {
            self.overfull = true;
            return;
        }
        let after = self.glyphs_so_far();
        self.layers.push(Layer {
            area,
            colour,
            after,
            solid,
        });
    }

    pub(super) fn image(&mut self, area: &Area, solid: bool, clip: &Area) {
        let area = area.common(clip).common(&self.bounds);
        if area.is_empty() {
            return;
        }
        if self.page.images.len() >= MOST_AREAS {
            self.overfull = true;
            return;
        }
        self.page.images.push(area);
        self.layer(area, None, solid);
    }
}
