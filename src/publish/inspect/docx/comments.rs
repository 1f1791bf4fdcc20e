//! Comments, with who wrote them.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::package::{Package, Seen, place, walk};

pub(super) const COMMENT: Channel = Channel {
    code: Code {
        name: "comment",
        severity: Severity::Warning,
        title: "a comment, note or mark-up",
        hint: "delete all comments, and inspect again",
    },
    examine,
};

fn examine(package: &Package, report: &mut Report) {
    for (name, bytes) in package
        .stories()
        .filter(|(name, _)| name.contains("comments"))
    {
        let mut words = String::new();
        walk(bytes, |_, seen| match seen {
            Seen::Start(element) if element.name == "comment" => words.clear(),
            Seen::Text(text) => words.push_str(text),
            Seen::End(element) if element.name == "comment" => {
                let author = element.get("author").unwrap_or("nobody");
                let message = format!("comment by {author}");
                report.add(&COMMENT.code, place(name), message, &words);
            }
            _ => {}
        });
    }
}
