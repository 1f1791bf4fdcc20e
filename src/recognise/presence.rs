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
    // Ticks of symbol fonts, as letters.
    "\u{fc}",
    "\u{f0fc}",
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
    let whole = without_brackets(mark);
    said(&whole, of_column).or_else(|| {
        // `Present \u{2013} left at 7.30`, `Present (online)`
        let end = REMARKS
            .iter()
            .filter_map(|remark| mark.find(remark))
            .min()?;
        said(&without_brackets(mark.get(..end)?), of_column)
    })
}

/// What parts a mark from what is remarked.
const REMARKS: &[&str] = &[" \u{2013} ", " - ", " (", ", "];

fn without_brackets(mark: &str) -> String {
    mark.trim().trim_matches(['(', ')', '.']).to_lowercase()
}

fn said(mark: &str, of_column: Status) -> Option<Status> {
    let among = |marks: &[&str]| marks.contains(&mark);
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
            (
                "Present \u{2013} left at 7.30",
                Status::Present,
                Some(Status::Present),
            ),
            ("", Status::Present, None),
        ] {
            assert_eq!(read(mark, column), status, "{mark}");
        }
    }
}
