//! What holds of every record, whatever the input was.

use minutebook::{Minutes, Options, Reading, read_minutes, schema};
use serde_json::Value;
use std::collections::HashSet;
use std::sync::LazyLock;

static VALIDATOR: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::validator_for(&schema()).expect("a schema that holds"));

/// Reads `bytes`, and holds that the record is sound. `case` is for the message.
pub(crate) fn read(case: &str, bytes: &[u8]) -> Reading {
    let reading = read_minutes("input.txt", bytes, &Options::default());
    let json = serde_json::to_value(&reading.minutes).expect("a record is JSON");
    validates(case, &json);
    has_valid_places(case, &json, &reading.text);
    has_values_where_provenance_points(case, &reading.minutes, &json);
    has_whole_links(case, &json);
    reading
}

/// The record holds to the schema, in the eyes of a validator that is not ours.
pub(crate) fn validates(case: &str, json: &Value) {
    let errors: Vec<String> = VALIDATOR
        .iter_errors(json)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{case}: {errors:#?}");
}

fn has_valid_places(case: &str, json: &Value, text: &str) {
    let mut places = Vec::new();
    records_with("span", json, &mut places);
    for place in places {
        let span: [usize; 2] =
            serde_json::from_value(place["span"].clone()).expect("a span of two numbers");
        let [start, end] = span;
        assert!(
            start <= end && text.get(start..end).is_some(),
            "{case}: {place} is no place in a text of {} bytes",
            text.len()
        );
        for key in ["page", "line"] {
            assert!(place[key] != 0, "{case}: {key} counts from 1 in {place}");
        }
    }
}

fn has_values_where_provenance_points(case: &str, minutes: &Minutes, json: &Value) {
    for entry in minutes.provenance.iter().flatten() {
        assert!(
            json.pointer(&entry.pointer).is_some_and(|v| !v.is_null()),
            "{case}: {} by {} points to no value",
            entry.pointer,
            entry.by
        );
        assert!(
            !entry.places.is_empty(),
            "{case}: {} has no place",
            entry.pointer
        );
    }
}

/// Keys whose values name records, or lists of them.
const LINKS: &[&str] = &["person", "item", "agenda", "actions", "decisions", "refs"];

fn has_whole_links(case: &str, json: &Value) {
    let mut records = Vec::new();
    records_with("ref", json, &mut records);
    let mut known = HashSet::new();
    for record in records {
        let reference = record["ref"].as_str().expect("a ref is a string");
        assert!(known.insert(reference), "{case}: {reference} stands twice");
    }
    for key in LINKS {
        let mut records = Vec::new();
        records_with(key, json, &mut records);
        let values = records.iter().flat_map(|record| match &record[*key] {
            Value::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        });
        for reference in values.filter_map(Value::as_str) {
            assert!(
                known.contains(reference),
                "{case}: {key} {reference} is nowhere"
            );
        }
    }
}

/// All objects that have the key, at any depth.
fn records_with<'a>(key: &str, json: &'a Value, found: &mut Vec<&'a Value>) {
    match json {
        Value::Array(values) => values.iter().for_each(|v| records_with(key, v, found)),
        Value::Object(map) => {
            if map.contains_key(key) {
                found.push(json);
            }
            map.values().for_each(|v| records_with(key, v, found));
        }
        _ => {}
    }
}
