//! What is left of somebody besides the name: titles, pronouns, roles, the place in a list, words that
//! stand somewhere else too.

use crate::job::{Job, MINUTES, POLICY, all_text};
use minutebook::minutes::{Ballot, Decision, Vote};
use minutebook::publish::plan::{Action, Entry, Status, What};
use minutebook::publish::schedule::Account;

fn with(line: &str) -> String {
    MINUTES.replace(
        "AB opened the meeting.",
        &format!("AB opened the meeting. {line}"),
    )
}

/// A line of the minutes, and the words that are asked about or taken along, or none.
const LINES: &[(&str, Option<&str>)] = &[
    ("Mr EF agreed.", Some("Mr EF")),
    ("Ms. GH agreed.", Some("Ms. GH")),
    ("We shall miss Edmund.", Some("Edmund")),
    ("Sir Edmund agreed.", Some("Sir Edmund")),
    ("EF spoke at length. She was thanked.", Some("She")),
    ("EF spoke at length. AB was thanked for her time.", None),
    ("AB spoke at length. She was thanked.", None),
    ("The Policy Officer left early.", Some("Policy Officer")),
    ("The policy officer left early.", None),
    (
        "Thanks went to the Support Officer.",
        Some("Support Officer"),
    ),
    ("An Officer of the Watch came.", None),
    ("Write to @efarrow today.", Some("@efarrow")),
    ("Farrow\u{2019}s plan was read.", Some("Farrow")),
];

#[test]
fn what_tells_of_somebody_is_taken_along_or_asked_about() {
    let mut wrong = Vec::new();
    let before = Job::new(MINUTES, POLICY);
    for (line, wanted) in LINES {
        let job = Job::new(&with(line), POLICY);
        let new = |of: fn(&Entry) -> bool| {
            let mentions = |job: &Job| -> Vec<String> {
                let entries = job.plan.entries.iter().filter(|entry| of(entry));
                entries
                    .flat_map(|entry| entry.mentions.iter().cloned().chain([entry.words.clone()]))
                    .collect()
            };
            let known = mentions(&before);
            let mut all = mentions(&job);
            all.retain(|mention| !known.contains(mention));
            all
        };
        let asked = new(|entry| entry.what == What::Mention);
        let taken = new(|entry| entry.what == What::Person && entry.action == Action::Redact);
        let holds = match wanted {
            Some(words) => {
                asked.iter().any(|asked| asked == words)
                    || taken
                        .iter()
                        .any(|taken| taken.contains(&format!(": {words} (")))
            }
            None => asked.is_empty(),
        };
        if !holds {
            wrong.push(format!("{line}: asked {asked:?}, taken {taken:?}"));
        }
        assert!(job.apply().is_ok(), "{line}: {:#?}", job.apply().err());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A role that holds a name does not hide it.
#[test]
fn a_name_in_a_role_is_a_name() {
    let text = MINUTES.replace("Member, Fen Council", "Member for Mr Farrow, Fen Council");
    let mut job = Job::new(&text, POLICY);
    let mentions = &job.entry(What::Person, "Edmund Farrow").mentions;
    let in_role = |mention: &String| mention.contains("role: Mr Farrow (");
    assert!(mentions.iter().any(in_role), "{mentions:?}");
    let edition = job.apply().expect("it is published");
    assert!(!all_text(&edition).contains("Farrow"));
}

/// A name that is published may be near to one that is withheld.
#[test]
fn near_names_are_not_leaks() {
    let text = MINUTES
        .replace("Edmund Farrow", "Edmund Wiltons")
        .replace("Mr Farrow", "Mr Wiltons")
        .replace("Corin Dashwood", "Wilton Dashwood")
        .replace("(CD)", "(WD)")
        .replace("EF", "EW")
        .replace("CD", "WD");
    let edition = Job::new(&text, POLICY).apply().expect("it is published");
    let text = all_text(&edition);
    assert!(text.contains("Wilton Dashwood") && !text.contains("Wiltons"));
}

/// A list by surnames with gaps would tell between which names those withheld stood.
#[test]
fn the_place_in_a_list_does_not_show() {
    let rows = [
        "Astrid Bellamy (AB)\tChair, Marsh Trust",
        "Corin Dashwood (CD)\tMember, Fen Council",
        "Edmund Farrow (EF)\tPolicy Officer, Pond Board",
        "Greta Hollis (GH)\tSupport Officer, Pond Board",
    ];
    let before = rows.join("\n");
    assert!(MINUTES.contains(&before));
    let bytes = |order: [usize; 4]| -> Vec<Vec<u8>> {
        let list: Vec<&str> = order.iter().map(|nth| rows[*nth]).collect();
        let edition = Job::new(&MINUTES.replace(&before, &list.join("\n")), POLICY)
            .apply()
            .expect("it is published");
        let files = edition.outputs.iter().chain([&edition.statement]);
        files.map(|output| output.bytes.clone()).collect()
    };
    let own = bytes([0, 1, 2, 3]);
    assert!(own == bytes([0, 2, 1, 3]), "one of them in between");
    assert!(own == bytes([3, 0, 2, 1]), "both, the other way round");
}

/// Neither does the place in the roll of a vote.
#[test]
fn the_place_in_a_roll_does_not_show() {
    let published = |roll: &[&str]| -> Vec<Vec<u8>> {
        let mut reading = Job::new(MINUTES, POLICY).reading;
        let in_favour = Ballot {
            count: None,
            names: roll.iter().map(|&name| name.to_owned()).collect(),
        };
        reading.minutes.decisions.push(Decision {
            reference: "d1".to_owned(),
            text: "That fees be raised.".to_owned(),
            outcome: None,
            mover: None,
            seconder: None,
            vote: Some(Vote {
                in_favour,
                ..Vote::default()
            }),
            item: None,
        });
        let edition = Job::of(reading, POLICY).apply().expect("it is published");
        let text = all_text(&edition);
        assert!(text.contains("Dashwood") && !text.contains("Farrow"));
        let outputs = edition.outputs.into_iter();
        outputs.map(|output| output.bytes).collect()
    };
    let own = published(&["Bellamy", "Dashwood", "Farrow", "Hollis"]);
    assert!(own == published(&["Farrow", "Bellamy", "Hollis", "Dashwood"]));
}

fn passage(words: &str, at: &str, action: Action) -> Entry {
    let mut entry = Entry::new(What::Passage, words);
    entry.at = at.to_owned();
    entry.status = Status::Accepted;
    entry.action = action;
    entry.exemption = "43(2)".to_owned();
    entry.public_interest = "Bidders would price by it.".to_owned();
    entry
}

/// A few words that are withheld in one place stand in another one as well.
#[test]
fn withheld_words_stand_nowhere_else() {
    let text = with("Operation Heron costs 9,412 pounds.").replace(
        "GH's figures were welcomed.",
        "Operation Heron was welcomed at 9,412 pounds.",
    );
    let (first, second) = ("/items/0/blocks/0/text", "/items/1/blocks/0/text");
    for words in ["Operation Heron", "9,412 pounds"] {
        let mut job = Job::new(&text, POLICY);
        job.plan.entries.push(passage(words, first, Action::Redact));
        assert!(job.codes().contains(&"leak"), "{words}: {:?}", job.codes());
        let mut kept = job.plan.clone();
        job.plan
            .entries
            .push(passage(words, second, Action::Redact));
        let edition = job
            .apply()
            .unwrap_or_else(|refusals| panic!("{words}: {refusals:#?}"));
        assert!(!all_text(&edition).contains(words), "{words}");
        kept.entries.push(passage(words, second, Action::Publish));
        job.plan = kept;
        assert!(job.apply().is_ok(), "{words}: {:#?}", job.apply().err());
    }
}

/// A reason that names whom it is about is not told.
#[test]
fn the_public_schedule_tells_no_name() {
    for (reason, told) in [
        ("Farrow is junior.", true),
        ("EF is junior.", true),
        ("Edmund is junior.", true),
        ("Junior staff are not named.", false),
        ("The effort of juniors.", false),
    ] {
        let mut job = Job::new(MINUTES, POLICY);
        reason.clone_into(&mut job.entry(What::Person, "Greta Hollis").reason);
        let account = Account {
            plan: &job.plan,
            policy: &job.policy,
            seal: None,
        };
        assert_eq!(account.public().is_err(), told, "{reason}");
    }
}

#[test]
fn people_of_a_further_meeting_are_withheld_as_those_of_the_first() {
    let meeting = |date: &str, staff: &str, subject: &str| {
        format!(
            "Pond Board\nMinutes of the meeting held on {date}\n\nPresent: Carol Dashwood (Chair)\n\
             In attendance: {staff} (Officer)\n\n1. {subject}\n{staff} told the board of the {subject}.\n\
             ACTION: {staff} to write it down.\n\nThe meeting closed at 9 pm.\n\n\n"
        )
    };
    let text = meeting("4 May 2021", "Edmund Farrow", "weeds")
        + &meeting("1 June 2021", "Hilda Quern", "newts");
    let job = Job::new(&text, POLICY);
    assert_eq!(job.reading.minutes.further_meetings.len(), 1);
    let edition = job.apply().expect("it is published");
    let text = all_text(&edition);
    for gone in ["Farrow", "Edmund", "Quern", "Hilda"] {
        assert!(!text.contains(gone), "{gone}");
    }
    for kept in ["Carol Dashwood", "newts"] {
        assert!(text.contains(kept), "{kept}");
    }
}
