//! Freedom of Information Act of the United States, 5 U.S.C. 552(b)(1) to (9). Harm must be
//! foreseeable (552(a)(8)(A)(i)), but for what another statute forbids.

use super::{Exemption, Kind, Regime, absolute, exemption};

pub(super) const REGIME: Regime = Regime {
    name: "us-foia",
    title: "Freedom of Information Act, 5 U.S.C. 552",
    unit: "exemption",
    exemptions: EXEMPTIONS,
    wants_summary: false,
};

const fn harm(code: &'static str, title: &'static str) -> Exemption {
    exemption(code, title, Kind::Harm)
}

const EXEMPTIONS: &[Exemption] = &[
    harm("(b)(1)", "Classified national defence or foreign policy"),
    harm("(b)(2)", "Internal personnel rules and practices"),
    absolute("(b)(3)", "Exempted by another statute"),
    harm(
        "(b)(4)",
        "Trade secrets and confidential commercial information",
    ),
    harm(
        "(b)(5)",
        "Privileged inter-agency or intra-agency communications",
    ),
    harm("(b)(6)", "Personal privacy"),
    harm("(b)(7)(A)", "Interference with enforcement proceedings"),
    harm("(b)(7)(B)", "Right to a fair trial"),
    harm("(b)(7)(C)", "Personal privacy in law enforcement records"),
    harm("(b)(7)(D)", "Confidential sources"),
    harm("(b)(7)(E)", "Law enforcement techniques and procedures"),
    harm("(b)(7)(F)", "Life or physical safety of any individual"),
    harm("(b)(8)", "Supervision of financial institutions"),
    harm("(b)(9)", "Geological information on wells"),
];
