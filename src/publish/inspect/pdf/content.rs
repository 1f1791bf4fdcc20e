//! Text of a content stream, without its fonts: for streams that no page shows.

use super::file::Pdf;
use super::structure::may_be_content;
use super::text;
use lopdf::content::Content;
use lopdf::{Object, Stream};

/// The words that a stream would show, as far as they can be told without its fonts; of a stream
/// that is text by itself, the text.
pub(super) fn words_of(stream: &Stream) -> Vec<String> {
    let is_packed_image = stream
        .dict
        .get(b"Subtype")
        .and_then(Object::as_name)
        .is_ok_and(|n| n == b"Image");
    if is_packed_image {
        return vec!["a picture".to_owned()];
    }
    if stream.dict.has_type(b"Metadata") || stream.dict.has_type(b"EmbeddedFile") {
        let bytes = Pdf::unpacked(stream).unwrap_or_default();
        let words = String::from_utf8_lossy(&bytes).into_owned();
        return Some(words)
            .filter(|words| text::is_wordy(words))
            .into_iter()
            .collect();
    }
    if !may_be_content(&stream.dict) {
        return Vec::new();
    }
    let bytes = Pdf::unpacked(stream).unwrap_or_default();
    let Ok(content) = Content::decode(&bytes) else {
        return Vec::new();
    };
    let mut words = Vec::new();
    let mut coded = 0;
    for operation in &content.operations {
        if matches!(operation.operator.as_str(), "Tj" | "TJ" | "'" | "\"") {
            let line = shown(&operation.operands);
            if text::is_wordy(&line) {
                words.push(line);
            } else if !line.trim().is_empty() {
                coded += 1;
            }
        }
    }
    if coded > 0 {
        words.push(format!("{coded} pieces of text in a font's own codes"));
    }
    words
}

/// The strings of a text operator, one behind the other.
fn shown(operands: &[Object]) -> String {
    let mut line = String::new();
    for operand in operands {
        match operand {
            Object::Array(items) => items
                .iter()
                .filter_map(text::of)
                .for_each(|part| line.push_str(&part)),
            other => line.push_str(&text::of(other).unwrap_or_default()),
        }
    }
    line
}
