//! The summary as Markdown: `CommonMark` with tables.

use super::markup::{self, Dialect};
use super::{RenderOptions, Renderer};
use crate::Reading;

pub(super) const RENDERER: Renderer = Renderer {
    name: "markdown",
    extension: "md",
    describes: "a summary to read, as Markdown with tables",
    render,
};

fn render(reading: &Reading, options: &RenderOptions) -> Vec<u8> {
    markup::write(reading, options, Dialect::CommonMark).into_bytes()
}
