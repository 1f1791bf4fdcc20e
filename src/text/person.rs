//! People as lists print them: `Ferdie Ash (FA) (Chair)`, `Cllr. B. Birch, Vice-Chair`,
//! `Prof Ann van der Berg OBE – Treasurer`, `Dee Elm: Example Ltd`.
//!
//! Deliberately not judged: whether a name is a person's or a body's; the list that it stands in
//! says so.

use super::initials::initials_of;
use super::person_names::name_words;
use super::titles::{is_honorific, seat_behind, skip_post_nominals};
use std::ops::Range;

/// A person, as ranges of the text that it was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonEntry {
    /// `Mr`, `Cllr`, `Prof Sir`.
    pub honorific: Option<Range<usize>>,
    /// The name, without honorific, brackets and post-nominals, save a seat in a parliament.
    pub name: Range<usize>,
    /// What stands in brackets behind the name, without the brackets.
    pub brackets: Vec<Range<usize>>,
    /// What stands behind a comma, dash or colon.
    pub rest: Option<Range<usize>>,
    /// Bytes that it takes.
    pub len: usize,
}

/// The person at the start of `text`.
#[must_use]
pub fn person_entry(text: &str) -> Option<PersonEntry> {
    let mut at = 0;
    let mut honorific: Option<Range<usize>> = None;
    while let Some((range, next)) = word_at(text, at) {
        let word = text.get(range.clone())?.trim_end_matches('.');
        if !is_honorific(word) || next >= text.len() {
            break;
        }
        honorific = Some(honorific.map_or(range.clone(), |h| h.start..range.end));
        at = second_ahead(text, next).unwrap_or(next);
    }
    let words = name_words(text.get(at..)?);
    if words.count == 0 {
        return None;
    }
    let whole = at..at + words.len;
    let own_initials = initials_at_end(text, whole.clone());
    let name = own_initials.as_ref().map_or_else(
        || whole.start..seat_behind(text, whole.end).unwrap_or(whole.end),
        |(name, _)| name.clone(),
    );
    let mut entry = PersonEntry {
        honorific,
        name,
        brackets: own_initials.into_iter().map(|(_, own)| own).collect(),
        len: whole.end,
        ..PersonEntry::default()
    };
    let mut at = skip_post_nominals(text, whole.end);
    at = skip_contact(text, at);
    while let Some((inner, next)) = bracket_at(text, at) {
        entry.brackets.push(inner);
        at = skip_contact(text, skip_post_nominals(text, next));
    }
    entry.len = at;
    let tail = text.get(at..)?;
    let trimmed = tail.trim_start();
    let lead = at + tail.len() - trimmed.len();
    let separator = trimmed.chars().next();
    let spaced = tail.len() > trimmed.len();
    entry.rest = match separator {
        Some(c @ (',' | ':' | ';' | '|')) => rest_after(text, lead + c.len_utf8()),
        Some(c @ ('-' | '\u{2013}' | '\u{2014}')) if spaced => {
            rest_after(text, lead + c.len_utf8())
        }
        Some('=') if trimmed.starts_with("=>") => rest_after(text, lead + 2),
        _ => None,
    };
    if let Some(rest) = &entry.rest {
        entry.len = rest.end;
    }
    Some(entry)
}

/// Where the second title begins of `Mr and Mrs Oak` or `Cyng./Cllr Oak`.
fn second_ahead(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let second = ["and ", "& ", "/"]
        .iter()
        .find_map(|joint| rest.strip_prefix(joint))?;
    let title = second.split(' ').next()?;
    is_honorific(title.trim_end_matches('.')).then_some(text.len() - second.len())
}

/// `Ann Oak AO`: a name, and its initials behind it without a bracket.
fn initials_at_end(text: &str, whole: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let words = text.get(whole.clone())?;
    let (name, last) = words.rsplit_once(' ')?;
    let name = name.trim_end();
    (last.len() > 1 && name.contains(' ') && last == initials_of(name)).then(|| {
        (
            whole.start..whole.start + name.len(),
            whole.end - last.len()..whole.end,
        )
    })
}

fn bracket_at(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let rest = text.get(at..)?;
    let trimmed = rest.trim_start_matches([' ', '\u{a0}']);
    let open = at + rest.len() - trimmed.len();
    let (close, inner) = match trimmed.chars().next()? {
        '(' => (')', trimmed.get(1..)?),
        '[' => (']', trimmed.get(1..)?),
        '{' => ('}', trimmed.get(1..)?),
        _ => return None,
    };
    let len = inner.find(close)?;
    Some((open + 1..open + 1 + len, open + 2 + len))
}

/// What parts a name from an address or an alias, or from brackets behind one.
const BEFORE_CONTACT: &[char] = &[
    ' ', '\u{a0}', ':', '-', '\u{2013}', ',', '<', '>', '/', '|', '\t',
];

/// Where addresses and aliases behind a name end: `Ann Ash @annash`, `Ann Ash <ann@example.org>`, `Ann Ash
/// : (Elm Ltd) : ann@example.org`.
fn skip_contact(text: &str, from: usize) -> usize {
    let mut end = from;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let words = rest.trim_start_matches(BEFORE_CONTACT);
        let start = end + rest.len() - words.len();
        if start > end
            && words.starts_with(['(', '['])
            && !rest
                .trim_start()
                .starts_with(['(', '[', ',', '-', '\u{2013}'])
        {
            return start;
        }
        let len = words
            .find([' ', '\u{a0}', '>', ',', ';', ')', '('])
            .unwrap_or(words.len());
        let word = words.get(..len).unwrap_or_default();
        let address = word.contains('@') && word.len() > 2;
        if start == end || !address {
            return end;
        }
        end = start + len;
        end += usize::from(text.get(end..).is_some_and(|rest| rest.starts_with('>')));
    }
}

pub(super) fn word_at(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let rest = text.get(at..)?;
    if rest.is_empty() || rest.starts_with(['\t', ',', '(', ':']) {
        return None;
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ':' | ';' | '[' | '|' | '/'))
        .unwrap_or(rest.len());
    let after = rest.get(end..)?;
    let blank = after.len() - after.trim_start_matches([' ', '\u{a0}']).len();
    Some((at..at + end, at + end + blank))
}

fn rest_after(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let trimmed = rest.trim();
    let start = at + rest.len() - rest.trim_start().len();
    (!trimmed.is_empty()).then_some(start..start + trimmed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Honorific, name, brackets, rest.
    type Shown<'t> = (Option<&'t str>, &'t str, Vec<&'t str>, Option<&'t str>);

    fn shown(text: &str) -> Option<Shown<'_>> {
        let entry = person_entry(text)?;
        Some((
            entry.honorific.and_then(|r| text.get(r)),
            text.get(entry.name)?,
            entry
                .brackets
                .into_iter()
                .filter_map(|r| text.get(r))
                .collect(),
            entry.rest.and_then(|r| text.get(r)),
        ))
    }

    #[test]
    fn people() {
        type Row<'t> = (
            &'t str,
            Option<&'t str>,
            &'t str,
            &'t [&'t str],
            Option<&'t str>,
        );
        let rows: &[Row] = &[
            (
                "Ferdie Ash (FA) (Chair)",
                None,
                "Ferdie Ash",
                &["FA", "Chair"],
                None,
            ),
            ("Ann Oak AO", None, "Ann Oak", &["AO"], None),
            (
                "Mrs Ann Oak-Elm AOE (Chair), Clerk",
                Some("Mrs"),
                "Ann Oak-Elm",
                &["AOE", "Chair"],
                Some("Clerk"),
            ),
            ("Ann Oak BE", None, "Ann Oak BE", &[], None),
            (
                "Cllr. B. Birch, Vice-Chair",
                Some("Cllr."),
                "B. Birch",
                &[],
                Some("Vice-Chair"),
            ),
            (
                "Prof Ann van der Berg OBE \u{2013} Treasurer",
                Some("Prof"),
                "Ann van der Berg",
                &[],
                Some("Treasurer"),
            ),
            (
                "Professor Sir Tom Oak",
                Some("Professor Sir"),
                "Tom Oak",
                &[],
                None,
            ),
            (
                "Anna-Lou O\u{2019}Elm; Clerk",
                None,
                "Anna-Lou O\u{2019}Elm",
                &[],
                Some("Clerk"),
            ),
            (
                "Dee Elm: Example Ltd",
                None,
                "Dee Elm",
                &[],
                Some("Example Ltd"),
            ),
            (
                "Ann Ash (Oak Council), Chair",
                None,
                "Ann Ash",
                &["Oak Council"],
                Some("Chair"),
            ),
            ("Home Office", None, "Home Office", &[], None),
            ("D.J.E. Ash (DA)", None, "D.J.E. Ash", &["DA"], None),
            ("VE9QQQ, President", None, "VE9QQQ", &[], Some("President")),
            ("Ann Ash, MBE (AA)", None, "Ann Ash", &["AA"], None),
            (
                "Ann Ash @annash (Elm Ltd)",
                None,
                "Ann Ash",
                &["Elm Ltd"],
                None,
            ),
            (
                "Ann Ash <ann@example.org>, Elm Ltd",
                None,
                "Ann Ash",
                &[],
                Some("Elm Ltd"),
            ),
            (
                "Ann Ash : (Elm Ltd)   : ann@example.org",
                None,
                "Ann Ash",
                &["Elm Ltd"],
                None,
            ),
        ];
        for (text, honorific, name, brackets, rest) in rows {
            assert_eq!(
                shown(text),
                Some((*honorific, *name, brackets.to_vec(), *rest)),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_person() {
        for text in [
            "five members of the public",
            "",
            "(none)",
            "12 residents",
            "none",
            "- ",
            "\u{2022} x",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
