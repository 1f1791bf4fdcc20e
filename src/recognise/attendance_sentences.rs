//! Attendance that sentences tell, and lists below a sentence that leads to them.

use super::attendance_lines::listed;
use super::pattern::Pattern;
use super::people_list;
use super::people_posts::names_body;
use super::sentences::{last_sentence, rest_of_line, sentences};
use super::{Fact, Findings, PeopleFact};
use crate::document::{Block, Document, Role, Span};
use crate::minutes::Status;
use crate::text::{sentence_end, word_count};

/// Whom the list below a sentence holds: `The following members were present:`, `Apologies were received
/// from:`.
pub(super) fn leads_to_people(words: &str) -> Option<Status> {
    /// Most words of such a sentence.
    const MOST_WORDS: usize = 16;
    let words = words.strip_suffix('-').unwrap_or(words);
    if !words.ends_with(':') {
        return None;
    }
    let sentence = last_sentence(words);
    if word_count(sentence) > MOST_WORDS {
        return None;
    }
    let lower = sentence.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let tells = has(&[" were", " was", " from:", "the following", " had "]);
    if has(&["absence of"]) || has(&[" not "]) {
        None
    } else if !tells {
        // `Others in attendance at the request of the Clerk:`
        has(&[
            "s in attendance at ",
            "s in attendance for ",
            "s in attendance from ",
        ])
        .then_some(Status::InAttendance)
    } else if has(&["apologies", "apology"]) {
        Some(Status::Apologies)
    } else if has(&["absent"]) {
        Some(Status::Absent)
    } else if has(&["in attendance", "also present"]) && !has(&["member", "trustee", "director"]) {
        Some(Status::InAttendance)
    } else if has(&["present", "attendance", "attended", "attending"]) {
        Some(Status::Present)
    } else {
        None
    }
}

/// The list below such a sentence, which stays where it is unless it is a heading.
pub(super) fn below_sentence(
    document: &Document,
    index: usize,
    block: &Block,
    status: Status,
    findings: &mut Findings,
) -> usize {
    let (people, end) = super::people_columns::by_turns(document, index + 1, status)
        .unwrap_or_else(|| listed(document, index, block, status));
    if people.is_empty() {
        return index + 1;
    }
    let fact = Fact::People(PeopleFact {
        people,
        label: Some(block.whole),
    });
    let claim = document.span_of(index..end);
    let clues = &[("below a sentence that leads to people", 4)];
    if block.role == Role::Heading && !block.is_numbered() {
        findings.taking(fact, claim, index..end, clues);
    } else {
        findings.inline(fact, claim, clues);
    }
    end
}

static FROM: Pattern = Pattern::new(
    r"[Aa](?:pologies|POLOGIES|bsence)\b[^.:\n]*?\b(?:from|on behalf of|(?:given|tendered|submitted|sent|offered|made|presented|intimated) by|(?:recorded|reported) for)\b[:,]? |\b[Aa]pologies of ",
);

static PRESENT: Pattern = Pattern::cued(
    &[
        "resent:",
        "resent (",
        "resent w",
        "resent i",
        "resent a",
        "ttendance w",
        "ttendance i",
        "ttending w",
        "ttendees w",
        "ttendees i",
        "articipants w",
    ],
    r"\b(?i:((?:also |others )?)(present)(?: \([a-z ]{1,20}\))?: )|\b(?i:(also |those |others )?(?:members |directors |trustees |councillors |commissioners |selectmen |governors |board members |committee members )?(present|in attendance|attending|attendees|participants) (?:were|was|included|include|are|is)(?:,? (?:in alphabetical order|as follows),?)?:? )",
);

/// `Members present were A Oak, B Elm and C Ash.`
fn those_present(document: &Document, findings: &mut Findings) {
    let flow = document.flow.text();
    for found in PRESENT.captures_in(document) {
        let how = found.get(2).or_else(|| found.get(4));
        let (Some(whole), Some(how)) = (found.get(0), how) else {
            continue;
        };
        // At the start of its block it is a label, which is read as such.
        let before = flow.get(..whole.start()).unwrap_or_default();
        let opens = before.is_empty() || before.ends_with('\n');
        if opens && found.get(2).is_some() {
            continue;
        }
        let word = before
            .trim_end()
            .rsplit([' ', '\n'])
            .next()
            .unwrap_or_default();
        if ["not", "maybe", "perhaps"]
            .iter()
            .any(|no| word.eq_ignore_ascii_case(no))
        {
            continue;
        }
        let beside = found.get(1).is_some_and(|also| !also.is_empty())
            || found.get(3).is_some()
            || how.as_bytes().eq_ignore_ascii_case(b"in attendance");
        let status = if beside {
            Status::InAttendance
        } else {
            Status::Present
        };
        let line = rest_of_line(flow, whole.end());
        let span = Span::new(whole.end(), whole.end() + sentence_end(line)).trimmed(flow);
        let people = people_list::whole_list(document, span, status);
        if !people.is_empty() {
            let raw = Span::new(whole.start(), span.to());
            let fact = Fact::People(PeopleFact {
                people,
                label: Some(Span::new(whole.start(), whole.end())),
            });
            take_if_alone(
                document,
                fact,
                raw,
                &[("a sentence that says who was present", 3)],
                findings,
            );
        }
    }
}

/// What follows those who sent apologies.
const ENDS_OF_LISTS: &[&str] = &[
    " noted",
    " were ",
    " was ",
    " be ",
    " had been ",
    " have been ",
    " received",
    " accepted",
];

static WERE_PRESENT: Pattern = Pattern::cued(
    &[" present", " in attendance", " also attended"],
    r" (?:were|was) (?:all )?(also )?(?:all )?(?:present|in attendance)\b| (also) attended\b| present\.",
);

/// What leads from those who were present to those who were there besides.
const BESIDES: &[&str] = &[
    ", as well as ",
    " as well as ",
    ", along with ",
    " along with ",
    ", together with ",
    " together with ",
];

/// `… were present, as well as Mr Elm, Town Manager; and Ms Fir, Clerk.`
fn besides(document: &Document, from: usize) -> Vec<super::PersonFact> {
    let flow = document.flow.text();
    let line = rest_of_line(flow, from);
    let Some(opening) = BESIDES.iter().find(|opening| line.starts_with(**opening)) else {
        return Vec::new();
    };
    let start = from + opening.len();
    let rest = rest_of_line(flow, start);
    let span = Span::new(start, start + sentence_end(rest)).trimmed(flow);
    people_list::list(document, span, Status::InAttendance)
}

/// `Mr Ash, Chair; Ms Birch and Mr Cedar were present`
fn who_were_present(document: &Document, findings: &mut Findings) {
    /// People who make a list of the sentence.
    const LEAST: usize = 2;
    for found in WERE_PRESENT.captures_in(document) {
        let Some(whole) = found.get(0) else { continue };
        let also = found.get(1).is_some() || found.get(2).is_some();
        let Some(sentence) = sentence_before(document, whole.start()) else {
            continue;
        };
        let status = if also {
            Status::InAttendance
        } else {
            Status::Present
        };
        let mut people = people_list::whole_list(document, sentence, status);
        let full =
            |p: &super::PersonFact| p.honorific.is_some() || word_count(document.words(p.name)) > 1;
        let told = people.len() >= LEAST && people.iter().all(full);
        // `Oak, Elm, Fir & Ash present.`; `Mr Oak also attended.`
        let several = people.len() > LEAST && people.iter().any(full);
        let one_more = also && people.len() == 1 && people.iter().all(full);
        if told || several || one_more {
            people.extend(besides(document, whole.end()));
            let fact = Fact::People(PeopleFact {
                people,
                label: Some(Span::new(whole.start(), whole.end())),
            });
            let raw = Span::new(sentence.from(), whole.end());
            findings.inline(fact, raw, &[("a sentence that says who was present", 3)]);
        }
    }
}

/// What stands before byte `at` of the flow in the same sentence.
fn sentence_before(document: &Document, at: usize) -> Option<Span> {
    let before = document.flow.text().get(..at)?;
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    sentences(document, Span::new(line, at)).last()
}

static ABSENT: Pattern = Pattern::cued(
    &[" absent"],
    r" (?:were|was) (?:also )?(?:marked |recorded as )?absent(?: without (?:apology|apologies|leave|notice))?(?:[.;]|\n|$)",
);

/// Whether a name is one beyond doubt: it has a title, or several words that are no body's.
fn is_somebody(document: &Document, person: &super::PersonFact) -> bool {
    let name = document.words(person.name);
    person.honorific.is_some() || (word_count(name) > 1 && !names_body(name))
}

/// `Cllr Elm was absent without apology.`
fn who_were_absent(document: &Document, findings: &mut Findings) {
    for found in ABSENT.find_in(document) {
        let Some(sentence) = sentence_before(document, found.start()) else {
            continue;
        };
        let people = people_list::whole_list(document, sentence, Status::Absent);
        if !people.is_empty() && people.iter().all(|person| is_somebody(document, person)) {
            let fact = Fact::People(PeopleFact {
                people,
                label: Some(Span::new(found.start(), found.end()).trimmed(document.flow.text())),
            });
            let raw = Span::new(sentence.from(), found.end()).trimmed(document.flow.text());
            findings.inline(fact, raw, &[("a sentence of those absent", 3)]);
        }
    }
}

static SENT: Pattern = Pattern::cued(
    &[" apologies", " apologised for"],
    r"\b(?:had |have |has )?(?:sent|gave|given|tendered|offered|submitted|conveyed|extended|expressed|made|presented) (?:his |her |their )?apologies\b| (?:had |have |has )?apologised for (?:(?:his |her |their )?(?:absence|non-attendance|inability to attend)|(?:being|not being) )",
);

/// `Apologies were received from A Oak and B Elm.`, `A Oak sent apologies.`
pub(super) fn in_sentences(document: &Document, findings: &mut Findings) {
    let flow = document.flow.text();
    those_present(document, findings);
    who_were_present(document, findings);
    who_were_absent(document, findings);
    // Two quick looks save two slow ones.
    if memchr::memmem::find(flow.as_bytes(), b"pologi").is_none() {
        return;
    }
    let clues: &[(&str, i16)] = &[("a sentence of apologies", 3)];
    for found in FROM.find_in(document) {
        // `Apologies for lateness` are of those who came.
        if found.as_bytes().windows(5).any(|part| part == b" late") {
            continue;
        }
        let line = rest_of_line(flow, found.end());
        let end = sentence_end(line);
        let list = line.get(..end).unwrap_or_default();
        let end = ENDS_OF_LISTS
            .iter()
            .filter_map(|verb| list.find(verb))
            .min()
            .unwrap_or(end);
        let span = Span::new(found.end(), found.end() + end).trimmed(flow);
        let mut people = people_list::list(document, span, Status::Apologies);
        if found.as_bytes().ends_with(b"pologies of ") {
            let somebody = people.iter().any(|person| is_somebody(document, person));
            people.retain(|_| somebody);
        }
        if !people.is_empty() {
            let raw = Span::new(found.start(), span.to());
            let fact = Fact::People(PeopleFact {
                people,
                label: Some(Span::new(found.start(), found.end())),
            });
            take_if_alone(document, fact, raw, clues, findings);
        }
    }
    for found in SENT.find_in(document) {
        let Some(span) = sentence_before(document, found.start()) else {
            continue;
        };
        let people = people_list::list(document, span, Status::Apologies);
        if !people.is_empty() {
            let raw = Span::new(span.from(), found.end());
            let fact = Fact::People(PeopleFact {
                people,
                label: Some(Span::new(found.start(), found.end())),
            });
            findings.inline(fact, raw, clues);
        }
    }
}

/// A sentence that is a block of its own among the front matter is taken out of the text; one
/// inside an item stays there.
fn take_if_alone(
    document: &Document,
    fact: Fact,
    raw: Span,
    clues: &[(&'static str, i16)],
    findings: &mut Findings,
) {
    let at = document
        .blocks
        .partition_point(|block| block.whole.end <= raw.start);
    let alone = document.blocks.get(at).is_some_and(|block| {
        block.cell.is_none()
            && block.marker.is_none()
            && block.whole.start == raw.start
            && block.whole.end <= raw.end + 1
    });
    let before = document.blocks.get(..at).unwrap_or_default();
    let under_item = before
        .last()
        .is_some_and(|above| above.role == Role::Heading)
        || before
            .iter()
            .rev()
            .find(|block| block.role == Role::Heading)
            .is_some_and(|heading| {
                heading.is_numbered() || !heading.label.is_some_and(|l| l.term.heads_people())
            });
    if alone && !under_item {
        findings.taking(fact, raw, at..at + 1, clues);
    } else {
        findings.inline(fact, raw, clues);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_expressions() {
        assert!(FROM.is_valid());
        assert!(PRESENT.is_valid());
        assert!(SENT.is_valid());
        assert!(WERE_PRESENT.is_valid());
        assert!(ABSENT.is_valid());
    }

    /// Who was away, as `name` or `name: note`.
    fn away(text: &str) -> Vec<String> {
        let (document, people) = super::super::attendance::found_in(text);
        people
            .iter()
            .filter(|person| matches!(person.status, Status::Apologies | Status::Absent))
            .map(|person| {
                let name = document.words(person.name).to_owned();
                match person.note {
                    Some(note) => [&name, ": ", document.words(note)].concat(),
                    None => name,
                }
            })
            .collect()
    }

    #[test]
    fn sentences_of_those_away() {
        for (sentence, names) in [
            (
                "Apologies were tendered by Di Fir and Ed Yew.",
                &["Di Fir", "Ed Yew"][..],
            ),
            ("Apologies were given by Di Fir.", &["Di Fir"]),
            (
                "Apologies for absence were intimated on behalf of Councillors Fir and Yew.",
                &["Fir", "Yew"],
            ),
            (
                "The apologies of Cllr Fir and Cllr Yew were accepted.",
                &["Fir", "Yew"],
            ),
            (
                "It was resolved to accept the apologies of Cllrs Fir and Yew.",
                &["Fir", "Yew"],
            ),
            (
                "Apologies were accepted from Cllr Fir due to illness and Cllr Yew due to work.",
                &["Fir: due to illness", "Yew: due to work"],
            ),
            (
                "Apologies have been received from Cllr. D. Fir and Cllr. E. Yew.",
                &["D. Fir", "E. Yew"],
            ),
            (
                "Apologies for absence were received from the Mayor, Cllr Fir, and from Cllr Yew.",
                &["Fir", "Yew"],
            ),
            ("Cllr. D. Fir had sent his apologies.", &["D. Fir"]),
            ("Cllr Fir apologised for absence.", &["Fir"]),
            (
                "Cllr Fir sent apologies. Cllr Yew was absent.",
                &["Yew", "Fir"],
            ),
            ("Cllr Yew was absent without apology.", &["Yew"]),
            (
                "1. Apologies for absence\n\nReceived and accepted from: Cllr D Fir, Cllr E Yew\n",
                &["D Fir", "E Yew"],
            ),
            (
                "1. Apologies for absence\n\nReceived from Cllrs Fir and Yew.\n",
                &["Fir", "Yew"],
            ),
            ("1. Apologies\n\nCllrs Fir, Yew.\n", &["Fir", "Yew"]),
            ("Apologies for lateness were received from Cllr Fir.", &[]),
            ("Apologies of absence were noted.", &[]),
            ("The apologies of the Board were accepted.", &[]),
            ("The report was absent.", &[]),
            ("Mr Oak was absent from the vote.", &[]),
            ("The Parks Committee was absent.", &[]),
            ("1. Minutes\n\nReceived from Cllr Fir.\n", &[]),
            ("Mr Oak apologised for the late report.", &[]),
        ] {
            assert_eq!(away(sentence), names, "{sentence}");
        }
    }

    #[test]
    fn sentences_of_those_present() {
        for (sentence, names) in [
            (
                "Mr Oak, Chair; Ms Elm and Mr Fir were present, as well as Mr Ash, Clerk.",
                &["Oak", "Elm", "Fir", "Ash"][..],
            ),
            (
                "Oak, Di Elm, Fir & Ash present.",
                &["Oak", "Di Elm", "Fir", "Ash"],
            ),
            ("Town Clerk Tim Oak also attended.", &["Tim Oak"]),
            ("The plans of the pond were present.", &[]),
            ("The report was presented.", &[]),
        ] {
            let document = crate::layout::flowing(sentence);
            let mut findings = Findings::default();
            who_were_present(&document, &mut findings);
            let found: Vec<&str> = findings
                .list
                .iter()
                .filter_map(|finding| match &finding.fact {
                    Fact::People(list) => Some(&list.people),
                    _ => None,
                })
                .flatten()
                .map(|person| document.words(person.name))
                .collect();
            assert_eq!(found, names, "{sentence}");
        }
    }

    #[test]
    fn sentences_that_lead_to_people() {
        for (sentence, status) in [
            ("The following members were present:", Some(Status::Present)),
            (
                "Nine of us were there. The members in attendance were:",
                Some(Status::Present),
            ),
            ("Apologies were received from:", Some(Status::Apologies)),
            ("The following were absent:", Some(Status::Absent)),
            ("Also present were:", Some(Status::InAttendance)),
            (
                "Others in attendance at the request of the Clerk:-",
                Some(Status::InAttendance),
            ),
            ("Those in attendance at first spoke", None),
            ("The following were not present:", None),
            ("Present the report to:", None),
            ("The members were present.", None),
        ] {
            assert_eq!(leads_to_people(sentence), status, "{sentence}");
        }
    }
}
