//! Freedom of Information Act 2000, Part II; which are absolute: section 2(3).

use super::{Exemption, Kind, Regime, Requirement, absolute, qualified};

pub(super) const REGIME: Regime = Regime {
    name: "foia-2000",
    title: "Freedom of Information Act 2000",
    unit: "section",
    exemptions: EXEMPTIONS,
    wants_summary: false,
};

/// Section 36: the opinion of a qualified person, and the public interest.
const fn opinion(code: &'static str, title: &'static str) -> Exemption {
    Exemption {
        code,
        title,
        kind: Kind::Qualified,
        requires: &[Requirement::Opinion],
    }
}

const EXEMPTIONS: &[Exemption] = &[
    absolute("21", "Information accessible by other means"),
    qualified("22", "Information intended for future publication"),
    qualified("22A", "Research"),
    Exemption {
        code: "23(1)",
        title: "Information supplied by, or relating to, bodies dealing with security matters",
        kind: Kind::Absolute,
        requires: &[Requirement::Confirmation],
    },
    qualified("24(1)", "National security"),
    Exemption {
        code: "23(1) or 24(1)",
        title: "Security bodies or national security, cited in the alternative",
        kind: Kind::Qualified,
        requires: &[Requirement::Confirmation],
    },
    qualified(
        "26(1)(a)",
        "Defence of the British Islands or of any colony",
    ),
    qualified(
        "26(1)(b)",
        "Capability, effectiveness or security of the armed forces",
    ),
    qualified("27(1)", "International relations"),
    qualified(
        "27(2)",
        "Confidential information obtained from another State",
    ),
    qualified("28(1)", "Relations within the United Kingdom"),
    qualified("29(1)(a)", "Economic interests of the United Kingdom"),
    qualified("29(1)(b)", "Financial interests of an administration"),
    qualified(
        "30(1)",
        "Investigations and proceedings conducted by public authorities",
    ),
    qualified("30(2)", "Confidential sources of investigations"),
    qualified("31(1)(a)", "Prevention or detection of crime"),
    qualified("31(1)(b)", "Apprehension or prosecution of offenders"),
    qualified("31(1)(c)", "Administration of justice"),
    qualified("31(1)(d)", "Assessment or collection of tax"),
    qualified("31(1)(e)", "Operation of immigration controls"),
    qualified("31(1)(f)", "Security and good order in prisons"),
    qualified(
        "31(1)(g)",
        "Functions of a public authority for the purposes of section 31(2)",
    ),
    qualified(
        "31(1)(h)",
        "Civil proceedings that arise out of an investigation",
    ),
    qualified("31(1)(i)", "Inquiries that arise out of an investigation"),
    absolute("32(1)", "Court records"),
    absolute("32(2)", "Records of inquiries and arbitrations"),
    qualified("33(2)", "Audit functions"),
    absolute("34(1)", "Parliamentary privilege"),
    qualified(
        "35(1)(a)",
        "Formulation or development of government policy",
    ),
    qualified("35(1)(b)", "Ministerial communications"),
    qualified("35(1)(c)", "Advice of the Law Officers"),
    qualified("35(1)(d)", "Operation of a Ministerial private office"),
    opinion("36(2)(a)", "Collective responsibility of Ministers"),
    opinion("36(2)(b)(i)", "Free and frank provision of advice"),
    opinion("36(2)(b)(ii)", "Free and frank exchange of views"),
    opinion("36(2)(c)", "Effective conduct of public affairs"),
    absolute("37(1)(a)", "Communications with the Sovereign"),
    absolute("37(1)(aa)", "Communications with the heir to the Throne"),
    absolute(
        "37(1)(ab)",
        "Communications with a person who was heir or Sovereign",
    ),
    qualified(
        "37(1)(ac)",
        "Communications with other members of the Royal Family",
    ),
    qualified("37(1)(ad)", "Communications with the Royal Household"),
    qualified("37(1)(b)", "Honours and dignities"),
    qualified("38(1)(a)", "Physical or mental health"),
    qualified("38(1)(b)", "Safety of any individual"),
    qualified("39", "Environmental information"),
    absolute("40(1)", "Personal information of the applicant"),
    absolute("40(2)", "Personal information"),
    absolute("41(1)", "Information provided in confidence"),
    qualified("42(1)", "Legal professional privilege"),
    qualified("43(1)", "Trade secrets"),
    qualified("43(2)", "Commercial interests"),
    absolute("44(1)", "Prohibitions on disclosure"),
];
