//! Headings whose words stand right behind their marks, `##Welcome`, as they were once allowed to.

use std::borrow::Cow;

/// Deepest level.
const DEEPEST: usize = 6;

/// The text with a space between the marks of headings and their words.
pub(super) fn apart(text: &str) -> Cow<'_, str> {
    if !text.contains("##") {
        return Cow::Borrowed(text);
    }
    let mut written = String::new();
    let mut from = 0;
    let mut start = 0;
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        fenced ^= line.starts_with("```") || line.starts_with("~~~");
        if let Some(level) = level(line).filter(|_| !fenced) {
            written.push_str(text.get(from..start + level).unwrap_or_default());
            written.push(' ');
            from = start + level;
        }
        start += line.len();
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    written.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(written)
}

/// The level of a heading whose words touch its marks. One mark alone is that of a tag or a number: `#1`.
fn level(line: &str) -> Option<usize> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    let opens = |c: char| c.is_alphanumeric() || matches!(c, '[' | '*' | '"' | '“');
    ((2..=DEEPEST).contains(&level) && words.starts_with(opens)).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn only_where_words_touch_marks() {
        for (text, expected) in [
            ("##Welcome\n\nText\n", "## Welcome\n\nText\n"),
            ("a\n###[One][1]: b\n####2nd", "a\n### [One][1]: b\n#### 2nd"),
        ] {
            assert_eq!(apart(text), expected);
        }
        for none in [
            "## Welcome",
            "#1 and #tag ##",
            "text ##more",
            "#######Seven",
            "```\n##define\n```\n",
            "##\n##!",
        ] {
            assert_eq!(apart(none), none);
        }
    }
}
