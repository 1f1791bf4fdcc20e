//! Where a meeting was, behind its date and time, between them, or on a line of its own.

use crate::document::{Block, Document, Span};
use crate::text::{self, find_date, find_time_range, person_entry, word_count};

/// Verbs before place, date and time of a meeting.
pub(super) const HELD: &[&str] = &[" held ", " met ", " convened ", "Held ", "held "];

pub(super) fn tells_where(words: &str) -> bool {
    HELD.iter().any(|verb| words.contains(verb))
}

/// The place that stands between `held` and the date or time: `held in the Jubilee Room on 3 May`.
pub(super) fn held_place(words: &str) -> Option<std::ops::Range<usize>> {
    /// Most words of a place.
    const MOST: usize = 20;
    let verb = HELD
        .iter()
        .filter_map(|verb| words.find(verb).map(|at| at + verb.len()))
        .min()?;
    let rest = words.get(verb..)?;
    let date = find_date(rest).map(|(_, at)| at.start);
    let time = find_time_range(rest).map(|(_, at)| at.start);
    let end = date.into_iter().chain(time).min();
    let mut place = rest.get(..end.unwrap_or(rest.len()))?.trim_end_matches('.');
    loop {
        let cut = place.trim_end_matches([' ', ',', '(', '-', '\u{2013}']);
        let shorter = BEFORE_DATES
            .iter()
            .find_map(|word| cut.strip_suffix(word))
            .unwrap_or(cut);
        if shorter.len() == place.len() {
            break;
        }
        place = shorter;
    }
    let lead = ["in ", "at ", "via "]
        .iter()
        .find(|lead| place.starts_with(**lead));
    let by = ["by ", "remotely", "virtually", "online"]
        .iter()
        .any(|lead| place.starts_with(lead));
    let lead = match lead {
        Some(lead) => lead.len(),
        None if by => 0,
        None => return None,
    };
    let named = place.get(lead..)?;
    let plausible = named.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !HOW_HELD.contains(&text::fold(named).as_ref());
    (plausible && word_count(named) <= MOST).then_some(verb + lead..verb + place.len())
}

/// The place on the line below `Held on Monday 3 May at`.
pub(super) fn place_below(document: &Document, index: usize, words: &str) -> Option<Span> {
    /// Most words of a place.
    const MOST_WORDS: usize = 12;
    let leads = tells_where(words) && [" at", " in"].iter().any(|end| words.ends_with(end));
    let below = document.blocks.get(index + 1).filter(|_| leads)?;
    let place = document.block_text(below);
    let is_place = below.gap == 0
        && below.label.is_none()
        && !below.is_numbered()
        && word_count(place) <= MOST_WORDS
        && place.starts_with(char::is_uppercase)
        && find_time_range(place).is_none()
        && find_date(place).is_none();
    is_place.then_some(below.text)
}

/// How a meeting can be held, which is no place.
pub(super) const HOW_HELD: &[&str] = &[
    "public",
    "private",
    "person",
    "session",
    "regular session",
    "special session",
    "closed session",
    "open session",
    "executive session",
    "camera",
];

/// Words between a place and a date or time.
pub(super) const BEFORE_DATES: &[&str] = &[
    " on",
    " at",
    " from",
    " on the",
    " commencing",
    " starting",
    " beginning",
    " the",
];

/// The place behind date and time: `in the Jubilee Room`, `at Long Hall`, `, Seminar Room 2`.
pub(super) fn place_behind(document: &Document, rest: Span) -> Option<Span> {
    let words = document.words(rest);
    let sentence = text::sentence_end(words);
    let words = words.get(..sentence).unwrap_or(words);
    let mut at = words.len()
        - words
            .trim_start_matches([' ', ',', ';', '-', '\u{2013}', '(', ')', '.'])
            .len();
    // The zone of a time, and the day once more, stand before the place.
    for zone in [
        "UTC", "GMT", "BST", "CET", "CEST", "PDT", "PST", "EDT", "EST", "CDT", "CST", "Pacific",
        "Eastern", "Central", "Mountain", "Time", "onwards",
    ] {
        if words.get(at..).is_some_and(|w| w.starts_with(zone)) {
            at += zone.len();
            at += usize::from(words.get(at..).is_some_and(|w| w.starts_with(' ')));
        }
    }
    // `9.30 am for 9.45 am`: doors open at one time, the meeting at the other.
    if let Some(second) = words.get(at..).and_then(|rest| rest.strip_prefix("for "))
        && let Some((_, len)) = text::read(text::time, second)
    {
        at += "for ".len() + len;
    }
    let tail = words.get(at..).unwrap_or_default();
    at += tail.len() - tail.trim_start_matches([' ', ',', ';']).len();
    let tail = words.get(at..).unwrap_or_default();
    let lead = [
        "in person at ",
        "and held at ",
        "held at ",
        "held in ",
        "in ",
        "at ",
        "via ",
        "by ",
        "on ",
        "IN ",
        "AT ",
        "VIA ",
    ]
    .iter()
    .find(|lead| tail.starts_with(**lead));
    let start = at
        + lead.map_or(0, |lead| {
            if matches!(*lead, "by " | "on ") {
                0
            } else {
                lead.len()
            }
        });
    let end = [" during ", " for the purpose"]
        .iter()
        .filter_map(|goes_on| words.find(goes_on))
        .filter(|at| *at > start)
        .min();
    let place = rest
        .part(start..end.unwrap_or(words.len()))
        .trimmed(document.flow.text());
    let trimmed = document
        .words(place)
        .trim_end_matches(['.', ',', ';', ')'])
        .len();
    let place = place.part(0..trimmed);
    let words = document.words(place);
    let folded = text::fold(words);
    let online = ONLINE.contains(&folded.as_ref());
    let last = folded.rsplit(' ').next().unwrap_or_default();
    let plausible = (lead.is_some() || online || words.starts_with(char::is_uppercase))
        && (lead.is_some() || !NO_LAST_WORDS.contains(&last))
        && !NO_PLACES.contains(&folded.as_ref())
        && !names_no_place(words, &folded);
    let enough = words.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    (plausible && enough && find_time_range(words).is_none() && word_count(words) <= 24)
        .then_some(place)
}

/// `… 9 March 2016 in the Village Hall at 7.30pm`: the place between date and time.
pub(super) fn place_between(
    document: &Document,
    line: Span,
    date_end: usize,
    time: usize,
) -> Option<Span> {
    if date_end == 0 || time <= date_end {
        return None;
    }
    let between = line.part(date_end..time);
    let words = document.words(between).trim_end();
    let words = [
        "commencing at",
        "starting at",
        "commencing",
        "starting",
        "beginning",
        "at",
        "from",
    ]
    .iter()
    .find_map(|word| words.strip_suffix(word))
    .unwrap_or(words);
    let names = ["in ", "at ", "via "]
        .iter()
        .any(|lead| words.trim_start_matches([' ', ',']).starts_with(lead));
    names
        .then(|| place_behind(document, between.part(0..words.trim_end().len())))
        .flatten()
}

/// Places that are none on earth.
pub(super) const ONLINE: &[&str] = &["online", "virtual", "virtually", "remotely"];

/// Last words of what stands beside a date and is a body or a meeting.
pub(super) const NO_LAST_WORDS: &[&str] = &[
    "board",
    "committee",
    "panel",
    "group",
    "team",
    "meeting",
    "agm",
    "egm",
    "minutes",
    "et",
];

/// What stands beside dates and is no place.
pub(super) const NO_PLACES: &[&str] = &[
    "minutes",
    "draft",
    "draft minutes",
    "agenda",
    "approved",
    "meeting",
    "meeting minutes",
    "notes",
];

/// `Jubilee House, 12 Mill Lane, Oakham LE1 1AA`: several parts, one of which holds a number.
pub(super) fn is_address(words: &str) -> bool {
    words.matches(',').count() >= 2
        && words.contains(|c: char| c.is_ascii_digit())
        && !words.contains('@')
        && find_date(words).is_none()
}

/// A line at the head that is nothing but a place: `in the Jubilee Room`, or, below the date, an
/// address or room.
pub(super) fn place_alone(document: &Document, block: &Block, near_date: bool) -> Option<Span> {
    let words = document.block_text(block);
    let folded = text::fold(words);
    if ["in ", "at ", "held at ", "held in ", "via "]
        .iter()
        .any(|w| folded.starts_with(w))
    {
        return place_behind(document, block.text);
    }
    // Below the date, a short line with a comma that is no sentence is where it was.
    let short = word_count(words) <= 16
        && !words.ends_with(['.', ':'])
        && words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    let close = block.gap == 0 || is_address(words);
    let elsewhere = names_no_place(words, &folded);
    (near_date && close && short && words.contains(',') && digits <= 8 && !elsewhere)
        .then_some(block.text)
}

/// Words of meetings and their papers, which no place has.
const OF_MEETINGS: &[&str] = &[
    "meeting",
    "meetings",
    "minutes",
    "notes",
    "agenda",
    "apologies",
];

/// Whether words are of a meeting, a date, or somebody with a title or a post.
fn names_no_place(words: &str, folded: &str) -> bool {
    let parts = || folded.split(' ');
    let place = parts().any(|word| PLACE_WORDS.contains(&word));
    let of_meeting = parts().any(|word| OF_MEETINGS.contains(&word)) && !place;
    let whole_date = find_date(words).is_some_and(|(_, at)| at.len() + 2 >= words.len())
        || text::read(text::month_and_year, words).is_some_and(|(_, len)| len + 2 >= words.len());
    let post = words
        .split([' ', ',', ';'])
        .any(super::people_posts::is_post_word)
        && !place;
    let titled = person_entry(words).is_some_and(|entry| entry.honorific.is_some()) && !place;
    // `by VE7LOC`, `by the Clerk`: who did it.
    let by = words.strip_prefix("by ").is_some_and(|who| {
        !HOW_JOINED
            .iter()
            .any(|how| who.to_lowercase().contains(how))
    });
    of_meeting || whole_date || post || titled || by
}

/// Words of places, which may bear the names of people and posts.
const PLACE_WORDS: &[&str] = &[
    "building",
    "centre",
    "center",
    "chamber",
    "chambers",
    "church",
    "hall",
    "hotel",
    "house",
    "library",
    "lodge",
    "office",
    "offices",
    "park",
    "pub",
    "room",
    "rooms",
    "school",
    "street",
    "road",
    "avenue",
    "lane",
    "theatre",
    "college",
    "university",
    "campus",
    "club",
    "place",
    "square",
    "zoom",
    "teams",
];

/// How people meet who are in different places.
const HOW_JOINED: &[&str] = &[
    "conference",
    "telephone",
    "phone",
    "video",
    "zoom",
    "teams",
    "webex",
    "skype",
    "call",
    "email",
    "correspondence",
    "remote",
    "hybrid",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_place() {
        for (words, no_place) in [
            ("Pond Meeting Notes", true),
            ("November 2014", true),
            ("Director of Ponds, Parks & Trees", true),
            ("Prof. Ann Oak", true),
            ("by the Clerk", true),
            ("Jubilee Room, Long Hall", false),
            ("by video conference", false),
            ("the Meeting Room", false),
            ("the Director's House", false),
            ("Oak Lane 3", false),
        ] {
            assert_eq!(
                names_no_place(words, &text::fold(words)),
                no_place,
                "{words}"
            );
        }
    }
}
