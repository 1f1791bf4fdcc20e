//! The tables of all detectors, and what holds for every text.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Texts of one kind: in those of `find` all that is of the kind stands in `«»`, in those of `keep`
/// nothing is.
struct Table {
    kind: &'static str,
    find: &'static [&'static str],
    keep: &'static [&'static str],
}

macro_rules! tables {
    ($($kind:literal => $module:ident),* $(,)?) => {
        &[$(Table { kind: $kind, find: $module::tests::FIND, keep: $module::tests::KEEP }),*]
    };
}

const TABLES: &[Table] = tables! {
    "email" => email,
    "telephone" => telephone,
    "postcode" => postcode,
    "national_insurance" => ni_number,
    "nhs_number" => nhs_number,
    "vehicle" => vehicle,
    "date_of_birth" => date_of_birth,
    "bank_account" => bank_account,
    "card" => payment_card,
    "iban" => iban,
    "collar_number" => collar_number,
    "passport" => passport,
    "driving_licence" => driving_licence,
    "ip_address" => ip_address,
};

/// A row without its marks, and what they mark.
pub(super) fn unmarked(row: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut ranges = Vec::new();
    let mut start = 0;
    for character in row.chars() {
        match character {
            '«' => start = text.len(),
            '»' => ranges.push(start..text.len()),
            _ => text.push(character),
        }
    }
    (text, ranges)
}

pub(super) fn found(text: &str, kind: &str) -> Vec<Range<usize>> {
    let hits = detect(text).into_iter();
    hits.filter(|hit| hit.kind == kind)
        .map(|hit| hit.range)
        .collect()
}

#[test]
fn what_must_be_found_is_found() {
    let mut wrong = Vec::new();
    for table in TABLES {
        for row in table.find {
            let (text, ranges) = unmarked(row);
            assert!(!ranges.is_empty(), "nothing is marked in {row:?}");
            if found(&text, table.kind) != ranges {
                wrong.push(format!("{}: {row:?} gave {:?}", table.kind, detect(&text)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_must_stay_stays() {
    let mut wrong = Vec::new();
    for table in TABLES {
        for row in table.keep {
            if !found(row, table.kind).is_empty() {
                wrong.push(format!("{}: {row:?} gave {:?}", table.kind, detect(row)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_tables_are_long_enough_and_no_row_stands_twice() {
    let rows = |column: fn(&Table) -> &'static [&'static str]| {
        let rows = TABLES
            .iter()
            .flat_map(|table| column(table).iter().map(|row| (table.kind, *row)));
        let all: Vec<_> = rows.collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        all.len()
    };
    let (find, keep) = (rows(|table| table.find), rows(|table| table.keep));
    println!("{find} rows that must be found, {keep} that must stay");
    assert!(find >= 200 && keep >= 200, "{find} and {keep}");
    for detector in DETECTORS.iter().filter(|detector| detector.personal) {
        assert!(
            TABLES.iter().any(|table| table.kind == detector.kind),
            "{}",
            detector.kind
        );
    }
}

#[test]
fn records_are_sound() {
    let kinds: BTreeSet<_> = DETECTORS.iter().map(|detector| detector.kind).collect();
    assert_eq!(kinds.len(), DETECTORS.len());
    for (detector, compiled) in DETECTORS.iter().zip(compiled()) {
        let names: BTreeSet<_> = detector.patterns.iter().map(|p| p.name).collect();
        assert_eq!(names.len(), detector.patterns.len(), "{}", detector.kind);
        assert!(compiled.iter().all(Option::is_some), "{}", detector.kind);
        let needs_words =
            |strength| matches!(strength, Strength::Context | Strength::CheckDigitInContext);
        let context = &detector.context;
        if detector
            .patterns
            .iter()
            .any(|pattern| needs_words(pattern.strength))
        {
            assert!(
                !context.words.is_empty() && context.before > 0,
                "{}",
                detector.kind
            );
        }
        for word in context.words.iter().chain(context.against) {
            assert_eq!(*word, word.to_lowercase());
        }
    }
}

/// A character that nobody sees, or that looks like another, hides nothing.
#[test]
fn disguises_hide_nothing() {
    for (text, kind) in [
        ("Tel 01632\u{a0}960\u{2009}123", "telephone"),
        ("Tel 01632\u{2011}960123", "telephone"),
        ("Tel 01632\u{200b} 960123", "telephone"),
        ("rowan\u{ad}@example.org", "email"),
        ("NI AB 12\u{202f}34 56 C", "national_insurance"),
        ("ＡＢ１２３４５６Ｃ", "national_insurance"),
        (
            "GB29\u{a0}NWBK\u{a0}6016\u{a0}1331\u{a0}9268\u{a0}19",
            "iban",
        ),
    ] {
        assert_eq!(found(text, kind).len(), 1, "{text:?}");
    }
}

#[test]
fn a_number_of_one_kind_is_no_other() {
    for (text, kind) in [
        ("IBAN GB29 NWBK 6016 1331 9268 19", "iban"),
        ("NHS number 943 476 5919", "nhs_number"),
        ("card 4929 9528 9078 6660", "card"),
    ] {
        let kinds: Vec<_> = detect(text).into_iter().map(|hit| hit.kind).collect();
        assert_eq!(kinds, [kind], "{text}");
    }
}

proptest! {
    #[test]
    fn hits_are_whole_characters_in_order(text in "([a-zé0-9+() @.«»£-]{0,12}|01632 960123|AB123456C|\\PC){0,20}") {
        let hits = detect(&text);
        for hit in &hits {
            prop_assert!(text.get(hit.range.clone()).is_some_and(|words| !words.is_empty()));
        }
        prop_assert!(hits.is_sorted_by_key(|hit| hit.range.start));
    }
}

/// Texts that make every pattern begin again and again; were it not linear, this would not end soon.
#[test]
fn hostile_texts_end_soon() {
    for unit in [
        "0", "a@", "a.", "0 ", "1-", "4929", "AB12", "1.1.", "::", "GB29", "+", "12/12/",
    ] {
        let text = unit.repeat(20_000 / unit.len());
        assert!(detect(&text).len() <= text.len());
    }
}
