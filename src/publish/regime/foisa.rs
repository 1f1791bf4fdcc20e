//! Freedom of Information (Scotland) Act 2002, Part 2; which are absolute: section 2(2).

use super::{Exemption, Regime, absolute, qualified};

pub(super) const REGIME: Regime = Regime {
    name: "foisa-2002",
    title: "Freedom of Information (Scotland) Act 2002",
    unit: "section",
    exemptions: EXEMPTIONS,
    wants_summary: false,
};

const EXEMPTIONS: &[Exemption] = &[
    absolute("25(1)", "Information otherwise accessible"),
    absolute("26", "Prohibitions on disclosure"),
    qualified("27(1)", "Information intended for future publication"),
    qualified("27(2)", "Research"),
    qualified("28(1)", "Relations within the United Kingdom"),
    qualified("29(1)", "Formulation of Scottish Administration policy"),
    qualified(
        "30(a)",
        "Collective responsibility of the Scottish Ministers",
    ),
    qualified("30(b)(i)", "Free and frank provision of advice"),
    qualified("30(b)(ii)", "Free and frank exchange of views"),
    qualified("30(c)", "Effective conduct of public affairs"),
    qualified("31(1)", "National security"),
    qualified("31(4)", "Defence"),
    qualified("32(1)", "International relations"),
    qualified("33(1)(a)", "Trade secrets"),
    qualified("33(1)(b)", "Commercial interests"),
    qualified("33(2)", "The economy and financial interests"),
    qualified("34(1)", "Investigations by Scottish public authorities"),
    qualified("34(2)", "Inquiries into deaths"),
    qualified("34(3)", "Confidential sources of investigations"),
    qualified(
        "34(4)",
        "Civil proceedings that arise out of an investigation",
    ),
    qualified("35(1)", "Law enforcement"),
    qualified("36(1)", "Confidentiality of communications"),
    absolute("36(2)", "Actionable breach of confidence"),
    absolute("37(1)", "Court records"),
    absolute("38(1)(a)", "Personal information of the applicant"),
    absolute("38(1)(b)", "Personal information"),
    absolute("38(1)(c)", "Personal census information"),
    absolute("38(1)(d)", "Health record of a deceased person"),
    qualified("39(1)", "Health and safety"),
    qualified("39(2)", "Environmental information"),
    qualified("40", "Audit functions"),
    qualified("41", "Communications with the Sovereign, and honours"),
];
