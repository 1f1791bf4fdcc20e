//! A plan as a file.

use super::{Action, Entry, Override, Plan, VERSION, What};
use crate::publish::table::quoted;
use std::fmt::Write as _;

const HEAD: &str = "\
# What is withheld of one document, and why. This file is private: it holds what is withheld.
#
# Each entry is decided by its `status`: \"accepted\", or \"rejected\", which publishes what was to
# be withheld. Nothing is published while one is still \"proposed\". Entries may be added:
#   [[entry]] with what = \"passage\", at, words and exemption withholds words,
#   [[entry]] with what = \"item\", at and exemption withholds a whole item,
#   [[entry]] with what = \"mention\", at, words and treatment = \"publish\" keeps one mention.

";

pub(super) fn write(plan: &Plan) -> String {
    let mut out = HEAD.to_owned();
    // Writing to a string has no way to fail.
    let _ = writeln!(out, "version = {VERSION}\n\n[source]");
    line(&mut out, "name", &plan.source.name);
    line(&mut out, "sha256", &plan.source.sha256);
    out.push_str("\n[policy]\n");
    line(&mut out, "sha256", &plan.policy);
    out.push_str("\n[document]\n");
    let document = &plan.document;
    line(&mut out, "prepared_by", &document.prepared_by);
    line(&mut out, "checked_by", &document.checked_by);
    line(&mut out, "decided_on", &document.decided_on);
    let _ = writeln!(out, "publish_draft = {}", document.publish_draft);
    over(&mut out, "disclosure", &document.disclosure);
    over(&mut out, "marking", &document.marking);
    for one in &plan.entries {
        out.push('\n');
        entry(&mut out, one);
    }
    out
}

fn line(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "{key} = {}", quoted(value));
}

/// A line that is left out where there is nothing to say.
fn maybe(out: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        line(out, key, value);
    }
}

fn over(out: &mut String, key: &str, given: &Override) {
    if *given == Override::default() {
        return;
    }
    let _ = writeln!(out, "\n[document.{key}]");
    line(out, "marking", &given.marking);
    line(out, "approver", &given.approver);
    line(out, "reason", &given.reason);
    line(out, "date", &given.date);
}

fn list(out: &mut String, key: &str, values: &[String]) {
    match values {
        [] => (),
        [one] => {
            let _ = writeln!(out, "{key} = [{}]", quoted(one));
        }
        many => {
            let _ = writeln!(out, "{key} = [");
            for value in many {
                let _ = writeln!(out, "  {},", quoted(value));
            }
            out.push_str("]\n");
        }
    }
}

fn entry(out: &mut String, entry: &Entry) {
    out.push_str("[[entry]]\n");
    line(out, "id", &entry.id);
    line(out, "what", entry.what.as_str());
    line(out, "words", &entry.words);
    line(out, "status", entry.status.as_str());
    line(out, "treatment", entry.action.as_str());
    let withheld = entry.action == Action::Redact || entry.action == Action::Ask;
    if withheld || !entry.exemption.is_empty() {
        line(out, "exemption", &entry.exemption);
        line(out, "reason", &entry.reason);
    }
    if entry.what == What::Person {
        line(out, "class", &entry.class);
    }
    for (key, yes) in [
        ("keep_role", entry.keep_role),
        ("keep_title", entry.keep_title),
        ("keep_outcomes", entry.keep_outcomes),
    ] {
        if yes {
            let _ = writeln!(out, "{key} = true");
        }
    }
    if entry.keep_role {
        line(out, "role_note", &entry.role_note);
    }
    maybe(out, "initials_note", &entry.initials_note);
    maybe(out, "public_interest", &entry.public_interest);
    maybe(out, "qualified_person", &entry.qualified_person);
    maybe(out, "opinion_date", &entry.opinion_date);
    maybe(out, "confirmed_by", &entry.confirmed_by);
    maybe(out, "summary", &entry.summary);
    maybe(out, "how", &entry.how);
    list(out, "of", &entry.of);
    maybe(out, "at", &entry.at);
    if entry.nth > 1 {
        let _ = writeln!(out, "nth = {}", entry.nth);
    }
    if let Some([start, end]) = entry.span {
        let _ = writeln!(out, "span = [{start}, {end}]");
    }
    maybe(out, "place", &entry.place);
    maybe(out, "context", &entry.context);
    maybe(out, "basis", &entry.basis);
    list(out, "mentions", &entry.mentions);
    maybe(out, "decided_by", &entry.decided_by);
    maybe(out, "decided_on", &entry.decided_on);
    line(out, "note", &entry.note);
}
