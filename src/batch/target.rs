//! What `--to` can name: the renderers and the collections, from the library's lists.

use minutebook::render::{COLLECTIONS, Collection, Medium, RENDERERS, Renderer};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An output format.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    /// One output per input.
    Each(&'static Renderer),
    /// One output for all inputs.
    All(&'static Collection),
}

impl Target {
    pub(crate) fn every() -> impl Iterator<Item = Self> {
        let each = RENDERERS.iter().map(Self::Each);
        each.chain(COLLECTIONS.iter().map(Self::All))
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::every().find(|target| target.name() == name)
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Each(renderer) => renderer.name,
            Self::All(collection) => collection.name,
        }
    }

    /// Whether rows go into a database.
    pub(crate) fn is_database(self) -> bool {
        matches!(self, Self::All(collection) if collection.medium == Medium::Database)
    }

    pub(crate) const fn describes(self) -> &'static str {
        match self {
            Self::Each(renderer) => renderer.describes,
            Self::All(collection) => collection.describes,
        }
    }
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::named(&name).ok_or_else(|| de::Error::custom("no such format"))
    }
}
