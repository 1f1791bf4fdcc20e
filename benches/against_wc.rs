//! How fast the whole is, beside programs that everybody has, alternately in the same run:
//!
//! - text to JSON over 10 MB of separate documents, on one core, beside `wc -w` on the same bytes;
//! - start of the program to the JSON of one document, beside the start of `true`;
//! - one document beside itself a hundredfold.
//!
//! `cargo bench --bench against_wc`

#![allow(
    clippy::expect_used,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a bench that cannot go on has failed; its figures are small, and for standard output"
)]

mod documents;

use minutebook::render::{RENDERERS, RenderOptions};
use minutebook::{Options, read_minutes};
use std::fs::{self, File};
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// So many bytes of documents are read, at least.
const BYTES: usize = 10_000_000;
/// How often each side has its turn.
const ROUNDS: usize = 9;
/// How often a program is started in a round: one start is too short to be timed alone.
const STARTS: u32 = 40;
/// How much longer the long document of the scaling check is.
const FOLD: usize = 100;

fn main() {
    let documents = documents::all();
    beside_wc(&documents);
    let first = documents.first().expect("there are documents");
    start_beside_true(first);
    scaling(first);
}

fn beside_wc(documents: &[Vec<u8>]) {
    let bytes: usize = documents.iter().map(Vec::len).sum();
    let slices: Vec<&[u8]> = documents.iter().map(Vec::as_slice).collect();
    let many = slices.repeat(BYTES.div_ceil(bytes));
    let file = scratch("all.txt", &many.concat());
    let mut written = 0;
    let [ours, wc] = alternately(
        || {
            written = many.iter().map(|document| to_json(document)).sum();
        },
        || run(Command::new("wc").arg("-w").arg(&file)),
    );
    let megabytes = many.concat().len() as f64 / 1e6;
    println!("text to JSON, {} documents, {megabytes:.1} MB:", many.len());
    println!(
        "  minutebook {ours:>10.2?}  {:.0} MB/s, writes {:.1} MB",
        megabytes / ours.as_secs_f64(),
        written as f64 / 1e6
    );
    println!(
        "  wc -w      {wc:>10.2?}  {:.0} MB/s",
        megabytes / wc.as_secs_f64()
    );
    println!(
        "  ratio      {:>10.2}  (at most 3 is wanted)",
        ratio(ours, wc)
    );
}

fn start_beside_true(document: &[u8]) {
    let file = scratch("one.txt", document);
    let program = env!("CARGO_BIN_EXE_minutebook");
    let [ours, theirs] = alternately(
        || (0..STARTS).for_each(|_| run(Command::new(program).arg("convert").arg(&file))),
        || (0..STARTS).for_each(|_| run(&mut Command::new("true"))),
    );
    let (ours, theirs) = (ours / STARTS, theirs / STARTS);
    let most = theirs * 5 + Duration::from_millis(2);
    println!("start to JSON of one document of {} bytes:", document.len());
    println!("  minutebook {ours:>10.2?}");
    println!("  true       {theirs:>10.2?}  (at most {most:.2?} is wanted)");
}

fn scaling(document: &[u8]) {
    let long = document.repeat(FOLD);
    let mut sink = 0;
    let [one, hundred] = alternately(
        || sink += (0..FOLD).map(|_| to_json(document)).sum::<usize>(),
        || {
            black_box(to_json(&long));
        },
    );
    black_box(sink);
    let one = one / u32::try_from(FOLD).expect("a small number");
    println!("one document, and the same {FOLD} times as long:");
    println!("  once       {one:>10.2?}");
    println!(
        "  {FOLD}-fold   {hundred:>10.2?}  {:.0} times (at most about 120 is wanted)",
        ratio(hundred, one)
    );
}

/// The length of a document's JSON.
fn to_json(document: &[u8]) -> usize {
    let reading = read_minutes("-", document, &Options::default());
    let json = RENDERERS.first().expect("there is a format");
    black_box((json.render)(&reading, &RenderOptions::default())).len()
}

/// The medians of two sides that take turns, so that both have the same weather.
fn alternately(mut one: impl FnMut(), mut other: impl FnMut()) -> [Duration; 2] {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        let [ones, others] = &mut times;
        ones.push(timed(&mut one));
        others.push(timed(&mut other));
    }
    times.map(|mut times| {
        times.sort();
        times.get(ROUNDS / 2).copied().expect("there were rounds")
    })
}

fn timed(work: &mut impl FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn run(command: &mut Command) {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    assert!(status.expect("the program starts").success());
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

/// A file with these bytes, freshly read once so that both sides find it in memory.
fn scratch(name: &str, bytes: &[u8]) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("against_wc");
    fs::create_dir_all(&folder).expect("a folder for scratch files");
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a writable scratch file");
    let mut file = File::open(&path).expect("the file is there");
    std::io::copy(&mut file, &mut std::io::sink()).expect("a readable file");
    path
}
