//! Lines of attendance lists: one person a line, several of one body, those behind a second label.

use super::PersonFact;
use super::attendance_below::divides;
use super::people_beside::{add_post, settle_initials};
use super::regions::Part;
use super::unnamed::{in_post, unnamed_post};
use super::{boxes, people, people_list, people_posts};
use crate::document::{Block, Document, Role, Span};
use crate::minutes::Status;
use crate::text::{sentence_end, word_count};
use crate::vocabulary::is_nobody;

/// People one a line or numbered one by one, below a sentence that leads to them, and where they end.
pub(super) fn listed(
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
        let parts = divides(document, next, status);
        if (below.label.is_some() && !parts)
            || (below.is_numbered() && !counted)
            || (apart && !counted && !parts)
            || (below.role == Role::Heading
                && !counted
                && !parts
                && !names_person(document.block_text(below)))
        {
            break;
        }
        if parts || (is_nobody(document.block_text(below)) && !people.is_empty()) {
            end = next + 1;
            continue;
        }
        let mut found = entry(document, below, status);
        if counted && found.len() != 1 {
            found = before_comma(document, below, status).into_iter().collect();
        }
        if found.is_empty() {
            break;
        }
        people.extend(found);
        end = next + 1;
    }
    settle_initials(document, &mut people);
    (people, end)
}

/// Somebody of a numbered list, by the words before the first comma.
fn before_comma(document: &Document, block: &Block, status: Status) -> Option<PersonFact> {
    /// Most words of a name with its titles.
    const MOST_WORDS: usize = 5;
    let words = document.block_text(block);
    let (name, beside) = words.split_once(", ")?;
    let is_name = word_count(name) <= MOST_WORDS
        && word_count(name) > 1
        && name
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase));
    is_name.then(|| {
        let mut person = people::named(block.text.part(0..name.len()), status);
        person.organisation = Some(block.text.part(words.len() - beside.len()..words.len()));
        person
    })
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
pub(super) fn labels_within(document: &Document, value: Span) -> (Span, Vec<PersonFact>) {
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
        // `… and Bea Elm. Apologies were received from Cy Ash.`
        let span = span.part(0..sentence_end(document.words(span)).min(span.len()));
        people.extend(people_list::list(document, span, *status));
    }
    let bare = words.get(..first).unwrap_or(words).trim_end().len();
    (value.part(0..bare), people)
}

/// Whether a value is a sentence that says something of people rather than a list of them.
pub(super) fn opens_sentence(words: &str) -> bool {
    let (first, _) = words.split_at(sentence_end(words).min(words.len()));
    first.contains(" was ")
        || first.contains(" were ")
        || first.contains(" had ")
        || first.contains(" will ")
}

/// The person of an entry that lacks the mark between a name and what stands beside it (`Ann Oak Elm
/// Ltd`), in a list that goes on with people.
pub(super) fn slipped_entry(document: &Document, at: usize, status: Status) -> Vec<PersonFact> {
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
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || "'-\u{2019}".contains(c))
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
pub(super) fn names_person(words: &str) -> bool {
    // `*Ann Oak`, with a note below that says what the star stands for.
    let words = words.trim_start_matches(['*', '+', ' ']);
    people_posts::joined_at(words).is_some()
        || crate::text::person_entry(words).is_some_and(|entry| {
            entry.honorific.is_some() || !entry.brackets.is_empty() || entry.rest.is_some()
        })
}

/// Whether the entries from `first` to `next` are parted by blank lines, each of them.
pub(super) fn spaced_list(document: &Document, first: usize, next: usize) -> bool {
    next > first
        && document
            .blocks
            .get(first..=next)
            .is_some_and(|blocks| blocks.iter().all(|b| b.gap == 1 || b.role == Role::Entry))
}

pub(super) fn is_head_count(words: &str) -> bool {
    words.to_lowercase().contains("public") || words.starts_with(|c: char| c.is_ascii_digit())
}

/// The people of one line below a label.
pub(super) fn entry(document: &Document, block: &Block, status: Status) -> Vec<PersonFact> {
    /// Most words of one person's line.
    const MOST_WORDS: usize = 24;
    let (text, status) = boxes::ticked(document, block.text, status);
    let text = without_substitute(document, text);
    let text = if matches!(status, Status::Apologies) {
        text.after(received_from(document.words(text)))
    } else {
        text
    };
    let words = document.words(text);
    if let Some(people) = grouped(document, text, status) {
        return people;
    }
    if (word_count(words) > MOST_WORDS * 3 && !is_dense(words))
        || words.ends_with(':')
        || opens_sentence(words)
        || tells(words)
        || words.contains("://")
    {
        return Vec::new();
    }
    if let Some(post) = unnamed_post(words) {
        return vec![in_post(text, words, post, status)];
    }
    // Semicolons part people.
    let several = words.contains(';') && people_list::list(document, text, status).len() > 1;
    let of_many = people_posts::opens_with_title_of_many(words) && words.contains([',', '&']);
    if !several
        && !of_many
        && let Some(person) = people::person(document, text, status)
        && word_count(words) <= MOST_WORDS
        && !people_list::is_nicknames(words)
        && !lists_people(document, &person)
    {
        return vec![person];
    }
    people_list::list(document, text, status)
}

/// Words of which a lead to those who sent apologies is made.
const OF_LEADS: &[&str] = &[
    "accepted", "and", "approved", "for", "absence", "have", "been", "had", "noted", "received",
    "sent", "these", "they", "were", "with",
];

/// The length of `Received and accepted from:`, below a label that says what was received.
pub(super) fn received_from(words: &str) -> usize {
    let Some((lead, _)) = words.split_once(" from") else {
        return 0;
    };
    let leads = lead
        .split(' ')
        .all(|word| OF_LEADS.iter().any(|of| word.eq_ignore_ascii_case(of)));
    let behind = words.get(lead.len() + " from".len()..).unwrap_or_default();
    let list = behind.trim_start_matches([':', ' ', '-', '\u{2013}']);
    if leads && list.len() < behind.len() {
        words.len() - list.len()
    } else {
        0
    }
}

/// `Councillor A Oak, for whom Councillor B Elm was substitute`: who is told of stands before it.
fn without_substitute(document: &Document, line: Span) -> Span {
    let words = document.words(line);
    match words.split_once(", for whom ") {
        Some((person, told)) if told.contains("substitut") || told.contains("deput") => {
            line.part(0..person.len())
        }
        _ => line,
    }
}

/// Whether commas part a few words each, as in lists of names and not in sentences.
fn is_dense(words: &str) -> bool {
    /// Words between commas.
    const MOST_WORDS: usize = 4;
    words.matches(',').count() * MOST_WORDS >= word_count(words)
}

/// Whether a line ends as a sentence and has too many small words to be a name with a post.
fn tells(words: &str) -> bool {
    /// Small words of a sentence; posts have some.
    const MOST_SMALL: usize = 8;
    const OF_POSTS: &[&str] = &[
        "of", "the", "and", "for", "at", "in", "to", "on", "with", "from",
    ];
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
pub(super) fn grouped(document: &Document, line: Span, status: Status) -> Option<Vec<PersonFact>> {
    /// Most words of an organisation's name.
    const MOST_WORDS: usize = 8;
    let words = document.words(line);
    let (head, of_them) = match words.find(": ") {
        Some(colon) => (line.part(0..colon), line.after(colon + 2)),
        None => {
            return with_deputies(document, line, status)
                .or_else(|| behind_dash(document, line, status));
        }
    };
    // `Apologies had been received from: A Oak` leads to them.
    let named = document.words(head);
    if word_count(named) > MOST_WORDS || named.ends_with(" from") {
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
    let mut people = people_list::list(document, of_them, status);
    let full = |person: &PersonFact| {
        person.honorific.is_some() || word_count(document.words(person.name)) > 1
    };
    if people.is_empty() || !people.iter().all(full) {
        return None;
    }
    let count = people.len();
    // `Clerk and RFO: A Oak`
    if is_post_before_name(named) && people.iter().all(|person| person.role.is_none()) {
        for (person, post) in people.iter_mut().zip(posts_of_each(document, head, count)) {
            add_post(document, person, post);
        }
        return Some(people);
    }
    for person in &mut people {
        person.organisation = person.organisation.or(Some(head));
    }
    Some(people)
}

/// `Clerk and RFO`, `Borough and County Councillor`: words that begin or end with a post, where `Office of
/// the Clerk (OC)` is a body.
fn is_post_before_name(words: &str) -> bool {
    let ends = [words.split(' ').next(), words.rsplit(' ').next()];
    !crate::text::is_honorific(words) && ends.into_iter().flatten().any(people_posts::is_post_word)
}

/// The posts before a colon, one for each of `count` people: `Chair and Vice-Chair` are those of two.
fn posts_of_each(document: &Document, head: Span, count: usize) -> Vec<Span> {
    let words = document.words(head);
    let parted = [" and ", " & ", "/"]
        .iter()
        .filter_map(|mark| words.split_once(mark))
        .find(|(first, second)| people_posts::is_post(first) && people_posts::is_post(second));
    match parted {
        Some((first, second)) if count == 2 => vec![
            head.part(0..first.len()),
            head.part(words.len() - second.len()..words.len()),
        ],
        _ => vec![head; count],
    }
}

/// `Elm - Mr A Ash, Ms B Birch`, `OPC - Ash, Birch`: those who came from a place or a body, which its
/// capitals or their titles tell from a person.
fn behind_dash(document: &Document, line: Span, status: Status) -> Option<Vec<PersonFact>> {
    /// Most capitals of a body's abbreviation.
    const MOST_CAPITALS: usize = 6;
    /// Most words of a place's name.
    const MOST_WORDS: usize = 4;
    let words = document.words(line);
    let (at, dash) = DASHES
        .iter()
        .find_map(|dash| words.find(dash).map(|at| (at, dash)))?;
    let head = words.get(..at)?;
    let abbreviation =
        (2..=MOST_CAPITALS).contains(&head.len()) && head.chars().all(|c| c.is_ascii_uppercase());
    let of_them = line.after(at + dash.len());
    let mut people = people_list::list(document, of_them, status);
    let titled = word_count(head) <= MOST_WORDS && people.iter().all(|p| p.honorific.is_some());
    let single = |person: &PersonFact| person.role.is_none() && person.organisation.is_none();
    let whole = words.get(at + dash.len()..)?.split(", ").count() == people.len();
    if people.is_empty()
        || !(titled || (abbreviation && whole && people.iter().all(single)))
        || people_posts::is_post(words.get(at..)?)
    {
        return None;
    }
    for person in &mut people {
        person.organisation = person.organisation.or(Some(line.part(0..at)));
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
    let named = deputies.split(", ").all(|name| {
        crate::text::is_name(name) && word_count(name) > 1 && !people_posts::is_post(name)
    });
    if !before.contains(dash) || !named {
        return None;
    }
    let first = people::person(document, line.part(0..at), status)?;
    let organisation = first.organisation;
    let mut people = vec![first];
    for mut deputy in people_list::list(document, line.after(at + dash.len()), status) {
        deputy.organisation = organisation;
        people.push(deputy);
    }
    Some(people)
}

/// Whether what was taken for a person's organisation or post is other people: `A Ash, B Birch`.
fn lists_people(document: &Document, person: &PersonFact) -> bool {
    let behind_name = |span: &Span| span.from() >= person.name.to();
    let behind = person
        .organisation
        .or(person.role)
        .filter(behind_name)
        .map(|span| document.words(span));
    // `Chair Ash, Birch, Cedar and Elm`
    let named = document.words(person.name);
    let posted = person.role.is_some_and(|role| !behind_name(&role))
        || named
            .split_once(' ')
            .is_some_and(|(post, _)| people_posts::is_bare_post(post));
    behind.is_some_and(|words| {
        let is_titled =
            |part: &str| crate::text::person_entry(part).is_some_and(|e| e.honorific.is_some());
        let titled = words.split(", ").any(is_titled);
        titled || names_people(words, posted)
    })
}

/// Whether words are several names and nothing else; of one word each where a post stands before the
/// first person of the line.
fn names_people(words: &str, posted: bool) -> bool {
    /// Names of one word that make a list.
    const LEAST_SINGLE: usize = 3;
    let names: Vec<&str> = words
        .trim_end_matches(['.', ','])
        .split(',')
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim().trim_start_matches("and "))
        .filter(|name| !name.is_empty())
        .collect();
    let is_name = |name: &str| {
        crate::text::person_entry(name).is_some_and(|e| {
            let of_post = |bracket: &std::ops::Range<usize>| {
                name.get(bracket.clone()).is_some_and(people_posts::is_post)
            };
            let bare = name.get(e.name.clone()).unwrap_or_default();
            e.len == name.len()
                && e.rest.is_none()
                && e.brackets.iter().all(of_post)
                && !people_posts::is_post(bare)
                && !people_posts::names_body(bare)
        })
    };
    let single = posted && names.len() >= LEAST_SINGLE;
    let least = if single { 1 } else { 2 };
    names.len() > 1
        && names
            .iter()
            .all(|name| is_name(name) && word_count(name) >= least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_before_a_colon() {
        for (line, roles) in [
            ("Clerk and RFO: Mrs Jo Yew", "Clerk and RFO"),
            (
                "Chair and Vice-Chair: Ann Oak and Bea Elm",
                "Chair,Vice-Chair",
            ),
            ("Borough Councillor: Ed Birch", "Borough Councillor"),
            ("Councillors: Ann Oak, Bea Elm", ""),
            ("Elm Trust: Ann Oak", ""),
            ("Office of the Clerk (OC): Ann Oak", ""),
        ] {
            let document = crate::layout::flowing(line);
            let words = document.flow.text().trim_end().len();
            let people = grouped(&document, Span::new(0, words), Status::Present);
            let found: Vec<&str> = people
                .iter()
                .flatten()
                .filter_map(|person| person.role)
                .map(|role| document.words(role))
                .collect();
            assert_eq!(found.join(","), roles, "{line}");
        }
    }

    #[test]
    fn names_of_people_behind_a_comma() {
        for (words, posted, several) in [
            ("G Elm and S Oak.", false, true),
            ("Ann Oak, Bea Elm", false, true),
            ("Cedar, Elm, Oak, Di Fir,", true, true),
            ("Ann Oak, Bea Elm (Chair), Cy Ash", false, true),
            ("Ann Oak, Elm Council (Chair), Cy Ash", false, false),
            ("Cedar, Elm, Oak", false, false),
            ("Ann Oak", false, false),
            ("Director of Parks and Gardens", false, false),
            ("Elm Trust and Oak Council", false, false),
            ("Head Gardener and Pond Warden", false, false),
        ] {
            assert_eq!(names_people(words, posted), several, "{words}");
        }
    }

    #[test]
    fn lists_and_sentences() {
        assert!(is_dense("Dr Ash, Dr Birch, Ms Cedar, Mr Elm, Dr Oak"));
        assert!(!is_dense(
            "The committee, having looked at all of the ponds in turn, went home"
        ));
    }
}
