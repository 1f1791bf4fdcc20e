//! Where on a page a rectangle is shown.

use super::file::Pdf;
use lopdf::{Object, ObjectId};

/// How far up the tree of pages an entry may be inherited from.
const DEEPEST: usize = 64;

/// Left, top, right and bottom of a rectangle of the page's own coordinates, in points from the top
/// left of what is shown: its crop box, turned.
pub(super) fn shown(pdf: &Pdf<'_>, page: ObjectId, rectangle: &[Object]) -> Option<[f32; 4]> {
    let [x0, y0, x1, y1] = sorted(&numbers(pdf, rectangle))?;
    let crop = inherited(pdf, page, b"CropBox").or_else(|| inherited(pdf, page, b"MediaBox"))?;
    let [left, bottom, right, top] = sorted(&numbers(pdf, crop.as_array().ok()?))?;
    let turned = inherited(pdf, page, b"Rotate").and_then(|turned| turned.as_i64().ok());
    Some(match turned.unwrap_or_default().rem_euclid(360) {
        90 => [y0 - bottom, x0 - left, y1 - bottom, x1 - left],
        180 => [right - x1, y0 - bottom, right - x0, y1 - bottom],
        270 => [top - y1, right - x1, top - y0, right - x0],
        _ => [x0 - left, top - y1, x1 - left, top - y0],
    })
}

/// An entry of a page, or of what it lies in.
fn inherited<'p>(pdf: &'p Pdf<'_>, page: ObjectId, key: &[u8]) -> Option<&'p Object> {
    let mut dictionary = pdf.document.get_dictionary(page).ok()?;
    for _ in 0..DEEPEST {
        match pdf.get(dictionary, key) {
            Object::Null => dictionary = pdf.dictionary(dictionary, b"Parent")?,
            found => return Some(found),
        }
    }
    None
}

fn numbers(pdf: &Pdf<'_>, array: &[Object]) -> Vec<f32> {
    let numbers = array
        .iter()
        .filter_map(|item| pdf.resolved(item).as_float().ok());
    numbers.collect()
}

/// A rectangle whose corners may be given in any order.
fn sorted(numbers: &[f32]) -> Option<[f32; 4]> {
    match *numbers {
        [x0, y0, x1, y1] => Some([x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)]),
        _ => None,
    }
}
