//! One record a line, for programs that read many.

use super::{Collection, Medium, RenderOptions, json};
use crate::Reading;

pub(super) const COLLECTION: Collection = Collection {
    name: "ndjson",
    describes: "the whole records, one a line, also of inputs that failed",
    medium: Medium::Stream,
    head: |_| Vec::new(),
    row,
};

fn row(reading: &Reading, options: &RenderOptions) -> Vec<u8> {
    let on_one_line = RenderOptions {
        pretty: false,
        ..options.clone()
    };
    (json::RENDERER.render)(reading, &on_one_line)
}
