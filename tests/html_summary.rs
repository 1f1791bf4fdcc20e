//! The HTML summary: one file that needs no other, with a structure that can be moved about in.

mod support;

use minutebook::minutes::{MeetingStatus, Minutes};
use minutebook::render::RenderOptions;

fn html(minutes: &Minutes) -> String {
    support::rendered("html", minutes, &RenderOptions::default())
}

/// What stands between each `before` and the next `after`.
fn between<'p>(page: &'p str, before: &'p str, after: char) -> impl Iterator<Item = &'p str> {
    page.split(before)
        .skip(1)
        .filter_map(move |rest| rest.split(after).next())
}

fn pages() -> Vec<String> {
    let mut several = support::forum();
    let forum = support::forum();
    several
        .further_meetings
        .push(minutebook::minutes::FurtherMeeting {
            meeting: forum.meeting,
            attendance: forum.attendance,
            agenda: forum.agenda,
            items: forum.items,
            actions: forum.actions,
            decisions: forum.decisions,
            next_meeting: None,
        });
    [
        support::forum(),
        support::terms(),
        support::failed(),
        several,
    ]
    .iter()
    .map(html)
    .collect()
}

#[test]
fn nothing_is_loaded_from_elsewhere_and_nothing_runs() {
    for page in pages() {
        for outside in [
            "<script",
            "<link",
            "<img",
            " src=",
            "url(",
            "@import",
            "href=\"http",
            "javascript:",
        ] {
            assert!(!page.contains(outside), "{outside}");
        }
    }
}

#[test]
fn every_link_leads_to_one_place() {
    for page in pages() {
        let mut ids: Vec<_> = between(&page, " id=\"", '"').collect();
        for target in between(&page, "href=\"#", '"') {
            assert!(ids.contains(&target), "{target}");
        }
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "an id occurs twice");
    }
}

#[test]
fn headings_go_one_level_at_a_time() {
    for page in pages() {
        let levels: Vec<u32> = page
            .split("<h")
            .skip(1)
            .filter_map(|rest| rest.chars().next()?.to_digit(10))
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert!(
            levels
                .windows(2)
                .all(|pair| matches!(pair, [a, b] if *b <= a + 1)),
            "{levels:?}"
        );
    }
}

#[test]
fn hostile_values_are_text() {
    let mut minutes = support::forum();
    let hostile = "</title><script>alert(\"1\")</script>&\u{1}\u{85}\u{fffe}";
    minutes.meeting.title = Some(hostile.to_owned());
    minutes.meeting.status = Some(MeetingStatus::Approved);
    minutes.language = Some("en\" onload=\"x".to_owned());
    for person in &mut minutes.attendance {
        person.name = hostile.to_owned();
    }
    for item in &mut minutes.items {
        item.title = Some(hostile.to_owned());
    }
    let page = html(&minutes);
    assert!(!page.contains("<script") && !page.contains("onload"));
    assert!(!page.contains(['\u{1}', '\u{85}', '\u{fffe}']));
    assert_eq!(
        page.matches("</title>").count(),
        2,
        "the page's and the picture's"
    );
}

#[test]
fn the_documents_words_are_in_its_language() {
    let mut minutes = support::forum();
    minutes.language = Some("de".to_owned());
    let page = html(&minutes);
    assert!(page.contains("<html lang=\"en\">") && page.contains("<h1 lang=\"de\">"));
}

#[test]
fn the_picture_is_there_only_where_there_are_times() {
    assert!(html(&support::forum()).contains("role=\"img\""));
    assert!(!html(&support::terms()).contains("<svg"));
}

#[test]
fn a_summary_leaves_out_texts_and_conflicts() {
    let options = RenderOptions {
        summary: true,
        without_conflicts: true,
        ..RenderOptions::default()
    };
    let page = support::rendered("html", &support::forum(), &options);
    assert!(page.contains("Tide gauge replacement") && !page.contains("welcomed everybody"));
    assert!(!page.contains("Contradictions"));
}
