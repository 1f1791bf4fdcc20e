//! A file, opened, and its pages painted one after the other.

use super::canvas::Canvas;
use super::covered;
use super::interpret::Interpreter;
use super::matrix::Matrix;
use super::optional::Layers;
use super::page::{FontLook, PaintedPage};
use super::session::Session;
use crate::read::{ErrorCode, Limits, ReadError};
use hayro_syntax::object::{Array, Dict, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

/// What is to be said of a file beside its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Something was damaged; what could be saved was read.
    Damaged,
    /// A page had more than could be looked at: how much of it can be seen is not known for all of it.
    Overfull,
}

/// Paints all pages, in order, and gives each to `take` with the looks of the fonts so far.
///
/// # Errors
/// Where the bytes are no PDF, need a password, or are more than the limits allow.
pub fn for_each_page(
    bytes: &[u8],
    limits: &Limits,
    mut take: impl FnMut(PaintedPage, &[FontLook]),
) -> Result<Vec<Note>, ReadError> {
    let pdf = open(bytes)?;
    let pages = pdf.pages();
    if pages.len() > limits.pages {
        return Err(ReadError::new(
            ErrorCode::TooLarge,
            format!("the document has more than {} pages", limits.pages),
        ));
    }
    let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let layers = catalogue.as_ref().map(Layers::of).unwrap_or_default();
    let mut session = Session::new(limits, layers);
    let mut overfull = false;
    let mut content = Vec::new();
    for (number, page) in (1_u32..).zip(pages.iter()) {
        content.clear();
        let canvas = paint(page, &mut session, &mut content);
        if session.excess.work {
            let mut error = ReadError::new(
                ErrorCode::TooLarge,
                "reading it takes more steps or memory than the limits allow",
            );
            error.page = Some(number);
            return Err(error);
        }
        overfull |= canvas.overfull;
        take(canvas.page, session.fonts.looks());
    }
    let mut notes = Vec::new();
    if session.excess.damage || session.excess.depth {
        notes.push(Note::Damaged);
    }
    if overfull {
        notes.push(Note::Overfull);
    }
    Ok(notes)
}

fn open(bytes: &[u8]) -> Result<Pdf, ReadError> {
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            ReadError::new(ErrorCode::Binary, "the document needs a password")
        }
        _ => ReadError::new(ErrorCode::Binary, "the document is no PDF that can be read"),
    })
}

fn paint<'p>(page: &Page<'p>, session: &mut Session<'p>, content: &mut Vec<u8>) -> Canvas {
    let unit = page.raw().get::<f32>(b"UserUnit").unwrap_or(1.0);
    let unit = if (0.01..=100.0).contains(&unit) {
        unit
    } else {
        1.0
    };
    let (width, height) = page.render_dimensions();
    #[allow(clippy::cast_possible_truncation, reason = "lengths of pages")]
    let numbers = page.initial_transform(true).as_coeffs().map(|it| it as f32);
    let space = Matrix::of(&numbers).unwrap_or(Matrix::IDENTITY);
    let space = space.then(&Matrix::scaled(unit, unit));
    let canvas = Canvas::new(width * unit, height * unit);
    read_content(page.raw(), session, content);
    let mut interpreter = Interpreter::new(session, canvas, space);
    let fresh = interpreter.state.clone();
    interpreter.paint(content, page.resources());
    interpreter.state = fresh;
    interpreter.paint_annotations(page);
    let mut canvas = interpreter.canvas;
    canvas.overfull |= !covered::mark(&mut canvas.page.glyphs, &canvas.layers);
    canvas
}

/// A page's content: one stream, or several with a blank between.
fn read_content(page: &Dict<'_>, session: &mut Session<'_>, content: &mut Vec<u8>) {
    let most = session.longest;
    if let Some(stream) = page.get::<Stream<'_>>(b"Contents") {
        session.decode(&stream, content);
    } else if let Some(streams) = page.get::<Array<'_>>(b"Contents") {
        for stream in streams.iter::<Stream<'_>>() {
            session.decode(&stream, content);
            content.push(b' ');
            if content.len() > most {
                session.excess.work = true;
                break;
            }
        }
    }
}
