//! What bytes are in content streams, and digits by the word.

/// What a byte is to the reader.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Regular,
    Blank,
    Delimiter,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Regular; 256];
    let mut at = 0;
    while at < 256 {
        #[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
        #[allow(clippy::cast_possible_truncation, reason = "counts to 255")]
        {
            kinds[at] = match at as u8 {
                0 | 9 | 10 | 12 | 13 | 32 => Kind::Blank,
                b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' => {
                    Kind::Delimiter
                }
                _ => Kind::Regular,
            };
        }
        at += 1;
    }
    kinds
};

pub(super) fn kind(byte: u8) -> Kind {
    KINDS
        .get(usize::from(byte))
        .copied()
        .unwrap_or(Kind::Regular)
}

/// No digit, in [`DIGITS`].
const NO_DIGIT: u8 = 0xFF;

/// What bytes are as hexadecimal digits.
const DIGITS: [u8; 256] = {
    let mut digits = [NO_DIGIT; 256];
    let mut at = 0;
    while at < 256 {
        #[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
        #[allow(clippy::cast_possible_truncation, reason = "counts to 255")]
        {
            let byte = at as u8;
            digits[at] = match byte {
                b'0'..=b'9' => byte - b'0',
                b'a'..=b'f' => byte - b'a' + 10,
                b'A'..=b'F' => byte - b'A' + 10,
                _ => NO_DIGIT,
            };
        }
        at += 1;
    }
    digits
};

pub(super) fn digit_of(byte: u8) -> Option<u8> {
    let digit = DIGITS.get(usize::from(byte)).copied();
    digit.filter(|digit| *digit != NO_DIGIT)
}

/// Powers of ten, by their exponent.
pub(super) const POWERS: [u64; 9] = [
    1,
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
];

/// Takes up to eight digits off the front: their number, and how many they are.
#[inline]
pub(super) fn digits(rest: &mut &[u8]) -> (u64, usize) {
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    const TO_TEN: u64 = 0x7676_7676_7676_7676;
    let Some(eight) = rest.first_chunk::<8>() else {
        return digits_at_the_end(rest);
    };
    // Digits become 0 to 9; the high bit of each byte then tells those that are more.
    let word = u64::from_le_bytes(*eight) ^ ZEROS;
    let others = (((word & LOW) + TO_TEN) | word) & !LOW;
    let count = (others.trailing_zeros() / 8) as usize;
    let Some(missing) = 64_u32
        .checked_sub(others.trailing_zeros() & !7)
        .filter(|it| *it < 64)
    else {
        return (0, 0);
    };
    *rest = rest.get(count..).unwrap_or_default();
    // Noughts before the first digit; then neighbours are joined to pairs, to fours, to all eight.
    let ones = word << missing;
    let twos = ones.wrapping_mul(10).wrapping_add(ones >> 8) & 0x00FF_00FF_00FF_00FF;
    let fours = twos.wrapping_mul(100).wrapping_add(twos >> 16) & 0x0000_FFFF_0000_FFFF;
    let all = fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xFFFF_FFFF;
    (all, count)
}

/// The same, where fewer than eight bytes are left.
fn digits_at_the_end(rest: &mut &[u8]) -> (u64, usize) {
    let (mut value, mut count) = (0, 0);
    while let [digit @ b'0'..=b'9', tail @ ..] = *rest {
        value = value * 10 + u64::from(digit - b'0');
        count += 1;
        *rest = tail;
    }
    (value, count)
}
