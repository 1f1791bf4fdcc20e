//! Forms, images and annotations: content that other content or the page refers to.

use super::canvas::OPAQUE;
use super::fonts::is_there;
use super::interpret::Interpreter;
use super::matrix::Matrix;
use super::page::Area;
use super::session::{Image, LOOKED_UP};
use hayro_syntax::object::{Array, Dict, Name, Object, Rect, Stream};
use hayro_syntax::page::{Page, Resources};

/// Most annotations of one page.
const MOST_ANNOTATIONS: usize = 10_000;
/// Bits of an annotation's flags that keep it from being shown.
const HIDDEN: u32 = 1 << 1;
const NO_VIEW: u32 = 1 << 5;
/// Annotations through which the text below is read, however they are drawn.
const SEEN_THROUGH: &[&[u8]] = &[
    b"Highlight",
    b"Underline",
    b"StrikeOut",
    b"Squiggly",
    b"Ink",
];

impl<'p> Interpreter<'_, 'p> {
    /// Paints what a name in the resources stands for.
    pub(super) fn paint_object(&mut self, name: &[u8], resources: &Resources<'p>) {
        if !self.session.spend(LOOKED_UP) {
            return;
        }
        let Some(name) = Name::new(name) else { return };
        let reference = resources.x_objects.get_ref(&*name);
        let known = reference.and_then(|reference| self.session.images.get(&reference));
        if let Some(image) = known.copied() {
            return self.paint_known(image);
        }
        let Some(stream) = resources.get_x_object(&name) else {
            return;
        };
        let dict = stream.dict();
        let hidden = is_there(dict, b"OC") && {
            let group = dict.get::<Dict<'_>>(b"OC");
            self.session
                .layers
                .hides(dict.get_ref(b"OC"), group.as_ref())
        };
        match dict.get::<Name<'_>>(b"Subtype").as_deref() {
            Some(b"Image") => {
                let image = image(dict, hidden);
                if let Some(reference) = reference {
                    self.session.images.insert(reference, image);
                }
                self.paint_known(image);
            }
            Some(b"Form") => {
                self.marks.begin(b"", None, None, hidden, &self.canvas.page);
                self.paint_form(&stream, &Matrix::IDENTITY, resources);
                self.marks.end(&mut self.canvas.page);
            }
            _ => {}
        }
    }

    fn paint_known(&mut self, image: Image) {
        if !image.hidden {
            self.paint_image(image.solid);
        }
    }

    /// An image in the current unit square.
    pub(super) fn paint_image(&mut self, solid: bool) {
        if self.marks.hidden() || self.state.fill.opacity <= 0.0 {
            return;
        }
        let state = &self.state;
        let area = state.space.area(0.0, 0.0, 1.0, 1.0);
        let solid =
            solid && state.space.keeps_upright() && !state.blends && state.fill.opacity >= OPAQUE;
        self.canvas.image(&area, solid, &state.clip);
    }

    fn paint_form(&mut self, stream: &Stream<'p>, placed: &Matrix, resources: &Resources<'p>) {
        let id = stream.obj_id();
        if self.depth >= self.session.deepest {
            self.session.excess.depth = true;
            return;
        }
        if self.forms.contains(&id) || !self.session.spend(LOOKED_UP) {
            return;
        }
        let form = self.session.form(stream);
        let dict = stream.dict();
        let state = self.state.clone();
        let space = matrix(dict).then(placed).then(&self.state.space);
        self.state.space = space;
        if let Some(area) = rectangle(dict, b"BBox") {
            let area = space.area(area.left, area.top, area.right, area.bottom);
            self.state.clip = self.state.clip.common(&area);
        }
        self.depth += 1;
        self.forms.push(id);
        let resources = form.resources.as_deref().unwrap_or(resources);
        self.paint(&form.content, resources);
        self.forms.pop();
        self.depth -= 1;
        self.state = state;
    }

    /// Paints what annotations and form fields look like, on top of the page.
    pub(super) fn paint_annotations(&mut self, page: &Page<'p>) {
        let Some(annotations) = page.raw().get::<Array<'p>>(b"Annots") else {
            return;
        };
        for annotation in annotations.iter::<Dict<'p>>().take(MOST_ANNOTATIONS) {
            self.paint_annotation(&annotation, page);
        }
    }

    fn paint_annotation(&mut self, annotation: &Dict<'p>, page: &Page<'p>) {
        let flags = annotation.get::<u32>(b"F").unwrap_or(0);
        let subtype = annotation.get::<Name<'_>>(b"Subtype");
        let subtype = subtype.as_deref().unwrap_or_default();
        if flags & (HIDDEN | NO_VIEW) != 0 || subtype == b"Popup" {
            return;
        }
        let (Some(stream), Some(place)) = (appearance(annotation), rectangle(annotation, b"Rect"))
        else {
            return;
        };
        let dict = stream.dict();
        let group = annotation.get::<Dict<'_>>(b"OC");
        let reference = annotation.get_ref(b"OC");
        let hidden = group.is_some() && self.session.layers.hides(reference, group.as_ref());
        let drawn = rectangle(dict, b"BBox").unwrap_or_default();
        let drawn = matrix(dict).area(drawn.left, drawn.top, drawn.right, drawn.bottom);
        let kept = self.state.clone();
        self.state.blends = SEEN_THROUGH.contains(&subtype);
        self.marks.begin(b"", None, None, hidden, &self.canvas.page);
        self.paint_form(&stream, &fit(&drawn, &place), page.resources());
        self.marks.end(&mut self.canvas.page);
        self.state = kept;
    }
}

fn image(dict: &Dict<'_>, hidden: bool) -> Image {
    let stencil = dict.get::<bool>(b"ImageMask") == Some(true);
    let masked = || is_there(dict, b"SMask") || is_there(dict, b"Mask");
    Image {
        hidden,
        solid: !hidden && !stencil && !masked(),
    }
}

/// The stream that draws an annotation in its present state.
fn appearance<'p>(annotation: &Dict<'p>) -> Option<Stream<'p>> {
    let normal = annotation.get::<Dict<'p>>(b"AP")?.get::<Object<'p>>(b"N")?;
    match normal {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => {
            let state = annotation.get::<Name<'_>>(b"AS")?;
            states.get::<Stream<'p>>(&*state)
        }
        _ => None,
    }
}

/// Moves and stretches one area onto another.
fn fit(from: &Area, to: &Area) -> Matrix {
    let ratio = |from: f32, to: f32| if from > 0.0 { to / from } else { 1.0 };
    let across = ratio(from.width(), to.width());
    let up = ratio(from.height(), to.height());
    Matrix::new(
        across,
        0.0,
        0.0,
        up,
        to.left - from.left * across,
        to.top - from.top * up,
    )
}

fn matrix(dict: &Dict<'_>) -> Matrix {
    dict.get::<Array<'_>>(b"Matrix")
        .map(|array| array.iter::<f32>().take(6).collect::<Vec<_>>())
        .and_then(|numbers| Matrix::of(&numbers))
        .unwrap_or(Matrix::IDENTITY)
}

/// In the file's own direction: `top` is the least of `y`.
pub(super) fn rectangle(dict: &Dict<'_>, key: &[u8]) -> Option<Area> {
    let found = dict.get::<Rect>(key)?;
    #[allow(
        clippy::cast_possible_truncation,
        reason = "read as these in the first place"
    )]
    let area = Area {
        left: found.x0 as f32,
        top: found.y0 as f32,
        right: found.x1 as f32,
        bottom: found.y1 as f32,
    };
    Some(area)
}
