//! What an embedded font says of its own glyphs, where the document says nothing.
//!
//! `ttf-parser` reads the tables: `hayro-font` tells no character of a glyph in a composite font, nor
//! of one in a `TrueType` font without `Encoding`.

use super::super::filters::Decoder;
use super::encodings::text_of_name;
use hayro_syntax::object::{Dict, Stream};
use smallvec::SmallVec;
use std::cell::{Cell, OnceCell};
use ttf_parser::{Face, GlyphId, PlatformId, cff, cmap::Subtable};

/// Most bytes of an embedded font.
const MOST_BYTES: usize = 16 << 20;
/// Where a symbol font's codes stand in Unicode's private area.
const PRIVATE: u32 = 0xF000;

/// An embedded font, loaded once it is asked.
pub(super) struct Program<'a> {
    descriptor: Option<&'a Dict<'a>>,
    loaded: OnceCell<Option<Loaded>>,
    /// How many more may be loaded in the document.
    left: &'a Cell<usize>,
}

enum Loaded {
    Type1(Vec<u8>),
    TrueType(Vec<u8>),
    /// Glyphs by name, or by number.
    Cff(Vec<u8>),
}

impl<'a> Program<'a> {
    pub(super) fn new(descriptor: Option<&'a Dict<'a>>, left: &'a Cell<usize>) -> Self {
        Self {
            descriptor,
            loaded: OnceCell::new(),
            left,
        }
    }

    /// Whether the font is embedded.
    pub(super) fn is_there(&self) -> bool {
        let there = |key: &[u8]| self.descriptor.is_some_and(|it| it.contains_key(key));
        [b"FontFile2".as_slice(), b"FontFile3", b"FontFile"]
            .into_iter()
            .any(there)
    }

    fn loaded(&self) -> Option<&Loaded> {
        self.loaded.get_or_init(|| self.load()).as_ref()
    }

    fn load(&self) -> Option<Loaded> {
        let descriptor = self.descriptor?;
        let stream = |key: &[u8]| descriptor.get::<Stream<'_>>(key);
        let found = [b"FontFile2".as_slice(), b"FontFile3", b"FontFile"]
            .into_iter()
            .find_map(|key| Some((key, stream(key)?)));
        let (key, stream) = found?;
        self.left.set(self.left.get().checked_sub(1)?);
        let mut bytes = Vec::new();
        Decoder::new(MOST_BYTES, 2 * MOST_BYTES)
            .decode(&stream, &mut bytes)
            .ok()?;
        Some(match bytes.get(..4) {
            Some(b"OTTO" | b"true" | [0, 1, 0, 0]) => Loaded::TrueType(bytes),
            _ if key == b"FontFile3" => Loaded::Cff(bytes),
            _ if key == b"FontFile" => Loaded::Type1(bytes),
            _ => Loaded::TrueType(bytes),
        })
    }

    /// Fills in the characters of a simple font's codes.
    pub(super) fn fill(&self, characters: &mut [Option<char>; 256]) {
        match self.loaded() {
            Some(Loaded::Type1(bytes)) => fill_from_type_1(bytes, characters),
            Some(Loaded::Cff(bytes)) => fill_from_cff(bytes, characters),
            Some(Loaded::TrueType(bytes)) => fill_from_true_type(bytes, characters),
            None => {}
        }
    }

    /// The text of a glyph that is named by its number only: `g42`, `glyph42`, `index42`.
    pub(super) fn text_of_numbered(&self, name: &[u8]) -> Option<SmallVec<[char; 4]>> {
        let name = std::str::from_utf8(name).ok()?;
        let digits = ["glyph", "index", "gid", "g"]
            .into_iter()
            .find_map(|start| name.strip_prefix(start))?;
        let glyph: u32 = digits.parse().ok()?;
        let Some(Loaded::TrueType(bytes)) = self.loaded() else {
            return None;
        };
        let known = characters_of_glyphs(&Face::parse(bytes, 0).ok()?);
        let at = known
            .binary_search_by_key(&glyph, |(known, _)| *known)
            .ok()?;
        known
            .get(at)
            .map(|(_, character)| SmallVec::from_slice(&[*character]))
    }

    /// Characters of a composite font, by number, sorted.
    pub(super) fn characters_by_number(&self, descendant: &Dict<'_>) -> Vec<(u32, char)> {
        let by_glyph = match self.loaded() {
            Some(Loaded::TrueType(bytes)) => match Face::parse(bytes, 0) {
                Ok(face) => characters_of_glyphs(&face),
                Err(_) => Vec::new(),
            },
            Some(Loaded::Cff(bytes)) => cff::Table::parse(bytes)
                .map(|table| characters_of_names(&table))
                .unwrap_or_default(),
            _ => Vec::new(),
        };
        let Some(map) = descendant.get::<Stream<'_>>(b"CIDToGIDMap") else {
            return by_glyph;
        };
        let mut bytes = Vec::new();
        if by_glyph.is_empty()
            || Decoder::new(1 << 17, 1 << 18)
                .decode(&map, &mut bytes)
                .is_err()
        {
            return by_glyph;
        }
        let glyphs = bytes.chunks_exact(2).map(|pair| match pair {
            [high, low] => u32::from(*high) << 8 | u32::from(*low),
            _ => 0,
        });
        let character = |glyph| {
            let at = by_glyph.binary_search_by_key(&glyph, |(known, _)| *known);
            by_glyph.get(at.ok()?).map(|(_, character)| *character)
        };
        (0_u32..)
            .zip(glyphs)
            .filter(|(_, glyph)| *glyph > 0)
            .filter_map(|(number, glyph)| Some((number, character(glyph)?)))
            .collect()
    }
}

/// The first part of a Type 1 font is text: `dup 65 /A put`.
fn fill_from_type_1(bytes: &[u8], characters: &mut [Option<char>; 256]) {
    let end = memchr::memmem::find(bytes, b"eexec").unwrap_or(bytes.len());
    let head = bytes.get(..end).unwrap_or_default();
    let Some(start) = memchr::memmem::find(head, b"/Encoding") else {
        return;
    };
    let text = String::from_utf8_lossy(head.get(start..).unwrap_or_default());
    let mut words = text.split_ascii_whitespace().skip(1);
    if words.next() == Some("StandardEncoding") {
        return;
    }
    characters.fill(None);
    let mut before = "";
    while let Some(word) = words.next() {
        if before == "dup"
            && let Ok(code) = word.parse::<usize>()
            && let Some(name) = words.next().and_then(|name| name.strip_prefix('/'))
            && let Some(slot) = characters.get_mut(code)
        {
            *slot = text_of_name(name.as_bytes(), false).and_then(|text| text.first().copied());
        }
        if word == "def" {
            break;
        }
        before = word;
    }
}

fn fill_from_cff(bytes: &[u8], characters: &mut [Option<char>; 256]) {
    let Some(table) = cff::Table::parse(bytes) else {
        return;
    };
    for (slot, code) in characters.iter_mut().zip(0..=u8::MAX) {
        let name = table
            .glyph_index(code)
            .and_then(|glyph| table.glyph_name(glyph));
        if let Some(name) = name.filter(|name| *name != ".notdef") {
            *slot = text_of_name(name.as_bytes(), false).and_then(|text| text.first().copied());
        }
    }
}

fn fill_from_true_type(bytes: &[u8], characters: &mut [Option<char>; 256]) {
    let Ok(face) = Face::parse(bytes, 0) else {
        return;
    };
    let known = characters_of_glyphs(&face);
    for (slot, code) in characters.iter_mut().zip(0_u32..) {
        let Some(glyph) = glyph_of_code(&face, code) else {
            continue;
        };
        let at = known.binary_search_by_key(&u32::from(glyph.0), |(known, _)| *known);
        if let Some((_, character)) = at.ok().and_then(|at| known.get(at)) {
            *slot = Some(*character);
        }
    }
}

/// The glyph of a symbol font's code.
fn glyph_of_code(face: &Face<'_>, code: u32) -> Option<GlyphId> {
    let tables = face.tables().cmap?.subtables;
    let glyph = |table: Subtable<'_>| match table.platform_id {
        PlatformId::Macintosh => table.glyph_index(code),
        PlatformId::Windows if !table.is_unicode() => table
            .glyph_index(PRIVATE + code)
            .or_else(|| table.glyph_index(code)),
        _ => None,
    };
    tables
        .into_iter()
        .find_map(glyph)
        .filter(|glyph| glyph.0 > 0)
}

/// Characters by glyph, from the tables that fonts have for typing, and from the glyphs' names.
fn characters_of_glyphs(face: &Face<'_>) -> Vec<(u32, char)> {
    // The plane that holds all living scripts, but for its private area.
    const SCRIPTS: [std::ops::RangeInclusive<u32>; 2] = [0x20..=0xD7FF, 0xF900..=0xFFEF];
    let mut known = Vec::new();
    if let Some(cmap) = face.tables().cmap {
        let unicode = cmap.subtables.into_iter().filter(Subtable::is_unicode);
        for table in unicode {
            for code in SCRIPTS.into_iter().flatten() {
                if let (Some(glyph), Some(character)) =
                    (table.glyph_index(code), char::from_u32(code))
                {
                    known.push((u32::from(glyph.0), character));
                }
            }
        }
    }
    for glyph in 0..face.number_of_glyphs() {
        let name = face.glyph_name(GlyphId(glyph));
        let text = name.and_then(|name| text_of_name(name.as_bytes(), false));
        if let Some([character]) = text.as_deref() {
            known.push((u32::from(glyph), *character));
        }
    }
    by_number(known)
}

fn characters_of_names(table: &cff::Table<'_>) -> Vec<(u32, char)> {
    let glyphs = 0..table.number_of_glyphs();
    let named = glyphs.filter_map(|glyph| {
        let text = text_of_name(table.glyph_name(GlyphId(glyph))?.as_bytes(), false)?;
        Some((u32::from(glyph), *text.first()?))
    });
    by_number(named.collect())
}

/// Sorted, with the first character of each number.
fn by_number(mut known: Vec<(u32, char)>) -> Vec<(u32, char)> {
    known.sort_by_key(|(number, _)| *number);
    known.dedup_by_key(|(number, _)| *number);
    known
}
