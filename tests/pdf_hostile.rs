//! Damaged and hostile PDFs: no panic, bounded time, and errors with codes.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and its figures are to be read"
)]

use minutebook::read::pdf::{PaintedPage, for_each_page};
use minutebook::read::{ErrorCode, Limits};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Damages of each document; the seeds are their numbers.
const DAMAGES: u64 = 12;
/// The longest that one may take, unoptimised and on a busy machine.
const LONGEST: Duration = Duration::from_secs(10);

/// Numbers that look random and are the same in each run.
struct Seeded(u64);

impl Seeded {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let below = below.max(1) as u64;
        usize::try_from(self.0 % below).expect("below a length")
    }
}

/// One of several kinds of damage.
fn damaged(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut seeded = Seeded(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut out = bytes.to_vec();
    let length = out.len();
    match seed % 8 {
        0 => out.truncate(seeded.next(length)),
        1 => out.drain(..seeded.next(length)).for_each(drop),
        2 => {
            let start = seeded.next(length);
            let end = start + seeded.next((length - start).min(512));
            out.drain(start..end);
        }
        3 => out.extend_from_within(seeded.next(length)..),
        4 => {
            for digit in out.iter_mut().filter(|byte| byte.is_ascii_digit()) {
                if seeded.next(200) == 0 {
                    *digit = b'0' + u8::try_from(seeded.next(10)).expect("a digit");
                }
            }
        }
        5 => {
            for _ in 0..=seeded.next(8) {
                let (from, to) = (seeded.next(length), seeded.next(length));
                let count = seeded.next(256).min(length - from.max(to));
                out.copy_within(from..from + count, to);
            }
        }
        _ => {
            for _ in 0..=seeded.next(64) {
                let at = seeded.next(length);
                if let Some(byte) = out.get_mut(at) {
                    *byte ^= 1 << seeded.next(8);
                }
            }
        }
    }
    out
}

fn fixtures() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry of a folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "pdf") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Reads what may be no PDF, and checks what it gives.
fn survives(bytes: &[u8], of: &str) {
    let started = Instant::now();
    let mut looks = 0;
    let read = for_each_page(bytes, &Limits::default(), |page, fonts| {
        looks = fonts.len();
        holds_together(&page, looks, of);
    });
    if let Err(error) = read {
        assert!(!error.message.is_empty(), "{of}: {error:?}");
    }
    let taken = started.elapsed();
    assert!(taken < LONGEST, "{of} took {taken:?}");
}

fn holds_together(page: &PaintedPage, looks: usize, of: &str) {
    assert!(page.width > 0.0 && page.height > 0.0, "{of}");
    for glyph in &page.glyphs {
        let area = glyph.area;
        assert!(!glyph.text.is_empty(), "{of}");
        assert!(usize::from(glyph.font) < looks, "{of}: {glyph:?}");
        assert!(
            area.left <= area.right && area.top <= area.bottom,
            "{of}: {area:?}"
        );
    }
    for area in page.rules.iter().chain(&page.images) {
        assert!(
            area.left <= area.right && area.top <= area.bottom,
            "{of}: {area:?}"
        );
    }
}

#[test]
fn damage_never_panics() {
    for (at, path) in (0_u64..).zip(fixtures()) {
        let bytes = fs::read(&path).expect("a readable fixture");
        // Each document has its own part of the damages, so that all kinds are tried on all producers.
        for seed in (0..DAMAGES).filter(|seed| (seed + at).is_multiple_of(3)) {
            let seed = at * DAMAGES + seed;
            let of = format!("{} with damage {seed}", path.display());
            survives(&damaged(&bytes, seed), &of);
        }
    }
}

/// For the continuous check, where no fuzzer can be had: damages that no other test tries.
#[test]
#[ignore = "takes a minute"]
fn a_minute_of_damage_never_panics() {
    let documents: Vec<(PathBuf, Vec<u8>)> = fixtures()
        .into_iter()
        .map(|path| {
            let bytes = fs::read(&path).expect("a readable fixture");
            (path, bytes)
        })
        .collect();
    let started = Instant::now();
    let mut seed = 1_000_000;
    while started.elapsed() < Duration::from_mins(1) {
        for (path, bytes) in &documents {
            seed += 1;
            let twice = damaged(&damaged(bytes, seed), seed / 3);
            survives(&twice, &format!("{} with damage {seed}", path.display()));
        }
    }
    println!("{} damages", seed - 1_000_000);
}

/// A file of these objects, with a cross-reference table.
fn file(objects: &[&str]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(out.len());
        out.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    out.extend(
        format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes(),
    );
    out
}

const CATALOGUE: &str = "<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const FONTS: &str = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";

fn page_of(content: &str) -> Vec<u8> {
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<<{FONTS}/XObject<</X 5 0 R>>>>>>"
    );
    let stream = format!(
        "<</Length {}>>\nstream\n{content}\nendstream",
        content.len()
    );
    let form =
        "<</Type/XObject/Subtype/Form/BBox[0 0 200 100]/Length 5>>\nstream\n/X Do\nendstream";
    file(&[CATALOGUE, PAGES, &page, &stream, form])
}

fn code(bytes: &[u8], limits: &Limits) -> Option<&'static str> {
    for_each_page(bytes, limits, |_, _| {})
        .err()
        .map(|error| error.code.as_str())
}

#[test]
fn what_cannot_be_read_says_why() {
    let limits = Limits::default();
    let short = Limits {
        stream_bytes: 64,
        ..limits.clone()
    };
    let none = Limits {
        pages: 0,
        ..limits.clone()
    };
    let text = "BT /F1 12 Tf (Apologies) Tj ET ".repeat(40);
    let portfolio = file(&[
        "<</Type/Catalog/Pages 2 0 R/Collection<</View/D>>>>",
        PAGES,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]);
    let rows: &[(&[u8], &Limits, Option<ErrorCode>)] = &[
        (&page_of(&text), &limits, None),
        (b"just words", &limits, Some(ErrorCode::NotPdf)),
        (
            b"%PDF-1.7\nand then nothing",
            &limits,
            Some(ErrorCode::Damaged),
        ),
        (&page_of(&text), &short, Some(ErrorCode::TooCostly)),
        (&page_of(&text), &none, Some(ErrorCode::TooManyPages)),
        (&page_of("/X Do"), &limits, None),
        (&portfolio, &limits, Some(ErrorCode::AttachmentsOnly)),
    ];
    for (at, (bytes, limits, expected)) in rows.iter().enumerate() {
        let expected = expected.map(ErrorCode::as_str);
        assert_eq!(code(bytes, limits), expected, "row {at}");
    }
}

/// The text of a page's glyphs that can be seen, and of those that cannot, with why.
fn seen_and_hidden(content: &str) -> (String, Vec<String>) {
    let mut seen = String::new();
    let mut hidden = Vec::new();
    let read = for_each_page(&page_of(content), &Limits::default(), |page, _| {
        for glyph in &page.glyphs {
            let text: String = glyph.text.iter().collect();
            match glyph.seen {
                minutebook::read::pdf::Seen::Yes => seen.push_str(&text),
                why => hidden.push(format!("{text} {why:?}")),
            }
        }
    });
    assert!(read.is_ok(), "{read:?}");
    (seen, hidden)
}

#[test]
fn what_the_eye_does_not_see_is_marked() {
    const SHOW: &str = "BT /F1 12 Tf 20 50 Td (A) Tj ET";
    let over = |before: &str, after: &str| format!("{before} {SHOW} {after}");
    let rows: &[(String, Option<&str>)] = &[
        (over("", ""), None),
        (over("3 Tr", ""), Some("A Invisible")),
        (over("1 g", ""), Some("A Camouflaged")),
        (over("0 g 10 40 100 30 re f 1 g", ""), None),
        (over("0 g 10 40 100 30 re f", ""), Some("A Camouflaged")),
        (over("1 1 0 rg 10 40 100 30 re f 0 g", ""), None),
        (over("", "10 40 100 30 re f"), Some("A Covered")),
        (
            over("", "10 40 14 30 re 24 40 14 30 re f"),
            Some("A Covered"),
        ),
        (over("", "10 53 100 1 re f"), None),
        (over("", "10 40 100 30 re S"), None),
        (over("1 0 0 1 300 0 cm", ""), Some("A Outside")),
        (over("100 0 50 50 re W n", ""), Some("A Outside")),
        (over("0 0 60 90 re W n", ""), None),
    ];
    for (content, hidden) in rows {
        let (seen, found) = seen_and_hidden(content);
        match hidden {
            None => assert_eq!((seen.as_str(), found.len()), ("A", 0), "{content}"),
            Some(why) => assert_eq!(found, [*why], "{content}"),
        }
    }
}

#[test]
fn text_operators_put_glyphs_where_the_standard_says() {
    // Content, text, and the left and the height of the last glyph's baseline. `A` of Helvetica is 8.004 wide at 12.
    let rows: &[(&str, &str, f32, f32)] = &[
        ("BT /F1 12 Tf 20 50 Td (AA) Tj ET", "AA", 28.004, 50.0),
        ("BT /F1 12 Tf 2 Tc 20 50 Td (AA) Tj ET", "AA", 30.004, 50.0),
        ("BT /F1 12 Tf 5 Tw 20 50 Td ( A) Tj ET", " A", 28.336, 50.0),
        ("BT /F1 12 Tf 50 Tz 20 50 Td (AA) Tj ET", "AA", 24.002, 50.0),
        (
            "BT /F1 12 Tf 20 50 Td [(A) -1000 (A)] TJ ET",
            "AA",
            40.004,
            50.0,
        ),
        (
            "BT /F1 12 Tf 14 TL 20 50 Td (A) Tj (A) ' ET",
            "AA",
            20.0,
            36.0,
        ),
        (
            "BT /F1 12 Tf 14 TL 20 50 Td 0 2 (AA) \" ET",
            "AA",
            30.004,
            36.0,
        ),
        (
            "BT /F1 12 Tf 20 50 TD 0 -10 TD (A) Tj T* (A) Tj ET",
            "AA",
            20.0,
            30.0,
        ),
        ("BT /F1 12 Tf 5 Ts 20 50 Td (A) Tj ET", "A", 20.0, 55.0),
        (
            "BT /F1 6 Tf 2 0 0 2 20 50 Tm (AA) Tj ET",
            "AA",
            28.004,
            50.0,
        ),
        (
            "q 2 0 0 2 0 0 cm BT /F1 6 Tf 10 25 Td (AA) Tj ET Q",
            "AA",
            28.004,
            50.0,
        ),
        (
            "/Span<</ActualText(Bc)>>BDC BT /F1 12 Tf 20 50 Td (AA) Tj ET EMC",
            "Bc",
            28.004,
            50.0,
        ),
        (
            "BT /F1 12 Tf 20 50 Td (\\101\\\n<41>) Tj <4> Tj ET",
            "A<41>@",
            55.364,
            50.0,
        ),
    ];
    for (content, text, left, baseline) in rows {
        let mut found = (String::new(), 0.0, 0.0);
        let read = for_each_page(&page_of(content), &Limits::default(), |page, _| {
            let text = page.glyphs.iter().flat_map(|glyph| glyph.text.iter());
            found.0 = text.collect();
            if let Some(last) = page.glyphs.last() {
                (found.1, found.2) = (last.area.left, page.height - last.baseline);
            }
        });
        assert!(read.is_ok(), "{content}: {read:?}");
        assert_eq!(found.0, *text, "{content}");
        assert!((found.1 - left).abs() < 0.05, "{content}: {found:?}");
        assert!((found.2 - baseline).abs() < 0.05, "{content}: {found:?}");
    }
}

/// What is reported of a document that was read, or why it was not.
fn told(bytes: &[u8]) -> String {
    match minutebook::read::read(bytes, None, &Limits::default()) {
        Ok(document) => document
            .notes
            .iter()
            .map(|note| format!("{}: {}", note.code, note.message))
            .collect::<Vec<_>>()
            .join("\n"),
        Err(error) => format!("error {error}"),
    }
}

#[test]
fn what_was_saved_is_told() {
    let text = "BT /F1 12 Tf 20 50 Td (Apologies) Tj ET";
    let whole = page_of(text);
    let said = String::from_utf8(whole.clone()).expect("plain text");
    let table = said.find("xref").expect("a table");
    let few = said.replace("/Kids[3 0 R]/Count 1", "/Kids[3 0 R]/Count 5");
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents[4 0 R 9 0 R]/Resources<<{FONTS}>>>>"
    );
    let stream = format!("<</Length {}>>\nstream\n{text}\nendstream", text.len());
    let gone = file(&[CATALOGUE, PAGES, &page, &stream]);
    let headless = said.replace("%PDF-1.7\n", "");
    let junk = format!("{}{said}", "HTTP/1.1 200 OK\r\n".repeat(200));
    let unseen = page_of(&format!("3 Tr {text}"));
    let searched = "damaged: the file is damaged: its table of objects is missing or wrong, and they were searched for; 1 page was found";
    let rows: &[(&[u8], &str)] = &[
        (&whole, ""),
        (
            said.get(..table).unwrap_or_default().as_bytes(),
            "damaged: the file is damaged: its end is missing; 1 page was found",
        ),
        (
            few.as_bytes(),
            "damaged: the file is damaged: 1 of its 5 pages was found",
        ),
        (
            &gone,
            "damaged: the file is damaged: 1 page was found, but parts of page 1 are missing",
        ),
        (headless.as_bytes(), searched),
        (junk.as_bytes(), searched),
        (
            &unseen,
            "recognised_text: nothing on page 1 can be seen; what was read is painted with no colour, like the text of a scan whose picture is missing",
        ),
        (
            &page_of(&format!("{text} 3 Tr {text}")),
            "hidden_text: text that nobody sees, painted with no colour, is left out: Apologies",
        ),
    ];
    for (at, (bytes, expected)) in rows.iter().enumerate() {
        assert_eq!(told(bytes), *expected, "row {at}");
    }
}

#[test]
fn small_pictures_in_a_column_before_text_are_bullets() {
    let picture = |left: i32, foot: i32, size: i32| {
        format!("q {size} 0 0 {size} {left} {foot} cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q")
    };
    let text = "BT /F1 12 Tf 30 48 Td (A) Tj 0 -20 Td (B) Tj ET";
    let rows: &[(String, &str)] = &[
        (
            format!("{} {} {text}", picture(12, 46, 11), picture(12, 26, 11)),
            "AB\u{2022}\u{2022}",
        ),
        // Alone, in no column, of two sizes, too large, behind the text.
        (format!("{} {text}", picture(12, 46, 11)), "AB"),
        (
            format!("{} {} {text}", picture(12, 46, 11), picture(16, 26, 11)),
            "AB",
        ),
        (
            format!("{} {} {text}", picture(12, 46, 11), picture(12, 26, 8)),
            "AB",
        ),
        (
            format!("{} {} {text}", picture(2, 40, 25), picture(2, 20, 25)),
            "AB",
        ),
        (
            format!("{} {} {text}", picture(60, 46, 11), picture(60, 26, 11)),
            "AB",
        ),
    ];
    for (content, expected) in rows {
        assert_eq!(seen_and_hidden(content).0, *expected, "{content}");
    }
}

#[test]
fn small_shapes_before_text_are_bullets() {
    let circle = "22 52 m 22 53.1 21.1 54 20 54 c 18.9 54 18 53.1 18 52 c 18 50.9 18.9 50 20 50 c 21.1 50 22 50.9 22 52 c";
    let text = "BT /F1 12 Tf 30 48 Td (A) Tj ET";
    let before = "BT /F1 12 Tf 8 48 Td (B) Tj ET";
    let rows: &[(String, &str)] = &[
        (format!("{circle} f {text}"), "A\u{2022}"),
        (format!("{circle} S {text}"), "A\u{2022}"),
        (format!("18 50 4 4 re f {text}"), "A\u{2022}"),
        // White, too large, too flat, between words, in a row of dots, far off, over the line.
        (format!("1 g {circle} f 0 g {text}"), "A"),
        (format!("16 46 9 9 re f {text}"), "A"),
        (format!("10 50 12 4 re f {text}"), "A"),
        (format!("{circle} f {text} {before}"), "AB"),
        (format!("{circle} f 12 50 4 4 re f {text}"), "A"),
        (format!("{circle} f 1 0 0 1 60 0 cm {text}"), "A"),
        (format!("{circle} f 1 0 0 1 0 -12 cm {text}"), "A"),
    ];
    for (content, expected) in rows {
        assert_eq!(seen_and_hidden(content).0, *expected, "{content}");
    }
}
