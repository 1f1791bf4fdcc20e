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

#[cfg(test)]
mod tests {
    use super::is_closing;

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
}
