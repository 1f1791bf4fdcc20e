//! The README: its tables are those of the program's lists, and its command lines do what it says.
//!
//! `UPDATE_README=1 TRYCMD=overwrite cargo test --test readme` brings it up to date.

#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use minutebook::check::codes;
use minutebook::read::{ErrorCode, READERS};
use minutebook::render::{COLLECTIONS, RENDERERS};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A table's mark in the README, its head, and its rows.
type Table = (&'static str, [&'static str; 2], Vec<[String; 2]>);

fn tables() -> Vec<Table> {
    let formats = RENDERERS
        .iter()
        .map(|each| {
            [
                code(each.name),
                format!("{} (`.{}`)", each.describes, each.extension),
            ]
        })
        .chain(
            COLLECTIONS
                .iter()
                .map(|all| [code(all.name), all.describes.to_owned()]),
        );
    let errors = ErrorCode::ALL
        .iter()
        .map(|(error, meaning)| [code(error.as_str()), (*meaning).to_owned()]);
    let checks = codes().map(|each| {
        [
            format!("[`{0}`](docs/checks/{0}.md)", each.name),
            format!("{}: {}", each.reports.as_str(), each.summary),
        ]
    });
    let readers = READERS
        .iter()
        .map(|each| [code(each.name), each.describes.to_owned()]);
    vec![
        ("readers", ["`--from`", "reads"], readers.collect()),
        (
            "commands",
            ["command", "does"],
            help_list("Commands:", "minutebook "),
        ),
        ("formats", ["`--to`", "writes"], formats.collect()),
        ("checks", ["code", "reports"], checks.collect()),
        ("errors", ["code", "meaning"], errors.collect()),
        ("exits", ["exit", "meaning"], help_list("Exit codes:", "")),
    ]
}

fn code(word: &str) -> String {
    format!("`{word}`")
}

/// A list in the program's help, which comes out of the program's own lists.
fn help_list(title: &str, prefix: &str) -> Vec<[String; 2]> {
    let help = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .arg("--help")
        .output()
        .expect("the program runs");
    let help = String::from_utf8(help.stdout).expect("help is UTF-8");
    let lines = help.lines().skip_while(|line| *line != title).skip(1);
    let rows = lines.map_while(|line| {
        let (name, does) = line.strip_prefix("  ")?.split_once("  ")?;
        Some([code(&format!("{prefix}{name}")), does.trim().to_owned()])
    });
    rows.filter(|[name, _]| name != "`minutebook help`")
        .collect()
}

fn markdown(head: &[&str; 2], rows: &[[String; 2]]) -> String {
    let mut table = format!("| {} | {} |\n| --- | --- |\n", head[0], head[1]);
    for [name, meaning] in rows {
        let meaning = meaning.replace('|', "\\|");
        writeln!(table, "| {name} | {meaning} |").expect("a string takes all");
    }
    table
}

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// What the README would be with its tables fresh.
fn fresh(readme: &str) -> String {
    let mut fresh = readme.to_owned();
    for (mark, head, rows) in tables() {
        assert!(!rows.is_empty(), "{mark} has rows");
        let start = format!("<!-- {mark} -->\n");
        let (before, rest) = fresh.split_once(&start).expect("the README has the mark");
        let (_, after) = rest
            .split_once("<!-- end -->")
            .expect("the mark has an end");
        fresh = format!(
            "{before}{start}{}<!-- end -->{after}",
            markdown(&head, &rows)
        );
    }
    fresh
}

/// One test, because both parts may rewrite the file.
#[test]
fn the_readme_is_fresh() {
    let readme = fs::read_to_string(path()).expect("there is a README");
    let readme = readme.replace("\r\n", "\n");
    let fresh = fresh(&readme);
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path(), &fresh).expect("a writable README");
    } else {
        assert!(
            readme == fresh,
            "a table is stale; UPDATE_README=1 cargo test --test readme writes it anew"
        );
    }
    // What an earlier run wrote; the program does not write into a folder that is not empty.
    let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/public");
    let _ = fs::remove_dir_all(&public);
    let cases = trycmd::TestCases::new();
    cases
        .insert_var("[VERSION]", env!("CARGO_PKG_VERSION"))
        .expect("a version can stand in a page");
    cases.case("README.md");
    cases.run();
}

/// `.ci/run` runs exactly these.
#[test]
fn the_readme_has_its_two_commands() {
    let readme = fs::read_to_string(path()).expect("there is a README");
    let commands: Vec<&str> = readme
        .lines()
        .filter(|line| line.starts_with("cargo "))
        .collect();
    assert_eq!(commands.len(), 2, "{commands:?}");
}
