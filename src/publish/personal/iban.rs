//! International bank account numbers: a country's length, and the remainder 1 by 97 (ISO 13616).

use super::{Candidate, Context, Detector, Pattern, Strength};

pub(super) const DETECTOR: Detector = Detector {
    kind: "iban",
    title: "international bank account number",
    personal: true,
    patterns: &[
        Pattern {
            name: "printed",
            regex: r"[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]{4}){2,7}[ -]?[A-Z0-9]{1,3}",
            strength: Strength::CheckDigit,
            holds: |candidate| checks(candidate) && !candidate.is_joined(),
        },
        Pattern {
            name: "whole groups",
            regex: r"[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]{4}){3,7}",
            strength: Strength::CheckDigit,
            holds: |candidate| checks(candidate) && !candidate.is_joined(),
        },
        Pattern {
            name: "any case",
            regex: r"(?i)[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}",
            strength: Strength::CheckDigit,
            holds: |candidate| checks(candidate) && !candidate.is_joined(),
        },
        Pattern {
            name: "groups of four to the country's length",
            regex: r"GB[0-9]{2}[ -]?[A-Z]{4}(?:[ -]?[0-9]{4}){3}[ -]?[0-9]{2}",
            strength: Strength::CheckDigit,
            holds: |candidate| checks(candidate) && !candidate.is_joined(),
        },
    ],
    context: Context::NONE,
};

/// The countries of the registry, and how long their numbers are.
const LENGTHS: &[(&[u8], usize)] = &[
    (b"AD", 24),
    (b"AE", 23),
    (b"AL", 28),
    (b"AT", 20),
    (b"AZ", 28),
    (b"BA", 20),
    (b"BE", 16),
    (b"BG", 22),
    (b"BH", 22),
    (b"BI", 27),
    (b"BR", 29),
    (b"BY", 28),
    (b"CH", 21),
    (b"CR", 22),
    (b"CY", 28),
    (b"CZ", 24),
    (b"DE", 22),
    (b"DJ", 27),
    (b"DK", 18),
    (b"DO", 28),
    (b"EE", 20),
    (b"EG", 29),
    (b"ES", 24),
    (b"FI", 18),
    (b"FK", 18),
    (b"FO", 18),
    (b"FR", 27),
    (b"GB", 22),
    (b"GE", 22),
    (b"GI", 23),
    (b"GL", 18),
    (b"GR", 27),
    (b"GT", 28),
    (b"HR", 21),
    (b"HU", 28),
    (b"IE", 22),
    (b"IL", 23),
    (b"IQ", 23),
    (b"IS", 26),
    (b"IT", 27),
    (b"JO", 30),
    (b"KW", 30),
    (b"KZ", 20),
    (b"LB", 28),
    (b"LC", 32),
    (b"LI", 21),
    (b"LT", 20),
    (b"LU", 20),
    (b"LV", 21),
    (b"LY", 25),
    (b"MC", 27),
    (b"MD", 24),
    (b"ME", 22),
    (b"MK", 19),
    (b"MN", 20),
    (b"MR", 27),
    (b"MT", 31),
    (b"MU", 30),
    (b"NI", 28),
    (b"NL", 18),
    (b"NO", 15),
    (b"OM", 23),
    (b"PK", 24),
    (b"PL", 28),
    (b"PS", 29),
    (b"PT", 25),
    (b"QA", 29),
    (b"RO", 24),
    (b"RS", 22),
    (b"RU", 33),
    (b"SA", 24),
    (b"SC", 31),
    (b"SD", 18),
    (b"SE", 24),
    (b"SI", 19),
    (b"SK", 24),
    (b"SM", 27),
    (b"SO", 23),
    (b"ST", 25),
    (b"SV", 28),
    (b"TL", 23),
    (b"TN", 24),
    (b"TR", 26),
    (b"UA", 29),
    (b"VA", 22),
    (b"VG", 24),
    (b"XK", 20),
    (b"YE", 30),
];

fn checks(candidate: &Candidate<'_>) -> bool {
    let number = candidate.letters_and_digits();
    let (Some(country), Some(account), Some(head)) =
        (number.get(..2), number.get(4..), number.get(..4))
    else {
        return false;
    };
    let length = LENGTHS.iter().find(|(known, _)| *known == country);
    let remainder = account
        .iter()
        .chain(head)
        .fold(0u32, |remainder, byte| match byte {
            b'0'..=b'9' => (remainder * 10 + u32::from(byte - b'0')) % 97,
            _ => (remainder * 100 + u32::from(byte - b'A') + 10) % 97,
        });
    length.is_some_and(|(_, length)| *length == number.len()) && remainder == 1
}

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) const FIND: &[&str] = &[
        "«GB29NWBK60161331926819»",
        "«GB29 NWBK 6016 1331 9268 19»",
        "IBAN: «GB29-NWBK-6016-1331-9268-19».",
        "«gb29nwbk60161331926819»",
        "«DE44500105175407324931»",
        "«DE44 5001 0517 5407 3249 31»",
        "«FR1420041010050500013M02606»",
        "«FR14 2004 1010 0505 0001 3M02 606»",
        "«IE29 AIBK 9311 5212 3456 78»",
        "«NL91ABNA0417164300»",
        "«ES91 2100 0418 4502 0005 1332»",
        "«IT60X0542811101000000123456»",
        "«BE68 5390 0754 7034»",
        "«NO93 8601 1117 947»",
        "«PL61109010140000071219812874»",
        "«CH93 0076 2011 6238 5295 7»",
        "(«MT84MALT011000012345MTLCAST001S»)",
        "«SE45 5000 0000 0583 9825 7466»",
        "«DK5000400440116243», Copenhagen",
        "pay GB29 first: «GB29 NWBK 6016 1331 9268 19» today",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "GB29NWBK60161331926818",
        "GB28NWBK60161331926819",
        "GB29 NWBK 6016 1331 9268",
        "GB29NWBK601613319268190",
        "XX29NWBK60161331926819",
        "DE44500105175407324930",
        "FR1420041010050500013M02605",
        "AGB29NWBK60161331926819",
        "GB29NWBK60161331926819-1",
        "NL91ABNA0417164301",
        "ABC0124-01 ABC0124-02 ABC0124-03",
        "AB12 CDEF GHIJ KLMN OPQR STUV",
        "PO12 3456 7890 1234 5678",
        "NO93 8601 1117 948",
        "BE68 5390 0754 7035",
        "IE29 AIBK 9311 5212 3456 79",
    ];
}
