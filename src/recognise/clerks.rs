//! `Clerk: Ann Oak` below a list of people: who took the minutes by virtue of a post, and was there.
//!
//! Deliberately not seen: `Minutes taken by Ann Oak`, which stands in no list.

use super::PersonFact;
use super::people;
use super::people_posts::is_bare_post;
use super::regions::Part;
use crate::document::Document;
use crate::minutes::Status;
use crate::text::person_entry;
use crate::vocabulary::Term;

/// Adds who is told of so right below a list that ends before block `from`; gives the block after them.
pub(super) fn clerk_below(document: &Document, from: usize, people: &mut Vec<PersonFact>) -> usize {
    /// Most blank lines between.
    const MOST_GAP: u16 = 1;
    let Some(Part::Block(index, block)) = document.part(from) else {
        return from;
    };
    let label = block
        .label
        .filter(|label| label.term == Term::MinuteTaker && label.marked && !label.alone)
        .filter(|_| block.gap <= MOST_GAP && block.marker.is_none() && !people.is_empty());
    let Some(label) = label else {
        return from;
    };
    let post = document.words(label.span).trim_end_matches([':', ' ']);
    let value = document.behind(block, label);
    let words = document.words(value);
    let whole = person_entry(words).is_some_and(|entry| entry.len == words.len());
    if !whole || !is_bare_post(post) {
        return from;
    }
    let Some(mut clerk) = people::person(document, value, Status::InAttendance) else {
        return from;
    };
    clerk.role = clerk.role.or(Some(label.span.part(0..post.len())));
    people.push(clerk);
    index + 1
}
