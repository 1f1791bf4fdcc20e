//! Marks in a column beside names that say who was there: `Yes`, `\u{2713}`, `Apologies`.

use crate::minutes::Status;

/// Marks that say that what the head of a column says holds.
const YES: &[&str] = &[
    "yes",
    "y",
    "x",
    "\u{2713}",
    "\u{2714}",
    "\u{2611}",
    "\u{2705}",
    "\u{221a}",
    "present",
    "p",
    "attended",
    "in person",
    "remote",
    "online",
    "virtual",
    "by phone",
    "via teams",
    "via zoom",
    "attending",
    "1",
    "true",
];

/// Marks that say that it does not.
const NO: &[&str] = &[
    "no",
    "n",
    "-",
    "\u{2013}",
    "\u{2014}",
    "\u{2717}",
    "\u{2718}",
    "\u{274c}",
    "absent",
    "ab",
    "0",
    "false",
    "did not attend",
    "not present",
    "dna",
];

/// Marks of apologies.
const APOLOGIES: &[&str] = &[
    "apologies",
    "apology",
    "apols",
    "apol",
    "ap",
    "regrets",
    "excused",
    "e",
    "sent apologies",
    "apologies received",
];

/// What a mark says of somebody, in a column headed by people of status `of_column`.
pub(super) fn read(mark: &str, of_column: Status) -> Option<Status> {
    let mark = mark.trim().trim_matches(['(', ')', '.']).to_lowercase();
    let among = |marks: &[&str]| marks.contains(&mark.as_str());
    if among(APOLOGIES) {
        return Some(Status::Apologies);
    }
    if among(YES) {
        return Some(of_column);
    }
    let of_those_there = matches!(of_column, Status::Present | Status::InAttendance);
    among(NO)
        .then_some(Status::Absent)
        .filter(|_| of_those_there)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        for (mark, column, status) in [
            ("Yes", Status::Present, Some(Status::Present)),
            ("X", Status::Absent, Some(Status::Absent)),
            ("no", Status::Present, Some(Status::Absent)),
            ("Apols.", Status::Present, Some(Status::Apologies)),
            ("no", Status::Absent, None),
            ("left at 7.30", Status::Present, None),
            ("", Status::Present, None),
        ] {
            assert_eq!(read(mark, column), status, "{mark}");
        }
    }
}
