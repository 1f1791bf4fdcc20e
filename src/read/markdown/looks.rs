//! Whether text is Markdown, by what stands in it: signs that people who write plain text do not
//! make. Bullets, dashes and capitals say nothing.

/// Bytes that are looked at.
const SAMPLE: usize = 1 << 16;

/// Points that make it Markdown.
const ENOUGH: u32 = 3;

/// Lines within which front matter ends.
const FRONT_MATTER: usize = 200;

/// Whether `text` is Markdown.
pub(in crate::read) fn looks_like(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let sample = sample.strip_prefix(b"\xef\xbb\xbf").unwrap_or(sample);
    let text = String::from_utf8_lossy(sample);
    if opens_with_front_matter(&text) {
        return true;
    }
    let mut points = opens_with_title(&text);
    let mut above = "";
    for line in text.lines() {
        points += points_of(line.trim_end(), above);
        if points >= ENOUGH {
            return true;
        }
        above = line.trim_end();
    }
    false
}

/// `# Meeting of the Pond Board` above a blank line, before all else: a text of no programming language.
fn opens_with_title(text: &str) -> u32 {
    let mut lines = text.lines().skip_while(|line| line.trim().is_empty());
    let title = lines.next().and_then(|line| line.strip_prefix("# "));
    let apart = lines.next().is_none_or(|line| line.trim().is_empty());
    let words = title.map_or(0, |title| title.split_whitespace().count());
    let named = title.is_some_and(|title| title.starts_with(char::is_alphanumeric));
    if apart && named && words > 1 {
        ENOUGH
    } else {
        0
    }
}

/// `---`, keys, `---`.
fn opens_with_front_matter(text: &str) -> bool {
    let mut lines = text.lines();
    let (fence, sign) = match lines.next().map(str::trim_end) {
        Some("---") => ("---", ':'),
        Some("+++") => ("+++", '='),
        _ => return false,
    };
    let body: Vec<&str> = lines
        .take(FRONT_MATTER)
        .take_while(|line| line.trim_end() != fence)
        .collect();
    let closed = text
        .lines()
        .nth(1 + body.len())
        .is_some_and(|line| line.trim_end() == fence);
    let is_key = |line: &&str| {
        line.split_once(sign).is_some_and(|(key, _)| {
            let key = key.trim_end();
            let letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
            !key.is_empty() && key.chars().all(letter)
        })
    };
    closed && body.first().is_some_and(|line| !line.trim().is_empty()) && body.iter().any(is_key)
}

fn points_of(line: &str, above: &str) -> u32 {
    let words = line.trim_start();
    let indent = line.len() - words.len();
    if indent > 3 && !words.starts_with(['-', '*', '+']) {
        return 0;
    }
    heading(words, above)
        + table(words)
        + ticked_box(words)
        + emphasis(words)
        + u32::from(words.contains("](")) * 2
        + u32::from(words.starts_with("```")) * 2
        + escaped_number(words)
        + html(words)
}

/// `## Apologies`; one alone could be a comment in an example of a program.
fn heading(words: &str, above: &str) -> u32 {
    let title = words.trim_start_matches('#');
    let level = words.len() - title.len();
    let is_heading = (1..=6).contains(&level)
        && title.starts_with(' ')
        && title
            .trim()
            .starts_with(|c: char| c.is_alphanumeric() || c == '*' || c == '[');
    if !is_heading {
        return 0;
    }
    // Comments in programs are `# so` too; they rarely stand apart.
    match level {
        1 => u32::from(above.is_empty()),
        _ => ENOUGH,
    }
}

/// The line below the head of a table: `|---|:--|`.
fn table(words: &str) -> u32 {
    let is_rule = words.contains('|')
        && words.contains("--")
        && words.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    u32::from(is_rule) * 3
}

/// `- [x] A Oak`
fn ticked_box(words: &str) -> u32 {
    let entry = words
        .strip_prefix("- ")
        .or_else(|| words.strip_prefix("* "))
        .unwrap_or_default()
        .trim_start();
    u32::from(
        ["[x] ", "[X] ", "[ ] "]
            .iter()
            .any(|mark| entry.starts_with(mark)),
    ) * 2
}

/// `**Present:** A Oak`
fn emphasis(words: &str) -> u32 {
    let Some((_, rest)) = words.split_once("**") else {
        return 0;
    };
    let closed = rest.split_once("**").is_some_and(|(inner, _)| {
        !inner.is_empty() && !inner.starts_with([' ', '*']) && !inner.ends_with(' ')
    });
    u32::from(closed)
}

/// `1\. Welcome`
fn escaped_number(words: &str) -> u32 {
    let rest = words.trim_start_matches(['*', '#', ' ']);
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    u32::from(rest.len() < words.len() && rest.starts_with("\\.")) * 2
}

/// `<br>` and the like, which plain text has no use for.
fn html(words: &str) -> u32 {
    let tags = ["<br>", "<br/>", "<br />", "<p>", "</p>", "<strong>", "<b>"];
    u32::from(tags.iter().any(|tag| words.contains(tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_told_from_text() {
        for yes in [
            "---\ntitle: Minutes\n---\nText",
            "+++\ntitle = \"Minutes\"\n+++\nText",
            "# Minutes\n\n* [x] A Oak\n",
            "## Present\n\nA Oak\n",
            "**Present:** A Oak\n**Apologies:** B Elm\n**Chair:** C Ash\n",
            "| Name | Role |\n|---|:--|\n",
            "# Minutes\n\nSee [the paper](paper.pdf).\n",
        ] {
            assert!(looks_like(yes.as_bytes()), "{yes}");
        }
        for no in [
            "---\nMinutes\n---\nText",
            "---\n\nA line: and more\n",
            "MINUTES\n=======\n\n* A Oak\n* B Elm\n---\n1. Welcome\n",
            "Call to order\n#1 Welcome\n#2 Apologies\n",
            "| 1 | Welcome |\n| 2 | Close |\n",
            "The sum of 2 ** 3 ** 4\n",
            "# this is a comment\nx = 1\n",
            "Present: A Oak <a@example.org>\n",
        ] {
            assert!(!looks_like(no.as_bytes()), "{no}");
        }
    }
}
