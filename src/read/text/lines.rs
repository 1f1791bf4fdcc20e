//! Lines and pages of a text. A form feed ends a page; where none stands, there are no pages.

use crate::document::{Line, Opens, Span};

/// Columns that a tab counts to.
const TAB: u16 = 8;

/// The lines that hold anything, and the number of pages, where form feeds tell it.
pub(super) fn lines(text: &str) -> (Vec<Line>, Option<u32>) {
    let mut reader = LineReader {
        text,
        lines: Vec::with_capacity(text.len() / 40 + 1),
        page: 1,
        number: 1,
        gap: 0,
    };
    let mut start = 0;
    for end in memchr::memchr3_iter(b'\n', b'\r', b'\x0c', text.as_bytes()) {
        if end < start {
            continue;
        }
        reader.line(Span::new(start, end));
        start = end + 1;
        match text.as_bytes().get(end) {
            Some(b'\x0c') => reader.end_page(),
            Some(b'\r') if text.as_bytes().get(start) == Some(&b'\n') => {
                start += 1;
                reader.end_line();
            }
            _ => reader.end_line(),
        }
    }
    reader.line(Span::new(start, text.len()));
    let last_page = reader.lines.last().map_or(1, |line| line.page);
    let paged = reader.page > 1;
    (reader.lines, paged.then_some(last_page))
}

struct LineReader<'t> {
    text: &'t str,
    lines: Vec<Line>,
    page: u32,
    number: u32,
    gap: u16,
}

impl LineReader<'_> {
    fn line(&mut self, whole: Span) {
        let span = whole.trimmed(self.text);
        if span.is_empty() {
            self.gap = self.gap.saturating_add(1);
            return;
        }
        let lead = Span {
            start: whole.start,
            end: span.start,
        }
        .of(self.text);
        let indent = lead.bytes().fold(0_u16, |column, byte| match byte {
            b'\t' => (column / TAB).saturating_add(1).saturating_mul(TAB),
            // The bytes after the first of a wide space count for nothing.
            0x80..=0xbf => column,
            _ => column.saturating_add(1),
        });
        self.lines.push(Line {
            span,
            whole,
            page: self.page,
            number: self.number,
            indent,
            gap: if self.lines.is_empty() { 0 } else { self.gap },
            tabbed: memchr::memchr(b'\t', whole.of(self.text).as_bytes()).is_some(),
            column: None,
            margin: None,
            opens: Opens::default(),
            heading: 0,
            cell: None,
        });
        self.gap = 0;
    }

    fn end_line(&mut self) {
        self.number = self.number.saturating_add(1);
    }

    fn end_page(&mut self) {
        self.page = self.page.saturating_add(1);
        self.number = 1;
        self.gap = self.gap.saturating_add(Line::PAGE_BREAK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_place() {
        let (lines, pages) = lines("One\r\n\r\n  Two\tthree \n\x0cFour\rFive\n");
        let seen: Vec<_> = lines
            .iter()
            .map(|l| (l.page, l.number, l.indent, l.gap, l.tabbed))
            .collect();
        assert_eq!(
            seen,
            [
                (1, 1, 0, 0, false),
                (1, 3, 2, 1, true),
                (2, 1, 0, 4, false),
                (2, 2, 0, 0, false)
            ]
        );
        assert_eq!(pages, Some(2));
    }

    #[test]
    fn a_last_form_feed_makes_no_page() {
        assert_eq!(lines("One\n\x0c").1, Some(1));
        assert_eq!(lines("One\n").1, None);
    }
}
