//! Lists of people with their posts before their names: `Chair Ash, Vice Chair Birch, Commissioners Cedar,
//! Elm and Oak - 5`.

use super::PersonFact;
use super::people::named;
use super::people_beside::add_bracket;
use super::people_chunks::chunks;
use super::people_posts::{is_chair, is_post_word};
use crate::document::{Document, Span};
use crate::minutes::Status;
use crate::text::{is_honorific, person_entry};

/// Most words of a post.
const MOST_WORDS: usize = 4;

/// The people of such a list, if the span is one as a whole.
pub(super) fn list(document: &Document, span: Span, status: Status) -> Option<Vec<PersonFact>> {
    let text = document.words(span);
    let (first, _) = post(text, 0)?;
    let mut people = Vec::new();
    let mut of_many: Option<Span> = None;
    for chunk in chunks(text) {
        let words = text.get(chunk.clone())?;
        let words = without_count(words);
        let words_at = chunk.start;
        let (role, from) = match post(words, 0) {
            Some((role, from)) => {
                let role = span.part(words_at + role.start..words_at + role.end);
                of_many = singular(document, role);
                (Some(of_many.unwrap_or(role)), from)
            }
            None => (of_many, 0),
        };
        let rest = words.get(from..)?;
        if rest.is_empty() {
            continue;
        }
        let entry = person_entry(rest)?;
        let leftover = rest
            .get(entry.len..)?
            .trim_matches([' ', '.', ',', '*', ')']);
        if entry.rest.is_some() || !leftover.is_empty() {
            return None;
        }
        let part = |range: std::ops::Range<usize>| {
            span.part(words_at + from + range.start..words_at + from + range.end)
        };
        let mut person = named(part(entry.name.clone()), status);
        person.honorific = entry.honorific.map(part);
        // `Councillors` is a title, as `Cllr` is.
        person.role = role.filter(|role| !is_honorific(document.words(*role)));
        person.chair = role.is_some_and(|role| is_chair(document.words(role)));
        for bracket in entry.brackets {
            add_bracket(document, &mut person, part(bracket));
        }
        people.push(person);
    }
    // One person whose post stands first may be anything: `Home Secretary`.
    let counted = without_count(text).len() < text.len();
    let several =
        people.len() > 1 || counted || (first.end < text.len() && people.iter().any(|p| p.chair));
    several.then_some(people)
}

/// The post at the start of `text`, and where the name behind it begins. Names are one word, or have a
/// first name or initial before them.
fn post(text: &str, at: usize) -> Option<(std::ops::Range<usize>, usize)> {
    let mut end = None;
    let mut from = at;
    for _ in 0..MOST_WORDS {
        let rest = text.get(from..)?;
        let len = rest.find(' ').unwrap_or(rest.len());
        let word = rest.get(..len)?;
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        let next = from + len + usize::from(rest.len() > len);
        // What a comma ends is a name.
        if word.ends_with(',') {
            break;
        }
        if word.split(['-', '/']).all(|part| !part.is_empty())
            && word.split(['-', '/']).any(is_post_word)
        {
            end = Some((from + len, next));
        }
        from = next;
    }
    let (end, next) = end?;
    text.get(next..)
        .and_then(person_entry)
        .map(|_| (at..end, next))
}

/// `Commissioner` of `Commissioners`, `Board Member` of `Board Members`.
fn singular(document: &Document, role: Span) -> Option<Span> {
    let words = document.words(role);
    let last = words.rsplit(' ').next()?;
    let of_many = last.ends_with('s') && is_post_word(last.strip_suffix('s')?);
    of_many.then(|| role.part(0..words.len() - 1))
}

/// `Ash and Birch \u{2013} 2.` without the count.
fn without_count(words: &str) -> &str {
    let bare = words.trim_end_matches(['.', ' ']);
    let digits = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let dash = digits.trim_end_matches(' ');
    let before = dash.trim_end_matches(['-', '\u{2013}', '\u{2014}']);
    if digits.len() < bare.len() && before.len() < dash.len() && before.ends_with(' ') {
        before.trim_end()
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<Vec<(String, Option<String>)>> {
        let document = crate::layout::flowing(text);
        let span = Span::new(0, document.flow.text().trim_end().len());
        let people = list(&document, span, Status::Present)?;
        Some(
            people
                .into_iter()
                .map(|p| {
                    let words = |span: Span| document.words(span).to_owned();
                    (words(p.name), p.role.map(words))
                })
                .collect(),
        )
    }

    #[test]
    fn posts_before_names() {
        let read =
            shown("Chair Ash, Vice-Chair Birch, Board Members Cedar, Elm and Oak \u{2013} 5.");
        let wanted = [
            ("Ash", "Chair"),
            ("Birch", "Vice-Chair"),
            ("Cedar", "Board Member"),
            ("Elm", "Board Member"),
            ("Oak", "Board Member"),
        ];
        let wanted: Vec<_> = wanted
            .iter()
            .map(|(name, role)| ((*name).to_owned(), Some((*role).to_owned())))
            .collect();
        assert_eq!(read, Some(wanted));
        for text in [
            "Ann Ash, Treasurer, Bea Birch",
            "Ann Ash, Clerk",
            "Home Office, Elm Ltd",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
