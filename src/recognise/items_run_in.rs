//! Titles of items with the text running on behind them: `3. Finance: the Clerk reported …`, `ROLL CALL - …`,
//! `Devotions: …`.

use super::items::{bare_title, depth_of};
use super::{Fact, Findings, ItemFact};
use crate::document::{Block, Document, Role};
use crate::text::{NumberStyle, is_capitals, numbering, sentence_end, word_count};
use crate::vocabulary::{self, Term, is_standing_item};

/// Most words of a title that a colon ends.
const MOST_BEFORE_COLON: usize = 20;

/// `3. Finance: the Clerk reported …`, `3. Apologies. None.`: a numbered block whose first words, up
/// to a colon, dash or full stop, are a title.
pub(super) fn run_on_heading(
    document: &Document,
    index: usize,
    block: &Block,
    run_in: bool,
    findings: &mut Findings,
) {
    let Some(marker) = block.marker.filter(|m| m.number.is_some()) else {
        run_on_plain(document, index, block, run_in, findings);
        return;
    };
    if !matches!(
        marker.style,
        NumberStyle::Decimal | NumberStyle::Slashed | NumberStyle::Upper | NumberStyle::UpperRoman
    ) {
        return;
    }
    let words = document.block_text(block);
    if words.is_empty() {
        title_below(document, index, block, findings);
        return;
    }
    // `2 Boats on the upper reach:` above its text
    let alone = words.ends_with(':') && word_count(words) <= MOST_BEFORE_COLON;
    let end = alone
        .then_some(words.len())
        .or_else(|| title_end(words))
        .or_else(|| capitals_end(words))
        .or_else(|| standing_end(words))
        .or_else(|| is_short(words).then_some(words.len()));
    let (title, rest) = match end {
        Some(end) => (
            Some(bare_title(document, block.text.part(0..end))),
            block.text.after(end).trimmed(document.flow.text()),
        ),
        None => (None, block.text),
    };
    let fact = ItemFact {
        number: marker.number,
        title,
        time: None,
        depth: depth_of(marker.style, marker.depth),
        run_on: Some(rest),
        blocks: 0..0,
    };
    let named = if title.is_some() {
        ("title before its text", 2)
    } else {
        ("a numbered paragraph", 0)
    };
    findings.taking(
        Fact::ItemHeading(fact),
        block.whole,
        index..index + 1,
        &[("numbered", 2), named],
    );
}

/// `ROLL CALL - Present: …`, `ADJOURNMENT: …`: an item that stands on most agendas, in capitals before
/// what is told of it; and where a document has several such, any `Devotions: …`.
fn run_on_plain(
    document: &Document,
    index: usize,
    block: &Block,
    run_in: bool,
    findings: &mut Findings,
) {
    if block.marker.is_some() || block.cell.is_some() {
        return;
    }
    let words = document.block_text(block);
    let in_capitals = standing_item_in_capitals(words);
    let by_habit = || title_run_in(block, words).filter(|_| run_in);
    let Some(end) = in_capitals.or_else(by_habit) else {
        return;
    };
    let title = bare_title(document, block.text.part(0..end));
    let fact = ItemFact {
        number: None,
        title: Some(title),
        time: None,
        depth: 1,
        run_on: Some(block.text.after(end).trimmed(document.flow.text())),
        blocks: 0..0,
    };
    findings.taking(
        Fact::ItemHeading(fact),
        block.whole,
        index..index + 1,
        &[(
            if in_capitals.is_some() {
                "an item of most agendas, in capitals"
            } else {
                "a title before its text, as items have in this document"
            },
            4,
        )],
    );
}

/// Items of most agendas with a colon behind them that make it a document's habit.
const LEAST_RUN_IN: usize = 2;

/// Whether items stand in a document as `Call to Order: the Chair …`, without numbers.
pub(super) fn runs_titles_in(document: &Document) -> bool {
    let standing = |block: &&Block| {
        let words = document.block_text(block);
        title_run_in(block, words)
            .and_then(|end| words.get(..end))
            .is_some_and(is_standing_item)
    };
    document.blocks.iter().filter(standing).count() >= LEAST_RUN_IN || most_run_in(document)
}

/// Whether most paragraphs open with a title and a colon, each with another, at least one with that of an
/// item of most agendas, in a document that has no other headings.
fn most_run_in(document: &Document) -> bool {
    /// Such paragraphs that make a habit.
    const LEAST: usize = 4;
    /// Other headings that are a document's own.
    const LEAST_HEADINGS: usize = 3;
    let plain = |block: &&Block| {
        block.role == Role::Paragraph && block.marker.is_none() && block.cell.is_none()
    };
    let headings = document
        .blocks
        .iter()
        .filter(|block| block.role == Role::Heading && block.label.is_none())
        .filter(|block| block.level > 0 || block.set_apart || block.is_numbered());
    if headings.count() >= LEAST_HEADINGS {
        return false;
    }
    let mut titles: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| {
            let words = document.block_text(block);
            let end = title_run_in(block, words)?;
            words.get(..end - 1)
        })
        .collect();
    let count = titles.len();
    let known = titles.iter().any(|title| {
        is_standing_item(title)
            || title.split(' ').next_back().is_some_and(|last| {
                ITEM_WORDS
                    .iter()
                    .any(|word| last.eq_ignore_ascii_case(word))
            })
    });
    titles.sort_unstable();
    titles.dedup();
    let unlabelled = document
        .blocks
        .iter()
        .filter(plain)
        .filter(|block| block.label.is_none())
        .count();
    count >= LEAST && titles.len() == count && count * 2 > unlabelled && known
}

/// Last words of items' titles.
const ITEM_WORDS: &[&str] = &[
    "business",
    "correspondence",
    "finance",
    "budget",
    "minutes",
    "report",
    "reports",
    "update",
    "prayer",
    "elections",
];

/// Where the title ends of a paragraph that opens with one and a colon.
fn title_run_in(block: &Block, words: &str) -> Option<usize> {
    /// Most words of such a title.
    const MOST_WORDS: usize = 8;
    /// Words of text that make it one.
    const LEAST_TOLD: usize = 3;
    if block.role != Role::Paragraph || block.marker.is_some() || block.cell.is_some() {
        return None;
    }
    // `Call to Order. The Chair …`: a full stop parts only what stands on every agenda.
    let stopped = split_at_mark(words, b'.').filter(|(title, _)| is_standing_item(title));
    let (title, told) = stopped.or_else(|| split_at_mark(words, b':'))?;
    let standing = is_standing_item(title);
    let says_else = block.label.is_some_and(|label| {
        !standing || (label.term.heads_people() && label.term != Term::Attendance)
    });
    let spoken = title.chars().all(|c| !c.is_lowercase()) && !standing;
    (word_count(title) <= MOST_WORDS
        && title.starts_with(char::is_uppercase)
        && !title.contains(['.', ',', ';'])
        && !says_else
        && !spoken
        && (word_count(told) >= LEAST_TOLD || is_bold(block, title)))
    .then_some(title.len() + 1)
}

/// Whether bold type sets a title apart from what is told behind it.
fn is_bold(block: &Block, title: &str) -> bool {
    !block.bold.is_empty()
        && block.bold.to() >= block.text.from() + title.len()
        && block.bold.to() <= block.text.from() + title.len() + 2
}

/// What stands before a mark that a blank follows, and what behind both.
fn split_at_mark(words: &str, mark: u8) -> Option<(&str, &str)> {
    let bytes = words.as_bytes();
    let at = memchr::memchr_iter(mark, bytes).find(|at| bytes.get(at + 1) == Some(&b' '))?;
    Some((words.get(..at)?, words.get(at + 2..)?))
}

/// `Welcome \u{2013} the Chair opened the meeting at 3.30pm.`: a numbered line that goes on with a sentence.
pub(super) fn tells_behind_dash(document: &Document, block: &Block) -> bool {
    /// Words of a sentence.
    const LEAST_WORDS: usize = 3;
    let words = document.block_text(block);
    let numbered = block.marker.is_some_and(|m| m.number.is_some());
    // `CORRESPONDENCE a. The letter of …`
    if numbered
        && capitals_end(words)
            .and_then(|end| words.get(end..))
            .is_some_and(|told| {
                word_count(told) >= LEAST_WORDS && told.contains(char::is_lowercase)
            })
    {
        return true;
    }
    // `Minutes The minutes of 2 May were agreed.`
    if numbered && words.ends_with('.') && tells_behind_standing(words) {
        return true;
    }
    let standing_before = [" \u{2013} ", " - "].iter().any(|dash| {
        words.split_once(dash).is_some_and(|(title, told)| {
            is_standing_item(title)
                && word_count(told) >= LEAST_WORDS
                && told.starts_with(char::is_uppercase)
        })
    });
    if numbered && standing_before {
        return true;
    }
    numbered
        && words.ends_with('.')
        && [" \u{2013} ", " - ", ": "].iter().any(|dash| {
            words.split_once(dash).is_some_and(|(_, told)| {
                word_count(told) >= LEAST_WORDS && told.starts_with(char::is_uppercase)
            })
        })
}

/// Whether a sentence follows the title of an item that stands on most agendas.
fn tells_behind_standing(words: &str) -> bool {
    /// Words of a sentence.
    const LEAST_WORDS: usize = 3;
    standing_end(words).is_some_and(|end| {
        let (title, told) = words.split_at_checked(end).unwrap_or_default();
        let told = told.trim_start();
        !title.ends_with(['-', '\u{2013}', '.'])
            && told.starts_with(char::is_uppercase)
            && told
                .split(' ')
                .filter(|word| word.starts_with(char::is_lowercase))
                .count()
                >= LEAST_WORDS
    })
}

/// Where such a title ends, its mark included.
pub(super) fn standing_item_in_capitals(words: &str) -> Option<usize> {
    const MARKS: &[&str] = &[": ", " - ", " \u{2013} "];
    // A mark behind small letters is none behind capitals.
    let capitals = words.split(char::is_lowercase).next()?;
    let (at, mark) = MARKS
        .iter()
        .filter_map(|mark| capitals.find(mark).map(|at| (at, mark)))
        .min()?;
    let title = words.get(..at)?;
    let heads_people = vocabulary::label(title)
        .is_some_and(|term| term.heads_people() && term != Term::Attendance);
    (is_capitals(title) && is_standing_item(title) && !heads_people).then_some(at + mark.len())
}

/// Where the title of a run-on heading ends.
fn title_end(words: &str) -> Option<usize> {
    /// Most words of such a title.
    const MOST_WORDS: usize = 12;
    let colon = words.find(": ").map(|at| at + 1);
    let dash = [" \u{2013} ", " - "]
        .iter()
        .filter_map(|dash| words.find(dash))
        .min();
    let sentence = Some(sentence_end(words)).filter(|end| *end < words.len());
    [colon, dash, sentence]
        .into_iter()
        .flatten()
        .min()
        .filter(|end| {
            words.get(..*end).is_some_and(|title| {
                word_count(title) <= MOST_WORDS && title.starts_with(char::is_uppercase)
            })
        })
        .filter(|end| {
            // A short sentence with a verb is no title: only capitals, or few words, are.
            let title = words.get(..*end).unwrap_or_default();
            title.ends_with(':')
                || dash == Some(*end)
                || word_count(title) <= 8
                || is_standing_item(title)
                || title.starts_with("Minutes of")
        })
}

/// Where capitals end that open a paragraph: `WELCOME The Chair welcomed …`, and a paragraph that is
/// nothing but capitals.
fn capitals_end(words: &str) -> Option<usize> {
    /// Letters that make one word of them a title; shorter ones are abbreviations.
    const LEAST_LETTERS: usize = 6;
    /// Most bytes of such a title.
    const MOST: usize = 120;
    /// Small words that may stand between capitals.
    const BETWEEN: &[&str] = &["and", "of", "the", "for", "to", "in", "on", "a"];
    let mut end = 0;
    let mut at = 0;
    for word in words.split_inclusive(' ') {
        if BETWEEN.contains(&word.trim_end()) {
            at += word.len();
            continue;
        }
        if word.contains(|c: char| c.is_lowercase()) {
            break;
        }
        at += word.len();
        // `A motion`, `I Oak`: one letter belongs to what follows, unless capitals do.
        if word.trim_end().chars().count() > 1 {
            end = at;
        }
    }
    let title = words.get(..end)?;
    let letters = title.chars().filter(|c| c.is_uppercase()).count();
    let rest = words.get(end..)?;
    let tells = rest.is_empty()
        || rest.starts_with(|c: char| c.is_uppercase() || c == '(')
        || numbering(rest).is_some_and(|mark| mark.number.is_some());
    let several = word_count(title) > 1;
    ((several || letters >= LEAST_LETTERS) && title.len() <= MOST && tells)
        .then(|| title.trim_end().len())
}

/// `3.` on a line of its own, and the title below it.
fn title_below(document: &Document, index: usize, block: &Block, findings: &mut Findings) {
    /// Most words of such a title.
    const MOST_WORDS: usize = 24;
    /// Where it ends with a full stop.
    const MOST_WORDS_STOPPED: usize = 5;
    let (Some(marker), Some(below)) = (block.marker, document.blocks.get(index + 1)) else {
        return;
    };
    let words = document.block_text(below);
    let titled = below.cell.is_none()
        && below.marker.is_none()
        && words.starts_with(char::is_uppercase)
        && !words.ends_with([',', ';'])
        && (!words.ends_with('.') || word_count(words) <= MOST_WORDS_STOPPED)
        && word_count(words) <= MOST_WORDS;
    if !titled || block.cell.is_some() {
        return;
    }
    let fact = ItemFact {
        number: marker.number,
        title: Some(bare_title(document, below.text)),
        time: None,
        depth: depth_of(marker.style, marker.depth),
        run_on: None,
        blocks: 0..0,
    };
    let takes = index..index + 2;
    let clues = &[("numbered", 2), ("title below its number", 5)];
    findings.taking(
        Fact::ItemHeading(fact),
        document.span_of(takes.clone()),
        takes,
        clues,
    );
}

/// Whether a numbered paragraph is no longer than a title.
fn is_short(words: &str) -> bool {
    /// Most words of a title that fills its paragraph.
    const MOST_WORDS: usize = 8;
    word_count(words) <= MOST_WORDS
        && words.starts_with(char::is_uppercase)
        && !words.ends_with([';', ','])
}

/// Where an item of most agendas ends that opens a paragraph with no mark behind it: `Election of
/// Chairman It was proposed …`.
fn standing_end(words: &str) -> Option<usize> {
    /// Most words of such an item.
    const MOST_WORDS: usize = 6;
    words
        .match_indices(' ')
        .take(MOST_WORDS)
        .map(|(at, _)| at)
        .filter(|at| {
            let rest = words.get(at + 1..).unwrap_or_default();
            words.get(..*at).is_some_and(|title| {
                is_standing_item(title) && !title.contains(|c: char| c.is_ascii_digit())
            }) && rest.starts_with(|c: char| {
                c.is_uppercase() || c.is_ascii_digit() || "\u{2022}(\u{201c}".contains(c)
            })
        })
        .last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_no_mark_ends() {
        for (words, title) in [
            ("WELCOME The Chair welcomed all.", Some("WELCOME")),
            ("MATTERS ARISING I Oak asked.", Some("MATTERS ARISING")),
            (
                "DECLARATION OF INTERESTS and DISPENSATIONS None.",
                Some("DECLARATION OF INTERESTS and DISPENSATIONS"),
            ),
            ("CORRESPONDENCE a. A letter", Some("CORRESPONDENCE")),
            ("BUS TRANSPORT", Some("BUS TRANSPORT")),
            ("NHS England reported.", None),
            ("DCLG Reform Plan", None),
            ("The Chair welcomed all.", None),
        ] {
            let found = capitals_end(words).and_then(|end| words.get(..end));
            assert_eq!(found, title, "{words}");
        }
        for (words, tells) in [
            ("Election of Chair It was proposed that Ann stay.", true),
            ("Correspondence 6:40 P.M.", false),
            ("Treasurer's report - Ann Oak gave it.", false),
            ("Finance Report Ann Oak.", false),
        ] {
            assert_eq!(tells_behind_standing(words), tells, "{words}");
        }
        for (words, title) in [
            (
                "Election of Chairman It was proposed",
                Some("Election of Chairman"),
            ),
            ("Correspondence 10.1 A letter", Some("Correspondence")),
            ("Correspondence from the county", None),
            ("Trees It was proposed", None),
        ] {
            let found = standing_end(words).and_then(|end| words.get(..end));
            assert_eq!(found, title, "{words}");
        }
    }
}
