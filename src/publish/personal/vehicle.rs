//! Registration marks of vehicles: the current form stands alone, older ones want a word near them.

use super::{Candidate, Context, Detector, Pattern, Strength};

pub(super) const DETECTOR: Detector = Detector {
    kind: "vehicle",
    title: "vehicle registration mark",
    personal: true,
    patterns: &[
        Pattern {
            name: "current",
            regex: r"[A-HJ-PR-Y]{2}[0-9]{2} ?[A-HJ-PR-Z]{3}",
            strength: Strength::Form,
            holds: |candidate| has_age(candidate) && !candidate.is_joined(),
        },
        Pattern {
            name: "current, any case",
            regex: r"(?i)[A-HJ-PR-Y]{2}[0-9]{2} ?[A-HJ-PR-Z]{3}",
            strength: Strength::Context,
            holds: |candidate| has_age(candidate) && !candidate.is_joined(),
        },
        Pattern {
            name: "prefix",
            regex: r"[A-HJ-NPR-TV-Y][0-9]{1,3} ?[A-HJ-PR-Y][A-HJ-PR-Z]{2}",
            strength: Strength::Context,
            holds: |candidate| !candidate.is_joined(),
        },
        Pattern {
            name: "suffix",
            regex: r"[A-Z]{3} ?[0-9]{1,3}[A-HJ-NPR-TV-Y]",
            strength: Strength::Context,
            holds: |candidate| !candidate.is_joined(),
        },
        Pattern {
            name: "dateless",
            regex: r"[A-Z]{1,3} ?[0-9]{1,4}|[0-9]{1,4} ?[A-Z]{1,3}",
            strength: Strength::Context,
            holds: |candidate| {
                candidate.bytes().len() >= 4 && !is_road(candidate) && !candidate.is_joined()
            },
        },
    ],
    context: Context {
        words: &[
            "vehicle",
            "vehicles",
            "vehicle registration",
            "registration mark",
            "registration number",
            "registration plate",
            "vrm",
            "vrn",
            "index mark",
            "number plate",
            "car",
            "van",
            "lorry",
            "motorcycle",
            "reg no",
        ],
        before: 32,
        after: 0,
        against: &[],
    },
};

/// `A1058`, `M25`: roads are spoken of where vehicles are.
fn is_road(candidate: &Candidate<'_>) -> bool {
    let number = candidate.letters_and_digits();
    matches!(number.as_slice(), [b'A' | b'B' | b'M', rest @ ..] if rest.iter().all(u8::is_ascii_digit))
}

/// March and September of each year since September 2001 have an age identifier: 02 to 29, 51 to 79.
fn has_age(candidate: &Candidate<'_>) -> bool {
    match candidate.digits().as_slice() {
        [tens, units] => matches!(tens * 10 + units, 2..=29 | 51..=79),
        _ => false,
    }
}

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) const FIND: &[&str] = &[
        "«AB51 CDE»",
        "«AB51CDE»",
        "«YX02 ZZZ»",
        "«LD79 XYZ» was seen",
        "seen: «BD20 SMR», «KN69 AAA»",
        "VRM «ab12 cde»",
        "vehicle «A123 BCD»",
        "a car, «ABC 123D», parked",
        "the van «P7 XYZ» left",
        "index mark «ABC 123»",
        "number plate «1234 AB»",
        "Vehicle registration: «M1 ABC»",
        "car «XYZ 9» and others",
        "(«FG29HJK»)",
        "reg no «LMN 45T»",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "AB01 CDE",
        "AB30 CDE",
        "AB50 CDE",
        "AB80 CDE",
        "AI51 CDE",
        "QA51 CDE",
        "AZ51 CDE",
        "AB51 CDI",
        "AB51 CQE",
        "AB51 CDEF",
        "AB51-CDE",
        "ab12 cde",
        "A123 BCD",
        "ABC 123D",
        "ABC 123",
        "action ABC 0124",
        "ABC0124-01",
        "1234 AB",
        "item 12 A",
        "the car park holds 120",
        "MAY 2016",
        "vehicles: ABC-123",
        "vehicles on the B1234 and the A1058",
    ];
}
