//! The document's title, and the body that it names.
//!
//! The title is what stands at the head, above the first fact, list or paragraph. Dates and places
//! on lines of their own are no part of it. Deliberately not seen: titles in the middle of a
//! document, and bodies that only a sentence names.

use super::body_name::{self, body_words};
use super::marking::{is_classification, is_unknown_header_label, part_of};
use super::meeting_facts::is_address;
use super::regions::Part;
use super::{Fact, Findings, Recogniser, Said, TitleFact};
use crate::document::{Block, Document, Role, Span};
use crate::minutes::{Kind, MeetingStatus};
use crate::text::{self, find_date, find_time_range, fold, word_count};
use crate::vocabulary::{BODY_WORDS, MEETING_WORDS, TITLE_KINDS, Term};
use smallvec::SmallVec;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "title",
    sees: "the title, and the body that it names",
    run,
};

/// Most words of a line of a title.
const MOST_WORDS: usize = 30;

/// Most lines of a title.
const MOST_LINES: usize = 5;

fn run(document: &Document, findings: &mut Findings) {
    let mut lines = lines(document);
    if !lines.iter().any(|line| tells_more(document.words(line.span)))
        && let Some(line) = later_title(document)
    {
        lines = SmallVec::from_iter([line]);
    }
    let Some(first) = lines.first() else {
        return;
    };
    let kind = kind(document, &lines);
    let named = joined(document, &lines)
        .into_iter()
        .filter_map(|line| body_name::named(document, line))
        .max_by_key(|body| body.rank);
    let meets = lines
        .iter()
        .any(|line| names_meeting(document.words(line.span)));
    // A page that is headed by a date is of that day's meeting.
    let heads_page = document
        .blocks
        .get(first.index)
        .is_some_and(|block| block.level == 1 && find_date(document.block_text(block)).is_some());
    if kind.is_none() && named.is_none() && !meets && !heads_page {
        return;
    }
    for line in &lines {
        let folded = fold(document.words(line.span));
        let standing = STANDINGS
            .iter()
            .find(|(word, _)| folded.split(' ').any(|w| w == *word));
        if let Some((_, standing)) = standing {
            let said = Said {
                value: line.span,
                raw: line.span,
            };
            findings.inline(
                Fact::Standing(*standing, said),
                line.span,
                &[("a word of the title", 2)],
            );
        }
    }
    let fact = Fact::Title(TitleFact {
        lines: lines.iter().map(|line| line.span).collect(),
        body: named.as_ref().map(|body| {
            body_name::in_sentence(document, document.words(body.name)).unwrap_or(body.name)
        }),
        abbreviation: named.as_ref().and_then(|body| body.abbreviation),
        kind,
    });
    let mut clues: SmallVec<[(&'static str, i16); 3]> = SmallVec::new();
    clues.push(("at the head of the document", 2));
    if kind.is_some() {
        clues.push(("names a kind of document", 4));
    }
    if named.is_some() {
        clues.push(("names a body", 2));
    }
    // Lines of the title may have other lines between them; each is taken for itself.
    findings.taking(fact, first.whole, first.index..first.index + 1, &clues);
    for line in lines.iter().skip(1) {
        findings.taking(
            Fact::PartLabel,
            line.whole,
            line.index..line.index + 1,
            &clues,
        );
    }
}

/// Whether a line can be a title's: it has words of kinds, bodies or meetings, or a date.
fn tells_more(words: &str) -> bool {
    has_kind(words) || body_words(words) > 0 || names_meeting(words) || find_date(words).is_some()
}

/// The first heading of the first level that names a kind of document, where the head is something
/// else: `Introduction`.
fn later_title(document: &Document) -> Option<TitleLine> {
    /// Blocks among which it stands.
    const FRONT: usize = 12;
    let found = document
        .blocks
        .iter()
        .take(FRONT)
        .position(|block| block.level == 1 && has_kind(document.block_text(block)))?;
    let block = document.blocks.get(found)?;
    Some(TitleLine {
        index: found,
        whole: block.whole,
        span: block.text,
    })
}

/// Most words of a title that names no more than a meeting.
const MOST_WORDS_OF_MEETING: usize = 12;

/// `Inaugural meeting`, `Members\u{2019} Conference Call`
fn names_meeting(words: &str) -> bool {
    let folded = fold(words);
    word_count(words) <= MOST_WORDS_OF_MEETING
        && folded.split(' ').any(|word| MEETINGS.contains(&word))
}

/// Words for a meeting.
const MEETINGS: &[&str] = &[
    "r\u{e9}union",
    "s\u{e9}ance",
    "assembl\u{e9}e",
    "sitzung",
    "versammlung",
    "meeting",
    "agm",
    "egm",
    "teleconference",
    "telecon",
    "call",
    "minutes",
];

/// The lines of the title, each whole: one that ends with `of` goes on in the next.
fn joined(document: &Document, lines: &[TitleLine]) -> SmallVec<[Span; 4]> {
    let mut joined: SmallVec<[Span; 4]> = SmallVec::new();
    let mut open: Option<(Span, usize)> = None;
    let mut above: Option<(Span, usize)> = None;
    for line in lines {
        let span = match open.take() {
            Some((before, index)) if index + 1 == line.index => before.hull(line.span),
            // `… OF THE TOWN BOARD` above `OF THE TOWN OF ELM`
            None if opens_with_of(document.words(line.span)) => match above.take() {
                Some((before, index)) if index + 1 == line.index => before.hull(line.span),
                _ => line.span,
            },
            _ => match above.take() {
                Some((before, index))
                    if index + 1 == line.index && parts_a_name(document, before, line.span) =>
                {
                    before.hull(line.span)
                }
                _ => line.span,
            },
        };
        let lower = document.words(span).to_ascii_lowercase();
        if [" of", " of the", " for", " for the"]
            .iter()
            .any(|end| lower.ends_with(end))
        {
            open = Some((span, line.index));
        }
        above = Some((span, line.index));
        joined.push(span);
    }
    joined
}

/// `Elm Public Library` above `Board of Trustees Meeting`: a body that only what stands above it tells
/// from others.
fn parts_a_name(document: &Document, above: Span, below: Span) -> bool {
    /// Most words of the line above.
    const MOST_WORDS: usize = 8;
    let words = document.words(above);
    let of_name = |word: &str| {
        word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and" | "&" | "for")
    };
    let named = word_count(words) <= MOST_WORDS
        && word_count(words) >= 2
        && !has_kind(words)
        && find_date(words).is_none()
        && !words.contains([',', ':', '('])
        && words.split(' ').all(of_name);
    named
        && body_name::named(document, below)
            .is_some_and(|body| is_generic(document.words(body.name)))
}

/// Whether a body's name is one that many bodies have.
fn is_generic(name: &str) -> bool {
    const GENERIC: &[&str] = &[
        "of", "the", "and", "executive", "steering", "technical", "governing", "management",
        "student", "students", "faculty", "academic", "directors", "trustees", "governors", "members",
        "organizational",
    ];
    body_words(name) > 0
        && fold(name).split(' ').all(|word| {
            BODY_WORDS.binary_search(&word).is_ok() || GENERIC.contains(&word)
        })
}

/// `of the Harbour`
fn opens_with_of(words: &str) -> bool {
    words
        .split_once(' ')
        .is_some_and(|(first, _)| first.eq_ignore_ascii_case("of"))
}

const STANDINGS: &[(&str, MeetingStatus)] = &[
    ("draft", MeetingStatus::Draft),
    ("unconfirmed", MeetingStatus::Draft),
    ("unapproved", MeetingStatus::Draft),
    ("unadopted", MeetingStatus::Draft),
    ("approved", MeetingStatus::Approved),
    ("confirmed", MeetingStatus::Approved),
    ("ratified", MeetingStatus::Approved),
];

struct TitleLine {
    index: usize,
    whole: Span,
    span: Span,
}

/// The lines of the title.
fn lines(document: &Document) -> SmallVec<[TitleLine; 4]> {
    let mut lines: SmallVec<[TitleLine; 4]> = SmallVec::new();
    let mut dated = false;
    let mut header_values = 0_usize;
    let mut keyed = false;
    // Lines of the page's own data, above others that are printed.
    let mut of_page: SmallVec<[TitleLine; 4]> = SmallVec::new();
    for part in document.parts() {
        let Part::Block(index, block) = part else {
            break;
        };
        let words = match block.label {
            Some(label) if matches!(label.term, Term::Title | Term::Body) && !label.alone => {
                document.words(document.behind(block, label))
            }
            _ => document.block_text(block),
        };
        if header_label(block) || (header_values > 0 && is_unknown_header_label(document, block)) {
            header_values += usize::from(block.label.is_none_or(|l| l.alone));
            continue;
        }
        if header_values > 0 {
            header_values -= 1;
            continue;
        }
        if is_classification(words) {
            if lines.is_empty() {
                continue;
            }
            break;
        }
        let label = block.label.map(|l| (l.term, l.alone));
        match label {
            // `MINUTES` or `AGENDA` is a line of the title where the title has not ended.
            Some((Term::Minutes | Term::Agenda, _))
                if !dated && !is_body_heading(document, index, lines.len()) => {}
            Some((Term::Title | Term::Body, false)) | None => {}
            // Front matter gives facts before the title.
            Some((Term::Date | Term::Time | Term::Location | Term::Status, false))
                if lines.is_empty() && block.label.is_some_and(|l| l.marked) =>
            {
                continue;
            }
            // Keys of the page, and what they list.
            Some(_) if lines.is_empty() && text::starts_lower(words) => {
                keyed = true;
                continue;
            }
            // Keys of the page may stand below its title too.
            Some((
                Term::Date | Term::Time | Term::Location | Term::Status | Term::Created,
                false,
            ))
                if text::starts_lower(words) =>
            {
                of_page.append(&mut lines);
                continue;
            }
            Some(_) => break,
        }
        if keyed && lines.is_empty() && (block.role == Role::Entry || text::starts_lower(words)) {
            continue;
        }
        // Below a title that the format states, other lines are none of it.
        let stated = lines.first().is_some_and(|first: &TitleLine| {
            document
                .blocks
                .get(first.index)
                .is_some_and(|b| b.level > 0)
        });
        let first_level = lines
            .first()
            .and_then(|first: &TitleLine| document.blocks.get(first.index))
            .map_or(0, |first| first.level);
        let goes_on = match block.label.map(|label| label.term) {
            None => has_kind(words) || body_words(words) > 0,
            Some(term) => term == Term::Minutes,
        };
        if stated && block.level > first_level && !goes_on && !is_date_or_place(words, true) {
            break;
        }
        if stated && block.level == 0 && !block.set_apart && !is_date_or_place(words, true) {
            break;
        }
        if is_version(words) {
            continue;
        }
        // `Accountable to: the Elm Board` is a label that no table lists.
        if !lines.is_empty() && block.label.is_none() && !has_kind(words) && opens_with_key(words) {
            break;
        }
        if block.is_numbered()
            || lines.len() >= MOST_LINES
            || is_running_text(words)
            || block.lines > 3
        {
            break;
        }
        if is_date_or_place(words, !lines.is_empty()) {
            dated |= find_date(words).is_some() || find_time_range(words).is_some();
            continue;
        }
        if dated && !lines.is_empty() && !is_kind_alone(words) {
            break;
        }
        let from = match block.label {
            Some(label) if matches!(label.term, Term::Title | Term::Body) => {
                block.text.after(label.span.to() - block.text.from())
            }
            _ => block.text,
        };
        let span = without_particulars(document, from.trimmed(document.flow.text()));
        dated |= span.end < block.text.end;
        lines.push(TitleLine {
            index,
            whole: block.whole,
            span,
        });
    }
    let printed = lines.iter().any(|line| {
        let words = document.words(line.span);
        has_kind(words) && (of_page.is_empty() || body_words(words) > 0)
    });
    if printed || of_page.is_empty() {
        lines
    } else {
        of_page
    }
}

/// Whether a line opens with a few words and a colon, and more stands behind it.
fn opens_with_key(words: &str) -> bool {
    /// Most words of such a label.
    const MOST_WORDS: usize = 4;
    words.split_once(": ").is_some_and(|(key, value)| {
        word_count(key) <= MOST_WORDS && !value.trim().is_empty() && body_words(key) == 0
    })
}

/// `PROPOSED AGENDA` below the date.
fn is_kind_alone(words: &str) -> bool {
    /// Most words of such a line.
    const MOST_WORDS: usize = 3;
    let folded = fold(words);
    word_count(words) <= MOST_WORDS && TITLE_KINDS.iter().any(|kind| folded.contains(kind.words))
}

/// `Version 1.0`, `v2`, `Issue 3`
fn is_version(words: &str) -> bool {
    let Some((word, number)) = words.split_once(' ') else {
        return false;
    };
    let version = ["version", "issue", "revision", "v", "rev"]
        .iter()
        .any(|known| {
            word.trim_end_matches([':', '.'])
                .eq_ignore_ascii_case(known)
        });
    version && number.starts_with(|c: char| c.is_ascii_digit() || c == 'v') && number.len() <= 8
}

/// `Minutes` alone, when a title stands above it and the minutes themselves below it.
fn is_body_heading(document: &Document, index: usize, lines_before: usize) -> bool {
    let table_below = matches!(document.part(index + 1), Some(Part::Table(_)));
    lines_before > 0 && table_below
}

fn header_label(block: &Block) -> bool {
    block
        .label
        .is_some_and(|label| label.marked && part_of(label.term).is_some())
}

fn is_running_text(words: &str) -> bool {
    word_count(words) > MOST_WORDS
        || (words.ends_with('.')
            && !ends_with_time(words)
            && word_count(words) > 6
            && !text::is_capitals(words))
        || (words.ends_with(':') && SAYS.iter().any(|verb| words.contains(verb)))
        || text::starts_lower(words) && !words.starts_with("held")
}

/// Verbs that make what ends with a colon a sentence.
const SAYS: &[&str] = &[" was ", " were ", " is ", " are ", " has ", " have "];

/// `… 7:00 P.M.`
fn ends_with_time(words: &str) -> bool {
    const HALVES: &[&str] = &["a.m", "p.m", "hrs"];
    let tail = words.trim_end_matches('.').to_ascii_lowercase();
    HALVES.iter().any(|half| tail.ends_with(half))
}

/// `Friday 11 October 2024, 9.30 am`, `held on …`, `in the Jubilee Room`, `Founded 1887`.
fn is_date_or_place(words: &str, below_title: bool) -> bool {
    let folded = fold(words);
    let opens = ["held ", "in ", "at ", "on ", "via ", "by ", "from "]
        .iter()
        .any(|w| folded.starts_with(w));
    if opens {
        return true;
    }
    if opens_with_of(words) {
        return false;
    }
    let rest = |len: usize| word_count(words).saturating_sub(len);
    // `2020-10-06 Elm Board`
    let heads_name = find_date(words).is_some_and(|(_, range)| {
        let after = words.get(range.end..).unwrap_or_default();
        let name = after.trim_start_matches([' ', '-', '\u{2013}', ':']);
        range.start == 0
            && !after.starts_with(',')
            && name.starts_with(char::is_uppercase)
            && body_words(name) > 0
            && !name.contains(',')
            && find_time_range(name).is_none()
    });
    let date_only = !heads_name && find_date(words).is_some_and(|(_, range)| {
        let inside = word_count(words.get(range.clone()).unwrap_or_default());
        let other = words.get(..range.start).unwrap_or_default();
        !has_kind(other) && (rest(inside) <= 8 && range.start <= 2)
    });
    let month_only =
        text::read(text::month_and_year, words).is_some_and(|(_, len)| len == words.len());
    let year_only = below_title
        && word_count(words) <= 3
        && words
            .split(' ')
            .any(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()))
        && !has_kind(words);
    let place = below_title
        && (words.matches(',').count() >= 1)
        && !has_kind(words)
        && (body_words(words) == 0 || is_address(words));
    date_only || month_only || year_only || place
}

pub(super) fn has_kind(words: &str) -> bool {
    let folded = fold(words);
    MEETING_WORDS
        .iter()
        .any(|word| folded.split(' ').any(|w| w == *word))
        || TITLE_KINDS.iter().any(|k| folded.contains(k.words))
}

/// A title line without time and place behind its date: `Minutes of a Meeting held on 3 May 2020 at
/// 7 pm in …`, and without a sentence that goes on behind it.
fn without_particulars(document: &Document, span: Span) -> Span {
    /// Words that make what goes on a sentence.
    const LEAST_WORDS: usize = 5;
    let words = document.words(span);
    let tells = |rest: &str| {
        rest.starts_with(' ')
            && rest.trim_start().starts_with(char::is_uppercase)
            && word_count(rest) >= LEAST_WORDS
            && rest.contains(|c: char| c.is_lowercase())
            && ["Here ", "The ", "This ", "These ", "We ", "It "]
                .iter()
                .any(|opening| rest.trim_start().starts_with(opening))
    };
    for kind in [
        "Terms of Reference",
        "terms of reference",
        "TERMS OF REFERENCE",
    ] {
        if let Some(at) = words.find(kind)
            && words.get(at + kind.len()..).is_some_and(tells)
        {
            return span.part(0..at + kind.len());
        }
    }
    let Some((_, range)) = find_date(words).filter(|(_, range)| range.start > 0) else {
        return span;
    };
    let rest = words.get(range.end..).unwrap_or_default();
    let particulars = rest.len() > 2
        && [" at ", ", at ", " in ", ", ", " from "]
            .iter()
            .any(|w| rest.starts_with(w))
        && !has_kind(rest);
    if particulars || tells(rest) {
        span.part(0..range.end)
    } else {
        span
    }
}

fn kind(document: &Document, lines: &[TitleLine]) -> Option<Kind> {
    let joined = lines
        .iter()
        .map(|line| fold(document.words(line.span)).into_owned())
        .collect::<Vec<_>>()
        .join(" ");
    let padded = [" ", &joined, " "].concat();
    TITLE_KINDS
        .iter()
        .find(|kind| padded.contains(&[" ", kind.words, " "].concat()))
        .map(|kind| kind.kind)
}
