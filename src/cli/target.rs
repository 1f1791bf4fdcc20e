//! What `--to` can name.

use crate::batch::Target;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use minutebook::render::RENDERERS;
use minutebook::render::tables::{TABLES, Table};

/// The name of the format that is written where none is asked for.
pub(super) fn default_name() -> &'static str {
    RENDERERS.first().map_or("", |renderer| renderer.name)
}

pub(super) fn parser() -> impl TypedValueParser<Value = Target> {
    let values =
        Target::every().map(|target| PossibleValue::new(target.name()).help(target.describes()));
    PossibleValuesParser::new(values).try_map(|name| Target::named(&name).ok_or("no such format"))
}

/// The name of the table that is written where none is asked for.
pub(super) fn default_table() -> &'static str {
    <&Table>::default().name
}

pub(super) fn tables() -> impl TypedValueParser<Value = &'static Table> {
    let values = TABLES
        .iter()
        .map(|table| PossibleValue::new(table.name).help(table.describes));
    PossibleValuesParser::new(values).try_map(|name| Table::named(&name).ok_or("no such table"))
}
