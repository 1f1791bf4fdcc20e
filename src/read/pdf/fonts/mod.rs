//! Fonts: which text codes stand for, how wide they are, and how they look.

mod composite;
mod encodings;
mod look;
mod program;
mod simple;
mod standard;
mod text;
mod to_unicode;

use super::filters::Decoder;
use super::page::{FontLook, GlyphText};
use composite::Composite;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object, Rect};
use look::Descriptor;
use program::Program;
use simple::Simple;
use smallvec::SmallVec;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use text::{Family, TextId, Texts};
use to_unicode::ToUnicode;

/// Most bytes of a `ToUnicode` stream that are read: several times what all of Unicode takes.
const MOST_TO_UNICODE: usize = 4 << 20;
/// Fonts of one document whose embedded programs are looked into; the rest stays unknown.
const MOST_PROGRAMS: usize = 100;
/// Texts and widths of codes that are kept for all fonts of one document; beyond, codes have none.
const MOST_ENTRIES: usize = 1_500_000;

/// What a font says of a code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Code {
    text: TextId,
    /// How far it moves on, in ems.
    pub(super) width: f32,
}

impl Default for Code {
    fn default() -> Self {
        Self {
            text: TextId::NONE,
            width: 0.0,
        }
    }
}

impl Code {
    /// The character that it stands for, where that is one.
    pub(super) fn character(self) -> Option<char> {
        self.text.character()
    }

    pub(super) fn is_unknown(self) -> bool {
        self.text.is_none()
    }
}

/// A font.
pub(super) struct Font {
    /// Number of its look.
    pub(super) look: u16,
    /// How far it reaches above and below the baseline, in ems; below is negative.
    pub(super) reach: (f32, f32),
    /// Points of one em at size 1: other than 1 in fonts whose glyphs are content streams.
    pub(super) em: f32,
    codes: Codes,
    texts: RefCell<Texts>,
}

enum Codes {
    Simple(Box<[Code; 256]>),
    Composite(Box<Composite>),
}

impl Font {
    /// Takes a code off the front of a string; whether it is a one-byte blank, that words are spaced by.
    #[inline]
    pub(super) fn take(&self, bytes: &mut &[u8]) -> Option<(Code, bool)> {
        match &self.codes {
            Codes::Simple(codes) => {
                let (byte, rest) = bytes.split_first()?;
                *bytes = rest;
                let code = codes.get(usize::from(*byte)).copied().unwrap_or_default();
                Some((code, *byte == b' '))
            }
            Codes::Composite(composite) => composite.take(bytes, &self.texts),
        }
    }

    /// The text of a code that stands for several characters.
    pub(super) fn text(&self, code: Code) -> Option<GlyphText> {
        let text = self.texts.borrow().get(code.text)?;
        Some(GlyphText::Several(text))
    }

    /// Steps that reading a character takes.
    pub(super) fn cost(&self) -> u64 {
        match &self.codes {
            Codes::Simple(_) => 1,
            Codes::Composite(composite) => composite.cost(),
        }
    }

    /// How far vertical text goes down for a character, in ems; nothing for horizontal text.
    pub(super) fn down(&self) -> Option<f32> {
        match &self.codes {
            Codes::Composite(composite) => composite.vertical.then_some(composite.down),
            Codes::Simple(_) => None,
        }
    }
}

/// The fonts of a document, each loaded once.
pub(super) struct Fonts {
    /// The last few that were asked for.
    recent: Vec<Recent>,
    loaded: HashMap<Place, Option<Rc<Font>>>,
    looks: Vec<FontLook>,
    numbers: HashMap<FontLook, u16>,
    programs_left: Cell<usize>,
    entries_left: usize,
}

/// A font that was asked for: the resources' address, its name there, and what was found.
type Recent = (usize, SmallVec<[u8; 16]>, Option<Rc<Font>>);

/// Where a font's dictionary stands.
#[derive(PartialEq, Eq, Hash)]
enum Place {
    Object(ObjRef),
    /// Address of its bytes.
    Bytes(usize),
}

impl Fonts {
    pub(super) fn new() -> Self {
        Self {
            recent: Vec::new(),
            loaded: HashMap::new(),
            looks: Vec::new(),
            numbers: HashMap::new(),
            programs_left: Cell::new(MOST_PROGRAMS),
            entries_left: MOST_ENTRIES,
        }
    }

    pub(super) fn looks(&self) -> &[FontLook] {
        &self.looks
    }

    /// The font of a name in resources.
    pub(super) fn get(
        &mut self,
        name: &[u8],
        fonts: &Dict<'_>,
        decoder: &mut Decoder,
    ) -> Option<Rc<Font>> {
        const RECENT: usize = 16;
        let resources = fonts.data().as_ptr().addr();
        let same = |it: &&Recent| it.0 == resources && *it.1 == *name;
        if let Some((_, _, font)) = self.recent.iter().find(same) {
            return font.clone();
        }
        let font = self.find(name, fonts, decoder);
        if self.recent.len() >= RECENT {
            self.recent.clear();
        }
        self.recent
            .push((resources, SmallVec::from_slice(name), font.clone()));
        font
    }

    fn find(&mut self, name: &[u8], fonts: &Dict<'_>, decoder: &mut Decoder) -> Option<Rc<Font>> {
        let name = Name::new(name)?;
        let place = match fonts.get_raw::<Dict<'_>>(&*name)? {
            MaybeRef::Ref(reference) => Place::Object(reference),
            MaybeRef::NotRef(dict) => Place::Bytes(dict.data().as_ptr().addr()),
        };
        if let Some(known) = self.loaded.get(&place) {
            return known.clone();
        }
        let font = fonts.get::<Dict<'_>>(&*name);
        let font = font.map(|font| Rc::new(self.load(&font, decoder)));
        self.loaded.insert(place, font.clone());
        font
    }

    fn load(&mut self, font: &Dict<'_>, decoder: &mut Decoder) -> Font {
        let subtype = font.get::<Name<'_>>(b"Subtype");
        let is_composite = subtype.as_deref() == Some(b"Type0");
        let is_type_3 = subtype.as_deref() == Some(b"Type3");
        let descendant = font
            .get::<Array<'_>>(b"DescendantFonts")
            .and_then(|array| array.iter::<Dict<'_>>().next())
            .unwrap_or_default();
        let described = if is_composite { &descendant } else { font };
        let descriptor = Descriptor(described.get::<Dict<'_>>(b"FontDescriptor"));
        let name = look::name(font, &descriptor);
        let family = Family::named(&name);
        let look = look::look(name, &descriptor);
        let mut texts = Texts::default();
        let left = &mut self.entries_left;
        let to_unicode = to_unicode(font, &mut texts, family, decoder, left);
        let programs_left = self.programs_left.clone();
        let mut program = Program::new(descriptor.0.as_ref(), &programs_left);
        let (unit, em, reach) = if is_type_3 {
            type_3_measures(font)
        } else {
            (1e-3, 1.0, descriptor.reach())
        };
        let codes = if is_composite {
            let to_unicode = to_unicode.unwrap_or_default();
            Codes::Composite(Box::new(Composite::load(
                font,
                &descendant,
                to_unicode,
                family,
                &mut program,
                decoder,
                left,
            )))
        } else {
            let mut simple = Simple {
                font,
                descriptor: &descriptor,
                look: &look,
                family,
                to_unicode,
                program: &mut program,
                unit,
            };
            Codes::Simple(simple.codes(&mut texts))
        };
        self.programs_left.set(programs_left.get());
        Font {
            look: self.number(look),
            reach,
            em,
            codes,
            texts: RefCell::new(texts),
        }
    }

    /// The number of a look; the last one for all beyond what a number holds.
    fn number(&mut self, look: FontLook) -> u16 {
        if let Some(known) = self.numbers.get(&look) {
            return *known;
        }
        let Ok(number) = u16::try_from(self.looks.len()) else {
            return u16::MAX;
        };
        self.looks.push(look.clone());
        self.numbers.insert(look, number);
        number
    }

    /// The number of the same look in bold: text whose outline is drawn as well.
    pub(super) fn bolder(&mut self, number: u16) -> u16 {
        match self.looks.get(usize::from(number)) {
            Some(look) if !look.bold => self.number(FontLook {
                bold: true,
                ..look.clone()
            }),
            _ => number,
        }
    }
}

fn to_unicode(
    font: &Dict<'_>,
    texts: &mut Texts,
    family: Family,
    decoder: &mut Decoder,
    entries_left: &mut usize,
) -> Option<ToUnicode> {
    let stream = match font.get::<Object<'_>>(b"ToUnicode")? {
        Object::Stream(stream) => stream,
        // Some writers say with it that codes are Unicode.
        Object::Name(name) if name.starts_with(b"Identity") => return Some(ToUnicode::identity()),
        _ => return None,
    };
    let mut bytes = Vec::new();
    decoder.decode(&stream, &mut bytes).ok()?;
    bytes.truncate(MOST_TO_UNICODE);
    let read = ToUnicode::read(&bytes, texts, family, *entries_left);
    *entries_left = entries_left.saturating_sub(read.entries());
    Some(read)
}

/// Of a font whose glyphs are content streams: ems of one unit of its widths, points of an em, and its
/// reach in ems. Where its box is no em high, or some, that is taken for the em.
fn type_3_measures(font: &Dict<'_>) -> (f32, f32, (f32, f32)) {
    let matrix = font.get::<Array<'_>>(b"FontMatrix");
    let matrix: Vec<f32> = matrix
        .map(|matrix| matrix.iter::<f32>().collect())
        .unwrap_or_default();
    let (across, up) = match *matrix {
        [a, _, _, d, ..] => (a, d.abs()),
        _ => (1e-3, 1e-3),
    };
    #[allow(
        clippy::cast_possible_truncation,
        reason = "lengths in fonts are small"
    )]
    let (bottom, top) = font.get::<Rect>(b"FontBBox").map_or((0.0, 0.0), |area| {
        (area.y0 as f32 * up, area.y1 as f32 * up)
    });
    let em = top - bottom;
    if (0.6..=2.2).contains(&em) {
        // A box of some font's usual proportions: sizes are meant as they are said.
        (across, 1.0, (top.min(1.0), bottom.clamp(-0.5, 0.0)))
    } else if em > 1e-3 && em.is_finite() {
        (across / em, em, (top / em, (bottom / em).min(0.0)))
    } else {
        (across, 1.0, (0.75, -0.25))
    }
}

/// Whether an object is there and no null.
pub(super) fn is_there(dict: &Dict<'_>, key: &[u8]) -> bool {
    !matches!(dict.get::<Object<'_>>(key), None | Some(Object::Null(_)))
}
