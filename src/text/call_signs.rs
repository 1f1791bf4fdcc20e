//! Call signs, by which operators of amateur radio stations go.

/// Whether a word is a call sign: capitals with a digit among them (`VE9QQQ`).
#[must_use]
pub fn is_call_sign(word: &str) -> bool {
    /// Characters of a call sign.
    const LENGTHS: std::ops::RangeInclusive<usize> = 4..=7;
    // A nought is struck through, as operators write it.
    let is_digit = |c: char| c.is_ascii_digit() || c == '\u{d8}';
    let is_letter = |c: char| c.is_ascii_uppercase();
    LENGTHS.contains(&word.chars().count())
        && word.starts_with(is_letter)
        && word.ends_with(is_letter)
        && word.contains(is_digit)
        && word.chars().all(|c| is_letter(c) || is_digit(c))
}

#[cfg(test)]
mod tests {
    use super::is_call_sign;

    #[test]
    fn call_signs() {
        for (word, yes) in [
            ("VE9QQQ", true),
            ("K\u{d8}QQ", true),
            ("W9QQ", true),
            ("CO2", false),
            ("S106", false),
            ("A1", false),
            ("H2O", false),
            ("Ve9qqq", false),
            ("NE13", false),
            ("VIII", false),
        ] {
            assert_eq!(is_call_sign(word), yes, "{word}");
        }
    }
}
