//! Random minutes and random plans: the public bytes do not depend on secrets, and hold none.

use crate::job::{Job, POLICY, all_text};
use minutebook::minutes::Block;
use minutebook::publish::plan::{Action, Entry, Status, What};
use proptest::prelude::*;
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// First names and surnames that share no word with the minutes, the labels or each other.
fn name() -> impl Strategy<Value = (String, String)> {
    const SHORT: &str = "[BCDGKLMPRTVZ][aeiou][bdgklmnprtvz]{0,2}[aeiou][bdgkmnprtvz]{1,3}";
    // Up to forty letters.
    const LONG: &str = "[BCDGKLMPRTVZ]([aeiou][bdgklmnprtvz]){8,19}[aeio]?";
    let word = prop_oneof![3 => SHORT, 1 => LONG];
    (word.clone(), word).prop_map(|(first, last): (String, String)| (first, last))
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
    // What is near to a word of the minutes is asked about, and here withheld.
    let own = minutes(&[], &[]);
    let own: HashSet<String> = own
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.starts_with(char::is_uppercase))
        .map(str::to_owned)
        .collect();
    let unlike = words
        .iter()
        .all(|word| own.iter().all(|own| far(word, own)));
    initials_seen.len() == many && words.len() == all && apart && unlike
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

/// The samples: their texts, read once.
fn samples() -> &'static [String] {
    static SAMPLES: OnceLock<Vec<String>> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let entries = fs::read_dir(folder).expect("there are samples");
        let mut paths: Vec<_> = entries
            .map(|entry| entry.expect("an entry").path().join("input.txt"))
            .filter(|path| path.is_file())
            .collect();
        paths.sort();
        paths
            .iter()
            .map(|path| fs::read_to_string(path).expect("a sample"))
            .collect()
    })
}

/// What may be decided of a sample: who is withheld, an item, and words of a paragraph.
#[derive(Debug, Clone)]
struct Choice {
    sample: usize,
    people: Vec<bool>,
    item: Option<(usize, bool, bool)>,
    passage: Option<(usize, usize, usize)>,
}

fn choice() -> impl Strategy<Value = Choice> {
    (
        0..samples().len(),
        proptest::collection::vec(any::<bool>(), 40),
        proptest::option::of((0..12_usize, any::<bool>(), any::<bool>())),
        proptest::option::of((0..60_usize, 0..40_usize, 1..9_usize)),
    )
        .prop_map(|(sample, people, item, passage)| Choice {
            sample,
            people,
            item,
            passage,
        })
}

/// A policy that leaves everybody to be decided.
const OPEN: &str = "version = 1\nbody = \"Pond Board\"\nregime = \"foia-2000\"\n[markings]\nallowed = [\"OFFICIAL\"]\n";

fn withheld(what: What, words: &str, at: &str) -> Entry {
    let mut entry = Entry::new(what, words);
    entry.at = at.to_owned();
    entry.status = Status::Accepted;
    entry.action = Action::Redact;
    entry.exemption = "40(2)".to_owned();
    entry
}

fn surname(name: &str) -> String {
    let last = name.split([' ', '-']).next_back();
    last.unwrap_or_default().to_lowercase()
}

/// A job with what was chosen, and the names of those withheld.
fn chosen(choice: &Choice) -> (Job, Vec<String>) {
    let mut job = Job::new(&samples()[choice.sample], OPEN);
    job.plan.document.publish_draft = true;
    let (mut names, mut published) = (Vec::new(), Vec::new());
    let people = job.plan.entries.iter_mut();
    let people = people.filter(|entry| entry.what == What::Person);
    for (entry, withheld) in people.zip(choice.people.iter().cycle()) {
        entry.class = "external".to_owned();
        entry.initials_note = "x".to_owned();
        entry.exemption = "40(2)".to_owned();
        entry.action = if *withheld {
            Action::Redact
        } else {
            Action::Publish
        };
        let list = if *withheld {
            &mut names
        } else {
            &mut published
        };
        list.push(entry.words.clone());
    }
    // Relatives may be published.
    names.retain(|name| {
        let surname = surname(name);
        let mut others = published.iter();
        !others.any(|other: &String| other.to_lowercase().contains(&surname))
    });
    let minutes = &job.reading.minutes;
    let mut added = Vec::new();
    if let Some((nth, keep_title, keep_outcomes)) = choice.item
        && let Some(item) = minutes.items.get(nth)
    {
        let title = item.title.as_deref().unwrap_or_default();
        let mut entry = withheld(What::Item, title, &format!("/items/{nth}"));
        (entry.keep_title, entry.keep_outcomes) = (keep_title, keep_outcomes);
        added.push(entry);
    }
    if let Some((nth, from, many)) = choice.passage {
        let texts = minutes.items.iter().enumerate().flat_map(|(item, one)| {
            one.blocks
                .iter()
                .enumerate()
                .filter_map(move |(nth, block)| match block {
                    Block::Paragraph { text } => {
                        Some((format!("/items/{item}/blocks/{nth}/text"), text))
                    }
                    _ => None,
                })
        });
        if let Some((at, text)) = texts.cycle().nth(nth) {
            let words: Vec<&str> = text.split(' ').skip(from).take(many).collect();
            if !words.is_empty() {
                added.push(withheld(What::Passage, &words.join(" "), &at));
            }
        }
    }
    job.plan.entries.extend(added);
    (job, names)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever is decided of a sample, the proof holds, or the words stand somewhere else too and that
    /// is told; and no surname of those withheld is in any file.
    #[test]
    fn random_plans_are_proved(choice in choice()) {
        let (job, names) = chosen(&choice);
        match job.apply() {
            Err(refusals) => {
                for refusal in &refusals {
                    let known = ["leak", "entry_does_not_hold", "plan_incomplete", "undecided"];
                    prop_assert!(known.contains(&refusal.code.name), "{refusals:#?}");
                }
            }
            Ok(edition) => {
                let text = all_text(&edition).to_lowercase();
                let words: HashSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
                for name in &names {
                    let surname = surname(name);
                    prop_assert!(
                        surname.chars().count() < 4 || !words.contains(surname.as_str()),
                        "{name}"
                    );
                }
            }
        }
    }
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
