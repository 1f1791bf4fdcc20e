//! One person a line below a label: `Members`, and their names.

use super::attendance::{by_type, status_of};
use super::attendance_lines::{
    entry, is_head_count, listed, names_person, received_from, slipped_entry, spaced_list,
};
use super::clerks::clerk_below;
use super::people_beside::settle_initials;
use super::people_columns::is_name_alone;
use super::regions::Part;
use super::unnamed::{give_posts, post_of_line, posts_from};
use super::{
    Fact, Findings, PeopleFact, PersonFact, flat_tables, people_columns, people_list, people_posts,
};
use crate::document::{Block, Document, Role};
use crate::minutes::Status;
use crate::text::word_count;
use crate::vocabulary::{Term, is_nobody, is_standing_item, of_people, tells_attendance};

/// `Members` alone, and a person a line below it. Where a list of people ends right above the label
/// (`after_people`), headings that are names are people.
pub(super) fn below_label(
    document: &Document,
    index: usize,
    block: &Block,
    status: Status,
    after_people: bool,
    findings: &mut Findings,
) -> usize {
    let mut people: Vec<PersonFact> = Vec::new();
    let mut end = index + 1;
    if let Some(to) = numbered_below(document, index, block, status, findings) {
        return to;
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
    if let Some((people, to)) = in_columns(document, end, status) {
        take_list(document, index, block, to, people, findings);
        return to;
    }
    let listed_from = end;
    let posts_from = posts_from(document, end);
    let mut nobody = false;
    while let Some(Part::Block(next, below)) = document.part(end) {
        // `Directors: A Ash, B Birch` below `Officials in attendance` says what they are.
        let of_kind = below.label.is_some_and(|l| {
            !people.is_empty()
                && !l.alone
                && l.term.heads_people()
                && !tells_attendance(document.words(l.span))
        });
        if below.begins_part() && !of_kind
            || (below.label.is_some_and(|l| l.marked)
                && !of_kind
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
        let sure = || {
            !people.is_empty()
                && below.gap <= MOST_GAP
                && below.role != Role::Entry
                && is_titled(document, next)
                && is_titled(document, next - 1)
        };
        if apart && !spaced_list(document, listed_from, next) && !sure() {
            break;
        }
        let words = document.block_text(below);
        if is_nobody(words) {
            nobody = true;
            end = next + 1;
            if document.part(end).is_some() && divides(document, end, status) {
                continue;
            }
            break;
        }
        // `Name Representing Role` heads the columns of what was a table, `Ex Officio` in the middle of
        // a list parts its people.
        if (words.contains(' ') && heads_columns(words))
            || (!people.is_empty() && of_people(words, false).is_some())
            || divides(document, next, status)
        {
            end = next + 1;
            continue;
        }
        if posts_from == Some(next)
            && people.len() >= LEAST_NAMES
            && !people.iter().any(PersonFact::has_particulars)
        {
            end = give_posts(document, next, &mut people);
            break;
        }
        let of_posts = posts_from.is_some_and(|from| next >= from);
        let found = of_line(document, next, status, of_posts, after_people, &people);
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
    if let Some(pair) = pair_below(document, &people, listed_from, status) {
        people = pair;
    }
    if people.is_empty() && !nobody {
        label_above_labels(document, index, block, findings);
        return index + 1;
    }
    take_list(document, index, block, end, people, findings);
    end
}

/// Names that are a column of a table beside one of posts.
const LEAST_NAMES: usize = 3;

/// The people of a line of a list of which `above` are read; `of_posts` where the list tells of posts by then.
fn of_line(
    document: &Document,
    index: usize,
    status: Status,
    of_posts: bool,
    after_people: bool,
    above: &[PersonFact],
) -> Vec<PersonFact> {
    let Some(block) = document.blocks.get(index) else {
        return Vec::new();
    };
    if of_posts && let Some(post) = post_of_line(document, block, status) {
        return vec![post];
    }
    let words = document.block_text(block);
    // A heading is another part's, unless something beside the name says that it is a person.
    let listed = words.get(received_from(words)..).unwrap_or(words);
    let bare = || (after_people || !above.is_empty()) && is_bare_name(document, index);
    let found = if block.role == Role::Heading && !names_person(listed) && !bare() {
        Vec::new()
    } else {
        entry(document, block, status)
    };
    if found.is_empty() && !above.is_empty() {
        slipped_entry(document, index, status)
    } else {
        found
    }
}

/// Whether a heading is a name and has nothing below it: what it heads is another heading.
fn is_bare_name(document: &Document, index: usize) -> bool {
    /// Most words of a name without anything beside it.
    const MOST_WORDS: usize = 3;
    let Some(block) = document.blocks.get(index) else {
        return false;
    };
    let words = document.block_text(block);
    block.level == 0
        && is_name_alone(words)
        && word_count(words) <= MOST_WORDS
        && !is_standing_item(words)
        && document
            .blocks
            .get(index + 1)
            .is_none_or(|below| below.role == Role::Heading)
}

/// `Non-school members:` above some of a list: a line that ends with a colon, or is a label that says no more
/// than who those below it are, and a line of people or of nobody below it.
pub(super) fn divides(document: &Document, index: usize, status: Status) -> bool {
    /// Most words of such a line.
    const MOST_WORDS: usize = 8;
    let (Some(line), Some(below)) = (document.blocks.get(index), document.blocks.get(index + 1))
    else {
        return false;
    };
    let words = document.block_text(line);
    let label = words.trim_end_matches([':', ' ', '-', '\u{2013}']);
    // `Ann Oak - Pond Member` is somebody.
    let of_several = || {
        label.ends_with('s')
            && !label.contains([',', '-', '\u{2013}'])
            && of_people(label, true).is_some()
    };
    let heads = words.ends_with(':') || of_several();
    heads
        && !tells_attendance(label)
        && word_count(label) <= MOST_WORDS
        && line.label.is_none_or(|label| label.term.heads_people())
        && line.marker.is_none()
        && line.cell.is_none()
        && below.cell.is_none()
        && below.gap == 0
        && below.label.is_none()
        && !below.is_numbered()
        && {
            let listed = document.block_text(below);
            let people = people_list::whole_list(document, below.text, status);
            is_nobody(listed)
                || (!people.is_empty()
                    && people.iter().all(|person| {
                        person.honorific.is_some() || document.words(person.name).contains(' ')
                    }))
        }
}

/// Blank lines within a list whose people are all titled.
const MOST_GAP: u16 = 3;

/// `Ms Ann Oak`, and no more than a few words.
fn is_titled(document: &Document, index: usize) -> bool {
    /// Most words of such a line.
    const MOST_WORDS: usize = 8;
    document.blocks.get(index).is_some_and(|block| {
        let words = document.block_text(block);
        word_count(words) <= MOST_WORDS
            && !words.ends_with('.')
            && crate::text::person_entry(words).is_some_and(|entry| entry.honorific.is_some())
    })
}

fn take_list(
    document: &Document,
    index: usize,
    block: &Block,
    end: usize,
    mut people: Vec<PersonFact>,
    findings: &mut Findings,
) {
    let end = clerk_below(document, end, &mut people);
    settle_initials(document, &mut people);
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
}

/// People below a label whose lines are not one entry each, and the block after them.
fn in_columns(
    document: &Document,
    from: usize,
    status: Status,
) -> Option<(Vec<PersonFact>, usize)> {
    // `Role` is all that is left of the head.
    let heads = document.blocks.get(from).is_some_and(|block| {
        !block.is_numbered() && block.cell.is_none() && heads_columns(document.block_text(block))
    });
    if heads && let Some(found) = flat_tables::people_below_heads(document, from, status) {
        return Some(found);
    }
    let from = from + usize::from(heads);
    people_columns::side_by_side(document, from, status)
        .or_else(|| people_columns::by_turns(document, from, status))
}

/// Whom a line heads that names the columns of what was a table: `Members Members`, `Staff in attendance
/// Role`, `Name Delegation Post`.
pub(super) fn heads_lists(words: &str) -> Option<Status> {
    let half = words.len() / 2;
    let (left, right) = words.split_at_checked(half)?;
    let label = if left == right.trim_start() {
        left
    } else {
        let (label, last) = words.rsplit_once(' ')?;
        if heads_columns(words) && words.to_ascii_lowercase().starts_with("name ") {
            return Some(Status::Present);
        }
        heads_columns(last).then_some(label)?
    };
    status_of(of_people(label.trim(), false).or_else(|| of_people(label.trim(), true))?)
}

/// The people below such a line.
pub(super) fn below_heads(
    document: &Document,
    index: usize,
    block: &Block,
    status: Status,
    findings: &mut Findings,
) -> usize {
    let found = in_columns(document, index + 1, status)
        .or_else(|| people_columns::with_posts(document, index + 1, status));
    let Some((people, mut end)) = found else {
        return index + 1;
    };
    let mut people = people;
    // What no column cut goes on below, by turns.
    if let Some((more, to)) = people_columns::by_turns(document, end, status) {
        people.extend(more);
        end = to;
    }
    take_list(document, index, block, end, people, findings);
    end
}

/// Whether a line holds nothing but heads of columns.
pub(super) fn heads_columns(words: &str) -> bool {
    const HEADS: &[&str] = &[
        "name",
        "names",
        "representing",
        "role",
        "organisation",
        "organization",
        "title",
        "job",
        "position",
        "initials",
        "company",
        "affiliation",
        "attendance",
        "department",
        "delegation",
        "post",
        "country",
        "employer",
    ];
    words
        .split([' ', '/'])
        .all(|word| HEADS.iter().any(|head| word.eq_ignore_ascii_case(head)))
}

/// `1. A Ash`, `2. B Birch` below a label; gives the block after them.
pub(super) fn numbered_below(
    document: &Document,
    index: usize,
    block: &Block,
    status: Status,
    findings: &mut Findings,
) -> Option<usize> {
    let first = document.blocks.get(index + 1)?;
    if !first.is_numbered() || first.marker?.value != 1 {
        return None;
    }
    let (people, end) = listed(document, index, block, status);
    if people.len() < 2 {
        return None;
    }
    let fact = Fact::People(PeopleFact {
        people,
        label: Some(block.whole),
    });
    let clues = &[("below a label", 4), ("numbered one by one", 3)];
    findings.taking(fact, document.span_of(index..end), index..end, clues);
    Some(end)
}

/// `Ann Oak, Bea Elm` alone below a label are two people, where `Ann Oak, Elm Ltd` is one.
pub(super) fn pair_below(
    document: &Document,
    people: &[PersonFact],
    listed_from: usize,
    status: Status,
) -> Option<Vec<PersonFact>> {
    let [only] = people else {
        return None;
    };
    let beside = document.words(only.organisation?);
    if !crate::text::is_name(beside) || people_posts::names_body(beside) {
        return None;
    }
    let line = document.blocks.get(listed_from)?;
    Some(people_list::whole_list(document, line.text, status)).filter(|pair| pair.len() > 1)
}

/// `ROLL CALL` above `Present:` says no more than these.
pub(super) fn label_above_labels(
    document: &Document,
    index: usize,
    block: &Block,
    findings: &mut Findings,
) {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_lost_tables() {
        for (line, status) in [
            ("Members Members", Some(Status::Present)),
            ("Board Members Board Members", Some(Status::Present)),
            (
                "Staff members in attendance Role",
                Some(Status::InAttendance),
            ),
            ("Name Delegation Post", Some(Status::Present)),
            ("Name Role", Some(Status::Present)),
            ("Members noted Members", None),
            ("Garden Role", None),
            ("Role", None),
            ("Committee Report", None),
        ] {
            assert_eq!(heads_lists(line), status, "{line}");
        }
    }

    /// The names that the recogniser finds in a text.
    fn names(text: &str) -> Vec<String> {
        let (document, people) = super::super::attendance::found_in(text);
        people
            .iter()
            .map(|person| document.words(person.name).to_owned())
            .collect()
    }

    #[test]
    fn lists_of_several_parts() {
        for (text, people) in [
            (
                "Minutes\n\nPRESENT\nSchool members:\nAnn Oak, Bea Elm (Chair), Cy Ash\nNon school members:\nDi Fir, Ed Yew, Gil Ash\n\
                 Clerk to the Forum:\nFlo Birch\n\n1. Welcome\n\nWhat was told of the ponds and of all that stands beside them, by those who were there.\n",
                "Ann Oak,Bea Elm,Cy Ash,Di Fir,Ed Yew,Gil Ash,Flo Birch",
            ),
            (
                "Minutes\n\nPRESENT:-\n\nMembers: Chair: Ann Oak (AO); Bea Elm (BE)\n\nElm Trust: Cy Ash, (CA); Di \
                 Fir (DF)\n\n1. Welcome\n\nWhat was told of the ponds and of all that stands beside them, by those who were there.\n",
                "Ann Oak,Bea Elm,Cy Ash,Di Fir",
            ),
            (
                "Minutes\n\nPresent:\n\nMs Ann Oak\n\n\n\nMr Cy Ash\n\nDr Bea Elm\n\nWelcome\n\nWhat was told of the ponds and of all that stands beside them, by those who were there.\n",
                "Ann Oak,Cy Ash,Bea Elm",
            ),
            (
                "Minutes\n\nMembers Present:\nChair Ash, Birch, Cedar, Elm, Fir Oak,\nPine and Yew\n\nWhat was told of the ponds and of all that stands beside them, by those who were there.\n",
                "Ash,Birch,Cedar,Elm,Fir Oak,Pine,Yew",
            ),
            (
                "Minutes\n\nPresent\n\nAnn OakHead of Ponds, Elm Council\n\nCy AshClerk\n\nWhat was told of the ponds and of all that stands beside them, by those who were there.\n",
                "Ann Oak,Cy Ash",
            ),
            (
                "Minutes\n\nPresent:\nAnn Oak\nBea Elm\nThe Clerk told of ponds:\nOak and Elm.\n",
                "Ann Oak,Bea Elm",
            ),
        ] {
            assert_eq!(names(text).join(","), people, "{text}");
        }
    }
}
