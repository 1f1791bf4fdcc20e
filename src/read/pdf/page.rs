//! What a page paints: glyphs, lines and boxes, in the order in which they are painted.
//!
//! Lengths are points. The origin is the top left of the page as it is shown: its crop box, turned
//! by its `Rotate` entry; `y` grows downwards.

use std::ops::Deref;
use std::rc::Rc;

/// Left, top, right and bottom.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Area {
    /// The least `x`.
    pub left: f32,
    /// The least `y`.
    pub top: f32,
    /// The greatest `x`.
    pub right: f32,
    /// The greatest `y`.
    pub bottom: f32,
}

/// A page.
#[derive(Debug, Default)]
pub struct PaintedPage {
    /// How wide it is shown, in points.
    pub width: f32,
    /// How high it is shown, in points.
    pub height: f32,
    /// What is read, in the order in which it is painted.
    pub glyphs: Vec<Glyph>,
    /// Stroked lines and thin filled rectangles, horizontal or vertical, that can be seen; borders of
    /// stroked rectangles are four.
    pub rules: Vec<Area>,
    /// Filled rectangles that are no rules, with their colour.
    pub fills: Vec<Fill>,
    /// Images.
    pub images: Vec<Area>,
    /// Characters whose font tells no Unicode value for them; they are no glyphs above.
    pub undecoded: u32,
}

/// A rectangle filled with one colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// Where, within the clip.
    pub area: Area,
    /// Red, green, blue.
    pub colour: [u8; 3],
    /// Glyphs painted before it.
    pub after: u32,
}

/// A shown character, or several where one glyph stands for them (ligatures, `ActualText`).
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its Unicode text; never empty. A space is a glyph too.
    pub text: GlyphText,
    /// From its origin to its advance, and from the font's descent to its ascent.
    pub area: Area,
    /// Baseline: `y` for upright text, `x` for text that runs up or down.
    pub baseline: f32,
    /// Effective size of the type.
    pub size: f32,
    /// Index into the reader's list of [`FontLook`]s.
    pub font: u16,
    /// Red, green, blue of what paints it.
    pub colour: [u8; 3],
    /// Which way it runs.
    pub direction: Direction,
    /// Whether the eye sees it.
    pub seen: Seen,
    /// Whether marked content says that it is an artefact (running head, page number).
    pub artefact: bool,
    /// Marked-content identifier, for the structure tree; -1 where there is none.
    pub mcid: i32,
}

/// What one glyph says: almost always one character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GlyphText {
    /// One character.
    One(char),
    /// Any other number of them.
    Several(Rc<[char]>),
}

impl GlyphText {
    /// Whether nothing is seen of it, wherever it stands.
    #[must_use]
    #[inline]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::One(character) => character.is_whitespace(),
            Self::Several(text) => text.iter().all(|character| character.is_whitespace()),
        }
    }
}

impl Deref for GlyphText {
    type Target = [char];

    #[inline]
    fn deref(&self) -> &[char] {
        match self {
            Self::One(character) => std::slice::from_ref(character),
            Self::Several(text) => text,
        }
    }
}

/// Which way text runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// From left to right, upright.
    #[default]
    Right,
    /// Upwards, read with the head tilted to the left.
    Up,
    /// From right to left, upside down.
    Left,
    /// Downwards.
    Down,
    /// Any other angle, such as a watermark's.
    Slant,
}

/// Whether the eye sees a glyph, and if not, why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Seen {
    /// It does.
    #[default]
    Yes,
    /// Text rendering mode 3 or 7, or fully transparent.
    Invisible,
    /// In the colour of what lies behind it: white on white.
    Camouflaged,
    /// A filled box or an image was painted over it.
    Covered,
    /// Off the page, or outside of the clip.
    Outside,
}

/// How a font looks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FontLook {
    /// Its name, without the tag of a subset.
    pub name: String,
    /// Whether it is semi-bold, bold or heavier.
    pub bold: bool,
    /// Whether it is italic or slanted.
    pub italic: bool,
    /// Whether all characters are of one width.
    pub fixed: bool,
}
