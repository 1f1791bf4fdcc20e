//! The samples: what they must give, against what a careful person reads in them.

use crate::sample::{self, Sample};
use crate::score::Score;
use crate::sound;
use minutebook::render::{RENDERERS, RenderOptions};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;

/// Every sample agrees with its truth so far, unless [`EXCEPTIONS`] says otherwise.
const FLOOR: f64 = 0.99;

/// Samples that are not read as well yet, and how well they are.
const EXCEPTIONS: &[(&str, f64)] = &[
    ("city-board-head-counts", 0.95),
    ("parish-council-web-page", 0.95),
    ("student-senate-roll-calls", 0.94),
    ("working-group-underlined-headings", 0.97),
];

#[test]
fn samples_agree_with_their_truth() {
    let mut table = String::new();
    let mut below = Vec::new();
    for sample in sample::all() {
        let Some(truth) = &sample.truth else {
            continue;
        };
        let reading = sound::read(&sample.name, &sample.input);
        let json = serde_json::to_value(&reading.minutes).expect("a record is JSON");
        let score = Score::of(truth, &json);
        let f1 = score.total().f1();
        writeln!(table, "{f1:6.3}  {}", sample.name).expect("a string takes all");
        for note in &score.notes {
            writeln!(table, "          {note}").expect("a string takes all");
        }
        if f1 < floor(&sample.name) {
            below.push(sample.name);
        }
    }
    println!("{table}");
    assert!(below.is_empty(), "below their floors: {below:?}");
}

fn floor(name: &str) -> f64 {
    let exception = EXCEPTIONS.iter().find(|(sample, _)| *sample == name);
    exception.map_or(FLOOR, |(_, floor)| *floor)
}

#[test]
fn exceptions_are_of_samples_that_are_there() {
    let samples = sample::all();
    for (name, _) in EXCEPTIONS {
        assert!(samples.iter().any(|sample| sample.name == *name), "{name}");
    }
}

#[test]
fn samples_give_the_records_beside_them() {
    let update = std::env::var_os("UPDATE_SAMPLES").is_some();
    let mut stale = Vec::new();
    for sample in sample::all() {
        let record = pretty_record(&sample);
        let path = sample.folder.join("expected.json");
        if update {
            fs::write(&path, &record).expect("a writable sample");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        // A checkout may have turned the ends of lines.
        if expected.replace("\r\n", "\n") != record {
            stale.push(first_difference(&sample.name, &expected, &record));
        }
    }
    assert!(
        stale.is_empty(),
        "other records than expected; UPDATE_SAMPLES=1 writes them anew:\n{}",
        stale.join("\n")
    );
}

fn pretty_record(sample: &Sample) -> String {
    let reading = sound::read(&sample.name, &sample.input);
    let options = RenderOptions {
        pretty: true,
        ..RenderOptions::default()
    };
    let json = RENDERERS.iter().find(|renderer| renderer.name == "json");
    let json = json.expect("JSON is a format");
    String::from_utf8((json.render)(&reading, &options)).expect("JSON is UTF-8")
}

fn first_difference(name: &str, expected: &str, record: &str) -> String {
    let lines = expected.lines().zip(record.lines()).enumerate();
    let mut differing = lines.filter(|(_, (expected, got))| expected != got);
    match differing.next() {
        Some((at, (expected, got))) => {
            format!("{name}, line {}:\n- {expected}\n+ {got}", at + 1)
        }
        None => format!("{name}: one is longer than the other"),
    }
}

/// The score itself: a wrong ruler measures nothing.
#[test]
fn scores_are_what_they_should_be() {
    let truth: Value = serde_json::json!({
        "kind": "minutes",
        "meeting": {"title": "Minutes of the Pond Committee", "date": "2020-01-02", "location": null},
        "attendance": [
            {"name": "Mr A. Plum", "initials": "AP", "role": "Treasurer", "status": "present", "chair": true},
            {"name": "Béa Quince", "initials": null, "status": "apologies", "chair": false},
        ],
        "items": [{"number": "1.", "title": "Ducks", "text_start": "There are too many of them", "text_end": null}],
        "actions": [{"id": "P-1", "text": "Count the ducks", "owners": ["AP", "Mr Quince"], "due": null}],
        "membership": ["One of the allotment holders"],
    });
    let perfect = serde_json::json!({
        "kind": "minutes",
        "meeting": {"title": "minutes of the  Pond Committee:", "date": "2020-01-02", "location": null},
        "attendance": [
            {"name": "A Plum", "initials": "A.P.", "role": null, "organisation": "Treasurer", "status": "present", "chair": true},
            {"name": "Bea Quince", "initials": null, "status": "apologies", "chair": false},
        ],
        "items": [{"number": "1", "title": "Ducks", "blocks": [{"kind": "paragraph", "text": "There are too many of them"}]}],
        "actions": [{"id": "P-1", "text": "Count the ducks", "owners": [{"label": "AP"}, {"label": "Quince"}], "due": null}],
        "membership": ["One of the allotment holders"],
    });
    let score = Score::of(&truth, &perfect);
    // The truth says that the item has no end of text, and the record has one.
    assert_eq!(score.notes.len(), 1, "{:#?}", score.notes);

    let nothing = Score::of(&truth, &Value::Null).total();
    assert_eq!((nothing.right, nothing.invented), (0, 0));

    let invented = serde_json::json!({"attendance": [{"name": "A. Plum"}, {"name": "Anne Plum"}]});
    let score = Score::of(&serde_json::json!({"attendance": []}), &invented);
    assert_eq!(score.total().invented, 2);
}
