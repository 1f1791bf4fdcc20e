//! What a code means: where it is reported, and the page that tells about it.

use crate::minutes::Severity;
use std::borrow::Cow;

/// A code of `conflicts` or `diagnostics`. Codes are only ever added.
#[derive(Debug)]
pub struct Code {
    /// As the record shows it.
    pub name: &'static str,
    /// Where it is reported.
    pub reports: Reports,
    /// What it says, in one line.
    pub summary: &'static str,
    /// Its page of documentation, as Markdown.
    pub page: &'static str,
}

/// Where a code is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reports {
    /// In `conflicts`: the document contradicts itself.
    Conflict,
    /// In `diagnostics`: something is odd, or was inferred.
    Diagnostic(Severity),
}

impl Reports {
    /// As people read it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Diagnostic(Severity::Note) => "note",
            Self::Diagnostic(Severity::Warning) => "warning",
            Self::Diagnostic(Severity::Error) => "error",
        }
    }
}

/// How a page marks its hint.
const HINT: &str = "**Hint:** ";

impl Code {
    /// The page's first paragraph: what is wrong where this is reported.
    #[must_use]
    pub fn explanation(&self) -> Cow<'static, str> {
        one_line(self.paragraphs().nth(1).unwrap_or_default())
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<Cow<'static, str>> {
        self.paragraphs()
            .find_map(|paragraph| paragraph.strip_prefix(HINT))
            .map(one_line)
    }

    fn paragraphs(&self) -> impl Iterator<Item = &'static str> {
        self.page.split("\n\n").map(str::trim)
    }
}

/// Pages are wrapped; terminals wrap by themselves.
fn one_line(paragraph: &'static str) -> Cow<'static, str> {
    if paragraph.contains('\n') {
        paragraph.replace('\n', " ").into()
    } else {
        paragraph.into()
    }
}
