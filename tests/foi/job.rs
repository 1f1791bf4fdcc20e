//! A document, a policy and a plan, put together in a test.

use minutebook::publish::plan::{Action, Entry, Status, What, propose};
use minutebook::publish::{Edition, Order, Output, Plan, Policy, Public, Refusal};
use minutebook::render::publish;
use minutebook::sha256;
use minutebook::{Options, Reading, read_minutes};

pub(crate) const FORMATS: &[&str] = &["html", "markdown", "govspeak", "json", "csv"];

pub(crate) struct Job {
    pub(crate) reading: Reading,
    pub(crate) policy_text: String,
    pub(crate) policy: Policy,
    pub(crate) plan: Plan,
}

/// A policy that publishes members and withholds staff.
pub(crate) const POLICY: &str = r#"
version = 1
body = "Pond Board"
regime = "foia-2000"
[markings]
allowed = ["OFFICIAL"]
[people]
external = "publish"
junior = { redact = "40(2)" }
[[rule]]
role = "Officer"
class = "junior"
[[rule]]
role = ["Member", "Chair"]
class = "external"
"#;

impl Job {
    /// A job whose plan is all accepted as proposed, and signed.
    pub(crate) fn new(text: &str, policy: &str) -> Self {
        let reading = read_minutes("secret name.txt", text.as_bytes(), &Options::default());
        Self::of(reading, policy)
    }

    /// The same for a document that was read.
    pub(crate) fn of(reading: Reading, policy: &str) -> Self {
        let policy_text = policy.to_owned();
        let policy = Policy::read(policy).expect("a policy");
        let mut plan = propose(&reading, &policy, &policy_text);
        sign(&mut plan);
        for entry in &mut plan.entries {
            decide(entry);
        }
        Self {
            reading,
            policy_text,
            policy,
            plan,
        }
    }

    /// What comes of it, in all formats.
    pub(crate) fn apply(&self) -> Result<Edition, Vec<Refusal>> {
        self.apply_with(&all_formats)
    }

    pub(crate) fn apply_with(
        &self,
        render: &dyn Fn(&Public) -> Vec<Output>,
    ) -> Result<Edition, Vec<Refusal>> {
        Order {
            reading: &self.reading,
            policy: &self.policy,
            policy_digest: &sha256(self.policy_text.as_bytes()),
            plan: &self.plan,
            render,
        }
        .fill()
    }

    /// Codes of what forbids it, each once.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<&str> = match self.apply() {
            Ok(_) => Vec::new(),
            Err(refusals) => refusals.iter().map(|refusal| refusal.code.name).collect(),
        };
        codes.dedup();
        codes
    }

    pub(crate) fn entry(&mut self, what: What, words: &str) -> &mut Entry {
        self.plan
            .entries
            .iter_mut()
            .find(|entry| entry.what == what && entry.words == words)
            .unwrap_or_else(|| panic!("no entry for {words}"))
    }
}

pub(crate) fn all_formats(public: &Public) -> Vec<Output> {
    let formats: Vec<String> = FORMATS.iter().map(|&format| format.to_owned()).collect();
    publish(public, &formats)
}

pub(crate) fn sign(plan: &mut Plan) {
    "A. Officer".clone_into(&mut plan.document.prepared_by);
    "B. Checker".clone_into(&mut plan.document.checked_by);
    "2024-05-31".clone_into(&mut plan.document.decided_on);
}

/// Accepts what is proposed; what is asked about is withheld.
pub(crate) fn decide(entry: &mut Entry) {
    entry.status = Status::Accepted;
    if entry.action == Action::Ask {
        entry.action = Action::Redact;
    }
    if entry.action == Action::Redact && entry.exemption.is_empty() {
        "40(2)".clone_into(&mut entry.exemption);
    }
    if entry.class == "unknown" {
        "public".clone_into(&mut entry.class);
    }
    if entry.keep_role {
        "several hold this role".clone_into(&mut entry.role_note);
    }
}

/// All bytes of an edition as one text.
pub(crate) fn all_text(edition: &Edition) -> String {
    let files = edition.outputs.iter().chain([&edition.statement]);
    files
        .map(|output| String::from_utf8_lossy(&output.bytes).into_owned())
        .collect()
}

/// Minutes with a chair, members, staff, an action and a decision.
pub(crate) const MINUTES: &str = "\
Minutes of the Pond Committee

Date: 3 May 2021
Location: Reed House

Attendance:

Name\tRole
Astrid Bellamy (AB)\tChair, Marsh Trust
Corin Dashwood (CD)\tMember, Fen Council
Edmund Farrow (EF)\tPolicy Officer, Pond Board
Greta Hollis (GH)\tSupport Officer, Pond Board

Agenda

No.\tTime\tAgenda title\tLead
1\t10:00-10:15\tWelcome\tAB
2\t10:15-10:40\tDredging of the lower pond\tEF

Key actions arising

ID\tAction\tOwner
PC-01\tWrite to the farmer about the sluice\tEF/CD
PC-02\tOrder reeds\tGH

Minutes

Time\tAgenda title\tNotes
10:00-10:15\tWelcome\tAB opened the meeting. Edmund Farrow took notes.
10:15-10:40\tDredging of the lower pond\tEF reported on the tender. GH's figures were welcomed. (ACTION PC-01: EF and CD to write to the farmer)
10:40\tClose\tAB thanked Mr Farrow and Greta Hollis.
";
