//! The worksheet: everything that an entry is about is marked, and the page asks for nothing from
//! outside.

use crate::job::{Job, MINUTES, POLICY};
use base64::Engine as _;
use minutebook::publish::plan::{Action, Entry, Status, What};
use minutebook::publish::worksheet::Worksheet;
use minutebook::render::worksheet;
use ring::digest::{SHA256, digest};

fn page(job: &Job) -> String {
    let sheet = Worksheet::of(&job.reading, &job.policy, &job.plan);
    String::from_utf8(worksheet(&sheet)).expect("UTF-8")
}

/// The marked words whose marks look like that.
fn marked<'p>(page: &'p str, state: &str) -> Vec<&'p str> {
    page.split(&format!("<mark class=\"{state}\""))
        .skip(1)
        .filter_map(|rest| rest.split_once("</a></mark>"))
        .filter_map(|(mark, _)| mark.rsplit_once('>'))
        .map(|(_, words)| words)
        .collect()
}

#[test]
fn what_would_be_withheld_is_marked() {
    let page = page(&Job::new(MINUTES, POLICY));
    let withheld = marked(&page, "withheld");
    for words in [
        "Edmund Farrow",
        "EF",
        "Policy Officer, Pond Board",
        "Greta Hollis",
        "GH",
        "Mr Farrow",
    ] {
        assert!(withheld.contains(&words), "{words} in {withheld:?}");
    }
    let published = marked(&page, "published");
    for words in ["Astrid Bellamy", "AB", "CD"] {
        assert!(published.contains(&words), "{words} in {published:?}");
        assert!(!withheld.contains(&words), "{words}");
    }
}

#[test]
fn a_rejected_entry_and_a_passage_look_like_what_they_do() {
    let mut job = Job::new(MINUTES, POLICY);
    job.entry(What::Person, "Edmund Farrow").status = Status::Rejected;
    job.entry(What::Person, "Greta Hollis").action = Action::Ask;
    let item = job.reading.minutes.items.iter().position(|item| {
        item.title
            .as_deref()
            .is_some_and(|title| title.contains("Dredging"))
    });
    let mut entry = Entry::new(What::Passage, "reported on the tender");
    entry.at = format!("/items/{}/blocks/0/text", item.expect("the item"));
    entry.action = Action::Redact;
    job.plan.entries.push(entry);
    let page = page(&job);
    assert!(marked(&page, "published").contains(&"Edmund Farrow"));
    assert!(marked(&page, "asked").contains(&"Greta Hollis"));
    assert!(marked(&page, "withheld").contains(&"reported on the tender"));
}

/// The page holds the plan as it is written, its script is the one that the policy of the page
/// allows, and nothing in it leads out.
#[test]
fn the_page_asks_for_nothing_from_outside() {
    let job = Job::new(MINUTES, POLICY);
    let page = page(&job);
    let (_, rest) = page.split_once("<script>").expect("a script");
    let (script, _) = rest.split_once("</script>").expect("its end");
    let digest =
        base64::engine::general_purpose::STANDARD.encode(digest(&SHA256, script.as_bytes()));
    assert!(page.contains(&format!("script-src 'sha256-{digest}'")));
    for outside in [
        "src=\"",
        "href=\"http",
        "@import",
        "url(",
        "fetch(",
        "XMLHttp",
        "localStorage",
    ] {
        assert!(!page.contains(outside), "{outside}");
    }
    let (_, rest) = page.split_once("<textarea").expect("the plan");
    let (_, rest) = rest.split_once('>').expect("its begin");
    let (text, _) = rest.split_once("</textarea>").expect("its end");
    let text = text
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#38;", "&");
    assert_eq!(text, job.plan.write());
    for (nth, _) in job.plan.entries.iter().enumerate() {
        assert!(page.contains(&format!("id=\"e{nth}\"")), "entry {nth}");
    }
}
