//! An edition: the outputs of one publication, proved, with the statement that goes with them.

use super::decisions::{self, Decisions, Question};
use super::plan::Plan;
use super::policy::Policy;
use super::proof::Claim;
use super::public::{self, Public};
use super::refusal::Refusal;
use super::register::Register;
use super::statement;
use crate::Reading;

/// Names of the output formats.
pub const FORMATS: &[&str] = &["html", "markdown", "govspeak", "json", "csv"];

/// Writes outputs in the order of the formats asked for.
pub type Render<'r> = &'r dyn Fn(&Public) -> Vec<Output>;

/// One file for the public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Name of the file; it does not depend on the source.
    pub name: &'static str,
    /// Name of its format.
    pub format: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What is published of one document.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The model that the outputs were written from.
    pub public: Public,
    /// The files.
    pub outputs: Vec<Output>,
    /// What was proved and what was not, to publish beside them.
    pub statement: Output,
}

/// What an edition is made of.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// The document.
    pub reading: &'a Reading,
    /// The policy.
    pub policy: &'a Policy,
    /// SHA-256 of the policy's text.
    pub policy_digest: &'a str,
    /// The plan.
    pub plan: &'a Plan,
    /// Writes the outputs.
    pub render: Render<'a>,
}

impl Order<'_> {
    /// What is published, or everything that forbids it.
    ///
    /// # Errors
    ///
    /// All refusals at once.
    pub fn fill(&self) -> Result<Edition, Vec<Refusal>> {
        let register = Register::of(&self.reading.minutes, Some(self.policy));
        let decisions = self.decisions(&register)?;
        let minutes = &self.reading.minutes;
        let public = public::build(minutes, &decisions, self.policy);
        let outputs = (self.render)(&public);
        let claim = Claim {
            minutes,
            register: &register,
            decisions: &decisions,
            policy: self.policy,
            render: self.render,
        };
        let refusals = claim.refute(&public, &outputs);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let statement = statement::write(&public, &decisions, &outputs);
        Ok(Edition {
            public,
            outputs,
            statement,
        })
    }

    fn decisions(&self, register: &Register) -> Result<Decisions, Vec<Refusal>> {
        decisions::decide(&Question {
            reading: self.reading,
            register,
            policy: self.policy,
            policy_digest: self.policy_digest,
            plan: self.plan,
        })
    }
}
