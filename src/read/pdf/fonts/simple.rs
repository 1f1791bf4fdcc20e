//! Fonts of one byte a code: Type 1, `TrueType`, and Type 3.

use super::super::tokens::{Operand, Tokens};
use super::encodings::{self, text_of_name};
use super::look::{Descriptor, SERIF};
use super::program::Program;
use super::standard::Standard;
use super::text::{Family, TextId, Texts, wingding};
use super::to_unicode::ToUnicode;
use super::{Code, FontLook};
use hayro_syntax::object::{Array, Dict, Name, Object};
use smallvec::SmallVec;

/// What is needed to know a simple font's codes.
pub(super) struct Simple<'f, 'a> {
    pub(super) font: &'f Dict<'a>,
    pub(super) descriptor: &'f Descriptor<'a>,
    pub(super) look: &'f FontLook,
    pub(super) family: Family,
    pub(super) to_unicode: Option<ToUnicode>,
    pub(super) program: &'f mut Program<'a>,
    /// Ems of one unit of the font's widths.
    pub(super) unit: f32,
}

type Named = SmallVec<[char; 4]>;

impl Simple<'_, '_> {
    pub(super) fn codes(&mut self, texts: &mut Texts) -> Box<[Code; 256]> {
        let mut characters = self.base();
        let named = self.differences(&mut characters);
        let widths = self.widths(&characters);
        let mut codes = Box::new([Code::default(); 256]);
        for ((code, byte), width) in codes.iter_mut().zip(0..=u8::MAX).zip(widths) {
            code.width = width;
            let claimed = self
                .to_unicode
                .as_ref()
                .map(|map| map.get(u32::from(byte), texts, self.family));
            code.text = claimed.unwrap_or(TextId::NONE);
            if code.text.is_none() {
                let name = named.iter().find(|(at, _)| *at == byte);
                code.text = if let Some((_, name)) = name {
                    texts.add(name.iter().copied(), self.family)
                } else {
                    let character = characters.get(usize::from(byte)).copied().flatten();
                    texts.add(character, self.family)
                };
            }
            if code.text.is_none() && byte == b' ' {
                code.text = TextId::of_character(' ');
            }
        }
        codes
    }

    /// The characters of codes before differences are applied.
    fn base(&mut self) -> [Option<char>; 256] {
        let mut characters = [None; 256];
        if self.family == Family::Wingdings {
            for (slot, code) in characters.iter_mut().zip(0..=u8::MAX) {
                *slot = (code >= 0x20).then(|| wingding(code));
            }
            return characters;
        }
        let encoding = self.font.get::<Object<'_>>(b"Encoding");
        let name = match &encoding {
            Some(Object::Name(name)) => Some(name.clone()),
            Some(Object::Dict(encoding)) => encoding.get::<Name<'_>>(b"BaseEncoding"),
            _ => None,
        };
        let named = name.and_then(|name| encodings::named(&name));
        if let Some(table) = named {
            encodings::fill(&mut characters, table);
        }
        if let Some(table) = self.family.table() {
            encodings::fill(&mut characters, table);
        }
        if named.is_some() || self.family.table().is_some() {
            return characters;
        }
        let subtype = self.font.get::<Name<'_>>(b"Subtype");
        match subtype.as_deref() {
            // Glyphs are named by the font, whatever Latin letters their codes are.
            Some(b"Type3") => {}
            Some(b"TrueType") => encodings::fill(&mut characters, encodings::WIN_ANSI),
            _ => encodings::fill(&mut characters, encodings::STANDARD),
        }
        if self.to_unicode.as_ref().is_none_or(ToUnicode::is_empty) {
            if self.counts_glyphs() {
                characters.fill(None);
            }
            self.program.fill(&mut characters);
        }
        characters
    }

    /// Whether the codes of an embedded part of a font only count its glyphs, from where controls or
    /// blanks would stand: then no table tells what they mean.
    fn counts_glyphs(&self) -> bool {
        let first = self.font.get::<i32>(b"FirstChar").unwrap_or(32);
        self.program.is_there() && (first < 32 || first == 33)
    }

    /// Applies `Differences`: one character each into `characters`, more of them to what is given.
    fn differences(&self, characters: &mut [Option<char>; 256]) -> SmallVec<[(u8, Named); 4]> {
        let mut several = SmallVec::new();
        let encoding = self.font.get::<Dict<'_>>(b"Encoding");
        let Some(differences) = encoding.and_then(|e| e.get::<Array<'_>>(b"Differences")) else {
            return several;
        };
        let mut code = 0;
        if let Some(tokens) = Tokens::of_array(differences.data()) {
            for item in tokens.operands() {
                match item {
                    #[allow(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "casts of floats saturate; codes are 0 to 255"
                    )]
                    Operand::Number(number) => code = *number as usize,
                    Operand::Name(name) => {
                        self.differ(code, name, characters, &mut several);
                        code = code.saturating_add(1);
                    }
                    _ => {}
                }
            }
            return several;
        }
        for item in differences.iter::<Object<'_>>() {
            match item {
                Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
                Object::Name(name) => {
                    self.differ(code, &name, characters, &mut several);
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
        several
    }

    /// Applies one difference, unless the code's text is known otherwise.
    fn differ(
        &self,
        code: usize,
        name: &[u8],
        characters: &mut [Option<char>; 256],
        several: &mut SmallVec<[(u8, Named); 4]>,
    ) {
        let (Ok(byte), Some(slot)) = (u8::try_from(code), characters.get_mut(code)) else {
            return;
        };
        if self
            .to_unicode
            .as_ref()
            .is_some_and(|map| map.holds(u32::from(byte)))
        {
            return;
        }
        let dingbats = self.family == Family::ZapfDingbats;
        let text = text_of_name(name, dingbats)
            .or_else(|| code_in_name(name, code))
            .or_else(|| self.program.text_of_numbered(name))
            .unwrap_or_default();
        match text.as_slice() {
            [] => *slot = None,
            [one] => *slot = Some(*one),
            _ => several.push((byte, text)),
        }
    }

    fn widths(&self, characters: &[Option<char>; 256]) -> [f32; 256] {
        let mut widths = [0.0; 256];
        let listed = self.font.get::<Array<'_>>(b"Widths");
        let Some(listed) = listed else {
            self.standard_widths(characters, &mut widths);
            return widths;
        };
        let missing = self.descriptor.number(b"MissingWidth").unwrap_or(0.0);
        widths.fill(missing * self.unit);
        let first = self.font.get::<i32>(b"FirstChar").unwrap_or(0);
        let first = usize::try_from(first).unwrap_or(0);
        let slots = widths.iter_mut().skip(first);
        let width = |width: Option<f32>| width.filter(|it| it.is_finite()).unwrap_or(0.0);
        if let Some(tokens) = Tokens::of_array(listed.data()) {
            for (slot, item) in slots.zip(tokens.operands()) {
                let number = match item {
                    Operand::Number(number) => Some(*number),
                    _ => None,
                };
                *slot = width(number) * self.unit;
            }
        } else {
            for (slot, item) in slots.zip(listed.iter::<Object<'_>>()) {
                *slot = width(item.into_f32()) * self.unit;
            }
        }
        widths
    }

    /// For fonts that every reader is expected to have.
    fn standard_widths(&self, characters: &[Option<char>; 256], widths: &mut [f32; 256]) {
        const AVERAGE: u16 = 500;
        let look = self.look;
        let font = Standard::named(&look.name, look.bold, look.italic).unwrap_or_else(|| {
            if look.fixed {
                Standard::Courier
            } else if self.descriptor.flags() & SERIF != 0 {
                Standard::serif(look.bold, look.italic)
            } else {
                Standard::sans(look.bold)
            }
        });
        for ((width, code), character) in widths.iter_mut().zip(0..=u8::MAX).zip(characters) {
            let thousandths = font.width(code, *character).unwrap_or(AVERAGE);
            *width = f32::from(thousandths) / 1000.0;
        }
    }
}

/// Some writers name glyphs by their codes (`c65`, `a65`): true where name and code agree.
fn code_in_name(name: &[u8], code: usize) -> Option<Named> {
    let digits = name.iter().position(u8::is_ascii_digit)?;
    let (letters, digits) = name.split_at(digits);
    let number: usize = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let is_letter = (0x21..0x7F).contains(&code);
    let byte = u8::try_from(code).ok()?;
    (letters.len() <= 2 && number == code && is_letter)
        .then(|| SmallVec::from_slice(&[char::from(byte)]))
}
