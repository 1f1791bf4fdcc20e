//! Call signs, by which operators of amateur radio stations go.

/// Whether a word is the call sign of an amateur radio station, by which its operator goes: one or two
/// letters, a digit, and up to four letters, all capitals (`VE9QQQ`).
#[must_use]
pub fn is_call_sign(word: &str) -> bool {
    /// Characters of a call sign.
    const LENGTHS: std::ops::RangeInclusive<usize> = 4..=7;
    // A nought is struck through, as operators write it.
    let is_digit = |c: char| c.is_ascii_digit() || c == '\u{d8}';
    let is_letter = |c: char| c.is_ascii_uppercase();
    let Some(at) = word.find(is_digit) else {
        return false;
    };
    let (prefix, rest) = word.split_at(at);
    let suffix = rest.trim_start_matches(is_digit);
    let digits = rest.chars().count() - suffix.chars().count();
    LENGTHS.contains(&word.chars().count())
        && (1..=2).contains(&prefix.len())
        && digits == 1
        && !suffix.is_empty()
        && prefix.chars().all(is_letter)
        && suffix.chars().all(is_letter)
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
