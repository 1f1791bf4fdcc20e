//! Lines with which minutes end and that belong to no item: signatures, notes of who wrote them and how they
//! were announced.

/// Openings of such lines, in small letters.
const OPENINGS: &[&str] = &[
    "respectfully submitted",
    "submitted by",
    "submitted respectfully",
    "minutes respectfully submitted",
    "minutes submitted by",
    "minutes prepared by",
    "minutes recorded by",
    "signed",
    "llofnodwyd",
    "minute taken by",
    "minutes taken by",
    "notes taken by",
    "signature",
    "chair's signature",
    "chairman's signature",
    "attest",
    "yours faithfully",
    "yours sincerely",
    "end of minutes",
    "agenda for this meeting was posted",
    "the agenda for this meeting was posted",
    "these minutes were approved",
    "these minutes are a true",
    "i certify that",
];

/// Longest such line, in bytes.
const LONGEST: usize = 240;

/// `Chairman ………… Date …………`: a line of few words and of leaders for what is to be written there.
fn is_to_be_filled_in(line: &str) -> bool {
    /// Most words of such a line.
    const MOST_WORDS: usize = 8;
    const LEADERS: &[&str] = &["........", "________", "\u{2026}\u{2026}\u{2026}"];
    // A line of a table of contents has leaders before a number.
    LEADERS.iter().any(|leader| line.contains(leader))
        && !line.trim_end().ends_with(|c: char| c.is_ascii_digit())
        && line
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .count()
            <= MOST_WORDS
}

/// Whether a line belongs to the end of minutes and to no item.
#[must_use]
pub fn is_closing(line: &str) -> bool {
    let line = line.trim_start_matches(['_', '-', '.', ' ', '*']);
    if is_to_be_filled_in(line) {
        return true;
    }
    line.len() <= LONGEST
        && OPENINGS.iter().any(|opening| {
            line.get(..opening.len())
                .is_some_and(|head| head.replace('\u{2019}', "'").eq_ignore_ascii_case(opening))
        })
}

#[cfg(test)]
mod tests {
    use super::is_closing;

    #[test]
    fn closings() {
        for line in [
            "Respectfully submitted,",
            "Signed ……………… Date ………………",
            "________ SIGNATURE",
            "Chairman ........................ Date ..........",
            "Agenda for this meeting was posted in accordance with the ordinance.",
        ] {
            assert!(is_closing(line), "{line}");
        }
        for line in [
            "The Clerk signed the lease.",
            "",
            "Submission of plans",
            "The weir ........................ 3",
        ] {
            assert!(!is_closing(line), "{line}");
        }
    }
}
