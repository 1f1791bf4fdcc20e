//! What a body publishes and what it withholds, as one file of TOML.

mod read;

use super::regime::{Exemption, Regime};

/// A new policy, with a comment on every setting.
pub const STARTER: &str = include_str!("../../../templates/policy.toml");

/// The version of the file's shape.
pub const VERSION: usize = 1;

/// The words of a label where a policy has none of its own.
pub const LABEL: &str = "[{what} withheld: {citation}]";

/// What a body publishes and what it withholds.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Name of the body that publishes.
    pub body: String,
    /// Law under which it withholds.
    pub regime: &'static Regime,
    /// Protective markings that a document may have.
    pub markings: Vec<String>,
    /// What is done with people of each class, in the order of [`Class::ALL`].
    pub people: [Treatment; Class::ALL.len()],
    /// Who is of which class; the first that fits counts.
    pub rules: Vec<Rule>,
    /// Organisations whose names are withheld.
    pub organisations: Vec<OrganisationRule>,
    /// What is done with personal data of each kind.
    pub data: Vec<(String, Treatment)>,
    /// What is done with personal data of all other kinds.
    pub other_data: Treatment,
    /// Personal data that are published: a press office's address, a switchboard.
    pub allowed: Vec<String>,
    /// Label, with `{what}` and `{citation}`.
    pub label: String,
    /// Reasons that the schedule gives for a code.
    pub reasons: Vec<(&'static str, String)>,
    /// Output formats where none are asked for.
    pub outputs: Vec<String>,
    /// Whether the one who checks must be another than the one who prepares.
    pub two_people: bool,
}

/// Why somebody was there: this, and not the grade alone, decides whether a name is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Holds a public office.
    OfficeHolder,
    /// Is senior enough to answer for what is done.
    Senior,
    /// Speaks for the body in public, whatever the grade.
    Spokesperson,
    /// Works for a public body in no public role.
    Junior,
    /// Comes from another body.
    External,
    /// Is a member of the public.
    Public,
    /// Nobody has said.
    Unknown,
}

impl Class {
    /// All of them, and how a policy names them.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::OfficeHolder, "office_holder"),
        (Self::Senior, "senior"),
        (Self::Spokesperson, "spokesperson"),
        (Self::Junior, "junior"),
        (Self::External, "external"),
        (Self::Public, "public"),
        (Self::Unknown, "unknown"),
    ];

    /// As a policy names it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(class, _)| *class == self)
            .map_or("unknown", |(_, name)| name)
    }

    /// The class of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(class, _)| *class)
    }
}

/// What is done with a person or a kind of data.
#[derive(Debug, Clone, Copy)]
pub enum Treatment {
    /// It is published.
    Publish,
    /// Somebody has to decide.
    Ask,
    /// It is withheld.
    Redact {
        /// The provision that allows it.
        exemption: &'static Exemption,
        /// Whether role and organisation of the person are published all the same.
        keep_role: bool,
    },
}

/// Tells of which class somebody is.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Line of the file, for those who ask why.
    pub line: usize,
    /// Words of the role, one of which must be there; empty where any will do.
    pub role: Vec<String>,
    /// Words of the organisation, or of a role that names it.
    pub organisation: Vec<String>,
    /// Whole names.
    pub name: Vec<String>,
    /// The class.
    pub class: Class,
    /// How the person agreed to be named, where that is why.
    pub consent: String,
}

/// An organisation that is withheld.
#[derive(Debug, Clone)]
pub struct OrganisationRule {
    /// Line of the file.
    pub line: usize,
    /// Its name.
    pub name: String,
    /// Abbreviations and other names.
    pub also: Vec<String>,
    /// The provision that allows it.
    pub exemption: &'static Exemption,
    /// Why, for the schedule.
    pub reason: String,
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    ///
    /// All that is wrong in the text, with line and column.
    pub fn read(text: &str) -> Result<Self, Vec<super::Flaw>> {
        read::read(text)
    }

    /// What is done with people of a class.
    #[must_use]
    pub fn treatment_of(&self, class: Class) -> Treatment {
        Class::ALL
            .iter()
            .zip(self.people)
            .find(|((known, _), _)| *known == class)
            .map_or(Treatment::Ask, |(_, treatment)| treatment)
    }

    /// What is done with personal data of a kind.
    #[must_use]
    pub fn treatment_of_data(&self, kind: &str) -> Treatment {
        self.data
            .iter()
            .find(|(known, _)| known == kind)
            .map_or(self.other_data, |(_, treatment)| *treatment)
    }

    /// The standing reason for a code, empty where there is none.
    #[must_use]
    pub fn reason(&self, code: &str) -> &str {
        self.reasons
            .iter()
            .find(|(known, _)| *known == code)
            .map_or("", |(_, reason)| reason)
    }
}
