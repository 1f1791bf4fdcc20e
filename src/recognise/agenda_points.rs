//! Points of an agenda: what names and opens a list of them, what says more of one, and what the words of one
//! hold.
//!
//! Deliberately not seen: points of minutes, below which stands what was said.

use super::agenda::{last_bracket, looks_like_people, skip};
use super::regions::Part;
use crate::document::{Block, Document, Role, Span};
use crate::minutes::{ClockTime, Kind};
use crate::text::{self, NumberStyle, duration_minutes, is_owner_list, time_range};
use crate::vocabulary::{self, announces_meeting};

/// Bytes that a title has beside the time before it.
const LEEWAY: usize = 4;

/// `Agenda \u{2013} Pond Board`, `Pond Board Agenda 3 May 2021`: a line of the title that says what the list below is.
pub(super) fn names_agenda(document: &Document, index: usize, block: &Block) -> bool {
    /// Blocks of the head.
    const FRONT: usize = 4;
    /// Most words of such a line.
    const MOST_WORDS: usize = 16;
    let words = document.block_text(block);
    // Where the format states headings, they are the points.
    let headed = || {
        document
            .blocks
            .iter()
            .skip(index + 1)
            .any(|block| block.level > 0)
    };
    index < FRONT
        && block.marker.is_none()
        && block.cell.is_none()
        && text::word_count(words) <= MOST_WORDS
        && !words.ends_with('.')
        && vocabulary::title_kinds(&text::fold(words)).next() == Some(Kind::Agenda)
        && !headed()
}

/// Whether a block is such as a list of points opens with: a bullet, or a time before words.
pub(super) fn opens_plan(document: &Document, block: &Block) -> bool {
    let bulleted = block
        .marker
        .is_some_and(|marker| marker.style == NumberStyle::Bullet);
    let words = document.block_text(block);
    let timed = text::read(time_range, words).is_some_and(|(_, len)| len + LEEWAY < words.len());
    bulleted || timed
}

/// Whether a block says what is to be done with the point above it: `To receive the report.`; `called` where
/// the document calls people to the meeting, and a sentence says no more.
pub(super) fn describes(document: &Document, index: usize, block: &Block, called: bool) -> bool {
    /// Most words of such a line.
    const MOST_WORDS: usize = 40;
    let words = document.block_text(block);
    let opens = OF_POINTS.iter().any(|opening| words.starts_with(opening));
    matches!(document.part(index), Some(Part::Block(..)))
        && block.marker.is_none()
        && block.label.is_none()
        && (block.role == Role::Paragraph || opens)
        && text::word_count(words) <= MOST_WORDS
        // `Report for Discussion presented by the Chair`
        && (opens || (block.gap == 0 && (called || !words.ends_with(['.', ':']))))
}

/// How words open that say what is to be done with a point.
const OF_POINTS: &[&str] = &["To ", "Paper", "For ", "(", "Report attached", "Attached"];

/// Whether the head of a document calls people to a meeting: below its points nothing is told.
pub(super) fn is_call(document: &Document) -> bool {
    /// Blocks of the head.
    const FRONT: usize = 8;
    let mut head = document.blocks.iter().take(FRONT);
    head.any(|block| announces_meeting(document.block_text(block)))
}

/// Whether the block at `index` is the next point of a list.
pub(super) fn goes_on(document: &Document, index: usize, last: u32, indent: Option<u16>) -> bool {
    match document.part(index) {
        Some(Part::Block(_, next)) => next.marker.is_some_and(|marker| {
            let follows = if marker.number.is_some() {
                marker.value == last + 1 && marker.depth == 1
            } else {
                last == 0
            };
            follows && Some(next.indent) == indent
        }),
        _ => false,
    }
}

/// What the title of a point that is a heading holds.
pub(crate) struct HeadingParts {
    /// The title alone.
    pub(crate) title: Span,
    /// The time before it.
    pub(crate) time: Option<(Span, ClockTime)>,
    /// Those who lead it, in brackets behind it.
    pub(crate) leads: Option<Span>,
}

/// `10:05 Winter report (Ann Oak)`, part by part.
pub(crate) fn parts_of_heading(document: &Document, title: Span) -> HeadingParts {
    let mut parts = HeadingParts {
        title,
        time: None,
        leads: None,
    };
    let words = document.words(title);
    if let Some((range, len)) =
        text::read(time_range, words).filter(|(_, len)| len + LEEWAY < words.len())
    {
        parts.time = Some((title.part(0..len), range.start));
        parts.title = skip(document, title, len);
    }
    if let Some((inner, before)) = last_bracket(document, parts.title) {
        let words = document.words(inner);
        if is_owner_list(words) && looks_like_people(words) {
            parts.leads = Some(inner);
            parts.title = before;
        } else if text::read(duration_minutes, words).is_some_and(|(_, len)| len == words.len())
            && let Some((title, leads)) = before_length(document, before)
        {
            parts.leads = Some(leads);
            parts.title = title;
        }
    }
    parts
}

/// `Winter report \u{2013} Ann` before `(10 mins)`: the title, and who leads.
fn before_length(document: &Document, span: Span) -> Option<(Span, Span)> {
    let words = document.words(span);
    let (title, leads) = [" \u{2013} ", " - "]
        .iter()
        .find_map(|dash| words.rsplit_once(dash))?;
    let is_first_name = |label: &str| {
        label.starts_with(char::is_uppercase) && label.chars().all(char::is_alphabetic)
    };
    let named = text::owner_labels(leads)
        .into_iter()
        .filter_map(|label| leads.get(label))
        .all(|label| looks_like_people(label) || is_first_name(label));
    named.then(|| {
        let from = words.len() - leads.len();
        (span.part(0..title.trim_end().len()), span.after(from))
    })
}

#[cfg(test)]
mod tests {
    use crate::minutes::Minutes;

    fn read(text: &str) -> Minutes {
        crate::read_minutes("-", text.as_bytes(), &crate::Options::default()).minutes
    }

    #[test]
    fn points_of_agendas() {
        let head = "Pond Board meeting to be held on 3 May 2021 at 7 pm";
        for (text, points) in [
            (
                "AGENDA\n\n1. Welcome\n2. Ponds\n\nTo receive the report.\n\n3. Trees\n4. Close\n",
                "Welcome|Ponds|Trees|Close",
            ),
            (
                "AGENDA\n\n- Welcome\n- Ponds\nTo receive the report.\n- Trees\n",
                "Welcome|Ponds|Trees",
            ),
            (
                "AGENDA\n\n7:00 Welcome\n\n7:05 Ponds\n\n7:20 Trees\n",
                "Welcome|Ponds|Trees",
            ),
            (
                "AGENDA\n\n1. Welcome (Ann Oak)\n\n2. Ponds (Bea Elm)\n\n3. Trees (to follow)\n",
                "Welcome|Ponds|Trees (to follow)",
            ),
        ] {
            let minutes = read(&[head, "\n\n", text].concat());
            let titles: Vec<&str> = minutes
                .agenda
                .iter()
                .map(|entry| entry.title.as_str())
                .collect();
            assert_eq!(titles.join("|"), points, "{text}");
            assert_eq!(
                minutes.meeting.body.as_deref(),
                Some("Pond Board"),
                "{text}"
            );
        }
    }

    #[test]
    fn lists_below_titles() {
        for (text, points) in [
            (
                "Agenda \u{2013} Pond Board\n\n3 May 2021 at 7 pm, Long Hall\n\n- Welcome\n- Ponds\n- Trees\n",
                3,
            ),
            (
                "Minutes of the Pond Board\n\n3 May 2021\n\nPresent: Ann Oak, Bea Elm\n\n- Agenda agreed\n- Ponds were seen\n- Trees too\n",
                0,
            ),
        ] {
            assert_eq!(read(text).agenda.len(), points, "{text}");
        }
    }
}
