//! What is looked at before a file is opened: `hayro-syntax` decodes cross-reference and object streams
//! whole, whatever they grow to, and searches a file without a cross-reference for objects, which takes
//! the square of its length where strings in it do not end.

use super::filters::Decoder;
use crate::read::{ErrorCode, ReadError};

/// Streams that `hayro-syntax` decodes by itself.
const INNER: [&[u8]; 2] = [b"/ObjStm", b"/XRef"];
/// What these may come to together: this much, and as many times the file.
const ALWAYS: usize = 16 << 20;
const TIMES_THE_FILE: usize = 16;
/// The most that a byte may come to by one filter.
const MOST_OF_A_BYTE: usize = 1100;
/// How far a dictionary reaches from an entry of it.
const REACH: usize = 4096;
/// Steps that a search for objects may take, at one for each byte.
const MOST_STEPS: usize = 1_500_000_000;
/// How far from the end `startxref` may stand.
const TAIL: usize = 2048;

/// Whether the file can be opened at bounded cost.
///
/// # Errors
/// Where it cannot.
pub(super) fn check(bytes: &[u8]) -> Result<(), ReadError> {
    let budget = ALWAYS.saturating_add(bytes.len().saturating_mul(TIMES_THE_FILE));
    if inner_streams(bytes, budget).is_none() {
        return Err(ReadError::new(
            ErrorCode::TooLarge,
            "the document's tables of objects unpack to more than a document needs",
        ));
    }
    if !has_cross_reference(bytes) && search_cost(bytes) > MOST_STEPS {
        return Err(ReadError::new(
            ErrorCode::Damaged,
            "the document is damaged: its objects cannot be told from each other",
        ));
    }
    Ok(())
}

/// Whether the end of the file says where its objects stand, and they are said to stand there.
pub(super) fn has_cross_reference(bytes: &[u8]) -> bool {
    let tail = bytes.len().saturating_sub(TAIL);
    let tail = bytes.get(tail..).unwrap_or_default();
    let Some(found) = memchr::memmem::rfind(tail, b"startxref") else {
        return false;
    };
    let number = tail.get(found + 9..).unwrap_or_default().trim_ascii_start();
    let digits = number.iter().take_while(|byte| byte.is_ascii_digit());
    let offset = digits.fold(0_usize, |offset, digit| {
        offset
            .saturating_mul(10)
            .saturating_add(usize::from(digit - b'0'))
    });
    // What stands before the header may or may not be counted.
    let header = bytes.get(..1024).unwrap_or(bytes);
    let header = memchr::memmem::find(header, b"%PDF-").unwrap_or(0);
    [offset, offset.saturating_add(header)]
        .into_iter()
        .filter_map(|at| Some(bytes.get(at..)?.trim_ascii_start()))
        .any(|there| there.starts_with(b"xref") || there.first().is_some_and(u8::is_ascii_digit))
}

/// What is left of a budget of bytes; nothing where the streams come to more.
fn inner_streams(bytes: &[u8], budget: usize) -> Option<usize> {
    let all = || {
        let places = INNER
            .iter()
            .flat_map(|kind| memchr::memmem::find_iter(bytes, kind));
        places.filter_map(|at| stream_at(bytes, at))
    };
    if all().any(|stream| stream.is_strange()) {
        return None;
    }
    // Most files are so small that nothing in them can come to that much.
    let most = all().fold(0_usize, |sum, stream| sum.saturating_add(stream.most()));
    if most <= budget {
        return Some(budget - most);
    }
    let mut decoder = Decoder::new(budget, budget);
    all().try_fold(budget, |left, stream| {
        left.checked_sub(decoder.length(stream.filters, stream.data, left)?)
    })
}

/// A stream, as far as it is told without reading the file's structure.
struct Stream<'a> {
    /// The part of the dictionary before and behind the entry that was found.
    filters: &'a [u8],
    data: &'a [u8],
    /// Bytes to the next `endstream`.
    length: usize,
}

impl Stream<'_> {
    /// The most that it can come to.
    fn most(&self) -> usize {
        let filters = memchr::memmem::find_iter(self.filters, b"Decode")
            .filter(|at| self.filters.get(at + 6) != Some(&b'P'))
            .count();
        let by_filters = u32::try_from(filters).unwrap_or(u32::MAX);
        self.length
            .saturating_mul(MOST_OF_A_BYTE.saturating_pow(by_filters.max(1)))
    }

    /// Whether its predictor is none of a table: bytes in one colour. `hayro-syntax` counts the bits of
    /// more in too small a number.
    fn is_strange(&self) -> bool {
        let number = |key: &[u8]| {
            let at = memchr::memmem::find(self.filters, key)?;
            let digits = self.filters.get(at + key.len()..)?.trim_ascii_start();
            let digits = digits.iter().take_while(|byte| byte.is_ascii_digit());
            Some(digits.fold(0_usize, |number, digit| {
                number
                    .saturating_mul(10)
                    .saturating_add(usize::from(digit - b'0'))
            }))
        };
        number(b"/Colors").is_some_and(|colours| colours > 4)
            || number(b"/BitsPerComponent").is_some_and(|bits| bits > 8)
            || number(b"/Columns").is_some_and(|columns| columns > 1 << 20)
    }
}

fn stream_at(bytes: &[u8], at: usize) -> Option<Stream<'_>> {
    let rest = bytes.get(at..)?;
    let near = rest.get(..REACH).unwrap_or(rest);
    let start = memchr::memmem::find(near, b"stream")?;
    let before = bytes.get(at.saturating_sub(REACH)..at)?;
    let opened = memchr::memmem::rfind(before, b" obj").unwrap_or(0);
    let from = at.saturating_sub(REACH).checked_add(opened)?;
    let data = rest.get(start + 6..)?;
    let data = data.strip_prefix(b"\r").unwrap_or(data);
    let data = data.strip_prefix(b"\n").unwrap_or(data);
    Some(Stream {
        filters: bytes.get(from..at + start)?,
        data,
        length: memchr::memmem::find(data, b"endstream").unwrap_or(data.len()),
    })
}

/// Bytes that a search for objects goes over: those of objects that do not end, to the end of the file.
fn search_cost(bytes: &[u8]) -> usize {
    let mut starts = memchr::memmem::find_iter(bytes, b" obj").peekable();
    let mut cost = bytes.len();
    while let Some(start) = starts.next() {
        let end = starts.peek().copied().unwrap_or(bytes.len());
        let object = bytes.get(start..end).unwrap_or_default();
        let head = memchr::memmem::find(object, b"stream").unwrap_or(object.len());
        let object = object.get(..head).unwrap_or_default();
        let count = |byte| memchr::memchr_iter(byte, object).count();
        if count(b'(') > count(b')') || count(b'<') > count(b'>') || count(b'[') > count(b']') {
            cost = cost.saturating_add(bytes.len() - start);
        }
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_that_do_not_end_are_not_searched() {
        let bytes = b"%PDF-1.4\n1 0 obj << /A (".repeat(20_000);
        assert!(search_cost(&bytes) > MOST_STEPS);
        assert_eq!(check(&bytes).map_err(|e| e.code), Err(ErrorCode::Damaged));
        let whole = b"1 0 obj << /A (b) >> endobj\n".repeat(20_000);
        assert!(check(&whole).is_ok());
    }

    #[test]
    fn tables_of_objects_that_grow_too_far_are_refused() {
        let mut squeezed = Vec::with_capacity(1 << 20);
        let mut writer = flate2::Compress::new(flate2::Compression::best(), true);
        let zeros = vec![b' '; 40 << 20];
        writer
            .compress_vec(&zeros, &mut squeezed, flate2::FlushCompress::Finish)
            .unwrap();
        let mut file = b"%PDF-1.5\n1 0 obj <</Type/ObjStm/Filter/FlateDecode>>\nstream\n".to_vec();
        file.extend(&squeezed);
        file.extend(b"\nendstream");
        assert_eq!(check(&file).map_err(|e| e.code), Err(ErrorCode::TooLarge));
    }

    #[test]
    fn the_end_of_a_file_says_where_its_objects_are() {
        assert!(has_cross_reference(
            b"%PDF-1.4\nxref\n0 1\nstartxref\n9\n%%EOF"
        ));
        assert!(!has_cross_reference(
            b"%PDF-1.4\nxref\n0 1\nstartxref\n2\n%%EOF"
        ));
        assert!(!has_cross_reference(b"%PDF-1.4\n1 0 obj"));
    }
}
