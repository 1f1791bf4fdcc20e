//! Linking people: the collisions that real minutes hold, and what must not be taken for a name.

use super::*;
use crate::{Options, read_minutes};

/// An attendance list with collisions, and a text to find its people in.
fn register(text: &str) -> Register {
    let input = format!(
        "Minutes of the Pond Committee\n\nDate: 3 May 2021\n\nAttendance:\n\nName\tRole\n\
         Carla Holt (CH)\tChief Constable, Fenshire Police\n\
         Harriet Holt (HH)\tPortfolio Manager, Fenshire Police\n\
         Connie Carrow (CC)\tMarsh Trust\n\
         Kelvin Sharpley (KH)\tOffice of the Pond Commissioner (OPCC)\n\
         Sam Smollett (SSm)\tOpen Ponds\n\
         Sarah Stenning (SSt)\tPond Licensing Agency\n\
         Desmond Orchard-Hale (DOH)\tOpen Ponds\n\
         Alan Grey Munn (AGM)\tPolicy Officer\n\n\
         1. Ponds\n\n{text}\n"
    );
    let minutes = read_minutes("x", input.as_bytes(), &Options::default()).minutes;
    assert_eq!(minutes.attendance.len(), 8, "{minutes:#?}");
    Register::of(&minutes, None)
}

/// Text, and who is named where: words, who may be meant, whether that is certain.
type Row = (
    &'static str,
    &'static [(&'static str, &'static [&'static str], bool)],
);

const ROWS: &[Row] = &[
    (
        "It was CC Holt who spoke.",
        &[("CC Holt", &["Carla Holt"], true)],
    ),
    (
        "It was Chief Constable Holt who spoke.",
        &[("Chief Constable Holt", &["Carla Holt"], true)],
    ),
    ("Then CC spoke of it.", &[("CC", &["Connie Carrow"], true)]),
    (
        "It is for OP CC to say.",
        &[("OP CC", &["Office of the Pond Commissioner"], true)],
    ),
    (
        "It is for OPCC to say.",
        &[("OPCC", &["Office of the Pond Commissioner"], true)],
    ),
    (
        "Holt spoke of it.",
        &[("Holt", &["Carla Holt", "Harriet Holt"], false)],
    ),
    (
        "Ms Holt spoke of it.",
        &[("Ms Holt", &["Carla Holt", "Harriet Holt"], false)],
    ),
    (
        "Harriet Holt spoke.",
        &[("Harriet Holt", &["Harriet Holt"], true)],
    ),
    (
        "HARRIET HOLT spoke.",
        &[("HARRIET HOLT", &["Harriet Holt"], true)],
    ),
    (
        "It is Holt, Harriet who spoke.",
        &[("Holt, Harriet", &["Harriet Holt"], true)],
    ),
    (
        "It is Holt, H. who spoke.",
        &[("Holt, H", &["Harriet Holt"], true)],
    ),
    ("H. Holt spoke.", &[("H. Holt", &["Harriet Holt"], true)]),
    ("KH will write.", &[("KH", &["Kelvin Sharpley"], true)]),
    (
        "Mr Sharpley will write.",
        &[("Mr Sharpley", &["Kelvin Sharpley"], true)],
    ),
    (
        "Sharpley's note was read.",
        &[("Sharpley", &["Kelvin Sharpley"], true)],
    ),
    (
        "KH\u{2019}s note was read.",
        &[("KH", &["Kelvin Sharpley"], true)],
    ),
    (
        "SSm/SSt will write.",
        &[
            ("SSm", &["Sam Smollett"], true),
            ("SSt", &["Sarah Stenning"], true),
        ],
    ),
    ("SSM will write.", &[("SSM", &["Sam Smollett"], false)]),
    (
        "Sarah will write.",
        &[("Sarah", &["Sarah Stenning"], false)],
    ),
    (
        "Sadie will write.",
        &[("Sadie", &["Sarah Stenning"], false)],
    ),
    ("Kel will write.", &[("Kel", &["Kelvin Sharpley"], false)]),
    (
        "Mr Sharplye will write.",
        &[("Sharplye", &["Kelvin Sharpley"], false)],
    ),
    (
        "Ask Orchard Hale.",
        &[("Orchard Hale", &["Desmond Orchard-Hale"], true)],
    ),
    (
        "Ask Desmond OrchardHale.",
        &[("Desmond OrchardHale", &["Desmond Orchard-Hale"], true)],
    ),
    (
        "Ask Mr Orchard.",
        &[("Mr Orchard", &["Desmond Orchard-Hale"], false)],
    ),
    (
        "Write to d.orchard-hale@example.org now.",
        &[(
            "d.orchard-hale@example.org",
            &["Desmond Orchard-Hale"],
            true,
        )],
    ),
    (
        "Write to hholt@example.org now.",
        &[("hholt@example.org", &["Harriet Holt"], true)],
    ),
    (
        "See https://example.org/people/harriet-holt today.",
        &[(
            "https://example.org/people/harriet-holt",
            &["Harriet Holt"],
            true,
        )],
    ),
    (
        "D.O.H. agreed.",
        &[("D.O.H", &["Desmond Orchard-Hale"], true)],
    ),
    (
        "DOH, KH and HH agreed.",
        &[
            ("DOH", &["Desmond Orchard-Hale"], true),
            ("KH", &["Kelvin Sharpley"], true),
            ("HH", &["Harriet Holt"], true),
        ],
    ),
    (
        "The report of Sir Tom Oakley is out.",
        &[("Sir Tom Oakley", &["Tom Oakley"], true)],
    ),
    (
        "A Chief Constable Briefing will follow.",
        &[("Chief Constable", &["Carla Holt"], false)],
    ),
    (
        "Then Commissioner Visser spoke.",
        &[("Commissioner Visser", &["Visser"], true)],
    ),
    (
        "Mr Bram Oakley came. Then Mr Oakley left.",
        &[
            ("Mr Bram Oakley", &["Bram Oakley"], true),
            ("Mr Oakley", &["Bram Oakley"], true),
        ],
    ),
    (
        "PC Jane Elmer came. The PC left, and Miss Jane Elmer too.",
        &[
            ("PC Jane Elmer", &["Jane Elmer"], true),
            ("Miss Jane Elmer", &["Jane Elmer"], true),
        ],
    ),
    (
        "The holt of the otter is dry.",
        &[("holt", &["Carla Holt", "Harriet Holt"], false)],
    ),
    // What must stay.
    ("Members agreed that we all go.", &[]),
    ("The police will come by car.", &[]),
    ("There were 12 ponds on 3 May at 10:15.", &[]),
    ("It is sharp practice to sharpen a stick.", &[]),
    ("The hale and hearty came to the oak.", &[]),
    ("Samples were taken, and a sample was sent.", &[]),
    ("The agm is in June.", &[]),
    ("Write to enquiries@example.org now.", &[]),
    ("The cc list is long, as is the ssm list.", &[]),
    ("Doherty, Carlisle and Kh.", &[]),
    ("The Commissioner Update was noted.", &[]),
];

#[test]
fn people_are_linked() {
    let (mut wanted_all, mut found_all, mut right) = (0, 0, 0);
    let mut wrong = Vec::new();
    for (text, wanted) in ROWS {
        let register = register(text);
        let found: Vec<(String, Vec<String>, bool)> = register
            .namings
            .iter()
            .filter(|naming| !naming.pointer.starts_with("/attendance"))
            .map(|naming| {
                let of = naming.of.iter().map(|of| register.name(*of).to_owned());
                (naming.words.clone(), of.collect(), naming.is_certain())
            })
            .collect();
        wanted_all += wanted.len();
        found_all += found.len();
        let same = |(words, of, certain): &(&str, &[&str], bool)| {
            found
                .iter()
                .any(|(w, o, c)| w == words && o == of && c == certain)
        };
        right += wanted.iter().filter(|row| same(row)).count();
        if found.len() != wanted.len() || !wanted.iter().all(same) {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    println!(
        "linking: {} texts, recall {right}/{wanted_all}, precision {right}/{found_all}",
        ROWS.len()
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}
