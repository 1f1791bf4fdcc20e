//! Filters of streams that need no library, decoded to no more than a bound.

use super::filters::Undecoded;

pub(super) fn run_length(data: &[u8], out: &mut Vec<u8>, most: usize) -> Result<(), Undecoded> {
    const END: u8 = 128;
    let mut rest = data;
    while let Some((&length, after)) = rest.split_first() {
        if length == END {
            break;
        }
        if length < END {
            let run = usize::from(length) + 1;
            let (bytes, after) = after.split_at(run.min(after.len()));
            out.extend_from_slice(bytes);
            rest = after;
        } else {
            let Some((&byte, after)) = after.split_first() else {
                break;
            };
            out.resize(out.len() + 257 - usize::from(length), byte);
            rest = after;
        }
        if out.len() > most {
            return Err(Undecoded::TooLong);
        }
    }
    Ok(())
}

pub(super) fn ascii_hexadecimal(data: &[u8], out: &mut Vec<u8>) {
    let mut high = None;
    for &byte in data {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            b'A'..=b'F' => byte - b'A' + 10,
            b'>' => break,
            _ => continue,
        };
        match high.take() {
            Some(high) => out.push(high << 4 | digit),
            None => high = Some(digit),
        }
    }
    out.extend(high.map(|high| high << 4));
}

pub(super) fn ascii_85(data: &[u8], out: &mut Vec<u8>, most: usize) -> Result<(), Undecoded> {
    let mut group = [b'u'; 5];
    let mut count = 0;
    let flush = |group: [u8; 5], bytes: usize, out: &mut Vec<u8>| {
        let value = group.iter().fold(0_u32, |value, digit| {
            value.wrapping_mul(85).wrapping_add(u32::from(digit - b'!'))
        });
        out.extend(value.to_be_bytes().iter().take(bytes));
    };
    for &byte in data.strip_prefix(b"<~").unwrap_or(data) {
        match byte {
            b'!'..=b'u' => {
                if let Some(digit) = group.get_mut(count) {
                    *digit = byte;
                }
                count += 1;
                if count == 5 {
                    flush(group, 4, out);
                    group = [b'u'; 5];
                    count = 0;
                }
            }
            b'z' if count == 0 => out.extend([0; 4]),
            b'~' => break,
            _ => {}
        }
        if out.len() > most {
            return Err(Undecoded::TooLong);
        }
    }
    if count > 1 {
        flush(group, count - 1, out);
    }
    Ok(())
}

/// Codes of nine to twelve bits, the highest bit first; the table grows one code early.
pub(super) fn lzw(data: &[u8], out: &mut Vec<u8>, most: usize) -> Result<(), Undecoded> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const FIRST: usize = 258;
    const MOST_CODES: usize = 4096;
    // Where each code's bytes stand in what was decoded: its string is the one before it and a byte.
    let mut strings: Vec<(usize, usize)> = Vec::with_capacity(MOST_CODES);
    let mut width = 9;
    let mut bits = 0_u32;
    let mut held = 0_u32;
    let mut last: Option<(usize, usize)> = None;
    for &byte in data {
        bits = bits << 8 | u32::from(byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held) as usize & ((1 << width) - 1);
        bits &= (1 << held) - 1;
        if code == END {
            break;
        }
        if code == CLEAR {
            strings.clear();
            width = 9;
            last = None;
            continue;
        }
        let start = out.len();
        if code < CLEAR {
            out.extend(u8::try_from(code));
        } else if let Some(&(from, to)) = strings.get(code - FIRST) {
            out.extend_from_within(from..to.min(start));
        } else if let Some((from, to)) = last {
            // The code that this very step defines: the last string and its first byte again.
            out.extend_from_within(from..to);
            out.extend_from_within(from..=from);
        } else {
            break;
        }
        if let Some((from, to)) = last
            && strings.len() + FIRST < MOST_CODES
        {
            strings.push((from, to + 1));
        }
        last = Some((start, out.len()));
        if out.len() > most {
            return Err(Undecoded::TooLong);
        }
        width = match strings.len() + FIRST + 1 {
            0..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_decode_what_their_writers_wrote() {
        let mut out = Vec::new();
        lzw(
            &[0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01],
            &mut out,
            99,
        )
        .unwrap();
        assert_eq!(out, [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
        out.clear();
        run_length(&[2, 1, 2, 3, 254, 9, 128, 7], &mut out, 99).unwrap();
        assert_eq!(out, [1, 2, 3, 9, 9, 9]);
        out.clear();
        ascii_hexadecimal(b"48 65 6C6>", &mut out);
        assert_eq!(out, b"Hel`");
        out.clear();
        ascii_85(b"<~87cUR\nD]j7B~>", &mut out, 99).unwrap();
        assert_eq!(out, b"Hello wo");
    }
}
