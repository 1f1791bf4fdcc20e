//! National Insurance numbers: two letters, six digits, a letter (HMRC's manual NIM39110).

use super::{Candidate, Context, Detector, Pattern, Strength};

pub(super) const DETECTOR: Detector = Detector {
    kind: "national_insurance",
    title: "National Insurance number",
    personal: true,
    patterns: &[
        Pattern {
            name: "with suffix",
            regex: r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D]",
            strength: Strength::Form,
            holds: |candidate| is_allocated(candidate) && !candidate.is_joined(),
        },
        Pattern {
            name: "any case or without suffix",
            regex: r"(?i)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}(?:[ -]?[A-D]\b)?",
            strength: Strength::Context,
            holds: |candidate| is_allocated(candidate) && !candidate.is_joined(),
        },
    ],
    context: Context {
        words: &[
            "national insurance",
            "ni number",
            "ni no",
            "nino",
            "n.i",
            "ni",
        ],
        before: 40,
        after: 0,
        against: &[],
    },
};

/// Prefixes that no number has.
const NEVER: &[&[u8]] = &[b"BG", b"GB", b"KN", b"NK", b"NT", b"TN", b"ZZ"];

fn is_allocated(candidate: &Candidate<'_>) -> bool {
    let number = candidate.letters_and_digits();
    number
        .get(..2)
        .is_some_and(|prefix| !NEVER.contains(&prefix))
}

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) const FIND: &[&str] = &[
        "«AB123456C»",
        "«AB 12 34 56 C»",
        "«AB 123456 C»",
        "NI number: «ab123456c»",
        "National Insurance «ab 12 34 56 c»",
        "NINO «AB123456»",
        "«JK 12-34-56 D»",
        "(«WZ999999A»)",
        "his NI number is «YN 65 43 21».",
        "«CE000000B», born here",
        "NI: «AB-12-34-56-C»",
        "«LA000001A» and «LA000002B»",
        "Ni no. «ZY102030A»",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "QQ123456C",
        "DA123456C",
        "AO123456C",
        "BG123456A",
        "GB123456A",
        "NK123456A",
        "TN 12 34 56 A",
        "ZZ123456A",
        "AB123456E",
        "AB123456",
        "AB12345C",
        "AB1234567C",
        "XAB123456C",
        "part AB-123456-C-9",
        "ab123456c",
        "AB123456C/2",
        "NI covers Northern Ireland",
        "KN123456D",
    ];
}
