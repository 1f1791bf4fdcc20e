//! What is said of the quorum, who was there, and what was decided do not go together.
//!
//! Deliberately not seen: quorums in shares (`a third of the members`); general meetings, whose
//! attendance is seldom printed whole; what is said of other meetings and bodies, of a part of this
//! meeting, or in the conditional; decisions to adjourn, to note or to put off.

use super::report::Report;
use super::sentences::{Sentence, add_sentences, add_text, blocks_hold};
use super::walk::{every_item, every_section};
use super::{Check, Code, Reports};
use crate::minutes::{Decision, Kind, Minutes, Outcome, Status};
use crate::text::fold;

pub(super) const CHECK: Check = Check {
    code: Code {
        name: "quorum_contradicted",
        reports: Reports::Conflict,
        summary: "the quorum, those present and what was decided do not go together",
        page: include_str!("../../docs/checks/quorum_contradicted.md"),
    },
    run,
};

/// Letters without which nothing is said of a quorum.
const CUES: &[&str] = &["quor", "Quor", "QUOR"];

/// People in a list that was printed to name all who were there.
const LEAST_LISTED: usize = 2;

fn run(minutes: &Minutes, report: &mut Report<'_>) {
    if minutes.kind != Kind::Minutes {
        return;
    }
    let sentences = sentences(minutes);
    let present = minutes.attendance.iter();
    let present = present.filter(|p| p.status == Status::Present).count();
    let inquorate = sentences.iter().find(|sentence| is_inquorate(sentence));
    let least = sentences
        .iter()
        .find_map(|sentence| Some((least(sentence)?, sentence)));
    if let Some((least, sentence)) =
        least.filter(|_| present >= LEAST_LISTED && !is_general_meeting(minutes))
    {
        let enough = present >= least as usize;
        if enough == inquorate.is_some() {
            let said = if enough {
                ", though the meeting is said to lack one"
            } else {
                ""
            };
            let mut places = sentence.places(report);
            places.extend(inquorate.into_iter().flat_map(|said| said.places(report)));
            places.dedup();
            report.add(
                format!("the quorum is {least}, and {present} are listed as present{said}"),
                places,
                [],
            );
        }
    }
    if let Some(sentence) = inquorate {
        let decided: Vec<&Decision> = minutes
            .decisions
            .iter()
            .filter(|d| needs_quorum(d))
            .collect();
        if !decided.is_empty() {
            let mut places = sentence.places(report);
            let texts = decided.iter();
            places.extend(texts.flat_map(|decision| report.places(&decision.reference, "text")));
            report.add(
                "something was decided, though the meeting is said to lack a quorum".to_owned(),
                places,
                decided.iter().map(|decision| &decision.reference),
            );
        }
    }
}

/// The sentences that name a quorum, each once.
fn sentences(minutes: &Minutes) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    for section in every_section(&minutes.sections) {
        if blocks_hold(&section.blocks, CUES) {
            add_sentences(&mut found, &section.reference, None, &section.blocks);
        }
    }
    for item in every_item(&minutes.items) {
        if blocks_hold(&item.blocks, CUES) {
            add_sentences(&mut found, &item.reference, None, &item.blocks);
        }
    }
    if let Some(quorum) = &minutes.meeting.quorum {
        add_text(&mut found, "/meeting/quorum", quorum);
    }
    found.retain(|sentence| sentence.has_beginning(&["quor", "inquor"]));
    found
}

fn is_general_meeting(minutes: &Minutes) -> bool {
    let names = minutes.meeting.title.iter().chain(&minutes.meeting.body);
    names.map(|name| fold(name)).any(|name| {
        name.contains("general meeting") || name.split(' ').any(|w| matches!(w, "agm" | "egm"))
    })
}

/// Phrases that say that there was no quorum.
const INQUORATE: &[&str] = &[
    "not quorate",
    "inquorate",
    "no quorum",
    "not a quorum",
    "without a quorum",
    "lack of a quorum",
    "lack of quorum",
    "lacked a quorum",
    "quorum was not",
    "quorum not",
    "quorum wasnt",
    "not have a quorum",
    "not have quorum",
    "insufficient members for a quorum",
];

/// Beginnings of words by which a sentence speaks of something else than the whole of this meeting.
const ELSEWHERE: &[&str] = &[
    "until", "previous", "last", "schedul", "if", "should", "shall", "may", "might", "would",
    "could", "event", "when", "where", "unless", "becom", "became", "next", "future", "avoid",
    "risk", "ensur", "postpon", "cancel", "point", "left", "sub", "working", "item", "vote",
    "held", "chang", "amend", "propos", "increas", "reduc", "concern", "remain",
];

fn is_inquorate(sentence: &Sentence<'_>) -> bool {
    sentence.has(INQUORATE) && !sentence.has_beginning(ELSEWHERE)
}

/// Beginnings of words of a number that is no count of people, or not of this body's.
const NO_COUNT: &[&str] = &[
    "half",
    "third",
    "quarter",
    "per",
    "percent",
    "majority",
    "sub",
    "working",
    "chang",
    "amend",
    "propos",
    "increas",
    "reduc",
    "previous",
    "constituted",
];

/// Words that may stand between `quorum` and the number.
const BETWEEN: &[&str] = &[
    "for",
    "this",
    "the",
    "meeting",
    "meetings",
    "committee",
    "board",
    "council",
    "group",
    "panel",
    "is",
    "was",
    "shall",
    "will",
    "be",
    "of",
    "being",
    "required",
    "requires",
    "set",
    "at",
    "number",
    "needed",
    "least",
    "minimum",
    "a",
    "must",
    "members",
];

/// Verbs by which so many members make a quorum.
const MAKE: &[&str] = &[
    "form",
    "forms",
    "constitute",
    "constitutes",
    "make",
    "makes",
];

/// How many people a quorum needs, where the sentence says so.
fn least(sentence: &Sentence<'_>) -> Option<u32> {
    if sentence.has_beginning(NO_COUNT) || sentence.words.contains(['%', '/']) {
        return None;
    }
    let words: Vec<&str> = sentence.folded.split(' ').collect();
    let at = words.iter().position(|word| *word == "quorum")?;
    let (before, behind) = (words.get(..at)?, words.get(at + 1..)?);
    let mut behind = behind.iter().skip_while(|word| BETWEEN.contains(word));
    if let Some(count) = behind.next().and_then(|word| count(word)) {
        // `Quorum: 7 of 9`, `Quorum: 7 present` tell who was there.
        let other = behind
            .next()
            .is_some_and(|word| matches!(*word, "of" | "out" | "present" | "attended"));
        return (!other && behind.all(|word| self::count(word).is_none())).then_some(count);
    }
    let verb = before.iter().position(|word| MAKE.contains(word))?;
    let mut counts = before.get(..verb)?.iter().filter_map(|word| count(word));
    counts.next().filter(|_| counts.next().is_none())
}

const NUMBERS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen",
];

/// A number of people that can be a quorum.
fn count(word: &str) -> Option<u32> {
    const MOST: u32 = 99;
    let named = NUMBERS.iter().position(|name| *name == word);
    named
        .and_then(|at| u32::try_from(at + 2).ok())
        .or_else(|| word.parse().ok().filter(|count| (2..=MOST).contains(count)))
}

/// Beginnings of words of decisions that a meeting without a quorum can take.
const FREE: &[&str] = &[
    "adjourn",
    "note",
    "noting",
    "postpon",
    "defer",
    "quor",
    "inquor",
    "reconven",
    "clos",
    "recommend",
    "subject",
    "ratif",
    "next",
    "cancel",
];

fn needs_quorum(decision: &Decision) -> bool {
    let folded = fold(&decision.text);
    let mut words = folded.split(' ');
    decision.outcome == Some(Outcome::Carried)
        && !words.any(|word| FREE.iter().any(|free| word.starts_with(free)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(words: &str) -> Sentence<'_> {
        let mut found = Vec::new();
        add_text(&mut found, "", words);
        found.swap_remove(0)
    }

    #[test]
    fn how_many_make_a_quorum() {
        for (words, expected) in [
            ("The quorum is 5.", Some(5)),
            ("Quorum: five members", Some(5)),
            (
                "The quorum for this committee shall be at least four members.",
                Some(4),
            ),
            ("Three members shall form a quorum.", Some(3)),
            ("A quorum of 6 members is required.", Some(6)),
            ("The quorum is a third of the members.", None),
            ("Quorum - 50% of 12", None),
            ("Quorum: 7 of 9", None),
            ("Quorum: 7 present", None),
            ("As eighteen were present, this constituted a quorum.", None),
            ("It was proposed that the quorum be 7.", None),
            ("The quorum of the sub-committee is 7.", None),
            ("A quorum was present.", None),
            ("The meeting was quorate at 5.", None),
        ] {
            assert_eq!(least(&sentence(words)), expected, "{words}");
        }
    }

    #[test]
    fn no_quorum() {
        for (words, expected) in [
            ("The meeting was not quorate.", true),
            ("The meeting was inquorate.", true),
            ("There was no quorum.", true),
            ("A quorum was not present.", true),
            ("The meeting was not quorate until 6.47.", false),
            ("The last meeting was inquorate.", false),
            ("If there is no quorum, the chair ends the meeting.", false),
            ("A quorum was present.", false),
            ("The meeting was quorate.", false),
        ] {
            assert_eq!(is_inquorate(&sentence(words)), expected, "{words}");
        }
    }
}
