//! Words of what a body is for: verbs that its duties open with, sentences that lead to them, and whose
//! duties are others.

/// Verbs that duties open with, in small letters.
const VERBS: &[&str] = &[
    "act",
    "address",
    "administer",
    "advance",
    "advise",
    "agree",
    "allocate",
    "analyse",
    "appoint",
    "approve",
    "arrange",
    "assess",
    "assist",
    "assure",
    "build",
    "carry",
    "challenge",
    "champion",
    "co-ordinate",
    "collaborate",
    "collect",
    "comment",
    "communicate",
    "conduct",
    "consider",
    "consult",
    "contribute",
    "coordinate",
    "create",
    "decide",
    "define",
    "deliver",
    "design",
    "determine",
    "develop",
    "direct",
    "discuss",
    "disseminate",
    "drive",
    "elect",
    "embed",
    "enable",
    "encourage",
    "engage",
    "enhance",
    "ensure",
    "escalate",
    "establish",
    "evaluate",
    "examine",
    "explore",
    "extend",
    "facilitate",
    "feed",
    "foster",
    "fund",
    "give",
    "govern",
    "guide",
    "help",
    "highlight",
    "identify",
    "implement",
    "improve",
    "increase",
    "influence",
    "inform",
    "initiate",
    "inspect",
    "investigate",
    "keep",
    "lead",
    "liaise",
    "listen",
    "maintain",
    "make",
    "manage",
    "monitor",
    "negotiate",
    "obtain",
    "offer",
    "organise",
    "oversee",
    "own",
    "participate",
    "plan",
    "prepare",
    "prioritise",
    "produce",
    "promote",
    "propose",
    "protect",
    "provide",
    "publish",
    "raise",
    "receive",
    "recommend",
    "regulate",
    "report",
    "represent",
    "resolve",
    "respond",
    "review",
    "scrutinise",
    "secure",
    "seek",
    "serve",
    "set",
    "shape",
    "share",
    "sponsor",
    "steer",
    "strengthen",
    "submit",
    "supervise",
    "support",
    "sustain",
    "take",
    "test",
    "track",
    "undertake",
    "update",
    "use",
    "work",
];

/// What a body's duties are called in sentences that lead to them.
const NAMES: &[&str] = &[
    "activities",
    "aim",
    "aims",
    "delegated",
    "duties",
    "functions",
    "objectives",
    "purpose",
    "recommendations",
    "remit",
    "responsibilities",
    "responsible",
    "role",
    "tasks",
];

/// Words of headings and sentences that are about the people and the meetings of a body.
const OTHERS: &[&str] = &[
    "agenda",
    "attend",
    "attendance",
    "chair",
    "chairman",
    "chairperson",
    "leader",
    "meeting",
    "meetings",
    "member",
    "members",
    "membership",
    "minutes",
    "quorum",
    "secretariat",
    "secretary",
    "voting",
];

/// Most words of a sentence that leads to duties.
const MOST_WORDS: usize = 30;

fn folded_words(words: &str) -> impl Iterator<Item = String> {
    words
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Whether a sentence that ends with a colon says that duties follow: `The remit of the Group is to:`.
#[must_use]
pub fn leads_to_duties(sentence: &str) -> bool {
    sentence.ends_with(':')
        && sentence.split(' ').count() <= MOST_WORDS
        && !tells_of_others(sentence)
        && folded_words(sentence).any(|word| NAMES.contains(&word.as_str()))
}

/// Whether a heading or a sentence is about members, chairs or meetings.
#[must_use]
pub fn tells_of_others(words: &str) -> bool {
    folded_words(words).any(|word| OTHERS.contains(&word.as_str()))
}

/// Whether words open with something to be done: `To advise …`, `Advise …`, `advising …`.
#[must_use]
pub fn opens_with_duty(words: &str) -> bool {
    let mut words = folded_words(words);
    let Some(first) = words.next() else {
        return false;
    };
    if first == "to" {
        return true;
    }
    let is_verb = |word: &str| VERBS.binary_search(&word).is_ok();
    if is_verb(&first) {
        return true;
    }
    let Some(stem) = first.strip_suffix("ing") else {
        return false;
    };
    // `providing`, `setting`
    let mut letters = stem.chars();
    let last = letters.next_back();
    let single = letters.as_str();
    is_verb(stem)
        || is_verb(&[stem, "e"].concat())
        || last.is_some_and(|last| single.ends_with(last) && is_verb(single))
}

#[cfg(test)]
mod tests {
    use super::{VERBS, leads_to_duties, opens_with_duty, tells_of_others};

    #[test]
    fn verbs_are_in_order() {
        assert!(VERBS.is_sorted());
    }

    #[test]
    fn duties() {
        for words in [
            "To look after ponds",
            "Advise the council on ponds.",
            "providing a place to meet",
            "Setting the price of fish",
            "co-ordinate the planting",
        ] {
            assert!(opens_with_duty(words), "{words}");
        }
        for words in [
            "",
            "The clerk",
            "Spring cleaning",
            "Ann Oak",
            "Ing Elm",
            "Being early",
        ] {
            assert!(!opens_with_duty(words), "{words}");
        }
    }

    #[test]
    fn sentences_that_lead_to_duties() {
        for words in [
            "The remit of the Group is to:",
            "It has delegated authority for:",
            "The Board is responsible for:",
        ] {
            assert!(leads_to_duties(words), "{words}");
        }
        for words in [
            "The remit of the Group is wide.",
            "The role of members is to:",
            "The ponds are:",
        ] {
            assert!(!leads_to_duties(words), "{words}");
        }
        assert!(tells_of_others("The Chair shall:"));
    }
}
