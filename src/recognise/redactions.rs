//! Redactions that the source already shows: `(redacted for publication)`, `[REDACTED]`,
//! `[Name withheld]`, `████`.
//!
//! Deliberately not seen: sentences that speak of redaction.

use super::pattern::Pattern;
use super::{Fact, Findings, Recogniser};
use crate::document::{Document, Span};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "redactions",
    sees: "redactions that the source already shows",
    run,
};

static IN_BRACKETS: Pattern = Pattern::cued(
    &["redacted", "withheld", "removed"],
    r"(?i)[(\[][^()\[\]\n]*\b(?:redacted|withheld|removed for publication|personal information removed)\b[^()\[\]\n]*[)\]]",
);

fn run(document: &Document, findings: &mut Findings) {
    for found in IN_BRACKETS.find_in(document) {
        let span = Span::new(found.start(), found.end());
        findings.inline(Fact::Redaction(span), span, &[("says so in brackets", 4)]);
    }
    for (at, run) in black_bars(document.flow.text()) {
        let span = Span::new(at, at + run);
        findings.inline(Fact::Redaction(span), span, &[("a row of black blocks", 4)]);
    }
}

/// Rows of at least three full blocks.
fn black_bars(flow: &str) -> Vec<(usize, usize)> {
    const BLOCK: &str = "\u{2588}";
    let mut bars: Vec<(usize, usize)> = Vec::new();
    for at in memchr::memmem::find_iter(flow.as_bytes(), BLOCK.as_bytes()) {
        match bars.last_mut() {
            Some((start, len)) if *start + *len == at => *len += BLOCK.len(),
            _ => bars.push((at, BLOCK.len())),
        }
    }
    bars.retain(|(_, len)| *len >= 3 * BLOCK.len());
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_expressions() {
        assert!(IN_BRACKETS.is_valid());
    }
}
