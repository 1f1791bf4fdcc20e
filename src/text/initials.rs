//! Initials of names.

/// Whether `text` is initials: two to four letters that begin with a capital and hold another.
#[must_use]
pub fn is_initials(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    (2..=4).contains(&letters)
        && capitals >= 2
        && text.starts_with(char::is_uppercase)
        && text
            .chars()
            .all(|c| c.is_alphabetic() || c == '.' || c == '-')
}

/// The first letters of a name's words: `FAB` for `Ferdie Ash-Birch`.
#[must_use]
pub fn initials_of(name: &str) -> String {
    name.split([' ', '-', '\u{2010}', '\u{2011}'])
        .filter_map(|word| word.chars().find(|c| c.is_alphabetic()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials() {
        for (text, yes) in [
            ("FS", true),
            ("SSt", true),
            ("LMF", true),
            ("A.B.", true),
            ("Chair", false),
            ("F", false),
            ("OXBCC", false),
            ("fs", false),
        ] {
            assert_eq!(is_initials(text), yes, "{text}");
        }
        assert_eq!(initials_of("Anna-Lou Elm"), "ALE");
    }
}
