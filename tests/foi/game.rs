//! The attacker's game. The attacker has the public files and the whole attendance list, and ranks
//! for each place where a name is withheld who stood there, by all that the files show: the length of
//! what stands there, the order of rows, and how often. Against blind labels that is no better than
//! chance.

use crate::job::{Job, POLICY};

/// Staff with names of very different lengths, in alphabetical order, who speak differently often.
const STAFF: &[(&str, &str)] = &[
    ("Al Bo", "ALB"),
    ("Bartholomew Featherstonehaugh", "BFE"),
    ("Cy Dee", "CYD"),
    ("Dominic Ravenscroft-Hill", "DRH"),
    ("Eva Lim", "EVL"),
    ("Ferdinand Quillington", "FQU"),
    ("Gus Ott", "GUO"),
    ("Henrietta Wolstenholme", "HWO"),
];

/// Minutes in which one of them speaks; the others are only there.
fn minutes(speaker: usize) -> String {
    let mut text = "Minutes of the Pond Committee\n\nDate: 3 May 2021\n\nAttendance:\n\nName\tRole\nAstrid Bellamy (AXB)\tChair, Marsh Trust\n".to_owned();
    for (name, initials) in STAFF {
        text.push_str(&format!("{name} ({initials})\tPolicy Officer\n"));
    }
    let (name, initials) = STAFF[speaker];
    text.push_str(&format!(
        "\nKey actions arising\n\nID\tAction\tOwner\nPC-01\tOrder reeds\t{initials}\n\nMinutes\n\nTime\tAgenda title\tNotes\n10:00-10:15\tWelcome\tAXB opened the meeting. {name} spoke of reeds. {initials}\u{2019}s figures were read.\n"
    ));
    text
}

/// Ranks the candidates: the attacker publishes each candidate's version with the same tool, as
/// somebody who guesses would do, and prefers those whose files are nearest to the real ones. Equal
/// ones share a rank.
fn rank(real: &[Vec<u8>], guesses: &[Vec<Vec<u8>>], truth: usize) -> f64 {
    let distance = |guess: &Vec<Vec<u8>>| -> usize {
        real.iter()
            .zip(guess)
            .map(|(real, guess)| {
                let differing = real.iter().zip(guess).filter(|(a, b)| a != b).count();
                differing + 1000 * real.len().abs_diff(guess.len())
            })
            .sum()
    };
    let distances: Vec<usize> = guesses.iter().map(distance).collect();
    let own = distances[truth];
    let better = distances.iter().filter(|other| **other < own).count();
    let equal = distances.iter().filter(|other| **other == own).count();
    better as f64 + f64::midpoint(equal as f64, 1.0)
}

#[test]
fn the_attacker_does_no_better_than_chance() {
    let published: Vec<Vec<Vec<u8>>> = (0..STAFF.len())
        .map(|speaker| {
            let edition = Job::new(&minutes(speaker), POLICY)
                .apply()
                .expect("it is published");
            let files = edition.outputs.iter().chain([&edition.statement]);
            files.map(|output| output.bytes.clone()).collect()
        })
        .collect();
    let ranks: Vec<f64> = (0..STAFF.len())
        .map(|truth| rank(&published[truth], &published, truth))
        .collect();
    let mean = ranks.iter().sum::<f64>() / ranks.len() as f64;
    let chance = f64::midpoint(STAFF.len() as f64, 1.0);
    println!(
        "deredaction game: mean rank {mean:.2} of {}, chance {chance:.2}",
        STAFF.len()
    );
    assert!((mean - chance).abs() < 1e-9, "{ranks:?}");
}

/// The same attacker against black boxes as wide as the names: the game can be won, so that losing it
/// says something.
#[test]
fn the_attacker_wins_against_boxes() {
    let boxed: Vec<Vec<Vec<u8>>> = (0..STAFF.len())
        .map(|speaker| {
            let mut text = minutes(speaker);
            for (name, initials) in STAFF {
                for words in [name, initials] {
                    let bar = "\u{2588}".repeat(words.chars().count());
                    text = text.replace(words, &bar);
                }
            }
            vec![text.into_bytes()]
        })
        .collect();
    let ranks: Vec<f64> = (0..STAFF.len())
        .map(|truth| rank(&boxed[truth], &boxed, truth))
        .collect();
    let mean = ranks.iter().sum::<f64>() / ranks.len() as f64;
    println!(
        "against boxes as wide as the names: mean rank {mean:.2} of {}",
        STAFF.len()
    );
    assert!(mean < 2.0, "{ranks:?}");
}
