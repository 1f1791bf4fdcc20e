//! Operators of content streams, one after the other, painted on a canvas.

use super::canvas::Canvas;
use super::colour::{self, PATTERN, Rgb, Space};
use super::filters::Decoder;
use super::fonts::Fonts;
use super::marks::{self, Marks};
use super::matrix::Matrix;
#[allow(clippy::wildcard_imports, reason = "all operators, and nothing else")]
use super::operators::*;
use super::page::Seen;
use super::paths::Path;
use super::session::{LOOKED_UP, Session};
use super::show::{Cursor, Run};
use super::state::{Paint, State};
use super::tokens::{Operand, Operator, Tokens};
use hayro_syntax::object::{Array, Dict, Name, Object};
use hayro_syntax::page::Resources;
use std::rc::Rc;

/// Most states that `q` keeps; those beyond are only counted.
const MOST_STATES: usize = 1000;
/// Components of a colour that are looked at.
const MOST_COMPONENTS: usize = 32;

/// Interprets the content of one page.
pub(super) struct Interpreter<'s, 'p> {
    pub(super) session: &'s mut Session<'p>,
    pub(super) canvas: Canvas,
    pub(super) state: State,
    kept: Vec<State>,
    /// How many more were to be kept.
    kept_deeper: usize,
    cursor: Cursor,
    path: Path,
    /// The current point, in its own space.
    point: (f32, f32),
    pub(super) marks: Marks,
    /// Forms within forms.
    pub(super) depth: usize,
    /// Numbers of the forms that are being painted.
    pub(super) forms: Vec<hayro_syntax::object::ObjectIdentifier>,
}

impl<'s, 'p> Interpreter<'s, 'p> {
    pub(super) fn new(session: &'s mut Session<'p>, canvas: Canvas, space: Matrix) -> Self {
        let state = State::new(space, canvas.bounds);
        Self {
            session,
            canvas,
            state,
            kept: Vec::new(),
            kept_deeper: 0,
            cursor: Cursor::START,
            path: Path::default(),
            point: (0.0, 0.0),
            marks: Marks::default(),
            depth: 0,
            forms: Vec::new(),
        }
    }

    /// Paints a content stream; states that it does not bring back are dropped at its end.
    pub(super) fn paint(&mut self, content: &[u8], resources: &Resources<'p>) {
        let (kept, deeper) = (self.kept.len(), std::mem::take(&mut self.kept_deeper));
        let marks = self.marks.depth();
        let cursor = self.cursor;
        let mut tokens = Tokens::new(content);
        while let Some(operator) = tokens.next_operator() {
            let cost = 1 + tokens.operands().len() as u64 / 8;
            if !self.session.spend(cost) {
                break;
            }
            let known = self.show_text(operator, &tokens, resources)
                || self.draw_path(operator, &tokens)
                || self.set_state(operator, &tokens, resources, kept)
                || self.set_colour(operator, &tokens, resources);
            if !known {
                self.paint_other(operator, &mut tokens, resources);
            }
        }
        self.marks.end_to(marks, &mut self.canvas.page);
        self.kept.truncate(kept);
        self.kept_deeper = deeper;
        self.cursor = cursor;
    }

    fn show_text(
        &mut self,
        operator: Operator,
        tokens: &Tokens<'_>,
        resources: &Resources<'p>,
    ) -> bool {
        let text = &mut self.state.text;
        let number = |unless| tokens.numbers::<1>().map_or(unless, |[number]| number);
        match operator {
            BT => self.cursor = Cursor::START,
            ET => {}
            TJ | SHOW => self.show(tokens),
            QUOTE => {
                self.cursor.next_line(0.0, -text.leading);
                self.show(tokens);
            }
            DOUBLE_QUOTE => {
                if let [Operand::Number(word), Operand::Number(character), ..] = tokens.operands() {
                    (text.word_spacing, text.character_spacing) = (*word, *character);
                }
                self.cursor.next_line(0.0, -text.leading);
                self.show(tokens);
            }
            TD_SETS | TD => {
                if let Some([x, y]) = tokens.numbers() {
                    if operator == TD_SETS {
                        text.leading = -y;
                    }
                    self.cursor.next_line(x, y);
                }
            }
            NEXT_LINE => self.cursor.next_line(0.0, -text.leading),
            TM => {
                if let Some(matrix) = tokens.numbers::<6>().and_then(|all| Matrix::of(&all)) {
                    self.cursor.set(matrix);
                }
            }
            TF => {
                if let [.., Operand::Name(name), Operand::Number(size)] = tokens.operands() {
                    text.size = *size;
                    self.choose_font(name, &resources.fonts);
                }
            }
            TC => text.character_spacing = number(text.character_spacing),
            TW => text.word_spacing = number(text.word_spacing),
            TZ => text.stretch = number(text.stretch * 100.0) / 100.0,
            TL => text.leading = number(text.leading),
            TS => text.rise = number(text.rise),
            TR => text.mode = mode(number(f32::from(text.mode))),
            _ => return false,
        }
        true
    }

    fn choose_font(&mut self, name: &[u8], fonts: &Dict<'p>) {
        let Session {
            fonts: loaded,
            decoder,
            ..
        } = &mut *self.session;
        let (loaded, decoder): (&mut Fonts, &mut Decoder) = (loaded, decoder);
        self.state.text.font = loaded.get(name, fonts, decoder);
    }

    fn show(&mut self, tokens: &Tokens<'_>) {
        let Some(font) = self.state.text.font.clone() else {
            return self.show_unknown(tokens);
        };
        let mut run = Run::new(&font, &self.state, &self.cursor, &self.canvas.bounds);
        run.artefact = self.marks.artefact();
        run.mcid = self.marks.mcid();
        run.replaced = self.marks.replaces();
        if self.marks.hidden() {
            run.seen = Seen::Invisible;
        }
        if run.is_boldened(&self.state) {
            run.look = self.session.fonts.bolder(run.look);
        }
        for operand in tokens.operands() {
            match operand {
                Operand::Number(thousandths) => run.go_back(*thousandths, &self.state),
                Operand::String(_) | Operand::Unescaped(..) => {
                    run.show(tokens.string(*operand), &self.state, &mut self.canvas);
                }
                _ => {}
            }
        }
        let (x, y) = run.gone();
        let unknown = if run.seen == Seen::Invisible {
            0
        } else {
            run.unknown
        };
        self.canvas.page.undecoded = self.canvas.page.undecoded.saturating_add(unknown);
        self.session.spend(u64::from(run.read) * font.cost());
        self.cursor.go_on(x, y);
    }

    /// Strings without a font: nothing tells what they say.
    fn show_unknown(&mut self, tokens: &Tokens<'_>) {
        let bytes: usize = tokens
            .operands()
            .iter()
            .map(|operand| tokens.string(*operand).len())
            .sum();
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        self.canvas.page.undecoded = self.canvas.page.undecoded.saturating_add(bytes);
    }

    fn draw_path(&mut self, operator: Operator, tokens: &Tokens<'_>) -> bool {
        let space = &self.state.space;
        match operator {
            MOVE | LINE => {
                if let Some([x, y]) = tokens.numbers() {
                    self.point = (x, y);
                    match operator {
                        MOVE => self.path.move_to(space, x, y),
                        _ => self.path.line_to(space, x, y),
                    }
                }
            }
            CURVE => {
                if let Some([.., x, y]) = tokens.numbers::<6>() {
                    self.point = (x, y);
                    self.path.curve_to(space, x, y);
                }
            }
            CURVE_FROM | CURVE_TO => {
                if let Some([.., x, y]) = tokens.numbers::<4>() {
                    self.point = (x, y);
                    self.path.curve_to(space, x, y);
                }
            }
            CLOSE => self.path.close(),
            RECTANGLE => {
                if let Some(sides) = tokens.numbers::<4>() {
                    self.path.rectangle(space, sides);
                }
            }
            STROKE => self.paint_path(false, true),
            CLOSE_STROKE => {
                self.path.close();
                self.paint_path(false, true);
            }
            FILL | FILL_OLD | FILL_EVEN_ODD => self.paint_path(true, false),
            BOTH | BOTH_EVEN_ODD => self.paint_path(true, true),
            CLOSE_BOTH | CLOSE_BOTH_EVEN_ODD => {
                self.path.close();
                self.paint_path(true, true);
            }
            END_PATH => self.paint_path(false, false),
            CLIP | CLIP_EVEN_ODD => self.path.clip(),
            _ => return false,
        }
        true
    }

    fn paint_path(&mut self, fill: bool, stroke: bool) {
        let seen = !self.marks.hidden();
        self.path.paint(
            fill && seen,
            stroke && seen,
            &mut self.state,
            &mut self.canvas,
        );
    }

    /// `kept`: states that are not this stream's to bring back.
    fn set_state(
        &mut self,
        operator: Operator,
        tokens: &Tokens<'_>,
        resources: &Resources<'p>,
        kept: usize,
    ) -> bool {
        match operator {
            SAVE if self.kept.len() >= MOST_STATES => self.kept_deeper += 1,
            SAVE => self.kept.push(self.state.clone()),
            RESTORE if self.kept_deeper > 0 => self.kept_deeper -= 1,
            RESTORE => {
                if self.kept.len() > kept
                    && let Some(state) = self.kept.pop()
                {
                    self.state = state;
                }
            }
            CM => {
                if let Some(matrix) = tokens.numbers::<6>().and_then(|all| Matrix::of(&all)) {
                    self.state.space = matrix.then(&self.state.space);
                }
            }
            WIDTH => {
                if let Some([width]) = tokens.numbers() {
                    self.state.line_width = width;
                }
            }
            GS => {
                self.session.spend(LOOKED_UP);
                let name = tokens.last_name().and_then(Name::new);
                if let Some(set) = name.and_then(|name| resources.get_ext_g_state(&name)) {
                    self.set_from(&set);
                }
            }
            _ => return false,
        }
        true
    }

    fn set_from(&mut self, set: &Dict<'p>) {
        let state = &mut self.state;
        if let Some(opacity) = set.get::<f32>(b"ca") {
            state.fill.opacity = opacity;
        }
        if let Some(opacity) = set.get::<f32>(b"CA") {
            state.stroke.opacity = opacity;
        }
        if let Some(width) = set.get::<f32>(b"LW") {
            state.line_width = width;
        }
        let mode = match set.get::<Object<'_>>(b"BM") {
            Some(Object::Name(mode)) => Some(mode),
            Some(Object::Array(modes)) => modes.iter::<Name<'_>>().next(),
            _ => None,
        };
        let masked = match set.get::<Object<'_>>(b"SMask") {
            Some(Object::Dict(_)) => Some(true),
            Some(_) => Some(false),
            None => None,
        };
        if mode.is_some() || masked.is_some() {
            let plain = |mode: Name<'_>| matches!(&*mode, b"Normal" | b"Compatible");
            state.blends = masked == Some(true) || mode.is_some_and(|mode| !plain(mode));
        }
        if let Some(font) = set.get::<Array<'_>>(b"Font")
            && let Some(size) = font.iter::<Object<'_>>().nth(1).and_then(Object::into_f32)
        {
            state.text.size = size;
        }
    }

    fn set_colour(
        &mut self,
        operator: Operator,
        tokens: &Tokens<'_>,
        resources: &Resources<'p>,
    ) -> bool {
        let State { fill, stroke, .. } = &mut self.state;
        match operator {
            GREY => set(
                fill,
                Space::Grey,
                tokens.numbers().map(|[it]| colour::grey(it)),
            ),
            GREY_STROKE => set(
                stroke,
                Space::Grey,
                tokens.numbers().map(|[it]| colour::grey(it)),
            ),
            RGB => set(fill, Space::Rgb, tokens.numbers().map(colour::rgb)),
            RGB_STROKE => set(stroke, Space::Rgb, tokens.numbers().map(colour::rgb)),
            CMYK => set(fill, Space::Cmyk, cmyk(tokens)),
            CMYK_STROKE => set(stroke, Space::Cmyk, cmyk(tokens)),
            SPACE | SPACE_STROKE if !self.session.spend(LOOKED_UP) => {}
            SPACE => self.session.choose_space(fill, tokens, resources),
            SPACE_STROKE => self.session.choose_space(stroke, tokens, resources),
            COLOUR | COLOUR_OR_PATTERN => choose_colour(fill, tokens),
            COLOUR_STROKE | COLOUR_OR_PATTERN_STROKE => choose_colour(stroke, tokens),
            _ => return false,
        }
        true
    }

    fn paint_other(
        &mut self,
        operator: Operator,
        tokens: &mut Tokens<'_>,
        resources: &Resources<'p>,
    ) {
        match operator {
            DO => {
                if let Some(name) = tokens.last_name() {
                    self.paint_object(name, resources);
                }
            }
            INLINE_IMAGE => {
                let stencil = tokens.skip_inline_image();
                self.paint_image(!stencil);
            }
            SHADING => {
                let clip = self.state.clip;
                if !clip.is_empty() && !self.marks.hidden() {
                    self.canvas.layer(clip, None, false);
                }
            }
            MARK => self.begin_mark(tokens.last_name().unwrap_or_default(), None, resources),
            MARK_WITH_PROPERTIES => {
                if let [.., Operand::Name(tag), properties] = tokens.operands() {
                    self.begin_mark(tag, Some(*properties), resources);
                } else {
                    self.begin_mark(b"", None, resources);
                }
            }
            END_MARK => self.marks.end(&mut self.canvas.page),
            _ => {}
        }
    }

    fn begin_mark(
        &mut self,
        tag: &[u8],
        properties: Option<Operand<'_>>,
        resources: &Resources<'p>,
    ) {
        let page = &self.canvas.page;
        match properties {
            Some(Operand::Name(name)) => {
                self.session.spend(LOOKED_UP);
                let found = marks::named_properties(name, &resources.properties);
                let length = found.as_ref().map_or(0, marks::length);
                self.session.spend(length as u64 / 4);
                let hidden = tag == b"OC" && {
                    let reference =
                        Name::new(name).and_then(|name| resources.properties.get_ref(&*name));
                    self.session.layers.hides(reference, found.as_ref())
                };
                let mcid = found.as_ref().and_then(|found| found.get::<i32>(b"MCID"));
                self.marks.begin(tag, found.as_ref(), mcid, hidden, page);
            }
            Some(Operand::Dictionary(bytes)) => {
                self.session.spend(bytes.len() as u64 / 4);
                let (found, mcid) = marks::inline_properties(bytes);
                self.marks.begin(tag, found.as_ref(), mcid, false, page);
            }
            _ => self.marks.begin(tag, None, None, false, page),
        }
    }
}

fn mode(number: f32) -> u8 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "casts of floats saturate; modes are 0 to 7"
    )]
    {
        number as u8
    }
}

fn cmyk(tokens: &Tokens<'_>) -> Option<Rgb> {
    let [cyan, magenta, yellow, black] = tokens.numbers()?;
    Some(colour::cmyk(cyan, magenta, yellow, black))
}

fn set(paint: &mut Paint, space: Space, colour: Option<Rgb>) {
    if let Some(colour) = colour {
        *Rc::make_mut(&mut paint.space) = space;
        paint.colour = colour;
    }
}

fn choose_colour(paint: &mut Paint, tokens: &Tokens<'_>) {
    let mut parts = [0.0; MOST_COMPONENTS];
    let mut count = 0;
    for (part, operand) in parts.iter_mut().zip(tokens.operands()) {
        match operand {
            Operand::Number(number) => *part = *number,
            _ => break,
        }
        count += 1;
    }
    paint.colour = if tokens.last_name().is_some() {
        PATTERN
    } else {
        paint.space.colour(parts.get(..count).unwrap_or_default())
    };
}
