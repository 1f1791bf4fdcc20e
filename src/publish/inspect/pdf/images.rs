//! What cameras and image programs write into pictures.

use super::super::report::Report;
use super::super::{Code, Severity, jpeg};
use super::Channel;
use super::file::Pdf;
use lopdf::Object;

pub(super) const IMAGE_METADATA: Channel = Channel {
    code: Code {
        name: "image_metadata",
        severity: Severity::Warning,
        title: "a picture with data about itself",
        hint: "such data may name the place, the time and the owner of a camera; strip it from the picture",
    },
    examine: |pdf: &Pdf<'_>, report: &mut Report| {
        for (id, object) in &pdf.document.objects {
            let Object::Stream(stream) = object else {
                continue;
            };
            for (kind, words) in jpeg::segments(&stream.content) {
                report.add(&IMAGE_METADATA.code, pdf.place(*id), kind, &words);
            }
        }
    },
};

/// Number of pictures that something leads to.
pub(super) fn number(pdf: &Pdf<'_>) -> usize {
    let objects = pdf.document.objects.iter();
    let streams = objects.filter_map(|(id, object)| {
        let reachable = pdf.reachable.contains(id);
        object.as_stream().ok().filter(|_| reachable)
    });
    let image = |kind: &[u8]| kind == b"Image";
    streams
        .filter(|stream| {
            let kind = stream.dict.get(b"Subtype").and_then(Object::as_name);
            kind.is_ok_and(image) && !stream.dict.has(b"ImageMask")
        })
        .count()
}
