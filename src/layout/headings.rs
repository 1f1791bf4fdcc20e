//! Which blocks stand as headings above others.
//!
//! Evidence, in plain text: it is a label of the vocabulary on a line of its own; it is numbered
//! and short; it is all in capitals; it stands between blank lines, short, without a full stop,
//! above longer text. Where the type of some sets them apart (bold, underlined, larger), or the
//! format says that they are headings, others that do not look so are none. Deliberately not seen:
//! names and dates on lines of their own, which look the same and are no headings.

use crate::document::{Block, Role};
use crate::text::{self, NumberStyle, is_capitals, word_count};
use crate::vocabulary::{is_outcome, is_standing_item};

/// What leads to a page number in a table of contents.
const LEADER: &str = "......";

/// Most words of a heading without a number.
const MOST_WORDS: usize = 12;

/// Most words of a heading with a number.
const MOST_WORDS_NUMBERED: usize = 24;

/// Most words of a heading that ends with a colon.
const MOST_WORDS_BEFORE_COLON: usize = 5;

/// Most commas of a heading without a number: an address has more.
const MOST_COMMAS: usize = 1;

/// Longest heading, in bytes.
const LONGEST: usize = 160;

/// Bytes from which on a block below is text rather than another short line.
const TEXT: usize = 60;

/// Turns paragraphs and entries that head others into headings.
pub(super) fn find(flow: &str, blocks: &mut [Block]) {
    set_below_named_items(flow, blocks);
    let habit = Habit::of(flow, blocks);
    let mut below: Option<Below> = None;
    for block in blocks.iter_mut().rev() {
        if block.cell.is_some() || matches!(block.role, Role::Margin | Role::Footnote) {
            below = Some(Below {
                heads_or_holds: true,
                set_apart: false,
                listed: false,
            });
            continue;
        }
        let text = block.text.of(flow);
        if block.role == Role::Heading || is_heading(block, text, below.as_ref(), habit) {
            block.role = Role::Heading;
        }
        below = Some(Below {
            heads_or_holds: block.role == Role::Heading
                || block.role == Role::Entry
                || block.label.is_some()
                || text.len() >= TEXT
                || text::ends_sentence(text),
            set_apart: block.set_apart && block.gap == 0,
            listed: block.role == Role::Entry,
        });
    }
}

/// Numbers that say what they count which prove a habit.
const LEAST_NAMED: usize = 2;

/// Where items are numbered `Item 4`, plain numbers are those of paragraphs, which may run on from item to
/// item: they stand a level below.
fn set_below_named_items(flow: &str, blocks: &mut [Block]) {
    let is_named = |block: &Block| {
        block
            .marker
            .is_some_and(|m| m.number.is_some() && opens_with_word(m.span.of(flow)))
    };
    let mut named = blocks.iter().filter(|block| is_named(block));
    if named.nth(LEAST_NAMED - 1).is_none() {
        return;
    }
    for block in blocks {
        if let Some(marker) = &mut block.marker
            && marker.style == NumberStyle::Decimal
            && marker.depth == 1
            && !opens_with_word(marker.span.of(flow))
        {
            marker.depth += 1;
        }
    }
}

/// `Item 4`, `Agenda item 4`
fn opens_with_word(marker: &str) -> bool {
    let word = marker.split(' ').next().unwrap_or_default();
    word.len() > 2 && word.chars().all(char::is_alphabetic)
}

/// How a document marks its headings.
#[derive(Debug, Clone, Copy)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a habit of its own, and a document may have any of them"
)]
struct Habit {
    /// Those with a number are set apart by their type.
    numbered: bool,
    /// Those with a number of several parts are.
    parts: bool,
    /// Those without are.
    plain: bool,
    /// They stand in capitals, with a blank line above them.
    capitals: bool,
    /// They end with a colon, with a blank line above them.
    colons: bool,
    /// They have letters or small Roman numbers.
    lettered: bool,
}

/// Headings that prove a habit.
const LEAST: usize = 2;

/// Lines that end with a colon that prove a habit.
const LEAST_COLONS: usize = 4;

/// Most words of one of them.
const MOST_WORDS_OF_COLON: usize = 8;

/// `Police matters:` on a line of its own.
fn ends_as_title(block: &Block, words: &str) -> bool {
    block.marker.is_none()
        && block.lines == 1
        && block.label.is_none_or(|label| label.alone)
        && words.ends_with(':')
        && words.starts_with(char::is_uppercase)
        && word_count(words) <= MOST_WORDS_OF_COLON
}

/// Lines in capitals that prove a habit.
const LEAST_CAPITALS: usize = 5;

impl Habit {
    fn of(flow: &str, blocks: &[Block]) -> Self {
        let (mut numbered, mut parts, mut plain, mut capitals, mut colons) = (0, 0, 0, 0, 0);
        for block in blocks.iter().filter(|block| block.cell.is_none()) {
            let words = block.text.of(flow);
            let short = || word_count(words) <= MOST_WORDS;
            colons +=
                usize::from(block.gap > 0 && block.gap_after > 0 && ends_as_title(block, words));
            capitals += usize::from(block.gap > 0 && is_capitals(words) && short());
            let stated = block.role == Role::Heading;
            let set_apart = block.set_apart && short();
            if !(stated || set_apart) {
                continue;
            }
            match block.marker {
                Some(marker) if marker.number.is_some() && marker.depth > 1 => parts += 1,
                Some(marker) if marker.number.is_some() => numbered += 1,
                _ => plain += 1,
            }
        }
        Self {
            numbered: numbered >= LEAST,
            parts: parts >= LEAST,
            plain: plain >= LEAST,
            capitals: capitals >= LEAST_CAPITALS,
            colons: colons >= LEAST_COLONS,
            lettered: are_lettered(flow, blocks),
        }
    }
}

/// Whether letters or small Roman numbers, one after the other, number the short lines that stand above
/// paragraphs, and nothing else does: `(a) Last minutes`, `ii. Matters arising`.
fn are_lettered(flow: &str, blocks: &[Block]) -> bool {
    /// Such lines that make it a document's habit.
    const LEAST: usize = 4;
    let mut lettered = 0;
    let mut next = 1;
    for pair in blocks.windows(2) {
        let [block, below] = pair else { continue };
        let Some(marker) = block.marker.filter(|_| block.cell.is_none()) else {
            continue;
        };
        let words = block.text.of(flow);
        let titled = word_count(words) <= MOST_WORDS && !text::ends_sentence(words);
        if is_lettered(marker.style) {
            let heads = titled && below.marker.is_none_or(|below| below.number.is_some());
            if heads && marker.value == next {
                lettered += 1;
                next += 1;
            }
        } else if marker.number.is_some() && titled && below.marker.is_none() {
            return false;
        }
    }
    lettered >= LEAST
}

const fn is_lettered(style: NumberStyle) -> bool {
    matches!(style, NumberStyle::Lower | NumberStyle::Roman)
}

/// What stands below a block.
struct Below {
    /// Whether it is a heading itself, or text that one can stand above.
    heads_or_holds: bool,
    /// Whether its type is set apart too, and it stands close below.
    set_apart: bool,
    /// Whether it is an entry of a list.
    listed: bool,
}

fn is_heading(block: &Block, text: &str, below: Option<&Below>, habit: Habit) -> bool {
    if text.is_empty() || text.len() > LONGEST || text.contains(LEADER) {
        return false;
    }
    let bulleted = block
        .marker
        .is_some_and(|marker| marker.style == NumberStyle::Bullet);
    if let Some(label) = block.label
        // `• Location` is a key, and its value the next entry.
        && ((label.alone && (!bulleted || label.term.opens_part())) || (block.marker.is_some_and(|m| m.number.is_some()) && !label.marked))
    {
        return true;
    }
    if block
        .label
        .is_some_and(|label| label.marked && !label.alone)
    {
        return false;
    }
    // `The aims are:` leads into a list.
    let by_colon = habit.colons && block.gap > 0 && ends_as_title(block, text);
    let leads_in = text.ends_with(':') && word_count(text) > MOST_WORDS_BEFORE_COLON && !by_colon;
    // `Call to Order.` alone on its line
    let standing_alone = block.lines == 1 && text.ends_with('.') && is_standing_item(text);
    let stops = (text.ends_with(['.', ';', ',', '!']) && !standing_alone)
        || leads_in
        || ends_in_aside(text);
    let opens = text.starts_with(|c: char| {
        c.is_uppercase() || c.is_numeric() || "\"\u{2018}\u{201c}'".contains(c)
    });
    match block.marker {
        Some(marker) if marker.style == NumberStyle::Bullet => {
            is_standing_item(text) && below.is_some_and(|below| !below.listed)
        }
        Some(marker) => {
            let ends_like_title = !stops
                || (text.ends_with('.')
                    && word_count(text) <= MOST_WORDS
                    && !text.contains(". ")
                    && !(marker.depth > 1 && tells(text)));
            let numbers = matches!(
                marker.style,
                NumberStyle::Decimal
                    | NumberStyle::Slashed
                    | NumberStyle::Upper
                    | NumberStyle::UpperRoman
            );
            let lettered = habit.lettered && is_lettered(marker.style) && !text.ends_with('.');
            (numbers || lettered)
                && opens
                && ends_like_title
                && word_count(text) <= MOST_WORDS_NUMBERED
                && (block.set_apart
                    || !(if marker.depth > 1 {
                        habit.parts
                    } else {
                        habit.numbered
                    }))
        }
        None => {
            let apart = block.gap > 0 && block.gap_after > 0;
            let known = is_standing_item(text) || by_colon;
            let otherwise = habit.plain || habit.colons;
            let habitual = block.gap > 0 && (known || (habit.capitals && is_capitals(text)));
            let heads = habitual || below.is_some_and(|below| below.heads_or_holds);
            let by_type = block.set_apart && !below.is_some_and(|below| below.set_apart);
            let looks = is_capitals(text) || ((by_type || (apart && !otherwise)) && !is_date(text));
            let short = word_count(text) <= MOST_WORDS && text.matches(',').count() <= MOST_COMMAS;
            !stops && opens && heads && (known || (short && looks && !is_outcome(text)))
        }
    }
}

/// Verbs that make a sentence of what ends with a full stop.
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "agreed",
    "noted", "reported", "resolved", "approved", "received",
];

/// `The minutes were agreed.`: a sentence, where `Minutes of the last meeting.` is a title.
fn tells(text: &str) -> bool {
    text.trim_end_matches('.')
        .split(' ')
        .skip(1)
        .any(|word| VERBS.contains(&word))
}

/// `The weir leaks. (Action AO)`: a sentence and what is noted of it in brackets.
fn ends_in_aside(text: &str) -> bool {
    text.ends_with([')', ']'])
        && text
            .rfind(['(', '['])
            .and_then(|open| text.get(..open))
            .is_some_and(|before| before.trim_end().ends_with('.'))
}

/// Whether the text is a date, or little more.
fn is_date(text: &str) -> bool {
    let read = |len: usize| len + 2 >= text.len();
    text::read(text::month_and_year, text).is_some_and(|(_, len)| read(len))
        || text::find_date(text).is_some_and(|(_, range)| read(range.len()))
}
