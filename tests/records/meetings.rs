//! Documents that hold the minutes of several meetings, and such as only look like it.

use crate::sound;
use minutebook::minutes::Minutes;
use serde_json::Value;
use std::collections::BTreeSet;

/// One meeting's minutes, each of which has words of its own.
fn minutes_of(title: &str, date: &str) -> String {
    let (who, what, minute) = match date.bytes().map(u32::from).sum::<u32>() % 3 {
        0 => ("Tom Reed", "gully", 5),
        1 => ("Una Holt", "sluice", 17),
        _ => ("Wim Pell", "hedge", 41),
    };
    format!(
        "{title}\nMinutes of the meeting held on {date}\n\nPresent: Ida Marl (Chair), {who}\n\n\
         1. The {what}\nThe {what} was looked at, and found to be in good order.\n\
         ACTION: {who} to clear the {what}.\n\n\
         2. Paths\nIt was RESOLVED that the path beside the {what} be closed in winter.\n\n\
         The meeting closed at 9.{minute:02} pm.\n\n\n\n"
    )
}

fn read(text: &str) -> Minutes {
    sound::read("meetings.txt", text.as_bytes()).minutes
}

fn dates(minutes: &Minutes) -> Vec<String> {
    let first = [&minutes.meeting].into_iter();
    let all = first.chain(
        minutes
            .further_meetings
            .iter()
            .map(|further| &further.meeting),
    );
    all.map(|meeting| {
        meeting
            .date
            .map_or_else(String::new, |date| date.to_string())
    })
    .collect()
}

#[test]
fn meetings_of_other_days_stand_apart() {
    let (may, june) = ("6 May 2025", "3 June 2025");
    let mill = |date| minutes_of("Mill Race Committee", date);
    let rows: &[(&str, String, &[&str])] = &[
        ("two meetings", mill(may) + &mill(june), &["2025-05-06", "2025-06-03"]),
        (
            "another body first",
            mill(may) + &minutes_of("Weir Working Group", june) + &mill("1 July 2025"),
            &["2025-05-06", "2025-06-03", "2025-07-01"],
        ),
        ("one meeting", mill(may), &["2025-05-06"]),
        ("the same twice", mill(may) + &mill(may), &["2025-05-06"]),
        (
            "a next meeting above those present",
            "Mill Race Committee\nMinutes of the meeting held on 6 May 2025\n\nIn attendance: Ida Marl\n\n\
             1. Drains\nThe drains were looked at.\n\nNext meeting: 3 June 2025\n\nPresent: Tom Reed, Una Holt\n"
                .to_owned(),
            &["2025-05-06"],
        ),
        (
            "the last meeting's minutes as an item",
            "Mill Race Committee\nMinutes of the meeting held on 3 June 2025\n\nPresent: Ida Marl, Tom Reed\n\n\
             1. Minutes of the meeting held on 6 May 2025\nThey were agreed.\n\n2. Drains\nNothing to tell.\n"
                .to_owned(),
            &["2025-06-03"],
        ),
        (
            "one meeting of two days",
            "# Workshop of the Weir Group\n\n## Tuesday 6 May 2025\n\nPresent: Ida Marl, Tom Reed\n\n\
             ### Drains\n\nThey were looked at.\n\n## Wednesday 7 May 2025\n\nPresent: Ida Marl, Una Holt\n\n\
             ### Paths\n\nThey were walked.\n"
                .to_owned(),
            &["2025-05-06"],
        ),
        (
            "a heading for each meeting, one of them without a list",
            "# Notes of the Weir Group\n\n## 2025-05-06\n\nPresent: Ida Marl, Tom Reed\n\n### Drains\n\n\
             - They were looked at.\n\n## 2025-05-20\n\n### Gates\n\n- They were painted.\n\n## 2025-06-03\n\n\
             Present: Ida Marl, Una Holt\n\n### Paths\n\n- They were walked.\n"
                .to_owned(),
            &["2025-05-06", "2025-05-20", "2025-06-03"],
        ),
        (
            "a log of changes",
            "# Changes\n\n## 2025-05-06\n\n- Added: a gate.\n\n## 2025-06-03\n\n- Added: a path.\n".to_owned(),
            &[""],
        ),
    ];
    for (what, text, expected) in rows {
        assert_eq!(dates(&read(text)), *expected, "{what}");
    }
}

#[test]
fn each_meeting_has_its_own_people_and_items() {
    let text = minutes_of("Mill Race Committee", "6 May 2025")
        + &minutes_of("Weir Working Group", "3 June 2025");
    let minutes = read(&text);
    let [further] = minutes.further_meetings.as_slice() else {
        panic!("two meetings, not {:?}", dates(&minutes));
    };
    let names = |people: &[minutebook::minutes::Attendee]| {
        people
            .iter()
            .map(|person| person.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&minutes.attendance), ["Ida Marl", "Wim Pell"]);
    assert_eq!(names(&further.attendance), ["Ida Marl", "Una Holt"]);
    assert_eq!(further.meeting.body.as_deref(), Some("Weir Working Group"));
    assert_eq!((minutes.items.len(), further.items.len()), (2, 2));
    let action = further.actions.first().expect("an action");
    let owner = action
        .owners
        .first()
        .and_then(|owner| owner.person.as_deref());
    assert_eq!(
        owner,
        further.attendance.last().map(|una| una.reference.as_str())
    );
    assert_eq!(minutes.unplaced, []);
}

#[test]
fn references_are_unique_in_the_whole_record() {
    let text = minutes_of("Mill Race Committee", "6 May 2025")
        + &minutes_of("Mill Race Committee", "3 June 2025")
        + &minutes_of("Mill Race Committee", "1 July 2025");
    let record = serde_json::to_value(read(&text)).expect("a record is JSON");
    let mut seen = BTreeSet::new();
    let mut doubles = Vec::new();
    each_reference(&record, &mut |reference| {
        if !seen.insert(reference.to_owned()) {
            doubles.push(reference.to_owned());
        }
    });
    assert!(seen.len() > 15, "{seen:?}");
    assert_eq!(doubles, Vec::<String>::new());
}

fn each_reference(value: &Value, visit: &mut impl FnMut(&str)) {
    match value {
        Value::Object(fields) => {
            if let Some(reference) = fields.get("ref").and_then(Value::as_str) {
                visit(reference);
            }
            fields
                .values()
                .for_each(|value| each_reference(value, visit));
        }
        Value::Array(list) => list.iter().for_each(|value| each_reference(value, visit)),
        _ => {}
    }
}

#[test]
fn places_of_later_meetings_are_those_of_the_whole_text() {
    let text = minutes_of("Mill Race Committee", "6 May 2025")
        + &minutes_of("Mill Race Committee", "3 June 2025");
    let minutes = read(&text);
    let entries = minutes.provenance.iter().flatten();
    let date = entries
        .filter(|entry| entry.pointer == "/further_meetings/0/meeting/date")
        .flat_map(|entry| &entry.places)
        .next()
        .expect("the date has a place");
    let [from, to] = date.span.map(|at| usize::try_from(at).expect("an index"));
    let words = text.get(from..to).unwrap_or_default();
    assert!(words.contains("3 June 2025"), "{words}");
}
