//! Content streams cut into operands and operators.

use super::characters::{Kind, POWERS, digit_of, digits, kind};

/// What stands before an operator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Operand<'a> {
    Number(f32),
    /// Without its solidus, escapes as they stand.
    Name(&'a [u8]),
    /// A string that has no escapes.
    String(&'a [u8]),
    /// A string that had escapes or was hexadecimal: from and to in the unescaped bytes.
    Unescaped(u32, u32),
    /// An array's opening bracket; its items follow.
    Open,
    Close,
    /// A dictionary, brackets included.
    Dictionary(&'a [u8]),
    /// `true`, `false`, `null` or garbage.
    Other,
}

/// More than any operator's operands; what stands beyond is dropped.
const MOST_OPERANDS: usize = 100_000;
/// Bytes within which a number ends that is read at once.
const SHORT: usize = 24;
/// Parts of one, by how many decimals they are.
const TENTHS: [f64; 9] = [1e0, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8];
/// Dictionaries within dictionaries.
const DEEPEST: usize = 32;

/// An operator: its last eight bytes, the first of them lowest. Those of pages have at most three.
pub(super) type Operator = u64;

/// The number that stands for an operator's name.
pub(super) const fn operator(name: &[u8]) -> Operator {
    match *name {
        [one] => one as Operator,
        [one, two] => u16::from_le_bytes([one, two]) as Operator,
        [one, two, three] => u32::from_le_bytes([one, two, three, 0]) as Operator,
        _ => {
            let mut last = name;
            if let Some(chunk) = name.last_chunk::<8>() {
                last = chunk;
            }
            let mut number = 0;
            while let Some((byte, before)) = last.split_last() {
                number = number << 8 | *byte as Operator;
                last = before;
            }
            number
        }
    }
}

/// Reads a content stream.
pub(super) struct Tokens<'a> {
    data: &'a [u8],
    at: usize,
    operands: Vec<Operand<'a>>,
    unescaped: Vec<u8>,
}

impl<'a> Tokens<'a> {
    /// The items of an array, where none is a reference.
    pub(super) fn of_array(array: &'a [u8]) -> Option<Self> {
        let mut tokens = Self::new(array);
        tokens.next_operator().is_none().then_some(tokens)
    }

    pub(super) fn new(data: &'a [u8]) -> Self {
        Self {
            data,
            at: 0,
            operands: Vec::with_capacity(16),
            unescaped: Vec::new(),
        }
    }

    /// Goes on to the next operator, whose operands are then had.
    pub(super) fn next_operator(&mut self) -> Option<Operator> {
        self.operands.clear();
        self.unescaped.clear();
        loop {
            let byte = *self.data.get(self.at)?;
            match byte {
                b'0'..=b'9' | b'+' | b'-' | b'.' => {
                    let number = self.short_number().unwrap_or_else(|| self.number());
                    self.push(Operand::Number(number));
                }
                b' ' | 0 | 9 | 10 | 12 | 13 | b')' | b'>' | b'{' | b'}' => self.at += 1,
                b'(' => self.literal_string(),
                b'<' if self.data.get(self.at + 1) == Some(&b'<') => self.dictionary(),
                b'<' => self.hexadecimal_string(),
                b'/' => {
                    self.at += 1;
                    let name = self.regular();
                    self.push(Operand::Name(name));
                }
                b'[' => self.single(Operand::Open),
                b']' => self.single(Operand::Close),
                b'%' => self.comment(),
                _ => {
                    if let Some(operator) = self.short_operator() {
                        return Some(operator);
                    }
                    let word = self.regular();
                    if !matches!(word, b"true" | b"false" | b"null") {
                        return Some(operator(word));
                    }
                    self.push(Operand::Other);
                }
            }
        }
    }

    pub(super) fn operands(&self) -> &[Operand<'a>] {
        &self.operands
    }

    /// The bytes of a string operand; none of what is no string.
    pub(super) fn string(&self, operand: Operand<'a>) -> &[u8] {
        match operand {
            Operand::String(bytes) => bytes,
            Operand::Unescaped(from, to) => {
                let range = from as usize..to as usize;
                self.unescaped.get(range).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// The last `N` operands, where all are numbers.
    pub(super) fn numbers<const N: usize>(&self) -> Option<[f32; N]> {
        let mut numbers = [0.0; N];
        for (number, operand) in numbers.iter_mut().zip(self.operands.last_chunk::<N>()?) {
            match *operand {
                Operand::Number(value) => *number = value,
                _ => return None,
            }
        }
        Some(numbers)
    }

    /// The last operand, where it is a name.
    pub(super) fn last_name(&self) -> Option<&'a [u8]> {
        match self.operands.last() {
            Some(Operand::Name(name)) => Some(name),
            _ => None,
        }
    }

    fn push(&mut self, operand: Operand<'a>) {
        if self.operands.len() < MOST_OPERANDS {
            self.operands.push(operand);
        }
    }

    fn single(&mut self, operand: Operand<'a>) {
        self.at += 1;
        self.push(operand);
    }

    fn rest(&self) -> &'a [u8] {
        self.data.get(self.at..).unwrap_or_default()
    }

    fn regular(&mut self) -> &'a [u8] {
        let all = self.rest();
        let mut rest = all;
        while let [byte, tail @ ..] = rest {
            if kind(*byte) != Kind::Regular {
                break;
            }
            rest = tail;
        }
        let (word, _) = all.split_at(all.len() - rest.len());
        self.at += word.len();
        word
    }

    fn comment(&mut self) {
        let rest = self.rest();
        let end = memchr::memchr2(b'\n', b'\r', rest);
        self.at += end.unwrap_or(rest.len());
    }

    /// An operator of one or two bytes, which almost all are.
    #[inline]
    fn short_operator(&mut self) -> Option<Operator> {
        let [one, two, after] = *self.rest().first_chunk::<3>()?;
        if kind(two) != Kind::Regular {
            self.at += 1;
            return Some(operator(&[one]));
        }
        if kind(after) != Kind::Regular {
            self.at += 2;
            return Some(operator(&[one, two]));
        }
        None
    }

    /// A number whose end is among the next few bytes, which is that of almost all; nothing is read of
    /// others, nor of what viewers read as numbers although it is none.
    #[inline]
    fn short_number(&mut self) -> Option<f32> {
        let near = self.rest().first_chunk::<SHORT>()?;
        let (negative, mut rest) = match near.as_slice() {
            [b'-', rest @ ..] => (true, rest),
            all => (false, all),
        };
        let mut value: u64 = 0;
        while let [byte @ b'0'..=b'9', tail @ ..] = rest {
            value = value.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
            rest = tail;
        }
        let mut decimals = 0;
        if let [b'.', tail @ ..] = rest {
            rest = tail;
            let (fraction, count) = digits(&mut rest);
            value = value
                .wrapping_mul(*POWERS.get(count)?)
                .wrapping_add(fraction);
            decimals = count;
            // Further decimals are below what is told apart.
            while let [b'0'..=b'9', tail @ ..] = rest {
                rest = tail;
            }
        }
        rest = match rest {
            [b' ' | b'\n' | b'\r', tail @ ..] => tail,
            [byte, ..] if kind(*byte) == Kind::Regular => return None,
            [] => return None,
            _ => rest,
        };
        self.at += SHORT - rest.len();
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "lengths on pages are far below what 24 bits hold"
        )]
        let value = (value.cast_signed() as f64 * TENTHS.get(decimals)?) as f32;
        Some(if negative { -value } else { value })
    }

    /// A number, as lenient as viewers are: what follows its first proper part is dropped.
    #[cold]
    fn number(&mut self) -> f32 {
        let mut rest = self.rest();
        let mut negative = false;
        while let [sign @ (b'-' | b'+'), tail @ ..] = rest {
            negative |= *sign == b'-';
            rest = tail;
        }
        // Before the point are few digits, behind it often many.
        let mut value: u64 = 0;
        while let [digit @ b'0'..=b'9', tail @ ..] = rest {
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
            rest = tail;
        }
        let mut decimals = 0;
        if let [b'.', tail @ ..] = rest {
            rest = tail;
            let (fraction, count) = digits(&mut rest);
            let times = POWERS.get(count).copied().unwrap_or(1);
            value = value.wrapping_mul(times).wrapping_add(fraction);
            decimals = count;
            let mut count = count;
            while count == 8 {
                // Further decimals are below what is told apart.
                (_, count) = digits(&mut rest);
            }
        }
        match rest {
            [b' ' | b'\n' | b'\r', tail @ ..] => self.at = self.data.len() - tail.len(),
            [byte, ..] if kind(*byte) == Kind::Regular => {
                self.at = self.data.len() - rest.len();
                self.regular();
            }
            _ => self.at = self.data.len() - rest.len(),
        }
        let tenth = TENTHS.get(decimals).copied().unwrap_or(1.0);
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "lengths on pages are far below what 24 bits hold"
        )]
        let value = (value as f64 * tenth) as f32;
        if negative { -value } else { value }
    }

    fn literal_string(&mut self) {
        let start = self.at + 1;
        let all = self.data.get(start..).unwrap_or_default();
        let mut rest = all;
        let mut depth = 1;
        while let [byte, tail @ ..] = rest {
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' | b'\r' => return self.escaped_string(start),
                _ => {}
            }
            rest = tail;
        }
        let length = all.len() - rest.len();
        self.at = start + length + 1;
        self.push(Operand::String(all.get(..length).unwrap_or_default()));
    }

    fn escaped_string(&mut self, start: usize) {
        let from = self.unescaped.len();
        let mut depth = 1;
        self.at = start;
        while let Some(byte) = self.take() {
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\r' => {
                    self.skip_one(b'\n');
                    self.unescaped.push(b'\n');
                    continue;
                }
                b'\\' => {
                    self.escape();
                    continue;
                }
                _ => {}
            }
            self.unescaped.push(byte);
        }
        self.push_unescaped(from);
    }

    /// What follows a backslash.
    fn escape(&mut self) {
        let Some(byte) = self.take() else { return };
        let plain = match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\n' => return,
            b'\r' => return self.skip_one(b'\n'),
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(&digit @ b'0'..=b'7') = self.data.get(self.at) else {
                        break;
                    };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                value.to_le_bytes()[0]
            }
            other => other,
        };
        self.unescaped.push(plain);
    }

    fn take(&mut self) -> Option<u8> {
        let byte = self.data.get(self.at).copied();
        self.at += usize::from(byte.is_some());
        byte
    }

    fn skip_one(&mut self, byte: u8) {
        if self.data.get(self.at) == Some(&byte) {
            self.at += 1;
        }
    }

    fn hexadecimal_string(&mut self) {
        let from = self.unescaped.len();
        let mut high = None;
        self.at += 1;
        let mut rest = self.rest();
        while let [high, low, tail @ ..] = rest {
            let (Some(high), Some(low)) = (digit_of(*high), digit_of(*low)) else {
                break;
            };
            self.unescaped.push(high << 4 | low);
            rest = tail;
        }
        self.at = self.data.len() - rest.len();
        // Blanks may stand between digits, and a last digit alone.
        while let Some(byte) = self.take() {
            let digit = match digit_of(byte) {
                Some(digit) => digit,
                None if byte == b'>' => break,
                None => continue,
            };
            match high.take() {
                Some(high) => self.unescaped.push(high << 4 | digit),
                None => high = Some(digit),
            }
        }
        if let Some(high) = high {
            self.unescaped.push(high << 4);
        }
        self.push_unescaped(from);
    }

    fn push_unescaped(&mut self, from: usize) {
        let to = self.unescaped.len();
        if let (Ok(from), Ok(to)) = (u32::try_from(from), u32::try_from(to)) {
            self.push(Operand::Unescaped(from, to));
        }
    }

    fn dictionary(&mut self) {
        let start = self.at;
        self.at += 2;
        let mut depth = 1;
        while depth > 0 {
            let Some(&byte) = self.data.get(self.at) else {
                break;
            };
            match byte {
                b'(' => {
                    self.literal_string();
                    self.operands.pop();
                }
                b'%' => self.comment(),
                b'<' if self.data.get(self.at + 1) == Some(&b'<') => {
                    depth += 1;
                    self.at += 2;
                }
                b'>' if self.data.get(self.at + 1) == Some(&b'>') => {
                    depth -= 1;
                    self.at += 2;
                }
                _ => self.at += 1,
            }
            if depth > DEEPEST {
                break;
            }
        }
        let bytes = self.data.get(start..self.at).unwrap_or_default();
        self.push(Operand::Dictionary(bytes));
    }

    /// Goes past an inline image, whose `BI` was the last operator. Whether it is a stencil.
    pub(super) fn skip_inline_image(&mut self) -> bool {
        // The entries up to `ID` are operands of an operator, to this reader.
        let Some(ID) = self.next_operator() else {
            return false;
        };
        let stencil = self
            .operands
            .windows(2)
            .any(|pair| matches!(pair, [Operand::Name(b"IM" | b"ImageMask"), Operand::Other]));
        let least = self.inline_image_bytes();
        // One blank stands between `ID` and the bytes.
        self.at = self.at.saturating_add(1).saturating_add(least);
        while let Some(found) = memchr::memmem::find(self.rest(), b"EI") {
            let before = self.at.checked_add(found).and_then(|at| at.checked_sub(1));
            let blank = |at: Option<usize>| {
                let byte = at.and_then(|at| self.data.get(at));
                byte.is_none_or(|&byte| kind(byte) == Kind::Blank)
            };
            let ends = blank(before) && blank(Some(self.at + found + 2));
            self.at += found + 2;
            if ends && self.reads_on() {
                return stencil;
            }
        }
        self.at = self.data.len();
        stencil
    }

    /// Bytes of an uncompressed inline image; 0 where it is compressed or does not say.
    fn inline_image_bytes(&self) -> usize {
        let entry = |keys: [&[u8]; 2]| {
            self.operands.windows(2).find_map(|pair| match pair {
                [Operand::Name(key), value] if keys.contains(key) => Some(*value),
                _ => None,
            })
        };
        let number = |keys| match entry(keys) {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "casts of floats saturate, and more bytes than there are end the stream"
            )]
            Some(Operand::Number(value)) => value as usize,
            _ => 0,
        };
        if entry([b"F", b"Filter"]).is_some() {
            return 0;
        }
        let components = match entry([b"CS", b"ColorSpace"]) {
            Some(Operand::Name(b"RGB" | b"DeviceRGB")) => 3,
            Some(Operand::Name(b"CMYK" | b"DeviceCMYK")) => 4,
            _ => 1,
        };
        let bits = number([b"BPC", b"BitsPerComponent"]).clamp(1, 16) * components;
        let row = number([b"W", b"Width"]).saturating_mul(bits).div_ceil(8);
        row.saturating_mul(number([b"H", b"Height"]))
            .min(self.rest().len())
    }

    /// Whether what follows looks like content: an image's bytes may hold `EI` by chance.
    fn reads_on(&self) -> bool {
        const LOOKED_AT: usize = 24;
        let rest = self.rest();
        let next = rest.get(..LOOKED_AT).unwrap_or(rest);
        next.iter()
            .all(|&byte| matches!(byte, 9 | 10 | 12 | 13 | 32..=126))
    }
}

const ID: Operator = operator(b"ID");

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &[u8]) -> Vec<(String, Vec<String>)> {
        let mut tokens = Tokens::new(content);
        let mut read = Vec::new();
        while let Some(operator) = tokens.next_operator() {
            let name: String = operator
                .to_le_bytes()
                .into_iter()
                .filter(|&byte| byte != 0)
                .map(char::from)
                .collect();
            let operands = tokens.operands().iter().map(|&operand| match operand {
                Operand::Number(value) => value.to_string(),
                Operand::Name(name) => format!("/{}", String::from_utf8_lossy(name)),
                Operand::String(_) | Operand::Unescaped(..) => {
                    format!("({})", String::from_utf8_lossy(tokens.string(operand)))
                }
                Operand::Open => "[".to_owned(),
                Operand::Close => "]".to_owned(),
                Operand::Dictionary(bytes) => String::from_utf8_lossy(bytes).into_owned(),
                Operand::Other => "?".to_owned(),
            });
            let operands = operands.collect();
            if name == "BI" {
                tokens.skip_inline_image();
            }
            read.push((name, operands));
        }
        read
    }

    #[test]
    fn operands_stand_before_their_operator() {
        let rows: &[(&[u8], &str, &[&str])] = &[
            (
                b"1 0 0 -1.5 +.25 7. cm",
                "cm",
                &["1", "0", "0", "-1.5", "0.25", "7"],
            ),
            (
                b"119.188552856445 .123456789 12345678.5 cm",
                "cm",
                &["119.18855", "0.12345678", "12345678"],
            ),
            (b"--5 12-34 1e3 Td", "Td", &["-5", "12", "1"]),
            (b"(a(b)c)Tj", "Tj", &["(a(b)c)"]),
            (b"(a\\)\\101\\n\\\nb)'", "'", &["(a)A\nb)"]),
            (b"<48 6F6>Tj", "Tj", &["(Ho`)"]),
            (b"[(a)-20<62>]TJ", "TJ", &["[", "(a)", "-20", "(b)", "]"]),
            (b"/F1 12 Tf", "Tf", &["/F1", "12"]),
            (
                b"/P<</MCID 3/A<</B(>>)>>>>BDC",
                "BDC",
                &["/P", "<</MCID 3/A<</B(>>)>>>>"],
            ),
            (b"% (comment\n null T*", "T*", &["?"]),
            (b"(not closed", "", &[]),
            (b"<</A (not closed", "", &[]),
        ];
        for (content, operator, operands) in rows {
            let read = read(content);
            if operator.is_empty() {
                assert!(read.is_empty(), "{read:?}");
                continue;
            }
            assert_eq!(read.len(), 1, "{read:?}");
            assert_eq!(
                (read[0].0.as_str(), read[0].1.len()),
                (*operator, operands.len())
            );
            assert_eq!(read[0].1, *operands);
        }
    }

    #[test]
    fn bytes_of_inline_images_are_no_content() {
        let uncompressed = b"BI /W 4 /H 1 /CS /RGB /BPC 8 ID (EI Q EI Q E EI\nQ";
        let compressed = b"BI /W 4 /H 1 /F /Fl ID x EI \x01\x02 q \xff EI Q";
        for content in [uncompressed.as_slice(), compressed] {
            let names: Vec<String> = read(content).into_iter().map(|(name, _)| name).collect();
            assert_eq!(names, ["BI", "Q"]);
        }
    }
}
