//! Footnotes whose marks are not raised: small type at the foot of a page, behind a number that
//! stands raised in the text above.

use super::Pass;
use super::draft::Draft;

pub(super) const PASS: Pass = Pass {
    name: "footnotes",
    describes: "footnotes in smaller type at the foot of a page",
    run,
};

fn run(draft: &mut Draft<'_>) {
    if draft.source.geometry.is_none() {
        return;
    }
    let found: Vec<usize> = (0..draft.lines.len())
        .filter(|index| draft.is_free(*index) && is_footnote(draft, *index))
        .collect();
    draft.footnotes = found;
}

/// Whether a line opens with a number in small type, and the number stands raised on the same page
/// above.
fn is_footnote(draft: &Draft<'_>, index: usize) -> bool {
    let Some(line) = draft.lines.get(index) else {
        return false;
    };
    let words = line.span.of(draft.text);
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let (Some(number), Some(rest)) = (words.get(..digits), words.get(digits..)) else {
        return false;
    };
    if !(1..=2).contains(&digits) || !rest.starts_with(' ') || !draft.source.is_small(line.span) {
        return false;
    }
    let raised: String = number.chars().filter_map(raised).collect();
    let first = draft.lines.partition_point(|other| other.page < line.page);
    draft
        .lines
        .get(first..index)
        .unwrap_or_default()
        .iter()
        .any(|other| other.span.of(draft.text).contains(&raised))
}

fn raised(digit: char) -> Option<char> {
    const RAISED: [char; 10] = [
        '\u{2070}', '\u{b9}', '\u{b2}', '\u{b3}', '\u{2074}', '\u{2075}', '\u{2076}', '\u{2077}',
        '\u{2078}', '\u{2079}',
    ];
    RAISED
        .get(usize::try_from(digit.to_digit(10)?).ok()?)
        .copied()
}
