//! The text that was read: what every `span` in the JSON counts in.

use super::{RenderOptions, Renderer};
use crate::Reading;

pub(super) const RENDERER: Renderer = Renderer {
    name: "text",
    extension: "txt",
    describes: "the text that was read, in which places are counted",
    render,
};

fn render(reading: &Reading, _: &RenderOptions) -> Vec<u8> {
    reading.text.clone().into_bytes()
}
