//! The sample that is published in the README: junior staff and one organisation are withheld.

use crate::job::{Job, all_text};
use minutebook::publish::Plan;
use std::fs;
use std::path::Path;

fn job() -> Job {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/advisory-group-tables");
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("a file of the sample");
    let mut job = Job::new(&read("input.txt"), &read("private/policy.toml"));
    job.plan = Plan::read(&read("private/plan.toml")).expect("a plan");
    job
}

#[test]
fn nothing_of_those_withheld_is_left() {
    let edition = job().apply().expect("it is published");
    let text = all_text(&edition);
    for gone in [
        "Brask",
        "Corrigall",
        "Lunn",
        "Keppel",
        "Ivimey",
        "Colin",
        "Beatrix",
        "Farida",
        "Rosalind",
        "Hugh",
        "Northgate",
        "Weather Service",
        "Policy Officer",
        "Secretariat",
        "input.txt",
        "c945576752e35ede",
        "tendance:",
        "provenance",
        "bbox",
    ] {
        assert!(!text.contains(gone), "{gone}");
    }
    for initials in ["CB", "BC", "FL", "RK", "HI", "NWS"] {
        let words = text.split(|c: char| !c.is_alphanumeric());
        assert_eq!(
            words.filter(|word| *word == initials).count(),
            0,
            "{initials}"
        );
    }
    for kept in [
        "Philippa Rusholme",
        "SMa",
        "AGM",
        "Arthur Dunkley",
        "photosensitive epilepsy",
    ] {
        assert!(text.contains(kept), "{kept}");
    }
}

#[test]
fn the_plan_reads_back_as_it_was_written() {
    let plan = job().plan;
    assert_eq!(Plan::read(&plan.write()), Ok(plan));
}

#[test]
fn the_public_json_holds_to_its_schema() {
    let edition = job().apply().expect("it is published");
    let json = edition
        .outputs
        .iter()
        .find(|output| output.format == "json")
        .expect("JSON");
    let json: serde_json::Value = serde_json::from_slice(&json.bytes).expect("it is JSON");
    let schema = minutebook::publish::public::schema();
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let errors: Vec<String> = validator
        .iter_errors(&json)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}
