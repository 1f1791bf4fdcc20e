//! The record as JSON, on one line or indented.

use super::{RenderOptions, Renderer, compact};
use crate::Reading;

pub(super) const RENDERER: Renderer = Renderer {
    name: "json",
    extension: "json",
    describes: "the whole record, for programs",
    render,
};

fn render(reading: &Reading, options: &RenderOptions) -> Vec<u8> {
    let mut out = Vec::with_capacity(reading.text.len() * 8 + 4096);
    let written = if options.pretty {
        serde_json::to_writer_pretty(&mut out, &reading.minutes)
    } else {
        compact::write(&reading.minutes, &mut out)
    };
    // Writing plain structs with string keys to memory has no way to fail.
    debug_assert!(written.is_ok());
    out.push(b'\n');
    out
}
