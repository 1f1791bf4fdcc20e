//! The numbers of police officers: collar, shoulder and warrant numbers, and ranks with a number.

use super::{Candidate, Context, Detector, Pattern, Strength};

pub(super) const DETECTOR: Detector = Detector {
    kind: "collar_number",
    title: "collar or warrant number",
    personal: true,
    patterns: &[
        Pattern {
            name: "rank and number",
            regex: r"(?:T/|A/|T|A)?(?:W?PC|W?DC|W?PS|W?DS|PCSO|TDC|DI|SPC|Constable|Sergeant|Sgt)\.? ?[0-9]{2,6}",
            strength: Strength::Form,
            holds: |candidate| !candidate.is_joined() && !is_written_small(candidate),
        },
        Pattern {
            name: "labelled",
            regex: r"[A-Z]{0,3}-?[0-9]{2,7}[A-Z]{0,2}",
            strength: Strength::Context,
            holds: |candidate| !candidate.is_joined(),
        },
    ],
    context: Context {
        words: &[
            "collar number",
            "collar no",
            "collar",
            "shoulder number",
            "shoulder no",
            "warrant number",
            "warrant no",
            "warrant card",
            "epaulette",
            "epaulette number",
            "officer number",
            "badge number",
            "badge no",
            "pnn",
        ],
        before: 28,
        after: 0,
        against: &[],
    },
};

/// `PS 12` is a sergeant; `PS12` a page. A rank in letters wants a space or three digits.
fn is_written_small(candidate: &Candidate<'_>) -> bool {
    let spaced = candidate.bytes().contains(&b' ');
    !spaced && candidate.digits().len() < 3
}

#[cfg(test)]
pub(super) mod tests {
    pub(in super::super) const FIND: &[&str] = &[
        "«PC 1234» Pike",
        "«PC1234»",
        "«DC 45» attended",
        "«PS 123»; «DS 4321»",
        "«PCSO 7123»",
        "«WPC 99»",
        "«Sgt 1234» Quill",
        "«Sgt. 207»",
        "«Constable 1234»",
        "«T/PS 1234»",
        "«A/DS 1234»",
        "collar number «1234»",
        "Collar No: «AB1234»",
        "warrant number «123456»",
        "Warrant card no. «98765»",
        "shoulder number «C123»",
        "badge no «4417»",
        "Collar: «321X»",
    ];

    pub(in super::super) const KEEP: &[&str] = &[
        "PC Pike",
        "PC 1",
        "PS12",
        "the PC was replaced",
        "5 PCs",
        "DS",
        "APPS 1234",
        "DC-1234-9",
        "1234",
        "search warrant of 3 May",
        "warrants were issued: 12",
        "white collar crime rose by a third",
        "number 1234",
        "PC 1234567",
        "ABC0124-01",
        "MacPC 12345",
        "EPC 123",
        "NPS 2015",
    ];
}
