//! NHS numbers: ten digits, the last of which checks the others by eleven. One random number in
//! eleven passes, so a word near it must say what it is.

use super::{Context, Detector, Pattern, Strength};

pub(super) const DETECTOR: Detector = Detector {
    kind: "nhs_number",
    title: "NHS number",
    personal: true,
    patterns: &[Pattern {
        name: "ten digits",
        regex: r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}",
        strength: Strength::CheckDigitInContext,
        holds: |candidate| checks(&candidate.digits()) && !candidate.is_joined(),
    }],
    context: Context {
        words: &[
            "nhs", "patient", "patients", "hospital", "health", "chi", "h&c", "hcn",
        ],
        before: 60,
        after: 24,
        against: &["isbn"],
    },
};

/// The weighted sum of the first nine digits, modulo 11, gives the tenth.
fn checks(digits: &[u8]) -> bool {
    let [weighted @ .., check] = digits else {
        return false;
    };
    let sum: u32 = weighted
        .iter()
        .zip((2..=10).rev())
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum();
    // The remainder 1 would want the digit 10, which there is not.
    let wanted = (11 - sum % 11) % 11;
    let repeated = weighted.iter().all(|digit| digit == check);
    digits.len() == 10 && wanted == u32::from(*check) && !repeated
}

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) const FIND: &[&str] = &[
        "NHS number «943 476 5919»",
        "NHS No: «9434765919»",
        "NHS no. «726-018-1591»",
        "patient «483 016 6134» was seen",
        "patient (NHS «4860913906»)",
        "«494 821 9932» (NHS)",
        "Patient ID «7181909371».",
        "hospital number «957 975 4322»",
        "nhs:«6194875747»",
        "NHS numbers «4186252769» and «4189555975»",
        "Health record «911 471 0498»",
        "«9465075299», patient",
        "H&C number «470 342 3669»",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "9434765919",
        "NHS number 943 476 5918",
        "NHS number 943 476 591",
        "NHS number 943 476 59190",
        "ISBN 0306406152",
        "NHS book ISBN 9434765919",
        "NHS reference 9434765919-A",
        "order 726 018 1591",
        "patient 111 111 1111",
        "NHS 1234567890",
        "NHS £9434765919",
        "NHS trust, 2016 and 2017",
        "patient numbers rose by 943 to 476",
        "NHS A9434765919",
    ];
}
