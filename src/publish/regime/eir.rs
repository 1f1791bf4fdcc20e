//! Environmental Information Regulations 2004: every exception of regulation 12 is subject to the
//! public interest (regulation 12(1)(b)); personal data stand in regulation 13.

use super::{Exemption, Regime, absolute, qualified};

pub(super) const REGIME: Regime = Regime {
    name: "eir-2004",
    title: "Environmental Information Regulations 2004",
    unit: "regulation",
    exemptions: EXEMPTIONS,
    wants_summary: false,
};

const EXEMPTIONS: &[Exemption] = &[
    qualified(
        "12(4)(a)",
        "Information not held when the request was received",
    ),
    qualified("12(4)(b)", "Request manifestly unreasonable"),
    qualified("12(4)(c)", "Request formulated in too general a manner"),
    qualified(
        "12(4)(d)",
        "Material in the course of completion, unfinished documents, incomplete data",
    ),
    qualified("12(4)(e)", "Internal communications"),
    qualified(
        "12(5)(a)",
        "International relations, defence, national security or public safety",
    ),
    qualified(
        "12(5)(b)",
        "Course of justice, fair trial, criminal or disciplinary inquiry",
    ),
    qualified("12(5)(c)", "Intellectual property rights"),
    qualified("12(5)(d)", "Confidentiality of proceedings provided by law"),
    qualified(
        "12(5)(e)",
        "Confidentiality of commercial or industrial information",
    ),
    qualified(
        "12(5)(f)",
        "Interests of the person who provided the information",
    ),
    qualified("12(5)(g)", "Protection of the environment"),
    absolute("13(1)", "Personal data"),
];
