//! Labels of the next meeting, whatever the body is called in them: `Date of next Panel meeting`, `Next
//! Steering Group call`.

/// Words that stand before the meeting in such a label.
const WORDS: &[&str] = &[
    "and",
    "be",
    "date",
    "dates",
    "day",
    "details",
    "for",
    "held",
    "location",
    "of",
    "our",
    "place",
    "proposed",
    "provisional",
    "the",
    "time",
    "to",
    "venue",
];

/// Most words that name the body.
const MOST_OF_BODY: usize = 4;

/// Words for what comes.
const COMING: &[&str] = &["next", "future", "forthcoming", "upcoming", "following"];

/// Words for a meeting.
const MEETINGS: &[&str] = &["meeting", "meetings", "call", "calls", "agm", "session"];

/// Whether `label` heads what is said of the next meeting.
pub(super) fn is_of_next_meeting(label: &str) -> bool {
    let mut coming = false;
    let mut met = false;
    let mut of_body = 0;
    for word in label
        .split([' ', '/', '&', ','])
        .filter(|word| !word.is_empty())
    {
        let lower = word.trim_end_matches([':', '.', ')']).to_ascii_lowercase();
        let lower = lower.as_str();
        if met {
            return false;
        }
        if MEETINGS.contains(&lower) && coming {
            met = true;
        } else if COMING.contains(&lower) {
            coming = true;
        } else if !WORDS.contains(&lower) {
            of_body += 1;
            if !coming || of_body > MOST_OF_BODY || !word.starts_with(char::is_uppercase) {
                return false;
            }
        }
    }
    met
}

#[cfg(test)]
mod tests {
    use super::is_of_next_meeting;

    #[test]
    fn labels() {
        for label in [
            "Date of next Panel meeting:",
            "Next Steering Group call",
            "DATE AND VENUE OF NEXT MEETING",
            "Future meetings",
            "Dates of future Board meetings",
        ] {
            assert!(is_of_next_meeting(label), "{label}");
        }
        for label in [
            "Next steps",
            "Meeting",
            "The Board agreed to hold the next meeting",
            "Next meeting agreed",
            "Minutes of the next meeting",
            "Items for next meeting",
        ] {
            assert!(!is_of_next_meeting(label), "{label}");
        }
    }
}
