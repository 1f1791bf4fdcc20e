//! PDF: bytes to painted pages.

mod canvas;
mod colour;
mod covered;
mod file;
mod filters;
mod fonts;
mod forms;
mod interpret;
mod marks;
mod matrix;
mod optional;
mod page;
mod paths;
mod session;
mod show;
mod state;
mod tokens;

pub use file::{Note, for_each_page};
pub use page::{Area, Direction, Fill, FontLook, Glyph, PaintedPage, Seen};
