//! Codes that reading and assembling give, so that they can be explained as the checks' codes are.

use super::code::{Code, Reports};
use crate::minutes::Severity;

/// Codes that no check gives.
pub const GIVEN: &[Code] = &[
    Code {
        name: "damaged_text",
        reports: Reports::Diagnostic(Severity::Warning),
        summary: "bytes are no characters of the text's encoding",
        page: include_str!("../../docs/checks/damaged_text.md"),
    },
    Code {
        name: "tracked_changes",
        reports: Reports::Diagnostic(Severity::Warning),
        summary: "the document records changes, which are read as accepted",
        page: include_str!("../../docs/checks/tracked_changes.md"),
    },
    Code {
        name: "comments",
        reports: Reports::Diagnostic(Severity::Warning),
        summary: "the document has comments, which are left out",
        page: include_str!("../../docs/checks/comments.md"),
    },
    Code {
        name: "hidden_text",
        reports: Reports::Diagnostic(Severity::Warning),
        summary: "text that no reader of the document sees is kept apart",
        page: include_str!("../../docs/checks/hidden_text.md"),
    },
    Code {
        name: "damaged",
        reports: Reports::Diagnostic(Severity::Warning),
        summary: "the file is damaged; what could be saved was read",
        page: include_str!("../../docs/checks/damaged.md"),
    },
    Code {
        name: "scanned_pages",
        reports: Reports::Diagnostic(Severity::Warning),
        summary: "pages are pictures without a text layer, and were not read",
        page: include_str!("../../docs/checks/scanned_pages.md"),
    },
    Code {
        name: "recognised_text",
        reports: Reports::Diagnostic(Severity::Warning),
        summary: "the text of pages was recognised in pictures",
        page: include_str!("../../docs/checks/recognised_text.md"),
    },
    Code {
        name: "undecodable_text",
        reports: Reports::Diagnostic(Severity::Warning),
        summary: "characters whose fonts do not say which letters they are are left out",
        page: include_str!("../../docs/checks/undecodable_text.md"),
    },
    Code {
        name: "overfull_page",
        reports: Reports::Diagnostic(Severity::Warning),
        summary: "a page paints so much that hidden text may stand among the rest",
        page: include_str!("../../docs/checks/overfull_page.md"),
    },
    Code {
        name: "damaged_label",
        reports: Reports::Conflict,
        summary: "only the end of a label is left",
        page: include_str!("../../docs/checks/damaged_label.md"),
    },
    Code {
        name: "slipped_lead",
        reports: Reports::Diagnostic(Severity::Note),
        summary: "a lead's initials stand in the title of an agenda item",
        page: include_str!("../../docs/checks/slipped_lead.md"),
    },
    Code {
        name: "broken_abbreviation",
        reports: Reports::Diagnostic(Severity::Note),
        summary: "an abbreviation is written with a space in it",
        page: include_str!("../../docs/checks/broken_abbreviation.md"),
    },
    Code {
        name: "inferred_year",
        reports: Reports::Diagnostic(Severity::Note),
        summary: "a date without year has taken the meeting's",
        page: include_str!("../../docs/checks/inferred_year.md"),
    },
];
