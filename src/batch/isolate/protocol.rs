//! What goes over the pipes: a line of JSON, and the bytes whose number it tells.

use super::super::recipe::{Facts, Made, Recipe};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Read as _, Write};

/// The first line to a worker process.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Begin {
    pub(super) recipe: Recipe,
    pub(super) memory: Option<u64>,
}

/// An input.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    pub(super) path: String,
    bytes: usize,
}

/// What was made of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Reply {
    facts: Facts,
    bytes: Option<usize>,
}

impl Begin {
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        write_line(self, out)
    }

    pub(super) fn read(from: &mut impl BufRead) -> io::Result<Self> {
        read_line(from)?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

impl Request {
    pub(super) fn write(path: &str, bytes: &[u8], out: &mut impl Write) -> io::Result<()> {
        let request = Self {
            path: path.to_owned(),
            bytes: bytes.len(),
        };
        write_line(&request, out)?;
        out.write_all(bytes)?;
        out.flush()
    }

    /// The next input and its bytes; none where there are no more.
    pub(super) fn read(from: &mut impl BufRead) -> io::Result<Option<(Self, Vec<u8>)>> {
        let Some(request) = read_line::<Self>(from)? else {
            return Ok(None);
        };
        let bytes = read_bytes(request.bytes, from)?;
        Ok(Some((request, bytes)))
    }
}

impl Reply {
    pub(super) fn write(made: &Made, out: &mut impl Write) -> io::Result<()> {
        let reply = Self {
            facts: made.facts.clone(),
            bytes: made.output.as_ref().map(Vec::len),
        };
        write_line(&reply, out)?;
        out.write_all(made.output.as_deref().unwrap_or_default())?;
        out.flush()
    }

    pub(super) fn read(from: &mut impl BufRead) -> io::Result<Made> {
        let reply: Option<Self> = read_line(from)?;
        let reply = reply.ok_or(io::ErrorKind::UnexpectedEof)?;
        let output = reply.bytes.map(|bytes| read_bytes(bytes, from));
        Ok(Made {
            facts: reply.facts,
            output: output.transpose()?,
        })
    }
}

fn write_line(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

fn read_line<T: DeserializeOwned>(from: &mut impl BufRead) -> io::Result<Option<T>> {
    let mut line = Vec::new();
    if from.read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if !line.ends_with(b"\n") {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(serde_json::from_slice(&line)?))
}

fn read_bytes(number: usize, from: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(number);
    from.take(number as u64).read_to_end(&mut bytes)?;
    if bytes.len() < number {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_and_replies_come_through() {
        let mut pipe = Vec::new();
        Request::write("a\n\"b\"", b"\0\n\xff", &mut pipe).expect("it is written");
        let mut from = pipe.as_slice();
        let (request, bytes) = Request::read(&mut from)
            .expect("it is read")
            .expect("it is there");
        assert_eq!(
            (request.path.as_str(), bytes.as_slice()),
            ("a\n\"b\"", &b"\0\n\xff"[..])
        );
        assert!(Request::read(&mut from).expect("it is read").is_none());

        for output in [None, Some(b"one\ntwo".to_vec())] {
            let facts = Facts {
                error: None,
                sha256: None,
                pages: Some(2),
                doubts: Vec::new(),
            };
            let mut pipe = Vec::new();
            Reply::write(
                &Made {
                    facts,
                    output: output.clone(),
                },
                &mut pipe,
            )
            .expect("it is written");
            let made = Reply::read(&mut pipe.as_slice()).expect("it is read");
            assert_eq!((made.output, made.facts.pages), (output, Some(2)));
            let cut = pipe.split_last().expect("it is long").1;
            assert!(Reply::read(&mut &*cut).is_err());
        }
    }
}
