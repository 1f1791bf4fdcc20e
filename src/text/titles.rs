//! Titles before names, and letters behind them.

use super::person::word_at;

/// Forms of address of one person, written small.
pub const ADDRESSES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "cllr",
    "councillor",
    "clr",
    "rev",
    "revd",
    "reverend",
    "hon",
    "canon",
    "father",
    "alderman",
    "ald",
    "judge",
];

/// Further titles before names: of several people, of one who is right honourable, ranks.
const RANKS: &[&str] = &[
    "cllrs",
    "cyng",
    "councillors",
    "rt",
    "fr",
    "major",
    "captain",
    "capt",
    "colonel",
    "col",
    "sgt",
    "supt",
    "insp",
    "pcso",
    "pc",
    "wpc",
    "lt",
    "cdr",
    "brig",
    "gen",
    "cpt",
    "maj",
];

/// Titles of several people: `Cllrs Ash and Elm`.
const OF_MANY: &[&str] = &[
    "aldermen",
    "cllrs",
    "councillors",
    "doctors",
    "drs",
    "messrs",
    "professors",
    "profs",
];

/// Whether a word, without its full stop, is a title before the names of several people.
#[must_use]
pub fn is_title_of_many(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && OF_MANY.iter().any(|title| word.eq_ignore_ascii_case(title))
}

/// Seats in a parliament or assembly, as they are printed behind names. Who holds one is named with
/// it, so that it stays in the name.
const SEATS: &[&str] = &["AM", "MEP", "MHK", "MLA", "MP", "MS", "MSP", "TD"];

/// Honours, degrees and memberships, as they are printed behind names, beside [`POST_NOMINALS`].
const LETTERS: &[&str] = &[
    "ACA", "ACCA", "ACIPD", "ACIS", "BA", "BEng", "BSc", "CB", "CEng", "CGeol", "CH", "CIPFA",
    "CMG", "CPsychol", "CVO", "DBA", "DCB", "DCMG", "DCVO", "DPhil", "DSc", "EdD", "FBA", "FCA",
    "FCCA", "FCIH", "FCILT", "FCIPD", "FCMI", "FFPH", "FICE", "FIMechE", "FMedSci", "FRAeS",
    "FRCA", "FRCGP", "FRCN", "FRCOG", "FRCP", "FRCPCH", "FRCPath", "FRCR", "FRCS", "FRICS", "FRSA",
    "FRSE", "FRSC", "FSA", "GBE", "GCB", "GCMG", "GCVO", "IPFA", "KCB", "KCMG", "KCVO", "LLB",
    "LLM", "LVO", "MA", "MB", "MBA", "MBBS", "MC", "MCIPD", "MCMI", "MD", "MEng", "MICE", "MIET",
    "MIMechE", "MPA", "MPhil", "MRCGP", "MRCP", "MRICS", "MRTPI", "MSc", "MVO", "OM", "PC", "PhD",
    "QAM", "QFSM", "RGN", "RICS", "RMN", "RTPI", "VC",
];

const POST_NOMINALS: &[&str] = &[
    "obe", "mbe", "cbe", "kbe", "dbe", "qpm", "kc", "qc", "jp", "dl", "mp", "msp", "ms", "mla",
    "phd", "frs", "freng", "esq", "jr", "sr", "ii", "iii", "md", "bem", "rn", "cpfa",
];

/// Whether a word, without its full stop, is a title before names.
#[must_use]
pub fn is_honorific(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && [ADDRESSES, RANKS]
            .into_iter()
            .flatten()
            .any(|title| word.eq_ignore_ascii_case(title))
}

/// The end of a name's seat in a parliament, where a name that ends at `end` has one right behind it.
pub(super) fn seat_behind(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let seat = rest.trim_start_matches([' ', '\u{a0}']);
    let lead = rest.len() - seat.len();
    let len = seat
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(seat.len());
    let known = SEATS.contains(&seat.get(..len)?);
    (known && lead > 0).then_some(end + lead + len)
}

/// A name without the letters behind it that stand for a seat, honour, degree or membership: `Ann Oak`
/// of `Ann Oak MP`. But for a seat two words at least are left, for `MA` may be somebody's surname.
#[must_use]
pub fn without_letters(name: &str) -> &str {
    let mut bare = name;
    while let Some((before, last)) = bare.rsplit_once([' ', '\u{a0}']) {
        let before = before.trim_end_matches([' ', '\u{a0}', ',']);
        let letters = LETTERS.contains(&last)
            || last.starts_with(char::is_uppercase) && is_post_nominal(last);
        let whole = before.contains([' ', '\u{a0}']);
        if !(SEATS.contains(&last) || letters && whole) {
            break;
        }
        bare = before;
    }
    bare
}

/// Whether a word is letters behind a name, as those of a degree are.
pub(super) fn is_post_nominal(word: &str) -> bool {
    POST_NOMINALS
        .iter()
        .any(|post| word.eq_ignore_ascii_case(post))
}

pub(super) fn skip_post_nominals(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let lead = rest.len() - rest.trim_start_matches([' ', ',']).len();
        let Some((range, _)) = word_at(text, at + lead) else {
            return at;
        };
        let word = text
            .get(range.clone())
            .unwrap_or_default()
            .trim_end_matches('.');
        let known = word.starts_with(char::is_uppercase) && is_post_nominal(word);
        if lead == 0 || !known {
            return at;
        }
        at = range.end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_behind_names() {
        for (name, bare) in [
            ("Ann Oak MP", "Ann Oak"),
            ("Oak MSP", "Oak"),
            ("Ann Oak KCB FRCP", "Ann Oak"),
            ("Ann Oak, PhD", "Ann Oak"),
            ("Jia MA", "Jia MA"),
            ("Ann OAK", "Ann OAK"),
            ("Ann Oak", "Ann Oak"),
            ("MP", "MP"),
        ] {
            assert_eq!(without_letters(name), bare, "{name}");
        }
    }
}
