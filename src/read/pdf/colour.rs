//! Colours as red, green and blue: near enough to tell whether the eye sees one on another.

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use std::rc::Rc;

/// Red, green, blue.
pub(super) type Rgb = [u8; 3];

pub(super) const BLACK: Rgb = [0; 3];
pub(super) const WHITE: Rgb = [255; 3];
/// What patterns and shadings are taken for: neither dark nor light.
pub(super) const PATTERN: Rgb = [128; 3];

/// Spaces within spaces.
const DEEPEST: usize = 6;
/// Most components of a colour.
const MOST_COMPONENTS: usize = 32;

/// How a colour's components are meant.
#[derive(Debug, Clone)]
pub(super) enum Space {
    Grey,
    Rgb,
    Cmyk,
    /// Lightness, and two axes that are left out.
    Lab,
    Indexed {
        base: Rc<Space>,
        table: Rc<[u8]>,
    },
    /// Inks by name: `Separation` and `DeviceN`.
    Inks {
        alternate: Rc<Space>,
        mix: Mix,
    },
    Pattern,
}

/// How inks give a colour of the alternate space.
#[derive(Debug, Clone)]
pub(super) enum Mix {
    /// From the first colour to the second, by the amount of the one ink to a power.
    Between(Rc<[f32]>, Rc<[f32]>, f32),
    /// Unknown: the more ink, the darker.
    Darker,
}

impl Space {
    /// Of a name that needs no resources.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"DeviceGray" | b"G" | b"CalGray" => Some(Self::Grey),
            b"DeviceRGB" | b"RGB" | b"CalRGB" => Some(Self::Rgb),
            b"DeviceCMYK" | b"CMYK" | b"CalCMYK" => Some(Self::Cmyk),
            b"Pattern" => Some(Self::Pattern),
            _ => None,
        }
    }

    pub(super) fn of(object: &Object<'_>) -> Option<Self> {
        Self::within(object, DEEPEST)
    }

    fn within(object: &Object<'_>, depth: usize) -> Option<Self> {
        let depth = depth.checked_sub(1)?;
        let array = match object {
            Object::Name(name) => return Self::named(name),
            Object::Array(array) => array,
            _ => return None,
        };
        let mut items = array.iter::<Object<'_>>();
        let family = items.next()?.into_name()?;
        match &*family {
            b"Lab" => Some(Self::Lab),
            b"ICCBased" => Self::of_profile(items.next()?.into_stream()?.dict(), depth),
            b"Indexed" | b"I" => {
                let base = Rc::new(Self::within(&items.next()?, depth)?);
                let table = items.nth(1).map(|table| bytes_of(&table));
                Some(Self::Indexed {
                    base,
                    table: table.unwrap_or_default().into(),
                })
            }
            b"Separation" | b"DeviceN" => {
                let _names = items.next()?;
                let alternate = Rc::new(Self::within(&items.next()?, depth)?);
                let mix = items.next().and_then(|function| Mix::of(&function));
                Some(Self::Inks {
                    alternate,
                    mix: mix.unwrap_or(Mix::Darker),
                })
            }
            name => Self::named(name),
        }
    }

    fn of_profile(profile: &Dict<'_>, depth: usize) -> Option<Self> {
        match profile.get::<u8>(b"N") {
            Some(1) => Some(Self::Grey),
            Some(3) => Some(Self::Rgb),
            Some(4) => Some(Self::Cmyk),
            _ => Self::within(&profile.get::<Object<'_>>(b"Alternate")?, depth),
        }
    }

    /// The colour that is current once the space is chosen.
    pub(super) fn first_colour(&self) -> Rgb {
        match self {
            Self::Pattern => PATTERN,
            Self::Inks { .. } => self.colour(&[1.0; MOST_COMPONENTS]),
            Self::Cmyk => BLACK,
            _ => self.colour(&[0.0; 4]),
        }
    }

    /// The colour of components; those that lack are 0.
    pub(super) fn colour(&self, components: &[f32]) -> Rgb {
        let at = |at: usize| components.get(at).copied().unwrap_or(0.0);
        match self {
            Self::Grey => grey(at(0)),
            Self::Rgb => [at(0), at(1), at(2)].map(byte),
            Self::Cmyk => cmyk(at(0), at(1), at(2), at(3)),
            Self::Lab => grey((at(0) / 100.0).powi(2)),
            Self::Indexed { base, table } => {
                #[allow(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "casts of floats saturate"
                )]
                let index = at(0) as usize;
                let width = base.components();
                let entry = table.get(index * width..).unwrap_or_default();
                let entry = entry
                    .iter()
                    .take(width)
                    .map(|&part| f32::from(part) / 255.0);
                let parts: Vec<f32> = entry.collect();
                base.colour(&parts)
            }
            Self::Inks { alternate, mix } => match mix {
                Mix::Between(from, to, power) => {
                    let amount = at(0).clamp(0.0, 1.0).powf(*power);
                    let parts = from.iter().zip(to.iter());
                    let parts: Vec<f32> = parts
                        .map(|(from, to)| from + amount * (to - from))
                        .collect();
                    alternate.colour(&parts)
                }
                Mix::Darker => {
                    let most = components.iter().copied().fold(0.0, f32::max);
                    grey(1.0 - most)
                }
            },
            Self::Pattern => PATTERN,
        }
    }

    fn components(&self) -> usize {
        match self {
            Self::Grey | Self::Indexed { .. } | Self::Pattern | Self::Inks { .. } => 1,
            Self::Rgb | Self::Lab => 3,
            Self::Cmyk => 4,
        }
    }
}

impl Mix {
    fn of(function: &Object<'_>) -> Option<Self> {
        let numbers = |dict: &Dict<'_>, key: &[u8], default: f32| -> Rc<[f32]> {
            let found = dict.get::<Array<'_>>(key);
            let found = found.map(|array| array.iter::<f32>().take(MOST_COMPONENTS).collect());
            found.unwrap_or_else(|| Rc::from([default]))
        };
        match function {
            Object::Dict(dict) if dict.get::<u8>(b"FunctionType") == Some(2) => {
                Some(Self::Between(
                    numbers(dict, b"C0", 0.0),
                    numbers(dict, b"C1", 1.0),
                    dict.get::<f32>(b"N").unwrap_or(1.0).clamp(0.1, 10.0),
                ))
            }
            _ => None,
        }
    }
}

fn bytes_of(table: &Object<'_>) -> Vec<u8> {
    // Three or four bytes for each of 256 colours.
    const MOST: usize = 1024;
    match table {
        Object::String(bytes) => bytes.as_bytes().iter().take(MOST).copied().collect(),
        Object::Stream(stream) => {
            let stream: &Stream<'_> = stream;
            let mut bytes = Vec::new();
            let decoded = super::filters::Decoder::new(1 << 16, 1 << 17).decode(stream, &mut bytes);
            bytes.truncate(if decoded.is_ok() { MOST } else { 0 });
            bytes
        }
        _ => Vec::new(),
    }
}

pub(super) fn grey(light: f32) -> Rgb {
    [byte(light); 3]
}

pub(super) fn rgb(parts: [f32; 3]) -> Rgb {
    parts.map(byte)
}

pub(super) fn cmyk(cyan: f32, magenta: f32, yellow: f32, black: f32) -> Rgb {
    [cyan, magenta, yellow]
        .map(|ink| byte((1.0 - ink.clamp(0.0, 1.0)) * (1.0 - black.clamp(0.0, 1.0))))
}

fn byte(part: f32) -> u8 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to 255, and casts of floats saturate"
    )]
    {
        (part.clamp(0.0, 1.0) * 255.0).round() as u8
    }
}

/// Whether the eye cannot tell two colours apart on paper or screen.
pub(super) fn alike(one: Rgb, other: Rgb) -> bool {
    // Some 5 % of one channel: light grey on white is still read.
    const TOLD_APART: u8 = 13;
    one.iter()
        .zip(other)
        .all(|(&one, other)| one.abs_diff(other) < TOLD_APART)
}

/// The name of a colour space in resources, or what it stands for.
pub(super) fn resolve(name: &[u8], spaces: &Dict<'_>) -> Option<Space> {
    Space::named(name).or_else(|| {
        let name = Name::new(name)?;
        Space::of(&spaces.get::<Object<'_>>(&*name)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_give_near_colours() {
        let tint = Space::Inks {
            alternate: Rc::new(Space::Cmyk),
            mix: Mix::Between(Rc::from([0.0; 4]), Rc::from([0.0, 0.0, 0.0, 1.0]), 1.0),
        };
        let indexed = Space::Indexed {
            base: Rc::new(Space::Rgb),
            table: Rc::from([0, 0, 0, 255, 128, 0]),
        };
        let rows: &[(&Space, &[f32], Rgb)] = &[
            (&Space::Grey, &[0.5], [128; 3]),
            (&Space::Rgb, &[1.0, 0.0, 2.0], [255, 0, 255]),
            (&Space::Cmyk, &[0.0, 0.0, 0.0, 1.0], BLACK),
            (&Space::Cmyk, &[0.0, 0.0, 0.0, 0.0], WHITE),
            (&tint, &[1.0], BLACK),
            (&tint, &[0.0], WHITE),
            (&indexed, &[1.0], [255, 128, 0]),
            (&indexed, &[9.0], BLACK),
        ];
        for (space, components, colour) in rows {
            assert_eq!(
                space.colour(components),
                *colour,
                "{space:?} {components:?}"
            );
        }
    }

    #[test]
    fn the_eye_tells_grey_from_white() {
        assert!(alike(WHITE, [250, 250, 255]));
        assert!(!alike(WHITE, [230; 3]));
    }
}
