//! What pages paint, as text for people who work on how pages are read: a row for each piece of text
//! that was painted in one go and in one look, then for each line, box and picture.

use super::for_each_page;
use super::page::{Area, Direction, FontLook, Glyph, PaintedPage, Seen};
use super::runs::{self, Run};
use crate::read::{ErrorCode, Limits, ReadError};
use std::fmt::{self, Write as _};
use std::ops::Range;

/// Rows of all pages, or of one (from 1).
///
/// # Errors
/// As [`for_each_page`], and where there is no such page.
pub(in crate::read) fn list(
    bytes: &[u8],
    limits: &Limits,
    only: Option<u32>,
) -> Result<String, ReadError> {
    let mut shown = String::new();
    let mut number = 0;
    let mut any = false;
    let notes = for_each_page(bytes, limits, |page, fonts| {
        number += 1;
        if only.is_none_or(|only| only == number) {
            any = true;
            // Writing to a string has no way to fail.
            let _ = write_page(number, &page, fonts, &mut shown);
        }
    })?;
    if let Some(only) = only.filter(|_| !any) {
        let mut error = ReadError::new(
            ErrorCode::NoSuchPage,
            format!("there is no page {only}; it has {number}"),
        );
        error.page = Some(only);
        return Err(error);
    }
    for note in notes {
        shown.push_str(&note.message());
        shown.push('\n');
    }
    Ok(shown)
}

fn write_page(
    number: u32,
    page: &PaintedPage,
    fonts: &[FontLook],
    shown: &mut String,
) -> fmt::Result {
    writeln!(
        shown,
        "page {number}: {:.1} by {:.1} points; glyphs {}, lines {}, boxes {}, pictures {}, characters without text {}",
        page.width,
        page.height,
        page.glyphs.len(),
        page.rules.len(),
        page.fills.len(),
        page.images.len(),
        page.undecoded
    )?;
    writeln!(
        shown,
        "{:<7} {:>7} {:>7} {:>7} {:>7}  {:>7} {:>5} {:<5} {:<7} {:<12} {:<8} {:<28} text",
        "",
        "left",
        "top",
        "right",
        "bottom",
        "base",
        "size",
        "way",
        "colour",
        "seen",
        "mark",
        "font"
    )?;
    for run in runs::runs(&page.glyphs, |_| true) {
        for part in parts(&run, &page.glyphs) {
            write_text(page.glyphs.get(part).unwrap_or_default(), fonts, shown)?;
        }
    }
    for rule in &page.rules {
        write_area("line", rule, shown)?;
        shown.push('\n');
    }
    for fill in &page.fills {
        write_area("box", &fill.area, shown)?;
        writeln!(
            shown,
            "{:>22} after glyph {}",
            colour(fill.colour),
            fill.after
        )?;
    }
    for image in &page.images {
        write_area("picture", image, shown)?;
        shown.push('\n');
    }
    Ok(())
}

fn write_area(kind: &str, area: &Area, shown: &mut String) -> fmt::Result {
    write!(
        shown,
        "{kind:<7} {:>7.1} {:>7.1} {:>7.1} {:>7.1}",
        area.left, area.top, area.right, area.bottom
    )
}

/// Glyphs of one look.
fn write_text(glyphs: &[Glyph], fonts: &[FontLook], shown: &mut String) -> fmt::Result {
    let Some(first) = glyphs.first() else {
        return Ok(());
    };
    let area = glyphs
        .iter()
        .map(|glyph| glyph.area)
        .fold(first.area, Area::hull);
    write_area("text", &area, shown)?;
    let way = match first.direction {
        Direction::Right => "right",
        Direction::Up => "up",
        Direction::Left => "left",
        Direction::Down => "down",
        Direction::Slant => "slant",
    };
    let seen = match first.seen {
        Seen::Yes => "yes",
        Seen::Invisible => "invisible",
        Seen::Camouflaged => "camouflaged",
        Seen::Covered => "covered",
        Seen::Outside => "outside",
    };
    let mark = match (first.artefact, first.mcid) {
        (true, _) => "artefact".to_owned(),
        (false, ..0) => String::new(),
        (false, mcid) => mcid.to_string(),
    };
    let text: String = glyphs.iter().flat_map(|glyph| glyph.text.iter()).collect();
    writeln!(
        shown,
        "  {:>7.1} {:>5.1} {way:<5} {:<7} {seen:<12} {mark:<8} {:<28} {text:?}",
        first.baseline,
        first.size,
        colour(first.colour),
        fonts
            .get(usize::from(first.font))
            .map_or_else(String::new, look)
    )
}

fn colour([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn look(font: &FontLook) -> String {
    let mut look = font.name.clone();
    for (holds, word) in [
        (font.bold, " bold"),
        (font.italic, " italic"),
        (font.fixed, " fixed"),
    ] {
        if holds {
            look.push_str(word);
        }
    }
    look
}

/// A run, cut where its glyphs look different.
fn parts(run: &Run, glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for at in run.glyphs.clone() {
        let same = parts.last().is_some_and(|part| {
            matches!((glyphs.get(part.start), glyphs.get(at)), (Some(one), Some(other)) if alike(one, other))
        });
        match parts.last_mut().filter(|_| same) {
            Some(part) => part.end = at + 1,
            None => parts.push(at..at + 1),
        }
    }
    parts
}

fn alike(one: &Glyph, other: &Glyph) -> bool {
    let look = |glyph: &Glyph| {
        let size = glyph.size.to_bits();
        (glyph.font, size, glyph.colour, glyph.artefact, glyph.mcid)
    };
    // Blanks are the same, seen or not.
    look(one) == look(other) && (one.seen == other.seen || other.text.is_blank())
}
