//! Acronyms of bodies and people, which GOV.UK marks wherever they occur on the page.

use super::page::Page;
use crate::minutes::Minutes;
use crate::render::view::MeetingView;

/// Writes one definition a line; an acronym that stands for two things is left out.
pub(super) fn write(page: &mut Page, minutes: &Minutes) {
    let mut known = known(minutes);
    known.retain(|(short, long)| is_word(short) && !long.trim().is_empty());
    known.sort_unstable();
    known.dedup();
    let mut separated = false;
    for same in known.chunk_by(|(one, _), (other, _)| one == other) {
        let [(short, long)] = same else { continue };
        if !separated {
            page.block();
            separated = true;
        }
        page.raw("*[");
        page.raw(short);
        page.raw("]:");
        for word in long.split_whitespace() {
            page.raw(" ");
            page.raw(word);
        }
        page.raw("\n");
    }
}

fn known(minutes: &Minutes) -> Vec<(&str, &str)> {
    let mut known = Vec::new();
    for view in std::iter::once(MeetingView::first(minutes)).chain(MeetingView::further(minutes)) {
        let (short, long) = (&view.meeting.abbreviation, &view.meeting.body);
        known.extend(short.as_deref().zip(long.as_deref()));
        let people = view.attendance.iter();
        known.extend(people.filter_map(|p| Some((p.initials.as_deref()?, p.name.as_str()))));
    }
    let groups = minutes.groups.iter();
    known.extend(groups.filter_map(|g| Some((g.abbreviation.as_deref()?, g.name.as_str()))));
    known
}

/// Whether a page can be searched for it: one letter would be found too often.
fn is_word(short: &str) -> bool {
    short.chars().count() > 1
        && short
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'))
}
