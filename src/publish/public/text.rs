//! Text with labels in it.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words of the document.
    Words(String),
    /// The label of what is withheld.
    Withheld(String),
}

/// Text with labels in it. In JSON it is one string.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(pub Vec<Piece>);

impl Text {
    /// Words without a label.
    #[must_use]
    pub fn words(words: &str) -> Self {
        Self(vec![Piece::Words(words.to_owned())])
    }

    /// Whether any of it is withheld.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.0
            .iter()
            .any(|piece| matches!(piece, Piece::Withheld(_)))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Words(words) | Piece::Withheld(words) => f.write_str(words),
        })
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Ok(Self::words(&text))
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Words of the document; labels stand for what is withheld",
            "type": "string"
        })
    }
}
