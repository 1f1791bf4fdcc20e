//! Posts of those who chair a body.

use crate::text::word_count;

const CHAIRS: &[&str] = &["chair", "chairman", "chairperson", "chairwoman"];

/// Words that make it another post, or that of another body.
const OTHERS: &[&str] = &[
    "vice",
    "deputy",
    "past",
    "former",
    "co",
    "sub",
    "assistant",
    "committee",
    "subcommittee",
    "elect",
    "immediate",
    "previous",
    "2nd",
    "finance",
];

/// `chair of the pond board`: the body that a folded post names behind it, without its article.
#[must_use]
pub fn chaired_body(folded: &str) -> Option<&str> {
    CHAIRS
        .iter()
        .find_map(|chair| folded.strip_prefix(chair)?.strip_prefix(" of "))
        .map(|of| of.trim_start_matches("the "))
}

/// `opc chair`, `student council chair`: whether a folded post is the chair's of a body named before it, not of
/// one of its committees.
#[must_use]
pub fn is_headed_by_chair(folded: &str) -> bool {
    /// Most words of such a post.
    const MOST_WORDS: usize = 4;
    let headed = CHAIRS.iter().any(|chair| {
        folded
            .strip_suffix(chair)
            .is_some_and(|before| before.ends_with(' '))
    });
    headed
        && word_count(folded) <= MOST_WORDS
        && folded.split(' ').all(|word| !OTHERS.contains(&word))
}

/// What those in the chair do first.
const WELCOMES: &[&str] = &[" welcomed ", " opened the meeting"];

/// What they are called in sentences.
const IN_THE_CHAIR: &[&str] = &[
    "Chair",
    "Chairman",
    "Chairperson",
    "Convener",
    "Convenor",
    "President",
];

/// Whether a text says that the chair welcomed those present, as minutes do.
#[must_use]
pub fn chair_welcomes(text: &str) -> bool {
    WELCOMES.iter().any(|verb| {
        text.match_indices(verb).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let last = before.rsplit([' ', '\n']).next().unwrap_or_default();
            IN_THE_CHAIR.contains(&last)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn welcomes() {
        assert!(chair_welcomes("1. The Chair welcomed the keepers."));
        assert!(chair_welcomes("\nConvener opened the meeting at two"));
        assert!(!chair_welcomes("The keepers welcomed the chair."));
        assert!(!chair_welcomes("Chair"));
    }

    #[test]
    fn posts() {
        for (post, body, headed) in [
            ("chair of the pond board", Some("pond board"), false),
            ("chairwoman of elm trust", Some("elm trust"), false),
            ("opc chair", None, true),
            ("student council chairperson", None, true),
            ("chair", None, false),
            ("vice chair", None, false),
            ("finance committee chair", None, false),
            ("chair officer", None, false),
            ("the chair of all of this council chair", None, false),
        ] {
            assert_eq!(chaired_body(post), body, "{post}");
            assert_eq!(is_headed_by_chair(post), headed, "{post}");
        }
    }
}
