//! Fonts of codes of one to four bytes: Type 0.

use super::super::filters::Decoder;
use super::super::tokens::{Operand, Tokens};
use super::Code;
use super::program::Program;
use super::text::{Family, TextId, Texts};
use super::to_unicode::ToUnicode;
use hayro_cmap::{BfString, CMap, CMapName, WritingMode};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use std::cell::RefCell;

/// Most codes whose width and text are kept at hand.
const MOST_AT_HAND: usize = 1 << 12;
/// Width of characters that the font says none of, in thousandths.
const DEFAULT_WIDTH: f32 = 1000.0;

/// A font of several bytes a code.
pub(super) struct Composite {
    /// Nothing where codes are two bytes, and numbers of characters.
    encoding: Option<CMap>,
    pub(super) vertical: bool,
    widths: Widths,
    /// How far vertical text goes down for a character, in ems.
    pub(super) down: f32,
    to_unicode: ToUnicode,
    /// The text of characters by their number, where `ToUnicode` says none.
    characters: Characters,
    family: Family,
    /// Codes that were looked up.
    at_hand: RefCell<Vec<Option<Code>>>,
}

/// What characters' numbers mean.
enum Characters {
    Unknown,
    /// Numbers of one of Adobe's collections.
    Collection(Box<CMap>),
    /// Codes are Unicode, in UTF-16.
    Unicode,
    /// By the embedded font's own table, sorted by number.
    Font(Vec<(u32, char)>),
}

/// Widths of characters by number, in ems.
struct Widths {
    default: f32,
    /// From a first to a last number, sorted.
    ranges: Vec<(u32, u32, f32)>,
}

impl Composite {
    pub(super) fn load<'a>(
        font: &Dict<'a>,
        descendant: &Dict<'a>,
        to_unicode: ToUnicode,
        family: Family,
        program: &mut Program<'a>,
        decoder: &mut Decoder,
        entries_left: &mut usize,
    ) -> Self {
        let name = font.get::<Name<'_>>(b"Encoding");
        let name = name.as_deref();
        let encoding = match name {
            Some(b"Identity-H" | b"Identity-V") => None,
            Some(name) => load_named(CMapName::from_bytes(name)),
            None => load_embedded(font, decoder, entries_left),
        };
        let vertical = match &encoding {
            Some(encoding) => encoding.metadata().writing_mode == Some(WritingMode::Vertical),
            None => name == Some(b"Identity-V"),
        };
        let characters = if to_unicode.is_empty() {
            Characters::of(name.unwrap_or_default(), descendant, program)
        } else {
            Characters::Unknown
        };
        let down = descendant
            .get::<Array<'_>>(b"DW2")
            .and_then(|array| array.iter::<f32>().nth(1));
        Self {
            encoding,
            vertical,
            widths: Widths::read(descendant, entries_left),
            down: down.unwrap_or(-DEFAULT_WIDTH) / 1000.0,
            to_unicode,
            characters,
            family,
            at_hand: RefCell::default(),
        }
    }

    /// Takes a code off the front of a string; whether it is a one-byte blank, that words are spaced by.
    pub(super) fn take(&self, bytes: &mut &[u8], texts: &RefCell<Texts>) -> Option<(Code, bool)> {
        let (code, length, number) = match &self.encoding {
            None => {
                let (code, length) = match **bytes {
                    [high, low, ..] => (u32::from(high) << 8 | u32::from(low), 2),
                    [single] => (u32::from(single), 1),
                    [] => return None,
                };
                (code, length, code)
            }
            Some(encoding) => next_code(encoding, bytes)?,
        };
        *bytes = bytes.get(length..).unwrap_or_default();
        let blank = length == 1 && code == 32;
        let at = code as usize;
        if let Some(Some(known)) = self.at_hand.borrow().get(at) {
            return Some((*known, blank));
        }
        let found = Code {
            text: self.text(code, number, &mut texts.borrow_mut()),
            width: self.widths.get(number),
        };
        if at < MOST_AT_HAND {
            let mut at_hand = self.at_hand.borrow_mut();
            if at_hand.len() <= at {
                at_hand.resize((at + 1).next_multiple_of(256), None);
            }
            if let Some(slot) = at_hand.get_mut(at) {
                *slot = Some(found);
            }
        }
        Some((found, blank))
    }

    /// Steps that reading a character takes.
    pub(super) fn cost(&self) -> u64 {
        if self.encoding.is_some() { 16 } else { 1 }
    }

    fn text(&self, code: u32, number: u32, texts: &mut Texts) -> TextId {
        let claimed = self.to_unicode.get(code, texts, self.family);
        if !claimed.is_none() {
            return claimed;
        }
        let character = match &self.characters {
            Characters::Unknown => None,
            Characters::Unicode => char::from_u32(code),
            Characters::Collection(map) => match map.lookup_bf_string(number) {
                Some(BfString::Char(character)) => Some(character),
                Some(BfString::String(text)) => return texts.add(text.chars(), self.family),
                None => None,
            },
            Characters::Font(known) => known
                .binary_search_by_key(&number, |(number, _)| *number)
                .ok()
                .and_then(|at| known.get(at))
                .map(|(_, character)| *character),
        };
        texts.add(character, self.family)
    }
}

/// The next code of a string, its length, and the character's number.
fn next_code(encoding: &CMap, bytes: &[u8]) -> Option<(u32, usize, u32)> {
    let mut code = 0;
    for (byte, length) in bytes.iter().zip(1_u8..=4) {
        code = code << 8 | u32::from(*byte);
        if let Some(number) = encoding.lookup_cid_code(code, length) {
            return Some((code, usize::from(length), number));
        }
    }
    bytes.first().map(|byte| (u32::from(*byte), 1, 0))
}

fn load_named(name: CMapName<'_>) -> Option<CMap> {
    CMap::parse(hayro_cmap::load_embedded(name)?, hayro_cmap::load_embedded)
}

fn load_embedded(font: &Dict<'_>, decoder: &mut Decoder, entries_left: &mut usize) -> Option<CMap> {
    /// Of the shortest entry.
    const BYTES: usize = 8;
    let stream = font.get::<Stream<'_>>(b"Encoding")?;
    let mut bytes = Vec::new();
    decoder.decode(&stream, &mut bytes).ok()?;
    *entries_left = entries_left.checked_sub(bytes.len() / BYTES)?;
    CMap::parse(&bytes, hayro_cmap::load_embedded)
}

impl Characters {
    fn of<'a>(encoding: &[u8], descendant: &Dict<'a>, program: &mut Program<'a>) -> Self {
        if encoding.starts_with(b"Uni") {
            return Self::Unicode;
        }
        let ordering = descendant
            .get::<Dict<'_>>(b"CIDSystemInfo")
            .and_then(|info| info.get::<hayro_syntax::object::String<'_>>(b"Ordering"));
        let collection = match ordering.as_deref() {
            Some(b"Japan1") => Some(CMapName::AdobeJapan1Ucs2),
            Some(b"GB1") => Some(CMapName::AdobeGb1Ucs2),
            Some(b"CNS1") => Some(CMapName::AdobeCns1Ucs2),
            Some(b"Korea1") => Some(CMapName::AdobeKorea1Ucs2),
            _ => None,
        };
        if let Some(map) = collection.and_then(load_named) {
            return Self::Collection(Box::new(map));
        }
        let known = program.characters_by_number(descendant);
        if known.is_empty() {
            Self::Unknown
        } else {
            Self::Font(known)
        }
    }
}

impl Widths {
    /// From `W`: a number and an array of widths, or two numbers and the width of all between.
    fn read(descendant: &Dict<'_>, entries_left: &mut usize) -> Self {
        let default = descendant.get::<f32>(b"DW").unwrap_or(DEFAULT_WIDTH) / 1000.0;
        let array = descendant.get::<Array<'_>>(b"W").unwrap_or_default();
        let mut widths = Self {
            default,
            ranges: Vec::new(),
        };
        match Tokens::of_array(array.data()) {
            Some(tokens) => widths.read_tokens(tokens.operands()),
            None => widths.read_objects(&array),
        }
        widths.ranges.truncate(*entries_left);
        *entries_left -= widths.ranges.len();
        widths.ranges.retain(|(_, _, width)| width.is_finite());
        widths.ranges.sort_by_key(|(first, _, _)| *first);
        widths
    }

    fn read_tokens(&mut self, items: &[Operand<'_>]) {
        let mut items = items.iter();
        let whole = |item: &Operand<'_>| match item {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "casts of floats saturate; numbers of characters have 16 bits"
            )]
            Operand::Number(number) => Some(*number as u32),
            _ => None,
        };
        while let Some(first) = items.next() {
            let (Some(first), Some(next)) = (whole(first), items.next()) else {
                continue;
            };
            if *next == Operand::Open {
                let widths = items.by_ref().take_while(|item| **item != Operand::Close);
                for (number, width) in (first..).zip(widths) {
                    if let Operand::Number(width) = width {
                        self.add(number, number, *width);
                    }
                }
            } else if let (Some(last), Some(Operand::Number(width))) = (whole(next), items.next()) {
                self.add(first, last, *width);
            }
        }
    }

    fn read_objects(&mut self, array: &Array<'_>) {
        let mut items = array.iter::<Object<'_>>();
        while let Some(first) = items.next() {
            let (Some(first), Some(next)) = (number(&first), items.next()) else {
                continue;
            };
            if let Object::Array(widths) = next {
                for (number, width) in (first..).zip(widths.iter::<Object<'_>>()) {
                    self.add(number, number, width.into_f32().unwrap_or(0.0));
                }
            } else if let (Some(last), Some(width)) = (number(&next), items.next()) {
                self.add(first, last, width.into_f32().unwrap_or(0.0));
            }
        }
    }

    /// Characters from a first to a last one, and their width in thousandths.
    fn add(&mut self, first: u32, last: u32, width: f32) {
        let width = width / 1000.0;
        match self.ranges.last_mut() {
            Some(before) if before.1.checked_add(1) == Some(first) && same(before.2, width) => {
                before.1 = last;
            }
            _ => self.ranges.push((first, last, width)),
        }
    }

    fn get(&self, number: u32) -> f32 {
        let after = self
            .ranges
            .partition_point(|(first, _, _)| *first <= number);
        let range = after.checked_sub(1).and_then(|at| self.ranges.get(at));
        match range {
            Some((_, last, width)) if *last >= number => *width,
            _ => self.default,
        }
    }
}

fn same(one: f32, other: f32) -> bool {
    (one - other).abs() < f32::EPSILON
}

fn number(object: &Object<'_>) -> Option<u32> {
    match object {
        Object::Number(number) => u32::try_from(number.as_i64()).ok(),
        _ => None,
    }
}
