//! Driver numbers of Great Britain: the surname's letters, the date of birth, initials and a check,
//! in 16 characters; of Northern Ireland, eight digits behind a word.

use super::{Candidate, Context, Detector, Pattern, Strength};

pub(super) const DETECTOR: Detector = Detector {
    kind: "driving_licence",
    title: "driver number",
    personal: true,
    patterns: &[
        Pattern {
            name: "Great Britain",
            regex: r"(?i)[A-Z][A-Z9]{4} ?[0-9]{6} ?[A-Z9]{2}[0-9A-Z] ?[A-Z]{2}(?: ?[0-9]{2})?",
            strength: Strength::Form,
            holds: |candidate| is_driver_number(candidate) && !candidate.is_joined(),
        },
        Pattern {
            name: "Northern Ireland",
            regex: r"[0-9]{8}",
            strength: Strength::Context,
            holds: |candidate| !candidate.is_joined(),
        },
    ],
    context: Context {
        words: &[
            "driving licence",
            "driver licence",
            "driver's licence",
            "driver number",
            "licence number",
        ],
        before: 40,
        after: 0,
        against: &[],
    },
};

/// Nines only fill the surname up; the date is year, month (51 to 62 for women), day, year.
fn is_driver_number(candidate: &Candidate<'_>) -> bool {
    let number = candidate.letters_and_digits();
    let (Some(surname), Some(date)) = (number.get(..5), number.get(5..11)) else {
        return false;
    };
    let letters = surname
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let filled = surname.iter().skip(letters).all(|byte| *byte == b'9');
    let two = |from: usize| {
        let digits = date.get(from..from + 2).unwrap_or_default();
        digits.iter().fold(0, |sum, byte| {
            sum * 10 + u32::from(byte.saturating_sub(b'0'))
        })
    };
    filled && matches!(two(1), 1..=12 | 51..=62) && matches!(two(3), 1..=31)
}

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) const FIND: &[&str] = &[
        "«PIKE9802019RT9AB»",
        "«QUILL 802019 RT9AB»",
        "«QUILL852019RT9AB»",
        "licence «MORGA657054SM9IJ»",
        "«MORGA 657054 SM9IJ 35»",
        "«FO999912315J99XX».",
        "driver «pike9802019rt9ab»",
        "(«ASHBY712310A99ZZ»)",
        "Driving licence number «12345678»",
        "driver number: «87654321»",
        "«X9999001010A99BC», renewed",
        "licence number «11223344»",
        "«ABCDE161315EF1GH» and «ABCDE162315EF1GH»",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "PIKE9813019RT9AB",
        "PIKE9863019RT9AB",
        "PIKE9802329RT9AB",
        "PIKE9802009RT9AB",
        "PI9E9802019RT9AB",
        "PIKE9802019RT9A",
        "PIKE9802019RT9ABC",
        "12345678",
        "driving licence checks in 2016",
        "licensing committee 12345678",
        "driving licence 1234567",
        "driving licence 123456789",
        "PIKE9-802019-RT9AB",
        "premises licence 12/34567/LA",
    ];
}
