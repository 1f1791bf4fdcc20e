//! The labels that documents use: tables only, one file a language.

mod chairs;
mod closings;
mod duties;
mod english;
mod fates;
mod french;
mod german;
mod kinds_of_body;
mod languages;
mod links;
mod next_meeting_labels;
mod nobody;
mod notices;
mod people_labels;
mod standing_items;
mod task_verbs;
mod terms_sections;

use crate::minutes::Kind;
use std::cmp::Ordering;

/// What a label stands for. The same word may head a block, a column or a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// Heads the list of those present.
    Present,
    /// Heads the list of officers, guests and others who were there.
    InAttendance,
    /// Heads the list of those who sent apologies.
    Apologies,
    /// Heads the list of those absent.
    Absent,
    /// Heads an attendance list that is divided below.
    Attendance,
    /// Who chairs.
    Chair,
    /// Who takes the minutes.
    MinuteTaker,
    /// Heads the agenda.
    Agenda,
    /// Heads the actions.
    Actions,
    /// Heads the body of the minutes.
    Minutes,
    /// Heads or is a decision.
    Decision,
    /// Heads what is said of the next meeting.
    NextMeeting,
    /// Date of the meeting.
    Date,
    /// Time, as a fact of the meeting or a column.
    Time,
    /// When it began.
    StartTime,
    /// When it ended.
    EndTime,
    /// Venue.
    Location,
    /// Group that met.
    Body,
    /// Title of the meeting or document, or of an agenda entry.
    Title,
    /// Draft or approved; of an action, open or done.
    Status,
    /// What is said of the quorum.
    Quorum,
    /// Protective marking.
    Classification,
    /// Whether the document may be disclosed.
    Foia,
    /// Organisation, as a marking or a column.
    Organisation,
    /// When the document was made.
    Created,
    /// A line of a document header that says nothing of the meeting.
    HeaderOther,
    /// Column of numbers.
    Number,
    /// Column of leads.
    Lead,
    /// Column of what was said.
    Notes,
    /// Column of ids.
    Id,
    /// Column of tasks; opens a task.
    Action,
    /// Column of owners.
    Owner,
    /// Column of due dates.
    Due,
    /// Column of what became of it.
    Progress,
    /// Column of names.
    Name,
    /// Column of family names.
    FamilyName,
    /// Column of initials.
    Initials,
    /// Column of posts.
    Role,
    /// Column of lengths.
    Duration,
    /// Column of papers.
    Paper,
    /// What a group represents.
    Representation,
    /// What a group is for.
    Responsibilities,
    /// Who belongs to a group.
    Membership,
    /// Who moved.
    Mover,
    /// Who seconded.
    Seconder,
    /// How the vote went.
    Vote,
}

impl Term {
    /// Whether a line that is this label begins another part of the document.
    #[must_use]
    pub const fn opens_part(self) -> bool {
        matches!(
            self,
            Self::Present
                | Self::InAttendance
                | Self::Apologies
                | Self::Absent
                | Self::Attendance
                | Self::Agenda
                | Self::Actions
                | Self::Minutes
                | Self::NextMeeting
                | Self::Membership
        )
    }

    /// Whether it heads an attendance list.
    #[must_use]
    pub const fn heads_people(self) -> bool {
        matches!(
            self,
            Self::Present | Self::InAttendance | Self::Apologies | Self::Absent | Self::Attendance
        )
    }
}

/// Longest label, in bytes of its key.
const LONGEST: usize = 64;

/// What `label` stands for: case, punctuation, `the` and brackets at the end are disregarded.
#[must_use]
pub fn label(label: &str) -> Option<Term> {
    let of_body = || {
        label
            .trim_end()
            .ends_with(':')
            .then(|| of_people(label, true))
    };
    let coming = || {
        let short = label.len() <= LONGEST && label.contains("eeting");
        (short && next_meeting_labels::is_of_next_meeting(label)).then_some(Term::NextMeeting)
    };
    let other = || OTHER_LABELS.iter().find_map(|table| look_up(table, label));
    // `Ymddiheuriadau / Apologies` says the same in two languages.
    let bilingual = || {
        let (one, other) = label.trim_end().trim_end_matches(':').split_once(" / ")?;
        let short = |half: &str| {
            half.split(' ').count() <= 4 && !half.contains(|c: char| c.is_ascii_digit())
        };
        if !(short(one) && short(other)) {
            return None;
        }
        look_up(&LABELS, one).or_else(|| look_up(&LABELS, other))
    };
    look_up(&LABELS, label)
        .or_else(other)
        .or_else(coming)
        .or_else(bilingual)
        .or_else(|| of_body().flatten())
}

/// What a column whose head is `label` holds.
#[must_use]
pub fn column(label: &str) -> Option<Term> {
    look_up(&COLUMNS, label).or_else(|| look_up(&LABELS, label))
}

/// What the head of a column stands for: with a colon it is a label, such as one of a list of people.
#[must_use]
pub fn head(words: &str) -> Option<Term> {
    let listed = words
        .trim_end()
        .ends_with(':')
        .then(|| label(words))
        .flatten();
    listed.or_else(|| column(words))
}

/// Whether a word of the label's end is all that is left of a label: `endees:` of `Attendees:`.
#[must_use]
pub fn damaged_label(text: &str) -> Option<(Term, &'static str)> {
    /// Fewer letters than that are found at the end of many words.
    const LEAST: usize = 5;
    let mut buffer = [0; LONGEST];
    let label_text = without_article(text.strip_suffix(':')?.trim_start());
    let key = key(label_text, &mut buffer)?;
    if key.len() < LEAST || key.contains(' ') || label(text).is_some() {
        return None;
    }
    english::LABELS
        .iter()
        .find(|(word, term)| {
            term.opens_part()
                && !word.contains(' ')
                && word.len() > key.len()
                && word.ends_with(key)
        })
        .map(|(word, term)| (*term, *word))
}

pub use chairs::{chair_welcomes, chaired_body, is_headed_by_chair};
pub use closings::is_closing;
pub use duties::{leads_to_duties, opens_with_duty, tells_of_others};
pub use fates::{Fate, Needs, fates, is_outcome};
pub use kinds_of_body::is_kind_of_body;
pub use languages::SMALL_WORDS;
pub use links::without_file;
pub use nobody::is_nobody;
pub use notices::announces_meeting;
pub use people_labels::{is_of_members, of_people, tells_attendance, tells_only_attendance};
pub use standing_items::is_standing_item;
pub use task_verbs::opens_with_task_verb;
pub use terms_sections::{is_terms_section, is_terms_title, names_terms};

pub use english::{
    ACTION_STATES, BODY_WORDS, CLASSIFICATIONS, MEETING_WORDS, MOVING_WORDS, POST_WORDS,
    TITLE_KINDS, TitleKind,
};

/// The kinds of documents that folded words name, those first that count most.
pub fn title_kinds(folded: &str) -> impl Iterator<Item = Kind> {
    let padded = [" ", folded, " "].concat();
    TITLE_KINDS
        .iter()
        .filter(move |kind| padded.contains(&[" ", kind.words, " "].concat()))
        .map(|kind| kind.kind)
}

/// A table with what tells soonest that a label does not stand in it.
struct Table {
    labels: &'static [(&'static str, Term)],
    /// For the kinds of the first two signs of a label, the kinds that are third there, as bits.
    openings: [[u32; KINDS]; KINDS],
}

static LABELS: Table = Table::new(english::LABELS);
/// Labels of other languages, looked up where English has none.
static OTHER_LABELS: &[Table] = &[Table::new(french::LABELS), Table::new(german::LABELS)];
static COLUMNS: Table = Table::new(english::COLUMNS);

/// Letters of the alphabet, and all that is none.
const KINDS: usize = 27;

/// What kind of sign stands somewhere in a label; its end is one that is no letter.
const fn kind(sign: Option<&u8>) -> usize {
    match sign {
        Some(letter @ b'a'..=b'z') => (*letter - b'a') as usize,
        Some(letter @ b'A'..=b'Z') => (*letter - b'A') as usize,
        _ => KINDS - 1,
    }
}

impl Table {
    #[allow(
        clippy::indexing_slicing,
        reason = "made while compiling, where nothing else can be done and a wrong index is an error"
    )]
    const fn new(labels: &'static [(&'static str, Term)]) -> Self {
        let mut openings = [[0; KINDS]; KINDS];
        let mut at = 0;
        while at < labels.len() {
            let (one, two, three) = match labels[at].0.as_bytes() {
                [] => (None, None, None),
                [one] => (Some(one), None, None),
                [one, two] => (Some(one), Some(two), None),
                [one, two, three, ..] => (Some(one), Some(two), Some(three)),
            };
            openings[kind(one)][kind(two)] |= 1 << kind(three);
            at += 1;
        }
        Self { labels, openings }
    }

    /// Whether a label may open as `label` does, whose key is not made yet.
    fn may_hold(&self, label: &str) -> bool {
        let mut signs = label.as_bytes();
        // What keys leave out before their first sign; `\u{2022}` and its like begin with these bytes.
        while let [b'\xe2', b'\x80', _, rest @ ..] | [0..=b'\x7f', rest @ ..] = signs
            && !matches!(
                signs.first(),
                Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'#')
            )
        {
            signs = rest;
        }
        // Apostrophes are left out, accents taken off.
        let unclear = |sign: Option<&u8>| matches!(sign, Some(b'\'' | b'\x80'..));
        let [one, two, three] = [0, 1, 2].map(|at| signs.get(at));
        if unclear(one) || unclear(two) {
            return true;
        }
        let thirds = self
            .openings
            .get(kind(one))
            .and_then(|seconds| seconds.get(kind(two)));
        let thirds = thirds.copied().unwrap_or_default();
        if kind(two) == KINDS - 1 || unclear(three) {
            return thirds != 0;
        }
        thirds >> kind(three) & 1 == 1
    }
}

fn look_up(table: &Table, label: &str) -> Option<Term> {
    let label = without_article(label.trim_start());
    if !table.may_hold(label) {
        return None;
    }
    let mut buffer = [0; LONGEST];
    let key = key(label, &mut buffer)?;
    let labels = table.labels;
    let at = labels.binary_search_by(|(word, _)| {
        let order: Ordering = word.as_bytes().cmp(key.as_bytes());
        order
    });
    labels.get(at.ok()?).map(|(_, term)| *term)
}

/// The form in which labels stand in the tables: small letters and digits, single spaces; written
/// to `buffer`. None where the label is longer than any.
fn key<'b>(label: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let label = without_bracket(label.trim());
    let mut len = 0;
    let mut space = false;
    for (at, byte) in label.bytes().enumerate() {
        let character = match byte {
            b'A'..=b'Z' => byte.to_ascii_lowercase(),
            b'a'..=b'z' | b'0'..=b'9' | b'#' => byte,
            // Bytes of a character after its first.
            b'\'' | 0x80..=0xbf => continue,
            0x00..=0x7f => {
                space = len > 0;
                continue;
            }
            _ => match label.get(at..)?.chars().next()? {
                '\u{2019}' | '\u{200b}' => continue,
                letter if letter.is_alphabetic() => {
                    if space {
                        *buffer.get_mut(len)? = b' ';
                        len += 1;
                        space = false;
                    }
                    for byte in without_accent(letter)?.bytes() {
                        *buffer.get_mut(len)? = byte;
                        len += 1;
                    }
                    continue;
                }
                _ => {
                    space = len > 0;
                    continue;
                }
            },
        };
        if space {
            *buffer.get_mut(len)? = b' ';
            len += 1;
            space = false;
        }
        *buffer.get_mut(len)? = character;
        len += 1;
    }
    let key = std::str::from_utf8(buffer.get(..len)?).ok()?;
    (!key.is_empty()).then_some(key)
}

/// A letter of the languages that have a table, as keys have it.
const fn without_accent(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{e0}' | '\u{e2}' | '\u{e4}' | '\u{c0}' | '\u{c4}' => "a",
        '\u{e7}' | '\u{c7}' => "c",
        '\u{e8}' | '\u{e9}' | '\u{ea}' | '\u{eb}' | '\u{c8}' | '\u{c9}' | '\u{ca}' => "e",
        '\u{ee}' | '\u{ef}' => "i",
        '\u{f4}' | '\u{f6}' | '\u{d6}' => "o",
        '\u{f9}' | '\u{fb}' | '\u{fc}' | '\u{dc}' => "u",
        '\u{df}' => "ss",
        _ => return None,
    })
}

/// `The Agenda` without its article.
fn without_article(label: &str) -> &str {
    label
        .strip_prefix("The ")
        .or_else(|| label.strip_prefix("THE "))
        .unwrap_or(label)
}

/// `Attendees (present in bold):` without its bracket.
fn without_bracket(label: &str) -> &str {
    let one = without_last_bracket(label);
    if one.len() < label.len() {
        without_last_bracket(one)
    } else {
        label
    }
}

fn without_last_bracket(label: &str) -> &str {
    let bare = label.trim_end_matches([':', ' ']);
    bare.strip_suffix(')')
        .and_then(|open| open.rfind('(').and_then(|at| bare.get(..at)))
        .filter(|before| !before.trim().is_empty())
        .map_or(label, str::trim_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_in_order() {
        for table in [
            LABELS.labels,
            COLUMNS.labels,
            french::LABELS,
            german::LABELS,
        ] {
            let disorder = table
                .windows(2)
                .find(|pair| matches!(pair, [a, b] if a.0 >= b.0));
            assert_eq!(disorder, None);
            assert!(table.iter().all(|(word, _)| word.len() <= LONGEST));
        }
        assert!(MOVING_WORDS.is_sorted());
    }

    #[test]
    fn labels() {
        for (text, term) in [
            ("Present:", Term::Present),
            ("PRESENT", Term::Present),
            ("In Attendance:", Term::InAttendance),
            ("Apologies for Absence", Term::Apologies),
            ("Attendees (present in bold):", Term::Present),
            ("The Agenda", Term::Agenda),
            ("Agenda Items", Term::Agenda),
            ("Key actions arising", Term::Actions),
            ("Disclosable under FOIA 2000:", Term::Foia),
            ("Force / Organisation:", Term::Organisation),
            ("\u{c9}taient pr\u{e9}sents :", Term::Present),
            ("Pr\u{e9}sent\u{b7}e\u{b7}s", Term::Present),
            ("N\u{e4}chste Sitzung:", Term::NextMeeting),
            ("Tagesordnung", Term::Agenda),
        ] {
            assert_eq!(label(text), Some(term), "{text}");
        }
        for text in [
            "",
            "Welcome",
            "presently",
            "A label that is far longer than any label that stands in the table",
            "Pr\u{e9}tention",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
    }

    #[test]
    fn damaged_labels() {
        assert_eq!(damaged_label("endees:"), Some((Term::Present, "attendees")));
        for text in ["Attendees:", "ees:", "endees", "Kent:", "mendees:"] {
            assert_eq!(damaged_label(text), None, "{text}");
        }
    }
}
