//! Where lengths of one space lie in another.

use super::page::Area;

/// An affine map: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix {
    pub(super) a: f32,
    pub(super) b: f32,
    pub(super) c: f32,
    pub(super) d: f32,
    pub(super) e: f32,
    pub(super) f: f32,
}

impl Matrix {
    pub(super) const IDENTITY: Self = Self::new(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);

    #[allow(clippy::many_single_char_names, reason = "as everywhere in the field")]
    pub(super) const fn new(a: f32, b: f32, c: f32, d: f32, e: f32, f: f32) -> Self {
        Self { a, b, c, d, e, f }
    }

    pub(super) const fn moved(x: f32, y: f32) -> Self {
        Self::new(1.0, 0.0, 0.0, 1.0, x, y)
    }

    pub(super) const fn scaled(x: f32, y: f32) -> Self {
        Self::new(x, 0.0, 0.0, y, 0.0, 0.0)
    }

    /// Of six numbers; nothing where they are fewer.
    #[allow(clippy::many_single_char_names, reason = "as everywhere in the field")]
    pub(super) fn of(numbers: &[f32]) -> Option<Self> {
        match *numbers {
            [a, b, c, d, e, f] => Some(Self::new(a, b, c, d, e, f)),
            _ => None,
        }
    }

    /// First this one, then `next`.
    pub(super) fn then(&self, next: &Self) -> Self {
        Self {
            a: self.a * next.a + self.b * next.c,
            b: self.a * next.b + self.b * next.d,
            c: self.c * next.a + self.d * next.c,
            d: self.c * next.b + self.d * next.d,
            e: self.e * next.a + self.f * next.c + next.e,
            f: self.e * next.b + self.f * next.d + next.f,
        }
    }

    pub(super) fn point(&self, x: f32, y: f32) -> (f32, f32) {
        (
            self.a * x + self.c * y + self.e,
            self.b * x + self.d * y + self.f,
        )
    }

    /// The upright box around a rectangle's image.
    pub(super) fn area(&self, left: f32, bottom: f32, right: f32, top: f32) -> Area {
        let corners = [(left, bottom), (right, bottom), (left, top), (right, top)];
        Area::around(corners.map(|(x, y)| self.point(x, y)))
    }

    /// Whether upright rectangles stay upright rectangles.
    pub(super) fn keeps_upright(&self) -> bool {
        let slack = 1e-3 * self.scale();
        (self.b.abs() <= slack && self.c.abs() <= slack)
            || (self.a.abs() <= slack && self.d.abs() <= slack)
    }

    /// How much longer lengths become, on the mean of all directions.
    pub(super) fn scale(&self) -> f32 {
        (self.a * self.d - self.b * self.c).abs().sqrt()
    }
}

/// The lesser of two lengths that are numbers; `f32::min` also looks for those that are none.
#[inline]
pub(super) fn lesser(one: f32, other: f32) -> f32 {
    if one < other { one } else { other }
}

/// The greater of two lengths that are numbers.
#[inline]
pub(super) fn greater(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

impl Area {
    /// The smallest area that holds all points.
    pub(super) fn around(points: impl IntoIterator<Item = (f32, f32)>) -> Self {
        let mut area = Self::NOTHING;
        for (x, y) in points {
            area.add(x, y);
        }
        area
    }

    /// Holds no point; adding one makes it hold just that.
    pub(super) const NOTHING: Self = Self {
        left: f32::INFINITY,
        top: f32::INFINITY,
        right: f32::NEG_INFINITY,
        bottom: f32::NEG_INFINITY,
    };

    pub(super) fn add(&mut self, x: f32, y: f32) {
        self.left = self.left.min(x);
        self.right = self.right.max(x);
        self.top = self.top.min(y);
        self.bottom = self.bottom.max(y);
    }

    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f32 {
        self.bottom - self.top
    }

    pub(super) fn holds(&self, x: f32, y: f32) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    pub(super) fn holds_all_of(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.right >= other.right
            && self.top <= other.top
            && self.bottom >= other.bottom
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left <= other.right
            && self.right >= other.left
            && self.top <= other.bottom
            && self.bottom >= other.top
    }

    /// What both hold; its sides stand the wrong way round where that is nothing.
    pub(super) fn common(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// The smallest area that holds both.
    pub(super) fn with(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        // Also true where a side is not a number.
        !(self.left <= self.right && self.top <= self.bottom)
    }
}
