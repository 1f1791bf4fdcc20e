//! What is looked at before a file is opened: `hayro-syntax` decodes cross-reference and object streams
//! whole, whatever they grow to, and searches a file without a cross-reference for objects, which takes
//! the square of its length where strings in it do not end.

use super::filters::{Decoder, filters_named};
use crate::read::{ErrorCode, ReadError};
use std::borrow::Cow;

/// Entries of the dictionaries of streams that `hayro-syntax` decodes by itself.
const INNER: [&[u8]; 3] = [b"/ObjStm", b"/XRef", b"/First"];
/// What these may come to together: this much, and as many times the file.
const ALWAYS: usize = 16 << 20;
const TIMES_THE_FILE: usize = 16;
/// The most that a byte may come to by one filter.
const MOST_OF_A_BYTE: usize = 1100;
/// How far a dictionary reaches before its stream.
const REACH: usize = 4096;
/// How many times the file may be gone over to find these streams.
const MOST_OVER: usize = 64;
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
            ErrorCode::TooCostly,
            "the document's tables of objects unpack to more than a document needs",
        ));
    }
    // Also where there is a table, for what it says may be wrong.
    if search_cost(bytes) > MOST_STEPS {
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
        .any(|there| there.starts_with(b"xref") || opens_object(there))
}

/// `12 0 obj`
fn opens_object(bytes: &[u8]) -> bool {
    let head = bytes.get(..32).unwrap_or(bytes);
    let head = memchr::memmem::find(head, b"obj").and_then(|at| head.get(..at));
    head.is_some_and(|numbers| {
        numbers.first().is_some_and(u8::is_ascii_digit)
            && numbers
                .iter()
                .all(|byte| byte.is_ascii_digit() || byte.is_ascii_whitespace())
    })
}

/// What is left of a budget of bytes; nothing where the streams come to more.
fn inner_streams(bytes: &[u8], budget: usize) -> Option<usize> {
    let streams = Streams::of(bytes)?.0;
    if streams.iter().any(Stream::is_strange) {
        return None;
    }
    // Most files are so small that nothing in them can come to that much.
    let most = streams
        .iter()
        .fold(0_usize, |sum, stream| sum.saturating_add(stream.most()));
    if most <= budget {
        return Some(budget - most);
    }
    let read: usize = streams.iter().map(|stream| stream.data.len()).sum();
    if read > bytes.len().saturating_mul(MOST_OVER) {
        return None;
    }
    let mut decoder = Decoder::new(budget, budget);
    streams.iter().try_fold(budget, |left, stream| {
        left.checked_sub(decoder.length(&stream.dictionary, stream.data, left)?)
    })
}

/// The streams that `hayro-syntax` decodes by itself, as far as they are told without reading the
/// file's structure.
struct Streams<'a>(Vec<Stream<'a>>);

struct Stream<'a> {
    /// Without escapes in its names.
    dictionary: Cow<'a, [u8]>,
    /// Up to the next `endstream`.
    data: &'a [u8],
}

impl<'a> Streams<'a> {
    /// Nothing where finding them takes too long.
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let mut found = Vec::new();
        let mut ends = memchr::memmem::find_iter(bytes, b"endstream").peekable();
        let mut looked_at: usize = 0;
        for at in memchr::memmem::find_iter(bytes, b"stream") {
            let before = bytes.get(at.saturating_sub(REACH)..at)?;
            if !before.trim_ascii_end().ends_with(b">>") {
                continue;
            }
            let opened = memchr::memmem::rfind(before, b" obj").unwrap_or(0);
            let dictionary = unescaped(before.get(opened..)?);
            looked_at += dictionary.len();
            if looked_at > bytes.len().saturating_mul(MOST_OVER) {
                return None;
            }
            let holds = |key: &&[u8]| memchr::memmem::find(&dictionary, key).is_some();
            if !INNER.iter().any(holds) {
                continue;
            }
            let mut start = at + 6;
            start += usize::from(bytes.get(start) == Some(&b'\r'));
            start += usize::from(bytes.get(start) == Some(&b'\n'));
            while ends.next_if(|end| *end < start).is_some() {}
            let end = ends.peek().copied().unwrap_or(bytes.len());
            let data = bytes.get(start..end).unwrap_or_default();
            found.push(Stream { dictionary, data });
        }
        Some(Self(found))
    }
}

/// A dictionary with the characters that stand in its names as numbers.
fn unescaped(dictionary: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'#', dictionary).is_none() {
        return Cow::Borrowed(dictionary);
    }
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut plain = Vec::with_capacity(dictionary.len());
    let mut rest = dictionary;
    while let [byte, tail @ ..] = rest {
        let number = match rest {
            [b'#', high, low, ..] => digit(*high).zip(digit(*low)),
            _ => None,
        };
        let character = number.and_then(|(high, low)| u8::try_from(high << 4 | low).ok());
        plain.push(character.unwrap_or(*byte));
        rest = match character {
            Some(_) => tail.get(2..).unwrap_or_default(),
            None => tail,
        };
    }
    Cow::Owned(plain)
}

impl Stream<'_> {
    /// The most that it can come to.
    fn most(&self) -> usize {
        let filters = filters_named(&self.dictionary).count();
        let filters = u32::try_from(filters).unwrap_or(u32::MAX);
        self.data
            .len()
            .saturating_mul(MOST_OF_A_BYTE.saturating_pow(filters.max(1)))
    }

    /// Whether its predictor is none of a table: bytes in one colour. `hayro-syntax` counts the bits of
    /// more in too small a number.
    fn is_strange(&self) -> bool {
        let number = |key: &[u8]| {
            let at = memchr::memmem::find(&self.dictionary, key)?;
            let digits = self.dictionary.get(at + key.len()..)?.trim_ascii_start();
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

/// Bytes that a search for objects goes over: those of objects that do not end, to the end of the file.
fn search_cost(bytes: &[u8]) -> usize {
    let stream = memchr::memmem::Finder::new(b"stream");
    let mut starts = memchr::memmem::find_iter(bytes, b" obj").peekable();
    let mut cost = bytes.len();
    while let Some(start) = starts.next() {
        let end = starts.peek().copied().unwrap_or(bytes.len());
        let object = bytes.get(start..end).unwrap_or_default();
        let head = stream.find(object).unwrap_or(object.len());
        if opens_more_than_it_closes(object.get(..head).unwrap_or_default()) {
            cost = cost.saturating_add(bytes.len() - start);
        }
    }
    cost
}

fn opens_more_than_it_closes(object: &[u8]) -> bool {
    let count = |byte| memchr::memchr_iter(byte, object).count();
    count(b'(') > count(b')') || count(b'<') > count(b'>') || count(b'[') > count(b']')
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
        let zeros = vec![b' '; 20 << 20];
        writer
            .compress_vec(&zeros, &mut squeezed, flate2::FlushCompress::Finish)
            .unwrap();
        let mut file = b"%PDF-1.5\n1 0 obj <</Type/ObjStm/Filter/FlateDecode>>\nstream\n".to_vec();
        file.extend(&squeezed);
        file.extend(b"\nendstream");
        assert_eq!(check(&file).map_err(|e| e.code), Err(ErrorCode::TooCostly));
    }

    #[test]
    fn streams_that_are_decoded_unasked_are_found() {
        let rows: &[(&[u8], usize)] = &[
            (
                b"1 0 obj <</Type/ObjStm/Filter/Fl>>stream\nab\nendstream",
                1,
            ),
            (b"1 0 obj <</Type/Obj#53tm>>\r\nstream\r\nab endstream", 1),
            (b"1 0 obj <</Fi#72st 4>>\nstream\nab", 1),
            (b"1 0 obj <</Type/XRef>> stream ab endstream endstream", 1),
            (b"1 0 obj <</Length 2>> stream ab endstream", 0),
            (b"1 0 obj (stream) <</Type/ObjStm>>", 0),
        ];
        for (bytes, count) in rows {
            let found = Streams::of(bytes).map(|streams| streams.0.len());
            assert_eq!(found, Some(*count), "{}", String::from_utf8_lossy(bytes));
        }
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
