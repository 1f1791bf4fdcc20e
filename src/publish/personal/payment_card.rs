//! Payment cards: the digits that a scheme's numbers begin with, its lengths, and Luhn's check digit
//! (ISO/IEC 7812-1).

use super::{Context, Detector, Pattern, Strength};

pub(super) const DETECTOR: Detector = Detector {
    kind: "card",
    title: "payment card number",
    personal: true,
    patterns: &[Pattern {
        name: "scheme",
        regex: r"[2-6][0-9]{2,5}(?:[ -]?[0-9]{3,7}){2,4}",
        strength: Strength::CheckDigit,
        holds: |candidate| {
            let digits = candidate.digits();
            has_scheme(&digits) && luhn(&digits) && !candidate.is_joined()
        },
    }],
    context: Context {
        words: &[],
        before: 24,
        after: 0,
        against: &["imei", "isbn"],
    },
};

/// What a scheme's numbers begin with (their first four digits), and how long they are.
const SCHEMES: &[(std::ops::RangeInclusive<u16>, &[usize])] = &[
    (4000..=4999, &[13, 16, 19]),
    (5100..=5599, &[16]),
    (2221..=2720, &[16]),
    (3400..=3499, &[15]),
    (3700..=3799, &[15]),
    (3000..=3059, &[14]),
    (3600..=3699, &[14]),
    (3800..=3999, &[14]),
    (3528..=3589, &[16]),
    (6011..=6011, &[16]),
    (6440..=6599, &[16]),
    (6759..=6767, &[16, 18, 19]),
    (5018..=5038, &[16, 18, 19]),
];

fn has_scheme(digits: &[u8]) -> bool {
    let [first, second, third, fourth, ..] = digits else {
        return false;
    };
    let start = [first, second, third, fourth]
        .into_iter()
        .fold(0, |sum, digit| sum * 10 + u16::from(*digit));
    SCHEMES
        .iter()
        .any(|(starts, lengths)| starts.contains(&start) && lengths.contains(&digits.len()))
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, u32::from(*digit)) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) const FIND: &[&str] = &[
        "«4330792440268592»",
        "«4929 9528 9078 6660»",
        "«4929-9528-9078-6660»",
        "card «4617603137214»",
        "«5159 0109 2815 9018»",
        "«5539624595711777».",
        "«2221774121547284»",
        "«2720 0385 2808 4143»",
        "«348525388853936»",
        "«3736 338750 04746»",
        "«6011395755131370»",
        "«6535-3799-1150-7639»",
        "«6487265167612223», exp 01/30",
        "«3528029729975280»",
        "«3682 001826 3300»",
        "«38434839548622»",
        "(«4057986828288072901»)",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "4330792440268593",
        "4929 9528 9078 6661",
        "4929 9528 9078 666",
        "49299528907866601",
        "1234567812345670",
        "7000000000000005",
        "IMEI 4330792440268592",
        "£4330792440268592",
        "4330792440268592-7",
        "A4330792440268592",
        "5600000000000003",
        "2016 2017 2018 2019",
        "01632 960123 07700 900123",
        "ISBN 978-0-306-40615-7",
        "348525388853935",
        "6011395755131371",
        "3.4330792440268592",
    ];
}
