//! Records to render, of people and places that do not exist.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test uses a part; a broken fixture is to stop it"
)]

use minutebook::minutes::{Failure, Minutes};
use minutebook::render::{RENDERERS, RenderOptions};
use minutebook::{Minutes as Record, Reading};

/// Minutes in which everything occurs: a forum that disagrees with itself about sandbags.
pub(crate) fn forum() -> Minutes {
    serde_json::from_str(include_str!("forum.json")).unwrap()
}

/// Terms of reference of the same forum.
pub(crate) fn terms() -> Minutes {
    serde_json::from_str(include_str!("terms.json")).unwrap()
}

/// An input that could not be read.
pub(crate) fn failed() -> Minutes {
    let failure = Failure {
        code: "encrypted".to_owned(),
        message: "the file asks for a password".to_owned(),
        page: None,
    };
    Record::failed(forum().source, failure)
}

/// One output by the renderer's name.
pub(crate) fn rendered(name: &str, minutes: &Minutes, options: &RenderOptions) -> String {
    let renderer = RENDERERS.iter().find(|r| r.name == name).unwrap();
    let reading = Reading {
        text: String::new(),
        minutes: minutes.clone(),
    };
    String::from_utf8((renderer.render)(&reading, options)).unwrap()
}
