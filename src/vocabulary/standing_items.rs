//! Items that stand on agendas everywhere, whatever the body: order of business after the usual rules of
//! order and after the habit of British councils, companies and committees.

/// Wholes, folded: small letters, without punctuation.
const WHOLES: &[&str] = &[
    "accounts for payment",
    "action items",
    "actions arising",
    "adjourn",
    "adjournment",
    "adoption of agenda",
    "adoption of minutes",
    "adoption of the agenda",
    "adoption of the minutes",
    "agenda approval",
    "agenda changes",
    "announcements",
    "any other business",
    "any other competent business",
    "any other urgent business",
    "aob",
    "aocb",
    "apologies",
    "apologies and welcome",
    "apologies for absence",
    "approval of agenda",
    "approval of minutes",
    "approval of the agenda",
    "approval of the minutes",
    "board communications",
    "budget",
    "call to order",
    "chair s remarks",
    "chair s report",
    "chairman s remarks",
    "chairman s report",
    "clerk s report",
    "close",
    "close of meeting",
    "closing",
    "closing remarks",
    "closure",
    "co option",
    "co options",
    "committee reports",
    "communications",
    "confirmation of minutes",
    "conflicts of interest",
    "consent agenda",
    "consent calendar",
    "correspondence",
    "council communications",
    "county councillor s report",
    "date of next meeting",
    "date of the next meeting",
    "declaration of acceptance of office",
    "declaration of interest",
    "declaration of interests",
    "declarations of interest",
    "declarations of interests",
    "director s report",
    "disclosures of interest",
    "district councillor s report",
    "election of chair",
    "election of chair person",
    "election of chairman",
    "election of chairperson",
    "election of committee",
    "election of officers",
    "election of the chairman",
    "election of vice chair",
    "election of vice chairman",
    "election of vice chairperson",
    "elections",
    "executive session",
    "finance",
    "finance and accounts",
    "finance report",
    "financial matters",
    "financial report",
    "flag salute",
    "good of the order",
    "highways",
    "introduction",
    "introductions",
    "invocation",
    "items for next agenda",
    "items for the next agenda",
    "local authority reports",
    "matters arising",
    "matters arising from previous meetings",
    "matters arising from the minutes",
    "minutes of last meeting",
    "minutes of previous meeting",
    "minutes of the last meeting",
    "minutes of the previous meeting",
    "new business",
    "next meeting",
    "next steps",
    "officer reports",
    "officers reports",
    "old business",
    "open forum",
    "opening",
    "opening remarks",
    "oral communications",
    "other business",
    "planning",
    "planning applications",
    "planning matters",
    "pledge of allegiance",
    "police report",
    "presentations",
    "president s report",
    "previous minutes",
    "proceedings",
    "public comment",
    "public comments",
    "public forum",
    "public participation",
    "public questions",
    "public session",
    "question time",
    "questions",
    "quorum",
    "regular agenda items",
    "reports",
    "reports from councillors",
    "reports from outside bodies",
    "reports of committees",
    "reports of officers",
    "review of actions",
    "review of minutes",
    "roll call",
    "secretary s report",
    "staff communications",
    "standing committee reports",
    "treasurer s report",
    "unfinished business",
    "urgent business",
    "welcome",
    "welcome and apologies",
    "welcome and introductions",
    "welcome introductions and apologies",
    "written communications",
];

/// Openings of longer ones.
const OPENINGS: &[&str] = &[
    "approval of minutes of ",
    "approval of the minutes of ",
    "approval of the previous ",
    "minutes of the last ",
    "minutes of the previous ",
    "minutes of the meeting held ",
    "to approve the minutes ",
    "to confirm the minutes ",
    "to receive apologies",
    "to receive declarations",
    "matters arising from ",
    "comments for the good of the order",
];

/// Longest, in bytes.
const LONGEST: usize = 100;

/// Whether a line names an item that stands on most agendas.
#[must_use]
pub fn is_standing_item(line: &str) -> bool {
    if line.len() > LONGEST || !line.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let mut key = String::with_capacity(line.len());
    for character in line.trim_end_matches([':', '.', ' ']).chars() {
        let letter = match character {
            'A'..='Z' => character.to_ascii_lowercase(),
            'a'..='z' => character,
            '&' => {
                key.push_str("and");
                continue;
            }
            _ if key.ends_with(' ') => continue,
            _ => ' ',
        };
        key.push(letter);
    }
    let key = key.trim();
    WHOLES.contains(&key) || OPENINGS.iter().any(|opening| key.starts_with(opening))
}

#[cfg(test)]
mod tests {
    use super::is_standing_item;

    #[test]
    fn standing_items() {
        for line in [
            "Call to Order",
            "TREASURER\u{2019}S REPORT",
            "Welcome & Introductions:",
            "Approval of the previous meetings minutes",
            "Any Other Business.",
        ] {
            assert!(is_standing_item(line), "{line}");
        }
        for line in [
            "welcome",
            "Welcome to the Harbour",
            "New Business Park",
            "",
            "Minutes of the Harbour Board",
            "Closed",
        ] {
            assert!(!is_standing_item(line), "{line}");
        }
    }
}
