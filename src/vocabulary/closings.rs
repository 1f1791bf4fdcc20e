//! Lines that belong to no item, or head none: those with which minutes end (signatures, notes of who wrote
//! them and how they were announced), and those that say what became of a motion.

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

/// Whether a line belongs to the end of minutes and to no item.
#[must_use]
pub fn is_closing(line: &str) -> bool {
    let line = line.trim_start_matches(['_', '-', '.', ' ', '*']);
    line.len() <= LONGEST
        && OPENINGS.iter().any(|opening| {
            line.get(..opening.len())
                .is_some_and(|head| head.replace('\u{2019}', "'").eq_ignore_ascii_case(opening))
        })
}

/// What is put to a vote.
const PUT: &[&str] = &["motion", "resolution", "amendment", "vote"];

/// What became of it.
const FATES: &[&str] = &[
    "approved",
    "carried",
    "carries",
    "defeated",
    "failed",
    "fails",
    "lost",
    "passed",
    "passes",
    "tabled",
    "unanimous",
];

/// Openings of lines that tell a vote without what was put to it, in small letters.
const VOTES: &[&str] = &[
    "all aye",
    "all in favor",
    "all in favour",
    "carried unanimously",
    "passed unanimously",
    "unanimously approved",
    "unanimously carried",
];

/// Whether a line says no more than what became of a motion: `Motion carried unanimously.`
#[must_use]
pub fn is_outcome(line: &str) -> bool {
    /// Most bytes of such a line.
    const LONGEST: usize = 60;
    if line.len() > LONGEST {
        return false;
    }
    let lower = line.to_lowercase();
    let mut words = lower
        .split([' ', '.', ',', ';', ':', '-', '(', ')'])
        .filter(|word| !word.is_empty());
    let put = words.next().is_some_and(|first| PUT.contains(&first));
    (put && words.take(2).any(|word| FATES.contains(&word)))
        || VOTES.iter().any(|opening| lower.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::{is_closing, is_outcome};

    #[test]
    fn closings() {
        for line in [
            "Respectfully submitted,",
            "Signed ……………… Date ………………",
            "________ SIGNATURE",
            "Agenda for this meeting was posted in accordance with the ordinance.",
        ] {
            assert!(is_closing(line), "{line}");
        }
        for line in ["The Clerk signed the lease.", "", "Submission of plans"] {
            assert!(!is_closing(line), "{line}");
        }
    }

    #[test]
    fn outcomes() {
        for line in [
            "Motion carried",
            "MOTION CARRIED UNANIMOUSLY",
            "Motion was passed, 5-0",
            "All in favor: 7",
            "Vote: unanimous",
        ] {
            assert!(is_outcome(line), "{line}");
        }
        for line in [
            "Motions",
            "Motion to approve the minutes",
            "Motions passed",
            "Resolution 12 - Ponds",
            "Vote of thanks",
            "Lost property",
        ] {
            assert!(!is_outcome(line), "{line}");
        }
    }
}
