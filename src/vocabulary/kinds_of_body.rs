//! Kinds of bodies, as labels name them that say which body those behind them are of.

/// What such a label ends with.
const KINDS: &[&str] = &["Board", "Council", "Committee", "Commission", "Selectboard"];

/// What may stand before it.
const BEFORE: &[&str] = &[
    "Select",
    "School",
    "Town",
    "City",
    "Village",
    "Parish",
    "Planning",
    "Executive",
    "Library",
];

/// Whether a label names a kind of body and no body: `Select Board`, `Committee`.
#[must_use]
pub fn is_kind_of_body(label: &str) -> bool {
    let mut words = label.trim().rsplit(' ');
    words.next().is_some_and(|last| KINDS.contains(&last))
        && words.all(|word| BEFORE.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::is_kind_of_body;

    #[test]
    fn kinds() {
        for label in ["Select Board", "Committee", " Parish Council"] {
            assert!(is_kind_of_body(label), "{label}");
        }
        for label in ["", "Elm Pond Board", "Board of Trustees", "board", "Town"] {
            assert!(!is_kind_of_body(label), "{label}");
        }
    }
}
