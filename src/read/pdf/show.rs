//! Showing text: codes to glyphs on the page.

use super::canvas::Canvas;
use super::colour::Rgb;
use super::fonts::{Code, Font};
use super::marks::PLACEHOLDER;
use super::matrix::{Matrix, greater, lesser};
use super::page::{Area, Direction, Glyph, GlyphText, Seen};
use super::state::{MODES_OF_BOTH, MODES_OF_NOTHING, MODES_OF_OUTLINES, State, Text};

/// The least size of type that is read, in points.
const SMALLEST: f32 = 0.5;
/// The least opacity that is seen.
const FAINTEST: f32 = 0.05;
/// How far below its origin a vertical character's baseline lies, in ems.
const HANGS: f32 = 0.88;
/// How thick an outline must be, in ems, to make text that is also filled look bold.
const BOLDENING: f32 = 0.015;

/// Where text goes on: between `BT` and `ET`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor {
    /// Where the next glyph goes.
    pub(super) glyph: Matrix,
    /// Where the line began.
    pub(super) line: Matrix,
}

impl Cursor {
    pub(super) const START: Self = Self {
        glyph: Matrix::IDENTITY,
        line: Matrix::IDENTITY,
    };

    pub(super) fn set(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.glyph = matrix;
    }

    pub(super) fn next_line(&mut self, x: f32, y: f32) {
        let next = Matrix::moved(x, y).then(&self.line);
        self.set(next);
    }

    /// Goes on along the text, in its own unscaled space.
    pub(super) fn go_on(&mut self, x: f32, y: f32) {
        let (glyph, by) = (&mut self.glyph, Matrix::moved(x, y));
        *glyph = by.then(glyph);
    }
}

/// Where the glyphs of upright text stand, and between where they are seen.
#[derive(Clone, Copy)]
struct Band {
    baseline: f32,
    top: f32,
    bottom: f32,
    from: f32,
    to: f32,
}

/// What all glyphs of one showing operator share, and how far it has come.
pub(super) struct Run<'r> {
    font: &'r Font,
    pub(super) look: u16,
    colour: Rgb,
    pub(super) seen: Seen,
    pub(super) artefact: bool,
    pub(super) mcid: i32,
    /// Whether something else is read for it.
    pub(super) replaced: bool,
    /// From the text's space, unscaled, to the page as it is shown.
    to_page: Matrix,
    direction: Direction,
    /// What its glyphs share where it is upright and does not run down.
    band: Option<Band>,
    /// On the page, in points.
    size: f32,
    /// In the text's space.
    em: f32,
    /// How far it has come, in the text's space.
    x: f32,
    y: f32,
    /// Codes shown, and those that say no text.
    pub(super) read: u32,
    pub(super) unknown: u32,
}

impl<'r> Run<'r> {
    /// `bounds`: the page as it is shown.
    pub(super) fn new(font: &'r Font, state: &State, cursor: &Cursor, bounds: &Area) -> Self {
        let to_page = cursor.glyph.then(&state.space);
        let text = &state.text;
        let em = text.size * font.em;
        let size = ((to_page.c * to_page.c + to_page.d * to_page.d).sqrt() * em).abs();
        let outlined = MODES_OF_OUTLINES.contains(&text.mode);
        let paint = if outlined { &state.stroke } else { &state.fill };
        let opacity = if MODES_OF_BOTH.contains(&text.mode) {
            state.fill.opacity.max(state.stroke.opacity)
        } else {
            paint.opacity
        };
        let nothing = MODES_OF_NOTHING.contains(&text.mode);
        let invisible = nothing || opacity < FAINTEST || size < SMALLEST;
        Self {
            font,
            look: font.look,
            colour: paint.colour,
            seen: if invisible {
                Seen::Invisible
            } else {
                Seen::Yes
            },
            artefact: false,
            mcid: -1,
            replaced: false,
            to_page,
            direction: direction(&to_page, em * text.stretch),
            band: (to_page.b == 0.0 && to_page.c == 0.0).then(|| {
                let reach = (font.reach.0 * em, font.reach.1 * em);
                Band::of(&to_page, text.rise, reach, &state.clip.common(bounds))
            }),
            size,
            em,
            x: 0.0,
            y: 0.0,
            read: 0,
            unknown: 0,
        }
    }

    /// Whether its outline is drawn so thick that it looks bold.
    pub(super) fn is_boldened(&self, state: &State) -> bool {
        MODES_OF_BOTH.contains(&state.text.mode)
            && state.line_width * state.space.scale() >= BOLDENING * self.size
            && state.stroke.colour == state.fill.colour
    }

    /// Puts the glyphs of a string on the page.
    pub(super) fn show(&mut self, bytes: &[u8], state: &State, canvas: &mut Canvas) {
        match (self.band, self.font.down()) {
            (Some(band), None) => self.show_upright(bytes, band, &state.text, canvas),
            (_, down) => self.show_turned(bytes, down, state, canvas),
        }
    }

    /// By far the most text: all that differs between glyphs is how far right they stand.
    fn show_upright(&mut self, mut bytes: &[u8], band: Band, text: &Text, canvas: &mut Canvas) {
        if !(band.baseline + band.top + band.bottom).is_finite() {
            return;
        }
        let page = self.to_page;
        let behind_letters = text.character_spacing * text.stretch;
        let behind_blanks = (text.character_spacing + text.word_spacing) * text.stretch;
        while let Some((code, blank)) = self.font.take(&mut bytes) {
            self.read += 1;
            let width = code.width * self.em * text.stretch;
            let start = page.a * self.x + page.e;
            let end = start + page.a * width;
            self.x += width + if blank { behind_blanks } else { behind_letters };
            let unknown = code.is_unknown();
            self.unknown += u32::from(unknown);
            if (unknown && !self.replaced) || !(start + end).is_finite() {
                continue;
            }
            let across = start.midpoint(end);
            let inside = across >= band.from && across <= band.to;
            let text = self.text(code);
            let seen = match self.seen {
                Seen::Yes if !inside && !text.is_blank() => Seen::Outside,
                seen => seen,
            };
            canvas.glyph(Glyph {
                text,
                area: Area {
                    left: lesser(start, end),
                    top: band.top,
                    right: greater(start, end),
                    bottom: band.bottom,
                },
                baseline: band.baseline,
                size: self.size,
                font: self.look,
                colour: self.colour,
                direction: self.direction,
                seen,
                artefact: self.artefact,
                mcid: self.mcid,
            });
        }
    }

    /// Text that is turned, or that runs down.
    fn show_turned(
        &mut self,
        mut bytes: &[u8],
        down: Option<f32>,
        state: &State,
        canvas: &mut Canvas,
    ) {
        let text = &state.text;
        while let Some((code, blank)) = self.font.take(&mut bytes) {
            self.read += 1;
            let width = code.width * self.em * text.stretch;
            let spacing = text.character_spacing + if blank { text.word_spacing } else { 0.0 };
            self.unknown += u32::from(code.is_unknown());
            if self.replaced || !code.is_unknown() {
                // Vertical text hangs from the middle of its top.
                let (left, base) = match down {
                    Some(_) => (self.x - width / 2.0, self.y - HANGS * self.em),
                    None => (self.x, self.y),
                };
                self.put(code, left, left + width, base + text.rise, state, canvas);
            }
            match down {
                Some(down) => self.y += down * self.em + spacing,
                None => self.x += width + spacing * text.stretch,
            }
        }
    }

    /// Goes back by thousandths of an em.
    pub(super) fn go_back(&mut self, thousandths: f32, state: &State) {
        // Without the em of fonts whose glyphs are content streams.
        let by = thousandths / 1000.0 * state.text.size;
        match self.font.down() {
            Some(_) => self.y -= by,
            None => self.x -= by * state.text.stretch,
        }
    }

    /// How far the text has come.
    pub(super) fn gone(&self) -> (f32, f32) {
        (self.x, self.y)
    }

    fn put(
        &self,
        code: Code,
        left: f32,
        right: f32,
        base: f32,
        state: &State,
        canvas: &mut Canvas,
    ) {
        let (above, below) = self.font.reach;
        let (bottom, top) = (base + below * self.em, base + above * self.em);
        let area = self.to_page.area(left, bottom, right, top);
        if !(area.left + area.top + area.right + area.bottom).is_finite() {
            return;
        }
        let (x, y) = self.to_page.point(left, base);
        let (across, along) = (
            area.left.midpoint(area.right),
            area.top.midpoint(area.bottom),
        );
        let inside = canvas.bounds.holds(across, along) && state.clip.holds(across, along);
        let text = self.text(code);
        let seen = match self.seen {
            Seen::Yes if !inside && !text.is_blank() => Seen::Outside,
            seen => seen,
        };
        canvas.glyph(Glyph {
            text,
            area,
            baseline: match self.direction {
                Direction::Up | Direction::Down => x,
                _ => y,
            },
            size: self.size,
            font: self.look,
            colour: self.colour,
            direction: self.direction,
            seen,
            artefact: self.artefact,
            mcid: self.mcid,
        });
    }

    #[inline]
    fn text(&self, code: Code) -> GlyphText {
        match code.character() {
            Some(character) => GlyphText::One(character),
            None => self.font.text(code).unwrap_or(GlyphText::One(PLACEHOLDER)),
        }
    }
}

impl Band {
    /// Of text on a line at `base`, which reaches so far above and below it.
    fn of(page: &Matrix, base: f32, (above, below): (f32, f32), clip: &Area) -> Self {
        let ends = [above, below].map(|reach| page.d * (base + reach) + page.f);
        let (top, bottom) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        let middle = top.midpoint(bottom);
        let is_seen = middle >= clip.top && middle <= clip.bottom;
        let nothing = Area::NOTHING;
        let sides = if is_seen { clip } else { &nothing };
        Self {
            baseline: page.d * base + page.f,
            top,
            bottom,
            from: sides.left,
            to: sides.right,
        }
    }
}

/// Which way text of a positive or negative size runs.
fn direction(to_page: &Matrix, size: f32) -> Direction {
    // Some three degrees.
    const SLACK: f32 = 0.05;
    let sign = if size < 0.0 { -1.0 } else { 1.0 };
    let (x, y) = (to_page.a * sign, to_page.b * sign);
    if y.abs() <= SLACK * x.abs() {
        if x >= 0.0 {
            Direction::Right
        } else {
            Direction::Left
        }
    } else if x.abs() <= SLACK * y.abs() {
        if y < 0.0 {
            Direction::Up
        } else {
            Direction::Down
        }
    } else {
        Direction::Slant
    }
}
