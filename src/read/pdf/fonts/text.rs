//! The text of a code in four bytes, and what of a font's claims is text at all.

use smallvec::SmallVec;
use std::rc::Rc;

/// A code's text: nothing, one character, or one of the font's strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextId(u32);

impl TextId {
    pub(super) const NONE: Self = Self(0);
    /// Set in the numbers of strings; characters have 21 bits.
    const STRING: u32 = 1 << 31;

    pub(super) fn of_character(character: char) -> Self {
        Self(u32::from(character))
    }

    pub(crate) fn is_none(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn character(self) -> Option<char> {
        if self.is_none() {
            None
        } else {
            char::from_u32(self.0)
        }
    }

    fn string(self) -> Option<usize> {
        (self.0 & Self::STRING != 0).then_some((self.0 & !Self::STRING) as usize)
    }
}

/// Most texts of several characters in one font, and most characters of one.
const MOST_TEXTS: usize = 20_000;
const MOST_CHARACTERS: usize = 24;

/// The texts of several characters that codes of a font stand for.
#[derive(Debug, Default)]
pub(super) struct Texts(Vec<Rc<[char]>>);

impl Texts {
    /// The number of a text; what is not text, such as controls, is left out.
    pub(super) fn add(&mut self, text: impl IntoIterator<Item = char>, family: Family) -> TextId {
        let mut kept: SmallVec<[char; 4]> = SmallVec::new();
        if self.0.len() >= MOST_TEXTS {
            return TextId::NONE;
        }
        for character in text.into_iter().take(MOST_CHARACTERS) {
            family.push(character, &mut kept);
        }
        match kept.as_slice() {
            [] => TextId::NONE,
            [one] => TextId::of_character(*one),
            _ => {
                let number = u32::try_from(self.0.len()).unwrap_or(0);
                self.0.push(Rc::from(kept.as_slice()));
                TextId(number | TextId::STRING)
            }
        }
    }

    pub(super) fn get(&self, id: TextId) -> Option<Rc<[char]>> {
        id.string().and_then(|at| self.0.get(at)).cloned()
    }
}

/// What a font's private characters mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Letters,
    Symbol,
    ZapfDingbats,
    Wingdings,
}

impl Family {
    pub(super) fn named(name: &str) -> Self {
        let plain = name.to_ascii_lowercase();
        if plain.contains("wingdings") {
            Self::Wingdings
        } else if plain.contains("dingbats") {
            Self::ZapfDingbats
        } else if plain == "symbol" || plain.starts_with("symbolmt") || plain == "symbol,bold" {
            Self::Symbol
        } else {
            Self::Letters
        }
    }

    /// The built-in table of codes.
    pub(super) fn table(self) -> Option<&'static str> {
        match self {
            Self::Symbol => Some(super::encodings::SYMBOL),
            Self::ZapfDingbats => Some(super::encodings::ZAPF_DINGBATS),
            Self::Letters | Self::Wingdings => None,
        }
    }

    fn push(self, character: char, out: &mut SmallVec<[char; 4]>) {
        match character {
            '\t' | '\n' | '\r' | '\u{A0}' => out.push(' '),
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFF0}'..='\u{FFFF}' => {}
            'ﬀ' => out.extend(['f', 'f']),
            'ﬁ' => out.extend(['f', 'i']),
            'ﬂ' => out.extend(['f', 'l']),
            'ﬃ' => out.extend(['f', 'f', 'i']),
            'ﬄ' => out.extend(['f', 'f', 'l']),
            'ﬅ' | 'ﬆ' => out.extend(['s', 't']),
            '\u{F020}'..='\u{F0FF}' => {
                let code = u8::try_from(u32::from(character) & 0xFF).unwrap_or(0);
                out.push(self.private(code).unwrap_or(character));
            }
            other => out.push(other),
        }
    }

    /// What a code means that a font shows in Unicode's private area, from U+F000 on.
    fn private(self, code: u8) -> Option<char> {
        let table = match self {
            Self::Wingdings => return Some(wingding(code)),
            // `Symbol` in all but name: its bullet is by far what is shown most.
            Self::Letters if code == 0xB7 => return Some('•'),
            Self::Letters => super::encodings::WIN_ANSI,
            Self::Symbol => super::encodings::SYMBOL,
            Self::ZapfDingbats => super::encodings::ZAPF_DINGBATS,
        };
        table.chars().nth(usize::from(code).checked_sub(32)?)
    }
}

/// Of Microsoft's `Wingdings`: the marks that lists and forms use; the rest as a bullet.
pub(super) fn wingding(code: u8) -> char {
    match code {
        0x20 => ' ',
        0x22 => '✂',
        0x28 => '☎',
        0x2A => '✉',
        0x4A => '☺',
        0x6C => '●',
        0x6D => '❍',
        0x6E => '■',
        0x6F | 0x70 => '□',
        0x71 => '❑',
        0x72 => '❒',
        0x73 => '⬧',
        0x74 => '⧫',
        0x75 => '◆',
        0x76 => '❖',
        0x80 => '⓪',
        0x81..=0x8A => char::from_u32(0x2460 + u32::from(code) - 0x81).unwrap_or('•'),
        0xA1 => '○',
        0xA7 => '▪',
        0xA8 => '◻',
        0xD8 => '➢',
        0xDF => '←',
        0xE0 => '→',
        0xE1 => '↑',
        0xE2 => '↓',
        0xE8 => '➔',
        0xF0 => '⇨',
        0xFB => '✗',
        0xFC => '✓',
        0xFD => '☒',
        0xFE => '☑',
        _ => '•',
    }
}
