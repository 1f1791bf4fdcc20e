//! Cuts in order, and without what would tell of what is cut.

use super::{Cut, CutKind};

/// Merges cuts that overlap, and takes along what would tell the first or last letter of what is cut.
pub(super) fn tidy(text: &str, cuts: &mut Vec<Cut>) {
    cuts.sort_by_key(|cut| (cut.range.start, std::cmp::Reverse(cut.range.end)));
    let mut tidied: Vec<Cut> = Vec::with_capacity(cuts.len());
    for cut in cuts.drain(..) {
        match tidied.last_mut() {
            Some(last) if cut.range.start < last.range.end => {
                if cut.range.end > last.range.end {
                    last.range.end = cut.range.end;
                }
                // Words that hold a name are words.
                last.kind = last.kind.max(cut.kind);
            }
            // An abbreviation in brackets behind its name is one mention with it.
            Some(last)
                if cut.kind == last.kind
                    && cut.code == last.code
                    && text.get(last.range.end..cut.range.start) == Some(" (")
                    && text
                        .get(cut.range.end..)
                        .is_some_and(|rest| rest.starts_with(')')) =>
            {
                last.range.end = cut.range.end + 1;
            }
            _ => tidied.push(cut),
        }
    }
    let mut floor = 0;
    for cut in &mut tidied {
        if matches!(cut.kind, CutKind::Name | CutKind::Organisation) {
            let before = text.get(floor..cut.range.start).unwrap_or_default();
            cut.range.start -= article(before);
            let after = text.get(cut.range.end..).unwrap_or_default();
            let own = text.get(cut.range.clone()).unwrap_or_default();
            let possessive = possessive(own, after);
            cut.possessive = possessive > 0;
            cut.range.end += possessive;
        }
        floor = cut.range.end;
    }
    *cuts = tidied;
}

/// Bytes of `a ` or `an ` at the end: which of them it is tells of the next letter.
fn article(before: &str) -> usize {
    for article in ["an ", "a ", "An ", "A "] {
        if let Some(rest) = before.strip_suffix(article)
            && !rest.ends_with(char::is_alphanumeric)
        {
            return article.len();
        }
    }
    0
}

/// Bytes of a possessive's end: `'s`, or the apostrophe alone, which tells that the name ends in s.
fn possessive(own: &str, after: &str) -> usize {
    for end in ["'s", "\u{2019}s", "'S", "\u{2019}S"] {
        if let Some(rest) = after.strip_prefix(end)
            && !rest.starts_with(char::is_alphanumeric)
        {
            return end.len();
        }
    }
    for end in ["'", "\u{2019}"] {
        if let Some(rest) = after.strip_prefix(end)
            && own.ends_with(['s', 'S', 'x', 'z'])
            && rest.starts_with(char::is_whitespace)
        {
            return end.len();
        }
    }
    0
}
