//! What `--to` can name: the renderers and the collections, from the library's lists.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use minutebook::render::{COLLECTIONS, Collection, RENDERERS, Renderer};

/// An output format.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target {
    /// One output per input.
    Each(&'static Renderer),
    /// One output for all inputs.
    All(&'static Collection),
}

impl Target {
    fn every() -> impl Iterator<Item = Self> {
        let each = RENDERERS.iter().map(Self::Each);
        each.chain(COLLECTIONS.iter().map(Self::All))
    }

    /// Name and description.
    const fn help(self) -> (&'static str, &'static str) {
        match self {
            Self::Each(renderer) => (renderer.name, renderer.describes),
            Self::All(collection) => (collection.name, collection.describes),
        }
    }

    /// The name of the format that is written where none is asked for.
    pub(super) fn default_name() -> &'static str {
        RENDERERS.first().map_or("", |renderer| renderer.name)
    }

    pub(super) fn parser() -> impl TypedValueParser<Value = Self> {
        let values = Self::every().map(|target| {
            let (name, describes) = target.help();
            PossibleValue::new(name).help(describes)
        });
        PossibleValuesParser::new(values).try_map(|name| {
            Self::every()
                .find(|target| target.help().0 == name)
                .ok_or("no such format")
        })
    }
}
