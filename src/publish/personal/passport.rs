//! Passport numbers. Their forms are those of many numbers, so a word must say what they are.

use super::{Context, Detector, Pattern, Strength};

pub(super) const DETECTOR: Detector = Detector {
    kind: "passport",
    title: "passport number",
    personal: true,
    patterns: &[
        Pattern {
            name: "nine characters",
            regex: r"[A-Z]{0,3}[0-9]{6,9}",
            strength: Strength::Context,
            holds: |candidate| (8..=9).contains(&candidate.bytes().len()) && !candidate.is_joined(),
        },
        Pattern {
            name: "in groups",
            regex: r"[0-9]{3} [0-9]{3} [0-9]{3}",
            strength: Strength::Context,
            holds: |candidate| !candidate.is_joined(),
        },
        Pattern {
            name: "machine-readable line",
            regex: r"[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9]{7}[MFX<][0-9]{7}[A-Z0-9<]{14}[0-9<][0-9]",
            strength: Strength::Form,
            holds: |_| true,
        },
    ],
    context: Context {
        words: &["passport", "passports", "passport no", "passport number"],
        before: 40,
        after: 0,
        against: &[],
    },
};

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) const FIND: &[&str] = &[
        "passport «123456789»",
        "Passport No. «123456789»",
        "passport number: «AB1234567»",
        "UK passport (number «987654321»)",
        "Passport: «X12345678»",
        "passport «123 456 789»",
        "Irish passport «PA1234567»",
        "passports «123456789», «223456789»",
        "«1234567897GBR8001014M2501017<<<<<<<<<<<<<<04»",
        "passport no «L12345678».",
        "PASSPORT «12345678»",
        "their passport, no. «555000111», was seen",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "123456789",
        "AB1234567",
        "passport control",
        "passport 12345",
        "passport 1234567890",
        "passports rose by 123456",
        "passport office, 2016",
        "passport £123456789",
        "passport AB-123456789",
        "123456789 is the reference on the form; a passport is wanted",
        "the passport of 3 May 2016",
        "reference 123 456 789",
        "passport abcdefghi",
    ];
}
