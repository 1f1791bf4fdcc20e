//! Front matter that holds whole parts of the minutes as texts of several lines: `agenda: |-` above indented
//! lines. They are Markdown themselves, and are read as parts of the page.

use crate::vocabulary;
use std::borrow::Cow;
use std::fmt::Write;

/// How the front matter is fenced.
const FENCE: &str = "---";

/// The text with such parts below the front matter, each under its key as a heading.
pub(super) fn lifted(text: &str) -> Cow<'_, str> {
    let Some((metadata, body)) = fenced(text) else {
        return Cow::Borrowed(text);
    };
    let mut kept = String::new();
    let mut parts = String::new();
    let mut lines = metadata.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(key) = key_of_block(line) else {
            kept.push_str(line);
            kept.push('\n');
            continue;
        };
        let mut block = Vec::new();
        while let Some(inner) =
            lines.next_if(|line| line.starts_with(' ') || line.trim().is_empty())
        {
            block.push(inner);
        }
        // A heading of the same words above its text says it twice.
        let names_itself = block
            .iter()
            .find(|line| !line.trim().is_empty())
            .is_some_and(|line| {
                let heading = line.trim_start_matches([' ', '#']).trim_end();
                heading.eq_ignore_ascii_case(key)
            });
        parts.push('\n');
        if !names_itself {
            let _ = writeln!(parts, "## {key}\n");
        }
        let indent = block
            .iter()
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.len() - line.trim_start_matches(' ').len())
            .min()
            .unwrap_or_default();
        for line in block {
            let line = line.get(indent..).unwrap_or_default();
            // Its headings stand below the title of the page.
            parts.push_str(if line.starts_with('#') { "#" } else { "" });
            parts.push_str(line);
            parts.push('\n');
        }
    }
    if parts.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{FENCE}\n{kept}{FENCE}\n{parts}\n{body}"))
}

/// The lines between the fences, and what stands below them.
fn fenced(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(FENCE)?;
    let rest = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix('\n'))?;
    let end = rest
        .match_indices("\n---")
        .map(|(at, _)| at + 1)
        .find(|at| {
            rest.get(at + FENCE.len()..)
                .is_some_and(|below| below.is_empty() || below.starts_with(['\n', '\r']))
        })?;
    Some((rest.get(..end)?, rest.get(end + FENCE.len()..)?))
}

/// The key of a text of several lines that is a part of minutes.
fn key_of_block(line: &str) -> Option<&str> {
    const MARKS: &[&str] = &["|", "|-", "|+", ">", ">-", ">+"];
    let (key, mark) = line.split_once(':')?;
    let opens_part = vocabulary::label(key).is_some_and(vocabulary::Term::opens_part);
    (MARKS.contains(&mark.trim()) && opens_part && !key.starts_with(' ')).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::lifted;

    #[test]
    fn parts_are_lifted() {
        assert_eq!(
            lifted(
                "---\ntitle: Ponds\nagenda: |-\n  * Welcome\n\n  * Close\nlocation: Hall\n---\nText\n"
            ),
            "---\ntitle: Ponds\nlocation: Hall\n---\n\n## agenda\n\n* Welcome\n\n* Close\n\n\nText\n"
        );
        assert_eq!(
            lifted("---\nminutes: >-\n  ## Minutes\n\n  ### Ponds\n---\n"),
            "---\n---\n\n### Minutes\n\n#### Ponds\n\n\n"
        );
        for text in [
            "---\ntitle: Ponds\nsummary: |-\n  Text\n---\nText\n",
            "---\ntitle: Ponds\nagenda: Welcome\n---\nText\n",
            "---\nagenda: |-\n  Text\n",
            "Agenda: |-\n  Text\n",
        ] {
            assert_eq!(lifted(text), text);
        }
    }
}
