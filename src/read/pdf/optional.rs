//! Optional content: layers that readers may turn on and off, and that writers turn off to begin with.

use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object};
use std::collections::HashSet;

/// The layers that are off when the document is opened.
#[derive(Default)]
pub(super) struct Layers {
    off: HashSet<ObjRef>,
}

impl Layers {
    pub(super) fn of(catalogue: &Dict<'_>) -> Self {
        let mut off = HashSet::new();
        let Some(properties) = catalogue.get::<Dict<'_>>(b"OCProperties") else {
            return Self { off };
        };
        let Some(config) = properties.get::<Dict<'_>>(b"D") else {
            return Self { off };
        };
        if config.get::<Name<'_>>(b"BaseState").as_deref() == Some(b"OFF") {
            off.extend(references(&properties, b"OCGs"));
            for on in references(&config, b"ON") {
                off.remove(&on);
            }
        }
        off.extend(references(&config, b"OFF"));
        Self { off }
    }

    /// Whether a group, or a membership in several, is off.
    pub(super) fn hides(&self, reference: Option<ObjRef>, group: Option<&Dict<'_>>) -> bool {
        if self.off.is_empty() {
            return false;
        }
        let is_off = |reference: &ObjRef| self.off.contains(reference);
        if reference.as_ref().is_some_and(is_off) {
            return true;
        }
        let Some(group) = group else { return false };
        if group.get::<Name<'_>>(b"Type").as_deref() != Some(b"OCMD") {
            return false;
        }
        let members = match group.get::<Object<'_>>(b"OCGs") {
            Some(Object::Array(_)) => references(group, b"OCGs"),
            _ => group.get_ref(b"OCGs").into_iter().collect(),
        };
        if members.is_empty() {
            return false;
        }
        match group.get::<Name<'_>>(b"P").as_deref() {
            Some(b"AllOn") => members.iter().any(is_off),
            Some(b"AnyOff") => !members.iter().any(is_off),
            Some(b"AllOff") => !members.iter().all(is_off),
            _ => members.iter().all(is_off),
        }
    }
}

fn references(dict: &Dict<'_>, key: &[u8]) -> Vec<ObjRef> {
    /// More layers than any reader lists.
    const MOST: usize = 100_000;
    let Some(array) = dict.get::<Array<'_>>(key) else {
        return Vec::new();
    };
    let found = array.raw_iter().take(MOST).filter_map(|item| match item {
        MaybeRef::Ref(reference) => Some(reference),
        MaybeRef::NotRef(_) => None,
    });
    found.collect()
}
