//! Where `foi apply` writes, and what `foi verify` finds wrong in a folder.

use crate::job::{Job, MINUTES, POLICY};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder with minutes, and a private one with policy and decided plan.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let job = Job::new(MINUTES, POLICY);
    let private = folder.path().join("private");
    fs::create_dir(&private).expect("a private folder");
    for (name, text) in [
        ("minutes.txt", MINUTES),
        ("private/policy.toml", POLICY),
        ("private/plan.toml", &job.plan.write()),
    ] {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

fn foi(folder: &Path, arguments: &str) -> (Option<i32>, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    let run = program
        .arg("foi")
        .args(arguments.split(' '))
        .current_dir(folder);
    let Output { status, stderr, .. } = run.output().expect("the program runs");
    (status.code(), String::from_utf8_lossy(&stderr).into_owned())
}

const APPLY: &str = "apply minutes.txt private/plan.toml --policy private/policy.toml -o";
const VERIFY: &str =
    "verify public --source minutes.txt --plan private/plan.toml --policy private/policy.toml";

#[test]
fn private_and_public_lie_apart() {
    let folder = folder();
    for (output, code) in [
        ("private", Some(11)),
        ("private/out", Some(11)),
        ("private/../private/out", Some(11)),
        (".", Some(11)),
        ("..", Some(11)),
        ("public", Some(0)),
    ] {
        let (found, told) = foi(folder.path(), &format!("{APPLY} {output}"));
        assert_eq!(found, code, "{output}: {told}");
        assert_eq!(
            code == Some(11),
            told.contains("[output_folder]"),
            "{output}: {told}"
        );
    }
    let names = fs::read_dir(folder.path().join("private")).expect("the private folder");
    assert_eq!(names.count(), 2, "nothing was written there");
}

#[test]
fn what_was_refused_is_not_written() {
    let folder = folder();
    let plan = folder.path().join("private/plan.toml");
    let text = fs::read_to_string(&plan).expect("the plan");
    fs::write(
        &plan,
        text.replacen("status = \"accepted", "status = \"proposed", 1),
    )
    .expect("written");
    let (code, told) = foi(folder.path(), &format!("{APPLY} public"));
    assert_eq!(code, Some(11), "{told}");
    assert!(
        told.contains("[undecided]") && told.contains("to resolve it:"),
        "{told}"
    );
    let names: Vec<_> = fs::read_dir(folder.path())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_folder_that_was_touched_is_told() {
    let folder = folder();
    assert_eq!(foi(folder.path(), &format!("{APPLY} public")).0, Some(0));
    assert_eq!(foi(folder.path(), VERIFY).0, Some(0));
    let page = folder.path().join("public/minutes.html");
    let own = fs::read(&page).expect("the page");
    let differs = |what: &str| {
        let (code, told) = foi(folder.path(), VERIFY);
        assert_eq!(code, Some(10), "{what}: {told}");
        assert!(told.contains("[output_differs]"), "{what}: {told}");
    };
    fs::write(&page, [&own[..], b" "].concat()).expect("written");
    differs("a byte more");
    fs::remove_file(&page).expect("removed");
    differs("a file less");
    fs::write(&page, &own).expect("written");
    fs::write(folder.path().join("public/notes.txt"), "x").expect("written");
    differs("a file more");
    fs::remove_file(folder.path().join("public/notes.txt")).expect("removed");
    assert_eq!(foi(folder.path(), VERIFY).0, Some(0));
}
