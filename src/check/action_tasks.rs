//! `Write to the owners of the mill` in the table, `Count the swans` in the text, under one id.
//!
//! Two wordings of one task share words; two tasks do not. Inflections count as the same word.
//!
//! Deliberately not seen: synonyms, and statements too short to judge.

use super::action_owners::{called, places_in_mention};
use super::report::Report;
use super::{Check, Code, Reports};
use crate::minutes::{Mention, Minutes};
use crate::text::{fold, owner_labels, significant_words};

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "action_tasks_differ",
        reports: Reports::Conflict,
        summary: "an action is another task in another place",
        page: include_str!("../../docs/checks/action_tasks_differ.md"),
    },
    run,
};

/// Share of the shorter statement's words, in percent, that the longer must have for both to be the
/// same task. Rewordings that were seen keep two in five and more; half of that leaves room for
/// synonyms.
const SAME_TASK: usize = 20;

/// Words that a statement needs to say what the task is.
const LEAST_WORDS: usize = 3;

/// Letters at the start of a word that make it the same word in another form.
const STEM: usize = 5;

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    for action in &minutes.actions {
        for (at, mention) in action.mentions.iter().enumerate() {
            let task = task_of(mention);
            if same_task(&action.text, task) {
                continue;
            }
            let mut places = report.places(&action.reference, "text");
            places.extend(places_in_mention(report, action, at, |raw| {
                raw.find(task).map(|start| start..start + task.len())
            }));
            report.add(
                format!(
                    "{} is `{}` in one place and `{task}` in another",
                    called(action),
                    action.text
                ),
                places,
                [&action.reference],
            );
        }
    }
}

/// The task without the owner before it: `count the swans` of `AB and CD to count the swans`.
fn task_of(mention: &Mention) -> &str {
    let Some((before, task)) = mention.text.split_once(" to ") else {
        return &mention.text;
    };
    let all_owners = owner_labels(before)
        .into_iter()
        .filter_map(|range| before.get(range))
        .all(|label| mention.owners.iter().any(|owner| owner.label == label));
    if all_owners { task } else { &mention.text }
}

fn same_task(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let (a, b): (Vec<&str>, Vec<&str>) = (
        significant_words(&a).collect(),
        significant_words(&b).collect(),
    );
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let common = shorter
        .iter()
        .filter(|word| longer.iter().any(|other| same_word(word, other)))
        .count();
    shorter.len() < LEAST_WORDS || common * 100 >= shorter.len() * SAME_TASK
}

fn same_word(a: &str, b: &str) -> bool {
    let stem = |word: &str| word.char_indices().nth(STEM).map(|(end, _)| end);
    match (stem(a), stem(b)) {
        (Some(end), Some(other)) => a.get(..end) == b.get(..other),
        // A short word and its plural.
        _ => a == b || a.strip_suffix('s') == Some(b) || b.strip_suffix('s') == Some(a),
    }
}

#[cfg(test)]
mod tests {
    use super::same_task;

    #[test]
    fn rewordings_and_other_tasks() {
        for (a, b, same) in [
            (
                "Write to the owners of the mill about the sluice",
                "write to the mill owners",
                true,
            ),
            (
                "Enquires re cost of dredging",
                "enquire regarding the costs of dredging the pond",
                true,
            ),
            ("Count the swans", "count swans", true),
            (
                "Write to the owners of the mill",
                "collate figures and drawings",
                false,
            ),
            (
                "Count the swans on the upper pond",
                "paint the railings green",
                false,
            ),
            ("Chase the invoice", "pay it", true),
        ] {
            assert_eq!(same_task(a, b), same, "{a} / {b}");
        }
    }
}
