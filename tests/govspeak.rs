//! Govspeak: what GOV.UK's editors paste.

mod support;

use minutebook::render::RenderOptions;

#[test]
fn the_page_is_ready_to_paste() {
    let page = support::rendered("govspeak", &support::forum(), &RenderOptions::default());
    for wanted in [
        "| # Title | Minutes of the Saltmere Flood Forum |",
        "^This document is a draft.^",
        "| # SF1124-02 | Order 300 hessian sandbags | BT |",
        "*[BT]: Bertil Thornapple\n",
        "*[SFF]: Saltmere Flood Forum\n",
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
    let top_heading = page.lines().any(|line| line.starts_with("# "));
    assert!(!top_heading, "the title has its own field");
}

#[test]
fn initials_of_two_people_are_not_spelled_out() {
    let mut minutes = support::forum();
    for person in minutes.attendance.iter_mut().take(2) {
        person.initials = Some("XY".to_owned());
    }
    let page = support::rendered("govspeak", &minutes, &RenderOptions::default());
    assert!(!page.contains("*[XY]"));
}

#[test]
fn values_make_no_boxes_and_no_embeds() {
    let mut minutes = support::forum();
    minutes.membership = ["^box^", "$CTA", "%x%", "[Contact:7]", "{::x}", "s1. step"]
        .map(str::to_owned)
        .to_vec();
    let page = support::rendered("govspeak", &minutes, &RenderOptions::default());
    for wanted in [
        "- &#94;box^",
        "- \\$CTA",
        "- &#37;x%",
        "- &#91;Contact:7]",
        "- &#123;::x}",
        "- s1\\. step",
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
}
