//! What each code asks an entry to record.

use super::{Question, about};
use crate::publish::refusal::{self, Refusal};
use crate::publish::regime::{Kind, Requirement};

pub(super) fn refusals(question: &Question<'_>, refusals: &mut Vec<Refusal>) {
    for entry in question
        .plan
        .entries
        .iter()
        .filter(|entry| entry.withholds())
    {
        let Some(exemption) = question.policy.regime.exemption(&entry.exemption) else {
            continue;
        };
        let about = || {
            format!(
                "{}, {}",
                about(entry),
                question.policy.regime.cite(exemption)
            )
        };
        let weighed = !entry.public_interest.trim().is_empty();
        match exemption.kind {
            Kind::Qualified if !weighed => {
                refusals.push(refusal::NO_PUBLIC_INTEREST.about(about()));
            }
            Kind::Harm if !weighed => refusals.push(refusal::NO_HARM.about(about())),
            Kind::Absolute | Kind::Qualified | Kind::Harm => (),
        }
        for requirement in exemption.requires {
            match requirement {
                Requirement::Opinion => {
                    let given =
                        !entry.qualified_person.trim().is_empty() && !entry.opinion_date.is_empty();
                    if !given {
                        refusals.push(refusal::NO_OPINION.about(about()));
                    }
                }
                Requirement::Confirmation => {
                    if entry.confirmed_by.trim().is_empty() {
                        refusals.push(refusal::NO_CONFIRMATION.about(about()));
                    }
                }
            }
        }
    }
}
