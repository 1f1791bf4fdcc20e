//! Streams' bytes, decoded to no more than a bound.
//!
//! `hayro-syntax` decodes without one, so that a file of some kilobytes could fill the memory.

use super::codecs::{ascii_85, ascii_hexadecimal, lzw, run_length};
use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Object, Stream};

/// Why a stream was not decoded to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Undecoded {
    /// It has more bytes than the bound.
    TooLong,
    /// It is an image's, or of an unknown filter.
    Foreign,
}

/// More filters than any writer puts on one stream.
const MOST_FILTERS: usize = 8;

/// The end of what was compressed up to some point.
const FLUSHED: &[u8] = &[0, 0, 0xFF, 0xFF];

/// Decodes streams, one after the other.
pub(super) struct Decoder {
    inflate: Decompress,
    /// Most bytes of one stream.
    most: usize,
    /// Bytes that may still be decoded, at all.
    pub(super) left: usize,
    /// Whether a stream could not be decoded, or not to its end.
    pub(super) damage: bool,
}

impl Decoder {
    /// For streams of at most so many bytes each, and so many altogether.
    pub(super) fn new(most: usize, altogether: usize) -> Self {
        Self {
            inflate: Decompress::new(true),
            most,
            left: altogether,
            damage: false,
        }
    }

    /// How many bytes data come to by the filters that are named in a dictionary, one after the other;
    /// nothing where they are more than `most`.
    pub(super) fn length(&mut self, filters: &[u8], data: &[u8], most: usize) -> Option<usize> {
        let found: Vec<(usize, Filter)> = filters_named(filters).collect();
        (self.most, self.left) = (most, usize::MAX);
        let mut length = 0;
        let mut data = std::borrow::Cow::Borrowed(data);
        for (_, filter) in found {
            let mut out = Vec::new();
            self.step(filter, &data, &mut out).ok()?;
            length = out.len();
            data = std::borrow::Cow::Owned(out);
        }
        Some(length)
    }

    /// Appends the decoded bytes of `stream` to `out`. What is damaged ends at the damage.
    ///
    /// # Errors
    /// Where it is too long or no stream of plain bytes; `out` then holds none of it.
    pub(super) fn decode(
        &mut self,
        stream: &Stream<'_>,
        out: &mut Vec<u8>,
    ) -> Result<(), Undecoded> {
        let start = out.len();
        let filters = stream.filters();
        let raw = stream.raw_data();
        if filters.len() > MOST_FILTERS {
            return Err(Undecoded::Foreign);
        }
        let mut steps = filters.iter().filter(|filter| **filter != Filter::Crypt);
        let Some(first) = steps.next() else {
            if raw.len() > self.most.min(self.left) {
                return Err(Undecoded::TooLong);
            }
            self.left -= raw.len();
            out.extend_from_slice(&raw);
            return Ok(());
        };
        let mut result = self.step(*first, &raw, out).map(|()| 0);
        for (at, filter) in steps.enumerate() {
            if result.is_err() {
                break;
            }
            let before = out.split_off(start);
            let before = unpredicted(stream, at, before);
            result = self.step(*filter, &before, out).map(|()| at + 1);
        }
        match result {
            Ok(last) => {
                if has_predictor(stream, last) {
                    let before = out.split_off(start);
                    out.append(&mut unpredicted(stream, last, before));
                }
                Ok(())
            }
            Err(error) => {
                out.truncate(start);
                Err(error)
            }
        }
    }

    fn step(&mut self, filter: Filter, data: &[u8], out: &mut Vec<u8>) -> Result<(), Undecoded> {
        let before = out.len();
        let most = self.most.min(self.left).saturating_add(before);
        let result = self.apply(filter, data, out, most);
        self.left = self.left.saturating_sub(out.len().saturating_sub(before));
        result
    }

    fn apply(
        &mut self,
        filter: Filter,
        data: &[u8],
        out: &mut Vec<u8>,
        most: usize,
    ) -> Result<(), Undecoded> {
        match filter {
            Filter::FlateDecode => self.inflate(data, out, most),
            Filter::LzwDecode => lzw(data, out, most),
            Filter::RunLengthDecode => run_length(data, out, most),
            Filter::Ascii85Decode => ascii_85(data, out, most),
            // This one only shrinks what it decodes.
            Filter::AsciiHexDecode => {
                ascii_hexadecimal(data, out);
                Ok(())
            }
            _ => Err(Undecoded::Foreign),
        }
    }

    fn inflate(&mut self, data: &[u8], out: &mut Vec<u8>, most: usize) -> Result<(), Undecoded> {
        let start = out.len();
        self.inflate.reset(true);
        let whole = self.inflate_on(data, out, most)?;
        if !whole && out.len() == start {
            // Some writers leave the header out.
            self.inflate.reset(false);
            self.damage |= !self.inflate_on(data, out, most)?;
        } else {
            self.damage |= !whole;
        }
        Ok(())
    }

    /// Whether the stream came to its proper end.
    fn inflate_on(
        &mut self,
        data: &[u8],
        out: &mut Vec<u8>,
        most: usize,
    ) -> Result<bool, Undecoded> {
        const FIRST_GUESS: usize = 4;
        let mut room = data.len().saturating_mul(FIRST_GUESS).max(1 << 10);
        loop {
            let taken = usize::try_from(self.inflate.total_in()).unwrap_or(usize::MAX);
            let rest = data.get(taken..).unwrap_or_default();
            let before = out.len();
            out.reserve(room.min(most.saturating_sub(before).max(1)));
            let status = self
                .inflate
                .decompress_vec(rest, out, FlushDecompress::None);
            match status {
                Ok(Status::StreamEnd) => return Ok(true),
                Err(_) => return Ok(false),
                Ok(_) if out.len() >= most => return Err(Undecoded::TooLong),
                // Some writers flush a stream, and do not end it.
                Ok(_) if out.len() == before => {
                    return Ok(data.trim_ascii_end().ends_with(FLUSHED) || data.is_empty());
                }
                Ok(_) => room = out.len(),
            }
        }
    }
}

/// Names of filters of plain bytes.
const NAMES: [(&[u8], Filter); 10] = [
    (b"FlateDecode", Filter::FlateDecode),
    (b"Fl", Filter::FlateDecode),
    (b"LZWDecode", Filter::LzwDecode),
    (b"LZW", Filter::LzwDecode),
    (b"RunLengthDecode", Filter::RunLengthDecode),
    (b"RL", Filter::RunLengthDecode),
    (b"ASCII85Decode", Filter::Ascii85Decode),
    (b"A85", Filter::Ascii85Decode),
    (b"ASCIIHexDecode", Filter::AsciiHexDecode),
    (b"AHx", Filter::AsciiHexDecode),
];

/// The filters that are named in a dictionary, and where.
pub(super) fn filters_named(dictionary: &[u8]) -> impl Iterator<Item = (usize, Filter)> {
    memchr::memchr_iter(b'/', dictionary).filter_map(|at| {
        let name = dictionary.get(at + 1..)?;
        let ends = |byte: &u8| !byte.is_ascii_alphanumeric();
        let name = name.get(..name.iter().position(ends).unwrap_or(name.len()))?;
        let known = NAMES.iter().find(|(known, _)| *known == name)?;
        Some((at, known.1))
    })
}

fn has_predictor(stream: &Stream<'_>, step: usize) -> bool {
    parameters(stream, step)
        .and_then(|parameters| parameters.get::<u8>(b"Predictor"))
        .is_some_and(|predictor| predictor > 1)
}

fn unpredicted(stream: &Stream<'_>, step: usize, data: Vec<u8>) -> Vec<u8> {
    match parameters(stream, step) {
        Some(parameters) if has_predictor(stream, step) => unpredict(&data, &parameters),
        _ => data,
    }
}

/// The parameters of one of a stream's filters.
fn parameters<'a>(stream: &Stream<'a>, step: usize) -> Option<Dict<'a>> {
    let dict = stream.dict();
    let found = dict
        .get::<Object<'a>>(b"DecodeParms")
        .or_else(|| dict.get::<Object<'a>>(b"DP"))?;
    match found {
        Object::Dict(parameters) => Some(parameters),
        Object::Array(all) => {
            let all: Array<'a> = all;
            all.iter::<Object<'a>>().nth(step)?.into_dict()
        }
        _ => None,
    }
}

/// Undoes PNG's row filters and TIFF's differences of bytes.
fn unpredict(data: &[u8], parameters: &Dict<'_>) -> Vec<u8> {
    let number = |key: &[u8], default: usize| {
        let value = parameters.get::<u32>(key).map(|value| value as usize);
        value.unwrap_or(default).clamp(1, 1 << 20)
    };
    let pixel_bits = number(b"Colors", 1) * number(b"BitsPerComponent", 8).min(32);
    let pixel = pixel_bits.div_ceil(8);
    let row = number(b"Columns", 1).saturating_mul(pixel_bits).div_ceil(8);
    let png = parameters.get::<u8>(b"Predictor").unwrap_or(1) >= 10;
    let mut out: Vec<u8> = Vec::with_capacity(data.len());
    for line in data.chunks(row + usize::from(png)) {
        let (method, line) = match line.split_first() {
            Some((method, line)) if png => (*method, line),
            _ => (1, line),
        };
        let start = out.len();
        let above = start.checked_sub(row);
        for (at, &byte) in line.iter().enumerate() {
            let in_row = |at: Option<usize>| at.and_then(|at| out.get(at)).copied().unwrap_or(0);
            let left = if at >= pixel {
                in_row(Some(start + at - pixel))
            } else {
                0
            };
            let up = in_row(above.map(|above| above + at));
            let corner = match above {
                Some(above) if at >= pixel => in_row(Some(above + at - pixel)),
                _ => 0,
            };
            out.push(byte.wrapping_add(match method {
                1 => left,
                2 => up,
                3 => left.midpoint(up),
                4 => paeth(left, up, corner),
                _ => 0,
            }));
        }
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |value: u8| (guess - i16::from(value)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflating_stops_at_the_bound() {
        let mut squeezed = Vec::new();
        let mut writer = flate2::Compress::new(flate2::Compression::best(), true);
        squeezed.reserve(1 << 16);
        let zeros = vec![0; 1 << 20];
        writer
            .compress_vec(&zeros, &mut squeezed, flate2::FlushCompress::Finish)
            .unwrap();
        let mut decoder = Decoder::new(1 << 16, 1 << 30);
        let mut out = Vec::new();
        let most = 1 << 16;
        let stopped = decoder.inflate(&squeezed, &mut out, most);
        assert_eq!(stopped, Err(Undecoded::TooLong));
        assert!(out.capacity() < 1 << 18);
        out.clear();
        decoder.inflate(&squeezed, &mut out, 1 << 21).unwrap();
        assert_eq!(out.len(), 1 << 20);
        out.clear();
        let half = squeezed.len() / 2;
        decoder
            .inflate(&squeezed[..half], &mut out, 1 << 21)
            .unwrap();
        assert!(!out.is_empty(), "what can be saved is kept");
    }
}
