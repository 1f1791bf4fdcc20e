//! What `foi scan` tells of a file.

use minutebook::publish::scan::Scan;
use minutebook::{Options, read_minutes};
use std::fs;
use std::path::Path;

fn scan(fixture: &str) -> Scan {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(fixture);
    let bytes = fs::read(path).expect("a fixture");
    let reading = read_minutes(fixture, &bytes, &Options::default());
    Scan::of(&reading, None).with_file(&bytes)
}

#[test]
fn what_is_hidden_in_the_file_is_told() {
    let changed = scan("docx/parish-council-resolutions.tracked-changes.docx");
    assert!(
        changed
            .in_file
            .iter()
            .any(|finding| finding.code == "tracked_change")
    );
    assert!(
        changed
            .warnings
            .iter()
            .any(|warning| warning.code == "reading")
    );
    let plain = scan("docx/council-votes.docx");
    assert!(
        plain
            .in_file
            .iter()
            .all(|finding| finding.code != "tracked_change")
    );
    assert!(!plain.people.is_empty() && !plain.is_clean());
    let person = &plain.people[0];
    assert!(person.mentions.iter().all(|said| !said.place.is_empty()));
}
