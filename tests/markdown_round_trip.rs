//! The Markdown summary read back by an independent parser: the same meeting, attendance, agenda,
//! actions, decisions and item titles, whatever characters they are made of.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a missing cell or an unexpected element is to fail the test"
)]

mod support;

use minutebook::minutes::{Item, Minutes, Status};
use minutebook::read_minutes;
use minutebook::render::RenderOptions;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::fs;
use std::path::Path;

/// What a reader sees of a page.
#[derive(Debug, PartialEq, Clone)]
enum Seen {
    Heading(usize, String),
    Row(Vec<String>),
    Entry(String),
    Paragraph(String),
}

fn seen(markdown: &str) -> Vec<Seen> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut all = Vec::new();
    let mut row = Vec::new();
    let mut text = String::new();
    let mut in_list = false;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::TableCell | Tag::Item) => {
                text.clear();
            }
            Event::Start(Tag::List(number)) => {
                assert_eq!(number, None, "no value begins an ordered list");
                if in_list {
                    all.push(Seen::Entry(std::mem::take(&mut text)));
                }
                in_list = true;
            }
            Event::End(TagEnd::List(_)) => in_list = false,
            Event::End(TagEnd::Heading(level)) => {
                all.push(Seen::Heading(level as usize, std::mem::take(&mut text)));
            }
            Event::End(TagEnd::Paragraph) => all.push(Seen::Paragraph(std::mem::take(&mut text))),
            Event::End(TagEnd::Item) => all.push(Seen::Entry(std::mem::take(&mut text))),
            Event::End(TagEnd::TableCell) => row.push(std::mem::take(&mut text)),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                all.push(Seen::Row(std::mem::take(&mut row)));
            }
            Event::Text(words) => text.push_str(&words),
            Event::Start(
                Tag::Emphasis | Tag::Strong | Tag::Table(_) | Tag::TableHead | Tag::TableRow,
            )
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Table) => {}
            other => panic!("a value was taken for markup: {other:?}"),
        }
    }
    all
}

/// The rows of the table under a heading, without its head.
fn rows<'s>(page: &'s [Seen], heading: &str) -> Vec<&'s [String]> {
    let under = page
        .iter()
        .skip_while(|seen| !matches!(seen, Seen::Heading(_, title) if title == heading));
    let rows = under.skip(1).map_while(|seen| match seen {
        Seen::Row(cells) => Some(cells.as_slice()),
        _ => None,
    });
    rows.skip(1).collect()
}

/// The cells of one column below a heading; as many empty ones where the page leaves the column out.
fn column(page: &[Seen], heading: &str, name: &str) -> Vec<String> {
    let head = page
        .iter()
        .skip_while(|seen| !matches!(seen, Seen::Heading(_, title) if title == heading))
        .find_map(|seen| match seen {
            Seen::Row(cells) => Some(cells),
            _ => None,
        });
    let at = head.and_then(|head| head.iter().position(|cell| cell == name));
    rows(page, heading)
        .iter()
        .map(|row| at.map_or_else(String::new, |at| row[at].clone()))
        .collect()
}

/// White space as the record is to have it.
fn folded(text: &str) -> String {
    let words = text
        .split(|c: char| c <= ' ' || c == '\u{7f}')
        .filter(|w| !w.is_empty());
    let text = words.collect::<Vec<_>>().join(" ");
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control())
        .to_owned()
}

fn or_empty(text: Option<&String>) -> String {
    text.map(|text| folded(text)).unwrap_or_default()
}

/// `3 Title`, of every item that has one, depth first.
fn titles(items: &[Item], out: &mut Vec<String>) {
    for item in items {
        if let Some(title) = &item.title {
            let number = or_empty(item.number.as_ref());
            out.push(format!("{number} {}", folded(title)).trim().to_owned());
        }
        titles(&item.items, out);
    }
}

fn same(minutes: &Minutes) {
    let markdown = support::rendered("markdown", minutes, &RenderOptions::default());
    let mut page = seen(&markdown);
    let of_others = |seen: &Seen| matches!(seen, Seen::Heading(2, title) if title.starts_with("Further meeting"));
    page.truncate(page.iter().position(of_others).unwrap_or(page.len()));
    let meeting = &minutes.meeting;

    assert_eq!(
        page[0],
        Seen::Heading(1, or_empty(meeting.title.as_ref())),
        "{markdown}"
    );
    let facts: Vec<_> = page
        .iter()
        .filter_map(|seen| match seen {
            Seen::Row(cells) if cells.len() == 2 => Some((cells[0].as_str(), cells[1].as_str())),
            _ => None,
        })
        .collect();
    let fact = |label| {
        facts
            .iter()
            .find(|(l, _)| *l == label)
            .map(|(_, value)| *value)
    };
    let (body, short) = (meeting.body.as_deref(), meeting.abbreviation.as_deref());
    let body = body.map(|body| match short {
        Some(short) => folded(&format!("{body} ({short})")),
        None => folded(body),
    });
    assert_eq!(fact("Body"), body.as_deref());
    assert_eq!(
        fact("Place"),
        meeting.location.as_deref().map(folded).as_deref()
    );
    let time = meeting.start_time.map(|start| match meeting.end_time {
        Some(end) => format!("{start} to {end}"),
        None => start.to_string(),
    });
    assert!(
        fact("Time")
            .unwrap_or_default()
            .contains(&time.unwrap_or_default())
    );
    let date = meeting
        .date
        .map(|date| date.strftime("%A %-d %B %Y").to_string());
    assert_eq!(fact("Date").map(ToOwned::to_owned), date);

    same_people(&page, minutes);
    let agenda: Vec<_> = column(&page, "Agenda", "Number")
        .into_iter()
        .zip(column(&page, "Agenda", "Item"))
        .collect();
    let wanted: Vec<_> = minutes
        .agenda
        .iter()
        .map(|g| (or_empty(g.number.as_ref()), folded(&g.title)))
        .collect();
    assert_eq!(agenda, wanted);
    let actions: Vec<_> = column(&page, "Actions", "Reference")
        .into_iter()
        .zip(column(&page, "Actions", "Action"))
        .collect();
    let wanted: Vec<_> = minutes
        .actions
        .iter()
        .map(|a| (or_empty(a.id.as_ref()), folded(&a.text)))
        .collect();
    assert_eq!(actions, wanted);
    for (cell, action) in column(&page, "Actions", "Owner")
        .iter()
        .zip(&minutes.actions)
    {
        for owner in &action.owners {
            assert!(cell.contains(&folded(&owner.label)), "{cell}");
        }
    }
    let decisions: Vec<_> = rows(&page, "Decisions")
        .iter()
        .map(|row| row[0].clone())
        .collect();
    let wanted: Vec<_> = minutes.decisions.iter().map(|d| folded(&d.text)).collect();
    assert_eq!(decisions, wanted);

    same_titles(&page, minutes);
}

fn same_people(page: &[Seen], minutes: &Minutes) {
    for (status, heading) in [
        (Status::Present, "Present"),
        (Status::InAttendance, "In attendance"),
        (Status::Apologies, "Apologies"),
        (Status::Absent, "Absent"),
    ] {
        let wanted: Vec<_> = minutes
            .attendance
            .iter()
            .filter(|p| p.status == status)
            .map(|p| {
                let chair = if p.chair { " (chair)" } else { "" };
                let name = format!("{} {}", or_empty(p.honorific.as_ref()), folded(&p.name));
                format!("{}{chair}", name.trim())
            })
            .collect();
        let found: Vec<_> = rows(page, heading)
            .iter()
            .map(|row| row[0].clone())
            .collect();
        assert_eq!(found, wanted);
    }
}

fn same_titles(page: &[Seen], minutes: &Minutes) {
    let found: Vec<_> = page
        .iter()
        .skip_while(|seen| **seen != Seen::Heading(2, "Minutes".to_owned()))
        .skip(1)
        .take_while(|seen| !matches!(seen, Seen::Heading(2, _)))
        .filter_map(|seen| match seen {
            Seen::Heading(_, title) => Some(title.clone()),
            _ => None,
        })
        .collect();
    let mut wanted = Vec::new();
    titles(&minutes.items, &mut wanted);
    assert_eq!(found, wanted);
}

#[test]
fn the_forum_reads_back_the_same() {
    same(&support::forum());
}

#[test]
fn the_samples_read_back_the_same() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut read = 0;
    for entry in fs::read_dir(samples).expect("the samples").flatten() {
        let Ok(bytes) = fs::read(entry.path().join("input.txt")) else {
            continue;
        };
        same(&read_minutes("input.txt", &bytes, &minutebook::Options::default()).minutes);
        read += 1;
    }
    assert!(read >= 8, "only {read} samples were read");
}

#[test]
fn a_summary_keeps_the_titles_and_leaves_the_texts() {
    let minutes = support::forum();
    let options = RenderOptions {
        summary: true,
        without_conflicts: true,
        ..RenderOptions::default()
    };
    let page = seen(&support::rendered("markdown", &minutes, &options));
    let entry = |text: &str| page.contains(&Seen::Entry(text.to_owned()));
    assert!(
        entry("3 Winter sandbag store 18:45 to 19:15") && entry("3.1 Access to the store"),
        "{page:?}"
    );
    assert!(
        !page
            .iter()
            .any(|seen| matches!(seen, Seen::Paragraph(text) if text.contains("welcomed")))
    );
    assert!(
        !page
            .iter()
            .any(|seen| matches!(seen, Seen::Heading(_, t) if t.starts_with("Contradictions")))
    );
}

#[test]
fn terms_of_reference_show_groups_and_members() {
    let page = seen(&support::rendered(
        "markdown",
        &support::terms(),
        &RenderOptions::default(),
    ));
    for wanted in [
        Seen::Heading(3, "Gauge Working Group (GWG)".to_owned()),
        Seen::Entry("Mudflat Wardens (MW)".to_owned()),
        Seen::Entry("Harbour Master".to_owned()),
        Seen::Heading(3, "2 Meetings".to_owned()),
    ] {
        assert!(page.contains(&wanted), "{wanted:?}");
    }
}

#[test]
fn a_failed_input_says_why() {
    let page = seen(&support::rendered(
        "markdown",
        &support::failed(),
        &RenderOptions::default(),
    ));
    let [Seen::Heading(1, title), Seen::Paragraph(why)] = page.as_slice() else {
        panic!("{page:?}");
    };
    assert_eq!(title, "saltmere-flood-forum.pdf");
    assert!(why.ends_with("could not be read: the file asks for a password (encrypted)"));
}

/// Text made of what Markdown would take for its own.
fn nasty() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "~~~",
        "~~",
        "[",
        "]",
        "](x)",
        "![",
        "<",
        "<b>",
        "</td>",
        "<!--",
        ">",
        "#",
        "##",
        "-",
        "---",
        "+",
        "=",
        "===",
        "1.",
        "2)",
        "10. ",
        "|",
        "| --- |",
        "\\",
        "&amp;",
        "&#42;",
        "&",
        " ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\r\n",
        "\u{0}",
        "\u{a0}",
        "\u{2028}",
        "a",
        "b",
        "é",
        "word",
        "snake_case",
        "http://example.org/",
        "<me@example.org>",
        ":",
        "$",
        "^",
        "{",
        "}",
        "%",
        "@",
        "(",
        ")",
        "!",
        "\"",
        "'",
        "\u{202e}",
        "日本",
    ]);
    prop::collection::vec(pieces, 1..12)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("something to see", |text| !folded(text).is_empty())
}

fn put(items: &mut [Item], texts: &mut impl Iterator<Item = String>) {
    for item in items {
        if item.title.is_some() {
            item.title = texts.next();
        }
        for block in &mut item.blocks {
            use minutebook::minutes::Block;
            match block {
                Block::Paragraph { text } => *text = texts.next().unwrap_or_default(),
                Block::List { items } => items.fill_with(|| texts.next().unwrap_or_default()),
                Block::Table { rows } => rows.iter_mut().for_each(|row| {
                    row.fill_with(|| texts.next().unwrap_or_default());
                }),
            }
        }
        put(&mut item.items, texts);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nasty_text_reads_back_the_same(texts in prop::collection::vec(nasty(), 24)) {
        let mut minutes = support::forum();
        let mut texts = texts.into_iter().cycle();
        let mut next = || texts.next().unwrap_or_default();
        minutes.meeting.title = Some(next());
        minutes.meeting.body = Some(next());
        minutes.meeting.location = Some(next());
        minutes.attendance.iter_mut().for_each(|p| p.name = next());
        minutes.agenda.iter_mut().for_each(|g| g.title = next());
        minutes.actions.iter_mut().for_each(|a| a.text = next());
        minutes.actions[0].owners[0].label = next();
        minutes.decisions.iter_mut().for_each(|d| d.text = next());
        minutes.membership = vec![next(), next()];
        put(&mut minutes.items, &mut texts);
        same(&minutes);
    }
}
