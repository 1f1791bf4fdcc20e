//! A file, opened, and its pages painted one after the other.

use super::bullets;
use super::canvas::Canvas;
use super::covered;
use super::damage::{self, Damage};
use super::fonts::is_there;
use super::guard;
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Something was damaged; what could be saved was read.
    Damaged(Damage),
    /// A page had more than could be looked at: how much of it can be seen is not known for all of it.
    Overfull,
}

impl Note {
    /// The diagnostic's code.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Damaged(_) => "damaged",
            Self::Overfull => "overfull_page",
        }
    }

    /// For people.
    pub(super) fn message(&self) -> String {
        match self {
            Self::Damaged(damage) => damage.to_string(),
            Self::Overfull => "a page has more on it than could be looked at; text that nobody sees may stand among the rest".to_owned(),
        }
    }
}

/// Paints all pages, in order, and gives each to `take` with the looks of the fonts so far.
///
/// # Errors
/// Where the bytes are no PDF, need a password, are too damaged to find any page, or are more than the
/// limits allow. Pages may have been given before that is known.
pub fn for_each_page(
    bytes: &[u8],
    limits: &Limits,
    mut take: impl FnMut(PaintedPage, &[FontLook]),
) -> Result<Vec<Note>, ReadError> {
    let pdf = open(bytes)?;
    let pages = pdf.pages();
    let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    check_pages(pages, catalogue.as_ref(), limits)?;
    let layers = catalogue.as_ref().map(Layers::of).unwrap_or_default();
    let mut session = Session::new(limits, bytes.len(), layers);
    let mut overfull = false;
    let mut damage = Damage::of(bytes, &pdf);
    let mut content = Vec::new();
    for (number, page) in (1_u32..).zip(pages.iter()) {
        content.clear();
        let canvas = paint(page, &mut session, &mut content);
        if let Some(mut error) = session.error() {
            error.page = Some(number);
            return Err(error);
        }
        overfull |= canvas.overfull;
        if session.take_damage() | damage::lacks_content(page.raw()) {
            damage.add_page(number);
        }
        take(canvas.page, session.fonts.looks());
    }
    let mut notes = Vec::new();
    if damage.is_any() {
        notes.push(Note::Damaged(damage));
    }
    if overfull {
        notes.push(Note::Overfull);
    }
    Ok(notes)
}

fn open(bytes: &[u8]) -> Result<Pdf, ReadError> {
    let is_pdf = memchr::memmem::find(bytes, b"%PDF-").is_some();
    if !is_pdf && memchr::memmem::find(bytes, b"endobj").is_none() {
        return Err(ReadError::new(
            ErrorCode::NotPdf,
            "the input is no PDF: it has neither the signature of one nor its objects",
        ));
    }
    guard::check(bytes)?;
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::new(
            ErrorCode::Encrypted,
            "the document is encrypted and needs a password; with it, `qpdf --decrypt --password=PASSWORD IN OUT` gives a file that is read",
        ),
        LoadPdfError::Decryption(_) => ReadError::new(
            ErrorCode::Encrypted,
            "the document is encrypted in a way that is not known here; open it and print it to a new PDF",
        ),
        LoadPdfError::Invalid => ReadError::new(
            ErrorCode::Damaged,
            "the document is damaged: no page of it can be found",
        ),
    })
}

/// # Errors
/// Where there are no pages, too many, or only a cover for other files.
fn check_pages(
    pages: &[Page<'_>],
    catalogue: Option<&Dict<'_>>,
    limits: &Limits,
) -> Result<(), ReadError> {
    let holds = |key: &[u8]| catalogue.is_some_and(|catalogue| is_there(catalogue, key));
    if holds(b"Collection") && pages.len() <= 1 {
        return Err(ReadError::new(
            ErrorCode::AttachmentsOnly,
            "the document is a portfolio that only holds other files; extract them first, for one with `pdfdetach -saveall FILE`",
        ));
    }
    if pages.is_empty() {
        return Err(ReadError::new(
            ErrorCode::Damaged,
            "the document has no pages, or they are damaged",
        ));
    }
    if pages.len() > limits.pages {
        return Err(ReadError::new(
            ErrorCode::TooManyPages,
            format!(
                "the document has {} pages, and the limit is {} (--max-pages)",
                pages.len(),
                limits.pages
            ),
        ));
    }
    Ok(())
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
    read_content(page.raw(), session, content);
    // Some four bytes of content for each character, and a page holds some thousands.
    let glyphs = (content.len() / 4).min(4096);
    let canvas = Canvas::new(width * unit, height * unit, glyphs);
    let mut interpreter = Interpreter::new(session, canvas, space);
    let fresh = interpreter.state.clone();
    interpreter.paint(content, page.resources());
    interpreter.state = fresh;
    interpreter.paint_annotations(page);
    let mut canvas = interpreter.canvas;
    canvas.overfull |= !covered::mark(&mut canvas.page.glyphs, &canvas.layers);
    bullets::add(&mut canvas.page, &canvas.dots);
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
                session.excess.stream = true;
                break;
            }
        }
    }
}
