//! Business that most meetings have, under the many titles that it goes by.

use crate::text::fold;

/// What an item is for, where that is a matter of form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Formality {
    Welcome,
    Apologies,
    Interests,
    LastMinutes,
    OtherBusiness,
    NextMeeting,
    Close,
    Break,
}

/// Words at the start of a folded title, and what they announce.
const OPENINGS: &[(&str, Formality)] = &[
    ("welcome", Formality::Welcome),
    ("introductions", Formality::Welcome),
    ("opening", Formality::Welcome),
    ("call to order", Formality::Welcome),
    ("roll call", Formality::Welcome),
    ("apologies", Formality::Apologies),
    ("attendance", Formality::Apologies),
    ("declaration of", Formality::Interests),
    ("declarations of", Formality::Interests),
    ("disclosure of", Formality::Interests),
    ("disclosures of", Formality::Interests),
    ("conflicts of interest", Formality::Interests),
    ("interests", Formality::Interests),
    ("minutes of", Formality::LastMinutes),
    ("previous minutes", Formality::LastMinutes),
    ("approval of the minutes", Formality::LastMinutes),
    ("approval of minutes", Formality::LastMinutes),
    ("approve minutes", Formality::LastMinutes),
    ("aob", Formality::OtherBusiness),
    ("a o b", Formality::OtherBusiness),
    ("any other", Formality::OtherBusiness),
    ("other business", Formality::OtherBusiness),
    ("date of next", Formality::NextMeeting),
    ("date and time of", Formality::NextMeeting),
    ("date of the next", Formality::NextMeeting),
    ("dates of", Formality::NextMeeting),
    ("next meeting", Formality::NextMeeting),
    ("close", Formality::Close),
    ("closing", Formality::Close),
    ("end", Formality::Close),
    ("finish", Formality::Close),
    ("adjourn", Formality::Close),
    ("adjournment", Formality::Close),
    ("summary and close", Formality::Close),
    ("break", Formality::Break),
    ("coffee", Formality::Break),
    ("tea", Formality::Break),
    ("lunch", Formality::Break),
    ("refreshments", Formality::Break),
    ("comfort break", Formality::Break),
];

/// What a title announces, where it is a matter of form.
pub(super) fn formality(title: &str) -> Option<Formality> {
    let title = fold(title);
    OPENINGS
        .iter()
        .find(|(words, _)| {
            title
                .strip_prefix(words)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
        .map(|(_, formality)| *formality)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        for (title, expected) in [
            ("AOB", Some(Formality::OtherBusiness)),
            ("A.O.B.", Some(Formality::OtherBusiness)),
            ("Any Other Business", Some(Formality::OtherBusiness)),
            ("Welcome & introductions", Some(Formality::Welcome)),
            ("Closing remarks", Some(Formality::Close)),
            ("Adjournment", Some(Formality::Close)),
            ("Teasels on the bank", None),
            ("Coffee", Some(Formality::Break)),
            ("Endowment", None),
            ("Dredging", None),
        ] {
            assert_eq!(formality(title), expected, "{title}");
        }
    }
}
