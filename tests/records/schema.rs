//! Every output validates against the schema, and reads back as what it was.

use crate::sample::{self, SMALL};
use crate::sound;
use minutebook::read::{ErrorCode, ReadError};
use minutebook::render::{COLLECTIONS, RENDERERS, RenderOptions};
use minutebook::{Minutes, Options, Reading, read_minutes, unread};
use serde_json::Value;

fn inputs() -> impl Iterator<Item = Vec<u8>> {
    let samples = sample::all().into_iter().map(|sample| sample.input);
    samples.chain(SMALL.iter().map(|small| small.to_vec()))
}

fn readings() -> impl Iterator<Item = Reading> {
    let unreadable = ReadError::new(ErrorCode::Unreadable, "no such file");
    let failed = unread("input.txt", &unreadable, &Options::default());
    let without = Options {
        without_provenance: true,
        ..Options::default()
    };
    inputs()
        .map(|bytes| sound::read("schema", &bytes))
        .chain(inputs().map(move |bytes| read_minutes("-", &bytes, &without)))
        .chain([failed])
}

#[test]
fn the_schema_is_of_the_stated_draft() {
    let schema = minutebook::schema();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    assert!(jsonschema::meta::is_valid(&schema));
}

#[test]
fn every_record_validates_in_every_format_that_holds_it() {
    let pretty = RenderOptions {
        pretty: true,
        ..RenderOptions::default()
    };
    for reading in readings() {
        let mut outputs = Vec::new();
        for options in [&RenderOptions::default(), &pretty] {
            let records = RENDERERS.iter().filter(|renderer| renderer.shows_errors());
            outputs.extend(records.map(|renderer| (renderer.render)(&reading, options)));
            let rows = COLLECTIONS.iter().filter(|c| c.name == "ndjson");
            for row in rows.map(|collection| (collection.row)(&reading, options)) {
                let line_ends = row.iter().filter(|byte| b"\r\n".contains(byte));
                assert_eq!(line_ends.count(), 1);
                outputs.push(row);
            }
        }
        for output in outputs {
            let json: Value = serde_json::from_slice(&output).expect("an output is JSON");
            sound::validates("output", &json);
        }
    }
}

#[test]
fn records_read_back_as_they_were() {
    for reading in readings() {
        let json = serde_json::to_string(&reading.minutes).expect("a record is JSON");
        let back: Minutes = serde_json::from_str(&json).expect("JSON is a record");
        assert_eq!(back, reading.minutes);
    }
}

#[test]
fn provenance_is_left_out_on_request_and_nothing_else() {
    for bytes in inputs() {
        let whole = read_minutes("-", &bytes, &Options::default());
        let without = Options {
            without_provenance: true,
            ..Options::default()
        };
        let bare = read_minutes("-", &bytes, &without);
        assert_eq!(bare.minutes.provenance, None);
        let stripped = Minutes {
            provenance: None,
            ..whole.minutes
        };
        assert_eq!(bare.minutes, stripped);
    }
}
