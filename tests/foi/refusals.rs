//! Every refusal: what leads to it, and that mending it is enough.

use crate::job::{Job, MINUTES, POLICY};
use minutebook::publish::plan::{Action, Entry, Override, Status, What};
use minutebook::publish::refusal::CODES;
use minutebook::publish::{Output, Policy};
use minutebook::sha256;
use std::collections::BTreeSet;

fn over(marking: &str) -> Override {
    Override {
        marking: marking.to_owned(),
        approver: "C. Director".to_owned(),
        reason: "The parts that were sensitive are out of date.".to_owned(),
        date: "2024-05-30".to_owned(),
    }
}

fn base() -> Job {
    Job::new(MINUTES, POLICY)
}

fn marked(marking: &str) -> Job {
    Job::new(&format!("{marking}\n\n{MINUTES}"), POLICY)
}

fn header(disclosable: &str) -> Job {
    let header = format!(
        "Security Classification: OFFICIAL\nDisclosable under FOIA 2000: {disclosable}\n\n"
    );
    Job::new(&format!("{header}{MINUTES}"), POLICY)
}

/// Two people with one pair of initials, one of whom is withheld.
fn told_apart() -> String {
    MINUTES
        .replace("(CD)", "(CDa)")
        .replace("EF/CD", "EF/CDa")
        .replace("EF and CD", "EF and CDa")
        .replace("Greta Hollis (GH)", "Clara Dunmore (CDu)")
        .replace("Greta Hollis", "Clara Dunmore")
        .replace("GH", "CDu")
}

fn changed(change: impl FnOnce(&mut Job)) -> Job {
    let mut job = base();
    change(&mut job);
    job
}

fn withheld(exemption: &str, change: impl FnOnce(&mut Entry)) -> Job {
    changed(|job| {
        let entry = job.entry(What::Person, "Edmund Farrow");
        exemption.clone_into(&mut entry.exemption);
        change(entry);
    })
}

fn item(policy: &str, change: impl FnOnce(&mut Entry)) -> Job {
    let mut job = Job::new(MINUTES, policy);
    let mut entry = Entry::new(What::Item, "Dredging of the lower pond");
    entry.id = "item-1".to_owned();
    entry.at = "/items/1".to_owned();
    entry.status = Status::Accepted;
    entry.action = Action::Redact;
    entry.exemption = "3".to_owned();
    entry.public_interest = "Bidders would price by it.".to_owned();
    change(&mut entry);
    job.plan.entries.push(entry);
    job
}

/// What forbids to publish, for each job; none where nothing does.
fn rows() -> Vec<(&'static str, Job, Option<&'static str>)> {
    let council = POLICY
        .replace("foia-2000", "lga-1972")
        .replace("40(2)", "2");
    let council_item = |change: fn(&mut Entry)| {
        let mut job = item(&council, change);
        for entry in &mut job.plan.entries {
            if entry.exemption == "40(2)" || entry.exemption == "2" {
                entry.exemption = "2".to_owned();
                entry.public_interest = "Nothing is gained by the names.".to_owned();
            }
        }
        job
    };
    let ambiguous = MINUTES.replace("Mr Farrow and", "Farow, the clerk, and");
    vec![
        ("all is well", base(), None),
        (
            "a document that cannot be read",
            Job::new("", POLICY),
            Some("unread"),
        ),
        (
            "another document",
            changed(|job| job.plan.source.sha256 = sha256(b"x")),
            Some("source_changed"),
        ),
        (
            "another policy",
            changed(|job| job.plan.policy = sha256(b"x")),
            Some("policy_changed"),
        ),
        ("a marking that the policy allows", marked("OFFICIAL"), None),
        (
            "a marking above it",
            marked("OFFICIAL-SENSITIVE"),
            Some("marking_above_policy"),
        ),
        (
            "a marking of the old scheme",
            marked("RESTRICTED"),
            Some("marking_above_policy"),
        ),
        (
            "with an override",
            {
                let mut job = marked("RESTRICTED");
                job.plan.document.marking = over("RESTRICTED");
                job
            },
            None,
        ),
        (
            "with an override of another marking",
            {
                let mut job = marked("RESTRICTED");
                job.plan.document.marking = over("PROTECT");
                job
            },
            Some("marking_above_policy"),
        ),
        (
            "with an override without a reason",
            {
                let mut job = marked("RESTRICTED");
                job.plan.document.marking = Override {
                    reason: String::new(),
                    ..over("RESTRICTED")
                };
                job
            },
            Some("marking_above_policy"),
        ),
        (
            "SECRET",
            {
                let mut job = marked("SECRET");
                job.plan.document.marking = over("SECRET");
                job
            },
            Some("marking_never"),
        ),
        ("TOP SECRET", marked("TOP SECRET"), Some("marking_never")),
        (
            "two markings",
            Job::new(
                &format!("OFFICIAL\n\n{MINUTES}\n\nNOT PROTECTIVELY MARKED\n"),
                &POLICY.replace("\"OFFICIAL\"", "\"OFFICIAL\", \"NOT PROTECTIVELY MARKED\""),
            ),
            Some("marking_contradiction"),
        ),
        ("disclosable", header("Yes"), None),
        ("not disclosable", header("No"), Some("not_disclosable")),
        ("in part", header("In Part"), Some("not_disclosable")),
        (
            "closed session",
            header("Closed session - See item 4"),
            Some("not_disclosable"),
        ),
        (
            "in part, decided",
            {
                let mut job = header("In Part");
                job.plan.document.disclosure = over("In Part");
                job
            },
            None,
        ),
        (
            "a draft",
            Job::new(&format!("DRAFT\n\n{MINUTES}"), POLICY),
            Some("draft"),
        ),
        (
            "a draft that may go out",
            {
                let mut job = Job::new(&format!("DRAFT\n\n{MINUTES}"), POLICY);
                job.plan.document.publish_draft = true;
                job
            },
            None,
        ),
        (
            "a person without an entry",
            changed(|job| {
                job.plan
                    .entries
                    .retain(|entry| entry.words != "Greta Hollis");
            }),
            Some("plan_incomplete"),
        ),
        (
            "an entry still proposed",
            changed(|job| job.entry(What::Person, "Greta Hollis").status = Status::Proposed),
            Some("undecided"),
        ),
        (
            "an entry that asks",
            changed(|job| job.entry(What::Person, "Greta Hollis").action = Action::Ask),
            Some("undecided"),
        ),
        (
            "a publication that is rejected",
            changed(|job| job.entry(What::Person, "Astrid Bellamy").status = Status::Rejected),
            Some("undecided"),
        ),
        (
            "a redaction that is rejected",
            changed(|job| job.entry(What::Person, "Greta Hollis").status = Status::Rejected),
            None,
        ),
        (
            "a person of no class",
            changed(|job| job.entry(What::Person, "Corin Dashwood").class = "unknown".to_owned()),
            Some("unknown_person"),
        ),
        (
            "a class that nobody knows",
            changed(|job| job.entry(What::Person, "Corin Dashwood").class = "friend".to_owned()),
            Some("unknown_person"),
        ),
        (
            "a misspelt name, decided",
            Job::new(&ambiguous, POLICY),
            None,
        ),
        (
            "a misspelt name, not decided",
            {
                let mut job = Job::new(&ambiguous, POLICY);
                job.plan.entries.retain(|entry| entry.what != What::Mention);
                job
            },
            Some("ambiguous_mention"),
        ),
        (
            "words that do not stand there",
            changed(|job| {
                let mut entry = Entry::new(What::Passage, "no such words");
                entry.status = Status::Accepted;
                entry.action = Action::Redact;
                entry.exemption = "40(2)".to_owned();
                entry.at = "/items/0/blocks/0/text".to_owned();
                job.plan.entries.push(entry);
            }),
            Some("entry_does_not_hold"),
        ),
        (
            "a person who is not there",
            changed(|job| {
                let mut entry = Entry::new(What::Person, "Ivo Jessop");
                entry.status = Status::Accepted;
                entry.action = Action::Redact;
                entry.exemption = "40(2)".to_owned();
                job.plan.entries.push(entry);
            }),
            Some("entry_does_not_hold"),
        ),
        (
            "an item of another title",
            item(POLICY, |entry| {
                entry.exemption = "43(2)".to_owned();
                entry.words = "Welcome".to_owned();
            }),
            Some("entry_does_not_hold"),
        ),
        ("no code", withheld("", |_| ()), Some("no_code")),
        (
            "a code of no law",
            withheld("99", |_| ()),
            Some("code_not_in_regime"),
        ),
        (
            "a section without its subsection",
            withheld("40", |_| ()),
            Some("code_not_in_regime"),
        ),
        (
            "a qualified exemption",
            withheld("43(2)", |_| ()),
            Some("no_public_interest"),
        ),
        (
            "a qualified exemption, weighed",
            withheld("43(2)", |entry| {
                entry.public_interest = "Bidders would price by it.".to_owned();
            }),
            None,
        ),
        (
            "section 36 without an opinion",
            withheld("36(2)(c)", |entry| entry.public_interest = "x".to_owned()),
            Some("no_opinion"),
        ),
        (
            "section 36 with one",
            withheld("36(2)(c)", |entry| {
                entry.public_interest = "Advice would be less frank.".to_owned();
                entry.qualified_person = "The Chief Officer".to_owned();
                entry.opinion_date = "2024-05-01".to_owned();
            }),
            None,
        ),
        (
            "section 23 without confirmation",
            withheld("23(1)", |_| ()),
            Some("no_confirmation"),
        ),
        (
            "section 23 with it",
            withheld("23(1)", |entry| {
                entry.confirmed_by = "The Information Rights Team".to_owned();
            }),
            None,
        ),
        (
            "harm that nobody foresaw",
            {
                let policy = POLICY
                    .replace("foia-2000", "us-foia")
                    .replace("40(2)", "(b)(6)");
                Job::new(MINUTES, &policy)
            },
            Some("no_harm"),
        ),
        (
            "a role that only one can have",
            withheld("40(2)", |entry| entry.keep_role = true),
            Some("identifying_role"),
        ),
        (
            "a role that others have",
            withheld("40(2)", |entry| {
                entry.keep_role = true;
                entry.role_note = "Twelve people hold the post.".to_owned();
            }),
            None,
        ),
        (
            "initials that tell of another",
            Job::new(&told_apart(), POLICY),
            Some("telling_initials"),
        ),
        (
            "initials that tell nobody",
            {
                let mut job = Job::new(&told_apart(), POLICY);
                job.entry(What::Person, "Corin Dashwood").initials_note =
                    "He has signed so for years.".to_owned();
                job
            },
            None,
        ),
        (
            "nobody signed",
            changed(|job| job.plan.document.decided_on = String::new()),
            Some("not_signed"),
        ),
        (
            "nobody checked",
            changed(|job| job.plan.document.checked_by = String::new()),
            Some("not_signed"),
        ),
        (
            "one person did both",
            changed(|job| job.plan.document.checked_by = "A Officer".to_owned()),
            Some("same_person_checked"),
        ),
        (
            "one person may do both",
            {
                let policy = format!("{POLICY}[sign_off]\ntwo_people = false\n");
                let mut job = Job::new(MINUTES, &policy);
                job.plan.document.checked_by = String::new();
                job
            },
            None,
        ),
        (
            "an item withheld with its outcome published",
            council_item(|entry| entry.keep_outcomes = true),
            Some("no_summary"),
        ),
        (
            "with a summary",
            council_item(|entry| {
                entry.keep_outcomes = true;
                entry.summary = "The committee heard how far the works have come.".to_owned();
            }),
            None,
        ),
        (
            "a summary that tells the name",
            council_item(|entry| {
                entry.summary = "Mr Farrow told how far the works have come.".to_owned();
            }),
            Some("leak"),
        ),
        (
            "a label that tells the name",
            {
                let policy = format!(
                    "{POLICY}[label]\ntext = \"[{{what}} of Farrow withheld: {{citation}}]\"\n"
                );
                Job::new(MINUTES, &policy)
            },
            Some("leak"),
        ),
    ]
}

#[test]
fn each_refusal_has_its_reason() {
    let mut seen = BTreeSet::new();
    for (name, job, code) in rows() {
        let codes = job.codes();
        match code {
            Some(code) => {
                assert!(codes.contains(&code), "{name}: {codes:?}");
                seen.insert(code);
            }
            None => assert!(codes.is_empty(), "{name}: {:#?}", job.apply().err()),
        }
    }
    // These need an output that is wrong, or a folder: they have tests of their own.
    let elsewhere = [
        "interference",
        "not_allowed_there",
        "not_read_back",
        "output_differs",
        "output_folder",
    ];
    for code in CODES {
        assert!(
            seen.contains(code.name) || elsewhere.contains(&code.name),
            "{} has no test",
            code.name
        );
    }
}

#[test]
fn outputs_that_are_wrong_are_refused() {
    let job = base();
    let html = |bytes: &str| {
        vec![Output {
            name: "minutes.html",
            format: "html",
            bytes: bytes.into(),
        }]
    };
    let good = crate::job::all_formats(&job.apply().expect("it is published").public);
    let page = String::from_utf8(good[0].bytes.clone()).expect("UTF-8");
    let codes = |page: String| -> Vec<&str> {
        match job.apply_with(&|_| html(&page)) {
            Ok(_) => Vec::new(),
            Err(refusals) => refusals.iter().map(|refusal| refusal.code.name).collect(),
        }
    };
    assert!(codes(page.clone()).is_empty());
    for (from, to) in [
        ("<main", "<script>1</script><main"),
        ("<main", "<img src=\"x\"><main"),
        ("<main", "<!-- kept --><main"),
        ("<main id", "<main title=\"x\" id"),
        ("<main id", "<main data-x=\"x\" id"),
        ("href=\"#about\"", "href=\"https://example.org/\""),
        ("</main>", ""),
    ] {
        assert!(
            codes(page.replacen(from, to, 1)).contains(&"not_allowed_there"),
            "{to}"
        );
    }
    assert!(codes(page.replace("welcomed", "")).contains(&"not_read_back"));
    // An output that changes from one time to the next is one that depends on something.
    let count = std::cell::Cell::new(0);
    let refusals = job
        .apply_with(&|_| {
            count.set(count.get() + 1);
            html(&page.replace("</footer>", &format!("<p>{}</p></footer>", count.get())))
        })
        .expect_err("it is refused");
    assert!(
        refusals
            .iter()
            .any(|refusal| refusal.code.name == "interference")
    );
}

#[test]
fn a_policy_never_publishes_the_unknown() {
    for text in [
        "[people]\nunknown = \"publish\"\n",
        "[data]\nother = \"publish\"\n",
    ] {
        let text = format!("version = 1\nbody = \"x\"\nregime = \"foia-2000\"\n{text}");
        assert!(Policy::read(&text).is_err(), "{text}");
    }
}
