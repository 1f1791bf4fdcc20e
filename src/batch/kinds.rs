//! Which files of a folder are taken: those whose names end like a format that minutes come in. What
//! they are is told from their bytes all the same.

use minutebook::minutes::Format;
use std::path::Path;

/// The extensions of each format, in lower case.
const EXTENSIONS: &[(Format, &[&str])] = &[
    (Format::Text, &["txt", "text"]),
    (Format::Pdf, &["pdf"]),
    (Format::Docx, &["docx", "docm"]),
    (Format::Odt, &["odt"]),
    (Format::Html, &["html", "htm", "xhtml"]),
    (Format::Markdown, &["md", "markdown"]),
];

/// Whether the file's name ends like that of a known format.
pub(super) fn is_known(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(is_extension)
}

/// Whether files with this extension are taken.
pub(crate) fn is_extension(extension: &str) -> bool {
    EXTENSIONS
        .iter()
        .flat_map(|(_, extensions)| *extensions)
        .any(|known| known.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_extensions() {
        let formats = EXTENSIONS.iter().map(|(format, _)| *format);
        assert!(formats.eq(Format::ALL.iter().copied()));
    }

    #[test]
    fn names() {
        for (name, known) in [
            ("a.txt", true),
            ("A.PDF", true),
            ("a.b.md", true),
            ("a", false),
            ("txt", false),
            ("a.jpeg", false),
            ("a.txt.json", false),
            ("a.pdf~", false),
        ] {
            assert_eq!(is_known(Path::new(name)), known, "{name}");
        }
    }
}
