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

#[cfg(test)]
mod tests {
    use super::*;

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
