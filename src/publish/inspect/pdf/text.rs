//! Text strings of a PDF.

use lopdf::{Dictionary, Object};

/// The words of a string: UTF-16 or UTF-8 by its mark, else the document encoding, of which bytes
/// that have no meaning are replaced, never dropped.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let units = |from: fn([u8; 2]) -> u16| -> Vec<u16> {
        let pairs = bytes.get(2..).unwrap_or_default().as_chunks::<2>().0;
        pairs.iter().map(|pair| from(*pair)).collect()
    };
    match bytes {
        [0xfe, 0xff, ..] => String::from_utf16_lossy(&units(u16::from_be_bytes)),
        [0xff, 0xfe, ..] => String::from_utf16_lossy(&units(u16::from_le_bytes)),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            // The document encoding is Latin-1 but for quotation marks and the like.
            Err(_) => encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
                .into_owned(),
        },
    }
}

/// The words of a string object, where there are any.
pub(super) fn of(object: &Object) -> Option<String> {
    match object {
        Object::String(bytes, _) => {
            let text = decoded(bytes);
            let text: String = text
                .chars()
                .filter(|c| !c.is_control() || c.is_whitespace())
                .collect();
            Some(text).filter(|text| !text.trim().is_empty())
        }
        _ => None,
    }
}

/// The words under a key of a dictionary.
pub(super) fn at(dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    dictionary.get(key).ok().and_then(of)
}

/// Whether it is a date as PDF writes them: `D:20260131…`.
pub(super) fn is_date(text: &str) -> bool {
    let digits = text.strip_prefix("D:").unwrap_or_default();
    digits.len() >= 4 && digits.bytes().take(4).all(|byte| byte.is_ascii_digit())
}

/// Whether it reads as words, not as bytes that happen to be in a string: letters or digits are most
/// of it, and there are two at least.
pub(super) fn is_wordy(text: &str) -> bool {
    let (mut word, mut other) = (0, 0);
    for character in text.chars() {
        if character.is_alphanumeric() || character.is_whitespace() {
            word += 1;
        } else {
            other += 1;
        }
    }
    word >= 2 && word > other * 2 && !text.contains('\u{fffd}')
}
