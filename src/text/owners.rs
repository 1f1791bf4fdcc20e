//! Lists of owners and leads: `FS`, `FS/HH`, `JD/JW/ SSt`, `HH and CH`, `Chair, All`,
//! `OXB CC`, `Ann Ash & Bob Birch`.

use super::{is_name, word_count};
use std::ops::Range;

/// Most words that one owner's label has: `Head of Policy and Research` and the like are longer
/// than names.
const MOST_WORDS: usize = 7;

/// The labels of an owner list, as ranges of it: split at `/`, `,`, `;`, `&`, `+` and `and`.
#[must_use]
pub fn owner_labels(list: &str) -> Vec<Range<usize>> {
    let mut labels = Vec::with_capacity(2);
    let mut start = 0;
    let mut depth = 0_u32;
    for (at, character) in list.char_indices() {
        if at < start {
            continue;
        }
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '/' | ',' | ';' | '&' | '+' | '\n' if depth == 0 => {
                let before = list.get(start..at).unwrap_or_default();
                let and = before.len() - before.strip_suffix(" and").unwrap_or(before).len();
                push(list, start..at - and, &mut labels);
                start = at + 1;
            }
            ' ' if depth == 0 && list.get(at..).is_some_and(|rest| rest.starts_with(" and ")) => {
                push(list, start..at, &mut labels);
                start = at + 5;
            }
            _ => {}
        }
    }
    push(list, start..list.len(), &mut labels);
    labels
}

/// Whether all of `text` is a list of initials, names, posts or `All`: each label short and
/// beginning with a capital.
#[must_use]
pub fn is_owner_list(text: &str) -> bool {
    let labels = owner_labels(text);
    !labels.is_empty()
        && labels.into_iter().all(|range| {
            let label = text.get(range).unwrap_or_default();
            is_handle(label)
                || word_count(label) <= MOST_WORDS
                    && label.starts_with(char::is_uppercase)
                    && !label.ends_with(['.', ':'])
                    && (is_initials_like(label) || is_name(label) || is_post(label))
        })
}

/// `@annoak`: how somebody is called on a forge or in a chat.
fn is_handle(label: &str) -> bool {
    label.strip_prefix('@').is_some_and(|name| {
        name.len() > 1
            && name
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
    })
}

/// The length of `ACTION`, `Action by:` before owners, with what stands between; 0 where there is none.
#[must_use]
pub fn action_label(words: &str) -> usize {
    let Some(behind) = words
        .strip_prefix("ACTION")
        .or_else(|| words.strip_prefix("Action"))
    else {
        return 0;
    };
    let marks = |text: &str| text.trim_start_matches([' ', ':', '-', '\u{2013}']).len();
    let bare = behind
        .get(behind.len() - marks(behind)..)
        .unwrap_or_default();
    let bare = ["by ", "for ", "BY ", "by:", "BY:"]
        .iter()
        .find_map(|word| bare.strip_prefix(word))
        .unwrap_or(bare);
    let owners = bare.get(bare.len() - marks(bare)..).unwrap_or_default();
    if owners.len() < behind.len() && !owners.is_empty() {
        words.len() - owners.len()
    } else {
        0
    }
}

/// `FS`, `SSt`, `OXBCC`, `OXB CC`: capitals, with small letters that tell two people apart.
fn is_initials_like(label: &str) -> bool {
    label.split(' ').all(|word| {
        word.chars().all(char::is_alphanumeric)
            && word.chars().filter(|c| c.is_uppercase()).count() >= 2
            && word.chars().count() <= 8
    })
}

/// `Chair`, `All`, `Clerk`, `Head of Policy`.
fn is_post(label: &str) -> bool {
    label.split(' ').all(|word| {
        word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "for" | "to" | "in")
    })
}

fn push(list: &str, range: Range<usize>, labels: &mut Vec<Range<usize>>) {
    let words = list.get(range.clone()).unwrap_or_default();
    let strip: &[char] = &[' ', '\u{a0}', '.', ':', '-', '\u{2013}'];
    let start = range.start + (words.len() - words.trim_start_matches(strip).len());
    let len = words.trim_matches(strip).len();
    if len > 0 && start + len <= range.end {
        labels.push(start..start + len);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(list: &str) -> Vec<&str> {
        owner_labels(list)
            .into_iter()
            .filter_map(|r| list.get(r))
            .collect()
    }

    #[test]
    fn labels_before_owners() {
        for (words, owners) in [
            ("ACTION JB", "JB"),
            ("Action: CA/JB", "CA/JB"),
            ("Action by: Clerk", "Clerk"),
            ("ACTION BY JB", "JB"),
            ("Action \u{2013} JB", "JB"),
            ("Actions", "Actions"),
            ("Action", "Action"),
            ("Action:", "Action:"),
            ("JB", "JB"),
        ] {
            assert_eq!(words.get(action_label(words)..), Some(owners), "{words}");
        }
    }

    #[test]
    fn lists_are_split() {
        assert_eq!(labels("JD/JW/ SSt"), ["JD", "JW", "SSt"]);
        assert_eq!(labels("HH and CH"), ["HH", "CH"]);
        assert_eq!(labels("FS/OXB CC"), ["FS", "OXB CC"]);
        assert_eq!(labels("JD, JW and SSt"), ["JD", "JW", "SSt"]);
        assert_eq!(labels("Ann Ash & Bob Birch"), ["Ann Ash", "Bob Birch"]);
        assert_eq!(labels("Ferdinand Ash"), ["Ferdinand Ash"]);
        assert_eq!(labels("All"), ["All"]);
        assert_eq!(labels(" / "), Vec::<&str>::new());
    }

    #[test]
    fn owner_lists_and_what_is_none() {
        for list in [
            "FS",
            "FS/HH",
            "JD, JW and SSt",
            "OXBCC",
            "OXB CC",
            "Chair",
            "All",
            "Ann Ash",
            "Chief Officer, All",
        ] {
            assert!(is_owner_list(list), "{list}");
        }
        for text in [
            "to be agreed",
            "The group will write to the council about it",
            "",
            "11:00",
            "done.",
            "5",
        ] {
            assert!(!is_owner_list(text), "{text}");
        }
    }
}
