//! The rules of the house, as `src/lib.rs` states them: which room knows which, that lists hold all
//! that their folders hold, and that no rule knows a document.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of `src/`, each of which knows only the ones before it.
const ROOMS: &[&str] = &[
    "minutes",
    "text",
    "vocabulary",
    "document",
    "read",
    "layout",
    "recognise",
    "assemble",
    "check",
    "publish",
    "render",
    LIBRARY,
    "batch",
    "cli",
];

/// What stands in `src/` itself, beside the rooms: the doors of the library.
const LIBRARY: &str = "the library's own files";

/// Rooms that touch files, the environment, the terminal and the clock.
const OUTER_ROOMS: &[&str] = &["batch", "cli"];

/// What the other rooms do without.
const OUTER_WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "io::stdin",
    "io::stdout",
    "io::stderr",
    "Timestamp::now",
    "Zoned::now",
];

struct Source {
    path: PathBuf,
    /// Path from `src/`, with `/`.
    name: String,
    /// Without comments.
    code: String,
    text: String,
}

impl Source {
    /// The room that the file stands in.
    fn room(&self) -> &str {
        match self.name.split_once('/') {
            Some((room, _)) => room,
            None if self.name == "main.rs" => "cli",
            None => LIBRARY,
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut paths = Vec::new();
    files(&src, &mut paths);
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&src).expect("inside of src");
            let text = fs::read_to_string(&path).expect("a readable source");
            let code = text
                .lines()
                .map(|line| line.split_once("//").map_or(line, |(code, _)| code));
            Source {
                name: name.to_string_lossy().replace('\\', "/"),
                code: code.collect::<Vec<_>>().join("\n"),
                text,
                path,
            }
        })
        .collect()
}

#[test]
fn rooms_know_only_the_rooms_before_them() {
    let place = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut wrong = Vec::new();
    for source in sources() {
        let room = source.room();
        let own = place(room).unwrap_or_else(|| panic!("{} is in no known room", source.name));
        // The library's own files know all of its rooms, for they are its doors.
        if room == LIBRARY {
            continue;
        }
        for used in used_rooms(&source.code) {
            if place(&used).is_some_and(|used| used > own) {
                wrong.push(format!("{} uses {used}", source.name));
            }
        }
        if leads_out_of_its_room(&source) {
            wrong.push(format!("{} leaves its room by super", source.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The rooms that stand behind `crate::`, alone or in braces.
fn used_rooms(code: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(list) => {
                let mut depth = 0;
                let top: String = list
                    .chars()
                    .take_while(|&c| {
                        depth += i32::from(c == '{') - i32::from(c == '}');
                        depth >= 0
                    })
                    .collect();
                rooms.extend(top.split(['{', '}', ',']).map(first_word));
            }
            None => {
                rooms.insert(first_word(rest));
            }
        }
    }
    rooms
}

fn first_word(path: &str) -> String {
    let end = |c: char| !c.is_alphanumeric() && c != '_';
    let word = path.trim_start().split(end).next();
    word.unwrap_or_default().to_owned()
}

/// Whether a chain of `super` reaches the crate's root, from where every room could be had.
fn leads_out_of_its_room(source: &Source) -> bool {
    let mut depth = source.name.split('/').count();
    if source.name.ends_with("/mod.rs") {
        depth -= 1;
    }
    let (code, tests) = match source.code.split_once("#[cfg(test)]\nmod ") {
        Some((code, tests)) => (code, tests),
        None => (source.code.as_str(), ""),
    };
    code.contains(&"super::".repeat(depth)) || tests.contains(&"super::".repeat(depth + 1))
}

#[test]
fn only_the_outer_rooms_touch_the_world() {
    let mut wrong = Vec::new();
    for source in sources() {
        if OUTER_ROOMS.contains(&source.room()) {
            continue;
        }
        let spread = spread_out(&source.code);
        for thing in OUTER_WORLD {
            if spread.iter().any(|path| path.contains(thing)) {
                wrong.push(format!("{} touches {thing}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Code line by line, and `use std::{a, b}` as `std::a` and `std::b`.
fn spread_out(code: &str) -> Vec<String> {
    let mut lines: Vec<String> = code.lines().map(str::to_owned).collect();
    for statement in code.split(';') {
        if let Some((path, list)) = statement.split_once('{')
            && let Some((_, path)) = path.rsplit_once("use ")
        {
            lines.extend(list.split(',').map(|name| format!("{path}{}", name.trim())));
        }
    }
    lines
}

/// A record is a constant whose type its folder's `mod.rs` defines.
#[test]
fn lists_hold_every_record_of_their_folders() {
    let sources = sources();
    let mut records = 0;
    let mut unlisted = Vec::new();
    for list in sources.iter().filter(|s| s.name.ends_with("/mod.rs")) {
        let folder = list.path.parent().expect("a file is in a folder");
        for source in &sources {
            let Some(module) = module_in(folder, &source.path) else {
                continue;
            };
            for (constant, kind) in constants(&source.code) {
                if list.code.contains(&format!("struct {kind} {{")) {
                    records += 1;
                    let entry = format!("{module}::{constant}");
                    if !list.code.contains(&entry) {
                        unlisted.push(format!("{entry} is not in {}", list.name));
                    }
                }
            }
        }
    }
    assert!(unlisted.is_empty(), "{unlisted:#?}");
    assert!(records > 0, "no records were found at all");
}

/// The module that a file is, right inside of a folder.
fn module_in(folder: &Path, file: &Path) -> Option<String> {
    let rest = file.strip_prefix(folder).ok()?;
    let parts: Vec<_> = rest.iter().map(|part| part.to_string_lossy()).collect();
    match parts.as_slice() {
        [file] if file != "mod.rs" => file.strip_suffix(".rs").map(str::to_owned),
        [module, file] if file == "mod.rs" => Some(module.to_string()),
        _ => None,
    }
}

/// Names and types of the constants that a file shows to its folder.
fn constants(code: &str) -> Vec<(&str, &str)> {
    let lines = code.lines().filter_map(|line| {
        let (_, rest) = line.strip_prefix("pub")?.split_once("const ")?;
        let (name, rest) = rest.split_once(": ")?;
        let (kind, _) = rest.split_once(" =")?;
        Some((name, kind.trim_start_matches("super::")))
    });
    lines.collect()
}

/// Words that names of bodies and posts share; a name of nothing else is no name of one body.
const COMMON: &[&str] = &[
    "advisory",
    "agenda",
    "and",
    "annual",
    "assembly",
    "board",
    "body",
    "chair",
    "chairman",
    "city",
    "clerk",
    "club",
    "commission",
    "committee",
    "community",
    "council",
    "county",
    "directors",
    "executive",
    "finance",
    "for",
    "forum",
    "general",
    "governing",
    "governors",
    "group",
    "in",
    "independent",
    "joint",
    "management",
    "meeting",
    "members",
    "minutes",
    "national",
    "of",
    "officer",
    "officers",
    "open",
    "ordinary",
    "parish",
    "partnership",
    "planning",
    "president",
    "project",
    "public",
    "regular",
    "secretary",
    "society",
    "special",
    "staff",
    "steering",
    "technical",
    "the",
    "town",
    "treasurer",
    "trust",
    "trustees",
    "user",
    "users",
    "working",
];

/// A rule that fits one document is no rule: invariant 7.
#[test]
fn no_name_of_a_document_stands_in_the_source() {
    let mut truths = Vec::new();
    for folder in [root().join("samples"), root().join("../shared/corpus")] {
        files(&folder, &mut truths);
    }
    truths.retain(|path| path.to_string_lossy().ends_with("truth.json"));
    let mut names = BTreeSet::new();
    for path in truths {
        let json = fs::read(&path).expect("a readable truth");
        let truth: Value = serde_json::from_slice(&json).expect("truth is JSON");
        names.extend(names_in(&truth).into_iter().filter(|name| is_a_name(name)));
    }
    let mut known = Vec::new();
    for source in sources() {
        let found = names
            .iter()
            .filter(|name| source.text.contains(name.as_str()));
        known.extend(found.map(|name| format!("{}: {name}", source.name)));
    }
    assert!(known.is_empty(), "{known:#?}");
}

fn names_in(truth: &Value) -> Vec<String> {
    let records = ["attendance", "groups"].map(|key| truth[key].as_array());
    let named = records
        .into_iter()
        .flatten()
        .flatten()
        .map(|record| &record["name"]);
    let bodies = [&truth["meeting"]["body"], &truth["meeting"]["title"]];
    named
        .chain(bodies)
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect()
}

/// Two words or more with capitals, one of which is not common.
fn is_a_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let capitals = words
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase));
    let own = |word: &&str| {
        let bare = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        bare.len() > 1 && !COMMON.contains(&bare.as_str())
    };
    capitals.clone().count() > 1 && capitals.copied().any(|word| own(&word))
}

#[test]
fn the_house_test_sees_what_it_should() {
    let rooms = used_rooms("use crate::{read::{A, B}, render, Options};\ncrate::layout::pass()");
    for room in ["read", "render", "layout"] {
        assert!(rooms.contains(room), "{room} in {rooms:?}");
    }
    let spread = spread_out("use std::{fmt, fs};");
    assert!(spread.iter().any(|path| path.contains("std::fs")));
    assert!(is_a_name("Tansy Quill"));
    assert!(is_a_name("Nether Poppleford Parish Council"));
    assert!(!is_a_name("The Parish Council"));
    assert!(!is_a_name("Chair"));
}
