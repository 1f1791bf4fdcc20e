//! How a font looks, from its name and its descriptor.

use super::super::page::FontLook;
use hayro_syntax::object::{Dict, Name};

/// Bits of a descriptor's `Flags`.
const FIXED: u32 = 1;
pub(super) const SERIF: u32 = 1 << 1;
const ITALIC: u32 = 1 << 6;
const FORCE_BOLD: u32 = 1 << 18;

/// Parts of the names of bold fonts.
const BOLD: &[&str] = &[
    "bold", "black", "heavy", "demi", "cmbx", "sfbx", "ecbx", "cmssbx", "lmssbx",
];
/// Names that hold such a part and are not bold.
const NOT_BOLD: &[&str] = &["blackadder", "blackletter", "blackoak", "demilight"];
/// Parts of the names of italic fonts.
const ITALICS: &[&str] = &[
    "italic", "oblique", "slanted", "kursiv", "cmti", "cmsl", "sfti",
];
/// Parts of the names of fonts all of whose characters have one width.
const TYPEWRITERS: &[&str] = &["courier", "mono", "consolas", "typewriter", "cmtt", "sftt"];

/// The least `FontWeight` that is bold: semi-bold.
const BOLD_WEIGHT: f32 = 600.0;
/// The least `StemV` that is bold. Regular faces of text have 70 to 110 thousandths.
const BOLD_STEM: f32 = 135.0;
const SLANTED: f32 = 4.0;

/// A font's descriptor, or nothing.
pub(super) struct Descriptor<'a>(pub(super) Option<Dict<'a>>);

impl Descriptor<'_> {
    pub(super) fn number(&self, key: &[u8]) -> Option<f32> {
        let number = self.0.as_ref()?.get::<f32>(key);
        number.filter(|number| number.is_finite())
    }

    pub(super) fn flags(&self) -> u32 {
        self.0
            .as_ref()
            .and_then(|descriptor| descriptor.get::<u32>(b"Flags"))
            .unwrap_or(0)
    }

    /// How far the font reaches above and below the baseline, in ems; below is negative.
    pub(super) fn reach(&self) -> (f32, f32) {
        const ABOVE: f32 = 0.75;
        const BELOW: f32 = -0.25;
        let above = self.number(b"Ascent").map(|above| above / 1000.0);
        let below = self.number(b"Descent").map(|below| -below.abs() / 1000.0);
        (
            above
                .filter(|above| (0.4..=1.3).contains(above))
                .unwrap_or(ABOVE),
            below
                .filter(|below| (-0.6..=-0.05).contains(below))
                .unwrap_or(BELOW),
        )
    }
}

/// The font's name without the tag of a subset, `ABCDEF+`.
pub(super) fn name(font: &Dict<'_>, descriptor: &Descriptor<'_>) -> String {
    let name = font
        .get::<Name<'_>>(b"BaseFont")
        .or_else(|| descriptor.0.as_ref()?.get::<Name<'_>>(b"FontName"))
        .or_else(|| font.get::<Name<'_>>(b"Name"));
    let Some(name) = name else {
        return String::new();
    };
    let name = String::from_utf8_lossy(&name);
    match name.split_once('+') {
        Some((tag, name)) if tag.len() == 6 || tag == "CIDFont" => name.to_owned(),
        _ => name.into_owned(),
    }
}

pub(super) fn look(name: String, descriptor: &Descriptor<'_>) -> FontLook {
    let plain = name.to_ascii_lowercase();
    let any = |parts: &[&str]| parts.iter().any(|part| plain.contains(part));
    let flags = descriptor.flags();
    let at_least = |key: &[u8], least| descriptor.number(key).map(|number| number >= least);
    let bold_by_number = at_least(b"FontWeight", BOLD_WEIGHT)
        .or_else(|| at_least(b"StemV", BOLD_STEM))
        .unwrap_or(false);
    let angle = descriptor.number(b"ItalicAngle").unwrap_or(0.0);
    FontLook {
        bold: (any(BOLD) && !any(NOT_BOLD)) || flags & FORCE_BOLD != 0 || bold_by_number,
        italic: any(ITALICS) || flags & ITALIC != 0 || angle.abs() >= SLANTED,
        fixed: any(TYPEWRITERS) || flags & FIXED != 0,
        name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_bold_and_italic() {
        let rows = [
            ("Arial-BoldMT", true, false, false),
            ("Times-BoldItalic", true, true, false),
            ("CMBX10", true, false, false),
            ("Courier-Oblique", false, true, true),
            ("BlackadderITC", false, false, false),
            ("Georgia", false, false, false),
        ];
        for (name, bold, italic, fixed) in rows {
            let look = look(name.to_owned(), &Descriptor(None));
            assert_eq!(
                (look.bold, look.italic, look.fixed),
                (bold, italic, fixed),
                "{name}"
            );
        }
    }
}
