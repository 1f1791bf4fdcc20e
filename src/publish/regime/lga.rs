//! Local Government Act 1972, Schedule 12A Part 1 (England), subject to the public interest
//! (paragraph 10). A summary is owed by section 100C(2) where the minutes without the exempt part
//! give no reasonably fair and coherent record.

use super::{Exemption, Regime, qualified};

pub(super) const REGIME: Regime = Regime {
    name: "lga-1972",
    title: "Local Government Act 1972, Schedule 12A",
    unit: "paragraph",
    exemptions: EXEMPTIONS,
    wants_summary: true,
};

const EXEMPTIONS: &[Exemption] = &[
    qualified("1", "Information relating to any individual"),
    qualified(
        "2",
        "Information likely to reveal the identity of an individual",
    ),
    qualified(
        "3",
        "Financial or business affairs of any particular person",
    ),
    qualified(
        "4",
        "Consultations or negotiations on labour relations matters",
    ),
    qualified("5", "Legal professional privilege"),
    qualified(
        "6",
        "Notices, orders and directions that the authority proposes to give or make",
    ),
    qualified("7", "Prevention, investigation or prosecution of crime"),
];
