//! Nothing is lost in silence: every word of a text stands in its record, at least as often as in the
//! text.

use crate::sample;
use crate::sound;
use minutebook::Reading;
use serde_json::Value;
use std::collections::HashMap;

#[test]
fn every_word_of_the_samples_stands_in_their_records() {
    let mut lost = Vec::new();
    for sample in sample::all() {
        let reading = sound::read(&sample.name, &sample.input);
        let words = missing(&reading);
        if !words.is_empty() {
            lost.push(format!("{}: {}", sample.name, words.join(" ")));
        }
    }
    assert!(lost.is_empty(), "lost words:\n{}", lost.join("\n"));
}

/// The words of the text that the record lacks.
pub(crate) fn missing(reading: &Reading) -> Vec<String> {
    let json = serde_json::to_value(&reading.minutes).expect("a record is JSON");
    let mut kept: HashMap<String, usize> = HashMap::new();
    for (key, value) in json.as_object().expect("a record is an object") {
        if !ABOUT_THE_DOCUMENT.contains(&key.as_str()) {
            count(value, 1, &mut kept);
        }
    }
    let words: Vec<String> = words(&reading.text).collect();
    let mut missing = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let beside = |offset: usize| {
            words
                .get(at.wrapping_add(offset))
                .map_or("", String::as_str)
        };
        // A word that the end of a line cuts is one word in the record.
        let joined = [
            format!("{word}{}", beside(1)),
            format!("{}{word}", beside(usize::MAX)),
        ];
        if let Some(left) = kept.get_mut(word.as_str()).filter(|left| **left > 0) {
            *left -= 1;
        } else if !joined.iter().any(|whole| kept.contains_key(whole)) {
            missing.push(word.clone());
        }
    }
    missing
}

/// Keys whose words are the program's own.
const ABOUT_THE_DOCUMENT: &[&str] = &[
    "schema_version",
    "generator",
    "source",
    "error",
    "kind",
    "language",
    "conflicts",
    "diagnostics",
];

/// Counts words; those of a text that stands in several places, such as a running head, count once a
/// place.
fn count(value: &Value, times: usize, kept: &mut HashMap<String, usize>) {
    match value {
        Value::String(text) => {
            for word in words(text) {
                *kept.entry(word).or_default() += times;
            }
        }
        Value::Array(values) => values.iter().for_each(|value| count(value, times, kept)),
        Value::Object(map) => {
            let places = map
                .get("places")
                .and_then(Value::as_array)
                .map_or(1, Vec::len);
            map.iter()
                .filter(|(key, _)| !matches!(key.as_str(), "pointer" | "by" | "ref"))
                .for_each(|(_, value)| count(value, times.max(places), kept));
        }
        _ => {}
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}
