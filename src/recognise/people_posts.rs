//! Posts: whether words name one, where one before a name ends, and entries that are posts alone.

use super::people_chunks::AREAS;
use crate::text::{self, person_entry, word_count};
use crate::vocabulary::{BODY_WORDS, POST_WORDS};

/// A post and nothing else: `the President`, `Vice Chairman`.
pub(super) fn is_bare_post(words: &str) -> bool {
    let bare = words.strip_prefix("the ").unwrap_or(words);
    !bare.is_empty() && bare.split(' ').all(is_post_word)
}

/// Whether words open with the post of several people: `Councillors Ash`.
pub(super) fn opens_with_plural_post(words: &str) -> bool {
    let (post, rest) = words.split_once(' ').unwrap_or((words, ""));
    post.ends_with('s')
        && post.starts_with(char::is_uppercase)
        && !rest.is_empty()
        && is_post_word(post)
}

/// Whether words open with the title of several people: `Cllrs Ash, Birch`.
pub(super) fn opens_with_title_of_many(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    text::is_title_of_many(first.trim_end_matches('.'))
}

/// A post before a name: `District Councillor Ruth Elm`, `President, Dr Ann Oak`; gives the post
/// and where the name begins.
pub(super) fn leading_post(text: &str, from: usize) -> (Option<std::ops::Range<usize>>, usize) {
    /// Most words of a post before a name.
    const MOST: usize = 4;
    let mut at = from;
    for article in ["the ", "The "] {
        if text.get(at..).is_some_and(|rest| rest.starts_with(article)) {
            at += article.len();
        }
    }
    let start = at;
    let mut post_end = None;
    // `County Cllr Oak` needs no first name.
    let mut titled = false;
    for _ in 0..MOST {
        let rest = text.get(at..).unwrap_or_default();
        let end = rest.find([' ', ',']).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        if !word.starts_with(char::is_uppercase) || rest.get(end..).is_none_or(str::is_empty) {
            break;
        }
        // `Mr A Oak Chief Warden`: a title begins the name.
        if text::is_honorific(word.trim_end_matches('.')) && !is_post_word(word) && at == start {
            break;
        }
        let stop = at + end;
        let after = text.get(stop..).unwrap_or_default();
        let next = stop + after.len() - after.trim_start_matches([' ', ',']).len();
        let of_area = text
            .get(start..at)
            .is_some_and(|before| AREAS.contains(&before.trim_end()));
        let councillor = of_area && text::is_honorific(word.trim_end_matches('.'));
        if is_post_word(word) || councillor {
            post_end = Some((stop, next));
            titled = councillor;
        }
        if after.starts_with(',') {
            break;
        }
        at = next;
    }
    match post_end {
        // `Councillor Ash` keeps its title; `Chair Ash` too: a name must be left, of two words or
        // with a title, unless the post has two words itself.
        Some((stop, next))
            if text.get(next..).is_some_and(|name| {
                person_entry(name).is_some_and(|e| titled || plausible(name, &e))
            }) =>
        {
            (Some(start..stop), next)
        }
        _ => (None, start),
    }
}

pub(super) fn plausible(name: &str, entry: &text::PersonEntry) -> bool {
    entry.honorific.is_some()
        || name
            .get(entry.name.clone())
            .is_some_and(|name| word_count(name) >= 2)
}

pub(super) fn is_post_word(word: &str) -> bool {
    let bare = word.trim_matches(['.', ',', ')', '(']);
    let lower = bare.to_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    POST_WORDS.binary_search(&lower.as_str()).is_ok() || POST_WORDS.binary_search(&singular).is_ok()
}

/// Whether the words name a post.
pub(crate) fn is_post(text: &str) -> bool {
    text.split([' ', '-', '/', ',']).any(is_post_word)
}

/// Whether the words name the chair of this meeting, not a deputy or a former one.
pub(crate) fn is_chair(text: &str) -> bool {
    let folded = text::fold(text);
    matches!(
        folded.as_ref(),
        "chair"
            | "chairman"
            | "chairperson"
            | "chairwoman"
            | "in the chair"
            | "chairing"
            | "acting chair"
            | "chair of the meeting"
            | "meeting chair"
            | "chair of meeting"
            | "presiding"
            | "convener"
            | "convenor"
            | "co chair"
            | "board chair"
            | "council chair"
            | "committee chair"
            | "chair person"
            | "acting chairman"
            | "interim chair"
            | "vorsitzender"
            | "vorsitzende"
            | "vorsitz"
            | "pr\u{e9}sident"
            | "pr\u{e9}sidente"
            | "chaired the meeting"
            | "group chair"
            | "panel chair"
            | "presiding member"
            | "presiding officer"
            | "cathaoirleach"
    )
}

/// `Harbor Master` after `Lyle Elm,`: the post of the person before, not a person.
pub(super) fn belongs_to_last(words: &str) -> bool {
    let words = match words.split_once(',') {
        Some((first, _)) if !is_post(first) => return false,
        _ => words,
    };
    // `Ann Oak – Secretary` has somebody of its own.
    let own = |e: &text::PersonEntry| {
        let name = words.get(e.name.clone()).unwrap_or_default();
        e.rest.is_some() && word_count(name) >= 2 && !is_post(name) && !names_body(name)
    };
    let honorific = person_entry(words)
        .is_some_and(|e| e.honorific.is_some() || !e.brackets.is_empty() || own(&e));
    let ends_in_post = words.rsplit(' ').next().is_some_and(is_post_word);
    !honorific
        && (is_post(words) || is_chair(words))
        && (ends_in_post || leading_post(words, 0).0.is_none())
}

/// Whether words hold one that names of bodies have.
pub(super) fn names_body(words: &str) -> bool {
    words.split([' ', '-', '/']).any(|word| {
        BODY_WORDS
            .binary_search(&word.to_lowercase().as_str())
            .is_ok()
    })
}

/// Where the post or body begins that a name lost the space before: `Ann OakHead of Parks`, `Mr C ElmAsh Trust`.
pub(super) fn joined_at(words: &str) -> Option<usize> {
    /// Most words of a name with its title.
    const MOST_OF_NAME: usize = 4;
    /// Letters of a name before what is joined to it; fewer are a particle: `McElm`, `DeOak`.
    const LEAST_LETTERS: usize = 3;
    const PARTICLES: &[&str] = &["Mac", "Fitz", "Van", "Von", "Del", "Dos", "San"];
    let mut at = 0;
    for (nth, word) in words.split(' ').take(MOST_OF_NAME).enumerate() {
        if word.starts_with(['(', '[']) || !word.contains(char::is_alphabetic) {
            return None;
        }
        // `McElm` has a joint of its own.
        let joint = word
            .char_indices()
            .zip(word.chars().skip(1))
            .filter(|((_, left), right)| left.is_lowercase() && right.is_uppercase())
            .map(|((at, left), _)| at + left.len_utf8())
            .find(|joint| *joint >= LEAST_LETTERS);
        if let Some(joint) = joint {
            let (name, beside) = (word.get(..joint)?, words.get(at + joint..)?);
            let whole = name.starts_with(char::is_uppercase)
                && name
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '\u{2019}'))
                && !PARTICLES.contains(&name);
            let first = beside.split([' ', ',']).next()?;
            let said = beside.contains(' ') || is_post_word(first);
            return (nth > 0 && whole && said).then_some(at + joint);
        }
        // What follows is said of the person.
        if word.ends_with([',', ':', ';', ')']) {
            return None;
        }
        at += word.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_joined_to_names() {
        for (words, post) in [
            ("Ann OakHead of Parks", Some("Head of Parks")),
            ("Mr C ElmAsh Trust", Some("Ash Trust")),
            ("Ann OakClerk", Some("Clerk")),
            ("Ann McElm, Clerk", None),
            ("Ann MacElm Clerk", None),
            ("Ann deElm Clerk", None),
            ("Ann McElmAsh Trust", Some("Ash Trust")),
            ("Ann Elm-OakAsh Trust", Some("Ash Trust")),
            ("Ann Oak (PondWorks Ltd)", None),
            ("Ann Oak, PondWorks Ltd", None),
            ("Ann Oak - PondWorks Ltd", None),
            ("AnnOak Clerk", None),
            ("Ann OakElm", None),
            ("Ann Oak Head of iPlayer", None),
        ] {
            let found = joined_at(words).and_then(|at| words.get(at..));
            assert_eq!(found, post, "{words}");
        }
    }
}
