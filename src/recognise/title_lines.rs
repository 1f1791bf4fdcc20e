//! The lines of a document's title: those at its head, above the first fact, list or paragraph.

use super::body_name::body_words;
use super::marking::{is_classification, is_unknown_header_label, part_of};
use super::meeting_facts::tells_of_page;
use super::meeting_places::is_address;
use super::regions::Part;
use super::title::has_kind;
use super::unlabelled;
use crate::document::{Block, Document, Role, Span};
use crate::text::{self, find_date, find_time_range, fold, word_count};
use crate::vocabulary::{TITLE_KINDS, Term, is_standing_item};
use smallvec::SmallVec;

/// Most words of a line of a title.
const MOST_WORDS: usize = 30;

/// Most words of one that tells what minutes these are, of which body, and when and where it met.
const MOST_WORDS_OF_MINUTES: usize = 48;

/// Most lines of a title.
const MOST_LINES: usize = 5;

/// The first heading of the first level that names a kind of document, where the head is something
/// else: `Introduction`.
pub(super) fn later_title(document: &Document) -> Option<TitleLine> {
    /// Blocks among which it stands.
    const FRONT: usize = 12;
    let (index, block) = document
        .blocks
        .iter()
        .enumerate()
        .take(FRONT)
        .skip(1)
        .find(|(_, block)| block.level == 1 && has_kind(document.block_text(block)))?;
    Some(TitleLine {
        index,
        whole: block.whole,
        span: block.text,
    })
}

/// `1. Terms of reference for the Pond Board` is the title of the clauses below it.
fn opens_clauses(words: &str) -> bool {
    const OPENINGS: &[&str] = &["terms of reference for ", "terms of reference of "];
    OPENINGS.iter().any(|opening| {
        words
            .get(..opening.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(opening))
    })
}

/// `of the Harbour`
pub(super) fn opens_with_of(words: &str) -> bool {
    words
        .split_once(' ')
        .is_some_and(|(first, _)| first.eq_ignore_ascii_case("of"))
}

pub(super) struct TitleLine {
    pub(super) index: usize,
    pub(super) whole: Span,
    pub(super) span: Span,
}

/// The lines of the title.
pub(super) fn lines(document: &Document) -> SmallVec<[TitleLine; 4]> {
    let mut lines: SmallVec<[TitleLine; 4]> = SmallVec::new();
    let mut dated = false;
    let mut header_values = 0_usize;
    let mut keyed = false;
    // Lines of the page's own data, above others that are printed.
    let mut of_page: SmallVec<[TitleLine; 4]> = SmallVec::new();
    let people = unlabelled::begins(document);
    for part in document.parts() {
        let Part::Block(index, block) = part else {
            break;
        };
        if people.is_some_and(|from| index >= from) {
            break;
        }
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
        match step(document, index, block, lines.len(), dated) {
            _ if is_letterhead(words) => continue,
            Step::Line => {}
            Step::Skip => continue,
            Step::Key => {
                keyed = true;
                continue;
            }
            Step::KeyBelow => {
                of_page.append(&mut lines);
                continue;
            }
            Step::End => break,
        }
        if keyed && lines.is_empty() && (block.role == Role::Entry || text::starts_lower(words)) {
            continue;
        }
        if leaves_title(document, lines.first(), block, words) {
            break;
        }
        if is_note(words) || (lines.is_empty() && is_type_of_page(words)) {
            continue;
        }
        // `Accountable to: the Elm Board` is a label that no table lists.
        if !lines.is_empty() && block.label.is_none() && !has_kind(words) && opens_with_key(words) {
            break;
        }
        // The first item of an agenda or of minutes that nothing parts from the title.
        if !lines.is_empty() && body_words(words) == 0 && begins_items(words) {
            break;
        }
        let of_clauses = lines.is_empty() && opens_clauses(words);
        if (block.is_numbered() && !of_clauses)
            || lines.len() >= MOST_LINES
            || is_running_text(words)
            || (block.lines > 3 && !is_minutes_of(words))
        {
            break;
        }
        if is_date_or_place(words, !lines.is_empty(), block.level > 0) {
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

/// `Long Hall, Elmford. Tel. 01632 960144`: how a body is reached.
fn is_letterhead(words: &str) -> bool {
    /// Digits of a telephone number; dates and times have fewer.
    const LEAST_DIGITS: usize = 10;
    /// Most words of such a line.
    const MOST_WORDS: usize = 30;
    const KEYS: &[&str] = &["tel", "telephone", "phone", "fax", "email", "website"];
    let named = || {
        fold(words)
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| KEYS.contains(&word))
    };
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    let reached = words.contains('@') || words.contains("www.") || digits >= LEAST_DIGITS;
    word_count(words) <= MOST_WORDS
        && !has_kind(words)
        && (reached || digits > 0 && named())
        && find_date(words).is_none()
}

/// Whether a line is one of the items of most meetings, or a time and an item: `14:00 Welcome`, `1pm The weir`.
fn begins_items(words: &str) -> bool {
    // `Minutes of the meeting held on 3 May` is a title, those of the last one are an item.
    let of_this = || {
        let folded = fold(words);
        folded.starts_with("minutes") && !folded.contains("last") && !folded.contains("previous")
    };
    (is_standing_item(words) && !of_this())
        || text::read(text::time, words).is_some_and(|(_, len)| {
            words.get(len..).is_some_and(|item| {
                item.starts_with(' ') && item.trim_start().starts_with(char::is_uppercase)
            })
        })
}

/// `Minutes of the meeting of the Elm Council held on …`, a title with a full stop behind it.
fn is_minutes_of(words: &str) -> bool {
    let folded = fold(words);
    [
        "minutes of ",
        "draft minutes of ",
        "notes of ",
        "notes of a meeting ",
    ]
    .iter()
    .any(|opening| folded.starts_with(opening))
        && !SAYS.iter().any(|verb| words.contains(verb))
}

/// What pages of governments are called by, above their titles.
const TYPES_OF_PAGES: &[&str] = &[
    "policy paper",
    "guidance",
    "corporate report",
    "transparency data",
    "foi release",
    "independent report",
    "research and analysis",
];

fn is_type_of_page(words: &str) -> bool {
    TYPES_OF_PAGES
        .iter()
        .any(|known| words.eq_ignore_ascii_case(known))
}

/// What a block's label makes of it, above the text of a document.
enum Step {
    /// It can be a line of the title.
    Line,
    /// It is a fact of its own.
    Skip,
    /// It is a key of the page, above the title.
    Key,
    /// It is a key of the page below the page's own title.
    KeyBelow,
    /// The title has ended.
    End,
}

fn step(document: &Document, index: usize, block: &Block, lines: usize, dated: bool) -> Step {
    let Some(label) = block.label else {
        return Step::Line;
    };
    let key = text::starts_lower(document.block_text(block));
    match (label.term, label.alone) {
        // `MINUTES` or `AGENDA` is a line of the title where the title has not ended.
        (Term::Minutes | Term::Agenda, _) if !dated && !is_body_heading(document, index, lines) => {
            Step::Line
        }
        (Term::Title | Term::Body, false) => Step::Line,
        // Front matter gives facts before the title.
        (Term::Date | Term::Time | Term::Location | Term::Status, false)
            if lines == 0 && label.marked =>
        {
            Step::Skip
        }
        // Keys of the page, and what they list.
        _ if lines == 0 && key => Step::Key,
        // They may stand below its title too.
        (Term::Date | Term::Time | Term::Location | Term::Status | Term::Created, false) if key => {
            Step::KeyBelow
        }
        _ => Step::End,
    }
}

/// Whether a block below the first line of a title that the format states is none of it.
fn leaves_title(
    document: &Document,
    first: Option<&TitleLine>,
    block: &Block,
    words: &str,
) -> bool {
    let level = first
        .and_then(|first| document.blocks.get(first.index))
        .map_or(0, |first| first.level);
    if level == 0 || is_date_or_place(words, true, true) {
        return false;
    }
    let goes_on = match block.label.map(|label| label.term) {
        None => has_kind(words) || body_words(words) > 0,
        Some(term) => term == Term::Minutes,
    };
    (block.level > level && !goes_on) || (block.level == 0 && !block.set_apart)
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

/// What a page or a draft says of itself above a title.
const NOTES_ABOVE: &[&str] = &["to be approved by ", "printable ", "open as a "];

/// Whether a line tells of the page or the draft, and is none of the title.
fn is_note(words: &str) -> bool {
    is_version(words) || tells_of_page(words) || is_note_above(words)
}

/// `To be approved by the Pond Board`, `Open as a document: …`
fn is_note_above(words: &str) -> bool {
    NOTES_ABOVE.iter().any(|opening| {
        words
            .get(..opening.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(opening))
    })
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
    let most = if is_minutes_of(words) {
        MOST_WORDS_OF_MINUTES
    } else {
        MOST_WORDS
    };
    word_count(words) > most
        || (words.ends_with('.')
            && !is_minutes_of(words)
            && !ends_with_time(words)
            && word_count(words) > 6
            && !text::is_capitals(words))
        || (words.ends_with(':') && SAYS.iter().any(|verb| words.contains(verb)))
        || text::starts_lower(words) && !words.starts_with("held")
}

/// Verbs that make what ends with a colon a sentence.
const SAYS: &[&str] = &[
    " was ", " were ", " is ", " are ", " has ", " have ", " will ", " shall ",
];

/// `… 7:00 P.M.`
fn ends_with_time(words: &str) -> bool {
    const HALVES: &[&str] = &["a.m", "p.m", "hrs"];
    let tail = words.trim_end_matches('.').to_ascii_lowercase();
    HALVES.iter().any(|half| tail.ends_with(half))
}

/// `Friday 11 October 2024, 9.30 am`, `held on …`, `in the Jubilee Room`, `Founded 1887`.
fn is_date_or_place(words: &str, below_title: bool, headed: bool) -> bool {
    /// Words that make a title behind a date, where they name no body: `OPC Meeting Notes`.
    const LEAST_OF_TITLE: usize = 3;
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
            && (body_words(name) > 0
                || (headed && !below_title && has_kind(name) && word_count(name) >= LEAST_OF_TITLE))
            && !name.contains(',')
            && find_time_range(name).is_none()
    });
    let date_only = !heads_name
        && find_date(words).is_some_and(|(_, range)| {
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
