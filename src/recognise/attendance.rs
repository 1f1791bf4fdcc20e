//! Attendance as lists: run in behind a label (`Present: Cllr Ash (Chair), Cllr Birch`), one person
//! a line below one (`Members`), and in sentences (`Apologies were received from A Oak.`).
//!
//! Deliberately not seen: tables (their own recogniser), head counts (`three members of the
//! public`), people who only speak.

use super::boxes;
use super::items::standing_item_in_capitals;
use super::pattern::Pattern;
use super::people;
use super::regions::Part;
use super::sentences::rest_of_line;
use super::{Fact, Findings, PeopleFact, PersonFact, Recogniser};
use crate::document::{Block, Document, LabelHit, Role, Span};
use crate::minutes::Status;
use crate::text::{sentence_end, word_count};
use crate::vocabulary::{Term, tells_attendance};

pub(super) const RECOGNISER: Recogniser = Recogniser {
    name: "attendance",
    sees: "lists and sentences that say who was there and who was not",
    run,
};

/// The status of those whom a label heads.
pub(super) const fn status_of(term: Term) -> Option<Status> {
    match term {
        Term::Present | Term::Attendance => Some(Status::Present),
        Term::InAttendance => Some(Status::InAttendance),
        Term::Apologies => Some(Status::Apologies),
        Term::Absent => Some(Status::Absent),
        _ => None,
    }
}

fn run(document: &Document, findings: &mut Findings) {
    let mut at = 0;
    while let Some(part) = document.part(at) {
        at = part.end();
        if let Part::Block(index, block) = part
            && let Some(label) = block.label
            && let Some(status) = status_of(label.term)
            && !after_vote(document, index)
        {
            let end = if label.alone {
                below_label(document, index, block, status, findings)
            } else {
                behind_label(document, index, block, label, status, findings)
            };
            at = at.max(end);
        } else if let Part::Block(index, block) = part
            && block.label.is_none()
            && block.cell.is_none()
            && let Some(status) = leads_to_people(document.block_text(block))
        {
            at = at.max(below_sentence(document, index, block, status, findings));
        }
    }
    in_cells(document, findings);
    in_sentences(document, findings);
}

/// Whom the list below a sentence holds: `The following members were present:`, `Apologies were received
/// from:`.
fn leads_to_people(words: &str) -> Option<Status> {
    /// Most words of such a sentence.
    const MOST_WORDS: usize = 16;
    let sentence = words
        .rfind(". ")
        .map_or(words, |at| words.get(at + 2..).unwrap_or(words));
    if !sentence.ends_with(':') || word_count(sentence) > MOST_WORDS {
        return None;
    }
    let lower = sentence.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let tells = has(&[" were", " was", " from:", "the following", " had "]);
    if !tells || has(&[" not ", "absence of"]) {
        None
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

/// The list below such a sentence, which stays where it is.
fn below_sentence(
    document: &Document,
    index: usize,
    block: &Block,
    status: Status,
    findings: &mut Findings,
) -> usize {
    let (people, end) = listed(document, index, block, status);
    if people.is_empty() {
        return index + 1;
    }
    let fact = Fact::People(PeopleFact {
        people,
        label: Some(block.whole),
    });
    let claim = document.span_of(index..end);
    findings.inline(fact, claim, &[("below a sentence that leads to people", 4)]);
    end
}

/// People one a line or numbered one by one, below a sentence that leads to them, and where they end.
fn listed(
    document: &Document,
    index: usize,
    block: &Block,
    status: Status,
) -> (Vec<PersonFact>, usize) {
    let mut people: Vec<PersonFact> = Vec::new();
    let mut end = index + 1;
    let first_gap = document.blocks.get(end).map_or(0, |first| first.gap);
    while let Some(Part::Block(next, below)) = document.part(end) {
        let counted = below.is_numbered() && {
            let value = below.marker.map_or(0, |marker| marker.value);
            usize::try_from(value).is_ok_and(|value| value == people.len() + 1)
        };
        let apart = below.gap > first_gap.max(block.gap_after).max(1)
            || (below.gap > 0 && next > index + 2 && first_gap == 0 && below.role != Role::Entry);
        if below.label.is_some()
            || (below.is_numbered() && !counted)
            || (apart && !counted)
            || (below.role == Role::Heading && !counted && !names_person(document.block_text(below)))
        {
            break;
        }
        let found = entry(document, below, status);
        if found.is_empty() || (counted && found.len() > 1) {
            break;
        }
        people.extend(found);
        end = next + 1;
    }
    people::settle_initials(document, &mut people);
    (people, end)
}

/// `Apologies` in a cell of a table of items, and those who sent them below it.
fn in_cells(document: &Document, findings: &mut Findings) {
    for (index, block) in document.blocks.iter().enumerate() {
        let Some((label, below)) = block.label.zip(document.blocks.get(index + 1)) else {
            continue;
        };
        let away = matches!(label.term, Term::Apologies | Term::Absent) && label.alone;
        if !away || block.cell.is_none() || below.cell != block.cell || below.label.is_some() {
            continue;
        }
        let Some(status) = status_of(label.term) else {
            continue;
        };
        let people = people::whole_list(document, first_sentence(document, below.text), status);
        if !people.is_empty() {
            let fact = Fact::People(PeopleFact {
                people,
                label: Some(label.span),
            });
            findings.inline(fact, below.whole, &[("below a label in a cell", 3)]);
        }
    }
}

/// `Absent: Oak.` below `Ayes: …` tells of a vote, and so does `Absent` below `The matter was put to a vote`.
fn after_vote(document: &Document, index: usize) -> bool {
    /// Blocks above among which the vote is told.
    const NEAR: usize = 8;
    let absent = document
        .blocks
        .get(index)
        .and_then(|block| block.label)
        .is_some_and(|label| label.term == Term::Absent);
    let above = document
        .blocks
        .get(index.saturating_sub(NEAR)..index)
        .unwrap_or_default();
    let told = above.iter().rev().any(|block| {
        let words = document.block_text(block).to_lowercase();
        words.contains(" vote ") && (words.ends_with(':') || words.contains("put to"))
    });
    if absent && told {
        return true;
    }
    index
        .checked_sub(1)
        .and_then(|above| document.blocks.get(above))
        .and_then(|above| above.label)
        .is_some_and(|label| label.term == Term::Vote)
}

/// `Present: A, B and C`, with lines that go on below it.
fn behind_label(
    document: &Document,
    index: usize,
    block: &Block,
    label: LabelHit,
    status: Status,
    findings: &mut Findings,
) -> usize {
    let value = document.behind(block, label);
    let value = first_sentence(document, value);
    let (value, further) = labels_within(document, value);
    let words = document.words(value);
    // `Apologies: to be noted at the next meeting by the clerk …` is a sentence.
    let mut people = if opens_sentence(words) {
        Vec::new()
    } else {
        people::list(document, value, status)
    };
    let mut end = index + 1;
    let mut unfinished = words.ends_with(',');
    while let Some(Part::Block(next, below)) = document.part(end)
        && below.gap == 0
        && (below.indent > block.indent || unfinished)
        && below.label.is_none()
    {
        unfinished = document.block_text(below).ends_with(',');
        let more = people::list(document, below.text, status);
        if more.is_empty() {
            break;
        }
        people.extend(more);
        end = next + 1;
    }
    // A list with one person a paragraph, the first of whom stands beside the label.
    if people.len() == 1 && end == index + 1 {
        while let Some(Part::Block(next, below)) = document.part(end)
            && below.gap <= 1
            && below.label.is_none()
            && !below.begins_part()
            && names_person(document.block_text(below))
            && let Some(person) = people::person(document, below.text, status)
        {
            people.push(person);
            end = next + 1;
        }
    }
    if people.is_empty() && !people::is_nobody(words) {
        return end;
    }
    // `Roll Call: A Ash` says who called it.
    if label.term == Term::Attendance && people.len() == 1 && block.is_numbered() {
        return index + 1;
    }
    people.extend(further);
    people::settle_initials(document, &mut people);
    by_type(document, block.whole, &mut people);
    let clues: &[(&str, i16)] = &[("behind a label", 4), ("shape of a list of names", 2)];
    let claim = document.span_of(index..end);
    let fact = Fact::People(PeopleFact {
        people,
        label: Some(label.span),
    });
    let in_item = standing_item_in_capitals(document.block_text(block)).is_some();
    if block.is_numbered() || in_item {
        findings.inline(fact, claim, clues);
    } else {
        findings.taking(fact, claim, index..end, clues);
    }
    end
}

/// Labels that a line may have behind its first one.
const WITHIN: &[(&str, Status)] = &[
    ("Present", Status::Present),
    ("Apologies", Status::Apologies),
    ("APOLOGIES", Status::Apologies),
    ("Regrets", Status::Apologies),
    ("Absent", Status::Absent),
    ("In attendance", Status::InAttendance),
    ("In Attendance", Status::InAttendance),
    ("IN ATTENDANCE", Status::InAttendance),
    ("Also present", Status::InAttendance),
    ("Guests", Status::InAttendance),
    ("Observers", Status::InAttendance),
];

/// The value of a label without `Apologies: C Cedar` that stands behind its people on the same line,
/// and the people of these.
fn labels_within(document: &Document, value: Span) -> (Span, Vec<PersonFact>) {
    let words = document.words(value);
    let mut found: Vec<(usize, usize, Status)> = WITHIN
        .iter()
        .filter_map(|(label, status)| {
            let at = words.find(label).filter(|at| *at > 0)?;
            let behind = words.get(at + label.len()..)?;
            let before = words.get(..at)?;
            (behind.starts_with(':') && before.ends_with([' ', '.', ';', ')'])).then_some((
                at,
                at + label.len() + 1,
                *status,
            ))
        })
        .collect();
    found.sort_unstable_by_key(|(at, ..)| *at);
    let first = found.first().map_or(words.len(), |(at, ..)| *at);
    let ends = found
        .iter()
        .skip(1)
        .map(|(at, ..)| *at)
        .chain([words.len()]);
    let mut people = Vec::new();
    for ((_, from, status), to) in found.iter().zip(ends) {
        let span = value.part(*from..to).trimmed(document.flow.text());
        people.extend(people::list(document, span, *status));
    }
    let bare = words.get(..first).unwrap_or(words).trim_end().len();
    (value.part(0..bare), people)
}

/// A list is one sentence; what follows it tells something else.
fn first_sentence(document: &Document, value: Span) -> Span {
    let words = document.words(value);
    value.part(0..sentence_end(words))
}

/// Whether a value is a sentence that says something of people rather than a list of them.
fn opens_sentence(words: &str) -> bool {
    let (first, _) = words.split_at(sentence_end(words).min(words.len()));
    first.contains(" was ")
        || first.contains(" were ")
        || first.contains(" had ")
        || first.contains(" will ")
}

/// `Members` alone, and a person a line below it.
fn below_label(
    document: &Document,
    index: usize,
    block: &Block,
    status: Status,
    findings: &mut Findings,
) -> usize {
    let mut people: Vec<PersonFact> = Vec::new();
    let mut end = index + 1;
    if let Some(Part::Block(_, first)) = document.part(end)
        && first.is_numbered()
        && first.marker.is_some_and(|marker| marker.value == 1)
    {
        let (numbered, to) = listed(document, index, block, status);
        if numbered.len() > 1 {
            findings.taking(
                Fact::People(PeopleFact {
                    people: numbered,
                    label: Some(block.whole),
                }),
                document.span_of(index..to),
                index..to,
                &[("below a label", 4), ("numbered one by one", 3)],
            );
            return to;
        }
    }
    // The body's name may stand between the label and its people.
    if let Some(Part::Block(next, below)) = document.part(end)
        && below.role == Role::Heading
        && below.label.is_none()
        && !below.is_numbered()
        && let Some(Part::Block(_, first)) = document.part(next + 1)
        && first.role == Role::Entry
        && !entry(document, first, status).is_empty()
    {
        end = next + 1;
    }
    let listed_from = end;
    let mut nobody = false;
    while let Some(Part::Block(next, below)) = document.part(end) {
        // `Directors: A Ash, B Birch` below `Officials in attendance` says what they are.
        let of_posts = below.label.is_some_and(|l| {
            !people.is_empty()
                && !l.alone
                && l.term.heads_people()
                && !tells_attendance(document.words(l.span))
        });
        if below.begins_part() && !of_posts
            || (below.label.is_some_and(|l| l.marked)
                && !of_posts
                && !below
                    .label
                    .is_some_and(|l| l.alone && l.term == Term::MinuteTaker))
        {
            break;
        }
        // A blank line ends the list, unless blank lines part its entries too.
        let first_gap = document.blocks.get(listed_from).map_or(0, |b| b.gap);
        let apart = below.gap > first_gap.max(block.gap_after)
            || (below.gap > 0 && next > listed_from + 1 && first_gap == 0);
        if apart && !spaced_list(document, listed_from, next) {
            break;
        }
        let words = document.block_text(below);
        if people::is_nobody(words) {
            nobody = true;
            end = next + 1;
            break;
        }
        // `Ex Officio` in the middle of a list parts its people.
        if !people.is_empty() && crate::vocabulary::of_people(words, false).is_some() {
            end = next + 1;
            continue;
        }
        // A heading is another part's, unless something beside the name says that it is a person.
        let found = if below.role == Role::Heading && !names_person(words) {
            Vec::new()
        } else {
            entry(document, below, status)
        };
        let found = if found.is_empty() && !people.is_empty() {
            slipped_entry(document, next, status)
        } else {
            found
        };
        if found.is_empty() {
            // A wrapped address or a head count in the middle of the list.
            if !people.is_empty() && below.gap == 0 && is_head_count(words) {
                end = next + 1;
                continue;
            }
            break;
        }
        people.extend(found);
        end = next + 1;
    }
    // `Ann Oak, Bea Elm` alone below a label are two people, where `Ann Oak, Elm Ltd` is one.
    if let ([only], Some(first)) = (people.as_slice(), document.blocks.get(listed_from))
        && only.organisation.is_some_and(|beside| {
            crate::text::is_name(document.words(beside)) && !people::names_body(document.words(beside))
        })
    {
        let pair = people::whole_list(document, first.text, status);
        if pair.len() > 1 {
            people = pair;
        }
    }
    if people.is_empty() && !nobody {
        // `ROLL CALL` above `Present:` says no more than these.
        let divided = document
            .blocks
            .get(index + 1)
            .and_then(|below| below.label)
            .is_some_and(|below| below.term.heads_people());
        if divided && !block.is_numbered() {
            findings.taking(
                Fact::PartLabel,
                block.whole,
                index..index + 1,
                &[("label above labels of people", 4)],
            );
        }
        return index + 1;
    }
    people::settle_initials(document, &mut people);
    by_type(document, block.whole, &mut people);
    let clues: &[(&str, i16)] = &[("below a label", 4), ("one person a line", 2)];
    let claim = document.span_of(index..end);
    let fact = Fact::People(PeopleFact {
        people,
        label: Some(block.whole),
    });
    if block.is_numbered() {
        findings.inline(fact, claim, clues);
    } else {
        findings.taking(fact, claim, index..end, clues);
    }
    end
}

/// The person of an entry that lacks the mark between a name and what stands beside it (`Ann Oak Elm
/// Ltd`), in a list that goes on with people.
fn slipped_entry(document: &Document, at: usize, status: Status) -> Vec<PersonFact> {
    /// Most words of such an entry.
    const MOST_WORDS: usize = 6;
    let person = || {
        let (block, below) = (document.blocks.get(at)?, document.blocks.get(at + 1)?);
        let words = document.block_text(block);
        let alike = block.role == Role::Entry
            && below.role == Role::Entry
            && below.indent == block.indent
            && word_count(words) <= MOST_WORDS
            && !words.ends_with(['.', ':', '?']);
        if !alike || entry(document, below, status).len() != 1 {
            return None;
        }
        // The name ends before the last capitals or digits, where a body's begins.
        let (first, rest) = words.split_once(' ')?;
        let (second, beside) = rest.split_once(' ')?;
        let is_name = |word: &str| {
            word.starts_with(char::is_uppercase)
                && word.contains(char::is_lowercase)
                && word.chars().all(|c| c.is_alphabetic() || "'-\u{2019}".contains(c))
        };
        if !is_name(first) || !is_name(second) || !beside.starts_with(char::is_uppercase) {
            return None;
        }
        let end = first.len() + 1 + second.len();
        let mut person = people::named(block.text.part(0..end), status);
        person.organisation = Some(block.text.after(end + 1));
        Some(person)
    };
    person().into_iter().collect()
}

/// Whether a line names a person beyond doubt: a title, brackets or a post stand beside the name.
fn names_person(words: &str) -> bool {
    crate::text::person_entry(words).is_some_and(|entry| {
        entry.honorific.is_some() || !entry.brackets.is_empty() || entry.rest.is_some()
    })
}

/// Whether the entries from `first` to `next` are parted by blank lines, each of them.
fn spaced_list(document: &Document, first: usize, next: usize) -> bool {
    next > first
        && document
            .blocks
            .get(first..=next)
            .is_some_and(|blocks| blocks.iter().all(|b| b.gap == 1 || b.role == Role::Entry))
}

fn is_head_count(words: &str) -> bool {
    words.to_lowercase().contains("public") || words.starts_with(|c: char| c.is_ascii_digit())
}

/// The people of one line below a label.
fn entry(document: &Document, block: &Block, status: Status) -> Vec<PersonFact> {
    /// Most words of one person's line.
    const MOST_WORDS: usize = 24;
    let (text, status) = boxes::ticked(document, block.text, status);
    let words = document.words(text);
    if let Some(people) = grouped(document, text, status) {
        return people;
    }
    if word_count(words) > MOST_WORDS * 3
        || words.ends_with(':')
        || opens_sentence(words)
        || tells(words)
        || words.contains("://")
    {
        return Vec::new();
    }
    // Semicolons part people.
    let several = words.contains(';') && people::list(document, text, status).len() > 1;
    if !several
        && let Some(person) = people::person(document, text, status)
        && word_count(words) <= MOST_WORDS
        && !people::is_nicknames(words)
        && !lists_people(document, &person)
    {
        return vec![person];
    }
    people::list(document, text, status)
}

/// Whether a line ends as a sentence and has too many small words to be a name with a post.
fn tells(words: &str) -> bool {
    /// Small words of a sentence; posts have some.
    const MOST_SMALL: usize = 8;
    const OF_POSTS: &[&str] = &["of", "the", "and", "for", "at", "in", "to", "on", "with", "from"];
    let small = |word: &&str| word.starts_with(char::is_lowercase) && !OF_POSTS.contains(word);
    words.ends_with('.') && words.split(' ').filter(small).count() >= MOST_SMALL
}

/// What says, behind a name and a colon, that somebody was not there.
const NOT_THERE: &[&str] = &[
    "absent",
    "did not attend",
    "not in attendance",
    "not present",
    "no show",
];

/// Dashes between a name and an organisation.
const DASHES: &[&str] = &[" - ", " \u{2013} "];

/// `Elm Ltd: A Ash, B Birch`, `A Ash: not present`, `A Ash - Elm Ltd - B Birch, C Cedar`: people of one
/// organisation on one line.
fn grouped(document: &Document, line: Span, status: Status) -> Option<Vec<PersonFact>> {
    /// Most words of an organisation's name.
    const MOST_WORDS: usize = 8;
    let words = document.words(line);
    let (head, of_them) = match words.find(": ") {
        Some(colon) => (line.part(0..colon), line.after(colon + 2)),
        None => return with_deputies(document, line, status),
    };
    if word_count(document.words(head)) > MOST_WORDS {
        return None;
    }
    let said = document.words(of_them).trim().trim_end_matches('.');
    if NOT_THERE
        .iter()
        .any(|absent| said.eq_ignore_ascii_case(absent))
    {
        let absent = people::person(document, head, Status::Absent).unwrap_or_else(|| {
            // An organisation that sent nobody, maybe in brackets behind its seat.
            let words = document.words(head);
            let inner = words
                .rfind('(')
                .filter(|_| words.ends_with(')'))
                .map(|open| head.part(open + 1..words.len() - 1));
            people::named(inner.unwrap_or(head), Status::Absent)
        });
        return Some(vec![absent]);
    }
    let mut people = people::list(document, of_them, status);
    let full = |person: &PersonFact| {
        person.honorific.is_some() || word_count(document.words(person.name)) > 1
    };
    if people.is_empty() || !people.iter().all(full) {
        return None;
    }
    for person in &mut people {
        person.organisation = person.organisation.or(Some(head));
    }
    Some(people)
}

/// `A Ash - Elm Ltd - B Birch, C Cedar`: a person, whom they stand for, and who stands in for them.
fn with_deputies(document: &Document, line: Span, status: Status) -> Option<Vec<PersonFact>> {
    let words = document.words(line);
    let (dash, at) = DASHES
        .iter()
        .find_map(|dash| words.rfind(dash).map(|at| (dash, at)))?;
    let before = words.get(..at)?;
    let deputies = words.get(at + dash.len()..)?;
    let named = deputies
        .split(", ")
        .all(|name| crate::text::is_name(name) && word_count(name) > 1 && !people::is_post(name));
    if !before.contains(dash) || !named {
        return None;
    }
    let first = people::person(document, line.part(0..at), status)?;
    let organisation = first.organisation;
    let mut people = vec![first];
    for mut deputy in people::list(document, line.after(at + dash.len()), status) {
        deputy.organisation = organisation;
        people.push(deputy);
    }
    Some(people)
}

/// Where a label says that bold type tells who was there (`Present in bold`), those in other type were
/// not.
fn by_type(document: &Document, label: Span, people: &mut [PersonFact]) {
    if !document.words(label).to_lowercase().contains("bold") || document.faces.bold.is_empty() {
        return;
    }
    for person in people {
        let bold = document
            .source_spans(person.name)
            .iter()
            .all(|span| document.faces.is_bold(*span, &document.text));
        person.status = if bold {
            Status::Present
        } else {
            Status::Absent
        };
    }
}

/// Whether what was taken for a person's organisation is another person: `A Ash, B Birch`.
fn lists_people(document: &Document, person: &PersonFact) -> bool {
    person.organisation.is_some_and(|rest| {
        let words = document.words(rest);
        let titled = crate::text::person_entry(words).is_some_and(|e| e.honorific.is_some());
        let names = || words.trim_end_matches('.').split(',').map(str::trim);
        titled
            || (names().count() >= 2
                && names().all(|name| {
                    let name = name.strip_prefix("and ").unwrap_or(name);
                    crate::text::person_entry(name)
                        .is_some_and(|e| e.len == name.len() && word_count(name) >= 2)
                        && !people::is_post(name)
                }))
    })
}

static FROM: Pattern =
    Pattern::new(r"[Aa](?:pologies|POLOGIES|bsence)\b[^.:\n]*?\b(?:from|on behalf of)\b:? ");

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
        if how.end() < whole.end() && (before.is_empty() || before.ends_with('\n')) {
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
        let people = people::whole_list(document, span, status);
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
    " had been ",
    " have been ",
    " received",
    " accepted",
];

static SENT: Pattern = Pattern::cued(
    &[" apologies"],
    r"\b(?:had |have |has )?(?:sent|gave|given|tendered|offered|submitted|conveyed) (?:his |her |their )?apologies\b",
);

/// `Apologies were received from A Oak and B Elm.`, `A Oak sent apologies.`
fn in_sentences(document: &Document, findings: &mut Findings) {
    let flow = document.flow.text();
    those_present(document, findings);
    // Two quick looks save two slow ones.
    if memchr::memmem::find(flow.as_bytes(), b"pologies").is_none() {
        return;
    }
    let clues: &[(&str, i16)] = &[("a sentence of apologies", 3)];
    for found in FROM.find_in(document) {
        let line = rest_of_line(flow, found.end());
        let end = sentence_end(line);
        let list = line.get(..end).unwrap_or_default();
        let end = ENDS_OF_LISTS
            .iter()
            .filter_map(|verb| list.find(verb))
            .min()
            .unwrap_or(end);
        let span = Span::new(found.end(), found.end() + end).trimmed(flow);
        let people = people::list(document, span, Status::Apologies);
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
        let before = flow.get(..found.start()).unwrap_or_default();
        let start = before.rfind(['\n', '.']).map_or(0, |at| at + 1);
        let span = Span::new(start, found.start()).trimmed(flow);
        let people = people::list(document, span, Status::Apologies);
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
        assert!(SENT.is_valid());
    }
}
