//! Random minutes and random plans: the public bytes do not depend on secrets, and hold none.

use crate::job::{Job, POLICY, all_text};
use proptest::prelude::*;

/// First names and surnames that share no word with the minutes, the labels or each other.
fn name() -> impl Strategy<Value = (String, String)> {
    let word = "[BCDGKLMPRTVZ][aeiou][bdgklmnprtvz]{0,2}[aeiou][bdgkmnprtvz]{1,3}";
    (word, word).prop_map(|(first, last): (String, String)| (first, last))
}

fn minutes(people: &[(String, String)], roles: &[bool]) -> String {
    let mut text = "Minutes of the Pond Committee\n\nDate: 3 May 2021\n\nAttendance:\n\nName\tRole\nAstrid Bellamy (AXB)\tChair, Marsh Trust\n".to_owned();
    for ((first, last), staff) in people.iter().zip(roles) {
        let role = if *staff { "Policy Officer" } else { "Member" };
        text.push_str(&format!(
            "{first} {last} ({})\t{role}\n",
            initials(first, last)
        ));
    }
    text.push_str("\nKey actions arising\n\nID\tAction\tOwner\n");
    for (nth, (first, last)) in people.iter().enumerate() {
        text.push_str(&format!(
            "XW-0{nth}\tOrder reeds for the lower pond\t{}\n",
            initials(first, last)
        ));
    }
    text.push_str(
        "\nMinutes\n\nTime\tAgenda title\tNotes\n10:00-10:15\tWelcome\tAXB opened the meeting. ",
    );
    for (first, last) in people {
        let initials = initials(first, last);
        text.push_str(&format!(
            "{first} {last} spoke of reeds. {initials}\u{2019}s figures were read. Thanks went to Mr {last}. "
        ));
    }
    text.push('\n');
    text
}

fn initials(first: &str, last: &str) -> String {
    format!("{}Q{}", &first[..1], &last[..1])
}

/// Public outputs, or none where the document cannot be used for this.
fn publish(people: &[(String, String)], roles: &[bool]) -> Option<(Job, Vec<Vec<u8>>)> {
    let job = Job::new(&minutes(people, roles), POLICY);
    if job.reading.minutes.attendance.len() != people.len() + 1 {
        return None;
    }
    match job.apply() {
        Ok(edition) => {
            let bytes = edition
                .outputs
                .iter()
                .map(|output| output.bytes.clone())
                .collect();
            let text = all_text(&edition).to_lowercase();
            for ((_, last), staff) in people.iter().zip(roles) {
                if *staff {
                    let words = text.split(|c: char| !c.is_alphanumeric());
                    assert_eq!(
                        words.filter(|word| *word == last.to_lowercase()).count(),
                        0,
                        "{last}"
                    );
                }
            }
            Some((job, bytes))
        }
        Err(refusals) => panic!("{refusals:#?}"),
    }
}

fn distinct(people: &[(String, String)]) -> bool {
    let mut initials_seen: Vec<String> = people
        .iter()
        .map(|(first, last)| initials(first, last))
        .collect();
    let mut words: Vec<&String> = people
        .iter()
        .flat_map(|(first, last)| [first, last])
        .collect();
    let (many, all) = (initials_seen.len(), words.len());
    initials_seen.sort();
    initials_seen.dedup();
    words.sort();
    words.dedup();
    let far = |one: &String, other: &String| {
        strsim_distance(&one.to_lowercase(), &other.to_lowercase()) > 2
            && !one.starts_with(other.as_str())
            && !other.starts_with(one.as_str())
    };
    let apart = words
        .iter()
        .enumerate()
        .all(|(nth, one)| words.iter().skip(nth + 1).all(|other| far(one, other)));
    initials_seen.len() == many && words.len() == all && apart
}

fn strsim_distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let cost = if a == b {
                before
            } else {
                1 + before.min(row[j]).min(row[j + 1])
            };
            before = row[j + 1];
            row[j + 1] = cost;
        }
    }
    row[other.len()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// The same minutes with other staff are published as the same bytes: this goes through reading,
    /// linking and proposing too, not through the renderers alone.
    #[test]
    fn other_staff_same_bytes(
        people in proptest::collection::vec(name(), 2..6),
        others in proptest::collection::vec(name(), 6),
        staff in proptest::collection::vec(any::<bool>(), 6),
    ) {
        let mut all: Vec<_> = people.clone();
        all.extend(others.iter().take(people.len()).cloned());
        prop_assume!(distinct(&all));
        let roles = &staff[..people.len()];
        prop_assume!(roles.iter().any(|staff| *staff));
        let replaced: Vec<(String, String)> = people
            .iter()
            .zip(&others)
            .zip(roles)
            .map(|((own, other), staff)| if *staff { other.clone() } else { own.clone() })
            .collect();
        let (Some((_, one)), Some((_, other))) = (publish(&people, roles), publish(&replaced, roles)) else {
            return Err(TestCaseError::reject("the document was read in another way"));
        };
        prop_assert!(one == other, "{people:?} and {replaced:?} differ");
    }
}
