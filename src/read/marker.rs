//! The markers that list entries show, of which a format stores only how they are counted.

/// What stands for a bullet of any shape.
pub(super) const BULLET: &str = "\u{2022}";

/// Numbers beyond which letters and Roman numerals are written as decimals.
const MOST: i64 = 3999;

/// How entries are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counter {
    /// `1`
    Decimal,
    /// `01`
    TwoDigits,
    /// `a`
    LowerLetter,
    /// `A`
    UpperLetter,
    /// `i`
    LowerRoman,
    /// `I`
    UpperRoman,
}

impl Counter {
    /// `number` as it is written.
    pub(super) fn number(self, number: i64) -> String {
        if !(1..=MOST).contains(&number) {
            return number.to_string();
        }
        match self {
            Self::Decimal => number.to_string(),
            Self::TwoDigits => format!("{number:02}"),
            Self::LowerLetter => letters(number),
            Self::UpperLetter => letters(number).to_ascii_uppercase(),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_ascii_uppercase(),
        }
    }
}

/// `a` to `z`, then `aa`, as browsers and word processors go on.
fn letters(number: i64) -> String {
    const ALPHABET: [char; 26] = [
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r',
        's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
    ];
    let mut rest = usize::try_from(number).unwrap_or_default();
    let mut letters: Vec<char> = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.extend(ALPHABET.get(rest % ALPHABET.len()));
        rest /= ALPHABET.len();
    }
    letters.iter().rev().collect()
}

fn roman(number: i64) -> String {
    const DIGITS: &[(i64, &str)] = &[
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number;
    let mut roman = String::new();
    for (value, digits) in DIGITS {
        while rest >= *value {
            roman.push_str(digits);
            rest -= value;
        }
    }
    roman
}

/// A marker with the space behind it. A number that only space parts from the words gets a full stop,
/// since in a line of text nothing else would tell that it is one.
pub(super) fn before_words(mark: &str) -> String {
    let bare = !mark.is_empty() && mark.chars().all(char::is_alphanumeric);
    format!("{mark}{} ", if bare { "." } else { "" })
}

/// Digits as they stand raised beside a word: `1` as `¹`. None where there is anything else.
pub(super) fn raised(digits: &str) -> Option<String> {
    const RAISED: [char; 10] = [
        '\u{2070}', '\u{b9}', '\u{b2}', '\u{b3}', '\u{2074}', '\u{2075}', '\u{2076}', '\u{2077}',
        '\u{2078}', '\u{2079}',
    ];
    let digits = digits.trim();
    if digits.is_empty() {
        return None;
    }
    digits
        .chars()
        .map(|c| {
            let digit = c.to_digit(10)?;
            RAISED.get(usize::try_from(digit).ok()?).copied()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written() {
        for (counter, number, written) in [
            (Counter::Decimal, 12, "12"),
            (Counter::TwoDigits, 3, "03"),
            (Counter::LowerLetter, 1, "a"),
            (Counter::LowerLetter, 27, "aa"),
            (Counter::UpperLetter, 26, "Z"),
            (Counter::LowerRoman, 14, "xiv"),
            (Counter::UpperRoman, 9, "IX"),
            (Counter::LowerRoman, 0, "0"),
            (Counter::LowerLetter, -2, "-2"),
        ] {
            assert_eq!(counter.number(number), written);
        }
    }

    #[test]
    fn markers_before_words() {
        for (mark, written) in [
            ("1", "1. "),
            ("(a)", "(a) "),
            ("2.3", "2.3 "),
            (BULLET, "\u{2022} "),
        ] {
            assert_eq!(before_words(mark), written);
        }
    }

    #[test]
    fn footnote_marks() {
        assert_eq!(raised("12").as_deref(), Some("\u{b9}\u{b2}"));
        assert_eq!(raised("th"), None);
        assert_eq!(raised(" "), None);
    }
}
