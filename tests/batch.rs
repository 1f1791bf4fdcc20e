//! Many inputs: the same bytes on any number of threads, and whatever happens on the way.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const MANIFEST: &str = "minutebook.manifest.jsonl";

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    program.stdin(Stdio::null());
    program
}

fn convert(folder: &Path, arguments: &[&str]) -> Output {
    let mut program = program();
    let run = program.arg("convert").args(arguments).current_dir(folder);
    run.output().expect("the program runs")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Numbers that look random, the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % most as u64).expect("a small number")
    }
}

/// How many of each hundred inputs are broken.
const BROKEN: usize = 5;

/// How much of a sample an input has: the tests are of what is around the reading.
const BYTES: usize = 1200;

/// `number` inputs in `archive/`: the first lines of samples, each with a byte changed, and some that
/// are broken.
fn archive(number: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut texts: Vec<PathBuf> = fs::read_dir(samples)
        .expect("there are samples")
        .map(|entry| entry.expect("an entry").path().join("input.txt"))
        .filter(|path| path.is_file())
        .collect();
    texts.sort();
    let mut dice = Dice(6);
    for index in 0..number {
        let mut text = fs::read(&texts[index % texts.len()]).expect("a sample");
        text.truncate(BYTES);
        let letters: Vec<usize> = (0..text.len())
            .filter(|&at| text[at].is_ascii_lowercase())
            .collect();
        text[letters[dice.below(letters.len())]] = b'x';
        if index % 100 < BROKEN {
            text = if index % 2 == 0 {
                Vec::new()
            } else {
                b"\x7fELF\0\0".to_vec()
            };
        }
        let year = folder
            .path()
            .join("archive")
            .join((2000 + index % 7).to_string());
        fs::create_dir_all(&year).expect("a folder");
        fs::write(year.join(format!("{index:04}.txt")), text).expect("an input");
    }
    folder
}

/// All files below a folder but the manifest, by name.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with(MANIFEST) {
                let name = path.strip_prefix(folder).expect("below").to_owned();
                found.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

fn manifest(folder: &Path) -> Vec<Value> {
    let lines = fs::read_to_string(folder.join(MANIFEST)).expect("a manifest");
    let entries = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("an entry"));
    entries.collect()
}

#[test]
fn any_number_of_threads_and_processes_gives_the_same_bytes() {
    let folder = archive(40);
    let here = folder.path();
    let mut rows = Vec::new();
    for threads in ["1", "2", "8"] {
        for isolate in [&[][..], &["--isolate"]] {
            let shared = ["archive", "-j", threads];
            let arguments = [&shared[..], &["--to", "ndjson"], isolate].concat();
            rows.push(convert(here, &arguments).stdout);
            let out = format!("out{}/", rows.len());
            let arguments = [&shared[..], &["-o", &out], isolate].concat();
            assert_eq!(convert(here, &arguments).status.code(), Some(1));
        }
    }
    for (index, other) in rows.iter().enumerate() {
        assert!(*other == rows[0], "run {index} has other rows");
        assert!(files(&here.join(format!("out{}", index + 1))) == files(&here.join("out1")));
    }
    let lines: Vec<&[u8]> = rows[0].split_inclusive(|&byte| byte == b'\n').collect();
    assert_eq!(lines.len(), 40);

    let unordered = convert(
        here,
        &["archive", "-j", "8", "--to", "ndjson", "--unordered"],
    );
    let mut others: Vec<&[u8]> = unordered.stdout.split_inclusive(|&b| b == b'\n').collect();
    let mut lines = lines;
    lines.sort_unstable();
    others.sort_unstable();
    assert!(lines == others, "the same rows in another order");
}

/// Starts a run, and waits until it has noted `lines` inputs, or has ended.
fn begin(folder: &Path, arguments: &[&str], lines: usize) -> Child {
    let mut run = program()
        .arg("convert")
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let noted = || {
        let manifest = fs::read(folder.join("killed").join(MANIFEST)).unwrap_or_default();
        manifest.split(|&byte| byte == b'\n').count() - 1
    };
    let until = Instant::now() + Duration::from_secs(20);
    while noted() < lines && run.try_wait().expect("it can be waited for").is_none() {
        assert!(Instant::now() < until, "nothing is noted");
        thread::sleep(Duration::from_micros(200));
    }
    run
}

#[test]
fn a_run_that_is_killed_is_taken_up_again() {
    const INPUTS: usize = 200;
    let folder = archive(INPUTS);
    let here = folder.path();
    let whole = convert(here, &["archive", "-o", "whole/"]);
    assert_eq!(whole.status.code(), Some(1));

    let mut dice = Dice(42);
    let arguments = ["archive", "-o", "killed/", "--resume"];
    let mut noted = 0;
    for _ in 0..4 {
        // The run before may have been at its end; one that resumes tidies the manifest first.
        noted += 1 + dice.below(INPUTS / 6);
        let mut run = begin(here, &arguments, noted);
        thread::sleep(Duration::from_micros(dice.below(3000) as u64));
        run.kill().expect("it can be killed");
        run.wait().expect("it can be waited for");
        let half: Vec<PathBuf> = files(&here.join("killed")).into_keys().collect();
        let whole = files(&here.join("whole"));
        for name in half {
            let is_temporary = name.to_string_lossy().starts_with(".minutebook-");
            assert!(is_temporary || whole.contains_key(&name), "{name:?}");
        }
    }
    let resumed = convert(here, &arguments);
    assert_eq!(resumed.status.code(), Some(1), "{}", told(&resumed));
    assert!(
        told(&resumed).contains("done already"),
        "{}",
        told(&resumed)
    );
    assert!(files(&here.join("killed")) == files(&here.join("whole")));

    let entries = manifest(&here.join("killed"));
    assert_eq!(entries.len(), INPUTS);
    let failed = entries.iter().filter(|entry| entry["status"] == "failed");
    assert_eq!(failed.count(), INPUTS / 100 * BROKEN);
    let again = convert(here, &arguments);
    let expected = format!("0 converted, 10 failed, {} done already", INPUTS - 10);
    assert!(told(&again).contains(&expected), "{}", told(&again));
}

#[test]
fn what_has_changed_is_done_again() {
    let folder = archive(12);
    let here = folder.path();
    let arguments = ["archive", "-o", "out/", "--resume"];
    convert(here, &arguments);
    let whole = files(&here.join("out"));
    fs::remove_file(here.join("out/2005/0005.txt.json")).expect("an output");
    fs::write(here.join("out/2006/0006.txt.json"), "half").expect("an output");
    fs::write(here.join("archive/2003/0010.txt"), "Other minutes\n").expect("an input");
    let again = convert(here, &arguments);
    let told = told(&again);
    assert!(
        told.contains("3 converted, 5 failed, 4 done already"),
        "{told}"
    );
    let others = files(&here.join("out"));
    let differ = whole.iter().filter(|&(name, bytes)| others[name] != *bytes);
    assert_eq!(differ.count(), 1);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_finishes_what_it_works_on() {
    let folder = archive(300);
    let here = folder.path();
    convert(here, &["archive", "-o", "whole/"]);
    let mut run = begin(here, &["archive", "-o", "killed/", "-j", "1"], 20);
    let id = run.id().to_string();
    Command::new("kill")
        .args(["-INT", &id])
        .status()
        .expect("there is kill");
    let status = run.wait().expect("it can be waited for");
    assert_eq!(status.code(), Some(130));
    let entries = manifest(&here.join("killed")).len();
    assert!((20..300).contains(&entries), "{entries} entries");
    assert_eq!(
        files(&here.join("killed")).len(),
        entries,
        "each is whole, and noted"
    );
    convert(here, &["archive", "-o", "killed/", "--resume"]);
    assert!(files(&here.join("killed")) == files(&here.join("whole")));
}

#[test]
fn processes_may_share_a_folder() {
    let folder = archive(100);
    let here = folder.path();
    convert(here, &["archive", "-o", "whole/", "--base", "archive"]);
    let runs: Vec<Child> = (2000..2007)
        .map(|year| {
            let year = format!("archive/{year}");
            let arguments = ["convert", &year, "-o", "shared/", "--base", "archive", "-q"];
            let run = program()
                .args(arguments)
                .current_dir(here)
                .stderr(Stdio::null())
                .spawn();
            run.expect("the program runs")
        })
        .collect();
    for mut run in runs {
        run.wait().expect("it can be waited for");
    }
    assert!(files(&here.join("shared")) == files(&here.join("whole")));
    assert_eq!(manifest(&here.join("shared")).len(), 100);
}

/// A text that takes more than a second, and more than 64 MiB of memory.
fn long_text() -> String {
    let item = "1. Ducks\n\nThe ducks were fed by A Oak.\n\nAction: B Elm to count them.\n\n";
    format!(
        "Minutes of the Pond Committee\n\nDate: 3 May 2021\n\n{}",
        item.repeat(120_000)
    )
}

#[test]
fn an_input_that_takes_too_long_takes_no_other_along() {
    let folder = archive(0);
    let here = folder.path();
    for (name, text) in [
        ("a.txt", "Minutes\n"),
        ("b.txt", &long_text()),
        ("c.txt", "Minutes\n"),
    ] {
        fs::write(here.join(name), text).expect("an input");
    }
    let arguments = [
        "a.txt",
        "b.txt",
        "c.txt",
        "--to",
        "ndjson",
        "--isolate",
        "-j",
        "1",
    ];
    let run = convert(here, &[&arguments[..], &["--timeout", "1"]].concat());
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(
        codes(&run),
        [None, Some("timed_out".to_owned()), None],
        "{}",
        told(&run)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn an_input_that_brings_its_process_down_takes_no_other_along() {
    let folder = archive(0);
    let here = folder.path();
    for (name, text) in [
        ("a.txt", "Minutes\n"),
        ("b.txt", &long_text()),
        ("c.txt", "Minutes\n"),
    ] {
        fs::write(here.join(name), text).expect("an input");
    }
    let arguments = [
        "a.txt",
        "b.txt",
        "c.txt",
        "--to",
        "ndjson",
        "--isolate",
        "-j",
        "1",
    ];
    let run = convert(here, &[&arguments[..], &["--max-memory", "64M"]].concat());
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(
        codes(&run),
        [None, Some("crashed".to_owned()), None],
        "{}",
        told(&run)
    );
    let row = rows(&run).swap_remove(1);
    assert_eq!(row["source"]["path"], "b.txt");
    assert_eq!(row["source"]["sha256"].as_str().map(str::len), Some(64));
}

fn rows(run: &Output) -> Vec<Value> {
    let rows = run.stdout.split_inclusive(|&byte| byte == b'\n');
    rows.map(|row| serde_json::from_slice(row).expect("a record"))
        .collect()
}

fn codes(run: &Output) -> Vec<Option<String>> {
    let code = |row: &Value| row["error"]["code"].as_str().map(str::to_owned);
    rows(run).iter().map(code).collect()
}

#[test]
fn each_row_is_answered_before_the_next_one_comes() {
    let folder = archive(3);
    let mut run = program()
        .args(["convert", "--pipe", "-j", "4"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let mut ask = run.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(run.stdout.take().expect("a pipe")).lines();
    for (row, path, code) in [
        (
            "archive/2001/0001.txt",
            "archive/2001/0001.txt",
            Some("unsupported_format"),
        ),
        ("no such file", "no such file", Some("unreadable")),
        ("{\"path\":\"x\",\"content\":\"TWludXRlcw==\"}", "x", None),
        ("", "-", Some("bad_row")),
        ("{", "-", Some("bad_row")),
    ] {
        writeln!(ask, "{row}").expect("it takes rows");
        let answer = answers.next().expect("an answer").expect("a line");
        let answer: Value = serde_json::from_str(&answer).expect("a record");
        assert_eq!(answer["source"]["path"], path);
        assert_eq!(answer["error"]["code"].as_str(), code, "{row}");
    }
    drop(ask);
    assert!(answers.next().is_none());
    assert_eq!(run.wait().expect("it ends").code(), Some(0));
}

#[test]
fn nobody_waits_for_rows_where_nobody_listens() {
    let mut run = program()
        .args(["convert", "--pipe"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    drop(run.stdout.take());
    let mut ask = run.stdin.take().expect("a pipe");
    writeln!(ask, "no such file").expect("it takes rows");
    // The pipe stays open, and nothing more is written to it.
    let until = Instant::now() + Duration::from_secs(10);
    let status = loop {
        if let Some(status) = run.try_wait().expect("it can be waited for") {
            break status;
        }
        assert!(Instant::now() < until, "it still waits");
        thread::sleep(Duration::from_millis(5));
    };
    assert_eq!(status.code(), Some(0));
    drop(ask);
}

/// The query that the README shows.
fn query() -> String {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).expect("there is a README");
    let (_, sql) = readme.split_once("```sql\n").expect("it shows a query");
    sql.split_once("```").expect("the query ends").0.to_owned()
}

fn count(archive: &Connection, what: &str) -> i64 {
    let row = archive.query_row(&format!("SELECT count(*) FROM {what}"), [], |row| {
        row.get(0)
    });
    row.expect("a number")
}

#[test]
fn a_database_holds_each_record_once() {
    let folder = archive(120);
    let here = folder.path();
    let sample =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/advisory-group-tables/input.txt");
    fs::copy(sample, here.join("archive/whole.txt")).expect("a sample");
    let arguments = ["archive", "--to", "sqlite", "-o", "archive.db", "-q"];
    let path = here.join("archive.db");
    let mut dice = Dice(7);
    for _ in 0..3 {
        let mut run = program();
        let run = run
            .arg("convert")
            .args(arguments)
            .arg("--resume")
            .current_dir(here);
        let mut run = run.stderr(Stdio::null()).spawn().expect("the program runs");
        thread::sleep(Duration::from_millis(20 + dice.below(60) as u64));
        run.kill().expect("it can be killed");
        run.wait().expect("it can be waited for");
    }
    assert_eq!(
        convert(here, &[&arguments[..], &["--resume"]].concat())
            .status
            .code(),
        Some(1)
    );
    let tables = [
        "documents",
        "meetings",
        "people",
        "attendance",
        "agenda",
        "items",
        "actions",
        "owners",
        "decisions",
        "conflicts",
        "diagnostics",
        "documents WHERE error IS NOT NULL",
    ];
    let counts = |path: &Path| {
        let archive = Connection::open(path).expect("a database");
        assert_eq!(count(&archive, "pragma_foreign_key_check"), 0);
        tables.map(|table| count(&archive, table))
    };
    let first = counts(&path);
    convert(here, &arguments);
    assert_eq!(counts(&path), first, "a second run adds nothing");
    let apart = [
        "archive",
        "--to",
        "sqlite",
        "-o",
        "apart.db",
        "-q",
        "--isolate",
        "-j",
        "1",
    ];
    convert(here, &apart);
    assert_eq!(counts(&here.join("apart.db")), first, "nor do kills");
    assert_eq!((first[0], first[11]), (121, 10));

    let rows_run = convert(here, &["archive", "--to", "ndjson", "-q"]);
    let records = rows(&rows_run);
    let total = |key: &str| {
        let length = |meeting: &Value| meeting[key].as_array().map_or(0, Vec::len);
        let further = |row: &Value| {
            let meetings = row["further_meetings"].as_array();
            meetings.into_iter().flatten().map(length).sum::<usize>()
        };
        let lengths = records
            .iter()
            .map(|row| length(row) + further(row))
            .sum::<usize>();
        i64::try_from(lengths).expect("a small number")
    };
    assert_eq!(
        (first[3], first[6]),
        (total("attendance"), total("actions"))
    );

    let archive = Connection::open(&path).expect("a database");
    let found = archive.query_row(&query(), [], |row| row.get::<_, String>(2));
    let found = found.expect("an action is found");
    assert!(found.to_lowercase().contains("publish"), "{found}");
    assert!(!here.join("archive.db-wal").exists(), "one file is left");
}

#[test]
fn formulas_are_harmless_in_every_cell() {
    let folder = archive(0);
    let here = folder.path();
    let text = "Minutes of the =Pond Committee\n\nDate: 3 May 2021\n\nPresent: A Oak (Chair), B Elm\n\n\
                1. =cmd|' /C calc'!A0\n\n+1 for ducks.\n\nAction: =HYPERLINK(\"http://x.example\") B Elm\n";
    fs::write(here.join("@a.txt"), text).expect("an input");
    let schema = minutebook::render::tables::TABLES;
    for table in schema {
        let csv = convert(here, &["@a.txt", "--to", "csv", "--table", table.name]).stdout;
        let mut csv = csv::Reader::from_reader(csv.as_slice());
        for record in csv.records() {
            for cell in &record.expect("a record") {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{cell}"
                );
            }
        }
    }
}
