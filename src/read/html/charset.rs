//! The encoding that a page declares: `<meta charset=…>`, or within `content="text/html; charset=…"`.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes within which a page declares it.
const WITHIN: usize = 1024;

/// The declared encoding, if there is one that is known.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..WITHIN).unwrap_or(bytes).to_ascii_lowercase();
    let at = memchr::memmem::find(&head, b"charset")?;
    let rest = head.get(at + b"charset".len()..)?.trim_ascii_start();
    let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest
        .strip_prefix(b"\"")
        .or_else(|| rest.strip_prefix(b"'"))
        .unwrap_or(rest);
    let end = rest
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_' | b':'))
        .unwrap_or(rest.len());
    let encoding = Encoding::for_label(rest.get(..end)?)?;
    // A page whose declaration can be read byte by byte is not in UTF-16.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else {
        encoding
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_encodings() {
        for (page, name) in [
            ("<meta charset=utf-8>", Some("UTF-8")),
            ("<META CHARSET = 'Windows-1252' />", Some("windows-1252")),
            (
                "<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-15\">",
                Some("ISO-8859-15"),
            ),
            ("<meta charset=utf-16>", Some("UTF-8")),
            ("<meta charset=klingon>", None),
            ("<p>The charset", None),
        ] {
            assert_eq!(declared(page.as_bytes()).map(Encoding::name), name);
        }
    }
}
