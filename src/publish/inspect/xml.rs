//! Words of an XML document, each with the element or attribute that holds it.

use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The most words that are read out of one document.
const MOST: usize = 100_000;

/// Elements that are only containers of XMP values: the words in them belong to the property around.
const CONTAINERS: &[&str] = &["rdf:Alt", "rdf:Bag", "rdf:Seq", "rdf:li"];

/// Names and words, in the order of the document; as far as it is sound.
pub(super) fn words(bytes: &[u8]) -> Vec<(String, String)> {
    let source = decoded(bytes);
    let mut reader = Reader::from_str(&source);
    reader.config_mut().check_end_names = false;
    let mut stack: Vec<String> = Vec::new();
    let mut found: Vec<(String, String)> = Vec::new();
    let mut text = String::new();
    while found.len() < MOST {
        let event = reader.read_event();
        let ends_text = !matches!(
            event,
            Ok(Event::Text(_) | Event::GeneralRef(_) | Event::CData(_) | Event::Comment(_))
        );
        if ends_text && !text.trim().is_empty() {
            let named = stack
                .iter()
                .rev()
                .find(|name| !CONTAINERS.contains(&name.as_str()));
            found.push((named.cloned().unwrap_or_default(), text.trim().to_owned()));
        }
        if ends_text {
            text.clear();
        }
        match event {
            Ok(Event::Start(start)) => {
                stack.push(name(&start));
                attributes(&start, &mut found);
            }
            Ok(Event::Empty(start)) => attributes(&start, &mut found),
            Ok(Event::End(_)) => drop(stack.pop()),
            Ok(Event::Text(part)) => text.push_str(&part),
            Ok(Event::CData(part)) => text.push_str(&part),
            Ok(Event::GeneralRef(part)) => text.push_str(&referred(&part)),
            Ok(Event::Comment(part)) => {
                let words = part.trim().to_owned();
                found.push(("a comment".to_owned(), words));
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    found
}

/// UTF-16 by its mark, else UTF-8.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let encoding = Encoding::for_bom(bytes).map_or(UTF_8, |(encoding, _)| encoding);
    encoding.decode(bytes).0.into_owned()
}

/// What a reference stands for; one that is not known stays as it is.
pub(super) fn referred(name: &str) -> String {
    let number = name
        .strip_prefix('#')
        .and_then(|number| match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
    match (name, number.and_then(char::from_u32)) {
        ("amp", _) => "&".to_owned(),
        ("lt", _) => "<".to_owned(),
        ("gt", _) => ">".to_owned(),
        ("quot", _) => "\"".to_owned(),
        ("apos", _) => "'".to_owned(),
        (_, Some(character)) => character.to_string(),
        _ => format!("&{name};"),
    }
}

fn name(start: &BytesStart<'_>) -> String {
    start.name().as_ref().to_owned()
}

fn attributes(start: &BytesStart<'_>, found: &mut Vec<(String, String)>) {
    for attribute in start.attributes().with_checks(false).flatten() {
        let words = attribute.value.trim().to_owned();
        if !words.is_empty() {
            let key = attribute.key.as_ref().to_owned();
            found.push((key, words));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_names_of_what_holds_them() {
        let xml = b"<x a='1'><dc:title><rdf:Alt><rdf:li>A &amp; B</rdf:li></rdf:Alt></dc:title><!-- c --></x>";
        let found = words(xml);
        let pairs: Vec<(&str, &str)> = found
            .iter()
            .map(|(n, w)| (n.as_str(), w.as_str()))
            .collect();
        assert_eq!(
            pairs,
            [("a", "1"), ("dc:title", "A & B"), ("a comment", "c")]
        );
    }

    #[test]
    fn broken_documents_give_what_they_have() {
        assert_eq!(words(b"<a>one<b>two").len(), 2);
        assert!(words(b"\xff\xfe<<<").len() < 3);
        assert_eq!(referred("#x41"), "A");
        assert_eq!(referred("nbsp"), "&nbsp;");
    }
}
