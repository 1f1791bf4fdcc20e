//! The public JSON, which has a schema of its own.

use super::PublicRenderer;
use crate::publish::Public;

pub(super) const RENDERER: PublicRenderer = PublicRenderer {
    name: "json",
    file: "minutes.json",
    describes: "for programs, in a schema of its own",
    render,
};

fn render(public: &Public) -> Vec<u8> {
    // Writing to memory fails only where a value cannot be shown, and all of ours can.
    let mut bytes = serde_json::to_vec_pretty(public).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
