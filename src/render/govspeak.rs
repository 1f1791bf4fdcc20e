//! The summary as Govspeak, GOV.UK's Markdown: an editor pastes it below the title.

use super::markup::{self, Dialect};
use super::{RenderOptions, Renderer};
use crate::Reading;

pub(super) const RENDERER: Renderer = Renderer {
    name: "govspeak",
    extension: "md",
    describes: "a summary for GOV.UK's editors, as Govspeak",
    render,
};

fn render(reading: &Reading, options: &RenderOptions) -> Vec<u8> {
    markup::write(reading, options, Dialect::Govspeak).into_bytes()
}
