//! What web pages put behind a title that is a link to a file: `Ponds pdf icon PDF 235 KB`.

/// Kinds of files, as links tell them.
const KINDS: &[&str] = &[
    "pdf", "doc", "docx", "ppt", "pptx", "rtf", "xls", "xlsx", "zip",
];

/// Units of their sizes.
const UNITS: &[&str] = &["KB", "MB"];

/// A title without the kinds, sizes and icons of files behind it.
#[must_use]
pub fn without_file(title: &str) -> &str {
    let mut bare = title;
    while let Some(before) = before_file(bare) {
        bare = before;
    }
    bare
}

fn before_file(title: &str) -> Option<&str> {
    let is_kind = |word: &str| KINDS.iter().any(|known| word.eq_ignore_ascii_case(known));
    if let Some((file, "")) = title.trim_end().rsplit_once(')')
        && let Some((file, size)) = file.rsplit_once(" (")
        && let Some((name, kind)) = file.rsplit_once('.')
        && is_kind(kind)
        && size.starts_with(|c: char| c.is_ascii_digit())
    {
        return Some(name);
    }
    let (rest, unit) = title.trim_end().rsplit_once(' ')?;
    let (rest, size) = rest.rsplit_once(' ')?;
    let (rest, kind) = rest.rsplit_once(' ')?;
    if !UNITS.contains(&unit) || !is_kind(kind) || !size.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let icon = rest
        .strip_suffix(" icon")
        .and_then(|rest| rest.rsplit_once(' '));
    Some(icon.map_or(rest, |(rest, _)| rest))
}

#[cfg(test)]
mod tests {
    use super::without_file;

    #[test]
    fn files_behind_titles() {
        for (title, bare) in [
            ("Ponds pdf icon PDF 235 KB", "Ponds"),
            ("Ponds PDF 1.5 MB", "Ponds"),
            ("Weir pdf icon PDF 2 MB Word icon DOC 13 KB", "Weir"),
            ("Ponds, May 2021.pdf (19.4 kb)", "Ponds, May 2021"),
            ("How to save a PDF", "How to save a PDF"),
            ("Ponds of 235 KB", "Ponds of 235 KB"),
            ("", ""),
        ] {
            assert_eq!(without_file(title), bare, "{title}");
        }
    }
}
