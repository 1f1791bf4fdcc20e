//! Marked content: what the writer says of a run of text, beside how it looks.

use super::page::{Area, Direction, Glyph, GlyphText, PaintedPage, Seen};
use hayro_syntax::object::{Dict, FromBytes, Name, String as PdfString};

/// Marks within marks; those that stand deeper are only counted.
const DEEPEST: usize = 256;
/// Most characters of one `ActualText`.
const MOST_CHARACTERS: usize = 4096;
/// Most characters that are read for one glyph.
const MOST_FOR_ONE: usize = 32;

/// Stands for a code that says no text, until what is read for it is known.
pub(super) const PLACEHOLDER: char = '\u{FFFD}';

/// A `BMC` or `BDC` that was not yet ended.
struct Mark {
    artefact: bool,
    mcid: i32,
    hidden: bool,
    /// What is read for the glyphs from a first one on.
    actual: Option<(Vec<char>, usize)>,
    /// Codes without text that were shown before it.
    undecoded: u32,
}

/// The marks that are open.
#[derive(Default)]
pub(super) struct Marks {
    open: Vec<Mark>,
    /// How many more are open than are kept.
    deeper: usize,
}

impl Marks {
    /// A mark of a tag with its properties; `hidden` where its optional content is off.
    pub(super) fn begin(
        &mut self,
        tag: &[u8],
        properties: Option<&Dict<'_>>,
        mcid: Option<i32>,
        hidden: bool,
        page: &PaintedPage,
    ) {
        if self.open.len() >= DEEPEST {
            self.deeper += 1;
            return;
        }
        let above = self.open.last();
        let actual = properties
            .and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText"))
            .map(|text| (characters(text.as_bytes()), page.glyphs.len()));
        self.open.push(Mark {
            artefact: tag == b"Artifact" || above.is_some_and(|above| above.artefact),
            mcid: mcid.or(above.map(|above| above.mcid)).unwrap_or(-1),
            hidden: hidden || above.is_some_and(|above| above.hidden),
            actual,
            undecoded: page.undecoded,
        });
    }

    pub(super) fn end(&mut self, page: &mut PaintedPage) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if let Some(mark) = self.open.pop()
            && let Some((text, first)) = mark.actual
        {
            if !text.is_empty() {
                page.undecoded = mark.undecoded;
            }
            replace(&mut page.glyphs, first, &text);
            if !self.replaces() {
                drop_placeholders(&mut page.glyphs, first);
            }
        }
    }

    /// Whether glyphs are read as something else than they say.
    pub(super) fn replaces(&self) -> bool {
        self.open.iter().any(|mark| mark.actual.is_some())
    }

    pub(super) fn depth(&self) -> usize {
        self.open.len() + self.deeper
    }

    /// Ends all marks but the first few: a form's own end with it.
    pub(super) fn end_to(&mut self, depth: usize, page: &mut PaintedPage) {
        while self.depth() > depth {
            self.end(page);
        }
    }

    pub(super) fn artefact(&self) -> bool {
        self.open.last().is_some_and(|mark| mark.artefact)
    }

    pub(super) fn mcid(&self) -> i32 {
        self.open.last().map_or(-1, |mark| mark.mcid)
    }

    pub(super) fn hidden(&self) -> bool {
        self.open.last().is_some_and(|mark| mark.hidden)
    }
}

/// The characters of a text string: UTF-16 or UTF-8 by their marks, else Latin.
pub(super) fn characters(bytes: &[u8]) -> Vec<char> {
    let text = if let Some(units) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        encoding_rs::UTF_16BE.decode_without_bom_handling(units).0
    } else if let Some(units) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        encoding_rs::UTF_16LE.decode_without_bom_handling(units).0
    } else if let Some(text) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        String::from_utf8_lossy(text)
    } else {
        encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
    };
    let plain = |character: char| {
        if character.is_whitespace() {
            ' '
        } else {
            character
        }
    };
    text.chars()
        .map(plain)
        .filter(|character| !character.is_control() && *character != '\u{FFFD}')
        .take(MOST_CHARACTERS)
        .collect()
}

/// Drops what stands for codes without text, from `first` on, where no text came for them.
fn drop_placeholders(glyphs: &mut Vec<Glyph>, first: usize) {
    let stands_in = |glyph: &Glyph| *glyph.text == [PLACEHOLDER];
    if glyphs.iter().skip(first).any(stands_in) {
        let mut kept = glyphs.split_off(first);
        kept.retain(|glyph| !stands_in(glyph));
        glyphs.append(&mut kept);
    }
}

/// Gives the glyphs from `first` on another text, spread evenly over them; only where they stand in one
/// line, for else nothing tells where each character stands.
fn replace(glyphs: &mut Vec<Glyph>, first: usize, text: &[char]) {
    let Some((head, rest)) = glyphs.get(first..).and_then(<[Glyph]>::split_first) else {
        return;
    };
    let shown = || {
        glyphs
            .iter()
            .skip(first)
            .flat_map(|glyph| glyph.text.iter())
    };
    if shown().eq(text.iter()) {
        return;
    }
    if text.len() > MOST_FOR_ONE.saturating_mul(rest.len() + 1) {
        return;
    }
    let one_line = |glyph: &Glyph| {
        glyph.direction == head.direction
            && (glyph.baseline - head.baseline).abs() <= head.size / 2.0
    };
    if !rest.iter().all(one_line) || head.direction == Direction::Slant {
        return;
    }
    let seen = |glyph: &&Glyph| glyph.seen == Seen::Yes;
    let model = glyphs.iter().skip(first).find(seen).unwrap_or(head).clone();
    let all = rest
        .iter()
        .fold(head.area, |all, glyph| all.with(&glyph.area));
    glyphs.truncate(first);
    let count = text.len();
    for (at, character) in text.iter().enumerate() {
        glyphs.push(Glyph {
            text: GlyphText::One(*character),
            area: slice(&all, model.direction, at, count),
            ..model.clone()
        });
    }
}

/// One of `count` equal parts of an area, along a direction.
fn slice(area: &Area, direction: Direction, at: usize, count: usize) -> Area {
    #[allow(clippy::cast_precision_loss, reason = "some thousands at most")]
    let part = |at: usize| at as f32 / count as f32;
    let (from, to) = (part(at), part(at + 1));
    let (width, height) = (area.width(), area.height());
    match direction {
        Direction::Right | Direction::Slant => Area {
            left: area.left + width * from,
            right: area.left + width * to,
            ..*area
        },
        Direction::Left => Area {
            left: area.right - width * to,
            right: area.right - width * from,
            ..*area
        },
        Direction::Down => Area {
            top: area.top + height * from,
            bottom: area.top + height * to,
            ..*area
        },
        Direction::Up => Area {
            top: area.bottom - height * to,
            bottom: area.bottom - height * from,
            ..*area
        },
    }
}

/// The properties that stand in the content itself: their dictionary where it says more than a number.
pub(super) fn inline_properties(bytes: &[u8]) -> (Option<Dict<'_>>, Option<i32>) {
    const KEY: &[u8] = b"/MCID";
    if let Some(start) = memchr::memmem::find(bytes, KEY)
        && memchr::memchr_iter(b'/', bytes).count() == 1
    {
        let digits = bytes.get(start + KEY.len()..).unwrap_or_default();
        let digits = digits.trim_ascii_start().iter();
        let number = digits
            .take_while(|byte| byte.is_ascii_digit())
            .fold(0_i32, |number, byte| {
                number
                    .saturating_mul(10)
                    .saturating_add(i32::from(byte - b'0'))
            });
        return (None, Some(number));
    }
    let dict: Option<Dict<'_>> = Dict::from_bytes(bytes);
    let number = dict.as_ref().and_then(|dict| dict.get::<i32>(b"MCID"));
    (dict, number)
}

/// Bytes that are gone over to look something up in properties.
pub(super) fn length(properties: &Dict<'_>) -> usize {
    const KEY: &[u8] = b"ActualText";
    let elsewhere = properties
        .get_ref(KEY)
        .and_then(|_| properties.get::<PdfString<'_>>(KEY))
        .map_or(0, |text| text.as_bytes().len());
    properties.data().len().saturating_add(elsewhere)
}

/// The properties of a name in resources.
pub(super) fn named_properties<'a>(name: &[u8], properties: &Dict<'a>) -> Option<Dict<'a>> {
    properties.get::<Dict<'a>>(&*Name::new(name)?)
}
