//! A secret put into an output in every shape, and as many texts that only look like one.

use crate::job::{Job, MINUTES, POLICY};
use minutebook::publish::Output;

/// What a careless program might write into a page. `Edmund Farrow (EF)` is withheld.
const LEAKS: &[(&str, &str)] = &[
    ("the name", "Edmund Farrow"),
    ("in capitals", "EDMUND FARROW"),
    ("in small letters", "edmund farrow"),
    ("the surname", "Farrow"),
    ("with a title", "Mr Farrow"),
    ("surname first", "Farrow, E."),
    ("with an initial", "E. Farrow"),
    ("initials", "EF"),
    ("initials with dots", "E.F."),
    ("the first name", "Edmund"),
    ("a short name", "Eddie"),
    ("a misspelt name", "Farow"),
    ("a soft hyphen in it", "Far\u{ad}row"),
    ("a no-break space in it", "Edmund\u{a0}Farrow"),
    (
        "wide letters",
        "\u{ff26}\u{ff41}\u{ff52}\u{ff52}\u{ff4f}\u{ff57}",
    ),
    ("entities", "F&#97;rr&#x6f;w"),
    ("an address", "e.farrow@example.org"),
    ("another address", "efarrow@example.org"),
    ("a slug", "edmund-farrow"),
    ("a slug with underscores", "edmund_farrow"),
    ("percent", "Edmund%20Farrow"),
    ("in one word", "EdmundFarrow"),
    ("base64", "RWRtdW5kIEZhcnJvdw=="),
    ("hexadecimal", "45646d756e6420466172726f77"),
    (
        "UTF-16 in hexadecimal",
        "00450064006d0075006e006400200046006100720072006f0077",
    ),
    ("backwards", "worraF dnumdE"),
    ("possessive", "Farrow\u{2019}s"),
    ("in an owner list", "CD/EF"),
];

/// Texts that hold no form of the name. What is a letter away from it, or short for it, is meant to be
/// found: such words are put before somebody to decide.
const CLEAN: &[&str] = &[
    "Edmonton",
    "Farm",
    "narrow boats",
    "furrow",
    "effort",
    "IEF-7",
    "1EF2",
    "the farmer",
    "M.D.",
    "arrow",
    "wheelbarrow",
    "EFTA",
    "ReEF",
    "Fa rr",
    "head",
    "Edna",
    "Edgar Smith",
    "Farringdon",
    "efficient",
    "garbage",
    "RWRtdW5l",
    "45646d",
    "Fen Council",
    "Marsh Trust",
    "CD",
    "AB",
    "Mr Dashwood",
    "Bellamy",
];

#[test]
fn each_shape_is_found() {
    let job = Job::new(MINUTES, POLICY);
    let render = |text: &str| {
        let text = text.to_owned();
        move |public: &minutebook::publish::Public| {
            let mut outputs = crate::job::all_formats(public);
            // The blank rendering has no words of the document, so it has no leak of them either.
            let blank = public.meetings.iter().all(|meeting| {
                meeting
                    .title
                    .as_ref()
                    .is_some_and(|title| title.to_string() == "\u{b7}")
            });
            if !blank {
                let output: &mut Output = &mut outputs[3];
                output.bytes.extend(text.as_bytes());
            }
            outputs
        }
    };
    let leaks = |text: &str| {
        let render = render(&format!("\n{text}\n"));
        let refusals = job.apply_with(&render).err().unwrap_or_default();
        refusals
            .iter()
            .filter(|refusal| refusal.code.name == "leak")
            .count()
    };
    let missed: Vec<&str> = LEAKS
        .iter()
        .filter(|(_, text)| leaks(text) == 0)
        .map(|(name, _)| *name)
        .collect();
    let false_alarms: Vec<&&str> = CLEAN.iter().filter(|text| leaks(text) > 0).collect();
    println!(
        "leaks: {} of {} shapes found, {} of {} clean texts kept",
        LEAKS.len() - missed.len(),
        LEAKS.len(),
        CLEAN.len() - false_alarms.len(),
        CLEAN.len()
    );
    assert!(
        missed.is_empty() && false_alarms.is_empty(),
        "{missed:?} {false_alarms:?}"
    );
}
