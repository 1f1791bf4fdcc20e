//! People of whom a list tells the posts and not the names, as lists do that were made for publication:
//! `Head of Parks (Elm Council)`, `Principal Ponds Officer`, `Lay member`.
//!
//! Deliberately not seen: a post among names that nothing but its words tells from one (`Parks Lead`).

use super::PersonFact;
use super::people;
use super::people_posts::{is_bare_post, is_post, is_post_word};
use crate::document::{Block, Document, Span};
use crate::minutes::Status;
use crate::text::{self, word_count};

/// Words within a post that join its parts.
const JOINERS: &[&str] = &["of", "for", "and", "&", "to", "in", "at"];

/// Words of rank that posts open with.
const RANKS: &[&str] = &[
    "Acting",
    "Associate",
    "Interim",
    "Joint",
    "Managing",
    "Senior",
];

/// The length of a post that stands for somebody whom nobody names: `Head of Parks (Elm Council)`,
/// `Director \u{2013} Ponds & Parks`.
pub(super) fn unnamed_post(words: &str) -> Option<usize> {
    /// Most words of such a post.
    const MOST_WORDS: usize = 9;
    let len = [", ", " ("]
        .iter()
        .filter_map(|mark| words.find(mark))
        .min()
        .unwrap_or(words.len());
    let post = words.get(..len)?;
    let no_name = word_count(post) <= MOST_WORDS
        && !post.ends_with(['.', ':', '?'])
        && !post
            .split(' ')
            .any(|word| text::is_honorific(word.trim_end_matches('.')));
    let dash = [" \u{2013} ", " - "]
        .iter()
        .find_map(|dash| post.split_once(dash));
    let stands_alone = match dash {
        Some((head, tail)) => {
            let of_posts = head.split(' ').all(is_post_word);
            opens_as_post(head)
                && is_post(head)
                && !tail.split(' ').all(is_post_word)
                && !(of_posts && text::is_name(tail))
        }
        None => opens_as_post(post) && is_post(post) && is_joined(post),
    };
    (no_name && stands_alone).then_some(len)
}

/// Whether a first word says that a post follows: `Head of …`, `Senior …`, `Waste and Parks Manager`.
fn opens_as_post(words: &str) -> bool {
    let mut parts = words.split(' ');
    let first = parts.next().unwrap_or_default();
    let joined = parts.next().is_some_and(|second| JOINERS.contains(&second));
    let ends_in_post = parts.next_back().is_some_and(is_post_word);
    is_post_word(first) || RANKS.contains(&first) || (joined && ends_in_post)
}

/// Whether small words join the parts of a post, and too few words follow the last for a name.
fn is_joined(post: &str) -> bool {
    /// Words behind the last joiner; more may hold a name.
    const MOST_BEHIND: usize = 2;
    let behind = post
        .split(' ')
        .rev()
        .position(|word| JOINERS.contains(&word));
    let ends_in_post = post.rsplit(' ').next().is_some_and(is_post_word);
    behind.is_some_and(|behind| behind <= MOST_BEHIND || ends_in_post)
}

/// Somebody of whom a line says no more than the post, and whose it is.
pub(super) fn in_post(line: Span, words: &str, post: usize, status: Status) -> PersonFact {
    let beside = words.get(post..).unwrap_or_default();
    let inner = beside.trim_matches([',', ' ', '(', ')', '.']);
    let from = post + beside.find(inner).unwrap_or_default();
    PersonFact {
        organisation: (!inner.is_empty()).then(|| line.part(from..from + inner.len())),
        ..people::named(line.part(0..post), status)
    }
}

/// The line of a list from which on it tells of posts: some beyond doubt, and these are many.
pub(super) fn posts_from(document: &Document, from: usize) -> Option<usize> {
    /// Lines that are looked at.
    const MOST: usize = 40;
    /// Lines that are posts beyond doubt.
    const LEAST: usize = 2;
    /// Of how many lines one must be.
    const ONE_OF: usize = 3;
    let lines = document
        .blocks
        .iter()
        .skip(from)
        .take(MOST)
        .take_while(|block| is_line(document, block));
    // Of each line whether it may be one, and whether it is one beyond doubt.
    let lines: Vec<(bool, bool)> = lines
        .map(|line| {
            let words = document.block_text(line);
            let post = head(words);
            let sure = is_bare_post(post) || unnamed_post(words).is_some();
            (is_post(post), sure)
        })
        .collect();
    let mut below = lines.iter().filter(|(_, sure)| *sure).count();
    for (nth, (may_be, sure)) in lines.iter().enumerate() {
        if *may_be && below >= LEAST && below * ONE_OF >= lines.len() - nth {
            return Some(from + nth);
        }
        below -= usize::from(*sure);
    }
    None
}

fn is_line(document: &Document, block: &Block) -> bool {
    /// Most words of such a line.
    const MOST_WORDS: usize = 24;
    /// Most blank lines before it.
    const MOST_GAP: u16 = 2;
    let words = document.block_text(block);
    block.cell.is_none()
        && block.gap <= MOST_GAP
        && block
            .label
            .is_none_or(|label| !label.marked && !label.term.opens_part())
        && !block.is_numbered()
        && !words.ends_with(['.', ':', '?'])
        && word_count(words) <= MOST_WORDS
}

/// What a line tells before a comma or bracket.
fn head(words: &str) -> &str {
    let end = [", ", " ("]
        .iter()
        .filter_map(|mark| words.find(mark))
        .min();
    words.get(..end.unwrap_or(words.len())).unwrap_or(words)
}

/// Gives people whose names stand in one column the posts of the column that a page's text has below it,
/// where there are as many; gives the block after these.
pub(super) fn give_posts(document: &Document, from: usize, people: &mut [PersonFact]) -> usize {
    let mut posts: Vec<Span> = Vec::with_capacity(people.len());
    let mut end = from;
    while let Some(block) = document.blocks.get(end)
        && block.label.is_none()
        && is_line(document, block)
        && (end == from || block.gap == 0)
    {
        // A post goes on in a line that is none: `Head of Ponds and` `Weirs`.
        match posts.last_mut() {
            Some(last) if !is_post(document.block_text(block)) => *last = last.hull(block.text),
            _ => posts.push(block.text),
        }
        end += 1;
    }
    if posts.len() == people.len() {
        for (person, post) in people.iter_mut().zip(posts) {
            person.chair |= document.words(post).to_lowercase().contains("(chair");
            person.role = Some(post);
        }
    }
    end
}

/// Somebody of a list of posts by the post that a line opens with.
pub(super) fn post_of_line(
    document: &Document,
    block: &Block,
    status: Status,
) -> Option<PersonFact> {
    let words = document.block_text(block);
    let post = head(words);
    let titled = post
        .split(' ')
        .any(|word| text::is_honorific(word.trim_end_matches('.')) && !is_post_word(word));
    (block.label.is_none() && is_line(document, block) && is_post(post) && !titled)
        .then(|| in_post(block.text, words, post.len(), status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_that_stand_for_somebody() {
        for (words, post) in [
            ("Head of Parks", Some("Head of Parks")),
            (
                "Head of Parks and Ponds (Elm Council)",
                Some("Head of Parks and Ponds"),
            ),
            (
                "Director \u{2013} Ponds & Parks",
                Some("Director \u{2013} Ponds & Parks"),
            ),
            (
                "Senior Pond Officer - Public Ponds, EPU",
                Some("Senior Pond Officer - Public Ponds"),
            ),
            (
                "Waste and Parks Operations Manager",
                Some("Waste and Parks Operations Manager"),
            ),
            ("Chair \u{2013} Ann Oak", None),
            ("Head of Parks Ann Oak", None),
            ("Ann Oak, Head of Parks", None),
            ("Director of Parks Mr Oak", None),
            ("Ann Oak Head of Parks", None),
            ("Chief Executive", None),
            ("Officer for Parks spoke about them.", None),
        ] {
            assert_eq!(
                unnamed_post(words).and_then(|len| words.get(..len)),
                post,
                "{words}"
            );
        }
    }

    #[test]
    fn lists_of_posts() {
        for (text, posts) in [
            (
                "Minutes\n\nPresent\n- Unit Head, Ponds\n- Deputy Director, Weirs\n- Director, Ponds\n- Lay member\n",
                "Unit Head,Deputy Director,Director,Lay member",
            ),
            (
                "Minutes\n\nIn attendance:\n\nAnn Oak\n\nHead of Weirs\n\nHead of Ponds\n\nPrincipal Swans Officer\n",
                "Ann Oak,Head of Weirs,Head of Ponds,Principal Swans Officer",
            ),
            (
                "Minutes\n\nPresent\nAnn Oak\nBea Elm\nCy Ash\nDirector of Ponds (chair)\nHead of the\nWeirs\nLay Member\n\n1. Welcome\n",
                "Ann Oak,Bea Elm,Cy Ash",
            ),
            (
                "Minutes\n\nPresent\n- Ann Oak, Director\n- Bea Elm, Deputy Director\n- Cy Ash, Lay member\n",
                "Ann Oak,Bea Elm,Cy Ash",
            ),
        ] {
            let (document, people) = super::super::attendance::found_in(text);
            let names: Vec<&str> = people
                .iter()
                .map(|person| document.words(person.name))
                .collect();
            assert_eq!(names.join(","), posts, "{text}");
        }
    }
}
