//! Which words of the source are set apart by their type.

use super::Span;

/// Spans of the source text, each list in order and without overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypeFaces {
    /// In bold type.
    pub bold: Vec<Span>,
    /// Underlined.
    pub underlined: Vec<Span>,
    /// Struck through.
    pub struck: Vec<Span>,
}

impl TypeFaces {
    /// Whether all of `span` that is no white space is bold.
    #[must_use]
    pub fn is_bold(&self, span: Span, source: &str) -> bool {
        covers(&self.bold, span, source)
    }

    /// Whether all of `span` that is no white space is underlined.
    #[must_use]
    pub fn is_underlined(&self, span: Span, source: &str) -> bool {
        covers(&self.underlined, span, source)
    }

    /// Whether all of `span` that is no white space is struck through.
    #[must_use]
    pub fn is_struck(&self, span: Span, source: &str) -> bool {
        covers(&self.struck, span, source)
    }

    /// Number of bytes at the start of `span` that are bold.
    #[must_use]
    pub fn bold_head(&self, span: Span, source: &str) -> usize {
        let mut at = span.start;
        for bold in meeting(&self.bold, span) {
            let between = Span {
                start: at,
                end: bold.start.max(at),
            };
            if !between.of(source).trim().is_empty() {
                break;
            }
            at = bold.end.min(span.end);
        }
        (at - span.start) as usize
    }
}

/// The spans of `list` that meet `span`.
fn meeting(list: &[Span], span: Span) -> &[Span] {
    let from = list.partition_point(|s| s.end <= span.start);
    let to = list.partition_point(|s| s.start < span.end);
    list.get(from..to).unwrap_or_default()
}

fn covers(list: &[Span], span: Span, source: &str) -> bool {
    let mut at = span.start;
    for part in meeting(list, span) {
        let between = Span {
            start: at,
            end: part.start.max(at),
        };
        if !between.of(source).trim().is_empty() {
            return false;
        }
        at = part.end.max(at);
    }
    at > span.start
        && Span {
            start: at.min(span.end),
            end: span.end,
        }
        .of(source)
        .trim()
        .is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_words() {
        let source = "Present: A Oak, B Elm";
        let faces = TypeFaces {
            bold: vec![Span::new(0, 8), Span::new(9, 10), Span::new(11, 14)],
            ..TypeFaces::default()
        };
        let bold = |start, end| faces.is_bold(Span::new(start, end), source);
        assert!(bold(0, 8) && bold(9, 14) && bold(0, 14) && bold(8, 11));
        assert!(!bold(9, 16) && !bold(16, 21) && !bold(14, 14));
        assert_eq!(faces.bold_head(Span::new(0, 21), source), 14);
        assert_eq!(faces.bold_head(Span::new(16, 21), source), 0);
        assert!(!faces.is_struck(Span::new(0, 8), source));
    }
}
