//! Letterheads of several minutes in one document: they stand again and again at the top of pages, as
//! running heads do, and yet name the body of each.

use super::draft::{Draft, Taken};
use super::furniture::is_page_number;
use crate::minutes::Kind;
use crate::text::find_date;
use crate::vocabulary::TITLE_KINDS;
use std::collections::BTreeSet;

/// Gives back the running lines above the titles of minutes, where pages begin with several such titles.
///
/// `breaks` are the first lines of pages but the first.
pub(super) fn give_back(draft: &mut Draft<'_>, breaks: &[usize]) {
    let ends = breaks.iter().copied().chain([draft.lines.len()]);
    let mut start = 0;
    let mut titles = Vec::new();
    for end in ends {
        let first = (start..end).find(|index| draft.is_free(*index));
        let title = first.filter(|index| is_dated_title(draft.words(*index)));
        titles.extend(title.map(|title| (start, title)));
        start = end;
    }
    let different: BTreeSet<&str> = titles
        .iter()
        .map(|(_, title)| draft.words(*title))
        .collect();
    if different.len() < 2 {
        return;
    }
    for (top, title) in titles {
        for index in top..title {
            let running = draft.taken.get(index) == Some(&Taken::Furniture);
            if running && !is_page_number(draft.words(index)) {
                draft.take(index, Taken::Free);
            }
        }
    }
}

/// `Minutes of the meeting held on 3 May 2021`
pub(super) fn is_dated_title(words: &str) -> bool {
    let opens = |kind: &str| {
        words
            .get(..kind.len())
            .is_some_and(|opening| opening.eq_ignore_ascii_case(kind))
    };
    let mut kinds = TITLE_KINDS.iter().filter(|kind| kind.kind == Kind::Minutes);
    kinds.any(|kind| opens(kind.words)) && find_date(words).is_some()
}
