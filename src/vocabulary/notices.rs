//! What notices of meetings say.

/// Phrases that announce a meeting, in small letters.
const SAYS: &[&str] = &[
    "will be held",
    "will take place",
    "to be held on",
    "to be held at",
    "notice of meeting",
    "proposed agenda",
    "notice is hereby given",
    "summon you to",
    "you are summoned",
    "you are hereby summoned",
    "you are invited to attend",
    "you are requested to attend",
    "are summoned to",
    "are hereby summoned to",
    "you are requested to be present",
];

/// Whether a text tells of a meeting to come: `The Annual Meeting will be held at …`, `Proposed agenda`.
#[must_use]
pub fn announces_meeting(text: &str) -> bool {
    let lower = text.to_lowercase();
    SAYS.iter().any(|say| lower.contains(say))
}

#[cfg(test)]
mod tests {
    use super::announces_meeting;

    #[test]
    fn notices() {
        for text in [
            "The Annual Meeting will be held at the hall.",
            "PROPOSED AGENDA",
            "I hereby summon you to attend a meeting of the parish council",
        ] {
            assert!(announces_meeting(text), "{text}");
        }
        for text in ["", "Agenda", "The meeting was held on 3 May."] {
            assert!(!announces_meeting(text), "{text}");
        }
    }
}
