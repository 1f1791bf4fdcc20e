//! The proof: what is withheld makes no difference to what is published, and no shape of it is there.

mod allowed;
mod blank;
mod leaks;
mod twin;

use super::decisions::Decisions;
use super::edition::{Output, Render};
use super::policy::Policy;
use super::public::{self, Public};
use super::refusal::{self, Refusal};
use super::register::Register;
use crate::minutes::Minutes;
use leaks::Secrets;
use twin::DISGUISES;

/// What is to be proved.
pub(super) struct Claim<'a> {
    pub(super) minutes: &'a Minutes,
    pub(super) register: &'a Register,
    pub(super) decisions: &'a Decisions,
    pub(super) policy: &'a Policy,
    pub(super) render: Render<'a>,
}

impl Claim<'_> {
    fn outputs(&self, (minutes, decisions): &(Minutes, Decisions)) -> Vec<Output> {
        (self.render)(&public::build(minutes, decisions, self.policy))
    }

    /// All that is wrong with outputs.
    pub(super) fn refute(&self, public: &Public, outputs: &[Output]) -> Vec<Refusal> {
        let mut refusals = self.interference(outputs);
        refusals.extend(self.leaks());
        for output in outputs {
            refusals.extend(allowed::refusals(public, output));
        }
        refusals
    }

    /// The master test.
    fn interference(&self, outputs: &[Output]) -> Vec<Refusal> {
        let mut refusals = Vec::new();
        for disguise in DISGUISES {
            let twin = twin::twin(self.minutes, self.decisions, disguise);
            for (own, other) in outputs.iter().zip(self.outputs(&twin)) {
                if own.bytes != other.bytes {
                    let about = format!("{}, with secrets as {}", own.name, disguise.name);
                    refusals.push(refusal::INTERFERENCE.about(about));
                }
            }
        }
        refusals
    }

    fn leaks(&self) -> Vec<Refusal> {
        let secrets = Secrets::of(self.minutes, self.register, self.decisions);
        let shown = |outputs: Vec<Output>| -> Vec<leaks::Output> {
            outputs
                .into_iter()
                .map(|output| (output.name, output.bytes))
                .collect()
        };
        let masked = blank::without_kept(self.minutes, self.decisions);
        let blank = blank::without_words(self.minutes, self.decisions);
        let masked = shown(self.outputs(&masked));
        let blank = shown(self.outputs(&blank));
        let mut refusals = secrets.leaks(&masked, &blank);
        for item in self.decisions.items.values() {
            refusals.extend(secrets.leaks_of_text("a summary", &item.summary));
        }
        for (name, text) in [
            ("the label", &self.policy.label),
            ("the publisher's name", &self.policy.body),
        ] {
            refusals.extend(secrets.leaks_of_policy(name, text));
        }
        refusals
    }
}
