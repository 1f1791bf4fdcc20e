//! What an output may be made of: a list of tags, attributes and kinds of nodes. What is not on it
//! is refused, whatever it is. And what was to be published must be there.

use crate::publish::edition::Output;
use crate::publish::public::Public;
use crate::publish::refusal::{self, Refusal};
use crate::publish::register::folded;
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::collections::HashMap;

/// Tags, and the attributes that each may have.
const TAGS: &[(&str, &[&str])] = &[
    ("html", &["lang"]),
    ("head", &[]),
    ("meta", &["charset", "name", "content"]),
    ("title", &[]),
    ("style", &[]),
    ("body", &[]),
    ("a", &["class", "href"]),
    ("header", &[]),
    ("main", &["id", "tabindex"]),
    ("footer", &[]),
    ("nav", &["aria-label"]),
    ("section", &["class", "aria-labelledby"]),
    ("aside", &["class", "aria-labelledby"]),
    ("div", &["class", "lang", "tabindex", "role", "aria-label"]),
    ("h1", &["lang"]),
    ("h2", &["id", "class"]),
    ("h3", &["id", "class"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("p", &["class"]),
    ("ul", &["class"]),
    ("ol", &["class"]),
    ("li", &["id"]),
    ("dl", &["class"]),
    ("dt", &[]),
    ("dd", &[]),
    ("table", &["class"]),
    ("caption", &["class"]),
    ("thead", &[]),
    ("tbody", &[]),
    ("tr", &["id"]),
    ("th", &["scope"]),
    ("td", &["class", "data-label"]),
    ("span", &["class"]),
    ("strong", &[]),
    ("time", &["datetime"]),
];

pub(super) fn refusals(public: &Public, output: &Output) -> Vec<Refusal> {
    let Ok(text) = std::str::from_utf8(&output.bytes) else {
        return vec![refusal::NOT_READ_BACK.about(output.name)];
    };
    let read = match output.format {
        "html" => html(text),
        "markdown" | "govspeak" => markdown(text),
        "json" => return json(public, output),
        _ => Ok(text.to_owned()),
    };
    match read {
        Err(found) => vec![refusal::NOT_ALLOWED_THERE.about(format!("{}: {found}", output.name))],
        Ok(visible) => unread(public, &visible)
            .into_iter()
            .map(|word| refusal::NOT_READ_BACK.about(format!("{}: {word}", output.name)))
            .collect(),
    }
}

fn json(public: &Public, output: &Output) -> Vec<Refusal> {
    let same = serde_json::from_slice::<Public>(&output.bytes)
        .ok()
        .and_then(|read| serde_json::to_value(read).ok())
        .is_some_and(|read| serde_json::to_value(public).is_ok_and(|own| own == read));
    if same {
        Vec::new()
    } else {
        vec![refusal::NOT_READ_BACK.about(output.name)]
    }
}

/// Words of what is published that a reader of the output does not find.
fn unread(public: &Public, visible: &str) -> Vec<String> {
    let mut there: HashMap<String, usize> = HashMap::new();
    for word in folded(visible).split(' ') {
        *there.entry(word.to_owned()).or_default() += 1;
    }
    let mut wanted: HashMap<String, usize> = HashMap::new();
    for text in words_of(public) {
        for word in folded(&text).split(' ').filter(|word| !word.is_empty()) {
            *wanted.entry(word.to_owned()).or_default() += 1;
        }
    }
    let mut unread: Vec<String> = wanted
        .into_iter()
        .filter(|(word, count)| there.get(word).copied().unwrap_or_default() < *count)
        .map(|(word, _)| word)
        .collect();
    unread.sort_unstable();
    unread.truncate(1);
    unread
}

/// The running texts that every output has to show.
fn words_of(public: &Public) -> Vec<String> {
    let mut words = vec![public.notice.text.clone()];
    for meeting in &public.meetings {
        let mut open: Vec<_> = meeting.items.iter().collect();
        while let Some(item) = open.pop() {
            words.extend(item.title.iter().map(ToString::to_string));
            words.extend(item.blocks.iter().flat_map(block_words));
            open.extend(&item.items);
        }
        words.extend(meeting.attendance.iter().map(|row| row.name.to_string()));
        words.extend(meeting.actions.iter().map(|action| action.text.to_string()));
        words.extend(
            meeting
                .decisions
                .iter()
                .map(|decision| decision.text.to_string()),
        );
        words.extend(meeting.agenda.iter().map(|entry| entry.title.to_string()));
    }
    words
}

fn block_words(block: &crate::publish::public::PublicBlock) -> Vec<String> {
    use crate::publish::public::PublicBlock::{List, Paragraph, Summary, Table};
    match block {
        Paragraph { text } | Summary { text } => vec![text.to_string()],
        List { items } => items.iter().map(ToString::to_string).collect(),
        Table { rows } => rows.iter().flatten().map(ToString::to_string).collect(),
    }
}

/// The visible text of a page, or the first construct that is not on the list.
fn html(page: &str) -> Result<String, String> {
    let mut visible = String::with_capacity(page.len());
    let body = page.strip_prefix("<!DOCTYPE html>").ok_or("no doctype")?;
    let mut open: Vec<&str> = Vec::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('<') {
        if open.last() != Some(&"style") {
            visible.push_str(before);
        }
        visible.push(' ');
        let (tag, tail) = after.split_once('>').ok_or("a tag without end")?;
        rest = tail;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let name = tag.split(' ').next().unwrap_or_default();
        let (known, attributes) = TAGS
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or_else(|| format!("<{name}>"))?;
        attributes_of(tag.get(name.len()..).unwrap_or_default(), attributes)?;
        if !matches!(name, "meta") {
            open.push(known);
        }
    }
    if open.is_empty() {
        Ok(entities(&visible))
    } else {
        Err("a tag is left open".to_owned())
    }
}

fn attributes_of(text: &str, allowed: &[&str]) -> Result<(), String> {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, tail) = rest
            .split_once("=\"")
            .ok_or_else(|| format!("attribute {rest}"))?;
        let (value, tail) = tail.split_once('"').ok_or("an attribute without end")?;
        if !allowed.contains(&name) {
            return Err(format!("attribute {name}"));
        }
        if name == "href" && !value.starts_with('#') {
            return Err("a link that leads out".to_owned());
        }
        rest = tail.trim_start();
    }
    Ok(())
}

/// Text with the entities resolved that our templates write.
fn entities(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

/// The visible text of Markdown, or the first construct that is not on the list.
fn markdown(text: &str) -> Result<String, String> {
    let mut visible = String::with_capacity(text.len());
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::List(_)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::Emphasis
                | Tag::Strong
                | Tag::BlockQuote(_),
            )
            | Event::End(_)
            | Event::SoftBreak
            | Event::HardBreak => visible.push(' '),
            Event::Text(text) => visible.push_str(&text),
            other => return Err(format!("{other:?}").chars().take(60).collect()),
        }
    }
    Ok(visible)
}
