//! Postcodes of the United Kingdom: six shapes, with the letters that each place may have.

use super::{Candidate, Context, Detector, Pattern, Strength};

pub(super) const DETECTOR: Detector = Detector {
    kind: "postcode",
    title: "postcode",
    personal: true,
    patterns: &[
        Pattern {
            name: "printed",
            regex: r"[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-HJKMNP-Y]? ?[0-9][ABD-HJLNP-UW-Z]{2}",
            strength: Strength::Form,
            holds: |candidate| {
                has_area(candidate) && has_shape(candidate) && !candidate.is_joined()
            },
        },
        Pattern {
            name: "any case",
            regex: r"(?i)[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-HJKMNP-Y]?  ?[0-9][ABD-HJLNP-UW-Z]{2}",
            strength: Strength::Context,
            holds: |candidate| has_shape(candidate) && !candidate.is_joined(),
        },
        Pattern {
            name: "girobank",
            regex: r"GIR ?0AA",
            strength: Strength::Form,
            holds: |_| true,
        },
    ],
    context: Context {
        words: &[
            "postcode",
            "post code",
            "address",
            "road",
            "street",
            "lane",
            "avenue",
            "close",
        ],
        before: 60,
        after: 20,
        against: &[],
    },
};

/// The letters that postcodes begin with: the areas of the United Kingdom, the Crown dependencies
/// and the forces.
const AREAS: &[&str] = &[
    "AB", "AL", "B", "BA", "BB", "BD", "BF", "BH", "BL", "BN", "BR", "BS", "BT", "BX", "CA", "CB",
    "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT",
    "DY", "E", "EC", "EH", "EN", "EX", "FK", "FY", "G", "GL", "GU", "GY", "HA", "HD", "HG", "HP",
    "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L", "LA", "LD",
    "LE", "LL", "LN", "LS", "LU", "M", "ME", "MK", "ML", "N", "NE", "NG", "NN", "NP", "NR", "NW",
    "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S", "SA", "SE", "SG", "SK",
    "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR",
    "TS", "TW", "UB", "W", "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE",
];

fn has_area(candidate: &Candidate<'_>) -> bool {
    let letters = candidate
        .bytes()
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic());
    let area: Vec<u8> = letters.copied().collect();
    AREAS.iter().any(|known| known.as_bytes() == area)
}

/// Whether the letter behind the district's digit is one of those that its shape allows.
fn has_shape(candidate: &Candidate<'_>) -> bool {
    let code = candidate.letters_and_digits();
    let outward = code.get(..code.len().saturating_sub(3)).unwrap_or_default();
    match outward {
        [_, digit, letter] if digit.is_ascii_digit() && letter.is_ascii_alphabetic() => {
            b"ABCDEFGHJKPSTUW".contains(letter)
        }
        [_, _, _, letter] if letter.is_ascii_alphabetic() => b"ABEHMNPRVWXY".contains(letter),
        _ => true,
    }
}

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) const FIND: &[&str] = &[
        "«M1 1AA»",
        "«B33 8TH»",
        "«CR2 6XH», Surrey",
        "«DN55 1PT».",
        "«W1A 1HQ»",
        "«EC1A 1BB»",
        "«EC1A1BB»",
        "2 Mill Lane, Poppleford «EX10 9ZZ»",
        "(«SW1A 2AA»)",
        "Postcode: «dn55 1pt»",
        "post code «Ex10  9zz»",
        "«GIR 0AA»",
        "«BT1 5GS»; «CF10 3NQ»; «EH1 1YZ»",
        "«JE2 4WQ»",
        "«N1C 4AG»",
        "address is 2 Mill Lane, «m1 1aa»",
        "from «L1 8JQ» to «LS1 4AP»",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "Q1 1AA",
        "V1 1AA",
        "XA1 1AA",
        "AI1 1AA",
        "AZ1 1AA",
        "M1 1CA",
        "M1 1AO",
        "M1 1AAA",
        "AM1 1AA1",
        "M1-1AA",
        "A12 3bc",
        "item B12 3 cups",
        "W1Z 1HQ",
        "EC1D 1BB",
        "version M1 1AA-3",
        "GIR 0AB",
        "dn55 1pt",
        "Q4 2023",
        "M25 to M4",
        "RB1 2CD",
        "F16 9XX",
    ];
}
