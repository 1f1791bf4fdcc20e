//! Text as Markdown that reads back as the same text.
//!
//! Values come from archives that nobody vouches for: what looks like markup in them is text. White
//! space and control characters are folded to one space, so that no value ends its own line.

use super::Dialect;
use std::borrow::Cow;

/// Where a text stands, which decides what would be taken for markup.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Position {
    /// At the start of a paragraph or list item, where block markup would count too.
    Start,
    /// Within a line: a heading, a table cell, after other words.
    Within,
}

/// Appends `text`, escaped.
pub(in crate::render) fn escape(
    out: &mut String,
    text: &str,
    position: Position,
    dialect: Dialect,
) {
    let text = folded(text);
    let bytes = text.as_bytes();
    let mut copied = 0;
    if position == Position::Start
        && let Some((at, escaped)) = block_start(bytes, dialect)
    {
        out.push_str(text.get(..at).unwrap_or_default());
        out.push_str(escaped);
        copied = at + 1;
    }
    let mut at = copied;
    while let Some(step) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| may_need_care(*byte)))
    {
        at += step;
        let before = at
            .checked_sub(1)
            .and_then(|i| bytes.get(i))
            .copied()
            .unwrap_or(b' ');
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let byte = bytes.get(at).copied().unwrap_or_default();
        if let Some(replacement) = inline(before, byte, rest, dialect) {
            out.push_str(text.get(copied..at).unwrap_or_default());
            out.push_str(replacement);
            copied = at + 1;
        }
        at += 1;
    }
    out.push_str(text.get(copied..).unwrap_or_default());
}

/// The text on one line; nearly always it is already.
fn folded(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    // No early way out, so that the compiler looks at many bytes at once.
    let unfolded = pairs.fold(0, |found, (&byte, &after)| {
        found | u8::from(byte < b' ' || byte == 0x7f || (byte == b' ' && after == b' '))
    });
    if unfolded == 0 {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c <= ' ' || c == '\u{7f}') {
        if !out.is_empty() && !word.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

/// Whether a byte has to be looked at: most have not.
const fn may_need_care(byte: u8) -> bool {
    matches!(
        byte,
        b'\\' | b'*' | b'_' | b'`' | b'[' | b'<' | b'|' | b'~' | b'$' | b'&' | b'#' | b'{' | b'-'
    )
}

/// What stands for `byte` within a line; none where the byte itself does.
fn inline(before: u8, byte: u8, rest: &[u8], dialect: Dialect) -> Option<&'static str> {
    let after = rest.first().copied().unwrap_or(b' ');
    match byte {
        b'\\' => Some("\\\\"),
        b'*' => Some("\\*"),
        b'`' => Some("\\`"),
        b'<' => Some("\\<"),
        b'|' => Some("\\|"),
        b'~' if dialect == Dialect::CommonMark => Some("\\~"),
        b'$' => Some("\\$"),
        b'[' if dialect == Dialect::Govspeak && names_embed(rest) => Some("&#91;"),
        b'[' => Some("\\["),
        // Between letters an underscore is one, as in the name of a file.
        b'_' if before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() => None,
        b'_' => Some("\\_"),
        b'&' if after != b'#' && !after.is_ascii_alphanumeric() => None,
        b'&' if dialect == Dialect::CommonMark => Some("\\&"),
        b'&' => Some("&amp;"),
        // A run at the end of a heading would be dropped.
        b'#' if before == b' ' => Some("\\#"),
        b'{' if dialect == Dialect::Govspeak => Some("&#123;"),
        // Two would become a dash.
        b'-' if dialect == Dialect::Govspeak && after == b'-' => Some("\\-"),
        _ => None,
    }
}

/// Whether what follows a `[` looks like Govspeak's `[Contact:…]`, which a backslash does not stop.
fn names_embed(rest: &[u8]) -> bool {
    let word = rest
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    word > 0 && rest.get(word) == Some(&b':')
}

/// What would open a block: the byte to replace, and what stands for it.
fn block_start(bytes: &[u8], dialect: Dialect) -> Option<(usize, &'static str)> {
    let first = *bytes.first()?;
    let govspeak = dialect == Dialect::Govspeak;
    match first {
        b'-' => Some((0, "\\-")),
        b'+' if govspeak => Some((0, "&#43;")),
        b'+' => Some((0, "\\+")),
        b'>' => Some((0, "\\>")),
        b'#' => Some((0, "\\#")),
        b'=' if govspeak => Some((0, "&#61;")),
        b'=' => Some((0, "\\=")),
        b':' if govspeak => Some((0, "\\:")),
        b'~' if govspeak => Some((0, "&#126;")),
        // Call-outs, images and maps; kramdown has no backslash for these.
        b'^' if govspeak => Some((0, "&#94;")),
        b'%' if govspeak => Some((0, "&#37;")),
        b'@' if govspeak => Some((0, "&#64;")),
        b'!' if govspeak => Some((0, "&#33;")),
        b'(' if govspeak => Some((0, "&#40;")),
        b's' if govspeak => number_end(bytes.get(1..)?).map(|(at, mark)| (at + 1, mark)),
        _ => number_end(bytes),
    }
}

/// The mark after a number that would begin an ordered list.
fn number_end(bytes: &[u8]) -> Option<(usize, &'static str)> {
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    if digits == 0 || bytes.get(digits + 1).is_some_and(|b| *b != b' ') {
        return None;
    }
    match bytes.get(digits)? {
        b'.' => Some((digits, "\\.")),
        b')' => Some((digits, "\\)")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Dialect, Position, escape};

    /// Text, as `CommonMark`, as Govspeak; at the start of a paragraph.
    const ROWS: &[(&str, &str, &str)] = &[
        (
            "plain words, 10:15",
            "plain words, 10:15",
            "plain words, 10:15",
        ),
        ("a * b_c _d_", "a \\* b_c \\_d\\_", "a \\* b_c \\_d\\_"),
        ("1. First", "1\\. First", "1\\. First"),
        ("2.5 per cent", "2.5 per cent", "2.5 per cent"),
        ("- a\n\t b", "\\- a b", "\\- a b"),
        ("# a #", "\\# a \\#", "\\# a \\#"),
        (
            "R&D &amp; AT&T",
            "R\\&D \\&amp; AT\\&T",
            "R&amp;D &amp;amp; AT&amp;T",
        ),
        ("<b>|~~x~~", "\\<b>\\|\\~\\~x\\~\\~", "\\<b>\\|~~x~~"),
        ("^note^", "^note^", "&#94;note^"),
        ("$CTA", "\\$CTA", "\\$CTA"),
        (
            "see [Contact:1] [2]",
            "see \\[Contact:1] \\[2]",
            "see &#91;Contact:1] \\[2]",
        ),
        ("s1. step", "s1. step", "s1\\. step"),
        ("{::x} --", "{::x} --", "&#123;::x} \\--"),
    ];

    #[test]
    fn markup_in_values_is_text() {
        for (text, common, govspeak) in ROWS {
            for (dialect, wanted) in [(Dialect::CommonMark, common), (Dialect::Govspeak, govspeak)]
            {
                let mut out = String::new();
                escape(&mut out, text, Position::Start, dialect);
                assert_eq!(&out, wanted, "{text}");
            }
        }
    }
}
