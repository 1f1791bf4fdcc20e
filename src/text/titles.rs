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
