//! A plan: what is proposed for one document, and what people decided.
//!
//! It is a file that a person can read, edit and compare. Every entry is anchored to the source's
//! digest, the place in the record and the words there.

mod hold;
mod propose;
mod read;
mod write;

pub use hold::{Held, Holding};
pub use propose::propose;

use super::Flaw;

/// The version of the file's shape.
pub const VERSION: usize = 1;

/// What is proposed for one document, and what people decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The document.
    pub source: Anchor,
    /// SHA-256 of the policy's text.
    pub policy: String,
    /// Decisions on the document as a whole.
    pub document: Document,
    /// Decisions on its parts.
    pub entries: Vec<Entry>,
}

/// The document that a plan is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchor {
    /// Name of the file, for people.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// Decisions on a document as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Who prepared the plan.
    pub prepared_by: String,
    /// Who checked it.
    pub checked_by: String,
    /// When, as an ISO date.
    pub decided_on: String,
    /// Whether a draft may go out.
    pub publish_draft: bool,
    /// Why a document that calls itself not disclosable, or disclosable in part, may go out all the
    /// same, or which of two contradicting marks holds.
    pub disclosure: Override,
    /// Why a document with a marking above the policy's may go out.
    pub marking: Override,
}

/// A recorded decision against what the document says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Override {
    /// The words of the marking that are overridden.
    pub marking: String,
    /// Who approved it.
    pub approver: String,
    /// Why.
    pub reason: String,
    /// When, as an ISO date.
    pub date: String,
}

impl Override {
    /// Whether all of it is recorded.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let Self {
            marking,
            approver,
            reason,
            date,
        } = self;
        [marking, approver, reason]
            .iter()
            .all(|words| !words.trim().is_empty())
            && date.parse::<jiff::civil::Date>().is_ok()
    }
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A person, with all mentions that are certain.
    Person,
    /// An organisation, with all mentions that are certain.
    Organisation,
    /// One place that may name somebody.
    Mention,
    /// Personal data at one place.
    Data,
    /// Words at one place.
    Passage,
    /// A whole item.
    Item,
    /// Text that stands in no part of the record.
    Stray,
}

impl What {
    /// All of them, and how a plan names them.
    pub const ALL: &[(Self, &'static str)] = &[
        (Self::Person, "person"),
        (Self::Organisation, "organisation"),
        (Self::Mention, "mention"),
        (Self::Data, "data"),
        (Self::Passage, "passage"),
        (Self::Item, "item"),
        (Self::Stray, "stray"),
    ];

    /// As a plan names it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        name_in(Self::ALL, self)
    }
}

/// Whether somebody has decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nobody has.
    Proposed,
    /// The treatment holds.
    Accepted,
    /// What was to be withheld is published.
    Rejected,
}

impl Status {
    /// All of them, and how a plan names them.
    pub const ALL: &[(Self, &'static str)] = &[
        (Self::Proposed, "proposed"),
        (Self::Accepted, "accepted"),
        (Self::Rejected, "rejected"),
    ];

    /// As a plan names it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        name_in(Self::ALL, self)
    }
}

/// What an entry proposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It is published.
    Publish,
    /// It is withheld.
    Redact,
    /// The policy does not say.
    Ask,
    /// It is left out: text of no part of the record, such as a scanner's noise.
    Omit,
}

impl Action {
    /// All of them, and how a plan names them.
    pub const ALL: &[(Self, &'static str)] = &[
        (Self::Publish, "publish"),
        (Self::Redact, "redact"),
        (Self::Ask, "ask"),
        (Self::Omit, "omit"),
    ];

    /// As a plan names it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        name_in(Self::ALL, self)
    }
}

fn name_in<T: Copy + PartialEq>(all: &[(T, &'static str)], value: T) -> &'static str {
    all.iter()
        .find(|(known, _)| *known == value)
        .map_or("", |(_, name)| name)
}

/// One thing to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Unique in the plan.
    pub id: String,
    /// What it is about.
    pub what: What,
    /// Whether somebody has decided.
    pub status: Status,
    /// What is done with it.
    pub action: Action,
    /// The words: a name, or what stands at the place.
    pub words: String,
    /// JSON Pointer of the text or record; empty for people and organisations.
    pub at: String,
    /// From 1: which of the places with the same words in that text.
    pub nth: usize,
    /// Bytes in the text that `--to text` prints; none where the place is not known.
    pub span: Option<[u32; 2]>,
    /// The place, for people.
    pub place: String,
    /// Words around it.
    pub context: String,
    /// How the words name somebody, or the kind of data.
    pub how: String,
    /// Who may be meant.
    pub of: Vec<String>,
    /// Class of a person.
    pub class: String,
    /// Code of the provision.
    pub exemption: String,
    /// Why, for the public schedule.
    pub reason: String,
    /// Why the public interest in withholding outweighs that in publishing; foreseeable harm where
    /// the regime asks for that.
    pub public_interest: String,
    /// Who gave an opinion.
    pub qualified_person: String,
    /// When, as an ISO date.
    pub opinion_date: String,
    /// Who confirmed that the code may be cited at all.
    pub confirmed_by: String,
    /// Whether role and organisation of a person are published.
    pub keep_role: bool,
    /// Why role and organisation do not tell who it is.
    pub role_note: String,
    /// Why initials of a person that were made longer do not tell who else was there.
    pub initials_note: String,
    /// Whether the title of a withheld item is published.
    pub keep_title: bool,
    /// Whether actions and decisions of a withheld item are published.
    pub keep_outcomes: bool,
    /// What is published instead of a withheld item.
    pub summary: String,
    /// Why it is proposed.
    pub basis: String,
    /// Who decided.
    pub decided_by: String,
    /// When, as an ISO date.
    pub decided_on: String,
    /// A note that is not published.
    pub note: String,
    /// Places that the decision on a person or organisation holds for; only shown.
    pub mentions: Vec<String>,
}

impl Entry {
    /// An entry about nothing yet.
    #[must_use]
    pub fn new(what: What, words: &str) -> Self {
        Self {
            id: String::new(),
            what,
            status: Status::Proposed,
            action: Action::Ask,
            words: words.to_owned(),
            at: String::new(),
            nth: 1,
            span: None,
            place: String::new(),
            context: String::new(),
            how: String::new(),
            of: Vec::new(),
            class: String::new(),
            exemption: String::new(),
            reason: String::new(),
            public_interest: String::new(),
            qualified_person: String::new(),
            opinion_date: String::new(),
            confirmed_by: String::new(),
            keep_role: false,
            role_note: String::new(),
            initials_note: String::new(),
            keep_title: false,
            keep_outcomes: false,
            summary: String::new(),
            basis: String::new(),
            decided_by: String::new(),
            decided_on: String::new(),
            note: String::new(),
            mentions: Vec::new(),
        }
    }

    /// Whether it is decided, and what is withheld.
    #[must_use]
    pub fn withholds(&self) -> bool {
        self.status == Status::Accepted && self.action == Action::Redact
    }

    /// What makes two entries of two plans the same.
    fn anchor(&self) -> (What, &str, &str, usize) {
        (self.what, &self.at, &self.words, self.nth)
    }
}

impl Plan {
    /// Reads a plan.
    ///
    /// # Errors
    ///
    /// All that is wrong in the text, with line and column.
    pub fn read(text: &str) -> Result<Self, Vec<Flaw>> {
        read::read(text)
    }

    /// The plan as a file.
    #[must_use]
    pub fn write(&self) -> String {
        write::write(self)
    }
}
