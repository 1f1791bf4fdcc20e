//! Names of months and weekdays, and words that are one with a slip in it.

use nom::Parser;
use nom::bytes::complete::take_while1;
use nom::combinator::map_opt;

pub(super) const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sept", 9),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("janvier", 1),
    ("f\u{e9}vrier", 2),
    ("fevrier", 2),
    ("mars", 3),
    ("avril", 4),
    ("mai", 5),
    ("juin", 6),
    ("juillet", 7),
    ("ao\u{fb}t", 8),
    ("aout", 8),
    ("septembre", 9),
    ("octobre", 10),
    ("novembre", 11),
    ("d\u{e9}cembre", 12),
    ("decembre", 12),
    ("januar", 1),
    ("februar", 2),
    ("m\u{e4}rz", 3),
    ("juni", 6),
    ("juli", 7),
    ("oktober", 10),
    ("dezember", 12),
];

pub(super) const WEEKDAYS: &[(&str, i8)] = &[
    ("monday", 1),
    ("tuesday", 2),
    ("wednesday", 3),
    ("thursday", 4),
    ("friday", 5),
    ("saturday", 6),
    ("sunday", 7),
    ("mon", 1),
    ("tues", 2),
    ("tue", 2),
    ("weds", 3),
    ("wed", 3),
    ("thurs", 4),
    ("thur", 4),
    ("thu", 4),
    ("fri", 5),
    ("sat", 6),
    ("sun", 7),
    ("lundi", 1),
    ("mardi", 2),
    ("mercredi", 3),
    ("jeudi", 4),
    ("vendredi", 5),
    ("samedi", 6),
    ("dimanche", 7),
    ("montag", 1),
    ("dienstag", 2),
    ("mittwoch", 3),
    ("donnerstag", 4),
    ("freitag", 5),
    ("samstag", 6),
    ("sonntag", 7),
];

/// Whether a word is the name of a weekday.
#[must_use]
pub fn is_weekday(word: &str) -> bool {
    WEEKDAYS
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case(word))
}

/// Whether a month stands at the start.
pub(super) fn starts_with_month(text: &str) -> bool {
    named(MONTHS).parse(text).is_ok()
}

pub(super) fn named<'i>(
    table: &'static [(&'static str, i8)],
) -> impl Parser<&'i str, Output = i8, Error = nom::error::Error<&'i str>> {
    map_opt(take_while1(char::is_alphabetic), move |word: &str| {
        table
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(word))
            .or_else(|| table.iter().find(|(name, _)| is_slip_of(word, name)))
            .map(|(_, value)| *value)
    })
}

/// Letters of a name from which on a slip in it is told from another word.
const LEAST_OF_SLIP: usize = 6;

/// Whether a word is a name with one letter left out, doubled, wrong, or two in the wrong order: `Februry`.
fn is_slip_of(word: &str, name: &str) -> bool {
    let (word, name) = (word.as_bytes(), name.as_bytes());
    if name.len() < LEAST_OF_SLIP
        || word.len().abs_diff(name.len()) > 1
        || word.len() < LEAST_OF_SLIP
    {
        return false;
    }
    let same = |pair: &(&u8, &u8)| pair.0.eq_ignore_ascii_case(pair.1);
    let head = word.iter().zip(name).take_while(same).count();
    let tail = word
        .iter()
        .rev()
        .zip(name.iter().rev())
        .take_while(same)
        .count();
    let all = word.len().max(name.len());
    let swapped = word.len() == name.len() && head + tail + 2 >= all && {
        let two = |of: &[u8]| of.get(head..head + 2).map(<[u8]>::to_ascii_lowercase);
        let mut other = two(name).unwrap_or_default();
        other.reverse();
        two(word) == Some(other)
    };
    (head >= 3 && head + tail + 1 >= all) || (head >= 2 && swapped)
}

/// Whether months or weekdays begin with three letters.
pub(super) const fn opens_name(letters: [u8; 3]) -> bool {
    let [a, b, c] = letters;
    matches!(
        &[
            a.to_ascii_lowercase(),
            b.to_ascii_lowercase(),
            c.to_ascii_lowercase()
        ],
        b"jan"
            | b"feb"
            | b"mar"
            | b"apr"
            | b"may"
            | b"jun"
            | b"jul"
            | b"aug"
            | b"sep"
            | b"oct"
            | b"nov"
            | b"dec"
            | b"mon"
            | b"tue"
            | b"wed"
            | b"thu"
            | b"fri"
            | b"sat"
            | b"sun"
            | b"lun"
            | b"mer"
            | b"jeu"
            | b"ven"
            | b"sam"
            | b"dim"
            | b"die"
            | b"mit"
            | b"don"
            | b"fre"
            | b"son"
    )
}
