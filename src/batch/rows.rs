//! Rows of a stream to inputs: a path each, or an object with a path or content.

use super::input::Input;
use super::list::{Separator, path};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use minutebook::read::{ErrorCode, Limits, ReadError};
use serde::Deserialize;
use std::io::{self, BufRead};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

/// A row that is an object. What else it holds is not looked at.
#[derive(Debug, Deserialize)]
struct Row {
    path: Option<String>,
    /// In base64.
    content: Option<String>,
}

/// What a row may have besides its content: names, and keys that are not looked at.
const BESIDES_CONTENT: usize = 64 << 10;

/// What an input is called that has no name of its own, like standard input itself.
const NAMELESS: &str = "-";

/// The input that a row names.
fn input(row: &[u8]) -> Input {
    let is_object = row.trim_ascii_start().starts_with(b"{");
    if !is_object {
        return if row.is_empty() {
            bad(NAMELESS, "it is empty")
        } else {
            Input::File(path(row))
        };
    }
    let row: Row = match serde_json::from_slice(row) {
        Ok(row) => row,
        Err(error) => return bad(NAMELESS, &format!("it is no good JSON: {error}")),
    };
    let name = row.path.as_deref().unwrap_or(NAMELESS);
    match (&row.path, row.content) {
        (_, Some(content)) => match BASE64_STANDARD.decode(content) {
            Ok(bytes) => Input::Content(name.to_owned(), bytes),
            Err(error) => bad(name, &format!("its content is no good base64: {error}")),
        },
        (Some(path), None) => Input::File(path.into()),
        (None, None) => bad(NAMELESS, "it has neither `path` nor `content`"),
    }
}

fn bad(name: &str, message: &str) -> Input {
    Input::Refused(name.to_owned(), ReadError::new(ErrorCode::BadRow, message))
}

/// Adds the row's number to what is wrong with it.
fn numbered(input: Input, number: u64) -> Input {
    match input {
        Input::Refused(name, error) => {
            let message = format!("row {number}: {}", error.message);
            Input::Refused(name, ReadError { message, ..error })
        }
        good => good,
    }
}

/// Reads one row, of no more bytes than `most`; none at the end.
fn next_row(
    from: &mut impl BufRead,
    separator: Separator,
    most: usize,
) -> io::Result<Option<Input>> {
    let (mut row, mut length, mut is_whole) = (Vec::new(), 0, false);
    while !is_whole {
        let piece = from.fill_buf()?;
        if piece.is_empty() {
            break;
        }
        let end = memchr::memchr(separator.byte(), piece).map(|at| at + 1);
        is_whole = end.is_some();
        let piece = piece.get(..end.unwrap_or(piece.len())).unwrap_or(piece);
        length += piece.len();
        if length <= most {
            row.extend_from_slice(piece);
        } else {
            row = Vec::new();
        }
        let read = piece.len();
        from.consume(read);
    }
    Ok(match length {
        0 => None,
        _ if length > most => {
            let error = ReadError::new(
                ErrorCode::TooLarge,
                "the row is longer than an input may be",
            );
            Some(Input::Refused(NAMELESS.to_owned(), error))
        }
        _ => Some(input(separator.strip(&row))),
    })
}

/// The inputs that the rows on standard input name, as they come.
///
/// They are read on a thread of its own that nobody waits for: where nobody listens any more, the
/// program must end although the next row may never come.
pub(crate) struct Rows<'a> {
    rows: Receiver<Input>,
    stop: &'a AtomicBool,
}

/// How often it is looked whether to stop, while no row comes.
const TICK: Duration = Duration::from_millis(50);

impl<'a> Rows<'a> {
    pub(crate) fn of_standard_input(
        separator: Separator,
        limits: &Limits,
        stop: &'a AtomicBool,
    ) -> Self {
        let most = limits.bytes / 3 * 4 + BESIDES_CONTENT;
        let (send, rows) = sync_channel(1);
        thread::spawn(move || {
            let mut from = io::stdin().lock();
            for number in 1_u64.. {
                let row = match next_row(&mut from, separator, most) {
                    Ok(None) => break,
                    Ok(Some(row)) => numbered(row, number),
                    Err(error) => {
                        let message = super::reason(&error);
                        let _ = send.send(bad(
                            NAMELESS,
                            &format!("no further row can be read: {message}"),
                        ));
                        break;
                    }
                };
                if send.send(row).is_err() {
                    break;
                }
            }
        });
        Self { rows, stop }
    }
}

impl Iterator for Rows<'_> {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        while !self.stop.load(Ordering::Relaxed) {
            match self.rows.recv_timeout(TICK) {
                Ok(input) => return Some(input),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(input: &Input) -> Option<ErrorCode> {
        match input {
            Input::Refused(_, error) => Some(error.code),
            _ => None,
        }
    }

    #[test]
    fn rows_name_inputs() {
        for (row, expected) in [
            (&b"a.txt"[..], Some(Input::File("a.txt".into()))),
            (
                br#"{"path": "a.txt", "id": 7}"#,
                Some(Input::File("a.txt".into())),
            ),
            (
                br#" {"path": "a.txt", "content": "SGVsbG8="}"#,
                Some(Input::Content("a.txt".into(), b"Hello".to_vec())),
            ),
            (
                br#"{"content": ""}"#,
                Some(Input::Content("-".into(), Vec::new())),
            ),
            (b"", None),
            (b"{}", None),
            (b"{\"path\": 1}", None),
            (b"{\"path\": \"a.txt\"", None),
            (br#"{"content": "no base64"}"#, None),
        ] {
            let given = input(row);
            match expected {
                Some(expected) => assert_eq!(given, expected),
                None => assert_eq!(refused(&given), Some(ErrorCode::BadRow), "{given:?}"),
            }
        }
    }

    #[test]
    fn every_row_has_an_input() {
        let long = "x".repeat(200);
        let stream = format!("a.txt\r\n\n{long}\nb.txt");
        let mut from = io::BufReader::with_capacity(7, stream.as_bytes());
        let mut inputs = Vec::new();
        while let Some(input) = next_row(&mut from, Separator::LineEnd, 100).expect("it is read") {
            inputs.push(input);
        }
        assert_eq!(inputs.len(), 4);
        assert_eq!(inputs.first(), Some(&Input::File("a.txt".into())));
        assert_eq!(inputs.get(1).and_then(refused), Some(ErrorCode::BadRow));
        assert_eq!(inputs.get(2).and_then(refused), Some(ErrorCode::TooLarge));
        assert_eq!(inputs.last(), Some(&Input::File("b.txt".into())));
    }
}
