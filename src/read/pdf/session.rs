//! What is known of a document from one page to the next, and what reading it may still cost.

use super::colour;
use super::colour::Space;
use super::filters::{Decoder, Undecoded};
use super::fonts::Fonts;
use super::optional::Layers;
use super::state::Paint;
use super::tokens::Tokens;
use crate::read::{ErrorCode, Limits, ReadError};
use hayro_syntax::object::{ObjRef, ObjectIdentifier, Stream};
use hayro_syntax::page::Resources;
use std::collections::HashMap;
use std::rc::Rc;

/// Most bytes of forms that are kept for when they are painted again.
const MOST_KEPT: usize = 4 << 20;

/// Steps that a byte of the file may take beside those that any file may: long ones take longer.
const STEPS_OF_A_BYTE: u64 = 4;

/// Steps that looking something up in the file is counted for.
pub(super) const LOOKED_UP: u64 = 40;

/// One document's reading.
pub(super) struct Session<'p> {
    pub(super) fonts: Fonts,
    pub(super) decoder: Decoder,
    pub(super) layers: Layers,
    /// Operators and characters that may still be read.
    steps: u64,
    /// Most bytes of one stream, and of one page's content.
    pub(super) longest: usize,
    /// Forms within forms.
    pub(super) deepest: usize,
    pub(super) excess: Excess,
    spaces: HashMap<usize, Rc<Space>>,
    forms: Forms<'p>,
    /// The images that were painted: pages paint the same ones again and again.
    pub(super) images: HashMap<ObjRef, Image>,
}

/// What there was too much of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Excess {
    /// Operators and characters.
    pub(super) steps: bool,
    /// Bytes of one stream, or of one page's content.
    pub(super) stream: bool,
    /// Forms within forms.
    pub(super) depth: bool,
}

/// Forms that were painted: those that come back are kept decoded.
#[derive(Default)]
struct Forms<'p> {
    seen: HashMap<ObjectIdentifier, Form<'p>>,
    kept: usize,
}

/// How an image is seen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Image {
    /// On a layer that is off.
    pub(super) hidden: bool,
    /// Nothing behind it is seen.
    pub(super) solid: bool,
}

/// A form's content, and the resources it is painted with.
#[derive(Clone)]
pub(super) struct Form<'p> {
    pub(super) content: Rc<[u8]>,
    pub(super) resources: Option<Rc<Resources<'p>>>,
}

impl<'p> Session<'p> {
    /// For a file of so many bytes.
    pub(super) fn new(limits: &Limits, bytes: usize, layers: Layers) -> Self {
        Self {
            fonts: Fonts::new(),
            decoder: Decoder::new(limits.stream_bytes, limits.decoded_bytes),
            layers,
            steps: limits.steps.saturating_add(bytes as u64 * STEPS_OF_A_BYTE),
            longest: limits.stream_bytes,
            deepest: limits.depth,
            excess: Excess::default(),
            spaces: HashMap::new(),
            forms: Forms::default(),
            images: HashMap::new(),
        }
    }

    /// Takes steps from what may be spent; whether there were enough.
    pub(super) fn spend(&mut self, steps: u64) -> bool {
        let left = self.steps.checked_sub(steps);
        self.excess.steps |= left.is_none();
        self.steps = left.unwrap_or(0);
        left.is_some()
    }

    /// Why no more can be read, where limits are reached.
    pub(super) fn error(&self) -> Option<ReadError> {
        let costly = |what: &str| Some(ReadError::new(ErrorCode::TooCostly, what));
        if self.decoder.left == 0 {
            costly(
                "the document's content unpacks to more bytes than the limit (--max-decoded-bytes)",
            )
        } else if self.excess.stream {
            costly("the page's content unpacks to more bytes than the limit (--max-stream-bytes)")
        } else if self.excess.steps {
            costly(
                "the document's content has more operators and characters than the limit (--max-steps)",
            )
        } else if self.excess.depth {
            let most = self.deepest;
            Some(ReadError::new(
                ErrorCode::TooDeep,
                format!("content stands in other content more than {most} deep (--max-depth)"),
            ))
        } else {
            None
        }
    }

    /// Whether something could not be decoded since this was last asked.
    pub(super) fn take_damage(&mut self) -> bool {
        std::mem::take(&mut self.decoder.damage)
    }

    /// Decodes a content stream. What is too long is left out, and remembered.
    pub(super) fn decode(&mut self, stream: &Stream<'_>, out: &mut Vec<u8>) {
        if self.excess.stream || self.excess.steps {
            return;
        }
        match self.decoder.decode(stream, out) {
            Ok(()) => {}
            Err(Undecoded::TooLong) => self.excess.stream = true,
            Err(Undecoded::Foreign) => self.decoder.damage = true,
        }
    }

    pub(super) fn choose_space(
        &mut self,
        paint: &mut Paint,
        tokens: &Tokens<'_>,
        resources: &Resources<'p>,
    ) {
        let Some(name) = tokens.last_name() else {
            return;
        };
        let spaces = &resources.color_spaces;
        let space = match Space::named(name) {
            Some(space) => Some(Rc::new(space)),
            None => self.space(name, spaces),
        };
        if let Some(space) = space {
            paint.colour = space.first_colour();
            paint.space = space;
        }
    }

    /// A space of the resources, remembered by the dictionary's address and the name.
    fn space(&mut self, name: &[u8], spaces: &hayro_syntax::object::Dict<'p>) -> Option<Rc<Space>> {
        let key = name
            .iter()
            .fold(spaces.data().as_ptr().addr(), |key, byte| {
                key.rotate_left(7) ^ usize::from(*byte)
            });
        if let Some(known) = self.spaces.get(&key) {
            return Some(Rc::clone(known));
        }
        let space = Rc::new(colour::resolve(name, spaces)?);
        self.spaces.insert(key, Rc::clone(&space));
        Some(space)
    }

    pub(super) fn form(&mut self, stream: &Stream<'p>) -> Form<'p> {
        let id = stream.obj_id();
        if let Some(known) = self.forms.seen.get(&id) {
            return known.clone();
        }
        let mut content = Vec::new();
        self.decode(stream, &mut content);
        let resources = stream
            .dict()
            .get::<hayro_syntax::object::Dict<'p>>(b"Resources");
        let form = Form {
            content: content.into(),
            resources: resources.map(|resources| Rc::new(Resources::new(resources))),
        };
        let length = form.content.len();
        if id.obj_number > 0 && self.forms.kept + length <= MOST_KEPT {
            self.forms.kept += length;
            self.forms.seen.insert(id, form.clone());
        }
        form
    }
}
