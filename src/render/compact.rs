//! JSON on one line, byte for byte as `serde_json` writes it, for plain records: strings are looked
//! through many bytes at once, and copied whole where nothing in them must be escaped.
//!
//! Deliberately not written: maps, and variants that hold anything; these are errors.

use serde::Serialize;
use serde::ser::{
    Error as _, Impossible, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};
use serde_json::Error;

/// Adds `record` to `out`.
///
/// # Errors
/// Where `record` holds something that is no plain record; `out` then holds a part of it.
pub(super) fn write(record: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Error> {
    record.serialize(Writer { out })
}

struct Writer<'o> {
    out: &'o mut Vec<u8>,
}

impl<'o> Writer<'o> {
    fn literal(self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn number(self, number: u64) {
        /// Digits of the greatest number.
        const MOST: usize = 20;
        let mut digits = [0; MOST];
        let mut rest = number;
        let mut first = MOST;
        for (at, digit) in digits.iter_mut().enumerate().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
            first = at;
            if rest == 0 {
                break;
            }
        }
        self.out
            .extend_from_slice(digits.get(first..).unwrap_or_default());
    }

    fn list(self) -> Parts<'o> {
        self.parts(b'[', b']')
    }

    fn parts(self, open: u8, close: u8) -> Parts<'o> {
        Parts {
            out: self.out,
            before: open,
            open,
            close,
        }
    }

    fn with_serde_json(self, value: &impl Serialize) -> Result<(), Error> {
        serde_json::to_writer(self.out, value)
    }
}

/// Values, or keys with values, between brackets.
struct Parts<'o> {
    out: &'o mut Vec<u8>,
    /// What stands before the next one: the bracket, or a comma.
    before: u8,
    open: u8,
    close: u8,
}

impl Parts<'_> {
    fn value(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        self.out.push(self.before);
        self.before = b',';
        value.serialize(Writer { out: self.out })
    }

    fn field(&mut self, key: &str, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        /// `,`, two quotes and a colon.
        const AROUND: usize = 4;
        self.out.reserve(key.len() + AROUND);
        self.out.extend_from_slice(&[self.before, b'"']);
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        self.before = b',';
        value.serialize(Writer { out: self.out })
    }

    fn close(self) {
        if self.before == self.open {
            self.out.push(self.open);
        }
        self.out.push(self.close);
    }
}

/// A string, quotes and escapes included.
fn quoted(text: &str, out: &mut Vec<u8>) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    let mut rest = text.as_bytes();
    if !is_plain(rest) {
        while let Some(at) = rest.iter().position(|byte| must_be_escaped(*byte)) {
            let (before, from) = rest.split_at(at);
            out.extend_from_slice(before);
            if let Some((byte, behind)) = from.split_first() {
                escape(*byte, out);
                rest = behind;
            }
        }
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Whether nothing must be escaped; looked at without a stop, many bytes at once.
fn is_plain(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .fold(0, |odd, byte| odd | u8::from(must_be_escaped(*byte)))
        == 0
}

const fn must_be_escaped(byte: u8) -> bool {
    matches!(byte, 0..b' ' | b'"' | b'\\')
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).copied().unwrap_or_default();
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            out.extend_from_slice(b"\\u00");
            out.extend_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

type No = Impossible<(), Error>;

fn not_plain<T>() -> Result<T, Error> {
    Err(Error::custom("this is no plain record"))
}

impl<'o> Serializer for Writer<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Parts<'o>;
    type SerializeTuple = Parts<'o>;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = Parts<'o>;
    type SerializeStructVariant = No;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.literal(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.number(value);
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Error> {
        self.with_serde_json(&value)
    }

    fn serialize_i16(self, value: i16) -> Result<(), Error> {
        self.with_serde_json(&value)
    }

    fn serialize_i32(self, value: i32) -> Result<(), Error> {
        self.with_serde_json(&value)
    }

    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        self.with_serde_json(&value)
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.with_serde_json(&value)
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.with_serde_json(&value)
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.with_serde_json(&value)
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        quoted(value, self.out);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        not_plain()
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.literal("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        not_plain()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'o>, Error> {
        Ok(self.list())
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'o>, Error> {
        Ok(self.list())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<No, Error> {
        not_plain()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<No, Error> {
        not_plain()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<No, Error> {
        not_plain()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'o>, Error> {
        Ok(self.parts(b'{', b'}'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<No, Error> {
        not_plain()
    }
}

impl SerializeSeq for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl SerializeTuple for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl SerializeStruct for Parts<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.field(key, value)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        TwoWords,
    }

    #[derive(Serialize)]
    #[serde(tag = "kind", rename_all = "snake_case")]
    enum Tagged {
        Table { rows: Vec<Vec<String>> },
    }

    #[derive(Serialize)]
    struct Empty {}

    #[derive(Serialize)]
    struct Record {
        text: String,
        none: Option<u32>,
        some: Option<bool>,
        numbers: Vec<u64>,
        box_of: [f32; 2],
        kind: Kind,
        tagged: Tagged,
        empty: Empty,
        nothing: Vec<String>,
        signed: i16,
        unit: (),
    }

    #[test]
    fn writes_what_serde_json_writes() {
        let every_ascii: String = (0..=127_u8).map(char::from).collect();
        let record = Record {
            text: every_ascii,
            none: None,
            some: Some(true),
            numbers: vec![0, 9, 10, 1_234_567, u64::MAX],
            box_of: [0.5, -1e20],
            kind: Kind::TwoWords,
            tagged: Tagged::Table {
                rows: vec![vec!["a\"b".to_owned(), "\u{e9}\u{2028}".to_owned()]],
            },
            empty: Empty {},
            nothing: Vec::new(),
            signed: -7,
            unit: (),
        };
        let mut out = Vec::new();
        assert!(write(&record, &mut out).is_ok());
        assert_eq!(
            String::from_utf8(out).ok(),
            serde_json::to_string(&record).ok()
        );
    }

    #[test]
    fn maps_are_no_plain_records() {
        let map = std::collections::BTreeMap::from([("a", 1)]);
        assert!(write(&map, &mut Vec::new()).is_err());
    }
}
