//! A PDF's objects, as a reader loads them, and what leads where.

use super::super::report::Where;
use super::page_box;
use super::painted::Painted;
use super::shown::folded;
use crate::read::{ErrorCode, ReadError};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};
use std::collections::{BTreeMap, BTreeSet};

/// The most bytes that one stream may have when unpacked.
const MOST_UNPACKED: usize = 64 << 20;
/// The most bytes that all streams of a file may have when unpacked for looking at their words.
pub(super) const MOST_UNPACKED_IN_ALL: usize = 256 << 20;

/// A loaded file.
#[derive(Debug)]
pub(super) struct Pdf<'b> {
    /// From its header on, as offsets in it are counted.
    pub(super) bytes: &'b [u8],
    /// Bytes before the header.
    pub(super) before: usize,
    pub(super) document: Document,
    /// The pages in order.
    pub(super) pages: Vec<ObjectId>,
    /// Objects that something leads to, from the trailer on.
    pub(super) reachable: BTreeSet<ObjectId>,
    /// What the pages paint.
    pub(super) painted: Painted,
    /// What the pages show, folded.
    pub(super) shown: String,
    /// The letters that the pages paint, folded, where another reader understands them.
    pub(super) letters: Option<String>,
    /// The page, from 1, that leads to an object.
    owners: BTreeMap<ObjectId, u32>,
}

impl<'b> Pdf<'b> {
    pub(super) fn load(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let before = memchr::memmem::find(bytes, b"%PDF-").unwrap_or_default();
        let bytes = bytes.get(before..).unwrap_or_default();
        let document = document(bytes)?;
        if document.is_encrypted() {
            return Err(ReadError::new(
                ErrorCode::Encrypted,
                "encrypted with a password; without it nobody can look into the file",
            ));
        }
        let pages: Vec<ObjectId> = document.page_iter().collect();
        let mut pdf = Self {
            bytes,
            before,
            reachable: BTreeSet::new(),
            owners: BTreeMap::new(),
            painted: Painted::of(bytes),
            shown: String::new(),
            letters: None,
            document,
            pages,
        };
        pdf.reachable = pdf.led_to(references(&pdf.document.trailer), &BTreeSet::new());
        let all_pages: BTreeSet<ObjectId> = pdf.pages.iter().copied().collect();
        for (index, page) in pdf.pages.iter().enumerate() {
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            let Ok(dictionary) = pdf.document.get_dictionary(*page) else {
                continue;
            };
            pdf.owners.insert(*page, number);
            let mut known = all_pages.clone();
            // What an earlier page leads to is that page's.
            known.extend(pdf.owners.keys());
            for id in pdf.led_to(references(&without_parent(dictionary)), &known) {
                pdf.owners.entry(id).or_insert(number);
            }
        }
        pdf.shown = folded(&pdf.painted.seen);
        pdf.letters = pdf.painted_letters();
        Ok(pdf)
    }

    /// Objects that references lead to, through any number of others, but not through `known` ones.
    fn led_to(&self, from: Vec<ObjectId>, known: &BTreeSet<ObjectId>) -> BTreeSet<ObjectId> {
        let mut found = BTreeSet::new();
        let mut open = from;
        while let Some(id) = open.pop() {
            if known.contains(&id) || !found.insert(id) {
                continue;
            }
            if let Some(object) = self.document.objects.get(&id) {
                each_part(object, &mut |part| {
                    if let Object::Reference(id) = part {
                        open.push(*id);
                    }
                });
            }
        }
        found
    }

    /// The object itself, where it may be a reference.
    pub(super) fn resolved<'a>(&'a self, object: &'a Object) -> &'a Object {
        match self.document.dereference(object) {
            Ok((_, object)) => object,
            Err(_) => &Object::Null,
        }
    }

    /// What stands under a key, itself.
    pub(super) fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> &'a Object {
        dictionary
            .get(key)
            .map_or(&Object::Null, |object| self.resolved(object))
    }

    /// The dictionary under a key.
    pub(super) fn dictionary<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Dictionary> {
        match self.get(dictionary, key) {
            Object::Dictionary(found) => Some(found),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// The array under a key.
    pub(super) fn array<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> &'a [Object] {
        self.get(dictionary, key)
            .as_array()
            .map_or(&[], Vec::as_slice)
    }

    /// The words under a key.
    pub(super) fn words(&self, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
        super::text::of(self.get(dictionary, key))
    }

    pub(super) fn catalog(&self) -> Option<&Dictionary> {
        self.document.catalog().ok()
    }

    /// Every dictionary that something leads to, those inside of others and of streams too, with the
    /// object it stands in.
    pub(super) fn each_dictionary<'a>(&'a self, mut see: impl FnMut(ObjectId, &'a Dictionary)) {
        for (id, object) in &self.document.objects {
            if self.reachable.contains(id) {
                each_part(object, &mut |part| match part {
                    Object::Dictionary(dictionary) => see(*id, dictionary),
                    Object::Stream(stream) => see(*id, &stream.dict),
                    _ => {}
                });
            }
        }
    }

    /// Where an object is: its number, and the page that leads to it.
    pub(super) fn place(&self, id: ObjectId) -> Where {
        Where {
            page: self.owners.get(&id).copied(),
            bbox: None,
            object: Some(named(id)),
        }
    }

    /// Where an annotation is, with its box.
    pub(super) fn place_of_box(&self, id: ObjectId, dictionary: &Dictionary) -> Where {
        let mut place = self.place(id);
        let page = place
            .page
            .and_then(|page| self.pages.get(page as usize - 1));
        place.bbox =
            page.and_then(|page| page_box::shown(self, *page, self.array(dictionary, b"Rect")));
        place
    }

    /// A stream's bytes without its filters; none where it is packed as an image, or not soundly.
    pub(super) fn unpacked(stream: &Stream) -> Option<Vec<u8>> {
        stream.decompressed_content_with_limit(MOST_UNPACKED).ok()
    }
}

/// Loads the objects of a file, or of an earlier state of one.
pub(super) fn document(bytes: &[u8]) -> Result<Document, ReadError> {
    let options = LoadOptions::with_max_decompressed_size(MOST_UNPACKED);
    Document::load_mem_with_options(bytes, options).map_err(|error| {
        let code = match error {
            lopdf::Error::InvalidPassword => ErrorCode::Encrypted,
            _ => ErrorCode::Damaged,
        };
        ReadError::new(code, format!("its objects cannot be loaded: {error}"))
    })
}

/// `12 0`, as the file names an object.
pub(super) fn named((number, generation): ObjectId) -> String {
    format!("{number} {generation}")
}

/// Sees an object and all that it holds itself, without following references. How deep objects may
/// lie in each other is bounded where they are parsed.
pub(super) fn each_part<'a>(object: &'a Object, see: &mut impl FnMut(&'a Object)) {
    let mut open = vec![object];
    while let Some(object) = open.pop() {
        see(object);
        match object {
            Object::Array(items) => open.extend(items.iter().rev()),
            Object::Dictionary(dictionary) => open.extend(values(dictionary)),
            Object::Stream(stream) => open.extend(values(&stream.dict)),
            _ => {}
        }
    }
}

/// The values of a dictionary, the last one first.
fn values(dictionary: &Dictionary) -> Vec<&Object> {
    let mut values: Vec<&Object> = dictionary.iter().map(|(_, value)| value).collect();
    values.reverse();
    values
}

fn references(dictionary: &Dictionary) -> Vec<ObjectId> {
    let mut found = Vec::new();
    for (_, value) in dictionary {
        each_part(value, &mut |part| {
            if let Object::Reference(id) = part {
                found.push(*id);
            }
        });
    }
    found
}

fn without_parent(dictionary: &Dictionary) -> Dictionary {
    let mut dictionary = dictionary.clone();
    dictionary.remove(b"Parent");
    dictionary
}
