//! What operators set, and what `q` keeps and `Q` brings back.

use super::colour::{BLACK, Rgb, Space};
use super::fonts::Font;
use super::matrix::Matrix;
use super::page::Area;
use std::rc::Rc;

/// The graphics state.
#[derive(Clone)]
pub(super) struct State {
    /// From the current space to the page as it is shown.
    pub(super) space: Matrix,
    /// What is painted is only seen within.
    pub(super) clip: Area,
    pub(super) fill: Paint,
    pub(super) stroke: Paint,
    pub(super) line_width: f32,
    /// Whether what is painted mixes with what lies behind it, so that this is still seen.
    pub(super) blends: bool,
    pub(super) text: Text,
}

/// What fills or strokes.
#[derive(Clone)]
pub(super) struct Paint {
    pub(super) space: Rc<Space>,
    pub(super) colour: Rgb,
    /// From 0, which paints nothing, to 1.
    pub(super) opacity: f32,
}

/// The part of the state that shows text.
#[derive(Clone)]
pub(super) struct Text {
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f32,
    /// Added after each character, unscaled.
    pub(super) character_spacing: f32,
    /// Added after each blank of one byte, unscaled.
    pub(super) word_spacing: f32,
    /// 1 where characters are as wide as the font says.
    pub(super) stretch: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    pub(super) mode: u8,
}

/// Text rendering modes that paint nothing.
pub(super) const MODES_OF_NOTHING: [u8; 2] = [3, 7];
/// Text rendering modes that only draw outlines.
pub(super) const MODES_OF_OUTLINES: [u8; 2] = [1, 5];
/// Text rendering modes that fill and draw outlines.
pub(super) const MODES_OF_BOTH: [u8; 2] = [2, 6];

impl State {
    pub(super) fn new(space: Matrix, clip: Area) -> Self {
        let paint = Paint {
            space: Rc::new(Space::Grey),
            colour: BLACK,
            opacity: 1.0,
        };
        Self {
            space,
            clip,
            fill: paint.clone(),
            stroke: paint,
            line_width: 1.0,
            blends: false,
            text: Text {
                font: None,
                size: 0.0,
                character_spacing: 0.0,
                word_spacing: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
            },
        }
    }
}
