//! End tags of raw HTML in capitals, at which the parser would not end the block.

use std::borrow::Cow;

/// Elements whose blocks only their end tag ends.
const RAW: &[&str] = &["pre", "script", "style", "textarea"];

/// The text with the end tags of [`RAW`] in small letters; as long as it was.
pub(super) fn in_small_letters(text: &str) -> Cow<'_, str> {
    let mut written = String::new();
    let mut from = 0;
    for at in memchr::memmem::find_iter(text.as_bytes(), b"</") {
        let name = at + "</".len();
        let in_capitals = |raw: &&&str| {
            text.get(name..name + raw.len())
                .is_some_and(|tag| tag != **raw && tag.eq_ignore_ascii_case(raw))
        };
        if let Some(raw) = RAW.iter().find(in_capitals) {
            written.push_str(text.get(from..name).unwrap_or_default());
            written.push_str(raw);
            from = name + raw.len();
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    written.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(written)
}

#[cfg(test)]
mod tests {
    use super::in_small_letters;

    #[test]
    fn only_end_tags_of_raw_elements() {
        for (text, expected) in [
            ("<PRE>a</PRE> B", "<PRE>a</pre> B"),
            ("</Script></STYLE>", "</script></style>"),
            ("</P> </DIV> </pre> </", "</P> </DIV> </pre> </"),
        ] {
            assert_eq!(in_small_letters(text), expected);
        }
    }
}
