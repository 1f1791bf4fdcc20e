//! Ids of actions: `ABC0124-01`, `A12`, `05-13`, `2024/07`, `AP3.2`, `3`.
//!
//! Deliberately not seen: words, and anything without a digit.

use nom::bytes::complete::take_while1;
use nom::combinator::verify;
use nom::{IResult, Parser};

/// An id: capitals, digits and the marks that join them, with at least one digit.
///
/// # Errors
/// Where `input` starts with no id.
pub fn action_id(input: &str) -> IResult<&str, &str> {
    let (_, id) = verify(
        take_while1(|c: char| {
            c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '_')
        }),
        |id: &str| id.contains(|c: char| c.is_ascii_digit()) && id.len() <= 24,
    )
    .parse(input)?;
    let id = id.trim_end_matches(['-', '/', '.', '_']);
    let rest = input.get(id.len()..).unwrap_or_default();
    if id.is_empty()
        || !id.contains(|c: char| c.is_ascii_digit())
        || rest.starts_with(char::is_alphanumeric)
    {
        return Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Verify,
        )));
    }
    Ok((rest, id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::read;

    #[test]
    fn ids() {
        for (text, id) in [
            ("ABC0124-01: FS to", "ABC0124-01"),
            ("A12 - call", "A12"),
            ("05-13 It was", "05-13"),
            ("2024/07", "2024/07"),
            ("3.", "3"),
            ("AP3.2:", "AP3.2"),
        ] {
            assert_eq!(read(action_id, text).map(|(id, _)| id), Some(id), "{text}");
        }
    }

    #[test]
    fn what_is_no_id() {
        for text in ["FS to", "Action", "", "-", "3rd", "a1", "TO DO", "10am"] {
            assert_eq!(read(action_id, text).map(|(id, _)| id), None, "{text}");
        }
    }
}
