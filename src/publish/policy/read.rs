//! A policy's text to a policy, or to everything that is wrong in it.

use super::{Class, LABEL, OrganisationRule, Policy, Rule, Treatment, VERSION};
use crate::publish::Flaw;
use crate::publish::data::kinds as data_kinds;
use crate::publish::edition::FORMATS;
use crate::publish::regime::{Exemption, REGIMES, Regime};
use crate::publish::table::{At, Flaws, Table, Value};

pub(super) fn read(text: &str) -> Result<Policy, Vec<Flaw>> {
    let mut flaws = Flaws::new(text);
    let policy = flaws
        .parse()
        .and_then(|table| policy(text, table, &mut flaws));
    flaws.finish(policy)
}

fn policy(text: &str, mut top: Table<'_>, flaws: &mut Flaws<'_>) -> Option<Policy> {
    let version = top.number("version", flaws);
    match version {
        Some(version) if version.value != VERSION => {
            flaws.add(version.at, format!("only version {VERSION} is known"));
        }
        None => flaws.add(top.at(), "`version` is missing: version = 1"),
        Some(_) => (),
    }
    let body = top.needed("body", flaws);
    let regime = regime(&mut top, flaws)?;
    let mut markings = top.table("markings", flaws);
    let allowed_markings = values(markings.texts("allowed", flaws));
    markings.done(flaws);
    let people = people(&mut top, regime, flaws);
    let rules = top
        .tables("rule", flaws)
        .into_iter()
        .filter_map(|table| rule(text, table, flaws))
        .collect();
    let organisations = top
        .tables("organisation", flaws)
        .into_iter()
        .filter_map(|table| organisation(text, table, regime, flaws))
        .collect();
    let (data, other_data, allowed) = data(&mut top, regime, flaws);
    let reasons = reasons(&mut top, regime, flaws);
    let label = label(&mut top, flaws);
    let mut outputs = top.table("outputs", flaws);
    let formats = outputs.texts("formats", flaws);
    outputs.done(flaws);
    let formats = formats
        .into_iter()
        .filter(|format| {
            let known = FORMATS.contains(&format.value.as_str());
            if !known {
                flaws.add(format.at, format!("the formats are {}", FORMATS.join(", ")));
            }
            known
        })
        .collect();
    let mut sign_off = top.table("sign_off", flaws);
    let two_people = sign_off.flag("two_people", flaws).unwrap_or(true);
    sign_off.done(flaws);
    top.done(flaws);
    Some(Policy {
        body: body?.value,
        regime,
        markings: allowed_markings,
        people,
        rules,
        organisations,
        data,
        other_data,
        allowed,
        label,
        reasons,
        outputs: values(formats),
        two_people,
    })
}

fn values(texts: Vec<At<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

fn regime(top: &mut Table<'_>, flaws: &mut Flaws<'_>) -> Option<&'static Regime> {
    let name = top.needed("regime", flaws)?;
    let regime = Regime::named(&name.value);
    if regime.is_none() {
        let known: Vec<&str> = REGIMES.iter().map(|regime| regime.name).collect();
        flaws.add(
            name.at,
            format!("no such regime; known are {}", known.join(", ")),
        );
    }
    regime
}

fn exemption(
    code: &At<String>,
    regime: &'static Regime,
    flaws: &mut Flaws<'_>,
) -> Option<&'static Exemption> {
    let exemption = regime.exemption(&code.value);
    if exemption.is_none() {
        flaws.add(
            code.at,
            format!("the {} has no code `{}`", regime.title, code.value),
        );
    }
    exemption
}

/// `"publish"`, `"ask"`, or `{ redact = "40(2)", role = "keep" }`.
fn treatment(
    key: &str,
    value: Value<'_>,
    regime: &'static Regime,
    flaws: &mut Flaws<'_>,
) -> Option<Treatment> {
    const SHAPES: &str = "\"publish\", \"ask\" or { redact = \"CODE\" }";
    let at = value.at;
    if value.is_text() {
        return match value.text(key, flaws)?.value.as_str() {
            "publish" => Some(Treatment::Publish),
            "ask" => Some(Treatment::Ask),
            _ => {
                flaws.add(at, format!("`{key}` is {SHAPES}"));
                None
            }
        };
    }
    let mut table = value.table(key, flaws)?;
    let code = table.needed("redact", flaws);
    let role = table.text("role", flaws);
    table.done(flaws);
    let keep_role = match role.as_ref().map(|role| role.value.as_str()) {
        None | Some("withhold") => false,
        Some("keep") => true,
        Some(_) => {
            flaws.add(at, "`role` is \"keep\" or \"withhold\"");
            false
        }
    };
    Some(Treatment::Redact {
        exemption: exemption(&code?, regime, flaws)?,
        keep_role,
    })
}

fn people(
    top: &mut Table<'_>,
    regime: &'static Regime,
    flaws: &mut Flaws<'_>,
) -> [Treatment; Class::ALL.len()] {
    let mut table = top.table("people", flaws);
    let people = Class::ALL.map(|(class, name)| {
        let Some(value) = table.take(name) else {
            return Treatment::Ask;
        };
        let at = value.at;
        let treatment = treatment(name, value, regime, flaws);
        if class == Class::Unknown && matches!(treatment, Some(Treatment::Publish)) {
            flaws.add(
                at,
                "`unknown` is never published: a person of whom nobody knows the role is asked about",
            );
        }
        treatment.unwrap_or(Treatment::Ask)
    });
    table.done(flaws);
    people
}

fn rule(text: &str, mut table: Table<'_>, flaws: &mut Flaws<'_>) -> Option<Rule> {
    let at = table.at();
    let role = values(table.texts("role", flaws));
    let organisation = values(table.texts("organisation", flaws));
    let name = values(table.texts("name", flaws));
    let class = table.needed("class", flaws);
    let consent = table.text_or_empty("consent", flaws);
    table.done(flaws);
    let blank = |list: &[String]| list.iter().any(|words| words.trim().is_empty());
    if role.is_empty() && organisation.is_empty() && name.is_empty() {
        flaws.add(at, "a rule has `role`, `organisation` or `name`");
    }
    if blank(&role) || blank(&organisation) || blank(&name) {
        flaws.add(at, "an empty text would fit everybody");
    }
    let class = class?;
    let known = Class::named(&class.value).filter(|class| *class != Class::Unknown);
    if known.is_none() {
        let names: Vec<&str> = Class::ALL
            .iter()
            .filter(|(class, _)| *class != Class::Unknown)
            .map(|(_, name)| *name)
            .collect();
        flaws.add(class.at, format!("`class` is one of {}", names.join(", ")));
    }
    Some(Rule {
        line: line_of(text, at),
        role,
        organisation,
        name,
        class: known?,
        consent,
    })
}

fn organisation(
    text: &str,
    mut table: Table<'_>,
    regime: &'static Regime,
    flaws: &mut Flaws<'_>,
) -> Option<OrganisationRule> {
    let line = line_of(text, table.at());
    let name = table.needed("name", flaws);
    let also = values(table.texts("also", flaws));
    let code = table.needed("redact", flaws);
    let reason = table.text_or_empty("reason", flaws);
    table.done(flaws);
    Some(OrganisationRule {
        line,
        name: name?.value,
        also,
        exemption: exemption(&code?, regime, flaws)?,
        reason,
    })
}

type Data = (Vec<(String, Treatment)>, Treatment, Vec<String>);

fn data(top: &mut Table<'_>, regime: &'static Regime, flaws: &mut Flaws<'_>) -> Data {
    let mut table = top.table("data", flaws);
    let allowed = values(table.texts("allow", flaws));
    let mut kinds = Vec::new();
    let mut other = Treatment::Ask;
    for (key, value) in table.rest() {
        let known = key.value == "other" || data_kinds().any(|kind| kind == key.value);
        if !known {
            flaws.add(
                key.at,
                format!(
                    "no such kind of data; known are {}, other",
                    data_kinds().collect::<Vec<_>>().join(", ")
                ),
            );
        }
        match treatment(&key.value, value, regime, flaws) {
            Some(Treatment::Publish) if key.value == "other" => flaws.add(
                key.at,
                "`other` is never published: a kind that nobody has named is asked about",
            ),
            Some(treatment) if key.value == "other" => other = treatment,
            Some(treatment) => kinds.push((key.value, treatment)),
            None => (),
        }
    }
    (kinds, other, allowed)
}

fn reasons(
    top: &mut Table<'_>,
    regime: &'static Regime,
    flaws: &mut Flaws<'_>,
) -> Vec<(&'static str, String)> {
    let table = top.table("reasons", flaws);
    let mut reasons = Vec::new();
    for (code, reason) in table.rest() {
        let reason = reason.text(&code.value, flaws);
        let exemption = exemption(&code, regime, flaws);
        reasons.extend(
            exemption
                .map(|known| known.code)
                .zip(reason.map(|r| r.value)),
        );
    }
    reasons
}

fn label(top: &mut Table<'_>, flaws: &mut Flaws<'_>) -> String {
    let mut table = top.table("label", flaws);
    let text = table.text("text", flaws);
    table.done(flaws);
    let Some(text) = text else {
        return LABEL.to_owned();
    };
    for part in ["{what}", "{citation}"] {
        if text.value.matches(part).count() != 1 {
            flaws.add(text.at, format!("a label has {part} in it, once"));
        }
    }
    if text.value.contains(['<', '>', '\n', '|', '*', '`']) {
        flaws.add(text.at, "a label is plain words on one line");
    }
    text.value
}

fn line_of(text: &str, at: usize) -> usize {
    text.get(..at)
        .map_or(0, |before| before.matches('\n').count())
        + 1
}

#[cfg(test)]
mod tests {
    use super::super::STARTER;
    use super::*;

    #[test]
    fn the_starter_is_a_policy() {
        let policy = Policy::read(STARTER).expect("it holds");
        assert_eq!(policy.regime.name, "foia-2000");
        assert!(matches!(
            policy.treatment_of(Class::Unknown),
            Treatment::Ask
        ));
        for kind in data_kinds() {
            assert!(STARTER.contains(kind), "{kind} is not shown");
        }
    }

    /// What is put behind a head that holds, and where that is wrong.
    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        const HEAD: &str = "version = 1\nbody = \"Pond Board\"\nregime = \"foia-2000\"\n";
        for (text, flaw) in [
            (
                "[people]\nunknown = \"publish\"\n",
                "5:11: `unknown` is never published: a person of whom nobody knows the role is asked about",
            ),
            (
                "[people]\njunior = \"hide\"\n",
                "5:10: `junior` is \"publish\", \"ask\" or { redact = \"CODE\" }",
            ),
            (
                "[people]\njunior = { redact = \"99\" }\n",
                "5:21: the Freedom of Information Act 2000 has no code `99`",
            ),
            (
                "[people]\njunior = { code = \"40(2)\" }\n",
                "5:10: `redact` is missing",
            ),
            (
                "[people]\nminor = \"ask\"\n",
                "5:1: `minor` is no key that is known here",
            ),
            (
                "[[rule]]\nclass = \"junior\"\n",
                "4:1: a rule has `role`, `organisation` or `name`",
            ),
            (
                "[[rule]]\nrole = \"\"\nclass = \"junior\"\n",
                "4:1: an empty text would fit everybody",
            ),
            (
                "[[rule]]\nrole = \"x\"\nclass = \"unknown\"\n",
                "6:9: `class` is one of office_holder, senior, spokesperson, junior, external, public",
            ),
            (
                "[[organisation]]\nname = \"X\"\n",
                "4:1: `redact` is missing",
            ),
            (
                "[label]\ntext = \"[gone]\"\n",
                "5:8: a label has {what} in it, once",
            ),
            (
                "[outputs]\nformats = [\"pdf\"]\n",
                "5:12: the formats are html, markdown, govspeak, json, csv",
            ),
            (
                "[reasons]\n\"41\" = \"x\"\n",
                "5:1: the Freedom of Information Act 2000 has no code `41`",
            ),
            (
                "colour = \"x\"\n",
                "4:1: `colour` is no key that is known here",
            ),
            (
                "[markings]\nallowed = [1]\n",
                "5:12: `allowed` is a text: \"…\"",
            ),
        ] {
            let text = format!("{HEAD}{text}");
            let flaws = Policy::read(&text).expect_err("it does not hold");
            let first = flaws.first().map(ToString::to_string);
            assert_eq!(first.as_deref(), Some(flaw), "{text}");
        }
        for (text, flaw) in [
            (
                "body = \"x\"\nregime = \"foia-2000\"\n",
                "1:1: `version` is missing: version = 1",
            ),
            (
                "version = 2\nbody = \"x\"\nregime = \"foia-2000\"\n",
                "1:11: only version 1 is known",
            ),
            (
                "version = 1\nbody = \"x\"\nregime = \"dpa\"\n",
                "3:10: no such regime; known are foia-2000, eir-2004, lga-1972, foisa-2002, us-foia",
            ),
        ] {
            let flaws = Policy::read(text).expect_err("it does not hold");
            let first = flaws.first().map(ToString::to_string);
            assert_eq!(first.as_deref(), Some(flaw), "{text}");
        }
    }
}
