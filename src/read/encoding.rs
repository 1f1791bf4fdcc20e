//! Encodings are told, not assumed: a byte order mark, else UTF-16 by its zeros, else UTF-8, else
//! Windows-1252.

use super::{ErrorCode, ReadError};
use crate::minutes::{Diagnostic, Severity};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text, and how it was decoded.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
    /// Sequences of bytes that the encoding does not have.
    pub(super) damaged: usize,
}

/// Bytes that are looked at to tell UTF-16 without a mark, and binary.
const SAMPLE: usize = 4096;

/// Share of control characters, in percent, from which on bytes are no text.
const MOST_CONTROLS: usize = 5;

impl Decoded {
    /// What is to be said of bytes that stand for nothing.
    pub(super) fn damage(&self) -> Option<Diagnostic> {
        (self.damaged > 0).then(|| Diagnostic {
            code: "damaged_text".to_owned(),
            severity: Severity::Warning,
            message: format!(
                "{} sequences of bytes are no {}; \u{fffd} stands for each",
                self.damaged, self.encoding
            ),
            places: Vec::new(),
        })
    }
}

pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, ReadError> {
    decode_as(bytes, None)
}

/// As [`decode`], where the text itself may declare what it is encoded in.
pub(super) fn decode_as(
    bytes: &[u8],
    declared: Option<&'static Encoding>,
) -> Result<Decoded, ReadError> {
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        // Pages declare UTF-8 and are not, more often than they are what they look like by chance.
        None => match declared.filter(|declared| *declared != UTF_8) {
            Some(declared) if std::str::from_utf8(bytes).is_err() => (declared, bytes),
            _ => (encoding_of(bytes), bytes),
        },
    };
    if encoding == UTF_8 || encoding == WINDOWS_1252 {
        refuse_binary(body)?;
    }
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(body)
    {
        return Ok(Decoded {
            text: text.to_owned(),
            encoding: encoding.name(),
            damaged: 0,
        });
    }
    let (text, had_errors) = encoding.decode_without_bom_handling(body);
    let damaged = if had_errors {
        text.matches('\u{fffd}').count()
    } else {
        0
    };
    let text = text.into_owned();
    if encoding != UTF_8 && encoding != WINDOWS_1252 {
        refuse_binary(text.as_bytes())?;
    }
    Ok(Decoded {
        text,
        encoding: encoding.name(),
        damaged,
    })
}

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    utf16_of(sample).unwrap_or_else(|| if is_utf8(bytes) { UTF_8 } else { WINDOWS_1252 })
}

/// Which UTF-16 it is, if any.
fn utf16_of(sample: &[u8]) -> Option<&'static Encoding> {
    memchr::memchr(0, sample)?;
    let zeros = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    // Latin letters in UTF-16 have a zero in every other byte.
    if half > 0 && odd * 10 >= half * 7 && even * 10 < half {
        return Some(UTF_16LE);
    }
    (half > 0 && even * 10 >= half * 7 && odd * 10 < half).then_some(UTF_16BE)
}

/// Whether it is UTF-8, or was once.
fn is_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let damage = utf8_damage(bytes);
    damage.bad <= damage.good || damage.only_cut
}

struct Damage {
    /// Sequences of more than one byte that are UTF-8.
    good: usize,
    /// Sequences that are not.
    bad: usize,
    /// Whether nothing but a cut last character is wrong.
    only_cut: bool,
}

/// How far `bytes` are from UTF-8.
fn utf8_damage(bytes: &[u8]) -> Damage {
    let mut damage = Damage {
        good: 0,
        bad: 0,
        only_cut: false,
    };
    for chunk in bytes.utf8_chunks() {
        damage.good += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        damage.bad += usize::from(!chunk.invalid().is_empty());
    }
    let cut = std::str::from_utf8(bytes)
        .err()
        .is_some_and(|error| error.error_len().is_none());
    damage.only_cut = cut && damage.bad == 1;
    damage
}

fn refuse_binary(bytes: &[u8]) -> Result<(), ReadError> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let controls = sample
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127))
        .count();
    let zero = memchr::memchr(0, bytes).is_some();
    if zero || controls * 100 > sample.len() * MOST_CONTROLS {
        return Err(ReadError::new(
            ErrorCode::Binary,
            "these bytes are neither text nor a format that is known here",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> Option<(String, &'static str, usize)> {
        decode(bytes).ok().map(|d| (d.text, d.encoding, d.damaged))
    }

    #[test]
    fn encodings_are_told() {
        let utf16 = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|unit| {
                    if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect()
        };
        let text = "Caf\u{e9} \u{2013} minutes";
        let rows: &[(Vec<u8>, &str)] = &[
            (text.as_bytes().to_vec(), "UTF-8"),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "UTF-8"),
            (
                [b"\xff\xfe".to_vec(), utf16(text, false)].concat(),
                "UTF-16LE",
            ),
            (
                [b"\xfe\xff".to_vec(), utf16(text, true)].concat(),
                "UTF-16BE",
            ),
            (utf16(text, false), "UTF-16LE"),
            (utf16(text, true), "UTF-16BE"),
            (b"Caf\xe9 \x96 minutes".to_vec(), "windows-1252"),
        ];
        for (bytes, encoding) in rows {
            assert_eq!(decoded(bytes), Some((text.to_owned(), *encoding, 0)));
        }
    }

    #[test]
    fn a_cut_character_is_damage_not_another_encoding() {
        assert_eq!(
            decoded(b"minutes \xe2\x80"),
            Some(("minutes \u{fffd}".to_owned(), "UTF-8", 1))
        );
    }

    #[test]
    fn binary_is_refused() {
        for bytes in [&b"ab\0cd"[..], b"\x01\x02\x03\x04\x05\x06"] {
            assert!(decode(bytes).is_err());
        }
    }
}
