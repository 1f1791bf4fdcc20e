//! Titles and sections that terms of reference have, whatever the body.

/// Wholes, in small letters.
const WHOLES: &[&str] = &[
    "accountabilities",
    "accountability",
    "accountable to",
    "aim",
    "aims",
    "aims and objectives",
    "aims and purpose",
    "appointment of members",
    "authority",
    "composition",
    "constitution",
    "convenors",
    "decision making",
    "decision making process",
    "decision-making",
    "delegated authority",
    "domain",
    "duties",
    "frequency of meetings",
    "function",
    "functions",
    "governance",
    "group membership",
    "meeting frequency",
    "membership",
    "objectives",
    "objectives and responsibilities",
    "people and roles",
    "purpose",
    "purpose and authority",
    "purpose and scope",
    "quorum",
    "remit",
    "reporting",
    "reporting arrangements",
    "reporting lines",
    "responsibilities",
    "review date",
    "review of terms of reference",
    "role and purpose",
    "roles and responsibilities",
    "scope",
    "secretariat",
    "term of office",
    "terms of office",
    "voting",
    "working methods",
];

/// Longest such line, in bytes.
const LONGEST: usize = 60;

/// Whether a heading or label names a section of terms of reference.
#[must_use]
pub fn is_terms_section(line: &str) -> bool {
    let line = super::without_bracket(line.trim()).trim_end_matches([':', '.', ' ']);
    line.len() <= LONGEST && WHOLES.iter().any(|whole| line.eq_ignore_ascii_case(whole))
}

const TITLE: &str = "terms of reference";

/// Whether a line says what such documents are called: `Pond Board - Terms of Reference`.
#[must_use]
pub fn names_terms(line: &str) -> bool {
    line.len() >= TITLE.len()
        && line
            .as_bytes()
            .windows(TITLE.len())
            .any(|words| words.eq_ignore_ascii_case(TITLE.as_bytes()))
}

/// Whether a line says that and no more.
#[must_use]
pub fn is_terms_title(line: &str) -> bool {
    super::without_bracket(line.trim())
        .trim_end_matches([':', ' '])
        .eq_ignore_ascii_case(TITLE)
}

#[cfg(test)]
mod tests {
    use super::{is_terms_section, is_terms_title, names_terms};

    #[test]
    fn titles() {
        assert!(is_terms_title("TERMS OF REFERENCE:"));
        assert!(is_terms_title("Terms of reference (2031/32)"));
        assert!(!is_terms_title("Terms of reference of the Pond Board"));
        assert!(names_terms("Annex 2: The terms of reference"));
        assert!(!names_terms("Terms"));
    }

    #[test]
    fn sections() {
        for line in ["Aim", "Domain (area of authority)", "MEMBERSHIP:", "Quorum"] {
            assert!(is_terms_section(line), "{line}");
        }
        for line in [
            "",
            "Apologies",
            "Membership report",
            "Aims of the tree survey",
        ] {
            assert!(!is_terms_section(line), "{line}");
        }
    }
}
