//! Another interpreter of PDF says the same of where which character stands.
//!
//! Over the fixtures, and over the corpus where it stands beside the checkout.

#![allow(
    clippy::expect_used,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and its figures are to be read"
)]

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;
use minutebook::read::Limits;
use minutebook::read::pdf::{Direction, PaintedPage, for_each_page};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Of the other's characters, the part that must be found at the same place: of all files, and of each.
const FLOOR: f64 = 0.995;
/// The least share of one document: fonts that name no letters for some of their characters, which
/// the other interpreter guesses, make it low.
const FLOOR_OF_EACH: f64 = 0.85;
/// How far apart the same place may be, in points.
const NEAR: f32 = 1.0;

/// A character and the start of its baseline.
type Placed = (char, f32, f32);

#[derive(Default)]
struct Characters(Vec<Placed>);

impl Device<'_> for Characters {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let first = match glyph.as_unicode() {
                Some(BfString::Char(character)) => Some(character),
                Some(BfString::String(text)) => text.chars().next(),
                None => None,
            };
            let place = props.transform * glyph.transform() * Point::ZERO;
            if let Some(character) = first.and_then(plain) {
                self.0.push((character, place.x as f32, place.y as f32));
            }
        }
    }
    fn draw_path(&mut self, _: &hayro_interpret::kurbo::BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// What both sides agree to compare: no blanks, no controls, no private characters; of ligatures, the
/// first letter.
fn plain(character: char) -> Option<char> {
    match character {
        'ﬀ' | 'ﬁ' | 'ﬂ' | 'ﬃ' | 'ﬄ' => Some('f'),
        '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}' => None,
        other if other.is_whitespace() || other.is_control() => None,
        other => Some(other),
    }
}

fn by_the_other(page: &Page<'_>, pdf: &Pdf) -> Vec<Placed> {
    let cache = InterpreterCache::new();
    let (width, height) = page.render_dimensions();
    let mut context = Context::new(
        Affine::new(page.initial_transform(true).as_coeffs()),
        Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
        &cache,
        pdf.xref(),
        InterpreterSettings::default(),
    );
    let mut characters = Characters::default();
    interpret_page(page, &mut context, &mut characters);
    characters.0
}

fn by_us(page: &PaintedPage) -> Vec<Placed> {
    let placed = page.glyphs.iter().filter_map(|glyph| {
        let character = plain(*glyph.text.first()?)?;
        let place = match glyph.direction {
            Direction::Up => (glyph.baseline, glyph.area.bottom),
            Direction::Down => (glyph.baseline, glyph.area.top),
            Direction::Left => (glyph.area.right, glyph.baseline),
            // Of slanted text no corner of its box is where it starts.
            Direction::Slant => return None,
            Direction::Right => (glyph.area.left, glyph.baseline),
        };
        Some((character, place.0, place.1))
    });
    placed.collect()
}

/// How many of the first are among the second, each of which is only taken once.
fn found(wanted: &[Placed], given: &[Placed]) -> usize {
    let mut cells: HashMap<(i32, i32), Vec<Placed>> = HashMap::new();
    let cell = |x: f32, y: f32| ((x / NEAR).floor() as i32, (y / NEAR).floor() as i32);
    for placed in given {
        cells
            .entry(cell(placed.1, placed.2))
            .or_default()
            .push(*placed);
    }
    let mut count = 0;
    for (character, x, y) in wanted {
        let (column, row) = cell(*x, *y);
        let near = |other: &Placed| {
            other.0 == *character && (other.1 - x).abs() <= NEAR && (other.2 - y).abs() <= NEAR
        };
        let around =
            (-1..=1).flat_map(|down| (-1..=1).map(move |across| (column + across, row + down)));
        for place in around {
            let Some(there) = cells.get_mut(&place) else {
                continue;
            };
            if let Some(at) = there.iter().position(near) {
                there.swap_remove(at);
                count += 1;
                break;
            }
        }
    }
    count
}

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![
        root.join("tests/fixtures/pdf"),
        root.join("../shared/corpus"),
    ];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.expect("an entry of a folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "pdf") {
                found.push(path);
            }
        }
    }
    // Glyph numbers without names are no letters; the other interpreter takes them for some.
    found.retain(|path| !path.to_string_lossy().contains("without-unicode"));
    found.sort();
    found
}

#[test]
fn characters_stand_where_another_interpreter_puts_them() {
    let (mut sum, mut count) = (0.0, 0_u32);
    let mut low = Vec::new();
    for path in documents() {
        let bytes = fs::read(&path).expect("a readable file");
        let Ok(pdf) = Pdf::new(bytes.clone()) else {
            continue;
        };
        let mut ours = Vec::new();
        let read = for_each_page(&bytes, &Limits::default(), |page, _| {
            ours.push(by_us(&page));
        });
        if read.is_err() {
            continue;
        }
        let (mut wanted, mut same) = (0, 0);
        for (page, ours) in pdf.pages().iter().zip(&ours) {
            let theirs = by_the_other(page, &pdf);
            wanted += theirs.len();
            same += found(&theirs, ours);
        }
        if wanted > 0 {
            #[allow(clippy::cast_precision_loss, reason = "some thousands of characters")]
            let part = same as f64 / wanted as f64;
            if part < 1.0 {
                println!("{part:.4} {}", path.display());
            }
            if part < FLOOR_OF_EACH {
                low.push(path);
            }
            sum += part;
            count += 1;
        }
    }
    let mean = sum / f64::from(count);
    println!("{mean:.5} on the mean of {count} documents");
    assert!(count > 0, "no document was compared");
    assert!(low.is_empty(), "below {FLOOR_OF_EACH}: {low:#?}");
    assert!(mean >= FLOOR, "{mean} is below {FLOOR}");
}
