//! The document's title, and the body that it names.
//!
//! The title is what stands at the head, above the first fact, list or paragraph. Dates and places
//! on lines of their own are no part of it. Deliberately not seen: titles in the middle of a
//! document, and bodies that only a sentence names.

use super::body_name::{self, body_words};
use super::title_lines::{TitleLine, later_title, lines, opens_with_of};
use super::{Fact, Findings, Recogniser, Said, TitleFact};
use crate::document::{Document, Span};
use crate::minutes::{Kind, MeetingStatus};
use crate::text::{find_date, fold, word_count};
use crate::vocabulary::{BODY_WORDS, MEETING_WORDS, TITLE_KINDS, title_kinds};
use smallvec::SmallVec;

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "title",
    sees: "the title, and the body that it names",
    run,
};

fn run(document: &Document, findings: &mut Findings) {
    let mut lines = lines(document);
    if !lines
        .iter()
        .any(|line| tells_more(document.words(line.span)))
        && let Some(line) = later_title(document)
    {
        lines = SmallVec::from_iter([line]);
    }
    let Some(first) = lines.first() else {
        announced(document, findings);
        return;
    };
    let kind = kind(document, &lines);
    let bodies = joined(document, &lines)
        .into_iter()
        .filter_map(|line| body_name::named(document, line));
    let named = body_name::that_met(document, bodies);
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
        lines: own(document, &lines).iter().map(|line| line.span).collect(),
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

/// The lines of the document's own title, where a page has one above it (`Minutes, 3 May` above `Minutes of
/// the Pond Board`), or a sentence below tells the same again.
fn own<'l>(document: &Document, lines: &'l [TitleLine]) -> &'l [TitleLine] {
    let words = |line: &TitleLine| document.words(line.span);
    let kind = |line: &TitleLine| title_kinds(&fold(words(line))).next();
    let mut says = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, line, kind(line)?)));
    let (Some((first, _, of_first)), Some((last, again, of_last))) =
        (says.next(), says.next_back())
    else {
        return lines;
    };
    if of_first != of_last {
        return lines;
    }
    let own = if words(again).ends_with('.') {
        lines.get(..last)
    } else {
        lines.get(first + 1..)
    };
    own.unwrap_or(lines)
}

/// The body of a meeting that a document without a title announces in its first words: `A meeting of the Pond
/// Board will be held on …`.
fn announced(document: &Document, findings: &mut Findings) {
    let Some(block) = document.blocks.first() else {
        return;
    };
    let Some(body) = body_name::in_sentence(document, "") else {
        return;
    };
    let words = document.words(body);
    if body.to() > block.text.to() || body_words(words) == 0 {
        return;
    }
    let fact = Fact::Title(TitleFact {
        lines: SmallVec::new(),
        body: Some(body),
        abbreviation: None,
        kind: None,
    });
    findings.inline(
        fact,
        body,
        &[("the first sentence tells of its meeting", 3)],
    );
}

/// Whether a line can be a title's: it has words of kinds, bodies or meetings, or a date.
fn tells_more(words: &str) -> bool {
    has_kind(words) || body_words(words) > 0 || names_meeting(words) || find_date(words).is_some()
}

/// Most words of a title that names no more than a meeting.
const MOST_WORDS_OF_MEETING: usize = 12;

/// Whether a few words name a meeting: `Inaugural meeting`, `Members\u{2019} Conference Call`.
#[must_use]
pub fn names_meeting(words: &str) -> bool {
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
        "of",
        "the",
        "and",
        "executive",
        "steering",
        "technical",
        "governing",
        "management",
        "student",
        "students",
        "faculty",
        "academic",
        "directors",
        "trustees",
        "governors",
        "members",
        "organizational",
    ];
    body_words(name) > 0
        && fold(name)
            .split(' ')
            .all(|word| BODY_WORDS.binary_search(&word).is_ok() || GENERIC.contains(&word))
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

pub(super) fn has_kind(words: &str) -> bool {
    let folded = fold(words);
    MEETING_WORDS
        .iter()
        .any(|word| folded.split(' ').any(|w| w == *word))
        || TITLE_KINDS.iter().any(|k| folded.contains(k.words))
}

fn kind(document: &Document, lines: &[TitleLine]) -> Option<Kind> {
    let joined = lines
        .iter()
        .map(|line| fold(document.words(line.span)).into_owned())
        .collect::<Vec<_>>()
        .join(" ");
    title_kinds(&joined).next()
}
