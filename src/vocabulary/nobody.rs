//! What stands in a list that has nobody.

const NOBODY: &[&str] = &[
    "none",
    "nil",
    "no apologies",
    "n/a",
    "there were none",
    "nobody",
    "none received",
    "no one",
];

/// Whether a text says that nobody is listed.
#[must_use]
pub fn is_nobody(text: &str) -> bool {
    let bare = text.trim_matches(['.', ' ', '(', ')', '-', '\u{2013}']);
    NOBODY
        .iter()
        .any(|nobody| bare.eq_ignore_ascii_case(nobody))
}

#[cfg(test)]
mod tests {
    use super::is_nobody;

    #[test]
    fn lists_of_nobody() {
        for text in ["None", "(none)", "- nil.", "No apologies"] {
            assert!(is_nobody(text), "{text}");
        }
        for text in ["", "None of the members", "Nunn"] {
            assert!(!is_nobody(text), "{text}");
        }
    }
}
